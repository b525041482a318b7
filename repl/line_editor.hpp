// Typing on a terminal: editing keys, history, completion. The one file that knows readline (GPL: see the README) is
// line_editor.cpp, so that another library can take its place. Ctrl-C empties the line and keeps the session; the end
// of input (Ctrl-D) ends it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "repl/completion.hpp"

namespace bareme::repl {

class LineEditor {
 public:
  using Complete = std::function<Completion(std::string_view typed)>;
  using Sensitive = std::function<bool(std::string_view line)>;
  // `sensitive`: a line that, recalled from the history as it was, takes Enter twice. `history_file`: read now, written
  // after each line, for its owner only; empty: nothing is kept.
  LineEditor(Complete complete, Sensitive sensitive, std::string history_file);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  std::optional<std::string> next(const std::string& prompt);

 private:
  std::string history_file_;
};

}  // namespace bareme::repl
