// Looks in a règlement for the conditions that would have to turn for another to hold: through letters, quantifiers,
// yes/no quantities and the rows of verdicts, down to what is compared. For why_not.cpp.
#pragma once

#include "evaluation/foresight.hpp"
#include "evaluation/tree.hpp"
#include "evaluation/ways.hpp"
#include "evaluation/why_not.hpp"

namespace bareme::evaluation {

class WaysToFlip {
 public:
  // What has to turn, and how to take it as turned.
  struct Atom {
    WhyNot::Lack told;
    std::vector<TreeWalk::Assumed> assumed;
    std::optional<World::Posed> posed;
    // Of a number against a literal: which one, which way, how far; a nearer bound of the same number follows from it.
    std::string number;
    int direction = 0;
    values::Number bound;
  };

  explicit WaysToFlip(TreeWalk& walk) : walk_(walk), foresight_(walk) {}
  Ways ways(const semantics::Expression& condition, const Standing& at, bool wanted);
  const std::vector<Atom>& atoms() const { return atoms_; }

 private:
  using Value = values::Value;
  using State = values::State;

  // ways_to_flip.cpp
  Ways of_node(const semantics::Expression& condition, const Standing& at, bool wanted);
  Ways of_list(const std::vector<semantics::ExpressionPtr>& items, const Standing& at, bool every, bool wanted);
  Ways of_letters(const semantics::Letters& node, const Standing& at, bool wanted);
  Ways of_members(const semantics::Quantified& node, const semantics::Expression& whole, const Standing& at,
                  bool wanted);
  Ways of_conditions(const semantics::Counted& node, const semantics::Expression& whole, const Standing& at,
                     bool wanted);
  Ways of_count(semantics::Quantified::Kind kind, std::size_t count,
                const std::vector<std::pair<const semantics::Expression*, Standing>>& items,
                const semantics::Expression& whole, const Standing& at, bool wanted);
  Ways at_least(const std::vector<std::pair<const semantics::Expression*, Standing>>& items, std::size_t count,
                bool truth);
  Ways counted(const semantics::Compare& node, const semantics::Expression& whole, const Standing& at, bool wanted);
  Ways of_cell(const plan::CellKey& key, const semantics::Expression& whole, const Standing& at, bool wanted);
  Ways of_result(const plan::CellKey& key, const std::vector<values::CodeId>& codes);
  Ways of_rows(const semantics::Verdict& verdict, const plan::CellKey& key, const std::vector<values::CodeId>& codes);
  Ways of_exceptions(const plan::CellKey& proposed, const std::vector<values::CodeId>& codes, Ways otherwise);
  std::vector<values::CodeId> other_codes(const plan::CellKey& key, const std::vector<values::CodeId>& codes) const;
  bool ordinary(const plan::CellKey& key);

  // granted.cpp
  struct Grant {  // a condition that, turned, is worth something
    const semantics::Expression* condition;
    Standing at;
  };
  Ways granted(const semantics::Compare& node, const semantics::Expression& whole, const Standing& at, bool wanted);
  void grants(const semantics::Expression& value, const Standing& at, std::vector<Grant>& found, int depth);
  bool rests_on_verdict(const semantics::Expression& condition, const Standing& at) const;
  bool holds_granted(const Way& way, const std::vector<Grant>& all, const semantics::Expression& whole,
                     const Standing& at, bool wanted) const;

  // lacks.cpp: what cannot be followed further
  Ways atom(const semantics::Expression& condition, const Standing& at, bool wanted);
  Ways decided_by_jury(const plan::CellKey& result, const Value& decision, values::CodeId wanted);
  Atom compared(const semantics::Compare& node, const Standing& at, bool wanted);
  std::string awaited(const semantics::Compare& node, const Standing& at, semantics::Relation relation,
                      const std::string& bound);
  Ways add(Atom atom);
  bool can_change(const semantics::Expression& condition) const;

  TreeWalk& walk_;
  Foresight foresight_;
  std::vector<Atom> atoms_;
  std::vector<plan::CellKey> inside_;  // being followed, outermost first
  std::string letter_;                 // of the row being followed
};

}  // namespace bareme::evaluation
