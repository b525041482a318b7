// The exceptions of a règlement, object by object of a maquette. For this folder only.
#pragma once

#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme {

// visit(object, quantity, rule) for each object an exception is about.
template <class Visit>
void for_each_exception(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
                        Visit visit) {
  for (std::size_t id = 0; id < curriculum.objects.size(); ++id) {
    const semantics::ObjectId object(id);
    if (curriculum.object(object).elsewhere) continue;
    for (std::size_t i = 0; i < regulation.quantities.size(); ++i) {
      const semantics::Quantity& quantity = regulation.quantities[i];
      if (quantity.level != curriculum.object(object).level) continue;
      for (const semantics::ExceptionRule& rule : quantity.exceptions)
        if (curriculum.selects(regulation, object, rule.heading.scope.filters))
          visit(object, semantics::QuantityId(i), rule);
    }
  }
}

}  // namespace bareme
