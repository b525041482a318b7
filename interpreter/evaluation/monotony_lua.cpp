#include "evaluation/monotony_lua.hpp"

#include <algorithm>
#include <set>

#include "evaluation/explain.hpp"
#include "evaluation/wording.hpp"
#include "semantics/build.hpp"
#include "semantics/problems_of_reach.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {
namespace {

using namespace semantics;
using values::Number;
using values::Value;

constexpr int tries_at_most = 400;  // of one function: a call may be long

bool is_mark(const Type& type) { return type.kind == values::Kind::Number && type.scale && type.low && type.high; }

class LuaSearch {
 public:
  LuaSearch(const CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics)
      : regulation_(regulation), diagnostics_(diagnostics) {
    Object student;
    student.level = regulation.student;
    curriculum_.objects.push_back(std::move(student));
  }

  void of(FunctionId id, const std::vector<TableExample>& examples) {
    const LuaFunction& function = regulation_.lua_functions[id.index()];
    if (function.for_promotion || !comparable(function.result_type) || is_wanted(id)) return;
    tries_ = 0;
    tried_.clear();
    for (const TableExample& example : examples) {
      const auto* call = example.call ? std::get_if<CallLua>(&example.call->node) : nullptr;
      if (call == nullptr || !(call->function == id)) continue;
      for (std::size_t argument = 0; argument < call->arguments.size(); ++argument) {
        const LuaArgument& given = call->arguments[argument];
        if (given.value && try_item(*call, argument, -1, given.value, function)) return;
        for (std::size_t item = 0; item < given.items.size(); ++item)
          if (try_item(*call, argument, static_cast<int>(item), given.items[item], function)) return;
      }
    }
    if (function.result_type.kind != values::Kind::Truth) tell_untried(function);
  }

 private:
  bool comparable(const Type& type) const {
    return is_mark(type) || type.kind == values::Kind::Truth || (type.kind == values::Kind::Code && type.list.valid());
  }

  // An article that calls it says « non monotone ».
  bool is_wanted(FunctionId id) const {
    const auto calls = [&](const ExpressionPtr& body, ArticleId article) {
      bool found = false;
      if (body && article.valid() && regulation_.articles[article.index()].not_monotone)
        walk(body, [&](const Expression& part) {
          const auto* call = std::get_if<CallLua>(&part.node);
          found = found || (call != nullptr && call->function == id);
        });
      return found;
    };
    for (const Quantity& quantity : regulation_.quantities) {
      for (const Rule& rule : quantity.rules)
        if (calls(rule.body, rule.article)) return true;
      for (const ExceptionRule& rule : quantity.exceptions)
        if (calls(rule.body, rule.article)) return true;
    }
    return false;
  }

  bool gives_marks(const LuaFunction::Argument& argument) const {
    const auto good_high = [](const Type& type) { return is_mark(type) && !type.low_best; };
    if (!argument.objects.valid()) return good_high(argument.type);
    return std::any_of(argument.fields.begin(), argument.fields.end(), [&](const std::string& field) {
      const QuantityId quantity = regulation_.quantity_named(argument.objects, field);
      return quantity.valid() && good_high(regulation_.quantity(quantity).type);
    });
  }

  // What no exemple reaches was not looked for, and says so: silence would be read as « nothing found ».
  void tell_untried(const LuaFunction& function) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < function.arguments.size(); ++i)
      if (gives_marks(function.arguments[i]) && !tried_.contains(i)) names.push_back(function.arguments[i].name);
    if (!names.empty()) diagnostics_.add(problems::lua_marks_untried(function.name, names, function.place));
  }

  bool try_item(const CallLua& call, std::size_t argument, int item, const ExpressionPtr& posed,
                const LuaFunction& function) {
    const auto* constant = std::get_if<Constant>(&posed->node);
    if (constant == nullptr || !constant->value.is_number() || !is_mark(posed->type) || posed->type.low_best)
      return false;
    std::optional<Value> before;
    Number last;
    for (Number mark = *posed->type.low; mark <= *posed->type.high; mark = mark + *posed->type.scale / Number(20)) {
      if (++tries_ > tries_at_most) return false;
      tried_.insert(argument);
      CallLua moved = call;
      const ExpressionPtr value = make(Constant{Value::of(mark)}, posed->type, posed->place);
      (item < 0 ? moved.arguments[argument].value : moved.arguments[argument].items[static_cast<std::size_t>(item)]) =
          value;
      World world;
      world.regulation = &regulation_;
      world.curriculum = &curriculum_;
      const Value after = TreeEvaluator(std::move(world))
                              .value(Expression{std::move(moved), function.result_type, posed->place}, ObjectId(0));
      if (before && worse(*before, after)) return tell(function, argument, {last, mark}, *before, after, posed->place);
      if (after.present()) before = after;
      last = mark;
    }
    return false;
  }

  bool worse(const Value& before, const Value& after) const {
    if (before.is_number() && after.is_number()) return after.number() < before.number();
    if (before.is_truth() && after.is_truth()) return false;  // which of the two is good is not said
    if (!before.is_code() || !after.is_code()) return false;
    const auto validating = [&](const Value& v) { return regulation_.code(v.code()).kind == Code::Kind::Validating; };
    return validating(before) && !validating(after);
  }

  bool tell(const LuaFunction& function, std::size_t argument, const std::pair<Number, Number>& marks,
            const Value& before, const Value& after, Span place) {
    const auto words = [&](const Value& value) { return value_words(regulation_, value, function.result_type); };
    diagnostics_.add(problems::lua_worse_with_better_marks(
        diagnostics::guillemets("lua " + function.name) + (before.is_number() ? " baisse de " : " passe de ") +
            words(before) + " à " + words(after) + " quand " +
            diagnostics::guillemets(function.arguments[argument].name) + " monte de " + number_words(marks.first) +
            " à " + number_words(marks.second),
        place));
    return true;
  }

  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  Curriculum curriculum_;
  int tries_ = 0;
  std::set<std::size_t> tried_;  // arguments a note of which was moved
};

}  // namespace

void advise_lua_monotony(const CheckedRegulation& regulation, const std::vector<TableExample>& examples,
                         diagnostics::Diagnostics& diagnostics) {
  LuaSearch search(regulation, diagnostics);
  for (std::size_t i = 0; i < regulation.lua_functions.size(); ++i)
    search.of(FunctionId(i), examples);
}

}  // namespace bareme::evaluation
