#include "past/lines.hpp"

#include <utility>

#include "past/baseline.hpp"
#include "text/fold.hpp"

namespace bareme::past {
namespace {

Piece part(const Piece& piece, std::size_t begin, std::size_t length = std::string_view::npos) {
  const std::string_view text = piece.text.substr(begin, length);
  const auto start = static_cast<std::uint32_t>(piece.place.begin + begin);
  return {text, {piece.place.source, start, static_cast<std::uint32_t>(start + text.size())}};
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

std::string legible(std::string text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.rfind(mark, 0) == 0) text.erase(0, mark.size());
  // Nothing to compose without the marks U+0300 to U+036F: a file of 30 Mo is not mapped for nothing.
  return text.find_first_of("\xCC\xCD") == std::string::npos ? text : text::nfc(text);
}

std::size_t first_not_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80                   ? 1
                               : byte >= 0xF0 && byte < 0xF5 ? 4
                               : byte >= 0xE0                ? 3
                               : byte >= 0xC2                ? 2
                                                             : 0;
    if (length == 0 || byte >= 0xF5 || i + length > text.size()) return i;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return i;
    i += length;
  }
  return std::string_view::npos;
}

LineReader::LineReader(const diagnostics::Sources& sources, std::uint32_t source)
    : text_(sources[source].text()), source_(source) {}

std::optional<Piece> LineReader::next() {
  while (position_ < text_.size()) {
    const std::size_t begin = position_, end = std::min(text_.find('\n', begin), text_.size());
    position_ = end + 1;
    const Piece line = trimmed({text_.substr(begin, end - begin),
                                {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    if (!line.empty() && line.text.front() != '#') return line;
  }
  return std::nullopt;
}

diagnostics::Span LineReader::end_place() const {
  std::size_t end = text_.size();
  while (end > 0 && (text_[end - 1] == '\n' || is_blank(text_[end - 1])))
    --end;
  const std::size_t line = end == 0 ? 0 : text_.rfind('\n', end - 1) + 1;  // npos + 1 is 0
  return {source_, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(end)};
}

Piece trimmed(Piece piece) {
  std::size_t begin = 0, end = piece.text.size();
  while (begin < end && is_blank(piece.text[begin]))
    ++begin;
  while (end > begin && is_blank(piece.text[end - 1]))
    --end;
  return part(piece, begin, end - begin);
}

std::optional<Piece> after(const Piece& piece, std::string_view word) {
  if (piece.text.substr(0, word.size()) != word) return std::nullopt;
  if (piece.text.size() > word.size() && !is_blank(piece.text[word.size()])) return std::nullopt;
  return trimmed(part(piece, word.size()));
}

std::pair<Piece, Piece> first_word(const Piece& piece) {
  std::size_t end = 0;
  while (end < piece.text.size() && !is_blank(piece.text[end]))
    ++end;
  return {part(piece, 0, end), trimmed(part(piece, end))};
}

std::vector<Piece> items(const Piece& piece) {
  std::vector<Piece> all;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t i = 0; i <= piece.text.size(); ++i) {
    if (i < piece.text.size() && piece.text[i] == '"') inside = !inside;
    if (i < piece.text.size() && (inside || piece.text[i] != ';')) continue;
    all.push_back(trimmed(part(piece, begin, i - begin)));
    begin = i + 1;
  }
  return all;
}

std::optional<std::pair<std::string, Piece>> quoted_text(const Piece& piece) {
  if (piece.empty() || piece.text.front() != '"') return std::nullopt;
  std::string text;
  for (std::size_t i = 1; i < piece.text.size(); ++i) {
    if (piece.text[i] != '"') {
      text += piece.text[i];
      continue;
    }
    if (i + 1 >= piece.text.size() || piece.text[i + 1] != '"') return std::pair(text, trimmed(part(piece, i + 1)));
    text += '"';
    ++i;
  }
  return std::nullopt;
}

std::optional<std::pair<Piece, Piece>> equation(const Piece& piece) {
  const std::size_t sign = piece.text.find(" = ");
  if (sign == std::string_view::npos) return std::nullopt;
  return std::pair(trimmed(part(piece, 0, sign)), trimmed(part(piece, sign + 3)));
}

}  // namespace bareme::past
