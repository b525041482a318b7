// From what was typed to a Session at work: which files, which base, which jury. What goes wrong is shown on the way,
// once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"
#include "session/session.hpp"

namespace bareme::repl {

// « - » becomes the text of standard input; a folder, every .bareme file below it, sorted.
std::vector<Document> documents(const std::vector<std::string>& paths, Terminal& terminal);
// What is read together: everything. But a library each when there is nothing else (they may say the same names), and,
// where several folders hold a « reglement.bareme », each of these with what is below it.
std::vector<std::vector<Document>> read_together(std::vector<Document> documents);
// `marks`: tables named without an option.
Tables tables(const Options& options, const std::vector<std::string>& marks, Terminal& terminal);

// Where a version that another modifies is found: beside it, « ../2024-2025/reglement.bareme ».
Reading reading();
// And, where nothing is in the folder of a version, among the documents given.
Reading reading_among(std::vector<Document> documents);

// Says the complaint on err and gives Exit::Usage.
Exit usage(Terminal& terminal, const std::string& complaint);

// Files named without an option: tables by their ending (.csv and what a spreadsheet writes), texts otherwise. A table
// says by its titles what it holds.
struct Files {
  std::vector<std::string> texts, tables;
};
Files files_of(const std::vector<std::string>& arguments);

// Loads the règlement and maquettes among `texts`, --reglement and the maquette files of --maquette. Exit::Fine when
// checked.
Exit load_regulation(Session& session, const Options& options, const std::vector<std::string>& texts,
                     Terminal& terminal);
// The same or --base, then the promotion and the jury; `arguments` are files without an option.
Exit open_promotion(Session& session, const Options& options, const std::vector<std::string>& arguments,
                    Terminal& terminal);
// What a jury of session 1 must know of a promotion whose session 2 has begun: its marks are counted. "" otherwise.
std::string later_marks(const Session& session);

Which which(const Options& options);
// Who writes: --auteur, else $BAREME_AUTEUR, else the user of the machine; "" when nothing says.
std::string author_of(const Options& options, const Terminal& terminal);
// --session and --date; none and told when they cannot be read.
std::optional<plan::Jury> jury_of(const Options& options, Terminal& terminal);

// A bar on err while work lasts: on a terminal only, after one second.
Session::Progress progress_bar(Terminal& terminal);

}  // namespace bareme::repl
