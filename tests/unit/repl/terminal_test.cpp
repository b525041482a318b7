// The prompt as a hand meets it: a shell on a pseudo-terminal, keys sent, what appears read back.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell_fixture.hpp"

namespace bareme::test {
namespace {

constexpr const char* up = "\x1b[A";
constexpr const char* interrupt = "\x03";

class Prompt {
 public:
  explicit Prompt(unsigned short columns = 90) : home_(fmt::format("/tmp/bareme-terminal-{}", ::getpid())) {
    std::filesystem::create_directories(home_);
    winsize size{40, columns, 0, 0};
    child_ = ::forkpty(&file_, nullptr, nullptr, &size);
    if (child_ == 0) sit();
    read_until("base› ");
  }
  ~Prompt() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    ::close(file_);
    std::filesystem::remove_all(home_);
  }
  Prompt(const Prompt&) = delete;
  Prompt& operator=(const Prompt&) = delete;

  void type(const std::string& keys) { CHECK(::write(file_, keys.data(), keys.size()) > 0); }

  // What appears, up to these words; a failure when they do not come.
  std::string read_until(const std::string& words) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (screen_.find(words) == std::string::npos && std::chrono::steady_clock::now() < limit) {
      pollfd one{file_, POLLIN, 0};
      char buffer[4096];
      if (::poll(&one, 1, 200) <= 0) continue;
      const ssize_t count = ::read(file_, buffer, sizeof(buffer));
      if (count <= 0) break;
      screen_.append(buffer, static_cast<std::size_t>(count));
    }
    const std::size_t at = screen_.find(words);
    INFO("waiting for " << words << " in:\n" << screen_);
    CHECK(at != std::string::npos);
    const std::size_t end = at == std::string::npos ? screen_.size() : at + words.size();
    const std::string seen = screen_.substr(0, end);
    screen_.erase(0, end);
    return seen;
  }

 private:
  [[noreturn]] void sit() const {
    ::setenv("TERM", "xterm", 1);
    ::setenv("XDG_STATE_HOME", home_.c_str(), 1);
    ::setenv("INPUTRC", "/dev/null", 1);
    Session session = shell_session();
    plan::Jury jury;
    jury.session = 2;
    session.ask_as(jury);
    repl::Terminal terminal{std::cin, std::cout, std::cerr};
    terminal.in_is_tty = terminal.out_is_tty = terminal.err_is_tty = true;
    terminal.width = 90;
    terminal.environment = [](const std::string& name) -> std::optional<std::string> {
      const char* value = std::getenv(name.c_str());
      return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
    repl::jury_shell(session, terminal, {"jury", true, false});
    std::cout.flush();
    ::_exit(0);
  }

  std::string home_, screen_;
  int file_ = -1;
  pid_t child_ = -1;
};

}  // namespace

TEST_CASE("terminal: Tab completes a name, with where the student stands", "[terminal]") {
  Prompt prompt;
  prompt.type("fiche lea\t");
  prompt.read_until("MARTIN Léa");
  prompt.type("\r");
  prompt.read_until("UE1 Fondements");
}

TEST_CASE("terminal: after the verb of an act, names, objects, codes, or what is expected", "[terminal]") {
  Prompt prompt;
  prompt.type("décider mar\t");
  prompt.read_until("MARTIN Léa (E01)   S1");
  prompt.type(
      "\x15"
      "décider E01 \t");
  prompt.read_until("UE1 Fondements");
  prompt.type(
      "\x15"
      "accorder zzz \t");
  prompt.read_until("accorder ÉTUDIANT OBJET N points motif");
}

TEST_CASE("terminal: a remembered act is done again at the second Enter only", "[terminal]") {
  Prompt prompt;
  prompt.type("décider E01 UE1 ADM hors règlement motif \"essai\"\r");
  prompt.read_until("jury* 1");
  prompt.type("annuler\r");
  prompt.read_until("base E01› ");
  prompt.type(std::string(up) + up + "\r");
  prompt.read_until("rappelé de l'historique");
  prompt.type("\r");
  prompt.read_until("jury* 1");
  prompt.type(std::string(up) + up + up);  // changed, it is a new line
  prompt.type("\x7f un autre motif\"\r");
  CHECK_FALSE(contains(prompt.read_until("jury* "), "rappelé"));
}

TEST_CASE("terminal: Ctrl-C empties the line and keeps the session", "[terminal]") {
  Prompt prompt;
  prompt.type("fiche e0");
  prompt.read_until("fiche e0");
  prompt.type(interrupt);
  prompt.read_until("^C");
  prompt.type("fiche e05\r");
  prompt.read_until("Nguyễn Anne (E05)");
}

TEST_CASE("terminal: an accent typed apart is the same letter", "[terminal]") {
  Prompt prompt;
  prompt.type(
      "fiche le\xcc\x81"
      "a\r");
  prompt.read_until("MARTIN Léa (E01)");
  prompt.read_until("UE1 Fondements");
}

TEST_CASE("terminal: lines pasted together are as many commands, a motif goes on at the next line", "[terminal]") {
  Prompt prompt;
  prompt.type("\x1b[200~calculer e01 UE1\ncalculer e05 UE1\x1b[201~\r");
  prompt.read_until("MARTIN Léa (E01) : UE1.moyenne");
  prompt.read_until("Nguyễn Anne (E05) : UE1.moyenne");
  prompt.read_until("E05› ");
  prompt.type("décider E01 UE1 ADM hors règlement motif \"en deux\r");
  prompt.read_until("… ");
  prompt.type("lignes\"\r");
  prompt.read_until("jury* 1");
  prompt.type("journal\r");
  prompt.read_until("motif \"en deux lignes\"");
}

}  // namespace bareme::test
