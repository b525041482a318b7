// What is tried to move a value: a mark, or an entry that is one (« entrée oral : note »), from its worst to its best;
// and what a quantity reads on the way down to them. For monotony.cpp only.
#pragma once

#include <set>
#include <vector>

#include "semantics/advice.hpp"
#include "semantics/curriculum.hpp"

namespace bareme::evaluation {

struct Lever {
  semantics::ObjectId object;
  int session = 1;
  semantics::FactId fact;  // not valid: the mark of `object`
  values::Number worst, best, step = values::Number(1, 100);
  bool low_best() const { return best < worst; }
  const values::Number& lowest() const { return low_best() ? best : worst; }
  const values::Number& highest() const { return low_best() ? worst : best; }
};

struct Behind {  // a quantity
  std::set<semantics::QuantityId> quantities;
  std::vector<semantics::FactId> marks;    // entries that are one
  std::vector<values::Number> thresholds;  // met on the way down, the nearest ones, in order
  int last_session = 1;                    // of the marks it reads
};

class Levers {
 public:
  explicit Levers(const semantics::CheckedRegulation& regulation) : regulation_(regulation) {}

  Behind behind(semantics::QuantityId id) const;
  Lever mark(semantics::ObjectId paper, int session) const;
  // Of the objects around `object`, the marks of the first épreuve of each sort, then the entries.
  std::vector<Lever> of(const semantics::Curriculum& maquette, semantics::ObjectId object, const Behind& behind,
                        bool with_entries) const;
  // Objects that are decided together, « au plus une UE compensée par semestre »: two, then three, then four of one
  // level, under one rule, `object` or what it contains first; its neighbours first, then those of other containers
  // first.
  std::vector<std::vector<semantics::ObjectId>> together(const semantics::Curriculum& maquette,
                                                         semantics::ObjectId object, const Behind& behind) const;
  // The first épreuve of each sort.
  std::vector<semantics::ObjectId> papers(const semantics::Curriculum& maquette, semantics::ObjectId object) const;

 private:
  semantics::ObjectId holder(const semantics::Curriculum& maquette, semantics::ObjectId object,
                             semantics::LevelId level) const;

  const semantics::CheckedRegulation& regulation_;
};

}  // namespace bareme::evaluation
