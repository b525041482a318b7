// The checker's own workings, shared by the files check_*.cpp of this folder and by nobody else.
// A Checker fills one CheckedRegulation, in passes: levels, codes, facts, names of quantities, then bodies (typed on
// demand, so the order of articles is free). Queries, exemples and cas use the same object with a curriculum beside it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/check.hpp"
#include "semantics/regulation.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

// What the names of a function stand for: its arguments, then its `soit`. Null: told already.
struct Bound {
  std::vector<std::pair<std::string, ExpressionPtr>> names;  // folded
  const Type* result = nullptr;                              // what the function declares it gives
  bool declared_only = false;  // the arguments are those declared, not yet what a call gives
};

// In a row of thresholds, what is examined stays within those of the row.
struct Band {
  ExpressionPtr subject;
  std::optional<values::Number> low, high;
};

// Where an expression is read: the level we stand on, and what else is in sight there.
struct Standing {
  LevelId level;
  ArticleId article;  // its `soit` names are in sight
  LevelId article_level;
  TableId table;                           // inside a barème: its argument is in sight
  const Curriculum* curriculum = nullptr;  // a query or a case: any code may be named
  const Bound* bound = nullptr;            // inside a function: nothing else is in sight
  LevelId around{};            // of the object whose set we go through: what a pair has is read from there (poids)
  const Band* band = nullptr;  // in a row of thresholds
  Standing on(LevelId inner) const {
    Standing s = *this;
    s.around = level;
    s.level = inner;
    s.band = nullptr;
    return s;
  }
  Standing within(const Band* row) const {
    Standing s = *this;
    s.band = row;
    return s;
  }
};

// A value of an enumeration as people write it: one or more words, or a text.
std::optional<std::string> word_of(const syntax::Expression& expression);
std::string bounds_text(const Type& type);  // « de 0 à 20 »
std::string nature_text(const Type& type);  // « un nombre »

class Checker {
 public:
  Checker(CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics)
      : regulation_(regulation), diagnostics_(&diagnostics) {}

  void check_regulation(const syntax::Regulation& tree);

  // Expressions. Null when something in them was wrong (and reported).
  ExpressionPtr expression(const syntax::Expression& tree, const Standing& standing);
  ExpressionPtr formed(const syntax::Expression& tree, const Standing& standing);
  ExpressionPtr condition(const syntax::Expression& tree, const Standing& standing);
  ExpressionPtr number(const syntax::Expression& tree, const Standing& standing);
  ExpressionPtr calculable(ExpressionPtr found, Span place);  // a number, else told and null
  ExpressionPtr conditions(const syntax::Conditions& tree, const Standing& standing);
  // A literal or an enumerated word as a value of that type; none when it is not one (reported).
  std::optional<values::Value> constant(const syntax::Expression& tree, const Type& type);
  // The same, within the bounds that type declares.
  std::optional<values::Value> declared_value(const syntax::Expression& tree, const Type& type);
  // `chosen`: a choice is made among its members beyond the set itself (à hauteur de).
  std::optional<Set> set_from(const syntax::Set& tree, const Standing& standing, bool chosen = false);
  bool tie_key(const syntax::Set& tree, bool chosen, Set& set);
  std::optional<Heading> heading(const syntax::Article& article);
  std::optional<View> view_named(const syntax::Name& name);
  struct Place_ {
    Reach reach;
    LevelId level;
  };
  std::optional<Place_> object_of(const syntax::Path& path, const Standing& standing, bool report);
  const Type& type_of(QuantityId quantity);
  values::CodeId no_code() const { return -1; }
  bool result_for_average(const syntax::Comparison& tree, const Expression& left, const Standing& standing);
  std::vector<std::string> holders_of(const std::string& quantity, const Curriculum& curriculum) const;
  std::string attribute_of_types(const CodeList& list) const;
  bool report_code(const std::string& name, const Standing& standing, Span place);  // false: no code of that name
  std::vector<std::string> code_names(ListId list) const;  // none when the list is not declared
  std::vector<values::CodeId> codes_of(const std::vector<syntax::ExpressionPtr>& trees, ListId list);

