// The grammar of a text: règlements, maquettes, cases, line by line. Rules only: what must match and what is said when
// it does not is in messages.hpp, what is built in actions.hpp.
#pragma once

#include "syntax/grammar_expressions.hpp"

namespace bareme::syntax::grammar {

struct end_of_line : line_break {};
struct article_number : token<scanned<scan::article_number>> {};
struct letter_mark : token<scanned<scan::letter_mark>> {};
struct point_mark : token<scanned<scan::point_mark>> {};
struct object : sor<word, text> {};

// ---------------------------------------------------------------- blocks
// What opens a block or a line of its own at the outer levels: a block still open there lacks its `fin`.
struct document_start : seq<key<"document">, at<scanned<scan::opening_quote>>> {};
struct part_start
    : sor<seq<key<"règlement">, scanned<scan::opening_quote>>, seq<key<"maquette">, scanned<scan::opening_quote>>,
          seq<key<"cas">, scanned<scan::opening_quote>>, seq<key<"bibliothèque">, scanned<scan::opening_quote>>> {};
struct codes_of : sor<key<"codes de">, key<"codes d'">> {};
struct article_change : sor<key<"remplace">, key<"ajoute">> {};
struct element_start
    : sor<seq<opt<article_change>, key<"article">, scanned<scan::article_number>>,
          seq<opt<key<"ajoute">>, sor<key<"barème">, key<"fonction">>, name, sign<"(">>,
          seq<key<"structure">, line_break>, seq<key<"convention">, line_break>, seq<opt<key<"ajoute">>, codes_of>,
          key<"fonction lua">, seq<opt<key<"ajoute">>, key<"paramètre">, name, equals>, document_start,
          seq<key<"utilise">, scanned<scan::opening_quote>>, seq<key<"supprime">, key<"article">>> {};
struct outer_start : sor<eof, part_start, element_start> {};

template <Spelling Closed>
struct close : sor<recover<if_must<key<"fin">, opt<key<Closed>>, end_of_line>>, seq<at<outer_start>, unclosed>> {};
template <typename Line>
struct line : recover<must<Line>> {};
template <typename Line>
struct lines : star<not_at<sor<key<"fin">, outer_start>>, line<Line>> {};

// ---------------------------------------------------------------- tables of rows
struct otherwise : key<"sinon"> {};
struct threshold : if_must<relation, sum> {};
struct row_key : sor<otherwise, threshold, condition> {};
struct row : seq<row_key, must<colon, expression>> {};
struct row_line : seq<list_must<row, semicolon>, must<end_of_line>> {};

struct subject_line : sor<end_of_line, seq<expression, must<end_of_line>>> {};
struct selection : block<key<"selon">, recover<must<subject_line>>, lines<row_line>, close<"selon">> {};
struct distribution_line : must<rank_keys, population, end_of_line> {};
struct distribution : block<key<"répartition de">, recover<distribution_line>, lines<row_line>, close<"répartition">> {
};
struct wishes : list_must<expression, semicolon> {};
struct wish_list : parentheses<wishes> {};
struct allocation_line : must<wish_list, key<"par">, rank_keys, population, end_of_line> {};
struct allocation_start : seq<key<"attribution de">, at<sign<"(">>> {};  // else a name may be « attribution »
struct allocation : block<allocation_start, recover<allocation_line>, lines<row_line>, close<"attribution">> {};

// ---------------------------------------------------------------- definitions and facts
struct expression_line : seq<expression, must<end_of_line>> {};
struct definition_body : sor<selection, distribution, allocation, expression_line> {};
struct defined : if_must<equals, definition_body> {};
struct inline_definition : seq<name, must<equals, expression>> {};

struct yes_no_type : key<"oui ou non"> {};
struct bound : seq<opt<minus_first>, digits> {};
struct points_type : if_must<seq<key<"points">, key<"de">>, bound, key<"à">, bound> {};
struct mark_type : seq<key<"note">, if_must<key<"sur">, digits>> {};
struct list_fields : list_must<name, semicolon> {};
struct list_type : if_must<sor<key<"liste de">, key<"liste d'">>, name, opt<parentheses<list_fields>>> {};
struct named_values : list_must<text_or_name, semicolon> {};
struct values_type : parentheses<named_values> {};
struct nature : seq<name> {};  // of a value, a unit or a list of codes: of another kind than what bears its name
struct named_type : seq<nature> {};
struct step : if_must<key<"par pas de">, digits> {};
struct type_step : seq<step> {};
struct best_first : key<"du meilleur au moins bon"> {};
struct best_last : key<"du moins bon au meilleur"> {};
struct order : sor<best_first, best_last> {};
struct type_order : seq<order> {};
struct type : seq<sor<yes_no_type, points_type, mark_type, list_type, values_type, named_type>, opt<type_step>,
                  opt<type_order>> {};

struct scope : if_must<key<"pour chaque">, set> {};
struct by_default : if_must<key<"à défaut">, value> {};
struct from_maquette : key<"attribut"> {};
struct entered : key<"entrée"> {};
struct enacted : key<"acte"> {};
struct names : list_must<name, semicolon> {};
struct group_of_pairs : if_must<key<"dans">, word> {};
struct fact_scope : seq<scope, opt<group_of_pairs>> {};
struct fact
    : if_must<sor<from_maquette, entered, enacted>, names, colon, type, opt<fact_scope>, opt<by_default>, end_of_line> {
};

// ---------------------------------------------------------------- conditions of a verdict
struct mode_all : key<"toutes"> {};
struct mode_any : key<"l'une"> {};
struct mode_at_least : key<"au moins"> {};
struct conditions_mode : sor<seq<sor<mode_all, mode_any>, must<end_of_line>>, seq<mode_at_least, digits, line_break>> {
};
struct letter_reason : if_must<key<"motif">, text, opt<text>> {};
struct letter_line : if_must<letter_mark, condition, opt<letter_reason>, end_of_line> {};
// Under a letter, letters of its own: « b) l'une », then « b1) », « b2) ».
struct point_line : if_must<point_mark, condition, opt<letter_reason>, end_of_line> {};
struct points : plus<recover<point_line>> {};
struct points_mode : sor<mode_all, mode_any, seq<mode_at_least, digits>> {};
struct letter_of_points
    : if_must<seq<letter_mark, points_mode, opt<letter_reason>, line_break, at<point_mark>>, points> {};
struct letter : sor<letter_of_points, letter_line> {};
struct letters : plus<recover<letter>> {};
struct lettered : if_must<conditions_mode, letters> {};
struct single_condition : seq<condition, must<end_of_line>> {};
struct conditions : sor<lettered, single_condition> {};
struct holds_if : if_must<key<"si">, conditions> {};

struct otherwise_line : seq<otherwise, must<end_of_line>> {};
struct verdict : sor<otherwise_line, holds_if> {};
struct result_row : if_must<key<"résultat">, object, verdict> {};

// ---------------------------------------------------------------- poses, examples
struct named_view : seq<view> {};
struct path_in_view : seq<path, must<named_view>> {};
struct viewed_path : parentheses<path_in_view> {};
struct negative_value : seq<minus_first, number_value> {};
struct quoted_code_and_next : seq<at<text, text_or_name>, text, text_or_name> {};
struct awaiting : key<"en attente"> {};
struct failing : key<"en erreur"> {};
struct outcome : sor<negative_value, quoted_code_and_next, literal, awaiting, failing, seq<word, opt<text_or_name>>> {};
struct outcomes : list_must<outcome, semicolon> {};
struct outcome_list : parentheses<outcomes> {};
struct no_outcome : token<seq<sign<"(">, blanks, sign<")">>> {};
struct posed_value : sor<no_outcome, outcome_list, negative_value, value> {};
struct awaited : seq<key<"en attente de">, must<path>> {};
struct posed_directly : sor<negative_value, literal> {};
struct pose_rest : sor<awaited, awaiting, failing, if_must<equals, posed_value>, posed_directly> {};
struct pose : seq<sor<viewed_path, path>, must<pose_rest>> {};
struct poses : list_must<pose, semicolon> {};
struct expected_poses : seq<poses> {};
struct example : if_must<key<"exemple">, poses, key<"donne">, expected_poses, end_of_line> {};
struct known_gap : if_must<key<"sinon">, key<"écart connu">, text> {};
struct verify : if_must<key<"vérifie">, condition, opt<known_gap>, end_of_line> {};

// ---------------------------------------------------------------- articles
struct when : if_must<key<"lorsque">, condition> {};
struct exception_result : if_must<key<"résultat">, object> {};
struct exception_effect : sor<exception_result, inline_definition> {};
struct exception
    : if_must<key<"exception">, text, opt<if_must<key<"à">, text>>, colon, exception_effect, opt<when>, end_of_line> {};
struct follow_up : if_must<key<"suite">, text_or_name> {};
struct choice_condition : if_must<key<"si">, condition> {};
struct choice_row : if_must<letter_mark, object, opt<follow_up>, opt<choice_condition>, end_of_line> {};
struct choice_rows : plus<recover<choice_row>> {};
struct choice : if_must<key<"au choix du jury">, opt<when>, end_of_line, choice_rows> {};
struct citation : seq<text, must<end_of_line>> {};
struct not_monotone : if_must<seq<key<"non monotone">, at<scanned<scan::opening_quote>>>, text, end_of_line> {};
struct local_definition : seq<name, must<defined>> {};
struct local : if_must<key<"soit">, local_definition> {};
struct quantity : seq<name, defined> {};
struct predicate : seq<name, holds_if> {};
struct defining_sign : sor<at<equals>, at<key<"si">>> {};
struct named_statement : seq<at<name>, sor<quantity, predicate, seq<name, must<defining_sign>>>> {};
struct statement
    : sor<citation, fact, local, exception, example, verify, choice, result_row, not_monotone, named_statement> {};

struct replaces : key<"remplace"> {};
struct adds : key<"ajoute"> {};
struct heading_view : seq<view> {};
struct article_heading : must<article_number, text, opt<scope, opt<heading_view>>, opt<when>, end_of_line> {};
struct article
    : block<opt<sor<replaces, adds>>, key<"article">, recover<article_heading>, lines<statement>, close<"article">> {};

// ---------------------------------------------------------------- structure, codes, convention, parameters
struct level_chain : list_must<word, token<sign<">">>> {};
struct levels_line : if_must<key<"niveaux">, level_chain, end_of_line> {};
struct grouped_by : if_must<key<"de même">, name> {};
struct grouping : if_must<key<"regroupe">, word, opt<grouped_by>> {};
struct entered_level : if_must<key<"niveau">, word, key<"dans">, word, opt<grouping>, end_of_line> {};
struct followed_word : sor<key<"suivi">, key<"suivie">> {};
struct followed : seq<word, followed_word, must<key<"si">, condition, end_of_line>> {};
struct population_key : seq<word, if_must<key<"de même">, names, end_of_line>> {};
struct objects : list_must<object, semicolon> {};
struct content : seq<word, object, must<colon, objects, end_of_line>> {};
struct mark_limit : sor<bound, name> {};
struct mark_scale : if_must<seq<key<"notes de">, bound>, key<"à">, mark_limit, opt<step>, opt<order>, end_of_line> {};
struct sessions : if_must<seq<key<"sessions">, digits>, end_of_line> {};
struct structure_line
    : sor<mark_scale, sessions, fact, verify, levels_line, entered_level, followed, population_key, content> {};
struct structure : block<key<"structure">, recover<must<end_of_line>>, lines<structure_line>, close<"structure">> {};

struct code : seq<object, opt<text, opt<text>>> {};
struct worth : if_must<key<"vaut">, literal> {};
struct counts_as : if_must<key<"compte comme">, object> {};
struct exported : if_must<key<"export">, text> {};
struct effect_word : seq<name> {};
struct effect : sor<worth, counts_as, exported, effect_word> {};
struct effect_items : list_must<effect, semicolon> {};
struct effects : if_must<colon, effect_items> {};
struct code_line : seq<code, sor<effects, star<if_must<semicolon, code>>>, must<end_of_line>> {};
struct codes_heading : must<nature, opt<order>, end_of_line> {};
struct codes : block<opt<adds>, codes_of, recover<codes_heading>, lines<code_line>, close<"codes">> {};

struct truncated : key<"tronqué"> {};
struct rounding_mode : sor<written_mode, truncated> {};
struct no_rounding : key<"aucun"> {};
struct rounding_step : sor<no_rounding, seq<digits, must<rounding_mode>>> {};
struct rounded : list_must<path, semicolon> {};
struct rounding : if_must<seq<key<"arrondi">, of>, rounded, colon, rounding_step, end_of_line> {};
struct view_rule : if_must<key<"vue">, word, text, end_of_line> {};
struct tie_rule : if_must<key<"ex æquo">, colon, tie_policy, end_of_line> {};
struct quantile_direction : sor<key<"supérieur">, key<"inférieur">, key<"plus proche">> {};
struct quantile_rule
    : if_must<key<"répartition">, colon, key<"effectifs cumulés arrondis au">, quantile_direction, end_of_line> {};
struct convention_line : sor<rounding, view_rule, tie_rule, quantile_rule> {};
struct convention : block<key<"convention">, recover<must<end_of_line>>, lines<convention_line>, close<"convention">> {
};

struct parameter : if_must<seq<opt<adds>, key<"paramètre">>, name, equals, expression, opt<scope>, end_of_line> {};

// ---------------------------------------------------------------- functions and barèmes
struct marked_value : sor<negative_value, value> {};
struct argument : seq<name, must<colon, type>> {};
struct arguments : list_must<argument, semicolon> {};
struct argument_list : parentheses<arguments> {};
struct for_population : key<"pour la promotion"> {};
struct function_heading : must<name, argument_list, opt<for_population>, key<"donne">, type, end_of_line> {};
struct motive_line : if_must<key<"motif">, text, end_of_line> {};
struct in_file : key<"fichier"> {};
struct file_line : if_must<in_file, text, end_of_line> {};
struct function_line : sor<motive_line, file_line, example> {};
struct function : block<key<"fonction lua">, recover<function_heading>, lines<function_line>, close<"fonction">> {};

struct answered : sor<failing, marked_value> {};
struct call_example : if_must<key<"exemple">, expression, key<"donne">, answered, end_of_line> {};
struct short_formula
    : seq<opt<adds>, key<"fonction">, name, argument_list, key<"donne">, type, equals, must<expression, end_of_line>> {
};
struct formula_heading : must<name, argument_list, key<"donne">, type, end_of_line> {};
struct formula_line : sor<local, call_example, quantity> {};
struct formula : block<opt<adds>, key<"fonction">, recover<formula_heading>, lines<formula_line>, close<"fonction">> {};

struct end_of_square : eof {};
struct square_names : seq<name, sign<"\\">, blanks, must<name>> {};
struct outside_square : seq<minus_first, eof> {};
struct filled_square : sor<square_names, otherwise, threshold, expression> {};
struct square : sor<eof, outside_square, seq<must<filled_square>, must<end_of_square>>> {};
struct grid_line : seq<cells<square>, line_break> {};
struct grid
    : block<seq<key<"tableau">, at<line_break>>, recover<must<end_of_line>>, lines<grid_line>, close<"tableau">> {};

struct gives : key<"donne"> {};
struct scale_results : sor<seq<at<name, colon>, arguments>, type> {};
struct scale_heading : must<name, argument_list, gives, scale_results, end_of_line> {};
struct scale_line : sor<verify, call_example, grid, row_line> {};
struct scale : block<opt<adds>, key<"barème">, recover<scale_heading>, lines<scale_line>, close<"barème">> {};

// ---------------------------------------------------------------- règlement
struct texts : list_must<text, semicolon> {};
struct uses : if_must<key<"utilise">, texts, end_of_line> {};
struct removal : if_must<key<"supprime">, key<"article">, article_number, text, end_of_line> {};
struct languages : sor<parentheses<texts>, text> {};
struct shown : seq<expression, opt<text, opt<text>>> {};
struct shown_items : list_must<shown, semicolon> {};
struct document_line : seq<word, must<colon, shown_items, end_of_line>> {};
struct document_heading : must<text, opt<if_must<key<"en">, languages>>, scope, end_of_line> {};
struct document : block<document_start, recover<document_heading>, lines<document_line>, close<"document">> {};
struct element : sor<article, parameter, codes, scale, function, short_formula, formula, structure, convention, uses,
                     removal, document> {};

struct library_heading : must<text, opt<text>, end_of_line> {};
struct voted : if_must<key<"voté">, key<"le">, date_value> {};
struct modified : if_must<key<"modifie">, text> {};
struct years : sor<if_must<key<"dès">, text>, if_must<key<"de">, text, key<"à">, text>> {};
struct applicable : if_must<key<"applicable">, years> {};
struct regulation_heading : must<text, key<"version">, text, opt<modified>, opt<voted>, opt<applicable>, end_of_line> {
};
struct any_element : must<element> {};
struct stray_end : recover<seq<at<key<"fin">>, any_element>> {};  // told for its line alone
struct regulation : seq<key<"règlement">, recover<regulation_heading>,
                        star<not_at<sor<eof, part_start>>, sor<stray_end, recover<any_element, outer_start>>>> {};

struct library : seq<key<"bibliothèque">, recover<library_heading>,
                     star<not_at<sor<eof, part_start>>, sor<stray_end, recover<any_element, outer_start>>>> {};

// ---------------------------------------------------------------- maquettes
struct raw_item : seq<scanned<scan::raw_item>, blanks> {};
struct raw_items : list_must<raw_item, semicolon> {};
struct raw_list : parentheses<raw_items> {};
struct setting_value : sor<raw_list, value> {};
struct setting : seq<name, must<equals, setting_value>> {};
struct placement : seq<word, object, opt<text>, star<if_must<semicolon, setting>>, must<end_of_line>> {};
struct table_row : scanned<scan::rest_of_line> {};
struct table_line : seq<table_row, line_break> {};
struct table_heading : must<opt<name>, end_of_line> {};
struct table : block<key<"tableau">, recover<table_heading>, star<not_at<sor<key<"fin">, outer_start>>, table_line>,
                     close<"tableau">> {};
struct maquette_line : sor<table, verify, placement> {};
struct maquette_heading : must<text, key<"pour">, text, key<"version">, text, end_of_line> {};
struct maquette : block<key<"maquette">, recover<maquette_heading>, lines<maquette_line>, close<"maquette">> {};

// ---------------------------------------------------------------- cases
struct given : if_must<key<"pose">, poses, end_of_line> {};
struct expectation : if_must<key<"donne">, poses, end_of_line> {};
struct act : if_must<key<"acte">, pose, key<"motif">, text, end_of_line> {};
struct marked_values : list_must<marked_value, semicolon> {};
struct marks : seq<path, opt<equals>, must<marked_values, end_of_line>> {};
struct student_line : if_must<seq<key<"étudiant">, text_or_name>, end_of_line> {};
struct case_line : sor<given, expectation, act, student_line, marks> {};
struct case_heading : must<text, opt<if_must<key<"maquette">, text>>, end_of_line> {};
struct test_case : block<key<"cas">, recover<case_heading>, lines<case_line>, close<"cas">> {};

// ---------------------------------------------------------------- the three entries
struct file_part : sor<regulation, maquette, test_case, library> {};
struct any_part : must<file_part> {};
struct stray_outer_end : recover<seq<at<key<"fin">>, any_part>> {};
struct start : seq<opt<utf8::bom>, blanks, opt<line_break>> {};
struct file : seq<start, until<eof, sor<stray_outer_end, recover<any_part, sor<eof, part_start>>>>> {};
struct whole_expression : seq<start, recover<must<expression, end_of_line, eof>>> {};
struct whole_poses : seq<start, recover<must<poses, end_of_line, eof>>> {};

}  // namespace bareme::syntax::grammar
