// The parser's state: finished nodes waiting for the rule that will hold them, spellings of keywords, and what recovery
// needs to know. A node's children are the nodes that begin inside it: nothing is ever undone when the grammar tries
// another way, since what a failed attempt left lies at or after the place where the next attempt starts, and is
// dropped there.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/parse.hpp"
#include "syntax/tree.hpp"

namespace bareme::syntax {

// Children that are no node of the tree: words and signs that decide how one is built.
enum class Flag {
  Each,
  WithoutPending,
  Otherwise,
  Replaces,
  Adds,
  Lua,
  Attribute,
  Entry,
  Act,
  All,
  Any,
  AtLeast,
  Every,
  None,
  Some,
  AtMost,
  MoreThan,
  LessThan,
  Exactly,
  Half,
  Best,
  Worst,
  BestFirst,
  BestLast,
  Gives,
  Rank,
  ForPopulation,
  MeanRank,
  DenseRank,
  LastRank,
  TiesRefused,
  Ascending,
  Descending,
  Highest,
  Lowest,
  Whole,
  NoRounding,
  Awaiting,
  Failing,
  File
};
struct Digits {
  std::string text;
};
struct Word {
  std::string canonical;
};  // a keyword whose spelling the tree keeps: « au plus proche »
struct Values {
  std::vector<ExpressionPtr> items;
  bool listed = false;
};  // listed: between brackets
struct Poses {
  std::vector<Pose> items;
};
struct Threshold {
  Relation relation;
  ExpressionPtr key;
};

using NodeValue =
    std::variant<ExpressionPtr, Name, Text, Path, Digits, Word, Flag, Operator, Relation, Operation, Filter, LeftOut,
                 TieKey, Set, Population, RankKey, Part, Values, Threshold, Row, Conditions, Conditions::Letter, Type,
                 Selection, Distribution, Allocation, Definition, Pose, Poses, Choice::Row, Citation, Fact, Local,
                 Quantity, Predicate, ResultRow, Exception, Choice, Example, Check, NotMonotone, Statement, LevelChain,
                 EnteredLevel, Followed, PopulationKey, Content, MarkScale, Sessions, Structure, Code::Effect, Code,
                 CodeList, RoundingRule, ViewRule, TieRule, QuantileRule, Convention, Parameter, Argument, LuaFunction,
                 CallExample, Function, Square, std::vector<Square>, Grid, Scale, Uses, Removal, Document::Shown,
                 Document::Line, Document, Article, Years, Regulation, Library, Cell, Table, std::vector<Cell>,
                 Placement::Setting, Placement, Maquette, ActPose, MarkLine, Expectation, Given, StudentLine, Case>;

struct Node {
  std::uint32_t begin = 0;
  NodeValue value;
};

template <typename T, typename Variant>
inline constexpr bool is_alternative = false;
template <typename T, typename... Alternatives>
inline constexpr bool is_alternative<T, std::variant<Alternatives...>> = (std::is_same_v<T, Alternatives> || ...);

// The children of one rule, read once from left to right. After a fault some may be absent: what is read is then empty.
class Children {
 public:
  explicit Children(std::vector<Node> nodes) : nodes_(std::move(nodes)) {}

