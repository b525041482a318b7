#include "repl/commands/export_apogee.hpp"

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

}  // namespace

bool is_apogee(const std::string& paper) { return text::same_name(paper, "apogée"); }

Exit export_apogee(const std::string& minutes, const Options& options, Terminal& terminal) {
  const report::ApogeeText text = report::apogee_text(minutes, object_codes(options.columns));
  if (!text.lossy.empty() && !options.lossy) {
    diagnostics::Diagnostics problems;
    problems.add(diagnostics::Diagnostic("J288", std::nullopt,
                                         "l'export confondrait des résultats : " + joined(text.lossy, " ; "))
                     .help("donner à chacun son code (« export \"…\" »), ou l'accepter : --avec-perte"));
    show(problems, {}, terminal);
    return exit_of(problems);
  }
  for (const std::string& loss : text.lossy)
    terminal.err << fmt::format("⚠ perte : {}\n", loss);
  if (options.output.empty()) {
    terminal.out << text.bytes;
    return Exit::Fine;
  }
  if (!write_whole(options.output, text.bytes)) return usage(terminal, "écriture impossible : " + options.output);
  terminal.err << fmt::format("✓ {}\n", options.output);
  return Exit::Fine;
}

}  // namespace bareme::repl
