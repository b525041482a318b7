// Functions written in Lua: what the règlement declares of them, and their calls. The file itself is compiled by
// session.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_lua.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

// The exact result of a function has as many decimals as it likes; only what goes by steps may be compared as it is.
bool rounded_as_declared(const Type& type) {
  return type.kind != values::Kind::Number || type.step || !type.unit.plain();
}

// A mark is read as it is: 14/20 given to « points de 0 à 100 » is 14 of a hundred.
bool on_another_scale(const Type& given, const Type& declared) {
  return given.kind == values::Kind::Number && given.scale && declared.high && !declared.scale &&
         !(*declared.high == *given.scale);
}

bool named_before(const LuaFunction& function, const std::string& argument) {
  for (const LuaFunction::Argument& known : function.arguments)
    if (text::same_name(known.name, argument)) return true;
  return false;
}

std::string in_lua(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string wanted_list(const CheckedRegulation& regulation, const LuaFunction::Argument& declared) {
  return declared.objects.valid() ? "liste des " + regulation.level(declared.objects).name
                                  : "liste des GRANDEUR des OBJETS";
}

}  // namespace

std::optional<LuaFunction::Argument> Checker::lua_argument(const syntax::Argument& tree, const LuaFunction& function) {
  LuaFunction::Argument argument;
  argument.name = tree.name.text;
  argument.place = tree.name.place;
  if (tree.type.kind != syntax::Type::Kind::List) {
    const auto type = type_from(tree.type, function.name);
    if (!type) return std::nullopt;
    argument.type = *type;
    return argument;
  }
  argument.list = true;
  const LevelId level = level_at(regulation_, *tree.type.name);
  if (level.valid()) {
    argument.objects = level;
    for (const syntax::Name& field : tree.type.values) {
      argument.fields.push_back(field.text);
      argument.field_places.push_back(field.place);
    }
    return argument;
  }
  if (!tree.type.values.empty()) {
    report(problems::unknown_level(*tree.type.name, level_names()));
    return std::nullopt;
  }
  syntax::Type item = tree.type;
  item.kind = syntax::Type::Kind::Named;
  const bool mark = text::same_name(item.name->text, "note");
  const auto type = mark ? std::optional(mark_type(values::Number(20))) : type_from(item, function.name);
  if (!type) return std::nullopt;
  argument.type = *type;
  return argument;
}

void Checker::declare_lua(const syntax::LuaFunction& tree) {
  LuaFunction function;
  function.name = tree.name.text;
  function.place = tree.name.place;
  function.for_promotion = tree.for_population;
  function.motive = tree.motive.text;
  function.file = tree.file ? tree.file->text : "exceptions.lua";
  function.file_place = tree.file ? tree.file->place : tree.name.place;
  for (const LuaFunction& known : regulation_.lua_functions)
    if (text::same_name(known.name, function.name))
      report(problems::declared_twice("fonction lua", function.name, function.place, known.place));
  for (const LuaFunction& known : regulation_.lua_functions)
    if (!text::same_name(known.name, function.name) && in_lua(known.name) == in_lua(function.name))
      report(problems::lua_two_names(known.name, function.name, in_lua(function.name), function.place, known.place));
  if (function.motive.empty()) report(problems::lua_without_motive(function.name, function.place));
  if (tree.examples.empty()) report(problems::lua_without_example(function.name, function.place));
  for (const syntax::Argument& argument : tree.arguments) {
    if (named_before(function, argument.name.text)) {
      report(problems::declared_twice("argument", argument.name.text, argument.name.place, function.place));
      continue;
    }
    auto declared = lua_argument(argument, function);
    if (!declared) continue;
    if (declared->list && function.for_promotion)
      report(problems::lua_promotion_takes_values(function.name, declared->name, declared->place));
    function.arguments.push_back(*std::move(declared));
  }
  if (function.for_promotion && !function.arguments.empty() && !function.arguments.front().list &&
      function.arguments.front().type.kind != values::Kind::Number)
    report(problems::lua_promotion_without_order(function.name, function.arguments.front().name,
                                                 function.arguments.front().place));
  if (tree.result.kind == syntax::Type::Kind::List) {
    report(problems::lua_gives_no_list(function.name, tree.result.place));
  } else if (const auto type = type_from(tree.result, function.name)) {
    function.result_type = *type;
    function.result_type.declared_rounding = rounded_as_declared(*type);
  }
  saw_called(regulation_, tree.name.place, Reading::Kind::Lua, regulation_.lua_functions.size());
  regulation_.lua_functions.push_back(std::move(function));
}

