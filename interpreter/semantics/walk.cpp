#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using Visit = std::function<void(const Expression&)>;

void below(const Set& set, const Visit& visit) { walk(set.condition, visit); }

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
    walk(n.left, visit);
    walk(n.right, visit);
  }
  void operator()(const Negate& n) const { walk(n.operand, visit); }
  void operator()(const Mean& n) const {
    for (const MeanPart& part : n.parts) {
      walk(part.value, visit);
      if (part.each) below(*part.each, visit);
    }
  }
  void operator()(const Aggregate& n) const {
    below(n.set, visit);
    walk(n.body, visit);
    walk(n.weight, visit);
    walk(n.amount, visit);
  }
  void operator()(const Extremum& n) const {
    for (const auto& item : n.items)
      walk(item, visit);
  }
  void operator()(const Function& n) const {
    for (const auto& item : n.arguments)
      walk(item, visit);
  }
  void operator()(const Apply& n) const {
    for (const auto& item : n.arguments)
      walk(item, visit);
  }
  void operator()(const CallLua& n) const {
    for (const auto& item : n.arguments)
      walk(item, visit);
  }
  void operator()(const Table& n) const {
    walk(n.subject, visit);
    for (const TableRow& row : n.rows)
      walk(row.result, visit);
    walk(n.otherwise, visit);
  }
  void operator()(const Case& n) const {
    for (const CaseRow& row : n.rows) {
      walk(row.condition, visit);
      walk(row.result, visit);
    }
    walk(n.otherwise, visit);
  }
  void operator()(const Compare& n) const {
    walk(n.left, visit);
    walk(n.right, visit);
  }
  void operator()(const Logic& n) const {
    for (const auto& item : n.items)
      walk(item, visit);
  }
  void operator()(const Not& n) const { walk(n.operand, visit); }
  void operator()(const Is& n) const { walk(n.operand, visit); }
  void operator()(const Exists& n) const { walk(n.operand, visit); }
  void operator()(const Quantified& n) const {
    below(n.set, visit);
    walk(n.condition, visit);
    walk(n.weight, visit);
  }
  void operator()(const Letters& n) const {
    for (const Letter& letter : n.letters)
      walk(letter.condition, visit);
  }
  void operator()(const InView& n) const { walk(n.operand, visit); }
  void operator()(const Cohort& n) const {
    for (const RankKey& key : n.keys)
      walk(key.operand, visit);
    walk(n.operand, visit);
    walk(n.condition, visit);
  }
};

}  // namespace

void walk(const ExpressionPtr& expression, const Visit& visit) {
  if (!expression) return;
  visit(*expression);
  std::visit(Children{visit}, expression->node);
}

}  // namespace bareme::semantics
