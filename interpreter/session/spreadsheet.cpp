#include "session/spreadsheet.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include <fmt/format.h>

#include "evaluation/explain.hpp"
#include "evaluation/overlay.hpp"
#include "session/quantities.hpp"
#include "session/state.hpp"
#include "values/rounding.hpp"

namespace bareme {
namespace {

using namespace semantics;
using values::Number;
using values::State;
using values::Value;
using Role = Quantity::Role;

double binary(const Number& number) {
  const auto [above, below] = number.reduced();
  return std::strtod(above.c_str(), nullptr) / std::strtod(below.c_str(), nullptr);
}

// The shortest decimal that is this binary number: two are equal, or one greater, exactly when those are.
std::optional<Number> decimal(double number) {
  std::array<char, 400> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc()) return std::nullopt;
  return Number::parse(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())));
}

double rounded_as_a_sheet(double number, const values::Rounding& rounding) {
  using Mode = values::RoundingMode;
  const double steps = number * binary(Number(1) / rounding.step);
  const double whole = rounding.mode == Mode::Up         ? std::ceil(steps)
                       : rounding.mode == Mode::Down     ? std::floor(steps)
                       : rounding.mode == Mode::Truncate ? std::trunc(steps)
                                                         : std::floor(steps + 0.5);
  return whole / binary(Number(1) / rounding.step);
}

struct Found {  // a number, or why there is none
  State state = State::SansObjet;
  double number = 0;
  bool is() const { return state == State::Present; }
};

class Sheet {
 public:
  Sheet(const Session& session, evaluation::World world)
      : rules_(session.regulation()), maquette_(session.curriculum()), exact_(std::move(world)) {}

  Found cell(const plan::CellKey& key) {
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    const Found found = computed(key);
    known_.emplace(key, found);
    return found;
  }
  Value exact(const plan::CellKey& key) { return exact_.value(key.object, key.quantity, key.view); }

  // What is not what the exact rules give.
  evaluation::Overlay posed() {
    evaluation::Overlay overlay;
    for (const auto& [key, found] : known_) {
      const auto number = found.is() ? decimal(found.number) : std::nullopt;
      if (number && !(exact(key) == Value::of(*number)))
        overlay.quantities.push_back({key.object, key.quantity, key.view, Value::of(*number)});
    }
    return overlay;
  }

 private:
  // A code counts as it says.
  Found from(const Value& value) const {
    if (value.is_number()) return {State::Present, binary(value.number())};
    if (!value.is_code()) return {value.present() ? State::EnErreur : value.state()};
    const Code& code = rules_.code(value.code());
    if (code.effect == MarkEffect::Worth) return {State::Present, binary(code.worth)};
    return {code.effect == MarkEffect::Awaits       ? State::EnAttente
            : code.effect == MarkEffect::Impossible ? State::Impossible
                                                    : State::SansObjet};
  }

  // Only what the rule of its article gives: an acquis, an exception, what is posed stand as they are.
  Found computed(const plan::CellKey& key) {
    const Quantity& quantity = rules_.quantity(key.quantity);
    const Value value = exact(key);
    const bool plain = (quantity.role == Role::Value || quantity.role == Role::Local) && value.is_number() &&
                       quantity.level != rules_.lowest && quantity.exceptions.empty();
    const int index = plain ? maquette_.rule_for(rules_, key.quantity, key.object) : -1;
    if (index < 0) return from(value);
    const Rule& rule = quantity.rules[static_cast<std::size_t>(index)];
    const View view = key.view.with(rule.heading.view);
    Value body = exact_.value(*rule.body, key.object, view);
    if (body.is_number() && quantity.rounding) body = Value::of(values::rounded(body.number(), *quantity.rounding));
    if (!(body == value)) return from(value);
    Found found = of(*rule.body, key.object, view);
    if (!found.is()) return from(value);
    if (quantity.rounding) found.number = rounded_as_a_sheet(found.number, *quantity.rounding);
    return found;
  }

  Found of(const Expression& expression, ObjectId at, View view) {
    if (const auto* read = std::get_if<ReadQuantity>(&expression.node)) {
      const ObjectId object = maquette_.reach(at, read->reach);
      return object.valid() ? cell({object, read->quantity, view}) : Found{};
    }
    if (const auto* inside = std::get_if<InView>(&expression.node))
      return of(*inside->operand, at, view.with(inside->view));
    if (const auto* one = std::get_if<Negate>(&expression.node)) {
      Found found = of(*one->operand, at, view);
      found.number = -found.number;
      return found;
    }
    if (const auto* two = std::get_if<Arithmetic>(&expression.node)) return arithmetic(*two, at, view);
    if (const auto* mean = std::get_if<Mean>(&expression.node)) return mean_of(*mean, expression, at, view);
    if (const auto* all = std::get_if<Aggregate>(&expression.node)) return aggregate(*all, expression, at, view);
    if (const auto* all = std::get_if<Extremum>(&expression.node)) return extremum(*all, expression, at, view);
    return from(exact_.value(expression, at, view));
  }

