// The left of the page: one student, their bars, what is first in the way.
#include <algorithm>

#include <fmt/format.h>

#include "repl/screen/scene.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {
namespace {

using report::Screen;
using semantics::ObjectId;
using values::Value;

constexpr std::size_t most_bars = 12;

// The innermost objects that have a result: UE, as a rule.
std::vector<ObjectId> innermost(const Session& session) {
  const std::vector<ObjectId> all = with_result(session, objects_below(session, session.curriculum().root()));
  std::size_t deepest = 0;
  for (const ObjectId object : all)
    deepest = std::max(deepest, depth(session, object));
  std::vector<ObjectId> found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [&](ObjectId object) { return depth(session, object) == deepest; });
  return found;
}

Screen::Bar bar_of(const Session& session, const Seen& seen, std::size_t student, ObjectId object) {
  Screen::Bar bar;
  const plan::CellKey result = *result_cell(session, object);
  const Value verdict = seen.value(result);
  bar.object = session.curriculum().address(object);
  bar.result = marked_words(session, verdict, result);
  bar.outcome = outcome_of(session, verdict);
  if (const auto mean = mean_cell(session, object)) {
    const Value value = seen.value(*mean);
    if (value.is_number()) {
      bar.mean = session.words(*mean, value);
      bar.at = value.number();
    }
  }
  if (const auto threshold = session.bar(student, object); threshold && threshold->is_number())
    bar.threshold = threshold->number();
  return bar;
}

// All, or, where they are too many, those that are not validated first; in the order of the maquette.
void add_bars(const Session& session, const Seen& seen, std::size_t student, Screen::Student& shown) {
  std::vector<Screen::Bar> all;
  for (const ObjectId object : innermost(session)) {
    const Value verdict = seen.value(*result_cell(session, object));
    if (verdict.state() != values::State::SansObjet) all.push_back(bar_of(session, seen, student, object));
  }
  const auto validated = [](const Screen::Bar& bar) { return bar.outcome == Screen::Outcome::Validated; };
  std::size_t room =
      most_bars -
      std::min<std::size_t>(most_bars, static_cast<std::size_t>(std::count_if(
                                           all.begin(), all.end(), [&](const auto& bar) { return !validated(bar); })));
  for (Screen::Bar& bar : all) {
    const bool kept = validated(bar) ? room > 0 : shown.bars.size() < most_bars;
    room -= validated(bar) && kept ? 1 : 0;
    kept ? shown.bars.push_back(std::move(bar)) : static_cast<void>(++shown.other_bars);
  }
}

// « manque 0,28 », in the unit of what is compared.
std::string distance_words(const Session& session, const Missed& missed) {
  if (!missed.lacks || missed.private_matter) return "";
  semantics::Type type;
  type.unit = missed.unit;
  return "manque " + report::value_text(session.regulation(), Value::of(*missed.lacks), type, missed.step);
}

// As the author wrote it, on one line, with the signs of a printed page.
std::string one_line(std::string_view text) {
  std::string line;
  for (const std::string_view word : words_of(text)) {
    line += line.empty() ? "" : " ";
    line += word == ">=" ? "≥" : word == "<=" ? "≤" : std::string(word);
  }
  return line;
}

bool refused(const Session& session, std::size_t student, ObjectId object) {
  return outcome_of(session, session.value(student, *result_cell(session, object))) == Screen::Outcome::Refused;
}

// Of the object in view where it is refused, else of the first one that is.
void add_first_missed(const Session& session, std::size_t student, ObjectId object, Screen::Student& shown) {
  std::vector<ObjectId> refusals;
  const std::vector<ObjectId> parts = innermost(session);
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(refusals),
               [&](ObjectId one) { return refused(session, student, one); });
  const bool asked = result_cell(session, object) && refused(session, student, object);
  const bool is_part = std::find(parts.begin(), parts.end(), object) != parts.end();
  if (refusals.empty() && !asked) return;
  const ObjectId about = refusals.empty() || (asked && is_part) ? object : refusals.front();
  const std::optional<Missed> missed = session.first_missed(student, about);
  if (!missed) return;
  const std::string number = session.regulation().articles[missed->article.index()].number;
  shown.article = fmt::format("{} art. {}{}", session.curriculum().address(about), number,
                              missed->letter.empty() ? "" : fmt::format(" {})", missed->letter));
  shown.condition = missed->private_matter ? "condition non remplie, tirée du dossier" : one_line(missed->text);
  shown.distance = distance_words(session, *missed);
  shown.others_refused = refusals.size() - std::min<std::size_t>(refusals.size(), refusals.empty() ? 0 : 1);
}

