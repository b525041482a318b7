#include "repl/lsp/remedies.hpp"

#include <algorithm>
#include <optional>

#include "session/written.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

struct Row {                       // a line of the text, its statement without indent, comment or line end
  std::size_t begin = 0, end = 0;  // end: past the line end
  std::size_t first = 0, last = 0;
};

Row row_at(const std::string& text, std::size_t offset) {
  Row row;
  offset = std::min(offset, text.size());
  row.begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1: the first line
  const std::size_t stop = std::min(text.find('\n', offset), text.size());
  row.end = std::min(stop + 1, text.size());
  row.first = std::min(text.find_first_not_of(" \t", row.begin), stop);
  row.last = std::max(row.first, std::min(text.find("  #", row.first), stop));
  while (row.last > row.first && (text[row.last - 1] == ' ' || text[row.last - 1] == '\r'))
    --row.last;
  return row;
}

std::string statement(const std::string& text, const Row& row) { return text.substr(row.first, row.last - row.first); }
std::string indent(const std::string& text, const Row& row) { return text.substr(row.begin, row.first - row.begin); }

// One blank, of those that stand within guillemets: how many bytes; 0: none.
std::size_t blank_at(const std::string& text, std::size_t at) {
  for (const std::string blank : {" ", "\u00A0"})
    if (text.compare(at, blank.size(), blank) == 0) return blank.size();
  return 0;
}

// A text the grammar does not read: its remedies show the author's own line, mended.
bool shape(const Diagnostic& problem) { return problem.code() == "B001" || problem.code() == "B013"; }

// What a remedy says between guillemets, less what leaves something to fill in.
std::vector<std::string> said(const std::string& help) {
  const std::string open = "«", close = "»";
  std::vector<std::string> all;
  for (std::size_t at = help.find(open); at != help.npos; at = help.find(open, at)) {
    const std::size_t begin = at + open.size() + blank_at(help, at + open.size()), stop = help.find(close, begin);
    if (stop == help.npos) break;
    std::string one = help.substr(begin, stop - begin);
    if (one.ends_with("\u00A0")) one.resize(one.size() - std::string("\u00A0").size());
    if (one.ends_with(' ')) one.pop_back();
    at = stop;
    if (one.find("…") == one.npos && one.find("CODE") == one.npos) all.push_back(std::move(one));
  }
  return all;
}

// Whether what a remedy says between guillemets is to be written as it stands: « écrire « 48 ECTS » ». Elsewhere it is
// an example (« comme « bonus école » », « par exemple « résultat DEF si … » »), which written for the author would put
// a threshold, or a verdict, in the place of hers.
bool as_it_stands(const Diagnostic& problem, const std::string& help) {
  return shape(problem) || help.starts_with("écrire «");
}

// In the place of what is accused; of a faulty shape, from the word it begins with to the end of the line, or as the
// whole line.
void add_written(std::vector<Remedy>& all, const Diagnostic& problem, const std::string& text,
                 const std::string& words) {
  const std::string title = "Écrire " + guillemets(words);
  const Row row = row_at(text, problem.place()->begin);
  all.push_back({title, {{problem.place()->begin, problem.place()->end, words}}});
  if (!shape(problem)) return;
  const std::string first = words.substr(0, words.find(' '));
  const std::size_t from = text.substr(0, row.last).rfind(first);
  if (first != words && from != text.npos && from > row.first) all.push_back({title, {{from, row.last, words}}});
  all.push_back({title, {{row.first, row.last, words}}});
}

// A relation written otherwise, « => », « > = »: the signs there and the blanks between them.
void add_relation(std::vector<Remedy>& all, const Diagnostic& problem, const std::string& text,
                  const std::string& words) {
  const auto is_sign = [](char c) { return c == '<' || c == '>' || c == '='; };
  if (!std::all_of(words.begin(), words.end(), is_sign)) return;
  const auto within = [&](std::size_t at) { return is_sign(text[at]) || text[at] == ' '; };
  std::size_t begin = problem.place()->begin, end = problem.place()->end;
  while (begin > 0 && within(begin - 1))
    --begin;
  while (end < text.size() && within(end))
    ++end;
  while (begin < end && text[begin] == ' ')
    ++begin;
  while (end > begin && text[end - 1] == ' ')
    --end;
  all.push_back({"Écrire " + guillemets(words), {{begin, end, words}}});
}

void add_near(std::vector<Remedy>& all, const std::string& text, std::size_t begin, std::size_t end,
              const std::vector<std::string>& candidates) {
  if (const auto near = text::nearest(text.substr(begin, end - begin), candidates))
    all.push_back({"Écrire " + guillemets(*near), {{begin, end, *near}}});
}

// « choisir parmi les codes de résultat : ADM (Admis, valide), AJ ; ou ajouter … »: those codes.
std::vector<std::string> offered_codes(const std::string& help) {
  std::vector<std::string> codes;
  std::string list = help.substr(0, help.find(" ; ou "));
  for (std::size_t open = list.find(" ("); open != list.npos; open = list.find(" (", open))
    list.erase(open, std::min(list.find(')', open), list.size() - 1) + 1 - open);
  for (std::size_t at = list.find(" : "); at != list.npos; at = list.find(", ", at + 1)) {
    const std::size_t begin = at + (list[at] == ',' ? 2 : 3);
    codes.push_back(list.substr(begin, list.find(", ", begin) - begin));
  }
  return codes;
}

