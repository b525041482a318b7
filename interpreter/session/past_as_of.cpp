#include "session/past_as_of.hpp"

#include <algorithm>

#include "session/past.hpp"

namespace bareme {

using plan::InputKey;
using values::Value;

std::set<int> sessions_that_sat(const Session& session) {
  std::set<int> sat;
  for (const Taken& taken : session.taken())
    sat.insert(taken.session);
  for (const Granted& granted : session.granted())
    if (granted.session != 0) sat.insert(granted.session);
  return sat;
}

int session_sat(const Session& session) {
  if (session.jury().session) return *session.jury().session;
  const std::set<int> sat = sessions_that_sat(session);
  return sat.empty() ? session.regulation().sessions : *sat.rbegin();
}

AsOf::AsOf(Session& session, int sat) : state_(Inside::of(session)), whole_(state_.promotion) {
  session.ask_as({sat, session.jury().date});
  for (const auto& [key, column] : whole_.columns()) {
    const bool later = key.session > sat && (key.kind == InputKey::Kind::Mark || key.kind == InputKey::Kind::Decision);
    const bool latest = key.kind == InputKey::Kind::Decision && key.session == 0;
    if (!later && !latest) continue;
    for (std::size_t student = 0; student < whole_.size(); ++student)
      state_.promotion.forget(key, student);
  }
  for (const auto& [key, column] : whole_.columns())
    if (key.kind == InputKey::Kind::Decision && key.session != 0 && key.session <= sat) stands_then(key, column);
  state_.forget_results();
}

AsOf::~AsOf() {
  state_.promotion = std::move(whole_);
  state_.forget_results();
}

void AsOf::stands_then(const InputKey& key, const plan::Column& column) {
  for (std::size_t student = 0; student < whole_.size(); ++student) {
    const Value value = column.value(student, values::Kind::Code);
    if (!value.present()) continue;
    InputKey later = key;
    bool overtaken = false;
    for (++later.session; later.session <= *state_.jury.session; ++later.session)
      overtaken = overtaken || whole_.given(later, student, values::Kind::Code).present();
    InputKey latest = key;
    latest.session = 0;
    if (!overtaken) state_.promotion.set(latest, student, value);
  }
}

}  // namespace bareme
