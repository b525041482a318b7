// What an import holds in memory, and what it says when it has nothing to compare with.
#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "session/session.hpp"
#include "support/school_base.hpp"

#ifdef __SANITIZE_ADDRESS__  // of sanitizer/allocator_interface.h, which g++ has not
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void*, std::size_t),
                                                         void (*)(const volatile void*));
extern "C" std::size_t __sanitizer_get_allocated_size(const volatile void*);
#endif

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

#ifdef __SANITIZE_ADDRESS__
// What is freed is kept aside by the sanitizer: what is alive is counted, at each allocation.
std::atomic<std::int64_t> alive{0}, most_alive{0};

void allocated(const volatile void*, std::size_t bytes) {
  const std::int64_t now = alive += static_cast<std::int64_t>(bytes);
  if (now > most_alive) most_alive = now;
}
void freed(const volatile void* what) { alive -= static_cast<std::int64_t>(__sanitizer_get_allocated_size(what)); }

constexpr long allowed = 9000;
long measured(const rusage&, long heap) { return heap; }
void count() { REQUIRE(__sanitizer_install_malloc_and_free_hooks(allocated, freed) != 0); }
long counted() { return static_cast<long>(most_alive / 1024); }
#else
constexpr long allowed = 16000;
long measured(const rusage& used, long) { return used.ru_maxrss; }
void count() {}
long counted() { return 0; }
#endif

// Of a process of its own, since a peak never goes down; in KB.
long peak_of_import(std::size_t rows) {
  const Files files("memoire");
  write(files, rows);
  int heap[2];
  REQUIRE(::pipe(heap) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    count();
    const int code = import(files);
    const long peak = counted();
    std::_Exit(::write(heap[1], &peak, sizeof peak) == sizeof peak ? code : 3);
  }
  int status = 0;
  long peak = 0;
  rusage used{};
  REQUIRE(::wait4(child, &status, 0, &used) == child);
  REQUIRE(status == 0);
  REQUIRE(::read(heap[0], &peak, sizeof peak) == sizeof peak);
  ::close(heap[0]);
  ::close(heap[1]);
  return measured(used, peak);
}

