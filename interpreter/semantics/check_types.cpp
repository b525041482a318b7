// When two values are of one nature: kind, list of codes, unit. And what is within the bounds its type declares.
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/marks.hpp"
#include "semantics/problems.hpp"

namespace bareme::semantics {
namespace {

using values::Kind;

bool nothing(const ExpressionPtr& e) {
  const auto* constant = as<Constant>(e);
  return constant && !constant->value.present();
}

bool bare(const ExpressionPtr& e) { return as<Constant>(e) && e->type.unit.plain() && !e->type.scale; }

// The list a list is a part of, or itself.
ListId whole_list(const CheckedRegulation& regulation, ListId list) {
  if (!list.valid()) return list;
  const ListId whole = regulation.code_lists[list.index()].part_of;
  return whole.valid() ? whole : list;
}

bool same_nature(const CheckedRegulation& regulation, const Type& a, const Type& b) {
  return a.kind == b.kind &&
         (a.kind != Kind::Code || a.list == b.list || whole_list(regulation, a.list) == whole_list(regulation, b.list));
}

}  // namespace

std::string nature_text(const Type& type) {
  static const char* const names[] = {"un nombre", "un oui ou non", "un code", "une date", "un texte", "une liste"};
  return names[static_cast<int>(type.kind)];
}

std::string bounds_text(const Type& type) {
  std::string text;
  if (type.low) text = (type.high ? "de " : "à partir de ") + type.low->exact_text();
  if (type.high) text += (type.low ? " à " : "jusqu'à ") + type.high->exact_text();
  if (type.step) text += (text.empty() ? "par pas de " : " par pas de ") + type.step->exact_text();
  return text;
}

// What the rows of a table may give. A bare number takes the unit of the others.
std::optional<Type> Checker::common_type(const std::vector<ExpressionPtr*>& results) {
  ExpressionPtr* model = nullptr;
  for (ExpressionPtr* result : results)
    if (!nothing(*result) && (!model || (bare(*model) && !bare(*result)))) model = result;
  if (!model) return number_type();
  for (ExpressionPtr* result : results) {
    if (result == model || nothing(*result)) continue;
    if (!same_nature(regulation_, (*model)->type, (*result)->type)) {
      report(problems::rows_of_two_natures(nature_text((*result)->type), nature_text((*model)->type), (*result)->place,
                                           (*model)->place));
      return std::nullopt;
    }
    if ((*result)->type.kind == Kind::Number && !same_units(*model, *result, (*result)->place)) return std::nullopt;
  }
  Type type = (*model)->type;
  for (ExpressionPtr* result : results)
    if (result != model) type = join(make(Argument{}, type, (*result)->place), *result);
  for (ExpressionPtr* result : results)
    if (type.kind == Kind::Code && !nothing(*result) && (*result)->type.list != type.list)
      type.list = whole_list(regulation_, type.list);
  return type;
}

// Is it a value of the type declared? A bare number takes any unit.
bool Checker::fits(const ExpressionPtr& value, const Type& declared) {
  const ListId given = value->type.list;  // a whole list gives more than a part of it takes
  const bool wider = declared.kind == Kind::Code && given.valid() && given != declared.list &&
                     whole_list(regulation_, declared.list) == given && !as<Constant>(value);
  if (wider || !same_nature(regulation_, value->type, declared)) {
    report(problems::value_expected(
        nature_text(declared) + (declared.kind == Kind::Code ? " de la liste déclarée" : ""), value->place));
    return false;
  }
  if (declared.kind != Kind::Number) return true;
  ExpressionPtr taken = value, model = make(Argument{}, declared, value->place);
  return same_units(taken, model, value->place);
}

std::optional<values::Value> Checker::declared_value(const syntax::Expression& tree, const Type& type) {
  const auto value = constant(tree, type);
  if (!value || !value->is_number()) return value;
  if (!type.low || !type.high) {
    const bool inside = (!type.low || value->number() >= *type.low) && on_the_step(type, value->number());
    if (inside) return value;
    report(problems::outside_bounds(value->number().exact_text(), bounds_text(type), tree.place));
    return std::nullopt;
  }
  if (value->number() >= *type.low && value->number() <= *type.high && on_the_step(type, value->number())) return value;
  report(problems::outside_bounds(value->number().exact_text(), bounds_text(type), tree.place));
  return std::nullopt;
}

}  // namespace bareme::semantics
