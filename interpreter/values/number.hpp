// An exact number: a rational kept as int64/int64 (not reduced) while it fits, a GMP rational otherwise. 16 bytes.
// Never wraps, never rounds by itself; dividing by zero throws DivisionByZero. GMP stays inside this folder's .cpp
// files. Marks of one scale share a denominator: adding and comparing those is inline below, the rest is a call. One
// Number is not to be shared between threads: its GMP rational is counted without atomics.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bareme::values {

__extension__ typedef __int128 Int128;  // __extension__: allowed under -Wpedantic

struct DivisionByZero : std::domain_error {
  DivisionByZero() : std::domain_error("division par zéro") {}
};

class Number {
 public:
  Number() = default;                                            // 0
  Number(std::int64_t numerator, std::int64_t denominator = 1);  // implicit: integers are numbers; denominator != 0
  Number(const Number& other);
  Number(Number&& other) noexcept;
  Number& operator=(Number other) noexcept;
  ~Number();

  // "9,995" "9.995" "-0,5" "12" ("−0,5" too); any number of digits; none for anything else (blanks, signs alone,
  // "1,2,3", "1e3").
  static std::optional<Number> parse(std::string_view text);

  friend Number operator+(const Number& left, const Number& right);
  friend Number operator-(const Number& left, const Number& right);
  friend Number operator*(const Number& left, const Number& right);
  friend Number operator/(const Number& left, const Number& right);
  friend Number operator-(const Number& value);
  friend std::strong_ordering operator<=>(const Number& left, const Number& right);
  friend bool operator==(const Number& left, const Number& right);

  int sign() const;
  bool is_integer() const;
  std::optional<std::int64_t> integer() const;  // when an integer that fits
  // numerator over `denominator` when the value times `denominator` is an integer that fits int64: how a cell of a
  // column stores it.
  std::optional<std::int64_t> scaled(std::int64_t denominator) const;
  Number floor() const;
  std::string fraction() const;  // "1327/140", reduced; "12" for an integer
  // Fewest decimals that are exact ("9,995", "12"), decimal comma; when there is no finite decimal form, the reduced
  // fraction.
  std::string exact_text() const;
  // Exactly `decimals` decimals, decimal comma. Meant for values that are multiples of 10^-decimals; otherwise halves
  // up and the caller shows « ≈ » (the number shown is the number that decides).
  std::string decimal_text(int decimals) const;
  bool has_decimals(int decimals) const;  // is a multiple of 10^-decimals
  // The reduced numerator and denominator as text, for storage and JSON ("1327", "140").
  std::pair<std::string, std::string> reduced() const;
  static std::optional<Number> from_fraction(std::string_view text);  // "1327/140", "12", "9,5"

 private:
  struct Big;
  friend struct NumberAccess;  // what the other .cpp files of this folder may see: number_access.hpp

  bool is_big() const { return denominator_ == 0; }
  void assign_slowly(std::int64_t numerator, std::int64_t denominator);
  void retain() const noexcept;
  void release() noexcept;
  static Number add_slowly(const Number& left, const Number& right);
  static Number multiply_slowly(const Number& left, const Number& right);
  static std::strong_ordering compare_slowly(const Number& left, const Number& right);

  // Small: denominator_ > 0 and numerator_ is never the lowest int64, so that negating is always possible.
  // Big: denominator_ is 0 and numerator_ holds a pointer to a shared GMP rational, one that does not fit the small
  // form.
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

inline Number::Number(std::int64_t numerator, std::int64_t denominator)
    : numerator_(numerator), denominator_(denominator) {
  if (denominator <= 0 || numerator == std::numeric_limits<std::int64_t>::min()) [[unlikely]]
    assign_slowly(numerator, denominator);
}

inline Number::Number(const Number& other) : numerator_(other.numerator_), denominator_(other.denominator_) {
  if (is_big()) [[unlikely]]
    retain();
}

inline Number::Number(Number&& other) noexcept
    : numerator_(std::exchange(other.numerator_, 0)), denominator_(std::exchange(other.denominator_, 1)) {}

inline Number& Number::operator=(Number other) noexcept {
  std::swap(numerator_, other.numerator_);
  std::swap(denominator_, other.denominator_);
  return *this;
}

inline Number::~Number() {
  if (is_big()) [[unlikely]]
    release();
}

inline Number operator+(const Number& left, const Number& right) {
  std::int64_t sum;
  if (left.denominator_ == right.denominator_ && !left.is_big() &&
      !__builtin_add_overflow(left.numerator_, right.numerator_, &sum)) [[likely]]
    return Number(sum, left.denominator_);
  return Number::add_slowly(left, right);
}

inline Number operator-(const Number& left, const Number& right) {
  std::int64_t difference;
  if (left.denominator_ == right.denominator_ && !left.is_big() &&
      !__builtin_sub_overflow(left.numerator_, right.numerator_, &difference)) [[likely]]
    return Number(difference, left.denominator_);
  return Number::add_slowly(left, -right);
}

inline Number operator*(const Number& left, const Number& right) {
  std::int64_t numerator, denominator;
  if (!left.is_big() && !right.is_big() && !__builtin_mul_overflow(left.numerator_, right.numerator_, &numerator) &&
      !__builtin_mul_overflow(left.denominator_, right.denominator_, &denominator)) [[likely]]
    return Number(numerator, denominator);
  return Number::multiply_slowly(left, right);
}

inline std::strong_ordering operator<=>(const Number& left, const Number& right) {
  if (left.is_big() || right.is_big()) [[unlikely]]
    return Number::compare_slowly(left, right);
  if (left.denominator_ == right.denominator_) return left.numerator_ <=> right.numerator_;
  return static_cast<Int128>(left.numerator_) * right.denominator_ <=>
         static_cast<Int128>(right.numerator_) * left.denominator_;
}

inline bool operator==(const Number& left, const Number& right) { return (left <=> right) == 0; }

struct WeightedPart {
  Number value;
  Number weight;
};
// Sum of weight × value over sum of weight, as one primitive (one common denominator, integer dot product). Throws
// DivisionByZero when the weights sum to 0.
Number weighted_mean(const std::vector<WeightedPart>& parts);

}  // namespace bareme::values