  bool done() const { return next_ == nodes_.size(); }
  void skip() { ++next_; }
  template <typename T>
  bool next_is() const {
    return !done() && std::holds_alternative<T>(nodes_[next_].value);
  }
  template <typename T>
  const T& peek() const {
    return std::get<T>(nodes_[next_].value);
  }  // next_is<T>() holds
  template <typename T>
  std::optional<T> maybe() {
    if (!next_is<T>()) return std::nullopt;
    return std::get<T>(std::move(nodes_[next_++].value));
  }
  template <typename T>
  T take() {
    return maybe<T>().value_or(T{});
  }
  ExpressionPtr expression() {
    return next_is<ExpressionPtr>() ? std::get<ExpressionPtr>(std::move(nodes_[next_++].value)) : nullptr;
  }
  bool flag(Flag expected) {
    if (!next_is<Flag>() || std::get<Flag>(nodes_[next_].value) != expected) return false;
    skip();
    return true;
  }
  template <typename T>
  std::vector<T> all() {
    std::vector<T> items;
    while (next_is<T>())
      items.push_back(std::get<T>(std::move(nodes_[next_++].value)));
    return items;
  }
  NodeValue any() { return std::move(nodes_[next_++].value); }
  // All the children left that `Variant` can hold, in order; what else stands between them is passed over.
  template <typename Variant>
  std::vector<Variant> rest() {
    std::vector<Variant> items;
    while (!done())
      std::visit(
          [&](auto&& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (is_alternative<T, Variant>) items.emplace_back(std::forward<decltype(value)>(value));
          },
          any());
    return items;
  }

 private:
  std::vector<Node> nodes_;
  std::size_t next_ = 0;
};

// Cuts a rule short once its fault is told; caught at the nearest line or block that can start again.
struct Interrupted {
  std::uint32_t resume = 0;  // where the fault was seen
};

class Builder {
 public:
  Builder(std::string_view text, std::uint32_t source, diagnostics::Diagnostics& diagnostics)
      : text_(text), source_(source), diagnostics_(diagnostics) {}

  std::string_view text() const { return text_; }
  std::string_view from(std::uint32_t offset) const { return text_.substr(offset); }
  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - text_.data()); }
  Span span(std::uint32_t begin, std::uint32_t end) const { return {source_, begin, end}; }
  void report(diagnostics::Diagnostic diagnostic) {
    if (!quiet_) diagnostics_.add(std::move(diagnostic));
  }
  void keep_quiet() { quiet_ = true; }  // what was told makes the rest meaningless

  void leaf(std::uint32_t begin, NodeValue value);
  Children children(std::uint32_t begin, std::uint32_t end);
  std::uint32_t begin_before(std::uint32_t begin) const;  // where the last node before `begin` starts
  void push(std::uint32_t begin, NodeValue value) { nodes_.push_back({begin, std::move(value)}); }
  void drop_from(std::uint32_t begin);
  std::vector<Node> release() { return std::exchange(nodes_, {}); }

  void word_leaf(std::uint32_t begin,
                 NodeValue value);  // of the author's words: what an attempt took there for a keyword is none
  void keyword(Span place, std::string_view canonical);
  void drop_names_from(std::uint32_t begin);  // what was read there stands for nothing of the author's
  const std::vector<Keyword>& keywords() const { return keywords_; }
  std::vector<Keyword> release_keywords() { return std::exchange(keywords_, {}); }
  std::vector<Name> release_names() { return std::exchange(names_, {}); }

  // A rule eats the blanks after its last token; its place does not hold them.
  void blanks_end_at(std::uint32_t begin, std::uint32_t end) { blanks_[end] = begin; }
  std::uint32_t without_blanks(std::uint32_t end) const;

  std::vector<std::uint32_t> brackets;          // those open, outermost first: a line end inside one is a blank
  std::vector<Span> blocks;                     // the opening words of the blocks open
  std::map<std::uint32_t, std::uint32_t> ends;  // of the blocks read, by where they begin
  std::size_t depth = 0;                        // of guarded rules
  std::size_t operators = 0;                    // on this line so far: a chain is as deep a tree as parentheses

 private:
  void drop_keywords_from(std::uint32_t begin);

  std::string_view text_;
  std::uint32_t source_;
  diagnostics::Diagnostics& diagnostics_;
  bool quiet_ = false;
  std::vector<Node> nodes_;
  std::vector<Keyword> keywords_;
  std::vector<Name> names_;
  std::unordered_map<std::uint32_t, std::uint32_t> blanks_;
};

}  // namespace bareme::syntax
