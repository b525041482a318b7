#include "semantics/weight.hpp"

namespace bareme::semantics {

bool needs_no_weight(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId from,
                     const Aggregate& mean) {
  const auto* read = mean.weight ? std::get_if<ReadFact>(&mean.weight->node) : nullptr;
  return read && regulation.fact(read->fact).source == FactSource::Attribute &&
         curriculum.members(regulation, from, mean.set).size() == 1;
}

}  // namespace bareme::semantics