 private:
  // passes (check_structure.cpp, check_declarations.cpp, check_articles.cpp, check_tables.cpp, check_reads.cpp…)
  void levels(const syntax::Structure& tree);
  void contents(const syntax::Structure& tree);
  void populations(const syntax::Structure& tree);
  void groups(const syntax::Structure& tree);
  void grouping_attributes(const syntax::Structure& tree);
  void followed(const syntax::Structure& tree);
  void code_list(const syntax::CodeList& tree);
  void resolve_counts_as(const syntax::CodeList& tree);
  void code_effect(Code& code, const syntax::Code::Effect& effect);
  void convention_views(const syntax::Convention& tree);
  void declare_view(const syntax::ViewRule& tree);
  void convention_roundings(const syntax::Convention& tree);
  void fact(const syntax::Fact& tree, LevelId level, ArticleId article);
  void parameter(const syntax::Parameter& tree);
  bool filtered(const std::optional<syntax::Set>& scope);
  std::optional<Type> type_from(const syntax::Type& tree, const std::string& owner);
  ListId list_holding(const std::vector<syntax::Name>& values) const;
  std::optional<Type> type_without_step(const syntax::Type& tree, const std::string& owner);
  void declare_article(const syntax::Article& tree);
  void declare_table(const syntax::Scale& tree);
  void define_table(const syntax::Scale& tree, TableId table);
  void declare_formula(const syntax::Function& tree);
  void define_formula(std::size_t formula);
  ExpressionPtr formula_body(const Formula& formula, std::vector<ExpressionPtr> arguments, bool declared_only);
  ExpressionPtr formula_call(std::size_t formula, const syntax::Call& tree, const Standing& standing, Span place);
  bool formula_answers(const ExpressionPtr& value, const Formula& formula, bool declared_only);
  ExpressionPtr given(const syntax::Expression& tree, const Type& declared, const Standing& standing);
  void declare_lua(const syntax::LuaFunction& tree);  // check_lua.cpp, with the four after it
  std::optional<LuaFunction::Argument> lua_argument(const syntax::Argument& tree, const LuaFunction& function);
  ExpressionPtr lua_call(const syntax::Call& tree, const Standing& standing, Span place);
  std::optional<LuaArgument> lua_given(const syntax::Expression& tree, const LuaFunction::Argument& declared,
                                       const LuaFunction& function, const Standing& standing);
  ExpressionPtr field_of(const syntax::Name& name, const LuaFunction::Argument& declared, const Standing& standing);
  ExpressionPtr answer(const syntax::Expression& tree, const Standing& standing);
  bool only_arguments(const Standing& standing, Span place);
  QuantityId declare_quantity(const syntax::Name& name, LevelId level, Quantity::Role role, ArticleId local_to);
  void declare_verdict(LevelId level, Span place);
  void declare_marks();
  void define(QuantityId quantity);
  void define_exceptions();
  struct Order {  // « exception … à "x" »
    QuantityId quantity;
    std::size_t exception;
    const syntax::Text* over;
  };
  void set_order(const Order& order);
  void check_exceptions(const Quantity& quantity);
  ExpressionPtr replacement(const syntax::Definition& tree, const Quantity& quantity, const Standing& standing);
  void lose_names(const syntax::Article& tree);
  bool reads_as_verdict(const syntax::Name& name, const syntax::Article& article);  // told
  void check_worths();
  void own_letter(const std::string& letter, Span place, std::map<std::string, Span>& known);
  ExpressionPtr lettered(const syntax::Conditions& tree, const Standing& standing, const std::string& under,
                         Span place);
  void define_choices();
  struct PendingArticle_;
  void verdict(const syntax::Article& tree, const PendingArticle_& pending);
  ExpressionPtr joined(ExpressionPtr heading, ExpressionPtr own, Span place);
  ExpressionPtr definition_body(const syntax::Definition& tree, const Standing& standing);
  ExpressionPtr selection(const syntax::Selection& tree, const Standing& standing, Span place);
  ExpressionPtr selection_of(ExpressionPtr subject, const std::vector<syntax::Row>& rows, const Standing& standing,
                             Span place, const Type* declared = nullptr);
  std::optional<ListId> list_of(const std::vector<const syntax::Expression*>& words);
  ExpressionPtr code_value(const syntax::Expression& tree, ListId list);
  bool may_be_code(const syntax::Expression& tree, const Standing& standing);
  // `bands`: of each, or none.
  std::vector<ExpressionPtr> outcomes(const std::vector<const syntax::Expression*>& trees, const Standing& standing,
                                      const std::vector<Band>& bands = {});
  std::vector<Band> bands_of(const ExpressionPtr& subject, const std::vector<syntax::Row>& rows,
                             const std::vector<std::optional<values::Value>>& keys) const;
  ExpressionPtr row_result(const syntax::Expression& tree, const Standing& standing, const Type* declared);
  ExpressionPtr object_selection(const Place_& subject, const std::vector<syntax::Row>& rows, const Standing& standing,
                                 Span place);
  ExpressionPtr case_selection(const std::vector<syntax::Row>& rows, const Standing& standing, Span place);
  std::optional<Type> common_type(const std::vector<ExpressionPtr*>& results);
  bool fits(const ExpressionPtr& value, const Type& declared);
  void answers(const ExpressionPtr& result, const ScaleTable& table);
  bool suits(const ExpressionPtr& argument, const Type& declared, const std::string& reader);
  void check_bands(const Table& table, const Type& subject, const std::vector<Span>& tests, Span place);
  void codes_without_row(const Table& table, const Type& subject, Span place);
  struct Side;  // the keys of a « tableau », from the top or from the left (check_grids.cpp)
  std::optional<Side> side(const std::vector<const syntax::Square*>& squares, const Type& type, Span place);
  ExpressionPtr looked_up(const Side& side, std::vector<ExpressionPtr> results, ExpressionPtr subject, Span place);
  ExpressionPtr grid_body(const syntax::Scale& tree, const ScaleTable& table, const Standing& standing);
  ExpressionPtr two_entries(const syntax::Scale& tree, const ScaleTable& table, const Standing& standing);
  ExpressionPtr one_entry(const syntax::Scale& tree, const ScaleTable& table, const Standing& standing);
  ExpressionPtr square_value(const syntax::Square& square, const std::string& where, const ScaleTable& table,
                             const Standing& standing);
  TableId table_named(const syntax::Call& tree);
  ExpressionPtr table_call(const syntax::Call& tree, TableId table, const Standing& standing, Span place);
  bool ordered(const Type& type) const;  // codes of a list that has an order
  bool known_name(const syntax::Expression& tree, const Standing& standing);
  std::vector<ExpressionPtr> compared_operands(const std::vector<const syntax::Expression*>& trees,
                                               const Standing& standing);
  ExpressionPtr best_of(const syntax::BestOf& tree, const Standing& standing, Span place);
  ExpressionPtr best_number(Extremum&& extremum, Span place);
  ExpressionPtr merit(const ExpressionPtr& code, Span place);  // its place in the order, as a number
  ExpressionPtr dated(const syntax::Binary& tree, ExpressionPtr left, ExpressionPtr right, Span place);
  ExpressionPtr text_test(ExpressionPtr operand, const std::vector<syntax::ExpressionPtr>& values, bool negated,
                          Span place);
  std::optional<values::RoundingMode> written_mode(const syntax::Part& part);
  void mark_scale(const syntax::MarkScale& tree);
  void sessions(const syntax::Sessions& tree);
  void attach_mark_maximum(const syntax::Structure& tree);
  void document(const syntax::Document& tree);  // check_documents.cpp, with the two after it
  std::optional<Document::Line> document_line(const syntax::Document::Line& tree, const Document& document);
  std::optional<Document::Shown> document_item(const syntax::Document::Shown& tree, LevelId level);
  void check_overlaps();
  void check_static_cycles();
  void check_reads();
  void hold(const syntax::Check& tree, const Standing& standing, const std::optional<Heading>& heading);
  bool first_check(const syntax::Check& tree, const std::string& of);
  void hold_checks(const syntax::Regulation& tree);
  void attach_rounding(const syntax::RoundingRule& tree);

