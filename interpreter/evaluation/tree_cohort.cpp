// A rank or a statistic of the promotion, for one student: the value is read from the columns, and told with whom it
// waits for, what it was ranked by and who stands next.
#include "evaluation/tree.hpp"
#include "evaluation/wording.hpp"

namespace bareme::evaluation {

using namespace semantics;

values::Value TreeWalk::of(const Cohort& node, const Expression& self, const Standing& at, Wording* says) {
  Value value = world_.cohort ? world_.cohort(node, at.object, at.view)
                              : absent(State::EnAttente, "la promotion n'est pas calculée");
  if (node.allocation) return allocated(node, std::move(value), self, at, says);
  if (node.lua) return of_promotion(node, std::move(value), self, at, says);
  const bool tied = value.state() == State::EnErreur && world_.cohort && say_ties(node, at);
  if (!value.present() && world_.cohort && !tied)
    absent(value.state(), phrase(regulation(), self) + " : " + why_it_is(value.state(), node, at));
  if (says) says->text = phrase(regulation(), self) + words(value, self.type);
  if (says && node.rank && value.is_number()) tell_keys(node, at, *says);
  return value;
}

// Where equal students are refused a rank, how many they are.
bool TreeWalk::say_ties(const Cohort& node, const Standing& at) {
  if (!node.rank || node.ties.value_or(regulation().ties) != TieRule::Refused) return false;
  Cohort first = node, last = node;
  first.ties = TieRule::SameRank;
  last.ties = TieRule::LastRank;
  const Value from = world_.cohort(first, at.object, at.view), to = world_.cohort(last, at.object, at.view);
  if (!from.is_number() || !to.is_number()) return false;
  const Number count = to.number() - from.number() + Number(1);
  failed(number_words(count) + " à égalité au rang " + number_words(from.number()) +
         " : l'ex æquo est refusé, une clé de plus doit les départager");
  return true;
}

// « E012, E034, E051 et 3 autres »
std::string TreeWalk::few_of(const std::vector<std::string>& students) {
  constexpr std::size_t named = 3;
  std::string text;
  for (std::size_t i = 0; i < students.size() && i < named; ++i)
    text += (i == 0 ? "" : ", ") + students[i];
  const std::size_t more = students.size() > named ? students.size() - named : 0;
  return text + (more == 0 ? "" : " et " + std::to_string(more) + (more == 1 ? " autre" : " autres"));
}

std::string TreeWalk::why_it_is(State state, const Cohort& node, const Standing& at) const {
  if (state != State::EnAttente || !world_.others) return values::describe(state);
  const std::vector<std::string> awaited = world_.others(node, at.object, at.view).awaited;
  return awaited.empty() ? values::describe(state) : "attend ce qui manque à " + few_of(awaited);
}

// Read when all is asked: each key with where it comes from, and who is just before and just after.
void TreeWalk::tell_keys(const Cohort& node, const Standing& at, Wording& says) {
  const auto item = [&](std::string label, std::string remark) -> Trace& {
    Trace& made = says.children.emplace_back();
    made.kind = Trace::Kind::Item;
    made.label = std::move(label);
    made.remark = std::move(remark);
    made.decisive = false;
    return made;
  };
  for (const RankKey& key : node.keys) {
    Wording inner;
    const Value value = evaluate(*key.operand, at, &inner);
    Trace& made = item("clé " + phrase(regulation(), *key.operand), "");
    made.value = value;
    made.type = key.operand->type;
    if (const auto* read = std::get_if<ReadQuantity>(&key.operand->node))
      made.rounding = regulation().quantity(read->quantity).rounding;
    made.children = std::move(inner.children);
  }
  if (!world_.others) return;
  const Others others = world_.others(node, at.object, at.view);
  for (const auto& [where, next] : {std::pair{"juste avant", &others.before}, {"juste après", &others.after}}) {
    if (!*next) continue;
    std::string keys;
    for (std::size_t i = 0; i < node.keys.size() && i < (*next)->keys.size(); ++i)
      keys += (i == 0 ? "" : " ; ") + phrase(regulation(), *node.keys[i].operand) + " " +
              said(*node.keys[i].operand, (*next)->keys[i]);
    Trace& made = item(std::string(where) + " : " + (*next)->who + ", rang", keys);
    made.value = (*next)->rank;
  }
}

}  // namespace bareme::evaluation
