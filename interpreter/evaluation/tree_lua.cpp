// Calls of functions written in Lua, for one student: what is given, what is answered, and its reason.
#include <algorithm>

#include "diagnostics/diagnostic.hpp"
#include "evaluation/lua_call.hpp"
#include "evaluation/promotion_call.hpp"
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;

struct TreeWalk::Gift {
  Value value;
  std::string text;
  std::string name;           // of its argument
  std::vector<Cause> causes;  // of its absence
};

namespace {

// Which of the gifts an answer that waits is about: Lua gives back what was written on it.
std::string tag_of(std::size_t gift) { return std::to_string(gift); }

}  // namespace

TreeWalk::Gift TreeWalk::give(const ExpressionPtr& item, const Standing& at, Wording* says) {
  Gift gift;
  Wording said;
  const std::size_t mark = causes_.size();
  gift.value = calculated(item, at, says ? &said : nullptr);
  gift.causes.assign(causes_.begin() + static_cast<std::ptrdiff_t>(mark), causes_.end());
  causes_.resize(mark);
  if (!says) return gift;
  gift.text = said.text;
  const bool told = said.text.ends_with(" : oui") || said.text.ends_with(" : non");
  if (gift.value.is_truth() && !told) gift.text += gift.value.truth() ? " : oui" : " : non";
  for (Trace& child : said.children)
    says->children.push_back(std::move(child));
  return gift;
}

namespace {

// As the promotion itself is called: who has no first argument is not of it, whose is awaited makes all the others
// wait.
LuaAnswer answer_in_example(const CheckedRegulation& regulation, const CallLua& node, const Given& students) {
  const auto own = static_cast<std::size_t>(node.student);
  Listed listed;
  std::vector<std::size_t> places;
  LuaAnswer answer;
  State pending = State::Present;
  for (std::size_t i = 0; i < students.items.size(); ++i) {
    const State state = students.items[i].items.front().value.state();
    if (state == State::EnAttente || state == State::EnErreur) pending = values::strictest(pending, state);
    if (state != State::Present) continue;
    places.push_back(i);
    std::vector<values::Value>& given = listed.given.emplace_back();
    for (const Given& field : students.items[i].items)
      given.push_back(field.value);
  }
  listed.who = [&](std::size_t place) { return "l'étudiant " + std::to_string(places[place] + 1); };
  const State mine = students.items[own].items.front().value.state();
  if (mine != State::Present || pending != State::Present) {
    answer.one.value = values::Value::absent(mine != State::Present ? mine : pending);
    return answer;
  }
  const auto place = std::find(places.begin(), places.end(), own) - places.begin();
  answer.one = call_in_order(regulation, node.function, listed)[static_cast<std::size_t>(place)];
  if (answer.one.value.state() == State::EnErreur) answer.fault = answer.one.reason;
  return answer;
}

}  // namespace

// Present, or how it is not known who is in the list.
values::State TreeWalk::give_list(const LuaArgument& argument, const LuaFunction::Argument& declared,
                                  const Standing& at, std::vector<Gift>& gifts, Given& list, Wording* says) {
  list.shape = Given::Shape::List;
  State unknown = State::Present;
  std::string texts;
  const auto give_one = [&](std::size_t first, std::size_t count, const Standing& on, const std::string& code) {
    std::vector<Given> items;
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) {
      items.push_back(Given::absent(State::SansObjet, tag_of(gifts.size())));
      gifts.push_back(give(argument.items[i], on, says));
      gifts.back().name = declared.name;
      if (gifts.back().value.present())
        items.back() = Given::of(gifts.back().value);
      else
        items.back().value = gifts.back().value;
      text += (text.empty() ? "" : ", ") + gifts.back().text;
    }
    texts += (texts.empty() ? "" : " ; ") + (text.empty() ? code : text);
    if (!declared.objects.valid()) return list.items.push_back(std::move(items.front()));
    std::vector<std::string> names = field_names(declared);
    if (items.size() < names.size()) items.push_back(Given::of(Value::of(code)));
    list.items.push_back(Given::record(std::move(names), std::move(items)));
  };
  const std::size_t wide = declared.objects.valid() ? declared.fields.size() : 1;
  if (!argument.each) {
    for (std::size_t i = 0; wide > 0 && i + wide <= argument.items.size(); i += wide)
      give_one(i, wide, at, std::to_string(i / wide + 1));
  } else {
    for (const Member& member : members(*argument.each, at)) {
      unknown = values::strictest(unknown, member.kept);
      if (member.kept == State::Present) give_one(0, wide, at.on(member.object), curriculum().address(member.object));
    }
  }
  gifts.emplace_back();
  gifts.back().text = "(" + texts + ")";
  return unknown;
}

