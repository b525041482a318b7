#include "syntax/scan.hpp"

#include <algorithm>
#include <array>

#include "syntax/letters.hpp"

namespace bareme::syntax::scan {
namespace {

bool is_digit(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

std::size_t digit_run(std::string_view text) {
  std::size_t size = 0;
  while (is_digit(text.substr(size)))
    ++size;
  return size;
}

bool ends_a_word(std::string_view rest) { return letter(rest, true) == 0; }

// Phrases that stop a name although their words are not reserved.
bool starts_a_stop(std::string_view text) {
  for (const std::string_view stop :
       {"a defaut", "a egalite", "hors attente", "a hauteur de", "sans la", "sans le", "sans les", "sans depasser",
        "sans objet", "ex aequo meme", "ex aequo rang", "ex aequo dernier", "ex aequo refuse"})
    if (keyword(stop, text) != 0) return true;
  const std::size_t motive = keyword("motif", text);  // acte SI5.résultat = ADJ motif "…"
  return motive != 0 && opening_quote(text.substr(motive + blanks(text.substr(motive)))) != 0;
}

// The « 2 » of « session 2 », with the blanks before it.
std::size_t session_number(std::string_view rest) {
  std::size_t size = 0;
  while (const std::size_t one = blank(rest.substr(size)))
    size += one;
  const std::size_t number = size == 0 ? 0 : digit_run(rest.substr(size));
  if (number == 0) return 0;
  const std::string_view after = rest.substr(size + number);
  const bool decimal = !after.empty() && (after[0] == ',' || after[0] == '.') && is_digit(after.substr(1));
  return decimal || !ends_a_word(after) ? 0 : size + number;
}

std::size_t closed(std::string_view text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return 0;
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::size_t end = text.substr(0, line).find(close, open.size());
  return end == std::string_view::npos ? 0 : end + close.size();
}

}  // namespace

std::size_t letter(std::string_view text, bool inside_a_word) {
  if (const Letter found = letter_at(text); found.bytes != 0) return found.bytes;
  if (!inside_a_word) return 0;
  return is_digit(text) ? 1 : combining_mark(text);
}

std::size_t character(std::string_view text) {
  const unsigned lead = byte_at(text, 0);
  const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (std::size_t at = 1; at < size; ++at)
    if ((byte_at(text, at) & 0xC0U) != 0x80U) return 1;
  return text.empty() ? 0 : size;
}

std::size_t blank(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t') return 1;
  if (text.starts_with("\u00A0")) return 2;
  if (text.starts_with("\u202F")) return 3;
  return text[0] == '\r' && line_end(text) == 0 ? 1 : 0;
}

std::size_t last_blank(std::string_view text) {
  for (const std::string_view one : {" ", "\t", "\u00A0", "\u202F"})
    if (text.ends_with(one)) return one.size();
  return 0;
}

std::string plain_blanks(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t size = text.front() == '\t' ? 0 : blank(text);
    plain += size != 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return plain;
}

std::size_t comment(std::string_view text) {
  if (!text.starts_with('#')) return 0;
  std::size_t size = std::min(text.find('\n'), text.size());
  if (size < text.size() && text[size - 1] == '\r') --size;
  return size;
}

std::size_t line_end(std::string_view text) { return text.starts_with('\n') ? 1 : text.starts_with("\r\n") ? 2 : 0; }

std::size_t blanks(std::string_view text, Lines lines) {
  std::size_t size = 0;
  for (;;) {
    const std::string_view rest = text.substr(size);
    std::size_t step = blank(rest);
    if (step == 0) step = comment(rest);
    if (step == 0 && lines == Lines::Cross) step = line_end(rest);
    if (step == 0) return size;
    size += step;
  }
}

std::size_t letters(std::string_view text) {
  std::size_t size = letter(text, false);
  if (size == 0) return 0;
  while (const std::size_t step = letter(text.substr(size), true))
    size += step;
  return size;
}

std::size_t word(std::string_view text) {
  const std::size_t size = letters(text);
  if (size == 0 || apostrophe(text.substr(size)) != 0 || starts_a_stop(text)) return 0;
  const std::string_view found = text.substr(0, size);
  if (is_reserved(found)) return 0;
  return folded(found) == "session" ? size + session_number(text.substr(size)) : size;
}

std::size_t digits(std::string_view text) {
  std::size_t size = digit_run(text);
  if (size == 0) return 0;
  const std::string_view after = text.substr(size);
  if (!after.empty() && (after[0] == ',' || after[0] == '.') && is_digit(after.substr(1)))
    size += 1 + digit_run(after.substr(1));
  const std::string_view rest = text.substr(size);
  const bool goes_on = rest.starts_with('.') && is_digit(rest.substr(1));  // 1.4.2 is no number
  return goes_on || !ends_a_word(rest) ? 0 : size;
}

std::size_t grouped_digits(std::string_view text) {
  std::size_t size = 0;
  while (const std::size_t one = blank(text.substr(size)))
    size += one;
  return size != 0 && digit_run(text.substr(size)) == 3 && ends_a_word(text.substr(size + 3)) ? size + 3 : 0;
}

std::size_t date(std::string_view text) {
  std::size_t size = 0;
  for (const std::size_t most : {std::size_t{2}, std::size_t{2}, std::size_t{4}}) {
    if (size != 0 && !text.substr(size++).starts_with('/')) return 0;
    const std::size_t run = digit_run(text.substr(size));
    if (run == 0 || run > most || (most == 4 && run != 4)) return 0;
    size += run;
  }
  return ends_a_word(text.substr(size)) ? size : 0;
}

std::size_t quoted(std::string_view text) {
  const std::size_t plain = closed(text, "\"", "\"");
  return plain != 0 ? plain : closed(text, "«", "»");
}

std::size_t opening_quote(std::string_view text) { return text.starts_with('"') ? 1 : text.starts_with("«") ? 2 : 0; }
std::size_t closing_quote_at_end(std::string_view text) {
  return text.ends_with('"') ? 1 : text.ends_with("»") ? 2 : 0;
}

std::size_t article_number(std::string_view text) {
  const auto part = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  };
  std::size_t size = 0;
  while (size < text.size() && part(text[size]))
    ++size;
  if (size == 0 || !ends_a_word(text.substr(size))) return 0;
  const std::string_view rest = text.substr(size);
  for (const std::string_view rank : {"bis", "ter", "quater", "quinquies"})
    if (const std::size_t gap = blank(rest); gap != 0)
      if (const std::size_t found = keyword(rank, rest.substr(gap)); found != 0) return size + gap + found;
  return size;
}

std::size_t rest_of_line(std::string_view text) {
  const std::size_t size = std::min(text.find('\n'), text.size());
  return size != 0 && size < text.size() && text[size - 1] == '\r' ? size - 1 : size;
}

std::size_t raw_comment(std::string_view line) {
  std::size_t at = line.find('#');
  while (at != std::string_view::npos && at != 0 && line[at - 1] != ' ' && line[at - 1] != '\t')
    at = line.find('#', at + 1);
  return at;
}

bool has_semicolon(std::string_view line) { return case_size(line, ';') < line.size(); }

std::size_t case_size(std::string_view line, char separator) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (const std::size_t size = quoted(line.substr(at)); size != 0) {
      at += size;
      continue;
    }
    if (line[at] == separator && depth == 0) return at;
    if (line[at] == '(' || line[at] == '[') ++depth;
    if ((line[at] == ')' || line[at] == ']') && depth > 0) --depth;
    ++at;
  }
  return line.size();
}

