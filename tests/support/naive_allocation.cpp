#include "support/naive_allocation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace support {

using namespace bareme;  // NOLINT: tests read as the language of the house
using values::State;
using values::Value;

namespace {

constexpr std::int64_t plenty = 1000000;

struct Room {
  std::int64_t least = 0, most = 0;
};
using Rooms = std::map<values::CodeId, Room>;

struct Wanting {
  std::size_t who = 0;
  std::vector<values::CodeId> codes;
  State unknown = State::Present;

  // Does she ask for `to` when `from` is refused her?
  bool goes(values::CodeId from, values::CodeId to) const {
    const auto found = std::find(codes.begin(), codes.end(), from);
    return found != codes.end() && found + 1 != codes.end() && *(found + 1) == to;
  }
  bool may_ask(values::CodeId code) const {
    return unknown != State::Present || std::count(codes.begin(), codes.end(), code) > 0;
  }
};

template <class Test>
std::int64_t how_many(const std::vector<Wanting>& all, Test test) {
  return static_cast<std::int64_t>(std::count_if(all.begin(), all.end(), test));
}

using Asked = std::map<values::CodeId, std::int64_t>;

std::int64_t first_asks(const std::vector<Wanting>& equals, values::CodeId code) {
  return how_many(equals, [&](const Wanting& one) { return !one.codes.empty() && one.codes.front() == code; });
}

// Those who ask it first, and those who come later, `later(asked, to)`, until it no longer moves.
template <typename Later>
Asked settled(const std::vector<Wanting>& equals, const Rooms& rooms, const Later& later) {
  Asked asked;
  for (const auto& [code, room] : rooms)
    asked[code] = first_asks(equals, code);
  while (true) {
    Asked now;
    for (const auto& [to, room] : rooms)
      now[to] = first_asks(equals, to) + later(asked, to);
    if (now == asked) return asked;
    asked = now;
  }
}

// At most: those their wish before may turn away come too.
Asked at_most(const std::vector<Wanting>& equals, const Rooms& rooms) {
  return settled(equals, rooms, [&](const Asked& asked, values::CodeId to) {
    std::int64_t later = 0;
    for (const auto& [from, left] : rooms)
      later += std::min(how_many(equals, [&, from = from](const Wanting& one) { return one.goes(from, to); }),
                        std::max<std::int64_t>(0, asked.at(from) - left.least));
    return later + how_many(equals, [&](const Wanting& one) {
             const bool refused = std::all_of(one.codes.begin(), one.codes.end(), [&](values::CodeId code) {
               return asked.at(code) > rooms.at(code).least;
             });
             return one.unknown != State::Present && refused && std::count(one.codes.begin(), one.codes.end(), to) == 0;
           });
  });
}

// For certain: those turned away who can go nowhere else come too.
Asked at_least(const std::vector<Wanting>& equals, const Rooms& rooms) {
  return settled(equals, rooms, [&](const Asked& asked, values::CodeId to) {
    std::int64_t later = 0;
    for (const auto& [from, left] : rooms) {
      const std::int64_t elsewhere =
          how_many(equals, [&, from = from](const Wanting& one) { return one.may_ask(from) && !one.goes(from, to); });
      later += std::max<std::int64_t>(0, asked.at(from) - left.most - elsewhere);
    }
    return later;
  });
}

Wanting wanting(std::size_t who, const Candidate& candidate, const std::vector<Offer>& offers, const Rooms& rooms) {
  Wanting made{who, {}, State::Present};
  const auto add = [&](values::CodeId code) {
    if (rooms.at(code).most > 0 && std::count(made.codes.begin(), made.codes.end(), code) == 0)
      made.codes.push_back(code);
  };
  for (const Value& wish : candidate.wishes) {
    if (wish.state() == State::SansObjet) continue;
    if (!wish.present()) {
      made.unknown = wish.state();
      return made;
    }
    add(wish.code());
  }
  for (const Offer& offer : offers)
    if (offer.unlimited) add(offer.code);
  return made;
}

State settle(const std::vector<Wanting>& equals, Rooms& rooms, State doubt, std::vector<Value>& given) {
  const Asked most = at_most(equals, rooms), least = at_least(equals, rooms);
  const auto placed = [&](const Wanting& one) {
    return !one.codes.empty() && most.at(one.codes.front()) <= rooms.at(one.codes.front()).least;
  };
  State unknown = doubt;
  for (const Wanting& one : equals)
    if (!placed(one)) unknown = values::strictest(unknown, one.unknown);
  for (const Wanting& one : equals) {
    if (placed(one)) {
      given[one.who] = Value::of_code(one.codes.front());
    } else if (one.codes.empty() && one.unknown == State::Present) {
      given[one.who] = Value();
    } else {
      const bool disputed = !one.codes.empty() && least.at(one.codes.front()) > rooms.at(one.codes.front()).most;
      const State why = disputed || unknown == State::Present ? State::EnErreur : unknown;
      given[one.who] = Value::absent(why);
      doubt = values::strictest(doubt, why);
    }
  }
  for (auto& [code, room] : rooms) {
    if (room.least >= plenty) continue;
    room.least = std::max<std::int64_t>(0, room.least - most.at(code));
    room.most = std::max<std::int64_t>(0, room.most - least.at(code));
  }
  return doubt;
}

}  // namespace

std::vector<Value> naive_allocation(const std::vector<Candidate>& candidates, const std::vector<Offer>& offers) {
  std::vector<Value> given(candidates.size());
  Rooms rooms;
  State unknown = State::Present;
  for (const Offer& offer : offers) {
    const auto places = offer.room.is_number() ? offer.room.number().integer() : std::nullopt;
    if (offer.unlimited)
      rooms[offer.code] = {plenty * 2, plenty * 2};
    else if (places && *places >= 0)
      rooms[offer.code] = {*places, *places};
    else
      unknown =
          values::strictest(unknown, offer.room.state() > State::SansObjet ? offer.room.state() : State::EnErreur);
  }
  if (unknown != State::Present) return std::vector<Value>(candidates.size(), Value::absent(unknown));
  std::set<std::int64_t> ranks;
  for (const Candidate& candidate : candidates)
    ranks.insert(candidate.rank);
  State doubt = State::Present;
  for (const std::int64_t rank : ranks) {
    std::vector<Wanting> equals;
    for (std::size_t who = 0; who < candidates.size(); ++who)
      if (candidates[who].rank == rank) equals.push_back(wanting(who, candidates[who], offers, rooms));
    doubt = settle(equals, rooms, doubt, given);
  }
  return given;
}

}  // namespace support
