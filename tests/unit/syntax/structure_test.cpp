#include <catch2/catch.hpp>

#include "unit/syntax/reading.hpp"

using namespace bareme::syntax;

namespace {
std::string tree_of(const std::string& text) {
  Reading reading(text);
  CHECK(reading.faults().empty());
  return reading.tree();
}
}  // namespace

TEST_CASE("a règlement: heading, structure, codes, convention, parameter") {
  CHECK(tree_of("règlement \"R\" version \"2\" modifie \"1\" voté le 1/9/2024\nutilise \"mentions\" ; "
                "\"grades\"\nsupprime article 4.2 \"X\"\n") ==
        "regulation \"R\" version \"2\" modifies \"1\" voted (date 1 9 2024)\n  uses \"mentions\" \"grades\"\n  "
        "removes 4.2 \"X\"\n");
  CHECK(under(tree_of(in_regulation(
                  "structure\n  niveaux année > ue\n  niveau cours dans année\n  promotion de même spécialité ; site\n"
                  "  année A1 : S5 ; S6\n  attribut ects : ECTS pour chaque ue à défaut 0 ECTS\nfin\n")),
              "structure") ==
        "levels année ; ue\nlevel cours in année\npopulation promotion same spécialité ; site\ncontent année A1: S5 ; "
        "S6\n"
        "attribute ects : (named ECTS) (set ue) default (measure 0 ECTS)\n");
  CHECK(under(tree_of(in_regulation(
                  "codes de note\n  ABI \"absence\" \"absence (en)\" : absence ; vaut 0/20 ; export \"AB\"\n"
                  "  DEF : compte comme ABI ; rend impossible\n  A ; \"session 2\"\nfin\n")),
              "codes note") ==
        "code ABI \"absence\" \"absence (en)\"\n  effect word absence\n  effect worth 0/20\n  effect export  \"AB\"\n"
        "code DEF\n  effect counts-as ABI\n  effect word rend impossible\ncode A\ncode session 2\n");
  CHECK(under(tree_of(in_regulation(
                  "convention\n  arrondi de moyenne ; ue.moyenne : 0,01 AU  PLUS proche\n  arrondi de bonus : aucun\n"
                  "  ex æquo : rang moyen\n  répartition : effectifs cumulés arrondis au supérieur\n  vue délibération "
                  "\"examinée\"\nfin\n")),
              "convention") ==
        "rounding <moyenne> <ue.moyenne> 0,01 au plus proche\nrounding <bonus> none\nties mean\nquantiles supérieur\n"
        "view délibération \"examinée\"\n");
  CHECK(under(tree_of(in_regulation("paramètre seuil ue = 10/20 pour chaque ue\n")), "regulation") ==
        "parameter seuil ue = 10/20 (set ue)\n");
}

TEST_CASE("an article: heading, facts, definitions, verdicts, exceptions, choices, examples") {
  const std::string heading =
      tree_of(in_regulation("remplace article 12 bis \"T\" pour chaque ue sauf domaine stage en délibération lorsque "
                            "jury.session = 2\nfin\n"));
  CHECK(under(heading, "regulation") ==
        "replaces 12 bis \"T\" (set ue (except domaine <stage>)) view « délibération » when (compare <jury.session> = "
        "2)\n");
  CHECK(statements_of("entrée a ; b : oui ou non à défaut non\nacte p : points de 0 à 0,5\nentrée c : note sur "
                      "4,3\nentrée d : note\n"
                      "entrée v : liste de mineure\nacte g : (F ; \"F+\") à défaut F\n") ==
        "entry a ; b : (yes-no) default no\nact p : (points 0 0,5)\nentry c : (mark 4,3)\nentry d : (mark 20)\nentry v "
        ": (list mineure)\n"
        "act g : (values F ; F+) default <F>\n");
  CHECK(statements_of("soit t = selon M\n  >= 16 : \"A\" ; >= 14 : \"B\"\n  sinon : C\nfin\n") ==
        "local\n  t =\n    select <M>\n      >= 16 : \"A\"\n      >= 14 : \"B\"\n      otherwise : <C>\n");
  CHECK(statements_of("g = répartition de moyenne dans la promotion dont validée\n  A : 10 % ; B : 90 %\nfin\n") ==
        "quantity\n  g =\n    distribute <moyenne> (population promotion (where <validée>))\n      <A> : 10%\n      "
        "<B> : 90%\n");
  CHECK(statements_of(
            "m = attribution de (a ; b) par (r) croissant puis s dans la promotion hors attente\n  A : 2 ; B : p\n"
            "  sinon : C\nfin\nx = attribution de l'année + 1\nl = liste des ue dont non y\nk = liste\n") ==
        "quantity\n  m =\n    allocate <a> <b> (ascending <r>) <s> (population promotion without-pending)\n      <A> : "
        "2\n"
        "      <B> : <p>\n      otherwise : <C>\nquantity\n  x =\n    (+ <attribution of <année>> 1)\nquantity\n  l =\n"
        "    (list (set ue (where (not <y>))))\nquantity\n  k =\n    <liste>\n");
  CHECK(statements_of("résultat ADM si toutes\n  a) x >= 10\n  b) chaque ecue : y\nrésultat AJ si au moins 2\n  a) u\n "
                      " b) v\nrésultat DEF sinon\n") ==
        "result ADM\n  all\n    a) (compare <x> >= 10)\n    b) (every (set ecue) <y>)\nresult AJ\n  at-least2\n    a) "
        "<u>\n    b) <v>\nresult DEF otherwise\n");
  CHECK(
      statements_of("validé si l'une\n  a) au moins 2 ue : x\nvu si au moins 2 ue : x\n") ==
      "predicate validé\n  any\n    a) (at-least 2 (set ue) <x>)\npredicate vu\n  single (at-least 2 (set ue) <x>)\n");
  CHECK(
      statements_of("exception \"a\" à \"b\" : moyenne = 0/20 lorsque x\nexception \"c\" : résultat ADJ lorsque y\n") ==
      "exception \"a\" over \"b\" when <x>\n  moyenne =\n    0/20\nexception \"c\" when <y>\n  result ADJ\n");
  CHECK(statements_of("au choix du jury lorsque proposition est AJ\n  a) AJAC suite enjambement si x\n  b) AJ suite "
                      "\"session 2\"\n  c) ADJ\n") ==
        "choice when (is <proposition> <AJ>)\n  a) AJAC \"enjambement\" when <x>\n  b) AJ \"session 2\"\n  c) ADJ\n");
  CHECK(statements_of("« texte cité »\nexemple EF 8,5 ; note session 1 = 15 ; S 785 donne M = 12 ; X en attente de "
                      "MATH5.EF\nvérifie a = b\nnon monotone \"voulu\"\n") ==
        "citation \"texte cité\"\nexample {<EF> 8,5} {<note session 1> 15} {<S> 785} gives {<M> 12} {<X> awaits "
        "<MATH5.EF>}\ncheck (compare <a> = <b>)\nnot monotone \"voulu\"\n");
}

