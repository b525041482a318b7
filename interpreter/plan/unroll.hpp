// Unrolls the rules over a curriculum: one calculation for each (object, quantity, view) asked for or read. We stand on
// an object; what the maquette alone decides (sets, filters, attributes, « semestre est S9 », views) is decided here,
// and only students remain. Inside plan/ only.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "plan/builder.hpp"
#include "plan/plan.hpp"

namespace bareme::plan {

struct Standing {
  semantics::ObjectId object;
  semantics::View view;
  std::vector<Slot> arguments = {};  // of the barème we are in
  semantics::ObjectId around{};      // whose set we go through: what a pair has is read from there
  Slot where = -1;                   // what is calculated here is read only where this holds; -1: everywhere
};

// Objects met by one problem of one rule: reported once, with all of them.
struct Uncovered {
  std::vector<semantics::ObjectId> objects;
};
struct AtPlace {
  diagnostics::Span place;
  std::vector<semantics::ObjectId> objects;
};

class Unroller {
 public:
  Unroller(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
           const Request& request, diagnostics::Diagnostics& diagnostics);

  Slot cell(semantics::ObjectId object, semantics::QuantityId quantity, semantics::View view);
  std::vector<ChoiceCells> choices();
  Slot asked(const Asked& asked);
  Slot exact(const CellKey& key) const;  // -1: not rounded, or not unrolled
  void report();  // what was gathered on the way: uncovered objects, rescaled parts, objects without a row
  Builder& builder() { return builder_; }
  std::unordered_map<CellKey, Slot, CellKeyHash> take_cells() { return std::move(cells_); }

 private:
  using ObjectId = semantics::ObjectId;
  using QuantityId = semantics::QuantityId;
  using FactId = semantics::FactId;
  using View = semantics::View;
  struct Member {
    Standing standing;
    Slot condition;
  };  // condition -1: always in

  // unroll_quantities.cpp
  Slot calculated(ObjectId object, QuantityId quantity, View view);
  Slot ordinary(ObjectId object, QuantityId quantity, View view);
  Slot base(ObjectId object, QuantityId quantity, View view);
  Slot mark(ObjectId object, const semantics::Quantity& quantity, View view);
  Slot proposition(ObjectId object, QuantityId quantity, View view);
  void note_unanswered(const semantics::Verdict& verdict, semantics::ObjectId object);
  Slot decision(ObjectId object, View view);
  Slot result(ObjectId object, const semantics::Quantity& quantity, View view);
  Slot with_exceptions(ObjectId object, QuantityId quantity, View view);
  bool has_exception(ObjectId object, const semantics::Quantity& quantity) const;
  Slot sibling(ObjectId object, semantics::LevelId level, semantics::Quantity::Role role, View view);
  Slot posed_over(const CellKey& key, const std::function<Slot()>& computed);
  Slot rounded(const CellKey& key, const semantics::Quantity& quantity, Slot slot);
  Slot on_line(ObjectId object, Slot slot);  // the value where the student has the line and follows the object
  Slot follows(ObjectId object);
  Slot input(InputKey key, values::Value otherwise, bool mark = false);
  int only_rule(ObjectId object, QuantityId quantity);
  void report_cycle(const CellKey& key);

  // unroll_acquired.cpp
  Slot frozen(ObjectId object, QuantityId quantity, View view);
  Slot capitalised(ObjectId object);
  Slot unless_capitalised(ObjectId object, const std::function<Slot()>& acquired, Slot otherwise);
  Slot of(const semantics::ReadAcquired& node, const Standing& standing);

  // unroll_facts.cpp
  Slot fact(FactId fact, const Standing& standing, ObjectId seen_from);
  Slot given(const semantics::Fact& declared, FactId fact, ObjectId owner, View view);
  Slot stated(const semantics::Fact& declared, FactId fact, ObjectId owner, ObjectId seen_from);
  Slot otherwise(const semantics::Fact& declared, ObjectId owner, values::State when_none);
  Slot jury(semantics::JuryFact fact);

  // unroll_expressions.cpp
  Slot expression(const semantics::Expression& expression, const Standing& standing);
  Slot operand(const semantics::Expression& expression, const Standing& standing);  // with the effect of codes
  Slot of(const semantics::Constant& node, const Standing& standing);
  Slot of(const semantics::ReadQuantity& node, const Standing& standing);
  Slot of(const semantics::ReadFact& node, const Standing& standing);
  Slot of(const semantics::ReadJury& node, const Standing& standing);
  Slot of(const semantics::Argument& node, const Standing& standing);
  Slot of(const semantics::Arithmetic& node, const Standing& standing);
  Slot dated(const semantics::Arithmetic& node, Slot left, Slot right);
  Slot of(const semantics::Negate& node, const Standing& standing);
  Slot of(const semantics::Extremum& node, const Standing& standing);
  Slot of(const semantics::Function& node, const Standing& standing);
  Slot of(const semantics::Apply& node, const Standing& standing);
  // unroll_lua.cpp: a call is made only for those whose answer will be read.
  bool may_call(const semantics::Expression& expression) const;
  Standing where_no_row_holds(const semantics::Case& node, const Standing& standing);
  Standing only_where(Slot condition, const Standing& standing, const semantics::Expression& read);
  Slot of(const semantics::CallLua& node, const Standing& standing);
  void promotion_call(const semantics::PromotionCall& node, const Standing& standing, Instruction& instruction);
  Slot of(const semantics::Table& node, const Standing& standing);
  Slot of(const semantics::InView& node, const Standing& standing);
  Slot of(const semantics::Cohort& node, const Standing& standing);
  void allocate(const semantics::Allocation& node, const Standing& standing, Instruction& instruction);

