// One operation of a jury session: an act, or a scenario named, entered, left or dropped. `text` is the line that does
// it again, as a secretary would type it; the rest is what that line was understood to say, in the world of one
// règlement, one curriculum and one promotion. An operation is never changed: undoing drops it and replays the others.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/input.hpp"
#include "semantics/ids.hpp"
#include "semantics/type.hpp"
#include "values/value.hpp"

namespace bareme::jury {

struct Setting {  // an input as the operation leaves it
  plan::InputKey key;
  values::Value value;
};

struct Act {
  enum class Kind { Decision, Grant, Call };  // Call: to épreuves of a later session, `settings`
  Kind kind = Kind::Decision;
  std::size_t student = 0;
  semantics::ObjectId object;
  semantics::FactId fact;  // Grant: the « acte » it gives a value to
  semantics::Type type;
  values::Value value;                 // Decision: the code pronounced
  std::optional<values::CodeId> next;  // Decision: suite
  values::Value proposition;           // Decision: what the règlement proposed; Grant: what was granted before
  semantics::ArticleId article;        // that allows it; not valid: hors règlement
  char letter = 0;                     // of the choice taken
  bool forced = false;                 // hors règlement
  std::string motive;
  std::vector<Setting> settings;
};

struct Scenario {  // what is supposed, over the base and the acts; of nobody in particular: of everybody
  struct Supposed {
    std::optional<std::size_t> student;
    plan::InputKey key;
    values::Value value;
  };
  std::string name;
  std::string poses;  // as typed
  std::vector<Supposed> inputs;
  std::unordered_map<std::string, values::Value> parameters;  // as plan::Request::parameters
};

struct Operation {
  enum class Kind { Act, Scenario, Forget, Enter, Leave };
  Kind kind = Kind::Act;
  std::string text;
  std::optional<Act> act;            // Act
  std::optional<Scenario> scenario;  // Scenario; Forget and Enter: its name
};

}  // namespace bareme::jury
