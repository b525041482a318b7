// Which quantities the jury's table shows, read off the règlement itself so that any structure of levels has its table.
#include <algorithm>

#include "session/quantities.hpp"
#include "session/state.hpp"

namespace bareme {
namespace {

using semantics::CheckedRegulation;
using semantics::Curriculum;
using semantics::LevelId;
using semantics::ObjectId;
using semantics::Quantity;
using semantics::QuantityId;

constexpr std::size_t levels_shown = 2;

bool has_mean(const CheckedRegulation& regulation, LevelId level) {
  return regulation.quantity_named(level, "moyenne générale").valid() ||
         regulation.quantity_named(level, "moyenne").valid();
}

// The student's level or the first below that have what is asked, outermost first.
template <class Has>
std::vector<LevelId> levels_with(const CheckedRegulation& regulation, bool student_too, const Has& has) {
  std::vector<LevelId> levels;
  for (std::size_t i = regulation.student.index(); i < regulation.levels.size() && levels.size() < levels_shown; ++i) {
    const LevelId level(i);
    if (level == regulation.student && !student_too) continue;
    if (level != regulation.student && !regulation.contains(regulation.student, level)) continue;
    if (has(level)) levels.push_back(level);
  }
  return levels;
}

// Where something is decided; of a règlement that decides nothing yet, where something is averaged.
std::vector<LevelId> levels_shown_of(const CheckedRegulation& regulation, bool student_too) {
  auto decided = levels_with(regulation, student_too, [&](LevelId level) {
    return quantity_of_role(regulation, level, Quantity::Role::Proposition).valid();
  });
  if (!decided.empty()) return decided;
  return levels_with(regulation, student_too, [&](LevelId level) { return has_mean(regulation, level); });
}

}  // namespace

bool Session::is_moot(const plan::CellKey& result) const {
  State& state = *state_;
  if (result.object != curriculum().root() || promotion().size() == 0) return false;
  const auto all_absent = [](const plan::Column& column) {
    return std::all_of(column.tags.begin(), column.tags.end(),
                       [](plan::Tag tag) { return tag == plan::Tag::SansObjet; });
  };
  if (const plan::Column* known = state.computed ? state.computed->column(result) : nullptr) return all_absent(*known);
  if (!state.moot_result) {
    plan::Request request = state.setting();
    request.cells = {result};
    diagnostics::Diagnostics ignored;  // evaluating tells them
    const Computed computed = compute(state.grounds(), request, ignored);
    const plan::Column* column = computed.column(result);
    state.moot_result = column != nullptr && all_absent(*column);
  }
  return *state.moot_result;
}

std::vector<plan::CellKey> Session::every_cell() const { return plan::everything(regulation(), curriculum()).cells; }

std::vector<plan::CellKey> Session::summary_cells() const {
  const CheckedRegulation& rules = regulation();
  std::vector<plan::CellKey> cells;
  const auto add = [&](ObjectId object, QuantityId quantity) {
    if (quantity.valid()) cells.push_back({object, quantity, {}});
  };
  const auto result = result_cell(rules, curriculum(), curriculum().root());
  std::vector<LevelId> levels = levels_shown_of(rules, !result || !is_moot(*result));
  std::reverse(levels.begin(), levels.end());  // semesters, then the year they make
  for (const LevelId level : levels)
    for (const ObjectId object : objects_at(curriculum(), level)) {
      add(object, leading_mean(rules, curriculum(), object));
      add(object, quantity_of_role(rules, level, Quantity::Role::Result));
    }
  levels.push_back(rules.student);
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (is_rank(rules.quantities[i]) &&
        std::find(levels.begin(), levels.end(), rules.quantities[i].level) != levels.end())
      for (const ObjectId object : objects_at(curriculum(), rules.quantities[i].level))
        add(object, QuantityId(i));
  return cells;
}

}  // namespace bareme
