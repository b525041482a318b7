// The convention, facts and parameters: what is declared before any rule is read.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/type_names.hpp"
#include "syntax/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
bool Checker::first_said(const std::string& what, Span place, const std::string& of) {
  const auto [first, once] = said_.try_emplace(text::fold_name(of + "\n" + what), place);
  if (!once) report(syntax::said_twice(what, place, first->second));
  return once;
}

void Checker::convention_views(const syntax::Convention& tree) {
  for (const auto& item : tree.items)
    if (const auto* view = std::get_if<syntax::ViewRule>(&item))
      declare_view(*view);
    else if (const auto* ties = std::get_if<syntax::TieRule>(&item)) {
      if (!first_said("« ex æquo »", ties->place)) continue;
      regulation_.ties = static_cast<TieRule>(static_cast<int>(ties->policy));
      regulation_.ties_declared = true;
    } else if (const auto* quantiles = std::get_if<syntax::QuantileRule>(&item)) {
      if (!first_said("« répartition »", quantiles->place)) continue;
      regulation_.quantiles = quantiles->direction == "supérieur"   ? QuantileRule::Up
                              : quantiles->direction == "inférieur" ? QuantileRule::Down
                                                                    : QuantileRule::Nearest;
    }
}

void Checker::declare_view(const syntax::ViewRule& tree) {
  for (const DeclaredView& known : regulation_.views)
    if (text::same_name(known.name, tree.view.text))
      return report(problems::declared_twice("vue", tree.view.text, tree.view.place, known.place));
  regulation_.views.push_back({tree.view.text, tree.label.text, tree.view.place});
}

void Checker::convention_roundings(const syntax::Convention& tree) {
  for (const auto& item : tree.items)
    if (const auto* rule = std::get_if<syntax::RoundingRule>(&item)) attach_rounding(*rule);
}

// « arrondi de moyenne » reaches every level; « arrondi de matière.moyenne » one, and wins over the other whatever
// their order.
void Checker::attach_rounding(const syntax::RoundingRule& tree) {
  std::optional<values::Rounding> rounding;
  if (!tree.none) {
    rounding.emplace();
    rounding->step = values::Number::parse(tree.step).value_or(values::Number(1));
    if (rounding->step.sign() <= 0) {
      report(problems::value_expected("un pas plus grand que 0, comme 0,01", tree.place));
      return;
    }
    rounding->mode = values::mode_named(tree.mode).value_or(values::RoundingMode::HalfUp);
  }
  for (const syntax::Path& path : tree.names) {
    const syntax::Name& name = path.segments.back().name;
    LevelId only;
    if (path.segments.size() > 1) {
      only = level_at(regulation_, path.segments.front().name);
      if (!only.valid()) {
        report(problems::unknown_level(path.segments.front().name, level_names()));
        continue;
      }
    }
    const std::string folded = text::fold_name(name.text);
    const auto [first, once] = rounded_.try_emplace({folded, only}, name.place);
    if (!once) report(problems::declared_twice("arrondi de", name.text, name.place, first->second));
    bool found = lost_names_.contains(folded);
    for (Quantity& quantity : regulation_.quantities) {
      if (text::fold_name(quantity.name) != folded || quantity.local_to.valid() ||
          (only.valid() && quantity.level != only))
        continue;
      found = true;
      saw(regulation_, name.place, QuantityId(static_cast<std::size_t>(&quantity - regulation_.quantities.data())));
      if (only.valid() || !quantity.rounding_declared) {
        quantity.rounding = rounding;
        quantity.rounding_declared = true;
      }
    }
    std::vector<std::string> known;
    for (const Quantity& quantity : regulation_.quantities)
      if (quantity.role == Quantity::Role::Value) known.push_back(quantity.name);
    if (!found) report(problems::unknown_rounded_name(name.text, name.place, known));
  }
}

// The list the règlement declares that has all these values: they are its codes then, and not others of the same name.
// The lists that have a role are left alone, and so are two lists that would do.
ListId Checker::list_holding(const std::vector<syntax::Name>& values) const {
  ListId found;
  for (std::size_t i = 0; i < regulation_.code_lists.size(); ++i) {
    const CodeList& list = regulation_.code_lists[i];
    if (list.name.empty()) continue;
    bool has_role = false;
    for (const char* role : {"type", "note", "résultat", "suite"})
      has_role = has_role || text::same_name(list.name, role);
    const auto held = [&](const syntax::Name& value) {
      return regulation_.code_named(ListId(i), value.text).has_value();
    };
    if (has_role || !std::all_of(values.begin(), values.end(), held)) continue;
    if (found.valid()) return {};
    found = ListId(i);
  }
  return found;
}

