// Functions without an integer way: dates, and rounding to a step that depends on the student.
#include "evaluation/kernels.hpp"
#include "values/rounding.hpp"

namespace bareme::evaluation {

using semantics::FunctionName;

namespace {

std::optional<Number> rounded_by(values::RoundingMode mode, const std::vector<Number>& arguments) {
  const Number step = arguments.size() > 1 ? arguments[1] : Number(1);
  if (step.sign() <= 0) return std::nullopt;
  return values::rounded(arguments[0], {mode, step});
}

std::optional<values::Date> date_of(const std::vector<Number>& arguments) {
  std::int64_t parts[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto part = arguments[i].integer();
    if (!part || *part < -100000 || *part > 100000) return std::nullopt;
    parts[i] = *part;
  }
  return values::Date::of(static_cast<int>(parts[0]), static_cast<int>(parts[1]), static_cast<int>(parts[2]));
}

std::optional<Number> moved(const std::vector<Number>& arguments, int by) {
  const auto days = arguments[0].integer(), amount = arguments[1].integer();
  if (!days || !amount || *amount < -100000 || *amount > 100000) return std::nullopt;
  const auto date = values::Date::from_days(*days);
  if (by == plan::MoveByYears) return Number(date.plus_years(static_cast<int>(*amount)).days());
  if (by == plan::MoveByMonths) return Number(date.plus_months(static_cast<int>(*amount)).days());
  return Number(date.plus_days(*amount).days());
}

std::optional<Number> applied(FunctionName name, const std::vector<Number>& arguments) {
  using values::RoundingMode;
  switch (name) {
    case FunctionName::Round:
      return rounded_by(RoundingMode::HalfUp, arguments);
    case FunctionName::Truncate:
      return rounded_by(RoundingMode::Truncate, arguments);
    case FunctionName::Floor:
      return rounded_by(RoundingMode::Down, arguments);
    case FunctionName::Ceiling:
      return rounded_by(RoundingMode::Up, arguments);
    case FunctionName::Root:
      return values::square_root(arguments[0], arguments[1]);
    case FunctionName::Absolute:
      return arguments[0].sign() < 0 ? -arguments[0] : arguments[0];
    case FunctionName::MakeDate: {
      const auto date = date_of(arguments);
      return date ? std::optional<Number>(date->days()) : std::nullopt;
    }
    default:
      break;
  }
  const auto days = arguments[0].integer();
  if (!days) return std::nullopt;
  const auto date = values::Date::from_days(*days);
  if (name == FunctionName::Year || name == FunctionName::Month)
    return Number(name == FunctionName::Year ? date.year() : date.month());
  const auto until = arguments[1].integer();
  if (!until) return std::nullopt;
  const auto last = values::Date::from_days(*until);
  return Number(name == FunctionName::MonthsBetween ? last.months_since(date) : last.years_since(date));
}

void one_row(const Step& step, std::size_t row, Target& out) {
  if (const Tag worst = strictest_at(step.in, row); worst != Tag::Number) return out.absent(row, worst);
  std::vector<Number> arguments;
  for (const Lane* lane : step.in)
    arguments.push_back(lane->number(row));
  const int flag = step.instruction->flag;
  const bool moves = flag >= plan::MoveByDays;
  const auto value = moves ? moved(arguments, flag) : applied(static_cast<FunctionName>(flag), arguments);
  value ? out.number(row, *value) : out.absent(row, Tag::EnErreur);
}

void run(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { one_row(step, row, out); });
}

}  // namespace

void prepare_function(Step& step, const Operands&) { step.run = run; }

}  // namespace bareme::evaluation
