#include "lua/slips.hpp"

#include <algorithm>

#include "diagnostics/diagnostic.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

struct Word {
  std::string_view french, lua;
};
constexpr Word words[] = {
    {"si", "if … then"},      {"alors", "then"},         {"sinon", "else"},      {"fin", "end"},
    {"pour", "for … do"},     {"tant", "while … do"},    {"et", "and"},          {"ou", "or"},
    {"non", "not"},           {"renvoie", "return"},     {"retourne", "return"}, {"rendre", "return"},
    {"fonction", "function"}, {"oui", "true"},           {"vrai", "true"},       {"faux", "false"},
    {"soit", "local"},        {"exception", "function"},
};

std::string write(std::string_view what) { return " : écrire " + guillemets(std::string(what)); }

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

}  // namespace

std::string slip_at(const Token& token, const Token& next) {
  if (token.is("=")) return " : comparer s'écrit " + guillemets("==");
  if (token.is("&") && next.is("&")) return write("and");
  if (token.is("|") && next.is("|")) return write("or");
  for (const std::string_view sign : {"+", "-", "*", "/", ".."})
    if (token.is(sign) && next.is("=")) return write("x = x " + std::string(sign) + " …");
  if (token.kind == Token::Kind::Name)
    for (const Word& word : words)
      if (token.text == word.french) return write(word.lua);
  return "";
}

std::string slip_of_character(std::string_view text) {
  for (const std::string_view quote : {"«", "»", "“", "”", "„", "‘", "’"})
    if (begins(text, quote)) return " : un texte se met entre guillemets droits, \"…\"";
  for (const std::string_view blank : {"\u00A0", "\u202F", "\u2009"})
    if (begins(text, blank)) return " : c'est un blanc insécable, mettre une espace ordinaire";
  const auto lead = text.empty() ? 0 : static_cast<unsigned char>(text[0]);
  const auto trail = text.size() < 2 ? 0 : static_cast<unsigned char>(text[1]);
  if (lead == 0xCC || (lead == 0xCD && trail < 0xB0))
    return " : c'est l'accent d'une lettre écrite en deux caractères, la retaper";
  if (begins(text, "!")) return text.substr(0, 2) == "!=" ? write("~=") : write("not");
  for (const auto& [sign, ours] : {std::pair<std::string_view, std::string_view>{"×", "*"},
                                   {"÷", "/"},
                                   {"−", "-"},
                                   {"≤", "<="},
                                   {"≥", ">="},
                                   {"≠", "~="}})
    if (begins(text, sign)) return write(ours);
  if (lead >= 0x80 && (lead < 0xC2 || (trail & 0xC0) != 0x80))
    return " : le fichier n'est pas en UTF-8, l'enregistrer dans cet encodage";
  return "";
}

bool looks_like_a_code(std::string_view name) {
  return name.size() > 1 && name[0] >= 'A' && name[0] <= 'Z' &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace bareme::lua
