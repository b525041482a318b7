// Which function builds the node of which rule. A rule without an entry builds nothing: its children go to the rule
// around it.
#pragma once

#include "syntax/actions_made.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax {

// One rule, one line.
// clang-format off
// ---------------------------------------------------------------- leaves
template <>
struct action<g::name> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.word_leaf(builder.offset(in.begin()),
                      Name{nodes::joined_words(text_of(in, builder)), place_of(in, builder)});
  }
};
template <> struct action<g::word> : action<g::name> {};
template <>
struct action<g::quoted> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.leaf(builder.offset(in.begin()), Text{nodes::inside_quotes(text_of(in, builder)), place_of(in, builder)});
  }
};
template <>
struct action<g::table_row> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.leaf(builder.offset(in.begin()), Text{std::string(text_of(in, builder)), place_of(in, builder)});
  }
};
template <>
struct action<g::digits> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.leaf(builder.offset(in.begin()), Digits{std::string(text_of(in, builder))});
  }
};
template <>
struct action<g::letter_mark> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.leaf(builder.offset(in.begin()), Word{std::string(text_of(in, builder))});
  }
};
template <> struct action<g::point_mark> : action<g::letter_mark> {};
template <>
struct action<g::article_number> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {  // its spelling is its own: L613-1 is no subtraction
    const Span place = place_of(in, builder);
    builder.keyword(place, text_of(in, builder));
    builder.leaf(place.begin, Word{std::string(text_of(in, builder))});
  }
};
template <>
struct action<g::raw_item> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    std::string_view text = text_of(in, builder);
    while (text.ends_with(' ') || text.ends_with('\t'))
      text.remove_suffix(1);
    const std::uint32_t begin = builder.offset(in.begin());
    builder.leaf(begin, Cell{scan::plain_blanks(text), builder.span(begin, begin + static_cast<std::uint32_t>(text.size()))});
  }
};
template <>
struct action<g::end_of_line> {
  template <typename Matched>
  static void apply(const Matched&, Builder& builder) {
    builder.operators = 0;
  }
};
template <> struct action<g::date_value> : builds<date_literal> {};
template <> struct action<g::operation> : builds<operation> {};
template <> struct action<g::unit> : keeps_word {};
template <> struct action<g::written_mode> : keeps_word {};
template <> struct action<g::truncated> : keeps_word {};
template <> struct action<g::quantile_direction> : keeps_word {};

template <> struct action<g::plus_sign> : means<"+", Operator::Add> {};
template <> struct action<g::minus_sign> : means<"−", Operator::Subtract> {};
template <> struct action<g::times_sign> : means<"×", Operator::Multiply> {};
template <> struct action<g::slash_sign> : means<"/", Operator::Divide> {};
template <> struct action<g::equal> : means<"=", Relation::Equal> {};
template <> struct action<g::not_equal> : means<"<>", Relation::NotEqual> {};
template <> struct action<g::less> : means<"<", Relation::Less> {};
template <> struct action<g::less_equal> : means<"<=", Relation::LessEqual> {};
template <> struct action<g::greater> : means<">", Relation::Greater> {};
template <> struct action<g::greater_equal> : means<">=", Relation::GreaterEqual> {};

