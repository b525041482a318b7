// What was typed, as something to evaluate: an object alone, one quantity of one object, or any expression standing on
// the student.
#include <variant>

#include "session/problems.hpp"
#include "session/quantities.hpp"
#include "session/state.hpp"
#include "syntax/parse.hpp"

namespace bareme {
namespace {

using semantics::ObjectId;
using semantics::Quantity;
using semantics::QuantityId;

// One quantity of one object, perhaps in a view.
std::optional<plan::CellKey> cell_of(const semantics::Expression& expression, const semantics::Curriculum& curriculum,
                                     semantics::View view = {}) {
  if (const auto* in_view = std::get_if<semantics::InView>(&expression.node))
    return cell_of(*in_view->operand, curriculum, view.with(in_view->view));
  const auto* read = std::get_if<semantics::ReadQuantity>(&expression.node);
  if (read == nullptr) return std::nullopt;
  const ObjectId object = curriculum.reach(curriculum.root(), read->reach);
  if (!object.valid()) return std::nullopt;
  return plan::CellKey{object, read->quantity, view};
}

}  // namespace

std::optional<plan::CellKey> result_cell(const semantics::CheckedRegulation& regulation,
                                         const semantics::Curriculum& curriculum, ObjectId object) {
  const semantics::LevelId level = curriculum.object(object).level;
  const QuantityId proposition = quantity_of_role(regulation, level, Quantity::Role::Proposition);
  const QuantityId result = quantity_of_role(regulation, level, Quantity::Role::Result);
  if (!proposition.valid() || !result.valid() || curriculum.rule_for(regulation, proposition, object) < 0)
    return std::nullopt;
  return plan::CellKey{object, result, {}};
}

std::string with_sessions_in_words(std::string text, const std::string& words) {
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string::npos; at += words.size())
    if (at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9') text.replace(at, 1, words);
  return text;
}

namespace {

// « SH7 validée », said as « SH7.validée » is written.
std::string dotted(const Session& session, std::string text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos) return text;
  const std::vector<ObjectId> objects = session.curriculum().find(text.substr(0, blank));
  if (objects.size() != 1) return text;
  const semantics::LevelId level = session.curriculum().object(objects.front()).level;
  if (session.regulation().quantity_named(level, text.substr(blank + 1)).valid()) text[blank] = '.';
  return text;
}

}  // namespace

std::optional<Question> Session::question(const std::string& typed, Diagnostics& diagnostics, Alone alone) {
  State& state = *state_;
  const std::string text = dotted(*this, typed);
  if (alone == Alone::Result)
    if (const auto objects = state.curriculum->find(text); objects.size() == 1)
      if (const auto result = result_cell(*state.regulation, *state.curriculum, objects.front())) return asked(*result);
  const std::size_t before = diagnostics.error_count();
  const std::uint32_t source = state.sources.add("question", with_sessions_in_words(text, ".note session "));
  const syntax::ExpressionPtr tree = syntax::parse_expression(state.sources, source, diagnostics);
  if (diagnostics.error_count() != before || !tree) return std::nullopt;
  const semantics::ExpressionPtr expression =
      semantics::check_query(*tree, *state.regulation, *state.curriculum, state.curriculum->root(), diagnostics);
  if (diagnostics.error_count() != before || !expression) return std::nullopt;
  Question question{text, expression, cell_of(*expression, *state.curriculum), expression->type};
  if (question.cell) question.label = label(*question.cell);
  return question;
}

Question Session::asked(const plan::CellKey& cell) const {
  const semantics::Reach reach{semantics::Reach::Kind::Named, curriculum().object(cell.object).level,
                               curriculum().address(cell.object)};
  const auto read = std::make_shared<const semantics::Expression>(semantics::Expression{
      semantics::ReadQuantity{cell.object == curriculum().root() ? semantics::Reach{} : reach, cell.quantity},
      type(cell),
      {}});
  const auto seen = cell.view == semantics::View{}
                        ? read
                        : std::make_shared<const semantics::Expression>(
                              semantics::Expression{semantics::InView{cell.view, read}, type(cell), {}});
  return {label(cell), seen, cell, type(cell)};
}

std::optional<plan::CellKey> Session::cell(const std::string& text, Diagnostics& diagnostics) {
  const std::optional<Question> asked = question(text, diagnostics);
  if (asked && !asked->cell) diagnostics.add(problems::not_one_quantity(text));
  return asked ? asked->cell : std::nullopt;
}

}  // namespace bareme
