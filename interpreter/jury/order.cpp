#include "jury/order.hpp"

#include <algorithm>
#include <vector>

#include "text/fold.hpp"

namespace bareme::jury {
namespace {

constexpr std::string_view opening_guillemet = "«", closing_guillemet = "»";

bool blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t start = 0; (start = text.find_first_not_of(" \t", start)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t", start), text.size());
    words.push_back(text.substr(start, end - start));
    start = end;
  }
  return words;
}

std::size_t offset(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

// What stands between quotes, « … » or "…"; none without them, or when it is nothing.
std::optional<std::string_view> unquoted(std::string_view text) {
  text = trimmed(text);
  const auto inside = [&](std::string_view open, std::string_view close) -> std::optional<std::string_view> {
    if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
      return std::nullopt;
    std::string_view said = text.substr(open.size(), text.size() - open.size() - close.size());
    for (const std::string_view space : {std::string_view("\u00a0"), std::string_view("\u202f")}) {
      if (said.starts_with(space)) said.remove_prefix(space.size());
      if (said.ends_with(space)) said.remove_suffix(space.size());
    }
    said = trimmed(said);
    return said.empty() ? std::nullopt : std::optional(said);
  };
  if (auto found = inside("\"", "\"")) return found;
  return inside(opening_guillemet, closing_guillemet);
}

// Where the text between quotes that begins at `from` ends, its closing quote included; npos: it is not closed.
std::size_t end_of_quoted(std::string_view text, std::size_t from) {
  const bool straight = text[from] == '"';
  const std::string_view opening = straight ? std::string_view("\"") : opening_guillemet;
  const std::string_view closing = straight ? std::string_view("\"") : closing_guillemet;
  const std::size_t at = text.find(closing, from + opening.size());
  return at == std::string_view::npos ? at : at + closing.size();
}

bool opens_quotes(std::string_view word) { return word.starts_with('"') || word.starts_with(opening_guillemet); }

// The last words « hors règlement » are taken off.
bool take_forced(std::string_view& text) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() < 2 || !text::same_name(words[words.size() - 2], "hors") ||
      !text::same_name(words.back(), "règlement"))
    return false;
  text = trimmed(text.substr(0, offset(text, words[words.size() - 2])));
  return true;
}

}  // namespace

Order read_order(std::string_view text) {
  Order order;
  order.typed = text;
  order.what = trimmed(text);
  std::size_t quoted_until = 0;
  for (const std::string_view word : words_of(text)) {
    if (offset(text, word) < quoted_until) continue;
    if (opens_quotes(word)) quoted_until = end_of_quoted(text, offset(text, word));
    if (!text::same_name(word, "motif")) continue;
    order.what = trimmed(text.substr(0, offset(text, word)));
    if (const auto said = unquoted(text.substr(offset(text, word) + word.size()))) order.motive = std::string(*said);
    break;
  }
  order.forced = take_forced(order.what);
  for (const std::string_view word : words_of(order.what)) {
    if (!text::same_name(word, "suite")) continue;
    const std::string_view said = trimmed(order.what.substr(offset(order.what, word) + word.size()));
    order.next = unquoted(said).value_or(said);
    order.what = trimmed(order.what.substr(0, offset(order.what, word)));
    break;
  }
  return order;
}

Amount read_amount(std::string_view what) {
  for (const std::string_view word : words_of(what)) {
    const bool number = word.find_first_of("0123456789") == (word.front() == '+' || word.front() == '-' ? 1U : 0U);
    if (!number) continue;
    const std::size_t at = offset(what, word);
    return {trimmed(what.substr(0, at)), word.front() == '+' ? word.substr(1) : word,
            trimmed(what.substr(at + word.size()))};
  }
  return {trimmed(what), {}, {}};
}

std::string quoted(const std::string& motive) {
  std::string text = motive;
  std::replace(text.begin(), text.end(), '"', '\'');
  std::replace(text.begin(), text.end(), '\n', ' ');
  return '"' + text + '"';
}

}  // namespace bareme::jury
