#include "intake/intake.hpp"

#include <catch2/catch.hpp>

#include "support/dossier_fixture.hpp"

using namespace bareme;
using test::DossierFixture;
using Codes = std::vector<std::string>;
using values::Number;

TEST_CASE("a wide file gives marks of both sessions, convocations and facts, whatever the order of its columns") {
  DossierFixture school;
  const plan::Batch batch = school.read(
      "MATH.EF@2;MATH.EF;nom;numéro;S7.actions;boursier;INFO.EF\n?;9,995;L'Hôpital–Nguyễn;E1;4;oui;ABI\n;12/"
      "20;Ozgür;E2;;;\n");
  INFO(school.rendered());
  REQUIRE(school.problems.all().empty());
  const plan::Promotion promotion = school.promotion(batch);
  REQUIRE(promotion.size() == 2);
  CHECK(promotion.students[0].name == "L'Hôpital–Nguyễn");
  const auto value = [&](const plan::InputKey& key, std::size_t student) {
    return promotion.given(key, student, values::Kind::Number);
  };
  CHECK(value(school.mark_key("MATH.EF"), 0) == values::Value::of(Number(9995, 1000)));
  CHECK(value(school.mark_key("MATH.EF"), 1) == values::Value::of(12));
  CHECK(value(school.mark_key("MATH.EF", 2), 0).state() == values::State::EnAttente);
  CHECK(value(school.mark_key("MATH.EF", 2), 1).state() == values::State::SansObjet);
  CHECK(value(school.mark_key("INFO.EF"), 0).is_code());
  CHECK(value(school.fact_key(school.at("S7"), "actions"), 0) == values::Value::of(4));
  CHECK(promotion.given(school.fact_key(semantics::ObjectId(0), "boursier"), 0, values::Kind::Truth).truth());
  CHECK(promotion.given(school.fact_key(semantics::ObjectId(0), "année universitaire"), 0, values::Kind::Text).text() ==
        "2024-2025");
}

TEST_CASE("students, long marks, long facts and lines are told apart by their titles, in any order of files") {
  DossierFixture school;
  school.add("notes.csv", "étudiant,épreuve,session,note\nE1,MATH.CC1,,11.5\nE1,INFO.EF,2,14\n");
  school.add("cours.csv", "étudiant;semestre;cours;grade;note reçue\nE1;S8;Algèbre;A;\nE1;S8;Génie;;13,5\n");
  school.add("faits.csv", "étudiant;objet;fait;valeur\nE1;MATH;retard;3 jours\nE1;;arrivée;01/09/2024\n");
  school.add(
      "élèves.csv",
      "numéro;nom;prénom;année universitaire;maquette;promotion\nE1;Roux;Ana;2024-2025;informatique 2e annee;P1\n");
  school.curriculum.title = "Informatique 2e année";
  const plan::Batch batch = school.read();
  INFO(school.rendered());
  REQUIRE(school.problems.all().empty());
  const plan::Promotion promotion = school.promotion(batch);
  CHECK(promotion.name == "P1");
  const auto value = [&](const plan::InputKey& key) { return promotion.given(key, 0, values::Kind::Number); };
  CHECK(value(school.mark_key("MATH.CC1")) == values::Value::of(Number(23, 2)));
  CHECK(value(school.mark_key("INFO.EF", 2)) == values::Value::of(14));
  CHECK(value(school.fact_key(school.at("MATH"), "retard")) == values::Value::of(3));
  const auto second = school.extended.object(school.at("S8")).children.at(1);
  CHECK(value(school.fact_key(second, "note reçue")) == values::Value::of(Number(27, 2)));
  CHECK(promotion.given({plan::InputKey::Kind::Line, second, {}, {}, 0}, 0, values::Kind::Truth).truth());
}

TEST_CASE("what a past jury left comes as a column of an object elsewhere") {
  DossierFixture school;
  const plan::Batch batch = school.read("numéro;S6.moyenne;S6.moyenne@1\nE1;11,99;10\n");
  REQUIRE(school.problems.all().empty());
  REQUIRE(batch.frozen.size() == 2);
  CHECK(batch.frozen[0].session == 0);
  CHECK(batch.frozen[1].session == 1);
  const plan::Promotion promotion = school.promotion(batch);
  plan::InputKey key{plan::InputKey::Kind::Frozen, school.at("S6"), {}, semantics::QuantityId(2), 0};
  CHECK(promotion.given(key, 0, values::Kind::Number) == values::Value::of(Number(1199, 100)));
}

