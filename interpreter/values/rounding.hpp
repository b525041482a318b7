// Rounding as a règlement declares it: a mode and a step, or none. Always on exact values; once.
// Sources: language-review R22, decisions 17.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "values/number.hpp"

namespace bareme::values {

enum class RoundingMode {
  HalfUp,    // au plus proche : halves up, also below zero (-2,5 -> -2)
  HalfDown,  // au plus proche vers le bas
  HalfEven,  // au pair
  HalfAway,  // en s'éloignant de zéro
  Up,        // par excès
  Down,      // par défaut
  Truncate   // tronqué (toward zero)
};

struct Rounding {
  RoundingMode mode = RoundingMode::HalfUp;
  Number step = Number(1);  // > 0
  friend bool operator==(const Rounding&, const Rounding&) = default;
};

Number rounded(const Number& value, const Rounding& rounding);
// The square root of a value, to the nearest multiple of `step` (halves up), from its integer root: none below 0.
std::optional<Number> square_root(const Number& value, const Number& step);
// The same on a scaled integer: value/denominator rounded, as a multiple count of `step` (step =
// step_numerator/step_denominator): returns k with rounded = k × step. 128-bit inside; none when it would overflow.
// denominator > 0.
std::optional<std::int64_t> rounded_steps(std::int64_t numerator, std::int64_t denominator, const Rounding& rounding);
// Decimals needed to print every multiple of step (0,01 -> 2; 0,25 -> 2; 1 -> 0); when no number of decimals is enough
// (1/3), as many as tell two neighbours apart.
int shown_decimals(const Rounding& rounding);
std::string describe(const Rounding& rounding);  // "0,01 au plus proche"
const char* mode_name(RoundingMode mode);        // "au plus proche", as the language writes it
std::optional<RoundingMode> mode_named(std::string_view words);

}  // namespace bareme::values
