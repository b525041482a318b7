// Calls of functions written in Lua, for one student: what is given, what is answered, and its reason.
#include "evaluation/lua_call.hpp"
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;

struct TreeWalk::Gift {
  Value value;
  std::string text;
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
  for (Trace& child : said.children)
    says->children.push_back(std::move(child));
  return gift;
}

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
  LuaAnswer answer = regulation().lua->call(node.function, arguments);
  if (node.student >= 0 && static_cast<std::size_t>(node.student) < answer.each.size())
    answer.one = answer.each[static_cast<std::size_t>(node.student)];
  if (says && !answer.one.reason.empty()) reasons_.push_back(answer.one.reason);
  if (answer.one.value.state() == State::EnErreur && !answer.fault.empty()) return failed(answer.fault);
  if (!answer.one.value.present())
    for (std::size_t i = 0; i < gifts.size(); ++i)
      if (answer.origin == tag_of(i)) causes_.insert(causes_.end(), gifts[i].causes.begin(), gifts[i].causes.end());
  return answer.one.value;
}

// Wherever in its formula a quantity calls Lua, the reason is the quantity's.
void TreeWalk::take_reasons(std::size_t mark, Trace& trace) {
  for (std::size_t i = mark; i < reasons_.size(); ++i)
    if (trace.reason.find(reasons_[i]) == std::string::npos)
      trace.reason += (trace.reason.empty() ? "" : " ; ") + reasons_[i];
  reasons_.resize(mark);
}

// Read from the columns, as a rank is; the reason too.
values::Value TreeWalk::of_promotion(const Cohort& node, Value answer, const Expression& self, const Standing& at,
                                     Wording* says) {
  if (!world_.cohort) return answer;
  Cohort why = node;
  why.lua->reason = true;
  const bool failing = answer.state() == State::EnErreur;
  Value reason;
  if (says || failing) reason = world_.cohort(why, at.object, at.view);
  const std::string words = reason.present() ? reason.text() : "";
  if (failing)
    failed(!words.empty() ? words : "deux étudiants que rien ne distingue reçoivent deux réponses différentes");
  else if (!answer.present())
    absent(answer.state(), phrase(regulation(), self) + " : " + values::describe(answer.state()));
  if (!says) return answer;
  std::string texts;
  for (const ExpressionPtr& argument : node.lua->arguments)
    texts += (texts.empty() ? "" : " ; ") + give(argument, at, says).text;
  says->text = "lua " + regulation().lua_functions[node.lua->function.index()].name + "(" + texts + ")";
  says->plain = false;
  if (!failing && !words.empty()) reasons_.push_back(words);
  return answer;
}

}  // namespace bareme::evaluation
