#include "support/golden_examples.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "support/golden_prelude.hpp"
#include "support/golden_run.hpp"

namespace bareme::golden {
namespace {

constexpr std::string_view school = "école";
constexpr std::string_view passes = "tout passe";

std::string trimmed(const std::string& text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

// « ecue », from « article 2 "ECUE" pour chaque ecue sauf nature projet ».
std::string level_of(const std::string& line) {
  constexpr std::string_view words = " pour chaque ";
  const std::size_t at = line.find(words);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + words.size();
  return line.substr(begin, line.find(' ', begin) - begin);
}

// « moyenne », from « moyenne = … »; « résultat », from « résultat ADM si … »; empty when the line defines nothing.
std::string defined_by(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin != 2) return "";
  if (line.compare(begin, 10, "résultat ") == 0) return "résultat";
  const std::size_t equals = line.find(" =");
  return equals == std::string::npos ? "" : trimmed(line.substr(begin, equals - begin));
}

// What the articles of some lines define, each with its level: « ecue moyenne ».
std::set<std::string> defined_in(const Lines& lines) {
  std::set<std::string> all;
  std::string level;
  for (const std::string& line : lines) {
    if (line.rfind("article ", 0) == 0) level = level_of(line);
    if (const std::string name = defined_by(line); !name.empty()) all.insert(level + ' ' + name);
  }
  return all;
}

bool share(const std::set<std::string>& left, const std::set<std::string>& right) {
  return std::any_of(left.begin(), left.end(), [&](const std::string& name) { return right.count(name) != 0; });
}

// « arrondi de moyenne », of a line of a convention.
std::string rounding_of(const std::string& line) {
  const std::size_t begin = line.find("arrondi de ");
  return begin == std::string::npos ? "" : trimmed(line.substr(begin, line.find_first_of(":;", begin) - begin));
}

bool rounds_the_same(const Lines& block, const Lines& example) {
  return std::any_of(example.begin(), example.end(), [&](const std::string& line) {
    const std::string name = rounding_of(line);
    return !name.empty() && std::any_of(block.begin(), block.end(),
                                        [&](const std::string& other) { return rounding_of(other) == name; });
  });
}

}  // namespace

Lines completed(const Lines& example, const Lines& text) {
  if (is_whole_regulation(example) || text.empty()) return example;
  std::set<std::string> headings;
  for (const std::string& line : example)
    if (line != "convention") headings.insert(heading(line));
  const std::set<std::string> defined = defined_in(example);
  Lines whole = {text.front()};
  whole.insert(whole.end(), example.begin(), example.end());
  for (const Lines& block : blocks_of({text.begin() + 1, text.end()}))
    if (headings.count(heading(block.front())) == 0 && !share(defined, defined_in(block)) &&
        !rounds_the_same(block, example))
      whole.insert(whole.end(), block.begin(), block.end());
  return whole;
}

bool Examples::lays(const Block& block) {
  return (scene_ == nullptr && block.kind == "règlement") || (scene_ != nullptr && scene_->lays(block));
}

void Examples::lay(const Block& block) {
  if (block.kind == "règlement") return begin(block);
  own_maquette_ = own_maquette_ || block.kind == "maquette";
  cases_ = cases_ || block.kind == "cas";
  if (block.kind == "maquette" && block.argument == school) maquette_ = block.lines;
  scene_->lay(block);
}

// The example before is played first, whatever it says: the one that begins is laid all the same.
void Examples::begin(const Block& block) {
  std::string before;
  try {
    end();
  } catch (const std::exception& error) {
    before = error.what();
  }
  scene_.reset();  // its folder is left before another is made
  scene_ = std::make_unique<Scene>(root_);
  line_ = block.first;
  own_maquette_ = cases_ = checked_ = false;
  if (block.argument == school) school_ = block.lines;
  scene_->lay({"règlement", "", completed(block.lines, school_), block.first});
  const bool own_levels = std::find(block.lines.begin(), block.lines.end(), "structure") != block.lines.end();
  if (!maquette_.empty() && !own_levels) scene_->lay({"maquette", "", maquette_, block.first});
  if (!before.empty()) throw std::runtime_error(before);
}

Scene& Examples::scene() {
  if (scene_ == nullptr) throw std::runtime_error("aucun règlement avant ce bloc");
  return *scene_;
}

void Examples::end() {
  if (scene_ == nullptr || line_ == 0) return;
  const std::size_t line = std::exchange(line_, 0);
  std::string command = "$ bareme tester reglement.bareme";
  for (const char* file : {"maquette.bareme", "cas.bareme"})
    if (std::filesystem::exists(file)) command += ' ' + std::string(file);
  const Lines answer = run_console({"console", "", {command}, line});
  const std::string where = "l'exemple de la ligne " + std::to_string(line);
  const bool held = answer.size() > 1 && answer[1].find(passes) != std::string::npos;
  const bool nothing = answer.size() > 1 && answer[1].rfind("aucun exemple, aucun cas", 0) == 0;
  if (held && !(nothing && !checked_)) return;
  throw std::runtime_error(where + (held ? " n'éprouve rien" : " ne tient pas\n" + joined(answer)));
}

}  // namespace bareme::golden
