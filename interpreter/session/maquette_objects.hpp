// What an editor knows of the maquettes loaded: the objects an author wrote, and what they stand in.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

struct MaquetteObject {
  std::string code, label;
  semantics::LevelId level;
  std::vector<std::string> within;  // the codes of what contains it and of the groups it is in
};
std::vector<MaquetteObject> objects_of(const Session& session);  // of all maquettes, in their order

}  // namespace bareme
