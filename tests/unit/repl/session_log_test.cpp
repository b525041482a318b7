#include "repl/shell/session_log.hpp"

#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "shell_fixture.hpp"

using namespace bareme::repl;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("bareme-seances-" + std::to_string(::getpid()));
  Folder() { fs::remove_all(path); }
  ~Folder() {
    std::error_code ignored;
    fs::permissions(path, fs::perms::owner_all, ignored);
    fs::remove_all(path);
  }
  SessionLog log(const std::string& id) const { return {path.string(), id, {"ing2.db", {"ouverte"}}}; }
};

}  // namespace

TEST_CASE("session log: its owner's only, each line there at once, made at the first event", "[shell]") {
  const Folder folder;
  SessionLog log = folder.log("20250702-1405-1");
  CHECK_FALSE(fs::exists(folder.path));
  CHECK(log.write("décider E1 ADJ motif \"a\"", "14:05").empty());
  struct stat found {};
  REQUIRE(::stat(log.path().c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0600);
  const auto lines = lines_of_file(log.path());
  REQUIRE(lines);
  CHECK(lines->back() == "décider E1 ADJ motif \"a\"    # 14:05");
}

TEST_CASE("session log: a session that died is offered once, one that lives or was closed is not", "[shell]") {
  const Folder folder;
  {
    SessionLog alive = folder.log("20250702-1405-1");
    alive.write("décider E1 ADJ motif \"a\"", "");
    CHECK_FALSE(folder.log("20250702-1406-2").interrupted());
  }
  SessionLog next = folder.log("20250702-1406-2");
  const auto left = next.interrupted();
  REQUIRE(left);
  CHECK(left->id == "20250702-1405-1");
  next.take_up(left->path);
  CHECK_FALSE(next.interrupted());
  {
    SessionLog closed = folder.log("20250702-1407-3");
    closed.write("décider E2 ADJ motif \"b\"", "");
    closed.close();
  }
  CHECK_FALSE(next.interrupted());
}

TEST_CASE("session log: another base's session is not offered, and half a line is no line", "[shell]") {
  const Folder folder;
  std::string path;
  {
    SessionLog other(folder.path.string(), "20250702-1405-1", {"autre.db", {}});
    other.write("décider E1 ADJ motif \"a\"", "");
    path = other.path();
  }
  CHECK_FALSE(folder.log("20250702-1406-2").interrupted());
  std::ofstream(path, std::ios::app) << "décider E2 AD";
  CHECK(lines_of_file(path)->back() == "décider E1 ADJ motif \"a\"");
}

TEST_CASE("session log: what cannot be kept is said (J221)", "[shell]") {
  const Folder folder;
  std::ofstream(folder.path) << "un fichier, pas un dossier";
  SessionLog log = folder.log("20250702-1405-1");
  CHECK_FALSE(log.write("décider E1 ADJ motif \"a\"", "").empty());
  CHECK(log.events() == 0);
  CHECK(problems::log_not_written("plein").code() == "J221");
}

TEST_CASE("session log: a scenario kept is entered and compared by its name in a later session", "[shell]") {
  const Folder folder;
  const auto typed = [&](const std::string& id, const std::vector<std::string>& lines) {
    bareme::Session session = bareme::test::shell_session();
    std::ostringstream out;
    Shell shell(session, out, out, {}, folder.log(id));
    for (const std::string& line : lines)
      shell.answer(line);
    return out.str();
  };
  typed("20250702-1405-1", {"scénario haut : E02 MATH.EF = 20", "garder haut", "quitter"});
  const std::string compared = typed("20250702-1406-2", {"scénarios", "comparer haut base", "quitter"});
  CHECK(compared.find("gardé d'une autre séance · haut : E02 MATH.EF = 20") != std::string::npos);
  CHECK(compared.find("haut contre base") != std::string::npos);
  CHECK(compared.find("J228") == std::string::npos);
  const std::string entered = typed("20250702-1407-3", {"dans haut", "comparer rien base", "quitter"});
  CHECK(entered.find("J228  scénario inconnu : «\u00A0rien\u00A0»") != std::string::npos);
  CHECK(entered.find("«\u00A0haut\u00A0»") == std::string::npos);
}
