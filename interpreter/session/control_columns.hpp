// Which value of ours a column of an official file is: said by who asks, else found by its title when only one can be
// meant. For this folder only.
#pragma once

#include <vector>

#include "intake/official.hpp"
#include "session/session.hpp"

namespace bareme {

struct ControlledColumn {
  std::size_t place = 0;  // in the file
  std::string title;
  plan::CellKey cell;
  std::optional<std::size_t> scale;  // the column that says what the mark is out of
  bool found = false;
  bool may_be_empty = false;  // of a later session: who had no need of it has none
};
struct ControlledColumns {
  std::size_t number = 0;  // the column that says who
  std::vector<ControlledColumn> compared;
  std::vector<std::string> ignored;
};
// Of each table of the file.
std::optional<std::vector<ControlledColumns>> controlled_columns(Session& session,
                                                                 const std::vector<intake::OfficialFile>& files,
                                                                 const std::string& asked,
                                                                 Session::Diagnostics& diagnostics);

}  // namespace bareme