  // unroll_aggregates.cpp
  std::vector<Member> members(const semantics::Set& set, const Standing& standing);
  Slot kept(const Member& member, Slot value);
  Slot weight_of(const Member& member, const semantics::ExpressionPtr& weight);
  Slot mean(std::vector<std::pair<Slot, Slot>> parts);  // (value, weight)
  Slot aggregate_best(const semantics::Aggregate& node, const std::vector<std::pair<Slot, Slot>>& parts);
  Slot up_to(const semantics::Aggregate& node, const std::vector<std::pair<Slot, Slot>>& parts,
             const Standing& standing);
  Slot part_weight(const semantics::MeanPart& part, const Standing& standing);
  void add_each(const semantics::MeanPart& part, const Standing& standing, std::vector<std::pair<Slot, Slot>>& parts);
  void note_rescaling(const semantics::Mean& node, const Standing& standing,
                      const std::vector<std::pair<Slot, Slot>>& parts);
  void note_unweighed(const semantics::Aggregate& node, const Member& member, Slot value, Slot weight);
  Slot of(const semantics::Mean& node, const Standing& standing);
  Slot of(const semantics::Aggregate& node, const Standing& standing);
  Slot of(const semantics::Listing& node, const Standing& standing);
  Slot of(const semantics::Reasons& node, const Standing& standing);

  // unroll_conditions.cpp
  Slot of(const semantics::Case& node, const Standing& standing);
  Slot of(const semantics::Compare& node, const Standing& standing);
  Slot of(const semantics::Logic& node, const Standing& standing);
  Slot of(const semantics::Not& node, const Standing& standing);
  Slot of(const semantics::Is& node, const Standing& standing);
  Slot of(const semantics::Exists& node, const Standing& standing);
  Slot of(const semantics::Quantified& node, const Standing& standing);
  Slot share(const semantics::Quantified& node, const Standing& standing);
  Slot of(const semantics::Counted& node, const Standing& standing);
  Slot of(const semantics::Letters& node, const Standing& standing);
  Slot of(const semantics::ObjectIs& node, const Standing& standing);
  Slot of(const semantics::ViewIs& node, const Standing& standing);
  // Rows read down to the one that holds. Results that no student can reach are not unrolled.
  struct Row {
    const semantics::Expression* condition;
    std::function<Slot(Slot condition)> result;
  };
  Slot select(const std::vector<Row>& rows, const std::function<Slot()>& otherwise, const Standing& standing);

  Slot without_row(const semantics::Case& node, const Standing& standing);

  ObjectId reached(const semantics::Reach& reach, ObjectId from, semantics::LevelId level) const;

  const semantics::CheckedRegulation& regulation_;
  const semantics::Curriculum& curriculum_;
  const Request& request_;
  diagnostics::Diagnostics& diagnostics_;
  Builder builder_;
  std::unordered_map<CellKey, Slot, CellKeyHash> cells_;
  std::unordered_map<CellKey, Slot, CellKeyHash> exact_;  // of those rounded, the operand of their rounding
  std::vector<CellKey> path_;                             // cells being unrolled, outermost first
  std::unordered_map<CellKey, std::size_t, CellKeyHash> on_path_;
  std::map<std::pair<semantics::LevelId, semantics::Quantity::Role>, QuantityId> roles_;
  std::vector<QuantityId> capitalised_;  // of each level, the predicate of that name
  std::vector<ObjectId> line_;           // for each object, the line slot it is or is in
  enum class Presence { Unknown, Asked, Known };
  std::vector<Presence> presence_;  // for each object, is follows_ known? Asked while its condition is being read
  std::vector<Slot> follows_;       // for each object, the truth of « suivi si », its containers' too; -1: everyone
  std::vector<bool> elsewhere_;     // for each object, is it or what contains it elsewhere?
  std::set<std::set<QuantityId>> cycles_;                 // reported
  std::set<QuantityId> conflicts_;                        // reported: two base rules
  using Place = std::pair<std::uint32_t, std::uint32_t>;  // source and first byte
  std::map<QuantityId, Uncovered> uncovered_;
  std::map<Place, AtPlace> rescaled_;    // by the place of the mean
  std::map<Place, AtPlace> unanswered_;  // by the place of a row of a verdict whose condition is sans objet there
  std::map<Place, AtPlace> unweighed_;   // by the place of a weight that is computed, and sans objet there
  std::map<Place, AtPlace> rowless_;     // by the place of the first row of a « selon » no row of which answers
};

}  // namespace bareme::plan
