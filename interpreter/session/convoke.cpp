// convoquer: who must sit an épreuve again at the session after the jury's, one student or all those the rule of the
// règlement selects.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "intake/exam_address.hpp"
#include "jury/order.hpp"
#include "session/act_problems.hpp"
#include "session/closing_problems.hpp"
#include "session/convoke_problems.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using plan::InputKey;
using semantics::ObjectId;
using semantics::QuantityId;
using values::State;
using values::Value;

constexpr const char* by = " selon ";

struct Wanted {
  jury::Order order;
  std::string exams;  // as typed; empty: those the rule selects
  std::string rule;   // its name
  bool named = false;
};

Wanted wanted(const std::string& typed, int session) {
  Wanted one{jury::read_order(typed), "", fmt::format("session {} possible", session), false};
  std::string what = " " + std::string(one.order.what) + " ";
  if (const std::size_t at = what.find(by); at != std::string::npos) {
    one.rule = what.substr(at + std::string(by).size());
    one.named = true;
    what = what.substr(0, at);
  }
  const auto trim = [](std::string& text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') == std::string::npos ? 0 : text.find_last_not_of(' ') + 1);
  };
  trim(what);
  trim(one.rule);
  one.exams = what;
  return one;
}

InputKey mark_of(ObjectId exam, int session) {
  return {InputKey::Kind::Mark, exam, {}, {}, static_cast<std::uint8_t>(session)};
}

class Caller {
 public:
  Caller(const Session& session, Session::State& state, int to, QuantityId rule)
      : session_(session), state_(state), to_(to), rule_(rule) {}

  std::vector<ObjectId> exams() const {
    std::vector<ObjectId> all;
    const semantics::Curriculum& maquette = session_.curriculum();
    for (std::size_t i = 0; i < maquette.objects.size(); ++i)
      if (maquette.objects[i].level == session_.regulation().lowest && !maquette.objects[i].elsewhere &&
          !maquette.objects[i].line)
        all.emplace_back(i);
    return all;
  }
  bool is_called(std::size_t student, ObjectId exam) const {  // or has sat it
    return session_.promotion().given(mark_of(exam, to_), student, values::Kind::Number).state() != State::SansObjet;
  }
  bool allowed(std::size_t student, ObjectId exam) const {
    if (!rule_.valid() || session_.curriculum().rule_for(session_.regulation(), rule_, exam) < 0) return false;
    const Value value = session_.value(student, {exam, rule_, {}});
    return value.is_truth() && value.truth();
  }
  // The nearest object that has a result: refused, or not known yet.
  State refused(std::size_t student, ObjectId exam) const {
    const semantics::Curriculum& maquette = session_.curriculum();
    for (ObjectId at = maquette.object(exam).parent; at.valid(); at = maquette.object(at).parent)
      if (const auto cell = result_cell(session_.regulation(), maquette, at)) {
        const Value result = session_.value(student, *cell);
        if (!result.is_code()) return result.state() == State::EnAttente ? State::EnAttente : State::SansObjet;
        const bool no = session_.regulation().code(result.code()).kind == semantics::Code::Kind::Refusing;
        return no ? State::Present : State::SansObjet;
      }
    return State::Present;
  }

 private:
  const Session& session_;
  Session::State& state_;
  int to_;
  QuantityId rule_;
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(';', start), text.size());
    std::string part = text.substr(start, end - start);
    part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
    while (!part.empty() && part.back() == ' ')
      part.pop_back();
    if (const std::size_t at = part.find('@'); at != std::string::npos) part.erase(at);
    if (!part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

jury::Act call_of(std::size_t student, const std::vector<ObjectId>& exams, int to, const jury::Order& order) {
  jury::Act act;
  act.kind = jury::Act::Kind::Call;
  act.student = student;
  act.object = exams.front();
  act.forced = order.forced;
  act.motive = order.motive.value_or("");
  for (const ObjectId exam : exams)
    act.settings.push_back({mark_of(exam, to), Value::absent(State::EnAttente)});
  return act;
}

std::string line_of(const Session& session, const jury::Act& act) {
  std::string exams;
  for (const jury::Setting& setting : act.settings)
    exams += (exams.empty() ? "" : " ; ") + intake::exam_address(session.curriculum(), setting.key.object);
  return fmt::format("convoquer {} {}{}{}", session.promotion().students[act.student].number, exams,
                     act.forced ? " hors règlement" : "",
                     act.motive.empty() ? "" : " motif " + jury::quoted(act.motive));
}

std::vector<std::string> predicates(const semantics::CheckedRegulation& rules) {
  std::vector<std::string> names;
  for (const semantics::Quantity& one : rules.quantities)
    if (one.level == rules.lowest && one.role == semantics::Quantity::Role::Predicate) names.push_back(one.name);
  return names;
}

}  // namespace

