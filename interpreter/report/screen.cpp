#include "report/screen.hpp"

#include <algorithm>
#include <map>

#include "report/json.hpp"

namespace bareme::report {
namespace {

using values::Number;
using Outcome = Screen::Outcome;

constexpr std::int64_t bins = 32;                           // columns of the strip
constexpr std::int64_t narrowest = 4;                       // units of the scale
constexpr std::int64_t strip_top = 260, strip_foot = 1000;  // of 1000: arrows stand above
constexpr std::int64_t dot = 48;                            // of 1000: the height of one
constexpr std::size_t tallest_pile = 30;                    // more are drawn as columns
constexpr std::size_t lanes = 6;                            // arrows
constexpr std::int64_t first_lane = 60, lanes_foot = 200, widest_lane = 70;

const char* outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::Validated:
      return "valide";
    case Outcome::Refused:
      return "refuse";
    case Outcome::Open:
      break;
  }
  return "attend";
}

// « 49.3 » for 493 of 1000.
std::string percent(std::int64_t thousandths) {
  return std::to_string(thousandths / 10) + "." + std::to_string(thousandths % 10);
}

std::int64_t place(const Number& at, const Screen::Scale& scale) {
  const std::int64_t found = ((at - scale.low) / (scale.high - scale.low) * Number(1000)).floor().integer().value_or(0);
  return std::clamp<std::int64_t>(found, 0, 1000);
}

// All three: a section that does not find a name in an item looks for it around.
void add_outcome(Json& json, Outcome outcome) {
  for (const Outcome one : {Outcome::Validated, Outcome::Refused, Outcome::Open})
    json[outcome_name(one)] = one == outcome;
}

// A list that may be introduced by words of its own; nothing when it is empty.
void add_list(Json& json, const char* name, const std::vector<std::string>& items, std::size_t others = 0) {
  if (!items.empty()) json[name] = {{"liste", items}, {"autres", others == 0 ? "" : std::to_string(others)}};
}

Json bar_json(const Screen::Bar& bar, const Screen::Scale& scale) {
  Json json{{"objet", bar.object}, {"moyenne", bar.mean}, {"resultat", bar.result}};
  add_outcome(json, bar.outcome);
  if (bar.at) json["place"] = percent(place(*bar.at, scale));
  if (bar.threshold) json["seuil"] = percent(place(*bar.threshold, scale));
  return json;
}

std::string refused_words(std::size_t count) {
  if (count == 0) return "";
  return count == 1 ? "1 autre non validée" : std::to_string(count) + " autres non validées";
}

Json student_json(const Screen::Student& student, const Screen::Scale& scale) {
  Json json{{"nom", student.name},
            {"objet", student.object},
            {"verdict", student.verdict},
            {"libelle", student.label},
            {"origine", student.origin}};
  add_outcome(json, student.outcome);
  add_list(json, "autour", student.around);
  json["barres"] = Json::array();
  for (const Screen::Bar& bar : student.bars)
    json["barres"].push_back(bar_json(bar, scale));
  constexpr std::size_t one_column = 6;
  json["serrees"] = student.bars.size() > one_column;
  json["autres_validees"] = student.other_bars == 0 ? "" : std::to_string(student.other_bars);
  if (!student.condition.empty())
    json["manque"] = {{"condition", student.condition},
                      {"article", student.article},
                      {"distance", student.distance},
                      {"autres", refused_words(student.others_refused)}};
  add_list(json, "accorde", student.granted);
  return json;
}

std::string count_words(std::size_t count) { return count == 0 ? "" : std::to_string(count); }

Json shares_json(const std::vector<Screen::Share>& shares) {
  Json items = Json::array();
  for (const Screen::Share& share : shares) {
    const std::size_t whole = std::max<std::size_t>(1, share.validated + share.refused + share.open);
    const auto part = [&](std::size_t count) { return percent(static_cast<std::int64_t>(count * 1000 / whole)); };
    items.push_back({{"objet", share.object},
                     {"valides", std::to_string(share.validated)},
                     {"refuses", count_words(share.refused)},
                     {"attendus", count_words(share.open)},
                     {"place", part(share.validated)},
                     {"suite", part(share.refused)}});
  }
  constexpr std::size_t one_column = 7;
  return {{"parts", std::move(items)}, {"serrees", shares.size() > one_column}};
}

