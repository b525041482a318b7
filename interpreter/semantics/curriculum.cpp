#include "semantics/curriculum.hpp"

#include <algorithm>

#include "semantics/object_codes.hpp"

namespace bareme::semantics {

namespace {

void add_once(std::vector<ObjectId>& found, ObjectId object) {
  if (std::find(found.begin(), found.end(), object) == found.end()) found.push_back(object);
}

// Children have a level after their parent's, so a branch already at or past `level` holds no more of it.
void gather(const Curriculum& curriculum, ObjectId from, LevelId level, std::vector<ObjectId>& found) {
  for (const ObjectId child : curriculum.object(from).children) {
    const LevelId reached = curriculum.object(child).level;
    if (reached == level) found.push_back(child);
    if (reached < level) gather(curriculum, child, level, found);
  }
}

bool named(const Curriculum& curriculum, ObjectId object, const std::vector<std::string>& folded_names) {
  for (ObjectId at = object; at.valid(); at = curriculum.object(at).parent)
    for (const std::string& name : folded_names)
      if (has_code(curriculum.object(at), name)) return true;
  return false;
}

values::Value default_of(const Fact& fact) {
  if (!fact.otherwise) return {};
  const auto* constant = std::get_if<Constant>(&fact.otherwise->node);
  return constant ? constant->value : values::Value();
}

bool among(const values::Value& value, const StaticFilter& filter) {
  if (value.is_code()) return std::count(filter.codes.begin(), filter.codes.end(), value.code()) > 0;
  if (!value.present() || value.kind() != values::Kind::Text) return false;
  const std::string folded = text::fold_name(value.text());
  return std::count(filter.names.begin(), filter.names.end(), folded) > 0;
}

bool passes(const Curriculum& curriculum, const CheckedRegulation& regulation, ObjectId object,
            const StaticFilter& filter) {
  if (!filter.attribute.valid()) return named(curriculum, object, filter.names) != filter.negated;
  values::Value value = curriculum.attribute(object, filter.attribute);
  if (!value.present()) value = default_of(regulation.fact(filter.attribute));
  return among(value, filter) != filter.negated;
}

template <class Headed>
int first_selecting(const Curriculum& curriculum, const CheckedRegulation& regulation, const std::vector<Headed>& rules,
                    ObjectId object) {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (curriculum.selects(regulation, object, rules[i].heading.scope.filters)) return static_cast<int>(i);
  return -1;
}

// Is `outer` the object itself or one that contains it?
bool within(const Curriculum& curriculum, ObjectId object, ObjectId outer) {
  for (ObjectId at = object; at.valid(); at = curriculum.object(at).parent)
    if (at == outer) return true;
  return false;
}

// Several objects bear the code: the one that shares the nearest container with us.
ObjectId nearest_of(const Curriculum& curriculum, ObjectId from, const std::vector<ObjectId>& candidates) {
  for (ObjectId around = from; around.valid(); around = curriculum.object(around).parent)
    for (const ObjectId candidate : candidates)
      if (within(curriculum, candidate, around)) return candidate;
  return {};
}

ObjectId named_object(const Curriculum& curriculum, ObjectId from, const Reach& reach) {
  if (!reach.level.valid()) return nearest_of(curriculum, from, curriculum.find(reach.code));
  const std::string folded = text::fold_name(reach.code);
  std::vector<ObjectId> candidates;
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i)
    if (curriculum.objects[i].level == reach.level && has_code(curriculum.objects[i], folded))
      candidates.emplace_back(i);
  if (!candidates.empty()) return nearest_of(curriculum, from, candidates);
  for (const ObjectId found :
       curriculum.find(reach.code))  // an address (« UE72.MATH »), or a skipped level's container
    if (const ObjectId object = curriculum.ancestor(found, reach.level); object.valid()) candidates.push_back(object);
  return nearest_of(curriculum, from, candidates);
}

// Are two objects of one series, as « de même filière » says?
bool of_one_series(const Curriculum& curriculum, ObjectId one, ObjectId other, const Reach& reach) {
  if (reach.same_code) return curriculum.bears(one, curriculum.object(other).code);
  if (!reach.same.valid()) return true;
  const values::Value value = curriculum.attribute(one, reach.same);
  return value.present() && value == curriculum.attribute(other, reach.same);
}

ObjectId neighbour_of(const Curriculum& curriculum, ObjectId from, LevelId level, const Reach& reach) {
  const ObjectId self = curriculum.ancestor(from, level);
  if (!self.valid()) return {};
  ObjectId before;
  bool passed = false;
  for (const ObjectId object : curriculum.descendants(curriculum.root(), level)) {
    if (object == self && reach.kind == Reach::Kind::Previous) return before;
    passed = passed || object == self;
    if (object == self || !of_one_series(curriculum, self, object, reach)) continue;
    if (passed) return object;
    before = object;
  }
  return {};
}

// Those without a value come last.
void put_in_order(const Curriculum& curriculum, const SetTie& tie, std::vector<ObjectId>& objects) {
  std::stable_sort(objects.begin(), objects.end(), [&](ObjectId one, ObjectId other) {
    const values::Value a = curriculum.attribute(one, tie.attribute), b = curriculum.attribute(other, tie.attribute);
    if (!a.is_number() || !b.is_number()) return a.is_number() && !b.is_number();
    return tie.ascending ? a.number() < b.number() : a.number() > b.number();
  });
}

}  // namespace

