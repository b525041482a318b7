#include "repl/commands/export_apogee.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/apogee.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

// « A1 = V1ING ; UE1 = UE10001 ».
std::map<std::string, std::string> object_codes(const std::string& pairs) {
  std::map<std::string, std::string> codes;
  for (std::size_t begin = 0; begin < pairs.size();) {
    const std::size_t end = std::min(pairs.find(';', begin), pairs.size());
    const std::string piece = pairs.substr(begin, end - begin);
    begin = end + 1;
    if (const std::size_t equal = piece.find('='); equal != std::string::npos)
      codes[trimmed(piece.substr(0, equal))] = trimmed(piece.substr(equal + 1));
  }
  return codes;
}

constexpr std::size_t named = 5;

std::string first_of(const std::vector<std::string>& all) {
  const std::vector<std::string> shown(all.begin(), all.begin() + static_cast<long>(std::min(all.size(), named)));
  const std::size_t left = all.size() - shown.size();
  return joined(shown, " ; ") + (left == 0 ? "" : fmt::format(" ; et {} autre{}", left, left > 1 ? "s" : ""));
}

void refuse(const report::ApogeeText& text, diagnostics::Diagnostics& problems) {
  if (!text.lossy.empty())
    problems.add(diagnostics::Diagnostic("J288", std::nullopt,
                                         "l'export confondrait des résultats : " + joined(text.lossy, " ; "))
                     .help("donner à chacun son code (« export \"…\" »), ou l'accepter : --avec-perte"));
  if (!text.cut.empty())
    problems.add(
        diagnostics::Diagnostic("J298", std::nullopt, "Apogée n'a pas de quoi écrire tout cela : " + first_of(text.cut))
            .help("l'accepter : --avec-perte ; c'est par son numéro qu'Apogée connaît un étudiant"));
}

}  // namespace

bool is_apogee(const std::string& paper) { return text::same_name(paper, "apogée"); }

bool is_apogee_file(const std::string& path) {
  const std::string ending = text::fold_word(std::filesystem::path(path).extension().string());
  return ending.empty() || ending == ".txt";
}

Exit export_apogee(const std::string& minutes, const Options& options, Terminal& terminal) {
  const report::ApogeeText text = report::apogee_text(minutes, object_codes(options.columns));
  if (text.bytes.empty()) {
    terminal.err << "bareme : apogée : rien à tirer, le règlement ne donne aucun résultat.\n";
    return Exit::DataError;
  }
  if (!options.lossy) {
    diagnostics::Diagnostics problems;
    refuse(text, problems);
    show(problems, {}, terminal);
    if (problems.has_errors()) return exit_of(problems);
  }
  for (const std::vector<std::string>* losses : {&text.lossy, &text.cut})
    for (const std::string& loss : *losses)
      terminal.err << fmt::format("⚠ perte : {}\n", loss);
  if (options.output.empty() || options.output == "-") {
    terminal.out << text.bytes;
    return Exit::Fine;
  }
  if (!write_whole(options.output, text.bytes)) return usage(terminal, "écriture impossible : " + options.output);
  terminal.err << fmt::format("✓ {}\n", options.output);
  return Exit::Fine;
}

}  // namespace bareme::repl
