#include <catch2/catch.hpp>

#include "unit/syntax/reading.hpp"

using namespace bareme::syntax;
using Faults = std::vector<std::string>;

TEST_CASE("each fault of writing has its code and its place") {
  CHECK(faults_of("moyenne >= 10\n") == Faults{"B001 1:9"});
  CHECK(faults_of("x = 1 +\n") == Faults{"B001 1:8"});
  CHECK(faults_of("x = 1 trop\n") == Faults{"B001 1:7"});
  CHECK(faults_of("« ouvert\n") == Faults{"B003 1:1"});
  CHECK(faults_of("x = \"ouvert\n") == Faults{"B003 1:5"});
  CHECK(faults_of("x = max(3, 5)\n") == Faults{"B004 1:10"});
  CHECK(faults_of("x = a si b, sinon c\n") == Faults{"B004 1:11"});
  CHECK(faults_of("x = 1 000\n") == Faults{"B005 1:5"});
  CHECK(faults_of("x = max(1 000 ; 2)\n") == Faults{"B005 1:9"});
  CHECK(faults_of("x si a et b ou c\n") == Faults{"B006 1:13"});
  CHECK(faults_of("x si a ou b et c\n") == Faults{"B006 1:13"});
  CHECK(faults_of("x = (1 + 2\ny = 3\n") == Faults{"B007 1:5"});
  CHECK(faults_of("x = max(1 2 3)\n") == Faults{"B007 1:13"});
  CHECK(faults_of("x = a + b en session 1\n") == Faults{"B010 1:9"});
  CHECK(faults_of("x = 31/2/2024\n") == Faults{"B014 1:5"});
  CHECK(faults_of("entrée pour : note\n") == Faults{"B015 1:8"});
  CHECK(faults_of("x = “A”\n") == Faults{"B017 1:5"});
  CHECK(faults_of("x = a & b\n") == Faults{"B017 1:7"});
}

TEST_CASE("blocks: the opening line of what is not closed, the fin that closes nothing") {
  CHECK(Reading(in_regulation(
                    "article 1 \"Un\" pour chaque ue\n  x = 1\narticle 2 \"Deux\" pour chaque ue\n  y = 2\nfin\n"))
            .faults() == Faults{"B002 2:1"});
  CHECK(Reading(in_regulation("article 1 \"Un\" pour chaque ue\n  x = selon M\n    >= 1 : 2\n")).faults() ==
        (Faults{"B002 2:1", "B002 3:7"}));
  CHECK(Reading(in_regulation(
                    "article 1 \"Un\" pour chaque ue\nfin\nfin\narticle 2 \"Deux\" pour chaque ue\n  x = \nfin\n"))
            .faults() == (Faults{"B012 4:1", "B001 6:6"}));
  CHECK(Reading("article 1 \"Un\" pour chaque ue\n  x = 1\nfin\n").faults() == Faults{"B013 1:1"});
  CHECK(Reading(in_regulation("artcle 1 \"Un\"\n  x = 1\n  y = selon\n  fin\nfin\nparamètre p = \n")).faults() ==
        (Faults{"B013 2:1", "B001 7:14"}));
}

TEST_CASE("a misspelt keyword gets the nearest one") {
  Reading reading(in_article("exemle EF 8 donne x = 8\n"));
  REQUIRE(reading.diagnostics.all().size() == 1);
  REQUIRE(reading.diagnostics.all()[0].helps().size() == 1);
  CHECK(reading.diagnostics.all()[0].helps()[0].find("exemple") != std::string::npos);
}

TEST_CASE("tables: a row of another length is told with the header") {
  Reading reading("maquette \"M\" pour \"R\" version \"1\"\ntableau\n a ; b\n 1 ; 2 ; 3\n 1 ; 2\n 1\nfin\nfin\n");
  CHECK(reading.faults() == (Faults{"B011 4:2", "B011 6:2"}));
  CHECK(under(reading.tree(), "table") == "row [1] [2]\n");
}

TEST_CASE("a document: its languages, its level, what each line shows") {
  Reading reading(
      in_regulation("document \"relevé\" en (\"français\" ; \"anglais\") pour chaque ue\n"
                    "  ue : moyenne \"Moyenne\" \"Average\" ; rang\nfin\nparamètre p = 1\n"));
  CHECK(reading.faults().empty());
  CHECK(under(reading.tree(), "regulation") ==
        "document \"relevé\" \"français\" \"anglais\" (set ue)\n"
        "  shows ue\n    shown <moyenne> \"Moyenne\" \"Average\"\n    shown <rang>\nparameter p = 1\n");
}

TEST_CASE("several faults in one run, and what stands between them is read") {
  Reading reading(in_article("x = (\nrésultat ADM si toutes\n  a) x >=\n  b) y\nz = 1\n« ici\nw = 2\n"));
  const std::string tree = reading.tree();
  CHECK(reading.faults().size() == 3);
  CHECK(tree.find("b) <y>") != std::string::npos);
  CHECK(tree.find("z =") != std::string::npos);
  CHECK(tree.find("w =") != std::string::npos);
}

TEST_CASE("nesting has a bound: no text exhausts the stack") {
  const auto deep = [](const std::string& piece) {
    std::string text = "x = ";
    for (int at = 0; at < 20000; ++at)
      text += piece;
    return faults_of(text + "1\n");
  };
  for (const char* piece :
       {"(", "[", "non ", "1 + ", "a de ", "max(", "chaque ue : ", "1 si a sinon ", "4 % de ", "nombre des ue dont "}) {
    INFO(piece);
    const Faults faults = deep(piece);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].starts_with("B008"));
  }
}

TEST_CASE("bytes that are no text are told where they begin") {
  CHECK(Reading(in_article("x = 1 # d\xE9j\xE0\n")).faults() == Faults{"B016 3:10"});
}
