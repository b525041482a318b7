#include "evaluation/cohort.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "evaluation/lane.hpp"
#include "evaluation/list.hpp"

namespace bareme::evaluation {

using plan::Column;
using plan::Instruction;
using plan::Op;
using semantics::Operation;

namespace {

struct Group {
  std::vector<std::size_t> members;  // whose value counts
  Tag pending = Tag::Number;         // the strictest of those it waits for
};

// How a student stands to the population: a tag of his own, or Number for « as the group ».
struct Places {
  std::vector<Group> groups;
  std::vector<std::size_t> group;  // of each student
  std::vector<Tag> own;
};

bool awaited(Tag tag) { return tag == Tag::EnAttente || tag == Tag::EnErreur || tag == Tag::Impossible; }

// Students with the same keys are one group. A key that is sans objet is a key like another.
class Grouping {
 public:
  explicit Grouping(std::vector<const Column*> keys) : keys_(std::move(keys)) {}

  std::size_t of(std::size_t student) {
    if (keys_.empty()) return 0;
    text_.clear();
    for (const Column* key : keys_) {
      const Tag tag = key->tags[student];
      text_ += static_cast<char>('0' + static_cast<int>(tag));
      if (tag == Tag::Aside)
        text_ += key->number(student).fraction();
      else if (!is_absent(tag))
        text_ += std::to_string(key->cells[student]);
      text_ += ';';
    }
    return groups_.try_emplace(text_, groups_.size()).first->second;
  }

  Tag unknown_at(std::size_t student) const {
    Tag worst = Tag::Number;
    for (const Column* key : keys_)
      if (awaited(key->tags[student])) worst = strictest(worst, key->tags[student]);
    return worst;
  }

 private:
  std::vector<const Column*> keys_;
  std::unordered_map<std::string, std::size_t> groups_;
  std::string text_;
};

// Number: in; SansObjet: out; else it is not known yet whether the student counts.
Tag membership(const Column* condition, std::size_t student) {
  if (!condition) return Tag::Number;
  const Tag tag = condition->tags[student];
  if (is_numeric(tag)) return condition->cells[student] != 0 ? Tag::Number : Tag::SansObjet;
  return absence(tag);
}

// How many operands of a cohort come before its condition.
std::ptrdiff_t values_of(const Instruction& instruction) {
  return std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(instruction.ascending.size()));
}

class Cohort {
 public:
  Cohort(const Instruction& instruction, const std::vector<const Column*>& operands, std::size_t students)
      : rank_(instruction.op == Op::Rank),
        without_pending_(instruction.count != 0),
        values_(operands.begin(), operands.begin() + values_of(instruction)),
        condition_(operands[static_cast<std::size_t>(values_of(instruction))]),
        grouping_({operands.begin() + values_of(instruction) + 1, operands.end()}) {
    places_.own.assign(students, Tag::Number);
    places_.group.assign(students, 0);
    for (std::size_t student = 0; student < students; ++student)
      place(student);
    if (places_.groups.empty()) places_.groups.emplace_back();
    for (Group& group : places_.groups)
      group.pending = strictest(group.pending, unknown_group_);
  }

  const Places& places() const { return places_; }

 private:
  void place(std::size_t student) {
    const Tag value = value_of(student);
    Tag in = membership(condition_, student);
    const Tag unknown = grouping_.unknown_at(student);
    if (!rank_) return answer(student, value, in, unknown);
    if (in == Tag::SansObjet || value == Tag::SansObjet) return own(student, Tag::SansObjet);
    if (in != Tag::Number || unknown != Tag::Number) {
      return waits(student, strictest(in, unknown), unknown != Tag::Number);
    }
    Group& group = group_of(student);
    if (is_numeric(value))
      group.members.push_back(student);
    else if (value == Tag::Impossible)
      own(student, value);  // decided: he has no rank, and nobody waits for him
    else
      waits_for_value(student, absence(value));
  }

