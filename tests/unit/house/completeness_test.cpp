// What can be said is written down and shown: every code of a problem has its page in docs/erreurs.md and is seen in
// the output of a golden page.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/page.hpp"
#include "support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;
using Codes = std::set<std::string>;

const fs::path root = support::source_dir();

// Said by the sources, shown by no page yet: each with the reason. A code that a page shows must leave this list.
const std::map<std::string, std::string> not_shown_yet = {
    {"B008", "takes hundreds of parentheses: tests/unit/syntax"},
    {"B084", "an épreuve that cannot be read is told as B054"},
    {"J060", "a base holds the versions of its promotions; a unit test asks another"},
    {"B206", "a fault of ours: no text is known that shows it"},
    {"I008", "page to write"},
    {"I015", "page to write"},
    {"I051", "takes a workbook made by hand: tests/unit/intake"},
    {"I052", "takes a workbook made by hand: tests/unit/intake"},
    {"I055", "takes a workbook made by hand: tests/unit/intake"},
    {"I058", "takes a workbook made by hand: tests/unit/intake"},
    {"I059", "takes a workbook made by hand: tests/unit/intake"},
    {"J002", "takes a folder without rights"},
    {"J004", "takes a base of another version: tests/unit/records"},
    {"J005", "takes a base of another version: tests/unit/records"},
    {"J006", "takes a second program: tests/unit/records"},
    {"J007", "takes a damaged base: tests/unit/records"},
    {"J008", "takes a file without rights"},
    {"J009", "takes a full disk"},
    {"J010", "takes a base changed by hand: tests/unit/records"},
    {"J291", "takes a file that changes while a séance is open: tests/unit/session/lua_test.cpp"},
    {"J011", "takes a base changed by hand: tests/unit/records"},
    {"J012", "takes a base changed by hand: tests/unit/records"},
    {"J013", "takes a full disk: tests/unit/records"},
    {"J014", "takes a second program: tests/unit/records"},
    {"J015", "takes a base changed by hand: tests/unit/records"},
    {"J020", "takes a base imported under another maquette"},
    {"J042", "page to write"},
    {"J047", "page to write"},
    {"J050", "page to write"},
    {"J272", "takes a second program: tests/unit/repl"},
    {"J221", "takes a folder without rights: tests/unit/repl"},
    {"J312", "takes a base changed by hand: tests/unit/session"},
    {"J317", "takes a folder that cannot be written: tests/unit/session"},
    {"J313", "takes a file of millions of bytes: tests/unit/intake"},
    {"J314", "takes a file of gigabytes"},
    {"J315", "takes a file that changes while it is read: tests/unit/intake"},
    {"J316", "takes a base that changes while files are read: tests/unit/records"},
};

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && extensions.count(entry.path().extension().string()) != 0)
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void add_matches(Codes& codes, const std::string& text, const std::regex& pattern) {
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    codes.insert((*match)[1].str());
}

Codes codes_of_the_sources() {
  static const std::regex literal("\"([BIJL][0-9]{3})\"");
  Codes codes;
  for (const char* folder : {"interpreter", "repl"})
    for (const fs::path& file : files_below(root / folder, {".cpp", ".hpp"}))
      add_matches(codes, read(file), literal);
  return codes;
}

Codes codes_explained() {
  static const std::regex heading("(?:^|\n)#+ ([BIJL][0-9]{3})\\b");
  Codes codes;
  if (fs::exists(root / "docs/erreurs.md")) add_matches(codes, read(root / "docs/erreurs.md"), heading);
  for (const fs::path& file : files_below(root / "docs/erreurs", {".md"}))
    add_matches(codes, read(file), heading);
  return codes;
}

// In what a page checks, not in what it tells.
Codes codes_shown() {
  static const std::regex word("\\b([BIJL][0-9]{3})\\b");
  Codes codes;
  for (const fs::path& folder : {root / "tests", root / "docs/guide"})
    for (const fs::path& file : files_below(folder, {".md"}))
      for (const bareme::golden::Block& block : bareme::golden::read_page(read(file)).blocks)
        if (block.kind == "console" || block.kind == "session")
          add_matches(codes, bareme::golden::joined(block.lines), word);
  return codes;
}

}  // namespace

TEST_CASE("house: every problem code has its page", "[house]") {
  const Codes explained = codes_explained();
  const Codes said = codes_of_the_sources();
  REQUIRE(said.size() > 50);
  for (const std::string& code : said)
    if (explained.count(code) == 0)
      FAIL_CHECK(code << " has no page (a heading « ## " << code << " … ») in docs/erreurs.md");
}

TEST_CASE("house: every page of docs/erreurs.md is of a code the sources say", "[house]") {
  const Codes said = codes_of_the_sources();
  for (const std::string& code : codes_explained())
    if (said.count(code) == 0) FAIL_CHECK("docs/erreurs.md explains " << code << ", which no source says");
}

TEST_CASE("house: every problem code is shown by a golden page", "[house]") {
  const Codes shown = codes_shown();
  for (const std::string& code : codes_of_the_sources())
    if (shown.count(code) == 0 && not_shown_yet.count(code) == 0)
      FAIL_CHECK(code << " is in the output of no golden page");
  for (const auto& [code, reason] : not_shown_yet) {
    INFO(code << ": " << reason);
    CHECK(shown.count(code) == 0);
  }
}
