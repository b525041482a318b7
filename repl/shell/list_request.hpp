// What « liste » asks, read off the line: who, which condition, in which order; and the quantities a condition
// compares, shown beside each name.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

// « AJ dont SP7 < 9 tri SP7 décroissant » in its three parts.
struct ListRequest {
  std::string_view who, condition, order;
  bool descending = false;
  bool asks_condition = false, asks_order = false;
  bool unfinished() const { return (asks_condition && condition.empty()) || (asks_order && order.empty()); }
};
ListRequest list_request(std::string_view text);
bool is_one_of(std::string_view word, std::initializer_list<const char*> names);  // folded

// The quantities of one object a condition compares, after those found already: what its reader wants to see.
void add_compared(const Session& session, const semantics::ExpressionPtr& condition, std::vector<plan::CellKey>& found);

}  // namespace bareme::repl
