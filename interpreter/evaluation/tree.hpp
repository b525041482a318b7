// The walk behind TreeEvaluator, for the .cpp files of this folder only: one student, one value at a time, straight
// from the checked expressions. In: a World and the object, quantity and view asked for. Out: the value, why it is
// absent when it is, and, where a Wording or a Trace is given to fill, the words that explain it: the same code
// computes with and without explaining.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "evaluation/explain.hpp"
#include "evaluation/wording.hpp"
#include "semantics/marks.hpp"

namespace bareme::evaluation {

// Where an expression is read.
struct Standing {
  semantics::ObjectId object;  // what bare names mean
  semantics::ObjectId home;    // whose rule is being read: names are said as seen from there
  semantics::View view;
  semantics::ArticleId article;
  const std::vector<values::Value>* arguments = nullptr;  // inside a barème
  semantics::ObjectId around{};                           // whose set we go through: what a pair has is read from there
  Standing on(semantics::ObjectId other) const {
    Standing s = *this;
    s.around = object;
    s.object = other;
    return s;
  }
  Standing at(semantics::ObjectId other) const {
    Standing s = on(other);
    s.home = other;
    return s;
  }
  Standing in(const semantics::View& inner) const {
    Standing s = *this;
    s.view = view.with(inner);
    return s;
  }
};

// How tightly a formula's last operation holds; a looser one inside a tighter one stands in parentheses.
enum class Bond { Condition, Sum, Product, Whole };

// What an expression says of itself once computed.
struct Wording {
  std::string text;  // "(4 × EF 8,5 + 2 × CC 9,25) / 6"
  Bond bond = Bond::Whole;
  bool plain = true;  // one reading or one literal: nothing was calculated
  std::string remark;
  std::vector<Trace> children;
  semantics::ArticleId article;  // when another article than the standing one spoke
};

// Why a value is absent. Kept only while the absence is that of the whole (see TreeWalk::evaluate). Of a value that is
// there: the mark it is, when it is a code to be replaced by a note; it waits once a calculation reads it.
struct Cause {
  values::State state = values::State::SansObjet;
  std::string text;
  std::optional<plan::InputKey> input;
};

class TreeWalk {
  friend class Foresight;   // reads the same règlement over sets of values
  friend class WaysToFlip;  // looks in it for the conditions that would have to turn

 public:
  explicit TreeWalk(World world);

  values::Value read(const plan::CellKey& cell, Trace* trace);
  values::Value fact(semantics::ObjectId object, semantics::FactId fact, semantics::View view, Trace* trace);
  values::Value evaluate(const semantics::Expression& expression, const Standing& at, Wording* says);
  std::vector<TreeEvaluator::OpenChoice> choices(semantics::ObjectId object);
  bool takes(semantics::ObjectId object) { return follows(object) != values::State::SansObjet; }
  void begin();  // before each question asked from outside: nothing is explained yet
  void take_reasons(std::size_t mark, Trace& trace);  // what Lua has said since, as the reason of this
  const std::vector<Cause>& causes() const { return causes_; }
  std::string why_absent() const { return causes_since(0); }
  const std::vector<std::string>& missing() const { return missing_; }

  struct Assumed {  // a condition taken to hold or not, whatever it would give
    const semantics::Expression* condition;
    semantics::ObjectId object;
    semantics::View view;
    bool holds;
  };
  void assume(std::vector<Assumed> assumed) { assumed_ = std::move(assumed); }

  struct Term {  // a part of a mean or of another list
    values::Value value;
    values::Number weight = values::Number(1);
    std::string text;  // "BDD 9,48"
    Bond bond = Bond::Whole;
  };

 private:
  using Number = values::Number;
  using State = values::State;
  using Value = values::Value;
  using List = std::vector<Value>;

  struct Cell {
    Value value;
    std::vector<Cause> causes;
    bool computing = false;
  };
  struct Member {  // of a set; `kept` is the state of its `dont` when that is unknown, else Present
    semantics::ObjectId object;
    State kept = State::Present;
  };

