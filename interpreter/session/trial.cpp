#include "session/state.hpp"

namespace bareme {

std::vector<evaluation::Trial> Session::test(evaluation::Coverage* coverage) const {
  const State& state = *state_;
  std::vector<evaluation::Trial> trials;
  for (const semantics::CheckedExample& example : state.examples)
    trials.push_back(evaluation::run(*state.regulation, example, coverage));
  for (const semantics::TableExample& example : state.table_examples)
    trials.push_back(evaluation::run(*state.regulation, example, coverage));
  for (const State::HeldCase& held : state.cases)
    trials.push_back(evaluation::run(*state.regulation, state.maquettes[held.maquette], held.steps, coverage));
  return trials;
}

// The barèmes of a library the program carries are tested with it.
evaluation::CoverageReport Session::coverage(const evaluation::Coverage& seen) const {
  const State& state = *state_;
  evaluation::CoverageReport report = evaluation::coverage_of(*state.regulation, seen);
  std::erase_if(report.articles, [&](const evaluation::ArticleCoverage& one) {
    return one.table.valid() && state.carried.contains(state.regulation->tables[one.table.index()].place.source);
  });
  return report;
}

}  // namespace bareme
