// What a value waiting for marks or entries will be whatever they turn out to be: « en attente de MATH5.EF, AJ quoi
// qu'il arrive » (R21). Each awaited mark may become any number of its scale or any code of « codes de note », each
// awaited entry anything its declaration allows; what is known already stays. The règlement is then read over sets of
// values (possible.hpp), which are too wide where a mark enters twice, never too narrow: what is foreseen is certain,
// and what cannot be told apart is not foreseen. For the .cpp files of this folder; others ask TreeEvaluator.
#pragma once

#include <unordered_set>

#include "evaluation/possible.hpp"
#include "evaluation/prospect.hpp"
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

class Foresight {
 public:
  explicit Foresight(TreeWalk& walk)
      : walk_(walk), codes_to_come_(codes_to_come(walk)), provisional_(provisional(walk, codes_to_come_)) {}
  Possible cell(const plan::CellKey& key);
  // A condition of a verdict on that object, when it is certain.
  std::optional<values::Value> certain(const semantics::Expression& condition, const Standing& at);
  // What a condition that waits compares: « entre 4,50 et 14,50 », when that says more than the scale does.
  std::optional<std::string> awaited_range(const semantics::Expression& condition, const Standing& at);
  // foresight_reasons.cpp: what is decided already of a value that waits; `reached` is left to whoever can complete the
  // marks.
  Prospect prospect(const plan::CellKey& key);
  const semantics::Verdict* verdict_on(const plan::CellKey& key) const;  // the rows a result comes from; null: none

 private:
  using Value = values::Value;
  using State = values::State;
  struct Place {  // a Standing, and what the arguments of the barème we are in may be
    Standing at;
    const std::vector<Possible>* arguments = nullptr;
    Place on(semantics::ObjectId object) const { return {at.on(object), arguments}; }
    Place in(const semantics::View& view) const { return {at.in(view), arguments}; }
  };

  // foresight.cpp: quantities and inputs
  Possible waiting(const plan::CellKey& key);
  Possible ruled(const plan::CellKey& key);
  Possible base(const plan::CellKey& key);
  Possible verdict(const semantics::Verdict& verdict, const plan::CellKey& key);
  Possible validated(const plan::CellKey& key);
  std::optional<Possible> exceptions(const plan::CellKey& key, bool& base_too);
  Possible any_input(const semantics::Type& type) const;

  // foresight_provisional.cpp: what « hors attente » says now, others who wait left out, may change when they come.
  static std::vector<bool> provisional(const TreeWalk& walk, semantics::ListId asked);
  static semantics::ListId codes_to_come(TreeWalk& walk);
  bool to_come(const values::Value& value) const;  // awaited, or a code that says so
  bool is_provisional(const semantics::Expression& expression) const;

  // foresight_reasons.cpp
  std::vector<Prospect::Reason> reasons(const plan::CellKey& key);
  std::vector<Prospect::Reason> of_rows(const semantics::Verdict& verdict, const plan::CellKey& key);
  bool surely_no_exception(const plan::CellKey& key);
  void because(const semantics::Expression& condition, const Place& at, bool outcome, std::vector<std::string>& texts);
  void because_of_members(const semantics::Quantified& node, const Place& at, std::vector<std::string>& texts);
  std::string comparison(const semantics::Compare& node, const Place& at, bool outcome);
  void because_of_letters(const semantics::Expression& condition, const Place& at, bool outcome,
                          const std::optional<values::CodeId>& code, std::vector<Prospect::Reason>& reasons);

  // foresight_nodes.cpp: expressions
  Possible evaluate(const semantics::Expression& expression, const Place& at);
  Possible calculated(const semantics::Expression& expression, const Place& at);
  Possible effect(const Possible& value, const semantics::Type& type) const;
  Possible effect(const semantics::Code& code, const semantics::Type& type) const;
  struct PossibleMember {  // of a set
    semantics::ObjectId object;
    bool sure;  // or perhaps not one of them
  };
  std::optional<std::vector<PossibleMember>> possible_members(const semantics::Set& set, const Place& at);
  PossiblePart part(const semantics::Aggregate& node, const PossibleMember& member, const Place& at);
  Possible looked_up(const semantics::Table& node, const Possible& subject, const Place& at);
  Possible share(const semantics::Quantified& node, const std::vector<Possible>& items) const;
  std::vector<Possible> all(const std::vector<semantics::ExpressionPtr>& items, const Place& at);

  Possible of(const semantics::ReadQuantity& node, const Place& at);
  Possible of(const semantics::ReadAcquired& node, const Place& at);
  Possible of(const semantics::ReadFact& node, const Place& at);
  Possible of(const semantics::Argument& node, const Place& at);
  Possible of(const semantics::Arithmetic& node, const Place& at);
  Possible of(const semantics::Negate& node, const Place& at);
  Possible of(const semantics::Mean& node, const Place& at);
  Possible of(const semantics::Aggregate& node, const Place& at);
  Possible of(const semantics::Extremum& node, const Place& at);
  Possible of(const semantics::Function& node, const Place& at);
  Possible of(const semantics::Apply& node, const Place& at);
  Possible of(const semantics::Table& node, const Place& at);
  Possible of(const semantics::Case& node, const Place& at);
  Possible of(const semantics::Compare& node, const Place& at);
  Possible of(const semantics::Logic& node, const Place& at);
  Possible of(const semantics::Not& node, const Place& at);
  Possible of(const semantics::Is& node, const Place& at);
  Possible of(const semantics::Exists& node, const Place& at);
  Possible of(const semantics::Quantified& node, const Place& at);
  Possible of(const semantics::Counted& node, const Place& at);
  Possible of(const semantics::Letters& node, const Place& at);
  Possible of(const semantics::InView& node, const Place& at);
  // The promotion, Lua and what the jury is asked: nothing is foreseen of them.
  template <class Other>
  Possible of(const Other&, const Place&) {
    return Possible::anything();
  }

  TreeWalk& walk_;
  semantics::ListId codes_to_come_;  // not valid: no mark of this student is a code that attends
  std::vector<bool> provisional_;    // by quantity; empty: none is
  std::unordered_map<plan::CellKey, Possible, plan::CellKeyHash> cells_;
  std::unordered_set<plan::CellKey, plan::CellKeyHash> open_;  // those being read
};

}  // namespace bareme::evaluation
