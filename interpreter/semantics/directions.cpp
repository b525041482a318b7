#include "semantics/directions.hpp"

#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/guards.hpp"
#include "semantics/intervals.hpp"
#include "semantics/walk.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using enum Direction;

Direction reversed(Direction direction) {
  return direction == Increasing ? Decreasing : direction == Decreasing ? Increasing : direction;
}

Direction together(Direction a, Direction b) {
  if (a == Still) return b;
  if (b == Still || a == b) return a;
  return Unknown;
}

// Which way the result of rows goes, from the last up: a row that takes over must not be below what it replaces when it
// comes with more, nor above it when it comes with less.
Direction taking_over(Direction condition, Direction row, Direction rest, bool row_above, bool rest_above) {
  const Direction both = together(row, rest);
  if (condition == Still || both == Unknown) return both;
  if (condition == Unknown) return Unknown;
  const bool up = condition == Increasing ? row_above : rest_above;
  const bool down = condition == Increasing ? rest_above : row_above;
  if (up && (both == Still || both == Increasing)) return Increasing;
  if (down && (both == Still || both == Decreasing)) return Decreasing;
  return Unknown;
}

std::optional<values::Number> number_of(const ExpressionPtr& e) {
  const auto* constant = as<Constant>(e);
  return constant && constant->value.is_number() ? std::optional(constant->value.number()) : std::nullopt;
}

bool sans_objet(const ExpressionPtr& e) {
  const auto* constant = as<Constant>(e);
  return constant && !constant->value.present();
}

}  // namespace

bool is_a_mark(const Fact& fact) {
  const Type& type = fact.type;
  return fact.source == FactSource::Entry && type.kind == values::Kind::Number && type.low && type.high &&
         (type.scale || type.low_best);
}

bool is_a_success(const Quantity& quantity) {
  if (quantity.role != Quantity::Role::Predicate) return false;
  const std::string first = text::fold_word(quantity.name.substr(0, quantity.name.find(' ')));
  for (const char* word : {"admis", "admise", "admissible", "validé", "validée", "acquis", "acquise", "reçu", "reçue",
                           "réussi", "réussie", "diplômé", "diplômée", "obtenu", "obtenue"})
    if (first == text::fold_word(word)) return true;
  return false;
}

Direction Directions::of(QuantityId id) {
  const auto [place, fresh] = known_.try_emplace(id, Still);  // a circle is told elsewhere
  if (!fresh) return place->second;
  const Direction found = of_quantity(regulation_.quantity(id));
  return known_[id] = found;
}

bool Directions::reads_the_promotion(QuantityId id) const {
  bool reads = false;
  const auto look = [&](const Expression& e) { reads = reads || std::holds_alternative<Cohort>(e.node); };
  for (const Rule& rule : regulation_.quantity(id).rules)
    walk(rule.body, look);
  return reads;
}

Direction Directions::read(QuantityId id) {
  const Direction direction = of(id);
  const Quantity& quantity = regulation_.quantity(id);
  const bool public_number = quantity.role == Quantity::Role::Value && quantity.type.kind == values::Kind::Number;
  return direction == Unknown && public_number ? Increasing : direction;  // looked at for itself
}

Direction Directions::of_quantity(const Quantity& quantity) {
  using Role = Quantity::Role;
  Direction direction = Still;
  switch (quantity.role) {
    case Role::Mark:
      direction = Increasing;
      break;
    case Role::Decision:
      return Still;
    case Role::Result:
    case Role::Validated: {
      const QuantityId proposed = regulation_.quantity_named(quantity.level, "proposition");
      return proposed.valid() ? of(proposed) : Still;
    }
    case Role::Proposition:
      for (const Verdict& verdict : quantity.verdicts)
        direction = together(direction, of_verdict(verdict));
      break;
    default:
      if (values::is_textual(quantity.type.kind) || quantity.type.kind == values::Kind::Code) return Unknown;
      for (const Rule& rule : quantity.rules)
        direction = together(direction, of(rule.body));
  }
  return with_exceptions(quantity, direction, quantity.rules.size() == 1 ? quantity.rules.front().body : nullptr);
}

