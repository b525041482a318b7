// What is installed beside the program speaks of the commands it has.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "repl/command_line.hpp"

#include "support/source_dir.hpp"

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Those of `bareme --help`: the first word of each line that names one.
std::vector<std::string> commands() {
  std::istringstream in;
  std::ostringstream out, err;
  bareme::repl::Terminal terminal{in, out, err};
  REQUIRE(bareme::repl::run({"--help"}, terminal) == 0);
  std::istringstream lines(out.str().substr(out.str().find("Commandes:")));
  std::vector<std::string> names;
  for (std::string line; std::getline(lines, line) && line.rfind("«", 0) != 0;) {
    if (line.rfind("  ", 0) != 0 || line.size() < 3 || line[2] == ' ') continue;
    names.push_back(line.substr(2, line.find_first_of(" ,", 2) - 2));
  }
  return names;
}

}  // namespace

TEST_CASE("house: the manual and the completions know every command", "[house]") {
  const std::filesystem::path folder = std::filesystem::path(support::source_dir()) / "scripts/package";
  const std::vector<std::string> all = commands();
  CHECK(all.size() > 20);
  for (const char* file : {"bareme.bash", "_bareme", "bareme.fish", "bareme.1"}) {
    const std::string text = read(folder / file);
    for (const std::string& command : all) {
      INFO(file << " : " << command);
      CHECK(text.find(command) != std::string::npos);
    }
  }
}
