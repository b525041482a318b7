// A maquette becomes a curriculum: objects placed under those that contain them, skipped levels filled (R4), what the
// structure declares and this maquette does not hold marked as elsewhere, and its `vérifie` held.
#include <algorithm>

#include "semantics/curriculum_builder.hpp"
#include "semantics/curriculum_problems.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/static_check.hpp"
#include "syntax/outline_expression.hpp"
#include "syntax/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

using text::same_name;
using values::Value;

// The version open, or one that it modifies.
bool CurriculumBuilder::follows(const std::string& version) const {
  const auto& earlier = regulation_.earlier_versions;
  return version == regulation_.version || std::find(earlier.begin(), earlier.end(), version) != earlier.end();
}

Curriculum CurriculumBuilder::build() {
  curriculum_.title = tree_.title.text;
  curriculum_.regulation = tree_.regulation.text;
  curriculum_.version = tree_.version.text;
  if (!same_name(tree_.regulation.text, regulation_.title) || !follows(tree_.version.text))
    diagnostics_.add(problems::maquette_of_other_regulation(
        {tree_.regulation.text, tree_.version.text}, {regulation_.title, regulation_.version}, tree_.regulation.place));
  if (!regulation_.student.valid()) return curriculum_;
  add_object(regulation_.student, {}, "", tree_.place);
  for (const auto& codes : regulation_.contents)
    declared(codes);
  for (const auto& item : tree_.items)
    if (const auto* placement = std::get_if<syntax::Placement>(&item))
      place(*placement);
    else if (const auto* table = std::get_if<syntax::Table>(&item))
      table->name ? crossed(*table) : read(*table);
  fill_down();
  group(curriculum_, regulation_, crossed_, places_, diagnostics_);
  mark_elsewhere();
  require_attributes();
  for (const auto& item : tree_.items)
    if (const auto* check = std::get_if<syntax::Check>(&item); check && first_check(*check)) hold(*check);
  for (const HeldCheck& check : regulation_.checks)
    hold(check);
  return curriculum_;
}

ObjectId CurriculumBuilder::add_object(LevelId level, ObjectId parent, const std::string& code, Span place) {
  const ObjectId id(curriculum_.objects.size());
  Object object;
  object.level = level;
  object.parent = parent;
  object.code = code;
  curriculum_.objects.push_back(std::move(object));
  places_.push_back(place);
  if (parent.valid()) curriculum_.objects[parent.index()].children.push_back(id);
  return id;
}

// année CING1 : S5 ; S6, before the maquette says which of them it holds
void CurriculumBuilder::declared(const std::vector<std::string>& codes) {
  const LevelId level = regulation_.named_objects.at(text::fold_name(codes.front()));
  const ObjectId around = under(level, ObjectId(0), codes.front(), tree_.place);
  ObjectId object = child_named(around, level, codes.front());
  if (!object.valid()) object = add_object(level, around, codes.front(), tree_.place);
  for (std::size_t i = 1; i < codes.size(); ++i)
    add_object(regulation_.named_objects.at(text::fold_name(codes[i])), object, codes[i], tree_.place);
}

ObjectId CurriculumBuilder::child_named(ObjectId parent, LevelId level, const std::string& code) const {
  for (const ObjectId child : curriculum_.object(parent).children)
    if (curriculum_.object(child).level == level && same_name(curriculum_.object(child).code, code)) return child;
  return {};
}

// `code` by value: it may be that of an object of the table, which grows here.
// The object just above `level` under `from`, filling the levels the maquette omits with objects of the child's code.
ObjectId CurriculumBuilder::under(LevelId level, ObjectId from, std::string code, Span place) {
  std::vector<LevelId> missing;
  for (LevelId at = regulation_.level(level).parent; at.valid() && at != curriculum_.object(from).level;
       at = regulation_.level(at).parent)
    missing.push_back(at);
  for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
    const ObjectId existing = child_named(from, *it, code);
    from = existing.valid() ? existing : add_object(*it, from, code, place);
    curriculum_.objects[from.index()].filled = true;
  }
  return from;
}