Direction Directions::with_exceptions(const Quantity& quantity, Direction base, const ExpressionPtr& only_rule) {
  Direction direction = base;
  for (const ExceptionRule& exception : quantity.exceptions) {
    const Direction condition = exception.condition ? of(exception.condition) : Still;
    Direction body = of(exception.body);
    if (condition == Still && body == Unknown) continue;  // for those a fact sets apart: nothing here sets it
    bool body_above = only_rule && above(exception.body, only_rule),
         base_above = only_rule && above(only_rule, exception.body);
    if (const auto* code = as<Constant>(exception.body); code && code->value.is_code()) {
      body = Still;
      const bool validating = regulation_.code(code->value.code()).kind == Code::Kind::Validating;
      body_above = validating;
      base_above = !validating;
    }
    if (sans_objet(exception.body)) body_above = base_above = condition == Still;
    direction = taking_over(condition, body, direction, body_above, base_above);
  }
  return direction;
}

Direction Directions::of_verdict(const Verdict& verdict) {
  const auto rank = [&](values::CodeId code) { return regulation_.code(code).kind == Code::Kind::Validating ? 1 : 0; };
  // A row that a later one of the same worth would answer for is no row of its own.
  std::vector<const VerdictRow*> rows;
  for (std::size_t i = 0; i < verdict.rows.size(); ++i) {
    const VerdictRow& row = verdict.rows[i];
    const bool again = i + 1 < verdict.rows.size() && rank(verdict.rows[i + 1].code) == rank(row.code) &&
                       !hold_together(regulation_, context_.sources,
                                      {{row.condition, true, verdict.heading.view},
                                       {verdict.rows[i + 1].condition, false, verdict.heading.view}})
                            .possible;
    if (!again) rows.push_back(&row);
  }
  Direction direction = Still;
  int highest = rank(verdict.otherwise), lowest = highest;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const int mine = rank((*row)->code);
    direction = taking_over(of((*row)->condition), Still, direction, mine >= highest, mine <= lowest);
    highest = std::max(highest, mine);
    lowest = std::min(lowest, mine);
  }
  return direction;
}

Direction Directions::of(const ExpressionPtr& expression) {
  if (!expression) return Still;
  return std::visit([&](const auto& inner) { return node(inner, *expression); }, expression->node);
}

// Credits, hours and days are counts of something.
Interval Directions::bounds(const Expression& e) const {
  Interval range = interval_of(regulation_, e);
  if (!range.low && std::holds_alternative<ReadFact>(e.node) && !e.type.unit.plain()) range.low = values::Number(0);
  return range;
}

int Directions::sign(const ExpressionPtr& e) const {
  const Interval range = bounds(*e);
  if (range.low && range.low->sign() >= 0) return 1;
  if (range.high && range.high->sign() <= 0) return -1;
  return 0;
}

bool Directions::above(const ExpressionPtr& a, const ExpressionPtr& b) const {
  if (a->type.kind != values::Kind::Number || b->type.kind != values::Kind::Number) return false;
  const Interval of_a = bounds(*a), of_b = bounds(*b);
  return of_a.low && of_b.high && *of_a.low >= *of_b.high;
}

// It rises with the marks when it gets better as they do.
Direction Directions::node(const ReadFact& n, const Expression&) {
  const Fact& fact = regulation_.fact(n.fact);
  if (!is_a_mark(fact)) return Still;
  return fact.type.low_best == regulation_.mark_type.low_best ? Increasing : Decreasing;
}

Direction Directions::node(const Negate& n, const Expression&) { return reversed(of(n.operand)); }

