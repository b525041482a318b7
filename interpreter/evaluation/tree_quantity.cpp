// What a quantity is worth on an object: memory, cycles, its role, its rule or verdict, its rounding.
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;
using Role = Quantity::Role;

values::Value TreeWalk::read(const plan::CellKey& key, Trace* trace) {
  const auto [place, fresh] = cells_.try_emplace(key);
  Cell& cell = place->second;
  const bool known = !fresh && (!trace || explained_.contains(key));
  const std::size_t mark = causes_.size();
  if (cell.computing) {
    cycle(key);
    cell.value = Value::absent(State::EnErreur);
  } else if (known) {
    causes_.insert(causes_.end(), cell.causes.begin(), cell.causes.end());
  } else if (std::optional<Value> settled = world_.settled && !trace ? world_.settled(key) : std::nullopt;
             settled && !is_to_be_replaced(*settled)) {  // of a code that waits, which mark it is: only a walk tells
    cell.value = *std::move(settled);
  } else {
    cell.computing = true;
    path_.push_back(key);
    Value value = compute(key, trace);
    keep_causes(mark, value);
    path_.pop_back();
    cell = {std::move(value), {causes_.begin() + static_cast<std::ptrdiff_t>(mark), causes_.end()}, false};
    if (trace) {
      explained_.insert(key);
      ++expansions_;
    }
  }
  if (trace) head(key, cell.value, mark, *trace);
  return cell.value;
}

// Planning refuses a règlement whose values turn in circles; a scenario or a query may still make one.
values::Value TreeWalk::cycle(const plan::CellKey& key) {
  std::string turn;
  bool inside = false;
  for (const plan::CellKey& step : path_) {
    inside = inside || step == key;
    if (inside) turn += name(step) + " → ";
  }
  return failed("calcul en cercle : " + turn + name(key));
}

void TreeWalk::head(const plan::CellKey& key, const Value& value, std::size_t causes, Trace& trace) const {
  const Quantity& quantity = regulation().quantity(key.quantity);
  trace.kind = quantity.role == Role::Mark ? Trace::Kind::Mark : Trace::Kind::Quantity;
  trace.label = quantity.role == Role::Mark ? address_of(key.object) + " session " + std::to_string(quantity.session)
                                            : quantity.name;
  trace.value = value;
  trace.type = quantity.type;
  if (!value.present() && trace.remark.empty()) trace.remark = causes_since(causes);
  if (value.is_code() && quantity.type.mark) trace.remark = code_words(regulation().code(value.code()));
}

values::Value TreeWalk::compute(const plan::CellKey& key, Trace* trace) {
  const Quantity& quantity = regulation().quantity(key.quantity);
  const bool closed = elsewhere(key.object);
  if (!closed && quantity.role == Role::Mark && key.view.session != 0 && quantity.session > key.view.session)
    return absent(State::SansObjet, "pas vue" + view_words(regulation(), key.view));
  if (const Value* value = posed(key)) {
    if (trace) trace->remark = "posé";
    return *value;
  }
  if (closed) return frozen(key);
  if (line_not_brought(key.object)) return absent(State::SansObjet, "pas au dossier");
  if (const State taken = follows(key.object); taken != State::Present) return Value::absent(taken);
  const bool kept = quantity.role != Role::Predicate && quantity.role != Role::Local &&
                    quantity.role != Role::Decision && quantity.role != Role::Result;
  const Value capital = kept ? capitalised(key.object) : Value();
  if (capital.present() && capital.truth()) return left_by_the_past(key, trace);
  if (!capital.present() && capital.state() != State::SansObjet) return capital;
  return ordinary(key, trace);
}

// Of an object that is capitalised: what the acquis says, else what follows from it.
values::Value TreeWalk::left_by_the_past(const plan::CellKey& key, Trace* trace) {
  const Quantity& quantity = regulation().quantity(key.quantity);
  if (quantity.role == Role::Validated)
    if (Value value = ordinary(key, trace); value.state() != State::SansObjet) return value;
  const QuantityId result = sibling(key.quantity, Role::Result);
  const QuantityId left = quantity.role == Role::Proposition ? result : key.quantity;
  Value value = left.valid() ? frozen({key.object, left, key.view}) : Value();
  if (value.state() == State::SansObjet && quantity.role == Role::Value) return ordinary(key, trace);
  if (trace) trace->remark = "capitalisé : celui de l'acquis";
  return value;
}

values::Value TreeWalk::ordinary(const plan::CellKey& key, Trace* trace) {
  const Quantity& quantity = regulation().quantity(key.quantity);
  switch (quantity.role) {
    case Role::Decision:
      return decision(key);
    case Role::Result:
      return result(key, trace);
    case Role::Validated:
      return validated(key, trace);
    default:
      return ruled(key, trace);
  }
}

const values::Value* TreeWalk::posed(const plan::CellKey& key) const {
  for (const World::Posed& pose : world_.posed)
    if (pose.object == key.object && pose.quantity == key.quantity && (!pose.view || *pose.view == key.view))
      return &pose.value;
  return nullptr;
}

QuantityId TreeWalk::sibling(QuantityId quantity, Role role) const {
  const LevelId level = regulation().quantity(quantity).level;
  for (std::size_t i = 0; i < regulation().quantities.size(); ++i)
    if (regulation().quantities[i].level == level && regulation().quantities[i].role == role) return QuantityId(i);
  return {};
}

