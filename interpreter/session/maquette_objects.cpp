#include "session/maquette_objects.hpp"

#include "session/inside.hpp"

namespace bareme {

std::vector<MaquetteObject> objects_of(const Session& session) {
  std::vector<MaquetteObject> found;
  for (const semantics::Curriculum& maquette : Inside::of(session).maquettes)
    for (const semantics::Object& object : maquette.objects) {
      if (object.code.empty() || object.filled || object.line) continue;
      MaquetteObject one{object.code, object.label, object.level, {}};
      if (object.parent.valid()) one.within.push_back(maquette.object(object.parent).code);
      for (const semantics::ObjectId group : object.groups)
        one.within.push_back(maquette.object(group).code);
      found.push_back(std::move(one));
    }
  return found;
}

}  // namespace bareme
