// What a base keeps of a year a jury is done with: who is closed, the values each left, and how a year is opened again.
// Rows are added, never changed: what stands of an inscription is what the last row about it says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/batch.hpp"

namespace bareme::records {

struct ClosedValue {  // as it stood when the year was closed
  std::string object, quantity;
  int session = 0;    // of the view, 0: every session
  std::string view;   // a declared view, "" for none
  std::string state;  // "present", "impossible"; "sans objet": of a view that says nothing where the plain value does
  plan::Datum value;  // present
  std::string word = {};  // of a code or a text
};
struct ClosedStudent {
  std::string number;
  std::vector<ClosedValue> values;
};
struct Closing {
  std::vector<ClosedStudent> students;
  std::vector<std::string> left_open;  // numbers, for the motive given
  std::string motive, date;            // date ISO
  std::string fingerprint;             // of the règlement applied
};
struct Reopening {
  std::vector<std::string> students;  // numbers
  std::string motive, date, fingerprint;
};
struct Closed {
  std::int64_t id = 0;  // 0: not written, something read has changed
  std::size_t values = 0;
  std::string backup, mark, content;  // content: the fingerprint of what was frozen
};

struct ClosedInscription {  // closed as the base stands
  std::int64_t closing = 0;
  std::string number, moment, author;
};

// What closings keep of a promotion that may no longer be the one they closed: some of its students are open, or were
// erased since, and what is computed over all of them may be otherwise now.
struct KeptByClosings {
  std::vector<ClosedStudent> students;  // closed as the base stands; nobody when all are, and none was erased
  std::size_t erased = 0, open = 0;
};

struct NextInscription {  // made from a decision
  struct Given {
    std::string name;  // of an entry of the student
    plan::Datum value;
    std::string word = {};
  };
  plan::Enrolment enrolment;
  std::string because;  // "ADM", "AJ suite redoublement"
  std::vector<Given> facts;
};

}  // namespace bareme::records
