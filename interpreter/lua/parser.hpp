// Reads the statements and expressions of a Lua text and notes what to write around its tokens; translation.cpp puts
// them together. For this folder only. Throws Unreadable at the first thing that is not Lua; a name that does not exist
// is only noted, and reading goes on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lua/token.hpp"
#include "lua/translation.hpp"

namespace bareme::lua {

struct Edit {
  std::string before, after;
  std::optional<std::string> replacement;
};

struct Mistake {
  std::string message;
  int line;
};

class Parser {
 public:
  // `brought`: the functions of the libraries the file requires, known in it by their names.
  explicit Parser(const std::vector<Token>& tokens, const std::vector<DefinedFunction>& brought = {},
                  bool library = false)
      : tokens_(tokens), brought_(brought), library_(library), edits_(tokens.size()) {}
  void read();

  const std::vector<Edit>& edits() const { return edits_; }
  const std::vector<Mistake>& mistakes() const { return mistakes_; }
  const std::vector<DefinedFunction>& functions() const { return functions_; }
  const std::vector<std::string>& required() const { return required_; }
  bool constant() const { return constant_; }

 private:
  // The tokens of an expression, and what is known of its value.
  struct Extent {
    std::size_t first = 0, last = 0;
    bool truth = false;     // true or false, never absent
    bool literal = false;   // one token that is a value
    bool call = false;      // ends with a call: can be a statement
    bool name = false;      // one token that is a name
    bool function = false;  // « function (…) … end » and nothing else
    bool open = false;      // may be nil, or the value of « c and x »: what « or » may stand behind
  };
  struct Local {
    std::string_view name;
    int function;            // how many functions surround its declaration: 0 at the level of the file
    bool parameter = false;  // of a function the règlement alone calls: what it gives is never nil
  };
  struct Nest;

  // parser.cpp: tokens, names
  const Token& token(std::size_t ahead = 0) const;
  bool see(std::string_view word) const { return token().is(word); }
  bool take(std::string_view word);
  void expect(std::string_view word, const Token* opened = nullptr);
  const Token& expect_name();
  void mistake(std::string message, int line) { mistakes_.push_back({std::move(message), line}); }
  void find_functions();
  void declare(const Token& name, bool parameter = false);
  const Local* local(std::string_view name) const;
  const DefinedFunction* defined(std::string_view name) const;
  bool brought(std::string_view name) const;
  std::vector<std::string> names_in_sight() const;
  void use(std::size_t index);
  void assign(std::size_t index);
  void write_ascii(std::size_t index);

  // parser_statements.cpp
  void block();
  bool block_ends() const;
  void statement();
  void scoped_block();
  void closed_block(const Token& opening);
  bool require_statement();
  void if_statement();
  void while_statement();
  void repeat_statement();
  void for_statement();
  void function_statement();
  void local_statement();
  void local_names();
  void attribute();
  void return_statement();
  void expression_statement();
  bool unchanging(const Extent& value) const;
  // `given`: its parameters come from the règlement alone.
  std::size_t function_body(const Token& opening, bool& any_number, bool given = false);

  // parser_checks.cpp
  void must_be_truth(const Extent& value);
  void check_nil(const Extent& left, const Extent& right);
  void check_type_name(const Extent& left, const Extent& right);
  void check_commas();

  // parser_expressions.cpp
  Extent expression(int limit = 0);
  Extent operand();
  Extent unary(std::string_view sign);
  Extent combined(const Extent& left, std::size_t sign, const Extent& right);
  Extent simple();
  Extent primary();
  Extent suffixed(bool statement = false);
  bool suffix(Extent& extent);
  void field();
  void key();
  void arguments();
  void table();
  void table_item();
  std::vector<Extent> expressions();
  void condition();
  void whole();
  void wrap(const Extent& extent, const char* function);
  void refuse_sign() const;

  const std::vector<Token>& tokens_;
  const std::vector<DefinedFunction>& brought_;
  bool library_;
  std::vector<std::string> required_;
  std::size_t at_ = 0;
  std::vector<Edit> edits_;
  std::vector<Mistake> mistakes_;
  std::vector<DefinedFunction> functions_;
  std::vector<Local> locals_;
  int function_ = 0;  // how many functions surround this place
  int block_ = 0;     // and how many blocks
  int nesting_ = 0;
  bool constant_ = true;
};

// One more level of nesting while it lives: a text cannot make the reader recurse without end.
struct Parser::Nest {
  explicit Nest(Parser& parser) : parser(parser) {
    if (++parser.nesting_ > 120) throw Unreadable{"trop de niveaux les uns dans les autres", parser.token().line};
  }
  ~Nest() { --parser.nesting_; }
  Nest(const Nest&) = delete;
  Nest& operator=(const Nest&) = delete;
  Parser& parser;
};

}  // namespace bareme::lua
