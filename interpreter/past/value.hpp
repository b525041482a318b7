// A value as the files of this folder write it, and back: 12,5 · ABI · oui · 31/12/2027 · "un texte". For the .cpp
// files of this folder only.
#pragma once

#include <optional>
#include <string>

#include "past/lines.hpp"
#include "plan/batch.hpp"
#include "values/value.hpp"

namespace bareme::past {

struct ReadValue {
  values::State state = values::State::Present;
  plan::Datum datum;
};

std::string written_state(values::State state);
// None: it is no value.
std::optional<ReadValue> read_value(const Piece& piece, plan::TextPool& names);

}  // namespace bareme::past
