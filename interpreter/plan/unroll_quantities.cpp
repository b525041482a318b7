#include <algorithm>

#include "plan/problems.hpp"
#include "plan/unroll.hpp"

namespace bareme::plan {

using semantics::ExceptionRule;
using semantics::Quantity;
using Role = Quantity::Role;
using values::State;
using values::Value;

Unroller::Unroller(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
                   const Request& request, diagnostics::Diagnostics& diagnostics)
    : regulation_(regulation),
      curriculum_(curriculum),
      request_(request),
      diagnostics_(diagnostics),
      builder_(regulation) {
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i)
    roles_.try_emplace({regulation.quantities[i].level, regulation.quantities[i].role}, QuantityId(i));
  for (std::size_t i = 0; i < regulation.levels.size(); ++i) {
    const QuantityId named = regulation.quantity_named(semantics::LevelId(i), "capitalisée");
    const bool predicate = named.valid() && regulation.quantity(named).role == Role::Predicate;
    capitalised_.push_back(predicate ? named : QuantityId());
  }
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i) {  // parents come before their children
    const semantics::Object& object = curriculum.objects[i];
    const auto parent = object.parent;
    line_.push_back(object.line ? ObjectId(i) : parent.valid() ? line_[parent.index()] : ObjectId());
    elsewhere_.push_back(object.elsewhere || (parent.valid() && elsewhere_[parent.index()]));
  }
  presence_.assign(curriculum.objects.size(), Presence::Unknown);
  follows_.assign(curriculum.objects.size(), -1);
}

Slot Unroller::cell(ObjectId object, QuantityId quantity, View view) {
  const CellKey key{object, quantity, view};
  if (const auto known = cells_.find(key); known != cells_.end()) return known->second;
  if (on_path_.contains(key)) {
    report_cycle(key);
    return builder_.absent(State::EnErreur);
  }
  on_path_.emplace(key, path_.size());
  path_.push_back(key);
  const Slot slot = posed_over(key, [&] { return calculated(object, quantity, view); });
  path_.pop_back();
  on_path_.erase(key);
  cells_.emplace(key, slot);
  return slot;
}

Slot Unroller::calculated(ObjectId object, QuantityId id, View view) {
  const Quantity& quantity = regulation_.quantity(id);
  if (elsewhere_[object.index()]) return frozen(object, id, view);
  const Slot slot = ordinary(object, id, view);
  switch (quantity.role) {
    case Role::Mark:
      if (view.session != 0 && quantity.session > view.session) return slot;
      return unless_capitalised(
          object, [&] { return frozen(object, id, view); }, slot);
    case Role::Value:
      return unless_capitalised(
          object,
          [&] {
            return builder_.add(Op::FirstPresent, {frozen(object, id, view), slot});
          },
          slot);
    case Role::Validated:
      return unless_capitalised(
          object,
          [&] {
            return builder_.add(Op::FirstPresent, {slot, frozen(object, id, view)});
          },
          slot);
    case Role::Proposition: {
      const auto result = roles_.find({quantity.level, Role::Result});
      return unless_capitalised(
          object, [&] { return frozen(object, result->second, view); }, slot);
    }
    default:
      return slot;
  }
}

Slot Unroller::ordinary(ObjectId object, QuantityId id, View view) {
  const Quantity& quantity = regulation_.quantity(id);
  switch (quantity.role) {
    case Role::Decision:
      return on_line(object, decision(object, view));
    case Role::Result:
      return on_line(object, result(object, quantity, view));
    case Role::Validated:  // the result may be posed where there is no line
      return on_line(object, builder_.add(Op::Kind, {sibling(object, quantity.level, Role::Result, view)}));
    case Role::Mark:
      if (view.session != 0 && quantity.session > view.session) return builder_.absent(State::SansObjet);
      return on_line(object, with_exceptions(object, id, view));
    default:
      return on_line(object, rounded({object, id, view}, quantity, with_exceptions(object, id, view)));
  }
}

Slot Unroller::base(ObjectId object, QuantityId id, View view) {
  const Quantity& quantity = regulation_.quantity(id);
  if (quantity.role == Role::Mark) return mark(object, quantity, view);
  const int chosen = only_rule(object, id);
  if (chosen < 0) return builder_.absent(State::SansObjet);
  if (quantity.role == Role::Proposition) return proposition(object, id, view);
  const semantics::Rule& rule = quantity.rules[static_cast<std::size_t>(chosen)];
  return expression(*rule.body, {object, view.with(rule.heading.view)});
}

