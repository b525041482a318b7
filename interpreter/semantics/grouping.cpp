#include "semantics/grouping.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "semantics/cells.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;
using values::Value;

class Grouping {
 public:
  Grouping(Curriculum& curriculum, const CheckedRegulation& regulation, std::vector<Span>& places,
           diagnostics::Diagnostics& diagnostics)
      : curriculum_(curriculum), regulation_(regulation), places_(places), diagnostics_(diagnostics) {}

  void cross(const CrossTable& table) {
    if (table.tree->header.empty()) return;
    const Fact& fact = regulation_.fact(table.fact);
    const syntax::Cell& corner = table.tree->header.front();
    const LevelId rows = regulation_.level_named(corner.text);
    saw(regulation_, corner.place, rows);
    if (rows != fact.level && rows != fact.within) {
      diagnostics_.add(problems::unknown_column(
          corner.text, corner.place, {regulation_.level(fact.level).name, regulation_.level(fact.within).name}));
      return;
    }
    const LevelId columns = rows == fact.level ? fact.within : fact.level;
    std::vector<ObjectId> heads;
    for (std::size_t i = 1; i < table.tree->header.size(); ++i)
      heads.push_back(named(columns, table.tree->header[i], table.around));
    for (const auto& row : table.tree->rows) {
      if (row.front().text.empty()) {
        diagnostics_.add(problems::row_without_object({corner.text}, row.front().place));
        continue;
      }
      const ObjectId object = named(rows, row.front(), table.around);
      for (std::size_t i = 0; i < heads.size() && object.valid(); ++i)
        if (const syntax::Cell& cell = row[i + 1]; heads[i].valid() && !cell.text.empty())
          rows == fact.level ? pair(heads[i], object, table.fact, cell) : pair(object, heads[i], table.fact, cell);
    }
  }

  // One group a value of the attribute, in the order they are met; what has none is in none.
  void by_attribute(LevelId id) {
    const Level& level = regulation_.level(id);
    if (!level.same.valid() || !done_.insert(id).second) return;
    by_attribute(level.grouped);  // groups of groups: the inner ones first
    const std::size_t placed = curriculum_.objects.size();
    for (std::size_t i = 0; i < placed; ++i) {
      if (curriculum_.objects[i].level != level.parent) continue;
      for (const ObjectId member : curriculum_.descendants(ObjectId(i), level.grouped))
        if (const auto value = value_of(member, level.same)) add_member(group_named(id, ObjectId(i), *value), member);
    }
  }

  // What the author may have forgotten: an object in no group, a group of nothing.
  void told(LevelId id, const std::vector<CrossTable>& tables) {
    const Level& level = regulation_.level(id);
    std::vector<std::string> values;
    for (std::size_t i = 0; i < curriculum_.objects.size() && level.same.valid(); ++i)
      if (curriculum_.objects[i].level == level.grouped)
        if (auto value = value_of(ObjectId(i), level.same)) values.push_back(std::move(*value));
    for (std::size_t i = 0; i < curriculum_.objects.size(); ++i) {
      const Object& object = curriculum_.objects[i];
      if (object.level == id && object.members.empty() && !object.elsewhere)
        diagnostics_.add(problems::group_of_nothing(level.name, object.code, values, places_[i]));
    }
    if (level.same.valid()) return;
    for (const CrossTable& table : tables)
      if (regulation_.fact(table.fact).within == id) left_out(id, table);
  }

 private:
  ObjectId named(LevelId level, const syntax::Cell& cell, ObjectId around) const {
    std::vector<std::string> known;
    std::vector<ObjectId> found;
    for (const ObjectId outer : {around, curriculum_.root()}) {
      known.clear();
      for (const ObjectId object : curriculum_.descendants(outer, level)) {
        known.push_back(curriculum_.object(object).code);
        if (same_name(curriculum_.object(object).code, cell.text)) found.push_back(object);
      }
      if (!found.empty()) break;
    }
    if (!found.empty()) saw_object(regulation_, cell.place, level, cell.text);
    if (found.size() == 1) return found.front();
    if (found.empty()) {
      diagnostics_.add(problems::unknown_object(cell.text, cell.place, known));
    } else {
      std::vector<std::string> paths;
      for (const ObjectId object : found)
        paths.push_back(curriculum_.address(object));
      diagnostics_.add(problems::object_not_unique(cell.text, cell.place, paths));
    }
    return {};
  }

