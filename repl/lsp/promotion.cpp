// What the promotion of the opened base says of a text: how many over each article, one student's values, who is
// decided otherwise. Where the text is no longer what was read sound, nothing is said.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "repl/lsp/answers.hpp"
#include "repl/lsp/opened_base.hpp"
#include "repl/wording.hpp"
#include "report/explanation.hpp"
#include "session/written.hpp"

namespace bareme::repl::lsp {
namespace {

constexpr std::size_t over_an_article = 4, objects_on_a_line = 3, objects_explained = 12;

Json lens(const Json& range, const std::string& title, const std::string& command = "",
          Json arguments = Json::array()) {
  Json told{{"title", title}, {"command", command}};
  if (!arguments.empty()) told["arguments"] = std::move(arguments);
  return {{"range", range}, {"command", std::move(told)}};
}

std::string students(std::size_t count) { return counted(count, "étudiant"); }

std::size_t other_results(const Standing& standing) {
  return static_cast<std::size_t>(std::count_if(standing.redecided.begin(), standing.redecided.end(),
                                                [](const Redecided& one) { return !one.results.empty(); }));
}

// « 96 étudiants (ing2.db) · 3 décidés autrement que par le règlement de la base ».
std::string summary(const Standing& standing) {
  if (!standing.fault.empty()) return "Base non ouverte : " + standing.fault;
  std::string told = students(standing.together->session.promotion().size());
  if (!standing.unknown_student.empty())
    told += fmt::format(" · aucun n'est {} (bareme.etudiant)", diagnostics::guillemets(standing.unknown_student));
  if (!standing.uncompared.empty()) return told + " · le règlement de la base n'est pas lu : " + standing.uncompared;
  const std::size_t results = other_results(standing);
  if (standing.redecided.empty()) return told + " · aucun changé par rapport au règlement de la base";
  told += results == 0 ? " · aucun résultat changé par rapport au règlement de la base"
                       : fmt::format(" · {} par rapport au règlement de la base",
                                     results == 1 ? "1 étudiant change de résultat"
                                                  : fmt::format("{} étudiants changent de résultat", results));
  if (const std::size_t values = standing.redecided.size() - results; values != 0)
    told += fmt::format(" · {} d'autres valeurs",
                        values == 1 ? "1 autre n'a que" : fmt::format("{} autres n'ont que", values));
  return told;
}

// Verdicts first: what an article decides is what is asked first.
std::vector<const Yield*> of_article(const Standing& standing, std::size_t article) {
  const semantics::CheckedRegulation& rules = standing.together->session.regulation();
  std::vector<const Yield*> all;
  for (const Yield& yield : standing.yields)
    if (yield.article.index() == article) all.push_back(&yield);
  std::stable_sort(all.begin(), all.end(), [&](const Yield* one, const Yield* other) {
    const auto verdict = [&](const Yield* yield) {
      return rules.quantity(yield->quantity).role == semantics::Quantity::Role::Proposition;
    };
    return verdict(one) && !verdict(other);
  });
  return all;
}

// The line a place of the sound reading begins on, where it is now; none: it is in another text, or has changed.
std::optional<std::size_t> line_of(const Workshop& workshop, const Standing& standing, const diagnostics::Span& place,
                                   const std::string& path, const Lines& lines) {
  const Together& together = *standing.together;
  if (together.session.sources()[place.source].path() != path) return std::nullopt;
  // By what follows its first letter: what is typed right before a line leaves its begin where it was.
  const auto now = workshop.today(together, {place.source, place.begin + 1, place.begin + 1});
  return now && now->begin > 0 ? std::optional(lines.position(now->begin - 1).line) : std::nullopt;
}

Json line_range(std::size_t line) {
  return {{"start", {{"line", line}, {"character", 0}}}, {"end", {{"line", line}, {"character", 0}}}};
}

}  // namespace

Json lenses(Workshop& workshop, OpenedBase& base, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const Standing* standing = spot ? base.of(workshop, spot->path) : nullptr;
  Json all = Json::array();
  if (standing == nullptr) return all;
  const Together& together = *standing->together;
  if (!together.session.loaded()) return all;
  const Json uri = params.at("textDocument").at("uri");
  const Lines lines(spot->text);
  const auto& articles = together.session.regulation().articles;
  const bool holds_articles = std::any_of(articles.begin(), articles.end(), [&](const semantics::Article& article) {
    return together.session.sources()[article.place.source].path() == spot->path;
  });
  if (!holds_articles) return all;
  all.push_back(
      lens(line_range(0), summary(*standing), standing->fault.empty() ? "bareme.quiChange" : "", Json::array({uri})));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::vector<const Yield*> yields = of_article(*standing, i);
    if (yields.empty()) continue;
    const auto line = line_of(workshop, *standing, articles[i].place, spot->path, lines);
    if (!line) continue;
    for (std::size_t shown = 0; shown < std::min(yields.size(), over_an_article); ++shown)
      all.push_back(lens(line_range(*line), told(together.session, *yields[shown]),
                         yields[shown]->changed != 0 ? "bareme.quiChange" : "", Json::array({uri})));
    if (yields.size() > over_an_article)
      all.push_back(
          lens(line_range(*line), fmt::format("et {} de plus", counted(yields.size() - over_an_article, "valeur"))));
  }
  return all;
}

