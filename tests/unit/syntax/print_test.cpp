#include <catch2/catch.hpp>

#include "unit/syntax/reading.hpp"

using namespace bareme::syntax;

namespace {
std::string formatted(const std::string& text) {
  Reading reading(text);
  CHECK(reading.faults().empty());
  return reading.formatted();
}
}  // namespace

TEST_CASE("formater restores the spelling of keywords and operators, never of names") {
  CHECK(formatted("REGLEMENT \"Essai\" Version \"1\"\nArticle  4.2.1 \"Un\" POUR chaque UE\nMoyenne = MOYENNE des Ecue "
                  "par Coefficient\n"
                  "x=a*b-c/2+-3\ny si (a≥10/20 ET b≠c)\nFIN\n") ==
        "règlement \"Essai\" version \"1\"\narticle 4.2.1 \"Un\" pour chaque UE\n  Moyenne = moyenne des Ecue par "
        "Coefficient\n"
        "  x = a × b − c / 2 + −3\n  y si (a >= 10/20 et b <> c)\nfin\n");
}

TEST_CASE("formater gives the list of results its accent") {
  CHECK(formatted("reglement \"Essai\" version \"1\"\ncodes de resultat\nADM \"Admis\" : validant\nfin\n") ==
        "règlement \"Essai\" version \"1\"\ncodes de résultat\n  ADM \"Admis\" : validant\nfin\n");
}

TEST_CASE("formater lays blocks out by two blanks, letters by two more, lines inside brackets by four") {
  CHECK(formatted(
            "règlement \"Essai\" version \"1\"\n\n\n\narticle L613-1 \"Un\" pour chaque ue   # un\n# deux\nrésultat "
            "ADM si toutes\na) x\nb) y\n"
            "t = selon M\n>= 16:\"A\"  ;>= 14:\"B\"\nsinon:\"C\"\nfin\nz = max(a ;\nb de l'ue)\nfin article\n\n\n") ==
        "règlement \"Essai\" version \"1\"\n\narticle L613-1 \"Un\" pour chaque ue  # un\n  # deux\n  résultat ADM si "
        "toutes\n    a) x\n    b) y\n"
        "  t = selon M\n    >= 16 : \"A\" ; >= 14 : \"B\"\n    sinon : \"C\"\n  fin\n  z = max(a ;\n      b de "
        "l'ue)\nfin article\n");
}

TEST_CASE("formater aligns the cells of tables and leaves raw items alone") {
  CHECK(formatted("maquette \"M\" pour \"R\" version \"1\"\nsemestre S5;épreuves=(EF;CC×3)\ntableau\nue;libellé;ects   "
                  "# en-tête\nMATH5;Été;\n;x;5\nfin\nfin\n") ==
        "maquette \"M\" pour \"R\" version \"1\"\nsemestre S5 ; épreuves = (EF ; CC×3)\ntableau\n  ue    ; "
        "libellé ; ects  # en-tête\n"
        "  MATH5 ; Été     ;\n        ; x       ; 5\nfin\nfin\n");
}

TEST_CASE("formater sets what follows one another under each other, and leaves out what would push too far") {
  const std::string rows = "règlement \"R\" version \"1\"\n";
  CHECK(formatted(rows + "codes de note\nABI \"Absence injustifiée\" \"Unjustified\" : absence ; vaut 0/20 # ici\n"
                         "N \"Néant\" \"None\" : neutralise # là\nfin\n") ==
        rows +
            "codes de note\n"
            "  ABI \"Absence injustifiée\" \"Unjustified\" : absence ; vaut 0/20  # ici\n"
            "  N   \"Néant\"               \"None\"        : neutralise           # là\nfin\n");
  CHECK(formatted(rows + "structure\nattribut ects : ECTS pour chaque ue\n"
                         "attribut nature : (cours ; projet) pour chaque ecue à défaut cours\n"
                         "attribut modalité : (ordinaire ; TOEIC ; bureau ; solidaire ; association ; recherche) pour "
                         "chaque ecue\nfin\n") ==
        rows +
            "structure\n"
            "  attribut ects     : ECTS             pour chaque ue\n"
            "  attribut nature   : (cours ; projet) pour chaque ecue à défaut cours\n"
            "  attribut modalité : (ordinaire ; TOEIC ; bureau ; solidaire ; association ; recherche) pour chaque "
            "ecue\nfin\n");
  CHECK(formatted(rows + "paramètre seuil = 10/20 pour chaque ue\nparamètre plancher ecue = 5/20 pour chaque ecue\n\n"
                         "paramètre seul = 1\n") ==
        rows +
            "paramètre seuil         = 10/20 pour chaque ue\nparamètre plancher ecue = 5/20  pour chaque ecue\n\n"
            "paramètre seul = 1\n");
  const std::string article = rows + "article 1 \"Un\" pour chaque ue\n";
  CHECK(formatted(article + "exception \"a\" : x = 0 lorsque y\nexception \"b\" à \"a\" : x = −1 lorsque z\n"
                            "bon si chaque ecue : validée\nmeilleur si aucun ecue : ratée\n"
                            "exemple y = oui donne x = -1\nexemple y = non ; z = oui donne x = 2\n"
                            "m = selon x\n>= 12 : \"A\"\nsinon : \"B\"\nfin\nfin\n") ==
        article +
            "  exception \"a\" : x = 0        lorsque y\n  exception \"b\" à \"a\" : x = −1 lorsque z\n"
            "  bon si chaque ecue : validée\n  meilleur si aucun ecue : ratée\n"
            "  exemple y = oui           donne x = −1\n  exemple y = non ; z = oui donne x = 2\n"
            "  m = selon x\n    >= 12 : \"A\"\n    sinon : \"B\"\n  fin\nfin\n");
}

TEST_CASE("formater writes the cases of a barème and aligns them") {
  CHECK(formatted("règlement \"R\" version \"1\"\nbarème s(a : ans;b : nombre) donne nombre\ntableau\na\\b;1;≥2   "
                  "# en-tête\n<18;27%;–\nsinon;max(1;2);-3\nfin\nfin\n") ==
        "règlement \"R\" version \"1\"\nbarème s(a : ans ; b : nombre) donne nombre\n  tableau\n    a \\ b ; 1   "
        "       ; >= 2  # en-tête\n    < 18  ; 27 %       ; −\n    sinon ; max(1 ; 2) ; −3\n  fin\nfin\n");
}

TEST_CASE("formater changes neither the tree nor what it has formatted") {
  const std::string text = in_article(
      "x = lua f ( a ; b.c )\ny = 10 / 20\nentrée n : note sur 4,3 à défaut sans objet\nexemple A.b 3 jours donne (X "
      "en session 1)=0\n");
  Reading once(text);
  Reading twice(once.formatted());
  CHECK(twice.tree() == once.tree());
  CHECK(twice.formatted() == once.formatted());
}
