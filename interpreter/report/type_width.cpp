#include "report/type_width.hpp"

namespace bareme::report {
namespace {

struct Widths {
  std::size_t narrow, lower, upper, widest;
};
constexpr Widths regular{395, 640, 790, 1000}, bold{460, 720, 850, 1105};
constexpr std::size_t ideograph = 1100;

bool is_one_of(char letter, std::string_view letters) { return letters.find(letter) != std::string_view::npos; }

// By the first byte of a letter; those that follow it are of the same letter.
std::size_t width_of(char letter, const Widths& widths) {
  const auto byte = static_cast<unsigned char>(letter);
  if (byte >= 0x80 && byte < 0xC0) return 0;
  if (byte >= 0xE3) return ideograph;
  if (byte >= 0xE0) return widths.widest;
  if (byte >= 0xC0) return widths.upper;
  if (is_one_of(letter, " ,.;:!'|()[]-/\\ijlftrIJ")) return widths.narrow;
  if (is_one_of(letter, "MWmw@%&+=<>~#")) return widths.widest;
  return letter >= 'A' && letter <= 'Z' ? widths.upper : widths.lower;
}

}  // namespace

std::size_t type_width(std::string_view text, Weight weight) {
  std::size_t width = 0;
  for (const char letter : text)
    width += width_of(letter, weight == Weight::Bold ? bold : regular);
  return width;
}

}  // namespace bareme::report