// A type, with the step its values go by.
std::optional<Type> Checker::type_from(const syntax::Type& tree, const std::string& owner) {
  auto type = type_without_step(tree, owner);
  if (type && tree.low_best) {
    if (type->kind != values::Kind::Number) {
      report(problems::not_on_the_marks("un sens se dit d'un nombre ; celui de codes, dans leur liste", tree.place));
      return std::nullopt;
    }
    type->low_best = true;
  }
  if (!type || tree.step.empty()) return type;
  type->step = values::Number::parse(tree.step);
  if (type->kind == values::Kind::Number && type->step && type->step->sign() > 0) return type;
  report(problems::not_on_the_marks("seul un nombre va par pas, et le pas est plus grand que 0", tree.place));
  return std::nullopt;
}

std::optional<Type> Checker::type_without_step(const syntax::Type& tree, const std::string& owner) {
  using Kind = syntax::Type::Kind;
  Type type;
  switch (tree.kind) {
    case Kind::YesNo:
      return truth_type();
    case Kind::Points:
      type.low = values::Number::parse(tree.low);
      type.high = values::Number::parse(tree.high);
      return type;
    case Kind::Mark:
      return mark_type(values::Number::parse(tree.high.empty() ? "20" : tree.high).value_or(values::Number(20)));
    case Kind::List:
      report(problems::said_otherwise(
          "un fait a une seule valeur : « liste de » n'est le type que d'un argument de « fonction lua »", tree.place,
          "une entrée pour chaque valeur : « entrée première langue ; deuxième langue : … à défaut sans "
          "objet » ; ou un oui ou non pour chaque objet choisi : « entrée choisie : oui ou "
          "non pour chaque ue à défaut non »"));
      return std::nullopt;
    case Kind::Values: {
      const ListId list(regulation_.code_lists.size());
      const ListId whole = list_holding(tree.values);
      const bool ranked = whole.valid() && regulation_.code_lists[whole.index()].ordered;
      regulation_.code_lists.push_back({"", {}, ranked, tree.place, whole});
      for (const syntax::Name& value : tree.values) {
        if (const auto known = regulation_.code_named(list, value.text)) {
          report(
              problems::declared_twice("valeur de " + owner, value.text, value.place, regulation_.code(*known).place));
          continue;
        }
        if (whole.valid()) {
          regulation_.code_lists[list.index()].codes.push_back(*code_at(regulation_, whole, value.text, value.place));
          continue;
        }
        Code code;
        code.name = value.text;
        code.list = list;
        code.place = value.place;
        saw_code(regulation_, value.place, static_cast<values::CodeId>(regulation_.codes.size()));
        regulation_.code_lists[list.index()].codes.push_back(static_cast<values::CodeId>(regulation_.codes.size()));
        regulation_.codes.push_back(std::move(code));
      }
      return code_type(list);
    }
    case Kind::Named:
      break;
  }
  const std::string word = tree.name->text;
  if (text::same_name(word, "nombre")) return type;
  if (text::same_name(word, "note")) return mark_type(values::Number(20));
  if (text::same_name(word, "texte")) {
    type.kind = values::Kind::Text;
    return type;
  }
  if (text::same_name(word, "date")) {
    type.kind = values::Kind::Date;
    return type;
  }
  if (const auto unit = values::unit_named(word)) {
    type.unit = *unit;
    return type;
  }
  if (const ListId list = regulation_.list_named(word); list.valid()) return code_type(list);
  std::vector<std::string> known{"note", "nombre", "texte", "date", "oui ou non",
                                 "ECTS", "heures", "jours", "mois", "ans"};
  for (const CodeList& list : regulation_.code_lists)
    if (!list.name.empty() && !text::same_name(list.name, "note")) known.push_back(list.name);
  report(problems::unknown_type(word, tree.place, known));
  return std::nullopt;
}

