// The decisions of a jury as ScoDoc gives them (JSON: a list of students, each with its year, UE, groups of UE), as
// rows: a column an object and what is said of it. Here because JSON is read in this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::report {

struct ScodocJury {
  struct Column {
    std::string title, object;  // « UE11 code », « UE11 »
    bool result = false;        // a code; else a number
  };
  std::vector<Column> columns;
  struct Row {
    std::string number, name;
    std::vector<std::string> cells;  // one a column
  };
  std::vector<Row> rows;
  std::string fault;  // not empty: it is no such file
  struct Twice {
    std::string number, title, first, other;
  };
  std::optional<Twice> twice;  // the first value said twice, otherwise
};
bool is_json(std::string_view text);  // by its first character
ScodocJury read_scodoc_jury(std::string_view text);

}  // namespace bareme::report
