// « vérifie » in an article or in `structure`: kept for each maquette, which alone it may read; what reads nothing but
// what is written is held at once.
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/static_check.hpp"
#include "semantics/walk.hpp"
#include "syntax/outline_expression.hpp"

namespace bareme::semantics {
namespace {

// The first thing in it that only a student has.
std::optional<Span> of_a_student(const ExpressionPtr& condition, const CheckedRegulation& regulation) {
  std::optional<Span> found;
  walk(condition, [&](const Expression& e) {
    const auto* fact = std::get_if<ReadFact>(&e.node);
    const bool dossier = fact && regulation.fact(fact->fact).source != FactSource::Attribute &&
                         regulation.fact(fact->fact).source != FactSource::Parameter;
    const bool computed = std::holds_alternative<ReadQuantity>(e.node) ||
                          std::holds_alternative<ReadAcquired>(e.node) || std::holds_alternative<ReadJury>(e.node) ||
                          std::holds_alternative<Cohort>(e.node);
    if ((dossier || computed) && !found) found = e.place;
  });
  return found;
}

bool reads_the_maquette(const ExpressionPtr& condition) {
  bool reads = false;
  walk(condition, [&](const Expression& e) {
    reads = reads || std::holds_alternative<ReadFact>(e.node) || std::holds_alternative<Aggregate>(e.node) ||
            std::holds_alternative<Quantified>(e.node) || std::holds_alternative<ObjectIs>(e.node);
  });
  return reads;
}

Curriculum student_alone(const CheckedRegulation& regulation) {
  Curriculum curriculum;
  curriculum.objects.emplace_back();
  curriculum.objects.front().level = regulation.student;
  return curriculum;
}

}  // namespace

void Checker::hold(const syntax::Check& tree, const Standing& standing, const std::optional<Heading>& heading) {
  const ExpressionPtr checked = condition(*tree.condition, standing);
  if (!checked) return;
  if (const auto student = of_a_student(checked, regulation_))
    report(problems::check_reads_a_student(*student));
  else if (reads_the_maquette(checked) || tree.gap)
    regulation_.checks.push_back({heading, checked, tree.gap ? tree.gap->text : std::string()});
  else
    static_check(checked, regulation_, student_alone(regulation_), ObjectId(0), *diagnostics_);
}

// What is checked twice was to be checked of something else.
bool Checker::first_check(const syntax::Check& tree, const std::string& of) {
  return first_said("« vérifie »", tree.condition->place, of + "\n" + syntax::outline_of(tree.condition));
}

void Checker::hold_checks(const syntax::Regulation& tree) {
  const Standing of_the_student{regulation_.student, {}, {}, {}, nullptr};
  for (const auto& element : tree.elements)
    if (const auto* structure = std::get_if<syntax::Structure>(&element))
      for (const auto& item : structure->items)
        if (const auto* check = std::get_if<syntax::Check>(&item); check && first_check(*check, "structure"))
          hold(*check, of_the_student, std::nullopt);
  for (const PendingArticle_& pending : articles_)
    for (const syntax::Statement& statement : pending.tree->statements) {
      const auto* check = std::get_if<syntax::Check>(&statement.node);
      if (!check || (pending.tree->scope && !pending.heading)) continue;
      if (!first_check(*check, pending.tree->number + " " + pending.tree->title.text)) continue;
      hold(*check, pending.heading ? pending.standing : of_the_student, pending.heading);
    }
}

}  // namespace bareme::semantics