Slot Unroller::mark(ObjectId object, const Quantity& quantity, View) {
  InputKey key;
  key.kind = InputKey::Kind::Mark;
  key.object = object;
  key.session = static_cast<std::uint8_t>(quantity.session);
  return input(key, Value::absent(quantity.session == 1 ? State::EnAttente : State::SansObjet), true);
}

Slot Unroller::proposition(ObjectId object, QuantityId id, View view) {
  const int chosen = only_rule(object, id);
  const semantics::Verdict& verdict = regulation_.quantity(id).verdicts[static_cast<std::size_t>(chosen)];
  const auto code = [this](values::CodeId which) {
    return [this, which](Slot = -1) { return builder_.constant(Value::of_code(which)); };
  };
  std::vector<Row> rows;
  for (const semantics::VerdictRow& row : verdict.rows)
    rows.push_back({row.condition.get(), code(row.code)});
  if (view == View{}) note_unanswered(verdict, object);
  return select(rows, code(verdict.otherwise), {object, view.with(verdict.heading.view)});
}

// A row that reads what this object has not gives it no result at all: « sinon » is never reached.
void Unroller::note_unanswered(const semantics::Verdict& verdict, ObjectId object) {
  if (elsewhere_[object.index()]) return;
  for (const semantics::VerdictRow& row : verdict.rows) {
    const Value* known = builder_.constant_of(expression(*row.condition, {object, View{}.with(verdict.heading.view)}));
    if (known && known->present() && known->truth()) return;
    if (!known || known->state() != State::SansObjet) continue;
    AtPlace& met = unanswered_[{row.place.source, row.place.begin}];
    met.place = row.place;
    met.objects.push_back(object);
    return;
  }
}

// In a view that stops at session n, the latest decision taken by then.
Slot Unroller::decision(ObjectId object, View view) {
  InputKey key;
  key.kind = InputKey::Kind::Decision;
  key.object = object;
  if (view.session == 0) return input(key, Value());
  std::vector<Slot> latest_first;
  for (int session = view.session; session >= 1; --session) {
    key.session = static_cast<std::uint8_t>(session);
    latest_first.push_back(input(key, Value()));
  }
  return builder_.add(Op::FirstPresent, std::move(latest_first));
}

Slot Unroller::result(ObjectId object, const Quantity& quantity, View view) {
  const Slot decided = sibling(object, quantity.level, Role::Decision, view);
  return builder_.add(Op::FirstPresent, {decided, sibling(object, quantity.level, Role::Proposition, view)});
}

Slot Unroller::sibling(ObjectId object, semantics::LevelId level, Role role, View view) {
  const auto found = roles_.find({level, role});
  return found == roles_.end() ? builder_.absent(State::SansObjet) : cell(object, found->second, view);
}

bool Unroller::has_exception(ObjectId object, const Quantity& quantity) const {
  return std::any_of(quantity.exceptions.begin(), quantity.exceptions.end(), [&](const ExceptionRule& exception) {
    return curriculum_.selects(regulation_, object, exception.heading.scope.filters);
  });
}

Slot Unroller::with_exceptions(ObjectId object, QuantityId id, View view) {
  const Quantity& quantity = regulation_.quantity(id);
  Instruction instruction;
  instruction.op = Op::Exceptions;
  std::vector<int> position(quantity.exceptions.size(), -1);  // of each exception that may apply here
  std::vector<const ExceptionRule*> applicable;
  std::vector<Slot> conditions;
  for (std::size_t i = 0; i < quantity.exceptions.size(); ++i) {
    const ExceptionRule& exception = quantity.exceptions[i];
    if (!curriculum_.selects(regulation_, object, exception.heading.scope.filters)) continue;
    const Standing standing{object, view.with(exception.heading.view)};
    const Slot condition = exception.condition ? expression(*exception.condition, standing) : builder_.truth(true);
    if (builder_.truth_of(condition) == false || builder_.is_sans_objet(condition)) continue;
    position[i] = static_cast<int>(applicable.size());
    applicable.push_back(&exception);
    conditions.push_back(condition);
  }
  const auto replaced = [&](const ExceptionRule& exception, Slot condition = -1) {
    return expression(*exception.body,
                      only_where(condition, {object, view.with(exception.heading.view)}, *exception.body));
  };
  if (applicable.empty()) return base(object, id, view);
  if (applicable.size() == 1 && builder_.truth_of(conditions.front()) == true) return replaced(*applicable.front());
  instruction.operands.push_back(base(object, id, view));
  for (std::size_t i = 0; i < applicable.size(); ++i) {
    instruction.operands.push_back(conditions[i]);
    instruction.operands.push_back(replaced(*applicable[i], conditions[i]));
    // Through exceptions that cannot apply here, to the nearest one that can.
    int loser = applicable[i]->over;
    while (loser >= 0 && position[static_cast<std::size_t>(loser)] < 0)
      loser = quantity.exceptions[static_cast<std::size_t>(loser)].over;
    instruction.over.push_back(loser < 0 ? -1 : position[static_cast<std::size_t>(loser)]);
  }
  return builder_.add(std::move(instruction));
}