template <> struct action<g::each_part> : flags<Flag::Each> {};
template <> struct action<g::lua_call> : flags<Flag::Lua> {};
template <> struct action<g::without_pending> : flags<Flag::WithoutPending> {};
template <> struct action<g::rank> : flags<Flag::Rank> {};
template <> struct action<g::every> : flags<Flag::Every> {};
template <> struct action<g::none> : flags<Flag::None> {};
template <> struct action<g::some> : flags<Flag::Some> {};
template <> struct action<g::at_least> : flags<Flag::AtLeast> {};
template <> struct action<g::at_most> : flags<Flag::AtMost> {};
template <> struct action<g::more_than> : flags<Flag::MoreThan> {};
template <> struct action<g::less_than> : flags<Flag::LessThan> {};
template <> struct action<g::exactly> : flags<Flag::Exactly> {};
template <> struct action<g::half> : flags<Flag::Half> {};
template <> struct action<g::best_word> : flags<Flag::Best> {};
template <> struct action<g::worst_word> : flags<Flag::Worst> {};
template <> struct action<g::best_first> : flags<Flag::BestFirst> {};
template <> struct action<g::best_last> : flags<Flag::BestLast> {};
template <> struct action<g::gives> : flags<Flag::Gives> {};
template <> struct action<g::otherwise> : flags<Flag::Otherwise> {};
template <> struct action<g::from_maquette> : flags<Flag::Attribute> {};
template <> struct action<g::entered> : flags<Flag::Entry> {};
template <> struct action<g::enacted> : flags<Flag::Act> {};
template <> struct action<g::mode_all> : flags<Flag::All> {};
template <> struct action<g::mode_any> : flags<Flag::Any> {};
template <> struct action<g::mode_at_least> : flags<Flag::AtLeast> {};
template <> struct action<g::replaces> : flags<Flag::Replaces> {};
template <> struct action<g::adds> : flags<Flag::Adds> {};
template <> struct action<g::mean_rank> : flags<Flag::MeanRank> {};
template <> struct action<g::dense_rank> : flags<Flag::DenseRank> {};
template <> struct action<g::last_rank> : flags<Flag::LastRank> {};
template <> struct action<g::ties_refused> : flags<Flag::TiesRefused> {};
template <> struct action<g::ascending> : flags<Flag::Ascending> {};
template <> struct action<g::descending> : flags<Flag::Descending> {};
template <> struct action<g::highest> : flags<Flag::Highest> {};
template <> struct action<g::lowest> : flags<Flag::Lowest> {};
template <> struct action<g::whole_only> : flags<Flag::Whole> {};
template <> struct action<g::no_rounding> : flags<Flag::NoRounding> {};
template <> struct action<g::for_population> : flags<Flag::ForPopulation> {};
template <> struct action<g::in_file> : flags<Flag::File> {};

// ---------------------------------------------------------------- expressions and conditions
template <> struct action<g::measure> : builds<nodes::measure> {};
template <> struct action<g::fraction> : builds<nodes::fraction> {};
template <> struct action<g::percentage> : builds<nodes::percentage> {};
template <> struct action<g::plain_number> : builds<nodes::number> {};
template <> struct action<g::divisor_number> : builds<nodes::number> {};
template <> struct action<g::quoted_value> : builds<nodes::quoted> {};
template <> struct action<g::nothing_value> : builds<nodes::nothing> {};
template <> struct action<g::yes> : builds<nodes::yes> {};
template <> struct action<g::no> : builds<nodes::no> {};
template <> struct action<g::named_value> : builds<nodes::named_value> {};
template <> struct action<g::value_list> : builds<nodes::value_list> {};
template <> struct action<g::values> : builds<nodes::values> {};
template <> struct action<g::path> : builds<nodes::path> {};
template <> struct action<g::path_value> : builds<nodes::path_expression> {};
template <> struct action<g::same_filter> : builds<nodes::same_filter> {};
template <> struct action<g::attribute_filter> : builds<nodes::attribute_filter> {};
template <> struct action<g::except_filter> : builds<nodes::except_filter> {};
template <> struct action<g::among_filter> : builds<nodes::among_filter> {};
template <> struct action<g::where_filter> : builds<nodes::where_filter> {};
template <> struct action<g::tie_key> : builds<nodes::tie_key> {};
template <> struct action<g::left_out> : builds<nodes::left_out> {};
template <> struct action<g::set> : builds<nodes::set> {};
template <> struct action<g::part> : builds<nodes::part> {};
template <> struct action<g::call> : builds<nodes::call> {};
template <> struct action<g::aggregate> : builds<nodes::aggregate> {};
template <> struct action<g::best_of> : builds<nodes::best_of> {};
template <> struct action<g::listing> : builds<nodes::listing> {};
template <> struct action<g::population> : builds<nodes::population> {};
template <> struct action<g::key_name> : action<g::name> {};
template <> struct action<g::key_path> : builds<nodes::path> {};
template <> struct action<g::key_path_value> : builds<nodes::path_expression> {};
template <> struct action<g::rank_key> : builds<nodes::rank_key> {};
template <> struct action<g::ranked_ties> : builds<nodes::tie_rule> {};
template <> struct action<g::body_name> : builds<nodes::named_value> {};
template <> struct action<g::cohort> : builds<nodes::cohort> {};
template <> struct action<g::group> : builds<nodes::grouped> {};
template <> struct action<g::square_group> : builds<nodes::grouped> {};
template <> struct action<g::percent_of> : builds<nodes::percent_of> {};
template <> struct action<g::in_view> : extends<nodes::in_view> {};
template <> struct action<g::negative> : builds<nodes::negative> {};
template <> struct action<g::multiplied> : extends<checked_binary> {};
template <> struct action<g::divided> : extends<checked_binary> {};
template <> struct action<g::added> : extends<checked_binary> {};
template <> struct action<g::is> : extends<nodes::is> {};
template <> struct action<g::is_not> : extends<nodes::is_not> {};
template <> struct action<g::exists> : extends<nodes::exists> {};
template <> struct action<g::exists_not> : extends<nodes::exists_not> {};
template <> struct action<g::between> : extends<nodes::between> {};
template <> struct action<g::among> : extends<nodes::among> {};
template <> struct action<g::compared> : extends<nodes::compared> {};
template <> struct action<g::quantified> : builds<nodes::quantified> {};
template <> struct action<g::counted> : builds<nodes::counted> {};
template <> struct action<g::share_held> : builds<nodes::share_held> {};
template <> struct action<g::negation> : builds<nodes::negation> {};
template <> struct action<g::all_of> : extends<nodes::all_of> {};
template <> struct action<g::any_of> : extends<nodes::any_of> {};
template <> struct action<g::conditional> : extends<nodes::conditional> {};

