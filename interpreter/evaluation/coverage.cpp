#include "evaluation/coverage.hpp"

#include <algorithm>

#include "semantics/walk.hpp"

namespace bareme::evaluation {
namespace {

using namespace semantics;

class Survey {
 public:
  Survey(const CheckedRegulation& regulation, const Coverage& coverage)
      : regulation_(regulation), coverage_(coverage), articles_(regulation.articles.size()) {
    for (std::size_t i = 0; i < articles_.size(); ++i)
      articles_[i].article = ArticleId(i);
  }

  CoverageReport report() {
    for (const Quantity& quantity : regulation_.quantities)
      survey(quantity);
    for (const Choice& choice : regulation_.choices)
      survey(choice);
    for (std::size_t i = 0; i < regulation_.tables.size(); ++i) {
      ArticleCoverage table;
      table.table = TableId(i);
      into_ = &table;
      lines(regulation_.tables[i].body, regulation_.tables[i].name);
      articles_.push_back(std::move(table));
    }
    CoverageReport report;
    for (ArticleCoverage& one : articles_) {
      if (one.parts == 0) continue;
      std::stable_sort(one.missing.begin(), one.missing.end(), [](const Uncovered& a, const Uncovered& b) {
        return std::pair(a.place.source, a.place.begin) < std::pair(b.place.source, b.place.begin);
      });
      report.articles.push_back(std::move(one));
    }
    return report;
  }

 private:
  void survey(const Quantity& quantity) {
    for (const Rule& rule : quantity.rules) {
      in(rule.article);
      part(Uncovered::Kind::Rule, &rule, quantity.name, rule.place);
      lines(rule.body, quantity.name);
    }
    for (const Verdict& verdict : quantity.verdicts) {
      in(verdict.article);
      for (const VerdictRow& row : verdict.rows) {
        part(Uncovered::Kind::Row, &row, regulation_.code(row.code).name, row.place);
        lines(row.condition, regulation_.code(row.code).name);
      }
      part(Uncovered::Kind::Row, &verdict.otherwise, regulation_.code(verdict.otherwise).name, verdict.place);
    }
    for (const ExceptionRule& exception : quantity.exceptions) {
      in(exception.article);
      part(Uncovered::Kind::Exception, &exception, exception.label, exception.place);
      lines(exception.condition, exception.label);
      lines(exception.body, exception.label);
    }
  }

  void survey(const Choice& choice) {
    in(choice.article);
    lines(choice.condition, "");
    for (const ChoiceRow& row : choice.rows) {
      part(Uncovered::Kind::Choice, &row, regulation_.code(row.code).name, row.place, std::string(1, row.letter));
      lines(row.condition, regulation_.code(row.code).name);
    }
  }

  // Letters, cases and tables, wherever a formula has them.
  void lines(const ExpressionPtr& expression, const std::string& name) {
    walk(expression, [&](const Expression& node) {
      if (const auto* letters = std::get_if<Letters>(&node.node))
        for (const Letter& one : letters->letters)
          letter(one, name);
      if (const auto* cases = std::get_if<Case>(&node.node)) {
        if (cases->bands) return;  // its rows need a promotion, which no exemple and no cas has
        for (const CaseRow& row : cases->rows)
          part(Uncovered::Kind::Line, &row, name, row.result->place);
        otherwise(cases->otherwise, name);
      }
      if (const auto* table = std::get_if<Table>(&node.node)) {
        for (const TableRow& row : table->rows)
          if (row.result->place.begin != node.place.begin)  // else nobody wrote it: the places of codes in their order
            part(Uncovered::Kind::Line, &row, name, row.result->place);
        otherwise(table->otherwise, name);
      }
    });
  }

  void otherwise(const ExpressionPtr& result, const std::string& name) {
    if (result) part(Uncovered::Kind::Line, &result, name, result->place);
  }

  void letter(const Letter& letter, const std::string& name) {
    ++into_->parts;
    const bool held = coverage_.has_held(&letter), failed = coverage_.has_failed(&letter);
    into_->seen_a_part = into_->seen_a_part || held || failed;
    if (held && failed) return;
    into_->missing.push_back({Uncovered::Kind::Letter, name, letter.letter, held, failed, letter.condition->place});
  }

  void part(Uncovered::Kind kind, const void* what, const std::string& name, Span place,
            const std::string& letter = "") {
    ++into_->parts;
    if (coverage_.has_taken(what))
      into_->seen_a_part = true;
    else
      into_->missing.push_back({kind, name, letter, false, false, place});
  }

  void in(ArticleId article) { into_ = &articles_[article.index()]; }

  const CheckedRegulation& regulation_;
  const Coverage& coverage_;
  std::vector<ArticleCoverage> articles_;
  ArticleCoverage* into_ = nullptr;
};

}  // namespace

std::size_t CoverageReport::articles_total() const {
  return static_cast<std::size_t>(
      std::count_if(articles.begin(), articles.end(), [](const auto& one) { return one.article.valid(); }));
}
std::size_t CoverageReport::articles_touched() const {
  return static_cast<std::size_t>(std::count_if(
      articles.begin(), articles.end(), [](const auto& one) { return one.article.valid() && one.seen_a_part; }));
}
std::size_t CoverageReport::parts_total() const {
  std::size_t total = 0;
  for (const ArticleCoverage& one : articles)
    total += one.parts;
  return total;
}
std::size_t CoverageReport::parts_covered() const {
  std::size_t missing = 0;
  for (const ArticleCoverage& one : articles)
    missing += one.missing.size();
  return parts_total() - missing;
}

CoverageReport coverage_of(const CheckedRegulation& regulation, const Coverage& coverage) {
  return Survey(regulation, coverage).report();
}

}  // namespace bareme::evaluation
