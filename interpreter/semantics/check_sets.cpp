// Sets of objects: « chaque ecue sauf nature projet », « des ue de domaine stage dont … », headings.
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

std::optional<std::string> word_of(const syntax::Expression& expression) {
  if (const auto* path = std::get_if<syntax::Path>(&expression.node);
      path && !path->owner && path->segments.size() == 1)
    return path->segments.front().name.text;
  if (const auto* text = std::get_if<syntax::TextLiteral>(&expression.node)) return text->text;
  if (const auto* number = std::get_if<syntax::NumberLiteral>(&expression.node)) return number->digits;
  if (const auto* truth = std::get_if<syntax::Truth>(&expression.node)) return truth->value ? "oui" : "non";
  return std::nullopt;
}

std::vector<values::CodeId> Checker::codes_of(const std::vector<syntax::ExpressionPtr>& trees, ListId list) {
  std::vector<values::CodeId> codes;
  for (const auto& tree : trees) {
    const auto word = word_of(*tree);
    const auto code = word ? code_at(regulation_, list, *word, tree->place) : std::nullopt;
    if (code) {
      codes.push_back(*code);
      continue;
    }
    report(problems::unknown_code(word.value_or(""), regulation_.code_lists[list.index()].name, tree->place,
                                  code_names(list)));
  }
  return codes;
}

std::optional<StaticFilter> Checker::static_filter(const syntax::Filter& tree, LevelId level) {
  StaticFilter filter;
  filter.negated = tree.kind == syntax::Filter::Kind::Except;
  if (!tree.attribute) {
    for (const auto& value : tree.values)
      if (const auto word = word_of(*value)) {
        if (!regulation_.named_objects.contains(text::fold_name(*word))) {
          report(problems::object_not_declared(*word, value->place, regulation_.named_object_codes));
          return std::nullopt;
        }
        saw_object(regulation_, value->place, regulation_.named_objects.at(text::fold_name(*word)), *word);
        filter.names.push_back(text::fold_name(*word));
      }
    return filter;
  }
  const FactId attribute = fact_at(regulation_, level, *tree.attribute);
  if (!attribute.valid() || regulation_.fact(attribute).source != FactSource::Attribute ||
      regulation_.fact(attribute).within.valid()) {
    std::vector<std::string> known;
    for (const Fact& fact : regulation_.facts)
      if (fact.source == FactSource::Attribute && !fact.within.valid() &&
          (fact.level == level || regulation_.encloses(fact.level, level)))
        known.push_back(fact.name);
    report(
        problems::unknown_attribute(tree.attribute->text, regulation_.level(level).name, tree.attribute->place, known));
    return std::nullopt;
  }
  filter.attribute = attribute;
  const Type& type = regulation_.fact(attribute).type;
  if (type.kind != values::Kind::Code) {
    report(problems::value_expected("un attribut à valeurs énumérées", tree.attribute->place));
    return std::nullopt;
  }
  filter.codes = codes_of(tree.values, type.list);
  if (filter.codes.size() != tree.values.size()) return std::nullopt;
  return filter;
}

// « sans les 2 plus basses », « sans la plus haute »: each side once, and not of the « 3 meilleures ».
bool Checker::left_out(const syntax::Set& tree, Set& set) {
  for (const syntax::LeftOut& left : tree.left_out) {
    int& count = left.highest ? set.highest : set.lowest;
    const auto number = left.digits.empty() ? values::Number(1) : values::Number::parse(left.digits);
    const auto whole = number ? number->integer() : std::nullopt;
    if (!whole || *whole < 1 || *whole > 1000) {
      report(problems::impossible_count("on n'écarte qu'un nombre entier d'objets, un au moins", left.place));
      return false;
    }
    if (count != 0 || set.best) {
      report(problems::selected_twice(left.place));
      return false;
    }
    count = static_cast<int>(*whole);
  }
  return true;
}

