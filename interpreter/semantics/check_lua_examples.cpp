// « exemple x = 12 ; y = 3 donne f = 9 » of a function written in Lua: one call with what is posed, and its answer. A
// list of objects is posed field by field: « cours.moyenne = (12 ; 8) ; cours.ects = (6 ; 3) »; the students of a
// function « pour la promotion » likewise, one answer each: « rang = (1 ; 2) donne f = (A ; B) ».
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/check_lua_examples.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_lua.hpp"
#include "semantics/target.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using diagnostics::guillemets;
using values::State;
using values::Value;

bool is_word(const syntax::Expression& tree, const char* word) {
  const auto found = word_of(tree);
  return found && text::same_name(*found, word);
}

class LuaExample {
 public:
  LuaExample(const CheckedRegulation& regulation, Checker& checker, std::size_t function,
             diagnostics::Diagnostics& diagnostics)
      : regulation_(regulation),
        checker_(checker),
        diagnostics_(diagnostics),
        id_(function),
        function_(regulation.lua_functions[function]) {}

  void check(const syntax::Example& tree, Span place, const std::string& title, std::vector<TableExample>& examples) {
    place_ = place;
    for (const syntax::Pose& pose : tree.given)
      if (!take(pose)) return;
    for (const Column& column : columns_)
      if (!column.posed) return wrong("l'argument " + guillemets(column.name) + " n'est pas posé", place);
    if (tree.expected.size() != 1 || !names_the_function(tree.expected.front()))
      return wrong("l'exemple attend " + guillemets(function_.name), place);
    expect(tree.expected.front(), title, examples);
  }

  void begin() {
    for (const LuaFunction::Argument& argument : function_.arguments) {
      if (!argument.objects.valid()) {
        columns_.push_back({argument.name, argument.type, argument.list || function_.for_promotion});
        continue;
      }
      for (const std::string& field : argument.fields)
        columns_.push_back({argument.name + "." + field, type_of(argument.objects, field), true});
    }
  }

 private:
  struct Column {  // what one word of an exemple poses
    std::string name;
    Type type;
    bool several;
    bool posed = false;
    std::vector<Value> values = {};
  };

  Type type_of(LevelId level, const std::string& field) const {
    if (const QuantityId quantity = regulation_.quantity_named(level, field); quantity.valid())
      return regulation_.quantity(quantity).type;
    const FactId fact = regulation_.fact_visible(level, field);
    return fact.valid() ? regulation_.fact(fact).type : Type{};
  }

  void wrong(const std::string& what, Span place) { diagnostics_.add(problems::lua_example_wrong(what, place)); }

  bool names_the_function(const syntax::Pose& pose) const {
    return pose.path.segments.size() == 1 && text::same_name(pose.path.segments.front().name.text, function_.name);
  }

  std::optional<Value> value(const syntax::Expression& tree, const Type& type) {
    for (const auto& [word, state] :
         {std::pair{"impossible", State::Impossible}, {"en attente", State::EnAttente}, {"en erreur", State::EnErreur}})
      if (is_word(tree, word)) return Value::absent(state);
    return checker_.declared_value(tree, type);
  }

  std::optional<std::vector<Value>> values(const syntax::Pose& pose, const Type& type) {
    if (pose.kind == syntax::Pose::Kind::Awaiting) return std::vector{Value::absent(State::EnAttente)};
    if (pose.kind == syntax::Pose::Kind::Failing) return std::vector{Value::absent(State::EnErreur)};
    std::vector<Value> found;
    for (const auto& tree : pose.values) {
      const auto one = value(*tree, type);
      if (!one) return std::nullopt;
      found.push_back(*one);
    }
    return found;
  }

