// Attacks on the sandbox. Each is stopped by a bound of fuel or of memory, never by a clock; each names the function
// that was called, and the next student is served as if nothing had been.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "support/lua_trial.hpp"

using namespace bareme;
using namespace bareme::lua_trial;

namespace {

const std::string spent = "calcul trop long : plus de 1\u00A0000\u00A0000\u00A0pas";
const std::string too_deep = "plus de 200 appels les uns dans les autres";
const std::string too_long_text = "un texte de plus de 16\u00A0Ko";

struct Attacked {
  std::string message;
  std::string function;
  std::string next;  // what the next student gets
};

// `attack` is the body of the function « f »; « suivant » serves the next student on the same state.
Attacked attacked(const std::string& attack, const std::string& before = "", const lua::Bounds& bounds = {}) {
  std::vector<lua::Fault> found;
  const std::string file =
      before + " function f() " + attack + " end function suivant(x) return x / 3, 'tout va bien' end";
  auto program =
      lua::Program::compile("exceptions.lua", file, {{{"f", 0, {}}, {"suivant", 1, {}}}, codes()}, found, bounds);
  if (!program) return {shown(found), "", ""};
  const lua::Outcome outcome = program->call(0, {});
  const auto* fault = std::get_if<lua::Fault>(&outcome.result);
  const std::string next = shown(program->call(1, {number("12,5")}));
  return {fault ? fault->message : shown(outcome), fault ? fault->function : "", next};
}

void check_stopped(const std::string& attack, const std::string& message, const std::string& before = "",
                   const lua::Bounds& bounds = {}) {
  CAPTURE(attack);
  const Attacked result = attacked(attack, before, bounds);
  CHECK(result.message == message);
  CHECK(result.function == "f");
  CHECK(result.next == "25/6 | tout va bien");
}

}  // namespace

TEST_CASE("lua hostile: endless loops end") {
  check_stopped("while true do end", spent);
  check_stopped("repeat until false", spent);
  check_stopped("::la:: goto la", spent);
  check_stopped("for i = 1, 9223372036854775807 do end", spent);
  check_stopped("local x = exact('0,1') while true do x = x + 1 end", spent);
  check_stopped("while true do local t = présent(1) end", spent);
}

TEST_CASE("lua hostile: recursion and tail calls end") {
  check_stopped("return r(1)", too_deep, "function r(n) return 1 + r(n + 1) end");
  check_stopped("return t()", spent, "function t() return t() end");
  check_stopped("return pair(1)", too_deep,
                "function pair(n) return 1 + impair(n) end function impair(n) return 1 + pair(n) end");
  check_stopped("local t = {2, 1} local function c(a, b) trier({1, 2}, c) return true end trier(t, c) return 1",
                too_deep);
}

TEST_CASE("lua hostile: texts do not grow without end") {
  check_stopped("return #('x'):rep(1000000000)", too_long_text);
  check_stopped("return #(('x'):rep(16000):rep(16000))", too_long_text);
  check_stopped("local s = 'x' while true do s = s .. s end", too_long_text);
  check_stopped("local s = ('x'):rep(16000) return #s:split('x') + #('%s%s'):format(s, s)", too_long_text);
  check_stopped("local s = ('x'):rep(16000) return #joindre({s, s}, ',')", too_long_text);
  check_stopped("local s = ('x'):rep(16000) for i = 1, 1000000000 do local t = ('x'):rep(16000) end", spent);
  check_stopped("local s = ('x'):rep(16000) while true do local t = s:sub(2) end", spent);
  check_stopped("local a, b = ('x'):rep(16000), ('x'):rep(16000) while a == b do end", spent);
  check_stopped("local a = ('x'):rep(8000) .. 'y' local s = ('x'):rep(16000) while true do s:find(a) end", spent);
  check_stopped("error(('x'):rep(1000000))", too_long_text);
}