std::size_t raw_item(std::string_view text) { return std::min(text.find_first_of(";)#\r\n"), text.size()); }

std::size_t bracketed(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (const std::size_t end = line_end(rest); end != 0) {
      const std::string_view line = rest.substr(blanks(rest, Lines::Cross));
      if (keyword("fin", line) != 0 || letter_mark(line) != 0 || point_mark(line) != 0) return 0;
      at += end;
      continue;
    }
    std::size_t step = comment(rest);
    if (step == 0) step = quoted(rest);
    at += step == 0 ? 1 : step;
    if (step != 0) continue;
    if (rest[0] == '(' || rest[0] == '[') ++depth;
    if ((rest[0] == ')' || rest[0] == ']') && --depth == 0) return at;
  }
  return 0;
}

std::size_t letter_mark(std::string_view text) {
  return text.size() > 1 && text[0] >= 'a' && text[0] <= 'z' && text[1] == ')' ? 2 : 0;
}

std::size_t point_mark(std::string_view text) {
  if (text.size() < 3 || text[0] < 'a' || text[0] > 'z' || text[1] < '1' || text[1] > '9') return 0;
  const std::size_t size = 1 + digit_run(text.substr(1));
  return size <= 3 && size < text.size() && text[size] == ')' ? size + 1 : 0;
}

std::size_t keyword(std::string_view pattern, std::string_view text) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view rest = text.substr(size);
    if (pattern[at] == ' ') {
      std::size_t gap = 0;
      while (const std::size_t one = blank(rest.substr(gap)))
        gap += one;
      if (gap == 0) return 0;
      size += gap, ++at;
    } else if (pattern[at] == '\'') {
      const std::size_t found = apostrophe(rest);
      if (found == 0) return 0;
      size += found, ++at;
    } else {
      const Letter found = letter_at(rest);
      if (found.bytes == 0 || found.first != pattern[at]) return 0;
      if (found.second != 0 && byte_at(pattern, at + 1) != static_cast<unsigned char>(found.second)) return 0;
      size += found.bytes, at += found.second != 0 ? 2 : 1;
      while (const std::size_t mark = combining_mark(text.substr(size)))
        size += mark;
    }
  }
  return pattern.ends_with('\'') || ends_a_word(text.substr(size)) ? size : 0;
}

std::string folded(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Letter found = letter_at(text);
    std::size_t step = found.bytes;
    if (step != 0) {
      result += found.first;
      if (found.second != 0) result += found.second;
    } else if ((step = combining_mark(text)) == 0) {
      step = apostrophe(text);
      result += step != 0 ? '\'' : text[0];
      step = std::max<std::size_t>(step, 1);
    }
    text.remove_prefix(step);
  }
  return result;
}

bool opens_rows(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  line.remove_prefix(equals + 1);
  line.remove_prefix(blanks(line));
  return keyword("selon", line) != 0 || keyword("repartition de", line) != 0;
}

bool is_reserved(std::string_view letters) {
  constexpr std::array<std::string_view, 32> reserved = {
      "et",   "ou",   "si", "sinon", "selon",  "lorsque", "pour", "chaque", "aucun", "aucune", "un",
      "une",  "de",   "du", "des",   "la",     "le",      "les",  "au",     "aux",   "par",    "parmi",
      "dont", "sauf", "en", "est",   "existe", "entre",   "dans", "donne",  "fin",   "toutes"};
  const std::string plain = folded(letters);
  return letters.size() > 1 && std::find(reserved.begin(), reserved.end(), plain) != reserved.end();
}

}  // namespace bareme::syntax::scan