// Wide enough for all that is drawn, between whole numbers.
Screen::Scale scale_of(const Screen::Plot& plot) {
  std::vector<Number> drawn;
  for (const Screen::Dot& one : plot.dots)
    drawn.push_back(one.at);
  for (const Screen::Mover& mover : plot.movers)
    for (const auto& end : {mover.from, mover.to})
      if (end) drawn.push_back(*end);
  for (const auto& line : {plot.threshold, plot.next_threshold})
    if (line) drawn.push_back(*line);
  if (drawn.empty()) return {0, narrowest};
  const auto [low, high] = std::minmax_element(drawn.begin(), drawn.end());
  Screen::Scale scale{low->floor(), -((-*high).floor())};
  while (scale.high - scale.low < Number(narrowest))
    scale.high = scale.high + Number(1);
  return scale;
}

// Piles of the students of a same bin, or, where they would be too tall, one column a result.
class Strip {
 public:
  Strip(const Screen::Plot& plot, const Screen::Scale& scale) : scale_(scale) {
    for (const Screen::Dot& one : plot.dots)
      piles_[bin_of(one.at)].push_back(&one);
    for (auto& [bin, pile] : piles_) {
      std::stable_sort(pile.begin(), pile.end(), [](const Screen::Dot* left, const Screen::Dot* right) {
        return static_cast<int>(left->outcome) < static_cast<int>(right->outcome);
      });
      tallest_ = std::max(tallest_, pile.size());
    }
  }

  void draw(Json& json) const { tallest_ > tallest_pile ? columns(json) : dots(json); }

 private:
  std::int64_t bin_of(const Number& at) const { return std::min(place(at, scale_) * bins / 1000, bins - 1); }
  static std::int64_t middle(std::int64_t bin) { return (2 * bin + 1) * 1000 / (2 * bins); }

  void dots(Json& json) const {
    const std::int64_t room = strip_foot - strip_top;
    const std::int64_t pitch =
        tallest_ == 0 ? dot : std::min<std::int64_t>(dot, room / static_cast<std::int64_t>(tallest_));
    Json& drawn = json["points"] = Json::array();
    for (const auto& [bin, pile] : piles_)
      for (std::size_t i = 0; i < pile.size(); ++i) {
        Json one{{"x", percent(middle(bin))},
                 {"y", percent(strip_foot - dot / 2 - static_cast<std::int64_t>(i) * pitch)}};
        add_outcome(one, pile[i]->outcome);
        one["en_vue"] = pile[i]->in_view;
        drawn.push_back(std::move(one));
      }
  }

  void columns(Json& json) const {
    Json& drawn = json["colonnes"] = Json::array();
    for (const auto& [bin, pile] : piles_) {
      std::int64_t foot = strip_foot;
      for (const Outcome outcome : {Outcome::Validated, Outcome::Refused, Outcome::Open}) {
        const auto count =
            std::count_if(pile.begin(), pile.end(), [&](const auto* one) { return one->outcome == outcome; });
        const std::int64_t height = count * (strip_foot - strip_top) / static_cast<std::int64_t>(tallest_);
        if (height == 0) continue;
        foot -= height;
        Json one{{"x", percent(bin * 1000 / bins)}, {"y", percent(foot)}, {"hauteur", percent(height)}};
        add_outcome(one, outcome);
        drawn.push_back(std::move(one));
      }
    }
  }

  const Screen::Scale& scale_;
  std::map<std::int64_t, std::vector<const Screen::Dot*>> piles_;
  std::size_t tallest_ = 0;
};

Json movers_json(const Screen::Plot& plot) {
  Json json = Json::array();
  for (const Screen::Mover& mover : plot.movers)
    if (mover.named) json.push_back({{"nom", mover.name}, {"avant", mover.before}, {"apres", mover.after}});
  return json;
}

