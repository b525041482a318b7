#include "diagnostics/excerpt.hpp"

#include <algorithm>
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

namespace {

constexpr std::size_t ellipsis = 2;            // « … » and its blank
constexpr std::size_t narrowest_excerpt = 20;  // below, nothing could be read

// The characters that begin at or after `from` and end at or before `to`, in columns.
std::string columns_of(std::string_view line, std::size_t from, std::size_t to) {
  std::string kept;
  std::size_t column = 0;
  while (!line.empty()) {
    std::size_t bytes = 1;
    while (bytes < line.size() && !begins_character(line[bytes]))
      ++bytes;
    const std::string_view character = line.substr(0, bytes);
    const std::size_t after = column + text::display_width(character);
    if (after > to) break;
    if (column >= from) kept += character;
    column = after;
    line.remove_prefix(bytes);
  }
  return kept;
}

}  // namespace

Excerpt within(Excerpt excerpt, std::size_t columns) {
  const std::size_t whole = text::display_width(excerpt.line);
  if (columns < narrowest_excerpt || whole <= columns) return excerpt;
  std::size_t from = 0;
  if (excerpt.indent + excerpt.width + ellipsis > columns && excerpt.indent > columns / 4)
    from = std::min(excerpt.indent - columns / 4, whole - (columns - ellipsis));
  const std::size_t opening = from == 0 ? 0 : ellipsis;
  const bool to_the_end = whole - from + opening <= columns;
  const std::size_t to = to_the_end ? whole : from + columns - opening - ellipsis;
  const std::size_t indent = opening + text::display_width(columns_of(excerpt.line, from, excerpt.indent));
  const std::string kept = columns_of(excerpt.line, from, to);
  const std::size_t room = opening + text::display_width(kept);
  excerpt.line = (from == 0 ? "" : "… ") + kept + (to_the_end ? "" : " …");
  excerpt.width = indent < room ? std::min(excerpt.width, room - indent) : 1;
  excerpt.indent = indent;
  return excerpt;
}

}  // namespace bareme::diagnostics
