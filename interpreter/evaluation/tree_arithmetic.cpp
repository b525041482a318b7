// Calculations on present values, the effect of mark codes, functions, min and max.
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

Bond bond_of(Operator op) { return op == Operator::Add || op == Operator::Subtract ? Bond::Sum : Bond::Product; }

std::string bracketed(const Wording& said, bool needed) { return needed ? "(" + said.text + ")" : said.text; }

// − and / do not associate: a − (b − c) keeps its parentheses.
void say_operation(const Arithmetic& node, Wording&& left, Wording&& right, Wording& says) {
  const Bond bond = bond_of(node.op);
  const bool ordered = node.op == Operator::Subtract || node.op == Operator::Divide;
  says.text = bracketed(left, left.bond < bond) + " " + symbol(node.op) + " " +
              bracketed(right, right.bond < bond || (ordered && right.bond == bond));
  says.bond = bond;
  says.plain = false;
  says.children = std::move(left.children);
  for (Trace& child : right.children)
    says.children.push_back(std::move(child));
}

std::optional<int> small_integer(const values::Number& number) {
  const auto integer = number.integer();
  if (!integer || *integer < -100'000 || *integer > 100'000) return std::nullopt;
  return static_cast<int>(*integer);
}

}  // namespace

values::Value TreeWalk::calculated(const ExpressionPtr& expression, const Standing& at, Wording* says) {
  const std::size_t causes = causes_.size();
  const Value value = evaluate(*expression, at, says);
  return effect(value, causes, says);
}

// The marks that are this code are what is awaited; one that no mark is (posed, frozen) speaks for itself.
values::Value TreeWalk::to_be_replaced(const Code& code, std::size_t causes) {
  bool named = false;
  for (std::size_t i = causes; i < causes_.size(); ++i) {
    if (causes_[i].state != State::Present) continue;
    causes_[i].state = State::EnAttente;
    named = true;
  }
  return absent(State::EnAttente, named ? "" : code_words(code) + " : à remplacer par une note");
}

values::Value TreeWalk::effect(const Value& value, std::size_t causes, Wording* says) {
  if (!value.is_code()) return value;
  const Code& code = regulation().code(value.code());
  if (code.list != regulation().list_named("note")) return value;
  if (says) says->plain = false;
  switch (code.effect) {
    case MarkEffect::Worth:
      if (says) says->text += " (vaut " + number_words(code.worth) + ")";
      return Value::of(code.worth);
    case MarkEffect::Neutral:
      return absent(State::SansObjet, code_words(code) + " : neutralise");
    case MarkEffect::Awaits:
      return to_be_replaced(code, causes);
    case MarkEffect::Impossible:
      return absent(State::Impossible, code_words(code) + " : rend impossible");
    case MarkEffect::None:
      break;
  }
  return failed(code_words(code) + " entre dans un calcul sans effet déclaré");
}

values::Value TreeWalk::of(const Arithmetic& node, const Expression&, const Standing& at, Wording* says) {
  Wording left_said, right_said;
  const Value left = calculated(node.left, at, says ? &left_said : nullptr);
  const Value right = calculated(node.right, at, says ? &right_said : nullptr);
  if (says) say_operation(node, std::move(left_said), std::move(right_said), *says);
  if (!left.present() || !right.present()) return Value::absent(values::strictest(left.state(), right.state()));
  if (left.kind() == values::Kind::Date || right.kind() == values::Kind::Date) return dated(node, left, right);
  if (!left.is_number() || !right.is_number()) return failed("calcul sur ce qui n'est pas un nombre");
  switch (node.op) {
    case Operator::Add:
      return Value::of(left.number() + right.number());
    case Operator::Subtract:
      return Value::of(left.number() - right.number());
    case Operator::Multiply:
      return Value::of(left.number() * right.number());
    case Operator::Divide:
      break;
  }
  if (right.number().sign() == 0) return failed("division par zéro");
  return Value::of(left.number() / right.number());
}

// date ± days, months or years; date − date gives days.
values::Value TreeWalk::dated(const Arithmetic& node, const Value& left, const Value& right) {
  if (left.kind() == right.kind()) {
    if (node.op != Operator::Subtract) return failed("deux dates ne s'ajoutent pas");
    return Value::of(Number(left.date().days() - right.date().days()));
  }
  const bool date_first = left.kind() == values::Kind::Date;
  const Value& date = date_first ? left : right;
  const Value& by = date_first ? right : left;
  const auto amount = by.is_number() ? small_integer(by.number()) : std::nullopt;
  if (!amount || (node.op != Operator::Add && !(node.op == Operator::Subtract && date_first)))
    return failed("à une date on n'ajoute qu'un nombre entier de jours, de mois ou d'années");
  const int moved = node.op == Operator::Subtract ? -*amount : *amount;
  const values::Unit& unit = (date_first ? node.right : node.left)->type.unit;
  if (unit == values::Unit::of(values::Unit::Years)) return Value::of(date.date().plus_years(moved));
  if (unit == values::Unit::of(values::Unit::Months)) return Value::of(date.date().plus_months(moved));
  return Value::of(date.date().plus_days(moved));
}

