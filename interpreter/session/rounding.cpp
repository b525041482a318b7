// Who is validated by a rounding only: the mean before its rounding is posed in its place, and the result asked again.
#include <algorithm>

#include "session/scenarios.hpp"
#include "session/state.hpp"
#include "session/variants.hpp"

namespace bareme {
namespace {

using values::Kind;
using values::Value;

constexpr std::size_t asked_at_once = 100;  // a plan takes 127 poses

struct Asked {
  plan::CellKey mean, result;
};

std::vector<Asked> asked_of(const Session::State& state, const std::vector<semantics::ObjectId>& objects) {
  std::vector<Asked> asked;
  for (const semantics::ObjectId object : objects) {
    const auto mean = mean_of(state, object);
    const auto result = result_cell(*state.regulation, *state.curriculum, object);
    if (mean && result && state.regulation->quantity(mean->quantity).rounding) asked.push_back({*mean, *result});
  }
  return asked;
}

plan::Request request_of(const Session::State& state, const std::vector<Asked>& asked) {
  plan::Request request = state.setting();
  for (const Asked& one : asked) {
    request.cells.insert(request.cells.end(), {one.mean, one.result});
    request.exact.push_back(one.mean);
    request.posed.push_back({one.mean.object, one.mean.quantity, one.mean.view});
  }
  return request;
}

// What the mean is before its rounding, when that is another number and the object is validated.
template <class Read>
std::optional<Value> exact_of(const semantics::CheckedRegulation& rules, const plan::Plan& plan, const Asked& asked,
                              std::size_t rank, Read read) {
  const plan::Slot before = plan.exact[rank];
  if (before < 0 || !validating(rules, read(*plan.slot(asked.result), Kind::Code))) return std::nullopt;
  const Value exact = read(before, Kind::Number), mean = read(*plan.slot(asked.mean), Kind::Number);
  return exact.is_number() && mean.is_number() && exact != mean ? std::optional(exact) : std::nullopt;
}

std::vector<ByRounding> of_one(Session::State& state, const std::vector<Asked>& asked, std::size_t student) {
  const plan::Request request = request_of(state, asked);
  const Variants variants(state, student, request);
  std::vector<ByRounding> found;
  std::vector<Variants::Try> tries;
  std::vector<plan::Slot> results;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto read = [&](plan::Slot slot, Kind kind) { return variants.standing(slot, kind); };
    const auto exact = exact_of(*state.regulation, variants.plan(), asked[i], i, read);
    if (!exact) continue;
    found.push_back({student, asked[i].result.object, *exact});
    tries.push_back({{plan::posed_flag(request, i), Value::of_truth(true)}, {plan::posed_value(request, i), *exact}});
    results.push_back(*variants.plan().slot(asked[i].result));
  }
  const Variants::Answers answers = variants.answers(tries);
  std::vector<ByRounding> lost;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!validating(*state.regulation, answers.value(i, results[i], Kind::Code))) lost.push_back(found[i]);
  return lost;
}

// The students of an object together: a rank that reads the mean is then read with theirs.
std::vector<ByRounding> of_all(Session::State& state, const std::vector<Asked>& asked) {
  const plan::Request request = request_of(state, asked);
  diagnostics::Diagnostics told_at_the_opening;
  const Computed computed = compute(state.grounds(), request, told_at_the_opening);
  std::vector<ByRounding> lost;
  if (told_at_the_opening.has_errors()) return lost;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    std::vector<ByRounding> found;
    for (std::size_t student = 0; student < state.promotion.size(); ++student) {
      const auto read = [&](plan::Slot slot, Kind kind) { return computed.results.value(slot, student, kind); };
      if (const auto exact = exact_of(*state.regulation, computed.plan, asked[i], i, read))
        found.push_back({student, asked[i].result.object, *exact});
    }
    if (found.empty()) continue;
    plan::Promotion posed = state.promotion;
    for (const ByRounding& one : found) {
      posed.set(plan::posed_flag(request, i), one.student, Value::of_truth(true));
      posed.set(plan::posed_value(request, i), one.student, one.exact);
    }
    evaluation::EvaluateOptions options;
    options.known = computed.known_without({plan::posed_flag(request, i), plan::posed_value(request, i)});
    options.texts = &computed.results.texts;
    const evaluation::Results after = evaluation::evaluate(*state.regulation, computed.plan, posed, options);
    const plan::Slot result = *computed.plan.slot(asked[i].result);
    for (ByRounding& one : found)
      if (after.has(result) && !validating(*state.regulation, after.value(result, one.student, Kind::Code)))
        lost.push_back(std::move(one));
  }
  return lost;
}

}  // namespace

std::vector<ByRounding> Session::by_rounding(const std::vector<semantics::ObjectId>& objects,
                                             std::optional<std::size_t> student) const {
  std::vector<ByRounding> found;
  const std::vector<Asked> asked = asked_of(*state_, objects);
  for (std::size_t begin = 0; begin < asked.size(); begin += asked_at_once) {
    const std::vector<Asked> some(
        asked.begin() + static_cast<std::ptrdiff_t>(begin),
        asked.begin() + static_cast<std::ptrdiff_t>(std::min(asked.size(), begin + asked_at_once)));
    for (ByRounding& one : student ? of_one(*state_, some, *student) : of_all(*state_, some))
      found.push_back(std::move(one));
  }
  return found;
}

}  // namespace bareme
