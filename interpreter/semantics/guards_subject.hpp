// A value some conditions read, for guards.cpp: what it may be, how its author wrote it, and what it is made of. Two
// values are chosen each on its own when no rule ties them: one computed value at most, from nothing the others read.
#pragma once

#include <string>
#include <vector>

#include "semantics/guards_domain.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

struct Subject {
  struct Atom {       // one value read
    std::string key;  // of which object and in which view
    FactId fact;
    QuantityId quantity;
    bool computed = false;
  };
  Domain domain;
  std::string text;  // as its author wrote it
  Type type;
  bool understood = true;
  std::vector<Atom> atoms;
};

bool free_of_each_other(const CheckedRegulation& regulation, const std::vector<const Subject*>& subjects);

// « retard = 11 jours »: a value the domain leaves.
std::string example_of(const CheckedRegulation& regulation, const Subject& subject, const Domain& domain);

}  // namespace bareme::semantics
