// Saving a session: whatever happens to the program, the disk or the lock, the base is whole and no act is lost.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "jury/log.hpp"
#include "records/base.hpp"
#include "repl/command_line.hpp"
#include "repl/shell/session_log.hpp"
#include "support/school_text.hpp"

namespace {

namespace fs = std::filesystem;
using bareme::records::Base;

const std::string regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > ue > épreuve
  attribut type : type pour chaque épreuve
fin
)" + std::string(bareme::test::school_codes) +
                               R"(article 1 "UE" pour chaque ue
  acte points : points de 0 à 0,5 à défaut 0 points
  moyenne = min(EF + points ; 20/20)
  résultat ADM si moyenne >= 10/20
  résultat AJ sinon
  au choix du jury lorsque proposition est AJ
    a) ADJ
fin
maquette "M" pour "École" version "1"
  année A1
  ue UE1 ; épreuves = (EF)
fin
)";
const char* const script =
    "décider E1 UE1 ADJ motif \"un\"\n"
    "accorder E2 UE1 0,25 points motif \"deux\"\n"
    "décider E3 UE1 ADJ motif \"trois\"\n"
    "enregistrer\n";

struct School {
  fs::path folder = fs::temp_directory_path() / ("bareme-enregistrer-" + std::to_string(::getpid()));
  std::string base = (folder / "ing.db").string();