Direction Directions::node(const Arithmetic& n, const Expression&) {
  const Direction left = of(n.left), right = of(n.right);
  if (n.op == Operator::Add) return together(left, right);
  if (n.op == Operator::Subtract) return together(left, reversed(right));
  if (left == Still && right == Still) return Still;
  const int of_left = sign(n.left), of_right = sign(n.right);
  const auto scaled = [](Direction direction, int by) {
    return by > 0 ? direction : by < 0 ? reversed(direction) : direction == Still ? Still : Unknown;
  };
  // x × y goes with x as y's sign says, and with y as x's does; x / y against y.
  const Direction with_left = scaled(left, of_right), with_right = scaled(right, of_left);
  return together(with_left, n.op == Operator::Multiply ? with_right : reversed(with_right));
}

Direction Directions::node(const Mean& n, const Expression&) {
  Direction direction = Still;
  for (const MeanPart& part : n.parts)
    direction = together(direction, of(part.value));
  return direction;
}

Direction Directions::node(const Aggregate& n, const Expression&) {
  const Direction body = n.body ? of(n.body) : Still, weight = of(n.weight), kept = of(n.set.condition);
  if (weight != Still || (n.set.selects() && n.weight) || n.amount) return Unknown;
  switch (n.operation) {
    case Operation::Count:
      return kept;
    case Operation::Sum:
      return kept == Still || sign(n.body) > 0 ? together(body, kept) : Unknown;
    case Operation::Product:
      return kept == Still && sign(n.body) > 0 ? body : Unknown;
    case Operation::Variance:
      return kept == Still && body == Still ? Still : Unknown;
    default:
      return kept == Still ? body : Unknown;
  }
}

Direction Directions::node(const Extremum& n, const Expression&) {
  Direction direction = Still;
  for (const ExpressionPtr& item : n.items)
    direction = together(direction, of(item));
  return direction;
}

Direction Directions::node(const Function& n, const Expression&) {
  const Direction direction = of(n.arguments.front());
  switch (n.name) {
    case FunctionName::Round:
    case FunctionName::Truncate:
    case FunctionName::Floor:
    case FunctionName::Ceiling:
    case FunctionName::Root:
      return direction;
    case FunctionName::Absolute:
      return sign(n.arguments.front()) > 0   ? direction
             : sign(n.arguments.front()) < 0 ? reversed(direction)
             : direction == Still            ? Still
                                             : Unknown;
    default:
      return direction == Still ? Still : Unknown;
  }
}

Direction Directions::node(const Apply& n, const Expression&) {
  const Direction table = of(regulation_.tables[n.table.index()].body);
  const bool still = std::all_of(n.arguments.begin(), n.arguments.end(),
                                 [&](const ExpressionPtr& argument) { return of(argument) == Still; });
  if (still || table == Still) return Still;
  if (n.arguments.size() != 1) return Unknown;
  const Direction argument = of(n.arguments.front());
  return table == Increasing ? argument : table == Decreasing ? reversed(argument) : Unknown;
}

// Thresholds from the top down, or exact values in any order, each giving a number that is written.
Direction Directions::node(const Table& n, const Expression&) {
  const Direction subject = of(n.subject);
  Direction results = of(n.otherwise);
  for (const TableRow& row : n.rows)
    results = together(results, of(row.result));
  if (subject == Still) return results;
  if (results != Still || subject == Unknown) return Unknown;
  std::vector<std::pair<values::Number, values::Number>> steps;
  for (const TableRow& row : n.rows) {
    const auto value = number_of(row.result);
    if (!value || !row.key.is_number()) return Unknown;
    if (row.relation != n.rows.front().relation || row.relation == Relation::NotEqual) return Unknown;
    steps.emplace_back(row.key.number(), *value);
  }
  if (steps.empty()) return Still;
  const Relation relation = n.rows.front().relation;
  std::sort(steps.begin(), steps.end());
  bool up = true, down = true;
  const auto follow = [&](const values::Number& low, const values::Number& high) {
    up = up && low <= high;
    down = down && low >= high;
  };
  for (std::size_t i = 1; i < steps.size(); ++i)
    follow(steps[i - 1].second, steps[i].second);
  if (n.otherwise && !sans_objet(n.otherwise)) {
    const auto last = number_of(n.otherwise);
    if (!last || relation == Relation::Equal) return Unknown;
    if (relation == Relation::Greater || relation == Relation::GreaterEqual)
      follow(*last, steps.front().second);
    else
      follow(steps.back().second, *last);
  }
  return up && down ? Still : up ? subject : down ? reversed(subject) : Unknown;
}

