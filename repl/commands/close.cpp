// cloturer, rouvrir: a year the jury is done with, from the command line.
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/confirm.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "report/record_json.hpp"
#include "session/after.hpp"

namespace bareme::repl {
namespace {

std::string iso_day(const std::string& now) {
  return now.size() < 10 ? now : now.substr(6, 4) + "-" + now.substr(3, 2) + "-" + now.substr(0, 2);
}

ClosingOptions closing_options(const Options& options, const std::string& students, const Terminal& terminal) {
  ClosingOptions closing = *read_closing(students, false);
  closing.motive = options.motive;
  closing.author = author_of(options, terminal);
  closing.moment = terminal.now ? terminal.now() : "";
  closing.date = iso_day(closing.moment);
  return closing;
}

Exit told(const Session& session, const diagnostics::Diagnostics& problems, Terminal& terminal) {
  show(problems, session.sources(), terminal);
  return exit_of(problems);
}

void tell_undecided(const Session& session, const std::vector<Undecided>& undecided, std::ostream& out) {
  for (const Undecided& one : undecided)
    out << "  " << session.student_name(one.student) << " : " << joined(one.why, " · ") << '\n';
}

void tell(const ClosingReport& report, const ClosingOptions& options, std::ostream& out) {
  out << fmt::format("✓ Année close (clôture {}) par « {} » : {}, {} arrêtées, vues comprises ({}).\n", report.closing,
                     options.author, counted(report.students, "étudiant"), counted(report.values, "valeur"),
                     joined(report.views, ", "));
  if (report.already != 0) out << "  déjà close pour " << counted(report.already, "étudiant") << '\n';
  if (!report.left_open.empty())
    out << "  laissés ouverts : " << joined(report.left_open, ", ") << " · motif : " << options.motive << '\n';
  out << "  copie d'avant : " << report.backup << '\n'
      << "  empreinte des valeurs arrêtées : " << report.content << '\n';
}

std::vector<report::Record> undecided_records(const Session& session, const std::vector<Undecided>& undecided) {
  std::vector<report::Record> records;
  for (const Undecided& one : undecided) {
    report::Record& record = records.emplace_back();
    record.add("numero", session.promotion().students[one.student].number);
    record.add("raisons", one.why);
  }
  return records;
}

std::vector<report::Record> changed_records(const std::vector<plan::Difference>& changed) {
  std::vector<report::Record> records;
  for (const plan::Difference& one : changed)
    records.push_back({{{"numero", one.student}, {"quoi", one.what}, {"avant", one.before}, {"apres", one.after}}});
  return records;
}

// Written or not, and why not.
void write_report(const Session& session, const std::string& kind, const ClosingReport& report,
                  const ClosingOptions& options, bool written, std::ostream& out) {
  report::Record record;
  record.add("ecrit", written);
  record.add("promotion", session.promotion().name);
  record.add("auteur", options.author);
  record.add("motif", options.motive);
  if (report.closing != 0) record.add("cloture", report.closing);
  record.count("etudiants", report.students);
  record.count("valeurs", report.values);
  record.count("deja_close", report.already);
  record.add("laisses_ouverts", report.left_open);
  record.add("vues", report.views);
  record.add("copie", report.backup);
  record.add("empreinte", report.content);
  record.add("a_decider", undecided_records(session, report.undecided));
  record.add("changes", changed_records(report.changed));
  out << report::record_json(kind, record);
}

}  // namespace

Exit close_year(const Options& options, Terminal& stream) {
  Terminal terminal = beside_json(options, stream);
  if (options.base.empty()) return usage(terminal, "il faut une base : « bareme cloturer BASE.db »");
  Session session;
  if (const Exit opened = open_promotion(session, options, options.arguments, terminal); opened != Exit::Fine)
    return opened;
  if (!session.jury().session) session.ask_as({session.regulation().sessions, session.jury().date});
  diagnostics::Diagnostics problems;
  session.evaluate({}, problems, progress_bar(terminal));
  if (problems.has_errors()) return told(session, problems, terminal);
  const ClosingOptions closing = closing_options(options, options.except, terminal);
  const std::size_t left = closing.students.size(), open = open_students(session);
  const bool refused = (left != 0 && closing.motive.empty()) || closing.author.empty() || open <= left ||
                       session.undecided().size() > left;
  if (!refused) {
    const std::size_t students = open - left;
    terminal.out << fmt::format("{} : {} à clôturer{}. Leurs valeurs et leurs décisions ne changeront plus.\n",
                                session.promotion().name, counted(students, "étudiant"),
                                left == 0 ? "" : " ; laissés ouverts : " + joined(closing.students, ", "));
    if (options.dry_run) {
      terminal.out << "Essai, rien n'est écrit.\n";
      ClosingReport trial;
      trial.students = students;
      trial.left_open = closing.students;
      if (options.json) write_report(session, "clôture", trial, closing, false, stream.out);
      return Exit::Fine;
    }
    if (!confirmed(students, "d'étudiants", options, terminal)) return Exit::Usage;
  }
  const std::optional<ClosingReport> report = session.close(closing, problems);
  if (!report || problems.has_errors()) {
    if (report) tell_undecided(session, report->undecided, terminal.out);
    if (report)
      for (const plan::Difference& one : report->changed)
        terminal.out << fmt::format("  {} {} : {} → {}\n", one.student, one.what, one.before, one.after);
    if (report && options.json) write_report(session, "clôture", *report, closing, false, stream.out);
    return told(session, problems, terminal);
  }
  tell(*report, closing, terminal.out);
  if (options.json) write_report(session, "clôture", *report, closing, true, stream.out);
  return Exit::Fine;
}

Exit reopen_year(const Options& options, Terminal& stream) {
  Terminal terminal = beside_json(options, stream);
  if (options.base.empty())
    return usage(terminal, "il faut une base : « bareme rouvrir BASE.db ÉTUDIANT --motif \"…\" »");
  Options base = options;
  base.arguments.clear();
  Session session;
  if (const Exit opened = open_promotion(session, base, {}, terminal); opened != Exit::Fine) return opened;
  const ClosingOptions reopening = closing_options(options, joined(options.arguments, ","), terminal);
  diagnostics::Diagnostics problems;
  const std::optional<ClosingReport> report = session.reopen(reopening, problems);
  if (!report || problems.has_errors()) return told(session, problems, terminal);
  terminal.out << fmt::format("✓ Année rouverte par « {} » : {}. Motif au journal : {}\n", reopening.author,
                              counted(report->students, "étudiant"), reopening.motive)
               << "  copie d'avant : " << report->backup << '\n';
  if (options.json) write_report(session, "réouverture", *report, reopening, true, stream.out);
  return Exit::Fine;
}

}  // namespace bareme::repl
