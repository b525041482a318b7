// The call whose bracket is open before the cursor, and which of its arguments one is in: by what is typed, so that a
// line not yet finished is answered, and by the last sound règlement.
#include <algorithm>
#include <optional>

#include "repl/lsp/builtins.hpp"
#include "repl/lsp/typed.hpp"
#include "session/nature_words.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

constexpr std::size_t longest_name = 6;  // words

struct Open {        // a bracket
  std::size_t name;  // the piece before it
  std::size_t argument = 0;
};

// From the outermost to the innermost.
std::vector<Open> open_brackets(const std::vector<Piece>& pieces) {
  std::vector<Open> open;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].text == "(") open.push_back({i - 1, 0});
    if (pieces[i].text == ")" && !open.empty()) open.pop_back();
    if (pieces[i].text == ";" && !open.empty()) ++open.back().argument;
  }
  return open;
}

// « part SMIC(âge ; contrat) », its arguments apart.
Json signature_of(const std::string& name, const std::vector<std::string>& arguments, const std::string& page,
                  std::size_t argument) {
  std::string label = name + "(";
  Json parameters = Json::array();
  for (const std::string& one : arguments) {
    if (!parameters.empty()) label += " ; ";
    const std::size_t begin = Lines(label).position(label.size()).character;
    label += one;
    parameters.push_back({{"label", {begin, Lines(label).position(label.size()).character}}});
  }
  const std::size_t active = arguments.empty() ? 0 : std::min(argument, arguments.size() - 1);
  return {{"label", label + ")"},
          {"documentation", {{"kind", "markdown"}, {"value", page}}},
          {"parameters", parameters},
          {"activeParameter", active}};
}

struct Called {
  Entity::Kind kind;
  std::size_t id;
  std::string name;
  std::vector<std::string> arguments;
};

// What the règlement calls by that name; « lua » before it is one of its words.
std::optional<Called> called_by(const semantics::CheckedRegulation& rules, const std::string& name) {
  for (std::size_t i = 0; i < rules.tables.size(); ++i)
    if (text::same_name(rules.tables[i].name, name)) {
      Called found{Entity::Kind::Table, i, rules.tables[i].name, {}};
      for (const auto& argument : rules.tables[i].arguments)
        found.arguments.push_back(argument.name + " : " + nature_words(rules, argument.type));
      return found;
    }
  for (std::size_t i = 0; i < rules.formulas.size(); ++i)
    if (text::same_name(rules.formulas[i].name, name)) {
      const semantics::Formula& formula = rules.formulas[i];
      Called found{Entity::Kind::Function, i, formula.name, {}};
      for (std::size_t one = 0; one < formula.arguments.size(); ++one)
        found.arguments.push_back(formula.arguments[one] + " : " + nature_words(rules, formula.argument_types[one]));
      return found;
    }
  for (std::size_t i = 0; i < rules.lua_functions.size(); ++i)
    if (text::same_name("lua " + rules.lua_functions[i].name, name)) {
      Called found{Entity::Kind::Lua, i, "lua " + rules.lua_functions[i].name, {}};
      for (const auto& argument : rules.lua_functions[i].arguments)
        found.arguments.push_back(argument.name);
      return found;
    }
  return std::nullopt;
}

// Of the words before a bracket, the longest name that is known: « si part SMIC( » calls « part SMIC ».
Json signature_named(const Together* together, const std::vector<Piece>& pieces, const Open& open) {
  if (open.name >= pieces.size()) return nullptr;
  std::string last;
  for (std::size_t words = longest_name; words > 0; --words) {
    const std::string name = words_ending(pieces, open.name, words);
    if (name.empty() || name == last) continue;
    last = name;
    if (together != nullptr)
      if (const auto called = called_by(together->session.regulation(), name))
        return signature_of(called->name, called->arguments,
                            together->meanings().page(Entity{called->kind, called->id, {}}), open.argument);
    if (const Builtin* builtin = builtin_function(name))
      return signature_of(builtin->name, builtin->arguments, builtin->meaning, open.argument);
  }
  return nullptr;
}

}  // namespace

Json signature(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  const Typed typed = typed_before(spot->text, spot->offset);
  if (typed.inside_a_text) return nullptr;
  const std::vector<Open> open = open_brackets(typed.before);
  for (auto one = open.rbegin(); one != open.rend(); ++one) {
    const Json found = signature_named(workshop.sound(spot->path), typed.before, *one);
    if (found.is_null()) continue;  // « max((a + b » : brackets that only group
    return {{"signatures", {found}}, {"activeSignature", 0}, {"activeParameter", found["activeParameter"]}};
  }
  return nullptr;
}

}  // namespace bareme::repl::lsp
