#include "support/naive_cohort.hpp"

#include <algorithm>

#include "support/naive_allocation.hpp"

namespace support {

using namespace bareme;  // NOLINT: tests read as the language of the house
using semantics::Operation;
using values::Number;
using values::State;
using values::Value;

struct NaiveCohort::Place {
  Value value = Value::of(Number(1));
  State in = State::Present;     // Present: a member; SansObjet: not one; else it is not known
  State group = State::Present;  // not Present: it is not known of which group
  std::vector<Value> then;       // of a rank, what its later keys read
  std::vector<Value> keys;
  std::vector<Value> wishes, rooms;  // of an allocation

  std::vector<Value> ranked_by() const {
    std::vector<Value> all{value};
    all.insert(all.end(), then.begin(), then.end());
    return all;
  }
  bool unknown() const { return in > State::SansObjet || group != State::Present; }
  bool counts() const { return in == State::Present && group == State::Present && value.present(); }
};

NaiveCohort::NaiveCohort(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
                         const plan::Promotion& promotion, const plan::Request& request)
    : regulation_(regulation),
      curriculum_(curriculum),
      promotion_(promotion),
      request_(request),
      known_(std::make_shared<std::deque<std::pair<Question, std::vector<Value>>>>()) {}

evaluation::World NaiveCohort::world(std::size_t student) const {
  evaluation::World world;
  world.regulation = &regulation_;
  world.curriculum = &curriculum_;
  world.jury = request_.jury;
  world.parameters = request_.parameters;
  for (std::size_t i = 0; i < request_.posed.size(); ++i) {
    const plan::PosedCell& posed = request_.posed[i];
    const values::Kind kind = regulation_.quantity(posed.quantity).type.kind;
    if (promotion_.given(plan::posed_flag(request_, i), student, values::Kind::Truth) == Value::of_truth(true))
      world.posed.push_back(
          {posed.object, posed.quantity, posed.view, promotion_.given(plan::posed_value(request_, i), student, kind)});
  }
  world.inputs = [this, student](const plan::InputKey& key, values::Kind kind) {
    return promotion_.given(key, student, kind);
  };
  world.cohort = [this, student](const semantics::Cohort& cohort, semantics::ObjectId object, semantics::View view) {
    const Question question{cohort, object, view};
    for (const auto& [asked, values] : *known_)
      if (asked == question) return values[student];
    std::vector<Value> values = answers(question);
    return known_->emplace_back(question, std::move(values)).second[student];
  };
  return world;
}

Value NaiveCohort::with_effect(const Value& value) const {
  using semantics::MarkEffect;
  if (!value.is_code() || regulation_.code(value.code()).list != regulation_.list_named("note")) return value;
  const semantics::Code& code = regulation_.code(value.code());
  switch (code.effect) {
    case MarkEffect::Worth:
      return Value::of(code.worth);
    case MarkEffect::Neutral:
      return Value();
    case MarkEffect::Awaits:
      return Value::absent(State::EnAttente);
    case MarkEffect::Impossible:
      return Value::absent(State::Impossible);
    case MarkEffect::None:
      break;
  }
  return Value::absent(State::EnErreur);
}

NaiveCohort::Place NaiveCohort::place(const Question& question, std::size_t student) const {
  evaluation::TreeEvaluator tree(world(student));
  Place place;
  const semantics::Cohort& cohort = question.cohort;
  const auto read = [&](const semantics::ExpressionPtr& operand) {
    return with_effect(tree.value(*operand, question.object, question.view));
  };
  if (cohort.operand) place.value = read(cohort.operand);
  for (std::size_t i = 0; i < cohort.keys.size(); ++i) {
    const Value value = read(cohort.keys[i].operand);
    if (i == 0)
      place.value = value;
    else
      place.then.push_back(value);
    const bool waits = value.state() == State::EnAttente || value.state() == State::EnErreur;
    if (i > 0 && waits && (place.value.present() || place.value.state() == State::EnAttente)) place.value = value;
  }
  if (cohort.condition) {
    const Value holds = tree.value(*cohort.condition, question.object, question.view);
    place.in = !holds.present() ? holds.state() : holds.truth() ? State::Present : State::SansObjet;
  }
  if (cohort.allocation) {
    for (const semantics::ExpressionPtr& wish : cohort.allocation->wishes)
      place.wishes.push_back(tree.value(*wish, question.object, question.view));
    for (const semantics::Opening& opening : cohort.allocation->openings)
      place.rooms.push_back(opening.room ? read(opening.room) : Value());
  }
  std::vector<semantics::FactId> keys = regulation_.population_keys;
  keys.insert(keys.end(), cohort.same.begin(), cohort.same.end());
  for (const semantics::FactId key : keys) {
    place.keys.push_back(tree.fact(question.object, key));
    if (place.keys.back().state() > State::SansObjet)
      place.group = values::strictest(place.group, place.keys.back().state());
  }
  return place;
}

std::vector<Value> NaiveCohort::answers(const Question& question) const {
  std::vector<Place> places;
  for (std::size_t student = 0; student < promotion_.size(); ++student)
    places.push_back(place(question, student));
  if (question.cohort.allocation) return allocated(question, places);
  std::vector<Value> all;
  for (std::size_t student = 0; student < promotion_.size(); ++student)
    all.push_back(answer(question, places, student));
  return all;
}

namespace {

using Keys = std::vector<Value>;  // what a student is ranked by

// Which of the two comes first by its keys, or 0.
int before(const Keys& left, const Keys& right, const std::vector<semantics::RankKey>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (left[i].present() != right[i].present()) return left[i].present() ? 1 : -1;
    if (!left[i].present() || left[i].number() == right[i].number()) continue;
    return (left[i].number() < right[i].number()) == keys[i].ascending ? 1 : -1;
  }
  return 0;
}

Value ranked(const std::vector<Keys>& all, const Keys& mine, const std::vector<semantics::RankKey>& keys,
             semantics::TieRule ties) {
  std::int64_t above = 0, equal = 0;
  std::vector<const Keys*> different;
  for (const Keys& other : all) {
    const int order = before(other, mine, keys);
    equal += order == 0 ? 1 : 0;
    if (order <= 0) continue;
    ++above;
    if (std::none_of(different.begin(), different.end(),
                     [&](const Keys* known) { return before(*known, other, keys) == 0; }))
      different.push_back(&other);
  }
  switch (ties) {
    case semantics::TieRule::MeanRank:
      return Value::of(Number(2 * above + equal + 1, 2));
    case semantics::TieRule::DenseRank:
      return Value::of(Number(static_cast<std::int64_t>(different.size()) + 1));
    case semantics::TieRule::LastRank:
      return Value::of(Number(above + equal));
    case semantics::TieRule::Refused:
      if (equal > 1) return Value::absent(State::EnErreur);
      break;
    case semantics::TieRule::SameRank:
      break;
  }
  return Value::of(Number(above + 1));
}

Value statistic(Operation operation, std::vector<Number> numbers) {
  std::sort(numbers.begin(), numbers.end());
  Number sum, product(1);
  for (const Number& number : numbers) {
    sum = sum + number;
    product = product * number;
  }
  const auto count = static_cast<std::int64_t>(numbers.size());
  if (operation == Operation::Count) return Value::of(Number(count));
  if (operation == Operation::Sum) return Value::of(sum);
  if (operation == Operation::Product) return Value::of(product);
  if (numbers.empty()) return Value();
  if (operation == Operation::Min) return Value::of(numbers.front());
  if (operation == Operation::Max) return Value::of(numbers.back());
  if (operation == Operation::Mean) return Value::of(sum / Number(count));
  if (operation == Operation::Variance) {
    Number squares;
    for (const Number& number : numbers)
      squares = squares + (number - sum / Number(count)) * (number - sum / Number(count));
    return Value::of(squares / Number(count));
  }
  return Value::of((numbers[(numbers.size() - 1) / 2] + numbers[numbers.size() / 2]) / Number(2));
}

}  // namespace

