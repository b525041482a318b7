#include "evaluation/cohort.hpp"

#include <algorithm>

#include "evaluation/allocation.hpp"
#include "evaluation/list.hpp"
#include "evaluation/lua_call.hpp"
#include "evaluation/population.hpp"

namespace bareme::evaluation {

using plan::Column;
using plan::Instruction;
using plan::Op;
using semantics::Operation;

namespace {

// Members from `first` to `end` of the ranking are equal; `before`: how many different values come before theirs.
std::size_t shared_rank(semantics::TieRule ties, std::size_t first, std::size_t end, std::size_t before) {
  switch (ties) {
    case semantics::TieRule::MeanRank:  // over a denominator of 2
      return first + 1 + end;
    case semantics::TieRule::DenseRank:
      return before + 1;
    case semantics::TieRule::LastRank:
      return end;
    case semantics::TieRule::SameRank:
    case semantics::TieRule::Refused:
      break;
  }
  return first + 1;
}

void rank_members(std::vector<std::size_t> members, const Order& order, semantics::TieRule ties, Column& out) {
  std::stable_sort(members.begin(), members.end(),
                   [&](std::size_t a, std::size_t b) { return order.compare(a, b) < 0; });
  std::size_t before = 0;
  for (std::size_t first = 0; first < members.size(); ++before) {
    std::size_t end = first + 1;
    while (end < members.size() && order.compare(members[first], members[end]) == 0)
      ++end;
    const bool refused = ties == semantics::TieRule::Refused && end - first > 1;
    const std::size_t rank = refused ? 0 : shared_rank(ties, first, end, before);
    for (; first < end; ++first) {
      out.tags[members[first]] = refused ? Tag::EnErreur : Tag::Number;
      out.cells[members[first]] = static_cast<std::int64_t>(rank);
    }
  }
}

Op op_of(Operation operation) {
  switch (operation) {
    case Operation::Count:
      return Op::Count;
    case Operation::Min:
      return Op::Min;
    case Operation::Max:
      return Op::Max;
    case Operation::Median:
      return Op::Median;
    case Operation::Product:
      return Op::Product;
    case Operation::Variance:
      return Op::Variance;
    case Operation::First:
      return Op::First;
    case Operation::Last:
      return Op::Last;
    case Operation::Mean:
    case Operation::Sum:
      break;
  }
  return Op::Sum;
}

values::Value statistic(const Group& group, const Column* value, Operation operation) {
  if (group.pending != Tag::Number)
    return values::Value::absent(group.pending == Tag::EnAttente    ? State::EnAttente
                                 : group.pending == Tag::Impossible ? State::Impossible
                                                                    : State::EnErreur);
  if (operation == Operation::Count) return values::Value::of(Number(static_cast<std::int64_t>(group.members.size())));
  std::vector<Number> numbers;
  for (const std::size_t member : group.members)
    numbers.push_back(value->number(member));
  if (operation == Operation::Mean && numbers.empty()) return {};
  const auto folded_values = folded(op_of(operation), numbers);
  if (!folded_values) return {};
  if (operation != Operation::Mean) return values::Value::of(*folded_values);
  return values::Value::of(*folded_values / Number(static_cast<std::int64_t>(numbers.size())));
}

void put_own(const Places& places, std::size_t student, Column& out) {
  out.tags[student] = places.own[student];
  out.cells[student] = 0;
}

}  // namespace

std::int64_t cohort_denominator(const Instruction& instruction, std::int64_t of_value) {
  if (instruction.op == Op::Allocate || instruction.op == Op::LuaCohort) return 1;
  if (instruction.op == Op::Rank)
    return static_cast<semantics::TieRule>(instruction.flag) == semantics::TieRule::MeanRank ? 2 : 1;
  return static_cast<Operation>(instruction.flag) == Operation::Count ? 1 : of_value;
}

void run_cohort(const semantics::CheckedRegulation& regulation, const Instruction& instruction,
                const std::vector<const Column*>& operands, const std::function<std::string(std::size_t)>& name,
                plan::TextPool& texts, Column& out) {
  const Places places = places_of(instruction, operands, out.size());
  std::vector<values::Value> statistics;
  for (const Group& group : places.groups) {
    if (instruction.op == Op::CohortFold)
      statistics.push_back(statistic(group, operands[0], static_cast<Operation>(instruction.flag)));
    else if (group.pending == Tag::Number && instruction.op == Op::LuaCohort)
      call_for_promotion(regulation, instruction, operands, group.members, name, texts, out);
    else if (group.pending == Tag::Number && instruction.op == Op::Allocate)
      allocate(group.members, instruction, operands, out);
    else if (group.pending == Tag::Number)
      rank_members(group.members, Order(instruction, operands), static_cast<semantics::TieRule>(instruction.flag), out);
  }
  for (std::size_t student = 0; student < out.size(); ++student) {
    const Group& group = places.groups[places.group[student]];
    if (places.own[student] != Tag::Number)
      put_own(places, student, out);
    else if (instruction.op == Op::CohortFold)
      out.set(student, statistics[places.group[student]]);
    else if (group.pending != Tag::Number) {
      out.tags[student] = group.pending;
      out.cells[student] = 0;
    }
  }
}

}  // namespace bareme::evaluation
