// In a formula `EF` is the marks of that type: no fact nor quantity of a level that holds marks may have a type's name,
// or a mark would be posed where a value was meant.
#pragma once

#include <optional>

#include "semantics/regulation.hpp"

namespace bareme::semantics {

// Where the type of that name is declared, for a name given at that level.
inline std::optional<Span> type_of_that_name(const CheckedRegulation& regulation, LevelId level,
                                             const std::string& name) {
  const ListId types = regulation.list_named("type");
  const bool holds_marks =
      regulation.lowest.valid() && (level == regulation.lowest || regulation.contains(level, regulation.lowest));
  if (!types.valid() || !holds_marks) return std::nullopt;
  const auto code = regulation.code_named(types, name);
  return code ? std::optional(regulation.code(*code).place) : std::nullopt;
}

}  // namespace bareme::semantics
