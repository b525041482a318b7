// The operations of a session in their order, and those undone. What is in force is the replay of `operations()` over
// the base. The same in text: one line an event (`annuler` and `enregistrer` are events too), so that a file of lines
// gives the log back after a crash.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "jury/operation.hpp"

namespace bareme::jury {

class Log {
 public:
  void perform(Operation operation);           // what was undone before it is gone
  std::vector<Operation> undo(std::size_t n);  // at most n, the last first
  std::vector<Operation> redo(std::size_t n);  // at most n, in their order
  void saved();                                // the acts are in the base: neither here nor undoable any more

  const std::vector<Operation>& operations() const { return done_; }
  std::size_t undone() const { return undone_.size(); }
  std::vector<Act> acts() const;
  std::size_t act_count() const;

 private:
  std::vector<Operation> done_, undone_;
};

// A line of a log: what it does, without its remark (« # 22/11/2026 14:05 »); empty when it is only a remark.
std::string_view event_of(std::string_view line);

// Which lines of a log still have to be typed: undone ones are not, nor the acts of the first `saved` events, which are
// in the base, nor those before an « enregistrer ».
std::vector<std::string> to_type_again(const std::vector<std::string>& lines, std::size_t saved = 0);

// What those lines hold: acts, scenarios, the composition of the jury. Only the acts are acts.
struct LeftUnsaved {
  std::size_t acts = 0, scenarios = 0;
  bool composition = false;
};
LeftUnsaved left_unsaved(const std::vector<std::string>& to_type_again);

}  // namespace bareme::jury
