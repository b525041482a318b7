// For `formater`: one line as tokens in canonical spelling, the blanks between them, and how far a line stands in its
// blocks.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/alignment.hpp"
#include "syntax/parse.hpp"

namespace bareme::syntax {

struct Token {
  enum class Kind { Word, Keyword, Number, Text, Letter, Sign, Raw };
  Kind kind = Kind::Sign;
  std::string text;
  bool glued = false;  // the author left no blank before it
};

struct Line {
  std::vector<Token> tokens;
  std::string_view comment;  // with its #
};

struct Layout {
  std::map<std::size_t, Keyword> keywords;  // by where they begin
  std::map<std::size_t, std::size_t> raw;   // begin and end of what is kept as written

  Line read(std::string_view text, std::size_t begin, std::size_t end) const;
  static std::string joined(const Line& line);
  // Cut where it may stand under its neighbours; `inside`: what opened the block it is in, « codes de », « selon ».
  static Laid cut(const Line& line, std::string_view inside);

 private:
  Token token(std::string_view text, std::size_t at, std::size_t& size) const;
};

// Two blanks a block, two more for lettered lines, four for a line inside brackets opened above.
class Blocks {
 public:
  std::size_t indentation() const { return 2 * depth(); }
  std::size_t enter(const Line& line);  // the indentation of this line
  void leave(const Line& line);         // what it opens counts for the next
  std::string_view inside() const { return openers_.empty() ? std::string_view() : openers_.back(); }

 private:
  std::size_t depth() const;  // what a maquette holds stands at its margin
  std::vector<std::string> openers_;
  std::size_t brackets_ = 0;
  bool of_a_student_ = false;  // below « étudiant Alice », in a cas
};

}  // namespace bareme::syntax
