// A règlement or a maquette of a base given again with another text: what that changes for those a jury has decided on.
// For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/batch.hpp"
#include "records/base.hpp"
#include "session/state.hpp"

namespace bareme {

// The maquettes the base has for this version, and that were not given.
std::vector<records::MaquetteText> maquettes_not_given(const Session::State& state, const records::Base& base);
// The texts a session has read, as documents; with the maquettes that were not given.
std::vector<Document> read_again(const Session::State& state, const records::Base& base);
// The texts of the base that those given would replace: this version of the règlement, its Lua files; maquettes.
struct Replaced {
  bool regulation = false;
  std::vector<std::string> maquettes;
  bool any() const { return regulation || !maquettes.empty(); }
  std::string words() const;  // « le texte du règlement et la maquette « L1 » »
};
Replaced replaced_by(const Session::State& state, const records::Base& base);
// Of the promotions these texts judge, where a jury has decided or closed a year: every value that is not what it was.
struct Rejudged {
  std::vector<plan::Difference> values;
  std::vector<std::string> closed;  // « E012 (2024-2025) »: whose year is closed, among them
  bool whole = true;                // false: of a promotion it is not known, and told
};
// None: nobody is decided nor closed by these texts.
std::optional<Rejudged> changed_since_decided(const Session::State& state, const Replaced& replaced,
                                              const std::string& path, const records::Base& base,
                                              diagnostics::Diagnostics& diagnostics);
// The Lua files a version calls when it is read alone: those of a version that modifies it may be others.
std::vector<records::Texts::File> lua_files_alone(const Session::State& state, const std::string& version);
// A version the one given modifies stays as the base has it, for those who follow it: it is told when it is given
// otherwise.
void tell_other_earlier(const Session::State& state, const records::Base& base, diagnostics::Diagnostics& diagnostics);

namespace problems {
// `results`: none when it is not known of everybody.
diagnostics::Diagnostic another_text(const std::string& what, std::optional<std::size_t> results, std::size_t students);
// The text the base keeps cannot be read, and what replacing it changes cannot be said: an error where a year is
// closed.
diagnostics::Diagnostic nothing_to_compare_with(const std::string& promotion, std::size_t closed);
diagnostics::Diagnostic closed_by_another_text(const std::string& what, const std::vector<std::string>& closed);
diagnostics::Diagnostic another_earlier(const std::string& title, const std::string& version);
}  // namespace problems

}  // namespace bareme
