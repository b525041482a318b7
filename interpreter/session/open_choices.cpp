#include "session/open_choices.hpp"

#include <variant>

#include "semantics/walk.hpp"

namespace bareme {
namespace {

bool reads_session(const semantics::ExpressionPtr& condition) {
  bool read = false;
  if (condition)
    semantics::walk(condition, [&](const semantics::Expression& node) {
      const auto* jury = std::get_if<semantics::ReadJury>(&node.node);
      read = read || (jury != nullptr && jury->fact == semantics::JuryFact::Session);
    });
  return read;
}

}  // namespace

bool session_not_said(const Session& session) {
  if (session.jury().session) return false;
  for (const semantics::Choice& choice : session.regulation().choices) {
    if (reads_session(choice.condition)) return true;
    for (const semantics::ChoiceRow& row : choice.rows)
      if (reads_session(row.condition)) return true;
  }
  return false;
}

}  // namespace bareme
