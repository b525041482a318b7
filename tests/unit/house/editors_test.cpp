// The colours of an editor that has no server (editors/vscode/syntaxes/) know every word of the grammar.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// « key<"pour chaque"> » in the headers of the grammar; signs apart.
std::set<std::string> grammar_words() {
  const fs::path folder = fs::path(support::source_dir()) / "interpreter/syntax";
  std::set<std::string> words;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().rfind("grammar", 0) != 0) continue;
    const std::string text = read(entry.path()), open = "key<\"";
    for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
      const std::size_t begin = at + open.size();
      const std::string word = text.substr(begin, text.find('"', begin) - begin);
      if (!word.empty() && (std::isalpha(static_cast<unsigned char>(word[0])) != 0 || (word[0] & 0x80) != 0))
        words.insert(word);
    }
  }
  return words;
}

// As the pattern of an editor has it: an accent may be missing, blanks and apostrophes vary.
std::string pattern_of(const std::string& word) {
  static const std::pair<const char*, char> accents[] = {{"à", 'a'}, {"â", 'a'}, {"é", 'e'}, {"è", 'e'}, {"ê", 'e'},
                                                         {"î", 'i'}, {"ô", 'o'}, {"û", 'u'}, {"ç", 'c'}};
  std::string pattern;
  for (std::size_t at = 0; at < word.size();) {
    bool accent = false;
    for (const auto& [letter, plain] : accents)
      if (word.compare(at, std::string(letter).size(), letter) == 0) {
        pattern += std::string("[") + letter + plain + "]";
        at += std::string(letter).size();
        accent = true;
        break;
      }
    if (accent) continue;
    if (word[at] == ' ')
      pattern += "[ \\u00a0]+";
    else if (word[at] == '\'')
      pattern += "['’]";
    else
      pattern += word[at];
    ++at;
  }
  return pattern;
}

}  // namespace

TEST_CASE("house: an editor's colours know every word of the grammar", "[house]") {
  const auto grammar =
      nlohmann::json::parse(read(fs::path(support::source_dir()) / "editors/vscode/syntaxes/bareme.tmLanguage.json"));
  const std::string known = "|" + grammar["repository"]["mot"]["match"].get<std::string>() + "|" +
                            grammar["repository"]["bloc"]["match"].get<std::string>() + "|";
  const std::set<std::string> words = grammar_words();
  CHECK(words.size() > 150);
  for (const std::string& word : words) {
    INFO(word);
    const std::string pattern = pattern_of(word);
    bool found = false;
    for (std::size_t at = known.find(pattern); at != known.npos && !found; at = known.find(pattern, at + 1)) {
      const char before = known[at - 1], after = known[at + pattern.size()];
      found = (before == '|' || before == '(') && (after == '|' || after == ')');
    }
    CHECK(found);
  }
}
