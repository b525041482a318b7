#include "session_state.hpp"

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

}  // namespace bareme
