// The right of the page: the promotion on the object in view, and who moved at the last command.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "repl/screen/scene.hpp"
#include "repl/shell/outline.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {
namespace {

using report::Screen;
using semantics::ObjectId;
using values::Value;

constexpr std::size_t movers_shown = 2, arrows_drawn = 6;

std::vector<Screen::Count> counts_on(const Session& session, const plan::CellKey& result) {
  std::vector<Screen::Count> counts;
  for (const Tally::Line& line : session.tally(result).lines) {
    const Value value = line.code ? Value::of_code(*line.code) : Value();
    Screen::Count count{"", "", line.count, line.code ? outcome_of(session, value) : Screen::Outcome::Open};
    count.label = line.code ? session.regulation().code(*line.code).name : values::describe(line.state);
    counts.push_back(std::move(count));
  }
  std::stable_sort(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
    return static_cast<int>(left.outcome) < static_cast<int>(right.outcome);
  });
  constexpr std::size_t most = 4;
  if (counts.size() <= most) return counts;
  std::size_t others = 0;
  for (std::size_t i = most - 1; i < counts.size(); ++i)
    others += counts[i].count;
  counts.resize(most - 1);
  counts.push_back({"", "autres", others, Screen::Outcome::Open});
  return counts;
}

std::string place_words(const Session& session, const std::optional<plan::CellKey>& mean,
                        const std::optional<plan::CellKey>& result, const Value& at, const Value& verdict) {
  std::string words = mean && at.is_number() ? session.words(*mean, at) : "";
  if (result) words += (words.empty() ? "" : " ") + marked_words(session, verdict, *result);
  return words;
}

std::optional<values::Number> number_of(const Value& value) {
  return value.is_number() ? std::optional(value.number()) : std::nullopt;
}

void add_mover(Screen::Plot& plot, Screen::Mover mover) {
  const std::size_t before = plot.movers.size();
  mover.named = before < movers_shown;
  if (!mover.named) ++plot.other_movers;
  if (before < arrows_drawn) plot.movers.push_back(std::move(mover));
}

// Between the last command and the one before, in what stands.
void add_movers(const Session& session, const Standing& before, const Standing& now, Screen::Plot& plot) {
  const auto mean = mean_cell(session, now.object);
  const auto result = result_cell(session, now.object);
  for (std::size_t student = 0; student < now.results.size(); ++student) {
    if (before.means[student] == now.means[student] && before.results[student] == now.results[student]) continue;
    add_mover(plot, {session.student_name(student),
                     place_words(session, mean, result, before.means[student], before.results[student]),
                     place_words(session, mean, result, now.means[student], now.results[student]),
                     number_of(before.means[student]), number_of(now.means[student])});
  }
}

// « et si »: what it would make of the one student it is about.
void add_supposed_mover(const Session& session, const Scene& scene, const Standing& now, Screen::Plot& plot) {
  if (!scene.student) return;
  const auto mean = mean_cell(session, now.object);
  const auto result = result_cell(session, now.object);
  const Value from = now.means[*scene.student], stood = now.results[*scene.student];
  const Seen seen(session, scene);
  const Value at = mean ? seen.value(*mean) : from, verdict = result ? seen.value(*result) : stood;
  if (at == from && verdict == stood) return;
  add_mover(plot, {session.student_name(*scene.student), place_words(session, mean, result, from, stood),
                   place_words(session, mean, result, at, verdict), number_of(from), number_of(at)});
}

// « comparer »: those whose result is not the same in the second, who gains first.
void add_compared_movers(const Session& session, const Contrast& contrast, Screen::Plot& plot) {
  const auto mean = mean_cell(session, contrast.result.object);
  for (const auto* moved : {&contrast.gained, &contrast.lost, &contrast.other})
    for (const Mover& one : *moved)
      add_mover(plot,
                {session.student_name(one.student), place_words(session, mean, contrast.result, one.mean, one.before),
                 place_words(session, mean, contrast.result, one.mean_after, one.after), number_of(one.mean),
                 number_of(one.mean_after)});
}

