// What a line of an exemple or a cas expected and what came, in words.
#pragma once

#include <string>

#include "session/session.hpp"

namespace bareme {

struct TrialWords {
  std::string expected, obtained;
};
TrialWords trial_words(const Session& session, const evaluation::Trial& trial, const evaluation::TrialCheck& check);

}  // namespace bareme
