// Students made of a few marks, tried on the objects of a maquette: every épreuve has the same mark, but those of some
// objects placed together at another one, and but the one mark that moves. For monotony.cpp only.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "evaluation/monotony_levers.hpp"
#include "semantics/curriculum.hpp"

namespace bareme::evaluation {

struct Placed {  // objects whose épreuves have a mark of their own
  std::vector<semantics::ObjectId> objects;
  std::set<semantics::ObjectId> papers;
};

struct Student {
  values::Number others, near;     // `near`: of those placed
  const Placed* placed = nullptr;  // none: every épreuve but one has `others`
  Lever lever;
  values::Number mark;
};

struct Pair {  // one mark gets better, the value worse
  Student low, high;
  values::Value before, after;
};

struct Target {  // what is looked at
  const semantics::Curriculum& maquette;
  semantics::ObjectId object;
  semantics::QuantityId quantity;
};

class Students {
 public:
  explicit Students(const semantics::CheckedRegulation& regulation) : regulation_(regulation) {}

  // `marks` of the one that moves, from the worst to the best; the fall between marks as near as they come.
  std::optional<Pair> fall(const Target& target, Student student, const std::vector<values::Number>& marks);
  bool worse(semantics::QuantityId quantity, const values::Value& before, const values::Value& after) const;
  values::Value value(const Target& target, const Student& student);
  int tried() const { return tried_; }

 private:
  Pair closest(const Target& target, Pair pair);

  const semantics::CheckedRegulation& regulation_;
  int tried_ = 0;
};

}  // namespace bareme::evaluation
