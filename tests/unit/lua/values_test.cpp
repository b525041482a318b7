#include <catch2/catch.hpp>

#include "support/lua_trial.hpp"

using namespace bareme::lua_trial;

TEST_CASE("lua: a missing mark stops the call that needs it, and says which") {
  CHECK(body("return (x + y) / 2", {number("12"), awaited("MATH.EF")}) == "en attente : MATH.EF");
  CHECK(body("if x >= 10 then return 1 end return 0", {awaited("MATH.EF")}) == "en attente : MATH.EF");
  CHECK(body("return max(10, x)", {awaited("MATH.EF")}) == "en attente : MATH.EF");
  CHECK(body("return x == 10 and 1 or 2", {awaited("MATH.EF")}) == "en attente : MATH.EF");
  CHECK(body("local s = 0 for _, n in ipairs(x) do s = s + n end return s",
             {Argument::list({number("12"), awaited("MATH.CC2")})}) == "en attente : MATH.CC2");
}

TEST_CASE("lua: an awaited yes is not a yes") {
  CHECK(body("if x then return 1 end return 0", {awaited("stage validé")}) == "en attente : stage validé");
  CHECK(body("return not x", {awaited("stage validé")}, gives(Kind::Truth)) == "en attente : stage validé");
  CHECK(body("return x and true", {awaited("stage validé")}, gives(Kind::Truth)) == "en attente : stage validé");
  CHECK(body("while x do return 1 end return 0", {awaited("stage validé")}) == "en attente : stage validé");
}

TEST_CASE("lua: a missing mark nobody needs stops nothing") {
  CHECK(body("return y", {awaited("MATH.EF"), number("11")}) == "11");
  CHECK(body("if présent(x) then return x end return 0", {awaited("MATH.EF")}) == "0");
  CHECK(body("if attendu(x) then return 1 end return 0", {awaited("MATH.EF")}) == "1");
  CHECK(body("return #x", {Argument::list({number("12"), awaited("MATH.CC2")})}) == "2");
  CHECK(body("return 1, 'note : ' .. x", {awaited("MATH.EF")}) == "1 | note : en attente");
}

TEST_CASE("lua: the four ways of being absent are told apart") {
  const char* asked =
      "return (sans_objet(x) and 1 or 0) + (attendu(x) and 2 or 0) + (impossible(x) and 4 or 0) + "
      "(en_erreur(x) and 8 or 0)";
  CHECK(body(asked, {Argument::absent(State::SansObjet, "")}) == "1");
  CHECK(body(asked, {Argument::absent(State::EnAttente, "")}) == "2");
  CHECK(body(asked, {Argument::absent(State::Impossible, "")}) == "4");
  CHECK(body(asked, {Argument::absent(State::EnErreur, "")}) == "8");
  CHECK(body(asked, {number("8")}) == "0");
}

TEST_CASE("lua: of two absent values in one calculation the strictest counts") {
  CHECK(body("return x + y", {Argument::absent(State::SansObjet, "A"), awaited("B")}) == "en attente : B");
  CHECK(body("return x + y", {Argument::absent(State::Impossible, "A"), awaited("B")}) == "impossible : A");
  CHECK(body("return min(1, x, y)", {awaited("B"), Argument::absent(State::EnErreur, "A")}) == "en erreur : A");
}

TEST_CASE("lua: an absent value given back is the result") {
  CHECK(body("return x, 'la note elle-même'", {Argument::absent(State::SansObjet, "MATH.CC1")}) ==
        "sans objet : MATH.CC1");
}

TEST_CASE("lua: codes are compared by name, and the name must be one") {
  CHECK(body("if x == 'ABJ' then return 1 end return 0", {code(2)}) == "1");
  CHECK(body("if x ~= code('ABJ') then return 1 end return 0", {code(0)}) == "1");
  CHECK(body("if x == 'ABI' then return 1 end return 0", {code(2)}) ==
        "ligne 1 : «\u00A0ABI\u00A0» n'est pas un code déclaré : écrire «\u00A0ABJ\u00A0»");
  const std::string mark =
      "ligne 1 : comparer un nombre et un code n'a pas de sens : un code de note a pris son effet avant l'appel ; "
      "donner "
      "« EF est ABI » en argument";
  CHECK(body("if x == 'ABJ' then return 1 end return 0", {number("12")}) == mark);
  CHECK(body("if x == y then return 1 end return 0", {number("12"), code(2)}) == mark);
  CHECK(body("if x == '12' then return 1 end return 0", {number("12")}) ==
        "ligne 1 : comparer un nombre et un texte n'a pas de sens");
  CHECK(body("local points = {ADM = 3, ABJ = 1} return points[x]", {code(2)}) == "1");
  CHECK(body("return code('AJ'), 'deux UE manquent'", {}, gives(Kind::Code)) == "AJ | deux UE manquent");
  CHECK(body("return 'AJ'", {}, gives(Kind::Code)) == "AJ");
}

