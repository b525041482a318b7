// Between a session and the base it was opened from, when acts are written there. For this folder only.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/base.hpp"
#include "session/state.hpp"

namespace bareme {

// The texts of a base for a règlement, to know later whether they are the same.
std::string texts_mark(const records::Base& base, const semantics::CheckedRegulation& regulation);
// What juries decided and granted there, in the order it was done.
std::vector<Taken> decisions_of(const records::Base& base, const records::Selection& selection);

namespace problems {
diagnostics::Diagnostic told(const records::BaseProblem& problem);
diagnostics::Diagnostic broken_journal(const records::ChainReport& report);
diagnostics::Diagnostic nothing_to_save();
diagnostics::Diagnostic no_base_to_save();
diagnostics::Diagnostic who_saves();
diagnostics::Diagnostic base_changed(std::size_t cells);
}  // namespace problems

}  // namespace bareme