// What a process of its own says of an import, under the limits given it.
std::string said_by(const School& school, const std::vector<std::string>& words, const std::function<void()>& limits) {
  const std::string told = school.path("dit.txt");
  const pid_t child = ::fork();
  if (child == 0) {
    limits();
    const int code = school.run(words);
    std::ofstream(told) << code << "\n" << school.said;
    std::_Exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  std::ifstream stream(told);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

bool holds(const std::string& said, const std::string& what) { return said.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("import: the memory it takes does not follow the rows", "[session]") {
  const long few = peak_of_import(60000), many = peak_of_import(300000);
  INFO(few << " KB, then " << many << " KB");
  CHECK(many - few < allowed);  // the caches of the two bases, once full; rows that were held would take as much again
}

TEST_CASE("import: a thousand files are read with few of them open", "[session]") {
  const School school;
  std::vector<std::string> words{"importer", "--base", school.base, "--remplacer"};
  for (int i = 0; i < 60; ++i) {
    const std::string name = "n" + std::to_string(i) + ".csv";
    school.write(name, "numéro;UE2.EF@2\n" + std::string(i == 0 ? "E1;13\n" : ""));
    words.insert(words.end(), {"--notes", school.path(name)});
  }
  const auto with = [&](rlim_t files) {
    return said_by(school, words, [=] {
      // UBSan looks at a type it has not met through a pipe, which the limit would refuse: one is met before.
      diagnostics::Diagnostics met;
      verify_journal("absente.sqlite", met);
      const rlimit limit{files, files};
      ::setrlimit(RLIMIT_NOFILE, &limit);
    });
  };
  const int next = ::dup(0);
  ::close(next);
  const std::string read = with(static_cast<rlim_t>(next) + 12), refused = with(static_cast<rlim_t>(next) + 1);
  INFO(read << refused);
  CHECK(holds(read, "✓ Importé : aucun étudiant, 1 note"));
  CHECK(holds(refused, "trop de fichiers sont ouverts à la fois"));
}

TEST_CASE("import: what is put aside and cannot be is told with the folder and the reason (J009, J317)", "[session]") {
  const School school;
  std::string many = "numéro;nom;année universitaire;maquette;promotion\n";
  for (int i = 0; i < 60000; ++i)
    many += "N" + std::to_string(i) + ";NOM;2024-2025;M1;P\n";
  school.write("e.csv", many);
  const std::vector<std::string> words{"importer", "--base", school.base, "--etudiants", school.path("e.csv")};
  const std::string folder = school.path("aside");
  std::filesystem::create_directory(folder);
  ::setenv("TMPDIR", folder.c_str(), 1);
  const std::string full = said_by(school, words, [] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100000, 100000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  });
  std::filesystem::remove(folder);
  const std::string missing = said_by(school, words, [] {});
  ::unsetenv("TMPDIR");
  INFO(full << missing);
  CHECK(holds(full, "J009  il n'y a plus de place dans « " + folder + " »"));
  CHECK(holds(missing, "J317"));
  CHECK(holds(missing, "« " + folder + " » : ce n'est pas un dossier"));
  CHECK(school.count("SELECT count(*) FROM students") == 2);
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

TEST_CASE("import: a text the base keeps that no longer reads is not replaced where a year is closed by it (J312)",
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
  CHECK(says("J312  le texte que la base garde"));
  CHECK(says("ni montrer que les années closes de 2 étudiants restent ce qu'elles ont laissé"));
  CHECK_FALSE(says("J289"));
  CHECK_FALSE(says("J292"));
  std::vector<std::string> replacing = words;
  replacing.push_back("--remplacer-reglement");
  CHECK(school.run(replacing) != 0);
  CHECK(says("J312"));
}

TEST_CASE("import: a text that no longer reads is replaced when asked where no year is closed, and it is told (J312)",
          "[session]") {
  const School school;
  REQUIRE(school.jury("décider E1 AJ suite redoublement motif \"un\"\nenregistrer\n") == 0);
  std::string other = test::two_year_school;
  other.replace(other.find("moyenne >= 3/20"), 15, "moyenne >= 1/20");
  school.write("r.bareme", other);
  REQUIRE(school.sql("UPDATE regulations SET text = 'règlement \"École\" version \"1\" article'").empty());
  CHECK(school.run({"importer", "--base", school.base, school.path("r.bareme")}) != 0);
  CHECK(holds(school.said, "J312  avertissement"));
  CHECK(holds(school.said, "ce qui change n'est pas connu de tous"));
  CHECK(school.run({"importer", "--base", school.base, school.path("r.bareme"), "--remplacer-reglement"}) == 0);
  CHECK(holds(school.said, "J312"));
}

TEST_CASE("import: a disk that fills leaves the base as it was, and readable (J009)", "[session]") {
  const School school;
  std::string many = "numéro;nom;année universitaire;maquette;promotion\n";
  for (int i = 0; i < 3000; ++i)
    many += "N" + std::to_string(i) + ";NOM;2024-2025;M1;P\n";
  school.write("e.csv", many);
  for (const rlim_t kilobytes : {200, 240, 300}) {
    for (const bool first : {true, false}) {
      const std::string base = first ? school.path("nouvelle.db") : school.base;
      const std::string said = said_by(
          school, {"importer", "--base", base, school.path("r.bareme"), "--etudiants", school.path("e.csv")}, [=] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{kilobytes * 1024, kilobytes * 1024};
            ::setrlimit(RLIMIT_FSIZE, &limit);
          });
      INFO(kilobytes << " Kio\n" << said);
      CHECK(holds(said, "Rien n'a été écrit."));
      CHECK_FALSE(std::filesystem::exists(base + "-journal"));
      if (first) CHECK_FALSE(std::filesystem::exists(base));
    }
  }
  CHECK(school.run({"verifier-journal", school.base}) == 0);
  CHECK(school.count("SELECT count(*) FROM students") == 2);
}

TEST_CASE("import: what a program that was killed left half written is undone before the base is read", "[session]") {
  const School school;
  const pid_t child = ::fork();
  if (child == 0) {
    sqlite3* handle = nullptr;
    sqlite3_open(school.base.c_str(), &handle);
    sqlite3_exec(handle,
                 "PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE much (t); WITH n (i) AS (SELECT 1 UNION ALL "
                 "SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO much SELECT hex(randomblob(100)) FROM n",
                 nullptr, nullptr, nullptr);
    ::raise(SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(std::filesystem::exists(school.base + "-journal"));
  CHECK(school.run({"evaluer", "--base", school.base}) == 0);
  INFO(school.said);
  CHECK_FALSE(std::filesystem::exists(school.base + "-journal"));
  CHECK(school.count("SELECT count(*) FROM sqlite_master WHERE name = 'much'") == 0);
}

TEST_CASE("import: what a past jury left is the student's, given twice for two of his years it is refused",
          "[session]") {
  const School school;
  school.write("e2.csv", "numéro;nom;année universitaire;maquette;promotion\nE1;Ana;2023-2024;M1;P0\n");
  school.write("n2.csv", "numéro;année universitaire;UE3.moyenne\nE1;2023-2024;4\nE1;2024-2025;5\n");
  for (const char* how : {"--essai", "--remplacer"}) {
    CHECK(school.run({"importer", "--base", school.base, "--etudiants", school.path("e2.csv"), "--notes",
                      school.path("n2.csv"), how}) != 0);
    INFO(school.said);
    CHECK(holds(school.said, "I022"));
  }
  CHECK(school.count("SELECT count(*) FROM frozen") == 0);
}
