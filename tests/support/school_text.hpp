// What the small schools that tests write share: one type of épreuve, three results, averages to the hundredth, the
// mark of session 1. A school adds its levels before, its articles after.
#pragma once

namespace bareme::test {

inline constexpr const char* school_codes = R"(codes de type
  EF
fin
codes de résultat
  ADM : validant
  ADJ : validant
  AJ  : refusant
fin
convention
  arrondi de moyenne : 0,01 au plus proche
fin
article 0 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
)";

}  // namespace bareme::test