bool Curriculum::bears(ObjectId id, const std::string& name) const {
  return has_code(object(id), name) || has_code(object(id), text::fold_name(name));
}

ObjectId Curriculum::ancestor(ObjectId from, LevelId level) const {
  for (ObjectId at = from; at.valid(); at = object(at).parent)
    if (object(at).level == level) return at;
  for (ObjectId at = from; at.valid(); at = object(at).parent)
    for (const ObjectId group : object(at).groups)
      if (const ObjectId found = ancestor(group, level); found.valid()) return found;
  return {};
}

// What a group's members contain is told once, though several of them may share it.
std::vector<ObjectId> Curriculum::descendants(ObjectId from, LevelId level) const {
  std::vector<ObjectId> found;
  gather(*this, from, level, found);
  for (const ObjectId member : object(from).members) {
    if (object(member).level == level) add_once(found, member);
    for (const ObjectId inside : descendants(member, level))
      add_once(found, inside);
  }
  return found;
}

bool Curriculum::selects(const CheckedRegulation& regulation, ObjectId object,
                         const std::vector<StaticFilter>& filters) const {
  return std::all_of(filters.begin(), filters.end(),
                     [&](const StaticFilter& filter) { return passes(*this, regulation, object, filter); });
}

std::vector<ObjectId> Curriculum::members(const CheckedRegulation& regulation, ObjectId from, const Set& set) const {
  std::vector<ObjectId> found = descendants(from, set.level);
  if (set.tie) put_in_order(*this, *set.tie, found);
  if (set.filters.empty()) return found;
  const auto left_out = [&](ObjectId object) { return !selects(regulation, object, set.filters); };
  found.erase(std::remove_if(found.begin(), found.end(), left_out), found.end());
  return found;
}

ObjectId Curriculum::reach(ObjectId from, const Reach& reach) const {
  switch (reach.kind) {
    case Reach::Kind::Self:
      return from;
    case Reach::Kind::Ancestor:
      return ancestor(from, reach.level);
    case Reach::Kind::Named:
      return named_object(*this, from, reach);
    case Reach::Kind::Next:
    case Reach::Kind::Previous:
      return neighbour_of(*this, from, reach.level.valid() ? reach.level : object(from).level, reach);
  }
  return {};
}

values::Value Curriculum::attribute(ObjectId from, FactId fact) const {
  for (ObjectId at = from; at.valid(); at = object(at).parent) {
    const auto& attributes = object(at).attributes;
    if (const auto found = attributes.find(fact); found != attributes.end()) return found->second;
  }
  for (ObjectId at = from; at.valid(); at = object(at).parent)
    for (const ObjectId group : object(at).groups)
      if (values::Value value = attribute(group, fact); value.present()) return value;
  return {};
}

values::Value Curriculum::of_pair(ObjectId group, ObjectId member, FactId fact) const {
  if (!group.valid()) return {};
  const auto found = object(group).pairs.find({member, fact});
  return found == object(group).pairs.end() ? values::Value() : found->second;
}

int Curriculum::rule_for(const CheckedRegulation& regulation, QuantityId quantity, ObjectId object) const {
  const Quantity& wanted = regulation.quantity(quantity);
  if (wanted.role == Quantity::Role::Proposition) return first_selecting(*this, regulation, wanted.verdicts, object);
  return first_selecting(*this, regulation, wanted.rules, object);
}

Curriculum Curriculum::with_lines(LevelId level, ObjectId parent, int count, const std::string& level_name) const {
  Curriculum widened = *this;
  const auto is_line = [&](ObjectId child) { return object(child).line && object(child).level == level; };
  const auto& children = object(parent).children;
  for (auto have = std::count_if(children.begin(), children.end(), is_line); have < count; ++have) {
    Object slot;
    slot.level = level;
    slot.parent = parent;
    slot.code = level_name + " " + std::to_string(have + 1);
    slot.label = slot.code;
    slot.line = true;
    widened.objects[parent.index()].children.emplace_back(widened.objects.size());
    widened.objects.push_back(std::move(slot));
  }
  return widened;
}

}  // namespace bareme::semantics
