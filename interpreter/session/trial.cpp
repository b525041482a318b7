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

// The barèmes of a library the program carries are tested with it, and what a version left as it was with the version
// that said it.
evaluation::CoverageReport Session::coverage(const evaluation::Coverage& seen) const {
  const State& state = *state_;
  evaluation::CoverageReport report = evaluation::coverage_of(*state.regulation, seen);
  const bool changes = state.version_sources.size() > 1;
  std::erase_if(report.articles, [&](const evaluation::ArticleCoverage& one) {
    const std::uint32_t source = one.table.valid() ? state.regulation->tables[one.table.index()].place.source
                                                   : state.regulation->articles[one.article.index()].place.source;
    return (one.table.valid() && state.carried.contains(source)) ||
           (changes && source != state.version_sources.front());
  });
  return report;
}

}  // namespace bareme
