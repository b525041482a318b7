// The checker's sentences, one function a problem, in French, codes B050 to B099. Wording is reviewed here, together;
// each code has its page in docs/erreurs.md.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/tree.hpp"
#include "values/unit.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::Span;
using Words = std::vector<std::string>;

Diagnostic no_levels(Span place);
Diagnostic no_student_level(const Words& known, Span place);
Diagnostic unknown_level(const syntax::Name& name, const Words& known);
Diagnostic level_not_inside(const syntax::Name& name, const std::string& standing, const Words& order);
Diagnostic level_not_above(const syntax::Name& name, const std::string& standing, const Words& order);
Diagnostic level_of_no_choice(const syntax::Name& name);  // « étudiant suivi si … »
Diagnostic no_population(const syntax::Name& name);       // « semestre de même … »
Diagnostic level_without_content(const syntax::Name& object, const syntax::Name& level);
Diagnostic not_a_group(const syntax::Name& grouped, const std::string& why);
Diagnostic not_a_pair(const std::string& member, const syntax::Name& group);
Diagnostic pair_out_of_sight(const std::string& name, const std::string& member, const std::string& group, Span place);
Diagnostic in_several_groups(const syntax::Name& group, const std::string& member);
Diagnostic pair_given_twice(const std::string& pair, Span place, Span first);
Diagnostic in_no_group(const std::string& level, const std::string& groups, const Words& members, Span place);
Diagnostic group_of_nothing(const std::string& level, const std::string& code, const Words& values, Span place);
Diagnostic followed_by_results(const std::string& level, Span place);
// `objects`: those of the maquette, where a question could have meant one.
Diagnostic unknown_name(const std::string& name, const std::string& standing, Span place, const Words& known,
                        const Words& objects = {});
enum class Inside { Standing, Owner, Neither };  // which of two levels the other contains
Diagnostic result_of_other_level(const std::string& name, const std::string& standing, const std::string& owner,
                                 Inside inside, Span place);
Diagnostic of_which(const std::string& name, const Words& holders, Span place);  // in a question
Diagnostic ambiguous_name(const std::string& name, Span place);
Diagnostic verdict_out_of_order(const std::string& name, const std::string& code, Span place);  // « ADM résultat si »
Diagnostic declared_twice(const std::string& what, const std::string& name, Span place, Span first);
// Of « note », « résultat » and « suite » all are listed and none is guessed: two near codes are two decisions.
Diagnostic unknown_code(const std::string& name, const std::string& list, Span place, const Words& known);
// A code where a value is expected. `instead`: how the one asking would say what was probably meant.
Diagnostic code_is_no_value(const std::string& name, const std::string& list, Span place, const std::string& instead);
Diagnostic unknown_object(const std::string& name, Span place, const Words& known);
Diagnostic object_of_an_object(Span place);  // moyenne de l'ue du semestre
Diagnostic object_not_declared(const std::string& name, Span place, const Words& known);
Diagnostic object_not_unique(const std::string& name, Span place, const Words& paths);
Diagnostic two_rules(const std::string& quantity, const std::string& level, Span place, Span other);
Diagnostic different_units(const values::Unit& left, const values::Unit& right, Span place);
// `named`: the quantity that is compared, whose rounding the convention may declare; empty: a calculation without a
// name.
Diagnostic undeclared_rounding(const std::string& what, Span place, const std::string& named);
Diagnostic percents_not_hundred(const std::string& total, Span place);
Diagnostic mixed_weights(Span place);
Diagnostic dead_row(const std::string& row, Span place, Span earlier, const std::string& why);
Diagnostic rows_with_a_gap(const std::string& example, Span place);
Diagnostic outside_scale(const std::string& name, const std::string& low, const std::string& high,
                         const std::string& scale, Span place);
Diagnostic threshold_outside_scale(const std::string& threshold, const std::string& scale, Span place);
Diagnostic condition_expected(Span place);
Diagnostic number_expected(const std::string& found, Span place);
Diagnostic percent_added(Span place);
Diagnostic not_understood(Span place);
Diagnostic filtered_fact(const std::string& level, Span place);
Diagnostic percent_of_no_mark(Span place);
Diagnostic quotient_is_no_value(const std::string& written, const std::string& quotient, const std::string& instead,
                                Span place);  // crédits >= 48/60; moyenne >= 15/30
Diagnostic cycle(const Words& chain, Span place);
Diagnostic verdict_without_otherwise(const std::string& code, Span place);
Diagnostic otherwise_not_last(Span place);
Diagnostic unknown_exception(const std::string& label, Span place, const Words& known);
Diagnostic exceptions_in_conflict(const std::string& quantity, const std::string& first, const std::string& second,
                                  Span place, Span other);
