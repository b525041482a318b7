#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "repl/command_line.hpp"
#include "text/fold.hpp"

#include "support/source_dir.hpp"

namespace {

using bareme::diagnostics::guillemets;

struct Ran {
  int code;
  std::string out, err;
};

Ran run(const std::vector<std::string>& words, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out, err;
  bareme::repl::Terminal terminal{in, out, err};
  const int code = bareme::repl::run(words, terminal);
  return {code, out.str(), err.str()};
}

const std::string school = support::source_dir() + "/regulations/eil-cote-opale/2024-2025/";

std::vector<std::string> on_demonstration(std::vector<std::string> words) {
  for (const char* word : {"--maquette", "--etudiants", "--faits", "--notes", "--cours"}) {
    words.emplace_back(word);
    const std::string name = word + 2;
    words.push_back(school + (name == "maquette" ? "maquette.bareme" : "demonstration/" + name + ".csv"));
  }
  return words;
}

}  // namespace

TEST_CASE("command line: what is not understood is said in French, on err, with code 2") {
  const Ran unknown = run({"importr"});
  CHECK(unknown.code == 2);
  CHECK(unknown.out.empty());
  CHECK(unknown.err.find("commande inconnue : " + guillemets("importr")) != std::string::npos);
  CHECK(unknown.err.find("importer") != std::string::npos);

  CHECK(run({"evaluer", "--bse", "x.db"}).err.find("écrire " + guillemets("--base")) != std::string::npos);
  CHECK(run({"evaluer", "--base"}).err == "bareme : il manque la valeur de --base.\n");
  CHECK(run({"evaluer", "r.bareme", "--notes", "n.csv", "--session", "0"}).err.find("--session : un chiffre") !=
        std::string::npos);
  CHECK(run({"evaluer", "r.bareme", "--notes", "n.csv", "--json", "--csv"}).code == 2);
  CHECK(run({}).code == 2);
}

TEST_CASE("command line: accents in a command are optional, help is on out") {
  const Ran plain = run({"evaluer", "--help"});
  CHECK(plain.code == 0);
  CHECK(plain.err.empty());
  CHECK(plain.out.find("--colonnes") != std::string::npos);
  CHECK(run({"évaluer", "--help"}).out == plain.out);
}

TEST_CASE("command line: help is aligned by what is seen and broken at words") {
  const Ran help = run({"evaluer", "--help"});
  CHECK(help.out.find("\n  --reglement,--règlement FICHIER   Le règlement, quand") != std::string::npos);
  std::istringstream lines(help.out);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK((bareme::text::display_width(line) <= 100 || line.find("  bareme ") == 0));
  }
}

TEST_CASE("evaluer: files need no option, and nothing is cut in a file") {
  const std::string tables = school + "demonstration/";
  const Ran plain = run({"evaluer", school + "reglement.bareme", school + "maquette.bareme", tables + "etudiants.csv",
                         tables + "notes.csv", tables + "faits.csv", tables + "cours.csv", "--session", "2"});
  INFO(plain.err);
  REQUIRE(plain.code == 0);
  CHECK(plain.out == run(on_demonstration({"evaluer", school + "reglement.bareme", "--session", "2"})).out);
  CHECK(plain.out.find("…") == std::string::npos);
}

TEST_CASE("evaluer: a jury of session 1 is told that marks of session 2 are counted") {
  const Ran first = run(on_demonstration({"evaluer", school + "reglement.bareme", "--session", "1"}));
  CHECK(first.out.find("de session 2 déjà saisies sont comptées") != std::string::npos);
  const Ran csv = run(on_demonstration({"evaluer", school + "reglement.bareme", "--session", "1", "--csv"}));
  CHECK(csv.err.find("de session 2 déjà saisies sont comptées") != std::string::npos);
}

TEST_CASE("verifier: a file that is not there is a script error") {
  const Ran ran = run({"verifier", "pas-la.bareme"});
  CHECK(ran.code == 3);
  CHECK(ran.err.find("B120") != std::string::npos);
  CHECK(ran.out.empty());
}

TEST_CASE("evaluer: a line a student, then the counts, the same in CSV") {
  const Ran text = run(on_demonstration({"evaluer", school + "reglement.bareme", "--session", "2"}));
  INFO(text.err);
  REQUIRE(text.code == 0);
  CHECK(text.out.find("96 étudiants") != std::string::npos);
  CHECK(text.out.find("E096") != std::string::npos);
  CHECK(text.out.find("CING2.résultat : ADM ") != std::string::npos);

  const Ran csv = run(on_demonstration(
      {"evaluer", school + "reglement.bareme", "--csv-fr", "--colonnes", "S7.moyenne ; CING2.résultat"}));
  REQUIRE(csv.code == 0);
  CHECK(csv.out.find("n°;nom;prénom;S7.moyenne;CING2.résultat\r\n") != std::string::npos);
}

TEST_CASE("pourquoi: a name two students share is asked again, a number is explained") {
  const Ran shared = run(on_demonstration({"pourquoi", school + "reglement.bareme", "Martin Camille", "CING2"}));
  CHECK(shared.code == 2);
  CHECK(shared.err.find("J046") != std::string::npos);
  CHECK(shared.err.find("E011") != std::string::npos);

  const Ran one = run(on_demonstration({"pourquoi", school + "reglement.bareme", "E011", "S7.moyenne"}));
  INFO(one.err);
  CHECK(one.code == 0);
  CHECK(one.out.find("Martin Camille (E011)\n") == 0);
}
