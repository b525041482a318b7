// The names of the texts loaded, and what the checker read them as: what Meanings is made from. For this folder only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "session/meanings.hpp"
#include "syntax/tree.hpp"

namespace bareme {

bool holds(const diagnostics::Span& outer, const diagnostics::Span& inner);
std::uint32_t length(const diagnostics::Span& span);

class Sightings {
 public:
  explicit Sightings(const semantics::CheckedRegulation& rules);

  void add(Entity::Kind kind, std::size_t id, const std::string& name, const std::string& code = {});
  void see(diagnostics::Span place, Entity entity, const std::string& name);  // read within that place
  // The narrowest reading around that name; none: everything of that name.
  std::vector<Entity> of(const syntax::Name& name) const;

 private:
  struct Sighting {
    diagnostics::Span place;
    Entity entity;
  };
  void see(const semantics::Expression& expression);

  const semantics::CheckedRegulation& rules_;
  std::map<std::string, std::vector<Entity>> by_name_;  // folded
  std::map<std::string, std::vector<Sighting>> seen_;   // folded
};

}  // namespace bareme
