#include "values/unit.hpp"

#include <fmt/format.h>

namespace bareme::values {

namespace {

struct BaseName {
  Unit::Base base;
  const char* singular;
  const char* plural;
};

constexpr BaseName base_names[] = {{Unit::Ects, "ECTS", "ECTS"},
                                   {Unit::Hours, "heure", "heures"},
                                   {Unit::Days, "jour", "jours"},
                                   {Unit::Months, "mois", "mois"},
                                   {Unit::Years, "an", "ans"}};

std::string power(const char* name, int exponent) {
  return exponent == 1 ? name : fmt::format("{}^{}", name, exponent);
}

// Every word for a unit is ASCII, so folding is only a matter of case.
std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

}  // namespace

Unit operator*(Unit left, const Unit& right) {
  for (std::size_t i = 0; i < left.exponents.size(); ++i)
    left.exponents[i] = static_cast<std::int8_t>(left.exponents[i] + right.exponents[i]);
  return left;
}

Unit operator/(Unit left, const Unit& right) {
  for (std::size_t i = 0; i < left.exponents.size(); ++i)
    left.exponents[i] = static_cast<std::int8_t>(left.exponents[i] - right.exponents[i]);
  return left;
}

std::optional<Unit> unit_named(std::string_view word) {
  const std::string folded = lower(word);
  if (folded == "point" || folded == "points") return Unit{};
  if (folded == "h") return Unit::of(Unit::Hours);
  for (const BaseName& name : base_names)
    if (folded == lower(name.singular) || folded == lower(name.plural)) return Unit::of(name.base);
  return std::nullopt;
}

std::string describe(const Unit& unit) {
  if (unit.plain()) return "";
  std::string above, below;
  for (const BaseName& name : base_names) {
    const int exponent = unit.exponents[name.base];
    if (exponent > 0) above += (above.empty() ? "" : " × ") + power(name.plural, exponent);
    if (exponent < 0) below += " par " + power(name.singular, -exponent);
  }
  return (above.empty() ? "points" : above) + below;
}

std::optional<Unit> square_root(const Unit& unit) {
  Unit root = unit;
  for (std::int8_t& exponent : root.exponents) {
    if (exponent % 2 != 0) return std::nullopt;
    exponent = static_cast<std::int8_t>(exponent / 2);
  }
  return root;
}

}  // namespace bareme::values
