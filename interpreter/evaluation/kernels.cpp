#include "evaluation/kernels.hpp"

#include <cassert>
#include <charconv>
#include <numeric>

namespace bareme::evaluation {

using plan::Op;

namespace {

constexpr std::int64_t widest_denominator = 1000000000000;  // beyond it little room is left for the numbers themselves

std::optional<std::int64_t> as_int64(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::int64_t> denominator_of(const Number& number) { return as_int64(number.reduced().second); }

std::optional<std::int64_t> common_denominator(const std::vector<std::int64_t>& denominators) {
  std::int64_t common = 1;
  for (const std::int64_t denominator : denominators) {
    if (denominator > widest_denominator) return std::nullopt;
    common /= std::gcd(common, denominator);
    if (__builtin_mul_overflow(common, denominator, &common) || common > widest_denominator) return std::nullopt;
  }
  return common;
}

void over_common_denominator(Step& step, const std::vector<std::int64_t>& denominators) {
  const auto common = common_denominator(denominators);
  if (!common) return;
  step.common = step.denominator = *common;
  for (const std::int64_t denominator : denominators)
    step.factors.push_back(*common / denominator);
}

void prepare(Step& step, const Operands& operands) {
  switch (step.instruction->op) {
    case Op::Negate:
    case Op::Absolute:
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
      return prepare_arithmetic(step, operands);
    case Op::WeightedMean:
      return prepare_mean(step, operands);
    case Op::MeanBy:
      return prepare_mean_by(step, operands);
    case Op::Best:
      return prepare_best(step, operands);
    case Op::UpTo:
      return prepare_up_to(step, operands);
    case Op::Sum:
    case Op::Product:
    case Op::Count:
    case Op::Min:
    case Op::Max:
    case Op::Median:
    case Op::Variance:
    case Op::First:
    case Op::Last:
      return prepare_list(step, operands);
    case Op::Round:
      return prepare_rounding(step, operands);
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual:
    case Op::Equal:
    case Op::NotEqual:
      return prepare_comparison(step, operands);
    case Op::And:
    case Op::Or:
    case Op::Not:
    case Op::AtLeast:
    case Op::AtMost:
    case Op::Exactly:
    case Op::Share:
    case Op::Every:
    case Op::None:
    case Op::Some:
    case Op::AllLetters:
    case Op::AnyLetter:
    case Op::AtLeastLetters:
      return prepare_condition(step, operands);
    case Op::IsCode:
    case Op::Exists:
    case Op::Kind:
      return prepare_test(step, operands);
    case Op::Effect:
    case Op::Keep:
    case Op::FirstPresent:
    case Op::Select:
    case Op::Exceptions:
      return prepare_selection(step, operands);
    case Op::Table:
      return prepare_table(step, operands);
    case Op::Function:
      return prepare_function(step, operands);
    case Op::List:
      return prepare_listing(step, operands);
    case Op::Lua:
      return prepare_lua(step, operands);
    case Op::Input:
    case Op::Constant:
    case Op::Rank:
    case Op::Allocate:
    case Op::CohortFold:
    case Op::LuaCohort:
      break;
  }
  assert(!"not an instruction of one row");
}

}  // namespace bareme::evaluation
