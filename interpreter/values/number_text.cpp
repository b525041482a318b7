#include <algorithm>

#include "values/number_access.hpp"

namespace bareme::values {

namespace {

constexpr std::size_t safe_digits = 18;  // any integer of 18 digits fits int64
constexpr int usual_decimals = 4;        // tried before factoring a denominator, which costs thirty times more
constexpr std::string_view minus_sign = "−";

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool take_sign(std::string_view& text) {
  for (const std::string_view sign : {std::string_view("-"), minus_sign})
    if (text.substr(0, sign.size()) == sign) {
      text.remove_prefix(sign.size());
      return true;
    }
  return false;
}

std::int64_t small_integer(std::string_view digits) {
  std::int64_t result = 0;
  for (const char digit : digits)
    result = 10 * result + (digit - '0');
  return result;
}

std::int64_t small_power_of_ten(std::size_t exponent) {
  std::int64_t result = 1;
  while (exponent-- > 0)
    result *= 10;
  return result;
}

// digits × 10^-decimals, kept over 10^decimals as written: marks typed alike share their denominator.
Number from_digits(const std::string& digits, std::size_t decimals, bool negative) {
  if (digits.size() <= safe_digits) {
    const std::int64_t size = small_integer(digits);
    return Number(negative ? -size : size, small_power_of_ten(decimals));
  }
  mpq_class rational(mpz_class(digits, 10), power_of_ten(static_cast<int>(decimals)));
  rational.canonicalize();
  return NumberAccess::from(negative ? mpq_class(-rational) : rational);
}

// "-1995", 2 -> "-19,95"
std::string with_comma(std::string digits, int decimals) {
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const auto after = static_cast<std::size_t>(decimals);
  if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
  if (after > 0) digits.insert(digits.size() - after, 1, ',');
  return negative ? "-" + digits : digits;
}

// numerator × 10^decimals, when the value is small and 128 bits are enough.
std::optional<Int128> scaled_numerator(const Number& value, int decimals) {
  if (!NumberAccess::is_small(value) || static_cast<std::size_t>(decimals) > safe_digits) return std::nullopt;
  return static_cast<Int128>(NumberAccess::numerator(value)) * small_power_of_ten(static_cast<std::size_t>(decimals));
}

// value × 10^decimals, halves up.
std::optional<std::int64_t> small_decimal_units(const Number& value, int decimals) {
  const auto scaled = scaled_numerator(value, decimals);
  if (!scaled) return std::nullopt;
  const Int128 denominator = NumberAccess::denominator(value);
  const Int128 rounded = floor_divide<Int128>(2 * *scaled + denominator, 2 * denominator);
  if (!fits_int64(rounded)) return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

mpz_class big_decimal_units(const Number& value, int decimals) {
  const mpq_class scaled = NumberAccess::rational(value) * power_of_ten(decimals);
  const mpz_class dividend = 2 * scaled.get_num() + scaled.get_den(), divisor = 2 * scaled.get_den();
  mpz_class rounded;
  mpz_fdiv_q(rounded.get_mpz_t(), dividend.get_mpz_t(), divisor.get_mpz_t());
  return rounded;
}

}  // namespace

mpz_class power_of_ten(int exponent) {
  mpz_class result;
  mpz_ui_pow_ui(result.get_mpz_t(), 10, static_cast<unsigned long>(exponent));
  return result;
}

std::optional<int> finite_decimals(mpz_class denominator) {
  const mpz_class two = 2, five = 5;
  const auto twos = mpz_remove(denominator.get_mpz_t(), denominator.get_mpz_t(), two.get_mpz_t());
  const auto fives = mpz_remove(denominator.get_mpz_t(), denominator.get_mpz_t(), five.get_mpz_t());
  if (denominator != 1) return std::nullopt;
  return static_cast<int>(std::max(twos, fives));
}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = take_sign(text);
  const std::size_t point = text.find_first_of(",.");
  const std::string_view whole = text.substr(0, point);
  if (!all_digits(whole)) return std::nullopt;
  if (point == std::string_view::npos) return from_digits(std::string(whole), 0, negative);
  const std::string_view decimals = text.substr(point + 1);
  if (!all_digits(decimals)) return std::nullopt;
  return from_digits(std::string(whole).append(decimals), decimals.size(), negative);
}

std::optional<Number> Number::from_fraction(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return parse(text);
  std::string_view above = text.substr(0, slash);
  const std::string_view below = text.substr(slash + 1);
  const bool negative = take_sign(above);
  if (!all_digits(above) || !all_digits(below)) return std::nullopt;
  const Number denominator = from_digits(std::string(below), 0, false);
  if (denominator.sign() == 0) return std::nullopt;
  return from_digits(std::string(above), 0, negative) / denominator;
}

std::pair<std::string, std::string> Number::reduced() const {
  const mpq_class rational = NumberAccess::rational(*this);
  return {rational.get_num().get_str(), rational.get_den().get_str()};
}

std::string Number::fraction() const {
  const auto [numerator, denominator] = reduced();
  return denominator == "1" ? numerator : numerator + "/" + denominator;
}

std::string Number::exact_text() const {
  for (int decimals = 0; decimals <= usual_decimals; ++decimals)
    if (has_decimals(decimals)) return decimal_text(decimals);
  const auto decimals = finite_decimals(NumberAccess::rational(*this).get_den());
  return decimals ? decimal_text(*decimals) : fraction();
}

std::string Number::decimal_text(int decimals) const {
  if (const auto small = small_decimal_units(*this, decimals)) return with_comma(std::to_string(*small), decimals);
  return with_comma(big_decimal_units(*this, decimals).get_str(), decimals);
}

bool Number::has_decimals(int decimals) const {
  if (const auto scaled = scaled_numerator(*this, decimals)) return *scaled % denominator_ == 0;
  const auto needed = finite_decimals(NumberAccess::rational(*this).get_den());
  return needed && *needed <= decimals;
}

}  // namespace bareme::values
