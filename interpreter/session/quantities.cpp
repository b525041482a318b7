#include "session/quantities.hpp"

#include <algorithm>
#include <variant>

namespace bareme {

using semantics::CheckedRegulation;
using semantics::Curriculum;
using semantics::LevelId;
using semantics::ObjectId;
using semantics::Quantity;
using semantics::QuantityId;

QuantityId quantity_of_role(const CheckedRegulation& regulation, LevelId level, Quantity::Role role) {
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i)
    if (regulation.quantities[i].level == level && regulation.quantities[i].role == role) return QuantityId(i);
  return {};
}

// « moyenne générale » may be of some semesters only.
QuantityId leading_mean(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId object) {
  for (const char* name : {"moyenne générale", "moyenne"}) {
    const QuantityId found = regulation.quantity_named(curriculum.object(object).level, name);
    if (found.valid() && curriculum.rule_for(regulation, found, object) >= 0) return found;
  }
  return {};
}

bool is_rank(const Quantity& quantity) {
  return std::any_of(quantity.rules.begin(), quantity.rules.end(), [](const semantics::Rule& rule) {
    const auto* cohort = rule.body ? std::get_if<semantics::Cohort>(&rule.body->node) : nullptr;
    return cohort != nullptr && cohort->rank && !cohort->allocation;
  });
}

std::vector<ObjectId> objects_at(const Curriculum& curriculum, LevelId level) {
  std::vector<ObjectId> objects;
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i) {
    const semantics::Object& object = curriculum.objects[i];
    if (object.level == level && !object.elsewhere && !object.filled && !object.line) objects.push_back(ObjectId(i));
  }
  return objects;
}

}  // namespace bareme
