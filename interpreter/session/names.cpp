#include <algorithm>

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "semantics/code_words.hpp"
#include "session/people.hpp"
#include "session/problems.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {

using semantics::Quantity;

Found Session::find_students(const std::string& text) const {
  if (const auto labelled = state_->labelled(text)) return {{*labelled}};
  return {people_called(text, state_->promotion.students, NamedBy::Begins)};
}

std::optional<std::size_t> Session::student(const std::string& text, Diagnostics& diagnostics) const {
  const Found found = find_students(text);
  if (found.one()) return found.students.front();
  std::vector<std::string> names;
  for (const std::size_t student : found.students)
    names.push_back(student_name(student));
  if (!names.empty()) {
    diagnostics.add(problems::several_students(text, names));
    return std::nullopt;
  }
  std::vector<std::string> candidates;
  for (const plan::Student& student : state_->promotion.students)
    for (const std::string& name : {student.name, student.number})
      candidates.push_back(name);
  if (const auto near = text::nearest(text, candidates); near && !names_hidden()) names.push_back(*near);
  const auto& students = state_->promotion.students;
  const auto [first, last] = std::minmax_element(
      students.begin(), students.end(),
      [](const plan::Student& left, const plan::Student& right) { return left.number < right.number; });
  diagnostics.add(problems::unknown_student(text, names, first == students.end() ? "" : first->number,
                                            last == students.end() ? "" : last->number));
  return std::nullopt;
}

std::string Session::student_name(std::size_t index) const {
  const plan::Student& student = state_->promotion.students[index];
  if (names_hidden()) return student_number(index);
  if (student.name.empty() && student.first_name.empty()) return student.number;
  const std::string whole = student.first_name.empty() ? student.name : student.name + " " + student.first_name;
  return fmt::format("{} ({})", whole, student.number);
}

std::string Session::label(const plan::CellKey& cell) const {
  const std::string& quantity = state_->regulation->quantity(cell.quantity).name;
  std::string label =
      cell.object == curriculum().root() ? quantity : curriculum().address(cell.object) + "." + quantity;
  if (cell.view.session != 0) label += fmt::format(" en session {}", cell.view.session);
  for (std::size_t i = 0; i < state_->regulation->views.size(); ++i)
    if (cell.view.holds(semantics::ViewId(i))) label += " en " + state_->regulation->views[i].name;
  return label;
}

const semantics::Type& Session::type(const plan::CellKey& cell) const {
  return state_->regulation->quantity(cell.quantity).type;
}

std::string Session::words(const plan::CellKey& cell, const values::Value& value) const {
  return evaluation::value_words(regulation(), value, type(cell), regulation().quantity(cell.quantity).rounding);
}

std::string Session::words(const values::Value& value, const semantics::Type& type) const {
  return evaluation::value_words(regulation(), value, type);
}

std::string Session::described(const semantics::Code& code) const { return semantics::described(regulation(), code); }

std::string Session::article_name(semantics::ArticleId id) const {
  const semantics::Article& article = regulation().articles[id.index()];
  return fmt::format("article {} {}", article.number, diagnostics::guillemets(article.title));
}

std::string Session::input_label(const plan::InputKey& input) const {
  using Kind = plan::InputKey::Kind;
  const bool root = input.object == curriculum().root();
  const std::string address = root ? "" : curriculum().address(input.object);
  const std::string prefix = root ? "" : address + ".";
  const std::string session = input.session > 1 ? fmt::format(" session {}", input.session) : "";
  switch (input.kind) {
    case Kind::Mark:
      return address + session;
    case Kind::Fact:
      return prefix + state_->regulation->fact(input.fact).name;
    case Kind::Decision:
      return "décision du jury sur " + (root ? std::string("l'étudiant") : address);
    case Kind::Line:
      return address;
    case Kind::Frozen:
      return prefix + state_->regulation->quantity(input.quantity).name + " de l'acquis";
    case Kind::Age:
      return prefix + "ancienneté de l'acquis";
    case Kind::Posed:
      return prefix + state_->regulation->quantity(input.quantity).name;
  }
  return address;
}

std::vector<std::string> Session::addresses() const {
  std::vector<std::string> all;
  for (std::size_t i = 1; i < curriculum().objects.size(); ++i)
    if (!curriculum().objects[i].filled) all.push_back(curriculum().address(semantics::ObjectId(i)));
  return all;
}

std::vector<std::string> Session::quantity_names() const {
  std::vector<std::string> names;
  for (const Quantity& quantity : state_->regulation->quantities)
    if (quantity.role != Quantity::Role::Local && std::find(names.begin(), names.end(), quantity.name) == names.end())
      names.push_back(quantity.name);
  return names;
}

}  // namespace bareme
