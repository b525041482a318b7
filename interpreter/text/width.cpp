#include "text/code_points.hpp"
#include "text/fold.hpp"

namespace bareme::text {

namespace {

std::size_t columns(const CodePoint& point) {
  if (!point.valid()) return 1;  // a terminal shows one sign for a byte it cannot read
  constexpr auto first_accented = 0xC0, last_latin = 0x2FF, first_box = 0x2500, last_box = 0x257F;
  const auto value = point.value;  // letters and the branches of a tree, all of one column, looked up nowhere
  if ((value >= first_accented && value <= last_latin) || (value >= first_box && value <= last_box)) return 1;
  return static_cast<std::size_t>(utf8proc_charwidth(point.value));
}

std::string blanks_to(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ');
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    if (text.front() >= ' ' && text.front() <= '~') {  // nearly everything: no need to decode it
      ++width;
      text.remove_prefix(1);
      continue;
    }
    const CodePoint point = first_code_point(text);
    width += columns(point);
    text.remove_prefix(point.bytes.size());
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) { return std::string(text) + blanks_to(text, width); }
std::string pad_left(std::string_view text, std::size_t width) { return blanks_to(text, width) + std::string(text); }

std::string truncate(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return "";
  std::string kept;
  std::size_t used = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    used += columns(point);
    if (used > width - 1) break;  // the last column is for the ellipsis
    kept += point.bytes;
    text.remove_prefix(point.bytes.size());
  }
  return kept + "…";
}

}  // namespace bareme::text
