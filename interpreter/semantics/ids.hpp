// Ids: names are text up to here and ids after. Each is an index into a table of the CheckedRegulation or the
// Curriculum.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace bareme::semantics {

template <class Tag>
struct Id {
  std::int32_t value = -1;
  constexpr Id() = default;
  constexpr explicit Id(std::int32_t v) : value(v) {}
  constexpr explicit Id(std::size_t v) : value(static_cast<std::int32_t>(v)) {}
  constexpr bool valid() const { return value >= 0; }
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using LevelId = Id<struct LevelTag>;        // CheckedRegulation::levels, outermost first
using ListId = Id<struct ListTag>;          // code_lists
using FactId = Id<struct FactTag>;          // facts
using QuantityId = Id<struct QuantityTag>;  // quantities: one (level, name)
using ArticleId = Id<struct ArticleTag>;    // articles
using ViewId = Id<struct ViewTag>;          // views (declared ones)
using TableId = Id<struct TableTag>;        // tables (barèmes)
using FunctionId = Id<struct FunctionTag>;  // lua functions
using ObjectId = Id<struct ObjectTag>;      // Curriculum::objects

}  // namespace bareme::semantics

template <class Tag>
struct std::hash<bareme::semantics::Id<Tag>> {
  std::size_t operator()(const bareme::semantics::Id<Tag>& id) const noexcept {
    return std::hash<std::int32_t>{}(id.value);
  }
};
