// What the exemples and the cas of a règlement went through: a Coverage is filled by the tree evaluator when a World
// brings one, then `coverage_of` holds it against the règlement and tells what no trial exercised. A letter is
// exercised when it was seen true and seen false; a row, an exception or a choice, when it was taken; a rule, when it
// was read.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "semantics/regulation.hpp"
#include "values/value.hpp"

namespace bareme::evaluation {

// Parts are known by their address: those of a règlement stay where they are as long as it does, and are many.
class Coverage {
 public:
  void took(const void* part) { seen_[part] |= taken; }
  void answered(const void* letter, const values::Value& answer) {
    if (answer.is_truth()) seen_[letter] |= answer.truth() ? held : failed;
  }
  bool has_taken(const void* part) const { return has(part, taken); }
  bool has_held(const void* letter) const { return has(letter, held); }
  bool has_failed(const void* letter) const { return has(letter, failed); }

 private:
  static constexpr unsigned char taken = 1, held = 2, failed = 4;
  bool has(const void* part, unsigned char what) const {
    const auto found = seen_.find(part);
    return found != seen_.end() && (found->second & what) != 0;
  }
  std::unordered_map<const void*, unsigned char> seen_;
};

struct Uncovered {
  enum class Kind {
    Rule,
    Letter,
    Row,
    Exception,
    Choice,
    Line
  };  // Row: of a verdict; Line: of a selon, a si, a barème
  Kind kind = Kind::Rule;
  std::string name;    // of the quantity, the code or the exception
  std::string letter;  // Letter, Choice
  bool held = false;   // Letter: which of the two was seen
  bool failed = false;
  semantics::Span place;
};

struct ArticleCoverage {
  semantics::ArticleId article;  // valid, or …
  semantics::TableId table;      // … of a barème
  std::size_t parts = 0;
  std::vector<Uncovered> missing;  // in the order of the text
  bool seen_a_part = false;        // a letter seen one way only is missing, yet something read it
};

struct CoverageReport {
  std::vector<ArticleCoverage> articles;  // those that have a part, in the order of the text, then the barèmes
  std::size_t articles_total() const;
  std::size_t articles_touched() const;
  std::size_t parts_total() const;
  std::size_t parts_covered() const;
};

CoverageReport coverage_of(const semantics::CheckedRegulation& regulation, const Coverage& coverage);

}  // namespace bareme::evaluation
