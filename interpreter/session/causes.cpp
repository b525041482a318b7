#include "session/causes.hpp"

#include "session/letters.hpp"
#include "session/quantities.hpp"

namespace bareme {
namespace {

using values::Value;

// What the session stands on: its jury, and the scenario it is in.
plan::Request setting_of(const Session& session) {
  plan::Request setting;
  setting.jury = session.jury();
  const jury::Scenes scenes = session.scenes();
  if (const jury::Scenario* scenario = scenes.find(scenes.current)) setting.parameters = scenario->parameters;
  return setting;
}

// Whose result an exception gave: the letters are not why.
std::vector<bool> decided_by_exception(const Grounds& grounds, const plan::Request& setting,
                                       const plan::CellKey& proposition) {
  std::vector<bool> decided(grounds.promotion->size(), false);
  for (const semantics::ExceptionRule& exception : grounds.regulation->quantity(proposition.quantity).exceptions) {
    if (!grounds.curriculum->selects(*grounds.regulation, proposition.object, exception.heading.scope.filters))
      continue;
    diagnostics::Diagnostics told_at_the_opening;
    const std::vector<Value> applies = exception.condition
                                           ? values_of(grounds, exception.condition, proposition.object,
                                                       exception.heading.view, setting, told_at_the_opening)
                                           : std::vector<Value>(decided.size(), Value::of_truth(true));
    for (std::size_t student = 0; student < decided.size(); ++student)
      if (applies[student] == Value::of_truth(true)) decided[student] = true;
  }
  return decided;
}

}  // namespace

std::map<std::string, std::size_t> refusals_by_letters(const Session& session, semantics::ObjectId object) {
  std::map<std::string, std::size_t> counts;
  const Grounds grounds{&session.regulation(), &session.curriculum(), &session.promotion()};
  const semantics::Verdict* verdict = verdict_on(grounds, object);
  if (verdict == nullptr) return counts;
  const plan::CellKey proposition{object,
                                  quantity_of_role(*grounds.regulation, session.curriculum().object(object).level,
                                                   semantics::Quantity::Role::Proposition),
                                  {}};
  const plan::Request setting = setting_of(session);
  const std::vector<RowLetters> rows = letters_of(grounds, setting, proposition);
  if (rows.empty() || rows.back().letters.empty()) return counts;
  const std::vector<bool> excepted = decided_by_exception(grounds, setting, proposition);
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    if (!excepted[student] && session.value(student, proposition) == Value::of_code(verdict->otherwise))
      if (const std::string missed = rows.back().missed(student); !missed.empty()) ++counts[missed];
  return counts;
}

}  // namespace bareme