// In each population, those who have a rank are served in its order.
std::vector<Value> NaiveCohort::allocated(const Question& question, const std::vector<Place>& places) const {
  Question ranking = question;
  ranking.cohort.allocation.reset();
  ranking.cohort.ties = semantics::TieRule::SameRank;
  std::vector<Value> given;
  for (std::size_t student = 0; student < places.size(); ++student)
    given.push_back(answer(ranking, places, student));
  if (question.cohort.allocation->told != semantics::Allocation::Told::Given)
    return std::vector<Value>(places.size());  // asked for words only
  std::vector<bool> served(places.size());
  const std::vector<Value> ranks = given;
  for (std::size_t first = 0; first < places.size(); ++first) {
    if (!ranks[first].is_number() || served[first]) continue;
    std::vector<std::size_t> members;
    std::vector<Candidate> candidates;
    for (std::size_t other = first; other < places.size(); ++other) {
      if (!ranks[other].is_number() || !(places[other].keys == places[first].keys)) continue;
      served[other] = true;
      members.push_back(other);
      candidates.push_back({*ranks[other].number().integer(), places[other].wishes});
    }
    std::vector<Offer> offers;
    for (std::size_t i = 0; i < question.cohort.allocation->openings.size(); ++i) {
      const semantics::Opening& opening = question.cohort.allocation->openings[i];
      offers.push_back({opening.code, places[first].rooms[i], !opening.room});
    }
    const std::vector<Value> all = naive_allocation(candidates, offers);
    for (std::size_t i = 0; i < members.size(); ++i)
      given[members[i]] = all[i];
  }
  return given;
}

Value NaiveCohort::answer(const Question& question, const std::vector<Place>& places, std::size_t student) const {
  const Place& mine = places[student];
  const bool rank = question.cohort.rank;
  if (!rank && mine.group != State::Present) return Value::absent(mine.group);
  if (rank && (mine.in == State::SansObjet || mine.value.state() == State::SansObjet)) return Value();
  if (rank && mine.unknown()) return Value::absent(values::strictest(mine.in, mine.group));
  if (rank && !mine.value.present()) return mine.value;
  State pending = State::Present;
  std::vector<Number> numbers;
  std::vector<Keys> ranks;
  for (const Place& other : places) {
    const bool elsewhere = other.group == State::Present && !(other.keys == mine.keys);
    if (elsewhere || other.in == State::SansObjet || other.value.state() == State::SansObjet) continue;
    if (other.counts()) {
      numbers.push_back(other.value.number());
      ranks.push_back(other.ranked_by());
    } else if (other.unknown()) {
      pending = values::strictest(pending, values::strictest(other.in, other.group));
    } else if (other.value.state() != State::Impossible) {
      pending = values::strictest(pending, other.value.state());
    }
  }
  if (pending != State::Present && !question.cohort.without_pending) return Value::absent(pending);
  return rank ? ranked(ranks, mine.ranked_by(), question.cohort.keys, question.cohort.ties.value_or(regulation_.ties))
              : statistic(question.cohort.operation, std::move(numbers));
}

}  // namespace support
