#include "semantics/bands.hpp"

#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/guards_domain.hpp"

namespace bareme::semantics {
namespace {

bool same_reach(const Reach& a, const Reach& b) {
  return a.kind == b.kind && a.level == b.level && a.code == b.code && a.same == b.same && a.same_code == b.same_code;
}

bool same_read(const Expression& a, const Expression& b) {
  if (&a == &b) return true;
  if (const auto* x = std::get_if<ReadQuantity>(&a.node), *y = std::get_if<ReadQuantity>(&b.node); x && y)
    return x->quantity == y->quantity && same_reach(x->reach, y->reach);
  if (const auto* x = std::get_if<ReadFact>(&a.node), *y = std::get_if<ReadFact>(&b.node); x && y)
    return x->fact == y->fact && same_reach(x->reach, y->reach);
  if (const auto* x = std::get_if<Argument>(&a.node), *y = std::get_if<Argument>(&b.node); x && y)
    return x->index == y->index;
  return false;
}

}  // namespace

ExpressionPtr within_band(ExpressionPtr read, const Band* band) {
  if (!read || !band || !same_read(*read, *band->subject)) return read;
  Type type = read->type;
  if (band->low && (!type.low || *band->low > *type.low)) type.low = band->low;
  if (band->high && (!type.high || *band->high < *type.high)) type.high = band->high;
  if (type.low && type.high && *type.low > *type.high) return read;  // a row that never serves is told as such
  Expression narrowed = *read;
  narrowed.type = std::move(type);
  return std::make_shared<const Expression>(std::move(narrowed));
}

// The bound itself is kept where it is left out: wider, never narrower.
std::vector<Band> Checker::bands_of(const ExpressionPtr& subject, const std::vector<syntax::Row>& rows,
                                    const std::vector<std::optional<values::Value>>& keys) const {
  std::vector<Band> bands;
  Numbers left;  // by the rows above
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Numbers here = left;
    if (keys[i] && keys[i]->is_number()) {
      const Relation relation = rows[i].test == syntax::Row::Test::Threshold
                                    ? static_cast<Relation>(static_cast<int>(rows[i].relation))
                                    : Relation::Equal;
      here.ask(relation, keys[i]->number());
      left.ask(opposite(relation), keys[i]->number());
    }
    bands.push_back({subject, here.low, here.high});
  }
  return bands;
}

}  // namespace bareme::semantics
