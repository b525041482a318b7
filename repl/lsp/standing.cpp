#include "repl/lsp/standing.hpp"

#include <array>
#include <optional>
#include <vector>

#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using Kind = Place::Kind;

struct Opening {
  const char* word;  // folded
  Kind kind;
  const char* needs;  // in the same line; a short « fonction f(x) donne T = … » has no `fin`
};
constexpr std::array openings = {
    Opening{"article ", Kind::Article, ""},
    Opening{"remplace article ", Kind::Article, ""},
    Opening{"ajoute article ", Kind::Article, ""},
    Opening{"structure", Kind::Structure, ""},
    Opening{"convention", Kind::Convention, ""},
    Opening{"codes d", Kind::Codes, ""},
    Opening{"ajoute codes d", Kind::Codes, ""},
    Opening{"bareme ", Kind::Table, "("},
    Opening{"ajoute bareme ", Kind::Table, "("},
    Opening{"fonction lua ", Kind::Lua, ""},
    Opening{"fonction ", Kind::Function, "("},
    Opening{"ajoute fonction ", Kind::Function, "("},
    Opening{"document \"", Kind::Document, ""},
    Opening{"maquette \"", Kind::Maquette, ""},
    Opening{"cas \"", Kind::Case, ""},
    Opening{"tableau", Kind::Grid, ""},
};

std::string trimmed(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == line.npos) return "";
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

// « fonction f(x : nombre) donne nombre = 2 × x » is on one line.
bool is_short(Kind kind, const std::string& line) {
  return kind == Kind::Function && line.find('=', line.rfind(')')) != line.npos;
}

bool opens_rows(const std::string& line) {
  for (const char* word : {"= selon", "= repartition de ", "= attribution de ("})
    if (line.find(word) != line.npos) return true;
  return false;
}

std::optional<Kind> opened_by(const std::string& line) {  // folded
  for (const Opening& one : openings) {
    const std::string word = one.word;
    const bool alone = word.back() != ' ' && word.back() != '"' && !word.ends_with(" d");
    const bool begins = line.rfind(word, 0) == 0 && (!alone || line.size() == word.size() || line[word.size()] == ' ');
    if (begins && line.find(one.needs) != line.npos && !is_short(one.kind, line)) return one.kind;
  }
  if (opens_rows(line)) return Kind::Rows;
  return std::nullopt;
}

bool closes(const std::string& line) { return line == "fin" || line.rfind("fin ", 0) == 0; }
bool begins_a_part(const std::string& line) {
  return line.rfind("reglement \"", 0) == 0 || line.rfind("bibliotheque \"", 0) == 0;
}

// From the line of the cursor up to the first, as written.
std::vector<std::string> lines_up(const std::string& text, std::size_t offset) {
  std::vector<std::string> lines;
  for (std::size_t end = offset;;) {
    const std::size_t begin = end == 0 ? 0 : text.rfind('\n', end - 1) + 1;
    lines.push_back(trimmed(text.substr(begin, end - begin)));
    if (begin == 0) return lines;
    end = begin - 1;
  }
}

std::string level_of_heading(const std::string& line) {
  const std::string folded = text::fold_word(line), words = "pour chaque ";
  const std::size_t at = folded.find(words);
  if (at == folded.npos) return "";
  const std::size_t begin = at + words.size();
  return folded.substr(begin, folded.find(' ', begin) - begin);
}

}  // namespace

Place place_at(const std::string& text, std::size_t offset) {
  const std::vector<std::string> lines = lines_up(text, offset);
  Place place;
  bool found = false;
  std::size_t closed = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line = text::fold_word(lines[i]);
    if (begins_a_part(line)) break;
    if (closes(line) && i > 0) {
      ++closed;
      continue;
    }
    const std::optional<Kind> kind = opened_by(line);
    if (!kind) continue;
    const bool rows_on_this_line = i == 0 && *kind == Kind::Rows;  // their subject is still being said
    if (rows_on_this_line) continue;
    if (closed > 0) {
      --closed;
      continue;
    }
    if (!found) {
      place.kind = *kind;
      place.at_head = i == 0;
      if (*kind == Kind::Grid && i > 1) place.first_row = lines[i - 1];
    }
    found = true;
    place.outer = *kind;
    place.head = lines[i];
    if (*kind == Kind::Rows || *kind == Kind::Grid) continue;
    place.level = level_of_heading(lines[i]);
    return place;
  }
  return place;
}

}  // namespace bareme::repl::lsp
