#include "repl/completion.hpp"

#include <algorithm>

#include "shell_fixture.hpp"

namespace bareme::test {
namespace {

using repl::complete;
using repl::Completion;

std::vector<std::string> lines(const Completion& completion) {
  std::vector<std::string> all;
  for (const auto& candidate : completion.candidates)
    all.push_back(candidate.line);
  std::sort(all.begin(), all.end());
  return all;
}

using Lines = std::vector<std::string>;

Session evaluated() {
  Session session = shell_session();
  diagnostics::Diagnostics problems;
  REQUIRE(session.evaluate({}, problems));
  return session;
}

}  // namespace

TEST_CASE("completion: commands begin a line, accents apart", "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "eta")) == Lines{"état"});
  CHECK(lines(complete(session, "fi")) == Lines{"fiche"});
}

TEST_CASE("completion: an act is never proposed", "[shell]") {
  const Session session = evaluated();
  CHECK(complete(session, "acc").candidates.empty());
  CHECK(complete(session, "enreg").candidates.empty());
}

TEST_CASE("completion: a student by name, first name or number, with the status", "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "fiche mar")) == Lines{"fiche MARTIN Léa", "fiche MARTIN Paul"});
  CHECK(lines(complete(session, "fiche joao")) == Lines{"fiche D'ALMEIDA João"});
  CHECK(lines(complete(session, "pourquoi nguyen")) == Lines{"pourquoi Nguyễn Anne"});
  CHECK(lines(complete(session, "pourquoi e04")) == Lines{"pourquoi O'Brien Siobhán"});
  const Completion lea = complete(session, "fiche lea");
  REQUIRE(lea.candidates.size() == 1);
  CHECK(lea.candidates.front().shown == "MARTIN Léa (E01)   S1 ✗ AJ");
}

TEST_CASE("completion: what several candidates share is typed, and nothing typed is taken back", "[shell]") {
  const Session session = evaluated();
  CHECK(complete(session, "fiche mar").common == "fiche MARTIN ");
  CHECK(complete(session, "fiche zzz").common == "fiche zzz");
}

TEST_CASE("completion: after the student, codes and quantities, after a code and a dot, what that object has",
          "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "pourquoi e01 UE")) == Lines{"pourquoi e01 UE1"});
  const Lines after_dot = lines(complete(session, "pourquoi e01 UE1.mo"));
  CHECK(after_dot == Lines{"pourquoi e01 UE1.moyenne"});
  const Lines math = lines(complete(session, "et si e01 MATH."));
  CHECK(std::find(math.begin(), math.end(), "et si e01 MATH.EF") != math.end());
  CHECK_FALSE(complete(session, "et si e01 MATH.").spaced);
}

TEST_CASE("completion: after a result and its sign, the codes of its list", "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "liste dont UE1.résultat = ")) ==
        Lines{"liste dont UE1.résultat = ADM", "liste dont UE1.résultat = AJ"});
  CHECK(lines(complete(session, "et si e01 MATH.EF = a")) == Lines{"et si e01 MATH.EF = ABI"});
  CHECK(lines(complete(session, "liste dont UE1.moyenne = ")).empty() == false);
}

TEST_CASE("completion: a result is somebody's", "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "liste dont résul")) == Lines{"liste dont S1.résultat", "liste dont UE1.résultat"});
}

TEST_CASE("completion: exporter takes the page, and the papers there are", "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "exporter ")) == Lines{"exporter affichage", "exporter apogée", "exporter attestation",
                                                       "exporter classement", "exporter convocations", "exporter ecran",
                                                       "exporter pv", "exporter supplément"});
  CHECK(lines(complete(session, "exporter éc")) == Lines{"exporter ecran"});
  CHECK(complete(session, "exporter zz").candidates.empty());
}

TEST_CASE("completion: bilan takes objects that have a result", "[shell]") {
  const Session session = evaluated();
  CHECK(lines(complete(session, "bilan ")) == Lines{"bilan S1", "bilan UE1"});
}

}  // namespace bareme::test
