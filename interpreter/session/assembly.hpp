// From the trees of every document to the one règlement of a session: which version is asked, the versions it modifies,
// found among the documents or by the caller, the libraries it uses. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "session/session.hpp"
#include "session/state.hpp"
#include "syntax/tree.hpp"

namespace bareme {

// The trees of every document, sorted by what they are. They point into State::parsed.
struct Trees {
  std::vector<syntax::Regulation*> versions;
  std::vector<syntax::Library*> libraries;
  std::vector<const syntax::Maquette*> maquettes;
  std::vector<const syntax::Case*> cases;
};

// Reads a document into the state; false and told when it cannot be read.
bool read(const Document& document, Session::State& state, Trees& trees, diagnostics::Diagnostics& diagnostics);

// Fills State::tree and what goes with it, and leaves in `trees` the maquettes of these versions only.
void assemble(Trees& trees, const Reading& reading, Session::State& state, diagnostics::Diagnostics& diagnostics);

// A library the program carries, as « stdlib/mentions.bareme »; none of that name: nothing.
std::optional<Document> library_document(const std::string& name);

// Warns of the libraries nothing of which is named.
void tell_unused_libraries(const Session::State& state, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
