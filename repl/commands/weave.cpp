// tisser: the règlement as a page to read, its exemples and cas played; HTML, or PDF through WeasyPrint.
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/paper_output.hpp"
#include "session/session.hpp"
#include "session/woven.hpp"

namespace bareme::repl {
namespace {

bool holds(const report::Woven& woven) {
  return woven.examples_failed == 0 &&
         std::all_of(woven.cases.begin(), woven.cases.end(), [](const auto& one) { return one.passed; });
}

Exit weave_together(const std::vector<Document>& documents, Form form, const Options& options, Terminal& terminal) {
  Session session;
  diagnostics::Diagnostics problems;
  if (session.load(documents, problems, reading())) session.verify(problems);
  if (problems.has_errors()) {  // what only warns is for whoever writes: « bareme verifier »
    show(problems, session.sources(), terminal);
    return exit_of(problems);
  }
  const report::Woven woven = weave(session, "bareme " BAREME_VERSION);
  const std::string json = report::woven_json(woven);
  const Exit written = form == Form::Json ? write_text(json, form, options, terminal)
                                          : write_page("reglement", json, form, options, terminal);
  if (written != Exit::Fine || holds(woven)) return written;
  terminal.err << "⚠ des exemples ou des cas ne donnent pas ce qu'ils annoncent ; la page le dit, « bareme tester » "
                  "aussi\n";
  return Exit::Differences;
}

}  // namespace

Exit weave_page(const Options& options, Terminal& terminal) {
  std::vector<std::string> paths = options.arguments;
  paths.insert(paths.end(), options.maquettes.begin(), options.maquettes.end());
  if (paths.empty()) return usage(terminal, "il manque le règlement à tisser");
  const auto form = form_of(options.output);
  if (!form || *form == Form::Table)
    return usage(terminal, "--sortie : la page est en .html, .pdf ou .json, et non " + options.output);
  const std::vector<std::vector<Document>> all = read_together(documents(paths, terminal));
  if (all.size() != 1) return usage(terminal, "un règlement à la fois : il y en a plusieurs dans ce dossier");
  return weave_together(all.front(), *form, options, terminal);
}

}  // namespace bareme::repl
