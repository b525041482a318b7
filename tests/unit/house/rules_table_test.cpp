// docs/regles.md says where each computable rule of the five founding documents stands. In: that page and the files it
// names; out: a failure for each article, case or page that is not there, and for a rule told twice or forgotten.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

const fs::path root = support::source_dir();

struct Rule {
  std::string id;
  fs::path folder;   // of the règlement, as the section's « Dans `…` » names it
  Strings articles;  // what stands in code in the column: the beginning of a line of the file
  std::string file;
  std::string kept_by;  // the whole cell
  std::string missing;
};

Strings lines_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  Strings lines;
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Strings split(const std::string& text, char separator) {
  Strings parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);)
    parts.push_back(trimmed(part));
  return parts;
}

// What stands between backquotes.
Strings code_in(const std::string& cell) {
  Strings parts;
  std::string part;
  std::istringstream stream(cell);
  for (bool inside = false; std::getline(stream, part, '`'); inside = !inside)
    if (inside) parts.push_back(part);
  return parts;
}

std::string only_code(const std::string& cell) {
  const Strings parts = code_in(cell);
  return parts.empty() ? "" : parts.front();
}

std::vector<Rule> rules_told() {
  std::vector<Rule> rules;
  fs::path folder;
  for (const std::string& line : lines_of(root / "docs/regles.md")) {
    if (line.rfind("Dans `", 0) == 0) folder = only_code(line);
    const Strings cells = split(line, '|');  // the first is what stands before the first bar: nothing
    if (cells.size() < 7 || cells[1] == "règle" || cells[1].rfind("---", 0) == 0) continue;
    rules.push_back({cells[1], folder, code_in(cells[3]), only_code(cells[4]), cells[5], cells[6]});
  }
  return rules;
}

Strings rules_of_the_documents() {
  const std::vector<std::pair<std::string, int>> documents = {{"E", 29}, {"P", 7}, {"N", 7}, {"I", 4}, {"S", 3}};
  Strings ids;
  for (const auto& [letter, count] : documents)
    for (int number = 1; number <= count; ++number)
      ids.push_back(letter + std::to_string(number));
  return ids;
}

bool starts(const std::string& line, const std::string& opening) {
  const std::string text = trimmed(line);
  if (text.rfind(opening, 0) != 0) return false;
  const std::string after = text.substr(opening.size(), 1);
  return after.empty() || after == " " || after == "(";  // « vérifie … = 30 » is not « … = 300 »
}

Strings::const_iterator line_that_starts(const Strings& lines, const std::string& opening) {
  return std::find_if(lines.begin(), lines.end(), [&](const std::string& line) { return starts(line, opening); });
}

// An article ends at a `fin` written at its own depth; a `selon` inside it ends deeper.
bool has_example(const Strings& lines, const std::string& article) {
  for (auto line = line_that_starts(lines, article); line != lines.end() && line->rfind("fin", 0) != 0; ++line)
    if (starts(*line, "exemple")) return true;
  return false;
}

void check_case(const Rule& rule, const std::string& named) {
  const std::size_t blank = named.find(' ');
  const fs::path path = root / rule.folder / named.substr(0, blank);
  INFO(rule.id << ": " << path.string());
  REQUIRE(fs::exists(path));
  if (blank == std::string::npos) FAIL_CHECK(rule.id << ": a case is named by its file and its title, " << named);
  const Strings lines = lines_of(path);
  if (line_that_starts(lines, "cas " + named.substr(blank + 1)) == lines.end())
    FAIL_CHECK(rule.id << ": no case " << named.substr(blank + 1) << " in " << path.string());
}

}  // namespace

TEST_CASE("house: docs/regles.md tells every rule of the documents once, in order", "[house]") {
  Strings told;
  for (const Rule& rule : rules_told())
    told.push_back(rule.id);
  CHECK(told == rules_of_the_documents());
}

TEST_CASE("house: every article docs/regles.md names stands in the file it names", "[house]") {
  for (const Rule& rule : rules_told()) {
    if (rule.articles.empty()) {
      INFO(rule.id << " has no article: the last column says what is missing");
      CHECK(rule.missing != "");
      continue;
    }
    const fs::path path = root / rule.folder / rule.file;
    INFO(rule.id << ": " << path.string());
    REQUIRE(fs::is_regular_file(path));
    const Strings lines = lines_of(path);
    for (const std::string& article : rule.articles)
      if (line_that_starts(lines, article) == lines.end())
        FAIL_CHECK(rule.id << ": no line of " << path.string() << " starts with " << article);
  }
}

TEST_CASE("house: every case and page docs/regles.md names exists", "[house]") {
  for (const Rule& rule : rules_told())
    for (const std::string& named : code_in(rule.kept_by)) {
      if (named.rfind("cas/", 0) == 0) {
        check_case(rule, named);
      } else {
        INFO(rule.id << ": " << named);
        CHECK(fs::is_regular_file(root / named));
      }
    }
}

TEST_CASE("house: a written rule is kept by a case, an example or a vérifie that is there", "[house]") {
  for (const Rule& rule : rules_told()) {
    if (rule.articles.empty()) continue;
    INFO(rule.id);
    CHECK(rule.kept_by != "");
    const Strings lines = lines_of(root / rule.folder / rule.file);
    for (const std::string& word : split(rule.kept_by, ' ')) {
      if (word == "exemple")
        CHECK(std::any_of(rule.articles.begin(), rule.articles.end(),
                          [&](const std::string& article) { return has_example(lines, article); }));
      if (word == "vérifie") CHECK(line_that_starts(lines, "vérifie") != lines.end());
    }
  }
}
