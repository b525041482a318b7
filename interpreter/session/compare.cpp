// Two scenarios side by side: the promotion computed under each, only what is compared.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "jury/replay.hpp"
#include "session/act_problems.hpp"
#include "session/glance.hpp"
#include "session/letters.hpp"
#include "session/scenarios.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using jury::Scenario;
using values::Value;

// The promotion under one of the two. Another version has its own codes, objects and students: what is compared is
// found there by its address, and told in the codes of what stands.
class Under {
 public:
  Under(Session::State& state, const Session::State& shown, const Scenario* scenario,
        const std::vector<plan::CellKey>& results, Diagnostics& diagnostics)
      : state_(state),
        shown_(shown),
        scene_(scene_of(state, scenario)),
        grounds_{&*state.regulation, &*state.curriculum, &scene_.promotion} {
    find(results);
    plan::Request request = scene_.setting;
    for (const Found& one : found_)
      for (const Read* read : {&one.result, &one.mean})
        if (read->cell) request.cells.push_back(*read->cell);
    Diagnostics found;  // what the columns warn of was said at the opening
    computed_ = compute(grounds_, request, found);
    for (const diagnostics::Diagnostic& one : found.all())
      if (found.has_errors()) diagnostics.add({one.code(), std::nullopt, one.message()});
    for (Found& one : found_)
      for (Read* read : {&one.result, &one.mean}) {
        if (!read->cell) continue;
        read->column = computed_.column(*read->cell);
        read->kind = state.regulation->quantity(read->cell->quantity).type.kind;
      }
  }
  Under(const Under&) = delete;
  Under& operator=(const Under&) = delete;

  Value result(std::size_t student, std::size_t i) const { return told(own(student, found_[i].result)); }
  Value mean(std::size_t student, std::size_t i) const { return own(student, found_[i].mean); }
  bool validated(std::size_t student, std::size_t i) const {
    return validating(*state_.regulation, own(student, found_[i].result));
  }
  std::vector<RowLetters> letters(std::size_t i) const {
    const auto& cell = found_[i].result.cell;
    return cell ? letters_of(grounds_, scene_.setting, *cell) : std::vector<RowLetters>();
  }
  // Not by the « sinon »: the letters of the last row are not why.
  bool given_by_a_row(std::size_t student, std::size_t i, const std::vector<RowLetters>& rows) const {
    const Value code = own(student, found_[i].result);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const RowLetters& row) { return Value::of_code(row.code) == code; });
  }
  std::size_t place(std::size_t student) const { return places_[student]; }
  // What the mean is held against, for a student.
  std::optional<Value> bar(std::size_t student, std::size_t i) const {
    const auto& cell = found_[i].result.cell;
    const semantics::Verdict* verdict = cell ? verdict_on(grounds_, cell->object) : nullptr;
    const semantics::ExpressionPtr bar = verdict == nullptr ? nullptr : bar_of(*state_.regulation, *verdict);
    if (bar == nullptr || places_[student] >= scene_.promotion.size()) return std::nullopt;
    Diagnostics told_at_the_opening;
    const std::vector<Value> bars =
        values_of(grounds_, bar, cell->object, verdict->heading.view, scene_.setting, told_at_the_opening);
    return bars[places_[student]];
  }

 private:
  struct Read {
    std::optional<plan::CellKey> cell;  // none: this version has no such thing
    const plan::Column* column = nullptr;
    values::Kind kind = values::Kind::Number;
  };
  struct Found {
    Read result, mean;
  };

  void find(const std::vector<plan::CellKey>& results) {
    const bool same = &state_ == &shown_;
    for (const plan::CellKey& result : results) {
      const auto objects =
          same ? std::vector{result.object} : state_.curriculum->find(shown_.curriculum->address(result.object));
      Found& one = found_.emplace_back();
      if (objects.size() != 1) continue;
      one.result.cell = result_cell(*state_.regulation, *state_.curriculum, objects.front());
      one.mean.cell = mean_of(state_, objects.front());
    }
    std::unordered_map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; !same && i < scene_.promotion.size(); ++i)
      numbers.emplace(scene_.promotion.students[i].number, i);
    for (std::size_t i = 0; i < shown_.promotion.size(); ++i) {
      const auto known = numbers.find(shown_.promotion.students[i].number);
      places_.push_back(same ? i : known == numbers.end() ? scene_.promotion.size() : known->second);
    }
  }

  Value own(std::size_t student, const Read& read) const {
    if (read.column == nullptr || places_[student] >= read.column->size()) return {};
    return read.column->value(places_[student], read.kind);
  }
  Value told(Value value) const {
    if (&state_ == &shown_ || !value.is_code()) return value;
    const semantics::ListId list = shown_.regulation->list_named("résultat");
    const auto code =
        list.valid() ? shown_.regulation->code_named(list, state_.regulation->code(value.code()).name) : std::nullopt;
    return code ? Value::of_code(*code) : Value();
  }

  Session::State& state_;
  const Session::State& shown_;
  Scene scene_;
  Grounds grounds_;
  std::vector<Found> found_;         // of each result compared
  std::vector<std::size_t> places_;  // of each student shown
  Computed computed_;
};

}  // namespace

