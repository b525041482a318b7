#include "evaluation/monotony.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluation/explain.hpp"
#include "evaluation/monotony_levers.hpp"
#include "evaluation/wording.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/build.hpp"
#include "semantics/directions.hpp"
#include "semantics/problems_of_reach.hpp"

namespace bareme::evaluation {
namespace {

using namespace semantics;
using values::Number;
using values::Value;

// Bounds of the work, whatever the règlement: students tried in all, and at each place.
constexpr int tries_in_all = 1200;
constexpr std::size_t objects_at_most = 2;

struct Student {  // every épreuve has one mark, but one
  Number others;
  Lever lever;
  Number mark;
};

struct Pair {  // one mark gets better, the value worse
  Student low, high;
  Value before, after;
};

// What stands for an entry the règlement waits for: nothing that depends on marks.
Value neutral(const CheckedRegulation& regulation, const Fact& fact) {
  if (fact.otherwise || fact.source != FactSource::Entry) return Value();
  switch (fact.type.kind) {
    case values::Kind::Number:
      return Value::of(fact.type.high.value_or(Number(0)));
    case values::Kind::Truth:
      return Value::of_truth(false);
    case values::Kind::Code:
      return Value::of_code(regulation.code_lists[fact.type.list.index()].codes.front());
    default:
      return Value();
  }
}

class Search {
 public:
  Search(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), regulation_(context.regulation), diagnostics_(diagnostics) {}

  void run() {
    // What a quantity reads first: a fault is told where it is, not again wherever it is read.
    std::vector<std::pair<QuantityId, Behind>> suspects;
    for (const QuantityId id : unproved())
      suspects.emplace_back(id, levers_.behind(id));
    std::stable_sort(suspects.begin(), suspects.end(), [](const auto& a, const auto& b) {
      return a.second.quantities.size() < b.second.quantities.size();
    });
    std::set<QuantityId> told;
    for (const auto& [id, behind] : suspects) {
      const bool again = std::any_of(told.begin(), told.end(), [&, &reads = behind.quantities](QuantityId known) {
        return reads.contains(known);
      });
      if (!again && try_quantity(id, behind)) told.insert(id);
    }
  }

  std::vector<QuantityId> unproved() const {
    Directions directions(context_);
    std::vector<QuantityId> found;
    for (std::size_t i = 0; i < regulation_.quantities.size(); ++i) {
      const QuantityId id(i);
      const Quantity& quantity = regulation_.quantities[i];
      if (is_suspect(quantity, directions.of(id)) && !directions.reads_the_promotion(id) && !is_wanted(quantity))
        found.push_back(id);
    }
    return found;
  }

 private:
  bool is_suspect(const Quantity& quantity, Direction direction) const {
    if (answers(quantity))
      return direction != Direction::Still && direction != (low_best_ ? Direction::Decreasing : Direction::Increasing);
    return quantity.role == Quantity::Role::Value && quantity.type.kind == values::Kind::Number &&
           direction == Direction::Unknown && !counts(quantity);
  }

  // Losing it is losing something: a résultat, what is « admis ».
  static bool answers(const Quantity& quantity) {
    return quantity.role == Quantity::Role::Proposition || is_a_success(quantity);
  }

  // More of some is neither better nor worse; the verdict that reads it says.
  static bool counts(const Quantity& quantity) {
    return std::all_of(quantity.rules.begin(), quantity.rules.end(), [](const Rule& rule) {
      const auto* aggregate = as<Aggregate>(rule.body);
      return aggregate && aggregate->operation == Operation::Count;
    });
  }

  bool is_wanted(const Quantity& quantity) const {
    const auto says = [&](ArticleId article) {
      return article.valid() && regulation_.articles[article.index()].not_monotone.has_value();
    };
    return std::any_of(quantity.rules.begin(), quantity.rules.end(), [&](const Rule& r) { return says(r.article); }) ||
           std::any_of(quantity.verdicts.begin(), quantity.verdicts.end(),
                       [&](const Verdict& v) { return says(v.article); }) ||
           std::any_of(quantity.exceptions.begin(), quantity.exceptions.end(),
                       [&](const ExceptionRule& e) { return says(e.article); });
  }

