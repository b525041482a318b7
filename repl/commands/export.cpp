// exporter: a paper of a promotion, from the one JSON that holds it: as HTML, PDF, or that JSON.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/pdf.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/document.hpp"
#include "report/minutes.hpp"
#include "report/minutes_page.hpp"
#include "session/session.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

enum class Form { Html, Pdf, Json };

std::optional<Form> form_of(const std::string& path) {
  const std::string ending = text::fold_word(std::filesystem::path(path).extension().string());
  if (ending.empty() || ending == ".html" || ending == ".htm") return Form::Html;
  if (ending == ".pdf") return Form::Pdf;
  if (ending == ".json") return Form::Json;
  return std::nullopt;
}

bool is_minutes(const std::string& word) {
  const std::string folded = text::fold_name(word);
  return folded == "pv" || folded == text::fold_name("procès-verbal");
}

// « Mme Durand, présidente ».
std::pair<std::string, std::string> member(const std::string& typed) {
  const std::size_t comma = typed.find(',');
  if (comma == std::string::npos) return {trimmed(typed), ""};
  return {trimmed(typed.substr(0, comma)), trimmed(typed.substr(comma + 1))};
}

Exit write(const std::string& text, Form form, const Options& options, Terminal& terminal) {
  if (options.output.empty() || options.output == "-") {
    terminal.out << text;
    return Exit::Fine;
  }
  if (form == Form::Pdf) {
    const Exit exit = write_pdf(options.output, text, terminal);
    if (exit != Exit::Fine) return exit;
  } else if (!write_whole(options.output, text)) {
    terminal.err << fmt::format("bareme : écriture impossible : {}\n", options.output);
    return Exit::DataError;
  }
  terminal.err << fmt::format("✓ {}\n", options.output);
  return Exit::Fine;
}

}  // namespace

Exit export_paper(const Options& options, Terminal& terminal) {
  if (options.arguments.empty() || !is_minutes(options.arguments.front()))
    return usage(terminal, "il faut dire quel document : « bareme exporter pv … »");
  if (options.language != "fr" && options.language != "en") return usage(terminal, "--langue : fr ou en");
  const std::optional<Form> form = form_of(options.output);
  if (!form) return usage(terminal, fmt::format("« {} » : un document finit par .html, .pdf ou .json", options.output));

  Session session;
  const std::vector<std::string> files(options.arguments.begin() + 1, options.arguments.end());
  const Exit opened = open_promotion(session, options, files, terminal);
  if (opened != Exit::Fine) return opened;
  MinutesHead head{"bareme " BAREME_VERSION, options.place, {}};
  for (const std::string& typed : options.members)
    head.members.push_back(member(typed));
  diagnostics::Diagnostics problems;
  const std::optional<report::Minutes> minutes = session.minutes(head, problems);
  if (!minutes) {
    show(problems, session.sources(), terminal);
    return exit_of(problems);
  }
  for (const std::string& why : minutes->unfinished)
    terminal.err << fmt::format("⚠ projet : {}\n", why);
  const std::string json = report::minutes_json(session.regulation(), *minutes);
  if (form == Form::Json) return write(json, *form, options, terminal);
  const report::Language language = options.language == "en" ? report::Language::English : report::Language::French;
  const report::Document document =
      report::document(document_template("proces-verbal"), report::minutes_page(json, language));
  if (!document.fault.empty()) {
    terminal.err << fmt::format("bareme : modèle « proces-verbal » : {}\n", document.fault);
    return Exit::DataError;
  }
  return write(document.text, *form, options, terminal);
}

}  // namespace bareme::repl