void compare_on(const Session& session, const Scene::Compared& compared, const Contrast& contrast, Screen::Plot& plot) {
  plot.compared = compared.from + " → " + compared.to;
  plot.validated = fmt::format("{} → {}", contrast.validated_before, contrast.validated_after);
  plot.counts.clear();
  const auto line = [&](const std::optional<Value>& bar, auto& at, std::string& text) {
    if (!bar || !bar->is_number()) return;
    at = bar->number();
    text = report::value_text(session.regulation(), *bar, {});
  };
  line(contrast.bar_before, plot.threshold, plot.threshold_text);
  if (contrast.bar_after != contrast.bar_before)
    line(contrast.bar_after, plot.next_threshold, plot.next_threshold_text);
  add_compared_movers(session, contrast, plot);
}

}  // namespace

const Contrast* contrast_on(const Scene& scene, ObjectId object) {
  if (!scene.compared) return nullptr;
  for (const Contrast& one : scene.compared->contrasts)
    if (one.result.object == object) return &one;
  return nullptr;
}

// Of each object that has a result, the outermost first.
std::vector<Screen::Share> shares_shown(const Session& session) {
  constexpr std::size_t most = 14;
  std::vector<Screen::Share> shares;
  for (const ObjectId object : with_result(session, objects_below(session, session.curriculum().root()))) {
    if (shares.size() == most) break;
    Screen::Share share;
    share.object = session.curriculum().address(object);
    for (const Tally::Line& line : session.tally(*result_cell(session, object)).lines) {
      if (!line.code && line.state == values::State::SansObjet) continue;  // not theirs
      const Screen::Outcome outcome =
          line.code ? outcome_of(session, Value::of_code(*line.code)) : Screen::Outcome::Open;
      (outcome == Screen::Outcome::Validated ? share.validated
       : outcome == Screen::Outcome::Refused ? share.refused
                                             : share.open) += line.count;
    }
    shares.push_back(std::move(share));
  }
  return shares;
}

Standing standing_on(const Session& session, ObjectId object) {
  Standing standing{object, {}, {}};
  const auto mean = mean_cell(session, object);
  const auto result = result_cell(session, object);
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    standing.means.push_back(mean ? session.value(student, *mean) : Value());
    standing.results.push_back(result ? session.value(student, *result) : Value());
  }
  return standing;
}

Screen::Plot plot_shown(const Session& session, const Scene& scene, ObjectId object) {
  Screen::Plot plot;
  const auto mean = mean_cell(session, object);
  const auto result = result_cell(session, object);
  plot.object = session.curriculum().address(object);
  plot.title =
      mean ? fmt::format("{} : {}", plot.object, session.regulation().quantity(mean->quantity).name) : plot.object;
  if (result) plot.counts = counts_on(session, *result);
  const Contrast* const contrast = contrast_on(scene, object);
  const Standing now =
      contrast == nullptr ? standing_on(session, object) : Standing{object, contrast->means, contrast->results};
  for (std::size_t student = 0; student < now.means.size(); ++student) {
    if (!now.means[student].is_number()) {
      const bool told = outcome_of(session, now.results[student]) == Screen::Outcome::Open;  // among those awaited
      plot.without_mean += mean && !told ? 1 : 0;
      continue;
    }
    const bool in_view = scene.student && *scene.student == student;
    plot.dots.push_back({now.means[student].number(), outcome_of(session, now.results[student]), in_view});
    if (in_view) plot.in_view = session.words(*mean, now.means[student]);
  }
  if (session.promotion().size() != 0)
    if (const auto threshold = session.bar(scene.student.value_or(0), object); threshold && threshold->is_number()) {
      plot.threshold = threshold->number();
      plot.threshold_text = report::value_text(session.regulation(), *threshold, {});
    }
  if (contrast != nullptr)
    compare_on(session, *scene.compared, *contrast, plot);
  else if (!scene.supposed.empty())
    add_supposed_mover(session, scene, now, plot);
  else
    for (const Standing& before : scene.before)
      if (before.object == object) add_movers(session, before, now, plot);
  return plot;
}

}  // namespace bareme::repl