// One above the other, in the order of the movers.
Json arrows_json(const Screen::Plot& plot, const Screen::Scale& scale) {
  std::vector<const Screen::Mover*> drawn;
  for (const Screen::Mover& mover : plot.movers)
    if (drawn.size() < lanes && mover.from && mover.to) drawn.push_back(&mover);
  const std::int64_t steps = std::max<std::int64_t>(1, static_cast<std::int64_t>(drawn.size()) - 1);
  const std::int64_t lane = std::min(widest_lane, (lanes_foot - first_lane) / steps);
  Json json = Json::array();
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::int64_t from = place(*drawn[i]->from, scale), to = place(*drawn[i]->to, scale);
    json.push_back({{"de", percent(from)},
                    {"a", percent(to)},
                    {"y", percent(first_lane + static_cast<std::int64_t>(i) * lane)},
                    {from == to  ? "sur_place"
                     : to > from ? "monte"
                                 : "descend",
                     true}});
  }
  return json;
}

Json threshold_json(const Number& at, const std::string& text, const Screen::Scale& scale) {
  return {{"place", percent(place(at, scale))}, {"texte", text}, {"a_gauche", place(at, scale) > 500}};
}

Json plot_json(const Screen::Plot& plot) {
  const Screen::Scale scale = scale_of(plot);
  Json json{{"objet", plot.object}, {"titre", plot.title}};
  if (!plot.compared.empty()) json["compare"] = {{"scenarios", plot.compared}, {"valides", plot.validated}};
  json["bilan"] = Json::array();
  for (const Screen::Count& count : plot.counts) {
    Json one{{"signe", count.symbol}, {"libelle", count.label}, {"nombre", count.count}};
    add_outcome(one, count.outcome);
    json["bilan"].push_back(std::move(one));
  }
  json["sans_moyenne"] = plot.without_mean == 0 ? "" : std::to_string(plot.without_mean);
  json["dessin"] = !plot.dots.empty();
  json["bas"] = scale.low.exact_text();
  json["haut"] = scale.high.exact_text();
  if (plot.threshold) json["seuil"] = threshold_json(*plot.threshold, plot.threshold_text, scale);
  if (plot.next_threshold)
    json["seuil_suivant"] = threshold_json(*plot.next_threshold, plot.next_threshold_text, scale);
  for (const Screen::Dot& one : plot.dots)
    if (one.in_view) json["en_vue"] = {{"place", percent(place(one.at, scale))}, {"texte", plot.in_view}};
  Strip(plot, scale).draw(json);
  json["bouge"] = movers_json(plot);
  json["fleches"] = arrows_json(plot, scale);
  json["bouge_autres"] = plot.other_movers == 0   ? ""
                         : plot.other_movers == 1 ? "1 autre"
                                                  : std::to_string(plot.other_movers) + " autres";
  return json;
}

}  // namespace

std::string black_screen_json(const std::string& follows) {
  Json json = json_document("ecran");
  json["suivi"] = follows;
  json["noir"] = true;
  return json_text(json);
}

std::string screen_json(const Screen& screen, const std::string& follows) {
  Json json = json_document("ecran");
  json["suivi"] = follows;
  json["promotion"] = screen.promotion;
  json["jury"] = screen.jury;
  json["reglement"] = screen.version;
  json["decides"] = screen.decided;
  json["effectif"] = screen.size;
  json["hypothese"] = screen.hypothesis;
  if (screen.student)
    json["eleve"] = student_json(*screen.student, screen.bars);
  else
    json["ensemble"] = shares_json(screen.shares);
  json["graphique"] = plot_json(screen.plot);
  if (screen.act)
    json["acte"] = {{"texte", screen.act->what}, {"motif", screen.act->motive}, {"enregistre", screen.act->saved}};
  add_list(json, "semblables", screen.similar, screen.other_similar);
  return json_text(json);
}

}  // namespace bareme::report