  // tree_quantity.cpp: what a quantity is worth, by its role, its rule, its verdict and its exceptions.
  Value compute(const plan::CellKey& cell, Trace* trace);
  Value ordinary(const plan::CellKey& cell, Trace* trace);
  Value left_by_the_past(const plan::CellKey& cell, Trace* trace);
  Value result(const plan::CellKey& cell, Trace* trace);
  Value validated(const plan::CellKey& cell, Trace* trace);
  Value ruled(const plan::CellKey& cell, Trace* trace);
  Value base(const plan::CellKey& cell, Wording* says);
  Value verdict(const semantics::Verdict& verdict, const plan::CellKey& cell, Wording* says);
  Trace row_trace(std::string label, const Value& holds, Wording&& said, const Standing& at) const;
  const Value* posed(const plan::CellKey& cell) const;
  Value cycle(const plan::CellKey& cell);
  void head(const plan::CellKey& cell, const Value& value, std::size_t causes, Trace& trace) const;
  semantics::QuantityId sibling(semantics::QuantityId quantity, semantics::Quantity::Role role) const;

  // tree_exception.cpp: which exception, if any, replaces the base value.
  struct Ruling {
    bool decided = false;
    Value value;
  };
  struct Contender {  // an exception that applies (Present) or may (the state of its condition)
    std::size_t exception = 0;
    State state = State::Present;
  };
  Ruling exceptions(const plan::CellKey& cell, Wording* says,
                    Wording* considered);  // `considered`: each exception and its condition
  void contend(const plan::CellKey& cell, std::size_t index, std::vector<Contender>& contenders, Wording* says);
  Value applied(const plan::CellKey& cell, std::size_t index, Wording* says);
  bool wins_over(const semantics::Quantity& quantity, std::size_t winner, std::size_t loser) const;

  // tree_input.cpp: what comes from outside.
  Value input(const plan::InputKey& key, values::Kind kind) const;
  Value mark(const plan::CellKey& cell);
  Value decision(const plan::CellKey& cell);
  Value frozen(const plan::CellKey& cell);
  Value acquired(const semantics::ReadAcquired& node, const Standing& at);
  Value capitalised(semantics::ObjectId object);
  bool line_not_brought(semantics::ObjectId object) const;
  // Does the student take it (« suivi si »), and what contains it? Present: yes; sans objet: no, else the state of what
  // would tell. Its cause is told.
  State follows(semantics::ObjectId object);
  bool elsewhere(semantics::ObjectId object) const;
  Value stated(semantics::ObjectId object, semantics::ObjectId owner, semantics::FactId fact, semantics::View view);
  Value given(semantics::ObjectId owner, semantics::FactId fact, semantics::View view);
  std::optional<Value> fact_default(semantics::ObjectId owner, semantics::FactId fact, semantics::View view);
  Value fact_value(semantics::ObjectId object, semantics::FactId fact, semantics::View view);
  Value awaited_input(const plan::InputKey& key);
  Value as_given(const plan::InputKey& key, Value value);
  Value missing(const std::string& name);
  Value not_given(const plan::InputKey& key);
  std::string input_name(const plan::InputKey& key) const;