TEST_CASE("lua hostile: patterns do not exist") {
  check_stopped("return ('a'):rep(800):match('.-.-.-b')", "«\u00A0match\u00A0» n'est pas une fonction : c'est nil");
  check_stopped("return ('a'):rep(800):gsub('a', 'b')", "«\u00A0gsub\u00A0» n'est pas une fonction : c'est nil");
  CHECK(body("return présent(('a'):rep(800):find('.-.-.-b') or 0) and 0 or 1") == "0");
}

TEST_CASE("lua hostile: tables do not grow without end") {
  check_stopped("local t = {} for i = 1, 1000000000 do t[i] = i end", spent);
  check_stopped("local t = {} for i = 1, 1000000000 do insérer(t, 1, i) end", spent);
  check_stopped("local t = {} while true do t = {t} end", spent);
  check_stopped(
      "local t = {} t[1000000000] = 1 local n = 0 for i = 1, 1000000000 do t[#t + 1] = function() return t end end",
      spent);
  check_stopped("local t = {} for i = 1, 20000 do t[i] = i end while true do for k in pairs(t) do end end", spent);
  check_stopped("local t = {} for i = 1, 20000 do t[i] = -i end while true do trier(t) end", spent);
}

TEST_CASE("lua hostile: memory has its own bound") {
  lua::Bounds bounds;
  bounds.fuel = 1'000'000'000;
  bounds.memory = std::size_t{4} << 20;
  check_stopped("local t = {} for i = 1, 1000000000 do t[i] = {} end", "plus de 4\u00A0Mo de mémoire", "", bounds);
  check_stopped("local t = {} for i = 1, 1000000000 do t[i] = 'texte ' .. i end", "plus de 4\u00A0Mo de mémoire", "",
                bounds);
}

TEST_CASE("lua hostile: exact numbers do not grow without end") {
  check_stopped("local x = exact('1,1') while true do x = x * x end", "un nombre de plus de 1228 chiffres");
  check_stopped("local x = exact('1/3') while true do x = x / 7 + exact('1/11') end", spent);
  check_stopped("return exact(('9'):rep(16000))",
                "«\u00A0" + std::string(40, '9') + "\u00A0» n'est pas un nombre : écrire exact(\"12,5\")");
  CHECK(body("local x = exact('1/3') for i = 1, 3000 do x = x + exact('1/3') - exact('1/6') end return x") == "1501/3");
}

TEST_CASE("lua hostile: a comparison that makes no sense neither hangs nor breaks sorting") {
  CHECK(body("local t = {5, 3, 9, 1, 7, 2} trier(t, function(a, b) return true end) return #t") == "6");
  CHECK(body("local n, t = 0, {} for i = 1, 200 do t[i] = i end "
             "trier(t, function(a, b) n = n + 1 return n % 3 == 0 end) return #t") == "200");
  CHECK(body("local t = {3, 1, 2} trier(t, function(a, b) t[1] = nil return a < b end) return #t") == "3");
  check_stopped("trier({3, 1, 2}, function(a, b) while true do end end)", spent);
  check_stopped("trier({3, 'a'})", "comparer un texte et un nombre n'a pas de sens");
}

TEST_CASE("lua hostile: errors carry a text and cannot be caught") {
  check_stopped("error({})", "«\u00A0error\u00A0» attend un texte, et non une table");
  check_stopped("error(nil)", "«\u00A0error\u00A0» attend un texte, et non nil");
  check_stopped("error(function() while true do end end)", "«\u00A0error\u00A0» attend un texte, et non une fonction");
  CHECK(attacked("pcall(function() while true do end end)").message ==
        "ligne 1 : «\u00A0pcall\u00A0» n'existe pas ici : une erreur arrête l'appel et se montre : elle ne se rattrape "
        "pas");
}

