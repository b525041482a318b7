#include "lua/wording.hpp"

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/token.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

// « 1000000 » as 1 000 000, with no-break spaces.
std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3)
    text.insert(i - 3, "\u00A0");
  return text;
}

// "(local 'x')" and the like at the end of a message of Lua: x; empty when Lua does not know.
std::string subject(std::string_view message) {
  const std::size_t open = message.rfind(" '"), close = message.rfind("')");
  if (open == message.npos || close == message.npos || close < open + 2) return "ce qui est lu ici";
  return guillemets(with_accents(message.substr(open + 2, close - open - 2)));
}

std::string kind_in(std::string_view message) {
  constexpr std::pair<std::string_view, const char*> kinds[] = {
      {" a nil value", "nil"},
      {" a table value", "une table"},
      {" a function value", "une fonction"},
      {" a string value", "un texte"},
      {" a boolean value", "vrai ou faux"},
      {" a number value", "un nombre"},
      {" a userdata value", "une valeur donnée"},
  };
  for (const auto& [words, french] : kinds)
    if (message.find(words) != message.npos) return french;
  return "autre chose";
}

bool has(std::string_view message, std::string_view words) { return message.find(words) != message.npos; }

// Without the "exceptions.lua:3: " Lua puts in front: the fault tells the line.
std::string_view without_place(std::string_view message) {
  const std::size_t digits = message.find_first_of("0123456789", message.find(':'));
  const std::size_t end = digits == message.npos ? digits : message.find(": ", digits);
  return end == message.npos ? message : message.substr(end + 2);
}

}  // namespace

std::string too_long(std::int64_t fuel) { return fmt::format("calcul trop long : plus de {}\u00A0pas", grouped(fuel)); }

std::string too_deep(int depth) { return fmt::format("plus de {} appels les uns dans les autres", depth); }

std::string too_much_memory(std::size_t bytes) { return fmt::format("plus de {}\u00A0Mo de mémoire", bytes >> 20); }

std::string text_too_long(std::size_t bytes) { return fmt::format("un texte de plus de {}\u00A0Ko", bytes >> 10); }

std::string unknown_failure() { return "l'appel s'est arrêté sans dire pourquoi"; }

std::string message_of_lua(std::string_view message) {
  if (has(message, "stack overflow") || has(message, "C stack overflow"))
    return "trop d'appels les uns dans les autres";
  if (has(message, "attempt to call"))
    return fmt::format("{} n'est pas une fonction : c'est {}", subject(message), kind_in(message));
  if (has(message, "attempt to index"))
    return fmt::format("{} n'a pas de champ : c'est {}", subject(message), kind_in(message));
  return "refusé par Lua : " + with_accents(without_place(message));
}

std::string no_such_code(std::string_view name, const std::vector<std::string>& codes) {
  const std::string help = diagnostics::nearest_help(std::string(name), codes);
  return guillemets(std::string(name)) + " n'est pas un code déclaré" + (help.empty() ? "" : " : " + help);
}

std::string shortened(std::string_view text, std::size_t length) {
  std::string kept;
  std::size_t characters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80 && ++characters > length) return kept + "…";
    kept += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return kept;
}

}  // namespace bareme::lua
