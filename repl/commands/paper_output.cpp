#include "repl/commands/paper_output.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "repl/commands/pdf.hpp"
#include "repl/written_file.hpp"
#include "report/document.hpp"
#include "session/session.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

std::optional<Form> form_of(const std::string& path) {
  const std::string ending = text::fold_word(std::filesystem::path(path).extension().string());
  if (ending.empty() || ending == ".html" || ending == ".htm") return Form::Html;
  if (ending == ".pdf") return Form::Pdf;
  if (ending == ".json") return Form::Json;
  if (ending == ".csv" || ending == ".xlsx") return Form::Table;
  return std::nullopt;
}

Exit write_text(const std::string& text, Form form, const Options& options, Terminal& terminal) {
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

Exit write_page(const std::string& name, const std::string& page, Form form, const Options& options,
                Terminal& terminal) {
  const report::Document document = report::document(document_template(name), page);
  if (document.fault.empty()) return write_text(document.text, form, options, terminal);
  terminal.err << fmt::format("bareme : modèle « {} » : {}\n", name, document.fault);
  return Exit::DataError;
}

}  // namespace bareme::repl
