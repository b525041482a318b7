#include <catch2/catch.hpp>

#include "syntax/parse.hpp"
#include "unit/syntax/reading.hpp"

using namespace bareme::syntax;

TEST_CASE("literals: a comma or a point is decimal, 10/20 is one value, units and percents stay with their number") {
  CHECK(value_of("9,5") == "9,5");
  CHECK(value_of("9.5") == "9.5");
  CHECK(value_of("10/20") == "10/20");
  CHECK(value_of("10 / 20") == "10/20");
  CHECK(value_of("70 %") == "70%");
  CHECK(value_of("3 jours") == "(measure 3 jours)");
  CHECK(value_of("2 points par jour × retard") == "(* (measure 2 points jour) <retard>)");
  CHECK(value_of("31/12/2027") == "(date 31 12 2027)");
  CHECK(value_of("sans objet") == "nothing");
  CHECK(value_of("oui") == "yes");
  CHECK(value_of("non") == "no");
  CHECK(value_of("\"Très bien\"") == "\"Très bien\"");
  CHECK(value_of("« Très bien »") == "\"Très bien\"");
}

TEST_CASE("a fraction binds tight, except right after a division") {
  CHECK(value_of("y / 4 / 2") == "(/ (/ <y> 4) 2)");
  CHECK(value_of("10 + (x − 1) × 8 / 3,3") == "(+ 10 (* (- <x> 1) 8/3,3))");
  CHECK(value_of("c / 30 ECTS") == "(/ <c> (measure 30 ECTS))");
  CHECK(value_of("a / b") == "(/ <a> <b>)");
}

TEST_CASE("operators: one meaning for each of their signs, left to right") {
  CHECK(value_of("a - b – c − d") == "(- (- (- <a> <b>) <c>) <d>)");
  CHECK(value_of("a * b × c") == "(* (* <a> <b>) <c>)");
  CHECK(value_of("a + b × c") == "(+ <a> (* <b> <c>))");
  CHECK(value_of("S-B") == "(- <S> <B>)");
  CHECK(value_of("−3 + a") == "(+ (negative 3) <a>)");
  CHECK(value_of("10 × [1 + (S − B) / (990 − B)]") == "(* 10 (+ 1 (/ (- <S> <B>) (- 990 <B>))))");
  CHECK(value_of("4 % de note") == "(percent-of 4 <note>)");
}

TEST_CASE("a name is the longest run of words, session 2 is one word, à défaut stops it") {
  CHECK(value_of("note session 1") == "<note session 1>");
  CHECK(value_of("bonus   école de l'année") == "<bonus école of <année>>");
  CHECK(value_of("bonus école de l’année") == "<bonus école of <année>>");
  CHECK(value_of("jury.session") == "<jury.session>");
  CHECK(value_of("\"PIC-Pro\".moyenne") == "<\"PIC-Pro\".moyenne>");
  CHECK(value_of("M") == "<M>");
  CHECK(statements_of("entrée crédits : ECTS à défaut 0 ECTS\n") ==
        "entry crédits : (named ECTS) default (measure 0 ECTS)\n");
}

TEST_CASE("moyenne: a call, an aggregate, a cohort or a name, by what follows") {
  CHECK(value_of("moyenne(EF 4 ; CC 2)") == "(call moyenne (part <EF> 4) (part <CC> 2))");
  CHECK(value_of("moyenne(théorie 70 % ; pratique 30 %)") ==
        "(call moyenne (part <théorie> 70%) (part <pratique> 30%))");
  CHECK(value_of("moyenne(chaque rapport 1)") == "(call moyenne (part each <rapport> 1))");
  CHECK(value_of("moyenne des ue par ects") == "(mean (set ue) by <ects>)");
  CHECK(value_of("moyenne de note dans la promotion") == "(cohort-mean <note> (population promotion))");
  CHECK(value_of("moyenne de l'ue") == "<moyenne of <ue>>");
  CHECK(value_of("moyenne") == "<moyenne>");
  CHECK(value_of("max(3,5)") == "(call max (part 3,5))");
  CHECK(value_of("lua affecte(a ; b)") == "(lua affecte (part <a>) (part <b>))");
}

TEST_CASE("the keys of a rank end before puis, croissant and décroissant, which are words of names elsewhere") {
  CHECK(value_of("rang de total général puis note orale de l'ue croissant dans la promotion") ==
        "(rank <total général> (ascending <note orale of <ue>>) (population promotion))");
  CHECK(
      value_of("rang de (total puis) décroissant puis S1.moyenne dans la promotion hors attente ex æquo rang dense") ==
      "(rank (descending <total puis>) <S1.moyenne> (population promotion without-pending) ties dense)");
  CHECK(value_of("puis croissant") == "<puis croissant>");
  CHECK(value_of("rang dense") == "<rang dense>");
}

TEST_CASE("a set may leave out its extremes, an aggregate read a parenthesis on each object") {
  CHECK(value_of("moyenne des ecue dont validée sans les 2 plus basses sans la plus haute par ects") ==
        "(mean (set ecue (where <validée>) (without-lowest 2) (without-highest)) by <ects>)");
  CHECK(value_of("somme des (a × b) des ateliers") == "(sum (* <a> <b>) (set ateliers))");
  CHECK(value_of("moyenne des ue par (a × b) à hauteur de 36 ECTS sans dépasser") ==
        "(mean (set ue) by (* <a> <b>) up-to (measure 36 ECTS) whole)");
}

