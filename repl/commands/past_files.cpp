#include "repl/commands/past_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

Exit told(const diagnostics::Diagnostics& problems, const diagnostics::Sources& sources, Terminal& terminal) {
  show(problems, sources, terminal);
  return exit_of(problems);
}

bool has_maquette(const Session& session, const std::string& title) {
  const auto titles = session.maquette_titles();
  return std::find(titles.begin(), titles.end(), title) != titles.end() || (titles.size() == 1 && title.empty());
}

Exit replay_one(const std::string& path, const Options& options, Terminal& terminal,
                const std::function<void(ReplayedJury&)>& tell) {
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  auto past = read_past_jury({path}, sources, problems);
  if (!past) return told(problems, sources, terminal);
  if (!in_years(options.year, past->baseline.head.year)) return Exit::Fine;
  const auto texts = texts_beside(*past, problems);
  if (!texts) return told(problems, sources, terminal);
  ReplayedJury jury{std::move(*past), path, options.regulation.empty(), {}, {}, {}, {}};
  Session& then = jury.in_force ? jury.now : jury.then;
  if (!load_in_force(then, jury.past, *texts, problems)) return told(problems, then.sources(), terminal);
  std::vector<std::string> lost;
  if (!stand(then, jury.past, true, lost, problems)) return told(problems, sources, terminal);
  if (!jury.in_force) {
    if (const Exit loaded = load_rules(jury.now, options, jury.past, *texts, terminal); loaded != Exit::Fine)
      return loaded;
    if (!stand(jury.now, jury.past, false, lost, problems)) return told(problems, sources, terminal);
  }
  auto replayed = replay(jury.now, jury.in_force ? nullptr : &jury.then, jury.past, problems);
  if (!replayed) return told(problems, problems.all().front().place() ? sources : jury.now.sources(), terminal);
  jury.replay = std::move(*replayed);
  jury.replay.lost.insert(jury.replay.lost.begin(), lost.begin(), lost.end());
  if (const std::string reviewed = reviews_path(path); fs::exists(reviewed)) {
    auto reviews = read_reviews({reviewed}, sources, problems);
    if (!reviews) return told(problems, sources, terminal);
    jury.reviews = std::move(*reviews);
    apply(jury.reviews, jury.now, jury.replay);
  }
  tell(jury);
  return Exit::Fine;
}

}  // namespace

Exit load_rules(Session& session, const Options& options, const PastJury& past, const std::vector<Document>& texts,
                Terminal& terminal) {
  std::vector<std::string> paths{options.regulation};
  paths.insert(paths.end(), options.maquettes.begin(), options.maquettes.end());
  std::vector<Document> given = documents(paths, terminal);
  diagnostics::Diagnostics problems;
  bool loaded = session.load(given, problems, reading_among(texts));
  if (loaded && !has_maquette(session, past.baseline.head.maquette)) {
    for (const Document& text : texts)
      if (fs::path(text.path).filename().string().rfind("maquette", 0) == 0) given.push_back(text);
    session = Session();
    loaded = session.load(given, problems, reading_among(texts));
  }
  if (loaded) session.hold_lua(problems);
  return problems.has_errors() ? told(problems, session.sources(), terminal) : Exit::Fine;
}

std::vector<std::string> jury_files(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (!fs::is_directory(argument, error)) {
      files.push_back(argument);
      continue;
    }
    std::vector<std::string> inside;
    constexpr auto readable = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(argument, readable, error), end; !error && entry != end;
         entry.increment(error))
      if (entry->path().extension() == ".jury") inside.push_back(entry->path().generic_string());
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

bool in_years(const std::string& asked, const std::string& year) {
  if (asked.empty()) return true;
  const std::size_t dots = asked.find("..");
  if (dots == std::string::npos) return year == asked || year.substr(0, 4) == asked;
  const std::string begins = year.substr(0, 4);
  return asked.substr(0, dots).substr(0, 4) <= begins && begins <= asked.substr(dots + 2).substr(0, 4);
}

Exit replay_each(const Options& options, Terminal& terminal, const std::function<void(ReplayedJury&)>& tell) {
  const std::vector<std::string> files = jury_files(options.arguments);
  if (files.empty())
    return usage(terminal, options.arguments.empty()
                               ? "il manque les jurys figés : « bareme rejouer DOSSIER »"
                               : "aucun jury figé (.jury) dans " + diagnostics::guillemets(options.arguments.front()));
  Exit worst = Exit::Fine;
  std::size_t replayed = 0;
  for (const std::string& file : files)
    worst = std::max(worst, replay_one(file, options, terminal, [&](ReplayedJury& jury) {
                       ++replayed;
                       tell(jury);
                     }));
  // Nothing replayed is not « nothing has changed ».
  if (worst == Exit::Fine && replayed == 0)
    return usage(terminal,
                 fmt::format("rien à rejouer : {} là, aucun de « {} »", counted(files.size(), "jury"), options.year));
  return worst;
}

}  // namespace bareme::repl
