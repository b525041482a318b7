// What may follow what was typed at the prompt: commands, students (by name, first name or number, accents folded),
// codes of the maquette, quantities. A pure function of the session and the text, so that it is tested without a
// terminal; line_editor.cpp shows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

struct Completion {
  struct Candidate {
    std::string line;   // the whole line once it is chosen
    std::string shown;  // "MOREAU Camille (E096)   CING2 ✗ AJ"
  };
  std::vector<Candidate> candidates;
  std::string common;  // the longest opening they share, never shorter than what was typed
  bool spaced = true;  // a blank follows the choice: a code may go on with « .EF », and has none
  std::string hint;  // what is expected, when nothing can be proposed: « accorder ÉTUDIANT OBJET N points motif "…" »
};

Completion complete(const Session& session, std::string_view typed);

}  // namespace bareme::repl
