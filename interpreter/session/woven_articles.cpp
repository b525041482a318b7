// The statements of an article: quotes, data, formulas, tables of rows, decisions as numbered conditions, exemples with
// what the program makes of them.
#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "session/weaver.hpp"
#include "values/rounding.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using report::WovenBlock;
using report::WovenCase;
using report::WovenDecision;
using report::WovenRun;

// ---------------------------------------------------------------- definitions

template <class Node>
const std::vector<syntax::Row>* rows_of(const Node& node) {
  return &node.rows;
}

const std::vector<syntax::Row>* rows_of(const syntax::Definition& definition) {
  return std::visit(
      [](const auto& body) -> const std::vector<syntax::Row>* {
        if constexpr (std::is_same_v<std::decay_t<decltype(body)>, syntax::ExpressionPtr>)
          return nullptr;
        else
          return rows_of(body);
      },
      definition.body);
}

WovenRun woven_key(const Weaver& weaver, const syntax::Row& row) {
  if (row.test == syntax::Row::Test::Otherwise) return words("sinon");
  if (row.test == syntax::Row::Test::Condition) return weaver.text.set(row.key);
  static const char* const signs[] = {"= ", "≠ ", "< ", "≤ ", "> ", "≥ "};
  return joined(words(signs[static_cast<std::size_t>(row.relation)]), weaver.text.set(row.key));
}

// ---------------------------------------------------------------- the statements in their order

class Statements {
 public:
  Statements(const Weaver& weaver, const syntax::Article& article, std::vector<WovenBlock>& blocks)
      : weaver_(weaver), article_(article), blocks_(blocks) {}

  void add() {
    const std::vector<syntax::Statement>& all = article_.statements;
    std::uint32_t told = 0;  // the remarks above its heading are its own
    flags(told, weaver_.end_of_line(article_.place));
    for (std::size_t at = 0; at < all.size();) {
      flags(told, all[at].place.begin);
      const std::size_t next = add_group(at);
      flags(told, weaver_.end_of_line({all[next - 1].place.source, all[next - 1].place.end, all[next - 1].place.end}));
      at = next;
    }
    flags(told, weaver_.whole(article_.place).end + 1);
    if (!examples_.rows.empty()) blocks_.emplace_back(std::move(examples_));
  }

 private:
  void flags(std::uint32_t& told, std::uint32_t to) {
    if (to <= told) return;
    weaver_.add_flags(&article_, told, to, blocks_);
    told = to;
  }

  template <class Node>
  const Node* at(std::size_t index) const {
    return index < article_.statements.size() ? std::get_if<Node>(&article_.statements[index].node) : nullptr;
  }

  // Data that follow each other are a table, results a decision. The index after the last.
  std::size_t add_group(std::size_t first) {
    std::size_t next = first + 1;
    if (at<syntax::Fact>(first) != nullptr) {
      std::vector<const syntax::Fact*> facts;
      for (next = first; at<syntax::Fact>(next) != nullptr; ++next)
        facts.push_back(at<syntax::Fact>(next));
      blocks_.emplace_back(woven_facts(weaver_, facts));
    } else if (at<syntax::ResultRow>(first) != nullptr) {
      WovenDecision decision{words("Résultat : le premier dont la condition est remplie."), {}};
      for (next = first; at<syntax::ResultRow>(next) != nullptr; ++next)
        decision.cases.push_back(with_flags(woven_row(weaver_, *at<syntax::ResultRow>(next)), next));
      if (decision.cases.size() == 1) decision.lead = words("Résultat :");
      blocks_.emplace_back(std::move(decision));
      except(verdict_here());
    } else {
      place_ = article_.statements[first].place;
      std::visit([&](const auto& node) { add(node); }, article_.statements[first].node);
    }
    return next;
  }

  WovenCase with_flags(WovenCase made, std::size_t index) const {
    made.when = joined(std::move(made.when), weaver_.flags_on(article_.statements[index].place));
    return made;
  }

  void add(const syntax::Citation& node) { blocks_.emplace_back(report::WovenQuote{node.text.text}); }
  void add(const syntax::Fact&) {}
  void add(const syntax::ResultRow&) {}
  void add(const syntax::Local& node) { blocks_.push_back(woven_definition(weaver_, node.definition, "où", place_)); }
  void add(const syntax::Quantity& node) {
    WovenBlock block = woven_definition(weaver_, node.definition, "", place_);
    const semantics::Quantity* const quantity = quantity_at(node.definition.name);
    const WovenRun rounded = quantity == nullptr ? WovenRun{} : rounding(*quantity);
    if (auto* formula = std::get_if<report::WovenFormula>(&block)) formula->run = joined(formula->run, rounded);
    if (auto* table = std::get_if<report::WovenTable>(&block)) table->lead = joined(table->lead, rounded);
    blocks_.push_back(std::move(block));
    except(quantity);
  }
  void add(const syntax::Predicate& node) {
    blocks_.emplace_back(woven_predicate(weaver_, node));
    except(quantity_at(node.name));
  }