TEST_CASE("every fault of every file is listed, with its place and its remedy") {
  DossierFixture school;
  school.add("élèves.csv", "numéro;nom;promotion;groupe\nE1;Roux;P1;A\nE1;Roux;P1;A\n;Bo;P1;B\n");
  school.add("notes.csv", "étudiant;MATH.EF;INFO.EF\nE1;21;AIB\nE9;12;12\nE1;1 200;3\n");
  school.add("longues.csv",
             "étudiant;épreuve;session;note\nE1;MATH.CC9;1;12\nE1;MATH.CC9;1;12\nE1;MATH.CC1;3;12\nE1;MATH.CC1;1;8\nE1;"
             "math.cc1;1;9\n");
  school.add("faits.csv",
             "étudiant;objet;fait;valeur\nE1;S7;acton;4\nE1;S7;actions;9\nE1;;boursier;peut-être\nE1;S9;actions;1\n");
  (void)school.read();
  const std::string text = school.rendered();
  const auto advises = [&](const std::string& word) {
    return text.find("écrire " + diagnostics::guillemets(word)) != std::string::npos;
  };
  INFO(text);
  CHECK(school.codes_of_problems() == Codes{"I010", "I016", "I011", "I025", "I026", "I028", "I017", "I021", "I019",
                                            "I025", "I027", "I018", "I012", "I022"});
  CHECK(text.find("notes.csv:2:4  I025") != std::string::npos);
  CHECK(text.find("de 0 à 20") != std::string::npos);
  CHECK_FALSE(advises("ABI"));
  CHECK(text.find("ABI, ABJ, DIS") != std::string::npos);
  CHECK(advises("actions"));
  CHECK_FALSE(advises("MATH.CC1"));
  CHECK(text.find("MATH.CC1, ") != std::string::npos);
}

TEST_CASE("a title that means nothing is a fault, but an extra column of a students' file only a warning") {
  const auto codes = [](const std::string& bytes) {
    DossierFixture school;
    (void)school.read(bytes);
    return school.codes_of_problems();
  };
  CHECK(codes("numéro;MATH.ES\nE1;12\n") == Codes{"I009"});
  CHECK(codes("numéro;remarque\nE1;x\n") == Codes{"I009"});
  CHECK(codes("numéro;#remarque\nE1;x\n").empty());
  CHECK(codes("numéro;nom;promotion;remarque\nE1;x;P;y\n") == Codes{"I010"});
  CHECK(codes("nom;MATH.EF\nAna;12\n") == Codes{"I007"});
  CHECK(codes("numéro;MATH.EF;math.ef\nE1;12;13\n") == Codes{"I006"});
  CHECK(codes("numéro;EF\nE1;12\n") == Codes{"I020"});
  CHECK(codes("numéro;;MATH.EF\nE1;x;12\nE2;y;12\n") == Codes{"I008"});
  CHECK(codes("numéro;MATH.EF@7\nE1;12\n") == Codes{"I021"});
  CHECK(codes("numéro;maquette;MATH.EF\nE1;Chimie;12\nE1;Chimie;12\n") == Codes{"I013"});
}

TEST_CASE("a row is about the student enrolled that year") {
  DossierFixture school;
  std::vector<plan::Enrolment> known;
  for (const char* year : {"2023-2024", "2024-2025"}) {
    plan::Enrolment enrolment;
    enrolment.student.number = "E1";
    enrolment.year = year;
    enrolment.maquette = school.curriculum.title;
    enrolment.fresh = false;
    known.push_back(enrolment);
  }
  school.context.enrolled = [&](const auto& visit) {
    for (const plan::Enrolment& enrolment : known)
      visit(enrolment);
  };
  SECTION("said by the row") {
    school.add("f.csv", "numéro;année universitaire;MATH.EF\nE1;2023-2024;12\n");
    const plan::Batch batch = school.read();
    REQUIRE(batch.marks.size() == 1);
    CHECK(batch.enrolments[batch.marks[0].enrolment].year == "2023-2024");
  }
  SECTION("said for the whole import") {
    school.add("f.csv", "numéro;MATH.EF\ne1;12\n");
    const plan::Batch batch = school.read();
    REQUIRE(batch.marks.size() == 1);
    CHECK(batch.enrolments[batch.marks[0].enrolment].year == "2024-2025");
  }
  SECTION("or not said") {
    school.context.year.clear();
    school.add("f.csv", "numéro;MATH.EF\nE1;12\n");
    (void)school.read();
    CHECK(school.codes_of_problems() == Codes{"I015"});
  }
}
