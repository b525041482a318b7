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
  constexpr std::array<std::string_view, 8> announcing = {"donne", "si", "sinon", "lorsque", "et", "ou", "de", "à"};
  if (!is_minus(line.tokens[at])) return false;
  if (at == 0) return true;
  const Token& before = line.tokens[at - 1];
  if (before.kind != Kind::Keyword) return !ends_a_value(before);
  return std::find(announcing.begin(), announcing.end(), before.text) != announcing.end();
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

// What opens a block on this line: « article », « codes de », « selon »; empty: nothing.
std::string opened_by(const Line& line) {
  constexpr std::array<std::string_view, 10> openers = {"article",  "barème",   "structure", "convention", "codes de",
                                                        "codes d'", "maquette", "cas",       "tableau",    "document"};
  if (line.tokens.empty() || starts_with(line, "fin")) return "";
  const std::size_t first = starts_with(line, "remplace") || starts_with(line, "ajoute") ? 1 : 0;
  const auto begins_with = [&](std::string_view keyword) {
    return first < line.tokens.size() && is_keyword(line.tokens[first], keyword);
  };
  const auto opener = std::find_if(openers.begin(), openers.end(), begins_with);
  if (opener != openers.end()) return std::string(*opener);
  if (begins_with("fonction lua")) return "fonction lua";
  if (begins_with("fonction")) {  // with its value on the line it is whole
    const bool whole =
        std::any_of(line.tokens.begin(), line.tokens.end(), [](const Token& token) { return is_sign(token, "="); });
    return whole ? "" : "fonction";
  }
  for (const Token& token : line.tokens)
    if (is_keyword(token, "selon") || is_keyword(token, "répartition de") || is_keyword(token, "attribution de"))
      return token.text;
  return "";
}

template <std::size_t Count>
bool one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What may stand under another of its name: « : », « pour chaque », « donne »; empty: nothing.
std::string stop_at(const Line& line, std::size_t at, const std::string& kind, bool separated) {
  const Token& token = line.tokens[at];
  if (kind == "exemple") return is_keyword(token, "donne") ? "donne" : "";
  if (kind == "exception") return is_keyword(token, "lorsque") ? "lorsque" : "";
  if (kind == "maquette") return is_sign(token, ";") ? ";" : token.kind == Kind::Text ? "texte" : "";
  if (kind == "ligne") {
    if (separated) return "";
    if (is_sign(token, ":")) return ":";
    return token.kind != Kind::Text ? "" : line.tokens[at - 1].kind == Kind::Text ? "second texte" : "texte";
  }
  if (is_sign(token, kind == "paramètre" ? "=" : ":") && !separated) return token.text;
  return is_keyword(token, "pour chaque") || is_keyword(token, "à défaut") ? token.text : "";
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

Laid Layout::cut(const Line& line, std::string_view inside) {
  constexpr std::array<std::string_view, 6> of_their_own = {"attribut",  "entrée",  "acte",
                                                            "paramètre", "exemple", "exception"};
  constexpr std::array<std::string_view, 9> of_rows = {"codes de",       "codes d'",       "selon",
                                                       "répartition de", "attribution de", "barème",
                                                       "structure",      "document",       "convention"};
  Laid laid;
  laid.comment = line.comment;
  if (line.tokens.empty()) return laid;
  const Token& head = line.tokens.front();
  if (head.kind == Kind::Keyword && one_of(head.text, of_their_own))
    laid.kind = one_of(head.text, std::array<std::string_view, 2>{"entrée", "acte"}) ? "attribut" : head.text;
  else if (one_of(inside, of_rows) && opened_by(line).empty() && head.kind != Kind::Letter)
    laid.kind = "ligne";
  else if (inside == "maquette" && opened_by(line).empty())
    laid.kind = "maquette";
  std::size_t brackets = 0;
  bool separated = false;  // « : » or « = » is passed: the next is of another thing
  laid.pieces.emplace_back();
  for (std::size_t at = 0; at < line.tokens.size(); ++at) {
    const Token& token = line.tokens[at];
    const std::string stop =
        at == 0 || brackets != 0 || laid.kind.empty() ? "" : stop_at(line, at, laid.kind, separated);
    if (stop.empty()) {
      if (at != 0 && blank_between(line, at)) laid.pieces.back() += ' ';
      laid.pieces.back() += token.text;
    } else {
      laid.pieces.push_back(token.text);
      laid.stops.push_back(stop);
    }
    separated = separated || stop == ":" || stop == "=" || (laid.kind == "ligne" && is_sign(token, ";"));
    brackets += opens_bracket(token) ? 1 : 0;
    brackets -= closes_bracket(token) && brackets != 0 ? 1 : 0;
  }
  return laid;
}

std::size_t Blocks::depth() const {
  return openers_.size() - static_cast<std::size_t>(std::count(openers_.begin(), openers_.end(), "maquette"));
}

std::size_t Blocks::enter(const Line& line) {
  if (brackets_ == 0 && starts_with(line, "fin") && !openers_.empty()) openers_.pop_back();
  const bool lettered = brackets_ == 0 && !line.tokens.empty() && line.tokens.front().kind == Token::Kind::Letter;
  if (brackets_ == 0 && (starts_with(line, "étudiant") || starts_with(line, "fin"))) of_a_student_ = false;
  const bool point = lettered && line.tokens.front().text.size() > 2;  // « b1) », under « b) »
  return 2 * depth() + (point ? 2 : 0) + (lettered || of_a_student_ ? 2 : 0) + (brackets_ != 0 ? 4 : 0);
}

void Blocks::leave(const Line& line) {
  for (const Token& token : line.tokens) {
    if (opens_bracket(token)) ++brackets_;
    if (closes_bracket(token) && brackets_ > 0) --brackets_;
  }
  if (std::string opener = opened_by(line); !opener.empty()) openers_.push_back(std::move(opener));
  if (starts_with(line, "étudiant")) of_a_student_ = true;
}

}  // namespace bareme::syntax
