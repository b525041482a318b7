// An official file held against our recomputation, as data: what was compared, each difference with its likely cause,
// who is in one and not in the other. Values are words already. Out: one JSON document of format "bareme/1", nature
// "contrôle".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct Control {
  std::string path, format;
  std::size_t tables = 1;  // its sheets
  std::string regulation, version, regulation_fingerprint, promotion, tolerance;
  struct Column {
    std::string title, compared_with;
    bool found = false;      // matched by its title, not by who asks
    std::string sheet = {};  // of a file that has several
  };
  std::vector<Column> columns;
  std::vector<std::string> ignored;  // titles nothing of ours is
  std::size_t rows = 0, values = 0, equal = 0, by_export = 0, tolerated = 0, empty = 0, nobody = 0;

  enum class Cause { Rounding, Absence, Session, Coefficient, Missing, Jury, Code, Follows, Unknown };
  struct Difference {
    std::size_t line = 0;  // 0: the student has no line in that sheet
    std::string number, name, title, compared_with, theirs, ours;
    Cause cause = Cause::Unknown;
    std::string because;
    std::string sheet = {};  // of a file that has several
  };
  std::vector<Difference> differences;
  struct Stranger {
    std::size_t line = 0;
    std::string number;
    std::string sheet = {};
  };
  std::vector<Stranger> strangers;  // the first of those in the file alone
  std::size_t strangers_count = 0;
  std::vector<std::string> absent;  // names of those it does not have

  bool agrees() const { return differences.empty() && strangers_count == 0 && absent.empty(); }
};

const char* cause_words(Control::Cause cause);  // "arrondi", "code d'absence"
std::string control_json(const Control& control);

}  // namespace bareme::report
