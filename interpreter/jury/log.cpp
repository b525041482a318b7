#include "jury/log.hpp"

#include <algorithm>
#include <utility>

#include "text/fold.hpp"

namespace bareme::jury {
namespace {

using Kind = Operation::Kind;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return text;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
}

// « annuler 3 »; alone, one.
std::size_t count_after(std::string_view event) {
  std::size_t count = 0;
  for (const char c : trimmed(event.substr(first_word(event).size())))
    if (c >= '0' && c <= '9') count = count * 10 + static_cast<std::size_t>(c - '0');
  return std::max<std::size_t>(count, 1);
}

Kind kind_of(std::string_view word) {
  if (text::same_name(word, "scénario")) return Kind::Scenario;
  if (text::same_name(word, "oublier")) return Kind::Forget;
  if (text::same_name(word, "dans")) return Kind::Enter;
  if (text::same_name(word, "base")) return Kind::Leave;
  return Kind::Act;
}

bool is_composition(std::string_view word) { return text::same_name(word, "composition"); }

void move_last(std::vector<Operation>& from, std::vector<Operation>& to, std::size_t n, std::vector<Operation>& moved) {
  for (; n > 0 && !from.empty(); --n) {
    moved.push_back(from.back());
    to.push_back(std::move(from.back()));
    from.pop_back();
  }
}

}  // namespace

void Log::perform(Operation operation) {
  undone_.clear();
  done_.push_back(std::move(operation));
}

std::vector<Operation> Log::undo(std::size_t n) {
  std::vector<Operation> moved;
  move_last(done_, undone_, n, moved);
  return moved;
}

std::vector<Operation> Log::redo(std::size_t n) {
  std::vector<Operation> moved;
  move_last(undone_, done_, n, moved);
  return moved;
}

void Log::saved() {
  done_.erase(std::remove_if(done_.begin(), done_.end(), [](const Operation& one) { return one.kind == Kind::Act; }),
              done_.end());
  undone_.clear();
}

std::vector<Act> Log::acts() const {
  std::vector<Act> acts;
  for (const Operation& operation : done_)
    if (operation.act) acts.push_back(*operation.act);
  return acts;
}

std::size_t Log::act_count() const {
  return static_cast<std::size_t>(
      std::count_if(done_.begin(), done_.end(), [](const Operation& one) { return one.kind == Kind::Act; }));
}

std::string_view event_of(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted && (i == 0 || blank(line[i - 1]))) return trimmed(line.substr(0, i));
  }
  return trimmed(line);
}

std::vector<std::string> to_type_again(const std::vector<std::string>& lines, std::size_t saved) {
  Log log;
  std::size_t events = 0;
  std::string composition;  // of the jury: said, never undone; the last one stands
  for (const std::string& line : lines) {
    const std::string_view event = event_of(line);
    if (event.empty()) continue;
    const std::string_view word = first_word(event);
    if (text::same_name(word, "annuler"))
      log.undo(count_after(event));
    else if (text::same_name(word, "rétablir"))
      log.redo(count_after(event));
    else if (text::same_name(word, "enregistrer"))
      composition.clear(), log.saved();
    else if (is_composition(word))
      composition = event;
    else
      log.perform({kind_of(word), std::string(event), {}, {}});
    if (++events == saved) composition.clear(), log.saved();
  }
  std::vector<std::string> again;
  if (!composition.empty()) again.push_back(std::move(composition));
  for (const Operation& operation : log.operations())
    again.push_back(operation.text);
  return again;
}

LeftUnsaved left_unsaved(const std::vector<std::string>& to_type_again) {
  LeftUnsaved left;
  for (const std::string& line : to_type_again) {
    const std::string_view word = first_word(line);
    if (is_composition(word))
      left.composition = true;
    else if (kind_of(word) == Kind::Act)
      ++left.acts;
    else if (kind_of(word) == Kind::Scenario)
      ++left.scenarios;
  }
  return left;
}

}  // namespace bareme::jury
