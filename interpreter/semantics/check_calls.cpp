// Calls: moyenne(EF 4 ; CC 2), max, min, arrondi, dates, barèmes.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/number_types.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_lua.hpp"
#include "semantics/problems_of_reach.hpp"
#include "semantics/walk.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using values::Number;
using values::Value;

struct KnownFunction {
  const char* word;
  FunctionName name;
  int arguments;
  values::Kind takes = values::Kind::Number;
};
constexpr KnownFunction functions[] = {
    {"arrondi", FunctionName::Round, 2},
    {"tronqué", FunctionName::Truncate, 2},
    {"abs", FunctionName::Absolute, 1},
    {"année", FunctionName::Year, 1, values::Kind::Date},
    {"mois", FunctionName::Month, 1, values::Kind::Date},
    {"date", FunctionName::MakeDate, 3},
    {"plancher", FunctionName::Floor, 1},
    {"plafond", FunctionName::Ceiling, 1},
    {"racine", FunctionName::Root, 2},
    {"âge", FunctionName::Age, 2, values::Kind::Date},
    {"ans écoulés", FunctionName::YearsBetween, 2, values::Kind::Date},
    {"mois écoulés", FunctionName::MonthsBetween, 2, values::Kind::Date},
};

// What a function gives when it is no number like its argument.
Type given_by(FunctionName name, const Type& argument) {
  Type type;
  switch (name) {
    case FunctionName::MakeDate:
      type.kind = values::Kind::Date;
      return type;
    case FunctionName::Year:
    case FunctionName::Month:
      return type;
    case FunctionName::Age:
    case FunctionName::YearsBetween:
      type.unit = values::Unit::of(values::Unit::Years);
      return type;
    case FunctionName::MonthsBetween:
      type.unit = values::Unit::of(values::Unit::Months);
      return type;
    default:
      return argument;
  }
}

// |x| of what lies between low and high.
void absolute(Type& type) {
  if (!type.low || !type.high) return;
  const Number low = type.low->sign() < 0 ? -*type.low : *type.low,
               high = type.high->sign() < 0 ? -*type.high : *type.high;
  const bool around_zero = type.low->sign() < 0 && type.high->sign() > 0;
  type.low = around_zero ? Number(0) : std::min(low, high);
  type.high = std::max(low, high);
}

// Made of literals and parameters alone: it limits the others and never stands in for them.
bool is_limit(const CheckedRegulation& regulation, const ExpressionPtr& item) {
  bool limit = true;
  walk(item, [&](const Expression& e) {
    const auto* fact = std::get_if<ReadFact>(&e.node);
    const auto* constant = std::get_if<Constant>(&e.node);
    limit = limit && (!constant || constant->value.present()) &&
            (fact ? regulation.fact(fact->fact).source == FactSource::Parameter
                  : std::holds_alternative<Constant>(e.node) || std::holds_alternative<Negate>(e.node) ||
                        std::holds_alternative<Arithmetic>(e.node) || std::holds_alternative<Extremum>(e.node) ||
                        std::holds_alternative<Function>(e.node));
  });
  return limit;
}

std::vector<bool> limits(const CheckedRegulation& regulation, const std::vector<ExpressionPtr>& items) {
  std::vector<bool> found;
  for (const ExpressionPtr& item : items)
    found.push_back(is_limit(regulation, item));
  const bool mixed = std::find(found.begin(), found.end(), true) != found.end() &&
                     std::find(found.begin(), found.end(), false) != found.end();
  return mixed ? found : std::vector<bool>{};
}

