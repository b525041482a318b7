#include "support/golden_encoding.hpp"

#include <cstdint>
#include <stdexcept>
#include <vector>

namespace bareme::golden {
namespace {

// Pages hold well-formed text: this reads it, and does not judge it.
std::vector<std::uint32_t> code_points(std::string_view utf8) {
  std::vector<std::uint32_t> points;
  for (const char letter : utf8) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0xF0)
      points.push_back(byte & 0x07U);
    else if (byte >= 0xE0)
      points.push_back(byte & 0x0FU);
    else if (byte >= 0xC0)
      points.push_back(byte & 0x1FU);
    else if (byte < 0x80)
      points.push_back(byte);
    else
      points.back() = points.back() << 6U | (byte & 0x3FU);
  }
  return points;
}

char low_byte(std::uint32_t point) { return static_cast<char>(static_cast<unsigned char>(point & 0xFFU)); }

std::string in_bytes(std::string_view utf8, std::uint32_t limit, bool two) {
  std::string text = two ? "\xFF\xFE" : "";
  for (const std::uint32_t point : code_points(utf8)) {
    if (point > limit) throw std::runtime_error("une lettre de ce fichier n'existe pas dans cet encodage");
    text += low_byte(point);
    if (two) text += low_byte(point >> 8U);
  }
  return text;
}

}  // namespace

std::string encoded(std::string_view utf8, std::string_view encoding) {
  if (encoding == "utf-8") return std::string(utf8);
  if (encoding == "utf-8-bom") return "\xEF\xBB\xBF" + std::string(utf8);
  if (encoding == "latin-1") return in_bytes(utf8, 0xFF, false);
  if (encoding == "utf-16") return in_bytes(utf8, 0xFFFF, true);
  throw std::runtime_error("encodage « " + std::string(encoding) + " » inconnu : utf-8, utf-8-bom, latin-1 ou utf-16");
}

}  // namespace bareme::golden
