// What a path that cannot be read is told with: the objects a quantity is of, a code taken for a value, a name of two
// levels, an address of two things.
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_addresses.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

using text::same_name;

// « CING2.moyenne », « S7.moyenne »…: the first objects of this year that have a quantity of that name, one by one.
std::vector<std::string> Checker::holders_of(const std::string& quantity, const Curriculum& curriculum) const {
  constexpr std::size_t shown = 4;
  std::vector<std::string> addresses;
  for (std::size_t i = 1; i < curriculum.objects.size() && addresses.size() < shown; ++i) {
    const Object& object = curriculum.objects[i];
    const QuantityId id = regulation_.quantity_named(object.level, quantity);
    if (object.elsewhere || object.filled || object.line || !id.valid()) continue;
    if (!regulation_.quantity(id).rules.empty() && curriculum.rule_for(regulation_, id, ObjectId(i)) < 0) continue;
    addresses.push_back(curriculum.address(ObjectId(i)) + "." + quantity);
  }
  return addresses;
}

// « codes de type » say nothing of an épreuve until an attribute gives it one: the line that does, empty when there is.
std::string Checker::attribute_of_types(const CodeList& list) const {
  const std::string type = "type";
  if (!same_name(list.name, type)) return "";
  for (const Fact& fact : regulation_.facts)
    if (fact.source == FactSource::Attribute && fact.level == regulation_.lowest &&
        fact.type.kind == values::Kind::Code && fact.type.list == regulation_.list_named(type))
      return "";
  return "attribut type : type pour chaque " + regulation_.level(regulation_.lowest).name;
}

// « pourquoi E012 DEF »: a code is compared, and no name near it was meant.
bool Checker::report_code(const std::string& name, const Standing& standing, Span place) {
  for (const CodeList& list : regulation_.code_lists)
    for (const values::CodeId id : list.codes) {
      if (list.name.empty() || !same_name(regulation_.code(id).name, name)) continue;
      std::string object;
      if (standing.curriculum && text::same_name(list.name, "résultat"))
        for (std::size_t i = 1; i < standing.curriculum->objects.size() && object.empty(); ++i)
          if (const Object& one = standing.curriculum->objects[i];
              !one.elsewhere && !one.filled && regulation_.quantity_named(one.level, "résultat").valid())
            object = standing.curriculum->address(ObjectId(i)) + ".résultat";
      const std::string code = regulation_.code(id).name;
      if (const auto attribute = attribute_of_types(list); !attribute.empty()) {
        report(problems::code_is_no_value(code, list.name, place,
                                          "pour lire les épreuves par leur type, ajouter à « structure » la ligne " +
                                              diagnostics::guillemets(attribute)));
        return true;
      }
      report(problems::code_is_no_value(code, list.name, place,
                                        object.empty() ? "un code se compare : « … est " + code + " »"
                                                       : "demander une valeur, « " + object +
                                                             " », ou la comparer : « " + object + " = " + code + " »"));
      return true;
    }
  return false;
}

// Facts climb: of two of one name above us, nothing tells which is meant. One of our own level is.
bool Checker::seen_twice(FactId inner, LevelId from, Span place) {
  const Fact& known = regulation_.fact(inner);
  if (known.level == from) return false;
  const LevelId above = regulation_.level(known.level).parent;
  const FactId outer = above.valid() ? regulation_.fact_visible(above, known.name) : FactId();
  if (!outer.valid()) return false;
  report(problems::name_at_two_levels(known.name, regulation_.level(known.level).name,
                                      regulation_.level(regulation_.fact(outer).level).name, place, known.place,
                                      regulation_.fact(outer).place));
  return true;
}

// « T1.m1 »: the module M1 of T1, or the quantity m1 of T1.
bool Checker::two_things(const syntax::Path& tree, const Standing& standing) {
  syntax::Path owner;
  for (std::size_t i = 0; i + 1 < tree.segments.size(); ++i)
    owner.segments.push_back(tree.segments[i]);
  owner.place = tree.place;
  if (owner.segments.empty()) return false;
  const auto place = object_of(owner, standing, false);
  const std::string& last = tree.segments.back().name.text;
  if (!place ||
      (!regulation_.quantity_named(place->level, last).valid() && !regulation_.fact_named(place->level, last).valid()))
    return false;
  report(problems::object_and_quantity(last, place->reach.code, regulation_.level(place->level).name, tree.place));
  return true;
}

// « m1 » alone, asked of a student: the module M1, or the student's own m1.
bool Checker::alone_two_things(const syntax::Path& tree, const Standing& standing) {
  if (!standing.curriculum || standing.level != regulation_.student) return false;
  const auto object = object_of(tree, standing, false);
  if (!object || object->reach.kind != Reach::Kind::Named) return false;
  const char* read = object->level == regulation_.lowest ? "note retenue" : "moyenne";
  if (!regulation_.quantity_named(object->level, read).valid()) return false;
  report(problems::object_and_quantity(tree.segments.front().name.text, "", "", tree.place, read));
  return true;
}

}  // namespace bareme::semantics
