// « attribution », for one student: what she was given is read from the columns, and told with what became of the
// wishes before it.
#include <algorithm>
#include <optional>

#include "evaluation/tree.hpp"
#include "evaluation/wording.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

using values::Number;
using values::State;
using values::Value;

std::optional<std::size_t> opening_of(const Allocation& allocation, const Value& wish) {
  for (std::size_t i = 0; wish.is_code() && i < allocation.openings.size(); ++i)
    if (allocation.openings[i].code == wish.code()) return i;
  return std::nullopt;
}

Cohort rank_alone(const Cohort& node, TieRule ties) {
  Cohort rank = node;
  rank.allocation.reset();
  rank.ties = ties;
  return rank;
}

}  // namespace

Value TreeWalk::allocated(const Cohort& node, Value given, const Expression& self, const Standing& at, Wording* says) {
  if (says) {
    says->text = phrase(regulation(), self);
    says->plain = false;
  }
  if (!world_.cohort) return given;
  if (given.state() == State::EnErreur || given.state() == State::EnAttente) why_not_allocated(node, given, at);
  if (!says) return given;
  const Value rank = world_.cohort(rank_alone(node, TieRule::SameRank), at.object, at.view);
  if (!rank.is_number()) return given;
  says->text += ", rang " + number_words(rank.number());
  std::optional<std::size_t> last;
  const auto tell = [&](std::size_t opening) {
    says->remark += (says->remark.empty() ? "" : ", ") + opening_words(node, opening, given, at);
    last = opening;
  };
  const auto& openings = node.allocation->openings;
  const auto& wishes = node.allocation->wishes;
  for (const ExpressionPtr& wish : wishes) {
    const Value wanted = evaluate(*wish, at, nullptr);
    const auto opening = opening_of(*node.allocation, wanted);
    if (wanted.state() > State::SansObjet || !given.present()) break;
    if (opening) tell(*opening);
    if (opening && wanted == given) break;
  }
  const bool asked = std::any_of(wishes.begin(), wishes.end(),
                                 [&](const ExpressionPtr& wish) { return evaluate(*wish, at, nullptr).present(); });
  if (given.state() == State::SansObjet) says->remark = asked ? "aucun de ses vœux n'avait de place" : "aucun vœu";
  if (given.present() && (!last || openings[*last].code != given.code())) tell(*opening_of(*node.allocation, given));
  return given;
}

Value TreeWalk::told(const Cohort& node, Allocation::Told what, std::size_t about, const Standing& at) {
  Cohort question = node;
  question.allocation->told = what;
  question.allocation->about = static_cast<int>(about);
  return world_.cohort(question, at.object, at.view);
}

// « IA complet au rang 20 », « EMBARQUE place 11 sur 16 ».
std::string TreeWalk::opening_words(const Cohort& node, std::size_t about, const Value& given, const Standing& at) {
  const Opening& opening = node.allocation->openings[about];
  const std::string name = regulation().code(opening.code).name;
  if (!opening.room) return name + " sans limite de places";
  if (!given.is_code() || given.code() != opening.code) {
    const Value full = told(node, Allocation::Told::Filled, about, at);
    if (!full.is_number()) return name;
    return name +
           (full.number().sign() == 0 ? " sans aucune place" : " complet au rang " + number_words(full.number()));
  }
  const Value seat = told(node, Allocation::Told::Seat, about, at), room = evaluate(*opening.room, at, nullptr);
  if (!seat.is_number() || !room.is_number()) return name;
  return name + " place " + number_words(seat.number()) + " sur " + number_words(room.number());
}

void TreeWalk::why_not_allocated(const Cohort& node, const Value& given, const Standing& at) {
  const std::size_t before = causes_.size();
  for (const Opening& opening : node.allocation->openings) {
    const Value room = opening.room ? evaluate(*opening.room, at, nullptr) : Value::of(Number(0));
    const bool places = room.is_number() && room.number().sign() >= 0 && room.number().integer();
    if (places || room.state() != State::Present) continue;
    failed("le nombre de places de " + regulation().code(opening.code).name + " n'est pas un nombre entier positif");
    return;
  }
  std::string wanted = "la sienne";
  for (const ExpressionPtr& wish : node.allocation->wishes) {
    const Value asked = evaluate(*wish, at, nullptr);
    if (asked.state() == given.state()) return;  // told by what the wish reads
    const auto opening = opening_of(*node.allocation, asked);
    if (!opening) continue;
    const Value full = told(node, Allocation::Told::Filled, *opening, at);
    const Value rank = world_.cohort(rank_alone(node, TieRule::SameRank), at.object, at.view);
    const bool gone = full.is_number() && rank.is_number() && full.number() < rank.number();
    if (gone) continue;
    wanted = "sa place en " + regulation().code(asked.code()).name;
    break;
  }
  causes_.resize(before);
  if (given.state() == State::EnAttente) {
    absent(State::EnAttente, "les places de qui est classé avant ne sont pas toutes connues");
    return;
  }
  const Value from = world_.cohort(rank_alone(node, TieRule::SameRank), at.object, at.view);
  const Value to = world_.cohort(rank_alone(node, TieRule::LastRank), at.object, at.view);
  if (!from.is_number() || !to.is_number()) return;
  const Number equals = to.number() - from.number() + Number(1);
  if (equals == Number(1))
    failed(wanted + " dépend de l'ordre d'ex æquo classés avant : une clé de plus doit les départager");
  else
    failed(number_words(equals) + " à égalité au rang " + number_words(from.number()) + " : " + wanted +
           " dépend de leur ordre, une clé de plus doit les départager");
}

}  // namespace bareme::evaluation