  // expressions (check_expression.cpp, check_paths.cpp, check_arithmetic.cpp, check_conditions.cpp, check_sets.cpp)
  ExpressionPtr path(const syntax::Path& tree, const Standing& standing);
  ExpressionPtr acquired(const syntax::Path& tree, const Standing& standing);
  ExpressionPtr single_name(const syntax::Path& tree, const Standing& standing);
  ExpressionPtr read_on(const Place_& place, const syntax::Name& name, const Standing& standing);
  ExpressionPtr read_quantity(Reach reach, QuantityId quantity, Span place);
  ExpressionPtr read_fact(Reach reach, FactId fact, Span place);
  ExpressionPtr pair_fact(const syntax::Name& name, const Standing& standing, bool& known);
  std::optional<Reach> series(const syntax::Path& path, Reach reach, bool report_problem);
  bool seen_twice(FactId inner, LevelId from, Span place);
  bool two_things(const syntax::Path& tree, const Standing& standing);  // told: an object, and a quantity of another
  bool alone_two_things(const syntax::Path& tree, const Standing& standing);
  ExpressionPtr typed_marks(values::CodeId type, const Standing& standing, Span place);
  ExpressionPtr binary(const syntax::Binary& tree, const Standing& standing, Span place);
  ExpressionPtr fraction(const syntax::Fraction& tree, Span place);
  ExpressionPtr call(const syntax::Call& tree, const Standing& standing, Span place);
  ExpressionPtr mean_call(const syntax::Call& tree, const Standing& standing, Span place);
  ExpressionPtr function_call(const syntax::Call& tree, const Standing& standing, Span place);
  ExpressionPtr aggregate(const syntax::Aggregate& tree, const Standing& standing, Span place);
  ExpressionPtr cohort(const syntax::Cohort& tree, const Standing& standing, Span place);
  ExpressionPtr ranking(const std::vector<syntax::RankKey>& keys, const syntax::Population& population,
                        const Standing& standing, Span place);
  std::optional<RankKey> rank_key(const syntax::RankKey& tree, const Standing& standing);
  bool population(const syntax::Population& tree, const Standing& standing, Cohort& cohort);
  ExpressionPtr population_filter(const syntax::Filter& tree, const Standing& standing);
  ExpressionPtr listing(const syntax::Listing& tree, const Standing& standing, Span place);
  ExpressionPtr reasons(const syntax::Listing& tree, const Standing& standing, Span place);
  ExpressionPtr allocation(const syntax::Allocation& tree, const Standing& standing, Span place);
  std::optional<std::vector<ExpressionPtr>> wishes(const syntax::Allocation& tree, const Standing& standing);
  std::optional<Opening> opening(const syntax::Row& tree, ListId list, const Standing& standing);
  ExpressionPtr statistic(const syntax::Cohort& tree, const Standing& standing, Span place);
  ExpressionPtr distribution(const syntax::Distribution& tree, const Standing& standing, Span place);
  std::vector<ExpressionPtr> band_values(const std::vector<const syntax::Expression*>& trees, const Standing& standing);
  bool left_out(const syntax::Set& tree, Set& set);
  bool weighed(const syntax::Aggregate& tree, Aggregate& aggregate, const Standing& standing);
  bool is_the_word_impossible(const syntax::Expression& tree, const Standing& standing);
  ExpressionPtr in_view(const syntax::InView& tree, const Standing& standing, Span place);
  ExpressionPtr conditional(const syntax::Conditional& tree, const Standing& standing, Span place);
  bool quotient_for_value(const syntax::Expression& tree, const ExpressionPtr& value, const Type& other);
  ExpressionPtr comparison(const syntax::Comparison& tree, const Standing& standing, Span place);
  void report_unrounded(const std::string& what, const ExpressionPtr& value, Span place);
  ExpressionPtr compare(Relation relation, ExpressionPtr left, ExpressionPtr right, Span place);
  ExpressionPtr is(const syntax::Is& tree, const Standing& standing, Span place);
  ExpressionPtr among(const syntax::AmongValues& tree, const Standing& standing, Span place);
  ExpressionPtr object_is(const Place_& place, const std::vector<syntax::ExpressionPtr>& values, bool negated,
                          Span where);
  ExpressionPtr code_test(ExpressionPtr operand, const std::vector<syntax::ExpressionPtr>& values, bool negated,
                          Span place);
  bool may_be_missing(const Reach& reach) const;
  ExpressionPtr exists(const syntax::Exists& tree, const Standing& standing, Span place);
  bool can_be_counted(const std::string& words, const std::string& written, int count, std::size_t total, Span place);
  ExpressionPtr counted(const syntax::Counted& tree, const Standing& standing, Span place);
  ExpressionPtr quantified(const syntax::Quantified& tree, const Standing& standing, Span place);
  std::optional<StaticFilter> static_filter(const syntax::Filter& tree, LevelId level);
  bool same_units(ExpressionPtr& left, ExpressionPtr& right, Span place);
  std::vector<std::string> names_in_sight(const Standing& standing) const;
  std::vector<std::string> level_names() const;
  std::vector<std::string> levels_in_order() const;
  std::string where(const Standing& standing) const;  // « ue »
  const syntax::Path* as_path(const syntax::Expression& tree) const;
  std::optional<QuantityId> local(const Standing& standing, const std::string& name) const;

