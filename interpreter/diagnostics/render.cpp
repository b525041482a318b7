#include "diagnostics/render.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "diagnostics/excerpt.hpp"
#include "text/fold.hpp"

namespace bareme::diagnostics {

namespace {

constexpr std::size_t gutter_width = 5;                   // "   61"
constexpr std::size_t gutter_columns = gutter_width + 3;  // and " | "
constexpr std::size_t detail_column = 54;                 // where « Détail » stands beside a short remedy

constexpr std::string_view bold_red = "\x1b[1;31m";
constexpr std::string_view bold_yellow = "\x1b[1;33m";
constexpr std::string_view bold_blue = "\x1b[1;34m";
constexpr std::string_view plain = "\x1b[0m";

class Painter {
 public:
  explicit Painter(RenderStyle style) : style_(style) {}
  std::string operator()(std::string_view colour, const std::string& text) const {
    return style_.colour ? fmt::format("{}{}{}", colour, text, plain) : text;
  }

 private:
  RenderStyle style_;
};

std::string_view colour_of(Severity severity) { return severity == Severity::Error ? bold_red : bold_yellow; }

std::string place_text(const SourceText& source, const LineColumn& position) {
  return fmt::format("{}:{}:{}", source.path(), position.line, position.column);
}

// Words on lines of at most so many columns; a word that is longer stands alone.
std::vector<std::string> words_within(const std::string& words, std::size_t columns) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < words.size();) {
    const std::size_t end = std::min(words.find(' ', start), words.size());
    const std::string word = words.substr(start, end - start);
    if (!lines.empty() && text::display_width(lines.back()) + 1 + text::display_width(word) <= columns)
      lines.back() += " " + word;
    else
      lines.push_back(word);
    start = end + 1;
  }
  return lines;
}

// The line and, under it, what is marked, with a word beside the mark if there is one; under it, in a terminal where
// there is no room beside.
std::string excerpt_text(const Excerpt& whole, const std::string& mark, std::string_view colour, const Painter& paint,
                         std::size_t width) {
  const std::size_t columns = width > gutter_columns ? width - gutter_columns : 0;
  const Excerpt excerpt = within(whole, columns);
  const auto under = [&](std::size_t indent, const std::string& words) {
    return fmt::format("{:{}} | {:{}}{}\n", "", gutter_width, "", indent, paint(colour, words));
  };
  const std::string line = fmt::format("{:>{}} | {}\n", excerpt.position.line, gutter_width, excerpt.line);
  const std::string carets(excerpt.width, '^');
  const std::size_t beside = excerpt.indent + excerpt.width + 1 + text::display_width(mark);
  if (columns == 0 || beside <= columns)
    return line + under(excerpt.indent, mark.empty() ? carets : carets + " " + mark);
  std::string text = line + under(excerpt.indent, carets);
  const std::size_t wide = text::display_width(mark);
  const std::size_t indent = std::min(excerpt.indent, wide <= columns ? columns - wide : columns / 4);
  for (const std::string& words : words_within(mark, columns - indent))
    text += under(indent, words);
  return text;
}

std::string message_text(const Diagnostic& diagnostic) {
  return (diagnostic.severity() == Severity::Warning ? "avertissement : " : "") + diagnostic.message();
}

std::string head_text(const Diagnostic& diagnostic, const Painter& paint) {
  return fmt::format("{}  {}\n", paint(colour_of(diagnostic.severity()), diagnostic.code()), message_text(diagnostic));
}

std::string note_text(const Note& note, const Sources& sources, const Painter& paint, std::size_t width) {
  const SourceText& source = sources[note.place.source];
  const Excerpt excerpt = excerpt_of(source, note.place);
  return fmt::format("   {}  {}\n", place_text(source, excerpt.position), note.text) +
         excerpt_text(excerpt, "", bold_blue, paint, width);
}

std::string with_full_stop(std::string help) {
  if (!help.ends_with('.')) help += '.';
  return help;
}

// Broken at blanks, continued under itself; the first line already has `margin` columns.
std::string broken(const std::string& opening, const std::string& help, std::size_t width) {
  const std::size_t margin = text::display_width(opening);
  if (width <= margin + 20 || margin + text::display_width(help) <= width) return opening + help;
  std::string result = opening;
  std::size_t column = margin;
  for (std::size_t start = 0; start < help.size();) {
    const std::size_t end = std::min(help.find(' ', start), help.size());
    const std::string word = help.substr(start, end - start);
    const std::size_t wide = text::display_width(word);
    if (column > margin && column + 1 + wide > width) {
      result += "\n" + std::string(margin, ' ');
      column = margin;
    }
    if (column > margin) {
      result += ' ';
      ++column;
    }
    result += word;
    column += wide;
    start = end + 1;
  }
  return result;
}

// « Remède : … », further ones under it, and where to read more: on the last line, under it when the page is narrow.
std::string help_text(const Diagnostic& diagnostic, std::size_t width) {
  const std::string detail = "Détail : bareme aide " + diagnostic.code() + "\n";
  if (diagnostic.helps().empty()) return "   " + detail;
  std::string result, line;
  for (const std::string& help : diagnostic.helps()) {
    if (!line.empty()) result += line + "\n";
    line = broken(line.empty() ? "   Remède : " : "       ou : ", with_full_stop(help), width);
  }
  const std::size_t last = line.rfind('\n');
  const std::size_t end = text::display_width(last == std::string::npos ? line : line.substr(last + 1));
  if (width != 0 && std::max(end + 3, detail_column) + text::display_width(detail) > width + 1)
    return result + line + "\n   " + detail;
  if (last != std::string::npos) {
    result += line.substr(0, last + 1);
    line = line.substr(last + 1);
  }
  return result + text::pad_right(line + "   ", detail_column) + detail;
}

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count > 1 ? "s" : "");
}

std::string count_line(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const std::size_t warnings = diagnostics.all().size() + diagnostics.dropped() - errors;
  if (warnings == 0) return counted(errors, "erreur") + ".\n";
  if (errors == 0) return counted(warnings, "avertissement") + ".\n";
  return counted(errors, "erreur") + ", " + counted(warnings, "avertissement") + ".\n";
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources, RenderStyle style) {
  const Painter paint(style);
  std::string result;
  if (diagnostic.place()) {
    const SourceText& source = sources[diagnostic.place()->source];
    const Excerpt excerpt = excerpt_of(source, *diagnostic.place());
    result = place_text(source, excerpt.position) + "  " + head_text(diagnostic, paint) +
             excerpt_text(excerpt, diagnostic.mark(), colour_of(diagnostic.severity()), paint, style.width);
  } else {
    result = head_text(diagnostic, paint);
  }
  for (const Note& note : diagnostic.notes())
    result += note_text(note, sources, paint, style.width);
  return result + help_text(diagnostic, style.width);
}

std::string render(const Diagnostics& diagnostics, const Sources& sources, RenderStyle style) {
  if (diagnostics.all().empty()) return "";
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics.all())
    result += render(diagnostic, sources, style) + "\n";
  return result + count_line(diagnostics);
}

}  // namespace bareme::diagnostics
