// From what was typed to a Session at work: which files, which base, which jury. What goes wrong is shown on the way,
// once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "repl/options.hpp"
#include "repl/terminal.hpp"
#include "session.hpp"

namespace bareme::repl {

// « - » becomes the text of standard input; a folder, every .bareme file below it, sorted.
std::vector<Document> documents(const std::vector<std::string>& paths, Terminal& terminal);
Tables tables(const Options& options, Terminal& terminal);

// Says the complaint on err and gives Exit::Usage.
Exit usage(Terminal& terminal, const std::string& complaint);

// Loads the règlement at `regulation` (empty: --reglement) and the maquette files of --maquette. Exit::Fine when
// checked.
Exit load_regulation(Session& session, const Options& options, const std::string& regulation, Terminal& terminal);
// The same or --base, then the promotion and the jury.
Exit open_promotion(Session& session, const Options& options, const std::string& regulation, Terminal& terminal);

Which which(const Options& options);
// --session and --date; none and told when they cannot be read.
std::optional<plan::Jury> jury_of(const Options& options, Terminal& terminal);

// A bar on err while work lasts: on a terminal only, after one second.
Session::Progress progress_bar(Terminal& terminal);

}  // namespace bareme::repl
