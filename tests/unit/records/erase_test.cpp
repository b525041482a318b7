// What is erased is gone from the file, and what is left is still proved.
#include "support/school_base.hpp"
#include "support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;

using bareme::test::has;
using bareme::test::School;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

int erase(const School& school, std::vector<std::string> whom) {
  std::vector<std::string> words{"effacer",  school.base, "--motif",        "à sa demande",
                                 "--auteur", "scolarité", "--sans-question"};
  words.insert(words.end(), whom.begin(), whom.end());
  return school.run(words);
}

// Ana decided by a jury, with a motive, and both closed.
struct ClosedSchool : School {
  ClosedSchool() {
    REQUIRE(jury("décider E1 AJ suite redoublement motif \"hospitalisée\"\nenregistrer\n") == 0);
    REQUIRE(close() == 0);
  }
};

int proves(const School& school) { return school.run({"verifier-journal", school.base}); }

}  // namespace

TEST_CASE("erase: a student whose year is open is not, and nothing is", "[records]") {
  const School school;
  CHECK(erase(school, {"E2"}) == 4);
  CHECK(has(school.said, "J311"));
  CHECK(has(school.said, "E2 (2024-2025)"));
  CHECK(school.run({"dossier", school.base, "E2"}) == 0);
  CHECK(has(school.said, "| 2024-2025 | UE1.EF | 1 | 12 |"));
}

TEST_CASE("erase: the words leave the file, the decision and the chain stay", "[records]") {
  const ClosedSchool school;
  REQUIRE(has(content(school.base), "hospitalisée"));
  REQUIRE(erase(school, {"ana", "--identite"}) == 0);
  CHECK(proves(school) == 0);
  const std::string bytes = content(school.base);
  CHECK_FALSE(has(bytes, "hospitalisée"));
  CHECK_FALSE(has(bytes, "Ana"));
  CHECK(has(bytes, "Ben"));
  CHECK(school.run({"dossier", school.base, "effacé-1"}) == 0);
  CHECK(has(school.said, "| A1 | AJ | redoublement |"));
  CHECK_FALSE(has(school.said, "UE1.EF"));
  CHECK(school.run({"dossier", school.base, "Ana"}) == 2);
}

TEST_CASE("erase: statistics say who is no longer counted, in words and as data", "[records]") {
  const ClosedSchool school;
  REQUIRE(school.run({"statistiques", "--base", school.base}) == 0);
  CHECK_FALSE(has(school.said, "effacé"));
  REQUIRE(erase(school, {"ana"}) == 0);
  REQUIRE(school.run({"statistiques", "--base", school.base}) == 0);
  CHECK(has(school.said, "⚠ 1 étudiant effacé n'y est plus"));
  REQUIRE(school.run({"statistiques", "--base", school.base, "--json"}) == 0);
  CHECK(has(school.said, "\"effaces\": 1"));
}

TEST_CASE("erase: the reason a closing left someone open goes too, from the row and from the journal", "[records]") {
  const School school;
  REQUIRE(school.close({"--sauf", "E1", "--motif", "hospitalisée"}) == 0);
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"absente\"\nenregistrer\n") == 0);
  REQUIRE(school.close() == 0);
  REQUIRE(has(content(school.base), "hospitalisée"));
  REQUIRE(erase(school, {"E1", "--identite"}) == 0);
  CHECK_FALSE(has(content(school.base), "hospitalisée"));
  CHECK_FALSE(has(content(school.base), "absente"));
  CHECK(proves(school) == 0);
}

TEST_CASE("erase: a number that says any character is a number, and no pattern", "[records]") {
  const School school;
  school.write("e2.csv", "numéro;nom;année universitaire;maquette;promotion\nE%;Cid;2024-2025;M1;P\n");
  school.write("n2.csv", "numéro;UE1.EF;UE2.EF\nE%;12;14\n");
  REQUIRE(school.run({"importer", "--base", school.base, "--etudiants", school.path("e2.csv"), "--notes",
                      school.path("n2.csv")}) == 0);
  REQUIRE(school.close({"--sauf", "E1", "--motif", "hospitalisée"}) == 0);
  REQUIRE(erase(school, {"E%", "--identite"}) == 0);
  CHECK(has(content(school.base), "hospitalisée"));
  CHECK(proves(school) == 0);
}

TEST_CASE("erase: what is left is no proof of what was guessed", "[records]") {
  const ClosedSchool school;
  REQUIRE(erase(school, {"E1", "--identite"}) == 0);
  // Every line about her, and her closing, lost its salt with its words; the others keep theirs.
  CHECK(school.count("SELECT count(*) FROM journal WHERE salt <> '' AND operation = 'décider'") == 0);
  CHECK(school.count("SELECT count(*) FROM journal WHERE salt = '' AND operation = 'clôturer'") == 0);
  CHECK(school.count("SELECT count(*) FROM closed_inscriptions WHERE (digest = '') = (salt = '')") == 0);
  CHECK(school.count("SELECT count(DISTINCT salt) FROM journal WHERE salt <> ''") ==
        school.count("SELECT count(*) FROM journal WHERE salt <> ''"));
}

