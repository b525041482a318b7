#include "repl/shell/text.hpp"

#include <algorithm>
#include <utility>

#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t narrowest_piece = 20;  // of the words of a list

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string without_end_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

// Words, with the signs French sets apart from them but never on another line: « x », « : », « ; », « ? ».
std::vector<std::string> unbroken(std::string_view text) {
  std::vector<std::string> pieces;
  bool opened = false;
  for (const std::string_view word : words_of(text)) {
    const bool closes = word == ":" || word == ";" || word == "?" || word == "!" || word.starts_with("»");
    if ((closes || opened) && !pieces.empty())
      pieces.back() += " " + std::string(word);
    else
      pieces.emplace_back(word);
    opened = word.ends_with("«");
  }
  return pieces;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t start = 0; (start = text.find_first_not_of(blanks, start)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, start), text.size());
    words.push_back(text.substr(start, end - start));
    start = end;
  }
  return words;
}

std::string_view after(std::string_view text, std::string_view part) {
  return trimmed(text.substr(static_cast<std::size_t>(part.data() + part.size() - text.data())));
}

std::string_view between(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

std::string Paint::painted(const char* style, const std::string& text) const {
  return colour_ ? "\x1b[" + std::string(style) + "m" + text + "\x1b[0m" : text;
}

std::string Paint::marks(const std::string& line) const {
  if (!colour_) return line;
  std::string painted = line;
  replace_all(painted, "✓", good("✓"));
  replace_all(painted, "✗", bad("✗"));
  replace_all(painted, "◌", pending("◌"));
  return painted;
}

std::vector<std::string> columns(const std::vector<Row>& rows, const std::vector<Align>& aligns,
                                 const std::string& margin) {
  std::vector<std::size_t> widths(aligns.size());
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], text::display_width(row[i]));
  std::vector<std::string> lines;
  for (const Row& row : rows) {
    std::string line = margin;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] == 0) continue;
      line +=
          (aligns[i] == Align::Right ? text::pad_left(row[i], widths[i]) : text::pad_right(row[i], widths[i])) + "  ";
    }
    lines.push_back(without_end_blanks(std::move(line)));
  }
  return lines;
}

namespace {

std::vector<std::string> cards(const std::vector<Row>& rows, std::size_t width, Titles titles) {
  const bool titled = titles == Titles::First && !rows.empty();
  std::vector<std::string> lines;
  const auto add = [&](const std::string& margin, const std::string& text) {
    for (const std::string& line : wrapped(text, width > margin.size() ? width - margin.size() : 1))
      lines.push_back(margin + line);
  };
  for (std::size_t i = titled ? 1 : 0; i < rows.size(); ++i) {
    add("  ", rows[i].empty() ? "" : rows[i].front());
    for (std::size_t cell = 1; cell < rows[i].size(); ++cell) {
      if (rows[i][cell].empty()) continue;
      const std::string title = titled && cell < rows.front().size() ? rows.front()[cell] : "";
      add("      ", title.empty() ? rows[i][cell] : title + " " + rows[i][cell]);
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> table(const std::vector<Row>& rows, const std::vector<Align>& aligns, std::size_t width,
                               Titles titles) {
  std::vector<std::string> lines = columns(rows, aligns);
  const bool fits = std::all_of(lines.begin(), lines.end(),
                                [&](const std::string& line) { return text::display_width(line) <= width; });
  return fits ? lines : cards(rows, width, titles);
}

std::vector<std::string> listed(const std::string& title, const std::vector<std::string>& pieces, std::size_t width) {
  static const std::string between = " · ";
  const std::string margin(text::display_width(title) + 2, ' ');
  std::vector<std::string> lines;
  std::string line = title + "  ";
  for (const std::string& whole : pieces) {
    std::string piece = whole;
    if (const std::size_t room = width > margin.size() ? width - margin.size() : 0;
        room > narrowest_piece && text::display_width(piece) > room) {  // in several lines, the last one to go on from
      const std::vector<std::string> parts = wrapped(piece, room);
      if (text::display_width(line) != margin.size()) lines.push_back(std::exchange(line, margin));
      for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        lines.push_back(std::exchange(line, margin) + parts[i]);
      piece = parts.back();
    }
    const bool first = text::display_width(line) == margin.size();
    const bool fits = text::display_width(line) + text::display_width(between + piece) <= width;
    if (!first && !fits) lines.push_back(std::exchange(line, margin));
    line += first || !fits ? piece : between + piece;
  }
  lines.push_back(without_end_blanks(std::move(line)));
  return lines;
}

std::vector<std::string> reflowed(std::string_view page, std::size_t width) {
  std::vector<std::string> lines;
  std::string paragraph;
  bool shown_as_is = false;
  const auto flush = [&] {
    for (std::string& line : wrapped(paragraph, width))
      lines.push_back(std::move(line));
    paragraph.clear();
  };
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    const std::string_view line = page.substr(0, end);
    page.remove_prefix(std::min(end + 1, page.size()));
    const bool fence = line.starts_with("```");
    if (fence) shown_as_is = !shown_as_is;
    const bool apart = fence || shown_as_is || line.empty() || line.starts_with("#") || line.starts_with("|");
    if (apart || line.starts_with("- ")) flush();
    if (apart)
      lines.emplace_back(line);
    else
      paragraph += (paragraph.empty() ? "" : " ") + std::string(line);
  }
  flush();
  return lines;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& piece : unbroken(text)) {
    const bool fits = !lines.empty() && text::display_width(lines.back()) + 1 + text::display_width(piece) <= width;
    if (fits)
      lines.back() += " " + piece;
    else
      lines.push_back(piece);
  }
  return lines;
}

}  // namespace bareme::repl
