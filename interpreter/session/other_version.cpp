// « scénario NOM : règlement 2023-2024 »: the same students read by another version. Each version read is a State of
// its own, kept while the session lives; the log, which says where one stands, goes from one to the other. Acts are of
// one version: they are saved before another is read.
#include <algorithm>

#include "session/act_problems.hpp"
#include "session/scenarios.hpp"
#include "session/state.hpp"

namespace bareme {

using diagnostics::Diagnostics;

bool Session::settle(Diagnostics& diagnostics) {
  const jury::Scenes scenes = jury::scenes(state_->log.operations());
  const jury::Scenario* current = scenes.current.empty() ? nullptr : scenes.find(scenes.current);
  if (!stand_in_version(current ? version_of(current->poses) : "", diagnostics)) return false;
  state_->replay();
  return compute_all(diagnostics);
}

bool Session::stand_in_version(const std::string& version, Diagnostics& diagnostics) {
  if (version == state_->version) return true;
  if (state_of(version, diagnostics) == nullptr) return false;
  std::unique_ptr<State> next = std::move(state_->elsewhere.at(version));
  std::unique_ptr<State> left = std::exchange(state_, std::move(next));
  state_->log = std::exchange(left->log, {});
  state_->elsewhere = std::exchange(left->elsewhere, {});
  state_->elsewhere.erase(version);
  if (state_->jury.session != left->jury.session || state_->jury.date != left->jury.date) {
    state_->jury = left->jury;
    state_->forget_results();
  }
  // The same students in the same order: hidden here, they are there.
  const bool hidden = !left->labels.empty();
  if (hidden && left->labels.size() == promotion().size())
    state_->labels = left->labels;
  else if (hidden != names_hidden())
    hide_names(hidden);
  const std::string from = left->version;
  state_->elsewhere[from] = std::move(left);
  return true;
}

Session::State* Session::state_of(const std::string& version, Diagnostics& diagnostics) {
  if (version == state_->version) return state_.get();
  if (!version.empty() && !state_->log.acts().empty()) {
    diagnostics.add(problems::acts_before_version(version, state_->log.acts().size()));
    return nullptr;
  }
  const auto known = state_->elsewhere.find(version);
  if (known != state_->elsewhere.end()) return known->second.get();
  std::unique_ptr<State> opened = open_version(version, diagnostics);
  return opened ? (state_->elsewhere[version] = std::move(opened)).get() : nullptr;
}

// Whatever that version cannot read is a reason not to: a value left out would be a decision changed.
std::unique_ptr<Session::State> Session::open_version(const std::string& version, Diagnostics& diagnostics) {
  Session other;
  Diagnostics found;
  other.state_->version = version;
  bool opened = false;
  if (!state_->base.empty()) {
    opened = other.open(
        state_->base,
        {state_->selection.promotion, state_->selection.maquette, state_->selection.year, state_->selection.version},
        found);
  } else {
    Reading reading = state_->reading;
    reading.version = version;
    opened = other.load(state_->documents, found, reading) && other.enrol(state_->tables, state_->enrolled, found);
  }
  std::vector<std::string> unread;
  for (const diagnostics::Diagnostic& one : found.all())
    if (one.code() != "J060" && (one.severity() == diagnostics::Severity::Error || one.code() == "J020"))
      unread.push_back(one.message());
  if (!opened || !unread.empty()) {
    std::vector<std::string> versions = state_->earlier_versions;
    versions.insert(versions.begin(), regulation().version);
    diagnostics.add(problems::version_not_read(version, versions, unread));
    return nullptr;
  }
  other.state_->jury = state_->jury;
  return std::move(other.state_);
}

}  // namespace bareme
