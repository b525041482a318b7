// What a base holds on one person, and how it forgets it (RGPD, art. 15 and 17; Code du patrimoine, art. L212-3). What
// is erased is the detail: marks, facts, frozen values, the words of the acts. What a jury decided stays, with the
// chain of the journal that proves it; the name and the number go when it is asked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::records {

struct Person {
  std::string number, name, first_name;
  std::string last_year;  // of an inscription
};

struct HeldSection {  // a table of the base, as people read it
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Erasure {
  std::vector<std::string> numbers;  // of the students
  bool identity = false;             // their names and numbers too
  std::string motive;
};

struct Erased {
  std::size_t students = 0, inscriptions = 0, values = 0, acts = 0, journal_rows = 0;
  std::vector<std::string> open;    // « E012 (2024-2025) »: a year that is not closed; nothing is erased
  std::vector<std::string> copies;  // of this base, made beside it before a batch or a closing: they hold it still
  std::string mark;                 // of the journal's last row
};

}  // namespace bareme::records
