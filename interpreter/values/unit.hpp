// Units as a vector of exponents (R25). Marks and points are plain numbers; ECTS, hours, days, months and years are
// not. Equal units add and compare; × and / combine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bareme::values {

struct Unit {
  enum Base { Ects, Hours, Days, Months, Years };
  std::array<std::int8_t, 5> exponents{};
  static Unit of(Base base) {
    Unit u;
    u.exponents[base] = 1;
    return u;
  }
  bool plain() const { return *this == Unit{}; }
  friend bool operator==(const Unit&, const Unit&) = default;
  friend Unit operator*(Unit left, const Unit& right);
  friend Unit operator/(Unit left, const Unit& right);
};
std::optional<Unit> square_root(const Unit& unit);  // none of ECTS, which are no square

// The unit a word of the language names, folded: "ECTS", "h", "heures", "jour(s)", "mois", "an(s)", "points" (plain).
// None: not a unit.
std::optional<Unit> unit_named(std::string_view word);
std::string describe(const Unit& unit);  // "ECTS", "jours", "ECTS × heures", "" for plain

}  // namespace bareme::values