Slot Unroller::rounded(const CellKey& key, const Quantity& quantity, Slot slot) {
  if (!quantity.rounding || quantity.type.kind != values::Kind::Number) return slot;
  exact_.emplace(key, slot);
  Instruction instruction;
  instruction.op = Op::Round;
  instruction.operands = {slot};
  instruction.rounding = quantity.rounding;
  return builder_.add(std::move(instruction));
}

Slot Unroller::on_line(ObjectId object, Slot slot) {
  if (const Slot followed = follows(object); followed >= 0) slot = builder_.add(Op::Keep, {followed, slot});
  if (!line_[object.index()].valid()) return slot;
  InputKey key;
  key.kind = InputKey::Kind::Line;
  key.object = line_[object.index()];
  return builder_.add(Op::Keep, {input(key, Value()), slot});
}

// A condition that reads what is given of the object itself (« suivie si choisie ») asks it of whoever has the rest.
Slot Unroller::follows(ObjectId object) {
  if (regulation_.followed.empty() || !object.valid()) return -1;
  if (presence_[object.index()] == Presence::Known) return follows_[object.index()];
  const ObjectId parent = curriculum_.object(object).parent;
  if (presence_[object.index()] == Presence::Asked) return follows(parent);
  presence_[object.index()] = Presence::Asked;
  std::vector<Slot> conditions;
  if (const Slot outer = follows(parent); outer >= 0) conditions.push_back(outer);
  for (const semantics::Followed& followed : regulation_.followed)
    if (followed.level == curriculum_.object(object).level && !elsewhere_[object.index()])
      conditions.push_back(expression(*followed.condition, {object, {}}));
  presence_[object.index()] = Presence::Known;
  if (conditions.size() == 1) follows_[object.index()] = conditions.front();
  if (conditions.size() > 1) follows_[object.index()] = builder_.add(Op::And, std::move(conditions));
  return follows_[object.index()];
}

Slot Unroller::input(InputKey key, Value otherwise, bool mark) {
  Instruction instruction;
  instruction.op = Op::Input;
  instruction.input = key;
  instruction.constant = std::move(otherwise);
  instruction.mark = mark;
  return builder_.add(std::move(instruction));
}

int Unroller::only_rule(ObjectId object, QuantityId id) {
  const Quantity& quantity = regulation_.quantity(id);
  const int first = curriculum_.rule_for(regulation_, id, object);
  const auto complain_of = [&](const auto& rules) {
    for (std::size_t i = static_cast<std::size_t>(first) + 1; i < rules.size(); ++i)
      if (curriculum_.selects(regulation_, object, rules[i].heading.scope.filters) && conflicts_.insert(id).second)
        diagnostics_.add(problems::two_base_rules(regulation_, curriculum_, id, object,
                                                  rules[static_cast<std::size_t>(first)].place, rules[i].place));
  };
  if (first >= 0 && quantity.role == Role::Proposition)
    complain_of(quantity.verdicts);
  else if (first >= 0)
    complain_of(quantity.rules);
  return first;
}

void Unroller::report_cycle(const CellKey& key) {
  const auto begin = path_.begin() + static_cast<std::ptrdiff_t>(on_path_.at(key));
  const std::vector<CellKey> round(begin, path_.end());
  std::set<QuantityId> quantities;
  for (const CellKey& met : round)
    quantities.insert(met.quantity);
  if (cycles_.insert(quantities).second) diagnostics_.add(problems::cycle(regulation_, curriculum_, round));
}

void Unroller::report() {
  for (const auto& [quantity, met] : uncovered_)
    diagnostics_.add(problems::uncovered(regulation_, curriculum_, quantity, met.objects));
  for (const auto& [place, met] : rescaled_)
    diagnostics_.add(problems::weights_rescaled(curriculum_, met.place, met.objects));
  for (const auto& [place, met] : unanswered_)
    diagnostics_.add(problems::verdict_unanswered(curriculum_, met.place, met.objects));
  for (const auto& [place, met] : unweighed_)
    diagnostics_.add(problems::weight_sans_objet(curriculum_, met.place, met.objects));
  for (const auto& [place, met] : rowless_)
    diagnostics_.add(problems::without_row(curriculum_, met.place, met.objects));
}

}  // namespace bareme::plan
