// What the titles of a file say it is: a row a student (wide), a row a mark, a row a fact, a row a value left by
// a past jury, a row a line of the dossier.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "intake/csv.hpp"
#include "intake/roster.hpp"
#include "semantics/regulation.hpp"

namespace bareme::intake {

enum class Role {
  Number,
  Name,
  FirstName,
  Year,
  Maquette,
  Promotion,
  Version,
  Exam,
  Session,
  Mark,
  Object,
  Fact,
  Quantity,
  ClosedYear,
  Value,
  Parent,
  Line,
  Ignored,
  Other
};

struct Layout {
  enum class Shape { Wide, Marks, Facts, Acquired, Lines };
  Shape shape = Shape::Wide;
  bool enrols = false;      // a students' file: its rows say who they are about and where those are
  semantics::LevelId line;  // Lines
  std::vector<Role> roles;  // one a column
  std::optional<std::size_t> column(Role role) const;
  const Cell* cell(const std::vector<Cell>& row, Role role) const;  // null: no such column
  Identity identity(const std::vector<Cell>& row) const;
};

// None: a fault was reported, and the rows mean nothing without it.
// `opening`: the first lines of the file, where the titles are looked for when `line`, where these stand, is not
// theirs.
std::optional<Layout> read_layout(const std::vector<Cell>& header, std::string_view opening, std::size_t line,
                                  const semantics::CheckedRegulation& regulation,
                                  diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::intake
