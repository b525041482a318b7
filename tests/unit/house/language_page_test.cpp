// docs/langage.md tells the language: the grammar at its end takes every text of the project, and each keyword, sign
// and rule it names is used by an example of the page (which bareme_golden plays).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/page.hpp"
#include "support/source_dir.hpp"
#include "support/written_grammar.hpp"

namespace {

namespace fs = std::filesystem;
using namespace bareme::golden;

const fs::path root = support::source_dir();

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> pages_below(const fs::path& folder) {
  std::vector<fs::path> pages;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  return pages;
}

// The specification: docs/langage.md, and its chapters if it has some.
std::vector<Block> language_blocks() {
  std::vector<fs::path> pages = {root / "docs/langage.md"};
  if (fs::exists(root / "docs/langage"))
    for (fs::path& page : pages_below(root / "docs/langage"))
      pages.push_back(std::move(page));
  std::vector<Block> blocks;
  for (const fs::path& page : pages)
    for (Block& block : read_page(content(page)).blocks)
      blocks.push_back(std::move(block));
  return blocks;
}

// The block without a word that names the rule « fichier ».
WrittenGrammar grammar_of(const std::vector<Block>& blocks) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind.empty() && std::any_of(block.lines.begin(), block.lines.end(),
                                             [](const std::string& line) { return line.rfind("fichier ", 0) == 0; });
  });
  REQUIRE(found != blocks.end());
  return WrittenGrammar(found->lines);
}

bool is_text(const Block& block) {
  static const std::set<std::string> kinds = {"règlement", "maquette", "cas"};
  return kinds.count(block.kind) != 0 ||
         (block.kind == "fichier" && block.argument.find(".bareme") != std::string::npos);
}

// Articles alone are read under the header that completes them.
std::string text_of(const Block& block) {
  const bool whole =
      block.kind != "règlement" || (!block.lines.empty() && block.lines.front().rfind("règlement ", 0) == 0);
  return (whole ? "" : "règlement \"École\" version \"1\"\n") + joined(block.lines);
}

std::string line_at(const std::string& text, std::size_t at) {
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  return "ligne " + std::to_string(line) + " : " + text.substr(begin, text.find('\n', at) - begin);
}

void must_take(const WrittenGrammar& grammar, const std::string& name, const std::string& text) {
  const GrammarReading reading = grammar.read("fichier", text);
  if (!reading.taken)
    FAIL_CHECK("the grammar of docs/langage.md refuses " << name << ", " << line_at(text, reading.furthest));
}

}  // namespace

TEST_CASE("house: the grammar of docs/langage.md takes every text of the project", "[house]") {
  const WrittenGrammar grammar = grammar_of(language_blocks());
  for (const char* folder : {"regulations", "stdlib"})
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder))
      if (entry.path().extension() == ".bareme") must_take(grammar, entry.path().string(), content(entry.path()));
  for (const fs::path& page : pages_below(root / "docs/guide"))
    for (const Block& block : read_page(content(page)).blocks)
      if (is_text(block)) must_take(grammar, page.string(), text_of(block));
}

TEST_CASE("house: no construct of the grammar of docs/langage.md is without an example there", "[house]") {
  const std::vector<Block> blocks = language_blocks();
  const WrittenGrammar grammar = grammar_of(blocks);
  std::set<std::size_t> used;
  for (const Block& block : blocks) {
    if (!is_text(block)) continue;
    const std::string text = text_of(block);
    const GrammarReading reading = grammar.read("fichier", text);
    if (!reading.taken)
      FAIL_CHECK("the grammar refuses the example of line " << block.first << ", " << line_at(text, reading.furthest));
    used.insert(reading.leaves.begin(), reading.leaves.end());
  }
  for (std::size_t leaf = 1; leaf <= grammar.leaves().size(); ++leaf) {
    const GrammarLeaf& one = grammar.leaves()[leaf - 1];
    if (used.count(leaf) == 0) FAIL_CHECK("no example uses « " << one.text << " » of the rule « " << one.rule << " »");
  }
}

TEST_CASE("house: the grammar of docs/langage.md refuses what is no règlement", "[house]") {
  const WrittenGrammar grammar = grammar_of(language_blocks());
  const std::string header = "règlement \"École\" version \"1\"\n";
  CHECK(grammar.read("fichier", header + "article 1 \"Un\" pour chaque ue\n  m = 1\nfin\n").taken);
  CHECK_FALSE(grammar.read("fichier", header + "article 1 \"Un\" pour chaque ue\n  m = 1\n").taken);
  CHECK_FALSE(grammar.read("fichier", header + "article 1 \"Un\" pour chaque ue\n  m = moyenne(EF, CC)\nfin\n").taken);
  CHECK_FALSE(grammar.read("fichier", header + "article 1 \"Un\" pour chaque ue\n  c si a et b ou d\nfin\n").taken);
}

// « [décider](decider.md) », « `docs/regles.md` »: what a page of the project names is there.
TEST_CASE("house: what the pages for readers link to exists", "[house]") {
  std::vector<fs::path> pages = {root / "README.md", root / "regulations/README.md", root / "tests/README.md"};
  for (fs::path& page : pages_below(root / "docs"))
    pages.push_back(std::move(page));
  const std::regex link(R"(\]\(([^)#:]+)\))"),
      file(R"(`((?:docs|regulations|tests|scripts|stdlib|interpreter|repl)/[\w./-]+)`)");
  for (const fs::path& page : pages) {
    const std::string text = content(page);
    for (std::sregex_iterator one(text.begin(), text.end(), link), end; one != end; ++one)
      if (!fs::exists(page.parent_path() / (*one)[1].str()))
        FAIL_CHECK(page.string() << " links to " << (*one)[1].str() << ", which is not there");
    for (std::sregex_iterator one(text.begin(), text.end(), file), end; one != end; ++one)
      if (!fs::exists(root / (*one)[1].str()))
        FAIL_CHECK(page.string() << " names " << (*one)[1].str() << ", which is not there");
  }
}
