// What each name of the texts was read as, where it stands: the checker alone knows, and an editor asks (session's
// Meanings). A place may be read twice, of two things (« arrondi de moyenne » is that of every level).
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/source_text.hpp"

namespace bareme::semantics {

struct Reading {
  enum class Kind { Level, Quantity, Fact, Code, Object, Table, Function, Lua };
  diagnostics::Span place;
  Kind kind;
  std::size_t id;         // in the règlement's own list; of an object: its level
  std::string code = {};  // of an object
  bool declares = false;  // of an object: a line of a maquette or of the structure puts it there
};

class NamesRead {
 public:
  void add(Reading reading) {
    if (reading.place.end > reading.place.begin) all_.push_back(std::move(reading));
  }
  const std::vector<Reading>& all() const { return all_; }

 private:
  std::vector<Reading> all_;
};

}  // namespace bareme::semantics
