// The texts in force on the day of a jury, as they are kept beside it: named in their folder, held against the
// fingerprints its head tells. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

// Of what a session has loaded: the règlement first, the versions it modifies, Lua, maquettes, the school's libraries.
std::vector<Document> texts_in_force(const Session& session);

struct TextMarks {
  std::string regulation, maquette;
  std::string all;  // of all the texts: names their folder
};
std::optional<TextMarks> marks_of(const std::vector<Document>& texts, const std::string& maquette,
                                  Session::Diagnostics& diagnostics);
// Of a session that has read them.
TextMarks marks_of(const Session& session, const std::string& maquette);

}  // namespace bareme
