#include "repl/lsp/typed.hpp"

#include <algorithm>

namespace bareme::repl::lsp {
namespace {

// Bytes of the letter or digit there, 0 when it is none. Of what is not ASCII: Latin letters and combining accents,
// never « », ×, ÷, dashes nor blanks.
std::size_t letter_at(const std::string& text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return std::isalnum(lead) != 0 ? 1 : 0;
  if (at + 1 >= text.size()) return 0;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  const bool sign = lead == 0xC3 && (next == 0x97 || next == 0xB7);  // × ÷
  return lead >= 0xC3 && lead <= 0xCD && !sign ? 2 : 0;
}

std::size_t word_at(const std::string& text, std::size_t at, std::size_t stop) {
  std::size_t end = at;
  while (end < stop) {
    const std::size_t letter = letter_at(text, end);
    const bool joins = end > at && text[end] == '-' && end + 1 < stop && letter_at(text, end + 1) != 0;
    if (letter == 0 && !joins) break;
    end += joins ? 1 : letter;
  }
  return std::min(end, stop) - at;
}

// A text from its opening quote; to the end of the line, or the cursor, when it is not closed.
std::size_t quoted_at(const std::string& text, std::size_t at, std::size_t stop) {
  const std::string open = "«", close = "»";
  const bool straight = text[at] == '"', french = text.compare(at, open.size(), open) == 0;
  if (!straight && !french) return 0;
  const std::string end = straight ? "\"" : close;
  const std::size_t from = at + (straight ? 1 : open.size()), line = text.find('\n', from);
  const std::size_t found = text.find(end, from), limit = std::min(line, stop);
  return (found < limit ? std::min(found + end.size(), stop) : limit) - at;
}

bool closed(const std::string& piece) {
  return (piece.front() == '"' && piece.size() > 1 && piece.back() == '"') || piece.ends_with("»");
}

bool begins_a_comment(const std::string& text, std::size_t at) {
  return text[at] == '#' && (at == 0 || std::string(" \t\n").find(text[at - 1]) != std::string::npos);
}

std::size_t line_begin(const std::string& text, std::size_t offset) {
  return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
}

// A line that ends by « ( », « [ » or « ; » may go on below: it does inside a bracket.
bool goes_on(const std::string& text, std::size_t line) {
  if (line < 2) return false;
  const std::size_t last = text.find_last_not_of(" \t\r", line - 2);
  return last != text.npos && last >= line_begin(text, line - 1) && std::string("([;").find(text[last]) != text.npos;
}

Typed typed_from(const std::string& text, std::size_t line, std::size_t offset) {
  Typed typed;
  typed.line = line;
  for (std::size_t at = typed.line; at < offset;) {
    if (begins_a_comment(text, at)) {
      const std::size_t end = text.find('\n', at);
      typed.inside_a_text = end >= offset;
      at = std::min(end, offset);
      continue;
    }
    const std::size_t quoted = quoted_at(text, at, offset), word = quoted == 0 ? word_at(text, at, offset) : 0;
    const std::size_t size = std::max<std::size_t>({quoted, word, 1});
    const std::string piece = text.substr(at, size);
    if (quoted != 0 && at + size == offset && !closed(piece)) typed.inside_a_text = true;
    if (piece.find_first_not_of(" \t\r\n") != piece.npos) typed.before.push_back({piece, at, word != 0, quoted != 0});
    at += size;
  }
  return typed;
}

bool has_an_open_bracket(const std::vector<Piece>& pieces, std::size_t before) {
  int depth = 0;
  for (const Piece& piece : pieces)
    if (piece.begin < before)
      depth += piece.text == "(" || piece.text == "[" ? 1 : piece.text == ")" || piece.text == "]" ? -1 : 0;
  return depth > 0;
}

}  // namespace

Typed typed_before(const std::string& text, std::size_t offset) {
  const std::size_t own = line_begin(text, offset);
  std::size_t first = own;
  while (goes_on(text, first))
    first = line_begin(text, first - 1);
  Typed typed = typed_from(text, first, offset);
  return first == own || has_an_open_bracket(typed.before, own) ? typed : typed_from(text, own, offset);
}

std::string words_ending(const std::vector<Piece>& pieces, std::size_t last, std::size_t most) {
  std::string words;
  for (std::size_t count = 0; count < most && last - count < pieces.size() && pieces[last - count].word; ++count)
    words = pieces[last - count].text + (words.empty() ? "" : " ") + words;
  return words;
}

}  // namespace bareme::repl::lsp
