#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/parser.hpp"
#include "lua/slips.hpp"

namespace bareme::lua {

using diagnostics::guillemets;

namespace {

// Lua's own priorities; `function` is the exact operator that takes the place of the sign, none for `and` and `or`.
struct Binary {
  std::string_view sign;
  int left, right;
  const char* function;
  bool truth;
};

constexpr Binary binaries[] = {
    {"or", 1, 1, nullptr, false},  {"and", 2, 2, nullptr, false},   {"<", 3, 3, "__lt", true},
    {">", 3, 3, "__gt", true},     {"<=", 3, 3, "__le", true},      {">=", 3, 3, "__ge", true},
    {"~=", 3, 3, "__ne", true},    {"==", 3, 3, "__eq", true},      {"..", 9, 8, "__concat", false},
    {"+", 10, 10, "__add", false}, {"-", 10, 10, "__sub", false},   {"*", 11, 11, "__mul", false},
    {"/", 11, 11, "__div", false}, {"//", 11, 11, "__idiv", false}, {"%", 11, 11, "__mod", false},
};
constexpr int unary_priority = 12;

const Binary* binary(const Token& token) {
  for (const Binary& candidate : binaries)
    if (token.is(candidate.sign)) return &candidate;
  return nullptr;
}

}  // namespace

void Parser::wrap(const Extent& extent, const char* function) {
  std::string& before = edits_[extent.first].before;
  before = fmt::format(" {}({}", function, before);
  edits_[extent.last].after += ")";
}

void Parser::refuse_sign() const {
  for (const std::string_view sign : {"&", "|", "~", "<<", ">>", "^"})
    if (see(sign))
      throw Unreadable{guillemets(std::string(sign)) + " n'est pas permis" +
                           (sign == "^" ? " : écrire x * x" : slip_at(token(), token(1))),
                       token().line};
}

Parser::Extent Parser::expression(int limit) {
  const Nest nest(*this);
  Extent left = operand();
  for (;;) {
    refuse_sign();
    const Binary* found = binary(token());
    if (found == nullptr || found->left <= limit) return left;
    const std::size_t sign = at_++;
    left = combined(left, sign, expression(found->right));
  }
}

Parser::Extent Parser::combined(const Extent& left, std::size_t sign, const Extent& right) {
  const Binary& found = *binary(tokens_[sign]);
  Extent both{left.first, right.last, found.truth};
  if (found.function == nullptr) {
    const bool either = found.sign == "or" && left.open;  // « t[k] or 0 », « c and x or y »
    if (either)
      wrap(left, "__sure");
    else
      must_be_truth(left);
    both.truth = left.truth && right.truth;
    both.open = !both.truth;
    return both;
  }
  if (found.truth && (tokens_[sign].is("==") || tokens_[sign].is("~="))) {
    check_nil(left, right);
    check_nil(right, left);
    check_type_name(left, right);
    check_type_name(right, left);
  }
  edits_[sign].replacement = ",";
  wrap(both, found.function);
  return both;
}

Parser::Extent Parser::operand() {
  refuse_sign();
  for (const std::string_view sign : {"not", "-", "#"})
    if (see(sign)) return unary(sign);
  return simple();
}

Parser::Extent Parser::unary(std::string_view sign) {
  const std::size_t first = at_++;
  const Extent value = expression(unary_priority);
  Extent whole{first, value.last, sign == "not"};
  if (sign == "not") {
    must_be_truth(value);
  } else if (sign == "-" && tokens_[value.first].kind == Token::Kind::Integer && value.literal) {
    whole.literal = true;
  } else {
    edits_[first].replacement = sign == "-" ? " __unm(" : " __len(";
    edits_[value.last].after += ")";
  }
  return whole;
}

Parser::Extent Parser::simple() {
  const Token& first = token();
  Extent extent{at_, at_};
  if (first.kind == Token::Kind::Integer || first.kind == Token::Kind::Text || first.is("nil") || first.is("true") ||
      first.is("false")) {
    ++at_;
    extent.literal = true;
    extent.truth = first.kind == Token::Kind::Keyword;
    return extent;
  }
  if (see("{")) {
    table();
  } else if (take("function")) {
    bool any_number = false;
    function_body(first, any_number);
    extent.function = true;
  } else if (!take("...")) {
    return suffixed();
  }
  extent.last = at_ - 1;
  return extent;
}

Parser::Extent Parser::primary() {
  Extent extent{at_, at_};
  if (token().kind == Token::Kind::Name) {
    extent.name = true;
    ++at_;
    return extent;
  }
  const Token& opening = token();
  if (!take("("))
    throw Unreadable{(opening.kind == Token::Kind::End ? std::string("le fichier s'arrête")
                                                       : guillemets(std::string(opening.text)) + " n'est pas attendu") +
                         " ici : une valeur l'est" + slip_at(opening, token(1)),
                     opening.line};
  const Extent inside = expression();
  extent.truth = inside.truth;
  extent.open = inside.open;
  expect(")", &opening);
  extent.last = at_ - 1;
  return extent;
}

Parser::Extent Parser::suffixed(bool statement) {
  Extent extent = primary();
  const std::size_t first = extent.first;
  const bool name = extent.name, parenthesis = !name;
  bool any = false;
  while (suffix(extent))
    any = true;
  if (name && statement && !any && (see("=") || see(",")))
    assign(first);
  else if (name)
    use(first);
  if (name && !any) {
    const Local* found = local(tokens_[first].text);
    extent.open = found != nullptr && !found->parameter;
  }
  if (parenthesis && statement && !any) throw Unreadable{"ceci n'est ni un appel ni une affectation", token().line};
  return extent;
}

bool Parser::suffix(Extent& extent) {
  const Token& sign = token();
  bool call = false;
  if (see(".")) {
    field();
  } else if (see("[")) {
    key();
  } else if (take(":")) {
    expect_name();
    write_ascii(at_ - 1);
    arguments();
    call = true;
  } else if (see("(") || see("{") || sign.kind == Token::Kind::Text) {
    arguments();
    call = true;
  } else {
    return false;
  }
  const std::size_t begin = extent.first;
  extent = Extent{begin, at_ - 1};
  extent.call = call;
  extent.open = true;
  return true;
}

// A field keeps its accents: « a.mérite » is a["mérite"].
void Parser::field() {
  const std::size_t dot = at_++;
  const Token& name = expect_name();
  if (ascii_name(name.text) == name.text) return;
  edits_[dot].replacement = "";
  edits_[dot + 1].replacement = fmt::format("[\"{}\"]", name.text);
}

void Parser::key() {
  const Token& opening = tokens_[at_++];
  const Extent value = expression();
  if (!value.literal || value.truth) wrap(value, "__key");
  expect("]", &opening);
}

void Parser::arguments() {
  const Token& opening = token();
  if (opening.kind == Token::Kind::Text) {
    ++at_;
    return;
  }
  if (see("{")) return table();
  expect("(");
  if (!see(")")) expressions();
  expect(")", &opening);
}

void Parser::table() {
  const Nest nest(*this);
  const Token& opening = tokens_[at_++];
  while (!see("}")) {
    table_item();
    if (!take(",") && !take(";")) break;
  }
  expect("}", &opening);
}

void Parser::table_item() {
  if (see("[")) {
    key();
    expect("=");
  } else if (token().kind == Token::Kind::Name && token(1).is("=")) {
    const Token& name = token();
    if (ascii_name(name.text) != name.text) edits_[at_].replacement = fmt::format("[\"{}\"]", name.text);
    at_ += 2;
  }
  expression();
}

std::vector<Parser::Extent> Parser::expressions() {
  std::vector<Extent> values;
  do
    values.push_back(expression());
  while (take(","));
  return values;
}

void Parser::condition() { must_be_truth(expression()); }

// A bound of « for »: a whole number.
void Parser::whole() {
  const Extent value = expression();
  if (!value.literal) wrap(value, "__whole");
}

}  // namespace bareme::lua
