// What juries took in a base, as the session tells it; the chain of its journal; and what saving has to say.
#include <fmt/format.h>

#include "session/saving.hpp"

namespace bareme {

using diagnostics::Diagnostic;

std::vector<Taken> decisions_of(const records::Base& base, const records::Selection& selection) {
  std::vector<Taken> all;
  for (const records::Decision& one : base.decisions(selection))
    all.push_back({one.student, one.object, one.code + (one.suite.empty() ? "" : " suite " + one.suite), one.code,
                   one.proposition, one.motive, one.author, one.date, one.session, one.forced, one.article});
  return all;
}

std::set<std::string> closed_of(const records::Base& base, const records::Selection& selection) {
  std::set<std::string> numbers;
  for (const records::ClosedInscription& one : base.closed(selection))
    numbers.insert(one.number);
  return numbers;
}

const std::vector<Taken>& Session::taken() const { return state_->taken; }
std::vector<Granted> Session::granted() const {
  std::vector<Granted> all;
  for (const records::Granted& one : state_->granted)
    all.push_back({one.student, one.object, one.name, one.value, one.motive, one.author, one.date, one.session});
  return all;
}

std::size_t Session::saved_events(const std::string& seance) const try {
  return state_->base.empty() ? 0 : records::Base::open_existing(state_->base).saved_events(seance);
} catch (const records::BaseProblem&) {
  return 0;  // said when one saves
}

std::optional<JournalReport> verify_journal(const std::string& path, diagnostics::Diagnostics& diagnostics) try {
  const records::ChainReport found = records::Base::open_existing(path).verify_journal();
  JournalReport report{found.rows, found.chained, found.last};
  if (found.broken != records::ChainReport::Break::None) diagnostics.add(problems::broken_journal(found));
  return report;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

namespace problems {

Diagnostic told(const records::BaseProblem& problem) {
  return Diagnostic(problem.code(), std::nullopt, problem.what()).help(problem.remedy());
}

Diagnostic broken_journal(const records::ChainReport& report) {
  using Break = records::ChainReport::Break;
  if (report.broken == Break::Untold)
    return Diagnostic("J015", std::nullopt,
                      "le journal de la base est rompu : un enregistrement (" + report.row +
                          ") n'y est pas, ou des lignes de sa fin manquent")
        .help("reprendre la copie faite avant le dernier lot, et chercher qui a écrit dans la base");
  const records::JournalRow& row = report.told;
  const std::string said = fmt::format("{} {} {} {} : {} → {}, par {}", row.moment, row.operation, row.student,
                                       row.target, row.before, row.after, row.author);
  return Diagnostic("J015", std::nullopt,
                    fmt::format("le journal de la base est rompu à la ligne {} ({}) : {}", report.row, said,
                                report.broken == Break::Link
                                    ? "elle, ou une ligne avant elle, n'est pas celle qui a été écrite"
                                    : "l'acte dont elle répond n'est plus celui qui a été enregistré"))
      .help("reprendre la copie faite avant le dernier lot, et chercher qui a écrit dans la base");
}

Diagnostic nothing_to_save() {
  return Diagnostic("J223", std::nullopt, "rien à enregistrer : aucun acte dans cette séance");
}

Diagnostic no_base_to_save() {
  return Diagnostic("J224", std::nullopt, "pas de base où enregistrer : la promotion vient de fichiers")
      .help("ouvrir la séance sur une base : « bareme jury --base BASE.db »");
}

Diagnostic who_saves() {
  return Diagnostic("J225", std::nullopt, "qui enregistre ? une décision porte son auteur")
      .help("ouvrir la séance avec « --auteur NOM »");
}

Diagnostic base_changed(std::size_t cells) {
  return Diagnostic("J014", std::nullopt,
                    fmt::format("la base a changé depuis l'ouverture : {}",
                                cells == 1 ? "1 valeur" : fmt::format("{} valeurs", cells)))
      .help(
          "« quitter » deux fois, rouvrir la séance, puis « reprendre » : les actes se refont sur ce que la base dit");
}

Diagnostic year_closed(const std::string& student) {
  return Diagnostic("J016", std::nullopt, "l'année de " + student + " est close : elle ne prend plus d'acte ni de note")
      .help("« rouvrir " + student + " motif \"…\" », que le journal garde, puis l'acte, puis « clôturer »");
}

Diagnostic cells_of_closed_year(const std::vector<plan::Difference>& cells, std::size_t count) {
  constexpr std::size_t named_at_most = 5;
  std::string named;
  for (std::size_t i = 0; i < cells.size() && i < named_at_most; ++i)
    named += fmt::format("{}{} {} : {} → {}", i == 0 ? "" : " ; ", cells[i].student, cells[i].what,
                         cells[i].before.empty() ? "rien" : cells[i].before, cells[i].after);
  if (count > named_at_most)
    named += fmt::format(" et {} autre{}", count - named_at_most, count - named_at_most == 1 ? "" : "s");
  return Diagnostic("J016", std::nullopt, "l'année est close : elle ne prend plus d'acte ni de note (" + named + ")")
      .help(
          "rouvrir l'année, avec son motif : « bareme rouvrir BASE.db ÉTUDIANT --motif \"…\" », que le journal garde");
}

}  // namespace problems

}  // namespace bareme