// ---------------------------------------------------------------- lines
template <> struct action<g::threshold> : builds<nodes::threshold> {};
template <> struct action<g::row> : builds<nodes::row> {};
template <> struct action<g::selection> : builds_block<nodes::selection> {};
template <> struct action<g::distribution> : builds_block<nodes::distribution> {};
template <> struct action<g::allocation> : builds_block<nodes::allocation> {};
template <> struct action<g::inline_definition> : builds<nodes::definition> {};
template <> struct action<g::yes_no_type> : builds<nodes::yes_no_type> {};
template <> struct action<g::bound> : builds<nodes::bound> {};
template <> struct action<g::type_step> : extends<nodes::stepped_type> {};
template <> struct action<g::type_order> : extends<nodes::ordered_type> {};
template <> struct action<g::points_type> : builds<nodes::points_type> {};
template <> struct action<g::mark_type> : builds<nodes::mark_type> {};
template <> struct action<g::list_type> : builds<nodes::list_type> {};
template <> struct action<g::values_type> : builds<nodes::values_type> {};
template <> struct action<g::named_type> : builds<nodes::named_type> {};
template <> struct action<g::fact> : builds<nodes::fact> {};
template <> struct action<g::letter_line> : builds<nodes::letter> {};
template <> struct action<g::point_line> : builds<nodes::letter> {};
template <> struct action<g::points_mode> : builds<nodes::points_mode> {};
template <> struct action<g::letter_of_points> : builds<nodes::letter> {};
template <> struct action<g::lettered> : builds<nodes::lettered> {};
template <> struct action<g::single_condition> : builds<nodes::single_condition> {};
template <> struct action<g::result_row> : builds<nodes::result_row> {};
template <> struct action<g::negative_value> : builds<nodes::negative> {};
template <> struct action<g::outcome> : builds<nodes::outcome> {};
template <> struct action<g::outcome_list> : builds<nodes::value_list> {};
template <> struct action<g::no_outcome> : builds<nodes::value_list> {};
template <> struct action<g::awaiting> : flags<Flag::Awaiting> {};
template <> struct action<g::failing> : flags<Flag::Failing> {};
template <> struct action<g::pose> : builds<nodes::pose> {};
template <> struct action<g::poses> : builds<nodes::poses> {};
template <> struct action<g::example> : builds<nodes::example> {};
template <> struct action<g::verify> : builds<nodes::check> {};
template <> struct action<g::citation> : builds<nodes::citation> {};
template <> struct action<g::not_monotone> : builds<nodes::not_monotone> {};
template <> struct action<g::local> : builds<nodes::local> {};
template <> struct action<g::quantity> : builds<nodes::quantity> {};
template <> struct action<g::predicate> : builds<nodes::predicate> {};
template <> struct action<g::exception> : builds<nodes::exception> {};
template <> struct action<g::choice_row> : builds<nodes::choice_row> {};
template <> struct action<g::choice> : builds<nodes::choice> {};
template <> struct action<g::statement> : builds<nodes::statement> {};
template <> struct action<g::article> : builds_block<nodes::article> {};

