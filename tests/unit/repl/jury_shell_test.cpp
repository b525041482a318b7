#include "repl/shell/jury_shell.hpp"

#include "shell_fixture.hpp"
#include "text/fold.hpp"

namespace bareme::test {

TEST_CASE("jury shell: bilan counts results, means and the letters that failed", "[shell]") {
  const std::string said = answers("bilan ue1\n");
  CHECK(contains(said, "ADM  AJ  en attente  moyenne  médiane   min    max"));
  CHECK(contains(said, "UE1 Fondements    2   2           1"));
  CHECK(contains(said, "causes  a) seule : 1 · b) seule : 1"));
  CHECK(contains(said, "a) moyenne >= 10/20"));
}

TEST_CASE("jury shell: bilan alone shows what contains the UE", "[shell]") {
  const std::string said = answers("bilan\n");
  CHECK(contains(said, "5 étudiants"));
  CHECK(contains(said, "S1"));
  CHECK_FALSE(contains(said, "UE1 Fondements"));
}

TEST_CASE("jury shell: liste keeps those who answer, says who is not known yet, sorts", "[shell]") {
  const std::string said = answers("liste dont UE1 >= 10 tri UE1 décroissant\n");
  CHECK(contains(said, "3 étudiants sur 5 · pas encore connu pour 1"));
  CHECK(said.find("Nguyễn") < said.find("MARTIN Paul"));
  CHECK_FALSE(contains(said, "MARTIN Léa"));
}

TEST_CASE("jury shell: liste of a result, of those awaited", "[shell]") {
  CHECK(contains(answers("liste AJ\n"), "2 étudiants sur 5"));
  CHECK(contains(answers("liste en attente\n"), "O'Brien Siobhán (E04)"));
  CHECK(contains(answers("liste recales\n"), "J210"));
}

TEST_CASE("jury shell: a long list is truncated aloud and goes on", "[shell]") {
  repl::ShellOptions options;
  options.page = 3;
  const std::string said = answers("liste\nencore\nencore\n", options);
  CHECK(contains(said, "… encore 3 étudiants : « encore », ou « encore tout »."));
  CHECK(contains(said, "Nguyễn Anne (E05)"));
  CHECK(contains(said, "J208"));
}

TEST_CASE("jury shell: fiche fits its width and says what is awaited", "[shell]") {
  const std::string said = answers("fiche o'brien\n");
  CHECK(contains(said, "O'Brien Siobhán (E04)"));
  CHECK(contains(said, "MATH.EF"));
  CHECK(contains(said, "UE1 Fondements"));
  CHECK(contains(said, "◌ en attente"));
}

TEST_CASE("jury shell: pourquoi by a prefix says who was understood", "[shell]") {
  const std::string said = answers("p alm ue1\n");
  CHECK(contains(said, "D'ALMEIDA João (E03)"));
  CHECK(contains(said, "✗"));
  CHECK(contains(said, "art. 3"));
}

TEST_CASE("jury shell: every line of a hypothesis says so, and nothing stays of it", "[shell]") {
  const std::string said = answers("et si e01 MATH.EF = 12\nMATH.EF\n");
  CHECK(contains(said, "HYPOTHÈSE  MARTIN Léa (E01) : MATH.EF 7 → 12"));
  CHECK(contains(said, "✗ AJ → ✓ ADM"));
  std::istringstream lines(said);
  std::string line, last;
  while (std::getline(lines, line)) {
    if (contains(line, "→")) CHECK(contains(line, "HYPOTHÈSE"));
    last = line;
  }
  CHECK(contains(last, "MATH.EF.note retenue = 7"));
}

TEST_CASE("jury shell: a hypothesis may be written student dot mark", "[shell]") {
  CHECK(contains(answers("et si E01.MATH.EF = 12\n"), "MARTIN Léa (E01) : MATH.EF 7 → 12"));
}

TEST_CASE("jury shell: a bare expression is about the student in view", "[shell]") {
  CHECK(contains(answers("UE1.moyenne\n"), "J206"));
  CHECK(contains(answers("fiche e05\nUE1.moyenne\n"), "Nguyễn Anne (E05) : UE1.moyenne = 16,11"));
}

TEST_CASE("jury shell: accents, case and plural are free, commands are abbreviated", "[shell]") {
  CHECK(contains(answers("ETAT\n"), "Première année"));
  CHECK(contains(answers("bilans UE1\n"), "causes"));
  CHECK(contains(answers("e\n"), "J202"));
}

TEST_CASE("jury shell: a misspelt command gets the nearest, marked under the line", "[shell]") {
  const std::string said = answers("bilna ue1\n");
  CHECK(contains(said, "✗ J201"));
  CHECK(contains(said, "    bilna ue1\n    ^^^^^\n"));
  CHECK(contains(said, "écrire " + diagnostics::guillemets("bilan")));
  CHECK(contains(said, "Rien n'a été modifié.   Détail : ? J201"));
}

TEST_CASE("jury shell: an unknown code is marked where it stands", "[shell]") {
  const std::string said = answers("bilan ue7\n");
  CHECK(contains(said, "✗ J204"));
  CHECK(contains(said, "    bilan ue7\n          ^^^\n"));
}

TEST_CASE("jury shell: two students of one name are listed, none is chosen", "[shell]") {
  const std::string said = answers("fiche martin\n");
  CHECK(contains(said, "MARTIN Léa (E01)"));
  CHECK(contains(said, "MARTIN Paul (E02)"));
  CHECK(contains(said, "J046"));
}

TEST_CASE("jury shell: an act is refused by name, and nothing is said to be recorded", "[shell]") {
  for (const char* act : {"rejouer", "revoir"}) {
    const std::string said = answers(std::string(act) + "\n");
    INFO(said);
    CHECK(contains(said, "J203"));
    CHECK(contains(said, "Rien n'a été modifié."));
  }
}

TEST_CASE("jury shell: help shows commands, a command, a code, a quantity, an object", "[shell]") {
  CHECK(contains(answers("?\n"), "pourquoi ÉTUDIANT VALEUR"));
  CHECK(contains(answers("? et si\n"), "par exemple"));
  CHECK(contains(answers("? ABI\n"), "absence injustifiée"));
  CHECK(contains(answers("? moyenne\n"), "art. 3"));
  CHECK(contains(answers("? UE1\n"), "Fondements"));
  CHECK(contains(answers("? zzzzzz\n"), "J209"));
}

TEST_CASE("jury shell: what was probably meant is said, and no other decision", "[shell]") {
  CHECK(contains(answers("liste dont UE1 = AJ\n"), "UE1.résultat = AJ"));
  CHECK(contains(answers("et si e01 UE1 = ADM\n"), "UE1.résultat = ADM"));
  CHECK(contains(answers("liste dont S1 validée\n"), "S1.validé"));
  CHECK(contains(answers("liste dont nom = MARTIN\n"), "fiche MARTIN"));
  CHECK(contains(answers("liste dont moyenne < 10\n"), "S1.moyenne, UE1.moyenne"));
  CHECK(contains(answers("modifier e01 MATH.EF = 12\n"), "J203"));
  CHECK(contains(answers("rectifiez e01 MATH.EF = 12\n"), "J201"));
  CHECK(contains(answers("e01 MATH.EF = 12\n"), "et si E01 MATH.EF = 12"));
  CHECK(contains(answers("et si e01 MATH.EF = 12 et PRJ.EF = 14\n"), "J211"));
  CHECK(contains(answers("fiche E99\n"), "de E01 à E05"));
  CHECK_FALSE(contains(answers("pourquoi e01 UE2\n"), "écrire"));
}

TEST_CASE("jury shell: a posed result is not said to have stood", "[shell]") {
  const std::string said = answers("et si e01 UE1.résultat = ADM\n");
  CHECK(contains(said, "UE1.résultat AJ → ADM"));
  CHECK_FALSE(contains(said, "UE1   résultat toujours"));
  CHECK_FALSE(contains(said, "toujours ✓ ADM"));
}

TEST_CASE("jury shell: liste en attente says of what, liste tri nom sorts", "[shell]") {
  CHECK(contains(answers("liste en attente\n"), "MATH.EF"));
  const std::string said = answers("liste tri nom\n");
  CHECK(said.find("D'ALMEIDA") < said.find("MARTIN Léa"));
  CHECK(said.find("MARTIN Paul") < said.find("O'Brien"));
}

TEST_CASE("jury shell: on a terminal lines are broken at words, at the width it has now", "[shell]") {
  repl::ShellOptions options;
  std::size_t columns = 72;
  options.measure = [&columns] { return columns; };
  for (const char* line : {"?\n", "bilan UE1\n", "? B051\n", "et si e01 MATH.EF = ABX\n", "? session\n"}) {
    std::istringstream lines(answers(line, options));
    for (std::string one; std::getline(lines, one);) {
      INFO(one);
      CHECK((text::display_width(one) <= columns || contains(one, "article 2 \"UE rattrapable\"")));
    }
  }
}

TEST_CASE("jury shell: at a keyboard the prompt says who is in view", "[shell]") {
  repl::ShellOptions options;
  options.echo = true;
  options.names_student = true;
  CHECK(contains(answers("fiche e01\nquitter\n", options), "E01› quitter"));
}

TEST_CASE("jury shell: help knows the words of answers and the articles", "[shell]") {
  CHECK(contains(answers("? en attente\n"), "Ce n'est pas un zéro"));
  CHECK(contains(answers("? session\n"), "MAN7.EF session 2"));
  CHECK(contains(answers("? 3\n"), "art. 3"));
  CHECK(contains(answers("? ABI\n"), "vaut 0/20"));
}

TEST_CASE("jury shell: the transcript shows the prompt and what was typed", "[shell]") {
  repl::ShellOptions options;
  options.echo = true;
  CHECK(answers("quitter\nbilan\n", options) == "base› quitter\n");
}

TEST_CASE("jury shell: the code tells a script that a command was refused", "[shell]") {
  Session session = shell_session();
  std::ostringstream out;
  std::istringstream wrong("bilna\n"), right("bilan\n");
  CHECK(repl::run_shell(session, right, out) == repl::Exit::Fine);
  CHECK(repl::run_shell(session, wrong, out) == repl::Exit::Usage);
}

}  // namespace bareme::test