// The last object placed that may contain `level`: the one of the nearest level above it.
ObjectId CurriculumBuilder::container_for(LevelId level) const {
  for (LevelId at = regulation_.level(level).parent; at.valid(); at = regulation_.level(at).parent)
    if (const auto found = last_.find(at); found != last_.end()) return found->second;
  return ObjectId(0);
}

void CurriculumBuilder::now_at(ObjectId object) {
  const LevelId level = curriculum_.object(object).level;
  std::erase_if(last_,
                [&](const auto& entry) { return regulation_.contains(level, entry.first) || entry.first == level; });
  last_[level] = object;
}

// « S5 », that the structure has placed already; invalid when it declares none of that name.
ObjectId CurriculumBuilder::placed_already(LevelId level, const std::string& code) const {
  if (!regulation_.named_objects.contains(text::fold_name(code))) return {};
  for (std::size_t i = 0; i < curriculum_.objects.size(); ++i)
    if (curriculum_.objects[i].level == level && same_name(curriculum_.objects[i].code, code)) return ObjectId(i);
  return {};
}

// Once, and where the structure has it: what follows goes to it, wherever it was meant to go.
void CurriculumBuilder::describe(ObjectId object, ObjectId container, Span place) {
  const Object& described = curriculum_.object(object);
  const std::string& level = regulation_.level(described.level).name;
  if (const auto [first, once] = described_.try_emplace(object, place); !once)
    diagnostics_.add(problems::declared_twice(level, described.code, place, first->second));
  const Object& written_in = curriculum_.object(container);
  if (container != curriculum_.root() && curriculum_.ancestor(object, written_in.level) != container)
    diagnostics_.add(
        problems::placed_elsewhere(described.code, written_in.code, curriculum_.object(described.parent).code, place));
}

ObjectId CurriculumBuilder::put(LevelId level, const std::string& code, ObjectId container, Span place) {
  if (const ObjectId declared = placed_already(level, code); declared.valid()) {
    describe(declared, container, place);
    now_at(declared);
    return declared;
  }
  const ObjectId around = under(level, container, code, place);
  if (const ObjectId known = child_named(around, level, code); known.valid()) {
    diagnostics_.add(problems::declared_twice(regulation_.level(level).name, code, place, places_[known.index()]));
    return known;
  }
  const ObjectId object = add_object(level, around, code, place);
  now_at(object);
  return object;
}

void CurriculumBuilder::place(const syntax::Placement& tree) {
  const LevelId level = level_named(tree.level);
  if (!level.valid()) return;
  const ObjectId object = put(level, tree.object.text, container_for(level), tree.place);
  declared_object(regulation_, tree.object.place, level, tree.object.text);
  if (tree.label) curriculum_.objects[object.index()].label = tree.label->text;
  std::map<std::string, Span> once;
  for (const auto& setting : tree.settings) {
    const auto [first, fresh] = once.try_emplace(text::fold_name(setting.name.text), setting.name.place);
    if (!fresh) {
      diagnostics_.add(syntax::said_twice("« " + setting.name.text + " »", setting.name.place, first->second));
      continue;
    }
    if (is_lowest(setting.name.text)) {
      saw(regulation_, setting.name.place, regulation_.lowest);
      for (const syntax::Cell& cell : setting.list)
        add_papers(object, cell);
      continue;
    }
    const FactId attribute = attribute_named(setting.name.text, level, setting.name.place);
    saw(regulation_, setting.name.place, attribute);
    if (!attribute.valid() || !setting.value) continue;
    if (const auto value = checker_.declared_value(*setting.value, regulation_.fact(attribute).type))
      give(object, attribute, *value, setting.value->place);
  }
}

// A column may repeat on each line what is said of the outer object; two lines may not disagree.
void CurriculumBuilder::give(ObjectId object, FactId attribute, Value value, Span place) {
  const auto [first, once] = given_.try_emplace({object, attribute}, place);
  if (!once && curriculum_.objects[object.index()].attributes[attribute] != value)
    diagnostics_.add(syntax::said_twice(
        "« " + regulation_.fact(attribute).name + " » de « " + curriculum_.object(object).code + " »", place,
        first->second));
  set(object, attribute, std::move(value));
}

