// Which quantities the jury's table shows, read off the règlement itself so that any structure of levels has its table.
#include <algorithm>
#include <variant>

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

template <class Accept>
QuantityId first_quantity(const CheckedRegulation& regulation, LevelId level, Accept accept) {
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i)
    if (regulation.quantities[i].level == level && accept(regulation.quantities[i])) return QuantityId(i);
  return {};
}

QuantityId of_role(const CheckedRegulation& regulation, LevelId level, Quantity::Role role) {
  return first_quantity(regulation, level, [&](const Quantity& quantity) { return quantity.role == role; });
}

// The mean people read first of that object: « moyenne générale » may be of some semesters only.
QuantityId leading_mean(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId object) {
  for (const char* name : {"moyenne générale", "moyenne"}) {
    const QuantityId found = regulation.quantity_named(curriculum.object(object).level, name);
    if (found.valid() && curriculum.rule_for(regulation, found, object) >= 0) return found;
  }
  return {};
}

bool is_rank(const Quantity& quantity) {
  return std::any_of(quantity.rules.begin(), quantity.rules.end(), [](const semantics::Rule& rule) {
    const auto* cohort = rule.body ? std::get_if<semantics::Cohort>(&rule.body->node) : nullptr;
    return cohort != nullptr && cohort->rank && !cohort->allocation;
  });
}

// The student's level or the first below that have a result, outermost first.
std::vector<LevelId> levels_with_result(const CheckedRegulation& regulation, bool student_too) {
  std::vector<LevelId> levels;
  for (std::size_t i = regulation.student.index(); i < regulation.levels.size() && levels.size() < levels_shown; ++i) {
    const LevelId level(i);
    if (level == regulation.student && !student_too) continue;
    if (level != regulation.student && !regulation.contains(regulation.student, level)) continue;
    if (of_role(regulation, level, Quantity::Role::Proposition).valid()) levels.push_back(level);
  }
  return levels;
}

std::vector<ObjectId> objects_at(const Curriculum& curriculum, LevelId level) {
  std::vector<ObjectId> objects;
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i) {
    const semantics::Object& object = curriculum.objects[i];
    if (object.level == level && !object.elsewhere && !object.filled && !object.line) objects.push_back(ObjectId(i));
  }
  return objects;
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
  std::vector<LevelId> levels = levels_with_result(rules, !result || !is_moot(*result));
  std::reverse(levels.begin(), levels.end());  // semesters, then the year they make
  for (const LevelId level : levels)
    for (const ObjectId object : objects_at(curriculum(), level)) {
      add(object, leading_mean(rules, curriculum(), object));
      add(object, of_role(rules, level, Quantity::Role::Result));
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
