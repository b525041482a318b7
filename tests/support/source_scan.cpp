#include "support/source_scan.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace bareme::house {
namespace {

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Position just after the literal that opens at `open` with `quote`; escapes skipped, never past the end.
std::size_t after_literal(std::string_view text, std::size_t open, char quote) {
  std::size_t at = open + 1;
  while (at < text.size() && text[at] != quote && text[at] != '\n')
    at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

// Position just after the raw string whose quote stands at `quote`.
std::size_t after_raw_string(std::string_view text, std::size_t quote) {
  const std::size_t open = text.find('(', quote);
  if (open == std::string_view::npos) return text.size();
  const std::string close = ")" + std::string(text.substr(quote + 1, open - quote - 1)) + "\"";
  const std::size_t end = text.find(close, open);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

std::size_t after_comment(std::string_view text, std::size_t open) {
  const bool to_end_of_line = text[open + 1] == '/';
  const std::size_t end = to_end_of_line ? text.find('\n', open) : text.find("*/", open + 2);
  if (end == std::string_view::npos) return text.size();
  return to_end_of_line ? end : end + 2;
}

bool opens_comment(std::string_view text, std::size_t at) {
  return text[at] == '/' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '*');
}

// Position after the comment or literal that opens at `at`; `at` itself when none does.
std::size_t after_non_code(std::string_view text, std::size_t at) {
  if (opens_comment(text, at)) return after_comment(text, at);
  const bool after_word = at > 0 && is_word_character(text[at - 1]);
  if (text[at] == '"')
    return after_word && text[at - 1] == 'R' ? after_raw_string(text, at) : after_literal(text, at, '"');
  // A quote inside a number (1'000) separates digits.
  if (text[at] == '\'' && !after_word) return after_literal(text, at, '\'');
  return at;
}

// The text with comments and literals turned to spaces; lines stay where they are.
std::string code_only(std::string_view text) {
  std::string code(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = after_non_code(text, at);
    for (std::size_t blank = at; blank < end; ++blank) {
      if (code[blank] != '\n') code[blank] = ' ';
    }
    at = std::max(end, at + 1);
  }
  return code;
}

}  // namespace

std::vector<Include> includes(std::string_view text) {
  std::vector<Include> found;
  std::istringstream code(code_only(text));
  std::istringstream written{std::string(text)};
  std::string code_line, line;
  for (std::size_t number = 1; std::getline(code, code_line) && std::getline(written, line); ++number) {
    // The directive must be code; its header, a literal for the scanner, is read from the line as written.
    const std::size_t hash = code_line.find_first_not_of(" \t");
    if (hash == std::string::npos || code_line[hash] != '#') continue;
    const std::size_t word = code_line.find_first_not_of(" \t", hash + 1);
    if (word == std::string::npos || code_line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", word);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find_first_of("\">", open + 1);
    if (close == std::string::npos) continue;
    found.push_back({number, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  const std::string code = code_only(text);
  std::size_t line = 1;
  for (std::size_t at = 0; at < code.size();) {
    if (!is_word_character(code[at])) {
      line += code[at++] == '\n' ? 1 : 0;
      continue;
    }
    const auto end = std::find_if_not(code.begin() + static_cast<std::ptrdiff_t>(at), code.end(), is_word_character);
    const auto next = static_cast<std::size_t>(end - code.begin());
    found.push_back({line, code.substr(at, next - at)});
    at = next;
  }
  return found;
}

}  // namespace bareme::house
