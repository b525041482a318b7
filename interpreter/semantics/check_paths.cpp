// What a name means where it stands (R1-R3, R5): locals, quantities of our level, facts of our level and above, types
// of marks; of which object, see check_objects.cpp.
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/code_words.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/target.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;

std::vector<std::string> addresses_in(const Curriculum& curriculum) {
  std::vector<std::string> all;
  for (std::size_t i = 1; i < curriculum.objects.size(); ++i)
    if (!curriculum.objects[i].filled && !curriculum.objects[i].elsewhere)
      all.push_back(curriculum.address(ObjectId(i)));
  return all;
}

// A past jury may have left what today's rule would not give: within the scale, no more is known of it.
Type left_type(Type type, const Quantity& quantity) {
  if (type.kind == values::Kind::Number) {
    type.low = type.scale ? std::optional(values::Number(0)) : std::nullopt;
    type.high = type.scale;
  }
  type.declared_rounding = true;  // as it was left
  if (quantity.role == Quantity::Role::Mark) type.mark = true;
  return type;
}

}  // namespace

std::string Checker::where(const Standing& standing) const {
  return standing.level.valid() ? regulation_.level(standing.level).name : std::string("règlement");
}

const syntax::Path* Checker::as_path(const syntax::Expression& tree) const {
  return std::get_if<syntax::Path>(&tree.node);
}

std::vector<std::string> Checker::names_in_sight(const Standing& standing) const {
  std::vector<std::string> names;
  for (const Quantity& quantity : regulation_.quantities)
    if (quantity.level == standing.level && (!quantity.local_to.valid() || quantity.local_to == standing.article))
      names.push_back(quantity.name);
  for (const Fact& fact : regulation_.facts)
    if (fact.level == standing.level || (standing.level.valid() && regulation_.encloses(fact.level, standing.level)))
      names.push_back(fact.name);
  if (regulation_.type_fact && standing.level != regulation_.lowest)
    for (std::string& code : code_names(regulation_.fact(*regulation_.type_fact).type.list))
      names.push_back(std::move(code));
  return names;
}

std::vector<std::string> Checker::level_names() const {
  std::vector<std::string> names;
  for (const Level& level : regulation_.levels)
    names.push_back(level.name);
  return names;
}

// Those rules are written of, from the widest in: neither the promotion nor groups.
std::vector<std::string> Checker::levels_in_order() const {
  std::vector<std::string> names;
  for (const Level& level : regulation_.levels)
    if (!level.cohort && !level.grouped.valid()) names.push_back(level.name);
  return names;
}

// As a remedy lists them.
std::vector<std::string> Checker::code_names(ListId list) const {
  if (decides(regulation_, list)) return described_codes(regulation_, list);
  std::vector<std::string> names;
  if (list.valid())
    for (const values::CodeId code : regulation_.code_lists[list.index()].codes)
      names.push_back(regulation_.code(code).name);
  return names;
}

std::optional<QuantityId> Checker::local(const Standing& standing, const std::string& name) const {
  if (!standing.article.valid()) return std::nullopt;
  const std::string folded = text::fold_name(name);
  for (std::size_t i = 0; i < regulation_.quantities.size(); ++i)
    if (regulation_.quantities[i].local_to == standing.article &&
        text::fold_name(regulation_.quantities[i].name) == folded)
      return QuantityId(i);
  return std::nullopt;
}

// What a pair has (le poids d'une ressource dans une compétence) is read where both are in sight: in a set of the
// group's. `known`: the name is one of those.
ExpressionPtr Checker::pair_fact(const syntax::Name& name, const Standing& standing, bool& known) {
  for (std::size_t i = 0; i < regulation_.facts.size(); ++i) {
    const Fact& fact = regulation_.facts[i];
    if (!fact.within.valid() || fact.level != standing.level || !same_name(fact.name, name.text)) continue;
    known = true;
    if (standing.around == fact.within) return read_fact({}, FactId(i), name.place);
    report(problems::pair_out_of_sight(fact.name, regulation_.level(fact.level).name,
                                       regulation_.level(fact.within).name, name.place));
    return nullptr;
  }
  return nullptr;
}

ExpressionPtr Checker::read_quantity(Reach reach, QuantityId quantity, Span place) {
  const Quantity& definition = regulation_.quantity(quantity);
  Type type = type_of(quantity);
  if (definition.rounding_declared) type.declared_rounding = true;
  if (definition.role == Quantity::Role::Mark) type.mark = true;
  saw(regulation_, place, quantity);
  type.step.reset();  // of what is entered: what is calculated from it has none
  return make(ReadQuantity{std::move(reach), quantity}, type, place);
}