  // A number of the population is told to everybody, those it does not count too; who is of no known group waits.
  void answer(std::size_t student, Tag value, Tag in, Tag unknown) {
    const bool out = in == Tag::SansObjet || value == Tag::SansObjet;  // whatever comes, nothing of his counts
    if (unknown != Tag::Number) {
      own(student, unknown);
      if (!out && !without_pending_) unknown_group_ = strictest(unknown_group_, strictest(in, unknown));
      return;
    }
    Group& group = group_of(student);
    if (out) return;
    if (in == Tag::Number && is_numeric(value)) return group.members.push_back(student);
    const bool decided = in == Tag::Number && value == Tag::Impossible;
    if (!decided && !without_pending_)
      group.pending = strictest(group.pending, in != Tag::Number ? in : absence(value));
  }

  // Of the first key, unless a later one is awaited.
  Tag value_of(std::size_t student) const {
    if (!values_.front()) return Tag::Number;
    Tag tag = values_.front()->tags[student];
    for (std::size_t i = 1; i < values_.size(); ++i) {
      const Tag later = values_[i]->tags[student];
      if ((is_numeric(tag) || tag == Tag::EnAttente) && (later == Tag::EnAttente || later == Tag::EnErreur))
        tag = later;
    }
    return tag;
  }

  Group& group_of(std::size_t student) {
    places_.group[student] = grouping_.of(student);
    if (places_.groups.size() <= places_.group[student]) places_.groups.resize(places_.group[student] + 1);
    return places_.groups[places_.group[student]];
  }

  void waits(std::size_t student, Tag tag, bool in_unknown_group) {
    own(student, tag);
    if (without_pending_) return;
    Tag& pending = in_unknown_group ? unknown_group_ : group_of(student).pending;
    pending = strictest(pending, tag);
  }

  void waits_for_value(std::size_t student, Tag tag) {
    own(student, tag);
    if (!without_pending_) {
      Tag& pending = places_.groups[places_.group[student]].pending;
      pending = strictest(pending, tag);
    }
  }

  void own(std::size_t student, Tag tag) { places_.own[student] = tag; }

  bool rank_, without_pending_;
  std::vector<const Column*> values_;
  const Column* condition_;
  Grouping grouping_;
  Places places_;
  Tag unknown_group_ = Tag::Number;  // someone of an unknown group may belong to any: all wait
};

// Who comes before whom. Cells of one column share a denominator: their integers have the order of their values.
class Order {
 public:
  Order(const Instruction& instruction, const std::vector<const Column*>& operands)
      : keys_(operands.begin(), operands.begin() + values_of(instruction)), ascending_(instruction.ascending) {
    ascending_.resize(keys_.size());
  }

  // Below 0: a before b; 0: equal by every key. A student without a value comes after those who have one.
  int compare(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Column& key = *keys_[i];
      const bool has_a = is_numeric(key.tags[a]), has_b = is_numeric(key.tags[b]);
      if (has_a != has_b) return has_a ? -1 : 1;
      const auto order = !has_a              ? std::strong_ordering::equal
                         : key.aside.empty() ? key.cells[a] <=> key.cells[b]
                                             : key.number(a) <=> key.number(b);
      if (order != 0) return (order < 0) == ascending_[i] ? -1 : 1;
    }
    return 0;
  }

 private:
  std::vector<const Column*> keys_;
  std::vector<bool> ascending_;
};

// Members from `first` to `end` of the ranking are equal; `before`: how many different values come before theirs.
std::size_t shared_rank(semantics::TieRule ties, std::size_t first, std::size_t end, std::size_t before) {
  switch (ties) {
    case semantics::TieRule::MeanRank:  // over a denominator of 2
      return first + 1 + end;
    case semantics::TieRule::DenseRank:
      return before + 1;
    case semantics::TieRule::LastRank:
      return end;
    case semantics::TieRule::SameRank:
    case semantics::TieRule::Refused:
      break;
  }
  return first + 1;
}

