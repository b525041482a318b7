// figer: past juries as texts, with the texts of their règlement beside them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "session/past.hpp"

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

Exit told(const Session& session, const diagnostics::Diagnostics& problems, Terminal& terminal) {
  show(problems, session.sources(), terminal);
  return exit_of(problems);
}

std::optional<std::string> text_there(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Exit unwritten(const fs::path& path, Terminal& terminal) {
  terminal.err << fmt::format("bareme : écriture impossible : {}\n", path.generic_string());
  return Exit::DataError;
}

Exit taken(const fs::path& path, Terminal& terminal) {
  terminal.err << fmt::format("bareme : {} est déjà là et dit autre chose ; « --remplacer » pour l'écrire.\n",
                              path.generic_string());
  return Exit::Usage;
}

bool a_file(const Options& options) { return fs::path(options.output).extension() == ".jury"; }

Exit several_in_one(const Options& options, std::size_t juries, Terminal& terminal) {
  return usage(terminal, fmt::format("{} ne tiennent pas dans {} : donner un dossier à « -o », ou dire lequel "
                                     "(--promotion, --annee, --session)",
                                     counted(juries, "jury"), options.output));
}

// The texts first: a jury whose texts are not there would not be one.
Exit write(const FrozenJury& jury, const Options& options, Terminal& terminal) {
  const fs::path output = options.output;
  const fs::path path = a_file(options) ? output : output / jury.name;
  if (const auto there = text_there(path); there && *there != jury.text && !options.replace)
    return taken(path, terminal);
  std::error_code error;
  const fs::path folder = path.parent_path() / jury.folder;
  fs::create_directories(folder, error);
  for (const Document& text : jury.texts) {
    const fs::path place = folder / text.path;
    const auto there = text_there(place);
    if (there == text.text) continue;
    if (there && !options.replace) return taken(place, terminal);
    if (error || !write_whole(place.generic_string(), *text.text)) return unwritten(place, terminal);
  }
  if (!write_whole(path.generic_string(), jury.text)) return unwritten(path, terminal);
  terminal.out << fmt::format("✓ {} : {}, {} du jury, {} arrêtés ; relu et rejoué à l'identique.\n",
                              path.generic_string(), counted(jury.students, "étudiant"),
                              counted(jury.decisions, "décision", "aucune"), counted(jury.results, "résultat"));
  terminal.out << fmt::format("  textes en vigueur : {}\n", (path.parent_path() / jury.folder).generic_string());
  if (jury.dates_kept) terminal.err << "⚠ les dates sont restées : déplacées, le règlement déciderait autrement.\n";
  if (jury.texts_kept)
    terminal.err
        << "⚠ des textes sont restés : cachés, le règlement déciderait autrement. Les relire avant de partager.\n";
  return Exit::Fine;
}

// The juries that sat on a promotion: the one asked, else each that did something, else the last.
std::vector<int> sessions_of(const Session& session) {
  if (session.jury().session) return {*session.jury().session};
  std::set<int> sat = sessions_that_sat(session);
  if (sat.empty()) sat.insert(session.regulation().sessions);
  return {sat.begin(), sat.end()};
}

Exit freeze_promotion(const Options& options, Terminal& terminal) {
  Session session;
  if (const Exit opened = open_promotion(session, options, options.arguments, terminal); opened != Exit::Fine)
    return opened;
  FreezeOptions freezing;
  freezing.president = options.members.empty() ? "" : options.members.front();
  freezing.pseudonyms = options.pseudonyms;
  freezing.seed = options.seed;
  const plan::Jury asked = session.jury();
  const std::vector<int> sessions = sessions_of(session);
  if (a_file(options) && sessions.size() > 1) return several_in_one(options, sessions.size(), terminal);
  for (const int sat : sessions) {
    session.ask_as({sat, asked.date});
    diagnostics::Diagnostics problems;
    const auto frozen = freeze(session, freezing, problems);
    if (!frozen) return told(session, problems, terminal);
    show(problems, session.sources(), terminal);
    if (const Exit written = write(*frozen, options, terminal); written != Exit::Fine) return written;
  }
  return Exit::Fine;
}

}  // namespace

Exit freeze_juries(const Options& options, Terminal& terminal) {
  if (options.output.empty()) return usage(terminal, "où écrire ? « -o DOSSIER », ou « -o FICHIER.jury »");
  if (options.base.empty()) return freeze_promotion(options, terminal);
  diagnostics::Diagnostics problems;
  const std::vector<Which> all = promotions_of(options.base, which(options), problems);
  if (problems.has_errors()) return told(Session(), problems, terminal);
  if (all.size() < 2) return freeze_promotion(options, terminal);
  if (a_file(options)) return several_in_one(options, all.size(), terminal);
  Exit worst = Exit::Fine;
  for (const Which& one : all) {
    Options each = options;
    each.promotion = one.promotion;
    each.maquettes = {one.maquette};
    each.year = one.year;
    each.version = one.version;
    worst = std::max(worst, freeze_promotion(each, terminal));
  }
  return worst;
}

}  // namespace bareme::repl
