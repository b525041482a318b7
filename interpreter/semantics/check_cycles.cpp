// Cycles that the text alone shows: definitions that read each other on the same object, whatever the maquette. What
// only a maquette can show (through filters, neighbours, several rules) is found when planning, exactly.
#include <algorithm>
#include <set>

#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using Edges = std::map<QuantityId, std::vector<QuantityId>>;

// Reads on the object itself only; a quantity with several rules is left to planning, since they may be for different
// objects.
void add_reads(const ExpressionPtr& body, QuantityId from, LevelId level, const CheckedRegulation& regulation,
               Edges& edges) {
  walk(body, [&](const Expression& e) {
    const auto* read = std::get_if<ReadQuantity>(&e.node);
    if (read && read->reach.kind == Reach::Kind::Self && regulation.quantity(read->quantity).level == level)
      edges[from].push_back(read->quantity);
    if (const auto* reasons = std::get_if<Reasons>(&e.node)) edges[from].push_back(reasons->proposition);
  });
}

Edges same_object_reads(const CheckedRegulation& regulation) {
  Edges edges;
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i) {
    const Quantity& quantity = regulation.quantities[i];
    const QuantityId id(i);
    if (quantity.rules.size() == 1) add_reads(quantity.rules.front().body, id, quantity.level, regulation, edges);
    if (quantity.verdicts.size() == 1)
      for (const VerdictRow& row : quantity.verdicts.front().rows)
        add_reads(row.condition, id, quantity.level, regulation, edges);
    if (quantity.role == Quantity::Role::Result)
      edges[id].push_back(regulation.quantity_named(quantity.level, "proposition"));
    if (quantity.role == Quantity::Role::Validated)
      edges[id].push_back(regulation.quantity_named(quantity.level, "résultat"));
  }
  return edges;
}

bool search(QuantityId at, const Edges& edges, std::vector<QuantityId>& path, std::set<QuantityId>& done) {
  if (const auto start = std::find(path.begin(), path.end(), at); start != path.end()) {
    path.erase(path.begin(), start);
    return true;
  }
  if (!done.insert(at).second) return false;
  path.push_back(at);
  if (const auto next = edges.find(at); next != edges.end())
    for (const QuantityId id : next->second)
      if (search(id, edges, path, done)) return true;
  path.pop_back();
  return false;
}

}  // namespace

void Checker::check_static_cycles() {
  const Edges edges = same_object_reads(regulation_);
  std::set<QuantityId> done;
  for (const auto& [start, reads] : edges) {
    std::vector<QuantityId> path;
    if (!search(start, edges, path, done)) continue;
    std::vector<std::string> names;
    for (const QuantityId id : path)
      names.push_back(regulation_.quantity(id).name);
    names.push_back(names.front());
    report(problems::cycle(names, regulation_.quantity(path.front()).place));
  }
}

}  // namespace bareme::semantics
