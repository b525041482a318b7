// What a value waiting for marks or entries will be whatever they turn out to be: « en attente de MATH5.EF, AJ quoi
// qu'il arrive » (R21). Each awaited mark may become any number of its scale or any code of « codes de note », each
// awaited entry anything its declaration allows; what is known already stays. The règlement is then read over sets of
// values (possible.hpp), which are too wide where a mark enters twice, never too narrow: what is foreseen is certain,
// and what cannot be told apart is not foreseen. For the .cpp files of this folder; others ask TreeEvaluator.
#pragma once

#include "evaluation/possible.hpp"
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

class Foresight {
 public:
  explicit Foresight(TreeWalk& walk) : walk_(walk) {}
  Possible cell(const plan::CellKey& key);
  // A condition of a verdict on that object, when it is certain.
  std::optional<values::Value> certain(const semantics::Expression& condition, const Standing& at);

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

  // foresight_nodes.cpp: expressions
  Possible evaluate(const semantics::Expression& expression, const Place& at);
  Possible calculated(const semantics::Expression& expression, const Place& at);
  Possible effect(const Possible& value, const semantics::Type& type) const;
  Possible effect(const semantics::Code& code, const semantics::Type& type) const;
  PossiblePart part(const semantics::Aggregate& node, const TreeWalk::Member& member, const Place& at);
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
  Possible of(const semantics::Letters& node, const Place& at);
  Possible of(const semantics::InView& node, const Place& at);
  // The promotion, Lua and what the jury is asked: nothing is foreseen of them.
  template <class Other>
  Possible of(const Other&, const Place&) {
    return Possible::anything();
  }

  TreeWalk& walk_;
  std::unordered_map<plan::CellKey, Possible, plan::CellKeyHash> cells_;
};

}  // namespace bareme::evaluation