void CurriculumBuilder::set(ObjectId object, FactId attribute, Value value) {
  curriculum_.objects[object.index()].attributes[attribute] = std::move(value);
}

// A unit without anything below it (a TOEIC ECUE) still has its place in every level its own level is read at: a filled
// object takes the label and the attributes of what it fills for. One made to contain (année of one semestre) has none.
void CurriculumBuilder::fill_down() {
  for (Object& object : curriculum_.objects)
    if (object.filled && object.parent.valid()) inherit(object, curriculum_.object(object.parent));
}

void CurriculumBuilder::inherit(Object& object, const Object& parent) {
  if (object.label.empty()) object.label = parent.label;
  const bool same_object = same_name(object.code, parent.code);
  for (const auto& [id, value] : parent.attributes) {
    const Fact& fact = regulation_.fact(id);
    if (fact.level == object.level || regulation_.contains(object.level, fact.level))
      object.attributes.emplace(id, value);
    const FactId own = own_attribute(fact.name, object.level);  // « ects » of the ue and « ects » of the ecue
    if (same_object && own.valid() && regulation_.fact(own).type.kind == fact.type.kind &&
        regulation_.fact(own).type.list == fact.type.list && regulation_.fact(own).type.unit == fact.type.unit)
      object.attributes.emplace(own, value);
  }
}

// Declared by the structure and holding nothing here.
void CurriculumBuilder::mark_elsewhere() {
  for (std::size_t i = curriculum_.objects.size(); i-- > 1;) {
    Object& object = curriculum_.objects[i];
    if (!regulation_.named_objects.contains(text::fold_name(object.code))) continue;
    object.elsewhere = std::all_of(object.children.begin(), object.children.end(),
                                   [&](ObjectId child) { return curriculum_.object(child).elsewhere; });
    if (last_placed(ObjectId(i))) object.elsewhere = false;
  }
}

bool CurriculumBuilder::last_placed(ObjectId id) const {
  for (const auto& item : tree_.items)
    if (const auto* placement = std::get_if<syntax::Placement>(&item);
        placement && same_name(placement->object.text, curriculum_.object(id).code))
      return true;
  return false;
}

// An unknown column may hold what seems to be missing: it was told, once.
void CurriculumBuilder::require_attributes() {
  if (column_unknown_) return;
  for (std::size_t f = 0; f < regulation_.facts.size(); ++f) {
    const Fact& fact = regulation_.facts[f];
    if (fact.source != FactSource::Attribute || fact.within.valid() || fact.otherwise) continue;
    std::vector<std::string> without;
    Span first;
    for (std::size_t i = 1; i < curriculum_.objects.size(); ++i) {
      const Object& object = curriculum_.objects[i];
      if (object.elsewhere || object.filled || object.level != fact.level || object.attributes.contains(FactId(f)))
        continue;
      if (without.empty()) first = places_[i];
      without.push_back(object.code);
    }
    if (!without.empty()) diagnostics_.add(problems::missing_attribute(fact.name, without, usual(FactId(f)), first));
  }
}