  bool take(const syntax::Pose& pose) {
    const std::string name = written(pose.path);
    const auto column = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const Column& one) { return text::same_name(one.name, name); });
    if (column == columns_.end()) {
      std::vector<std::string> known;
      for (const Column& one : columns_)
        known.push_back(one.name);
      const std::string near = diagnostics::nearest_help(name, known);
      wrong(guillemets(name) + " n'est pas un argument de " + guillemets(function_.name) +
                (near.empty() ? "" : " : " + near),
            pose.place);
      return false;
    }
    if (column->posed) {
      wrong(guillemets(name) + " est posé deux fois", pose.place);
      return false;
    }
    auto found = values(pose, column->type);
    if (!found) return false;
    if (!column->several && (pose.set || found->size() != 1)) {
      wrong(guillemets(name) + " est une valeur, et non une liste", pose.place);
      return false;
    }
    column->posed = true;
    column->values = *std::move(found);
    return true;
  }

  ExpressionPtr constant(const Value& value, const Type& type) const { return make(Constant{value}, type, place_); }

  // Columns side by side, a line each object; none when they are not as long as each other.
  std::optional<LuaArgument> lines(const std::vector<const Column*>& columns) {
    LuaArgument argument;
    const std::size_t length = columns.empty() ? 0 : columns.front()->values.size();
    for (const Column* column : columns)
      if (column->values.size() != length) {
        wrong(guillemets(columns.front()->name) + " et " + guillemets(column->name) + " n'ont pas la même longueur",
              place_);
        return std::nullopt;
      }
    for (std::size_t line = 0; line < length; ++line)
      for (const Column* column : columns)
        argument.items.push_back(constant(column->values[line], column->type));
    return argument;
  }

  std::optional<CallLua> call() {
    CallLua made{id_, {}};
    std::vector<const Column*> rest;
    for (const Column& column : columns_)
      rest.push_back(&column);
    if (function_.for_promotion) {
      auto students = lines(rest);
      if (!students) return std::nullopt;
      made.arguments.push_back(*std::move(students));
      return made;
    }
    for (const LuaFunction::Argument& argument : function_.arguments) {
      if (!argument.list) {
        made.arguments.push_back({constant(rest.front()->values.front(), rest.front()->type), {}, {}});
        rest.erase(rest.begin());
        continue;
      }
      const auto wide = static_cast<std::ptrdiff_t>(argument.objects.valid() ? argument.fields.size() : 1);
      auto list = lines({rest.begin(), rest.begin() + wide});
      rest.erase(rest.begin(), rest.begin() + wide);
      if (!list) return std::nullopt;
      made.arguments.push_back(*std::move(list));
    }
    return made;
  }

  void expect(const syntax::Pose& pose, const std::string& title, std::vector<TableExample>& examples) {
    auto made = call();
    const auto expected = values(pose, function_.result_type);
    if (!made || !expected) return;
    const std::size_t students = columns_.empty() ? 0 : columns_.front().values.size();
    if (expected->size() != (function_.for_promotion ? students : 1))
      return wrong(function_.for_promotion ? "il faut une réponse par étudiant" : "il faut une réponse", pose.place);
    for (std::size_t i = 0; i < expected->size(); ++i) {
      if (function_.for_promotion) made->student = static_cast<int>(i);
      TableExample example;
      example.title = title + (function_.for_promotion ? ", étudiant " + std::to_string(i + 1) : "");
      example.place = place_;
      example.call = make(*made, function_.result_type, place_);
      example.expected = (*expected)[i];
      examples.push_back(std::move(example));
    }
  }

  const CheckedRegulation& regulation_;
  Checker& checker_;
  diagnostics::Diagnostics& diagnostics_;
  FunctionId id_;
  const LuaFunction& function_;
  std::vector<Column> columns_;
  Span place_;
};

}  // namespace

void check_lua_examples(const syntax::LuaFunction& tree, std::size_t function, const CheckedRegulation& regulation,
                        Checker& checker, diagnostics::Diagnostics& diagnostics, std::vector<TableExample>& examples) {
  for (std::size_t i = 0; i < tree.examples.size(); ++i) {
    LuaExample example(regulation, checker, function, diagnostics);
    example.begin();
    const auto& given = tree.examples[i].given.empty() ? tree.examples[i].expected : tree.examples[i].given;
    example.check(tree.examples[i], given.empty() ? tree.place : given.front().place,
                  "fonction lua " + tree.name.text + ", exemple " + std::to_string(i + 1), examples);
  }
}

}  // namespace bareme::semantics
