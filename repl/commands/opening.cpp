#include "repl/commands/opening.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "repl/wording.hpp"

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

constexpr const char* standard_input = "-";

bool is_text_of_ours(const fs::directory_entry& entry) {
  return entry.is_regular_file() && entry.path().extension() == ".bareme";
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (is_text_of_ours(entry)) files.push_back(entry.path().generic_string());
  std::sort(files.begin(), files.end());
  return files;
}

Document document(const std::string& path, Terminal& terminal) {
  if (path != standard_input) return {path};
  return {"entrée standard", std::string(std::istreambuf_iterator<char>(terminal.in), {})};
}

// The nearest of these folders above a file; none: the file's own.
std::string home_of(const std::string& path, const std::set<std::string>& homes) {
  const fs::path own = fs::path(path).parent_path();
  for (fs::path folder = own;; folder = folder.parent_path()) {
    if (homes.contains(folder.generic_string())) return folder.generic_string();
    if (folder == folder.parent_path()) return own.generic_string();
  }
}

// --maquette names a file, or a maquette by its title.
bool is_file(const std::string& maquette) {
  std::error_code error;
  return maquette == standard_input || fs::exists(maquette, error) || fs::path(maquette).extension() == ".bareme";
}

}  // namespace

std::vector<Document> documents(const std::vector<std::string>& paths, Terminal& terminal) {
  std::vector<Document> all;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      all.push_back(document(path, terminal));
      continue;
    }
    for (std::string& file : files_below(path))
      all.push_back({std::move(file)});
  }
  return all;
}

std::vector<std::vector<Document>> read_together(std::vector<Document> documents) {
  const bool libraries = std::all_of(documents.begin(), documents.end(), is_library);
  std::set<std::string> homes;
  for (const Document& document : documents)
    if (fs::path(document.path).filename() == "reglement.bareme")
      homes.insert(fs::path(document.path).parent_path().generic_string());
  if (documents.size() < 2 || (!libraries && homes.size() < 2)) return {std::move(documents)};
  std::map<std::string, std::vector<Document>> apart;
  for (Document& document : documents) {
    const std::string home = libraries ? document.path : home_of(document.path, homes);
    apart[home].push_back(std::move(document));
  }
  std::vector<std::vector<Document>> all;
  for (auto& [home, together] : apart)
    all.push_back(std::move(together));
  return all;
}

Reading reading() {
  const auto find = [](const std::string&, const std::string& version, const std::string& beside) {
    FoundVersion found;
    const bool a_folder = !version.empty() && version.find('/') == std::string::npos && version.front() != '.';
    std::error_code error;
    if (!a_folder || !fs::exists(beside, error)) return found;
    const fs::path path = (fs::path(beside).parent_path() / ".." / version / "reglement.bareme").lexically_normal();
    found.place = path.generic_string();
    if (fs::exists(path, error)) found.document = Document{found.place};
    return found;
  };
  return {"", find};
}

