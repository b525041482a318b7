#include "lua/token.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/slips.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

constexpr std::string_view keywords[] = {"and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
                                         "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
                                         "repeat",   "return", "then", "true", "until",  "while"};
// The longest first: the first that fits is taken.
constexpr std::string_view signs[] = {"...", "..", "==", "~=", "<=", ">=", "<<", ">>", "//", "::", "+",
                                      "-",   "*",  "/",  "%",  "^",  "#",  "&",  "~",  "|",  "<",  ">",
                                      "=",   "(",  ")",  "{",  "}",  "[",  "]",  ";",  ":",  ",",  "."};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  std::vector<Token> all() {
    if (source_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    std::vector<Token> tokens;
    do {
      skip_blanks();
      tokens.push_back(next());
    } while (tokens.back().kind != Token::Kind::End);
    return tokens;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }
  bool ended() const { return at_ >= source_.size(); }
  bool see(std::string_view word) const { return source_.substr(at_, word.size()) == word; }

  // Accented letters of Latin-1 and Latin Extended-A: two bytes each, × and ÷ left out.
  bool accented() const {
    const auto lead = static_cast<unsigned char>(peek()), trail = static_cast<unsigned char>(peek(1));
    if (trail < 0x80 || trail > 0xBF) return false;
    return (lead == 0xC3 && trail != 0x97 && trail != 0xB7) || lead == 0xC4 || lead == 0xC5;
  }

  void step() {
    if (peek() == '\n' || (peek() == '\r' && peek(1) != '\n')) ++line_;
    ++at_;
  }

  void skip_blanks() {
    while (!ended()) {
      if (see("--"))
        skip_comment();
      else if (std::string_view(" \t\r\n\f\v").find(peek()) != std::string_view::npos)
        step();
      else
        return;
    }
  }

  void skip_comment() {
    const int line = line_;
    at_ += 2;
    if (const auto level = long_bracket()) {
      skip_long(level, line);
      return;
    }
    while (!ended() && peek() != '\n' && peek() != '\r')
      ++at_;
  }

  // The length of « [[ », « [=[ » here, 0 when there is none.
  std::size_t long_bracket() const {
    if (peek() != '[') return 0;
    std::size_t length = 1;
    while (peek(length) == '=')
      ++length;
    return peek(length) == '[' ? length + 1 : 0;
  }

  void skip_long(std::size_t opening, int line) {
    const std::string close = "]" + std::string(opening - 2, '=') + "]";
    at_ += opening;
    while (!see(close)) {
      if (ended()) throw Unreadable{"ce texte entre crochets n'est pas fermé", line};
      step();
    }
    at_ += close.size();
  }

  void skip_quoted() {
    const char quote = peek();
    const int line = line_;
    for (++at_; peek() != quote; step()) {
      if (peek() == '\\') {
        step();
        if (peek() == '\r' && peek(1) == '\n') step();
        if (peek() == 'z') skip_z();
      } else if (ended() || peek() == '\n' || peek() == '\r') {
        throw Unreadable{"ce texte n'est pas fermé sur sa ligne", line};
      }
      if (ended()) throw Unreadable{"ce texte n'est pas fermé sur sa ligne", line};
    }
    ++at_;
  }

  // « \z » leaves out the blanks that follow it, line ends included. Stays on the last of them.
  void skip_z() {
    while (at_ + 1 < source_.size() && std::string_view(" \t\r\n\f\v").find(source_[at_ + 1]) != std::string_view::npos)
      step();
  }

  void skip_name() {
    while (is_letter(peek()) || is_digit(peek()) || accented())
      at_ += accented() ? 2 : 1;
  }

  void skip_numeral() {
    const bool hexadecimal = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X');
    while (is_digit(peek()) || is_letter(peek()) || peek() == '.' ||
           ((peek() == '+' || peek() == '-') && !hexadecimal && (source_[at_ - 1] == 'e' || source_[at_ - 1] == 'E')))
      ++at_;
  }

  void check_numeral(std::string_view text) const {
    const bool hexadecimal = text.size() > 2 && (text[1] == 'x' || text[1] == 'X');
    std::int64_t value = 0;
    const char* begin = text.data() + (hexadecimal ? 2 : 0);
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(begin, end, value, hexadecimal ? 16 : 10);
    if (read.ec == std::errc() && read.ptr == end) return;
    std::string french(text);
    std::replace(french.begin(), french.end(), '.', ',');
    throw Unreadable{fmt::format("{} n'est pas un nombre exact en Lua : écrire {}", guillemets(std::string(text)),
                                 guillemets("exact(\"" + french + "\")")),
                     line_};
  }

  void check_name(std::string_view text) const {
    if (text.find("__") == std::string_view::npos) return;
    throw Unreadable{"un nom n'a pas deux soulignés de suite : " + guillemets(std::string(text)), line_};
  }

  Token next() {
    Token token;
    token.begin = at_;
    token.line = line_;
    if (ended()) return token;
    token.kind = read(token.line);
    token.text = source_.substr(token.begin, at_ - token.begin);
    if (token.kind == Token::Kind::Integer) check_numeral(token.text);
    if (token.kind == Token::Kind::Name) {
      if (std::find(std::begin(keywords), std::end(keywords), token.text) != std::end(keywords))
        token.kind = Token::Kind::Keyword;
      else
        check_name(token.text);
    }
    return token;
  }

  Token::Kind read(int line) {
    if (is_letter(peek()) || accented()) return skip_name(), Token::Kind::Name;
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return skip_numeral(), Token::Kind::Integer;
    if (peek() == '"' || peek() == '\'') return skip_quoted(), Token::Kind::Text;
    if (const auto level = long_bracket()) return skip_long(level, line), Token::Kind::Text;
    for (const std::string_view sign : signs) {
      if (!see(sign)) continue;
      at_ += sign.size();
      return Token::Kind::Sign;
    }
    const std::string help = slip_of_character(source_.substr(at_, 8));
    throw Unreadable{"ce caractère n'a pas de sens ici : " + guillemets(strange()) + help, line_};
  }

  // The character here, whole. A control character, or bytes that are no UTF-8, by their number.
  std::string strange() const {
    const auto lead = static_cast<unsigned char>(peek());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    const bool whole = at_ + length <= source_.size() && lead >= 0x20 && lead != 0x7F && (lead < 0x80 || length > 1);
    return whole ? std::string(source_.substr(at_, length)) : fmt::format("octet {:02X}", lead);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view source) { return Reader(source).all(); }

std::string ascii_name(std::string_view name) {
  std::string ascii;
  bool inside = false;
  for (const char c : name) {
    const bool plain = static_cast<unsigned char>(c) < 0x80;
    if (plain && inside) ascii += "__";
    if (!plain && !inside) ascii += "__x";
    inside = !plain;
    ascii += plain ? std::string(1, c) : fmt::format("{:02X}", static_cast<unsigned char>(c));
  }
  return inside ? ascii + "__" : ascii;
}

std::string with_accents(std::string_view text) {
  std::string read;
  while (!text.empty()) {
    const std::size_t open = text.find("__x");
    const std::size_t close = open == text.npos ? open : text.find("__", open + 3);
    if (close == text.npos) return read + std::string(text);
    read += text.substr(0, open);
    for (std::size_t i = open + 3; i + 1 < close; i += 2) {
      unsigned byte = 0;
      std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
      read += static_cast<char>(byte);
    }
    text.remove_prefix(close + 2);
  }
  return read;
}

}  // namespace bareme::lua