values::Value TreeWalk::result(const plan::CellKey& key, Trace* trace) {
  const QuantityId decided = sibling(key.quantity, Role::Decision), proposed = sibling(key.quantity, Role::Proposition);
  const Value decision = decided.valid() ? read({key.object, decided, key.view}, nullptr) : Value();
  if (decision.state() != State::SansObjet) {
    if (trace) {
      trace->remark = "décision du jury";
      trace->children.emplace_back();
      if (proposed.valid())
        read({key.object, proposed, key.view}, &trace->children.back());
      else
        trace->children.pop_back();
    }
    return decision;
  }
  if (!proposed.valid()) return absent(State::SansObjet, "aucun résultat n'est défini");
  return read({key.object, proposed, key.view},
              trace);  // nobody decided otherwise: what explains the proposition explains the result
}

values::Value TreeWalk::validated(const plan::CellKey& key, Trace* trace) {
  const QuantityId result = sibling(key.quantity, Role::Result);
  if (!result.valid()) return absent(State::SansObjet, "aucun résultat n'est défini");
  Trace of_result;
  const Value code = read({key.object, result, key.view}, trace ? &of_result : nullptr);
  if (trace) {
    const std::string text =
        code.is_code() ? code_words(regulation().code(code.code())) : values::describe(code.state());
    trace->formula = regulation().quantity(result).name + " " + text;
    trace->remark = std::move(of_result.remark);
    trace->article = of_result.article;
    trace->children = std::move(of_result.children);
  }
  if (!code.present()) return code;
  return Value::of_truth(code.is_code() && regulation().code(code.code()).kind == Code::Kind::Validating);
}

values::Value TreeWalk::ruled(const plan::CellKey& key, Trace* trace) {
  const Quantity& quantity = regulation().quantity(key.quantity);
  Wording said, considered;
  const std::size_t reasons = reasons_.size();
  const Ruling ruling = exceptions(key, trace ? &said : nullptr, trace ? &considered : nullptr);
  Value value = ruling.decided ? ruling.value : base(key, trace ? &said : nullptr);
  const bool rounds = value.is_number() && quantity.rounding && quantity.role != Role::Mark;
  if (trace) {
    const bool only_passed_on =
        said.plain && (said.children.empty() || said.children.front().kind == Trace::Kind::Mark);
    const bool lettered = !said.children.empty() && said.children.front().kind == Trace::Kind::Letter;
    if (!only_passed_on && !lettered) trace->formula = std::move(said.text);
    trace->children = std::move(said.children);
    for (Trace& exception : considered.children)
      trace->children.push_back(std::move(exception));
    trace->remark = std::move(said.remark);
    trace->article = said.article;
    take_reasons(reasons, *trace);
    if (rounds) {
      trace->rounding = quantity.rounding;
      trace->before_rounding = value.number();
    }
  }
  return rounds ? Value::of(values::rounded(value.number(), *quantity.rounding)) : value;
}

values::Value TreeWalk::base(const plan::CellKey& key, Wording* says) {
  const Quantity& quantity = regulation().quantity(key.quantity);
  if (quantity.role == Role::Mark) return this->mark(key);
  const int index = curriculum().rule_for(regulation(), key.quantity, key.object);
  if (index < 0) {
    if (!world_.strict) return absent(State::SansObjet, "aucun article ne la définit");
    return missing(name(key));
  }
  if (quantity.role == Role::Proposition) return verdict(quantity.verdicts[static_cast<std::size_t>(index)], key, says);
  const Rule& rule = quantity.rules[static_cast<std::size_t>(index)];
  took(rule);
  Value value = evaluate(
      *rule.body, Standing{key.object, key.object, key.view.with(rule.heading.view), rule.article, nullptr}, says);
  if (says && !says->article.valid()) says->article = rule.article;
  return value;
}

values::Value TreeWalk::verdict(const Verdict& verdict, const plan::CellKey& key, Wording* says) {
  const Standing at{key.object, key.object, key.view.with(verdict.heading.view), verdict.article, nullptr};
  std::vector<Trace> rows;
  Value outcome = Value::of_code(verdict.otherwise);
  bool decided = false;
  for (const VerdictRow& row : verdict.rows) {
    Wording said;
    auto told_above = says ? explained_ : decltype(explained_)();
    const Value holds = evaluate(*row.condition, at, says ? &said : nullptr);
    if (says && expansions_ < readable)
      explained_ = std::move(told_above);  // the row that decides tells all it rests on
    if (says)
      rows.push_back(
          row_trace("résultat " + regulation().code(row.code).name + " si " + said.text, holds, std::move(said), at));
    if (holds.present() && !holds.truth()) continue;
    outcome = holds.present() ? Value::of_code(row.code) : Value::absent(holds.state());
    decided = true;
    if (holds.present()) took(row);
    break;
  }
  if (!decided) took(verdict.otherwise);
  if (!says) return outcome;
  // Where no row was met, the last is the one that was missed: a règlement asks for less and less from row to row.
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    rows[i].decisive = false;
    rows[i].tried = true;
  }
  says->article = verdict.article;
  says->plain = false;
  // One row of letters reads better without the row between the verdict and its letters.
  const bool lettered =
      rows.size() == 1 && !rows.front().children.empty() && rows.front().children.front().kind == Trace::Kind::Letter;
  if (lettered) {
    std::vector<Trace> letters = std::move(rows.front().children);
    says->children = std::move(letters);
  } else
    for (Trace& row : rows)
      says->children.push_back(std::move(row));
  return outcome;
}

Trace TreeWalk::row_trace(std::string label, const Value& holds, Wording&& said, const Standing& at) const {
  Trace row;
  row.kind = Trace::Kind::Row;
  row.label = std::move(label);
  row.value = holds;
  row.type.kind = values::Kind::Truth;
  row.remark = std::move(said.remark);
  row.article = at.article;
  row.children = std::move(said.children);
  return row;
}

}  // namespace bareme::evaluation
