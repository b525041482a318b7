// What a closing keeps of a student: which values, under which address, in which views. For this folder only.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

// As the next year finds it again, in a maquette that may have more of that code.
std::string stored_address(const semantics::CheckedRegulation& rules, const semantics::Curriculum& maquette,
                           semantics::ObjectId object);

// What a year leaves of its own: not the objects of other years, not what is known in one article only, and each under
// an address that leads back to it.
std::vector<plan::CellKey> cells_to_close(const Session& session);

struct NamedView {
  semantics::View view;
  int session = 0;
  std::string name;
};
std::vector<NamedView> views_of(const semantics::CheckedRegulation& rules);  // but the plain one

bool kept_by_a_closing(const values::Value& value);  // present or impossible: the rest left nothing

}  // namespace bareme
