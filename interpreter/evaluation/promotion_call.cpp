#include "evaluation/promotion_call.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "diagnostics/diagnostic.hpp"

namespace bareme::evaluation {

using diagnostics::guillemets;
using semantics::Given;
using semantics::LuaAnswer;
using semantics::LuaFunction;
using values::State;
using values::Value;

namespace {

using Order = std::vector<std::size_t>;

int compare(const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Value &left = a[i], &right = b[i];
    if (left.state() != right.state()) return left.state() < right.state() ? -1 : 1;
    if (left == right) continue;
    if (values::is_textual(left.kind())) return left.text() < right.text() ? -1 : 1;
    if (left.is_code()) return left.code() < right.code() ? -1 : 1;
    return left.number() < right.number() ? -1 : 1;
  }
  return 0;
}

class PromotionCall {
 public:
  PromotionCall(const semantics::CheckedRegulation& regulation, semantics::FunctionId id, const Listed& listed)
      : regulation_(regulation), id_(id), listed_(listed), function_(regulation.lua_functions[id.index()]) {}

  std::vector<LuaAnswer::One> answers() {
    // What a file of students happens to say first is no reason: equals are put in the order of their other arguments.
    Order order(listed_.given.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return compare(listed_.given[a], listed_.given[b]) < 0; });
    find_ties(order);
    answers_ = asked(order);
    if (ties_.empty()) return std::move(answers_);
    for (const Order& other : exchanged(order))
      note_changes(asked(other));
    if (std::find(changed_.begin(), changed_.end(), true) != changed_.end()) tell_pairs(order);
    return std::move(answers_);
  }

 private:
  using Run = std::vector<LuaAnswer::One>;  // by student

  struct Tie {
    std::size_t first, end;  // in the order
  };

  const Value& key(std::size_t student) const { return listed_.given[student].front(); }

  void find_ties(const Order& order) {
    changed_.assign(order.size(), false);
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
      for (end = first + 1; end < order.size() && key(order[end]) == key(order[first]);)
        ++end;
      if (end - first > 1) ties_.push_back({first, end});
    }
  }

  Run asked(const Order& order) const {
    std::vector<std::string> names;
    for (const LuaFunction::Argument& argument : function_.arguments)
      names.push_back(argument.name);
    std::vector<Given> students;
    for (const std::size_t student : order) {
      std::vector<Given> fields;
      for (std::size_t i = 0; i < names.size(); ++i) {
        const Value& value = listed_.given[student][i];
        fields.push_back(value.present()
                             ? Given::of(value)
                             : Given::absent(value.state(), guillemets(names[i]) + " de " + listed_.who(student)));
      }
      students.push_back(Given::record(names, std::move(fields)));
    }
    LuaAnswer answer;
    answer.one.value = Value::absent(State::EnErreur);
    if (regulation_.lua) answer = regulation_.lua->call(id_, {Given::list(std::move(students))});
    if (answer.each.size() != order.size()) {  // no answer for each: the same for all
      const std::string line = answer.one.reason.empty() ? "" : " (" + answer.one.reason + ")";
      answer.one.reason = !answer.fault.empty() ? answer.fault : answer.origin.empty() ? "" : answer.origin + line;
      return Run(order.size(), answer.one);
    }
    Run run(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      run[order[i]] = std::move(answer.each[i]);
    return run;
  }

  // Every two neighbours among equals exchanged, then each group turned round: three calls, however many they are.
  std::vector<Order> exchanged(const Order& order) const {
    std::vector<Order> orders(2, order);
    bool wide = false;
    for (const Tie& tie : ties_) {
      wide = wide || tie.end - tie.first > 2;
      for (std::size_t i = tie.first; i + 1 < tie.end; ++i)
        if ((i - tie.first) % 2 == 0)
          std::swap(orders[0][i], orders[0][i + 1]);
        else
          std::swap(orders[1][i], orders[1][i + 1]);
    }
    if (!wide) {
      orders.pop_back();
      return orders;
    }
    orders.push_back(order);
    for (const Tie& tie : ties_)
      std::reverse(orders.back().begin() + static_cast<std::ptrdiff_t>(tie.first),
                   orders.back().begin() + static_cast<std::ptrdiff_t>(tie.end));
    return orders;
  }

  bool differs(const Run& run, std::size_t student) const { return !(run[student].value == answers_[student].value); }

  void note_changes(const Run& run) {
    for (std::size_t student = 0; student < run.size(); ++student)
      if (differs(run, student)) changed_[student] = true;
  }

  // Which two equals it depends on: found by exchanging one pair at a time, for as long as that is few.
  void tell_pairs(const Order& order) {
    constexpr std::size_t most = 64;
    std::size_t tried = 0;
    std::vector<bool> told(order.size(), false);
    const auto tell = [&](std::size_t student, const std::string& why) {
      answers_after_.emplace_back(student, why);
      told[student] = true;
    };
    for (const Tie& tie : ties_)
      for (std::size_t i = tie.first; i + 1 < tie.end && tried < most; ++i, ++tried) {
        Order other = order;
        std::swap(other[i], other[i + 1]);
        const Run run = asked(other);
        for (std::size_t student = 0; student < run.size(); ++student)
          if (changed_[student] && !told[student] && differs(run, student)) tell(student, pair(order[i], order[i + 1]));
      }
    for (std::size_t student = 0; student < order.size(); ++student)
      if (changed_[student] && !told[student]) {
        const auto own = std::find_if(ties_.begin(), ties_.end(),
                                      [&](const Tie& tie) { return key(order[tie.first]) == key(student); });
        const Tie& tie = own == ties_.end() ? ties_.front() : *own;
        tell(student, pair(order[tie.first], order[tie.end - 1]));
      }
    for (auto& [student, why] : answers_after_)
      answers_[student] = {Value::absent(State::EnErreur), std::move(why)};
  }

  std::string pair(std::size_t one, std::size_t other) const {
    if (other < one) std::swap(one, other);
    return guillemets(function_.arguments.front().name) + " est le même, " + key(one).number().exact_text() +
           ", pour " + listed_.who(one) + " et " + listed_.who(other) +
           ", et la réponse change selon qui vient d'abord : le premier argument doit les départager";
  }

  const semantics::CheckedRegulation& regulation_;
  semantics::FunctionId id_;
  const Listed& listed_;
  const LuaFunction& function_;
  std::vector<Tie> ties_;
  Run answers_;
  std::vector<bool> changed_;  // by student
  std::vector<std::pair<std::size_t, std::string>> answers_after_;
};

}  // namespace

std::vector<LuaAnswer::One> call_in_order(const semantics::CheckedRegulation& regulation,
                                          semantics::FunctionId function, const Listed& listed) {
  if (listed.given.empty()) return {};
  return PromotionCall(regulation, function, listed).answers();
}

}  // namespace bareme::evaluation
