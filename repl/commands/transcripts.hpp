// The relevés a paper is drawn from: of the students asked, or all, with what makes them a draft told. Shared by the
// documents a règlement declares and the supplément au diplôme.
#pragma once

#include <optional>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"
#include "report/minutes_page.hpp"
#include "report/transcript.hpp"
#include "session/session.hpp"

namespace bareme::repl {

// None: told, and `exit` says how.
std::optional<report::Transcripts> drawn_transcripts(Session& session, const semantics::Document& document,
                                                     const Options& options, Terminal& terminal, Exit& exit);
// Why a paper is a draft, each on its line.
void tell_draft(const std::vector<std::string>& unfinished, Terminal& terminal);
report::Language language_of(const std::string& asked);  // « en », else French

}  // namespace bareme::repl
