// docs/exceptions-lua.md tells the truth: its example runs, and every name a file may use is explained there.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "support/lua_trial.hpp"
#include "support/source_dir.hpp"

using namespace bareme;
using namespace bareme::lua_trial;

namespace {

std::string page() {
  std::ifstream file(support::source_dir() + "/docs/exceptions-lua.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string example() {
  const std::string text = page(), opening = "```lua\n";
  const std::size_t begin = text.find(opening) + opening.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

}  // namespace

TEST_CASE("lua: the example of docs/exceptions-lua.md runs") {
  std::vector<lua::Fault> found;
  auto program = lua::Program::compile("exceptions.lua", example(), {{{"mobilité", 3, {}}}, codes()}, found);
  INFO(shown(found));
  REQUIRE(program);
  const auto call = [&](const Argument& exempt) {
    return shown(program->call(0, {numbers({"12", "13"}), numbers({"2", "1"}), exempt}));
  };
  CHECK(call(truth(false)) == "12,33 | 2 notes d'accueil");
  CHECK(call(truth(true)) == "9,5 | dispense de mobilité");
  CHECK(call(awaited("dispense")) == "en attente : dispense");
}

TEST_CASE("lua: docs/exceptions-lua.md explains every provided name and states the bounds") {
  const std::string text = page();
  for (const std::string& name : lua::provided_names()) {
    CAPTURE(name);
    CHECK(text.find("`" + name + "(") != std::string::npos);
  }
  const lua::Bounds bounds;
  CHECK(bounds.fuel == 1'000'000);
  CHECK(text.find("1 000 000 : une instruction") != std::string::npos);
  CHECK(bounds.memory >> 20 == 64);
  CHECK(text.find("| mémoire | 64 Mo |") != std::string::npos);
  CHECK(bounds.text >> 10 == 16);
  CHECK(text.find("| un texte | 16 Ko |") != std::string::npos);
}
