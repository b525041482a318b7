#include "evaluation/allocation.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "evaluation/population.hpp"
#include "semantics/expression.hpp"

namespace bareme::evaluation {

using plan::Column;
using plan::Instruction;
using Told = semantics::Allocation::Told;

namespace {

constexpr std::int64_t no_limit = std::numeric_limits<std::int32_t>::max();

// What a student asks for, in her order, of the openings that may have room left.
struct Asks {
  std::size_t student = 0;
  std::vector<std::size_t> openings;
  Tag unknown = Tag::Number;  // a wish not known: after those, she may ask for anything
  bool asks(std::size_t opening) const {
    return std::find(openings.begin(), openings.end(), opening) != openings.end();
  }
};

struct Left {  // of an opening
  std::int64_t room = 0, least = 0, most = 0;
  std::size_t full_at = 0;  // the rank that took the last place, 0 when there was none
};

class Allocation {
 public:
  Allocation(const Instruction& instruction, const std::vector<const Column*>& operands, Column& out)
      : instruction_(instruction), out_(out), order_(instruction, operands) {
    auto next = operands.begin() + values_of(instruction) + 1;
    wishes_.assign(next, next + instruction.wishes);
    next += instruction.wishes;
    rooms_.assign(next, next + static_cast<std::ptrdiff_t>(instruction.codes.size()));
  }

  void run(std::vector<std::size_t> members) {
    if (members.empty()) return;
    if (const auto unknown = read_rooms(members.front())) {
      for (const std::size_t member : members)
        put(member, *unknown, 0);
      return;
    }
    std::stable_sort(members.begin(), members.end(),
                     [&](std::size_t a, std::size_t b) { return order_.compare(a, b) < 0; });
    for (std::size_t first = 0; first < members.size();) {
      std::size_t end = first + 1;
      while (end < members.size() && order_.compare(members[first], members[end]) == 0)
        ++end;
      std::vector<Asks> equals;
      for (std::size_t i = first; i < end; ++i)
        equals.push_back(asks_of(members[i]));
      serve(equals, first + 1);
      first = end;
    }
    if (Told(instruction_.flag) == Told::Filled) say_filled(members);
  }

 private:
  // How many places there are is the same for everyone. The state when it is not known, or is no number of places.
  std::optional<Tag> read_rooms(std::size_t anyone) {
    Tag worst = Tag::Number;
    for (const Column* room : rooms_) {
      if (!room) {
        left_.push_back({no_limit, no_limit, no_limit});
        continue;
      }
      const Tag tag = room->tags[anyone];
      const auto places = is_numeric(tag) ? room->number(anyone).integer() : std::nullopt;
      if (!places || *places < 0) {
        const bool awaited = tag == Tag::EnAttente || tag == Tag::Impossible;
        worst = strictest(worst, awaited ? tag : Tag::EnErreur);
        continue;
      }
      const std::int64_t count = std::min(*places, no_limit);
      left_.push_back({count, count, count});
    }
    return worst == Tag::Number ? std::nullopt : std::optional(worst);
  }

  Asks asks_of(std::size_t student) const {
    Asks asks{student, {}, Tag::Number};
    for (const Column* wish : wishes_) {
      const Tag tag = wish->tags[student];
      if (tag == Tag::SansObjet) continue;
      if (tag != Tag::Code) {
        asks.unknown = absence(tag);
        return asks;
      }
      const std::size_t opening = opening_of(wish->cells[student]);
      if (opening == left_.size()) {  // no line of the règlement: nothing says what to do
        asks.unknown = Tag::EnErreur;
        return asks;
      }
      add(asks, opening);
    }
    if (!rooms_.empty() && !rooms_.back()) add(asks, rooms_.size() - 1);  // « sinon »
    return asks;
  }

  std::size_t opening_of(std::int64_t code) const {
    const auto& codes = instruction_.codes;
    return static_cast<std::size_t>(std::find(codes.begin(), codes.end(), static_cast<values::CodeId>(code)) -
                                    codes.begin());
  }

  void add(Asks& asks, std::size_t opening) const {
    if (left_[opening].most > 0 && !asks.asks(opening)) asks.openings.push_back(opening);
  }

