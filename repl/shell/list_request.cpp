#include "repl/shell/list_request.hpp"

#include <algorithm>

#include "repl/shell/text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

using semantics::ExpressionPtr;

bool is_one_of(std::string_view word, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return text::same_name(word, name); });
}

namespace {

std::string_view joined(const std::vector<std::string_view>& words, std::size_t first, std::size_t last) {
  return first < last ? between(words[first], words[last - 1]) : std::string_view{};
}

}  // namespace

ListRequest list_request(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  std::size_t condition = 0, order = words.size();
  while (condition < words.size() && !is_one_of(words[condition], {"dont", "tri", "triée", "par"}))
    ++condition;
  for (std::size_t i = condition; i < words.size(); ++i)
    if (is_one_of(words[i], {"tri", "triée"})) order = i;
  ListRequest request;
  request.asks_condition = condition < order;
  request.asks_order = order < words.size();
  request.who = joined(words, 0, condition);
  request.condition = joined(words, condition + 1, order);
  std::size_t first = order + 1, last = words.size();
  if (first < last && is_one_of(words[first], {"par"})) ++first;
  request.descending = first < last && is_one_of(words[last - 1], {"décroissant", "décroissante"});
  if (first < last && (request.descending || is_one_of(words[last - 1], {"croissant", "croissante"}))) --last;
  request.order = joined(words, first, last);
  return request;
}

namespace {

struct Compared {
  const Session& session;
  std::vector<plan::CellKey>& found;
  void operator()(const semantics::ReadQuantity& read) const {
    const semantics::ObjectId object = session.curriculum().reach(session.curriculum().root(), read.reach);
    const plan::CellKey cell{object, read.quantity, {}};
    if (object.valid() && std::find(found.begin(), found.end(), cell) == found.end()) found.push_back(cell);
  }
  void operator()(const semantics::Compare& compare) const {
    add_compared(session, compare.left, found);
    add_compared(session, compare.right, found);
  }
  void operator()(const semantics::Logic& logic) const {
    for (const ExpressionPtr& item : logic.items)
      add_compared(session, item, found);
  }
  void operator()(const semantics::Not& negated) const { add_compared(session, negated.operand, found); }
  void operator()(const semantics::Is& is) const { add_compared(session, is.operand, found); }
  void operator()(const semantics::Exists& exists) const { add_compared(session, exists.operand, found); }
  void operator()(const semantics::Arithmetic& arithmetic) const {
    add_compared(session, arithmetic.left, found);
    add_compared(session, arithmetic.right, found);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void add_compared(const Session& session, const ExpressionPtr& condition, std::vector<plan::CellKey>& found) {
  if (condition) std::visit(Compared{session, found}, condition->node);
}

}  // namespace bareme::repl
