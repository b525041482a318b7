// `formater`, line by line: the author's lines stay, their spelling and layout change. Works on the text, with the
// keywords and the tables the parser found; never on the tree, which has forgotten comments and blank lines.
#include "syntax/print.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "syntax/layout.hpp"
#include "syntax/scan.hpp"
#include "text/fold.hpp"

namespace bareme::syntax {
namespace {

using Widths = std::vector<std::size_t>;

struct TableLine {
  std::vector<std::string> cells;
  const Widths* widths = nullptr;  // of the table's columns
};

class Formatter {
 public:
  Formatter(std::string_view text, const Parsed& parsed) : text_(text) {
    for (const Keyword& keyword : parsed.keywords)
      layout_.keywords.emplace(keyword.place.begin, keyword);
    for (const auto& item : parsed.file.items)
      if (const auto* maquette = std::get_if<Maquette>(&item))
        learn(*maquette);
      else if (const auto* regulation = std::get_if<Regulation>(&item)) {
        learn(*regulation);
        learn(regulation->elements);
      } else if (const auto* library = std::get_if<Library>(&item))
        learn(library->elements);
  }

  std::string run() {
    std::size_t begin = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (begin < text_.size()) {
      std::size_t end = text_.find('\n', begin);
      if (end == std::string_view::npos) end = text_.size();
      format_line(begin, end);
      begin = end + 1;
    }
    return aligned(std::move(lines_));
  }

 private:
  // « codes de resultat »: the list is named by the author, but the language gives that name its accent.
  void learn(const Regulation& regulation) {
    static const std::string result = "résultat";
    for (const auto& element : regulation.elements)
      if (const auto* list = std::get_if<CodeList>(&element); list && list->name.text == result)
        layout_.keywords.emplace(list->name.place.begin, Keyword{list->name.place, result});
  }

  void learn(const Maquette& maquette) {
    for (const auto& item : maquette.items) {
      if (const auto* table = std::get_if<Table>(&item)) learn(*table);
      if (const auto* placement = std::get_if<Placement>(&item))
        for (const Placement::Setting& setting : placement->settings)
          for (const Cell& cell : setting.list)
            layout_.raw.emplace(cell.place.begin, cell.place.end);
    }
  }

  void learn(const std::vector<Element>& elements) {
    for (const Element& element : elements)
      if (const auto* scale = std::get_if<Scale>(&element); scale && scale->grid && !scale->grid->lines.empty()) {
        Widths& widths = widths_.emplace_back(scale->grid->lines.front().size());
        for (const std::vector<Square>& line : scale->grid->lines)
          learn(line, widths);
      }
  }

  void learn(const Table& table) {
    if (table.header.empty()) return;
    Widths& widths = widths_.emplace_back(table.header.size());
    learn(table.header, widths);
    for (const std::vector<Cell>& row : table.rows)
      learn(row, widths);
  }

  // The cases of a maquette stay as typed, but for blanks that are not to be seen; those of a barème are written as the
  // language writes them.
  std::string written(const Cell& cell) const {
    const std::string_view typed = text_.substr(cell.place.begin, cell.place.end - cell.place.begin);
    const bool quoted = typed.starts_with('"') || typed.starts_with("«");
    return quoted ? std::string(typed) : scan::plain_blanks(typed);
  }
  std::string written(const Square& square) const {
    return Layout::joined(layout_.read(text_, square.place.begin, square.place.end));
  }

  template <typename Case>
  void learn(const std::vector<Case>& row, Widths& widths) {
    TableLine made{{}, &widths};
    for (const Case& one : row)
      made.cells.push_back(written(one));
    for (std::size_t at = 0; at < row.size() && at < widths.size(); ++at)
      widths[at] = std::max(widths[at], text::display_width(made.cells[at]));
    const std::size_t line = text_.rfind('\n', row.front().place.begin);
    tables_[line == std::string_view::npos ? 0 : line + 1] = std::move(made);
  }

  void format_line(std::size_t begin, std::size_t end) {
    if (const auto table = tables_.find(begin); table != tables_.end()) {
      const std::string_view line = text_.substr(begin, end - begin);
      const std::string_view comment = trimmed(line.substr(std::min(scan::raw_comment(line), line.size())));
      lines_.push_back({block_.indentation(),
                        "tableau",
                        {std::string(trimmed(table_line(table->second, line.find(';') != std::string_view::npos)))},
                        {},
                        std::string(comment)});
      return;
    }
    const Line line = layout_.read(text_, begin, end);
    if (line.tokens.empty() && line.comment.empty()) return blank_line();
    const std::size_t indentation = block_.enter(line);
    Laid laid = Layout::cut(line, block_.inside());
    laid.indentation = indentation;
    lines_.push_back(std::move(laid));
    block_.leave(line);
  }

  static std::string table_line(const TableLine& line, bool semicolons) {
    std::string made;
    for (std::size_t at = 0; at < line.cells.size(); ++at) {
      const std::string& cell = line.cells[at];
      if (at != 0) made += semicolons ? " ; " : "\t";
      made += cell;
      if (semicolons && at + 1 < line.cells.size())
        made += std::string((*line.widths)[at] - text::display_width(cell), ' ');
    }
    return made;
  }

  static std::string_view trimmed(std::string_view text) {
    while (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('\r'))
      text.remove_suffix(1);
    return text;
  }

  void blank_line() {
    const auto blank = [](const Laid& line) { return line.pieces.empty() && line.comment.empty(); };
    if (!lines_.empty() && !blank(lines_.back())) lines_.emplace_back();
  }

  std::string_view text_;
  Layout layout_;
  Blocks block_;
  std::map<std::size_t, TableLine> tables_;  // by the offset of their line
  std::deque<Widths> widths_;
  std::vector<Laid> lines_;
};

}  // namespace

std::string format(const diagnostics::Sources& sources, std::uint32_t source, const Parsed& parsed) {
  std::string formatted = Formatter(sources[source].text(), parsed).run();
  while (formatted.ends_with("\n\n"))
    formatted.pop_back();
  return formatted;
}

}  // namespace bareme::syntax
