// Who stands in a state, for the whole promotion at once: read off the columns, where asking each student for each
// value would be millions of questions for some thousands of students. In: what the session computed. Computes nothing
// that was.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

// In the order of the promotion.
std::vector<std::size_t> students_in(const Session& session, const plan::CellKey& cell, values::State state);

using AwaitedByStudent = std::map<std::size_t, std::vector<plan::InputKey>>;

// The marks that are not there, whatever they still decide: what is not read today may be tomorrow, once another mark
// has come. Of each student who misses some, in the order of the maquette.
AwaitedByStudent missing_marks(const Session& session);

// Those, and what these results wait for besides. Of each student who awaits something, in the order of the maquette.
AwaitedByStudent awaited_of(const Session& session, const std::vector<plan::CellKey>& results);

// « MATH.EF », and « MATH.EF (ABJ) » where she has a code that is to be replaced by a note.
std::string awaited_from(const Session& session, std::size_t student, const plan::InputKey& input);
// That code in its parentheses, a blank before; empty where nothing was given.
std::string code_to_replace(const Session& session, std::size_t student, const plan::InputKey& input);

// An object, then all it contains: before another?
class MaquetteOrder {
 public:
  explicit MaquetteOrder(const semantics::Curriculum& curriculum);
  bool operator()(semantics::ObjectId left, semantics::ObjectId right) const;
  bool operator()(const plan::InputKey& left, const plan::InputKey& right) const;

 private:
  void number(const semantics::Curriculum& curriculum, semantics::ObjectId object);
  std::vector<std::size_t> ranks_;
  std::size_t next_ = 0;
};

// Of each student a choice is open on, the objects it is open on, in the order of the maquette.
using OpenToChoice = std::map<std::size_t, std::vector<semantics::ObjectId>>;
OpenToChoice open_to_choice(const Session& session);

}  // namespace bareme
