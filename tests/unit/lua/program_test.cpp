#include "lua/program.hpp"

#include <catch2/catch.hpp>

#include "support/lua_trial.hpp"

using namespace bareme;
using namespace bareme::lua_trial;

TEST_CASE("lua: a function gives a value and its reason") {
  CHECK(body("return x, 'meilleure des deux'", {number("12,5")}) == "12,5 | meilleure des deux");
  CHECK(body("return x", {number("12,5")}) == "12,5");
}

TEST_CASE("lua: a result of the wrong kind is a fault of the file") {
  const std::string file = "\n\nfunction f(x)\n  return x\nend";
  CHECK(trial(file, {text("dix")}) == "ligne 4 : la fonction doit rendre un nombre ; elle rend un texte");
  CHECK(trial(file, {number("1")}, gives(Kind::Code)) ==
        "ligne 4 : la fonction doit rendre un code ; elle rend un nombre");
  CHECK(trial(file, {text("ADN")}, gives(Kind::Code)) ==
        "ligne 4 : la fonction rend «\u00A0ADN\u00A0», qui n'est pas un code déclaré");
  CHECK(body("return nil") == "ligne 1 : la fonction doit rendre un nombre ; elle rend nil");
  CHECK(body("") == "ligne 1 : la fonction ne rend rien : écrire « return valeur, \"motif\" »");
  CHECK(body("return 1, 2") == "ligne 1 : le motif, second résultat, est un texte, et non un nombre");
  CHECK(body("return 1, 'a', 2") == "ligne 1 : la fonction rend 3 valeurs : une valeur et son motif suffisent");
  CHECK(body("return function() end") == "ligne 1 : la fonction doit rendre un nombre ; elle rend une fonction");
}

TEST_CASE("lua: a number outside its scale is a fault of the file") {
  const lua::ResultType mark{Kind::Number, false, Number(0), Number(20)};
  CHECK(body("return x", {number("20")}, mark) == "20");
  CHECK(body("return x", {number("20,01")}, mark) == "ligne 1 : la fonction rend 20,01, plus grand que 20");
  CHECK(body("return -x", {number("0,5")}, mark) == "ligne 1 : la fonction rend -0,5, plus petit que 0");
}

TEST_CASE("lua: a list is a result, item by item") {
  const lua::ResultType list{Kind::Number, true, {}, {}};
  CHECK(body("return {x, x * 2}, 'doublé'", {number("0,5")}, list) == "0,5 ; 1 | doublé");
  CHECK(body("return x", {Argument::list({number("1"), awaited("B")})}, list) == "1 ; (en attente)");
  CHECK(body("return {1, 'a'}", {}, list) == "ligne 1 : la fonction doit rendre un nombre ; elle rend un texte");
  CHECK(body("return 3", {}, list) == "ligne 1 : la fonction doit rendre une liste ; elle rend un nombre");
}

TEST_CASE("lua: names carry accents, functions know each other whatever their order") {
  CHECK(trial("function f(note) return au_mérite(note) end\nfunction au_mérite(été) local éô = été return éô + 1 end",
              {number("2")}) == "3");
}

TEST_CASE("lua: what a file lacks or has too much is told before any student") {
  CHECK(faults("function g() return 1 end") ==
        "ligne 0 : la fonction «\u00A0f\u00A0» n'est pas définie dans ce fichier");
  CHECK(faults("function f(x) return 1 end", 2) ==
        "ligne 1 : «\u00A0f\u00A0» prend 1 argument ; le règlement lui en donne 2");
  CHECK(faults("function f() return 1 end\nfunction f() return 2 end") ==
        "ligne 2 : la fonction «\u00A0f\u00A0» est définie deux fois, lignes 1 et 2");
  CHECK(faults("function f()\n  total = 3\n  return total\nend") ==
        "ligne 2 : «\u00A0total\u00A0» n'est pas déclaré : écrire «\u00A0local total = …\u00A0»\n"
        "ligne 3 : «\u00A0total\u00A0» n'existe pas ici");
  CHECK(faults("function f() return planchers(3) end") ==
        "ligne 1 : «\u00A0planchers\u00A0» n'existe pas ici : écrire «\u00A0plancher\u00A0»");
  CHECK(faults("function max() return 1 end\nfunction f() return 1 end") ==
        "ligne 1 : «\u00A0max\u00A0» existe déjà : donner un autre nom à la fonction");
  CHECK(faults("function f() f = 3 return 1 end") ==
        "ligne 1 : «\u00A0f\u00A0» est une fonction : elle ne se remplace pas");
}

TEST_CASE("lua: what is not Lua is told in French, with its line") {
  CHECK(
      faults("function f()\n  if 1 > 2 then\n  return 1\nend\n") ==
      "ligne 5 : «\u00A0end\u00A0» attendu pour fermer «\u00A0function\u00A0» de la ligne 1, et non la fin du fichier");
  CHECK(faults("function f()\n  return (1 + 2\nend") ==
        "ligne 3 : «\u00A0)\u00A0» attendu pour fermer «\u00A0(\u00A0» de la ligne 2, et non «\u00A0end\u00A0»");
  CHECK(faults("function f()\n  return 'a\nend") == "ligne 2 : ce texte n'est pas fermé sur sa ligne");
  CHECK(faults("function f() return 2 ^ 3 end") == "ligne 1 : «\u00A0^\u00A0» n'est pas permis : écrire x * x");
  CHECK(faults("function f() return 1 @ 2 end") == "ligne 1 : ce caractère n'a pas de sens ici : «\u00A0@\u00A0»");
  CHECK(faults("function f() x + 1 end").find("ceci n'est ni un appel ni une affectation") != std::string::npos);
}

TEST_CASE("lua: a fault of a call names the line where it happened") {
  const std::string file =
      "local function double(note)\n  return note.valeur * 2\nend\nfunction f(x)\n  return double(x.absent)\nend";
  CHECK(trial(file, {Argument::record({"note"}, {number("1")})}) ==
        "ligne 5 : un enregistrement n'a pas de champ «\u00A0absent\u00A0»");
  CHECK(body("local t = {} return t.a.b") == "ligne 1 : «\u00A0a\u00A0» n'a pas de champ : c'est nil");
  CHECK(body("local été = nil\nreturn été()") == "ligne 2 : «\u00A0été\u00A0» n'est pas une fonction : c'est nil");
  CHECK(body("error('le jury tranche')") == "ligne 1 : le jury tranche");
  CHECK(body("assert(1 > 2, 'impossible')") == "ligne 1 : impossible");
  CHECK(body("return nil + 1") == "ligne 1 : «\u00A0+\u00A0» attend un nombre, et non nil");
}

TEST_CASE("lua: a fault names the function the règlement called") {
  std::vector<lua::Fault> found;
  auto program =
      lua::Program::compile("dossier/exceptions.lua", "function f() error('non') end", declarations(0), found);
  REQUIRE(program);
  const auto fault = std::get<lua::Fault>(program->call(0, {}).result);
  CHECK(fault.function == "f");
  CHECK(fault.file == "dossier/exceptions.lua");
}

TEST_CASE("lua: every provided name exists") {
  for (const std::string& name : lua::provided_names()) {
    CAPTURE(name);
    CHECK(body("return type(" + name + ")", {}, gives(Kind::Text)) == "une fonction");
  }
}
