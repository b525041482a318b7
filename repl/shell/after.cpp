// clôturer, rouvrir: the year the jury is done with.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"

namespace bareme::repl {
namespace {

std::string iso_day(const std::string& now) {
  return now.size() < 10 ? now : now.substr(6, 4) + "-" + now.substr(3, 2) + "-" + now.substr(0, 2);
}

}  // namespace

Shell::Lines Shell::undecided_lines(const std::vector<Undecided>& undecided) const {
  Lines lines;
  for (const Undecided& one : undecided)
    lines.push_back("    " + session_.student_name(one.student) + " : " + joined(one.why, " · "));
  return lines;
}

// clôturer [sauf E012, E030 motif "…"]
void Shell::close_year(std::string_view rest) {
  const std::optional<ClosingOptions> typed = read_closing(std::string(rest), true);
  if (!typed) return refuse(problems::missing_word("clôturer", "clôturer sauf E012, E030 motif \"…\""), rest);
  ClosingOptions options = *typed;
  options.author = options_.author;
  options.moment = options_.now ? options_.now() : "";
  options.date = iso_day(options.moment);
  const bool refused = unsaved() != 0 || session_.base().empty() || options_.author.empty() ||
                       (!options.students.empty() && options.motive.empty());
  const std::size_t open = open_students(session_);
  if (refused || open <= options.students.size() || session_.undecided().size() > options.students.size())
    return write_closing(options);  // says why, and who
  const std::size_t closing = open - options.students.size();
  show({fmt::format(
      "  À clôturer : {}{}. Leurs valeurs et leurs décisions ne changeront plus.", counted(closing, "étudiant"),
      options.students.empty() ? "" : fmt::format(" ; laissés ouverts : {}", joined(options.students, ", ")))});
  ask_to_confirm({closing, "d'étudiants", "clôturer", [this, options] { write_closing(options); }});
}

void Shell::write_closing(const ClosingOptions& options) {
  diagnostics::Diagnostics problems;
  const std::optional<ClosingReport> report = session_.close(options, problems);
  if (!report || problems.has_errors()) {
    refuse(problems, line_);
    if (!report) return;
    tell_changed(report->changed);
    return show_page(undecided_lines(report->undecided), "étudiants");
  }
  Lines lines{fmt::format("✓ Année close (clôture {}) par « {} » : {}, {} arrêtées, vues comprises ({}).",
                          report->closing, options.author, counted(report->students, "étudiant"),
                          counted(report->values, "valeur"), joined(report->views, ", "))};
  if (!report->left_open.empty())
    lines.push_back("  laissés ouverts : " + joined(report->left_open, ", ") + " · motif : " + options.motive);
  lines.push_back("  copie d'avant : " + report->backup +
                  " · empreinte des valeurs : " + report->content.substr(0, 12));
  show(lines);
}

// rouvrir [E012, …] motif "…"
void Shell::reopen_year(std::string_view rest) {
  ClosingOptions options = *read_closing(std::string(rest), false);
  options.author = options_.author;
  options.moment = options_.now ? options_.now() : "";
  options.date = iso_day(options.moment);
  diagnostics::Diagnostics problems;
  const std::optional<ClosingReport> report = session_.reopen(options, problems);
  if (!report || problems.has_errors()) return refuse(problems, rest.empty() ? std::string_view(line_) : rest);
  show({fmt::format("✓ Année rouverte par « {} » : {}. Motif au journal : {}", options.author,
                    counted(report->students, "étudiant"), options.motive),
        "  ce qu'elle avait arrêté n'est plus lu comme acquis ; « clôturer » l'arrêtera de nouveau"});
}

}  // namespace bareme::repl
