// « require "listes" »: the functions of a library are those of the file; and what the libraries of stdlib/ promise.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/lua_trial.hpp"
#include "support/source_dir.hpp"

using namespace bareme;
using namespace bareme::lua_trial;

namespace {

std::string file(const std::string& name) {
  std::ifstream stream(std::filesystem::path(support::source_dir()) / "stdlib" / (name + ".lua"), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::string with(const std::vector<lua::Library>& libraries, const std::string& text,
                 const std::vector<Argument>& arguments = {}, lua::ResultType type = {}) {
  std::vector<lua::Fault> found;
  auto program =
      lua::Program::compile("exceptions.lua", text, declarations(arguments.size(), type), found, {}, libraries);
  if (!program) return shown(found);
  const std::string first = shown(program->call(0, arguments));
  const std::string again = shown(program->call(0, arguments));
  return first == again ? first : first + " puis " + again;
}

std::string of_stdlib(const std::string& name, const std::string& body, const std::vector<Argument>& arguments = {},
                      lua::ResultType type = {}) {
  return with({{name, name + ".lua", file(name)}},
              "require \"" + name + "\"\nfunction f(" + (arguments.size() > 1 ? "x, y" : "x") + ") " + body + " end",
              arguments, type);
}

}  // namespace

TEST_CASE("lua library: its functions are known by their names, on the line they are") {
  const std::vector<lua::Library> outils = {
      {"outils", "outils.lua", "local pas = 2\nfunction double(x) return pas * x end"}};
  CHECK(with(outils, "require \"outils\" function f(x) return double(x) end", {number("5")}) == "10");
  CHECK(with(outils, "require(\"outils\")\nlocal t = {double(1)} function f(x) return t[1] end", {number("5")}) == "2");
  CHECK(with(outils, "require \"outils\"\nfunction f(x)\n  return double(x)\nend", {text("a")}) ==
        "ligne 2 : «\u00A0*\u00A0» attend un nombre, et non un texte");
}

TEST_CASE("lua library: what cannot be one is refused") {
  const auto refused = [](const std::string& library, const std::string& text) {
    return with({{"outils", "outils.lua", library}}, text);
  };
  const std::string uses = "require \"outils\" function f() return 1 end";
  CHECK(refused("local t = {} function g() return t end", uses).find("une bibliothèque ne déclare") !=
        std::string::npos);
  CHECK(refused("require \"autre\" function g() return 1 end", uses).find("une bibliothèque ne déclare") !=
        std::string::npos);
  CHECK(refused("function f() return 1 end", uses).find("est une fonction d'une bibliothèque") != std::string::npos);
  CHECK(with({}, uses).find("n'est ni à côté du règlement ni dans le programme") != std::string::npos);
  CHECK(
      refused("function g() return 1 end", "function f() require \"outils\" return 1 end").find("en tête du fichier") !=
      std::string::npos);
}

TEST_CASE("lua library: listes") {
  CHECK(of_stdlib("listes", "return somme(x)", {numbers({"1", "5/2", "3"})}) == "6,5");
  CHECK(of_stdlib("listes", "return somme(x)", {numbers({})}) == "0");
  CHECK(of_stdlib("listes", "return moyenne(x)", {numbers({"10", "11"})}) == "10,5");
  CHECK(of_stdlib("listes", "return moyenne(x, y)", {numbers({"10", "16"}), numbers({"2", "1"})}) == "12");
  CHECK(of_stdlib("listes", "return moyenne(x)", {numbers({})}).find("les poids font zéro") != std::string::npos);
  CHECK(of_stdlib("listes", "return joindre(meilleurs(x, 2), ' ')", {numbers({"8", "12", "9"})}, gives(Kind::Text)) ==
        "12 9");
  CHECK(of_stdlib("listes", "return #meilleurs(x, 5)", {numbers({"8", "12", "9"})}) == "3");
  CHECK(of_stdlib("listes", "return compte(x, function(n) return n >= 9 end)", {numbers({"8", "12", "9"})}) == "2");
  CHECK(of_stdlib("listes", "return somme(champ(x, 'ects'))",
                  {Argument::list(
                      {Argument::record({"ects"}, {number("6")}), Argument::record({"ects"}, {number("3")})})}) == "9");
  CHECK(of_stdlib("listes", "return somme(x)", {Argument::list({number("6"), awaited("MATH.EF")})}) ==
        "en attente : MATH.EF");
}

TEST_CASE("lua library: sous_ensembles") {
  const auto chosen = [](const std::vector<const char*>& values, const std::vector<const char*>& weights,
                         const std::string& total) {
    return of_stdlib("sous_ensembles", "return joindre(sous_ensemble_exact(x, y, " + total + "), ' ')",
                     {numbers(values), numbers(weights)}, gives(Kind::Text));
  };
  CHECK(chosen({"10", "12", "14"}, {"3", "3", "6"}, "6") == "3");    // 84, against 66 for the first two
  CHECK(chosen({"15", "12", "12"}, {"3", "3", "6"}, "6") == "1 2");  // 81, against 72
  CHECK(chosen({"12", "12", "12"}, {"3", "3", "6"}, "6") == "1 2");  // equal: the first ones
  CHECK(chosen({"12", "12"}, {"4", "4"}, "6") == "");
  CHECK(chosen({"12"}, {"5/2"}, "6").find("un poids est un nombre entier") != std::string::npos);
}
