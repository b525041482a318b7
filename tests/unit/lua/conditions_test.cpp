// What Lua takes without a word and is refused here: a condition that is no yes or no, a decimal comma, a comparison
// that is always false.
#include <catch2/catch.hpp>

#include "support/lua_trial.hpp"

using namespace bareme;
using namespace bareme::lua_trial;

namespace {

std::string first_mistake(const std::string& statement) {
  std::vector<lua::Fault> found;
  lua::Program::compile("exceptions.lua", "function f(x, y)\n" + statement + "\nend\n", {{{"f", 2, {}}}, codes()},
                        found);
  return found.empty() ? "" : found.front().message;
}

bool begins(const std::string& text, const std::string& with) { return text.substr(0, with.size()) == with; }

}  // namespace

TEST_CASE("lua: a condition is a yes or a no") {
  const std::string number_given = "ligne 1 : une condition est un oui ou non, et non un nombre";
  CHECK(begins(body("if x then return 1 end return 0", {number("0")}), number_given));
  CHECK(begins(body("while x do return 1 end return 0", {number("0")}), number_given));
  CHECK(begins(body("repeat until x return 0", {number("0")}), number_given));
  CHECK(begins(body("return not x and 1 or 2", {number("0")}), number_given));
  CHECK(begins(body("return x and 1 or 2", {number("0")}), number_given));
  CHECK(begins(body("return x or 5", {number("0")}), number_given));
  CHECK(begins(body("return (x + 1) or 5", {number("0")}), number_given));
  CHECK(body("if x then return 1 end return 0", {truth(false)}) == "0");
  CHECK(body("local t = {} return (t[x] or 3) + (t.y or 4)", {number("1")}) == "7");
  CHECK(body("local t = {} if t[x] then return 1 end return 0", {number("1")}) == "0");
  CHECK(body("local found = ('abc'):find('z') return found or 0") == "0");
  CHECK(body("return x and 10 or 20", {truth(true)}) == "10");
  CHECK(body("return (x and 10) or 20", {truth(false)}) == "20");
  CHECK(begins(first_mistake("if 10 then return 1 end"), "une condition est un oui ou non, et non «\u00A010"));
  CHECK(begins(first_mistake("return 10 or 20"), "une condition est un oui ou non"));
}

TEST_CASE("lua: a decimal comma is not two values") {
  for (const char* const text : {"return x * 0,2", "return min(x, 12,5)", "local t = {49,5, 60} return t[1]"})
    CHECK(first_mistake(text).find("est, pour Lua, deux valeurs") != std::string::npos);
  CHECK(first_mistake("return min(1, 2)") == "");
  CHECK(first_mistake("return exact('0,5')") == "");
}

TEST_CASE("lua: a comparison that is always false is told") {
  CHECK(first_mistake("if x == nil then return 1 end return 0") ==
        "«\u00A0x\u00A0» n'est jamais nil : écrire «\u00A0présent(x)\u00A0» ou «\u00A0sans_objet(x)\u00A0»");
  CHECK(first_mistake("local z = nil if z == nil then return 1 end return 0") == "");
  CHECK(begins(first_mistake("if type(x) == 'number' then return 1 end return 0"), "type(…) ne donne jamais"));
  CHECK(first_mistake("if type(x) == 'un nombre' then return 1 end return 0") == "");
}

TEST_CASE("lua: the usual slips are told with what to write") {
  const auto says = [](const std::string& text, const std::string& remedy) {
    CAPTURE(text);
    CHECK(first_mistake(text).find(remedy) != std::string::npos);
  };
  says("if x = 1 then return 1 end", "comparer s'écrit «\u00A0==");
  says("if x != 1 then return 1 end", "écrire «\u00A0~=");
  says("if x == 1 && y == 2 then return 1 end", "écrire «\u00A0and");
  says("if x == 1 || y == 2 then return 1 end", "écrire «\u00A0or");
  says("x += 1", "écrire «\u00A0x = x + …");
  says("return x, « motif »", "guillemets droits");
  says("si x == 1 alors", "écrire «\u00A0if … then");
  says("return\u00A0x", "blanc insécable");
  says("return rec\xCC\xA7ue", "deux caractères");
  says("return re\xE9ue", "UTF-8");
  says("local reçue = 1 return recue", "écrire «\u00A0reçue");
  says("return ALLEMAGNE", "entre guillemets : \"ALLEMAGNE\"");
}
