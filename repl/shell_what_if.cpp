// et si: a hypothesis about one student, shown and forgotten. Every group of lines it makes begins with HYPOTHÈSE.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell.hpp"
#include "repl/shell_outline.hpp"
#include "repl/shell_problems.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using semantics::Quantity;

// What a proposition, a verdict's kind and a mark kept say is said by the result and by what was posed.
bool tells_nothing_new(const Session& session, const Change& change, const Hypothesis& hypothesis) {
  const Quantity& quantity = session.regulation().quantity(change.cell.quantity);
  if (quantity.role == Quantity::Role::Proposition || quantity.role == Quantity::Role::Validated ||
      quantity.role == Quantity::Role::Decision)
    return true;
  if (session.curriculum().object(change.cell.object).filled)
    return true;  // its container has the same code, and its own rounding
  if (quantity.level != session.regulation().lowest) return false;
  return std::any_of(hypothesis.posed.begin(), hypothesis.posed.end(), [&](const PosedInput& posed) {
    return posed.before == change.before && posed.after == change.after;
  });
}

struct Changed {
  ObjectId object;
  std::vector<std::string> said;
};

// Objects that contain something that changed and whose own result did not move.
std::vector<ObjectId> unmoved(const Session& session, const Hypothesis& hypothesis) {
  std::vector<ObjectId> moved, still;
  for (const Change& change : hypothesis.changes)
    if (session.regulation().quantity(change.cell.quantity).role == Quantity::Role::Result)
      moved.push_back(change.cell.object);
  for (const Change& change : hypothesis.changes) {
    const ObjectId object = change.cell.object;
    const bool known = std::find(moved.begin(), moved.end(), object) != moved.end() ||
                       std::find(still.begin(), still.end(), object) != still.end();
    if (!known && result_cell(session, object)) still.push_back(object);
  }
  return still;
}

}  // namespace

void Shell::what_if(std::string_view rest) {
  const std::optional<Asked> asked = student_and_rest(rest, "et si");
  if (!asked) return;
  if (asked->rest.empty()) return refuse(problems::missing_word("et si", "et si ÉTUDIANT NOTE = VALEUR"), line_);
  diagnostics::Diagnostics problems;
  const std::optional<Hypothesis> hypothesis = session_.what_if(asked->student, std::string(asked->rest), problems);
  if (!hypothesis) return refuse(problems, asked->rest);
  for (const std::string& line : this->hypothesis(asked->student, *hypothesis))
    out_ << "  " << paint_.reverse("HYPOTHÈSE") << "  " << paint_.marks(line) << '\n';
}

Shell::Lines Shell::hypothesis(std::size_t student, const Hypothesis& hypothesis) {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  Lines lines;
  for (const PosedInput& posed : hypothesis.posed)
    lines.push_back(fmt::format("{} : {} {} → {}", session_.student_name(student), posed.label,
                                report::value_text(regulation, posed.before, posed.type),
                                report::value_text(regulation, posed.after, posed.type)));
  std::vector<Changed> objects;
  for (const Change& change : hypothesis.changes) {
    if (tells_nothing_new(session_, change, hypothesis)) continue;
    if (objects.empty() || objects.back().object != change.cell.object) objects.push_back({change.cell.object, {}});
    objects.back().said.push_back(fmt::format("{} {} → {}", regulation.quantity(change.cell.quantity).name,
                                              words(change.before, change.cell), words(change.after, change.cell)));
  }
  for (const ObjectId object : unmoved(session_, hypothesis)) {
    const plan::CellKey cell = *result_cell(session_, object);
    for (Changed& changed : objects)
      if (changed.object == object)
        changed.said.push_back("résultat toujours " + words(session_.value(student, cell), cell));
  }
  std::vector<Row> rows;
  for (const Changed& changed : objects) {
    Row row{changed.object == session_.curriculum().root() ? "" : session_.curriculum().address(changed.object), ""};
    for (const std::string& said : changed.said)
      row.back() += (row.back().empty() ? "" : "   ") + said;
    rows.push_back(std::move(row));
  }
  for (std::string& line : columns(rows, {Align::Left, Align::Left}, ""))
    lines.push_back(std::move(line));
  if (rows.empty()) lines.push_back("rien d'autre ne change");
  return lines;
}

}  // namespace bareme::repl
