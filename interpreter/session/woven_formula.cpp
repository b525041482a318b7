// Formulas: what is divided and what is weighed is set as a fraction, its brackets left to whoever reads the page
// aloud or copies it.
#include <algorithm>

#include "session/inside.hpp"
#include "session/woven_text.hpp"
#include "syntax/inside.hpp"
#include "syntax/scan.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using report::WovenPiece;
using report::WovenRun;

constexpr const char* unseen = "lu";  // in the text of the page, not on its picture

void open(WovenRun& run, const char* style) { run.push_back({WovenPiece::Kind::Open, "", style, ""}); }
void close(WovenRun& run) { run.push_back({WovenPiece::Kind::Close, "", "", ""}); }
void say(WovenRun& run, const std::string& text, const char* style = "") {
  if (!text.empty()) run.push_back({WovenPiece::Kind::Text, text, style, ""});
}

// An operand that is one thing needs no brackets beside a sign.
bool is_one(const syntax::Expression& expression) {
  using namespace syntax;
  return std::holds_alternative<Path>(expression.node) || std::holds_alternative<Call>(expression.node) ||
         std::holds_alternative<NumberLiteral>(expression.node) || std::holds_alternative<Percent>(expression.node) ||
         std::holds_alternative<Measure>(expression.node) || std::holds_alternative<syntax::Fraction>(expression.node);
}

bool is_unit(const syntax::ExpressionPtr& weight) {
  const auto* number = weight ? std::get_if<syntax::NumberLiteral>(&weight->node) : nullptr;
  return !weight || (number != nullptr && number->digits == "1");
}

}  // namespace

// ---------------------------------------------------------------- brackets

// Its own: from its first character to its last.
bool WovenText::bracketed(const Span& place) const {
  const std::string_view written = text(place);
  if (written.size() < 2 || (written.front() != '(' && written.front() != '[')) return false;
  const std::vector<Word>& words = words_.at(place.source);
  auto word = std::lower_bound(words.begin(), words.end(), place.begin,
                               [](const Word& one, std::uint32_t offset) { return one.place.begin < offset; });
  int depth = 0;
  for (std::uint32_t at = place.begin; at < place.end; ++at) {
    while (word != words.end() && word->place.end <= at)
      ++word;
    if (word != words.end() && word->place.begin <= at) continue;  // of a text, of a comment
    const char c = written[at - place.begin];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (depth == 0) return at + 1 == place.end;
  }
  return false;
}

Span WovenText::within_brackets(const Span& place) const {
  Span inner = place;
  while (bracketed(inner)) {
    ++inner.begin;
    --inner.end;
    const auto blank = [&](std::uint32_t at) {
      const char c = text({inner.source, at, at + 1}).front();
      return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    };
    while (inner.begin < inner.end && blank(inner.begin))
      ++inner.begin;
    while (inner.begin < inner.end && blank(inner.end - 1))
      --inner.end;
  }
  return inner;
}

// ---------------------------------------------------------------- which are boxes

bool WovenText::is_box(const syntax::Expression& expression) const {
  using namespace syntax;
  if (const auto* binary = std::get_if<Binary>(&expression.node)) return binary->op == Operator::Divide;
  if (const auto* call = std::get_if<Call>(&expression.node))
    return !call->lua && !call->output && call->parts.size() > 1 && text::same_name(call->function.text, "moyenne") &&
           std::any_of(call->parts.begin(), call->parts.end(),
                       [](const Part& part) { return part.weight != nullptr; }) &&
           std::all_of(call->parts.begin(), call->parts.end(),
                       [](const Part& part) { return part.value && !part.each; });
  if (const auto* mean = std::get_if<Aggregate>(&expression.node))
    return mean->operation == Operation::Mean && !mean->ordered && !mean->set.best && mean->set.left_out.empty() &&
           !mean->set.tie && !mean->amount;
  return false;
}

void WovenText::find_boxes(const syntax::Expression& expression, Boxes& boxes) const {
  if (is_box(expression)) return boxes.push_back(&expression);
  syntax::inside(expression, [&](const syntax::Expression& one) { find_boxes(one, boxes); });
}

// ---------------------------------------------------------------- setting

WovenRun WovenText::set(const syntax::ExpressionPtr& expression) const {
  WovenRun run;
  if (expression) add_set(*expression, expression->place, run);
  while (!run.empty() && run.back().kind == WovenPiece::Kind::Text && run.back().text == " ")
    run.pop_back();
  return run;
}