  // What the name that is defined there stands for.
  const semantics::Quantity* quantity_at(const syntax::Name& name) const {
    const Meaning* const meaning = weaver_.meanings.at(name.place.source, name.place.begin);
    if (meaning == nullptr || meaning->of.front().kind != Entity::Kind::Quantity) return nullptr;
    return &weaver_.rules.quantities[meaning->of.front().id];
  }
  const semantics::Quantity* verdict_here() const {
    for (const semantics::Quantity& quantity : weaver_.rules.quantities)
      for (const semantics::Verdict& verdict : quantity.verdicts)
        if (weaver_.tree_of(verdict.article) == &article_) return &quantity;
    return nullptr;
  }
  // « (arrondi : 0,01 au plus proche) », of what the convention rounds.
  static WovenRun rounding(const semantics::Quantity& quantity) {
    return quantity.rounding ? words(" (arrondi\u00a0: " + values::describe(*quantity.rounding) + ")", "arrondi")
                             : WovenRun{};
  }
  // Who reads a rule reads what other articles except from it.
  void except(const semantics::Quantity* quantity) {
    if (quantity == nullptr) return;
    WovenRun run;
    for (const semantics::ExceptionRule& exception : quantity->exceptions) {
      const syntax::Article* const there = weaver_.tree_of(exception.article);
      if (there == nullptr || there == &article_) continue;
      const report::WovenLink link = weaver_.link_to(*there);
      run = joined(joined(std::move(run), words((run.empty() ? "" : "\u00a0; ") +
                                                diagnostics::guillemets(exception.label) + ", article ")),
                   {{report::WovenPiece::Kind::Text, link.name, "", link.anchor}});
    }
    if (!run.empty()) blocks_.emplace_back(report::WovenFormula{"Sauf exception", std::move(run)});
  }

  void add(const syntax::Choice& node) { blocks_.emplace_back(woven_choice(weaver_, node)); }
  void add(const syntax::Exception& node) {
    std::string label = "Exception " + diagnostics::guillemets(node.label.text);
    if (node.over) label += ", qui l'emporte sur " + diagnostics::guillemets(node.over->text);
    WovenRun effect;
    if (const auto* definition = std::get_if<syntax::Definition>(&node.effect)) {
      const auto* value = std::get_if<syntax::ExpressionPtr>(&definition->body);
      if (value == nullptr) return source();
      effect = joined(joined(weaver_.text.run(definition->name.place), words(" = ")), weaver_.text.set(*value));
    } else {
      effect = joined(words("résultat "), weaver_.text.run(std::get<syntax::Name>(node.effect).place));
    }
    if (node.condition)
      effect = joined(joined(std::move(effect), words(", lorsque ")), weaver_.text.set(node.condition));
    blocks_.emplace_back(report::WovenFormula{label, std::move(effect)});
  }
  void add(const syntax::Example& node) { examples_.rows.push_back(weaver_.played(weaver_.poses(node.given), place_)); }
  void add(const syntax::Check& node) {
    std::string label =
        weaver_.state.maquettes.empty() ? "À vérifier sur chaque maquette" : "Vérifié sur chaque maquette";
    if (node.gap) label += ", écart connu : " + node.gap->text;
    blocks_.emplace_back(report::WovenFormula{label, weaver_.text.set(node.condition)});
  }
  void add(const syntax::NotMonotone& node) {
    blocks_.emplace_back(report::WovenFormula{"Peut baisser quand une note monte", words(node.motive.text)});
  }
  void source() { blocks_.emplace_back(report::WovenSource{weaver_.text.lines(place_)}); }

  const Weaver& weaver_;
  const syntax::Article& article_;
  std::vector<WovenBlock>& blocks_;
  report::WovenExamples examples_;
  Span place_;
};

}  // namespace

void weave_statements(const Weaver& weaver, const syntax::Article& article, std::vector<WovenBlock>& blocks) {
  Statements(weaver, article, blocks).add();
}

WovenBlock woven_definition(const Weaver& weaver, const syntax::Definition& definition, const std::string& label,
                            const Span& whole) {
  const WovenRun name = weaver.text.run(definition.name.place);
  const std::vector<syntax::Row>* const rows = rows_of(definition);
  if (rows == nullptr)
    return report::WovenFormula{
        label, joined(joined(name, words(" = ")), weaver.text.set(std::get<syntax::ExpressionPtr>(definition.body)))};
  if (rows->empty()) return report::WovenSource{weaver.text.lines(whole)};
  report::WovenTable table;
  // Up to its first row, as written: « mention = selon M », « rang = répartition de M dans la promotion ».
  if (!label.empty()) table.lead = words(label + " ");
  table.lead =
      joined(std::move(table.lead),
             weaver.text.run({definition.name.place.source, definition.name.place.begin, rows->front().place.begin}));
  for (const syntax::Row& row : *rows)
    table.rows.push_back({woven_key(weaver, row), joined(weaver.text.set(row.result), weaver.flags_on(row.place))});
  return table;
}

report::WovenTable woven_facts(const Weaver& weaver, const std::vector<const syntax::Fact*>& facts) {
  report::WovenTable table;
  table.titles = {"Donnée", "Ce qu'elle est", "À défaut"};
  static const char* const sources[] = {"attribut de la maquette", "saisie", "acte du jury"};
  for (const syntax::Fact* fact : facts) {
    WovenRun names, nature = words(std::string(sources[static_cast<std::size_t>(fact->source)]) + "\u00a0: ");
    for (const syntax::Name& name : fact->names)
      names =
          joined(joined(std::move(names), names.empty() ? WovenRun{} : words("\u00a0; ")), weaver.text.run(name.place));
    nature.back().text += weaver.text.said(fact->type.place);
    if (fact->scope)
      nature = joined(joined(std::move(nature), words(", pour chaque ")), weaver.text.run(fact->scope->place));
    if (fact->group) nature = joined(joined(std::move(nature), words(" dans ")), weaver.text.run(fact->group->place));
    names = joined(std::move(names), weaver.flags_on(fact->type.place));
    table.rows.push_back({names, nature, fact->otherwise ? weaver.text.set(fact->otherwise) : WovenRun{}});
  }
  return table;
}

}  // namespace bareme