std::optional<Calling> Session::convoke(std::optional<std::size_t> student, const std::string& typed,
                                        Diagnostics& diagnostics) {
  State& state = *state_;
  const auto refuse = [&](diagnostics::Diagnostic problem) {
    diagnostics.add(std::move(problem));
    return std::nullopt;
  };
  if (const std::string scenario = scenes().current; !scenario.empty())
    return refuse(problems::act_in_scenario(scenario));
  if (!jury().session) return refuse(problems::which_jury());
  const int to = *jury().session + 1;
  if (to > regulation().sessions) return refuse(problems::no_session_after(*jury().session));
  const Wanted asked = wanted(typed, to);
  const QuantityId rule = regulation().quantity_named(regulation().lowest, asked.rule);
  if (!rule.valid() && (asked.named || asked.exams.empty()))
    return refuse(problems::no_rule_to_call(asked.rule, predicates(regulation())));
  if (!compute_all(diagnostics)) return std::nullopt;

  const Caller caller(*this, state, to, rule);
  std::vector<ObjectId> exams = caller.exams();
  if (!asked.exams.empty()) {
    std::vector<ObjectId> named;
    for (const std::string& text : split(asked.exams)) {
      const std::vector<ObjectId> found = curriculum().find(text);
      if (found.size() != 1 || std::find(exams.begin(), exams.end(), found.front()) == exams.end())
        return refuse(problems::not_an_exam(text));
      named.push_back(found.front());
    }
    exams = std::move(named);
  }
  Calling calling;
  calling.rule = rule.valid() ? regulation().quantity(rule).name : "";
  std::vector<jury::Act> acts;
  for (std::size_t one = student.value_or(0); one < (student ? *student + 1 : promotion().size()); ++one) {
    if (is_closed(one)) {
      if (student) return refuse(problems::year_closed(promotion().students[one].number));
      continue;
    }
    Called called{one, {}, to};
    bool waits = false;
    for (const ObjectId exam : exams) {
      if (caller.is_called(one, exam)) {
        ++calling.already;
        continue;
      }
      const bool allowed = caller.allowed(one, exam);
      if (!asked.exams.empty()) {
        if (rule.valid() && !allowed && !asked.order.forced)
          return refuse(
              problems::not_to_be_called(promotion().students[one].number, curriculum().address(exam), calling.rule));
        if (asked.order.forced && !asked.order.motive)
          return refuse(problems::motive_missing("convoquer MOREAU MATH.EF hors règlement motif \"…\""));
        called.exams.push_back(exam);
      } else if (allowed) {
        const values::State refused = caller.refused(one, exam);
        if (refused == values::State::Present) called.exams.push_back(exam);
        waits = waits || refused == values::State::EnAttente;
      }
    }
    calling.waiting += waits ? 1 : 0;
    if (called.exams.empty()) continue;
    acts.push_back(call_of(one, called.exams, to, asked.order));
    calling.called.push_back(std::move(called));
  }
  for (jury::Act& act : acts) {
    calling.lines.push_back(line_of(*this, act));
    state.log.perform({jury::Operation::Kind::Act, calling.lines.back(), std::move(act), {}});
  }
  if (acts.empty()) return calling;
  state.replay();
  if (!compute_all(diagnostics)) return std::nullopt;
  return calling;
}

std::vector<Called> Session::convoked() const {
  std::map<std::pair<std::size_t, int>, std::vector<ObjectId>> found;
  std::vector<plan::InputKey> keys;
  for (const auto& [key, column] : promotion().columns())
    if (key.kind == InputKey::Kind::Mark && key.session > 1) keys.push_back(key);
  std::sort(keys.begin(), keys.end(), [](const InputKey& left, const InputKey& right) {
    return std::pair(left.session, left.object) < std::pair(right.session, right.object);
  });
  for (const InputKey& key : keys)
    for (std::size_t student = 0; student < promotion().size(); ++student)
      if (promotion().given(key, student, values::Kind::Number).state() == values::State::EnAttente)
        found[{student, key.session}].push_back(key.object);
  std::vector<Called> all;
  for (auto& [who, exams] : found)
    all.push_back({who.first, std::move(exams), who.second});
  return all;
}

}  // namespace bareme
