#include "evaluation/explain.hpp"

#include <algorithm>

#include "evaluation/memo.hpp"

namespace bareme::evaluation {

using semantics::ObjectId;
using values::Value;

namespace {

Standing standing_on(ObjectId object, const semantics::View& view) { return {object, object, view, {}, nullptr}; }

// Order of the maquette: an object, then all it contains.
void number_objects(const semantics::Curriculum& curriculum, ObjectId object, std::vector<std::size_t>& ranks,
                    std::size_t& next) {
  ranks[object.index()] = next++;
  for (const ObjectId child : curriculum.object(object).children)
    number_objects(curriculum, child, ranks, next);
}

}  // namespace

TreeEvaluator::TreeEvaluator(World world) : memo_(std::make_shared<Memo>(std::move(world))) {}

values::Value TreeEvaluator::value(ObjectId object, semantics::QuantityId quantity, semantics::View view) {
  memo_->walk.begin();
  return memo_->walk.read({object, quantity, view}, nullptr);
}

values::Value TreeEvaluator::fact(ObjectId object, semantics::FactId fact) {
  memo_->walk.begin();
  return memo_->walk.fact(object, fact, {}, nullptr);
}

values::Value TreeEvaluator::value(const semantics::Expression& expression, ObjectId standing, semantics::View view) {
  memo_->walk.begin();
  return memo_->walk.evaluate(expression, standing_on(standing, view), nullptr);
}

Trace TreeEvaluator::explain(ObjectId object, semantics::QuantityId quantity, semantics::View view) {
  memo_->walk.begin();
  Trace trace;
  memo_->walk.read({object, quantity, view}, &trace);
  const std::string address = memo_->world.curriculum->address(object);
  if (trace.kind != Trace::Kind::Mark) trace.label = (address.empty() ? "" : address + " ") + trace.label;
  trace.label += view_words(*memo_->world.regulation, view);
  if (trace.value.state() != values::State::EnAttente) return trace;
  if (const auto prospect = foreseen(object, quantity, view))
    trace.foreseen = std::make_shared<const Prospect>(*prospect);
  memo_->tell_decided(trace, {object, quantity, view});
  return trace;
}

Trace TreeEvaluator::explain(const semantics::Expression& expression, ObjectId standing, semantics::View view) {
  memo_->walk.begin();
  Wording said;
  Trace trace;
  trace.value = memo_->walk.evaluate(expression, standing_on(standing, view), &said);
  trace.kind = Trace::Kind::Formula;
  trace.label = phrase(*memo_->world.regulation, expression);
  trace.type = expression.type;
  if (!said.plain && said.text != trace.label) trace.formula = std::move(said.text);
  trace.remark = said.remark.empty() && !trace.value.present() ? memo_->walk.why_absent() : std::move(said.remark);
  trace.children = std::move(said.children);
  memo_->walk.take_reasons(0, trace);
  return trace;
}

std::string TreeEvaluator::why_absent(ObjectId object, semantics::QuantityId quantity, semantics::View view) {
  return value(object, quantity, view).present() ? "" : memo_->walk.why_absent();
}

std::vector<plan::InputKey> TreeEvaluator::awaited(ObjectId object, semantics::QuantityId quantity,
                                                   semantics::View view) {
  if (value(object, quantity, view).state() != values::State::EnAttente) return {};
  std::vector<plan::InputKey> inputs;
  for (const Cause& cause : memo_->walk.causes())
    if (cause.input && std::find(inputs.begin(), inputs.end(), *cause.input) == inputs.end())
      inputs.push_back(*cause.input);
  if (inputs.size() < 2) return inputs;
  const semantics::Curriculum& curriculum = *memo_->world.curriculum;
  std::vector<std::size_t> ranks(curriculum.objects.size());
  std::size_t next = 0;
  number_objects(curriculum, curriculum.root(), ranks, next);
  std::stable_sort(inputs.begin(), inputs.end(), [&](const plan::InputKey& a, const plan::InputKey& b) {
    return std::pair(ranks[a.object.index()], a.session) < std::pair(ranks[b.object.index()], b.session);
  });
  return inputs;
}

std::vector<TreeEvaluator::OpenChoice> TreeEvaluator::choices(ObjectId object) {
  memo_->walk.begin();
  return memo_->walk.choices(object);
}

bool TreeEvaluator::followed(ObjectId object) {
  memo_->walk.begin();
  return memo_->walk.takes(object);
}

const std::vector<std::string>& TreeEvaluator::missing() const { return memo_->walk.missing(); }

// A row is open when the article's condition and its own both hold; the first that is false closes it whatever the
// other waits for.
std::vector<TreeEvaluator::OpenChoice> TreeWalk::choices(ObjectId object) {
  std::vector<TreeEvaluator::OpenChoice> open;
  const State taken = line_not_brought(object) ? State::SansObjet : follows(object);
  if (taken == State::SansObjet) return open;
  for (std::size_t i = 0; i < regulation().choices.size(); ++i) {
    const semantics::Choice& choice = regulation().choices[i];
    if (choice.heading.scope.level != curriculum().object(object).level) continue;
    if (!curriculum().selects(regulation(), object, choice.heading.scope.filters)) continue;
    Standing at = standing_on(object, choice.heading.view);
    at.article = choice.article;
    const auto holds = [&](const semantics::ExpressionPtr& condition) {
      return condition ? evaluate(*condition, at, nullptr) : Value::of_truth(true);
    };
    const auto closed = [](const Value& value) {
      return value.present() ? !value.truth() : value.state() == State::SansObjet;
    };
    const Value whole = taken == State::Present ? holds(choice.condition) : Value::absent(taken);
    for (std::size_t row = 0; row < choice.rows.size() && !closed(whole); ++row) {
      const Value own = holds(choice.rows[row].condition);
      const State state = values::strictest(whole.state(), own.state());
      if (!closed(own) && state == State::Present) took(choice.rows[row]);
      if (!closed(own) && state != State::Impossible) open.push_back({i, row, state});
    }
  }
  return open;
}

std::string cited(const std::string& letter) {
  return letter.size() < 2 ? letter : letter.substr(0, 1) + " " + letter.substr(1);
}

}  // namespace bareme::evaluation