  bool try_quantity(QuantityId id, const Behind& behind) {
    for (const Curriculum* maquette : context_.maquettes)
      for (const ObjectId object : objects(*maquette, id)) {
        if (goes_down(*maquette, object, id)) continue;
        for (const Lever& lever : levers_.of(*maquette, object, behind, answers(regulation_.quantity(id))))
          if (const auto pair = falls(*maquette, object, id, lever, behind.thresholds)) {
            tell(*maquette, object, id, *pair);
            return true;
          }
      }
    return false;
  }

  // From the worst marks to the best: a shortfall. A verdict is none: « >= » was meant, or a direction is not declared.
  bool goes_down(const Curriculum& maquette, ObjectId object, QuantityId id) {
    if (answers(regulation_.quantity(id))) return false;
    const Lever none = levers_.mark(ObjectId(), 1);
    const Student bad{none.worst, none, none.worst}, good{none.best, none, none.worst};
    return worse(id, value(maquette, object, id, bad), value(maquette, object, id, good));
  }

  // One object for each rule that answers, the first of the maquette.
  std::vector<ObjectId> objects(const Curriculum& maquette, QuantityId id) const {
    std::vector<ObjectId> found;
    std::set<int> rules;
    for (std::size_t i = 0; i < maquette.objects.size() && found.size() < objects_at_most; ++i) {
      const Object& object = maquette.objects[i];
      if (object.level != regulation_.quantity(id).level || object.elsewhere || object.line) continue;
      const int rule = maquette.rule_for(regulation_, id, ObjectId(i));
      if (rule >= 0 && rules.insert(rule).second) found.push_back(ObjectId(i));
    }
    return found;
  }

  std::optional<Pair> falls(const Curriculum& maquette, ObjectId object, QuantityId id, const Lever& lever,
                            const std::vector<Number>& thresholds) {
    const std::vector<Number> marks = tried(lever, thresholds);
    const Lever other = levers_.mark(ObjectId(), 1);
    std::vector<Number> others;
    for (const Number& bar : thresholds)
      if (bar <= other.highest()) others.push_back(bar);
    others.push_back(other.best);
    for (const Number& rest : others) {
      std::optional<Pair> found;
      Student before{rest, lever, marks.front()};
      Value least = value(maquette, object, id, before);
      for (std::size_t i = 1; i < marks.size() && !found; ++i) {
        const Student after{rest, lever, marks[i]};
        Value more = value(maquette, object, id, after);
        if (worse(id, least, more)) found = Pair{before, after, least, more};
        before = after;
        least = std::move(more);
      }
      if (found) return closest(maquette, object, id, std::move(*found));
      if (tries_ >= tries_in_all) return std::nullopt;
    }
    return std::nullopt;
  }

  // Around the thresholds, from the worst to the best.
  static std::vector<Number> tried(const Lever& lever, const std::vector<Number>& thresholds) {
    std::vector<Number> marks{lever.worst, lever.best};
    const bool down = lever.low_best();
    for (const Number& bar : thresholds)
      for (const Number& mark :
           {down ? bar + Number(1) : bar - Number(1), down ? bar + lever.step : bar - lever.step, bar})
        if (mark > lever.lowest() && mark < lever.highest()) marks.push_back(mark);
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    if (down) std::reverse(marks.begin(), marks.end());
    return marks;
  }

  // The fall, between marks as near as they come.
  Pair closest(const Curriculum& maquette, ObjectId object, QuantityId id, Pair pair) {
    const Number& finest = pair.low.lever.step;
    const values::Rounding on_step{values::RoundingMode::Down, finest};
    while (pair.high.mark - pair.low.mark > finest || pair.low.mark - pair.high.mark > finest) {
      Student middle = pair.low;
      middle.mark = values::rounded((pair.low.mark + pair.high.mark) / Number(2), on_step);
      if (middle.mark == pair.low.mark || middle.mark == pair.high.mark) break;
      const Value there = value(maquette, object, id, middle);
      if (worse(id, pair.before, there))
        pair = {pair.low, middle, pair.before, there};
      else if (worse(id, there, pair.after))
        pair = {middle, pair.high, there, pair.after};
      else
        break;
    }
    return pair;
  }

