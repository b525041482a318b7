// Lists as values: objects of a set, and the reasons of a verdict.
#include <algorithm>

#include "evaluation/tree.hpp"
#include "evaluation/wording.hpp"
#include "semantics/motifs.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

// « et », « non » of two conditions, as the plan's.
values::Value negation(const values::Value& value) {
  return value.present() ? values::Value::of_truth(!value.truth()) : value;
}

values::Value both(const values::Value& left, const values::Value& right) {
  for (const values::Value* one : {&left, &right})
    if (one->present() && !one->truth()) return *one;
  if (left.present() && right.present()) return left;
  return values::Value::absent(values::strictest(left.state(), right.state()));
}

// A name is said once, whatever shares it (the lines of two units the maquette gives no code).
void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

values::Value TreeWalk::of(const Listing& node, const Expression& self, const Standing& at, Wording* says) {
  State strictest = State::Present;
  std::vector<std::string> codes;
  for (const Member& member : members(node.set, at)) {
    if (member.kept == State::Present) add_once(codes, curriculum().address(member.object));
    strictest = values::strictest(strictest, member.kept);
    if (!says || !node.set.condition) continue;
    Wording said;
    const Value holds = evaluate(*node.set.condition, at.on(member.object), &said);
    says->children.push_back(
        row_trace(object_name(member.object, at.home) + " : " + said.text, holds, std::move(said), at));
  }
  if (says) {
    says->text = phrase(regulation(), self);
    says->plain = false;
  }
  return strictest == State::Present ? Value::of_list(codes) : Value::absent(strictest);
}

values::Value TreeWalk::of(const Reasons& node, const Expression& self, const Standing& at, Wording* says) {
  if (says) {
    says->text = phrase(regulation(), self);
    says->plain = false;
  }
  const int index = curriculum().rule_for(regulation(), node.proposition, at.object);
  if (index < 0) return absent(State::SansObjet, "aucun article ne la définit");
  const Value proposed = read({at.object, node.proposition, at.view}, nullptr);
  if (!proposed.is_code()) return Value::absent(proposed.present() ? State::EnErreur : proposed.state());
  if (regulation().code(proposed.code()).kind == Code::Kind::Validating) return Value::of_list({});
  const Verdict& verdict = regulation().quantity(node.proposition).verdicts[static_cast<std::size_t>(index)];
  const Standing inside{at.object, at.home, at.view.with(verdict.heading.view), verdict.article, nullptr};
  std::vector<std::string> reasons;
  State strictest = State::Present;
  Value before = Value::of_truth(true);  // no row held so far
  for (const VerdictRow& row : verdict.rows) {
    before = both(before, negation(evaluate(*row.condition, inside, nullptr)));
    for (const Motif& motif : motifs_of(*row.condition)) {
      Value told = before;
      for (const ExpressionPtr& failed : motif.failed)
        told = both(told, negation(evaluate(*failed, inside, nullptr)));
      if (told.state() > State::SansObjet) strictest = values::strictest(strictest, told.state());
      if (told.present() && told.truth()) add_once(reasons, motif.text);
    }
  }
  return strictest == State::Present ? Value::of_list(reasons) : Value::absent(strictest);
}

}  // namespace bareme::evaluation
