#include "evaluation/monotony.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluation/explain.hpp"
#include "evaluation/wording.hpp"
#include "semantics/directions.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {
namespace {

using namespace semantics;
using values::Number;
using values::Value;

// Bounds of the work, whatever the règlement: students tried in all, and at each place.
constexpr int tries_in_all = 1200;
constexpr std::size_t thresholds_at_most = 6, objects_at_most = 2, papers_at_most = 3;
const Number finest(1, 100);

struct Student {  // every épreuve has one mark, but one
  Number others;
  ObjectId paper;
  int session = 1;
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
    Directions directions(context_);
    for (std::size_t i = 0; i < regulation_.quantities.size(); ++i) {
      const QuantityId id(i);
      const Quantity& quantity = regulation_.quantities[i];
      if (!is_suspect(quantity, directions.of(id)) || directions.reads_the_promotion(id) || is_wanted(quantity))
        continue;
      try_quantity(id);
    }
  }

 private:
  bool is_suspect(const Quantity& quantity, Direction direction) const {
    if (quantity.role == Quantity::Role::Proposition)
      return direction != Direction::Still && direction != (low_best_ ? Direction::Decreasing : Direction::Increasing);
    return quantity.role == Quantity::Role::Value && quantity.type.kind == values::Kind::Number &&
           direction == Direction::Unknown;
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

  void try_quantity(QuantityId id) {
    const std::vector<Number> thresholds = thresholds_of(id);
    for (const Curriculum* maquette : context_.maquettes)
      for (const ObjectId object : objects(*maquette, id)) {
        if (goes_down(*maquette, object, id)) continue;
        for (const ObjectId paper : papers(*maquette, object))
          for (int session = 1; session <= last_session_; ++session)
            if (const auto pair = falls(*maquette, object, id, paper, session, thresholds)) {
              tell(*maquette, object, id, *pair);
              return;
            }
      }
  }

  // From the worst marks to the best: a shortfall. A verdict is none: « >= » was meant, or a direction is not declared.
  bool goes_down(const Curriculum& maquette, ObjectId object, QuantityId id) {
    if (regulation_.quantity(id).role == Quantity::Role::Proposition) return false;
    const Student bad{worst(), ObjectId(), 1, worst()}, good{best(), ObjectId(), 1, worst()};
    return worse(id, value(maquette, object, id, bad), value(maquette, object, id, good));
  }

  // The bars met on the way down from a quantity to the marks, nearest first.
  std::vector<Number> thresholds_of(QuantityId id) {
    std::vector<Number> found;
    std::set<QuantityId> known{id};
    std::deque<QuantityId> queue{id};
    last_session_ = 1;
    const auto note = [&](const Value& value) {
      if (!value.is_number() || value.number().sign() <= 0 || value.number() > highest()) return;
      if (found.size() < thresholds_at_most && std::find(found.begin(), found.end(), value.number()) == found.end())
        found.push_back(value.number());
    };
    const auto look = [&](const Expression& e) {
      if (const auto* constant = std::get_if<Constant>(&e.node)) note(constant->value);
      if (const auto* table = std::get_if<Table>(&e.node))
        for (const TableRow& row : table->rows)
          note(row.key);
      if (const auto* fact = std::get_if<ReadFact>(&e.node))
        walk(regulation_.fact(fact->fact).otherwise, [&](const Expression& value) {
          if (const auto* constant = std::get_if<Constant>(&value.node)) note(constant->value);
        });
      if (const auto* read = std::get_if<ReadQuantity>(&e.node)) {
        const Quantity& quantity = regulation_.quantity(read->quantity);
        last_session_ = std::max(last_session_, quantity.session);
        for (const QuantityId next : behind(read->quantity))
          if (known.insert(next).second) queue.push_back(next);
      }
    };
    while (!queue.empty()) {
      const Quantity& quantity = regulation_.quantity(queue.front());
      queue.pop_front();
      for (const Rule& rule : quantity.rules)
        walk(rule.body, look);
      for (const Verdict& verdict : quantity.verdicts)
        for (const VerdictRow& row : verdict.rows)
          walk(row.condition, look);
      for (const ExceptionRule& exception : quantity.exceptions) {
        walk(exception.condition, look);
        walk(exception.body, look);
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  std::vector<QuantityId> behind(QuantityId id) const {  // « validée » is read from the proposition
    const Quantity& quantity = regulation_.quantity(id);
    if (quantity.role != Quantity::Role::Validated && quantity.role != Quantity::Role::Result) return {id};
    const QuantityId proposed = regulation_.quantity_named(quantity.level, "proposition");
    return proposed.valid() ? std::vector<QuantityId>{id, proposed} : std::vector<QuantityId>{id};
  }

  Number lowest() const { return regulation_.mark_type.low.value_or(Number(0)); }
  Number worst() const { return low_best_ ? highest() : lowest(); }
  Number best() const { return low_best_ ? lowest() : highest(); }
  Number highest() const {
    const QuantityId mark = regulation_.quantity_named(regulation_.lowest, "note session 1");
    return mark.valid() ? regulation_.quantity(mark).type.high.value_or(Number(20)) : Number(20);
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

  // The first épreuve of each sort: what sets it and what contains it apart.
  std::vector<ObjectId> papers(const Curriculum& maquette, ObjectId object) const {
    std::vector<ObjectId> all = maquette.object(object).level == regulation_.lowest
                                    ? std::vector<ObjectId>{object}
                                    : maquette.descendants(object, regulation_.lowest);
    std::vector<ObjectId> found;
    std::set<std::string> sorts;
    for (const ObjectId paper : all) {
      if (maquette.object(paper).elsewhere || maquette.object(paper).line || found.size() == papers_at_most) continue;
      std::string sort;
      for (ObjectId at = paper; at.valid() && at != object; at = maquette.object(at).parent)
        for (const auto& [fact, value] : maquette.object(at).attributes)
          if (value.is_code()) sort += std::to_string(fact.value) + "=" + std::to_string(value.code()) + ";";
      if (sorts.insert(sort).second) found.push_back(paper);
    }
    return found;
  }

  std::optional<Pair> falls(const Curriculum& maquette, ObjectId object, QuantityId id, ObjectId paper, int session,
                            const std::vector<Number>& thresholds) {
    std::vector<Number> marks{lowest(), highest()};
    for (const Number& bar : thresholds) {
      const Number below = low_best_ ? bar + Number(1) : bar - Number(1);
      const Number just_below = low_best_ ? bar + finest : bar - finest;
      for (const Number& mark : {below, just_below, bar})
        if (mark > lowest() && (!low_best_ || mark < highest())) marks.push_back(mark);
    }
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    if (low_best_) std::reverse(marks.begin(), marks.end());
    std::vector<Number> others = thresholds;
    others.push_back(best());
    for (const Number& rest : others) {
      std::optional<Pair> found;
      Student before{rest, paper, session, marks.front()};
      Value least = value(maquette, object, id, before);
      for (std::size_t i = 1; i < marks.size() && !found; ++i) {
        const Student after{rest, paper, session, marks[i]};
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

  // The fall, between marks as near as they come.
  Pair closest(const Curriculum& maquette, ObjectId object, QuantityId id, Pair pair) {
    const values::Rounding hundredths{values::RoundingMode::Down, finest};
    while (pair.high.mark - pair.low.mark > finest || pair.low.mark - pair.high.mark > finest) {
      Student middle = pair.low;
      middle.mark = values::rounded((pair.low.mark + pair.high.mark) / Number(2), hundredths);
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
      if (key.kind == plan::InputKey::Kind::Fact) return neutral(regulation_, regulation_.fact(key.fact));
      if (key.kind != plan::InputKey::Kind::Mark) return Value();
      const bool his = key.object == student.paper;
      if (his && key.session == student.session) return Value::of(student.mark);
      if (key.session > 1) return Value();
      return Value::of(his ? worst() : student.others);  // what a second session comes after
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
                             (verdict                  ? " passe de "
                              : quantity.type.low_best ? " monte de "
                                                       : " baisse de ") +
                             words(pair.before) + " à " + words(pair.after);
    const ObjectId parent = maquette.object(pair.low.paper).parent;
    std::string paper = maquette.address(pair.low.paper);
    if (paper.find('.') == std::string::npos && parent.valid()) paper = maquette.object(parent).code + "." + paper;
    if (pair.low.session > 1) paper += " session " + std::to_string(pair.low.session);
    diagnostics_.add(diagnostics::Diagnostic("B163", place,
                                             what + " quand " + paper + (low_best_ ? " s'améliore de " : " monte de ") +
                                                 number_words(pair.low.mark) + " à " + number_words(pair.high.mark))
                         .mark("les autres notes valant " + number_words(pair.low.others))
                         .help("corriger la règle ; si c'est voulu, l'écrire dans l'article : « non monotone \"…\" »")
                         .warning());
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  int tries_ = 0;
  int last_session_ = 1;  // of the marks the quantity reads
  const bool low_best_ = regulation_.mark_type.low_best;
};

}  // namespace

void advise_monotony(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Search(context, diagnostics).run();
}

}  // namespace bareme::evaluation
