#include <algorithm>

#include "plan/unroll.hpp"

namespace bareme::plan {

using values::State;
using values::Value;

namespace {

Op op_of(semantics::Quantified::Kind kind) {
  using Kind = semantics::Quantified::Kind;
  switch (kind) {
    case Kind::Every:
      return Op::Every;
    case Kind::None:
      return Op::None;
    case Kind::Some:
      return Op::Some;
    case Kind::AtLeast:
      return Op::AtLeast;
    case Kind::AtMost:
      return Op::AtMost;
    case Kind::Exactly:
      return Op::Exactly;
    case Kind::Share:
      return Op::Share;
  }
  return Op::Every;
}

Op op_of(semantics::Letters::Mode mode) {
  using Mode = semantics::Letters::Mode;
  return mode == Mode::All ? Op::AllLetters : mode == Mode::Any ? Op::AnyLetter : Op::AtLeastLetters;
}

}  // namespace

Slot Unroller::select(const std::vector<Row>& rows, const std::function<Slot()>& otherwise, const Standing& standing) {
  std::vector<Slot> operands;
  const auto closed_by = [&](Slot last) {
    if (operands.empty()) return last;
    operands.push_back(last);
    return builder_.add(Op::Select, operands);
  };
  for (const Row& row : rows) {
    const Slot condition = expression(*row.condition, standing);
    const Value* known = builder_.constant_of(condition);
    if (known && !known->present()) return closed_by(builder_.absent(known->state()));
    if (known && known->truth()) return closed_by(row.result(-1));
    if (known) continue;
    operands.push_back(condition);
    operands.push_back(row.result(condition));
  }
  return closed_by(otherwise());
}

Slot Unroller::of(const semantics::Case& node, const Standing& standing) {
  std::vector<Row> rows;
  for (const semantics::CaseRow& row : node.rows)
    rows.push_back({row.condition.get(), [this, &row, &standing](Slot condition) {
                      return expression(*row.result, only_where(condition, standing, *row.result));
                    }});
  const auto otherwise = [&] {
    return node.otherwise ? expression(*node.otherwise, where_no_row_holds(node, standing))
                          : without_row(node, standing);
  };
  return select(rows, otherwise, standing);
}

// Only a « selon » on an object may end without « sinon », its rows being decided here.
Slot Unroller::without_row(const semantics::Case& node, const Standing& standing) {
  const diagnostics::Span place = node.rows.front().place;
  AtPlace& met = rowless_[{place.source, place.begin}];
  met.place = place;
  if (std::find(met.objects.begin(), met.objects.end(), standing.object) == met.objects.end())
    met.objects.push_back(standing.object);
  return builder_.absent(State::EnErreur);
}

Slot Unroller::of(const semantics::Logic& node, const Standing& standing) {
  std::vector<Slot> items;
  for (const auto& item : node.items) {
    items.push_back(expression(*item, standing));
    if (builder_.truth_of(items.back()) == !node.all) break;  // decided: the rest is not read
  }
  return builder_.add(node.all ? Op::And : Op::Or, std::move(items));
}

Slot Unroller::of(const semantics::Not& node, const Standing& standing) {
  return builder_.add(Op::Not, {expression(*node.operand, standing)});
}

Slot Unroller::of(const semantics::Is& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = Op::IsCode;
  instruction.operands = {expression(*node.operand, standing)};
  instruction.codes = node.codes;
  std::sort(instruction.codes.begin(), instruction.codes.end());
  instruction.texts = node.texts;
  instruction.flag =
      (node.number ? IsNumber : 0) | (node.impossible ? IsImpossible : 0) | (node.negated ? IsNegated : 0);
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::Exists& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = Op::Exists;
  instruction.operands = {expression(*node.operand, standing)};
  instruction.flag = node.negated ? IsNegated : 0;
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::Quantified& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = op_of(node.kind);
  instruction.count = node.count;
  if (node.kind == semantics::Quantified::Kind::Share) return share(node, standing);
  for (const Member& member : members(node.set, standing))
    instruction.operands.push_back(kept(member, expression(*node.condition, member.standing)));
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::Counted& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = op_of(node.kind);
  instruction.count = node.count;
  for (const auto& item : node.items)
    instruction.operands.push_back(expression(*item, standing));
  return builder_.add(std::move(instruction));
}

// « au plus » is the contrary of « plus de », « moins de » that of « au moins ».
Slot Unroller::share(const semantics::Quantified& node, const Standing& standing) {
  using semantics::Relation;
  Instruction instruction;
  instruction.op = Op::Share;
  instruction.weights = {node.share};
  const bool strict = node.relation == Relation::Greater || node.relation == Relation::LessEqual;
  instruction.flag = strict ? ShareMoreThan : ShareAtLeast;
  for (const Member& member : members(node.set, standing)) {
    instruction.operands.push_back(kept(member, expression(*node.condition, member.standing)));
    instruction.operands.push_back(node.weight ? operand(*node.weight, member.standing)
                                               : builder_.constant(Value::of(values::Number(1))));
  }
  const Slot held = builder_.add(std::move(instruction));
  const bool at_most = node.relation == Relation::Less || node.relation == Relation::LessEqual;
  return at_most ? builder_.add(Op::Not, {held}) : held;
}

Slot Unroller::of(const semantics::Letters& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = op_of(node.mode);
  instruction.count = node.count;
  for (const semantics::Letter& letter : node.letters)
    instruction.operands.push_back(expression(*letter.condition, standing));
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::ObjectIs& node, const Standing& standing) {
  const ObjectId object = curriculum_.reach(standing.object, node.reach);
  const auto is = [&](const std::string& name) { return curriculum_.bears(object, name); };
  const bool named = object.valid() && (node.existence || std::any_of(node.names.begin(), node.names.end(), is));
  return builder_.truth(named != node.negated);
}

Slot Unroller::of(const semantics::ViewIs& node, const Standing& standing) {
  return builder_.truth(standing.view.holds(node.view));
}

std::vector<ChoiceCells> Unroller::choices() {
  std::vector<ChoiceCells> open;
  for (std::size_t i = 0; i < regulation_.choices.size(); ++i) {
    const semantics::Choice& choice = regulation_.choices[i];
    for (std::size_t o = 0; o < curriculum_.objects.size(); ++o) {
      const ObjectId object(o);
      if (curriculum_.object(object).level != choice.heading.scope.level || elsewhere_[o]) continue;
      if (!curriculum_.selects(regulation_, object, choice.heading.scope.filters)) continue;
      const Standing standing{object, View{}.with(choice.heading.view)};
      ChoiceCells cells{i, object, {}};
      const auto asked = [&](const semantics::ExpressionPtr& condition) {
        return condition ? expression(*condition, standing) : builder_.truth(true);
      };
      const auto offers = [&](Slot condition) { return builder_.add(Op::Some, {condition}); };  // sans objet: false
      const Slot open_at_all = offers(on_line(object, asked(choice.condition)));
      for (const semantics::ChoiceRow& row : choice.rows)
        cells.rows.push_back(builder_.add(Op::And, {open_at_all, offers(asked(row.condition))}));
      open.push_back(std::move(cells));
    }
  }
  return open;
}

}  // namespace bareme::plan