bool decided_here(const Session& session, std::size_t student, ObjectId object) {
  const std::vector<jury::Act> acts = session.log().acts();
  return std::any_of(acts.begin(), acts.end(), [&](const jury::Act& act) {
    return act.student == student && act.object == object && act.kind == jury::Act::Kind::Decision;
  });
}

std::string origin_of(const Session& session, std::size_t student, ObjectId object, const Value& verdict) {
  if (decided_here(session, student, object)) return "décision du jury, non enregistrée";
  const auto proposed = proposition_cell(session, object);
  if (proposed && session.value(student, *proposed) != verdict) return "décision du jury";
  return "proposé par le règlement";
}

void add_granted(const Session& session, std::size_t student, Screen::Student& shown) {
  const semantics::CheckedRegulation& regulation = session.regulation();
  for (const auto& [key, column] : session.promotion().columns()) {
    if (key.kind != plan::InputKey::Kind::Fact || !key.fact.valid()) continue;
    const semantics::Fact& fact = regulation.fact(key.fact);
    if (fact.source != semantics::FactSource::Act || fact.type.kind != values::Kind::Number) continue;
    const Value given = session.promotion().given(key, student, values::Kind::Number);
    if (given.is_number() && given.number().sign() != 0)
      shown.granted.push_back(
          fmt::format("{} : {}", session.input_label(key), report::value_text(regulation, given, fact.type)));
  }
  std::sort(shown.granted.begin(), shown.granted.end());
}

}  // namespace

Screen::Outcome outcome_of(const Session& session, const Value& result) {
  if (result.state() == values::State::Impossible) return Screen::Outcome::Refused;
  if (!result.is_code()) return Screen::Outcome::Open;
  switch (session.regulation().code(result.code()).kind) {
    case semantics::Code::Kind::Validating:
      return Screen::Outcome::Validated;
    case semantics::Code::Kind::Refusing:
      return Screen::Outcome::Refused;
    default:
      return Screen::Outcome::Open;
  }
}

std::string marked_words(const Session& session, const Value& value, const plan::CellKey& cell) {
  const std::string symbol = value.is_code() || !value.present() ? report::symbol(session.regulation(), value) : "";
  if (value.state() == values::State::EnAttente) return symbol;
  return symbol + (symbol.empty() ? "" : " ") + session.words(cell, value);
}

Value Seen::value(const plan::CellKey& cell) const {
  for (const Change& change : scene_.supposed_changes)
    if (change.cell == cell) return change.after;
  return session_.value(*scene_.student, cell);
}

Screen::Student student_shown(const Session& session, const Scene& scene, ObjectId object) {
  const std::size_t student = *scene.student;
  const Seen seen(session, scene);
  Screen::Student shown;
  shown.name = session.student_name(student);
  add_bars(session, seen, student, shown);
  const std::vector<ObjectId> all = with_result(session, objects_below(session, session.curriculum().root()));
  if (all.empty()) return shown;
  const ObjectId outermost = all.front();
  const plan::CellKey cell = *result_cell(session, outermost);
  const Value verdict = seen.value(cell);
  shown.object = session.curriculum().address(outermost);
  shown.outcome = outcome_of(session, verdict);
  const std::string symbol = report::symbol(session.regulation(), verdict);
  shown.verdict = symbol + (symbol.empty() ? "" : " ") + session.words(cell, verdict);
  if (verdict.is_code()) shown.label = session.regulation().code(verdict.code()).label;
  if (verdict.is_code())
    shown.origin = seen.supposed() ? "par hypothèse" : origin_of(session, student, outermost, verdict);
  const std::size_t bars = depth(session, innermost(session).front());
  for (const ObjectId one : all)
    if (one != outermost && depth(session, one) < bars)
      shown.around.push_back(session.curriculum().address(one) + " " +
                             marked_words(session, seen.value(*result_cell(session, one)), *result_cell(session, one)));
  if (!seen.supposed()) add_first_missed(session, student, object, shown);  // it speaks of what stands
  add_granted(session, student, shown);
  return shown;
}

}  // namespace bareme::repl
