// Why another system finds another value: each usual cause is tried, and the one that gives exactly what they have is
// told. Nothing of the session changes. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluation/overlay.hpp"
#include "report/control.hpp"
#include "session/session.hpp"

namespace bareme {

struct LikelyCause {
  report::Control::Cause cause = report::Control::Cause::Unknown;
  std::string because;
};

class Causes {
 public:
  explicit Causes(Session& session);

  // `decimals`: as they write it.
  LikelyCause of_number(std::size_t student, const plan::CellKey& cell, const values::Number& theirs, int decimals);
  // `theirs`: the codes of ours their word may be, the likeliest first.
  LikelyCause of_code(std::size_t student, const plan::CellKey& cell, const std::vector<values::CodeId>& theirs);

 private:
  struct Trial {
    evaluation::Overlay overlay;
    LikelyCause cause;
  };
  evaluation::World world(std::size_t student) const;
  std::vector<Trial> without_acts(std::size_t student, const plan::CellKey& cell) const;
  std::vector<Trial> other_marks(std::size_t student, const plan::CellKey& cell);
  bool within(semantics::ObjectId object, semantics::ObjectId container) const;
  std::optional<LikelyCause> tried(const std::vector<Trial>& trials, std::size_t student, const plan::CellKey& cell,
                                   const values::Value& wanted, const std::optional<values::Rounding>& written) const;
  std::optional<LikelyCause> by_rounding(std::size_t student, const plan::CellKey& cell, const values::Number& theirs,
                                         int decimals);
  std::optional<LikelyCause> by_session(std::size_t student, const plan::CellKey& cell, const values::Value& wanted);
  std::optional<LikelyCause> by_weights(std::size_t student, const plan::CellKey& cell, const values::Number& theirs,
                                        int decimals);
  std::optional<LikelyCause> by_choice(std::size_t student, const plan::CellKey& cell,
                                       const std::vector<values::CodeId>& theirs) const;

  Session& session_;
  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
};

}  // namespace bareme