  School() {
    fs::remove_all(folder);
    fs::create_directories(folder);
    write("reglement.bareme", regulation);
    write("etudiants.csv",
          "numéro;nom;année "
          "universitaire;maquette;promotion\nE1;A;2024-2025;M;P\nE2;B;2024-2025;M;P\nE3;C;2024-2025;M;P\n");
    write("notes.csv", "étudiant;UE1.EF\nE1;9\nE2;9,75\nE3;8\n");
    REQUIRE(run({"importer", file("reglement.bareme"), "--base", base, "--etudiants", file("etudiants.csv"), "--notes",
                 file("notes.csv")}) == 0);
  }
  ~School() { fs::remove_all(folder); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  std::string file(const std::string& name) const { return (folder / name).string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(file(name)) << text; }

  int run(const std::vector<std::string>& words, const std::string& typed = "", std::string* said = nullptr) const {
    std::istringstream in(typed);
    std::ostringstream out;
    bareme::repl::Terminal terminal{in, out, out};
    terminal.environment = [this](const std::string& name) -> std::optional<std::string> {
      if (name == "XDG_STATE_HOME") return folder.string();
      return std::nullopt;
    };
    terminal.now = [] { return std::string("02/07/2025 14:05"); };
    const int code = bareme::repl::run(words, terminal);
    if (said != nullptr) *said = out.str();
    return code;
  }
  int jury(const std::string& typed, std::string* said = nullptr) const {
    return run({"jury", "--base", base, "--session", "2", "--auteur", "jury", "--sans-question"}, typed, said);
  }
};

std::size_t decided(const std::string& base) { return Base::open_existing(base).decisions().size(); }

std::string integrity(const std::string& base) {
  sqlite3* handle = nullptr;
  sqlite3_stmt* statement = nullptr;
  std::string answer = "?";
  if (sqlite3_open_v2(base.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK &&
      sqlite3_prepare_v2(handle, "PRAGMA integrity_check", -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    answer = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  return answer;
}

void change(const std::string& base, const std::string& sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(base.c_str(), &handle) == SQLITE_OK);
  CHECK(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

// How many acts had been answered for: those whose line is in a log.
std::size_t logged(const School& school) {
  std::size_t count = 0;
  if (fs::exists(school.folder / "bareme/seances"))
    for (const auto& entry : fs::directory_iterator(school.folder / "bareme/seances"))
      if (const auto lines = bareme::repl::lines_of_file(entry.path().string()))
        for (const std::string& line : *lines)
          if (const auto event = bareme::jury::event_of(line); !event.empty() && event != "enregistrer") ++count;
  return count;
}

// What a shell opened now would be left with: the acts of the base, and those that can be taken up again.
void require_nothing_lost(const School& school, std::size_t typed) {
  REQUIRE(integrity(school.base) == "ok");
  REQUIRE(school.run({"verifier-journal", school.base}) == 0);
  std::string said;
  school.jury("reprendre\nenregistrer\n", &said);
  INFO(said);
  if (typed == 3) {
    REQUIRE(decided(school.base) == 2);
    REQUIRE(school.jury("fiche E2\n", &said) == 0);
    REQUIRE(said.find("10,00") != std::string::npos);
  }
  REQUIRE(integrity(school.base) == "ok");
  REQUIRE(school.run({"verifier-journal", school.base}) == 0);
}

}  // namespace

TEST_CASE("save: the acts, their motives, what they rested on, in one batch, and a copy of before", "[records]") {
  const School school;
  std::string said;
  REQUIRE(school.jury(script, &said) == 0);
  INFO(said);
  CHECK(said.find("✓ Lot 1 enregistré par « jury » : 3 actes") != std::string::npos);
  const auto decisions = Base::open_existing(school.base).decisions();
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].motive == "un");
  CHECK(decisions[0].author == "jury");
  CHECK(decisions[0].date == "2025-07-02");
  CHECK(decisions[0].proposition == "AJ");
  CHECK(decisions[0].article == "1 a");
  CHECK(decisions[0].snapshot.find("UE1.moyenne = 9") != std::string::npos);
  CHECK(decided(school.base + ".avant-lot-1") == 0);
  CHECK(school.jury("enregistrer\n") == 2);  // nothing is left to save (J223)
  REQUIRE(school.jury("fiche E2\n", &said) == 0);
  CHECK(said.find("10,00") != std::string::npos);
}

// Lines typed one by one, and what somebody else does before the last of them.
struct Meanwhile : std::streambuf {
  std::vector<std::string> lines;
  std::function<void()> before_last;
  std::size_t next = 0;
  std::string current;
  int_type underflow() override {
    if (next == lines.size()) return traits_type::eof();
    if (next + 1 == lines.size()) before_last();
    current = lines[next++] + '\n';
    setg(current.data(), current.data(), current.data() + current.size());
    return traits_type::to_int_type(*gptr());
  }
};

// A session that decides E1 and saves, while something else happens between the two.
std::string save_while(const School& school, std::function<void()> meanwhile) {
  Meanwhile typed;
  typed.lines = {"décider E1 UE1 ADJ motif \"un\"", "enregistrer"};
  typed.before_last = std::move(meanwhile);
  std::istream in(&typed);
  std::ostringstream out;
  bareme::repl::Terminal terminal{in, out, out};
  CHECK(bareme::repl::run({"jury", "--base", school.base, "--session", "2", "--auteur", "jury", "--sans-question"},
                          terminal) == 5);
  return out.str();
}

TEST_CASE("save: a mark changed since the opening stops it, cell by cell, code 5", "[records]") {
  const School school;
  const std::string said =
      save_while(school, [&] { change(school.base, "UPDATE marks SET number = '12.5' WHERE inscription = 3"); });
  INFO(said);
  CHECK(said.find("J014") != std::string::npos);
  CHECK(said.find("E3 EF : 8 → 12,5") != std::string::npos);
  CHECK(decided(school.base) == 0);
  CHECK_FALSE(fs::exists(school.base + ".avant-lot-1"));
}

TEST_CASE("save: another session's decision on the same student stops it, told once, and stands", "[records]") {
  const School school;
  const std::string said = save_while(
      school, [&] { CHECK(school.jury("décider E1 UE1 ADM hors règlement motif \"l'autre\"\nenregistrer\n") == 0); });
  INFO(said);
  CHECK(said.find("J014  la base a changé depuis l'ouverture : 1 valeur\n") != std::string::npos);
  const std::string refusal = said.substr(said.find("J014"));  // the prompt has told it before
  CHECK(refusal.find("décision du jury sur UE1 : rien → ADM") == refusal.rfind("décision du jury sur UE1"));
  CHECK(said.find("forcer E1 UE1 (« jury », 02/07/2025 14:05)") < said.find("J014"));
  REQUIRE(decided(school.base) == 1);
  CHECK(Base::open_existing(school.base).decisions().front().code == "ADM");
}

TEST_CASE("save: killed at any instant, the base is whole and no act is lost", "[records]") {
  for (int step = 0; step < 40; ++step) {
    const School school;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      school.jury(script);
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(400 * step + 37 * (step % 7)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::size_t typed = logged(school);
    INFO("étape " << step << ", " << typed << " actes au journal");
    require_nothing_lost(school, typed);
  }
}

TEST_CASE("save: a full disk leaves the base as it was, and the acts to take up again (J009, J013)", "[records]") {
  for (const rlim_t kilobytes : {1, 40, 90, 140, 180, 220}) {
    const School school;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{kilobytes * 1024, kilobytes * 1024};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      ::_exit(school.jury(script));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    INFO(kilobytes << " Kio, code " << WEXITSTATUS(status));
    REQUIRE(WIFEXITED(status));
    require_nothing_lost(school, logged(school));
  }
}

TEST_CASE("save: a base another program is writing is not waited for in silence, nothing is lost (J006)", "[records]") {
  const School school;
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(school.base.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  std::string said;
  CHECK(school.jury(script, &said) == 5);
  CHECK(said.find("J006") != std::string::npos);
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  require_nothing_lost(school, 3);
}

TEST_CASE("journal: a row changed, removed or slipped in breaks the chain at its place (J015)", "[records]") {
  const School school;
  REQUIRE(school.jury(script) == 0);
  REQUIRE(school.run({"verifier-journal", school.base}) == 0);
  const auto broken = [&](const std::string& sql) {
    const std::string copy = school.base + ".essai";
    fs::copy_file(school.base, copy, fs::copy_options::overwrite_existing);
    change(copy, sql);
    std::string said;
    const int code = school.run({"verifier-journal", copy}, "", &said);
    INFO(sql << "\n" << said);
    CHECK(code == 4);
    CHECK(said.find("J015") != std::string::npos);
    return said;
  };
  CHECK(broken("DROP TRIGGER journal_stays; UPDATE journal SET after = 'ADM' WHERE id = 3").find("ligne 3") !=
        std::string::npos);
  broken("DROP TRIGGER journal_remains; DELETE FROM journal WHERE id = 2");
  broken("DROP TRIGGER decisions_stay; UPDATE decisions SET code = 'ADM' WHERE id = 1");
  broken("DROP TRIGGER decisions_stay; UPDATE decisions SET motive = 'autre' WHERE id = 2");
  broken("DROP TRIGGER grants_stay; UPDATE grants SET value = '0.5'");
  broken(
      "INSERT INTO decisions (inscription, object, code, session, date, author, fingerprint, batch) SELECT "
      "inscription, object, 'ADM', session, date, author, fingerprint, 1 FROM decisions WHERE id = 1");
  broken("DROP TRIGGER journal_remains; DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)");
  broken("INSERT INTO journal (moment, author, operation) VALUES ('', 'x', 'décider')");
}
