#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using Visit = std::function<void(const ExpressionPtr&)>;

void below(const Set& set, const Visit& visit) { visit(set.condition); }

struct Children {
  const Visit& visit;
  void operator()(const Constant&) const {}
  void operator()(const ReadQuantity&) const {}
  void operator()(const ReadAcquired&) const {}
  void operator()(const ReadFact&) const {}
  void operator()(const ReadJury&) const {}
  void operator()(const Argument&) const {}
  void operator()(const ObjectIs&) const {}
  void operator()(const ViewIs&) const {}
  void operator()(const Arithmetic& n) const {
    visit(n.left);
    visit(n.right);
  }
  void operator()(const Negate& n) const { visit(n.operand); }
  void operator()(const Mean& n) const {
    for (const MeanPart& part : n.parts) {
      visit(part.value);
      if (part.each) below(*part.each, visit);
    }
  }
  void operator()(const Aggregate& n) const {
    below(n.set, visit);
    visit(n.body);
    visit(n.weight);
    visit(n.amount);
  }
  void operator()(const Listing& n) const { below(n.set, visit); }
  void operator()(const Reasons&) const {}
  void operator()(const Extremum& n) const {
    for (const auto& item : n.items)
      visit(item);
  }
  void operator()(const Function& n) const {
    for (const auto& item : n.arguments)
      visit(item);
  }
  void operator()(const Apply& n) const {
    for (const auto& item : n.arguments)
      visit(item);
  }
  void operator()(const CallLua& n) const {
    for (const LuaArgument& argument : n.arguments) {
      visit(argument.value);
      if (argument.each) below(*argument.each, visit);
      for (const auto& item : argument.items)
        visit(item);
    }
  }
  void operator()(const Table& n) const {
    visit(n.subject);
    for (const TableRow& row : n.rows)
      visit(row.result);
    visit(n.otherwise);
  }
  void operator()(const Case& n) const {
    for (const CaseRow& row : n.rows) {
      visit(row.condition);
      visit(row.result);
    }
    visit(n.otherwise);
  }
  void operator()(const Compare& n) const {
    visit(n.left);
    visit(n.right);
  }
  void operator()(const Logic& n) const {
    for (const auto& item : n.items)
      visit(item);
  }
  void operator()(const Not& n) const { visit(n.operand); }
  void operator()(const Is& n) const { visit(n.operand); }
  void operator()(const Exists& n) const { visit(n.operand); }
  void operator()(const Quantified& n) const {
    below(n.set, visit);
    visit(n.condition);
    visit(n.weight);
  }
  void operator()(const Counted& n) const {
    for (const auto& item : n.items)
      visit(item);
  }
  void operator()(const Letters& n) const {
    for (const Letter& letter : n.letters)
      visit(letter.condition);
  }
  void operator()(const InView& n) const { visit(n.operand); }
  void operator()(const Cohort& n) const {
    for (const RankKey& key : n.keys)
      visit(key.operand);
    visit(n.operand);
    visit(n.condition);
    if (n.lua)
      for (const ExpressionPtr& argument : n.lua->arguments)
        visit(argument);
    if (!n.allocation) return;
    for (const ExpressionPtr& wish : n.allocation->wishes)
      visit(wish);
    for (const Opening& opening : n.allocation->openings)
      visit(opening.room);
  }
};

}  // namespace

void children(const ExpressionPtr& expression, const Visit& visit) {
  if (!expression) return;
  const Visit present = [&](const ExpressionPtr& child) {
    if (child) visit(child);
  };
  std::visit(Children{present}, expression->node);
}

void walk(const ExpressionPtr& expression, const std::function<void(const Expression&)>& visit) {
  if (!expression) return;
  visit(*expression);
  children(expression, [&](const ExpressionPtr& child) { walk(child, visit); });
}

}  // namespace bareme::semantics
