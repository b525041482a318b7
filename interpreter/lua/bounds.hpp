// What one call of a Lua function may spend. Fuel is counted in instructions, in 16 bytes of what the call makes and in
// the work of the helpers, never in time: the same call always spends the same, on any machine and after any other.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bareme::lua {

struct Bounds {
  std::int64_t fuel = 1'000'000;
  std::size_t memory = std::size_t{64} << 20;  // of the whole state, in bytes
  std::int64_t fuel_of_a_member = 20'000;      // of a promotion, beside the above
  std::size_t memory_of_a_member = 1024;
  std::size_t text = std::size_t{16} << 10;  // one text given to or made by Lua, in bytes
  std::size_t source = std::size_t{256} << 10;
  int depth = 200;             // calls inside calls, looked at every thousand instructions
  int number_bits = 4096;      // numerator or denominator of an exact number
  std::size_t messages = 500;  // length of a message or of a reason, in characters
};

}  // namespace bareme::lua
