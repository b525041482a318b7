#include "diagnostics/excerpt.hpp"

#include <string_view>

#include "text/fold.hpp"

namespace bareme::diagnostics {

namespace {

constexpr std::size_t tab_stop = 4;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// The same columns for a beginning of a line as for the whole line: that is what places the mark.
std::string visible(std::string_view line) {
  std::string result;
  std::size_t counted = 0, width = 0;  // width of the first `counted` bytes of result
  for (const char c : line) {
    if (c == '\t') {
      width += text::display_width(std::string_view(result).substr(counted));
      const std::size_t blanks = tab_stop - width % tab_stop;
      result.append(blanks, ' ');
      width += blanks;
      counted = result.size();
    } else if (is_control(c)) {
      result += "·";
    } else {
      result += c;
    }
  }
  return result;
}

// A line that is not UTF-8 was most likely saved in Latin-1: shown so, it can be read, and what is printed stays UTF-8.
std::string visible(std::string_view line, bool utf8) {
  return visible(utf8 ? std::string(line) : text::latin1_to_utf8(line));
}

}  // namespace

namespace {

// A line is shown whole; of one no hand has written, what stands around the fault.
constexpr std::size_t long_line = 600, shown_before = 120, shown_after = 360;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::string_view around(std::string_view line, std::size_t at) {
  if (line.size() <= long_line) return line;
  std::size_t begin = at > shown_before ? std::min(at, line.size()) - shown_before : 0;
  std::size_t end = std::min(at + shown_after, line.size());
  while (begin > 0 && !begins_character(line[begin]))
    --begin;
  while (end < line.size() && !begins_character(line[end]))
    --end;
  return line.substr(begin, end - begin);
}

}  // namespace

Excerpt excerpt_of(const SourceText& source, const Span& span) {
  const LineColumn position = source.position(span.begin);
  const Line whole = source.line_at(span.begin);
  const std::string_view line = around(whole.text, span.begin > whole.begin ? span.begin - whole.begin : 0);
  const std::size_t left_out = static_cast<std::size_t>(line.data() - whole.text.data());
  const std::size_t begin = whole.begin + left_out;
  const bool utf8 = text::is_valid_utf8(line);
  const std::string before = left_out == 0 && !whole.cut_before ? "" : "… ";
  const std::string after = left_out + line.size() == whole.text.size() && !whole.cut_after ? "" : " …";
  // Columns before an offset; what lies past the end of what is shown counts for its end.
  const auto columns_before = [&](std::uint32_t offset) {
    const std::size_t shown = offset < begin ? 0 : text::display_width(visible(line.substr(0, offset - begin), utf8));
    return shown + text::display_width(before);
  };
  const std::size_t indent = columns_before(span.begin);
  const std::size_t end = columns_before(span.end);
  return {position, before + visible(line, utf8) + after, indent, end > indent ? end - indent : 1};
}

}  // namespace bareme::diagnostics
