// ouvrir-annee: the inscriptions of the next year, from the decisions of the one before; shown, then written.
#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/confirm.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "report/record_json.hpp"
#include "report/table.hpp"
#include "session/after.hpp"

namespace bareme::repl {
namespace {

using Kind = OpeningRow::Kind;

std::size_t count(const OpeningReport& report, Kind kind) {
  std::size_t found = 0;
  for (const OpeningRow& row : report.rows)
    found += row.kind == kind ? 1 : 0;
  return found;
}

void tell_table(const OpeningReport& report, Terminal& terminal) {
  report::Table table;
  table.columns = {{"étudiant"}, {"décision"}, {"inscription " + report.year}, {"version"}, {""}};
  for (const OpeningRow& row : report.rows) {
    if (row.kind == Kind::Unsaid) continue;
    table.rows.push_back(
        {row.name, row.because, row.maquette.empty() ? "aucune" : row.maquette, row.version, row.note});
  }
  if (!table.rows.empty())
    terminal.out << report::table_text(table, terminal.out_is_tty ? terminal.columns() : unlimited) << '\n';
  if (count(report, Kind::Unsaid) == 0) return;
  terminal.out << "Rien n'est inscrit pour :\n";
  for (const OpeningRow& row : report.rows)
    if (row.kind == Kind::Unsaid) terminal.out << "  " << row.name << " : " << row.note << '\n';
  terminal.out << '\n';
}

std::string census(const OpeningReport& report, std::size_t made) {
  std::vector<std::string> parts{counted(made, "inscription", "aucune")};
  if (const std::size_t known = count(report, Kind::Known); known != 0)
    parts.push_back(fmt::format("{} déjà là", known));
  if (const std::size_t left = count(report, Kind::Leaves); left != 0)
    parts.push_back(fmt::format("{} sans suite", left));
  if (const std::size_t unsaid = count(report, Kind::Unsaid); unsaid != 0)
    parts.push_back(fmt::format("{} à régler", unsaid));
  return joined(parts, ", ");
}

Exit failed(const Session& session, const diagnostics::Diagnostics& problems, Terminal& terminal) {
  show(problems, session.sources(), terminal);
  return exit_of(problems);
}

const char* kind_words(Kind kind) {
  switch (kind) {
    case Kind::New:
      return "inscrit";
    case Kind::Known:
      return "déjà inscrit";
    case Kind::Leaves:
      return "sans suite";
    case Kind::Unsaid:
      break;
  }
  return "à régler";
}

void write_report(const OpeningReport& report, const OpeningOptions& options, bool written, std::ostream& out) {
  report::Record record;
  record.add("ecrit", written);
  record.add("annee", report.year);
  record.add("auteur", options.author);
  record.count("inscriptions", written ? report.written : count(report, Kind::New));
  std::vector<report::Record> rows;
  for (const OpeningRow& row : report.rows)
    rows.push_back({{{"numero", row.number},
                     {"de", row.from},
                     {"decision", row.because},
                     {"devenir", std::string(kind_words(row.kind))},
                     {"maquette", row.maquette},
                     {"version", row.version},
                     {"promotion", row.promotion},
                     {"remarque", row.note}}});
  record.add("etudiants", std::move(rows));
  out << report::record_json("ouverture", record);
}

}  // namespace

Exit open_year(const Options& options, Terminal& stream) {
  Terminal terminal = beside_json(options, stream);
  const std::size_t years = options.arguments.empty() ? 0 : 1;
  if (options.base.empty() || years == 0)
    return usage(terminal, "il faut une base et une année : « bareme ouvrir-annee BASE.db 2025-2026 »");
  const std::vector<std::string> texts(options.arguments.begin() + 1, options.arguments.end());
  OpeningOptions opening;
  opening.which = which(options);
  opening.towards = options.towards;
  opening.author = author_of(options, terminal);
  opening.moment = terminal.now ? terminal.now() : "";
  const auto prepared = [&](Session& session) {
    return texts.empty() && options.regulation.empty() ? Exit::Fine
                                                       : load_regulation(session, options, texts, terminal);
  };
  diagnostics::Diagnostics problems;
  opening.dry_run = true;
  Session trial;
  if (const Exit loaded = prepared(trial); loaded != Exit::Fine) return loaded;
  const auto found = trial.open_year(options.base, options.arguments.front(), opening, problems);
  if (!found || problems.has_errors()) return failed(trial, problems, terminal);
  tell_table(*found, terminal);
  const std::size_t fresh = count(*found, Kind::New);
  if (fresh == 0 || options.dry_run) {
    terminal.out << (fresh == 0 ? "Rien à inscrire : " : "Essai, rien n'est écrit : ") << census(*found, fresh)
                 << ".\n";
    if (options.json) write_report(*found, opening, false, stream.out);
    return Exit::Fine;
  }
  terminal.out << "À inscrire : " << census(*found, fresh) << ".\n";
  if (!confirmed(fresh, "d'inscriptions", options, terminal)) return Exit::Usage;
  opening.dry_run = false;
  Session session;
  if (const Exit loaded = prepared(session); loaded != Exit::Fine) return loaded;
  const auto report = session.open_year(options.base, options.arguments.front(), opening, problems);
  if (!report || problems.has_errors()) return failed(session, problems, terminal);
  terminal.out << fmt::format("✓ Année {} ouverte par « {} » : {}.\n", report->year, opening.author,
                              counted(report->written, "inscription", "aucune"));
  if (options.json) write_report(*report, opening, true, stream.out);
  return Exit::Fine;
}

}  // namespace bareme::repl