values::Value TreeWalk::of(const CallLua& node, const Expression&, const Standing& at, Wording* says) {
  const LuaFunction& function = regulation().lua_functions[node.function.index()];
  std::vector<Given> arguments;
  std::vector<Gift> gifts;
  State unknown = State::Present;
  std::string texts;
  LuaFunction::Argument students;
  students.objects = regulation().student;
  for (const LuaFunction::Argument& argument : function.arguments)
    students.fields.push_back(argument.name);
  for (std::size_t i = 0; i < node.arguments.size(); ++i) {
    Given& given = arguments.emplace_back();
    if (node.arguments[i].value) {
      given.origin = tag_of(gifts.size());
      gifts.push_back(give(node.arguments[i].value, at, says));
      gifts.back().name = function.arguments[i].name;
      given.value = gifts.back().value;
    } else {
      const LuaFunction::Argument& declared = node.student < 0 ? function.arguments[i] : students;
      unknown = values::strictest(unknown, give_list(node.arguments[i], declared, at, gifts, given, says));
    }
    texts += (i == 0 ? "" : " ; ") + gifts.back().text;
  }
  if (says) {
    says->text = "lua " + function.name + "(" + texts + ")";
    says->plain = false;
  }
  if (unknown != State::Present) return Value::absent(unknown);
  if (!regulation().lua) return failed("le fichier « " + function.file + " » n'est pas chargé");
  LuaAnswer answer = node.student < 0 ? regulation().lua->call(node.function, arguments)
                                      : answer_in_example(regulation(), node, arguments.front());
  if (says && answer.one.value.present()) give_reasons(function, answer.one.reason);
  if (answer.one.value.state() == State::EnErreur && !answer.fault.empty()) return failed(answer.fault);
  if (answer.one.value.present()) return answer.one.value;
  for (std::size_t i = 0; i < gifts.size(); ++i) {
    if (answer.origin != tag_of(i)) continue;
    if (answer.one.value.state() != State::EnAttente && !answer.one.reason.empty())
      absent(answer.one.value.state(), answer.one.reason + " : " + diagnostics::guillemets(gifts[i].name) + " est " +
                                           std::string(values::describe(answer.one.value.state())) +
                                           ", et le calcul en a besoin");
    causes_.insert(causes_.end(), gifts[i].causes.begin(), gifts[i].causes.end());
  }
  return answer.one.value;
}

// What the call says of itself, then why the function exists.
void TreeWalk::give_reasons(const LuaFunction& function, const std::string& reason) {
  if (!reason.empty()) reasons_.push_back(reason);
  if (!function.motive.empty()) reasons_.push_back("motif : " + function.motive);
}

// Wherever in its formula a quantity calls Lua, the reason is the quantity's; what two calls say alike is said once.
void TreeWalk::take_reasons(std::size_t mark, Trace& trace) {
  for (std::size_t i = mark; i < reasons_.size(); ++i) {
    const auto here = reasons_.begin() + static_cast<std::ptrdiff_t>(i);
    const bool said = std::find(reasons_.begin() + static_cast<std::ptrdiff_t>(mark), here, reasons_[i]) != here;
    if (!said) trace.reason += (trace.reason.empty() ? "" : " ; ") + reasons_[i];
  }
  reasons_.resize(mark);
}

// A call that stopped says on what; one that was not made, because of whom.
std::string TreeWalk::why_no_answer(const Cohort& node, State state, const std::string& words, const Expression& self,
                                    const Standing& at) const {
  const LuaFunction& function = regulation().lua_functions[node.lua->function.index()];
  const std::string first = function.arguments.empty() ? "" : diagnostics::guillemets(function.arguments.front().name);
  if (state == State::EnErreur && !words.empty()) return words;
  if (!words.empty())
    return (state == State::EnAttente ? "attend " : std::string(values::describe(state)) + " : ") + words;
  if (state == State::EnErreur && world_.others) {
    const std::vector<std::string> failing = world_.others(node, at.object, at.view).failing;
    if (!failing.empty()) return first + " de " + few_of(failing) + " est en erreur : la liste n'est pas connue";
  }
  if (state == State::EnAttente) return phrase(regulation(), self) + " : " + why_it_is(state, node, at);
  if (state == State::SansObjet) return first + " sans objet : n'est pas de la liste";
  return phrase(regulation(), self) + " : " + values::describe(state);
}

// Read from the columns, as a rank is; the reason too.
values::Value TreeWalk::of_promotion(const Cohort& node, Value answer, const Expression& self, const Standing& at,
                                     Wording* says) {
  if (!world_.cohort) return answer;
  Cohort why = node;
  why.lua->reason = true;
  Value reason;
  if (says || !answer.present()) reason = world_.cohort(why, at.object, at.view);
  const std::string words = reason.present() ? reason.text() : "";
  if (!answer.present()) absent(answer.state(), why_no_answer(node, answer.state(), words, self, at));
  if (!says) return answer;
  std::string texts;
  for (const ExpressionPtr& argument : node.lua->arguments)
    texts += (texts.empty() ? "" : " ; ") + give(argument, at, says).text;
  says->text = "lua " + regulation().lua_functions[node.lua->function.index()].name + "(" + texts + ")";
  says->plain = false;
  if (answer.present()) give_reasons(regulation().lua_functions[node.lua->function.index()], words);
  return answer;
}

}  // namespace bareme::evaluation