template <> struct action<g::object> : builds<nodes::object> {};
template <> struct action<g::levels_line> : builds<nodes::levels> {};
template <> struct action<g::entered_level> : builds<nodes::entered_level> {};
template <> struct action<g::followed> : builds<nodes::followed> {};
template <> struct action<g::population_key> : builds<nodes::population_key> {};
template <> struct action<g::content> : builds<nodes::content> {};
template <> struct action<g::mark_scale> : builds<nodes::mark_scale> {};
template <> struct action<g::sessions> : builds<nodes::sessions> {};
template <> struct action<g::structure> : builds_block<nodes::structure> {};
template <> struct action<g::code> : builds<nodes::code> {};
template <> struct action<g::effects> : extends<nodes::code_with_effects> {};
template <> struct action<g::worth> : builds<nodes::worth> {};
template <> struct action<g::counts_as> : builds<nodes::counts_as> {};
template <> struct action<g::exported> : builds<nodes::exported> {};
template <> struct action<g::effect_word> : builds<nodes::effect_word> {};
template <> struct action<g::codes> : builds_block<nodes::codes> {};
template <> struct action<g::rounding> : builds<nodes::rounding> {};
template <> struct action<g::view_rule> : builds<nodes::view_rule> {};
template <> struct action<g::tie_rule> : builds<nodes::tie_rule> {};
template <> struct action<g::quantile_rule> : builds<nodes::quantile_rule> {};
template <> struct action<g::convention> : builds_block<nodes::convention> {};
template <> struct action<g::parameter> : builds<nodes::parameter> {};
template <> struct action<g::argument> : builds<nodes::argument> {};
template <> struct action<g::function> : builds_block<nodes::function> {};
template <> struct action<g::call_example> : builds<nodes::call_example> {};
template <> struct action<g::formula> : builds_block<nodes::formula> {};
template <> struct action<g::short_formula> : builds_block<nodes::formula> {};
template <> struct action<g::square> : builds<nodes::square> {};
template <> struct action<g::grid_line> : builds<nodes::grid_line> {};
template <> struct action<g::grid> : builds_block<nodes::grid> {};
template <> struct action<g::scale> : builds_block<nodes::scale> {};
template <> struct action<g::uses> : builds<nodes::uses> {};
template <> struct action<g::removal> : builds<nodes::removal> {};
template <> struct action<g::years> : builds<nodes::years> {};
template <> struct action<g::shown> : builds<nodes::shown> {};
template <> struct action<g::document_line> : builds<nodes::document_line> {};
template <> struct action<g::document> : builds_block<nodes::document> {};
template <> struct action<g::library> : builds_block<nodes::library> {};
template <> struct action<g::regulation> : builds_block<nodes::regulation> {};
template <> struct action<g::setting> : builds<nodes::setting> {};
template <> struct action<g::placement> : builds<nodes::placement> {};
template <> struct action<g::table> : builds_block<nodes::table> {};
template <> struct action<g::maquette> : builds_block<nodes::maquette> {};
template <> struct action<g::given> : builds<nodes::given> {};
template <> struct action<g::expectation> : builds<nodes::expectation> {};
template <> struct action<g::act> : builds<nodes::act> {};
template <> struct action<g::marks> : builds<nodes::marks> {};
template <> struct action<g::student_line> : builds<nodes::student_line> {};
template <> struct action<g::test_case> : builds_block<nodes::test_case> {};

// clang-format on

}  // namespace bareme::syntax
