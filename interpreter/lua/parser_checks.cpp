// What Lua would take without a word and that is surely not meant: a condition that is no yes or no, a comparison that
// is always false, a decimal comma.
#include <algorithm>
#include <iterator>

#include "diagnostics/diagnostic.hpp"
#include "lua/parser.hpp"

namespace bareme::lua {

using diagnostics::guillemets;

void Parser::must_be_truth(const Extent& value) {
  const Token& first = tokens_[value.first];
  if (value.truth) return;
  if (value.literal || value.function)
    mistake("une condition est un oui ou non, et non " + guillemets(std::string(first.text)), first.line);
  wrap(value, "__truth");
}

// What the règlement gives is never nil: asking would be a « no » for ever, or would stop the call.
void Parser::check_nil(const Extent& left, const Extent& right) {
  const Token &name = tokens_[left.first], &nil = tokens_[right.first];
  const Local* found = left.name && left.first == left.last ? local(name.text) : nullptr;
  if (!nil.is("nil") || right.first != right.last || found == nullptr || !found->parameter) return;
  const std::string given(name.text);
  mistake(guillemets(given) + " n'est jamais nil : écrire " + guillemets("présent(" + given + ")") + " ou " +
              guillemets("sans_objet(" + given + ")"),
          name.line);
}

// « type(x) == "number" » would be false for ever.
void Parser::check_type_name(const Extent& left, const Extent& right) {
  static constexpr std::string_view kinds[] = {"un nombre",          "un texte",  "vrai ou faux",     "une table",
                                               "une fonction",       "nil",       "une date",         "un code",
                                               "une valeur absente", "une liste", "un enregistrement"};
  const Token& text = tokens_[right.first];
  if (!left.call || tokens_[left.first].text != "type" || local("type") != nullptr) return;
  if (text.kind != Token::Kind::Text || right.first != right.last || text.text.size() < 2) return;
  const std::string_view said = text.text.substr(1, text.text.size() - 2);
  if (std::find(std::begin(kinds), std::end(kinds), said) == std::end(kinds))
    mistake("type(…) ne donne jamais " + guillemets(std::string(said)) +
                " : c'est \"un nombre\", \"un texte\", \"un code\", \"une date\", \"vrai ou faux\", \"une liste\"…",
            text.line);
}

// « 0,5 » is two values for Lua. Two whole numbers glued by a comma are refused wherever they stand.
void Parser::check_commas() {
  for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
    const Token &left = tokens_[i], &comma = tokens_[i + 1], &right = tokens_[i + 2];
    if (left.kind != Token::Kind::Integer || !comma.is(",") || right.kind != Token::Kind::Integer) continue;
    if (comma.begin != left.begin + left.text.size() || right.begin != comma.begin + 1) continue;
    const std::string number = std::string(left.text) + "," + std::string(right.text);
    mistake("« " + number + " » est, pour Lua, deux valeurs : écrire exact(\"" + number + "\") pour le nombre, " +
                std::string(left.text) + ", " + std::string(right.text) + " (avec une espace) pour deux",
            left.line);
  }
}

}  // namespace bareme::lua
