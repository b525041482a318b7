// « ADM résultat si … », or « ADM si … » among the rows of a verdict: a row whose words were exchanged, or lost, would
// define a yes or no that nobody reads, and the row would be missing from the verdict.
#include <algorithm>

#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

bool pronounces(const syntax::Article& article) {
  return std::any_of(article.statements.begin(), article.statements.end(),
                     [](const syntax::Statement& one) { return std::holds_alternative<syntax::ResultRow>(one.node); });
}

bool is_condition(const syntax::Name& name, const syntax::Article& article) {
  return std::any_of(article.statements.begin(), article.statements.end(), [&](const syntax::Statement& one) {
    const auto* predicate = std::get_if<syntax::Predicate>(&one.node);
    return predicate != nullptr && predicate->name.place == name.place;
  });
}

}  // namespace

bool Checker::reads_as_verdict(const syntax::Name& name, const syntax::Article& article) {
  const ListId results = regulation_.list_named("résultat");
  if (!results.valid()) return false;
  const bool row_lost = pronounces(article) && is_condition(name, article);
  for (const values::CodeId id : regulation_.code_lists[results.index()].codes) {
    const std::string& code = regulation_.code(id).name;
    const bool exchanged = text::same_name(name.text, code + " résultat");
    if (!exchanged && !(row_lost && text::same_name(name.text, code))) continue;
    report(problems::verdict_out_of_order(name.text, code, name.place));
    return true;
  }
  return false;
}

}  // namespace bareme::semantics
