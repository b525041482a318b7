// How each rule's children become its node, without a word of PEGTL: expressions here (conditions:
// nodes_conditions.cpp), lines and blocks in nodes_statements.hpp. Every function takes the children in the order
// written and the place of the whole; missing ones (after a fault) leave fields empty.
#pragma once

#include "syntax/builder.hpp"

namespace bareme::syntax::nodes {

std::string joined_words(std::string_view text);  // a name as written, one blank between its words
std::string inside_quotes(std::string_view text);
Name name_of(Text text);
ExpressionPtr named(const Name& name);

ExpressionPtr number(Children& children, Span place);
ExpressionPtr percentage(Children& children, Span place);
ExpressionPtr measure(Children& children, Span place);
ExpressionPtr fraction(Children& children, Span place);
ExpressionPtr quoted(Children& children, Span place);
ExpressionPtr named_value(Children& children, Span place);
ExpressionPtr nothing(Children& children, Span place);
ExpressionPtr yes(Children& children, Span place);
ExpressionPtr no(Children& children, Span place);
Values values(Children& children, Span place);
Values value_list(Children& children, Span place);

Path path(Children& children, Span place);
ExpressionPtr path_expression(Children& children, Span place);

Filter attribute_filter(Children& children, Span place);
Filter except_filter(Children& children, Span place);
Filter among_filter(Children& children, Span place);
Filter where_filter(Children& children, Span place);
Filter same_filter(Children& children, Span place);
Set set(Children& children, Span place);

Part part(Children& children, Span place);
ExpressionPtr call(Children& children, Span place);
ExpressionPtr aggregate(Children& children, Span place);
TieKey tie_key(Children& children, Span place);
LeftOut left_out(Children& children, Span place);
ExpressionPtr best_of(Children& children, Span place);
Population population(Children& children, Span place);
ExpressionPtr listing(Children& children, Span place);
RankKey rank_key(Children& children, Span place);
TieRule tie_rule(Children& children, Span place);
ExpressionPtr cohort(Children& children, Span place);

ExpressionPtr grouped(Children& children, Span place);
ExpressionPtr percent_of(Children& children, Span place);
ExpressionPtr in_view(Children& children, Span place);  // the operand comes first, here and below
ExpressionPtr negative(Children& children, Span place);
ExpressionPtr binary(Children& children, Span place);
ExpressionPtr is(Children& children, Span place);
ExpressionPtr is_not(Children& children, Span place);
ExpressionPtr exists(Children& children, Span place);
ExpressionPtr exists_not(Children& children, Span place);
ExpressionPtr between(Children& children, Span place);
ExpressionPtr among(Children& children, Span place);
ExpressionPtr compared(Children& children, Span place);
ExpressionPtr quantified(Children& children, Span place);
ExpressionPtr counted(Children& children, Span place);
ExpressionPtr share_held(Children& children, Span place);
ExpressionPtr negation(Children& children, Span place);
ExpressionPtr all_of(Children& children, Span place);
ExpressionPtr any_of(Children& children, Span place);
ExpressionPtr conditional(Children& children, Span place);

}  // namespace bareme::syntax::nodes