TEST_CASE("functions and barèmes") {
  CHECK(under(tree_of(in_regulation(
                  "fonction lua f(c : nombre ; v : liste de mineure) pour la promotion donne mineure\n  motif \"m\"\n"
                  "  fichier \"f.lua\"\n  exemple c 1 donne f = A\nfin\n")),
              "regulation") ==
        "function f c:(named nombre) v:(list mineure) population gives (named mineure) motive \"m\" \"f.lua\"\n  "
        "example {<c> 1} gives {<f> <A>}\n");
  CHECK(under(tree_of(in_regulation("barème b(x : note sur 4,3) donne note\n  4,3 : 18 ; 4 : 17,27\n  >= 3 : 15\n  "
                                    "vérifie b(x) >= 0\nfin barème\n")),
              "regulation") ==
        "scale b x:(mark 4,3) gives (mark 20)\n  4,3 : 18\n  4 : 17,27\n  >= 3 : 15\n  check (compare (call b (part "
        "<x>)) >= 0)\n");
}

TEST_CASE("a maquette: lines, several tables, raw cells kept as typed") {
  CHECK(tree_of("maquette \"M\" pour \"R\" version \"1\"\nsemestre S5 \"Semestre 5\" ; ects = 30 ; domaine = base ; "
                "épreuves = (EF ; CC×3 ; CT 2)\n"
                "tableau\n ue ; ects # commentaire\n\n S-1 ;\n# note\n ; 5\nfin\nsemestre S6\ntableau\n ue\tects\n "
                "U1\t3\n U2\nfin\n"
                "vérifie chaque semestre : somme des ects des ue = 30 ECTS\nfin\n") ==
        "maquette \"M\" for \"R\" version \"1\"\n  place semestre S5 \"Semestre 5\"\n    ects = 30\n    domaine = "
        "<base>\n    épreuves =  [EF] [CC×3] [CT 2]\n"
        "  table [ue] [ects]\n    row [S-1] []\n    row [] [5]\n  place semestre S6\n  table [ue] [ects]\n    row [U1] "
        "[3]\n    row [U2] []\n"
        "  check (every (set semestre) (compare (sum <ects> (set ue)) = (measure 30 ECTS)))\n");
}

TEST_CASE("a case: marks, poses, acts, expectations") {
  CHECK(
      tree_of("cas \"c\" maquette \"M\"\n  MATH5.CC 11 ; 12 ; 9,5\n  PROB5.EF session 2 = 9\n  BE5.retard 3 jours\n  "
              "pose SB5.résultat = ADM\n"
              "  acte SI5.résultat = ADJ motif \"m\"\n  donne (PROB5.moyenne en session 1) = 0 ; X en attente de Y.Z\n"
              "  donne SI5.choix = (AJAC enjambement ; AJ \"redoublement d'un semestre\" ; ADJ)\nfin\n") ==
      "case \"c\" maquette \"M\"\n  marks <MATH5.CC> : 11 12 9,5\n  marks <PROB5.EF session 2> : 9\n  marks "
      "<BE5.retard> : (measure 3 jours)\n"
      "  given {<SB5.résultat> <ADM>}\n  act {<SI5.résultat> <ADJ>} motive \"m\"\n"
      "  expects {<PROB5.moyenne> view « session 1 » 0} {<X> awaits <Y.Z>}\n"
      "  expects {<SI5.choix> set <AJAC.enjambement> <AJ.\"redoublement d'un semestre\"> <ADJ>}\n");
}

TEST_CASE("line ends: CRLF, a byte order mark, brackets over several lines, blanks of every kind") {
  const std::string plain = tree_of(in_article("x = max(1 ; 2)\n"));
  CHECK(tree_of("\xEF\xBB\xBF" + in_article("x = max(1 ;  # un\n\n   2)\n")) == plain);
  std::string windows;
  for (const char c : in_article("\tx\u00A0=\u202Fmax(1 ; 2)\n"))
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(tree_of(windows) == plain);
}