// max keeps at least the greatest lower bound of what is surely there, min at most the least upper bound: the limits,
// and, since each of the others may be sans objet, an item that stands alone among them. `written`: all are limits.
void tighten(Type& type, const Extremum& extremum, bool written) {
  const auto others = static_cast<std::size_t>(std::count(extremum.limits.begin(), extremum.limits.end(), false));
  for (std::size_t i = 0; i < extremum.items.size(); ++i) {
    const bool sure = written || (!extremum.limits.empty() && (extremum.limits[i] || others == 1));
    const Type& item = extremum.items[i]->type;
    const auto& bound = extremum.max ? item.low : item.high;
    if (!sure || !bound) continue;
    auto& own = extremum.max ? type.low : type.high;
    if (!own || (extremum.max ? *bound > *own : *bound < *own)) own = bound;
  }
}

}  // namespace

ExpressionPtr Checker::call(const syntax::Call& tree, const Standing& standing, Span place) {
  const std::string& name = tree.function.text;
  if (tree.lua) return lua_call(tree, standing, place);
  if (text::same_name(name, "moyenne")) return mean_call(tree, standing, place);
  if (text::same_name(name, "max") || text::same_name(name, "min")) {
    Extremum extremum{text::same_name(name, "max"), {}, {}};
    for (const syntax::Part& part : tree.parts) {
      if (!part.value) {
        report(problems::rounding_without_mode("un mode d'arrondi n'est pas une valeur", place));
        return nullptr;
      }
      ExpressionPtr item = expression(*part.value, standing);
      if (item && item->type.kind == values::Kind::Code && !item->type.mark) {
        report(problems::codes_in_extremum(extremum.max, item->place));
        return nullptr;
      }
      item = calculable(std::move(item), part.value->place);
      if (!item) return nullptr;
      if (!extremum.items.empty() && !same_units(extremum.items.front(), item, part.value->place)) return nullptr;
      extremum.items.push_back(std::move(item));
    }
    Type type = hull(extremum.items);
    type.mark = false;
    extremum.limits = limits(regulation_, extremum.items);
    tighten(type, extremum, std::all_of(extremum.items.begin(), extremum.items.end(), [&](const ExpressionPtr& item) {
              return is_limit(regulation_, item);
            }));
    return make(std::move(extremum), type, place);
  }
  return function_call(tree, standing, place);
}

// May a barème or a function be asked about this?
bool Checker::suits(const ExpressionPtr& argument, const Type& declared, const std::string& reader) {
  if (const auto* constant = as<Constant>(argument); constant && !constant->value.present()) return true;
  if (!fits(argument, declared)) return false;
  const Type& type = argument->type;
  if (!declared.low || !declared.high || !type.low || !type.high) return true;
  if (*type.low >= *declared.low && *type.high <= *declared.high) return true;
  report(problems::argument_outside_bounds(bounds_text(type), reader, bounds_text(declared), argument->place));
  return false;
}

// « au pair », or « tronqué », which is also the name of a function.
std::optional<values::RoundingMode> Checker::written_mode(const syntax::Part& part) {
  if (!part.mode.empty()) return values::mode_named(part.mode);
  const auto word = part.value ? word_of(*part.value) : std::nullopt;
  return word && text::same_name(*word, "tronqué") ? std::optional(values::RoundingMode::Truncate) : std::nullopt;
}

