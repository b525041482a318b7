// Which terms of a list count, and how that is told: the n best, all but the lowest, or the best up to an amount. Of
// equal values the first of the maquette, or of the order that « à égalité » gives, is the better; where that decides,
// it is said.
#include <algorithm>

#include "evaluation/tree.hpp"

namespace bareme::evaluation {

namespace {

using values::Number;
using Terms = std::vector<TreeWalk::Term>;

// The terms, best first.
std::vector<std::size_t> from_the_best(const Terms& terms, bool least_first) {
  std::vector<std::size_t> order(terms.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Number &one = terms[a].value.number(), &other = terms[b].value.number();
    return least_first ? one < other : one > other;
  });
  return order;
}

std::string listed(const Terms& terms, std::vector<std::size_t> which) {
  std::sort(which.begin(), which.end());
  std::string text;
  for (const std::size_t i : which)
    text += (text.empty() ? "" : ", ") + terms[i].text;
  return text;
}

// Between the two sides of a cut, equal values: only the order of the maquette tells them apart.
std::string tie_at(const Terms& terms, const std::vector<std::size_t>& order, std::size_t cut,
                   const std::string& rule) {
  if (cut == 0 || cut >= order.size()) return "";
  const TreeWalk::Term &before = terms[order[cut - 1]], &after = terms[order[cut]];
  if (before.value.number() != after.value.number()) return "";
  return " ; à égalité, " + before.text + " passe avant " + after.text + " : " + rule;
}

Terms only(Terms&& terms, std::vector<std::size_t> which) {
  std::sort(which.begin(), which.end());
  Terms kept;
  for (const std::size_t i : which)
    kept.push_back(std::move(terms[i]));
  return kept;
}

}  // namespace

std::string TreeWalk::tie_words(const semantics::Set& set) const {
  const std::string maquette = "ordre de la maquette";
  if (!set.tie) return maquette;
  return regulation().fact(set.tie->attribute).name + (set.tie->ascending ? " croissant" : " décroissant") + ", puis " +
         maquette;
}

std::string TreeWalk::keep_selected(const semantics::Aggregate& node, Terms& terms) {
  const semantics::Set& set = node.set;
  const std::vector<std::size_t> order = from_the_best(terms, set.best && node.body && node.body->type.low_best);
  const std::string rule = tie_words(set);
  const std::size_t begin = std::min(order.size(), static_cast<std::size_t>(set.highest));
  std::size_t end = order.size() - std::min(order.size(), static_cast<std::size_t>(set.lowest));
  if (set.best) end = std::min(order.size(), static_cast<std::size_t>(*set.best));
  const auto at = [&](std::size_t i) { return order.begin() + static_cast<std::ptrdiff_t>(i); };
  std::vector<std::size_t> kept, out;
  if (begin < end) kept.assign(at(begin), at(end));
  for (std::size_t i = 0; i < order.size(); ++i)
    if (begin >= end || i < begin || i >= end) out.push_back(order[i]);
  std::string said = out.empty() ? "" : "sans " + listed(terms, out);
  if (!kept.empty()) said += tie_at(terms, order, begin, rule) + tie_at(terms, order, end, rule);
  terms = only(std::move(terms), kept);
  return said;
}

std::string TreeWalk::take_up_to(const semantics::Aggregate& node, const Number& amount, Terms& terms) {
  const std::vector<std::size_t> order = from_the_best(terms, node.body->type.low_best);
  std::vector<std::size_t> kept;
  Number left = amount;
  std::string said;
  for (const std::size_t i : order) {
    TreeWalk::Term& term = terms[i];
    if (left.sign() <= 0 || (node.whole && term.weight > left)) break;
    if (term.weight > left) {
      said = term.text + " compte pour " + number_words(left) + " sur " + number_words(term.weight);
      term.weight = left;
    }
    left = left - term.weight;
    kept.push_back(i);
  }
  const std::vector<std::size_t> out(order.begin() + static_cast<std::ptrdiff_t>(kept.size()), order.end());
  if (!out.empty()) said += (said.empty() ? "" : " ; ") + ("sans " + listed(terms, out));
  said += tie_at(terms, order, kept.size(), tie_words(node.set));
  terms = only(std::move(terms), kept);
  return said;
}

}  // namespace bareme::evaluation
