// A call of a function written in Lua, from columns: what both one row and a whole promotion need. Inside evaluation/
// only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "evaluation/lane.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/lua_functions.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

// The cell of a column or lane as Lua is given it. `texts` holds its texts.
template <class Cells>
values::Value value_at(const Cells& cells, std::size_t row, values::Kind kind, const plan::TextPool& texts) {
  const Tag tag = cells.tags[row];
  if (is_absent(tag))
    return values::Value::absent(static_cast<State>(static_cast<int>(tag) - static_cast<int>(Tag::SansObjet) + 1));
  if (tag == Tag::Code && values::is_textual(kind))
    return values::Value::of_textual(kind, texts.text(static_cast<std::int32_t>(cells.cells[row])));
  if (tag == Tag::Code) return values::Value::of_code(static_cast<values::CodeId>(cells.cells[row]));
  switch (kind) {
    case values::Kind::Truth:
      return values::Value::of_truth(cells.cells[row] != 0);
    case values::Kind::Date:
      return values::Value::of(values::Date::from_days(cells.number(row).integer().value_or(0)));
    default:
      return values::Value::of(cells.number(row));
  }
}

// The names of the fields of an object given: those declared, then its code.
std::vector<std::string> field_names(const semantics::LuaFunction::Argument& argument);

using NameOf = std::function<std::string(std::size_t)>;  // of a student of the promotion

// « pour la promotion »: one call for these members, the answers in their columns.
void call_for_promotion(const semantics::CheckedRegulation& regulation, const plan::Instruction& instruction,
                        const std::vector<const plan::Column*>& operands, const std::vector<std::size_t>& members,
                        const NameOf& name, plan::TextPool& texts, plan::Column& out);

}  // namespace bareme::evaluation