TEST_CASE("lua: dates are compared and counted in days") {
  CHECK(body("return y - x", {date("01/09/2024"), date("30/09/2024")}) == "29");
  CHECK(body("return x + 30", {date("15/01/2025")}, gives(Kind::Date)) == "14/02/2025");
  CHECK(body("return x > date('31/12/2024')", {date("15/01/2025")}, gives(Kind::Truth)) == "oui");
  CHECK(body("return année(x) * 10000 + mois(x) * 100 + jour(x)", {date("15/01/2025")}) == "20250115");
  CHECK(body("return date('31/02/2025')") ==
        "ligne 1 : «\u00A031/02/2025\u00A0» n'est pas une date : écrire date(\"31/12/2027\")");
}

TEST_CASE("lua: lists are read in order and records by name") {
  const Argument row = Argument::record({"mérite", "rang"}, {number("14,5"), number("3")});
  CHECK(body("return x[1] + x[#x]", {numbers({"10", "11", "12,5"})}) == "22,5");
  CHECK(body("return x.mérite + x['rang']", {row}) == "17,5");
  CHECK(body("local s = 0 for i, r in ipairs(x) do s = s + i * r.rang end return s", {Argument::list({row, row})}) ==
        "9");
  CHECK(body("return x[4]", {numbers({"10", "11"})}) == "ligne 1 : l'élément 4 n'existe pas : la liste en a 2");
  CHECK(body("return x.rangs", {row}) == "ligne 1 : un enregistrement n'a pas de champ «\u00A0rangs\u00A0»");
}

TEST_CASE("lua: what is given cannot be written") {
  CHECK(body("x[1] = 20 return x[1]", {numbers({"10"})}) ==
        "ligne 1 : ce qui est donné se lit et ne se change pas : «\u00A01\u00A0»");
  CHECK(body("x.rang = 1 return 1", {Argument::record({"rang"}, {number("3")})}) ==
        "ligne 1 : ce qui est donné se lit et ne se change pas : «\u00A0rang\u00A0»");
  CHECK(body("insérer(x, 20) return 1", {numbers({"10"})}).find("ne se change pas") != std::string::npos);
  CHECK(body("trier(x) return 1", {numbers({"10"})}).find("ne se change pas") != std::string::npos);
}

TEST_CASE("lua: texts are counted and cut in characters") {
  CHECK(body("return #x", {text("réussite")}) == "8");
  CHECK(body("return x:sub(2, 3) .. x:upper():sub(-2)", {text("réussite")}, gives(Kind::Text)) == "éuTE");
  CHECK(body("return x:upper()", {text("élève à Noël, œuvre")}, gives(Kind::Text)) == "ÉLÈVE À NOËL, ŒUVRE");
  CHECK(body("return (x:find('ss'))", {text("réussite")}) == "4");
  CHECK(body("return (x:find('.-'))", {text("a.-b")}) == "2");
  CHECK(body("return joindre(x:split(';'), '+')", {text("a;b;;c")}, gives(Kind::Text)) == "a+b++c");
  CHECK(body("return ('%s sur %s %%'):format(x, true)", {number("9,5")}, gives(Kind::Text)) == "9,5 sur oui %");
  CHECK(body("return ('  a b '):trim()", {}, gives(Kind::Text)) == "a b");
  CHECK(body("return ('%d'):format(1)", {}, gives(Kind::Text)) ==
        "ligne 1 : «\u00A0format\u00A0» ne connaît que %s et %%");
}

TEST_CASE("lua: tables are walked in a fixed order and sorted without losing it") {
  CHECK(body("local t = {sport = 1, droit = 2, ['algèbre'] = 3} t[2] = 4 t[1] = 5 local o = '' "
             "for k in pairs(t) do o = o .. k .. ' ' end return o",
             {}, gives(Kind::Text)) == "1 2 algèbre droit sport ");
  CHECK(body("local t = {} for _, n in ipairs(x) do insérer(t, n) end trier(t) return joindre(t, ' ')",
             {numbers({"12", "9,5", "10"})}, gives(Kind::Text)) == "9,5 10 12");
  CHECK(body("local t = {{1, 'a'}, {0, 'b'}, {1, 'c'}, {0, 'd'}} trier(t, function(a, b) return a[1] < b[1] end) "
             "local o = '' for _, e in ipairs(t) do o = o .. e[2] end return o",
             {}, gives(Kind::Text)) == "bdac");
  CHECK(body("local t = {1, 2, 3} insérer(t, 1, 0) local r = retirer(t) return r * 100 + #t * 10 + t[1]") == "330");
}

TEST_CASE("lua: a key is what can be found again") {
  CHECK(body("local t = {} t[x] = 1 return t[y / 2]", {number("5"), number("10")}) == "1");
  CHECK(body("local t = {} t[x] = 1 return 1", {number("5,5")}) ==
        "ligne 1 : entre crochets, un nombre entier, un texte ou un code, et non 5,5");
}
