// What may follow a student after « accorder », « décider », « ajourner »: objects, codes the jury may pronounce, the
// words of an order. The verb itself is never proposed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

struct ActChoice {
  std::string text, shown;  // "SH7", "SH7 Sciences humaines   9,72 ✗ AJ"
};
// `words`: those typed after the name, the one being typed left out.
std::vector<ActChoice> act_choices(const Session& session, std::size_t student, const std::string& verb,
                                   const std::vector<std::string_view>& words);

}  // namespace bareme::repl
