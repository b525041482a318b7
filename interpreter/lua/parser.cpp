#include "lua/parser.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/names.hpp"
#include "lua/slips.hpp"

namespace bareme::lua {

using diagnostics::guillemets;

namespace {

constexpr std::size_t most_functions = 150;  // Lua takes 200 local names, and each is one

std::string shown(const Token& token) {
  return token.kind == Token::Kind::End ? "la fin du fichier" : guillemets(std::string(token.text));
}

std::string named(const Token& token) { return guillemets(std::string(token.text)); }

}  // namespace

void Parser::read() {
  find_functions();
  check_commas();
  block();
  if (token().kind != Token::Kind::End)
    throw Unreadable{shown(token()) + " n'a pas d'ouverture" + slip_at(token(), token(1)), token().line};
}

const Token& Parser::token(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::take(std::string_view word) {
  if (!see(word)) return false;
  ++at_;
  return true;
}

void Parser::expect(std::string_view word, const Token* opened) {
  if (take(word)) return;
  const std::string closing =
      opened == nullptr ? "" : fmt::format(" pour fermer {} de la ligne {}", named(*opened), opened->line);
  std::string help = slip_at(token(), token(1));
  if (word == "(" && at_ > 0 && token().kind == Token::Kind::Name)
    help = " : un nom de plusieurs mots s'écrit avec des soulignés, " +
           guillemets(std::string(tokens_[at_ - 1].text) + "_" + std::string(token().text));
  throw Unreadable{
      fmt::format("{} attendu{}, et non {}{}", guillemets(std::string(word)), closing, shown(token()), help),
      token().line};
}

const Token& Parser::expect_name() {
  if (token().kind != Token::Kind::Name) throw Unreadable{"nom attendu, et non " + shown(token()), token().line};
  return tokens_[at_++];
}

// Functions of the file are known everywhere in it, so they are found before anything is read.
void Parser::find_functions() {
  for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
    const Token& name = tokens_[i + 1];
    if (!tokens_[i].is("function") || name.kind != Token::Kind::Name || !tokens_[i + 2].is("(")) continue;
    if (i > 0 && tokens_[i - 1].is("local")) continue;
    if (const DefinedFunction* first = defined(name.text))
      mistake(fmt::format("la fonction {} est définie deux fois, lignes {} et {}", named(name), first->line, name.line),
              name.line);
    else if (brought(name.text))
      mistake(named(name) + " est une fonction d'une bibliothèque que ce fichier demande", name.line);
    else if (is_provided(name.text))
      mistake(named(name) + " existe déjà : donner un autre nom à la fonction", name.line);
    else
      functions_.push_back({std::string(name.text), name.line, 0, false});
  }
  if (functions_.size() + brought_.size() > most_functions)
    throw Unreadable{
        fmt::format("un fichier a au plus {} fonctions, celles de ses bibliothèques comprises", most_functions),
        functions_.empty() ? 1 : functions_.back().line};
}

void Parser::declare(const Token& name, bool parameter) {
  if (name.text == "_ENV") mistake(named(name) + " n'est pas un nom permis", name.line);
  if (function_ == 0 && defined(name.text) != nullptr)
    mistake(named(name) + " est déjà le nom d'une fonction du fichier", name.line);
  write_ascii(static_cast<std::size_t>(&name - tokens_.data()));
  locals_.push_back({name.text, function_, parameter});
}

const Parser::Local* Parser::local(std::string_view name) const {
  const auto found = std::find_if(locals_.rbegin(), locals_.rend(), [&](const Local& l) { return l.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

const DefinedFunction* Parser::defined(std::string_view name) const {
  const auto found = std::find_if(functions_.begin(), functions_.end(), [&](const auto& f) { return f.name == name; });
  return found == functions_.end() ? nullptr : &*found;
}

bool Parser::brought(std::string_view name) const {
  return std::any_of(brought_.begin(), brought_.end(), [&](const auto& f) { return f.name == name; });
}

std::vector<std::string> Parser::names_in_sight() const {
  std::vector<std::string> names;
  for (const Local& one : locals_)
    names.emplace_back(one.name);
  for (const auto* functions : {&functions_, &brought_})
    for (const DefinedFunction& function : *functions)
      names.push_back(function.name);
  return names;
}

void Parser::use(std::size_t index) {
  const Token& name = tokens_[index];
  write_ascii(index);
  if (local(name.text) != nullptr || defined(name.text) != nullptr || brought(name.text) || is_provided(name.text))
    return;
  std::string help = remedy_for(name.text, names_in_sight());
  if (help.empty() && looks_like_a_code(name.text))
    help = "un code s'écrit entre guillemets : \"" + std::string(name.text) + "\"";
  mistake(named(name) + " n'existe pas ici" + (help.empty() ? "" : " : " + help), name.line);
}

void Parser::assign(std::size_t index) {
  const Token& name = tokens_[index];
  write_ascii(index);
  if (const Local* found = local(name.text)) {
    constant_ &= found->function != 0;
    return;
  }
  if (defined(name.text) != nullptr || brought(name.text) || is_provided(name.text)) {
    mistake(named(name) + " est une fonction : elle ne se remplace pas", name.line);
    return;
  }
  mistake(fmt::format("{} n'est pas déclaré : écrire {}", named(name),
                      guillemets("local " + std::string(name.text) + " = …")),
          name.line);
}

void Parser::write_ascii(std::size_t index) {
  const std::string ascii = ascii_name(tokens_[index].text);
  if (ascii != tokens_[index].text) edits_[index].replacement = ascii;
}

}  // namespace bareme::lua
