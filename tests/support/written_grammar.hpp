// The grammar as docs/langage.md writes it, read as a recogniser: what the page says the language is can be tried on
// texts, and what no example uses can be named. In: the fenced block of the page; out: whether a rule of it takes a
// text, and which of its leaves (keywords, signs, rules named) the reading went through. The terminals that the page
// describes in words (MOT, NOMBRE…) are those of syntax/scan.hpp.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "support/page.hpp"

namespace bareme::golden {

struct GrammarNode {
  enum class Kind { Choice, Sequence, Star, Plus, Optional, And, Not, Keyword, Sign, Name };
  Kind kind = Kind::Sequence;
  std::string text;                // of a leaf: « lorsque », « ; », « condition », « MOT »
  std::vector<GrammarNode> parts;  // of the others
  std::size_t leaf = 0;            // its number, from 1; 0 when it matches nothing of a text
};

struct GrammarLeaf {
  std::string rule, text;
};

struct GrammarReading {
  bool taken = false;
  std::size_t furthest = 0;      // how far into the text some leaf matched
  std::set<std::size_t> leaves;  // of a text that is taken
};

class WrittenGrammar {
 public:
  explicit WrittenGrammar(const Lines& lines);  // throws std::runtime_error on what it cannot read

  GrammarReading read(const std::string& rule, const std::string& text) const;
  const std::vector<GrammarLeaf>& leaves() const { return leaves_; }  // leaf n is leaves()[n - 1]

 private:
  std::map<std::string, GrammarNode> rules_;
  std::vector<GrammarLeaf> leaves_;
};

}  // namespace bareme::golden
