// The chance of the random tests: the same draws from the same seed, on every machine and library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace support {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  // A draw of its own for each name: it stays the same when what is drawn around it changes.
  Dice(std::uint64_t seed, std::string_view name) : engine_(hash(seed, name)) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  std::string word(std::initializer_list<const char*> words) { return *(words.begin() + below(words.size())); }

 private:
  static std::uint64_t hash(std::uint64_t seed, std::string_view name) {
    std::uint64_t h = 1469598103934665603U ^ seed;
    for (const char c : name)
      h = (h ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return h;
  }
  std::mt19937_64 engine_;
};

}  // namespace support
