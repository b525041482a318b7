#include "intake/layout.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "intake/problems.hpp"
#include "text/fold.hpp"

namespace bareme::intake {

namespace {

struct Title {
  std::string_view text;
  Role role;
};

constexpr Title titles[] = {
    {"numéro", Role::Number},
    {"étudiant", Role::Number},
    {"élève", Role::Number},
    {"n°", Role::Number},
    {"n° étudiant", Role::Number},
    {"numéro étudiant", Role::Number},
    {"numéro d'étudiant", Role::Number},
    {"code étudiant", Role::Number},
    {"identifiant", Role::Number},
    {"matricule", Role::Number},
    {"INE", Role::Number},
    {"nom", Role::Name},
    {"nom de famille", Role::Name},
    {"nom d'usage", Role::Name},
    {"prénom", Role::FirstName},
    {"année universitaire", Role::Year},
    {"maquette", Role::Maquette},
    {"promotion", Role::Promotion},
    {"version", Role::Version},
    {"épreuve", Role::Exam},
    {"examen", Role::Exam},
    {"session", Role::Session},
    {"note", Role::Mark},
    {"objet", Role::Object},
    {"fait", Role::Fact},
    {"entrée", Role::Fact},
    {"grandeur", Role::Quantity},
    {"valeur", Role::Value},
};

Role role_of(const std::string& folded) {
  for (const Title& title : titles)
    if (text::fold_name(title.text) == folded) return title.role;
  return Role::Other;
}

bool has(const Layout& layout, Role role) { return layout.column(role).has_value(); }

// Only the first column of a role has it: « numéro ; étudiant » leaves the second to be explained.
void keep_first(Layout& layout) {
  std::vector<Role> seen;
  for (Role& role : layout.roles) {
    if (role == Role::Other || role == Role::Ignored) continue;
    if (std::find(seen.begin(), seen.end(), role) != seen.end()) role = Role::Other;
    seen.push_back(role);
  }
}

void give_up(Layout& layout, std::initializer_list<Role> roles) {
  for (Role& role : layout.roles)
    if (std::find(roles.begin(), roles.end(), role) != roles.end()) role = Role::Other;
}

// A column with the name of a level filled from the dossier makes a file of lines.
void find_lines(Layout& layout, const std::vector<Cell>& header, const semantics::CheckedRegulation& regulation) {
  const auto column = [&](const std::string& name) {
    return std::find_if(header.begin(), header.end(),
                        [&](const Cell& cell) { return text::same_name(cell.text, name); });
  };
  for (std::size_t i = 0; i < regulation.levels.size(); ++i) {
    const semantics::Level& level = regulation.levels[i];
    const auto line = column(level.name);
    if (!level.entered || line == header.end()) continue;
    layout.shape = Layout::Shape::Lines;
    layout.line = semantics::LevelId(i);
    layout.roles[static_cast<std::size_t>(line - header.begin())] = Role::Line;
    if (level.parent == regulation.student) return;  // the student of the row
    const auto parent = column(regulation.level(level.parent).name);
    if (parent != header.end()) layout.roles[static_cast<std::size_t>(parent - header.begin())] = Role::Parent;
    return;
  }
}

// The year of a file of acquis is the one a past jury closed, not that of the inscription the row is about.
void find_closed_year(Layout& layout, const std::vector<Cell>& header) {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (layout.roles[i] == Role::Year || text::same_name(header[i].text, "année")) layout.roles[i] = Role::ClosedYear;
}

void find_shape(Layout& layout, const std::vector<Cell>& header, const semantics::CheckedRegulation& regulation) {
  if (has(layout, Role::Exam) && has(layout, Role::Mark)) {
    layout.shape = Layout::Shape::Marks;
    return give_up(layout, {Role::Object, Role::Fact, Role::Value});
  }
  if (has(layout, Role::Quantity) && has(layout, Role::Value)) {
    layout.shape = Layout::Shape::Acquired;
    find_closed_year(layout, header);
    return give_up(layout, {Role::Exam, Role::Mark, Role::Fact});
  }
  give_up(layout, {Role::Quantity});
  if (has(layout, Role::Fact) && has(layout, Role::Value)) {
    layout.shape = Layout::Shape::Facts;
    return give_up(layout, {Role::Exam, Role::Session, Role::Mark});
  }
  give_up(layout, {Role::Exam, Role::Session, Role::Mark, Role::Object, Role::Fact, Role::Value});
  find_lines(layout, header, regulation);
}

// « numéro ; nom ; prénom »: with nothing else to say, the file says who the students are.
bool says_only_who(const Layout& layout) {
  return std::all_of(layout.roles.begin(), layout.roles.end(), [](Role role) {
    return role == Role::Number || role == Role::Name || role == Role::FirstName || role == Role::Ignored;
  });
}

bool check_duplicates(const std::vector<Cell>& header, diagnostics::Diagnostics& diagnostics) {
  std::map<std::string, diagnostics::Span> seen;
  bool unique = true;
  for (const Cell& cell : header) {
    if (cell.empty() || cell.text.front() == '#') continue;
    const auto [first, added] = seen.emplace(text::fold_name(cell.text), cell.place);
    if (added) continue;
    diagnostics.add(duplicate_column(cell.place, std::string(cell.text), first->second));
    unique = false;
  }
  return unique;
}

// Whether one of these cells, as a spreadsheet separates them, says « numéro ».
bool names_students(std::string_view line) {
  for (std::size_t start = 0; start <= line.size();) {
    const std::size_t end = std::min(line.find_first_of(";,\t\r", start), line.size());
    std::string_view cell = line.substr(start, end - start);
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"'))
      cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"'))
      cell.remove_suffix(1);
    if (role_of(text::fold_name(cell)) == Role::Number) return true;
    start = end + 1;
  }
  return false;
}

// A title, an empty line, then the titles of the columns: exports of school software often open so. 0: not found.
std::size_t line_of_titles(std::string_view rest, std::size_t after) {
  constexpr std::size_t searched = 20;
  for (std::size_t line = 1; line <= searched && !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (line > after && names_students(rest.substr(0, end))) return line;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return 0;
}

bool check_needed(const Layout& layout, const std::vector<Cell>& header, std::string_view opening, std::size_t line,
                  const semantics::CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics) {
  const diagnostics::Span place{header.front().place.source, header.front().place.begin, header.back().place.end};
  if (!has(layout, Role::Number)) {
    diagnostics.add(missing_column(place, "numéro", "numéro, étudiant, n° étudiant, identifiant, matricule, INE",
                                   line_of_titles(opening, line)));
    return false;
  }
  if (layout.shape == Layout::Shape::Acquired && !has(layout, Role::ClosedYear)) {
    diagnostics.add(missing_column(place, "année", "année, année universitaire", 0));
    return false;
  }
  if (layout.shape == Layout::Shape::Lines && !has(layout, Role::Parent) &&
      regulation.level(layout.line).parent != regulation.student) {
    const std::string& parent = regulation.level(regulation.level(layout.line).parent).name;
    diagnostics.add(missing_column(place, parent, parent, 0));
    return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> Layout::column(Role role) const {
  const auto found = std::find(roles.begin(), roles.end(), role);
  if (found == roles.end()) return std::nullopt;
  return static_cast<std::size_t>(found - roles.begin());
}

const Cell* Layout::cell(const std::vector<Cell>& row, Role role) const {
  const auto index = column(role);
  return index ? &row[*index] : nullptr;
}

Identity Layout::identity(const std::vector<Cell>& row) const {
  return {cell(row, Role::Number),   cell(row, Role::Name),      cell(row, Role::FirstName), cell(row, Role::Year),
          cell(row, Role::Maquette), cell(row, Role::Promotion), cell(row, Role::Version)};
}

std::optional<Layout> read_layout(const std::vector<Cell>& header, std::string_view opening, std::size_t line,
                                  const semantics::CheckedRegulation& regulation,
                                  diagnostics::Diagnostics& diagnostics) {
  Layout layout;
  for (const Cell& cell : header) {
    const bool ignored = !cell.empty() && cell.text.front() == '#';
    layout.roles.push_back(ignored ? Role::Ignored : role_of(text::fold_name(cell.text)));
  }
  keep_first(layout);
  if (regulation.fact_named(regulation.student, "version").valid()) give_up(layout, {Role::Version});
  find_shape(layout, header, regulation);
  layout.enrols =
      layout.shape == Layout::Shape::Wide && has(layout, Role::Name) &&
      (has(layout, Role::Maquette) || has(layout, Role::Promotion) || has(layout, Role::Year) || says_only_who(layout));
  const bool unique = check_duplicates(header, diagnostics);
  if (!check_needed(layout, header, opening, line, regulation, diagnostics) || !unique) return std::nullopt;
  return layout;
}

}  // namespace bareme::intake
