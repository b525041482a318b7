#include "values/rounding.hpp"

#include "values/number_access.hpp"

namespace bareme::values {

namespace {

// Between two neighbouring multiples, is the upper one taken? Asked only when the value is strictly between them.
struct Between {
  std::strong_ordering from_half;  // less: nearer to the lower multiple
  bool negative;                   // the value is under zero
  bool lower_is_odd;
};

bool takes_upper(RoundingMode mode, const Between& between) {
  switch (mode) {
    case RoundingMode::Up:
      return true;
    case RoundingMode::Down:
      return false;
    case RoundingMode::Truncate:
      return between.negative;
    default:
      break;
  }
  if (between.from_half != 0) return between.from_half > 0;
  switch (mode) {
    case RoundingMode::HalfDown:
      return false;
    case RoundingMode::HalfEven:
      return between.lower_is_odd;
    case RoundingMode::HalfAway:
      return !between.negative;
    default:
      return true;  // HalfUp
  }
}

Int128 divide_rounded(Int128 dividend, Int128 divisor, RoundingMode mode) {
  const Int128 lower = floor_divide(dividend, divisor);
  const Int128 rest = dividend - lower * divisor;
  if (rest == 0) return lower;
  return lower + (takes_upper(mode, {rest <=> divisor - rest, dividend < 0, lower % 2 != 0}) ? 1 : 0);
}

mpz_class divide_rounded(const mpq_class& quotient, RoundingMode mode) {
  mpz_class lower, rest;
  mpz_fdiv_qr(lower.get_mpz_t(), rest.get_mpz_t(), quotient.get_num_mpz_t(), quotient.get_den_mpz_t());
  if (rest == 0) return lower;
  const auto from_half = cmp(mpz_class(2 * rest), quotient.get_den()) <=> 0;
  if (takes_upper(mode, {from_half, sgn(quotient) < 0, mpz_odd_p(lower.get_mpz_t()) != 0})) ++lower;
  return lower;
}

std::optional<std::int64_t> small_steps(const Number& value, const Rounding& rounding) {
  if (!NumberAccess::is_small(value)) return std::nullopt;
  return rounded_steps(NumberAccess::numerator(value), NumberAccess::denominator(value), rounding);
}

}  // namespace

const char* mode_name(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::HalfUp:
      return "au plus proche";
    case RoundingMode::HalfDown:
      return "au plus proche vers le bas";
    case RoundingMode::HalfEven:
      return "au pair";
    case RoundingMode::HalfAway:
      return "en s'éloignant de zéro";
    case RoundingMode::Up:
      return "par excès";
    case RoundingMode::Down:
      return "par défaut";
    case RoundingMode::Truncate:
      return "tronqué";
  }
  return "";
}

std::optional<RoundingMode> mode_named(std::string_view words) {
  for (const RoundingMode mode : {RoundingMode::HalfUp, RoundingMode::HalfDown, RoundingMode::HalfEven,
                                  RoundingMode::HalfAway, RoundingMode::Up, RoundingMode::Down, RoundingMode::Truncate})
    if (words == mode_name(mode)) return mode;
  return std::nullopt;
}

std::optional<std::int64_t> rounded_steps(std::int64_t numerator, std::int64_t denominator, const Rounding& rounding) {
  if (!NumberAccess::is_small(rounding.step) || rounding.step.sign() <= 0) return std::nullopt;
  const Int128 dividend = static_cast<Int128>(numerator) * NumberAccess::denominator(rounding.step);
  const Int128 divisor = static_cast<Int128>(denominator) * NumberAccess::numerator(rounding.step);
  const Int128 steps = divide_rounded(dividend, divisor, rounding.mode);
  if (!fits_int64(steps)) return std::nullopt;
  return static_cast<std::int64_t>(steps);
}

Number rounded(const Number& value, const Rounding& rounding) {
  if (const auto steps = small_steps(value, rounding)) return Number(*steps) * rounding.step;
  const Number quotient = value / rounding.step;
  return NumberAccess::from(mpq_class(divide_rounded(NumberAccess::rational(quotient), rounding.mode))) * rounding.step;
}

// The nearest n to √r, halves up, is the greatest with 2n − 1 <= √(4r).
std::optional<Number> square_root(const Number& value, const Number& step) {
  if (value.sign() < 0 || step.sign() <= 0) return std::nullopt;
  const mpq_class quotient = NumberAccess::rational(value / step / step * Number(4));
  mpz_class whole, root;
  mpz_fdiv_q(whole.get_mpz_t(), quotient.get_num_mpz_t(), quotient.get_den_mpz_t());
  mpz_sqrt(root.get_mpz_t(), whole.get_mpz_t());
  return NumberAccess::from(mpq_class(mpz_class((root + 1) / 2))) * step;
}

int shown_decimals(const Rounding& rounding) {
  if (const auto decimals = finite_decimals(NumberAccess::rational(rounding.step).get_den())) return *decimals;
  int decimals = 0;
  for (Number unit = 1; unit > rounding.step; unit = unit / Number(10))
    ++decimals;
  return decimals;
}

std::string describe(const Rounding& rounding) { return rounding.step.exact_text() + " " + mode_name(rounding.mode); }

}  // namespace bareme::values
