// Conditions counted: « au moins 2 parmi (a ; b ; c) », and the letters of a rule.
#include "evaluation/tally.hpp"
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;

using values::State;
using values::Value;

namespace {

// « 1 vraie sur 3, 1 en attente »
std::string count_words(const Tally& tally, std::size_t total) {
  std::string told = tally.yes == 0   ? "aucune vraie"
                     : tally.yes == 1 ? "1 vraie"
                                      : std::to_string(tally.yes) + " vraies";
  told += " sur " + std::to_string(total);
  if (tally.unknown > 0 && tally.strictest == State::EnAttente)
    told += ", " + std::to_string(tally.unknown) + " en attente";
  return told;
}

}  // namespace

values::Value TreeWalk::of(const Counted& node, const Expression&, const Standing& at, Wording* says) {
  Tally tally;
  for (const ExpressionPtr& item : node.items) {
    Wording said;
    const Value value = evaluate(*item, at, says ? &said : nullptr);
    if (value.state() != State::SansObjet) tally.add(value);
    if (!says) continue;
    const std::string label = said.plain ? phrase(regulation(), *item) : said.text;
    says->children.push_back(row_trace(label, value, std::move(said), at));
    says->children.back().kind = Trace::Kind::Item;
  }
  const Value outcome = held(node.kind, node.count, tally);
  if (!says) return outcome;
  says->remark = count_words(tally, node.items.size());
  says->plain = false;
  const bool reversed = node.kind == Quantified::Kind::AtMost;  // the true ones refuse it
  for (Trace& item : says->children)
    item.decisive = outcome.present() ? item.value.present() && item.value.truth() == (outcome.truth() != reversed)
                                      : !item.value.present();
  return outcome;
}

values::Value TreeWalk::of(const Letters& node, const Expression&, const Standing& at, Wording* says) {
  Tally tally;
  bool pending = false;
  for (const Letter& letter : node.letters) {
    Wording said;
    const auto told_above = explained_;
    const Value holds = evaluate(*letter.condition, at, says ? &said : nullptr);
    // Each letter is read by itself, so each tells all it rests on; unless the explanation grows beyond reading.
    if (says && expansions_ < readable) explained_ = told_above;
    if (world_.coverage) world_.coverage->answered(&letter, holds);
    tally.add(holds);
    pending = pending || holds.state() > State::SansObjet;
    if (!says) continue;
    Trace trace = row_trace(said.text, holds, std::move(said), at);
    trace.kind = Trace::Kind::Letter;
    trace.letter = letter.letter;
    if (holds.present() && !holds.truth()) trace.reason = letter.reason, trace.reason_en = letter.reason_en;
    says->children.push_back(std::move(trace));
  }
  const Value kleene = node.mode == Letters::Mode::All   ? all_of(tally)
                       : node.mode == Letters::Mode::Any ? any_of(tally)
                                                         : at_least(tally, node.count);
  const Value outcome = pending ? tally.undecided() : kleene;
  if (says) {
    says->plain = false;
    for (Trace& letter : says->children)
      letter.decisive = letter.value == outcome;
  }
  return outcome;
}

}  // namespace bareme::evaluation