  // How many of the equals may come to ask for each opening, at most and for certain.
  struct Demand {
    std::vector<std::int64_t> most, least;
  };
  Demand demand(const std::vector<Asks>& equals) const {
    const std::size_t count = left_.size();
    std::vector<std::int64_t> first(count), asking(count);
    std::vector<std::vector<std::int64_t>> next(count, std::vector<std::int64_t>(count));
    for (const Asks& one : equals) {
      if (!one.openings.empty()) ++first[one.openings.front()];
      for (std::size_t i = 1; i < one.openings.size(); ++i)
        ++next[one.openings[i - 1]][one.openings[i]];
      for (std::size_t opening = 0; opening < count; ++opening)
        asking[opening] += one.unknown != Tag::Number || one.asks(opening) ? 1 : 0;
    }
    Demand found{first, first};
    for (bool changed = true; changed;) {
      Demand now{first, first};
      for (std::size_t from = 0; from < count; ++from)
        for (std::size_t to = 0; to < count; ++to) {
          const std::int64_t away = std::max<std::int64_t>(0, found.most[from] - left_[from].least);
          now.most[to] += std::min(next[from][to], away);
          const std::int64_t surely = found.least[from] - left_[from].most;
          now.least[to] += std::max<std::int64_t>(0, surely - (asking[from] - next[from][to]));
        }
      for (const Asks& one : equals)
        if (one.unknown != Tag::Number && is_turned_away(one, found.most))
          for (std::size_t opening = 0; opening < count; ++opening)
            now.most[opening] += one.asks(opening) ? 0 : 1;
      changed = now.most != found.most || now.least != found.least;
      found = std::move(now);
    }
    return found;
  }

  // May she be left without any of the wishes that are known?
  bool is_turned_away(const Asks& one, const std::vector<std::int64_t>& most) const {
    return std::all_of(one.openings.begin(), one.openings.end(),
                       [&](std::size_t opening) { return most[opening] > left_[opening].least; });
  }

  void serve(const std::vector<Asks>& equals, std::size_t rank) {
    const Demand asked = demand(equals);
    Tag before = doubt_;
    for (const Asks& one : equals)
      if (!has_place(one, asked)) before = strictest(before, one.unknown);
    for (const Asks& one : equals) {
      if (one.openings.empty() && one.unknown == Tag::Number) {
        put(one.student, Tag::SansObjet, 0);
      } else if (has_place(one, asked)) {
        give(one.student, one.openings.front());
      } else {
        const Tag why = unsettled(one, asked, before);
        doubt_ = strictest(doubt_, why);
        put(one.student, why, 0);
      }
    }
    for (std::size_t opening = 0; opening < left_.size(); ++opening) {
      Left& left = left_[opening];
      if (left.room == no_limit) continue;
      left.least = std::max<std::int64_t>(0, left.least - asked.most[opening]);
      if (left.most > 0 && left.most <= asked.least[opening]) left.full_at = rank;
      left.most = std::max<std::int64_t>(0, left.most - asked.least[opening]);
    }
  }

  bool has_place(const Asks& one, const Demand& asked) const {
    return !one.openings.empty() && asked.most[one.openings.front()] <= left_[one.openings.front()].least;
  }

  // Equals ask for more than there can be: they must be told apart. Else what is not known yet is to be known first.
  Tag unsettled(const Asks& one, const Demand& asked, Tag before) const {
    const bool short_for_sure =
        !one.openings.empty() && asked.least[one.openings.front()] > left_[one.openings.front()].most;
    return short_for_sure || before == Tag::Number ? Tag::EnErreur : before;
  }

  void give(std::size_t student, std::size_t opening) {
    const Left& left = left_[opening];
    if (Told(instruction_.flag) == Told::Given) return put(student, Tag::Code, instruction_.codes[opening]);
    const bool known = left.room != no_limit && left.least == left.most;
    put(student, known ? Tag::Number : Tag::SansObjet, left.room - left.least + 1);
  }

  void say_filled(const std::vector<std::size_t>& members) {
    const Left& left = left_[static_cast<std::size_t>(instruction_.about)];
    const bool full = left.room != no_limit && left.most == 0;
    for (const std::size_t member : members)
      put(member, full ? Tag::Number : Tag::SansObjet, static_cast<std::int64_t>(left.full_at));
  }

  void put(std::size_t student, Tag tag, std::int64_t cell) {
    out_.tags[student] = tag;
    out_.cells[student] = tag == Tag::Number || tag == Tag::Code ? cell : 0;
  }

  const Instruction& instruction_;
  Column& out_;
  Order order_;
  std::vector<const Column*> wishes_, rooms_;
  std::vector<Left> left_;
  Tag doubt_ = Tag::Number;  // the strictest of the places not settled so far
};

}  // namespace

void allocate(const std::vector<std::size_t>& members, const Instruction& instruction,
              const std::vector<const Column*>& operands, Column& out) {
  Allocation(instruction, operands, out).run(members);
}

}  // namespace bareme::evaluation
