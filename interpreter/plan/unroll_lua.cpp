// Calls of functions written in Lua. Columns compute every row of every branch; a call is dear and may fail, so it is
// told where its answer is read: the condition of the row or of the exception it stands in.
#include "plan/unroll.hpp"
#include "semantics/walk.hpp"

namespace bareme::plan {

bool Unroller::may_call(const semantics::Expression& expression) const {
  if (regulation_.lua_functions.empty()) return false;
  bool found = std::holds_alternative<semantics::CallLua>(expression.node);
  const auto whole = std::make_shared<const semantics::Expression>(expression);
  semantics::walk(whole, [&](const semantics::Expression& part) {
    found = found || std::holds_alternative<semantics::CallLua>(part.node);
  });
  return found;
}

Standing Unroller::only_where(Slot condition, const Standing& standing, const semantics::Expression& read) {
  Standing inside = standing;
  if (condition < 0 || !may_call(read)) return inside;
  inside.where = standing.where < 0 ? condition : builder_.add(Op::And, {standing.where, condition});
  return inside;
}

Standing Unroller::where_no_row_holds(const semantics::Case& node, const Standing& standing) {
  Standing inside = standing;
  if (!may_call(*node.otherwise)) return inside;
  std::vector<Slot> conditions;
  if (standing.where >= 0) conditions.push_back(standing.where);
  for (const semantics::CaseRow& row : node.rows)
    conditions.push_back(builder_.add(Op::Not, {expression(*row.condition, standing)}));
  inside.where = builder_.add(Op::And, std::move(conditions));
  return inside;
}

Slot Unroller::of(const semantics::CallLua& node, const Standing& standing) {
  const semantics::LuaFunction& function = regulation_.lua_functions[node.function.index()];
  Instruction call;
  call.op = Op::Lua;
  call.flag = static_cast<int>(node.function.index());
  const auto give = [&](Slot slot, values::Kind kind) {
    call.operands.push_back(slot);
    call.kinds.push_back(kind);
  };
  const auto read = [&](const semantics::ExpressionPtr& item, const Standing& at) {
    give(operand(*item, at), item->type.kind);
  };
  give(standing.where < 0 ? builder_.truth(true) : standing.where, values::Kind::Truth);
  for (std::size_t i = 0; i < node.arguments.size(); ++i) {
    const semantics::LuaArgument& argument = node.arguments[i];
    if (argument.value) {
      call.given.emplace_back();
      read(argument.value, standing);
      continue;
    }
    const auto fields =
        static_cast<int>(function.arguments[i].objects.valid() ? function.arguments[i].fields.size() : 0);
    const std::size_t wide = std::max(1, fields);
    const bool objects = function.arguments[i].objects.valid();
    if (!argument.each) {
      call.given.push_back({static_cast<int>(argument.items.size() / wide), objects ? fields : -1});
      for (std::size_t item = 0; item < argument.items.size(); ++item) {
        if (item % wide == 0) give(builder_.truth(true), values::Kind::Truth);
        read(argument.items[item], standing);
      }
      continue;
    }
    const std::vector<Member> found = members(*argument.each, standing);
    call.given.push_back({static_cast<int>(found.size()), objects ? fields : -1});
    for (const Member& member : found) {
      give(kept(member, builder_.truth(true)), values::Kind::Truth);
      if (objects) call.names.push_back(curriculum_.address(member.standing.object));
      for (const semantics::ExpressionPtr& item : argument.items)
        read(item, member.standing);
    }
  }
  return builder_.add(std::move(call));
}

// The first argument is there already; the others are read where the population asks for its keys.
void Unroller::promotion_call(const semantics::PromotionCall& node, const Standing& standing,
                              Instruction& instruction) {
  instruction.flag = static_cast<int>(node.function.index());
  instruction.about = node.reason ? 1 : 0;
  instruction.wishes = static_cast<int>(node.arguments.size()) - 1;
  instruction.kinds.push_back(node.arguments.front()->type.kind);
  for (std::size_t i = 1; i < node.arguments.size(); ++i) {
    instruction.operands.push_back(operand(*node.arguments[i], standing));
    instruction.kinds.push_back(node.arguments[i]->type.kind);
  }
}

}  // namespace bareme::plan
