// What a value may still be once every awaited mark and entry has come: a superset, never too small, so that what is
// said of all of it is true of what will come. In: the possible values of the parts; out: those of the whole. Finding
// the parts in a règlement is foresight.cpp's business.
#pragma once

#include <optional>
#include <vector>

#include "semantics/expression.hpp"

namespace bareme::evaluation {

struct Possible {
  struct Range {
    values::Number low, high;
  };
  std::optional<Range> numbers;       // any number between the two
  std::vector<values::Value> others;  // truths, codes, dates and texts, each once
  bool nothing = false;               // sans objet
  bool unknown = false;               // anything else, absences included: nothing can be said

  static Possible anything();
  static Possible of(const values::Value& value);  // impossible, en erreur and en attente: anything
  static Possible between(values::Number low, values::Number high);
  static Possible truth(bool may_hold, bool may_fail);

  void add(const Possible& more);
  void add(const values::Value& value) { add(of(value)); }
  bool may(bool truth) const;
  bool surely(bool truth) const;  // that, and nothing else
  bool only_numbers() const { return !unknown && others.empty(); }
  std::optional<values::Value> only() const;  // when there is no choice left
};

struct PossiblePart {  // of a weighted list
  Possible value;
  values::Number weight;
};

// Lists skip what is sans objet.
Possible possible_mean(const std::vector<PossiblePart>& parts);
Possible possible_fold(semantics::Operation operation, const std::vector<PossiblePart>& parts);
Possible possible_extremum(bool max, const std::vector<Possible>& items);

Possible possible_arithmetic(semantics::Operator op, const Possible& left, const Possible& right);
Possible possible_opposite(const Possible& value);
Possible possible_comparison(semantics::Relation relation, const Possible& left, const Possible& right);

// Conditions. `skip`: those sans objet are no members (quantifiers); else they make the whole sans objet where it is
// not decided without them.
Possible possible_all(const std::vector<Possible>& items, bool skip);
Possible possible_at_least(const std::vector<Possible>& items, std::size_t count, bool skip);
Possible possible_negation(const Possible& value);

}  // namespace bareme::evaluation
