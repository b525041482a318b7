#include "session/trial_words.hpp"

#include <vector>

#include <fmt/format.h>

namespace bareme {
namespace {

using evaluation::Trial;
using evaluation::TrialCheck;

// « langue », « UE1.oral », « MATH.EF session 2 »
std::string awaited_label(const Session& session, const semantics::Curriculum& curriculum, const plan::InputKey& key) {
  const std::string address = key.object == curriculum.root() ? "" : curriculum.address(key.object);
  if (key.kind == plan::InputKey::Kind::Fact)
    return (address.empty() ? "" : address + ".") + session.regulation().fact(key.fact).name;
  return address + (key.session > 1 ? fmt::format(" session {}", key.session) : "");
}

std::string expected_label(const Session& session, const Trial& trial, const TrialCheck& check) {
  plan::InputKey key;
  key.object = check.expected_awaited;
  key.fact = check.expected_awaited_fact;
  key.kind = key.fact.valid() ? plan::InputKey::Kind::Fact : plan::InputKey::Kind::Mark;
  key.session = 1;
  return awaited_label(session, *trial.curriculum, key);
}

std::string awaited(const Session& session, const Trial& trial, const TrialCheck& check) {
  std::vector<std::string> labels;
  for (const plan::InputKey& key : check.awaited)
    labels.push_back(awaited_label(session, *trial.curriculum, key));
  if (labels.empty()) return check.why.empty() ? "" : " (" + check.why + ")";
  return fmt::format(" de {}", fmt::join(labels, ", "));
}

std::string choices(const Session& session, const std::vector<semantics::ChoicePair>& pairs) {
  std::vector<std::string> texts;
  for (const semantics::ChoicePair& pair : pairs)
    texts.push_back(session.regulation().code(pair.code).name +
                    (pair.next ? " " + session.regulation().code(*pair.next).name : ""));
  return texts.empty() ? "aucun choix" : fmt::format("({})", fmt::join(texts, " ; "));
}

}  // namespace

TrialWords trial_words(const Session& session, const Trial& trial, const TrialCheck& check) {
  using Kind = semantics::Expected::Kind;
  if (check.kind == Kind::Choices)
    return {choices(session, check.expected_choices), choices(session, check.obtained_choices)};
  std::string obtained =
      session.words(check.obtained, check.type) + (trial.curriculum != nullptr ? awaited(session, trial, check) : "");
  if (check.kind == Kind::Awaiting)
    return {check.expected_awaited.valid() ? "en attente de " + expected_label(session, trial, check)
                                           : std::string("en attente"),
            obtained};
  return {session.words(check.expected, check.type), obtained};
}

}  // namespace bareme
