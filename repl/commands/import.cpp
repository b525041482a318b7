// importer: CSV files into a base, all of it or nothing; differences are shown before they are replaced.
#include <filesystem>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "session/session.hpp"

namespace bareme::repl {
namespace {

std::string census(const Imported& imported) {
  std::vector<std::string> parts{counted(imported.students, "étudiant"), counted(imported.marks, "note", "aucune"),
                                 counted(imported.facts, "fait")};
  if (imported.convocations != 0) parts.push_back(counted(imported.convocations, "convocation"));
  if (imported.lines != 0) parts.push_back(counted(imported.lines, "ligne") + " de dossier");
  if (imported.acquired != 0) parts.push_back(counted(imported.acquired, "valeur", "aucune") + " d'acquis");
  std::string text = joined(parts, ", ");
  if (imported.unchanged != 0) text += fmt::format(" ; {} déjà dans la base", counted(imported.unchanged, "valeur"));
  return text;
}

void show_differences(const Imported& imported, Terminal& terminal) {
  imported.differences->each([&](const plan::Difference& difference) {
    terminal.out << fmt::format("  {} {} : {} → {}\n", difference.student, difference.what, difference.before,
                                difference.after);
  });
}

// What another text of the règlement changes for those a jury has decided on.
void show_results(const Imported& imported, Terminal& terminal) {
  constexpr std::size_t shown = 12;
  for (std::size_t i = 0; i < imported.results.size() && i < shown; ++i) {
    const plan::Difference& one = imported.results[i];
    terminal.out << fmt::format("  {} {} : {} → {}\n", one.student, one.what, one.before, one.after);
  }
  if (imported.results.size() > shown)
    terminal.out << fmt::format("  … et {} autres\n", imported.results.size() - shown);
}

}  // namespace

Exit import_tables(const Options& options, Terminal& terminal) {
  if (options.base.empty()) return usage(terminal, "il manque la base : « --base BASE.db »");
  const Files files = files_of(options.arguments);
  const Tables given = tables(options, files.tables, terminal);
  const bool text_given = !files.texts.empty() || !options.regulation.empty();
  if (given.empty() && !(text_given && std::filesystem::exists(options.base)))
    return usage(terminal, "rien à importer : donner --etudiants, --notes, --faits, --cours ou --acquis");
  Session session;
  if (text_given)
    if (const Exit loaded = load_regulation(session, options, files.texts, terminal); loaded != Exit::Fine)
      return loaded;
  ImportOptions how;
  how.replace = options.replace;
  how.dry_run = options.dry_run;
  how.replace_regulation = options.replace_regulation;
  how.which = which(options);
  how.author = author_of(options, terminal);
  how.moment = terminal.now ? terminal.now() : "";
  diagnostics::Diagnostics problems;
  const std::optional<Imported> imported = session.import(options.base, given, how, problems);
  if (imported) show_results(*imported, terminal);
  show(problems, session.sources(), terminal);
  if (!imported || problems.has_errors()) {
    terminal.err << "Rien n'a été écrit.\n";
    return exit_of(problems);
  }
  show_differences(*imported, terminal);
  for (const plan::Difference& one : imported->overridden)
    terminal.out << fmt::format("  {} {} : {} importé, mais le jury a accordé {} : c'est ce qui compte\n", one.student,
                                one.what, one.after, one.before);
  terminal.out << (options.dry_run ? "Essai, rien n'est écrit : " : "✓ Importé : ") << census(*imported)
               << (imported->another_text ? " ; le texte que la base gardait est remplacé.\n" : ".\n");
  return Exit::Fine;
}

}  // namespace bareme::repl