bool validating(const semantics::CheckedRegulation& rules, const Value& result) {
  return result.is_code() && rules.code(result.code()).kind == semantics::Code::Kind::Validating;
}

std::vector<plan::CellKey> results_of(const Session::State& state) {
  std::vector<plan::CellKey> cells;
  for (std::size_t i = 1; i < state.curriculum->objects.size(); ++i) {
    const semantics::ObjectId object(i);
    const semantics::Object& one = state.curriculum->object(object);
    if (one.filled || one.elsewhere || one.line) continue;
    if (const auto cell = result_cell(*state.regulation, *state.curriculum, object)) cells.push_back(*cell);
  }
  return cells;
}

std::optional<plan::CellKey> mean_of(const Session::State& state, semantics::ObjectId object) {
  const semantics::QuantityId mean =
      state.regulation->quantity_named(state.curriculum->object(object).level, "moyenne");
  return mean.valid() ? std::optional(plan::CellKey{object, mean, {}}) : std::nullopt;
}

std::optional<std::vector<Contrast>> Session::compare(const std::string& from, const std::string& to,
                                                      Diagnostics& diagnostics) {
  State& state = *state_;
  const jury::Scenes known = scenes();
  const auto named = [&](const std::string& name) -> std::optional<const Scenario*> {
    if (text::same_name(name, "base")) return nullptr;
    if (const Scenario* found = known.find(name)) return found;
    std::vector<std::string> names;
    for (const Scenario& scenario : known.all)
      names.push_back(scenario.name);
    diagnostics.add(problems::unknown_scenario(name, names));
    return std::nullopt;
  };
  const auto first = named(from), second = first ? named(to) : std::nullopt;
  if (!second) return std::nullopt;

  const std::vector<plan::CellKey> results = results_of(state);
  const std::size_t errors = diagnostics.error_count();
  State* const first_state = state_of(*first ? version_of((*first)->poses) : "", diagnostics);
  State* const second_state = state_of(*second ? version_of((*second)->poses) : "", diagnostics);
  if (first_state == nullptr || second_state == nullptr) return std::nullopt;
  const Under before(*first_state, state, *first, results, diagnostics);
  const Under after(*second_state, state, *second, results, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;

  std::vector<Contrast> contrasts;
  for (std::size_t i = 0; i < results.size(); ++i) {
    Contrast contrast;
    contrast.result = results[i];
    for (std::size_t student = 0; student < promotion().size(); ++student) {
      const Value old = before.result(student, i), now = after.result(student, i);
      const bool had = before.validated(student, i), has = after.validated(student, i);
      contrast.validated_before += had ? 1 : 0;
      contrast.validated_after += has ? 1 : 0;
      if (old == now && had == has) continue;
      (has && !had   ? contrast.gained
       : had && !has ? contrast.lost
                     : contrast.other)
          .push_back({student, old, now, before.mean(student, i), after.mean(student, i)});
    }
    if (contrast.gained.empty() && contrast.lost.empty() && contrast.other.empty()) continue;
    for (std::size_t student = 0; student < promotion().size(); ++student) {
      contrast.means.push_back(before.mean(student, i));
      contrast.results.push_back(before.result(student, i));
    }
    const auto& moved =
        contrast.gained.empty() ? contrast.lost.empty() ? contrast.other : contrast.lost : contrast.gained;
    contrast.bar_before = before.bar(moved.front().student, i);
    contrast.bar_after = after.bar(moved.front().student, i);
    const std::vector<RowLetters> rows = after.letters(i);
    std::map<std::string, std::vector<std::size_t>> blocked;
    for (std::size_t student = 0; student < promotion().size() && !rows.empty(); ++student)
      if (const Value now = after.result(student, i); now.is_code() && !after.validated(student, i) &&
                                                      before.result(student, i) == now &&
                                                      !after.given_by_a_row(student, i, rows))
        if (const std::string missed = rows.back().missed(after.place(student)); !missed.empty())
          blocked[missed].push_back(student);
    for (auto& [letters, students] : blocked)
      contrast.blocked.push_back({letters, std::move(students)});
    contrasts.push_back(std::move(contrast));
  }
  return contrasts;
}

}  // namespace bareme