  void pair(ObjectId group, ObjectId member, FactId fact, const syntax::Cell& cell) {
    const auto [known, once] = given_.try_emplace({group, member, fact}, cell.place);
    if (!once) {
      const std::string text = curriculum_.object(member).code + " dans " + curriculum_.object(group).code;
      diagnostics_.add(problems::pair_given_twice(text, cell.place, known->second));
      return;
    }
    const std::optional<Value> value = cell_value(regulation_, regulation_.fact(fact), cell, diagnostics_);
    if (!value) return;
    add_member(group, member);
    curriculum_.objects[group.index()].pairs[{member, fact}] = *value;
  }

  void add_member(ObjectId group, ObjectId member) {
    auto& members = curriculum_.objects[group.index()].members;
    if (std::find(members.begin(), members.end(), member) != members.end()) return;
    // In maquette order, whatever that of the tables.
    members.insert(std::upper_bound(members.begin(), members.end(), member), member);
    curriculum_.objects[member.index()].groups.push_back(group);
  }

  std::optional<std::string> value_of(ObjectId object, FactId fact) const {
    Value value = curriculum_.attribute(object, fact);
    if (const auto& otherwise = regulation_.fact(fact).otherwise; !value.present() && otherwise)
      if (const auto* constant = std::get_if<Constant>(&otherwise->node)) value = constant->value;
    if (!value.present()) return std::nullopt;
    if (value.is_code()) return regulation_.code(value.code()).name;
    if (value.is_number()) return value.number().exact_text();
    if (value.kind() == values::Kind::Text) return value.text();
    return std::nullopt;
  }

  ObjectId group_named(LevelId level, ObjectId container, const std::string& code) {
    for (const ObjectId child : curriculum_.object(container).children)
      if (curriculum_.object(child).level == level && same_name(curriculum_.object(child).code, code)) return child;
    const ObjectId id(curriculum_.objects.size());
    Object made;
    made.level = level;
    made.parent = container;
    made.code = code;
    curriculum_.objects.push_back(std::move(made));
    curriculum_.objects[container.index()].children.push_back(id);
    places_.push_back(places_[container.index()]);
    return id;
  }

  void left_out(LevelId id, const CrossTable& table) const {
    std::vector<std::string> alone;
    for (const ObjectId object : curriculum_.descendants(table.around, regulation_.level(id).grouped)) {
      const auto& groups = curriculum_.object(object).groups;
      const bool in_one = std::any_of(groups.begin(), groups.end(),
                                      [&](ObjectId group) { return curriculum_.object(group).level == id; });
      if (!in_one) alone.push_back(curriculum_.object(object).code);
    }
    if (!alone.empty())
      diagnostics_.add(problems::in_no_group(regulation_.level(regulation_.level(id).grouped).name,
                                             regulation_.level(id).name, alone, table.tree->name->place));
  }

  Curriculum& curriculum_;
  const CheckedRegulation& regulation_;
  std::vector<Span>& places_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<LevelId> done_;
  struct Pair {
    ObjectId group, member;
    FactId fact;
    friend auto operator<=>(const Pair&, const Pair&) = default;
  };
  std::map<Pair, Span> given_;
};

}  // namespace

void group(Curriculum& curriculum, const CheckedRegulation& regulation, const std::vector<CrossTable>& tables,
           std::vector<Span>& places, diagnostics::Diagnostics& diagnostics) {
  Grouping grouping(curriculum, regulation, places, diagnostics);
  for (const CrossTable& table : tables)
    grouping.cross(table);
  for (std::size_t i = 0; i < regulation.levels.size(); ++i)
    if (regulation.levels[i].grouped.valid()) grouping.by_attribute(LevelId(i));
  for (std::size_t i = 0; i < regulation.levels.size(); ++i)
    if (regulation.levels[i].grouped.valid()) grouping.told(LevelId(i), tables);
}

}  // namespace bareme::semantics
