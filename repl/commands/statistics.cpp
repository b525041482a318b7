// statistiques: distributions, success rates and flows between years, as a table, a JSON, or a folder of CSV and SVG.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/papers.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/flow_svg.hpp"
#include "report/plot_svg.hpp"
#include "report/statistics.hpp"
#include "report/table.hpp"
#include "session/statistics.hpp"

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;
using report::Statistics;

void tell(const Statistics& statistics, Terminal& terminal) {
  using Align = report::Column::Align;
  terminal.out << fmt::format("{} · {} {}\n\n", statistics.promotion, statistics.regulation, statistics.version);
  report::Table table{{{"objet"},
                       {"validés", Align::Right},
                       {"refusés", Align::Right},
                       {"en attente", Align::Right},
                       {"taux", Align::Right},
                       {"moyenne", Align::Right},
                       {"médiane", Align::Right},
                       {"de", Align::Right},
                       {"à", Align::Right}},
                      {},
                      {}};
  const auto hundredths = [](const std::optional<values::Number>& one) { return one ? one->decimal_text(2) : ""; };
  for (const Statistics::Object& one : statistics.objects) {
    const auto count = [&](std::size_t number) { return one.has_result ? std::to_string(number) : std::string(); };
    table.rows.push_back({one.object, count(one.validated), count(one.refused), count(one.waiting), one.rate(),
                          hundredths(one.mean()), hundredths(one.median()),
                          one.means.empty() ? "" : one.means.front().decimal_text(2),
                          one.means.empty() ? "" : one.means.back().decimal_text(2)});
  }
  terminal.out << report::table_text(table, terminal.columns());
  for (std::size_t i = 0; i < statistics.passages.size(); ++i) {
    const Statistics::Passage& one = statistics.passages[i];
    if (i == 0) terminal.out << "\nd'une année à l'autre\n";
    terminal.out << fmt::format("  {} {} {} → {} : {}\n", one.from_year, one.from, one.result,
                                one.to_year.empty() ? one.to : one.to_year + " " + one.to, one.students);
  }
}

report::Histogram histogram(const Statistics::Object& one) {
  report::Histogram picture{one.object + (one.label.empty() ? "" : " — " + one.label),
                            counted(one.means.size(), "moyenne", "aucune"), one.means, one.threshold, ""};
  if (!one.rate().empty()) picture.remark += " ; validés : " + one.rate();
  if (!one.threshold) return picture;
  const auto above = std::count_if(one.means.begin(), one.means.end(),
                                   [&](const values::Number& mean) { return mean >= *one.threshold; });
  picture.threshold_words = fmt::format("seuil {} : {} au moins, {} au-dessous", one.threshold->exact_text(), above,
                                        static_cast<std::ptrdiff_t>(one.means.size()) - above);
  return picture;
}

// One picture a year left.
std::map<std::string, report::Flow> flows(const Statistics& statistics) {
  std::map<std::string, report::Flow> all;
  for (const Statistics::Passage& one : statistics.passages) {
    report::Flow& flow = all[one.from_year];
    flow.verdicts = false;
    flow.title = "D'une année à l'autre, à partir de " + one.from_year;
    flow.left = one.from_year;
    flow.right = "l'année suivante";
    flow.ribbons.push_back({one.from + (one.result.empty() ? "" : " " + one.result), one.to, one.students});
    for (const std::string& end : {flow.ribbons.back().from, flow.ribbons.back().to})
      if (std::find(flow.codes.begin(), flow.codes.end(), end) == flow.codes.end()) flow.codes.push_back(end);
  }
  return all;
}

std::string file_name(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == ' ' || c == '\''; }, '-');
  return name;
}

// All of it, or the first that does not write is told.
Exit write_folder(const Statistics& statistics, const std::string& folder, Terminal& terminal) {
  std::error_code error;
  fs::create_directories(folder, error);
  const auto refuse = [&](const std::string& path) {
    terminal.err << fmt::format("bareme : écriture impossible : {}\n", path);
    return Exit::DataError;
  };
  std::size_t pictures = 0;
  for (const report::Sheet& sheet : report::statistics_sheets(statistics)) {
    const std::string path = (fs::path(folder) / (file_name(sheet.name) + ".csv")).string();
    if (!report::write_sheets(path, {sheet}).empty()) return refuse(path);
  }
  for (const Statistics::Object& one : statistics.objects) {
    if (one.means.empty()) continue;
    const std::string path = (fs::path(folder) / (file_name(one.object) + ".svg")).string();
    if (!write_whole(path, report::plot_svg(histogram(one)))) return refuse(path);
    ++pictures;
  }
  for (const auto& [year, flow] : flows(statistics)) {
    const std::string path = (fs::path(folder) / ("flux-" + file_name(year) + ".svg")).string();
    if (!write_whole(path, report::flow_svg(flow))) return refuse(path);
    ++pictures;
  }
  terminal.err << fmt::format("✓ {} : {} et les tableaux en CSV\n", folder, counted(pictures, "image", "aucune"));
  return Exit::Fine;
}

// Figures told before, of a jury or of a year's report, were of more students than these.
void tell_erased(std::size_t count, Terminal& terminal) {
  terminal.err << fmt::format("⚠ {} n'y {} plus : l'effectif, les taux et les moyennes ne sont pas ceux de leur jury\n",
                              count > 1 ? fmt::format("{} étudiants effacés", count) : "1 étudiant effacé",
                              count > 1 ? "sont" : "est");
}

}  // namespace

Exit statistics(const Options& options, Terminal& terminal) {
  if (is_paper_file(options.output) && !report::is_workbook(options.output))
    return usage(terminal, fmt::format("« {} » : les statistiques vont dans un dossier, ou dans un classeur .xlsx",
                                       options.output));
  Session session;
  const Exit opened = open_promotion(session, options, options.arguments, terminal);
  if (opened != Exit::Fine) return opened;
  diagnostics::Diagnostics problems;
  std::optional<Statistics> made = bareme::statistics(session, "bareme " BAREME_VERSION, problems);
  if (made && !options.base.empty()) {
    auto passages = bareme::passages(options.base, problems);
    if (passages) made->passages = *std::move(passages);
  }
  show(problems, session.sources(), terminal);
  if (!made || problems.has_errors()) return exit_of(problems);
  if (made->erased != 0) tell_erased(made->erased, terminal);
  if (options.json)
    terminal.out << report::statistics_json(*made);
  else if (options.output.empty())
    tell(*made, terminal);
  else if (report::is_workbook(options.output)) {
    if (!report::write_sheets(options.output, report::statistics_sheets(*made)).empty())
      return usage(terminal, "écriture impossible : " + options.output);
    terminal.err << fmt::format("✓ {}\n", options.output);
  } else {
    return write_folder(*made, options.output, terminal);
  }
  return Exit::Fine;
}

}  // namespace bareme::repl