TEST_CASE("erase: a base whose rows have no salt still proves itself", "[records]") {
  // Written by the program as it was: a decision, two closings, one student erased already.
  const School school;
  fs::remove(school.base);
  REQUIRE(school.sql(content(support::source_dir() + "/tests/support/base_version_6.sql")).empty());
  CHECK(proves(school) == 5);  // to read must not change the file
  CHECK(school.run({"importer", "--base", school.base, "--notes", school.path("n.csv"), "--essai"}) == 5);
  REQUIRE(school.run({"importer", "--base", school.base, "--notes", school.path("n.csv")}) == 0);
  CHECK(fs::exists(school.base + ".avant-schema-7"));
  CHECK(proves(school) == 0);
  REQUIRE(erase(school, {"E1", "--identite"}) == 0);
  CHECK(proves(school) == 0);
  CHECK_FALSE(has(content(school.base), "hospitalisée"));
  CHECK_FALSE(has(content(school.base), "dossier ouvert"));  // left in the journal by the program as it was
  CHECK(school.sql("DROP TRIGGER decisions_stay; UPDATE decisions SET code = 'ADM'").empty());
  CHECK(proves(school) == 4);
}

TEST_CASE("erase: who stays is decided as before, who went is not in the promotion", "[records]") {
  const ClosedSchool school;
  REQUIRE(erase(school, {"E1"}) == 0);
  REQUIRE(school.run({"evaluer", "--base", school.base, "--csv"}) == 0);
  CHECK(has(school.said, "Ben"));
  CHECK_FALSE(has(school.said, "Ana"));
}

TEST_CASE("erase: what is left cannot be changed unseen, nor emptied without a line that says so", "[records]") {
  const auto broken = [](const std::string& order, bool erased) {
    const ClosedSchool school;
    if (erased) REQUIRE(erase(school, {"E1"}) == 0);
    REQUIRE(proves(school) == 0);
    CHECK(school.sql(order).empty());
    CHECK(proves(school) == 4);
    CHECK(has(school.said, "J015"));
  };
  broken("DROP TRIGGER decisions_stay; UPDATE decisions SET code = 'ADM'", true);
  broken("DROP TRIGGER closed_values_stay; UPDATE closed_values SET value = 'ADM' WHERE value = 'AJ' AND object = 'A1'",
         true);
  broken("UPDATE decisions SET motive = '', snapshot = ''", false);
  broken(
      "UPDATE journal SET student = '', target = '', before = NULL, after = NULL, salt = '' WHERE operation = "
      "'décider'",
      false);
  broken("INSERT INTO erasures SELECT id, '' FROM inscriptions; DELETE FROM closed_values WHERE quantity = 'moyenne'",
         false);
  broken("DROP TRIGGER journal_remains; DELETE FROM journal WHERE subject LIKE 'reste %'", true);
}

TEST_CASE("erase: the triggers let words go, and nothing else", "[records]") {
  const ClosedSchool school;
  CHECK(has(school.sql("UPDATE decisions SET motive = 'autre', snapshot = ''"), "ne se modifie pas"));
  CHECK(has(school.sql("UPDATE decisions SET code = 'ADM', motive = '', snapshot = ''"), "ne se modifie pas"));
  CHECK(has(school.sql("UPDATE journal SET author = 'x', student = '', target = '', before = NULL, after = NULL"),
            "ne se modifie pas"));
  CHECK(has(school.sql("DELETE FROM closed_values"), "ne s'efface pas"));
  CHECK(has(school.sql("DELETE FROM marks"), "close"));
  CHECK(has(school.sql("INSERT INTO erasures SELECT id, '' FROM inscriptions; DELETE FROM closed_values"),
            "ne s'efface pas"));
}

TEST_CASE("erase: those who left by a year, and a second time is harmless", "[records]") {
  const ClosedSchool school;
  CHECK(erase(school, {"--jusqu-a", "2023-2024"}) == 4);
  CHECK(has(school.said, "J310"));
  CHECK(erase(school, {"--jusqu-a", "2024"}) == 4);
  CHECK(has(school.said, "J237"));
  REQUIRE(erase(school, {"--jusqu-a", "2024-2025"}) == 0);
  REQUIRE(erase(school, {"--jusqu-a", "2024-2025", "--identite"}) == 0);
  CHECK(proves(school) == 0);
}