Json hints(Workshop& workshop, OpenedBase& base, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const Standing* standing = spot ? base.of(workshop, spot->path) : nullptr;
  Json all = Json::array();
  if (standing == nullptr || !standing->student) return all;
  const Session& session = standing->together->session;
  const Lines lines(spot->text);
  const std::size_t first = params.at("range").at("start").at("line").get<std::size_t>();
  const std::size_t last = params.at("range").at("end").at("line").get<std::size_t>();
  for (const Yield& yield : standing->yields) {
    const auto line = line_of(workshop, *standing, yield.place, spot->path, lines);
    if (!line || *line < first || *line > last) continue;
    std::string shown, whole;
    std::size_t count = 0;
    for (const plan::CellKey& cell : yield.cells) {
      const values::Value value = session.value(*standing->student, cell);
      if (value.state() == values::State::SansObjet) continue;
      const std::string words = session.words(cell, value);
      const std::string address = session.curriculum().address(cell.object);
      const std::string one = yield.cells.size() == 1 ? words : address + " " + words;
      if (++count <= objects_on_a_line) shown += (shown.empty() ? "" : " · ") + one;
      whole += (whole.empty() ? "" : "\n") + one;
    }
    if (count == 0) continue;
    if (count > objects_on_a_line) shown += fmt::format(" · … ({})", count);
    const std::size_t at = lines.offset({*line, 0});
    const Position end = lines.position(std::min(spot->text.find('\n', at), spot->text.size()));
    all.push_back({{"position", {{"line", end.line}, {"character", end.character}}},
                   {"label", "= " + shown},
                   {"paddingLeft", true},
                   {"tooltip", session.student_name(*standing->student) + "\n" + whole}});
  }
  return all;
}

namespace {

void list_changed(std::string& page, const Standing& standing) {
  const Session& session = standing.together->session;
  page += "\n| étudiant | quoi | par la base | par ce texte | ce qui a changé dans le texte |\n|---|---|---|---|---|\n";
  for (const Redecided& student : standing.redecided) {
    std::string name = session.student_name(student.student);
    for (const Redecided::Change& change : student.results) {
      std::string articles;
      for (const std::string& article : change.articles)
        articles += (articles.empty() ? "" : " ; ") + article;
      page += fmt::format("| {} | {} | {} | {} | {} |\n", name, change.what, change.before, change.after, articles);
      name.clear();
    }
  }
}

}  // namespace

std::string who_changes(Workshop& workshop, OpenedBase& base, const std::string& path) {
  if (!base.named()) return "Aucune base n'est ouverte : la nommer dans les réglages (bareme.base).\n";
  const Standing* const standing = base.of(workshop, path);
  if (standing == nullptr) return "Ce texte n'a pas encore été lu sans faute : les corriger d'abord.\n";
  std::string page = fmt::format("# Qui change\n\n{}.\n", summary(*standing));
  if (!standing->fault.empty() || base.before() == nullptr) return page;
  if (workshop.now(path) != standing->together.get())
    page += "\nLe texte a changé depuis : c'est sa dernière lecture sans faute.\n";
  std::vector<Redecided> changed = standing->redecided;
  find_articles(changed, standing->together->session, *base.before());
  Standing with_articles = *standing;
  with_articles.redecided = std::move(changed);
  if (other_results(with_articles) != 0) list_changed(page, with_articles);
  page += "\nCe que le règlement propose est comparé ; ce qu'un jury a déjà décidé reste décidé.\n";
  return page;
}

namespace {

// What is defined on that line, or last above it. In an article, of that article: above its first definition, that one.
const Yield* defined_there(const Workshop& workshop, const Standing& standing, const Spot& spot) {
  const Lines lines(spot.text);
  const std::size_t here = lines.position(spot.offset).line;
  const Written text = written(spot.path, spot.text);
  const Block* const block = block_at(text.blocks, static_cast<std::uint32_t>(spot.offset));
  const bool article = block != nullptr && block->kind == Block::Kind::Article;
  const std::size_t first = article ? lines.position(block->whole.begin).line : 0;
  const std::size_t last = article ? lines.position(block->whole.end).line : here;
  const Yield* found = nullptr;
  std::size_t nearest = 0;
  for (const Yield& yield : standing.yields) {
    const auto line = line_of(workshop, standing, yield.place, spot.path, lines);
    if (!line || *line < first || *line > last) continue;
    const bool nearer = nearest <= here ? *line <= here && *line >= nearest : *line < nearest;
    if (found != nullptr && !nearer) continue;
    found = &yield;
    nearest = *line;
  }
  return found;
}

}  // namespace

std::string why_there(Workshop& workshop, OpenedBase& base, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const Standing* standing = spot ? base.of(workshop, spot->path) : nullptr;
  if (standing == nullptr || !standing->fault.empty())
    return standing == nullptr ? "Aucune base n'est ouverte, ou ce texte n'a pas encore été lu sans faute.\n"
                               : summary(*standing) + "\n";
  if (!standing->unknown_student.empty()) return summary(*standing) + ".\n";
  if (!standing->student)
    return "De quel étudiant ? Le dire dans les réglages (bareme.etudiant) : son numéro ou son nom.\n";
  const Yield* const found = defined_there(workshop, *standing, *spot);
  if (found == nullptr) return "Aucune grandeur n'est définie jusqu'à cette ligne.\n";
  Session& session = standing->together->session;
  std::string page = session.student_name(*standing->student) + "\n\n";
  std::size_t shown = 0;
  report::ExplanationOptions options;
  options.unfold = "bareme pourquoi --tout";  // said where there is no command line
  for (const plan::CellKey& cell : found->cells) {
    if (session.value(*standing->student, cell).state() == values::State::SansObjet) continue;
    if (++shown > objects_explained) continue;
    page +=
        report::explanation(session.regulation(), session.explain(*standing->student, session.asked(cell)), options);
    page += "\n";
  }
  if (shown == 0) page += session.label(found->cells.front()) + " : sans objet.\n";
  if (shown > objects_explained) page += fmt::format("… et {} autres objets.\n", shown - objects_explained);
  return page;
}

}  // namespace bareme::repl::lsp
