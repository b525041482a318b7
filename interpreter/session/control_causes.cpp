#include "session/control_causes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "evaluation/explain.hpp"
#include "session/control_weights.hpp"
#include "session/waits.hpp"
#include "values/rounding.hpp"

namespace bareme {
namespace {

using report::Control;
using semantics::MarkEffect;
using semantics::ObjectId;
using values::Number;
using values::Rounding;
using values::RoundingMode;
using values::State;
using values::Value;

Rounding to(int decimals, RoundingMode mode) {
  Number step(1);
  for (int i = 0; i < decimals; ++i)
    step = step / Number(10);
  return {mode, step};
}

const semantics::Code* neutral(const semantics::CheckedRegulation& rules) {
  for (const semantics::Code& code : rules.codes)
    if (code.effect == MarkEffect::Neutral) return &code;
  return nullptr;
}

values::CodeId id_of(const semantics::CheckedRegulation& rules, const semantics::Code& code) {
  return static_cast<values::CodeId>(&code - rules.codes.data());
}

}  // namespace

Causes::Causes(Session& session) : session_(session), rules_(session.regulation()), maquette_(session.curriculum()) {}

// The student as the evaluator of one sees them. A rank is what it was: no trial here is about a rank.
evaluation::World Causes::world(std::size_t student) const {
  evaluation::World world;
  world.regulation = &rules_;
  world.curriculum = &maquette_;
  world.inputs = [this, student](const plan::InputKey& key, values::Kind kind) {
    return session_.promotion().given(key, student, kind);
  };
  world.jury = session_.jury();
  return world;
}

bool Causes::within(ObjectId object, ObjectId container) const {
  for (; object.valid(); object = maquette_.object(object).parent)
    if (object == container) return true;
  return false;
}

std::optional<LikelyCause> Causes::by_rounding(std::size_t student, const plan::CellKey& cell, const Number& theirs,
                                               int decimals) {
  evaluation::TreeEvaluator evaluator(world(student));
  const evaluation::Trace trace = evaluator.explain(cell.object, cell.quantity, cell.view);
  if (!trace.value.is_number()) return std::nullopt;
  const Number exact = trace.before_rounding.value_or(trace.value.number());
  const auto told = [&](const std::string& how) {
    return LikelyCause{Control::Cause::Rounding, fmt::format("{} avant arrondi : {}", exact.exact_text(), how)};
  };
  constexpr std::array<std::pair<RoundingMode, const char*>, 5> modes = {
      {{RoundingMode::HalfUp, "arrondi à"},
       {RoundingMode::Truncate, "tronqué à"},
       {RoundingMode::Up, "arrondi par excès à"},
       {RoundingMode::Down, "arrondi par défaut à"},
       {RoundingMode::HalfEven, "arrondi au pair à"}}};
  for (const auto& [mode, how] : modes)
    if (rounded(exact, to(decimals, mode)) == theirs)
      return told(fmt::format("{} {}", how, to(decimals, mode).step.exact_text()));
  const bool nothing_to_round = !trace.rounding && rounded(exact, to(decimals, RoundingMode::HalfUp)) == exact;
  if (nothing_to_round) return std::nullopt;  // a mark as it was given: 13 is not 14 rounded
  const Number step = trace.rounding ? trace.rounding->step : to(decimals, RoundingMode::HalfUp).step;
  const Number gap = theirs < trace.value.number() ? trace.value.number() - theirs : theirs - trace.value.number();
  if (gap <= step)
    return LikelyCause{Control::Cause::Rounding,
                       fmt::format("à un pas de la nôtre ({}) : un arrondi de plus, plus bas, ou un calcul approché",
                                   step.exact_text())};
  return std::nullopt;
}

// Their value is the one of the first session.
std::optional<LikelyCause> Causes::by_session(std::size_t student, const plan::CellKey& cell, const Value& wanted) {
  if (rules_.sessions < 2 || cell.view.session != 0) return std::nullopt;
  plan::CellKey first = cell;
  first.view.session = 1;
  evaluation::TreeEvaluator evaluator(world(student));
  if (!(evaluator.value(first.object, first.quantity, first.view) == wanted)) return std::nullopt;
  return LikelyCause{Control::Cause::Session, "c'est la valeur de la session 1"};
}

// As if what a jury did had not been: each act alone, then all together.
std::vector<Causes::Trial> Causes::without_acts(std::size_t student, const plan::CellKey& cell) const {
  std::map<std::string, std::vector<plan::InputKey>> acts;  // one act may be kept under several keys
  for (const auto& [key, column] : session_.promotion().columns()) {
    const bool act =
        key.kind == plan::InputKey::Kind::Fact && rules_.fact(key.fact).source == semantics::FactSource::Act;
    const bool decision = key.kind == plan::InputKey::Kind::Decision;
    if ((!act && !decision) || !within(key.object, cell.object)) continue;
    const values::Kind kind = decision ? values::Kind::Code : rules_.fact(key.fact).type.kind;
    if (session_.promotion().given(key, student, kind).present()) acts[session_.input_label(key)].push_back(key);
  }
  std::vector<Trial> all;
  Trial together;
  together.overlay.jury = session_.jury();
  std::vector<std::string> labels;
  for (const auto& [label, keys] : acts) {
    Trial alone;
    alone.overlay.jury = session_.jury();
    for (const plan::InputKey& key : keys)
      alone.overlay.inputs[key] = together.overlay.inputs[key] = Value();
    alone.cause = {Control::Cause::Jury, fmt::format("sans {}, qui est dans notre base", label)};
    labels.push_back(label);
    all.push_back(std::move(alone));
  }
  if (acts.size() < 2) return all;
  together.cause = {Control::Cause::Jury, fmt::format("sans {}, qui sont dans notre base", fmt::join(labels, ", "))};
  all.push_back(std::move(together));
  return all;
}

// A code of absence counted otherwise, a mark that is not there counted 0 or left out: each alone, then all together.
std::vector<Causes::Trial> Causes::other_marks(std::size_t student, const plan::CellKey& cell) {
  struct Other {
    plan::InputKey key;
    std::string was;
  };
  std::vector<Other> others;
  for (const auto& [key, column] : session_.promotion().columns()) {
    if (key.kind != plan::InputKey::Kind::Mark || !within(key.object, cell.object)) continue;
    const Value given = session_.promotion().given(key, student, values::Kind::Number);
    if (given.is_code()) others.push_back({key, rules_.code(given.code()).name});
  }
  for (const plan::InputKey& key : session_.awaited(student, cell))
    if (key.kind == plan::InputKey::Kind::Mark) others.push_back({key, "absente"});
  std::sort(others.begin(), others.end(), [](const Other& left, const Other& right) {
    return std::pair(left.key.object, left.key.session) < std::pair(right.key.object, right.key.session);
  });
  const semantics::Code* left_out = neutral(rules_);
  std::vector<Trial> all;
  for (const bool zero : {true, false}) {
    if (!zero && left_out == nullptr) continue;
    const Value instead = zero ? Value::of(Number(0)) : Value::of_code(id_of(rules_, *left_out));
    const char* how = zero ? "comptée 0" : "non comptée";
    Trial together;
    together.overlay.jury = session_.jury();
    std::vector<std::string> names;
    for (const Other& one : others) {
      Trial alone;
      alone.overlay.jury = session_.jury();
      alone.overlay.inputs[one.key] = together.overlay.inputs[one.key] = instead;
      names.push_back(fmt::format("{} ({})", session_.input_label(one.key), one.was));
      alone.cause = {Control::Cause::Absence, fmt::format("{} {}", names.back(), how)};
      all.push_back(std::move(alone));
    }
    if (others.size() < 2) continue;
    together.cause = {Control::Cause::Absence, fmt::format("{} : chacune {}", fmt::join(names, ", "), how)};
    all.push_back(std::move(together));
  }
  return all;
}

std::optional<LikelyCause> Causes::tried(const std::vector<Trial>& trials, std::size_t student,
                                         const plan::CellKey& cell, const Value& wanted,
                                         const std::optional<Rounding>& written) const {
  for (const Trial& trial : trials) {
    evaluation::TreeEvaluator evaluator(evaluation::over(world(student), trial.overlay));
    const Value found = evaluator.value(cell.object, cell.quantity, cell.view);
    const bool same = found == wanted || (written && found.is_number() && wanted.is_number() &&
                                          rounded(found.number(), *written) == wanted.number());
    if (same) return trial.cause;
  }
  return std::nullopt;
}

std::optional<LikelyCause> Causes::by_weights(std::size_t student, const plan::CellKey& cell, const Number& theirs,
                                              int decimals) {
  const Parts parts = parts_of(session_, student, cell);
  const Value ours = session_.value(student, cell);
  const Rounding written = to(decimals, RoundingMode::HalfUp);
  const auto gives = [&](const std::optional<Number>& mean, const Number& wanted) {
    return mean && rounded(*mean, written) == wanted;
  };
  for (const Weights& weights : parts.weights)
    if (gives(mean_of_parts(parts, weights), theirs))
      return LikelyCause{Control::Cause::Coefficient, "c'est leur " + weights.words};
  for (const Weights& weights : parts.weights) {
    if (ours.is_number() && !gives(mean_of_parts(parts, weights), rounded(ours.number(), written))) continue;
    for (std::size_t i = 0; i < parts.values.size(); ++i)
      if (gives(mean_of_parts(parts, weights, i), theirs))
        return LikelyCause{Control::Cause::Missing, "c'est la moyenne sans " + parts.names[i]};
  }
  return std::nullopt;
}

LikelyCause Causes::of_number(std::size_t student, const plan::CellKey& cell, const Number& theirs, int decimals) {
  const Value wanted = Value::of(theirs);
  const bool ours = session_.value(student, cell).is_number();
  if (ours)
    if (auto found = by_rounding(student, cell, theirs, decimals)) return *found;
  // Without an act first: what it changed in session 2 alone is also the value of session 1.
  const Rounding written = to(decimals, RoundingMode::HalfUp);
  if (auto found = tried(without_acts(student, cell), student, cell, wanted, written)) return *found;
  if (auto found = by_session(student, cell, wanted)) return *found;
  if (auto found = tried(other_marks(student, cell), student, cell, wanted, written)) return *found;
  if (auto found = by_weights(student, cell, theirs, decimals)) return *found;
  const std::vector<plan::InputKey> awaited = session_.awaited(student, cell);
  if (awaited.empty()) return {};
  return {Control::Cause::Absence, "nous attendons " + awaited_from(session_, student, awaited.front())};
}

// The jury may pronounce it, and our base does not say it did.
std::optional<LikelyCause> Causes::by_choice(std::size_t student, const plan::CellKey& cell,
                                             const std::vector<values::CodeId>& theirs) const {
  for (const OpenChoice& choice : session_.choices(student, cell.object))
    if (choice.state == State::Present && std::find(theirs.begin(), theirs.end(), choice.code) != theirs.end())
      return LikelyCause{Control::Cause::Jury, fmt::format("le jury peut prononcer {} ({}, {}) ; notre base ne l'a pas",
                                                           rules_.code(choice.code).name,
                                                           session_.article_name(choice.article), choice.letter)};
  return std::nullopt;
}

LikelyCause Causes::of_code(std::size_t student, const plan::CellKey& cell, const std::vector<values::CodeId>& theirs) {
  const values::CodeId likeliest = theirs.front();
  const Value wanted = Value::of_code(likeliest);
  if (auto found = tried(without_acts(student, cell), student, cell, wanted, std::nullopt)) return *found;
  if (auto found = by_session(student, cell, wanted)) return *found;
  if (auto found = by_choice(student, cell, theirs)) return *found;
  if (auto found = tried(other_marks(student, cell), student, cell, wanted, std::nullopt)) return *found;
  const semantics::Code::Kind kind = rules_.code(likeliest).kind;
  const std::vector<ByRounding> rounding = session_.by_rounding({cell.object}, student);
  if (!rounding.empty() && kind != semantics::Code::Kind::Validating)
    return {Control::Cause::Rounding, fmt::format("validé chez nous par l'arrondi seul : {} avant",
                                                  rounding.front().exact.number().exact_text())};
  const Value ours = session_.value(student, cell);
  if (ours.is_code() && rules_.code(ours.code()).kind == kind)
    return {Control::Cause::Code, "un autre code de même effet"};
  const std::vector<plan::InputKey> awaited = session_.awaited(student, cell);
  if (awaited.empty()) return {};
  return {Control::Cause::Absence, "nous attendons " + awaited_from(session_, student, awaited.front())};
}

}  // namespace bareme
