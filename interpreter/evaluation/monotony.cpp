#include "evaluation/monotony.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluation/monotony_levers.hpp"
#include "evaluation/monotony_students.hpp"
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

// Bounds of the work, whatever the règlement: students tried in all, one mark apart or several, for one quantity, and
// at each place.
constexpr int tries_alone = 1200, tries_among_others = 900, tries_for_one = 450;
constexpr std::size_t objects_at_most = 2;

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
        const Target target{*maquette, object, id};
        if (goes_down(target)) continue;
        auto found = alone(target, behind);
        if (!found) found = among_others(target, behind);
        if (!found) continue;
        tell(target, *found);
        return true;
      }
    return false;
  }

  // From the worst marks to the best: a shortfall. A verdict is none: « >= » was meant, or a direction is not declared.
  bool goes_down(const Target& target) {
    if (answers(regulation_.quantity(target.quantity))) return false;
    const Lever none = levers_.mark(ObjectId(), 1);
    const Student bad{none.worst, {}, nullptr, none, none.worst}, good{none.best, {}, nullptr, none, none.worst};
    return alone_.worse(target.quantity, alone_.value(target, bad), alone_.value(target, good));
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

  // One mark moves, all the others are the same.
  std::optional<Pair> alone(const Target& target, const Behind& behind) {
    const bool with_entries = answers(regulation_.quantity(target.quantity));
    for (const Lever& lever : levers_.of(target.maquette, target.object, behind, with_entries)) {
      const std::vector<Number> marks = tried(lever, behind.thresholds);
      for (const Number& rest : bars(behind.thresholds)) {
        if (auto found = alone_.fall(target, {rest, {}, nullptr, lever, {}}, marks)) return found;
        if (alone_.tried() >= tries_alone) break;
      }
    }
    return std::nullopt;
  }

  // « Au plus une UE compensée par semestre »: several are where it may be granted, a mark of the last one moves, and
  // the rest is better, so that nothing else refuses it.
  std::optional<Pair> among_others(const Target& target, const Behind& behind) {
    const std::vector<Number> rests = in_order(bars(behind.thresholds)), places = between(rests);
    const int bound = std::min(tries_among_others, among_.tried() + tries_for_one);
    for (std::vector<ObjectId>& objects : levers_.together(target.maquette, target.object, behind)) {
      const std::vector<ObjectId> moving = levers_.papers(target.maquette, objects.back());
      if (moving.empty()) continue;
      const Lever lever = levers_.mark(moving.front(), 1);
      const Placed& placed = placed_.emplace_back(placed_at(target.maquette, std::move(objects)));
      for (const Number& near : places)
        for (std::size_t rest = rests.size(); rest-- > 0 && better(rests[rest], near);) {
          if (among_.tried() >= bound) return std::nullopt;
          const Student student{rests[rest], near, &placed, lever, {}};
          if (auto found = among_.fall(target, student, around(lever, near))) return found;
        }
    }
    return std::nullopt;
  }

  bool better(const Number& one, const Number& other) const { return low_best_ ? one < other : one > other; }

  Placed placed_at(const Curriculum& maquette, std::vector<ObjectId> objects) const {
    Placed placed{std::move(objects), {}};
    for (const ObjectId object : placed.objects)
      for (const ObjectId paper : maquette.descendants(object, regulation_.lowest))
        placed.papers.insert(paper);
    return placed;
  }

  // The thresholds a mark may meet, then the best mark.
  std::vector<Number> bars(const std::vector<Number>& thresholds) const {
    const Lever any = levers_.mark(ObjectId(), 1);
    std::vector<Number> found;
    for (const Number& bar : thresholds)
      if (bar <= any.highest()) found.push_back(bar);
    found.push_back(any.best);
    return found;
  }

  // Where the objects it is placed with stand, and a little below, so that nothing else is lost on the way.
  static std::vector<Number> around(const Lever& lever, const Number& near) {
    const Number below = lever.low_best() ? near + Number(1) : near - Number(1);
    std::vector<Number> marks{lever.worst};
    if (below > lever.lowest() && below < lever.highest()) marks.push_back(below);
    if (near != lever.worst && near != lever.best) marks.push_back(near);
    marks.push_back(lever.best);
    return marks;
  }

  // From the worst to the best, each once.
  std::vector<Number> in_order(std::vector<Number> bars) const {
    std::sort(bars.begin(), bars.end());
    bars.erase(std::unique(bars.begin(), bars.end()), bars.end());
    if (low_best_) std::reverse(bars.begin(), bars.end());
    return bars;
  }

  // They, and what lies halfway from one to the next.
  static std::vector<Number> between(const std::vector<Number>& bars) {
    std::vector<Number> found;
    for (std::size_t i = 0; i < bars.size(); ++i) {
      if (i > 0) found.push_back((bars[i - 1] + bars[i]) / Number(2));
      found.push_back(bars[i]);
    }
    return found;
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

  void tell(const Target& target, const Pair& pair) {
    const Curriculum& maquette = target.maquette;
    const Quantity& quantity = regulation_.quantity(target.quantity);
    const bool verdict = quantity.role == Quantity::Role::Proposition;
    const auto words = [&](const Value& value) {
      return value_words(regulation_, value, quantity.type, quantity.rounding);
    };
    const std::string what = diagnostics::guillemets(verdict ? "résultat" : quantity.name) + " de " +
                             maquette.address(target.object) +
                             (answers(quantity)        ? " passe de "
                              : quantity.type.low_best ? " monte de "
                                                       : " baisse de ") +
                             words(pair.before) + " à " + words(pair.after);
    const Lever& lever = pair.low.lever;
    diagnostics_.add(problems::worse_with_better_marks(
        what + " quand " + moved(maquette, lever) + (lever.low_best() ? " s'améliore de " : " monte de ") +
            number_words(pair.low.mark) + " à " + number_words(pair.high.mark),
        rest_of(maquette, pair.low), lever.fact.valid() && !lever.low_best() ? regulation_.fact(lever.fact).name : "",
        place_of(target)));
  }

  Span place_of(const Target& target) const {
    const Quantity& quantity = regulation_.quantity(target.quantity);
    const int rule = target.maquette.rule_for(regulation_, target.quantity, target.object);
    const auto index = static_cast<std::size_t>(std::max(rule, 0));
    if (quantity.role != Quantity::Role::Proposition) return quantity.rules[index].place;
    const Verdict& verdict = quantity.verdicts[index];
    return verdict.rows.empty() ? verdict.place : verdict.rows.front().place;
  }

  // « 20 », « 8 dans SCI et TEC, 20 ailleurs ».
  static std::string rest_of(const Curriculum& maquette, const Student& student) {
    if (student.placed == nullptr) return number_words(student.others);
    const std::vector<ObjectId>& objects = student.placed->objects;
    std::string where;
    for (std::size_t i = 0; i < objects.size(); ++i)
      where += (i == 0 ? "" : i + 1 == objects.size() ? " et " : ", ") + maquette.address(objects[i]);
    return number_words(student.near) + " dans " + where + ", " + number_words(student.others) + " ailleurs";
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
  Students alone_{regulation_}, among_{regulation_};
  std::deque<Placed> placed_;  // where those who were tried stand
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
