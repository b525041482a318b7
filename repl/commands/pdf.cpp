#include "repl/commands/pdf.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "repl/commands/fonts.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"

extern char** environ;

namespace bareme::repl {
namespace {

constexpr const char* printer = "weasyprint";
constexpr int not_there = 127;

// That of this program, and a fixed date for the fonts put in the paper: the same page gives the same bytes.
std::vector<char*> environment(std::string& date) {
  constexpr std::string_view name = "SOURCE_DATE_EPOCH=";
  std::vector<char*> all;
  bool dated = false;
  for (char** one = environ; one != nullptr && *one != nullptr; ++one) {
    all.push_back(*one);
    dated = dated || std::string_view(*one).substr(0, name.size()) == name;
  }
  date = std::string(name) + "0";
  if (!dated) all.push_back(date.data());
  all.push_back(nullptr);
  return all;
}

// What `printer` answers; `not_there` when there is no such program.
int print(const std::string& page, const std::string& paper) {
  std::string words[] = {printer, "--quiet", page, paper};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), words[3].data(), nullptr};
  std::string date;
  const std::vector<char*> known = environment(date);
  pid_t child = 0;
  if (posix_spawnp(&child, printer, nullptr, nullptr, arguments, known.data()) != 0) return not_there;
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return not_there;
  return WIFEXITED(status) ? WEXITSTATUS(status) : not_there;
}

// A name in letters no font has would be blank on what is signed, and nobody would see why.
void tell_blank_letters(const std::string& html, Terminal& terminal) {
  const std::vector<std::string> letters = letters_without_font(html);
  if (letters.empty()) return;
  terminal.err << fmt::format(
      "⚠ aucune police de cette machine n'a {} : {}.\n  Remède : apt install fonts-noto-cjk (chinois, "
      "japonais, coréen) ou fonts-noto, et tirer de nouveau\n",
      joined(letters, " "),
      letters.size() > 1 ? "ces lettres manquent sur le papier" : "cette lettre manque sur le papier");
}

}  // namespace

Exit write_pdf(const std::string& path, const std::string& html, Terminal& terminal) {
  const std::string page = path + ".bareme-tmp.html", paper = path + ".bareme-tmp";
  std::error_code error;
  const auto done = [&](Exit exit) {
    std::filesystem::remove(page, error);
    std::filesystem::remove(paper, error);
    return exit;
  };
  if (!write_whole(page, html)) {
    terminal.err << fmt::format("bareme : écriture impossible : {}\n", path);
    return done(Exit::DataError);
  }
  const int answer = print(page, paper);
  if (answer == not_there) {
    terminal.err << "bareme : le PDF demande WeasyPrint, qui n'est pas là.\n  Remède : apt install weasyprint, ou "
                    "« --sortie FICHIER.html », à imprimer du navigateur\n";
    return done(Exit::Usage);
  }
  if (answer != 0 || (std::filesystem::rename(paper, path, error), error)) {
    terminal.err << fmt::format("bareme : écriture impossible : {}\n", path);
    return done(Exit::DataError);
  }
  tell_blank_letters(html, terminal);
  return done(Exit::Fine);
}

}  // namespace bareme::repl
