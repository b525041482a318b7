// What evaluation is given from outside, named: a mark, a fact, an act of the jury, a value a past jury froze.
// Everything is per student.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "semantics/curriculum.hpp"
#include "semantics/ids.hpp"
#include "semantics/view.hpp"

namespace bareme::plan {

struct InputKey {
  enum class Kind : std::uint8_t {
    Mark,  // object = épreuve, session: number or code; not entered: en attente (session 1; session 2 when convened),
           // else sans objet
    Fact,  // object, fact: entry or act given for it; absent: the fact's default, else en attente (entry) or sans objet
           // (act, line not brought, object elsewhere)
    Decision,  // object: code of the jury's decision taken at `session` (0: latest); none: sans objet
    Line,      // object = slot of a dossier line: truth, present or sans objet
    Frozen,    // object, quantity, view session: the value a past jury froze, of an object elsewhere or for « x de
               // l'acquis »; none: sans objet
    Age,       // object: how many academic years ago that jury was; not known: sans objet
    Posed      // object, quantity: what a hypothesis poses over what is computed; session: which of its poses, twice:
               // 2n is whether it is posed for this student, 2n+1 the value (Request::posed)
  };
  Kind kind = Kind::Mark;
  semantics::ObjectId object;
  semantics::FactId fact;
  semantics::QuantityId quantity;
  std::uint8_t session = 0;
  friend bool operator==(const InputKey&, const InputKey&) = default;
};

}  // namespace bareme::plan

template <>
struct std::hash<bareme::plan::InputKey> {
  std::size_t operator()(const bareme::plan::InputKey& k) const noexcept {
    std::size_t h = static_cast<std::size_t>(k.kind);
    for (const auto part : {k.object.value, k.fact.value, k.quantity.value, static_cast<std::int32_t>(k.session)})
      h = h * 1000003U ^ static_cast<std::size_t>(part + 1);
    return h;
  }
};