// « à égalité ects »: a number of the maquette, of a set in which something is chosen.
bool Checker::tie_key(const syntax::Set& tree, bool chosen, Set& set) {
  if (!tree.tie) return true;
  const syntax::TieKey& key = *tree.tie;
  if (!chosen && !set.selects()) {
    report(problems::tie_of_no_choice(key.place));
    return false;
  }
  const FactId attribute = fact_at(regulation_, set.level, key.attribute);
  if (!attribute.valid() || regulation_.fact(attribute).source != FactSource::Attribute ||
      regulation_.fact(attribute).within.valid() || regulation_.fact(attribute).type.kind != values::Kind::Number) {
    report(
        problems::tie_key_not_of_maquette(key.attribute.text, regulation_.level(set.level).name, key.attribute.place));
    return false;
  }
  set.tie = SetTie{attribute, key.ascending};
  return true;
}

std::optional<Set> Checker::set_from(const syntax::Set& tree, const Standing& standing, bool chosen) {
  Set set;
  set.level = level_at(regulation_, tree.level);
  if (!set.level.valid()) {
    report(problems::unknown_level(tree.level, level_names()));
    return std::nullopt;
  }
  if (standing.level.valid() && !regulation_.gathers(standing.level, set.level)) {
    report(problems::level_not_inside({regulation_.level(set.level).name, tree.level.place}, where(standing),
                                      levels_in_order()));
    return std::nullopt;
  }
  if (tree.best)
    if (const auto number = values::Number::parse(*tree.best); number && number->integer()) {
      set.best = static_cast<int>(*number->integer());
      if (*set.best < 1) report(problems::impossible_count("les 0 meilleures ne choisissent rien", tree.place));
    }
  bool sound = left_out(tree, set);
  sound = tie_key(tree, chosen, set) && sound;
  for (const syntax::Filter& filter : tree.filters) {
    if (filter.kind == syntax::Filter::Kind::Where && !standing.level.valid()) {
      report(problems::heading_reads_students(filter.place));
    } else if (filter.kind == syntax::Filter::Kind::Where) {
      set.condition = condition(*filter.condition, standing.on(set.level));
      sound = sound && set.condition;
    } else if (filter.kind == syntax::Filter::Kind::Same) {
      report(problems::said_otherwise("« de même » ne se dit que de la promotion", filter.place,
                                      "faire un niveau de ce qui est de même valeur, dans la structure : « niveau "
                                      "filière dans année regroupe ue de "
                                      "même filière », et y écrire « pour chaque filière »"));
      sound = false;
    } else if (auto known = static_filter(filter, set.level)) {
      set.filters.push_back(std::move(*known));
    } else {
      sound = false;
    }
  }
  if (!sound) return std::nullopt;
  return set;
}

std::optional<View> Checker::view_named(const syntax::Name& name) {
  View view;
  const std::string folded = text::fold_name(name.text);
  for (int n = 1; n <= regulation_.sessions; ++n)
    if (folded == text::fold_name("session " + std::to_string(n))) {
      view.session = static_cast<std::uint8_t>(n);
      return view;
    }
  for (std::size_t i = 0; i < regulation_.views.size(); ++i)
    if (text::fold_name(regulation_.views[i].name) == folded) {
      view.declared = 1U << i;
      return view;
    }
  std::vector<std::string> known;
  for (int n = 1; n <= regulation_.sessions; ++n)
    known.push_back("session " + std::to_string(n));
  for (const DeclaredView& declared : regulation_.views)
    known.push_back(declared.name);
  report(problems::unknown_view(name.text, name.place, known));
  return std::nullopt;
}

std::optional<Heading> Checker::heading(const syntax::Article& article) {
  Heading heading;
  if (!article.scope) return std::nullopt;
  const auto set = set_from(*article.scope, Standing{});
  if (!set) return std::nullopt;
  if (regulation_.level(set->level).cohort) {
    report(problems::article_above_the_student(article.scope->level, article.scope->place));
    return std::nullopt;
  }
  if (set->selects()) {
    report(problems::selection_outside_calculation(article.scope->place));
    return std::nullopt;
  }
  heading.scope = *set;
  if (article.view)
    if (const auto view = view_named(*article.view)) heading.view = *view;
  return heading;
}

}  // namespace bareme::semantics
