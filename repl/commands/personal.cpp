// dossier: everything held on one student; effacer: students forgotten.
#include "session/personal.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/confirm.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/held.hpp"

namespace bareme::repl {
namespace {

using diagnostics::Diagnostics;

Exit told(const Diagnostics& problems, Terminal& terminal) {
  show(problems, {}, terminal);
  return exit_of(problems);
}

report::Held page_of(const HeldDossier& dossier, const std::string& base) {
  const records::Person& person = dossier.person;
  report::Held held{person.number,
                    person.name + (person.first_name.empty() ? "" : " " + person.first_name),
                    std::filesystem::path(base).filename().string(),
                    "Barème " BAREME_VERSION,
                    {}};
  for (const records::HeldSection& section : dossier.sections)
    held.sections.push_back({section.title, section.columns, section.rows});
  return held;
}

void tell_people(const std::vector<records::Person>& people, const Options& options, std::ostream& out) {
  constexpr std::size_t shown_at_most = 20;
  out << fmt::format("{} à effacer : {}.\n", counted(people.size(), "étudiant"),
                     options.identity ? "notes, faits, moyennes arrêtées, motifs, nom et numéro"
                                      : "notes, faits, moyennes arrêtées et motifs ; le nom et le numéro restent");
  for (std::size_t i = 0; i < std::min(people.size(), shown_at_most); ++i)
    out << fmt::format("  {} {} {} · dernière inscription {}\n", people[i].number, people[i].name, people[i].first_name,
                       people[i].last_year);
  if (people.size() > shown_at_most) out << fmt::format("  et {} autres\n", people.size() - shown_at_most);
  out << "Les résultats, les décisions et leurs dates restent, avec la chaîne du journal. Rien ne se rétablit.\n";
}

void tell(const records::Erased& erased, const ErasureRequest& request, std::ostream& out) {
  out << fmt::format("✓ Effacé par « {} » : {}, {}, {}.\n", request.author, counted(erased.students, "étudiant"),
                     counted(erased.inscriptions, "inscription", "aucune"), counted(erased.values, "valeur", "aucune"));
  out << fmt::format("  vidés de leurs mots : {}, {} du journal\n", counted(erased.acts, "acte"),
                     counted(erased.journal_rows, "ligne", "aucune"));
  out << "  empreinte du journal : " << erased.mark << '\n';
  if (!erased.copies.empty())
    out << "  ces copies de la base disent encore tout, à détruire : " << joined(erased.copies, ", ") << '\n';
  out << "  et hors de la base : les journaux de séance, les documents déjà tirés, les sauvegardes de l'école\n";
}

}  // namespace

Exit dossier(const Options& options, Terminal& terminal) {
  if (options.base.empty() || options.arguments.size() != 1)
    return usage(terminal, "il faut une base et un étudiant : « bareme dossier BASE.db E042 »");
  Diagnostics problems;
  const auto held = held_on(options.base, options.arguments.front(), problems);
  if (!held) return told(problems, terminal);
  const report::Held page = page_of(*held, options.base);
  const std::string text = options.json ? report::held_json(page) : report::held_markdown(page);
  if (options.output.empty()) {
    terminal.out << text;
    return Exit::Fine;
  }
  if (!write_whole(options.output, text)) {
    terminal.err << fmt::format("bareme : écriture impossible : {}\n", options.output);
    return Exit::DataError;
  }
  terminal.out << "✓ " << options.output << '\n';
  return Exit::Fine;
}

Exit erase_people(const Options& options, Terminal& terminal) {
  if (options.base.empty() || options.arguments.empty() == options.until.empty())
    return usage(terminal,
                 "il faut une base, et des étudiants ou « --jusqu-a 2014-2015 » : « bareme effacer BASE.db E042 "
                 "--motif \"…\" »");
  const ErasureRequest request{options.arguments,
                               options.until,
                               options.identity,
                               options.motive,
                               author_of(options, terminal),
                               terminal.now ? terminal.now() : ""};
  Diagnostics problems;
  const auto people = to_erase(options.base, request, problems);
  if (!people) return told(problems, terminal);
  tell_people(*people, options, terminal.out);
  if (options.dry_run) {
    terminal.out << "Essai, rien n'est effacé.\n";
    return Exit::Fine;
  }
  if (!confirmed(people->size(), "d'étudiants", options, terminal)) return Exit::Usage;
  const auto erased = erase(options.base, request, *people, problems);
  if (!erased) return told(problems, terminal);
  tell(*erased, request, terminal.out);
  return Exit::Fine;
}

}  // namespace bareme::repl
