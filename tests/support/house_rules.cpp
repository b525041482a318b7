#include "support/house_rules.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "support/source_scan.hpp"

namespace bareme::house {
namespace {

// Headers of third parties by prefix, and the one folder that may include them; "" for everyone. JSON has two: what is
// written of results, and what an editor says.
struct ThirdParty {
  std::string_view prefix;
  std::string_view owner;
};

constexpr ThirdParty third_parties[] = {
    {"fmt/", ""},
    {"utf8proc.h", "text"},
    {"gmp.h", "values"},
    {"gmpxx.h", "values"},
    {"tao/", "syntax"},
    {"lua.hpp", "lua"},
    {"lua.h", "lua"},
    {"lauxlib.h", "lua"},
    {"lualib.h", "lua"},
    {"SQLiteCpp/", "records"},
    {"sqlite3.h", "records"},
    {"pugixml.hpp", "intake"},
    {"minizip/", "intake"},
    {"nlohmann/", "report repl"},
    {"kainjow/", "report"},
    {"xlsxwriter.h", "report"},
    {"CLI/", "repl"},
    {"httplib.h", "repl"},
    {"readline/", "repl"},
    // The terminal belongs to the shell.
    {"unistd.h", "repl"},
    {"spawn.h", "repl"},
    {"termios.h", "repl"},
    {"sys/", "repl"},
    {"signal.h", "repl"},
    {"poll.h", "repl"},
    {"fcntl.h", "repl"},
};

// Standard headers that print, or read the terminal or the locale.
constexpr std::string_view shell_only[] = {"iostream", "locale", "clocale"};

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// The unit of the include table a path relative to interpreter/ belongs to: its folder, or its stem at the top.
std::string unit_of_header(std::string_view header) {
  const std::size_t slash = header.find('/');
  if (slash != std::string_view::npos) return std::string(header.substr(0, slash));
  return std::string(header.substr(0, header.find('.')));
}

constexpr std::string_view interpreter = "interpreter/";

std::string unit_of(const SourceFile& file) {
  const std::string_view path = file.path;
  return unit_of_header(starts_with(path, interpreter) ? path.substr(interpreter.size()) : path);
}

std::string place(const SourceFile& file, std::size_t line) { return fmt::format("{}:{}", file.path, line); }

std::string listed(const std::set<std::string>& names) {
  return names.empty() ? "nothing of ours" : fmt::format("{}", fmt::join(names, " "));
}

bool is_header(const SourceFile& file) {
  return file.path.size() > 4 && file.path.substr(file.path.size() - 4) == ".hpp";
}

std::string path_of(const Include& include) {
  return starts_with(include.header, "repl/") ? include.header : std::string(interpreter) + include.header;
}

// Headers another folder can see: included from outside their folder, directly or through such a header.
std::set<std::string> public_headers(const std::vector<SourceFile>& files) {
  std::set<std::string> seen;
  for (bool grown = true; grown;) {
    grown = false;
    for (const SourceFile& file : files) {
      for (const Include& include : includes(file.text)) {
        const bool crosses = unit_of(file) != unit_of_header(include.header);
        const bool reached = crosses || (is_header(file) && seen.count(file.path) != 0);
        if (include.quoted && reached) grown |= seen.insert(path_of(include)).second;
      }
    }
  }
  return seen;
}

const ThirdParty* third_party(std::string_view header) {
  const auto* found = std::find_if(std::begin(third_parties), std::end(third_parties),
                                   [&](const ThirdParty& party) { return starts_with(header, party.prefix); });
  return found == std::end(third_parties) ? nullptr : found;
}

bool is_standard(std::string_view header) { return header.find_first_of("./") == std::string_view::npos; }

// The sentence for one <…> include, empty when it is right. `is_public`: another folder sees this header.
std::string judge_angle_include(const std::string& unit, const std::string& header, bool is_public) {
  if (is_standard(header)) {
    const bool shell = std::find(std::begin(shell_only), std::end(shell_only), header) != std::end(shell_only);
    return shell && unit != "repl" ? "only repl/ may print or read the terminal and the locale" : "";
  }
  const ThirdParty* party = third_party(header);
  if (party == nullptr) return "an unknown third party: give it an owner in tests/support/house_rules.cpp";
  if (party->owner.empty()) return "";
  if ((" " + std::string(party->owner) + " ").find(" " + unit + " ") == std::string::npos)
    return fmt::format("only {}/ may include it", party->owner);
  return is_public ? "this header is seen by another folder: keep the third party in a .cpp" : "";
}

}  // namespace

const IncludeTable& include_table() {
  static const IncludeTable table = {
      {"text", {}},
      {"values", {}},
      {"embedded", {}},
      {"diagnostics", {"text"}},
      {"syntax", {"diagnostics", "text", "values"}},
      {"semantics", {"diagnostics", "syntax", "text", "values"}},
      {"plan", {"diagnostics", "semantics", "values"}},
      {"evaluation", {"diagnostics", "plan", "semantics", "values"}},
      {"jury", {"plan", "semantics", "text", "values"}},
      {"lua", {"diagnostics", "evaluation", "plan", "semantics", "values"}},
      {"records", {"diagnostics", "embedded", "evaluation", "plan", "semantics", "values"}},
      {"intake", {"diagnostics", "evaluation", "plan", "semantics", "text", "values"}},
      {"past", {"diagnostics", "plan", "semantics", "text", "values"}},
      {"report", {"diagnostics", "evaluation", "semantics", "text", "values"}},
      {"session",
       {"diagnostics", "embedded", "evaluation", "intake", "jury", "lua", "past", "plan", "records", "report",
        "semantics", "syntax", "text", "values"}},
      {"repl", {"diagnostics", "report", "session", "text"}},
  };
  return table;
}

std::vector<std::string> include_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    const std::string from = unit_of(file);
    const auto row = include_table().find(from);
    if (row == include_table().end()) {
      violations.push_back(fmt::format("{}: \"{}\" has no row in the include table", file.path, from));
      continue;
    }
    for (const Include& include : includes(file.text)) {
      const std::string to = unit_of_header(include.header);
      if (!include.quoted || to == from || row->second.count(to) != 0) continue;
      violations.push_back(fmt::format("{}: #include \"{}\": {} may include {}", place(file, include.line),
                                       include.header, from, listed(row->second)));
    }
  }
  return violations;
}

