// What stands before the cursor on the line being typed, whatever the grammar makes of it: words and signs, so that an
// unfinished line is answered as well as a finished one. Texts and comments are passed over.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::repl::lsp {

struct Piece {
  std::string text;       // « part », « ; », « >= » is two signs
  std::size_t begin = 0;  // in the text
  bool word = false;      // letters, digits, - and ' inside
  bool quoted = false;    // "…" or « … », closed or not
  std::size_t end() const { return begin + text.size(); }
};

// Of the line the offset is on, and of those before it that it goes on from: inside brackets, a line end is a blank.
struct Typed {
  std::vector<Piece> before;   // up to the cursor; a word the cursor is in or at the end of is cut there
  bool inside_a_text = false;  // or in a comment: nothing is to be said there
  std::size_t line = 0;        // where the first line begins
};
Typed typed_before(const std::string& text, std::size_t offset);

// The words that end at the piece `last`, as many as `most`, joined by one blank: « part SMIC »; empty: it is no word.
std::string words_ending(const std::vector<Piece>& pieces, std::size_t last, std::size_t most);

}  // namespace bareme::repl::lsp
