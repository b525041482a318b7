// Reads one text by the rules of a written grammar, as parsing expressions: ordered choices, greedy repetitions. What a
// rule did at a place is remembered, so that the time stays in proportion of the text.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "support/written_grammar.hpp"

namespace bareme::golden {

class GrammarReader {
 public:
  GrammarReader(const std::map<std::string, GrammarNode>& rules, const std::string& text);
  GrammarReading read(const std::string& rule);

 private:
  struct Trail;  // the leaves a match went through
  using TrailPtr = std::shared_ptr<const Trail>;
  struct Match {
    std::size_t end;
    TrailPtr trail;  // empty: no leaf
  };
  using Found = std::optional<Match>;

  Found node(const GrammarNode& node, std::size_t at);
  Found sequence(const GrammarNode& node, std::size_t at);
  Found repeated(const GrammarNode& node, std::size_t at);
  Found leaf(const GrammarNode& node, std::size_t at);
  Found named(const std::string& name, std::size_t at);
  std::optional<std::size_t> terminal(const std::string& name, std::size_t at) const;
  std::size_t word(std::size_t at) const;
  std::size_t after_blanks(std::size_t at) const;  // a line end is one between brackets
  static void collect(const TrailPtr& trail, std::set<std::size_t>& leaves, std::set<const Trail*>& seen);

  const std::map<std::string, GrammarNode>& rules_;
  const std::string& text_;
  std::vector<bool> bracketed_;  // of each byte: between ( ) or [ ]
  std::map<std::tuple<std::string, std::size_t, bool>, Found> known_;
  std::size_t furthest_ = 0;
  bool in_key_ = false;  // where « puis », « croissant », « décroissant » end a name
};

}  // namespace bareme::golden