TEST_CASE("lua hostile: what could reach the machine or the state does not exist") {
  for (const char* name :
       {"io",           "os",           "load",           "loadstring", "dofile", "require",  "package",
        "debug",        "coroutine",    "next",           "rawget",     "rawset", "rawequal", "rawlen",
        "getmetatable", "setmetatable", "collectgarbage", "pcall",      "xpcall", "print",    "string",
        "table",        "math",         "utf8",           "_G",         "_ENV",   "select",   "tonumber",
        "loadfile",     "warn",         "unpack"}) {
    CAPTURE(name);
    CHECK(faults(std::string("function f() return ") + name + " end").find("n'existe pas ici") != std::string::npos);
  }
  CHECK(faults("local _ENV = {} function f() return 1 end").find("n'est pas un nom permis") != std::string::npos);
  CHECK(faults("function f(_ENV) return 1 end").find("n'est pas un nom permis") != std::string::npos);
  CHECK(faults("function f() return __add(1, 2) end").find("deux soulignés de suite") != std::string::npos);
  CHECK(faults("function f() local t <close> = nil return 1 end").find("n'est pas permis") != std::string::npos);
}

TEST_CASE("lua hostile: operators and methods cannot be replaced") {
  check_stopped("local s = 'a' s.sub = 1", "«\u00A0s\u00A0» n'a pas de champ : c'est un texte");
  check_stopped("local x = exact('0,5') x.n = 1", "ce qui est donné se lit et ne se change pas : «\u00A0n\u00A0»");
  check_stopped("local x = exact('0,5') return x.n", "un nombre n'a pas de champ");
  CHECK(faults("function f() return 1 end function tostring() end").find("existe déjà") != std::string::npos);
  CHECK(faults("function f() présent = nil return 1 end").find("ne se remplace pas") != std::string::npos);
}

TEST_CASE("lua hostile: no address and no order of the machine shows") {
  CHECK(body("return tostring({}) .. tostring(f) .. type({})", {}, gives(Kind::Text)) ==
        "une tableune fonctionune table");
  CHECK(body("return ('%s'):format({})", {}, gives(Kind::Text)) == "une table");
  CHECK(body("return ('%p'):format({})", {}, gives(Kind::Text)).find("ne connaît que") != std::string::npos);
  CHECK(body("return ({}) < ({})", {}, gives(Kind::Truth)) ==
        "ligne 1 : comparer une table et une table n'a pas de sens");
}

TEST_CASE("lua hostile: bytecode and oversized files are refused") {
  CHECK(faults("\x1bLua") == "ligne 1 : ce caractère n'a pas de sens ici : «\u00A0octet 1B\u00A0»");
  CHECK(faults(std::string(300'000, ' ')) == "ligne 0 : fichier de plus de 256\u00A0Ko");
  std::string nested = "function f() return ";
  for (int i = 0; i < 300; ++i)
    nested += "(";
  CHECK(faults(nested) == "ligne 1 : trop de niveaux les uns dans les autres");
  std::string blocks = "function f() ";
  for (int i = 0; i < 5000; ++i)
    blocks += "do ";
  CHECK(faults(blocks) == "ligne 1 : trop de niveaux les uns dans les autres");
  std::string sum = "function f() return 1";
  for (int i = 0; i < 5000; ++i)
    sum += "+1";
  CHECK_FALSE(faults(sum + " end").empty());
  CHECK_FALSE(faults("function f() return '\\q' end").empty());
  CHECK_FALSE(faults(std::string("function f() return 1 end\0", 26)).empty());
}

TEST_CASE("lua hostile: any text is read or refused") {
  const std::string words[] = {
      "function", "f", "(", ")",   "end",   "return", "if",    "then", "else", "x",   "=",    "==",    "1",  "'a'",
      "{",        "}", "[", "]",   "local", ",",      "+",     "-",    "not",  "and", "..",   "for",   "in", "do",
      "#",        ":", ".", "...", "while", "repeat", "until", "é",    ";",    "::",  "goto", "break", "<",  "exact"};
  unsigned seed = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text = round % 2 == 0 ? "function f() " : "";
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1103515245u + 12345u;
      text += words[(seed >> 16) % std::size(words)] + " ";
    }
    CAPTURE(text);
    std::vector<lua::Fault> found;
    const bool read = lua::Program::compile("exceptions.lua", text, {}, found).has_value();
    CHECK(read == found.empty());
  }
}
