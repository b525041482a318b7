// What a year leads to, for one student: what the jury pronounced of it with its suite, else what its result says, and
// where the règlement says such a code leads. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "session/session.hpp"

namespace bareme {

struct Devenir {
  semantics::Code::Afterwards afterwards;
  std::string because;  // "ADM", "AJ suite redoublement"
  std::string next;     // suite
};

// The first objects that have a result, from the student down: the year.
std::vector<semantics::ObjectId> years_of(const semantics::CheckedRegulation& rules,
                                          const semantics::Curriculum& maquette);
// A decision with its suite on the student or on the year; else the result of the year, else the student's.
std::optional<Devenir> devenir_of(const Session& session, std::size_t student,
                                  const std::vector<semantics::ObjectId>& years);
// « année CING1 », « année CING2 »…: the one after, in the order `structure` gives; empty: the last one. None: not
// said.
std::optional<std::string> year_after(const semantics::CheckedRegulation& rules, const std::string& code);

}  // namespace bareme