TEST_CASE("aggregates and cohorts take filters") {
  CHECK(value_of("somme des crédits des ue") == "(sum <crédits> (set ue))");
  CHECK(value_of("moyenne des 3 meilleures ue") == "(mean (set best 3 ue))");
  CHECK(value_of("somme des ects des ue de domaine stage") == "(sum <ects> (set ue (of domaine <stage>)))");
  CHECK(value_of("nombre des ecue de nature (projet ; stage)") == "(count (set ecue (of nature <projet> <stage>)))");
  CHECK(value_of("nombre des ecue sauf nature projet") == "(count (set ecue (except nature <projet>)))");
  CHECK(value_of("nombre des année sauf CING3") == "(count (set année (except <CING3>)))");
  CHECK(value_of("nombre des année parmi (CING1 ; CING2)") == "(count (set année (among <CING1> <CING2>)))");
  CHECK(value_of("moyenne des cours dont retenu par ects") == "(mean (set cours (where <retenu>)) by <ects>)");
  CHECK(value_of("rang de (M en session 1) dans la promotion dont mobilité est non hors attente") ==
        "(rank (view <M> « session 1 ») (population promotion (where (is <mobilité> no)) without-pending))");
  CHECK(value_of("nombre dans la promotion de même LV2 >= 8") ==
        "(compare (cohort-count (population promotion (same LV2))) >= 8)");
}

TEST_CASE("conditions: comparisons, states, quantifiers to the end of the line or of the bracket") {
  CHECK(value_of("a >= b") == value_of("a ≥ b"));
  CHECK(value_of("a <> b") == value_of("a ≠ b"));
  CHECK(value_of("9 <= a < 10") == "(compare 9 <= <a> < 10)");
  CHECK(value_of("a entre 9 et 10 et b") == "(and (between <a> 9 10) <b>)");
  CHECK(value_of("note est ABJ") == "(is <note> <ABJ>)");
  CHECK(value_of("note est un nombre") == "(is <note> <nombre>)");
  CHECK(value_of("note n'est pas (ABI ; ABJ)") == "(is-not <note> <ABI> <ABJ>)");
  CHECK(value_of("note est sans objet") == "(is <note> nothing)");
  CHECK(value_of("moyenne est impossible") == "(is <moyenne> <impossible>)");
  CHECK(value_of("note existe") == "(exists <note>)");
  CHECK(value_of("note n’existe pas") == "(exists-not <note>)");
  CHECK(value_of("année parmi (CING1 ; CING2)") == "(among <année> <CING1> <CING2>)");
  CHECK(value_of("non validée") == "(not <validée>)");
  CHECK(value_of("a ou (b et c)") == "(or <a> (and <b> <c>))");
  CHECK(value_of("chaque ecue : a >= 5 et b") == "(every (set ecue) (and (compare <a> >= 5) <b>))");
  CHECK(value_of("(une ue : a) et (aucune ue : b)") == "(and (some (set ue) <a>) (none (set ue) <b>))");
  CHECK(value_of("au moins 2 ue : validée") == "(at-least 2 (set ue) <validée>)");
  CHECK(value_of("plus de la moitié des ue : validée") == "(share > 1/2 (set ue) <validée>)");
  CHECK(value_of("au moins 2/3 des ue par ects : validée") == "(share >= 2/3 (set ue) by <ects> <validée>)");
  CHECK(value_of("au plus 30 % des ue : validée") == "(share <= 30/100 (set ue) <validée>)");
  CHECK(value_of("moins de la moitié des ue : validée") == "(share < 1/2 (set ue) <validée>)");
  CHECK(value_of("exactement 2 ue : validée") == "(exactly 2 (set ue) <validée>)");
  CHECK(value_of("la meilleure de (a ; b) >= B2") == "(compare (best <a> <b>) >= <B2>)");
  CHECK(value_of("la moins bonne des palmes des ue") == "(ordered-min <palmes> (set ue))");
  CHECK(value_of("arrondi(x ; 0,1 ; au pair)") == "(call arrondi (part <x>) (part 0,1) (mode au pair))");
  CHECK(value_of("appréciation(x).lettre") == "(call appréciation .lettre (part <x>))");
}

TEST_CASE("si … sinon chooses, en … looks from a view") {
  CHECK(value_of("ects si validée sinon 0 ECTS") == "(if <validée> <ects> (measure 0 ECTS))");
  CHECK(value_of("moyenne en délibération") == "(view <moyenne> « délibération »)");
  CHECK(value_of("(a + b) en session 1") == "(view (+ <a> <b>) « session 1 »)");
  CHECK(value_of("a + (b en session 1)") == "(+ <a> (view <b> « session 1 »))");
}

TEST_CASE("keywords fold case, accents and apostrophes, words that only begin like one are names") {
  CHECK(value_of("MOYENNE DES ue PAR ects") == "(mean (set ue) by <ects>)");
  CHECK(value_of("Mediane des ue") == "(median (set ue))");
  CHECK(value_of("me\u0301diane des ue") == "(median (set ue))");
  CHECK(value_of("sinonyme") == "<sinonyme>");
  CHECK(value_of("finale") == "<finale>");
}

TEST_CASE("a query is one expression, poses are a list of them") {
  bareme::diagnostics::Sources sources;
  bareme::diagnostics::Diagnostics diagnostics;
  const ExpressionPtr query = parse_expression(sources, sources.add("question", "UE72 entre 9 et 10"), diagnostics);
  REQUIRE(query);
  CHECK(std::holds_alternative<Between>(query->node));
  const std::vector<Pose> poses =
      parse_poses(sources, sources.add("question", "MATH5.EF = 9 ; actions = 4"), diagnostics);
  REQUIRE(poses.size() == 2);
  CHECK(poses[1].path.segments[0].name.text == "actions");
  CHECK_FALSE(diagnostics.has_errors());
  CHECK_FALSE(parse_expression(sources, sources.add("question", "moyenne >="), diagnostics));
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("the grammar has no rule that could loop without reading") { CHECK(grammar_problems() == 0); }
