// The inside of a Number, for the .cpp files of this folder only: its GMP rational and its small form.
// Included by no other folder: this is where GMP shows.
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <optional>

#include "values/number.hpp"

namespace bareme::values {

struct NumberAccess {
  static bool is_small(const Number& value) { return !value.is_big(); }
  static std::int64_t numerator(const Number& small) { return small.numerator_; }
  static std::int64_t denominator(const Number& small) { return small.denominator_; }
  static mpq_class rational(const Number& value);  // canonical
  static Number from(mpq_class canonical);
  static Number from(Int128 numerator, Int128 denominator);  // denominator > 0
};

inline bool fits_int64(Int128 value) { return value == static_cast<std::int64_t>(value); }
std::uint64_t greatest_common_divisor(std::uint64_t left, std::uint64_t right);

// Quotient toward minus infinity; divisor > 0. C++ itself divides toward zero.
template <class Integer>
Integer floor_divide(Integer dividend, Integer divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

mpz_class power_of_ten(int exponent);
// Decimals of a reduced fraction with this denominator; none when it has no finite decimal form.
std::optional<int> finite_decimals(mpz_class denominator);

}  // namespace bareme::values
