#include "past/value.hpp"

#include <algorithm>
#include <utility>

#include "past/baseline.hpp"
#include "text/fold.hpp"
#include "values/date.hpp"

namespace bareme::past {
namespace {

using values::Kind;
using values::State;

constexpr std::string_view code_word = "code";

bool looks_like_a_date(std::string_view text) { return text.size() == 10 && text[2] == '/' && text[5] == '/'; }

bool is_number(std::string_view text) {
  return !text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'));
}

// A code whose name could be read as something else.
bool ambiguous(const std::string& code) {
  if (code.empty() || code == "oui" || code == "non" || code == "?" || is_number(code)) return true;
  for (const State state : {State::SansObjet, State::EnAttente, State::Impossible, State::EnErreur})
    if (code == values::describe(state)) return true;
  return code.find_first_of("\";=#") != std::string::npos || code.rfind("code ", 0) == 0;
}

}  // namespace

std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text::nfc(text)) {
    if (c == '"') all += '"';
    all += c == '\n' || c == '\r' ? ' ' : c;
  }
  return all + '"';
}

std::string written(const plan::Datum& datum, const plan::TextPool& names) {
  if (datum.kind == Kind::Code) {
    const std::string& code = names.text(datum.text);
    return ambiguous(code) ? std::string(code_word) + " " + quoted(code) : code;
  }
  return values::is_textual(datum.kind) ? quoted(names.text(datum.text)) : plan::describe(datum, names);
}

std::string written_state(State state) { return values::describe(state); }

std::optional<ReadValue> read_value(const Piece& piece, plan::TextPool& names) {
  ReadValue read;
  const std::string_view text = piece.text;
  if (text.empty()) return std::nullopt;
  for (const State state : {State::SansObjet, State::EnAttente, State::Impossible, State::EnErreur})
    if (text == values::describe(state)) {
      read.state = state;
      return read;
    }
  const auto coded = after(piece, code_word);
  if (const auto quote = quoted_text(coded ? *coded : piece)) {
    if (!quote->second.empty()) return std::nullopt;
    read.datum.kind = coded ? Kind::Code : Kind::Text;
    read.datum.text = names.id(quote->first);
    return read;
  }
  if (text == "oui" || text == "non") {
    read.datum.kind = Kind::Truth;
    read.datum.number = text == "oui" ? 1 : 0;
    return read;
  }
  if (looks_like_a_date(text)) {
    const auto date = values::Date::parse(text);
    if (!date) return std::nullopt;
    read.datum.kind = Kind::Date;
    read.datum.number = values::Number(date->days());
    return read;
  }
  if (is_number(text)) {
    const auto number = values::Number::from_fraction(text);
    if (!number) return std::nullopt;
    read.datum.number = *number;
    return read;
  }
  if (text.find_first_of("\";=") != std::string_view::npos) return std::nullopt;
  read.datum.kind = Kind::Code;
  read.datum.text = names.id(std::string(text));
  return read;
}

}  // namespace bareme::past
