#include "semantics/regulation.hpp"

#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

template <class Items>
std::int32_t position(const Items& items, const std::string& name) {
  const std::string folded = text::fold_name(name);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (text::fold_name(items[i].name) == folded) return static_cast<std::int32_t>(i);
  return -1;
}

template <class Items>
std::int32_t position_at(const Items& items, LevelId level, const std::string& name) {
  const std::string folded = text::fold_name(name);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].level == level && text::fold_name(items[i].name) == folded) return static_cast<std::int32_t>(i);
  return -1;
}

}  // namespace

LevelId CheckedRegulation::level_named(const std::string& name) const { return LevelId(position(levels, name)); }

// A local name (soit) is looked for by the checker, in its article; here only public quantities answer.
QuantityId CheckedRegulation::quantity_named(LevelId level, const std::string& name) const {
  const std::string folded = text::fold_name(name);
  for (std::size_t i = 0; i < quantities.size(); ++i)
    if (quantities[i].level == level && !quantities[i].local_to.valid() &&
        text::fold_name(quantities[i].name) == folded)
      return QuantityId(i);
  return {};
}

FactId CheckedRegulation::fact_named(LevelId level, const std::string& name) const {
  return FactId(position_at(facts, level, name));
}

FactId CheckedRegulation::fact_visible(LevelId from, const std::string& name) const {
  for (LevelId at = from; at.valid(); at = level(at).parent)
    if (const FactId found = fact_named(at, name); found.valid()) return found;
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i].grouped.valid() && encloses(LevelId(i), from))
      if (const FactId found = fact_named(LevelId(i), name); found.valid()) return found;
  return {};
}

std::optional<values::CodeId> CheckedRegulation::code_named(ListId list, const std::string& name) const {
  if (!list.valid()) return std::nullopt;
  const std::string folded = text::fold_name(name);
  for (const values::CodeId id : code_lists[list.index()].codes)
    if (text::fold_name(code(id).name) == folded) return id;
  return std::nullopt;
}

ListId CheckedRegulation::list_named(const std::string& name) const { return ListId(position(code_lists, name)); }

bool CheckedRegulation::contains(LevelId outer, LevelId inner) const {
  for (LevelId at = level(inner).parent; at.valid(); at = level(at).parent)
    if (at == outer) return true;
  return false;
}

bool CheckedRegulation::gathers(LevelId outer, LevelId inner) const {
  if (contains(outer, inner)) return true;
  const LevelId grouped = level(outer).grouped;
  return grouped.valid() && (grouped == inner || gathers(grouped, inner));
}

bool CheckedRegulation::encloses(LevelId outer, LevelId inner) const {
  if (contains(outer, inner)) return true;
  const Level& groups = level(outer);
  if (!groups.grouped.valid() || !groups.same.valid()) return false;
  return groups.grouped == inner || encloses(groups.grouped, inner);
}

}  // namespace bareme::semantics
