// The projected page: what is on it, what never is.
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>

#include "shell_fixture.hpp"

namespace bareme::test {
namespace {

std::string page_after(Session session, const std::string& lines) {
  const std::string path = fmt::format("/tmp/bareme-page-{}.html", ::getpid());
  std::istringstream in(lines + "exporter ecran " + path + "\n");
  std::ostringstream out;
  repl::run_shell(session, in, out, {});
  const std::string said = out.str();
  INFO(said);
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  std::string page(std::istreambuf_iterator<char>(stream), {});
  ::unlink(path.c_str());
  return page;
}

std::string page_after(const std::string& lines) { return page_after(shell_session(), lines); }

// The same school, whose UE asks as well for few absences, which the office enters.
Session session_with_absences() {
  std::string regulation = shell_regulation;
  regulation.replace(regulation.find("    a) moyenne >= 10/20\n"), 24, "    a) assidu\n");
  regulation.insert(regulation.find("  moyenne = moyenne des ecue par coefficient\n"),
                    "  entrée absences : nombre\n  assidu si absences <= 3\n");
  Session session;
  diagnostics::Diagnostics problems;
  session.load({{"reglement.bareme", regulation}, {"maquette.bareme", shell_maquette}}, problems);
  require_none(problems);
  Tables tables;
  tables.students = {{"etudiants.csv", shell_students}};
  tables.marks = {{"notes.csv", shell_marks}};
  tables.facts = {{"faits.csv", "étudiant;UE1.absences\nE01;17\nE02;0\nE03;0\nE04;0\nE05;0\n"}};
  session.enrol(tables, {}, problems);
  require_none(problems);
  return session;
}

}  // namespace

TEST_CASE("page: the promotion, the student in view, the first condition in the way, how far", "[page]") {
  const std::string page = page_after("fiche e01\nbilan ue1\n");
  CHECK(contains(page, "MARTIN Léa (E01)"));
  CHECK(contains(page, "· UE1 art. 3 a)"));
  CHECK(contains(page, "moyenne ≥ 10/20"));
  CHECK(contains(page, "manque 0,55"));  // MATH (2 × 7 + 9) / 3 = 7,67 ; UE1 (2 × 7,67 + 13) / 3 = 9,45
}

TEST_CASE("page: it needs nothing from elsewhere and runs nothing", "[page]") {
  const std::string page = page_after("fiche e01\n");
  for (const char* part : {"http:", "https:", "<script", "<link", "<img", "@import", "url("})
    CHECK_FALSE(contains(page, part));
}

TEST_CASE("page: before any student, how many of each object are validated", "[page]") {
  const std::string page = page_after("bilan\n");
  CHECK(contains(page, "Aucun étudiant en vue"));
  CHECK(contains(page,
                 "UE1</span><span class=\"valide\">✓&#8239;2</span><span><span class=\"refuse\">✗&#8239;2</span> "
                 "<span class=\"attend\">◌&#8239;1</span>"));
}

TEST_CASE("page: a name is never markup", "[page]") {
  const std::string page = page_after("fiche o'brien\n");
  CHECK(contains(page, "O&apos;Brien Siobhán (E04)"));
}

TEST_CASE("page: names hidden, none is left on it", "[page]") {
  const std::string page = page_after("anonymat on\nfiche e01\nbilan ue1\nsemblables e01 ue1\n");
  for (const char* name : {"MARTIN", "Léa", "E01", "ALMEIDA", "Brien", "Nguy"})
    CHECK_FALSE(contains(page, name));
  CHECK(contains(page, "Élève "));
}

TEST_CASE("page: a hypothesis says so, and shows what it makes", "[page]") {
  const std::string page = page_after("bilan ue1\net si e01 MATH.EF = 12\n");
  CHECK(contains(page, "<b>HYPOTHÈSE</b> MATH.EF 7 → 12 · MARTIN Léa (E01)"));
  CHECK(contains(page, "par hypothèse"));
  CHECK_FALSE(contains(page_after("et si e01 MATH.EF = 12\nbilan\n"), "<b>HYPOTHÈSE"));
}

TEST_CASE("page: the code of a mark is nobody's affair", "[page]") {
  const std::string page = page_after("et si e01 MATH.EF = ABI\n");
  CHECK(contains(page, "<b>HYPOTHÈSE</b> MATH.EF · MARTIN Léa (E01)<"));
  CHECK_FALSE(contains(page, "ABI"));
}

TEST_CASE("page: of a condition that reads the dossier, its article and no more", "[page]") {
  const std::string page = page_after(session_with_absences(), "fiche e01\nbilan ue1\n");
  CHECK(contains(page, "UE1 art. 3 a)"));
  CHECK(contains(page, "condition non remplie, tirée du dossier"));
  for (const char* affair : {"assidu", "absences", "manque 1", "✗ manque"})
    CHECK_FALSE(contains(page, affair));
  CHECK_FALSE(contains(page_after(session_with_absences(), "et si e01 UE1.absences = 2\n"), "absences"));
}

}  // namespace bareme::test
