// Names hidden in front of an audience: « Élève 12 ». A label is nobody's rank in a list: it follows from the numbers
// of the promotion alone, so that it is the same all session long and at the next.
#include <algorithm>
#include <cstdint>
#include <numeric>

#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

// FNV-1a: sends far apart numbers that follow one another.
std::uint64_t spread(const std::string& number) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : number)
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::string label_of(std::size_t rank) { return "Élève " + std::to_string(rank); }

}  // namespace

void Session::hide_names(bool hidden) {
  std::vector<std::size_t>& labels = state_->labels;
  labels.clear();
  if (!hidden) return;
  const std::vector<plan::Student>& students = promotion().students;
  std::vector<std::size_t> order(students.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return spread(students[left].number) < spread(students[right].number);
  });
  labels.resize(students.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    labels[order[rank]] = rank + 1;
}

bool Session::names_hidden() const { return !state_->labels.empty(); }

std::string Session::student_number(std::size_t student) const {
  return names_hidden() ? label_of(state_->labels[student]) : promotion().students[student].number;
}

std::optional<std::size_t> Session::State::labelled(const std::string& typed) const {
  const std::string folded = text::fold_word(typed);
  for (std::size_t student = 0; student < labels.size(); ++student)
    if (text::fold_word(label_of(labels[student])) == folded) return student;
  return std::nullopt;
}

}  // namespace bareme
