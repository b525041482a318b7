// A règlement of a base given again with another text: what that changes for those a jury has decided on. For this
// folder only.
#pragma once

#include <vector>

#include "plan/batch.hpp"
#include "records/base.hpp"
#include "session/state.hpp"

namespace bareme {

// The texts a session has read, as documents; with the maquettes the base has for them when none was given.
std::vector<Document> read_again(const Session::State& state, const records::Base& base);
// Whether the base has this version of the règlement, with another text or other Lua files.
bool is_another_text(const Session::State& state, const records::Base& base);
// Of the promotions of this version where a jury has decided: every value that is not what it was. None: no jury has.
std::optional<std::vector<plan::Difference>> changed_since_decided(const Session::State& state, const std::string& path,
                                                                   const records::Base& base,
                                                                   diagnostics::Diagnostics& diagnostics);

namespace problems {
diagnostics::Diagnostic another_regulation(const std::string& title, std::size_t results, std::size_t students);
}

}  // namespace bareme
