// What reading an order needs, whichever its verb: whom it is about, where, and what is told. For orders.cpp
// and decisions.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "jury/order.hpp"
#include "session/state.hpp"

namespace bareme {

struct OrderReader {
  Session& session;
  Session::State& state;
  std::size_t student;
  const jury::Order& order;
  diagnostics::Diagnostics& diagnostics;

  const semantics::CheckedRegulation& rules() const { return *state.regulation; }
  const semantics::Curriculum& maquette() const { return *state.curriculum; }
  std::string name(semantics::ObjectId object) const {
    return object == maquette().root() ? std::string("l'étudiant") : maquette().address(object);
  }
  std::string prefix(semantics::ObjectId object) const {
    return object == maquette().root() ? "" : maquette().address(object) + " ";
  }
  std::string head(const char* verb) const {
    return fmt::format("{} {} ", verb, state.promotion.students[student].number);
  }
  std::string tail() const {
    return std::string(order.forced ? " hors règlement" : "") + " motif " + jury::quoted(*order.motive);
  }
  // Where a part of what was typed stands, for a message to point at; all of it when the part is empty.
  diagnostics::Span at(std::string_view part) const {
    const std::string_view typed = order.typed;
    const auto begin = part.empty() ? 0 : static_cast<std::uint32_t>(part.data() - typed.data());
    const auto length = static_cast<std::uint32_t>(part.empty() ? typed.size() : part.size());
    return {state.sources.add("acte", std::string(typed)), begin, begin + length};
  }
  template <class Problem>
  std::nullopt_t refuse(Problem problem) {
    diagnostics.add(std::move(problem));
    return std::nullopt;
  }
};

// The longest opening of the words that is an address, and what follows it.
struct Addressed {
  std::optional<semantics::ObjectId> object;
  std::string rest;
};
Addressed addressed(const semantics::Curriculum& curriculum, std::string_view text);

// The code pronounced on an object, offered to the jury, proposed by the règlement, or forced (decisions.cpp).
std::optional<jury::Act> read_decision(OrderReader& reader, bool adjourn);

// « ADJ suite passage »
std::string pair_words(const semantics::CheckedRegulation& rules, values::CodeId code,
                       const std::optional<values::CodeId>& next);

}  // namespace bareme