namespace {

// « règlement "Essai" version "1" », at the head of a text.
bool declares(const Document& document, const std::string& title, const std::string& version) {
  std::string text = document.text.value_or("");
  if (!document.text) {
    std::ifstream file(document.path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  const std::size_t begin = text.find("règlement \"" + title + "\"");
  const std::string line = begin == text.npos ? "" : text.substr(begin, text.find('\n', begin) - begin);
  return line.find("version \"" + version + "\"") != line.npos;
}

}  // namespace

Reading reading_among(std::vector<Document> documents) {
  Reading beside = reading();
  const auto find = [in_folders = beside.find, documents = std::move(documents)](
                        const std::string& title, const std::string& version, const std::string& path) {
    FoundVersion found = in_folders(title, version, path);
    if (found.document) return found;
    for (const Document& document : documents)
      if (document.path != path && declares(document, title, version)) found.document = document;
    return found;
  };
  beside.find = find;
  return beside;
}

Tables tables(const Options& options, const std::vector<std::string>& marks, Terminal& terminal) {
  const auto each = [&](const std::vector<std::string>& paths) {
    std::vector<Document> all;
    for (const std::string& path : paths)
      all.push_back(document(path, terminal));
    return all;
  };
  std::vector<std::string> all_marks = options.marks;
  all_marks.insert(all_marks.end(), marks.begin(), marks.end());
  return {each(options.students), each(options.facts), each(all_marks), each(options.lines), each(options.acquired)};
}

Files files_of(const std::vector<std::string>& arguments) {
  Files files;
  for (const std::string& argument : arguments) {
    std::string ending = fs::path(argument).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto is = [&](const char* one) { return ending == one; };
    const bool table = is(".csv") || is(".tsv") || is(".xlsx") || is(".xls") || is(".ods") || is(".pdf");
    (table ? files.tables : files.texts).push_back(argument);
  }
  return files;
}

std::string later_marks(const Session& session) {
  const int asking = session.jury().session.value_or(session.regulation().sessions);
  if (asking >= session.regulation().sessions) return "";
  std::vector<plan::InputKey> later;
  for (const auto& [key, column] : session.promotion().columns())
    if (key.kind == plan::InputKey::Kind::Mark && key.session > asking) later.push_back(key);
  std::size_t marks = 0, students = 0;
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    const auto given = std::count_if(later.begin(), later.end(), [&](const plan::InputKey& key) {
      return session.promotion().given(key, student, values::Kind::Number).present();
    });
    marks += static_cast<std::size_t>(given);
    students += given != 0;
  }
  if (marks == 0) return "";
  const std::vector<plan::CellKey> cells = session.summary_cells();
  return fmt::format(
      "Jury de session {} : {} {} {} dans les valeurs montrées ({}). Une valeur sans elles : « {} en "
      "session {} ».",
      asking, counted(marks, "note"),
      asking + 1 == session.regulation().sessions ? fmt::format("de session {}", asking + 1) : "de sessions suivantes",
      marks == 1 ? "déjà saisie est comptée" : "déjà saisies sont comptées", counted(students, "élève"),
      cells.empty() ? "S7.moyenne" : session.label(cells.front()), asking);
}

Exit usage(Terminal& terminal, const std::string& complaint) {
  terminal.err << "bareme : " << complaint << ".\n";
  return Exit::Usage;
}

std::string author_of(const Options& options, const Terminal& terminal) {
  if (!options.author.empty()) return options.author;
  if (!terminal.environment) return "";
  for (const char* name : {"BAREME_AUTEUR", "USER", "LOGNAME"})
    if (const auto value = terminal.environment(name); value && !value->empty()) return *value;
  return "";
}

Which which(const Options& options) {
  Which which{options.promotion, "", options.year, options.version};
  for (const std::string& maquette : options.maquettes)
    if (!is_file(maquette)) which.maquette = maquette;
  return which;
}

std::optional<plan::Jury> jury_of(const Options& options, Terminal& terminal) {
  plan::Jury jury;
  if (!options.session.empty()) {
    if (options.session.size() != 1 || options.session[0] < '1' || options.session[0] > '9') {
      usage(terminal, "--session : un chiffre, comme 1 ou 2, et non " + diagnostics::guillemets(options.session));
      return std::nullopt;
    }
    jury.session = options.session[0] - '0';
  }
  if (!options.date.empty()) {
    jury.date = values::Date::parse(options.date);
    if (!jury.date) {
      usage(terminal, "--date : un jour comme 12/07/2025, et non " + diagnostics::guillemets(options.date));
      return std::nullopt;
    }
  }
  return jury;
}

Exit load_regulation(Session& session, const Options& options, const std::vector<std::string>& texts,
                     Terminal& terminal) {
  std::vector<std::string> paths = texts;
  if (!options.regulation.empty()) paths.push_back(options.regulation);
  if (paths.empty()) return usage(terminal, "il manque le règlement, ou « --base BASE.db »");
  for (const std::string& maquette : options.maquettes)
    if (is_file(maquette)) paths.push_back(maquette);
  diagnostics::Diagnostics problems;
  if (session.load(documents(paths, terminal), problems, reading())) session.hold_lua(problems);
  show(problems, session.sources(), terminal);
  return exit_of(problems);
}

Exit open_promotion(Session& session, const Options& options, const std::vector<std::string>& arguments,
                    Terminal& terminal) {
  const std::optional<plan::Jury> jury = jury_of(options, terminal);
  if (!jury) return Exit::Usage;
  const Files files = files_of(arguments);
  const Tables given = tables(options, files.tables, terminal);
  diagnostics::Diagnostics problems;
  if (!options.base.empty()) {
    if (!files.texts.empty()) return usage(terminal, "avec --base, le règlement est celui de la base");
    if (!given.empty())
      return usage(terminal,
                   "--base contient déjà la promotion : ajouter des fichiers se fait par « bareme importer »");
    session.open(options.base, which(options), problems);
  } else {
    if (given.empty())
      return usage(terminal, "il manque la promotion : « --base BASE.db », ou « --notes NOTES.csv » et la suite");
    if (const Exit loaded = load_regulation(session, options, files.texts, terminal); loaded != Exit::Fine)
      return loaded;
    session.enrol(given, which(options), problems);
  }
  show(problems, session.sources(), terminal);
  if (problems.has_errors()) return exit_of(problems);
  if (jury->session.value_or(1) > session.regulation().sessions)
    return usage(terminal, fmt::format("--session {} : ce règlement a {}", *jury->session,
                                       counted(static_cast<std::size_t>(session.regulation().sessions), "session")));
  session.ask_as(*jury);
  return Exit::Fine;
}

Session::Progress progress_bar(Terminal& terminal) {
  if (!terminal.err_is_tty) return {};
  using Clock = std::chrono::steady_clock;
  constexpr std::size_t width = 30;
  return [&terminal, start = Clock::now(), shown = std::size_t{0}](std::size_t done, std::size_t total) mutable {
    if (total == 0 || Clock::now() - start < std::chrono::seconds(1)) return;
    const std::size_t filled = done * width / total;
    if (done == total && shown != 0) terminal.err << "\r\x1b[K" << std::flush;
    if (done == total || filled == shown) return;
    shown = filled;
    terminal.err << fmt::format("\r{}{} {} / {} étudiants", std::string(filled, '#'), std::string(width - filled, '.'),
                                done, total)
                 << std::flush;
  };
}

}  // namespace bareme::repl
