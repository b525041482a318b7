// The promotion under a hypothesis about one student, by columns: what reads what was posed is computed again, the rest
// stands as it was computed. For this folder only.
#pragma once

#include <memory>
#include <vector>

#include "evaluation/overlay.hpp"
#include "session/state.hpp"

namespace bareme {

class Supposed {
 public:
  // What stands must have been computed, every cell of it. Borrows the state.
  Supposed(Session::State& state, std::size_t student, const evaluation::Overlay& overlay);

  bool touches(const plan::CellKey& cell) const;  // else it stands as it was computed
  values::Value value(std::size_t student, const plan::CellKey& cell) const;
  std::vector<std::size_t> moved(const plan::CellKey& cell) const;  // whose value may not be what stands
  evaluation::TreeEvaluator& student() { return *alone_; }          // to say why

 private:
  void compute_touched(const evaluation::Overlay& overlay);
  void compute_anew();
  const Computed& standing() const { return *state_.computed; }
  const plan::Plan& plan() const { return anew_ ? anew_->plan : standing().plan; }
  const evaluation::Results& results() const { return anew_ ? anew_->results : touched_; }

  Session::State& state_;
  plan::Request setting_;
  plan::Promotion promotion_;
  evaluation::Results touched_;   // of the plan of what stands
  std::optional<Computed> anew_;  // the rules are read otherwise: a parameter, a quantity, the jury
  std::unique_ptr<evaluation::TreeEvaluator> alone_;
};

}  // namespace bareme
