// How the children of lines and blocks become their nodes: see nodes.hpp.
#pragma once

#include "syntax/builder.hpp"

namespace bareme::syntax::nodes {

Row row(Children& children, Span place);
Threshold threshold(Children& children, Span place);
Selection selection(Children& children, Span place);
Distribution distribution(Children& children, Span place);
Allocation allocation(Children& children, Span place);
Definition definition(Children& children, Span place);

Type yes_no_type(Children& children, Span place);
Type points_type(Children& children, Span place);
Digits bound(Children& children, Span place);
Type stepped_type(Children& children, Span place);
Type ordered_type(Children& children, Span place);
Type mark_type(Children& children, Span place);
Type list_type(Children& children, Span place);
Type values_type(Children& children, Span place);
Type named_type(Children& children, Span place);
Fact fact(Children& children, Span place);

Conditions single_condition(Children& children, Span place);
Conditions lettered(Children& children, Span place);
Conditions::Letter letter(Children& children, Span place);
Conditions points_mode(Children& children, Span place);
ResultRow result_row(Children& children, Span place);

ExpressionPtr outcome(Children& children, Span place);
Path plain_path(Children& children, Span place);
Pose pose(Children& children, Span place);
Poses poses(Children& children, Span place);
Example example(Children& children, Span place);
Check check(Children& children, Span place);

Citation citation(Children& children, Span place);
NotMonotone not_monotone(Children& children, Span place);
Local local(Children& children, Span place);
Quantity quantity(Children& children, Span place);
Predicate predicate(Children& children, Span place);
Exception exception(Children& children, Span place);
Choice::Row choice_row(Children& children, Span place);
Choice choice(Children& children, Span place);
Statement statement(Children& children, Span place);
Article article(Children& children, Span place);

Name object(Children& children, Span place);
LevelChain levels(Children& children, Span place);
EnteredLevel entered_level(Children& children, Span place);
Followed followed(Children& children, Span place);
PopulationKey population_key(Children& children, Span place);
Content content(Children& children, Span place);
MarkScale mark_scale(Children& children, Span place);
Sessions sessions(Children& children, Span place);
Structure structure(Children& children, Span place);

Code code(Children& children, Span place);
Code code_with_effects(Children& children, Span place);
Code::Effect worth(Children& children, Span place);
Code::Effect counts_as(Children& children, Span place);
Code::Effect exported(Children& children, Span place);
Code::Effect effect_word(Children& children, Span place);
CodeList codes(Children& children, Span place);

RoundingRule rounding(Children& children, Span place);
ViewRule view_rule(Children& children, Span place);
QuantileRule quantile_rule(Children& children, Span place);
Convention convention(Children& children, Span place);

Parameter parameter(Children& children, Span place);
Argument argument(Children& children, Span place);
LuaFunction function(Children& children, Span place, Builder& builder);
Square square(Children& children, Span place);
std::vector<Square> grid_line(Children& children, Span place);
Grid grid(Children& children, Span place, Builder& builder);
Scale scale(Children& children, Span place, Builder& builder);
CallExample call_example(Children& children, Span place);
Function formula(Children& children, Span place);
Library library(Children& children, Span place);
Uses uses(Children& children, Span place);
Removal removal(Children& children, Span place);
Document::Shown shown(Children& children, Span place);
Document::Line document_line(Children& children, Span place);
Document document(Children& children, Span place);
Years years(Children& children, Span place);
Regulation regulation(Children& children, Span place);

Placement::Setting setting(Children& children, Span place);
Placement placement(Children& children, Span place);
Table table(Children& children, Span place, Builder& builder);  // table.cpp: its lines come as raw texts
Maquette maquette(Children& children, Span place);

ActPose act(Children& children, Span place);
MarkLine marks(Children& children, Span place);
Given given(Children& children, Span place);
StudentLine student_line(Children& children, Span place);
Expectation expectation(Children& children, Span place);
Case test_case(Children& children, Span place);

File file(Children& children);

}  // namespace bareme::syntax::nodes