values::Value TreeWalk::of(const Negate& node, const Expression&, const Standing& at, Wording* says) {
  const Value value = calculated(node.operand, at, says);
  if (says) {
    says->text = "−" + bracketed(*says, says->bond < Bond::Whole);
    says->bond = Bond::Product;
    says->plain = false;
  }
  return value.is_number() ? Value::of(-value.number()) : value;
}

values::Value TreeWalk::of(const Function& node, const Expression& self, const Standing& at, Wording* says) {
  List arguments;
  State strictest = State::Present;
  std::string texts;
  for (const ExpressionPtr& argument : node.arguments) {
    Wording said;
    arguments.push_back(calculated(argument, at, says ? &said : nullptr));
    strictest = values::strictest(strictest, arguments.back().state());
    if (!says) continue;
    texts += (texts.empty() ? "" : " ; ") + said.text;
    for (Trace& child : said.children)
      says->children.push_back(std::move(child));
  }
  if (node.mode != values::RoundingMode::HalfUp) texts += std::string(" ; ") + values::mode_name(node.mode);
  if (says) {
    const std::string name = phrase(regulation(), self);
    says->text = name.substr(0, name.find('(')) + "(" + texts + ")";
    says->plain = false;
  }
  return strictest == State::Present ? function(node, arguments) : Value::absent(strictest);
}

values::Value TreeWalk::function(const Function& node, const List& arguments) {
  const Number& x = arguments.front().number();
  switch (node.name) {
    case FunctionName::Round:
    case FunctionName::Truncate: {
      const Number step = arguments.size() > 1 ? arguments[1].number() : Number(1);
      if (step.sign() <= 0) return failed("un pas d'arrondi doit être positif");
      const auto mode = node.name == FunctionName::Round ? node.mode : values::RoundingMode::Truncate;
      return Value::of(values::rounded(x, {mode, step}));
    }
    case FunctionName::Root: {
      if (x.sign() < 0) return failed("la racine d'un nombre négatif, " + number_words(x) + ", n'existe pas");
      const auto root = values::square_root(x, arguments[1].number());
      return root ? Value::of(*root) : failed("un pas d'arrondi doit être positif");
    }
    case FunctionName::Absolute:
      return Value::of(x.sign() < 0 ? -x : x);
    case FunctionName::Floor:
      return Value::of(x.floor());
    case FunctionName::Ceiling:
      return Value::of(-(-x).floor());
    case FunctionName::Year:
      return Value::of(Number(arguments.front().date().year()));
    case FunctionName::Month:
      return Value::of(Number(arguments.front().date().month()));
    case FunctionName::Age:
    case FunctionName::YearsBetween:
      return Value::of(Number(arguments[1].date().years_since(arguments[0].date())));
    case FunctionName::MonthsBetween:
      return Value::of(Number(arguments[1].date().months_since(arguments[0].date())));
    case FunctionName::MakeDate:
      break;
  }
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = i < arguments.size() ? small_integer(arguments[i].number()) : std::nullopt;
    if (!part) return failed("une date se fait d'une année, d'un mois et d'un jour entiers");
    parts[i] = *part;
  }
  if (const auto date = values::Date::of(parts[0], parts[1], parts[2])) return Value::of(*date);
  return failed("le " + std::to_string(parts[2]) + "/" + std::to_string(parts[1]) + "/" + std::to_string(parts[0]) +
                " n'existe pas");
}

values::Value TreeWalk::of(const Extremum& node, const Expression& self, const Standing& at, Wording* says) {
  State strictest = State::Present;
  std::optional<Value> best;
  bool by_literal = false, plain = true, only_limits = !node.limits.empty();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const ExpressionPtr& item = node.items[i];
    Wording said;
    const Value value = calculated(item, at, says ? &said : nullptr);
    if (says)
      for (Trace& child : said.children)
        says->children.push_back(std::move(child));
    if (value.state() == State::SansObjet) continue;
    only_limits = only_limits && node.limits[i];
    texts.push_back(std::move(said.text));
    plain = plain && said.plain;
    strictest = values::strictest(strictest, value.state());
    if (!value.present() || (best && !(node.max ? value.number() > best->number() : value.number() < best->number())))
      continue;
    best = value;
    by_literal = std::holds_alternative<Constant>(item->node);
  }
  if (only_limits) return Value();
  const Value outcome = strictest != State::Present ? Value::absent(strictest) : best.value_or(Value());
  if (says && !texts.empty()) {
    std::string list;
    for (const std::string& text : texts)
      list += (list.empty() ? "" : " ; ") + text;
    const char* named = node.max ? "max(" : "min(";
    if (self.type.kind == values::Kind::Code) named = node.max ? "la meilleure de (" : "la moins bonne de (";
    says->text = texts.size() == 1 ? list : named + list + ")";
    says->plain = plain && texts.size() == 1;
    if (outcome.is_number() && by_literal && texts.size() > 1)
      says->remark = (node.max ? "relevé à " : "plafonné à ") + number_words(outcome.number());
  }
  return outcome;
}

}  // namespace bareme::evaluation
