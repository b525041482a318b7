#include "values/number_access.hpp"

#include <bit>

namespace bareme::values {

struct Number::Big {
  mpq_class rational;
  unsigned owners = 1;
};

namespace {

__extension__ typedef unsigned __int128 UnsignedInt128;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

UnsignedInt128 magnitude(Int128 value) {
  return value < 0 ? 0 - static_cast<UnsignedInt128>(value) : static_cast<UnsignedInt128>(value);
}

bool fits_small(Int128 value) { return fits_int64(value) && value != lowest; }

// Euclid while the numbers are wide, then the binary algorithm, which needs no division.
UnsignedInt128 greatest_common_divisor(UnsignedInt128 left, UnsignedInt128 right) {
  while (right != 0) {
    if (left >> 64 == 0 && right >> 64 == 0)
      return values::greatest_common_divisor(static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(right));
    left = std::exchange(right, left % right);
  }
  return left;
}

mpz_class integer_of(Int128 value) {
  const UnsignedInt128 size = magnitude(value);
  mpz_class result = static_cast<unsigned long>(size >> 64);
  result <<= 64;
  result += static_cast<unsigned long>(size);
  return value < 0 ? mpz_class(-result) : result;
}

}  // namespace

std::uint64_t greatest_common_divisor(std::uint64_t left, std::uint64_t right) {
  if (left == 0 || right == 0) return left | right;
  const int shared_twos = std::countr_zero(left | right);
  left >>= std::countr_zero(left);
  while (right != 0) {
    right >>= std::countr_zero(right);
    if (left > right) std::swap(left, right);
    right -= left;
  }
  return left << shared_twos;
}

mpq_class NumberAccess::rational(const Number& value) {
  if (value.is_big()) return reinterpret_cast<const Number::Big*>(value.numerator_)->rational;
  mpq_class result(mpz_class(static_cast<long>(value.numerator_)), mpz_class(static_cast<long>(value.denominator_)));
  result.canonicalize();
  return result;
}

Number NumberAccess::from(mpq_class canonical) {
  if (canonical.get_num().fits_slong_p() && canonical.get_den().fits_slong_p() && canonical.get_num() != lowest)
    return Number(canonical.get_num().get_si(), canonical.get_den().get_si());
  Number result;
  result.numerator_ = reinterpret_cast<std::int64_t>(new Number::Big{std::move(canonical)});
  result.denominator_ = 0;
  return result;
}

Number NumberAccess::from(Int128 numerator, Int128 denominator) {
  if (!fits_small(numerator) || !fits_small(denominator)) {
    const auto divisor = static_cast<Int128>(greatest_common_divisor(magnitude(numerator), magnitude(denominator)));
    numerator /= divisor;
    denominator /= divisor;
  }
  if (fits_small(numerator) && fits_small(denominator))
    return Number(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
  return from(mpq_class(integer_of(numerator), integer_of(denominator)));
}

void Number::assign_slowly(std::int64_t numerator, std::int64_t denominator) {
  numerator_ = 0;  // first a valid zero: the assignment below releases what it replaces
  denominator_ = 1;
  if (denominator == 0) throw DivisionByZero();
  const Int128 sign = denominator < 0 ? -1 : 1;
  *this = NumberAccess::from(sign * numerator, sign * denominator);
}

void Number::retain() const noexcept { ++reinterpret_cast<Big*>(numerator_)->owners; }

void Number::release() noexcept {
  Big* const big = reinterpret_cast<Big*>(numerator_);
  if (--big->owners == 0) delete big;
}

Number Number::add_slowly(const Number& left, const Number& right) {
  if (left.is_big() || right.is_big())
    return NumberAccess::from(mpq_class(NumberAccess::rational(left) + NumberAccess::rational(right)));
  const auto shared = static_cast<std::int64_t>(greatest_common_divisor(
      static_cast<std::uint64_t>(left.denominator_), static_cast<std::uint64_t>(right.denominator_)));
  const std::int64_t left_factor = right.denominator_ / shared;
  const std::int64_t right_factor = left.denominator_ / shared;
  return NumberAccess::from(static_cast<Int128>(left.numerator_) * left_factor +
                                static_cast<Int128>(right.numerator_) * right_factor,  // under 2^127
                            static_cast<Int128>(left.denominator_) * left_factor);
}

Number Number::multiply_slowly(const Number& left, const Number& right) {
  if (left.is_big() || right.is_big())
    return NumberAccess::from(mpq_class(NumberAccess::rational(left) * NumberAccess::rational(right)));
  return NumberAccess::from(static_cast<Int128>(left.numerator_) * right.numerator_,
                            static_cast<Int128>(left.denominator_) * right.denominator_);
}

std::strong_ordering Number::compare_slowly(const Number& left, const Number& right) {
  return cmp(NumberAccess::rational(left), NumberAccess::rational(right)) <=> 0;
}

Number operator-(const Number& value) {
  if (value.is_big()) return NumberAccess::from(mpq_class(-NumberAccess::rational(value)));
  return Number(-value.numerator_, value.denominator_);
}

Number operator/(const Number& left, const Number& right) {
  if (right.sign() == 0) throw DivisionByZero();
  if (left.is_big() || right.is_big())
    return NumberAccess::from(mpq_class(NumberAccess::rational(left) / NumberAccess::rational(right)));
  const Int128 sign = right.sign();
  return NumberAccess::from(sign * left.numerator_ * right.denominator_, sign * right.numerator_ * left.denominator_);
}

int Number::sign() const {
  if (is_big()) return sgn(reinterpret_cast<const Big*>(numerator_)->rational);
  return (numerator_ > 0) - (numerator_ < 0);
}

bool Number::is_integer() const {
  if (is_big()) return reinterpret_cast<const Big*>(numerator_)->rational.get_den() == 1;
  return numerator_ % denominator_ == 0;
}

std::optional<std::int64_t> Number::integer() const { return scaled(1); }

std::optional<std::int64_t> Number::scaled(std::int64_t denominator) const {
  if (is_big()) {
    const mpq_class product =
        reinterpret_cast<const Big*>(numerator_)->rational * mpz_class(static_cast<long>(denominator));
    if (product.get_den() != 1 || !product.get_num().fits_slong_p()) return std::nullopt;
    return product.get_num().get_si();
  }
  if (denominator == denominator_) return numerator_;
  const Int128 product = static_cast<Int128>(numerator_) * denominator;
  if (product % denominator_ != 0 || !fits_int64(product / denominator_)) return std::nullopt;
  return static_cast<std::int64_t>(product / denominator_);
}

Number Number::floor() const {
  if (!is_big()) return Number(floor_divide(numerator_, denominator_));
  const mpq_class& rational = reinterpret_cast<const Big*>(numerator_)->rational;
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), rational.get_num_mpz_t(), rational.get_den_mpz_t());
  return NumberAccess::from(mpq_class(result));
}

}  // namespace bareme::values
