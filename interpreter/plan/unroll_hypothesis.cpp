// What is asked besides the cells of a règlement, and what is supposed over them: expressions, values before their
// rounding, quantities posed, parameters left open.
#include "plan/unroll.hpp"

namespace bareme::plan {

using values::Value;

InputKey open_input(semantics::FactId fact, semantics::ObjectId object) {
  return {InputKey::Kind::Fact, object, fact, {}, 0};
}

namespace {

InputKey posed_input(const Request& request, std::size_t index, std::size_t part) {
  const PosedCell& posed = request.posed[index];
  return {InputKey::Kind::Posed, posed.object, {}, posed.quantity, static_cast<std::uint8_t>(2 * index + part)};
}

}  // namespace

InputKey posed_flag(const Request& request, std::size_t index) { return posed_input(request, index, 0); }
InputKey posed_value(const Request& request, std::size_t index) { return posed_input(request, index, 1); }

Slot Unroller::asked(const Asked& asked) { return expression(*asked.expression, {asked.object, asked.view}); }

Slot Unroller::exact(const CellKey& key) const {
  const auto found = exact_.find(key);
  return found == exact_.end() ? -1 : found->second;
}

// A mark of a session not held yet is not seen, posed or not.
Slot Unroller::posed_over(const CellKey& key, const std::function<Slot()>& computed) {
  const Slot otherwise = computed();
  for (std::size_t i = request_.posed.size(); i-- > 0;) {
    const PosedCell& posed = request_.posed[i];
    if (posed.object != key.object || posed.quantity != key.quantity || (posed.view && *posed.view != key.view))
      continue;
    const semantics::Quantity& quantity = regulation_.quantity(key.quantity);
    if (!elsewhere_[key.object.index()] && quantity.role == semantics::Quantity::Role::Mark && key.view.session != 0 &&
        quantity.session > key.view.session)
      return otherwise;
    const Slot flag = input(posed_flag(request_, i), Value::of_truth(false));
    return builder_.add(Op::Select, {flag, input(posed_value(request_, i), Value(), quantity.type.mark), otherwise});
  }
  return otherwise;
}

}  // namespace bareme::plan
