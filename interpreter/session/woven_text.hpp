// What an author wrote, as pieces of a page: words in their canonical spelling, each with its nature and where it
// leads; quotients and weighted means set as fractions. Everything else stays the words of the author, in their order:
// a page cannot say a rule otherwise than it is written. For this folder only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/woven.hpp"
#include "session/meanings.hpp"
#include "session/written.hpp"
#include "syntax/tree.hpp"

namespace bareme {

report::WovenRun words(const std::string& text, const std::string& style = "");
void append(report::WovenRun& run, const report::WovenRun& more);
report::WovenRun joined(report::WovenRun left, const report::WovenRun& right);

using Anchors = std::map<Entity, std::string>;  // where each thing is said on the page

class WovenText {
 public:
  WovenText(const Session& session, const Meanings& meanings, const Anchors& anchors);

  report::WovenRun run(const diagnostics::Span& place) const;           // as written, on one line
  report::WovenRun set(const syntax::ExpressionPtr& expression) const;  // its quotients and means as fractions
  std::string said(
      const diagnostics::Span& place) const;  // as written, its words only: « heures » of a type is no datum
  std::vector<report::WovenRun> lines(const diagnostics::Span& place) const;  // as written, line by line
  const std::vector<Word>& words(std::uint32_t source) const { return words_.at(source); }
  diagnostics::Span line_of(const diagnostics::Span& place) const;  // the whole line it begins on, blanks left out
  void stands_in(const std::string& anchor) { here_ = anchor; }     // what leads there leads nowhere

 private:
  using Boxes = std::vector<const syntax::Expression*>;

  std::string_view text(const diagnostics::Span& place) const;
  bool bracketed(const diagnostics::Span& place) const;
  diagnostics::Span within_brackets(const diagnostics::Span& place) const;
  void add_words(const diagnostics::Span& place, report::WovenRun& run) const;
  void add_word(const Word& word, std::uint32_t source, report::WovenRun& run) const;
  void add_signs(std::string_view gap, report::WovenRun& run) const;
  const Entity& meant(const Meaning& meaning) const;
  std::string link_at(std::uint32_t source, std::uint32_t offset, std::string& style) const;

  void find_boxes(const syntax::Expression& expression, Boxes& boxes) const;
  bool is_box(const syntax::Expression& expression) const;
  void add_set(const syntax::Expression& expression, const diagnostics::Span& window, report::WovenRun& run) const;
  void add_bare(const syntax::Expression& expression, report::WovenRun& run) const;  // less its own brackets
  void add_box(const syntax::Expression& expression, report::WovenRun& run) const;
  void add_factor(const syntax::Expression& expression, report::WovenRun& run) const;
  void add_mean(const syntax::Call& call, report::WovenRun& run) const;
  void add_mean(const syntax::Aggregate& mean, report::WovenRun& run) const;
  void add_sum(const syntax::Aggregate& mean, bool of_weights, report::WovenRun& run) const;

  const Session& session_;
  const Meanings& meanings_;
  const Anchors& anchors_;
  std::string here_;
  std::map<std::uint32_t, std::vector<Word>> words_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> keywords_;  // canonical, by where they begin
};

}  // namespace bareme
