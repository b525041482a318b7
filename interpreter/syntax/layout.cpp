#include "syntax/layout.hpp"

#include <algorithm>
#include <array>

#include "syntax/scan.hpp"

namespace bareme::syntax {
namespace {

using Kind = Token::Kind;

bool is_sign(const Token& token, std::string_view text) { return token.kind == Kind::Sign && token.text == text; }
bool opens_bracket(const Token& token) { return is_sign(token, "(") || is_sign(token, "["); }
bool closes_bracket(const Token& token) { return is_sign(token, ")") || is_sign(token, "]"); }
bool is_minus(const Token& token) { return is_sign(token, "−") || is_sign(token, "-") || is_sign(token, "–"); }
bool is_keyword(const Token& token, std::string_view text) { return token.kind == Kind::Keyword && token.text == text; }

// A value stands before a subtraction; before the sign of a negative number, never.
bool ends_a_value(const Token& token) {
  return token.kind == Kind::Word || token.kind == Kind::Number || token.kind == Kind::Text || closes_bracket(token) ||
         is_sign(token, "%");
}

bool is_negative_sign(const Line& line, std::size_t at) {
  return is_minus(line.tokens[at]) &&
         (at == 0 || !(ends_a_value(line.tokens[at - 1]) || line.tokens[at - 1].kind == Kind::Keyword));
}

bool in_a_fraction(const Line& line, std::size_t slash) {
  const std::vector<Token>& tokens = line.tokens;
  return slash > 0 && slash + 1 < tokens.size() && is_sign(tokens[slash], "/") && tokens[slash].glued &&
         tokens[slash + 1].glued && tokens[slash - 1].kind == Kind::Number && tokens[slash + 1].kind == Kind::Number;
}

bool blank_between(const Line& line, std::size_t at) {  // before token `at`, which is not the first
  const Token& before = line.tokens[at - 1];
  const Token& token = line.tokens[at];
  if (opens_bracket(before) || closes_bracket(token)) return false;
  if (is_sign(before, ".") || is_sign(token, ".")) return false;
  if (before.kind == Kind::Keyword && before.text.ends_with('\'')) return false;
  if (is_negative_sign(line, at - 1)) return false;
  if (in_a_fraction(line, at) || in_a_fraction(line, at - 1)) return false;
  if (opens_bracket(token) && before.kind == Kind::Word)
    return !token.glued;  // max(a ; b), but « de nature (projet ; stage) »
  return true;
}

bool starts_with(const Line& line, std::string_view keyword) {
  return !line.tokens.empty() && is_keyword(line.tokens.front(), keyword);
}

bool opens_a_block(const Line& line) {
  constexpr std::array<std::string_view, 10> openers = {"article",  "barème",   "structure", "convention", "codes de",
                                                        "codes d'", "maquette", "cas",       "tableau",    "document"};
  if (line.tokens.empty() || starts_with(line, "fin")) return false;
  const std::size_t first = starts_with(line, "remplace") || starts_with(line, "ajoute") ? 1 : 0;
  const auto begins_with = [&](std::string_view keyword) {
    return first < line.tokens.size() && is_keyword(line.tokens[first], keyword);
  };
  if (std::any_of(openers.begin(), openers.end(), begins_with) || begins_with("fonction lua")) return true;
  if (begins_with("fonction"))  // with its value on the line it is whole
    return std::none_of(line.tokens.begin(), line.tokens.end(), [](const Token& token) { return is_sign(token, "="); });
  return std::any_of(line.tokens.begin(), line.tokens.end(), [](const Token& token) {
    return is_keyword(token, "selon") || is_keyword(token, "répartition de");
  });
}

}  // namespace

Token Layout::token(std::string_view text, std::size_t at, std::size_t& size) const {
  const std::string_view rest = text.substr(at);
  if (const auto found = raw.find(at); found != raw.end()) {
    size = found->second - at;
    return {Kind::Raw, std::string(rest.substr(0, size)), false};
  }
  if (const auto found = keywords.find(at); found != keywords.end()) {
    size = found->second.place.end - at;
    const bool word = scan::letter(found->second.canonical, false) != 0;
    return {word ? Kind::Keyword : Kind::Sign, found->second.canonical, false};
  }
  const std::array<std::pair<std::size_t, Kind>, 4> measured = {{{scan::quoted(rest), Kind::Text},
                                                                 {scan::letters(rest), Kind::Word},
                                                                 {scan::date(rest), Kind::Number},
                                                                 {scan::digits(rest), Kind::Number}}};
  for (const auto& [length, kind] : measured)
    if (length != 0) {
      size = length;
      return {kind, std::string(rest.substr(0, size)), false};
    }
  size = scan::character(rest);
  return {Kind::Sign, std::string(rest.substr(0, size)), false};
}

Line Layout::read(std::string_view text, std::size_t begin, std::size_t end) const {
  Line line;
  const std::string_view bounded = text.substr(0, end);
  for (std::size_t at = begin; at < end;) {
    std::size_t gap = 0;
    while (const std::size_t one = scan::blank(bounded.substr(at + gap)))
      gap += one;
    at += gap;
    if (at >= end) break;
    if (bounded[at] == '#') {
      line.comment = bounded.substr(at);
      while (!line.comment.empty() &&
             (line.comment.back() == ' ' || line.comment.back() == '\t' || line.comment.back() == '\r'))
        line.comment.remove_suffix(1);
      break;
    }
    std::size_t size = 0;
    const std::size_t mark =
        line.tokens.empty() ? scan::letter_mark(bounded.substr(at)) + scan::point_mark(bounded.substr(at)) : 0;
    Token next =
        mark == 0 ? token(bounded, at, size) : Token{Kind::Letter, std::string(bounded.substr(at, size = mark)), false};
    next.glued = gap == 0;
    line.tokens.push_back(std::move(next));
    at += size;
  }
  return line;
}

std::string Layout::joined(const Line& line) {
  std::string made;
  for (std::size_t at = 0; at < line.tokens.size(); ++at) {
    if (at != 0 && blank_between(line, at)) made += ' ';
    made += line.tokens[at].text;
  }
  return made;
}

std::size_t Blocks::enter(const Line& line) {
  if (brackets_ == 0 && starts_with(line, "fin") && depth_ > 0) --depth_;
  const bool lettered = brackets_ == 0 && !line.tokens.empty() && line.tokens.front().kind == Token::Kind::Letter;
  if (brackets_ == 0 && (starts_with(line, "étudiant") || starts_with(line, "fin"))) of_a_student_ = false;
  const bool point = lettered && line.tokens.front().text.size() > 2;  // « b1) », under « b) »
  return 2 * depth_ + (point ? 2 : 0) + (lettered || of_a_student_ ? 2 : 0) + (brackets_ != 0 ? 4 : 0);
}

void Blocks::leave(const Line& line) {
  for (const Token& token : line.tokens) {
    if (opens_bracket(token)) ++brackets_;
    if (closes_bracket(token) && brackets_ > 0) --brackets_;
  }
  if (opens_a_block(line)) ++depth_;
  if (starts_with(line, "étudiant")) of_a_student_ = true;
}

}  // namespace bareme::syntax