// The word a line begins with, nearly one of those that may.
void add_first_word(std::vector<Remedy>& all, const std::string& text, const Row& row) {
  const std::size_t end = std::min(text.find(' ', row.first), row.last);
  add_near(all, text, row.first, end,
           {"exemple", "exception", "résultat", "vérifie", "entrée", "attribut", "article", "paramètre", "structure",
            "convention", "barème", "fonction", "maquette", "tableau", "donne", "sinon", "niveaux", "arrondi"});
}

// « résultat AJ sinon », after the last result of the block the problem is in.
void add_last_result(std::vector<Remedy>& all, const Diagnostic& problem, const std::string& text,
                     const std::string& words) {
  const Written written = bareme::written("", text);
  const Block* block = block_at(written.blocks, problem.place()->begin);
  if (block == nullptr) return;
  std::optional<Row> last;
  for (std::size_t at = block->whole.begin; at < block->whole.end;) {
    const Row row = row_at(text, at);
    if (text.compare(row.first, std::string("résultat").size(), "résultat") == 0) last = row;
    at = std::max(row.end, at + 1);
  }
  if (last)
    all.push_back({"Finir par " + guillemets(words), {{last->end, last->end, indent(text, *last) + words + "\n"}}});
}

// A row before another: the more demanding first, « sinon » last.
void add_moved(std::vector<Remedy>& all, const std::string& text, const Row& moved, const Row& before) {
  if (moved.begin <= before.begin) return;
  std::string line = text.substr(moved.begin, moved.end - moved.begin);
  if (line.empty() || line.back() != '\n') line += '\n';
  all.push_back({"Placer cette ligne avant " + guillemets(statement(text, before)),
                 {{before.begin, before.begin, line}, {moved.begin, moved.end, ""}}});
}

// « sinon : sans objet » before the `fin` of a selon that does not answer for everything.
void add_otherwise(std::vector<Remedy>& all, const Diagnostic& problem, const std::string& text) {
  Row row = row_at(text, problem.place()->begin);
  std::string rows = indent(text, row) + "  ";
  while (row.end < text.size()) {
    row = row_at(text, row.end);
    const std::string words = statement(text, row);
    if (words != "fin") {
      if (!words.empty()) rows = indent(text, row);
      continue;
    }
    all.push_back({"Ajouter " + guillemets("sinon : sans objet"),
                   {{row.begin, row.begin, rows + "sinon : sans objet\n"}},
                   false});
    return;
  }
}

// The text of the règlement, between guillemets, each line by itself.
void add_quoted(std::vector<Remedy>& all, const Diagnostic& problem, const std::string& text) {
  constexpr std::size_t longest = 40;  // lines
  const std::string open = "« ", close = " »";
  std::vector<Edit> edits;
  Row row = row_at(text, problem.place()->begin);
  const bool opened = text.compare(row.first, 2, "«") == 0;
  for (std::size_t lines = 0; lines < longest; ++lines, row = row_at(text, row.end)) {
    const bool first = lines == 0, last = text.substr(row.first, row.last - row.first).find("»") != std::string::npos;
    if (row.first == row.last) break;
    if (!first || !opened) edits.push_back({row.first, row.first, open});
    if (!last) edits.push_back({row.last, row.last, close});
    if (last || !opened || row.end >= text.size()) break;
  }
  all.push_back({opened ? "Fermer la citation à chaque ligne" : "Citer ce texte", std::move(edits)});
}

}  // namespace

std::vector<Remedy> remedies(const Diagnostic& problem, const std::string& text) {
  std::vector<Remedy> all;
  if (!problem.place() || problem.place()->end > text.size()) return all;
  const Row row = row_at(text, problem.place()->begin);
  for (const std::string& help : problem.helps())
    for (const std::string& words : said(help)) {
      if (problem.code() == "B066") add_last_result(all, problem, text, words);
      if (shape(problem)) add_relation(all, problem, text, words);
      if (as_it_stands(problem, help)) add_written(all, problem, text, words);
    }
  for (const std::string& help : problem.helps())
    if (problem.code() == "B054" && help.starts_with("choisir parmi"))
      add_near(all, text, problem.place()->begin, problem.place()->end, offered_codes(help));
  if (shape(problem)) add_first_word(all, text, row);
  if (problem.code() == "B060" && !problem.notes().empty() && problem.notes().front().place.end <= text.size())
    add_moved(all, text, row, row_at(text, problem.notes().front().place.begin));
  if (problem.code() == "B066" && row.begin > 0) add_moved(all, text, row, row_at(text, row.begin - 1));
  if (problem.code() == "B061") add_otherwise(all, problem, text);
  if (problem.code() == "B003" || problem.code() == "B013") add_quoted(all, problem, text);
  return all;
}

}  // namespace bareme::repl::lsp
