#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "repl/command_line.hpp"
#include "support/golden_diff.hpp"
#include "support/golden_run.hpp"
#include "support/golden_words.hpp"

namespace bareme::golden {
namespace {

const std::string prompt = "$ ";

bool typed(const std::string& line) { return line.rfind(prompt, 0) == 0; }

// « < FICHIER »: what is typed.
std::string typed_in(std::vector<std::string>& words) {
  if (words.size() < 2 || words[words.size() - 2] != "<") return "";
  std::ifstream file(words.back(), std::ios::binary);
  words.resize(words.size() - 2);
  return {std::istreambuf_iterator<char>(file), {}};
}

// « 130 colonnes »: on a screen that wide.
std::size_t columns_of(const std::string& argument, std::size_t otherwise) {
  return argument.empty() ? otherwise : std::stoul(argument);
}

Lines output_of(std::vector<std::string> words, const std::string& argument) {
  if (words.empty() || words.front() != "bareme")
    throw std::runtime_error("un bloc « console » ne lance que « bareme »");
  words.erase(words.begin());
  std::istringstream in(typed_in(words));
  std::ostringstream screen;  // one for both streams, as on a terminal
  repl::Terminal terminal{in, screen, screen};
  terminal.now = page_day;
  terminal.width = columns_of(argument, terminal.width);
  const int code = repl::run(words, terminal);
  Lines lines = tidied(split_lines(screen.str()));
  if (code != 0) lines.push_back("[code " + std::to_string(code) + "]");
  return lines;
}

}  // namespace

Lines run_console(const Block& block) {
  Lines lines;
  for (const std::string& line : block.lines) {
    if (!typed(line)) continue;
    if (!lines.empty()) lines.push_back("");
    lines.push_back(line);
    const Lines output = output_of(words_of(line.substr(prompt.size())), block.argument);
    lines.insert(lines.end(), output.begin(), output.end());
  }
  if (lines.empty())
    throw std::runtime_error("ce bloc « console » ne lance rien : une commande commence par « $ bareme »");
  return lines;
}

}  // namespace bareme::golden
