// « comparer A.bareme B.bareme --maquette a.bareme b.bareme »: which of the two règlements each maquette is made for.
#pragma once

#include <string>
#include <vector>

#include "repl/terminal.hpp"

namespace bareme::repl {

struct SharedMaquettes {
  std::vector<std::string> first, second;
};
// A maquette names its règlement and is refused by any other (B085): each goes to the one that takes it, to both when
// both do, and to both when neither does, so that the refusal is told.
SharedMaquettes share_maquettes(const std::string& first, const std::string& second,
                                const std::vector<std::string>& maquettes, Terminal& terminal);

// Takes out of `arguments`, from the third on, the texts (.bareme): neither a jury nor a folder, they are maquettes.
std::vector<std::string> take_maquettes(std::vector<std::string>& arguments);

}  // namespace bareme::repl
