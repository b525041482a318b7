// What some values may not be read by: the session and the day of the jury by nothing that is computed (R35), the view
// by anything but the condition of an exception (R31). A mark depends neither on who asks nor on when.
#include <set>

#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

class Reads {
 public:
  explicit Reads(diagnostics::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void no_jury(const ExpressionPtr& read) { refuse<ReadJury>(read, problems::jury_read_outside_choice); }
  void no_view(const ExpressionPtr& read) { refuse<ViewIs>(read, problems::view_tested_outside_exception); }
  void neither(const ExpressionPtr& read) {
    no_jury(read);
    no_view(read);
  }

 private:
  // The « lorsque » of a heading is in each of its exceptions: told once.
  template <class Node>
  void refuse(const ExpressionPtr& read, diagnostics::Diagnostic (*problem)(Span)) {
    walk(read, [&](const Expression& e) {
      if (std::holds_alternative<Node>(e.node) && told_.insert({e.place.source, e.place.begin}).second)
        diagnostics_.add(problem(e.place));
    });
  }

  diagnostics::Diagnostics& diagnostics_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;
};

}  // namespace

void Checker::check_reads() {
  Reads reads(*diagnostics_);
  for (const Quantity& quantity : regulation_.quantities) {
    for (const Rule& rule : quantity.rules)
      reads.neither(rule.body);
    for (const Verdict& verdict : quantity.verdicts)
      for (const VerdictRow& row : verdict.rows)
        reads.neither(row.condition);
    for (const ExceptionRule& exception : quantity.exceptions) {
      reads.no_jury(exception.condition);
      reads.neither(exception.body);
    }
  }
  for (const ScaleTable& table : regulation_.tables)
    reads.neither(table.body);
  for (const Choice& choice : regulation_.choices) {
    reads.no_view(choice.condition);
    for (const ChoiceRow& row : choice.rows)
      reads.no_view(row.condition);
  }
}

}  // namespace bareme::semantics
