// Runs what a règlement says of itself: its exemples, the vérifie of its barèmes, and the cas beside it. Each line
// expected gives one check, with what was obtained. Uses the tree evaluator; shows nothing: session and repl say it in
// words.
#pragma once

#include <string>
#include <vector>

#include "evaluation/coverage.hpp"
#include "plan/input.hpp"
#include "semantics/check.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "values/value.hpp"

namespace bareme::evaluation {

struct TrialCheck {
  bool passed = false;
  std::string label;  // "MATH5.moyenne", "ligne 3" of a barème
  semantics::Span place;
  semantics::Expected::Kind kind = semantics::Expected::Kind::Value;
  semantics::Type type;                       // Value: of both values
  values::Value expected, obtained;           // Value, Awaiting
  semantics::ObjectId expected_awaited;       // Awaiting: the épreuve that had to be waited for …
  semantics::FactId expected_awaited_fact{};  // … or the entry, of that object …
  std::vector<plan::InputKey> awaited;  // … and what really is (also filled when a value expected is en attente)
  std::string why;  // of a value that waits for no mark of its own student: for whom; of a call without value: why
  std::vector<semantics::ChoicePair> expected_choices, obtained_choices;  // Choices, in the order of the règlement
  std::vector<std::string> missing;                                       // exemple: what was read and not posed
};
struct Trial {
  enum class Kind { Example, Table, Case };
  Kind kind = Kind::Example;
  std::string title;  // "article 1.4.2 « Note de l'ECUE TOEIC », exemple 2"; the title of a cas
  semantics::Span place;
  const semantics::Curriculum* curriculum =
      nullptr;  // the one `awaited` speaks of; borrowed from the exemple or the caller
  std::vector<TrialCheck> checks;
  bool passed() const;
};

// `coverage`: told what each went through, when there is one.
Trial run(const semantics::CheckedRegulation& regulation, const semantics::CheckedExample& example,
          Coverage* coverage = nullptr);
Trial run(const semantics::CheckedRegulation& regulation, const semantics::TableExample& example,
          Coverage* coverage = nullptr);
Trial run(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
          const semantics::CheckedCase& steps, Coverage* coverage = nullptr);

}  // namespace bareme::evaluation
