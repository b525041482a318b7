#include <set>

#include <catch2/catch.hpp>

#include "diagnostics/diagnostic.hpp"
#include "session/session.hpp"

namespace {

using bareme::Document;
using bareme::FoundVersion;
using bareme::Session;
using bareme::diagnostics::Diagnostics;

const char* const first = R"(règlement "École" version "1"
structure
  niveaux étudiant > ecue > épreuve
  attribut type : type pour chaque épreuve
fin
codes de type
  EF "Examen" ; CC  # deux
fin
codes de note
  # absences
  ABI "Absent" "Absent" : absence ; vaut 0/20
  ABJ                   : neutralise  # justifiée
fin
convention
  # au centième
  arrondi de moyenne ; total : 0,01 au plus proche
  ex æquo : rang moyen
  vue jury "Le jury"
fin
paramètre seuil = 10/20
# La moyenne.
article 1 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
article 2 "Moyenne" pour chaque ecue
  moyenne = moyenne(EF ; CC)
fin
article 10 "Total" pour chaque ecue
  total = moyenne × 2 / 3
fin
)";
const char* const second = R"(règlement "École" version "2" modifie "1"
ajoute codes de note
  DIS : neutralise
fin
codes de note
  ABJ "Absence justifiée" : neutralise ; absence  # désormais une absence
fin
convention
  arrondi de total : 0,5 par excès
  ex æquo : même rang
fin
ajoute article 9 "Bonus" pour chaque ecue
  bonus = 1 si moyenne >= seuil sinon 0
fin
supprime article 2 "Moyenne"
ajoute article 3 "Moyenne des deux" pour chaque ecue
  moyenne = moyenne(EF 2 ; CC 1)
fin
)";

std::string consolidated(const std::vector<Document>& documents) {
  Session session;
  Diagnostics problems;
  session.load(documents, problems);
  for (const auto& problem : problems.all())
    UNSCOPED_INFO(problem.code() << " " << problem.message());
  REQUIRE(session.loaded());
  return session.consolidated();
}

}  // namespace

TEST_CASE("versions: the consolidated text reads back as itself, in the order of the articles") {
  const std::string text = consolidated({{"1", first}, {"2", second}});
  INFO(text);
  CHECK(consolidated({{"1+2", text}}) == text);
  std::size_t at = 0;
  for (const char* piece :
       {"version \"2\"", "# absences", "ABI \"Absent\"", "ABJ \"Absence justifiée\"", "# désormais", "DIS",
        "arrondi de moyenne : 0,01", "arrondi de total   : 0,5 par excès", "ex æquo            : même rang", "vue jury",
        "# La moyenne.", "article 1 ", "article 3 ", "article 9 ", "article 10 "}) {
    INFO(piece);
    at = text.find(piece, at);
    REQUIRE(at != std::string::npos);
  }
  for (const char* gone : {"ajoute", "modifie", "article 2", "justifiée\n", "rang moyen"})
    CHECK(text.find(gone) == std::string::npos);
}

TEST_CASE("versions: the order in which the texts are given changes nothing") {
  CHECK(consolidated({{"2", second}, {"1", first}}) == consolidated({{"1", first}, {"2", second}}));
}

TEST_CASE("versions: a base is asked of the caller, and nothing is read behind its back") {
  std::vector<std::string> asked;
  bareme::Reading reading;
  reading.find = [&](const std::string& title, const std::string& version, const std::string& beside) {
    asked.push_back(title + "|" + version + "|" + beside);
    return FoundVersion{"", Document{"found", first}};
  };
  Session session;
  Diagnostics problems;
  CHECK(session.load({{"2/r.bareme", second}}, problems, reading));
  CHECK(asked == std::vector<std::string>{"École|1|2/r.bareme"});
  Session alone;
  CHECK_FALSE(alone.load({{"2/r.bareme", second}}, problems));
  CHECK(problems.all().back().code() == "B130");
}

TEST_CASE("versions: one version of several may be asked") {
  Session session;
  Diagnostics problems;
  REQUIRE(session.load({{"1", first}, {"2", second}}, problems, {"1", {}}));
  CHECK(session.regulation().version == "1");
  CHECK(session.article_count() == 3);
  Session none;
  CHECK_FALSE(none.load({{"1", first}, {"2", second}}, problems, {"3", {}}));
  CHECK(problems.all().back().code() == "J060");
}