// « pour chaque ue sauf nature (projet) » of something declared: what is declared is of the level, whole.
bool Checker::filtered(const std::optional<syntax::Set>& scope) {
  if (!scope || (scope->filters.empty() && !scope->best && scope->left_out.empty())) return false;
  report(
      problems::filtered_fact(scope->level.text, scope->filters.empty() ? scope->place : scope->filters.front().place));
  return true;
}

void Checker::fact(const syntax::Fact& tree, LevelId level, ArticleId article) {
  if (tree.scope) {
    level = level_at(regulation_, tree.scope->level);
    if (!level.valid()) {
      report(problems::unknown_level(tree.scope->level, level_names()));
      return;
    }
  }
  if (!level.valid()) {
    report(problems::article_without_scope("ce fait", tree.names.front().place));
    return;
  }
  if (filtered(tree.scope)) return;
  LevelId within;
  if (tree.group) {
    within = level_at(regulation_, *tree.group);
    if (!within.valid()) return report(problems::unknown_level(*tree.group, level_names()));
    if (regulation_.level(within).grouped != level || tree.source != syntax::Fact::Source::Attribute)
      return report(problems::not_a_pair(regulation_.level(level).name, *tree.group));
  }
  auto type = type_from(tree.type, tree.names.front().text);
  if (!type) return;
  const bool counted = type->kind == values::Kind::Number && !type->low && tree.source != syntax::Fact::Source::Act;
  if (counted)
    type->low = values::Number(0);  // −3 jours de retard, −1 faute: a slip; « points de −10 à 10 » says otherwise
  for (const syntax::Name& name : tree.names) {
    if (const FactId known = regulation_.fact_named(level, name.text); known.valid()) {
      // The same fact on two kinds of the same level, written in two articles, is one fact.
      report(problems::declared_twice("fait", name.text, name.place, regulation_.fact(known).place));
      continue;
    }
    if (const auto declared = type_of_that_name(regulation_, level, name.text))
      report(problems::declared_twice("fait", name.text, name.place, *declared));
    Fact fact;
    fact.name = name.text;
    fact.level = level;
    fact.type = *type;
    fact.article = article;
    fact.place = name.place;
    fact.within = within;
    fact.source = tree.source == syntax::Fact::Source::Attribute ? FactSource::Attribute
                  : tree.source == syntax::Fact::Source::Act     ? FactSource::Act
                                                                 : FactSource::Entry;
    if (tree.otherwise) {
      if (const auto value = declared_value(*tree.otherwise, *type))
        fact.otherwise = make(Constant{*value}, *type, tree.otherwise->place);
    } else if (fact.source == FactSource::Act) {
      fact.otherwise = make(Constant{values::Value()}, *type, name.place);
    }
    if (text::same_name(name.text, "type") && level == regulation_.lowest && fact.source == FactSource::Attribute &&
        type->kind == values::Kind::Code)
      regulation_.type_fact = FactId(regulation_.facts.size());
    saw(regulation_, name.place, FactId(regulation_.facts.size()));
    regulation_.facts.push_back(std::move(fact));
  }
}

void Checker::parameter(const syntax::Parameter& tree) {
  LevelId level = regulation_.student;
  if (tree.scope) level = level_at(regulation_, tree.scope->level);
  if (!level.valid()) {
    report(problems::unknown_level(tree.scope->level, level_names()));
    return;
  }
  if (filtered(tree.scope)) return;
  if (const FactId known = regulation_.fact_named(level, tree.name.text); known.valid()) {
    report(problems::declared_twice("paramètre", tree.name.text, tree.name.place, regulation_.fact(known).place));
    return;
  }
  const ExpressionPtr value = outcomes({tree.value.get()}, Standing{level, {}, {}, {}, nullptr}).front();
  if (!as<Constant>(value)) {
    if (value) report(problems::value_expected("une valeur écrite", tree.value->place));
    return;
  }
  Fact fact;
  fact.name = tree.name.text;
  fact.level = level;
  fact.type = value->type;
  fact.source = FactSource::Parameter;
  fact.otherwise = value;
  fact.place = tree.name.place;
  if (const auto* fraction = std::get_if<syntax::Fraction>(&tree.value->node); fraction && !fact.type.scale)
    quotients_.emplace(FactId(regulation_.facts.size()), fraction);
  saw(regulation_, tree.name.place, FactId(regulation_.facts.size()));
  regulation_.facts.push_back(std::move(fact));
}

}  // namespace bareme::semantics
