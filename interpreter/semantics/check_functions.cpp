// Functions of a règlement. Each is checked once as declared; each call then puts its body in its place, with what the
// call gives for the arguments, so that units, scales and roundings are those of that call and nothing that plans or
// computes knows of functions.
#include <utility>

#include "semantics/assembly_problems.hpp"
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

// Bodies put in one expression: far above any règlement, low enough for the machine.
constexpr std::size_t most_calls = 2000;

// What is said while checking a body again belongs to the call, not to the body.
class Aside {
 public:
  explicit Aside(diagnostics::Diagnostics*& sink) : sink_(sink), outer_(std::exchange(sink, &said)) {}
  ~Aside() { sink_ = outer_; }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  diagnostics::Diagnostics said;

 private:
  diagnostics::Diagnostics*& sink_;
  diagnostics::Diagnostics* outer_;
};

bool outside(const Type& type, const Type& declared) {
  return declared.low && declared.high && type.low && type.high &&
         (*type.low < *declared.low || *type.high > *declared.high);
}

// Declared « nombre », it is what the body makes it; else what is declared, within what the body shows.
Type result_of(const ExpressionPtr& value, const Type& declared) {
  Type type = declared.kind == values::Kind::Number && !declared.low ? value->type : declared;
  type.declared_rounding = value->type.declared_rounding;
  if (value->type.low && value->type.high) {
    type.low = value->type.low;
    type.high = value->type.high;
  }
  type.mark = false;
  return type;
}

}  // namespace

bool Checker::only_arguments(const Standing& standing, Span place) {
  if (!standing.bound) return true;
  report(problems::function_reads_elsewhere(place));
  return false;
}

void Checker::declare_formula(const syntax::Function& tree) {
  Formula formula;
  formula.name = tree.name.text;
  formula.place = tree.name.place;
  formula.body = tree.body;
  for (const ScaleTable& known : regulation_.tables)
    if (text::same_name(known.name, formula.name))
      report(problems::declared_twice("fonction", formula.name, formula.place, known.place));
  for (const Formula& known : regulation_.formulas)
    if (text::same_name(known.name, formula.name))
      report(problems::declared_twice("fonction", formula.name, formula.place, known.place));
  for (const syntax::Argument& argument : tree.arguments) {
    for (std::size_t i = 0; i < formula.arguments.size(); ++i)
      if (text::same_name(formula.arguments[i], argument.name.text))
        report(problems::declared_twice("argument", argument.name.text, argument.name.place,
                                        tree.arguments[i].name.place));
    formula.arguments.push_back(argument.name.text);
    formula.argument_types.push_back(type_from(argument.type, formula.name).value_or(Type{}));
  }
  formula.result_type = type_from(tree.result, formula.name).value_or(Type{});
  formulas_.push_back(Soundness::Unknown);
  saw_called(regulation_, tree.name.place, Reading::Kind::Function, regulation_.formulas.size());
  for (const syntax::Definition& result : tree.body->results)
    if (text::same_name(result.name.text, formula.name))
      saw_called(regulation_, result.name.place, Reading::Kind::Function, regulation_.formulas.size());
  regulation_.formulas.push_back(std::move(formula));
}

// Checked with the arguments declared: what is wrong there is wrong for every call, and told once, in the function.
void Checker::define_formula(std::size_t index) {
  if (index >= formulas_.size() || formulas_[index] != Soundness::Unknown) return;
  formulas_[index] = Soundness::Running;
  const Formula formula = regulation_.formulas[index];  // a copy: checking may grow the table
  std::vector<ExpressionPtr> arguments;
  for (const Type& type : formula.argument_types)
    arguments.push_back(make(Argument{}, type, formula.place));
  const bool sound = formula_body(formula, std::move(arguments), true) != nullptr;
  formulas_[index] = sound ? Soundness::Sound : Soundness::Broken;
}

ExpressionPtr Checker::formula_body(const Formula& formula, std::vector<ExpressionPtr> arguments, bool declared_only) {
  const std::vector<syntax::Definition>& results = formula.body->results;
  if (results.empty()) {
    report(problems::function_without_value(formula.name, formula.place));
    return nullptr;
  }
  if (results.size() > 1 || !text::same_name(results.front().name.text, formula.name)) {
    report(problems::function_of_other_value(formula.name, results.back().name.text, results.back().name.place));
    return nullptr;
  }
  Bound bound;
  bound.declared_only = declared_only;
  bound.result = &formula.result_type;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    bound.names.emplace_back(text::fold_name(formula.arguments[i]), std::move(arguments[i]));
  Standing inside;
  inside.bound = &bound;
  bool sound = true;
  for (const syntax::Definition& local : formula.body->locals) {
    const std::string folded = text::fold_name(local.name.text);
    for (const auto& known : bound.names)
      if (known.first == folded && declared_only)
        report(problems::declared_twice("« soit »", local.name.text, local.name.place, formula.place));
    ExpressionPtr value = definition_body(local, inside);
    sound = sound && value;
    bound.names.emplace_back(folded, std::move(value));
  }
  ExpressionPtr value = definition_body(results.front(), inside);
  return sound && value && formula_answers(value, formula, declared_only) ? value : nullptr;
}

