#include "session/session.hpp"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "session/causes.hpp"

#include "support/source_dir.hpp"

namespace {

using bareme::Session;
using bareme::diagnostics::Diagnostics;

const std::string school = support::source_dir() + "/regulations/eil-cote-opale/2024-2025/";

std::vector<std::string> codes(const Diagnostics& problems) {
  std::vector<std::string> all;
  for (const auto& problem : problems.all())
    if (problem.severity() == bareme::diagnostics::Severity::Error) all.push_back(problem.code());
  return all;
}

Session demonstration() {
  Session session;
  Diagnostics problems;
  session.load({{school + "reglement.bareme"}, {school + "maquette.bareme"}}, problems);
  REQUIRE(codes(problems).empty());
  bareme::Tables tables;
  tables.students = {{school + "demonstration/etudiants.csv"}};
  tables.facts = {{school + "demonstration/faits.csv"}};
  tables.marks = {{school + "demonstration/notes.csv"}};
  tables.lines = {{school + "demonstration/cours.csv"}};
  session.enrol(tables, {}, problems);
  REQUIRE(codes(problems).empty());
  session.ask_as({2, std::nullopt});
  return session;
}

}  // namespace

TEST_CASE("session: what is missing is told, and nothing is loaded") {
  Session session;
  Diagnostics problems;
  CHECK_FALSE(session.load({{"vide.bareme", ""}}, problems));
  CHECK(codes(problems) == std::vector<std::string>{"B121"});
  CHECK_FALSE(session.loaded());
}

TEST_CASE("session: several maquettes and none chosen is a question, a misspelt one gets the nearest") {
  Session session;
  Diagnostics problems;
  REQUIRE(session.load({{school + "reglement.bareme"}, {school + "maquette.bareme"}}, problems));
  CHECK_FALSE(session.choose_maquette("", problems));
  CHECK_FALSE(session.choose_maquette("Informatique, 1re anée", problems));
  CHECK(codes(problems) == std::vector<std::string>{"J042", "J041"});
  CHECK(problems.all().back().helps().front().find("Informatique, 1re année") != std::string::npos);
  CHECK(session.choose_maquette("informatique, 1re annee", problems));
}

TEST_CASE("session: the columns and the evaluator of one student agree on the jury's table") {
  Session session = demonstration();
  const auto cells = session.summary_cells();
  REQUIRE(cells.size() >= 6);
  std::vector<bareme::values::Value> alone;
  for (const auto& cell : cells)
    alone.push_back(session.value(0, cell));
  Diagnostics problems;
  REQUIRE(session.evaluate(cells, problems));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    INFO(session.label(cells[i]));
    CHECK(session.value(0, cells[i]) == alone[i]);
  }
}

TEST_CASE("session: students by number, name, or the beginning of one, folded") {
  const Session session = demonstration();
  CHECK(session.find_students("e001").students == std::vector<std::size_t>{0});
  CHECK(session.find_students("camille martin").students.size() == 2);
  CHECK(session.find_students("guls").one());
  CHECK(session.find_students("personne").students.empty());
}

TEST_CASE("session: a filter gives the students the columns give") {
  Session session = demonstration();
  Diagnostics problems;
  const auto cell = session.cell("CING2.résultat", problems);
  REQUIRE(cell);
  const auto filtered = session.filter("CING2.résultat est ADM", problems);
  REQUIRE(codes(problems).empty());
  std::vector<std::size_t> expected;
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    const auto result = session.value(student, *cell);
    if (result.is_code() && session.regulation().code(result.code()).name == "ADM") expected.push_back(student);
  }
  CHECK(filtered->students == expected);
  CHECK_FALSE(expected.empty());
}

namespace {

// « a) et c) » of the last row an explanation tells.
std::string refused_letters(const bareme::evaluation::Trace& trace) {
  using Kind = bareme::evaluation::Trace::Kind;
  const bareme::evaluation::Trace* row = &trace;
  for (const auto& child : trace.children)
    if (child.kind == Kind::Row) row = &child;
  std::string refused;
  for (const auto& child : row->children)
    if (child.kind == Kind::Letter && child.value.is_truth() && !child.value.truth())
      refused += (refused.empty() ? "" : " et ") + child.letter + ")";
  return refused;
}

TEST_CASE("session: a text whose accents are two characters each is the same text") {
  const std::string composed = "Tr\u00e8s bien", apart = "Tre\u0300s bien";
  const std::string regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > ue > épreuve
  attribut avis : texte pour chaque ue à défaut "sans"
  attribut type : type pour chaque épreuve
fin
codes de type
  E
fin
convention
  arrondi de moyenne : 0,01 au plus proche
fin
article 1 "Note" pour chaque épreuve
  note retenue = note session 1
fin
article 2 "UE" pour chaque ue
  moyenne = moyenne des épreuves
  mention = selon moyenne
    >= 16 : ")" + composed + R"("
    sinon : avis
  fin
  exemple moyenne = 17 donne mention = ")" +
                                 apart + R"("
fin
maquette "M" pour "École" version "1"
tableau
  ue ; avis ; épreuves
  A  ; )" + apart + R"( ; E
fin
fin
cas "x"
  A.E 8
  donne A.mention = ")" + composed +
                                 R"("
fin
)";
  bareme::Session session;
  bareme::diagnostics::Diagnostics problems;
  session.load({{"r.bareme", regulation}}, problems);
  for (const auto& problem : problems.all())
    UNSCOPED_INFO(problem.code() << " " << problem.message());
  REQUIRE(session.loaded());
  const auto trials = session.test();
  CHECK(trials.size() == 2);
  for (const auto& trial : trials)
    CHECK(trial.passed());
}

}  // namespace

TEST_CASE("session: what refuses students, counted by columns, is what each explanation tells") {
  Session session = demonstration();
  Diagnostics problems;
  REQUIRE(session.evaluate({}, problems));
  const auto& rules = session.regulation();
  std::size_t counted = 0;
  for (const auto& cell : session.every_cell()) {
    const auto& quantity = rules.quantity(cell.quantity);
    const int rule = session.curriculum().rule_for(rules, cell.quantity, cell.object);
    if (quantity.role != bareme::semantics::Quantity::Role::Proposition || rule < 0) continue;
    const auto otherwise = quantity.verdicts[static_cast<std::size_t>(rule)].otherwise;
    std::map<std::string, std::size_t> told;
    for (std::size_t student = 0; student < session.promotion().size(); ++student)
      if (session.value(student, cell) == bareme::values::Value::of_code(otherwise))
        if (const auto letters = refused_letters(session.explain(student, session.asked(cell))); !letters.empty())
          ++told[letters];
    INFO(session.label(cell));
    CHECK(bareme::refusals_by_letters(session, cell.object) == told);
    counted += told.size();
  }
  CHECK(counted > 3);
}

TEST_CASE("session: a hypothesis changes what depends on it and touches nothing") {
  Session session = demonstration();
  Diagnostics problems;
  const auto cell = session.cell("S7.moyenne", problems);
  REQUIRE(cell);
  const auto before = session.value(0, *cell);
  const auto hypothesis = session.what_if(0, "ALGO7.EF = 0", problems);
  REQUIRE(hypothesis);
  REQUIRE(hypothesis->posed.size() == 1);
  const auto change = std::find_if(hypothesis->changes.begin(), hypothesis->changes.end(),
                                   [&](const auto& one) { return one.cell == *cell; });
  REQUIRE(change != hypothesis->changes.end());
  CHECK(change->before == before);
  CHECK(change->after.number() < before.number());
  CHECK(session.value(0, *cell) == before);
}