std::vector<std::string> third_party_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  const std::set<std::string> seen = public_headers(files);
  for (const SourceFile& file : files) {
    for (const Include& include : includes(file.text)) {
      if (include.quoted) continue;
      const std::string sentence = judge_angle_include(unit_of(file), include.header, seen.count(file.path) != 0);
      if (sentence.empty()) continue;
      violations.push_back(fmt::format("{}: #include <{}>: {}", place(file, include.line), include.header, sentence));
    }
  }
  return violations;
}

std::vector<std::string> floating_point_violations(const std::vector<SourceFile>& files) {
  static const std::set<std::string> exact_units = {"values", "plan", "evaluation"};
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (exact_units.count(unit_of(file)) == 0) continue;
    for (const Word& word : words(file.text)) {
      if (word.text != "double" && word.text != "float") continue;
      violations.push_back(
          fmt::format("{}: `{}` between a mark and a decision; use values::Number", place(file, word.line), word.text));
    }
  }
  return violations;
}

std::vector<std::string> main_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (file.path == "repl/main.cpp") continue;
    const std::vector<Word> found = words(file.text);
    for (std::size_t i = 1; i < found.size(); ++i) {
      if (found[i - 1].text != "int" || found[i].text != "main") continue;
      violations.push_back(fmt::format("{}: a `main` outside repl/main.cpp", place(file, found[i].line)));
    }
  }
  return violations;
}

}  // namespace bareme::house