// What a function gives is what it says it gives: at a call, this must be certain.
bool Checker::formula_answers(const ExpressionPtr& value, const Formula& formula, bool declared_only) {
  const Type &type = value->type, &declared = formula.result_type;
  if (const auto* constant = as<Constant>(value); constant && !constant->value.present()) return true;
  if (!fits(value, declared)) return false;
  const bool unknown = declared.low && declared.high && (!type.low || !type.high);
  if (!outside(type, declared) && (declared_only || !unknown)) return true;
  report(problems::function_outside_bounds(formula.name, unknown ? std::string() : bounds_text(type),
                                           bounds_text(declared), value->place));
  return false;
}

// An argument: a code of the list declared may be named, unless something in sight has that name.
ExpressionPtr Checker::given(const syntax::Expression& tree, const Type& declared, const Standing& standing) {
  const std::optional<std::string> word = word_of(tree);
  if (declared.kind == values::Kind::Text && std::holds_alternative<syntax::TextLiteral>(tree.node))
    return make(Constant{values::Value::of(*word)}, declared, tree.place);
  if (declared.kind == values::Kind::Code && word) {
    const auto code = regulation_.code_named(declared.list, *word);
    const bool in_sight = as_path(tree) && standing.level.valid() &&
                          (regulation_.quantity_named(standing.level, *word).valid() ||
                           regulation_.fact_visible(standing.level, *word).valid() || local(standing, *word));
    bool bound = false;
    for (const auto& [name, value] : standing.bound ? standing.bound->names : decltype(standing.bound->names){})
      bound = bound || name == text::fold_name(*word);
    if (code && !in_sight && !bound) saw_code(regulation_, tree.place, *code);
    if (code && !in_sight && !bound) return make(Constant{values::Value::of_code(*code)}, declared, tree.place);
  }
  return expression(tree, standing);
}

// What a row of a barème or the line of a function gives: a code of the list it declares may be named.
ExpressionPtr Checker::answer(const syntax::Expression& tree, const Standing& standing) {
  if (standing.table.valid()) {
    const Type declared = regulation_.tables[standing.table.index()].result_type;
    return given(tree, declared, standing);
  }
  return standing.bound ? given(tree, *standing.bound->result, standing) : expression(tree, standing);
}

ExpressionPtr Checker::formula_call(std::size_t index, const syntax::Call& tree, const Standing& standing, Span place) {
  const Formula formula = regulation_.formulas[index];
  if (tree.parts.size() != formula.arguments.size()) {
    report(problems::wrong_argument_count(formula.name, static_cast<int>(formula.arguments.size()), tree.parts.size(),
                                          place));
    return nullptr;
  }
  if (index < formulas_.size() && formulas_[index] == Soundness::Running) {
    report(problems::function_in_a_circle(formula.name, place, formula.place));
    return nullptr;
  }
  define_formula(index);
  std::vector<ExpressionPtr> arguments;
  for (std::size_t i = 0; i < tree.parts.size(); ++i) {
    ExpressionPtr argument = given(*tree.parts[i].value, formula.argument_types[i], standing);
    if (!argument || !suits(argument, formula.argument_types[i], formula.name)) return nullptr;
    if (const auto* nothing = as<Constant>(argument); nothing && !nothing->value.present())
      argument = make(*nothing, formula.argument_types[i], argument->place);  // « sans objet » is of any type
    arguments.push_back(std::move(argument));
  }
  if (index < formulas_.size() && formulas_[index] == Soundness::Broken) return nullptr;  // told in the function
  if (call_depth_ == 0) calls_ = 0;
  if (++calls_ > most_calls) {
    if (calls_ == most_calls + 1) report(problems::too_many_calls(formula.name, place));
    return nullptr;
  }
  const bool declared_only = standing.bound && standing.bound->declared_only;
  ExpressionPtr value;
  std::vector<diagnostics::Diagnostic> said;
  {
    Aside aside(diagnostics_);
    ++call_depth_;
    value = formula_body(formula, arguments, declared_only);
    --call_depth_;
    said = aside.said.all();
  }
  if (!value) {
    if (!said.empty())
      report(
          problems::function_refuses(formula.name, said.front(), place, said.front().place().value_or(formula.place)));
    return nullptr;
  }
  Expression called = *value;
  called.type = result_of(value, formula.result_type);
  called.place = place;
  called.call = std::make_shared<const Call>(Call{formula.name, formula.arguments, std::move(arguments)});
  return std::make_shared<const Expression>(std::move(called));
}

}  // namespace bareme::semantics