// What an attribute is worth most often in this maquette, as a default would be written; where it is given nowhere,
// 1 of what has no unit, the first code of a list.
std::string CurriculumBuilder::usual(FactId id) const {
  const Fact& fact = regulation_.fact(id);
  std::vector<std::pair<values::Value, int>> met;
  for (const Object& object : curriculum_.objects) {
    const auto given = object.attributes.find(id);
    if (given == object.attributes.end()) continue;
    const auto known =
        std::find_if(met.begin(), met.end(), [&](const auto& one) { return one.first == given->second; });
    if (known == met.end())
      met.emplace_back(given->second, 1);
    else
      ++known->second;
  }
  const auto most =
      std::max_element(met.begin(), met.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const values::Value value = most == met.end() ? values::Value() : most->first;
  const std::string unit = values::describe(fact.type.unit);
  switch (fact.type.kind) {
    case values::Kind::Number:
      if (!value.is_number()) return unit.empty() ? "1" : "";
      return value.number().exact_text() + (unit.empty() ? "" : " " + unit);
    case values::Kind::Truth:
      return value.is_truth() && value.truth() ? "oui" : "non";
    case values::Kind::Code: {
      const auto& codes = regulation_.code_lists[fact.type.list.index()].codes;
      return value.is_code() ? regulation_.code(value.code()).name
             : codes.empty() ? ""
                             : regulation_.code(codes.front()).name;
    }
    default:
      return "";
  }
}

bool CurriculumBuilder::first_check(const syntax::Check& check) {
  const auto [first, once] = said_.try_emplace(syntax::outline_of(check.condition), check.condition->place);
  if (!once) diagnostics_.add(syntax::said_twice("« vérifie »", check.condition->place, first->second));
  return once;
}

void CurriculumBuilder::hold(const syntax::Check& check) {
  Standing standing{regulation_.student, {}, {}, {}, &curriculum_};
  const ExpressionPtr condition = checker_.condition(*check.condition, standing);
  if (condition) hold(condition, {curriculum_.root()}, check.gap ? check.gap->text : std::string());
}

// What the règlement itself says of every maquette.
void CurriculumBuilder::hold(const HeldCheck& check) {
  std::vector<ObjectId> on;
  for (std::size_t i = 0; i < curriculum_.objects.size(); ++i) {
    const Object& object = curriculum_.objects[i];
    const LevelId level = check.heading ? check.heading->scope.level : regulation_.student;
    if (object.level != level || object.elsewhere) continue;
    if (check.heading && !curriculum_.selects(regulation_, ObjectId(i), check.heading->scope.filters)) continue;
    on.emplace_back(i);
  }
  hold(check.condition, on, check.gap);
}

void CurriculumBuilder::hold(const ExpressionPtr& condition, const std::vector<ObjectId>& on, const std::string& gap) {
  if (gap.empty()) {
    for (const ObjectId object : on)
      static_check(condition, regulation_, curriculum_, object, diagnostics_);
    return;
  }
  KnownGap known{condition->place, gap, {}};
  for (const ObjectId object : on)
    for (KnownGap::Found& found : false_for(condition, regulation_, curriculum_, object, diagnostics_))
      known.found.push_back(std::move(found));
  curriculum_.gaps.push_back(std::move(known));
}

LevelId CurriculumBuilder::level_named(const syntax::Name& name) {
  const LevelId level = level_at(regulation_, name);
  if (!level.valid()) {
    std::vector<std::string> known;
    for (const Level& l : regulation_.levels)
      known.push_back(l.name);
    diagnostics_.add(problems::unknown_level(name, known));
  }
  return level;
}

FactId CurriculumBuilder::own_attribute(const std::string& name, LevelId level) const {
  const FactId fact = regulation_.fact_named(level, name);
  const bool given =
      fact.valid() && regulation_.fact(fact).source == FactSource::Attribute && !regulation_.fact(fact).within.valid();
  return given ? fact : FactId();
}

// Of several levels that have it: that of the object, else the nearest below (a filled level takes it), else any.
FactId CurriculumBuilder::attribute_named(const std::string& name, LevelId level, Span place) {
  std::vector<std::string> known;
  FactId found;
  bool below = false;
  for (std::size_t i = 0; i < regulation_.facts.size(); ++i) {
    const Fact& fact = regulation_.facts[i];
    if (fact.source != FactSource::Attribute || fact.within.valid()) continue;
    if (std::find(known.begin(), known.end(), fact.name) == known.end()) known.push_back(fact.name);
    if (!same_name(fact.name, name)) continue;
    if (level.valid() && fact.level == level) return FactId(i);
    const bool inside = level.valid() && regulation_.contains(level, fact.level);
    if (!found.valid() || (inside && (!below || regulation_.contains(fact.level, regulation_.fact(found).level))))
      found = FactId(i);
    below = below || inside;
  }
  if (found.valid()) return found;
  for (const Level& level : regulation_.levels)
    known.push_back(level.name);
  diagnostics_.add(problems::unknown_column(name, place, known));
  column_unknown_ = true;
  return {};
}

Curriculum check_curriculum(const syntax::Maquette& tree, const CheckedRegulation& regulation,
                            diagnostics::Diagnostics& diagnostics) {
  return CurriculumBuilder(tree, regulation, diagnostics).build();
}

}  // namespace bareme::semantics