ExpressionPtr Checker::read_fact(Reach reach, FactId fact, Span place) {
  saw(regulation_, place, fact);
  Type type = regulation_.fact(fact).type;
  type.step.reset();
  return make(ReadFact{std::move(reach), fact}, type, place);
}

// A type of mark in a formula: the note retenue of the épreuves of that type below us, as one part (R19).
ExpressionPtr Checker::typed_marks(values::CodeId type, const Standing& standing, Span place) {
  const QuantityId retained = regulation_.quantity_named(regulation_.lowest, "note retenue");
  if (!retained.valid()) {
    report(problems::no_retained_mark(place));
    return nullptr;
  }
  saw_code(regulation_, place, type);
  Aggregate aggregate;
  aggregate.operation = Operation::Mean;
  aggregate.label = regulation_.code(type).name;
  aggregate.set.level = regulation_.lowest;
  StaticFilter filter;
  filter.attribute = *regulation_.type_fact;
  filter.codes = {type};
  aggregate.set.filters.push_back(filter);
  aggregate.body = read_quantity({}, retained, place);
  if (const FactId coefficient = regulation_.fact_named(regulation_.lowest, "coefficient"); coefficient.valid())
    aggregate.weight = read_fact({}, coefficient, place);
  (void)standing;
  Type result = aggregate.body->type;
  result.mark = false;
  // One épreuve of the type is the usual case: its mark, not a quotient. Several make a mean, which R19 counts as one
  // part, not as a value to compare.
  result.declared_rounding = false;
  return make(std::move(aggregate), result, place);
}

ExpressionPtr Checker::single_name(const syntax::Path& tree, const Standing& standing) {
  const std::string& name = tree.segments.front().name.text;
  const Span place = tree.place;
  if (standing.bound) {
    std::vector<std::string> known;
    for (const auto& [word, value] : standing.bound->names) {
      if (word == text::fold_name(name)) return value;
      known.push_back(word);
    }
    report(problems::unknown_name(name, "fonction", place, known));
    return nullptr;
  }
  if (standing.table.valid()) {
    const auto& arguments = regulation_.tables[standing.table.index()].arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i)
      if (same_name(arguments[i].name, name)) return make(Argument{static_cast<int>(i)}, arguments[i].type, place);
  }
  if (const auto own = local(standing, name)) {
    Reach reach;
    if (standing.level != standing.article_level) reach = {Reach::Kind::Ancestor, standing.article_level, ""};
    return read_quantity(reach, *own, place);
  }
  bool of_a_pair = false;
  if (ExpressionPtr read = pair_fact(tree.segments.front().name, standing, of_a_pair); of_a_pair) return read;
  const QuantityId quantity = standing.level.valid() ? regulation_.quantity_named(standing.level, name) : QuantityId();
  const FactId fact = standing.level.valid() ? regulation_.fact_visible(standing.level, name) : FactId();
  if (quantity.valid() && fact.valid()) {
    report(problems::ambiguous_name(name, place));
    return nullptr;
  }
  if ((quantity.valid() || fact.valid()) && alone_two_things(tree, standing)) return nullptr;
  if (quantity.valid()) return read_quantity({}, quantity, place);
  if (fact.valid()) return seen_twice(fact, standing.level, place) ? nullptr : read_fact({}, fact, place);
  if (regulation_.type_fact)
    if (const auto type = regulation_.code_named(regulation_.fact(*regulation_.type_fact).type.list, name))
      return typed_marks(*type, standing, place);
  if (standing.curriculum)  // a query: an object alone means its moyenne, or its note retenue
    if (const auto found = object_of(tree, standing, false))
      return read_on(*found, {found->level == regulation_.lowest ? "note retenue" : "moyenne", place}, standing);
  if (lost_names_.contains(text::fold_name(name))) return nullptr;
  for (std::size_t i = 0; i < regulation_.quantities.size(); ++i) {
    const Quantity& other = regulation_.quantities[i];
    if (same_name(other.name, name) && !other.local_to.valid() && standing.level.valid()) {
      if (standing.curriculum)
        return report(problems::of_which(other.name, holders_of(other.name, *standing.curriculum), place)), nullptr;
      const auto inside = regulation_.encloses(other.level, standing.level)  ? problems::Inside::Standing
                          : regulation_.gathers(standing.level, other.level) ? problems::Inside::Owner
                                                                             : problems::Inside::Neither;
      report(
          problems::result_of_other_level(name, where(standing), regulation_.level(other.level).name, inside, place));
      return nullptr;
    }
  }
  if (standing.level == regulation_.lowest && same_name(name, "note retenue"))  // « moyenne des épreuves »
    report(problems::no_retained_mark(place));
  else if (!report_code(name, standing, place))
    report(problems::unknown_name(name, where(standing), place, names_in_sight(standing),
                                  standing.curriculum ? addresses_in(*standing.curriculum) : problems::Words{}));
  return nullptr;
}