void rank_members(std::vector<std::size_t> members, const Order& order, semantics::TieRule ties, Column& out) {
  std::stable_sort(members.begin(), members.end(),
                   [&](std::size_t a, std::size_t b) { return order.compare(a, b) < 0; });
  std::size_t before = 0;
  for (std::size_t first = 0; first < members.size(); ++before) {
    std::size_t end = first + 1;
    while (end < members.size() && order.compare(members[first], members[end]) == 0)
      ++end;
    const bool refused = ties == semantics::TieRule::Refused && end - first > 1;
    const std::size_t rank = refused ? 0 : shared_rank(ties, first, end, before);
    for (; first < end; ++first) {
      out.tags[members[first]] = refused ? Tag::EnErreur : Tag::Number;
      out.cells[members[first]] = static_cast<std::int64_t>(rank);
    }
  }
}

Op op_of(Operation operation) {
  switch (operation) {
    case Operation::Count:
      return Op::Count;
    case Operation::Min:
      return Op::Min;
    case Operation::Max:
      return Op::Max;
    case Operation::Median:
      return Op::Median;
    case Operation::Product:
      return Op::Product;
    case Operation::Variance:
      return Op::Variance;
    case Operation::First:
      return Op::First;
    case Operation::Last:
      return Op::Last;
    case Operation::Mean:
    case Operation::Sum:
      break;
  }
  return Op::Sum;
}

values::Value statistic(const Group& group, const Column* value, Operation operation) {
  if (group.pending != Tag::Number)
    return values::Value::absent(group.pending == Tag::EnAttente    ? State::EnAttente
                                 : group.pending == Tag::Impossible ? State::Impossible
                                                                    : State::EnErreur);
  if (operation == Operation::Count) return values::Value::of(Number(static_cast<std::int64_t>(group.members.size())));
  std::vector<Number> numbers;
  for (const std::size_t member : group.members)
    numbers.push_back(value->number(member));
  if (operation == Operation::Mean && numbers.empty()) return {};
  const auto folded_values = folded(op_of(operation), numbers);
  if (!folded_values) return {};
  if (operation != Operation::Mean) return values::Value::of(*folded_values);
  return values::Value::of(*folded_values / Number(static_cast<std::int64_t>(numbers.size())));
}

void put_own(const Places& places, std::size_t student, Column& out) {
  out.tags[student] = places.own[student];
  out.cells[student] = 0;
}

}  // namespace

std::int64_t cohort_denominator(const Instruction& instruction, std::int64_t of_value) {
  if (instruction.op == Op::Rank)
    return static_cast<semantics::TieRule>(instruction.flag) == semantics::TieRule::MeanRank ? 2 : 1;
  return static_cast<Operation>(instruction.flag) == Operation::Count ? 1 : of_value;
}

void run_cohort(const Instruction& instruction, const std::vector<const Column*>& operands, Column& out) {
  const Cohort cohort(instruction, operands, out.size());
  const Places& places = cohort.places();
  std::vector<values::Value> statistics;
  for (const Group& group : places.groups) {
    if (instruction.op == Op::CohortFold)
      statistics.push_back(statistic(group, operands[0], static_cast<Operation>(instruction.flag)));
    else if (group.pending == Tag::Number)
      rank_members(group.members, Order(instruction, operands), static_cast<semantics::TieRule>(instruction.flag), out);
  }
  for (std::size_t student = 0; student < out.size(); ++student) {
    const Group& group = places.groups[places.group[student]];
    if (places.own[student] != Tag::Number)
      put_own(places, student, out);
    else if (instruction.op == Op::CohortFold)
      out.set(student, statistics[places.group[student]]);
    else if (group.pending != Tag::Number) {
      out.tags[student] = group.pending;
      out.cells[student] = 0;
    }
  }
}

}  // namespace bareme::evaluation
