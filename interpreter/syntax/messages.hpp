// What is said when a rule that must match does not: one French phrase a rule, put after « là où vient … » by
// problems.cpp. A `must` on a rule without a phrase does not compile.
#pragma once

#include "syntax/grammar.hpp"

namespace bareme::syntax {

namespace g = grammar;
using Wanted = Expected::Kind;

template <typename Rule>
inline constexpr Expected expected{};
template <g::Spelling S>
inline constexpr Expected expected<g::key<S>>{S.view(), Wanted::Spelling};
template <g::Spelling S>
inline constexpr Expected expected<g::sign<S>>{S.view(), Wanted::Spelling};

// One rule, one line.
// clang-format off
// What never fails needs no phrase.
template <typename... Rules> inline constexpr Expected expected<tao::pegtl::opt<Rules...>>{"rien"};
template <typename... Rules> inline constexpr Expected expected<tao::pegtl::star<Rules...>>{"rien"};

template <> inline constexpr Expected expected<g::semicolon>{";", Wanted::Spelling};
template <> inline constexpr Expected expected<g::colon>{":", Wanted::Spelling};
template <> inline constexpr Expected expected<g::equals>{"=", Wanted::Spelling};
template <> inline constexpr Expected expected<g::close_parenthesis>{")", Wanted::Bracket};
template <> inline constexpr Expected expected<g::close_square>{"]", Wanted::Bracket};
template <> inline constexpr Expected expected<g::closing_quote>{"le guillemet fermant", Wanted::Quote};
template <> inline constexpr Expected expected<g::too_deep>{"", Wanted::Depth};
template <> inline constexpr Expected expected<g::not_grouped>{"", Wanted::NoGroup};
template <> inline constexpr Expected expected<g::not_mixed_with_or>{"ou", Wanted::NoOr};
template <> inline constexpr Expected expected<g::not_mixed_with_and>{"et", Wanted::NoAnd};
template <> inline constexpr Expected expected<g::end_of_line>{"la fin de la ligne", Wanted::LineEnd};
template <> inline constexpr Expected expected<tao::pegtl::eof>{"la fin", Wanted::LineEnd};

template <> inline constexpr Expected expected<g::name>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::nature>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::names>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::key_name>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::word>{"un mot", Wanted::Name};
template <> inline constexpr Expected expected<g::object>{"un code, ou son nom entre guillemets", Wanted::Name};
template <> inline constexpr Expected expected<g::objects>{"un code, ou son nom entre guillemets", Wanted::Name};
template <> inline constexpr Expected expected<g::later_segment>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::path>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::guarded<g::path>>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::text>{"un texte entre guillemets"};
template <> inline constexpr Expected expected<g::text_or_name>{"un nom, ou un texte entre guillemets", Wanted::Name};
template <> inline constexpr Expected expected<g::digits>{"un nombre"};
template <> inline constexpr Expected expected<g::date_value>{"une date, comme 31/12/2027"};
template <> inline constexpr Expected expected<g::literal>{"une valeur"};
template <> inline constexpr Expected expected<g::value>{"une valeur"};
template <> inline constexpr Expected expected<g::values>{"une valeur, ou une liste entre parenthèses"};
template <> inline constexpr Expected expected<g::value_items>{"une valeur"};
template <> inline constexpr Expected expected<g::excepted>{"ce qui est écarté : une valeur, ou un attribut et sa valeur"};
template <> inline constexpr Expected expected<g::set>{"un niveau, comme « ue » ou « ecue de nature projet »", Wanted::Name};
template <> inline constexpr Expected expected<g::population>{"la population : « dans la promotion »"};

template <> inline constexpr Expected expected<g::expression>{"une valeur"};
template <> inline constexpr Expected expected<g::expression_line>{"une valeur"};
template <> inline constexpr Expected expected<g::part>{"une part : une valeur, puis son poids"};
template <> inline constexpr Expected expected<g::parts>{"une part : une valeur, puis son poids"};
template <> inline constexpr Expected expected<g::postfix>{"une valeur"};
template <> inline constexpr Expected expected<g::guarded<g::postfix>>{"une valeur"};
template <> inline constexpr Expected expected<g::factor>{"une valeur"};
template <> inline constexpr Expected expected<g::divisor>{"une valeur"};
template <> inline constexpr Expected expected<g::product>{"une valeur"};
template <> inline constexpr Expected expected<g::sum>{"une valeur"};
template <> inline constexpr Expected expected<g::condition>{"une condition"};
template <> inline constexpr Expected expected<g::term>{"une condition"};

template <> inline constexpr Expected expected<g::subject_line>{"ce que « selon » examine, ou la fin de la ligne"};
template <>
inline constexpr Expected expected<g::rank_keys>{
    "ce qui classe : un nom, ou une expression entre parenthèses"};
template <> inline constexpr Expected expected<g::rank_key>{"une autre clé : un nom, ou une expression entre parenthèses"};
template <> inline constexpr Expected expected<g::guarded<g::key_path>>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::key_later_segment>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::extreme>{"« plus basses » ou « plus hautes »"};
template <> inline constexpr Expected expected<g::weight_value>{"un nom, ou une expression entre parenthèses", Wanted::Name};
template <> inline constexpr Expected expected<g::amount_value>{"une quantité, comme « 36 ECTS », ou une expression entre parenthèses"};
template <> inline constexpr Expected expected<g::row>{"une ligne de table : un cas, « : », sa valeur"};
template <> inline constexpr Expected expected<g::row_line>{"une ligne de table : un cas, « : », sa valeur", Wanted::Line};
template <> inline constexpr Expected expected<g::definition_body>{"une valeur, « selon », « répartition de » ou « attribution de »"};
template <> inline constexpr Expected expected<g::wishes>{"un vœu : un nom, ou une expression"};
template <> inline constexpr Expected expected<g::wish_list>{"(", Wanted::Spelling};
template <> inline constexpr Expected expected<g::defined>{"=", Wanted::Spelling};
template <> inline constexpr Expected expected<g::named_values>{"un nom, ou un texte entre guillemets", Wanted::Name};
template <> inline constexpr Expected expected<g::list_fields>{"ce qui est lu sur chacun, comme « (moyenne ; ects) »", Wanted::Name};
template <> inline constexpr Expected expected<g::type>{"un type : « note », « oui ou non », « points de 0 à 990 », « nombre »…"};
template <> inline constexpr Expected expected<g::points>{"une première ligne, comme « b1) »"};
template <> inline constexpr Expected expected<g::letters>{"une première lettre, comme « a) »"};
template <> inline constexpr Expected expected<g::conditions>{"une condition, « toutes », « l'une » ou « au moins 2 »"};
template <> inline constexpr Expected expected<g::verdict>{"« si » et une condition, ou « sinon »"};
template <> inline constexpr Expected expected<g::named_view>{"« en session 1 » ou une autre vue"};
template <> inline constexpr Expected expected<g::outcome>{"un code, et sa suite s'il en a une"};
template <> inline constexpr Expected expected<g::outcomes>{"un code, et sa suite s'il en a une"};
template <> inline constexpr Expected expected<g::path_in_view>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::posed_value>{"une valeur, ou une liste entre parenthèses"};
template <> inline constexpr Expected expected<g::pose_rest>{"« = » et une valeur, une valeur, ou « en attente de »"};
template <> inline constexpr Expected expected<g::pose>{"un nom et sa valeur", Wanted::Name};
template <> inline constexpr Expected expected<g::poses>{"un nom et sa valeur", Wanted::Name};
template <> inline constexpr Expected expected<g::expected_poses>{"un nom et sa valeur", Wanted::Name};
template <> inline constexpr Expected expected<g::exception_effect>{"« grandeur = valeur » ou « résultat CODE »"};
template <> inline constexpr Expected expected<g::choice_rows>{"un premier choix, comme « a) AJ »"};
template <> inline constexpr Expected expected<g::local_definition>{"un nom, « = », sa valeur", Wanted::Name};
template <> inline constexpr Expected expected<g::defining_sign>{"« = » ou « si »", Wanted::Sign};
template <>
inline constexpr Expected expected<g::statement>{
    "une instruction : « nom = … », « nom si … », « résultat », « entrée », « soit », « exception », « exemple »…",
    Wanted::Line};
template <> inline constexpr Expected expected<g::article_number>{"le numéro de l'article, comme 4.3.1"};

template <>
inline constexpr Expected expected<g::structure_line>{
    "une ligne de structure : « niveaux », « niveau », « attribut », « entrée », « ue suivie si … », « année CING1 : S5 ; S6 »…",
    Wanted::Line};
template <> inline constexpr Expected expected<g::code>{"un code"};
template <> inline constexpr Expected expected<g::code_line>{"un code, ses libellés entre guillemets, « : » et ses effets", Wanted::Line};
template <> inline constexpr Expected expected<g::texts>{"un texte entre guillemets"};
template <> inline constexpr Expected expected<g::level_chain>{"un niveau", Wanted::Name};
template <> inline constexpr Expected expected<g::effect_items>{"un effet : « vaut 0/20 », « neutralise », « validant »…"};
template <> inline constexpr Expected expected<g::effect>{"un effet : « vaut 0/20 », « neutralise », « validant »…"};
template <> inline constexpr Expected expected<g::rounded>{"un nom", Wanted::Name};
template <> inline constexpr Expected expected<g::rounding_step>{"un pas, comme « 0,01 au plus proche », ou « aucun »"};
template <>
inline constexpr Expected expected<g::rounding_mode>{
    "« au plus proche », « par défaut », « par excès », « tronqué » ou « au pair »"};
template <> inline constexpr Expected expected<g::tie_policy>{"« même rang », « rang moyen », « rang dense », « dernier rang » ou « refusé »"};
template <> inline constexpr Expected expected<g::quantile_direction>{"« supérieur », « inférieur » ou « plus proche »"};
template <>
inline constexpr Expected expected<g::convention_line>{
    "une ligne de convention : « arrondi de », « vue », « ex æquo », « répartition »", Wanted::Line};
template <> inline constexpr Expected expected<g::argument>{"un argument : « nom : type »", Wanted::Name};
template <> inline constexpr Expected expected<g::arguments>{"un argument : « nom : type »", Wanted::Name};
template <> inline constexpr Expected expected<g::argument_list>{"(", Wanted::Spelling};
template <> inline constexpr Expected expected<g::gives>{"donne", Wanted::Spelling};
template <> inline constexpr Expected expected<g::scale_results>{"un type, ou plusieurs résultats : « lettre : grade ; points : nombre »"};
template <> inline constexpr Expected expected<g::square>{"une case : un seuil, une valeur, ou « – »"};
template <> inline constexpr Expected expected<g::filled_square>{"une case : un seuil, une valeur, ou « – »"};
template <> inline constexpr Expected expected<g::end_of_square>{"la fin de la case", Wanted::LineEnd};
template <> inline constexpr Expected expected<g::grid_line>{"une ligne de tableau", Wanted::Line};
template <> inline constexpr Expected expected<g::mark_limit>{"la plus haute note, ou l'attribut de l'épreuve qui la donne"};
template <> inline constexpr Expected expected<g::bound>{"un nombre"};
template <> inline constexpr Expected expected<g::compared_codes>{"une valeur"};
template <> inline constexpr Expected expected<g::counted_conditions>{"une condition"};
template <> inline constexpr Expected expected<g::counted_list>{"(", Wanted::Spelling};
template <> inline constexpr Expected expected<g::compared_list>{"(", Wanted::Spelling};
template <> inline constexpr Expected expected<g::best_of_what>{"« de » et une liste entre parenthèses, ou « des » et un ensemble"};
template <> inline constexpr Expected expected<g::aggregate_body>{"ce que l'on compare, comme « des palmes des ue »"};
template <> inline constexpr Expected expected<g::scope>{"« pour chaque » et un niveau"};
template <> inline constexpr Expected expected<g::shown>{"ce que montre le document, comme « moyenne »", Wanted::Name};
template <> inline constexpr Expected expected<g::languages>{"une langue entre guillemets : « \"français\" », « (\"français\" ; \"anglais\") »"};
template <> inline constexpr Expected expected<g::shown_items>{"ce que montre le document, comme « moyenne ; rang »", Wanted::Name};
template <> inline constexpr Expected expected<g::document_line>{"une ligne de document : « ue : moyenne ; grade »", Wanted::Line};
template <> inline constexpr Expected expected<g::function_line>{"« motif », « fichier » ou « exemple »", Wanted::Line};
template <> inline constexpr Expected expected<g::scale_line>{"une ligne « cas : valeur », « vérifie » ou « exemple »", Wanted::Line};
template <>
inline constexpr Expected expected<g::element>{
    "« article », « paramètre », « codes de », « barème », « fonction », « structure », « convention » ou « document »",
    Wanted::Element};

template <> inline constexpr Expected expected<g::setting>{"un nom, « = », sa valeur", Wanted::Name};
template <> inline constexpr Expected expected<g::setting_value>{"une valeur, ou une liste entre parenthèses"};
template <> inline constexpr Expected expected<g::raw_items>{"une épreuve, comme « CC × 3 »"};
template <> inline constexpr Expected expected<g::raw_item>{"une épreuve, comme « CC × 3 »"};
template <> inline constexpr Expected expected<g::years>{"« dès \"2024-2025\" » ou « de \"2024-2025\" à \"2026-2027\" »"};
template <> inline constexpr Expected expected<g::maquette_line>{"« semestre S5 », « tableau » ou « vérifie »", Wanted::Line};
template <> inline constexpr Expected expected<g::answered>{"une valeur, ou « en erreur »"};
template <> inline constexpr Expected expected<g::formula_line>{"« soit … », « nom = … » ou « exemple »", Wanted::Line};
template <> inline constexpr Expected expected<g::marked_value>{"une note, un code ou une valeur"};
template <> inline constexpr Expected expected<g::marked_values>{"une note, un code ou une valeur"};
template <> inline constexpr Expected expected<g::case_line>{"une note, « pose », « acte », « donne » ou « étudiant »", Wanted::Line};
template <> inline constexpr Expected expected<g::file_part>{"« règlement », « maquette » ou « cas »", Wanted::Part};

// clang-format on

}  // namespace bareme::syntax
