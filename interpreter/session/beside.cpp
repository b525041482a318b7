// What is told of the other students beside a rank or a statistic.
#include <algorithm>

#include "session/columns.hpp"

namespace bareme {
namespace {

using semantics::Cohort;
using semantics::Expression;
using semantics::ExpressionPtr;
using values::State;
using values::Value;

ExpressionPtr reading(const semantics::CheckedRegulation& regulation, semantics::FactId fact) {
  return std::make_shared<const Expression>(Expression{semantics::ReadFact{{}, fact}, regulation.fact(fact).type, {}});
}

}  // namespace

bool CohortColumns::Beside::together(std::size_t one, std::size_t other) const {
  return std::all_of(population.begin(), population.end(),
                     [&](const std::vector<Value>& of) { return of[one] == of[other]; });
}

bool CohortColumns::Beside::is(State state, std::size_t student) const {
  const Value in = condition.empty() ? Value::of_truth(true) : condition[student];
  if (in.state() == state) return true;
  if (!in.present() || !in.truth()) return false;
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::vector<Value>& key) { return key[student].state() == state; });
}

const CohortColumns::Beside& CohortColumns::beside(const Cohort& cohort, semantics::ObjectId object,
                                                   semantics::View view) {
  const auto found = std::find_if(beside_.begin(), beside_.end(), [&](const Beside& known) {
    return known.object == object && known.view == view && known.cohort == cohort;
  });
  if (found != beside_.end()) return *found;
  diagnostics::Diagnostics ignored;  // planning the promotion's own quantities has told these already
  const auto read = [&](const ExpressionPtr& expression) {
    return values_of(grounds_, expression, object, view, setting_, ignored);
  };
  Beside made{cohort, object, view, {}, {}, {}};
  for (const semantics::RankKey& key : cohort.keys)
    made.keys.push_back(read(key.operand));
  if (cohort.operand) made.keys.push_back(read(cohort.operand));
  if (cohort.lua) made.keys.push_back(read(cohort.lua->arguments.front()));
  if (cohort.condition) made.condition = read(cohort.condition);
  const auto& regulation = *grounds_.regulation;
  for (const std::vector<semantics::FactId>* facts : {&regulation.population_keys, &cohort.same})
    for (const semantics::FactId fact : *facts)
      made.population.push_back(read(reading(regulation, fact)));
  return beside_.emplace_back(std::move(made));
}

evaluation::Others CohortColumns::others(const Cohort& cohort, semantics::ObjectId object, semantics::View view,
                                         std::size_t student) {
  evaluation::Others others;
  const Beside& known = beside(cohort, object, view);
  const Value own = value(cohort, object, view, student);
  const auto neighbour = [&](std::size_t other, const Value& rank) {
    evaluation::Neighbour made{grounds_.promotion->students[other].number, rank, {}};
    for (const std::vector<Value>& key : known.keys)
      made.keys.push_back(key[other]);
    return made;
  };
  for (std::size_t other = 0; other < grounds_.promotion->size(); ++other) {
    if (other != student && !known.together(student, other)) continue;
    const std::string& number = grounds_.promotion->students[other].number;
    if (known.is(State::EnAttente, other)) others.awaited.push_back(number);
    if (cohort.lua && known.is(State::EnErreur, other)) others.failing.push_back(number);
    if (other == student) continue;
    if (!cohort.rank || cohort.allocation || !own.is_number()) continue;
    const Value rank = value(cohort, object, view, other);
    if (!rank.is_number()) continue;
    const bool equal = rank == own, before = rank.number() < own.number();
    auto& next = before || (equal && other < student) ? others.before : others.after;
    const bool nearer = !next || (before ? next->rank.number() < rank.number() : rank.number() < next->rank.number());
    if (nearer) next = neighbour(other, rank);
  }
  return others;
}

}  // namespace bareme
