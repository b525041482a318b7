// What a promotion comes to, as numbers: each object's results and the spread of its mean, and where students went from
// one year to the next. Nobody is named. Out: sheets, and one JSON document of format "bareme/1", nature
// "statistiques".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/workbook.hpp"
#include "values/number.hpp"

namespace bareme::report {

struct Statistics {
  std::string program, regulation, version, regulation_fingerprint, promotion, year;
  std::optional<int> session;
  std::size_t erased = 0;  // students of this promotion whose detail is gone: counted nowhere below
  struct Count {
    std::string code, label;
    std::size_t students = 0;
  };
  struct Object {
    std::string object, label;
    std::size_t concerned = 0, validated = 0, refused = 0, waiting = 0;  // by its result; others are neither
    bool has_result = false;
    std::vector<Count> counts;
    std::vector<values::Number> means;  // in increasing order
    std::optional<values::Number> threshold;
    // At a hundredth; none without means.
    std::optional<values::Number> mean() const, median() const;
    std::string rate() const;  // "71,4 %" of those whose result is known; "" when none is
  };
  std::vector<Object> objects;
  struct Passage {  // of an inscription to the next of the same student
    std::string from_year, from, result, to_year, to;
    std::size_t students = 0;
  };
  std::vector<Passage> passages;
};

std::string statistics_json(const Statistics& statistics);
std::vector<Sheet> statistics_sheets(const Statistics& statistics);  // the objects, their counts, the passages

}  // namespace bareme::report