  bool worse(QuantityId id, const Value& before, const Value& after) const {
    if (before.is_number() && after.is_number())
      return regulation_.quantity(id).type.low_best ? after.number() > before.number()
                                                    : after.number() < before.number();
    if (before.is_truth() && after.is_truth()) return before.truth() && !after.truth();
    if (!before.is_code() || !after.is_code()) return false;
    const auto validating = [&](const Value& v) { return regulation_.code(v.code()).kind == Code::Kind::Validating; };
    return validating(before) && !validating(after);
  }

  Value value(const Curriculum& maquette, ObjectId object, QuantityId id, const Student& student) {
    ++tries_;
    World world;
    world.regulation = &regulation_;
    world.curriculum = &maquette;
    world.inputs = [&](const plan::InputKey& key, values::Kind) {
      const Lever& lever = student.lever;
      const bool his = key.object == lever.object;
      if (key.kind == plan::InputKey::Kind::Fact)
        return his && key.fact == lever.fact ? Value::of(student.mark)
                                             : neutral(regulation_, regulation_.fact(key.fact));
      if (key.kind != plan::InputKey::Kind::Mark) return Value();
      const bool moved = his && !lever.fact.valid();
      if (moved && key.session == lever.session) return Value::of(student.mark);
      if (key.session > 1) return Value();
      return Value::of(moved ? lever.worst : student.others);  // what a second session comes after
    };
    return TreeEvaluator(std::move(world)).value(object, id);
  }

  void tell(const Curriculum& maquette, ObjectId object, QuantityId id, const Pair& pair) {
    const Quantity& quantity = regulation_.quantity(id);
    const int rule = maquette.rule_for(regulation_, id, object);
    const bool verdict = quantity.role == Quantity::Role::Proposition;
    const auto index = static_cast<std::size_t>(std::max(rule, 0));
    const Span place = !verdict                                ? quantity.rules[index].place
                       : quantity.verdicts[index].rows.empty() ? quantity.verdicts[index].place
                                                               : quantity.verdicts[index].rows.front().place;
    const auto words = [&](const Value& value) {
      return value_words(regulation_, value, quantity.type, quantity.rounding);
    };
    const std::string what = diagnostics::guillemets(verdict ? "résultat" : quantity.name) + " de " +
                             maquette.address(object) +
                             (answers(quantity)        ? " passe de "
                              : quantity.type.low_best ? " monte de "
                                                       : " baisse de ") +
                             words(pair.before) + " à " + words(pair.after);
    const Lever& lever = pair.low.lever;
    diagnostics_.add(problems::worse_with_better_marks(
        what + " quand " + moved(maquette, lever) + (lever.low_best() ? " s'améliore de " : " monte de ") +
            number_words(pair.low.mark) + " à " + number_words(pair.high.mark),
        number_words(pair.low.others), lever.fact.valid() && !lever.low_best() ? regulation_.fact(lever.fact).name : "",
        place));
  }

  std::string moved(const Curriculum& maquette, const Lever& lever) const {
    std::string name = maquette.address(lever.object);
    if (lever.fact.valid())
      return (lever.object == maquette.root() ? "" : name + ".") + regulation_.fact(lever.fact).name;
    const ObjectId parent = maquette.object(lever.object).parent;
    if (name.find('.') == std::string::npos && parent.valid()) name = maquette.object(parent).code + "." + name;
    return lever.session > 1 ? name + " session " + std::to_string(lever.session) : name;
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  int tries_ = 0;
  const Levers levers_{regulation_};
  const bool low_best_ = regulation_.mark_type.low_best;
};

}  // namespace

void advise_monotony(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Search(context, diagnostics).run();
}

void advise_untried(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  if (!context.maquettes.empty()) return;
  const CheckedRegulation& regulation = context.regulation;
  problems::Names names;
  for (const QuantityId id : Search(context, diagnostics).unproved()) {
    const Quantity& quantity = regulation.quantity(id);
    const bool verdict = quantity.role == Quantity::Role::Proposition;
    const bool rows = verdict && !quantity.verdicts.empty() && !quantity.verdicts.front().rows.empty();
    names.push_back({diagnostics::guillemets(verdict ? "résultat" : quantity.name) + " pour chaque " +
                         regulation.level(quantity.level).name,
                     rows                     ? quantity.verdicts.front().rows.front().place
                     : quantity.rules.empty() ? quantity.place
                                              : quantity.rules.front().place});
  }
  if (!names.empty()) diagnostics.add(problems::not_tried_without_maquette(names));
}

}  // namespace bareme::evaluation
