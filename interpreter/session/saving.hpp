// Between a session and the base it was opened from, when acts are written there. For this folder only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/base.hpp"
#include "session/state.hpp"

namespace bareme {

// The texts of a base for a règlement, to know later whether they are the same.
std::string texts_mark(const records::Base& base, const semantics::CheckedRegulation& regulation);
// The texts a session has loaded, as a base stores them (base.cpp), and those of a base for a version, loaded.
records::Texts texts_of(const Session::State& state);
// `read_by`: another version than the one the students follow; empty: that one. It is read with their maquettes when it
// brought none.
bool load_version(const records::Base& base, const records::PromotionRow& row, Session& session,
                  diagnostics::Diagnostics& diagnostics, const std::string& read_by = "");
// The promotion that is meant, when it is one; else told which there are.
std::optional<records::PromotionRow> only_promotion(const records::Base& base, const Which& which,
                                                    diagnostics::Diagnostics& diagnostics);
// What juries decided and granted there, in the order it was done.
std::vector<Taken> decisions_of(const records::Base& base, const records::Selection& selection);
std::set<std::string> closed_of(const records::Base& base, const records::Selection& selection);

namespace problems {
diagnostics::Diagnostic told(const records::BaseProblem& problem);
diagnostics::Diagnostic broken_journal(const records::ChainReport& report);
diagnostics::Diagnostic nothing_to_save();
diagnostics::Diagnostic no_base_to_save();
diagnostics::Diagnostic who_saves();
diagnostics::Diagnostic base_changed(std::size_t cells);
diagnostics::Diagnostic year_closed(const std::string& student);
// `cells`: the first of `count`.
diagnostics::Diagnostic cells_of_closed_year(const std::vector<plan::Difference>& cells, std::size_t count);
}  // namespace problems

}  // namespace bareme
