// A jury frozen after the fact: as it saw its students, in files written whole or not at all.
#include "support/school_base.hpp"

namespace {

using bareme::test::has;
using bareme::test::School;
namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct DecidedSchool : School {
  DecidedSchool() {
    REQUIRE(run({"jury", base, "--session", "1", "--auteur", "jury", "--sans-question"},
                "décider E1 AJ suite redoublement motif \"absent\"\nenregistrer\n") == 0);
  }
  int import(const std::string& table) const {
    write("c.csv", table);
    return run({"importer", "--base", base, "--notes", path("c.csv"), "--remplacer"});
  }
  std::string frozen(const std::string& session) const {
    const std::string file = path("s" + session + ".jury");
    REQUIRE(run({"figer", base, "--session", session, "-o", file, "--remplacer"}) == 0);
    return content(file);
  }
};

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("freeze: corrected twice, put back once, as the jury saw it", "[past]") {
  const DecidedSchool school;
  const std::string before = school.frozen("1");
  REQUIRE(school.import("numéro;UE1.EF\nE1;9\n") == 0);
  REQUIRE(school.import("numéro;UE1.EF;UE2.EF\nE1;9,5;6\n") == 0);
  CHECK(school.frozen("1") == before);
  CHECK(has(school.said, "J294"));
  CHECK(has(school.said, "UE1.EF : 8 → 9,5"));
  REQUIRE(school.import("numéro;UE1.EF;UE2.EF\nE1;8;5\n") == 0);
  CHECK(school.frozen("1") == before);
  CHECK_FALSE(has(school.said, "J294"));
}

TEST_CASE("freeze: what came after the jury is not what it saw", "[past]") {
  const DecidedSchool school;
  const std::string before = school.frozen("1");
  school.write("e2.csv", "numéro;nom;année universitaire;maquette;promotion\nE3;Cid;2024-2025;M1;P\n");
  REQUIRE(school.run({"importer", "--base", school.base, "--etudiants", school.path("e2.csv")}) == 0);
  REQUIRE(school.import("numéro;UE1.EF;UE2.EF\nE3;12;13\n") == 0);
  const std::string after = school.frozen("1");
  CHECK(has(school.said, "rien → 12"));
  CHECK_FALSE(has(after, "UE1.EF = 12\n  notes UE2.EF = 13"));
  CHECK(has(before, "étudiant \"E2\""));
}

TEST_CASE("freeze: a jury that never decided saw what the base says", "[past]") {
  const School school;
  REQUIRE(school.run({"figer", school.base, "--session", "1", "-o", school.path("a.jury")}) == 0);
  CHECK(has(content(school.path("a.jury")), "notes UE1.EF = 8"));
  CHECK_FALSE(has(school.said, "J294"));
}

TEST_CASE("freeze: two juries do not go into one file, and a text kept is not written over", "[past]") {
  const DecidedSchool school;
  REQUIRE(school.jury("décider E2 AJ hors règlement motif \"fraude\"\nenregistrer\n") == 0);
  CHECK(school.run({"figer", school.base, "-o", school.path("x.jury")}) == 2);
  CHECK_FALSE(fs::exists(school.path("x.jury")));
  REQUIRE(school.run({"figer", school.base, "-o", school.path("juries")}) == 0);
  for (const auto& entry : fs::recursive_directory_iterator(school.path("juries/textes")))
    if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::app) << "# retouché\n";
  CHECK(school.run({"figer", school.base, "-o", school.path("juries")}) == 2);
  CHECK(has(school.said, "est déjà là et dit autre chose"));
  CHECK(school.run({"figer", school.base, "-o", school.path("juries"), "--remplacer"}) == 0);
  CHECK(school.run({"rejouer", school.path("juries")}) == 0);
}

TEST_CASE("freeze: nowhere to write is said, and leaves nothing", "[past]") {
  const DecidedSchool school;
  school.write("plat", "un fichier");
  const std::size_t before = files_in(school.folder);
  CHECK(school.run({"figer", school.base, "--session", "1", "-o", school.path("plat")}) == 4);
  CHECK(has(school.said, "écriture impossible"));
  CHECK(school.run({"dossier", school.base, "E1", "--sortie", school.path("plat/x.md")}) == 4);
  CHECK(files_in(school.folder) == before);
}
