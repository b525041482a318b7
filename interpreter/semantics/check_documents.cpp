// « document »: what a paper shows of each level. It decides nothing: it names quantities and what was entered.
#include <algorithm>

#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_documents.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

const std::vector<std::string> known_languages = {"français", "anglais"};

}  // namespace

void Checker::document(const syntax::Document& tree) {
  for (const Document& known : regulation_.documents)
    if (text::same_name(known.name, tree.name.text))
      return report(problems::declared_twice("document", tree.name.text, tree.name.place, known.place));
  Document document;
  document.name = tree.name.text;
  document.place = tree.name.place;
  for (const syntax::Text& language : tree.languages) {
    const auto known = std::find_if(known_languages.begin(), known_languages.end(),
                                    [&](const std::string& one) { return text::same_name(one, language.text); });
    if (known == known_languages.end())
      report(problems::unknown_language(language, known_languages));
    else if (first_said("« " + *known + " »", language.place, document.name))
      document.languages.push_back(*known);
  }
  if (!tree.scope) return;
  const auto scope = set_from(*tree.scope, Standing{});
  if (!scope) return;
  if (scope->selects()) return report(problems::selection_outside_calculation(tree.scope->place));
  if (scope->condition) return report(problems::document_of_some_students(tree.scope->place));
  if (regulation_.level(scope->level).cohort)
    return report(problems::document_above_the_student(tree.scope->level, tree.scope->place));
  document.scope = *scope;
  for (const syntax::Document::Line& line : tree.lines)
    if (auto made = document_line(line, document)) document.lines.push_back(std::move(*made));
  regulation_.documents.push_back(std::move(document));
}

std::optional<Document::Line> Checker::document_line(const syntax::Document::Line& tree, const Document& document) {
  Document::Line line;
  line.level = level_at(regulation_, tree.level);
  if (!line.level.valid()) {
    report(problems::unknown_level(tree.level, level_names()));
    return std::nullopt;
  }
  const LevelId whole = document.scope.level;
  if (line.level != whole && !regulation_.gathers(whole, line.level) && !regulation_.contains(line.level, whole)) {
    report(problems::level_apart_from_document(tree.level, regulation_.level(whole).name));
    return std::nullopt;
  }
  for (const Document::Line& known : document.lines)
    if (known.level == line.level) {
      report(problems::level_shown_twice(tree.level));
      return std::nullopt;
    }
  for (const syntax::Document::Shown& item : tree.items)
    if (auto shown = document_item(item, line.level)) line.items.push_back(std::move(*shown));
  return line;
}

std::optional<Document::Shown> Checker::document_item(const syntax::Document::Shown& tree, LevelId level) {
  if (!tree.value) return std::nullopt;
  Standing standing;
  standing.level = level;
  Document::Shown shown;
  shown.value = expression(*tree.value, standing);
  if (!shown.value) return std::nullopt;
  ExpressionPtr read = shown.value;
  while (const auto* seen = std::get_if<InView>(&read->node))
    read = seen->operand;
  if (const auto* quantity = std::get_if<ReadQuantity>(&read->node)) {
    shown.quantity = quantity->quantity;
    shown.label = regulation_.quantity(quantity->quantity).name;
  } else if (const auto* fact = std::get_if<ReadFact>(&read->node)) {
    shown.fact = fact->fact;
    shown.label = regulation_.fact(fact->fact).name;
  } else {
    report(problems::calculation_in_a_document(tree.value->place));
    return std::nullopt;
  }
  if (tree.label) shown.label = tree.label->text;
  if (tree.label_en) shown.label_en = tree.label_en->text;
  return shown;
}

}  // namespace bareme::semantics
