#include "repl/commands/compare_maquettes.hpp"

#include <algorithm>
#include <filesystem>

#include "repl/commands/opening.hpp"

namespace bareme::repl {
namespace {

bool is_for(const std::string& maquette, const std::string& regulation, const std::string& other, Terminal& terminal) {
  Session session;
  diagnostics::Diagnostics problems;
  session.load(documents({regulation, maquette}, terminal), problems, reading_among(documents({other}, terminal)));
  return std::none_of(problems.all().begin(), problems.all().end(),
                      [](const diagnostics::Diagnostic& one) { return one.code() == "B085"; });
}

}  // namespace

SharedMaquettes share_maquettes(const std::string& first, const std::string& second,
                                const std::vector<std::string>& maquettes, Terminal& terminal) {
  SharedMaquettes shared;
  for (const std::string& maquette : maquettes) {
    const bool one = is_for(maquette, first, second, terminal), other = is_for(maquette, second, first, terminal);
    if (one || !other) shared.first.push_back(maquette);
    if (other || !one) shared.second.push_back(maquette);
  }
  return shared;
}

std::vector<std::string> take_maquettes(std::vector<std::string>& arguments) {
  std::vector<std::string> taken;
  const auto texts = std::stable_partition(arguments.begin() + 2, arguments.end(), [](const std::string& argument) {
    return std::filesystem::path(argument).extension() != ".bareme" || std::filesystem::is_directory(argument);
  });
  taken.assign(texts, arguments.end());
  arguments.erase(texts, arguments.end());
  return taken;
}

}  // namespace bareme::repl
