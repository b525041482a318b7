// The only main: gives the process's streams and terminal to the command line, and lets nothing escape.
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include "repl/command_line.hpp"

namespace {

std::size_t columns_of_output() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

std::size_t rows_of_output() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0) return size.ws_row;
  return 24;
}

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  char text[17];
  return {text, std::strftime(text, sizeof text, "%d/%m/%Y %H:%M", &local)};
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  bareme::repl::Terminal terminal{std::cin, std::cout, std::cerr};
  terminal.in_is_tty = isatty(STDIN_FILENO) != 0;
  terminal.out_is_tty = isatty(STDOUT_FILENO) != 0;
  terminal.err_is_tty = isatty(STDERR_FILENO) != 0;
  if (terminal.out_is_tty) {
    terminal.measure = columns_of_output;
    terminal.rows = rows_of_output;
  }
  terminal.environment = environment;
  terminal.now = now;
  try {
    const int code = bareme::repl::run(std::vector<std::string>(words + 1, words + count), terminal);
    std::cout.flush();
    return code;
  } catch (const std::exception& error) {
    std::cerr << "bareme : erreur interne (" << error.what()
              << "). Rien n'a été écrit après elle ; merci de la signaler.\n";
    return 70;
  }
}