// A name read on a given object: its quantity, or a fact it sees.
ExpressionPtr Checker::read_on(const Place_& place, const syntax::Name& name, const Standing& standing) {
  if (const QuantityId quantity = regulation_.quantity_named(place.level, name.text); quantity.valid())
    return read_quantity(place.reach, quantity, name.place);
  if (const FactId fact = regulation_.fact_visible(place.level, name.text); fact.valid())
    return read_fact(place.reach, fact, name.place);
  if (lost_names_.contains(text::fold_name(name.text))) return nullptr;
  Standing there = standing.on(place.level);
  there.article = {};
  if (report_code(name.text, there, name.place)) return nullptr;
  report(problems::unknown_name(name.text, where(there), name.place, names_in_sight(there)));
  return nullptr;
}

// « moyenne de l'acquis », « S7.moyenne de l'acquis », « crédits de l'acquis de l'année ».
ExpressionPtr Checker::acquired(const syntax::Path& tree, const Standing& standing) {
  Place_ place{{}, standing.level};
  syntax::Path named;
  for (std::size_t i = 0; i + 1 < tree.segments.size(); ++i)
    named.segments.push_back(tree.segments[i]);
  named.place = tree.segments.front().name.place;
  if (tree.owner->owner || !named.segments.empty()) {
    const auto found = object_of(tree.owner->owner ? *tree.owner->owner : named, standing, true);
    if (!found) return nullptr;
    place = *found;
  }
  const syntax::Name& name = tree.segments.back().name;
  if (place.level.valid()) {
    const QuantityId quantity = regulation_.quantity_named(place.level, name.text);
    if (quantity.valid()) {
      saw(regulation_, name.place, quantity);
      Type type = left_type(type_of(quantity), regulation_.quantity(quantity));
      return make(ReadAcquired{place.reach, place.level, quantity}, type, tree.place);
    }
    if (same_name(name.text, "ancienneté"))
      return make(ReadAcquired{place.reach, place.level, {}}, age_type(), tree.place);
  }
  std::vector<std::string> known{"ancienneté"};
  for (const Quantity& quantity : regulation_.quantities)
    if (quantity.level == place.level && !quantity.local_to.valid()) known.push_back(quantity.name);
  report(problems::unknown_name(name.text, "l'acquis", name.place, known));
  return nullptr;
}

ExpressionPtr Checker::path(const syntax::Path& tree, const Standing& standing) {
  if ((tree.owner || tree.segments.size() != 1) && !only_arguments(standing, tree.place)) return nullptr;
  if (of_the_acquired(tree, regulation_)) return acquired(tree, standing);
  if (tree.owner) {
    const auto owner = object_of(*tree.owner, standing, true);
    if (!owner) return nullptr;
    if (tree.segments.size() != 1) {  // « UE1.moyenne du semestre »
      report(problems::object_of_an_object(tree.place));
      return nullptr;
    }
    return read_on(*owner, tree.segments.back().name, standing);
  }
  if (tree.segments.size() == 1 && !tree.segments.front().quoted) return single_name(tree, standing);
  if (tree.segments.size() == 2 && same_name(tree.segments[0].name.text, "jury")) {
    if (same_name(tree.segments[1].name.text, "session"))
      return make(ReadJury{JuryFact::Session}, number_type(), tree.place);
    if (same_name(tree.segments[1].name.text, "date")) {
      Type date;
      date.kind = values::Kind::Date;
      return make(ReadJury{JuryFact::Date}, date, tree.place);
    }
  }
  if (standing.curriculum)
    if (const auto whole = object_of(tree, standing, false)) {
      if (two_things(tree, standing)) return nullptr;
      return read_on(*whole, {whole->level == regulation_.lowest ? "note retenue" : "moyenne", tree.place}, standing);
    }
  syntax::Path object;
  for (std::size_t i = 0; i + 1 < tree.segments.size(); ++i)
    object.segments.push_back(tree.segments[i]);
  object.place = tree.segments.front().name.place;
  const auto place = object_of(object, standing, true);
  if (!place) return nullptr;
  return read_on(*place, tree.segments.back().name, standing);
}

}  // namespace bareme::semantics
