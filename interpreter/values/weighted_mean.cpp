#include "values/number_access.hpp"

namespace bareme::values {

namespace {

// The least common multiple so far and `denominator`; false when it does not fit.
bool extend_common(std::int64_t& common, std::int64_t denominator) {
  if (common == denominator || common % denominator == 0)
    return true;  // nearly always: marks of one mean share their scale
  if (common == 1) {
    common = denominator;
    return true;
  }
  const auto shared = static_cast<std::int64_t>(
      greatest_common_divisor(static_cast<std::uint64_t>(common), static_cast<std::uint64_t>(denominator)));
  return !__builtin_mul_overflow(common / shared, denominator, &common);
}

// numerator × (common / denominator): the numerator over the common denominator.
bool over_common(const Number& value, std::int64_t common, std::int64_t& result) {
  result = NumberAccess::numerator(value);
  if (NumberAccess::denominator(value) == common) return true;
  return !__builtin_mul_overflow(result, common / NumberAccess::denominator(value), &result);
}

bool add_product(Int128& total, std::int64_t left, std::int64_t right) {
  return !__builtin_add_overflow(total, static_cast<Int128>(left) * right, &total);
}

// All values over one common denominator, all weights over another: the mean is a dot product of integers.
std::optional<Number> integer_mean(const std::vector<WeightedPart>& parts) {
  std::int64_t value_scale = 1, weight_scale = 1;
  for (const WeightedPart& part : parts) {
    if (!NumberAccess::is_small(part.value) || !NumberAccess::is_small(part.weight)) return std::nullopt;
    if (!extend_common(value_scale, NumberAccess::denominator(part.value))) return std::nullopt;
    if (!extend_common(weight_scale, NumberAccess::denominator(part.weight))) return std::nullopt;
  }
  Int128 total = 0, total_weight = 0;
  for (const WeightedPart& part : parts) {
    std::int64_t value, weight;
    if (!over_common(part.value, value_scale, value) || !over_common(part.weight, weight_scale, weight))
      return std::nullopt;
    if (!add_product(total, value, weight) || !add_product(total_weight, 1, weight)) return std::nullopt;
  }
  if (total_weight == 0) throw DivisionByZero();
  Int128 denominator;  // the scale of the weights cancels out
  if (__builtin_mul_overflow(static_cast<Int128>(value_scale), total_weight, &denominator)) return std::nullopt;
  return denominator < 0 ? NumberAccess::from(-total, -denominator) : NumberAccess::from(total, denominator);
}

Number general_mean(const std::vector<WeightedPart>& parts) {
  Number total, total_weight;
  for (const WeightedPart& part : parts) {
    total = total + part.weight * part.value;
    total_weight = total_weight + part.weight;
  }
  return total / total_weight;
}

}  // namespace

Number weighted_mean(const std::vector<WeightedPart>& parts) {
  if (auto mean = integer_mean(parts)) return *std::move(mean);
  return general_mean(parts);
}

}  // namespace bareme::values
