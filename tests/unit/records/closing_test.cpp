// A closed year keeps what it was, whoever writes; two sessions on one base, in two processes, are told of each other.
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "records/base.hpp"
#include "repl/command_line.hpp"

namespace {

namespace fs = std::filesystem;
using bareme::records::Base;

const char* const regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > ue > épreuve
  année A1 : UE1 ; UE2
  année A2 : UE3
  attribut type : type pour chaque épreuve
fin
codes de type
  EF
fin
codes de résultat
  ADM : validant ; année suivante
  AJ  : refusant
fin
codes de suite
  redoublement : même année
fin
convention
  arrondi de moyenne : aucun
  vue examen "ce que le jury examine"
fin
article 0 "Note retenue" pour chaque épreuve
  note retenue = max(note session 1 ; note session 2)
fin
article 0 "Indulgence" pour chaque épreuve lorsque vue est examen
  exception "indulgence" : note retenue = min(max(note session 1 ; note session 2) + 1 ; 20/20)
fin
article 1 "UE" pour chaque ue
  moyenne = EF / 3
  capitalisée si validée de l'acquis
  résultat ADM si moyenne >= 3/20
  résultat AJ sinon
  avant   = moyenne de l'acquis
  premier = moyenne de l'acquis en session 1
fin
article 2 "Année" pour chaque année
  résultat ADM si chaque ue : validée
  résultat AJ sinon
  au choix du jury lorsque proposition est AJ
    a) AJ suite redoublement
fin
maquette "M1" pour "École" version "1"
  année A1
  ue UE1 ; épreuves = (EF)
  ue UE2 ; épreuves = (EF)
fin
maquette "M2" pour "École" version "1"
  année A2
  ue UE3 ; épreuves = (EF)
fin
)";

struct School {
  School() {
    folder = fs::temp_directory_path() / ("bareme-cloture-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
    base = (folder / "b.db").string();
    write("r.bareme", regulation);
    write("e.csv", "numéro;nom;année universitaire;maquette;promotion\nE1;Ana;2024-2025;M1;P\nE2;Ben;2024-2025;M1;P\n");
    write("n.csv", "numéro;UE1.EF;UE2.EF;UE1.EF@2\nE1;8;5;10\nE2;12;14;\n");
    REQUIRE(run({"importer", "--base", base, path("r.bareme"), "--etudiants", path("e.csv"), "--notes",
                 path("n.csv")}) == 0);
  }
  ~School() { fs::remove_all(folder); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  std::string path(const std::string& name) const { return (folder / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  int run(const std::vector<std::string>& words, const std::string& typed = "") const {
    std::istringstream in(typed);
    std::ostringstream out;
    bareme::repl::Terminal terminal{in, out, out};
    terminal.now = [] { return std::string("02/07/2025"); };
    terminal.environment = [this](const std::string& name) -> std::optional<std::string> {
      return name == "XDG_STATE_HOME" ? std::optional((folder / "state").string()) : std::nullopt;
    };
    const int code = bareme::repl::run(words, terminal);
    said = out.str();
    return code;
  }
  int jury(const std::string& typed) const {
    return run({"jury", base, "--session", "2", "--auteur", "jury", "--sans-question"}, typed);
  }
  int close(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"cloturer", base, "--auteur", "jury", "--sans-question"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  std::string sql(const std::string& text) const {  // what SQLite says of it
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(base.c_str(), &handle) == SQLITE_OK);
    char* problem = nullptr;
    sqlite3_exec(handle, text.c_str(), nullptr, nullptr, &problem);
    std::string found = problem == nullptr ? "" : problem;
    sqlite3_free(problem);
    sqlite3_close(handle);
    return found;
  }

  fs::path folder;
  std::string base;
  mutable std::string said;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

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
