// What was typed after « décider », « accorder » or « ajourner », understood as an act, held against what the règlement
// lets a jury do.
#include "session/orders.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "semantics/poses.hpp"
#include "session/act_problems.hpp"
#include "session/order_reader.hpp"
#include "syntax/parse.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using jury::Act;
using jury::Order;
using semantics::FactSource;
using semantics::ObjectId;
using semantics::Posed;
using values::Value;

std::vector<semantics::FactId> acts_of(const semantics::CheckedRegulation& rules, semantics::LevelId level) {
  std::vector<semantics::FactId> acts;
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    if (rules.facts[i].source == FactSource::Act && rules.facts[i].level == level) acts.emplace_back(i);
  return acts;
}

std::vector<std::string> every_act(const semantics::CheckedRegulation& rules) {
  std::vector<std::string> names;
  for (const semantics::Fact& fact : rules.facts)
    if (fact.source == FactSource::Act)
      names.push_back(fmt::format("{} (pour chaque {})", fact.name, rules.level(fact.level).name));
  return names;
}

std::string limits_words(const semantics::CheckedRegulation& rules, const semantics::Type& type) {
  std::string limits;
  if (type.low && type.high)
    limits = fmt::format("de {} à {}", evaluation::value_words(rules, Value::of(*type.low), {}),
                         evaluation::value_words(rules, Value::of(*type.high), type));
  if (type.step) limits += fmt::format(", par pas de {}", evaluation::value_words(rules, Value::of(*type.step), {}));
  return limits;
}

bool within(const semantics::Type& type, const values::Number& amount) {
  if (type.low && amount < *type.low) return false;
  if (type.high && amount > *type.high) return false;
  return !type.step || ((amount - type.low.value_or(values::Number(0))) / *type.step).integer().has_value();
}

std::optional<Act> given(OrderReader& reader, ObjectId object, semantics::FactId fact, const Value& value) {
  const semantics::Fact& declared = reader.rules().fact(fact);
  Act act;
  act.kind = Act::Kind::Grant;
  act.student = reader.student;
  act.object = object;
  act.fact = fact;
  act.type = declared.type;
  act.value = value;
  act.article = declared.article;
  act.proposition = reader.state.evaluator(reader.student).fact(object, fact);
  act.settings = {{{plan::InputKey::Kind::Fact, object, fact, {}, 0}, value}};
  return act;
}

// « points », the name of an act; or nothing, or its unit, where one act only is a number.
semantics::FactId fact_meant(const semantics::CheckedRegulation& rules, const std::vector<semantics::FactId>& acts,
                             std::string_view word) {
  semantics::FactId only;
  std::size_t numbers = 0;
  for (const semantics::FactId fact : acts) {
    if (text::same_name(rules.fact(fact).name, word)) return fact;
    if (rules.fact(fact).type.kind != values::Kind::Number) continue;
    only = fact;
    ++numbers;
  }
  const bool unit = word.empty() || text::same_name(word, "points") || text::same_name(word, "point");
  return numbers == 1 && unit ? only : semantics::FactId{};
}

std::optional<Act> grant(OrderReader& reader) {
  const jury::Amount amount = jury::read_amount(reader.order.what);
  const Addressed found = addressed(reader.maquette(), amount.before);
  if (!found.object || !found.rest.empty())
    return reader.refuse(problems::nothing_to_grant(
        reader.at(amount.before), amount.before.empty() ? "quoi" : diagnostics::guillemets(std::string(amount.before)),
        every_act(reader.rules())));
  const auto acts = acts_of(reader.rules(), reader.maquette().object(*found.object).level);
  const semantics::FactId fact = fact_meant(reader.rules(), acts, amount.after);
  if (!fact.valid() || amount.number.empty())
    return reader.refuse(
        problems::nothing_to_grant(reader.at(amount.before), reader.name(*found.object), every_act(reader.rules())));
  const semantics::Fact& declared = reader.rules().fact(fact);
  const auto number = values::Number::from_fraction(amount.number);
  if (!number || !within(declared.type, *number))
    return reader.refuse(problems::beyond_limits(
        reader.at(amount.number),
        std::string(amount.number) + (amount.after.empty() ? "" : " " + std::string(amount.after)), declared.name,
        limits_words(reader.rules(), declared.type),
        declared.article.valid() ? reader.session.article_name(declared.article) : ""));
  return given(reader, *found.object, fact, Value::of(*number));
}

// « BET8.grade refusé = FX »: any act of the règlement, read as a pose is.
std::optional<Act> posed(OrderReader& reader) {
  Session::State& state = reader.state;
  const std::size_t errors = reader.diagnostics.error_count();
  const std::uint32_t source = state.sources.add("acte", std::string(reader.order.what));
  const std::vector<syntax::Pose> trees = syntax::parse_poses(state.sources, source, reader.diagnostics);
  if (reader.diagnostics.error_count() != errors) return std::nullopt;
  const std::vector<Posed> all =
      semantics::check_poses(trees, reader.rules(), reader.maquette(), reader.maquette().root(), reader.diagnostics);
  if (reader.diagnostics.error_count() != errors || all.empty()) return std::nullopt;
  const Posed& one = all.front();
  if (all.size() != 1 || one.kind != Posed::Kind::Fact || reader.rules().fact(one.fact).source != FactSource::Act)
    return reader.refuse(problems::not_an_act(one.label, every_act(reader.rules())));
  return given(reader, one.object.valid() ? one.object : reader.maquette().root(), one.fact, one.value);
}

bool is_verdict(std::string_view what) {
  const std::string folded = text::fold_word(what);
  return folded.find('=') == std::string::npos || folded.find(".resultat") != std::string::npos ||
         folded.find('.') == std::string::npos;
}

std::string line_of(const OrderReader& reader, const Act& act) {
  if (act.kind == Act::Kind::Decision)
    return reader.head("décider") + reader.prefix(act.object) + pair_words(reader.rules(), act.value.code(), act.next) +
           reader.tail();
  const semantics::Fact& fact = reader.rules().fact(act.fact);
  if (act.value.is_number())
    return reader.head("accorder") + reader.prefix(act.object) + act.value.number().exact_text() + " " + fact.name +
           reader.tail();
  const std::string object = act.object == reader.maquette().root() ? "" : reader.maquette().address(act.object) + ".";
  return reader.head("décider") + object + fact.name + " = " + reader.session.words(act.value, act.type) +
         reader.tail();
}

}  // namespace

std::string limits_of(const semantics::CheckedRegulation& rules, const semantics::Type& type) {
  return limits_words(rules, type);
}

std::optional<Ordered> read_act(Session& session, Session::State& state, Session::Verb verb, std::size_t student,
                                const jury::Order& order, diagnostics::Diagnostics& diagnostics) {
  OrderReader reader{session, state, student, order, diagnostics};
  std::optional<Act> act = verb == Session::Verb::Grant ? grant(reader)
                           : verb == Session::Verb::Decide && !is_verdict(order.what)
                               ? posed(reader)
                               : read_decision(reader, verb == Session::Verb::Adjourn);
  if (!act) return std::nullopt;
  act->motive = *order.motive;
  std::string line = line_of(reader, *act);
  return Ordered{std::move(*act), std::move(line)};
}

}  // namespace bareme
