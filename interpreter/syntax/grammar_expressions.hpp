// The grammar of expressions and conditions, which are one family: the checker tells them apart by type. Rules only.
#pragma once

#include "syntax/terminals.hpp"

namespace bareme::syntax::grammar {

// ---------------------------------------------------------------- signs and words
struct semicolon : token<sign<";">> {};
struct colon : token<sign<":">> {};
struct equals : token<seq<sign<"=">, not_at<one<'='>>>> {};
struct dot : token<sign<".">> {};
struct percent : token<sign<"%">> {};
struct plus_sign : sor<sign<"+">> {};
struct minus_sign : sor<sign<"-">, sign<"–">, sign<"−">> {};
struct times_sign : sor<sign<"×">, sign<"*">> {};
struct slash_sign : sor<sign<"/">, sign<"÷">> {};
struct slash : token<slash_sign> {};
struct minus_first : token<minus_sign> {};  // of a negative value, not a subtraction

struct greater_equal : sor<sign<">=">, sign<"≥">> {};
struct less_equal : sor<sign<"<=">, sign<"≤">> {};
struct not_equal : sor<sign<"<>">, sign<"≠">> {};
struct greater : sign<">"> {};
struct less : sign<"<"> {};
struct equal : sign<"="> {};
struct relation : token<sor<greater_equal, less_equal, not_equal, greater, less, equal>> {};

struct not_grouped : not_at<scanned<scan::grouped_digits>> {};
struct digits : seq<scanned<scan::digits>, must<not_grouped>, blanks> {};
struct single_word : scanned<scan::word> {};
struct word : token<single_word> {};
struct name : plus<token<scanned<scan::word>>> {};
struct quoted : scanned<scan::quoted> {};
struct unclosed_quote : scanned<scan::opening_quote> {};
struct closing_quote : failure {};
struct text : sor<token<quoted>, seq<unclosed_quote, must<closing_quote>>> {};
struct text_or_name : sor<text, name> {};

struct unit : sor<key<"ECTS">, key<"points">, key<"point">, key<"jours">, key<"jour">, key<"heures">, key<"heure">,
                  key<"h">, key<"ans">, key<"an">, key<"mois">> {};
struct of : sor<key<"de">, key<"d'">> {};
struct of_the : sor<key<"du">, seq<of, opt<sor<key<"l'">, key<"la">>>>> {};
struct one_of : sor<key<"une">, key<"un">> {};

struct expression;
struct condition;
struct path;

// ---------------------------------------------------------------- values
struct date_value : token<scanned<scan::date>> {};
struct measure : seq<digits, unit, opt<key<"par">, unit>> {};
struct fraction : seq<digits, slash, digits, not_at<sor<slash_sign, unit, sign<"%">>>> {};
struct percentage : seq<digits, percent> {};
struct plain_number : seq<digits> {};
struct quoted_value : seq<text, not_at<dot>> {};
struct nothing_value : key<"sans objet"> {};
struct yes : key<"oui"> {};
struct no : key<"non"> {};
struct number_value : sor<date_value, measure, fraction, percentage, plain_number> {};
struct literal : sor<number_value, quoted_value, nothing_value, yes, no> {};

struct named_value : seq<name> {};
struct value : sor<literal, named_value> {};
struct value_items : list_must<value, semicolon> {};
struct value_list : parentheses<value_items> {};
struct values : sor<value_list, value> {};

// ---------------------------------------------------------------- paths
struct quoted_segment : seq<text, at<dot>> {};
struct segment : sor<name, quoted_segment> {};
struct later_segment : sor<name, text> {};
struct owner : if_must<of_the, guarded<path>> {};
struct path : seq<segment, star<if_must<dot, later_segment>>, opt<owner>> {};
struct path_value : seq<path> {};

// ---------------------------------------------------------------- sets
struct same_filter : if_must<key<"de même">, word> {};
struct attribute_filter : if_must<of, word, values> {};
struct excepted : sor<value_list, literal, seq<word, opt<values>>> {};
struct except_filter : if_must<key<"sauf">, excepted> {};
struct among_filter : if_must<key<"parmi">, values> {};
struct where_filter : if_must<key<"dont">, condition> {};
struct filter : sor<same_filter, attribute_filter, except_filter, among_filter, where_filter> {};
struct best : seq<digits, sor<key<"meilleures">, key<"meilleurs">>> {};
struct lowest : sor<key<"plus basses">, key<"plus basse">, key<"plus bas">> {};
struct highest : sor<key<"plus hautes">, key<"plus haute">, key<"plus hauts">, key<"plus haut">> {};
struct extreme : sor<lowest, highest> {};
struct left_out
    : sor<if_must<key<"sans les">, digits, extreme>, if_must<sor<key<"sans la">, key<"sans le">>, extreme>> {};
struct tie_key;
struct set : seq<opt<best>, word, star<filter>, star<left_out>, opt<tie_key>> {};

// ---------------------------------------------------------------- calls and aggregates
struct operation
    : sor<key<"moyenne">, key<"somme">, key<"nombre">, key<"min">, key<"max">, key<"médiane">, key<"produit">,
          key<"variance">, key<"premier">, key<"première">, key<"dernier">, key<"dernière">> {};
struct weight : sor<percentage, plain_number> {};
struct each_part : key<"chaque"> {};
struct written_mode : sor<key<"au plus proche vers le bas">, key<"au plus proche">, key<"par défaut">, key<"par excès">,
                          key<"au pair">, key<"en s'éloignant de zéro">> {};
struct part : sor<written_mode, seq<opt<each_part>, expression, opt<weight>>> {};
struct parts : list_must<part, semicolon> {};
struct lua_call : key<"lua"> {};
struct output : if_must<dot, name> {};
struct call : seq<opt<lua_call>, name, parentheses<parts>, opt<output>> {};

struct group : parentheses<expression> {};
struct square_group : squares<expression> {};
struct body_name : seq<name> {};
struct aggregate_body : sor<seq<group, must<key<"des">>>, seq<body_name, key<"des">>> {};
struct weight_path : guarded<path_value> {};
struct weight_value : sor<group, weight_path> {};
struct amount_value : sor<group, number_value> {};
struct whole_only : key<"sans dépasser"> {};
struct up_to : if_must<key<"à hauteur de">, amount_value, opt<whole_only>> {};
struct aggregate_weight : if_must<key<"par">, weight_value, opt<up_to>> {};
struct aggregate : seq<operation, if_must<key<"des">, opt<aggregate_body>, set, opt<aggregate_weight>>> {};

struct best_word : sor<key<"la meilleure">, key<"le meilleur">> {};
struct worst_word : sor<key<"la moins bonne">, key<"le moins bon">> {};
struct compared_codes : list_must<expression, semicolon> {};
struct compared_list : parentheses<compared_codes> {};
struct best_of_what : sor<if_must<key<"des">, aggregate_body, set>, if_must<key<"de">, compared_list>> {};
struct best_of : if_must<sor<best_word, worst_word>, best_of_what> {};

struct without_pending : key<"hors attente"> {};
struct population
    : if_must<key<"dans">, opt<sor<key<"la">, key<"le">, key<"l'">>>, word, star<filter>, opt<without_pending>> {};
struct listing : seq<key<"liste">, if_must<key<"des">, opt<aggregate_body>, set>> {};

struct rank : key<"rang"> {};
// A key of a rank ends before « puis », « croissant » and « décroissant », which are words of names elsewhere.
struct ascending : key<"croissant"> {};
struct descending : key<"décroissant"> {};
struct then : key<"puis"> {};
struct key_word : seq<not_at<sor<ascending, descending, then>>, single_word> {};
struct key_name : plus<token<key_word>> {};
struct tie_key : if_must<key<"à égalité">, key_name, opt<sor<ascending, descending>>> {};
struct key_segment : sor<key_name, quoted_segment> {};
struct key_later_segment : sor<key_name, text> {};
struct key_path;
struct key_owner : if_must<of_the, guarded<key_path>> {};
struct key_path : seq<key_segment, star<if_must<dot, key_later_segment>>, opt<key_owner>> {};
struct key_path_value : seq<guarded<key_path>> {};
struct rank_key : seq<opt<sor<key<"la">, key<"l'">>>, sor<group, key_path_value>, opt<sor<ascending, descending>>> {};
struct rank_keys : seq<rank_key, star<if_must<then, rank_key>>> {};
struct same_rank : key<"même rang"> {};
struct mean_rank : key<"rang moyen"> {};
struct dense_rank : key<"rang dense"> {};
struct last_rank : key<"dernier rang"> {};
struct ties_refused : sor<key<"refusés">, key<"refusé">> {};
struct tie_policy : sor<same_rank, mean_rank, dense_rank, last_rank, ties_refused> {};
struct ranked_ties : if_must<key<"ex æquo">, tie_policy> {};
struct cohort_operand : seq<opt<sor<key<"la">, key<"l'">>>, guarded<path>, population> {};
struct ranked_group : seq<at<sign<"(">>, rank_keys, must<population>> {};
struct ranking : seq<rank, of, sor<ranked_group, seq<rank_keys, population>>, opt<ranked_ties>> {};
struct statistic : seq<operation, of, sor<seq<group, must<population>>, cohort_operand>> {};
struct cohort : sor<ranking, statistic, seq<at<key<"nombre">>, operation, population>> {};

// ---------------------------------------------------------------- arithmetic
struct postfix;
struct percent_of : seq<digits, percent, of_the, guarded<postfix>> {};
struct primary : sor<percent_of, literal, cohort, aggregate, listing, best_of, call, group, square_group, path_value> {
};
struct view : seq<key<"en">, not_at<key<"attente">>, must<word>> {};
struct in_view : seq<view> {};
struct postfix : seq<guarded<primary>, opt<in_view>> {};
struct negative : if_must<minus_first, postfix> {};
struct factor : sor<negative, postfix> {};
struct divisor_number : seq<digits, not_at<sor<unit, percent>>> {};
struct divisor : sor<divisor_number, factor> {};
struct multiplied : if_must<token<times_sign>, factor> {};
struct divided : if_must<token<slash_sign>, divisor> {};
struct product : seq<factor, star<sor<multiplied, divided>>> {};
struct added : if_must<token<sor<plus_sign, minus_sign>>, product> {};
struct sum : seq<product, star<added>> {};

// ---------------------------------------------------------------- conditions
struct is : if_must<key<"est">, opt<one_of>, values> {};
struct is_not : if_must<key<"n'est pas">, opt<one_of>, values> {};
struct exists : seq<key<"existe">> {};
struct exists_not : seq<key<"n'existe pas">> {};
struct between : if_must<key<"entre">, sum, key<"et">, sum> {};
struct among : if_must<key<"parmi">, values> {};
struct compared : plus<if_must<relation, sum>> {};
struct comparison : seq<sum, opt<sor<is, is_not, exists, exists_not, between, among, compared>>> {};

struct every : key<"chaque"> {};
struct none : sor<key<"aucune">, key<"aucun">> {};
struct some : sor<key<"une">, key<"un">> {};
struct at_least : key<"au moins"> {};
struct at_most : key<"au plus"> {};
struct more_than : key<"plus de"> {};
struct less_than : key<"moins de"> {};
struct exactly : key<"exactement"> {};
struct half : key<"la moitié"> {};
struct share : sor<half, seq<digits, slash, digits>, seq<digits, percent>> {};
struct share_quantifier : seq<sor<at_least, at_most, more_than, less_than, exactly>, share, key<"des">> {};
struct share_weight : if_must<key<"par">, weight_value> {};
struct share_held : if_must<share_quantifier, set, opt<share_weight>, colon, condition> {};
struct quantifier : sor<every, none, some, seq<sor<at_least, at_most>, must<digits>>, seq<exactly, digits>> {};
struct counted_conditions : list_must<condition, semicolon> {};
struct counted_list : parentheses<counted_conditions> {};
struct counted : seq<seq<sor<at_least, at_most, exactly>, digits>, key<"parmi">, at<sign<"(">>, must<counted_list>> {};
struct quantified : if_must<quantifier, set, colon, condition> {};

struct term;
struct negation : seq<key<"non">, guarded<term>> {};
struct term : sor<share_held, counted, quantified, negation, comparison> {};
struct not_mixed_with_or : not_at<key<"ou">> {};
struct not_mixed_with_and : not_at<key<"et">> {};
struct all_of : seq<plus<if_must<key<"et">, term>>, must<not_mixed_with_or>> {};
struct any_of : seq<plus<if_must<key<"ou">, term>>, must<not_mixed_with_and>> {};
struct logic : seq<term, opt<sor<all_of, any_of>>> {};
struct condition : guarded<logic> {};
struct conditional : if_must<key<"si">, condition, key<"sinon">, expression> {};
struct expression : guarded<seq<logic, opt<conditional>>> {};

}  // namespace bareme::syntax::grammar
