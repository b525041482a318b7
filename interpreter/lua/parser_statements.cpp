#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/parser.hpp"
#include "lua/slips.hpp"

namespace bareme::lua {

using diagnostics::guillemets;

bool Parser::block_ends() const {
  return token().kind == Token::Kind::End || see("end") || see("else") || see("elseif") || see("until");
}

void Parser::block() {
  const Nest nest(*this);
  while (!block_ends()) {
    if (see("return")) return return_statement();
    const bool of_the_file = function_ == 0 && block_ == 0;
    if (of_the_file && require_statement()) continue;
    if (of_the_file && !see("function") && !see("local") && !see(";")) constant_ = false;
    statement();
  }
}

void Parser::scoped_block() {
  const std::size_t known = locals_.size();
  ++block_;
  block();
  --block_;
  locals_.resize(known);
}

void Parser::closed_block(const Token& opening) {
  scoped_block();
  expect("end", &opening);
}

void Parser::statement() {
  const Token& first = token();
  if (take(";") || take("break")) return;
  if (see("if")) return if_statement();
  if (see("while")) return while_statement();
  if (see("repeat")) return repeat_statement();
  if (see("for")) return for_statement();
  if (see("function")) return function_statement();
  if (see("local")) return local_statement();
  if (take("do")) return closed_block(first);
  if (take("goto")) {
    expect_name();
    return write_ascii(at_ - 1);
  }
  if (take("::")) {
    expect_name();
    write_ascii(at_ - 1);
    return expect("::");
  }
  expression_statement();
}

// « require "listes" », at the level of the file: what Lua would run is only noted, and written to it as nothing.
bool Parser::require_statement() {
  if (token().kind != Token::Kind::Name || token().text != "require") return false;
  const bool parenthesised = token(1).is("(");
  const Token& name = token(parenthesised ? 2 : 1);
  if (name.kind != Token::Kind::Text) return false;
  if (parenthesised && !token(3).is(")")) return false;
  required_.emplace_back(name.text.substr(1, name.text.size() - 2));
  for (std::size_t left = parenthesised ? 4 : 2; left > 0; --left)
    edits_[at_++].replacement = "";
  return true;
}

void Parser::if_statement() {
  const Token& opening = token();
  do {
    ++at_;
    condition();
    expect("then");
    scoped_block();
  } while (see("elseif"));
  if (take("else")) scoped_block();
  expect("end", &opening);
}

void Parser::while_statement() {
  const Token& opening = tokens_[at_++];
  condition();
  expect("do");
  closed_block(opening);
}

void Parser::repeat_statement() {
  const Token& opening = tokens_[at_++];
  const std::size_t known = locals_.size();
  ++block_;
  block();
  expect("until", &opening);
  condition();
  --block_;
  locals_.resize(known);
}

void Parser::for_statement() {
  const Token& opening = tokens_[at_++];
  const std::size_t known = locals_.size();
  std::vector<const Token*> names;
  do
    names.push_back(&expect_name());
  while (take(","));
  if (names.size() == 1 && take("=")) {
    whole();
    expect(",");
    whole();
    if (take(",")) whole();
  } else {
    expect("in");
    expressions();
  }
  ++block_;
  for (const Token* name : names)
    declare(*name);
  expect("do");
  closed_block(opening);
  --block_;
  locals_.resize(known);
}

void Parser::function_statement() {
  const Token& opening = tokens_[at_++];
  const Token& name = expect_name();
  if (see(".") || see(":"))
    throw Unreadable{"une fonction n'est pas le champ d'une table : lui donner un nom simple", opening.line};
  if (function_ != 0 || block_ != 0)
    mistake(fmt::format("{} est définie dans un bloc : écrire {}", guillemets(std::string(name.text)),
                        guillemets("local function " + std::string(name.text))),
            opening.line);
  write_ascii(at_ - 1);
  bool any_number = false;
  const auto uses =
      std::count_if(tokens_.begin(), tokens_.end(), [&](const Token& one) { return one.text == name.text; });
  const bool called_from_outside = function_ == 0 && uses == 1 && !library_;
  const std::size_t parameters = function_body(opening, any_number, called_from_outside);
  for (DefinedFunction& function : functions_) {
    if (function.name != name.text || function.line != name.line) continue;
    function.parameters = parameters;
    function.any_number = any_number;
  }
}

std::size_t Parser::function_body(const Token& opening, bool& any_number, bool given) {
  const std::size_t known = locals_.size();
  const int block = block_;
  std::size_t parameters = 0;
  ++function_;
  block_ = 0;
  expect("(");
  while (!see(")")) {
    any_number = take("...");
    if (any_number) break;
    declare(expect_name(), given);
    ++parameters;
    if (!take(",")) break;
  }
  expect(")");
  closed_block(opening);
  --function_;
  block_ = block;
  locals_.resize(known);
  return parameters;
}

void Parser::local_statement() {
  ++at_;
  if (!see("function")) return local_names();
  const Token& opening = tokens_[at_++];
  declare(expect_name());
  bool any_number = false;
  function_body(opening, any_number);
}

void Parser::local_names() {
  std::vector<const Token*> names;
  do {
    names.push_back(&expect_name());
    attribute();
  } while (take(","));
  const std::vector<Extent> values = take("=") ? expressions() : std::vector<Extent>{};
  const auto fixed = [this](const Extent& value) { return unchanging(value); };
  if (function_ == 0) constant_ &= std::all_of(values.begin(), values.end(), fixed);
  for (const Token* name : names)
    declare(*name);
}

void Parser::attribute() {
  if (!take("<")) return;
  const Token& word = expect_name();
  if (word.text != "const")
    throw Unreadable{guillemets("<" + std::string(word.text) + ">") + " n'est pas permis : seul <const> l'est",
                     word.line};
  expect(">");
}

// A value no call can change: a number, a text, a yes or no, a function, exact("0,1").
bool Parser::unchanging(const Extent& value) const {
  const Token& first = tokens_[value.first];
  if (value.literal || value.function) return true;
  return first.text == "exact" && local("exact") == nullptr && value.last == value.first + 3 &&
         tokens_[value.first + 2].kind == Token::Kind::Text;
}

void Parser::return_statement() {
  const Token& word = tokens_[at_++];
  if (function_ == 0) throw Unreadable{"« return » hors d'une fonction", word.line};
  if (!block_ends() && !see(";")) expressions();
  take(";");
  if (!block_ends())
    throw Unreadable{"rien ne suit « return » dans son bloc : il manque « end » avant cette ligne", token().line};
}

void Parser::expression_statement() {
  const Token& first = token();
  Extent target = suffixed(true);
  if (!see("=") && !see(",")) {
    if (target.call) return;
    std::string help = slip_at(token(), token(1));
    if (help.empty()) help = slip_at(first, token());
    throw Unreadable{"ceci n'est ni un appel ni une affectation" + help, first.line};
  }
  for (;;) {
    if (target.call) throw Unreadable{"le résultat d'un appel ne reçoit pas de valeur", first.line};
    if (!take(",")) break;
    target = suffixed(true);
  }
  expect("=");
  expressions();
}

}  // namespace bareme::lua