  void report(diagnostics::Diagnostic diagnostic) { diagnostics_->add(std::move(diagnostic)); }
  // False, and told, when another line said it: `what` names it; `of`, where what it is said of is not in its name.
  bool first_said(const std::string& what, Span place, const std::string& of = "");

  CheckedRegulation& regulation_;
  diagnostics::Diagnostics* diagnostics_;

  struct PendingArticle_ {
    const syntax::Article* tree;
    ArticleId id;
    std::optional<Heading> heading;
    Standing standing;
  };
  std::vector<PendingArticle_> articles_;
  struct PendingRule {
    const syntax::Definition* definition = nullptr;
    const syntax::Conditions* conditions = nullptr;
    std::size_t article = 0;  // index in articles_
    Span place;
  };
  std::map<QuantityId, std::vector<PendingRule>> pending_;
  enum class Progress { Waiting, Running, Done };
  std::map<QuantityId, Progress> progress_;
  std::map<TableId, const syntax::Scale*> pending_tables_;
  std::map<TableId, Progress> table_progress_;
  enum class Soundness { Unknown, Running, Sound, Broken };
  std::vector<Soundness> formulas_;  // by index; a formula beyond its end was checked with the règlement
  std::size_t calls_ = 0;            // of functions, within the one being checked
  std::size_t call_depth_ = 0;
  std::map<std::pair<std::string, LevelId>, Span> rounded_;  // by folded name and level named, none: every level
  std::map<std::string, Span> said_;                         // lines without a name of their own, by what they say
  std::set<std::string> lost_names_;   // folded: defined by articles whose heading was refused; silent elsewhere
  std::set<std::string> lost_labels_;  // folded: exceptions refused; « à » them is silent
  std::map<FactId, const syntax::Fraction*> quotients_;  // parameters written as one: « seuil = 10/30 »
  Span no_place_;
};

}  // namespace bareme::semantics
