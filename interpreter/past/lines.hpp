// The lines of the files of this folder: words, texts between quotes, « nom = valeur » separated by « ; ». One line is
// one statement, so that a fault spoils no other. For the .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"

namespace bareme::past {

// The first byte that is not UTF-8; npos: all of it is.
std::size_t first_not_utf8(std::string_view text);

struct Piece {
  std::string_view text;
  diagnostics::Span place;
  bool empty() const { return text.empty(); }
};

class LineReader {
 public:
  LineReader(const diagnostics::Sources& sources, std::uint32_t source);
  // The next line that is neither blank nor a comment, trimmed; none: the end.
  std::optional<Piece> next();
  diagnostics::Span end_place() const;

 private:
  std::string_view text_;
  std::uint32_t source_;
  std::size_t position_ = 0;
};

Piece trimmed(Piece piece);
// What follows `word` and a blank at the head of the piece; none: it does not begin so.
std::optional<Piece> after(const Piece& piece, std::string_view word);
// The first word, and what is left.
std::pair<Piece, Piece> first_word(const Piece& piece);
// Separated by « ; » outside quotes, each trimmed.
std::vector<Piece> items(const Piece& piece);
// « "a ""b""" » at the head: the text, and what is left; none: no such text there.
std::optional<std::pair<std::string, Piece>> quoted_text(const Piece& piece);
// « name = value »; none: no « = ».
std::optional<std::pair<Piece, Piece>> equation(const Piece& piece);

}  // namespace bareme::past
