#include "semantics/number_types.hpp"

#include <algorithm>
#include <memory>

#include "semantics/build.hpp"

namespace bareme::semantics {

using values::Number;

Type hull(const std::vector<ExpressionPtr>& items) {
  Type type = items.front()->type;
  for (const ExpressionPtr& item : items)
    type = join(make(Argument{}, type, item->place), item);
  return type;
}

ExpressionPtr plain_number(const ExpressionPtr& value, diagnostics::Span place) {
  // A mark that may be a code takes its effect, as in any calculation.
  const ExpressionPtr calculated = value->type.mark ? make(Extremum{true, {value}, {}}, value->type, place) : value;
  Expression plain = *calculated;
  plain.type.scale.reset();
  plain.type.mark = false;
  plain.place = place;
  return std::make_shared<const Expression>(std::move(plain));
}

}  // namespace bareme::semantics