  Found arithmetic(const Arithmetic& node, ObjectId at, View view) {
    const Found left = of(*node.left, at, view), right = of(*node.right, at, view);
    if (!left.is() || !right.is()) return {values::strictest(left.state, right.state)};
    switch (node.op) {
      case Operator::Add:
        return {State::Present, left.number + right.number};
      case Operator::Subtract:
        return {State::Present, left.number - right.number};
      case Operator::Multiply:
        return {State::Present, left.number * right.number};
      case Operator::Divide:
        break;
    }
    return right.number == 0 ? Found{State::EnErreur} : Found{State::Present, left.number / right.number};
  }

  // Of what is there: weight × value, summed in order.
  struct Sum {
    double values = 0, weights = 0;
    State worst = State::Present;
    void add(const Found& value, double weight) {
      if (value.is())
        values += weight * value.number, weights += weight;
      else if (value.state != State::SansObjet)
        worst = values::strictest(worst, value.state);
    }
    Found mean() const {
      if (worst != State::Present) return {worst};
      return weights == 0 ? Found{} : Found{State::Present, values / weights};
    }
  };

  Found mean_of(const Mean& node, const Expression& whole, ObjectId at, View view) {
    Sum sum;
    for (const MeanPart& part : node.parts) {
      if (part.each) return from(exact_.value(whole, at, view));
      const Found weight = of(*part.weight, at, view);
      if (weight.is()) sum.add(of(*part.value, at, view), weight.number);
    }
    return sum.mean();
  }

  Found aggregate(const Aggregate& node, const Expression& whole, ObjectId at, View view) {
    const bool simple = (node.operation == Operation::Mean || node.operation == Operation::Sum) && node.body &&
                        !node.set.selects() && !node.set.condition && !node.amount;
    if (!simple) return from(exact_.value(whole, at, view));
    Sum sum;
    for (const ObjectId member : maquette_.members(rules_, at, node.set)) {
      if (!exact_.followed(member)) continue;
      const Found weight = node.weight ? of(*node.weight, member, view) : Found{State::Present, 1};
      if (weight.is()) sum.add(of(*node.body, member, view), weight.number);
    }
    if (node.operation == Operation::Mean || sum.worst != State::Present) return sum.mean();
    return {State::Present, sum.values};
  }

  // A limit beside absent values is no value: left to the exact rules.
  Found extremum(const Extremum& node, const Expression& whole, ObjectId at, View view) {
    Found best;
    for (const ExpressionPtr& item : node.items) {
      const Found found = of(*item, at, view);
      if (!found.is()) return from(exact_.value(whole, at, view));
      if (!best.is() || (node.max ? found.number > best.number : found.number < best.number)) best = found;
    }
    return best;
  }

  const CheckedRegulation& rules_;
  const Curriculum& maquette_;
  evaluation::TreeEvaluator exact_;
  std::unordered_map<plan::CellKey, Found, plan::CellKeyHash> known_;
};

evaluation::World world_of(const Session& session, std::size_t student) {
  evaluation::World world;
  world.regulation = &session.regulation();
  world.curriculum = &session.curriculum();
  world.inputs = [&session, student](const plan::InputKey& key, values::Kind kind) {
    return session.promotion().given(key, student, kind);
  };
  world.jury = session.jury();
  return world;
}

// The mean of the object itself, or of what it contains, that is otherwise.
std::string because(const Session& session, const plan::CellKey& cell, const std::vector<DecidedOtherwise>& means) {
  for (const DecidedOtherwise& mean : means)
    for (ObjectId object = mean.cell.object; object.valid(); object = session.curriculum().object(object).parent)
      if (object == cell.object)
        return fmt::format("{} : {} au lieu de {}", session.label(mean.cell),
                           session.words(mean.cell, mean.spreadsheet), session.words(mean.cell, mean.exact));
  return "";
}

}  // namespace

std::vector<DecidedOtherwise> decided_otherwise(Session& session) {
  std::vector<DecidedOtherwise> all;
  const std::vector<plan::CellKey> cells = session.every_cell();
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    Sheet sheet(session, world_of(session, student));
    std::vector<DecidedOtherwise> means, results;
    for (const plan::CellKey& cell : cells)
      if (session.regulation().quantity(cell.quantity).role == Role::Value &&
          session.type(cell).kind == values::Kind::Number)
        sheet.cell(cell);
    const evaluation::Overlay overlay = sheet.posed();
    if (overlay.quantities.empty()) continue;
    evaluation::TreeEvaluator otherwise(evaluation::over(world_of(session, student), overlay));
    for (const plan::CellKey& cell : cells) {
      const Role role = session.regulation().quantity(cell.quantity).role;
      if ((role != Role::Value && role != Role::Result) || session.curriculum().object(cell.object).filled) continue;
      const Value exact = sheet.exact(cell), found = otherwise.value(cell.object, cell.quantity, cell.view);
      if (exact == found || !exact.present() || session.words(cell, exact) == session.words(cell, found)) continue;
      (role == Role::Result ? results : means).push_back({student, cell, exact, found, ""});
    }
    for (DecidedOtherwise& one : results) {
      one.because = because(session, one.cell, means);
      all.push_back(std::move(one));
    }
    for (DecidedOtherwise& one : means)
      all.push_back(std::move(one));
  }
  return all;
}

}  // namespace bareme