Direction Directions::node(const Case& n, const Expression&) {
  Direction direction = n.otherwise ? of(n.otherwise) : Still;
  std::vector<ExpressionPtr> below;
  if (n.otherwise) below.push_back(n.otherwise);
  for (auto row = n.rows.rbegin(); row != n.rows.rend(); ++row) {
    const bool row_above =
        std::all_of(below.begin(), below.end(), [&](const ExpressionPtr& other) { return above(row->result, other); });
    const bool rest_above =
        std::all_of(below.begin(), below.end(), [&](const ExpressionPtr& other) { return above(other, row->result); });
    direction = taking_over(of(row->condition), of(row->result), direction, row_above, rest_above);
    below.push_back(row->result);
  }
  return direction;
}

Direction Directions::node(const Compare& n, const Expression&) {
  const Direction difference = together(of(n.left), reversed(of(n.right)));
  switch (n.relation) {
    case Relation::Greater:
    case Relation::GreaterEqual:
      return difference;
    case Relation::Less:
    case Relation::LessEqual:
      return reversed(difference);
    default:
      return difference == Still ? Still : Unknown;
  }
}

Direction Directions::node(const Logic& n, const Expression&) {
  Direction direction = Still;
  for (const ExpressionPtr& item : n.items)
    direction = together(direction, of(item));
  return direction;
}

Direction Directions::node(const Not& n, const Expression&) { return reversed(of(n.operand)); }

// A mark that rises keeps being a number; a result goes up when all its validating codes are asked, and nothing else.
Direction Directions::node(const Is& n, const Expression&) {
  if (const auto* read = as<ReadQuantity>(n.operand);
      read && regulation_.quantity(read->quantity).role == Quantity::Role::Mark)
    return Still;
  const Direction operand = of(n.operand);
  if (operand == Still || n.impossible) return Still;
  if (n.operand->type.kind == values::Kind::Number) return Still;  // a code or a number: not what rises
  if (n.codes.empty() || n.number || n.operand->type.list != regulation_.list_named("résultat")) return Unknown;
  bool exactly = true;
  for (const values::CodeId code : regulation_.code_lists[n.operand->type.list.index()].codes)
    exactly = exactly && (regulation_.code(code).kind == Code::Kind::Validating) ==
                             (std::find(n.codes.begin(), n.codes.end(), code) != n.codes.end());
  return exactly ? (n.negated ? reversed(operand) : operand) : Unknown;
}

Direction Directions::node(const Quantified& n, const Expression&) {
  const Direction condition = of(n.condition), kept = of(n.set.condition);
  switch (n.kind) {
    case Quantified::Kind::Some:
    case Quantified::Kind::AtLeast:
      return together(condition, kept);
    case Quantified::Kind::Every:
      return together(condition, reversed(kept));
    case Quantified::Kind::None:
    case Quantified::Kind::AtMost:
      return reversed(together(condition, kept));
    case Quantified::Kind::Exactly:
      return condition == Still && kept == Still ? Still : Unknown;
    case Quantified::Kind::Share:
      break;
  }
  const bool at_most = n.relation == Relation::Less || n.relation == Relation::LessEqual;
  if (kept != Still || of(n.weight) != Still) return Unknown;
  return at_most ? reversed(condition) : condition;
}

Direction Directions::node(const Counted& n, const Expression&) {
  Direction direction = Still;
  for (const ExpressionPtr& item : n.items)
    direction = together(direction, of(item));
  if (n.kind == Quantified::Kind::AtLeast || direction == Still) return direction;
  return n.kind == Quantified::Kind::AtMost ? reversed(direction) : Unknown;
}

Direction Directions::node(const Letters& n, const Expression&) {
  Direction direction = Still;
  for (const Letter& letter : n.letters)
    direction = together(direction, of(letter.condition));
  return direction;
}

}  // namespace bareme::semantics