// Between its boxes, the words as they are written.
void WovenText::add_set(const syntax::Expression& expression, const Span& window, WovenRun& run) const {
  Boxes boxes;
  find_boxes(expression, boxes);
  std::sort(boxes.begin(), boxes.end(),
            [](const auto* left, const auto* right) { return left->place.begin < right->place.begin; });
  Span left = window;
  for (const syntax::Expression* box : boxes) {
    Span inner = within_brackets(box->place);
    inner.begin = std::max(inner.begin, window.begin);
    inner.end = std::min(inner.end, window.end);
    left.end = std::max(left.begin, inner.begin);
    add_words(left, run);
    add_box(*box, run);
    left.begin = std::max(left.begin, inner.end);
  }
  left.end = std::max(left.begin, window.end);
  add_words(left, run);
}

void WovenText::add_bare(const syntax::Expression& expression, WovenRun& run) const {
  add_set(expression, within_brackets(expression.place), run);
}

void WovenText::add_factor(const syntax::Expression& expression, WovenRun& run) const {
  const bool needed = !is_one(expression) && !is_box(expression) && !bracketed(expression.place);
  if (needed) say(run, "(");
  add_set(expression, expression.place, run);
  if (needed) say(run, ")");
}

void WovenText::add_box(const syntax::Expression& expression, WovenRun& run) const {
  if (const auto* mean = std::get_if<syntax::Call>(&expression.node)) return add_mean(*mean, run);
  if (const auto* mean = std::get_if<syntax::Aggregate>(&expression.node)) return add_mean(*mean, run);
  const auto& quotient = std::get<syntax::Binary>(expression.node);
  open(run, "frac");
  open(run, "haut");
  say(run, "(", unseen);
  add_bare(*quotient.left, run);
  close(run);
  say(run, ") / (", unseen);
  open(run, "bas");
  add_bare(*quotient.right, run);
  say(run, ")", unseen);
  close(run);
  close(run);
}

// (4 × EF + 2 × CC + DM) / (4 + 2 + 1)
void WovenText::add_mean(const syntax::Call& call, WovenRun& run) const {
  open(run, "frac");
  open(run, "haut");
  say(run, "(", unseen);
  for (const syntax::Part& part : call.parts) {
    if (&part != &call.parts.front()) say(run, " + ");
    if (!is_unit(part.weight)) {
      add_words(part.weight->place, run);
      say(run, " × ");
    }
    add_factor(*part.value, run);
  }
  close(run);
  say(run, ") / (", unseen);
  open(run, "bas");
  for (const syntax::Part& part : call.parts) {
    if (&part != &call.parts.front()) say(run, " + ");
    if (part.weight)
      add_words(part.weight->place, run);
    else
      say(run, "1", "nombre");
  }
  say(run, ")", unseen);
  close(run);
  close(run);
}

void WovenText::add_mean(const syntax::Aggregate& mean, WovenRun& run) const {
  open(run, "frac");
  open(run, "haut");
  say(run, "(", unseen);
  add_sum(mean, false, run);
  close(run);
  say(run, ") / (", unseen);
  open(run, "bas");
  if (mean.weight)
    add_sum(mean, true, run);
  else {
    say(run, "nombre des ");
    add_words(mean.set.place, run);
  }
  say(run, ")", unseen);
  close(run);
  close(run);
}

// ∑ coefficient × moyenne, over the objects below it; of what each is worth when nothing else is said (a mean, or at
// the last level the mark).
void WovenText::add_sum(const syntax::Aggregate& mean, bool of_weights, WovenRun& run) const {
  open(run, "somme");
  say(run, "∑", "signe");
  open(run, "sous");
  add_words(mean.set.place, run);
  close(run);
  close(run);
  say(run, " ");
  if (mean.weight) add_factor(*mean.weight, run);
  if (of_weights) return;
  if (mean.weight) say(run, " × ");
  if (mean.body) return add_factor(*mean.body, run);
  const semantics::CheckedRegulation& rules = session_.regulation();
  const bool lowest = rules.lowest.valid() && text::same_name(mean.set.level.text, rules.level(rules.lowest).name);
  const std::string name = lowest ? "note retenue" : "moyenne";
  const semantics::LevelId level = rules.level_named(text::fold_name(mean.set.level.text));
  const semantics::QuantityId quantity =
      level.valid() ? rules.quantity_named(level, text::fold_name(name)) : semantics::QuantityId{};
  const auto anchor = quantity.valid() ? anchors_.find({Entity::Kind::Quantity, quantity.index(), {}}) : anchors_.end();
  run.push_back({WovenPiece::Kind::Text, name, "grandeur",
                 anchor == anchors_.end() || anchor->second == here_ ? "" : anchor->second});
}

}  // namespace bareme