Diagnostic exceptions_in_a_circle(const std::string& label, Span place);
Diagnostic heading_reads_students(Span place);
Diagnostic unknown_type(const std::string& name, Span place, const Words& known);
Diagnostic unknown_attribute(const std::string& name, const std::string& level, Span place, const Words& known);
Diagnostic exception_without_rule(const std::string& quantity, const std::string& level, Span place);
Diagnostic base_rule_under_condition(const std::string& name, Span place);
Diagnostic unknown_function(const std::string& name, Span place, const Words& known);
Diagnostic wrong_argument_count(const std::string& name, int expected, std::size_t found, Span place);
Diagnostic unknown_view(const std::string& name, Span place, const Words& known);
Diagnostic check_fails(const std::string& found, const std::string& relation, const std::string& expected,
                       const std::string& where, Span place);
Diagnostic result_code_without_kind(const std::string& name, Span place);
Diagnostic leaves_and_stays(const std::string& name, Span place);
Diagnostic verdict_misses_impossible(const std::string& code, Span place);
Diagnostic no_retained_mark(Span place);
Diagnostic said_otherwise(const std::string& what, Span place, const std::string& remedy);
Diagnostic value_expected(const std::string& type, Span place);
Diagnostic article_without_scope(const std::string& what, Span place);
Diagnostic unknown_rounded_name(const std::string& name, Span place, const Words& known);
Diagnostic view_tested_outside_exception(Span place);
Diagnostic jury_read_outside_choice(Span place);
Diagnostic check_reads_a_student(Span place);
Diagnostic name_at_two_levels(const std::string& name, const std::string& inner, const std::string& outer, Span place,
                              Span inner_place, Span outer_place);
Diagnostic rows_of_two_natures(const std::string& found, const std::string& before, Span place, Span earlier);
Diagnostic outside_bounds(const std::string& value, const std::string& bounds, Span place);
Diagnostic argument_outside_bounds(const std::string& bounds, const std::string& table, const std::string& declared,
                                   Span place);
Diagnostic chain_not_one_way(Span place);
Diagnostic worth_outside_scale(const std::string& code, const std::string& worth, const std::string& scale, Span place);
Diagnostic worth_the_best(const std::string& code, const std::string& worth, const std::string& best,
                          const std::string& worst, Span place);
Diagnostic letter_of_another(const std::string& point, const std::string& under, Span place);
Diagnostic tie_of_no_choice(Span place);
Diagnostic tie_key_not_of_maquette(const std::string& name, const std::string& level, Span place);
Diagnostic impossible_count(const std::string& message, Span place);
Diagnostic blank_square(Span place);
Diagnostic table_of_another_shape(const std::string& rule, Span place, const std::string& remedy);
Diagnostic unknown_output(const std::string& table, const std::string& output, Span place, const Words& known);
Diagnostic codes_without_order(const std::string& list, Span place);
Diagnostic codes_in_extremum(bool best, Span place);
Diagnostic numbers_without_merit(bool best, Span place);
Diagnostic not_on_the_marks(const std::string& rule, Span place);
Diagnostic rounding_without_mode(const std::string& what, Span place);
Diagnostic article_above_the_student(const syntax::Name& level, Span place);
Diagnostic quantiles_undeclared(Span place);
Diagnostic shares_not_whole(const std::string& total, bool with_rest, Span place);
Diagnostic reasons_of_no_verdict(const std::string& where, Span place);
Diagnostic wish_expected(const std::string& what, Span place);
Diagnostic opened_twice(const std::string& code, Span place);
Diagnostic room_of_a_student(Span place);
Diagnostic not_a_room(Span place);
Diagnostic wished_without_room(const Words& codes, Span place);
Diagnostic codes_of_several_lists(const Words& lists, Span place);
Diagnostic date_without_direction(Span place);
Diagnostic promotion_without_order(Span place);
Diagnostic population_of_objects(Span place);
Diagnostic selected_twice(Span place);
Diagnostic selection_outside_calculation(Span place);
Diagnostic weight_outside_mean(Span place);
Diagnostic root_of_unit(const std::string& unit, Span place);
// maquette
Diagnostic unknown_column(const std::string& name, Span place, const Words& known);
// `usual`: what a default could be, as it is written; empty: not known.
Diagnostic missing_attribute(const std::string& attribute, const Words& objects, const std::string& usual, Span place);
Diagnostic row_without_object(const Words& levels, Span place);  // those its table has a column of
Diagnostic unreadable_papers(const std::string& item, Span place);
struct Version {
  std::string title, version;
};
Diagnostic maquette_of_other_regulation(const Version& named, const Version& open, Span place);

}  // namespace bareme::semantics::problems
