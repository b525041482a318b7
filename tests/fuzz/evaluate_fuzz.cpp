// Any règlement and maquette, one text: the checker and the planner neither crash nor hang; of what they accept, the
// columns and the tree give the same value and state in every cell, for a random promotion.
//
// Texts come from the generator of the properties; lines are then changed, moved, taken from other texts: that is how a
// text stays close enough to the language for its faults to be subtle. A corpus may be given as a folder of files that
// hold a règlement and its maquette.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "support/dice.hpp"
#include "support/random_regulation.hpp"
#include "support/trial_world.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using support::Dice;
using Lines = std::vector<std::string>;

std::string fresh(std::uint64_t seed) {
  const support::RandomTexts texts = support::random_texts(seed);
  return texts.regulation_text() + texts.maquette_text();
}

Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string text_of(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

// One line written elsewhere, here: its own, or of another text.
void change(Lines& lines, const Lines& others, Dice& dice) {
  if (lines.empty() || others.empty()) return;
  const auto at = lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size()));
  switch (dice.below(4)) {
    case 0:
      lines.erase(at);
      return;
    case 1:
      lines.insert(at, dice.one_of(others));
      return;
    case 2:
      *at = dice.one_of(others);
      return;
    default:  // the end of one, from a word on, by the end of the other
      const std::string& other = dice.one_of(others);
      const std::size_t cut = at->find(' ', dice.below(at->size() + 1));
      const std::size_t from = other.find(' ', dice.below(other.size() + 1));
      if (cut != std::string::npos && from != std::string::npos) *at = at->substr(0, cut) + other.substr(from);
  }
}

std::size_t given(const std::string& text, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::memcpy(data, text.data(), size);
  return size;
}

std::string text_at(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Dice dice(seed);
  if (size < 20 || dice.chance(5)) return given(fresh(seed), data, most);
  if (dice.chance(15)) return LLVMFuzzerMutate(data, size, most);
  Lines lines = lines_of(text_at(data, size));
  const Lines others = dice.chance(50) ? lines : lines_of(fresh(seed));
  for (int changes = dice.between(1, 3); changes > 0; --changes)
    change(lines, others, dice);
  return given(text_of(lines), data, most);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* left, std::size_t left_size,
                                                 const std::uint8_t* right, std::size_t right_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
  Dice dice(seed);
  Lines lines = lines_of(text_at(left, left_size));
  const Lines others = lines_of(text_at(right, right_size));
  for (int changes = dice.between(1, 4); changes > 0; --changes)
    change(lines, others, dice);
  return given(text_of(lines), out, most);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = text_at(data, size);
  const support::TrialWorld world = support::trial_world(text, text, {3, size});
  if (!world.refusal.empty()) return 0;
  if (const auto found = support::difference(world)) {
    std::fprintf(stderr, "%s\n%s\n", found->c_str(), text.c_str());
    std::abort();
  }
  return 0;
}
