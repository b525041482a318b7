#include "session/past_holds.hpp"

#include <utility>

#include <fmt/format.h>

#include "session/past_problems.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;

bool holds_as_written(const FrozenJury& frozen, Diagnostics& diagnostics) {
  diagnostics::Sources sources;
  const auto past = read_past_jury({frozen.name, frozen.text}, sources, diagnostics);
  if (!past) return false;
  Session again;
  std::vector<std::string> lost;
  if (!again.load(frozen.texts, diagnostics) || !stand(again, *past, true, lost, diagnostics)) return false;
  const auto replayed = replay(again, nullptr, *past, diagnostics);
  if (!replayed) return false;
  for (const ReplayedStudent& student : replayed->students) {
    if (student.differences.empty()) continue;
    std::vector<std::string> what;
    for (const PastDifference& one : student.differences)
      what.push_back(fmt::format("{} : {} → {}", one.what, one.before, one.after));
    diagnostics.add(problems::not_the_same_again(student.name, what));
    return false;
  }
  return true;
}

}  // namespace

// A fault there is of a text nobody has: told without its place.
bool holds(const FrozenJury& frozen, Diagnostics& diagnostics) {
  Diagnostics tried;
  const bool held = holds_as_written(frozen, tried);
  for (const diagnostics::Diagnostic& one : tried.all()) {
    diagnostics::Diagnostic told(one.code(), std::nullopt, one.message());
    for (const std::string& help : one.helps())
      std::move(told).help(help);
    diagnostics.add(std::move(told));
  }
  return held;
}

}  // namespace bareme
