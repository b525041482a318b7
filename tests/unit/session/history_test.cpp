// A base of two years: what the first left, the second reads.
#include <filesystem>
#include <random>

#include <catch2/catch.hpp>

#include "records/base.hpp"
#include "session/session.hpp"
#include "support/school_text.hpp"

namespace {

using bareme::Document;
using bareme::Session;
using bareme::diagnostics::Diagnostics;
using bareme::records::Base;

const std::string text = R"(règlement "École" version "1"
structure
  niveaux étudiant > année > ue > épreuve
  niveau inscription dans étudiant
  année A1 : UE1
  année A2 : UE2
  entrée césure : oui ou non pour chaque étudiant à défaut non
  attribut type : type pour chaque épreuve
fin
)" + std::string(bareme::test::school_codes) +
                         R"(article 1 "UE" pour chaque ue
  moyenne = EF
  résultat ADM si moyenne >= 10/20
  résultat AJ sinon
  déjà validée = validée de l'acquis
  premier jury = résultat de l'acquis en session 1
  âge = ancienneté de l'acquis
fin
article 2 "Année" pour chaque année
  moyenne = moyenne des ue
  résultat ADM si moyenne >= 10/20
  résultat AJ sinon
  redoublement permis si échecs de l'étudiant <= 1
fin
article 3 "Inscriptions" pour chaque inscription
  entrée année universitaire ; maquette : texte
  entrée césure : oui ou non à défaut non
  entrée décision : résultat à défaut sans objet
  comptée si non césure
fin
article 4 "Décompte" pour chaque étudiant
  inscriptions = nombre des inscriptions
  inscriptions comptées = nombre des inscriptions dont comptée
  échecs = nombre des inscriptions dont décision est AJ
fin
maquette "A1" pour "École" version "1"
  année A1
  ue UE1 ; épreuves = (EF)
  ue UE0 ; épreuves = (EF)
fin
maquette "A2" pour "École" version "1"
  année A2
  ue UE2 ; épreuves = (EF)
fin
)";

struct School {
  School()
      : path((std::filesystem::temp_directory_path() / ("bareme-histoire-" + std::to_string(std::random_device{}())))
                 .string()) {}
  ~School() { std::filesystem::remove(path); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  void enrol(const std::string& year, const std::string& maquette, const std::string& rows,
             const std::string& columns) {
    Session session;
    REQUIRE(session.load({{"école.bareme", text}}, problems));
    bareme::Tables tables;
    tables.students = {{year + ".csv", "étudiant ; nom ; promotion" + columns + "\n" + rows}};
    bareme::ImportOptions options;
    options.which = {"", maquette, year};
    REQUIRE(session.import(path, tables, options, problems));
  }
  void decide(const std::string& year, const std::string& object, const std::string& code, int session) const {
    Base base = Base::open_for_writing(path);
    bareme::records::Decision decision;
    decision.student = "E1";
    decision.year = year;
    decision.object = object;
    decision.code = code;
    decision.session = session;
    decision.fingerprint = base.fingerprint("École", "1");
    base.decide(decision, {"jury", "2023-07-01"});
  }
  Session open(const std::string& year) {
    Session session;
    session.open(path, {"", "", year}, problems);
    for (const auto& problem : problems.all())
      UNSCOPED_INFO(problem.code() << " " << problem.message());
    REQUIRE(problems.error_count() == 0);
    return session;
  }
  std::string value(Session& session, const std::string& asked) {
    const auto cell = session.cell(asked, problems);
    REQUIRE(cell);
    return session.words(*cell, session.value(0, *cell));
  }

  std::string path;
  Diagnostics problems;
};

}  // namespace

TEST_CASE("base: the decisions of an earlier year are the acquis of the next one, and each year is an inscription") {
  School school;
  school.enrol("2021-2022", "A1", "E1 ; Ana ; P1 ; oui ; 8\n", " ; césure ; UE1.EF");
  school.enrol("2022-2023", "A1", "E1 ; Ana ; P2 ; non ; 9\n", " ; césure ; UE1.EF");
  school.enrol("2023-2024", "A2", "E1 ; Ana ; P3\n", "");
  school.decide("2021-2022", "UE1", "AJ", 1);
  school.decide("2021-2022", "UE1", "ADM", 2);
  school.decide("2021-2022", "A1", "AJ", 2);
  school.decide("2022-2023", "A1", "ADM", 2);
  school.decide("2022-2023", "UE0", "AJ", 1);

  Session first = school.open("2021-2022");
  CHECK(school.value(first, "UE1.déjà validée") == "sans objet");
  CHECK(school.value(first, "inscriptions") == "1");

  Session again = school.open("2022-2023");
  CHECK(school.value(again, "UE1.résultat") == "AJ");  // of this year: 9
  CHECK(school.value(again, "UE1.déjà validée") == "oui");
  CHECK(school.value(again, "UE1.premier jury") == "AJ");
  CHECK(school.value(again, "UE1.âge") == "1 an");
  CHECK(school.value(again, "inscriptions") == "2");
  CHECK(school.value(again, "inscriptions comptées") == "1");
  CHECK(school.value(again, "échecs") == "1");

  Session third = school.open("2023-2024");
  CHECK(school.value(third, "A1.résultat") == "ADM");  // declared by the structure, of another maquette
  CHECK(school.value(third, "inscriptions") == "3");
  CHECK(school.value(third, "inscriptions comptées") == "2");
}

TEST_CASE("base: inscriptions that were entered are all there are") {
  School school;
  school.enrol("2021-2022", "A1", "E1 ; Ana ; P1\n", "");
  school.enrol("2022-2023", "A1", "E1 ; Ana ; P2\n", "");
  Session session;
  REQUIRE(session.load({{"école.bareme", text}}, school.problems));
  bareme::Tables tables;
  tables.lines = {{"cours.csv", "étudiant ; inscription ; césure\nE1 ; 2015-2016 ; oui\n"}};
  bareme::ImportOptions options;
  options.which = {"", "A1", "2022-2023"};
  REQUIRE(session.import(school.path, tables, options, school.problems));
  Session second = school.open("2022-2023");
  CHECK(school.value(second, "inscriptions") == "1");
  CHECK(school.value(second, "inscriptions comptées") == "0");
}
