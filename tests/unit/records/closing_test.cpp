// A closed year keeps what it was, whoever writes; two sessions on one base, in two processes, are told of each other.
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "records/base.hpp"
#include "repl/command_line.hpp"
#include "support/school_base.hpp"

using bareme::records::Base;
using bareme::test::has;
using bareme::test::School;
namespace fs = std::filesystem;

TEST_CASE("close: refused while a suite is to be decided, then nothing of that year changes", "[records]") {
  const School school;
  CHECK(school.close() == 4);
  CHECK(has(school.said, "J233"));
  CHECK(has(school.said, "Ana (E1) : A1 AJ : la suite est à décider"));
  CHECK(Base::open_existing(school.base).closed({}).empty());
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"un\"\nenregistrer\n") == 0);
  REQUIRE(school.close() == 0);
  REQUIRE(fs::exists(school.base + ".avant-cloture-1"));
  CHECK(Base::open_existing(school.base).closed({}).size() == 2);
  CHECK(school.close() == 4);
  CHECK(has(school.said, "J234"));

  CHECK(school.jury("décider E1 UE1 AJ hors règlement motif \"trop tard\"\n") == 5);
  CHECK(has(school.said, "J016"));
  school.write("m.csv", "numéro;UE1.EF\nE2;13\n");
  CHECK(school.run({"importer", "--base", school.base, "--notes", school.path("m.csv"), "--remplacer"}) == 5);
  CHECK(has(school.said, "E2 UE1.EF : 12 → 13"));
  school.write("m.csv", "numéro;UE1.EF\nE2;12\n");  // what is there already is no change
  CHECK(school.run({"importer", "--base", school.base, "--notes", school.path("m.csv")}) == 0);
  CHECK(has(school.sql("UPDATE marks SET number = '20'"), "close"));
  CHECK(has(school.sql("DELETE FROM marks"), "close"));
  CHECK(has(school.sql("INSERT OR REPLACE INTO facts VALUES (1, '', 'x', 'truth', 'oui')"), "close"));
  CHECK(has(school.sql("DELETE FROM closed_values"), "ne s'efface pas"));
  CHECK(has(school.sql("UPDATE closings SET motive = 'autre'"), "ne se modifie pas"));
}

TEST_CASE("close: what it froze is proved by the journal, and found when it was changed", "[records]") {
  const School school;
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"un\"\nenregistrer\n") == 0);
  REQUIRE(school.close() == 0);
  CHECK(school.run({"verifier-journal", school.base}) == 0);
  REQUIRE(school
              .sql("DROP TRIGGER closed_values_stay; UPDATE closed_values SET value = '20' WHERE quantity = 'moyenne' "
                   "AND object = 'UE1'")
              .empty());
  CHECK(school.run({"verifier-journal", school.base}) == 4);
  CHECK(has(school.said, "J015"));
}

TEST_CASE("close: opened again with a motive for one student, then closed again", "[records]") {
  const School school;
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"un\"\nenregistrer\n") == 0);
  REQUIRE(school.close() == 0);
  CHECK(school.run({"rouvrir", school.base, "E2", "--auteur", "jury"}) == 4);
  CHECK(has(school.said, "J235"));
  REQUIRE(school.run({"rouvrir", school.base, "E2", "--auteur", "jury", "--motif", "copie"}) == 0);
  CHECK(Base::open_existing(school.base).closed({}).size() == 1);
  school.write("m.csv", "numéro;UE1.EF\nE2;13\n");
  CHECK(school.run({"importer", "--base", school.base, "--notes", school.path("m.csv"), "--remplacer"}) == 0);
  REQUIRE(school.close() == 0);
  CHECK(has(school.said, "1 étudiant"));
  CHECK(Base::open_existing(school.base).closed({}).size() == 2);
  CHECK(school.run({"verifier-journal", school.base}) == 0);
}

TEST_CASE("ouvrir-annee: the acquis of the next year is exact, in each view", "[records]") {
  const School school;
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"un\"\nenregistrer\n") == 0);
  CHECK(school.run({"ouvrir-annee", school.base, "2025-2026", "--sans-question", "--auteur", "x"}) == 4);
  CHECK(has(school.said, "J238"));
  REQUIRE(school.close() == 0);
  REQUIRE(school.run({"ouvrir-annee", school.base, "2025-2026", "--sans-question", "--auteur", "x"}) == 0);
  CHECK(has(school.said, "2 inscriptions"));
  REQUIRE(school.run({"evaluer", "--base", school.base, "--annee", "2025-2026", "--maquette", "M1", "--csv",
                      "--colonnes", "UE1.avant ; UE1.premier ; UE1.capitalisée ; UE1.résultat ; UE2.résultat"}) == 0);
  INFO(school.said);
  CHECK(has(school.said, "E1,Ana,,3.333"));  // 10/3, not 8/3 of session 1
  CHECK(has(school.said, ",2.666"));
  CHECK(has(school.said, "oui,ADM,en attente"));
  REQUIRE(school.run({"ouvrir-annee", school.base, "2025-2026", "--sans-question", "--auteur", "x"}) == 0);
  CHECK(has(school.said, "Rien à inscrire"));
  CHECK(school.run({"verifier-journal", school.base}) == 0);
}

TEST_CASE("two sessions: what the other process saved is told at the next line, nothing is lost", "[records]") {
  const School school;
  int to_child[2], to_parent[2];
  REQUIRE(::pipe(to_child) == 0);
  REQUIRE(::pipe(to_parent) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {  // decides and saves once the other session is open
    char go = 0;
    if (::read(to_child[0], &go, 1) != 1) ::_exit(9);
    const int code = school.jury("décider E1 AJ suite redoublement motif \"l'autre\"\nenregistrer\n");
    if (::write(to_parent[1], "x", 1) != 1) ::_exit(9);
    ::_exit(code);
  }
  struct Typing : std::streambuf {
    std::vector<std::string> lines{"état", "état", "décider E1 UE1 AJ hors règlement motif \"ici\"", "enregistrer"};
    std::size_t next = 0;
    int go = 0, done = 0;
    std::string current;
    int_type underflow() override {
      if (next == lines.size()) return traits_type::eof();
      if (next == 1) {
        char answer = 0;
        CHECK(::write(go, "x", 1) == 1);
        CHECK(::read(done, &answer, 1) == 1);
      }
      current = lines[next++] + '\n';
      setg(current.data(), current.data(), current.data() + current.size());
      return traits_type::to_int_type(*gptr());
    }
  } typing;
  typing.go = to_child[1];
  typing.done = to_parent[0];
  std::istream in(&typing);
  std::ostringstream out;
  bareme::repl::Terminal terminal{in, out, out};
  const int code = bareme::repl::run(
      {"jury", "--base", school.base, "--session", "2", "--auteur", "jury", "--sans-question"}, terminal);
  int status = 0;
  ::waitpid(child, &status, 0);
  INFO(out.str());
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(has(out.str(), "⚠ La base a changé depuis l'ouverture :"));
  CHECK(has(out.str(), "décider E1 A1 (« jury », 02/07/2025)"));
  CHECK(has(out.str(), "la séance lit maintenant la base telle qu'elle est"));
  CHECK(code == 0);  // and saves over it
  CHECK(Base::open_existing(school.base).decisions().size() == 2);
}