ExpressionPtr Checker::function_call(const syntax::Call& tree, const Standing& standing, Span place) {
  const bool rounds = text::same_name(tree.function.text, "arrondi");
  for (const syntax::Part& part : tree.parts)
    if (!part.value && !rounds) {
      report(problems::rounding_without_mode("un mode d'arrondi n'est pas une valeur", place));
      return nullptr;
    }
  std::vector<ExpressionPtr> arguments;
  if (const TableId table = table_named(tree); table.valid()) {
    saw_called(regulation_, tree.function.place, Reading::Kind::Table, table.index());
    return table_call(tree, table, standing, place);
  }
  std::vector<std::string> outputs;
  bool known_table = false;
  for (const ScaleTable& table : regulation_.tables)
    if (text::same_name(table.name, tree.function.text)) {
      known_table = true;
      if (!table.output.empty()) outputs.push_back(table.output);
    }
  if (known_table || tree.output) {
    report(problems::unknown_output(tree.function.text, tree.output ? tree.output->text : "",
                                    tree.output ? tree.output->place : tree.function.place, outputs));
    return nullptr;
  }
  for (std::size_t i = 0; i < regulation_.formulas.size(); ++i)
    if (text::same_name(regulation_.formulas[i].name, tree.function.text)) {
      saw_called(regulation_, tree.function.place, Reading::Kind::Function, i);
      return formula_call(i, tree, standing, place);
    }
  if (text::same_name(tree.function.text, "nombre") && tree.parts.size() == 1) {
    ExpressionPtr found = number(*tree.parts.front().value, standing);
    return found ? plain_number(found, place) : nullptr;
  }
  for (const KnownFunction& known : functions) {
    if (!text::same_name(known.word, tree.function.text)) continue;
    std::optional<values::RoundingMode> mode;
    std::size_t count = tree.parts.size();
    if (known.name == FunctionName::Round && count == 3) {
      mode = written_mode(tree.parts.back());
      if (!mode) {
        report(problems::rounding_without_mode("la troisième valeur d'« arrondi » est un mode", place));
        return nullptr;
      }
      --count;
    }
    if (count != static_cast<std::size_t>(known.arguments)) {
      report(problems::wrong_argument_count(known.word, known.arguments, count, place));
      return nullptr;
    }
    for (std::size_t i = 0; i < count; ++i) {
      const syntax::Part& part = tree.parts[i];
      if (!part.value) {
        report(problems::rounding_without_mode("un mode d'arrondi est la troisième valeur d'« arrondi »", place));
        return nullptr;
      }
      arguments.push_back(known.takes == values::Kind::Number ? number(*part.value, standing)
                                                              : expression(*part.value, standing));
      if (!arguments.back()) return nullptr;
      if (arguments.back()->type.kind != known.takes) {
        report(problems::value_expected("une date", part.value->place));
        return nullptr;
      }
    }
    Type type = given_by(known.name, arguments.front()->type);
    if (known.name == FunctionName::Absolute) absolute(type);
    if (known.name == FunctionName::Root) {
      const auto root = values::square_root(type.unit);
      if (!root) {
        report(problems::root_of_unit(values::describe(type.unit), place));
        return nullptr;
      }
      type = {};
      type.unit = *root;
      type.low = Number(0);
    }
    if (known.name == FunctionName::Round || known.name == FunctionName::Truncate || known.name == FunctionName::Root) {
      const auto* step = as<Constant>(arguments[1]);
      const bool later = standing.bound && standing.bound->declared_only && !step;  // known at each call
      if (!later && (!step || step->value.number().sign() <= 0)) {
        report(problems::value_expected("un pas écrit, plus grand que 0", tree.parts[1].value->place));
        return nullptr;
      }
    }
    type.declared_rounding = true;
    type.mark = false;
    return make(Function{known.name, std::move(arguments), mode.value_or(values::RoundingMode::HalfUp)}, type, place);
  }
  for (const LuaFunction& function : regulation_.lua_functions)
    if (text::same_name(function.name, tree.function.text)) {
      report(problems::called_without_lua(function.name, tree.function.place));
      return nullptr;
    }
  if (const ListId types = regulation_.list_named("type");
      types.valid() && tree.parts.size() == 1 && regulation_.code_named(types, tree.function.text)) {
    report(problems::weight_not_written(tree.function.text, tree.function.place));
    return nullptr;
  }
  std::vector<std::string> known{"moyenne", "max", "min", "nombre"};
  for (const KnownFunction& function : functions)
    known.emplace_back(function.word);
  for (const ScaleTable& table : regulation_.tables)
    if (known.back() != table.name) known.push_back(table.name);
  for (const Formula& formula : regulation_.formulas)
    known.push_back(formula.name);
  report(problems::unknown_function(tree.function.text, tree.function.place, known));
  return nullptr;
}

}  // namespace bareme::semantics
