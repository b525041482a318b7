// What a sound règlement says and its author may not have meant. Read from the checked règlement and, where that tells
// more, from the maquettes beside it; nothing here changes what is computed.
//   refuse_contradictions   certain faults: conditions that never hold, rows no one reaches (errors, when loading)
//   advise                  the rest: what nothing reads, exceptions that may meet, caps that cap nothing (warnings,
//                           for « verifier »)
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

struct AdviceContext {
  const CheckedRegulation& regulation;
  const diagnostics::Sources& sources;  // conditions are quoted as their author wrote them
  std::vector<const Curriculum*> maquettes;
  std::vector<Span> maquette_checks;  // what the `vérifie` of the maquettes read
};

void refuse_contradictions(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);
// Told where a function is declared, unlike what is said inside it.
void advise_functions(const AdviceContext& context, const std::set<std::uint32_t>& libraries,
                      diagnostics::Diagnostics& diagnostics);  // advice_unused.cpp
void advise(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);

// The parts of `advise`, one subject a file.
void advise_unused(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);      // advice_unused.cpp
void advise_exceptions(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);  // advice_guards.cpp
void advise_rows(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);        // advice_rows.cpp
void advise_sums(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);        // advice_sums.cpp
void advise_shares(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);      // advice_shares.cpp
void advise_alike(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);       // advice_alike.cpp
void advise_reach(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);       // advice_reach.cpp
void advise_amounts(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);     // advice_amounts.cpp
void advise_readings(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);    // advice_readings.cpp
void advise_empty(const AdviceContext& context, diagnostics::Diagnostics& diagnostics);       // advice_empty.cpp

}  // namespace bareme::semantics
