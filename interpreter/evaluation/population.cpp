#include "evaluation/population.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace bareme::evaluation {

using plan::Column;
using plan::Instruction;
using plan::Op;

std::ptrdiff_t values_of(const Instruction& instruction) {
  return std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(instruction.ascending.size()));
}

namespace {

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

// Where the keys of the population begin: after the condition, and what an allocation reads besides.
std::ptrdiff_t keys_from(const Instruction& instruction) {
  const std::ptrdiff_t own = instruction.op == Op::Allocate || instruction.op == Op::LuaCohort
                                 ? instruction.wishes + static_cast<std::ptrdiff_t>(instruction.codes.size())
                                 : 0;
  return values_of(instruction) + 1 + own;
}

class Population {
 public:
  Population(const Instruction& instruction, const std::vector<const Column*>& operands, std::size_t students)
      : rank_(instruction.op != Op::CohortFold),
        without_pending_(instruction.count != 0),
        values_(operands.begin(), operands.begin() + values_of(instruction)),
        condition_(operands[static_cast<std::size_t>(values_of(instruction))]),
        grouping_({operands.begin() + keys_from(instruction), operands.end()}) {
    places_.own.assign(students, Tag::Number);
    places_.group.assign(students, 0);
    for (std::size_t student = 0; student < students; ++student)
      place(student);
    if (places_.groups.empty()) places_.groups.emplace_back();
    for (Group& group : places_.groups)
      group.pending = strictest(group.pending, unknown_group_);
  }

  Places places() && { return std::move(places_); }

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

}  // namespace

Places places_of(const Instruction& instruction, const std::vector<const Column*>& operands, std::size_t students) {
  Population population(instruction, operands, students);
  return std::move(population).places();
}

}  // namespace bareme::evaluation