// What is read on each object of a list: a grandeur of its level, or a fact seen from it.
ExpressionPtr Checker::field_of(const syntax::Name& name, const LuaFunction::Argument& declared,
                                const Standing& standing) {
  const LevelId level = declared.objects;
  if (const QuantityId quantity = regulation_.quantity_named(level, name.text);
      quantity.valid() && !regulation_.quantity(quantity).local_to.valid())
    return read_quantity({}, quantity, name.place);
  if (const FactId fact = regulation_.fact_visible(level, name.text);
      fact.valid() && !regulation_.fact(fact).within.valid())
    return read_fact({}, fact, name.place);
  Standing on = standing;
  on.level = level;
  report(problems::lua_field_unknown(name.text, regulation_.level(level).name, declared.place, names_in_sight(on)));
  return nullptr;
}

std::optional<LuaArgument> Checker::lua_given(const syntax::Expression& tree, const LuaFunction::Argument& declared,
                                              const LuaFunction& function, const Standing& standing) {
  LuaArgument argument;
  if (!declared.list) {
    argument.value = given(tree, declared.type, standing);
    if (!argument.value || !suits(argument.value, declared.type, function.name)) return std::nullopt;
    if (on_another_scale(argument.value->type, declared.type))
      report(problems::lua_other_scale(declared.name, argument.value->type.scale->exact_text(),
                                       declared.type.high->exact_text(), tree.place));
    return argument;
  }
  const auto* list = std::get_if<syntax::Listing>(&tree.node);
  const auto refuse = [&] {
    report(problems::lua_wants_a_list(declared.name, function.name, wanted_list(regulation_, declared), tree.place));
    return std::nullopt;
  };
  if (!list || (list->body == nullptr) != declared.objects.valid()) return refuse();
  if (!only_arguments(standing, tree.place)) return std::nullopt;
  argument.each = set_from(list->set, standing);
  if (!argument.each) return std::nullopt;
  if (argument.each->selects()) {
    report(problems::selection_outside_calculation(list->set.place));
    return std::nullopt;
  }
  if (declared.objects.valid()) {
    if (argument.each->level != declared.objects) return refuse();
    for (std::size_t i = 0; i < declared.fields.size(); ++i) {
      argument.items.push_back(field_of({declared.fields[i], declared.field_places[i]}, declared, standing));
      if (!argument.items.back()) return std::nullopt;
    }
    return argument;
  }
  argument.items.push_back(given(*list->body, declared.type, standing.on(argument.each->level)));
  if (!argument.items.front() || !suits(argument.items.front(), declared.type, function.name)) return std::nullopt;
  return argument;
}

ExpressionPtr Checker::lua_call(const syntax::Call& tree, const Standing& standing, Span place) {
  std::size_t index = 0;
  const std::string& name = tree.function.text;
  while (index < regulation_.lua_functions.size() && !text::same_name(regulation_.lua_functions[index].name, name))
    ++index;
  if (index == regulation_.lua_functions.size()) {
    std::vector<std::string> known;
    for (const LuaFunction& function : regulation_.lua_functions)
      known.push_back(function.name);
    for (const Formula& formula : regulation_.formulas)
      if (text::same_name(formula.name, name)) {
        report(problems::called_with_lua(formula.name, tree.function.place));
        return nullptr;
      }
    report(problems::lua_unknown(name, tree.function.place, known));
    return nullptr;
  }
  saw_called(regulation_, tree.function.place, Reading::Kind::Lua, index);
  const LuaFunction function = regulation_.lua_functions[index];  // a copy: checking may grow the table
  if (tree.parts.size() != function.arguments.size()) {
    report(problems::wrong_argument_count(function.name, static_cast<int>(function.arguments.size()), tree.parts.size(),
                                          place));
    return nullptr;
  }
  CallLua call{FunctionId(index), {}};
  for (std::size_t i = 0; i < tree.parts.size(); ++i) {
    if (!tree.parts[i].value) {
      report(problems::rounding_without_mode("un mode d'arrondi n'est pas une valeur", place));
      return nullptr;
    }
    auto argument = lua_given(*tree.parts[i].value, function.arguments[i], function, standing);
    if (!argument) return nullptr;
    call.arguments.push_back(*std::move(argument));
  }
  if (!function.for_promotion) return make(std::move(call), function.result_type, place);
  if (!only_arguments(standing, place)) return nullptr;
  Cohort cohort;
  cohort.lua = PromotionCall{FunctionId(index), {}};
  for (LuaArgument& argument : call.arguments)
    cohort.lua->arguments.push_back(std::move(argument.value));
  return make(std::move(cohort), function.result_type, place);
}

}  // namespace bareme::semantics
