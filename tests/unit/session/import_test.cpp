// What an import holds in memory, and what it says when it has nothing to compare with.
#include <cstdlib>
#include <fstream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "session/session.hpp"
#include "support/school_base.hpp"

using namespace bareme;
using test::School;

namespace {

constexpr std::size_t exams = 10;

struct Files {
  explicit Files(const std::string& name)
      : folder(std::filesystem::temp_directory_path() /
               ("bareme-" + name + "-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(folder);
  }
  ~Files() { std::filesystem::remove_all(folder); }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  std::string path(const char* name) const { return (folder / name).string(); }
  std::filesystem::path folder;
};

std::string exam(std::size_t index) { return "M" + std::to_string(index) + ".EF"; }

Document regulation() {
  std::string text = R"(règlement "Long" version "1"
structure
  niveaux promotion > étudiant > ue > épreuve
  attribut type : type pour chaque épreuve
fin
codes de type
  EF
fin
codes de résultat
  ADM : validant
  AJ  : refusant
fin
convention
  arrondi de moyenne : aucun
fin
article 0 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
article 1 "UE" pour chaque ue
  moyenne = EF
  résultat ADM si moyenne >= 10/20
  résultat AJ sinon
fin
maquette "L" pour "Long" version "1"
)";
  for (std::size_t i = 0; i < exams; ++i)
    text += "  ue M" + std::to_string(i) + " ; épreuves = (EF)\n";
  return {"long.bareme", text + "fin\n"};
}

// By épreuve, from the last student to the first: no order a roster would have.
void write(const Files& files, std::size_t rows) {
  const std::size_t students = rows / exams;
  std::ofstream who(files.path("e.csv")), marks(files.path("n.csv"));
  who << "numéro;nom;prénom;promotion\n";
  for (std::size_t i = 0; i < students; ++i)
    who << 22000000 + i << ";NOM" << i << ";Prénom;P\n";
  marks << "numéro;épreuve;note\n";
  for (std::size_t row = 0; row < rows; ++row)
    marks << 22000000 + students - 1 - row % students << ';' << exam(row / students) << ';' << row % 20 << "\n";
}

int import(const Files& files) {
  Session session;
  diagnostics::Diagnostics problems;
  if (!session.load({regulation()}, problems)) return 2;
  bareme::Tables tables;
  tables.students = {{files.path("e.csv")}};
  tables.marks = {{files.path("n.csv")}};
  const auto imported = session.import(files.path("b.db"), tables, {}, problems);
  return imported && imported->written && !problems.has_errors() ? 0 : 1;
}

// Of a process of its own, since a peak never goes down; in KB.
[[maybe_unused]] long peak_of_import(std::size_t rows) {  // not under a sanitizer
  const Files files("memoire");
  write(files, rows);
  const pid_t child = ::fork();
  if (child == 0) std::_Exit(import(files));
  int status = 0;
  rusage used{};
  REQUIRE(::wait4(child, &status, 0, &used) == child);
  REQUIRE(status == 0);
  return used.ru_maxrss;
}

}  // namespace

TEST_CASE("import: the memory it takes does not follow the rows", "[session]") {
#ifdef __SANITIZE_ADDRESS__
  SUCCEED("what is freed is kept aside by the sanitizer: nothing is measured");
#else
  const long few = peak_of_import(30000), many = peak_of_import(300000);
  INFO(few << " KB, then " << many << " KB");
  CHECK(many - few < 20000);  // the caches of the two bases, once full; rows that were held would take 50 MB
#endif
}

TEST_CASE("import: a number in other letters is the same student", "[session]") {
  const School school;
  school.write("autre.csv", "numéro;nom;année universitaire;maquette;promotion\ne1;Ana;2024-2025;M1;P\n");
  school.write("note.csv", "numéro;UE2.EF@2\ne1;13\n");
  REQUIRE(school.run({"importer", "--base", school.base, "--etudiants", school.path("autre.csv"), "--notes",
                      school.path("note.csv")}) == 0);
  CHECK(school.count("SELECT count(*) FROM students") == 2);
  CHECK(school.count("SELECT count(*) FROM inscriptions") == 2);
  CHECK(
      school.count("SELECT count(*) FROM marks m JOIN inscriptions i ON i.id = m.inscription JOIN students s ON s.id = "
                   "i.student WHERE s.number = 'E1' AND m.exam = 'UE2.EF' AND m.session = 2") == 1);
}

TEST_CASE("import: a text the base keeps that no longer reads is told, with the years it leaves unchecked (J312)",
          "[session]") {
  const School school;
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"un\"\nenregistrer\n") == 0);
  std::string other = test::two_year_school;
  other.replace(other.find("moyenne >= 3/20"), 15, "moyenne >= 1/20");
  school.write("r.bareme", other);
  const std::vector<std::string> words{"importer", "--base", school.base, school.path("r.bareme")};
  const auto says = [&](const std::string& what) { return school.said.find(what) != std::string::npos; };
  CHECK(school.run(words) != 0);
  CHECK(says("J292"));
  CHECK_FALSE(says("J312"));
  REQUIRE(school.close() == 0);
  CHECK(school.run(words) != 0);
  CHECK(says("J289"));
  REQUIRE(school.sql("UPDATE regulations SET text = 'règlement \"École\" version \"1\" article'").empty());
  CHECK(school.run(words) != 0);
  INFO(school.said);
  CHECK(says("J312  avertissement"));
  CHECK(says("que les années closes de 2 étudiants restent ce qu'elles ont laissé n'est pas vérifié"));
  CHECK(says("ce qui change n'est pas connu de tous"));
  CHECK_FALSE(says("J289"));
  std::vector<std::string> replacing = words;
  replacing.push_back("--remplacer-reglement");
  CHECK(school.run(replacing) == 0);
  CHECK(says("J312"));
}