  // One arm a node kind, in the file of its family.
  Value of(const semantics::Constant& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::ReadQuantity& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::ReadAcquired& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::ReadFact& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::ReadJury& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Argument& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::InView& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Cohort& node, const semantics::Expression& self, const Standing& at, Wording* says);
  // tree_lua.cpp
  struct Gift;  // an argument, its words, and what it waits for
  Value of(const semantics::CallLua& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Gift give(const semantics::ExpressionPtr& item, const Standing& at, Wording* says);
  State give_list(const semantics::LuaArgument& argument, const semantics::LuaFunction::Argument& declared,
                  const Standing& at, std::vector<Gift>& gifts, semantics::Given& list, Wording* says);
  Value of_promotion(const semantics::Cohort& node, Value answer, const semantics::Expression& self, const Standing& at,
                     Wording* says);
  void give_reasons(const semantics::LuaFunction& function, const std::string& reason);
  std::string why_no_answer(const semantics::Cohort& node, State state, const std::string& words,
                            const semantics::Expression& self, const Standing& at) const;

  Value of(const semantics::Arithmetic& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Negate& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Function& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Extremum& node, const semantics::Expression& self, const Standing& at, Wording* says);

  Value of(const semantics::Mean& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Aggregate& node, const semantics::Expression& self, const Standing& at, Wording* says);

  Value of(const semantics::Listing& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Reasons& node, const semantics::Expression& self, const Standing& at, Wording* says);

  Value of(const semantics::Table& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Apply& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Case& node, const semantics::Expression& self, const Standing& at, Wording* says);

  Value of(const semantics::Compare& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Logic& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Not& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Is& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Exists& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Quantified& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Counted& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::Letters& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::ObjectIs& node, const semantics::Expression& self, const Standing& at, Wording* says);
  Value of(const semantics::ViewIs& node, const semantics::Expression& self, const Standing& at, Wording* says);

  // The value with the effect its code declares, if it is a code of « codes de note ».
  Value calculated(const semantics::ExpressionPtr& expression, const Standing& at, Wording* says);
  // `causes`: where what its evaluation told begins.
  Value effect(const Value& value, std::size_t causes, Wording* says);
  Value to_be_replaced(const semantics::Code& code, std::size_t causes);
  bool is_to_be_replaced(const Value& value) const { return semantics::is_to_be_replaced(regulation(), value); }
  bool say_ties(const semantics::Cohort& node, const Standing& at);
  // « attend ce qui manque à E012, E034 et 3 autres »
  std::string why_it_is(State state, const semantics::Cohort& node, const Standing& at) const;
  static std::string few_of(const std::vector<std::string>& students);
  void tell_keys(const semantics::Cohort& node, const Standing& at, Wording& says);
  // tree_allocation.cpp: what was given, and what became of each wish before it.
  Value allocated(const semantics::Cohort& node, Value given, const semantics::Expression& self, const Standing& at,
                  Wording* says);
  void why_not_allocated(const semantics::Cohort& node, const Value& given, const Standing& at);
  Value told(const semantics::Cohort& node, semantics::Allocation::Told what, std::size_t about, const Standing& at);
  std::string opening_words(const semantics::Cohort& node, std::size_t about, const Value& given, const Standing& at);
  void say_bands(const semantics::Case& node, const Standing& at, Wording& says);
  Value dated(const semantics::Arithmetic& node, const Value& left, const Value& right);
  Value function(const semantics::Function& node, const List& arguments);
  Value chosen_result(const semantics::Expression& result, const Standing& at, Wording* says);
  Value evaluate_operand(const semantics::Expression& operand, const Standing& at, Wording* says);
  std::string margin(const semantics::Compare& node, const Value& left, const Value& right,
                     const Wording& left_said) const;
  std::string extreme(const semantics::Quantified& node, const std::vector<Trace>& items) const;
  std::string in_short(const Trace& item) const;
  std::string each_in_short(const std::vector<const Trace*>& items) const;
  std::string told_together(const semantics::Quantified& node, const std::vector<const Trace*>& deciding,
                            std::size_t total) const;
  void say_quantified(const semantics::Quantified& node, const Value& outcome, std::vector<Trace> items,
                      Wording& says) const;

  // Lists.
  std::vector<Member> members(const semantics::Set& set, const Standing& at);
  // Reads `body` on each member; parts sans objet are left out and told in `says`. The strictest of the other absences
  // is returned.
  State collect(const semantics::Aggregate& node, const Standing& at, std::vector<Term>& terms, Wording* says);
  State add_part(const semantics::MeanPart& part, const Standing& at, std::vector<Term>& terms, Wording* says);
  bool counts_for_nothing(const Term& term, std::size_t causes);
  State add_term(Term term, Wording&& said, const std::string& label, std::size_t causes, std::vector<Term>& terms,
                 Wording* says);
  Value mean_of(const std::vector<Term>& terms);
  // tree_choice.cpp: they leave in `terms` what counts, and say what does not.
  std::string tie_words(const semantics::Set& set) const;
  std::string keep_selected(const semantics::Aggregate& node, std::vector<Term>& terms);
  std::string take_up_to(const semantics::Aggregate& node, const values::Number& amount, std::vector<Term>& terms);
  Value fold(semantics::Operation operation, const std::vector<Term>& terms);
  void say_mean(const std::vector<Term>& terms, bool in_percent, Wording& says) const;
  void speak_through_filler(const semantics::Aggregate& node, const Standing& at, Wording& says) const;

  // What the trials of a règlement went through (coverage.hpp).
  template <class Part>
  void took(const Part& part) {
    if (world_.coverage) world_.coverage->took(&part);
  }

  void say_call(const semantics::Expression& expression, const Standing& at, const Value& value, Wording&& body,
                Wording& says);
  Value absent(State state, std::string text = {}, std::optional<plan::InputKey> input = {});
  Value failed(std::string text) { return absent(State::EnErreur, std::move(text)); }
  std::string causes_since(std::size_t mark) const;  // "ABJ neutralise", joined
  void keep_causes(std::size_t mark, State state);
  void keep_causes(std::size_t mark, const Value& value);
  std::string name(const plan::CellKey& cell) const;  // "S7.moyenne en session 1"
  // tree_name.cpp: the same said to whoever reads one line alone, wherever the rule stands: "MATH.moyenne", "MATH.EF";
  // of a calculation, as the règlement writes it.
  std::string full_name(const plan::CellKey& cell) const;
  std::string full_name(const semantics::Expression& expression, const Standing& at) const;
  std::string said(const semantics::Expression& expression, const Value& value) const;  // at its rounding
  std::optional<plan::CellKey> cell_read(const semantics::Expression& expression, const Standing& at) const;
  const std::string& address_of(semantics::ObjectId object) const;
  std::string object_name(semantics::ObjectId object,
                          semantics::ObjectId home) const;  // "EF" seen from its matière, else "MATH5.EF"
  std::string reading(semantics::QuantityId quantity, semantics::ObjectId object, const Standing& at) const;
  std::string words(const Value& value, const semantics::Type& type,
                    const std::optional<values::Rounding>& rounding = {}) const;
  semantics::ObjectId reach(const semantics::Reach& reach, const Standing& at, semantics::LevelId level) const;

  const semantics::CheckedRegulation& regulation() const { return *world_.regulation; }
  const semantics::Curriculum& curriculum() const { return *world_.curriculum; }

  World world_;
  std::vector<semantics::QuantityId> capitalised_;  // of each level, the predicate of that name
  std::unordered_map<plan::CellKey, Cell, plan::CellKeyHash> cells_;
  std::unordered_set<plan::CellKey, plan::CellKeyHash>
      explained_;  // told above in this explanation: named again, not told again
  int expansions_ = 0;
  static constexpr int readable = 4000;  // expansions; an explanation that grows beyond tells each thing once
  std::vector<plan::CellKey> path_;      // cells being computed, outermost first
  std::vector<Cause> causes_;
  std::vector<std::string> missing_;
  std::vector<std::string> reasons_;  // told by Lua of what is being explained, until a quantity takes them
  int depth_ = 0;
  std::vector<semantics::ObjectId> asked_;  // whose « suivi si » is being read
  std::vector<Assumed> assumed_;
  mutable std::unordered_map<std::size_t, std::string> addresses_;  // said so far, of each object
};

}  // namespace bareme::evaluation
