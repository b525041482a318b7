// The block the cursor stands in, read upwards from its line: so it is known while a line is half written, or the block
// not closed yet. Names stay text here.
#pragma once

#include <cstddef>
#include <string>

namespace bareme::repl::lsp {

struct Place {
  enum class Kind {
    Top,
    Structure,
    Codes,
    Convention,
    Table,
    Function,
    Lua,
    Document,
    Article,
    Maquette,
    Case,
    Rows,  // of « selon », « répartition de », « attribution de »
    Grid   // of « tableau »
  };
  Kind kind = Kind::Top;
  Kind outer = Kind::Top;  // of Rows and Grid: what they are in; else the kind
  std::string level;       // « ue »: what is said after « pour chaque » at the head; empty: nothing
  std::string head;        // the line that opens it
  bool at_head = false;    // that line is the cursor's own
  std::string first_row;   // of Grid: its titles, or the cursor's own line
};
Place place_at(const std::string& text, std::size_t offset);

}  // namespace bareme::repl::lsp
