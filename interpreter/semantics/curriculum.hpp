// A curriculum (maquette): the objects of one school year, from the student down to the épreuves, with their
// attributes. Built by check_curriculum; skipped levels are filled (R4); slots for lines the dossier brings (cours) are
// added by with_lines.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "semantics/ids.hpp"
#include "semantics/regulation.hpp"
#include "values/value.hpp"

namespace bareme::semantics {

struct Object {
  LevelId level;
  ObjectId parent;   // not valid for the root
  std::string code;  // "SB5", "MATH5.EF" is the object with code "EF" in MATH5's matière: see address()
  std::string label, label_en;
  std::map<FactId, values::Value> attributes;
  std::vector<ObjectId> children;                              // in maquette order
  std::vector<ObjectId> members;                               // of a group: what it is made of, in maquette order
  std::vector<ObjectId> groups;                                // the groups it is a member of
  std::map<std::pair<ObjectId, FactId>, values::Value> pairs;  // of a group: the attributes of each member in it
  bool filled = false;     // not in the maquette: fills a skipped level, has its parent's code
  bool line = false;       // a slot for a line of the dossier: sans objet unless the student has one
  bool elsewhere = false;  // declared by `structure`, not in this maquette (S5 in third year): its results are what
                           // past juries froze
};

// A « vérifie … sinon écart connu » and the objects it is false for; none of them: the gap is no more.
struct KnownGap {
  struct Found {
    std::string object;             // its code, "" for the whole maquette
    std::string left, sign, right;  // "118", "=", "102"
  };
  Span place;
  std::string motive;
  std::vector<Found> found;
};

class Curriculum {
 public:
  std::string title, regulation, version;
  std::vector<KnownGap> gaps;
  std::vector<Object> objects;  // [0] is the student; parents before children

  const Object& object(ObjectId id) const { return objects[id.index()]; }
  ObjectId root() const { return ObjectId(0); }
  // The address people write: "S7", "ALGO7", "ALGO7.EF", "ALGO7.CC2", "S8.cours 3": the code alone when unique, else
  // prefixed by the nearest container that makes it so.
  std::string address(ObjectId id) const;
  // By address, folded; a code alone when found once ("ALGO7.EF", "S5.OI5.TOEIC5"). Several: all of them.
  std::vector<ObjectId> find(const std::string& address) const;
  bool bears(ObjectId object, const std::string& name) const;  // is `name`, folded or as written, its code?
  // Itself when of that level, what contains it, or the group it is in; not valid when none.
  ObjectId ancestor(ObjectId from, LevelId level) const;
  std::vector<ObjectId> descendants(ObjectId from, LevelId level) const;  // in maquette order; entered lines included
  bool selects(const CheckedRegulation& regulation, ObjectId object, const std::vector<StaticFilter>& filters) const;
  std::vector<ObjectId> members(const CheckedRegulation& regulation, ObjectId from,
                                const Set& set) const;      // static filters only
  ObjectId reach(ObjectId from, const Reach& reach) const;  // not valid: no such object
  // The attribute or parameter default visible from an object: its own or that of what contains it.
  values::Value attribute(ObjectId object, FactId fact) const;                // sans objet when not given
  values::Value of_pair(ObjectId group, ObjectId member, FactId fact) const;  // sans objet: a blank cell
  // The base rule / verdict of a quantity for an object: index into rules or verdicts, -1 when none selects it.
  int rule_for(const CheckedRegulation& regulation, QuantityId quantity, ObjectId object) const;
  // Slots for the lines students brought: at least `count` under `parent`, with codes "cours 1", "cours 2"…
  // (`level_name` and a number); returns a new curriculum, ids of existing objects unchanged.
  Curriculum with_lines(LevelId level, ObjectId parent, int count, const std::string& level_name = "ligne") const;
};

}  // namespace bareme::semantics
