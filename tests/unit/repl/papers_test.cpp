// The papers that follow a jury: what each says and does not say, and that the same inputs give the same bytes.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>

#include <nlohmann/json.hpp>

#include "repl/command_line.hpp"
#include "report/workbook.hpp"

namespace {

namespace fs = std::filesystem;

const char* const regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > ue > ecue > épreuve
  attribut type : type pour chaque épreuve
fin
codes de type
  EF
fin
codes de résultat
  ADM "Admis" "Passed"   : validant
  AJ  "Ajourné" "Failed" : refusant
fin
codes de mention
  P  "Passable"
  TB "Très bien" "Highest honours"
fin
convention
  arrondi de moyenne : 0,01 au plus proche
  arrondi de note retenue : aucun
  ex æquo : même rang
fin
article 0 "Note retenue" pour chaque épreuve
  note retenue = max(note session 1 ; note session 2)
fin
article 1 "UE" pour chaque ecue
  moyenne = EF
fin
article 2 "UE" pour chaque ue
  moyenne = moyenne des ecue
  résultat ADM si moyenne >= 10/20
  résultat AJ sinon
fin
article 3 "Année" pour chaque année
  moyenne = moyenne des ue
  mention = selon moyenne
    >= 16/20 : TB
    sinon    : P
  fin
  rang = rang de moyenne dans la promotion
  résultat ADM si chaque ue : validée
  résultat AJ sinon
fin
document "relevé de notes" pour chaque année
  épreuve : note session 1
  ue      : moyenne ; résultat
  année   : moyenne ; rang ; résultat
fin
maquette "M" pour "École" version "1"
  année A1 "Première année"
  ue UE1 "Sciences"
    ecue MATH ; épreuves = (EF)
    ecue PHYS ; épreuves = (EF)
  ue UE2 "Langues"
    ecue ANG ; épreuves = (EF)
fin
)";
const char* const students =
    "étudiant,nom,prénom,promotion,année universitaire,maquette\n"
    "E3,Zola,Émile,P,2024-2025,M\n"
    "E1,L'Hôpital–Nguyễn,Anne <b>,P,2024-2025,M\n"
    "E2,Élias,Tom,P,2024-2025,M\n"
    "E4,Roux,Ana,P,2024-2025,M\n";
// E1 and E3 17, tied; E2 12; E4 fails UE1 and is called to session 2. A rank waits for everybody.
const char* const marks =
    "étudiant,MATH.EF,PHYS.EF,ANG.EF,MATH.EF@2\nE1,17,17,17,\nE2,12,12,12,\nE3,17,17,17,\nE4,5,9,12,?\n";

const char* const all_marks = "étudiant,MATH.EF,PHYS.EF,ANG.EF\nE1,17,17,17\nE2,12,12,12\nE3,17,17,17\nE4,5,9,12\n";

class School {
 public:
  explicit School(const std::string& given = marks, const std::string& name = std::to_string(std::random_device{}()),
                  const std::string& rules = regulation)
      : folder_(fs::temp_directory_path() / ("bareme-papiers-" + name)) {
    fs::create_directory(folder_);
    write("reglement.bareme", rules);
    write("etudiants.csv", students);
    write("notes.csv", given);
    const int code = run({"importer", "--base", path("b.db"), path("reglement.bareme"), "--etudiants",
                          path("etudiants.csv"), "--notes", path("notes.csv")});
    INFO(told);
    REQUIRE(code == 0);
  }
  ~School() { fs::remove_all(folder_); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  int run(const std::vector<std::string>& words) {
    std::istringstream in;
    std::ostringstream out, err;
    bareme::repl::Terminal terminal{in, out, err};
    terminal.now = [] { return std::string("04/07/2025 10:48"); };
    const int code = bareme::repl::run(words, terminal);
    told = out.str() + err.str();
    return code;
  }
  std::string paper(const std::string& name, const std::string& file, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"exporter", name,         "--base",   path("b.db"),
                                      "--date",   "04/07/2025", "--membre", "Mme Durand, présidente",
                                      "--lieu",   "Calais",     "--sortie", path(file)};
    words.insert(words.end(), more.begin(), more.end());
    const int code = run(words);
    INFO(told);
    REQUIRE(code == 0);
    std::ifstream stream(path(file), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string told;

 private:
  fs::path folder_;
};

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }
std::size_t place(const std::string& text, const std::string& words) { return text.find(words); }

}  // namespace

TEST_CASE("exporter affichage: numbers and results, no name and no mark, and how to appeal") {
  School school(all_marks);
  const std::string page = school.paper("affichage", "a.html", {"--tribunal", "Lille"});
  CHECK(says(page, "<td class=\"num\">E1</td><td>ADM</td>"));
  CHECK(says(page, "<td class=\"num\">E4</td><td>AJ</td>"));
  CHECK(place(page, ">E1<") < place(page, ">E2<"));
  for (const char* never : {"Zola", "Roux", "17,00", "Nguy"})
    CHECK_FALSE(says(page, never));
  CHECK(says(page, "tribunal administratif de Lille"));
  CHECK(says(page, "deux mois"));
  CHECK(says(page, "Mme Durand"));
  CHECK(says(page, "Calais, le 4 juillet 2025"));
}

TEST_CASE("exporter classement: those admitted, ties told, mentions") {
  School school(all_marks);
  const std::string page = school.paper("classement", "c.html");
  CHECK(says(page, "1 ex æquo"));
  CHECK(says(page, "<td class=\"n\">3</td><td class=\"num\">E2</td>"));
  CHECK_FALSE(says(page, "Roux"));
  CHECK(says(page, "Très bien"));
  CHECK(says(page, "Anne &lt;b&gt;"));
  const std::string english = school.paper("classement", "c-en.html", {"--langue", "en"});
  CHECK(says(english, "1 tied"));
  CHECK(says(english, "17.00"));
  CHECK(says(english, "Highest honours"));
}

TEST_CASE("exporter classement: who waits for a rank is told, never left out") {
  School waiting;  // E4 waits, so everybody's rank does
  CHECK(waiting.run({"exporter", "classement", "--base", waiting.path("b.db"), "--sortie", waiting.path("c.html")}) ==
        4);
  CHECK(says(waiting.told, "3 admis attendent encore leur rang"));
  std::string above = regulation;
  const std::string rank = "rang = rang de moyenne dans la promotion";
  above.insert(above.find(rank) + rank.size(), " dont moyenne >= 15/20");
  School partial(all_marks, "hors-rang", above);
  const std::string page = partial.paper("classement", "c.html");
  CHECK(says(page, "<td class=\"n\">—</td><td class=\"num\">E2</td>"));
  CHECK(says(partial.paper("classement", "c.csv"), "—;;E2;"));
}

TEST_CASE("exporter attestation: one sheet an admitted student, or of one") {
  School school;
  const std::string all = school.paper("attestation", "t.html");
  CHECK(says(all, "Élias Tom"));
  CHECK_FALSE(says(all, "Roux"));
  const std::string one = school.paper("attestation", "t1.html", {"--etudiant", "zola"});
  CHECK(says(one, "Zola Émile"));
  CHECK_FALSE(says(one, "Élias"));
  CHECK(school.run({"exporter", "attestation", "--base", school.path("b.db"), "--etudiant", "roux", "--sortie",
                    school.path("t2.html")}) == 4);
  CHECK(says(school.told, "personne n'est admis"));
  CHECK_FALSE(fs::exists(school.path("t2.html")));
}

TEST_CASE("exporter: who is asked for and has no sheet is told, in a page as in a table") {
  School school;
  school.paper("attestation", "t.html", {"--etudiant", "zola", "--etudiant", "roux"});
  CHECK(says(school.told, "⚠ attestation : rien pour E4 (en attente)"));
  const std::string table = school.paper("attestation", "t.csv", {"--etudiant", "zola"});
  CHECK(says(table, "E3;Zola"));
  CHECK_FALSE(says(table, "E1;"));
  CHECK(school.run({"exporter", "convocations", "--base", school.path("b.db"), "--etudiant", "zola", "--sortie",
                    school.path("c.html")}) == 4);
  CHECK(says(school.told, "personne n'est convoqué parmi ceux demandés : E3"));
  for (const char* of_all : {"classement", "pv", "affichage"}) {
    CHECK(school.run({"exporter", of_all, "--base", school.path("b.db"), "--etudiant", "zola", "--sortie",
                      school.path("n.html")}) == 4);
    CHECK(says(school.told, "J275"));
  }
  CHECK_FALSE(fs::exists(school.path("n.html")));
}

TEST_CASE("exporter: the pages of each person's paper are counted apart") {
  School school(all_marks);
  for (const char* paper : {"attestation", "relevé de notes", "supplément"}) {
    const std::string page = school.paper(paper, "n.html");
    INFO(paper);
    CHECK(says(page, "@page f1 { counter-increment: f1;"));
    CHECK(says(page, "counter(f2) \" / \" target-counter(\"#fin-2\", f2)"));
    CHECK(says(page, "style=\"page: f2\""));
    CHECK(says(page, "<footer id=\"fin-3\">"));
    CHECK(says(page, "@bottom-right { content: none; }"));
    CHECK_FALSE(says(page, "target-counter(\"#fin-9\""));
  }
  CHECK_FALSE(says(school.paper("affichage", "a.html"), "fin-1"));
}

TEST_CASE("exporter supplément: it goes with the diploma, and who has none is told with the result") {
  School school(all_marks);
  const std::string page = school.paper("supplément", "s.html");
  CHECK(says(page, "Zola Émile"));
  CHECK_FALSE(says(page, "Roux"));
  CHECK(says(school.told, "sans supplément, qui accompagne le diplôme : 1 étudiant non admis\n    Roux Ana (E4) : AJ"));
  CHECK_FALSE(says(school.paper("supplément", "s.json"), "Roux"));
  CHECK(school.run({"exporter", "supplément", "--base", school.path("b.db"), "--etudiant", "roux", "--sortie",
                    school.path("r.html")}) == 4);
  CHECK(says(school.told, "rien à tirer, personne n'est admis parmi ceux demandés"));
  CHECK_FALSE(fs::exists(school.path("r.html")));
}

TEST_CASE("exporter convocations: whom session 2 awaits, and to what") {
  School school;
  const std::string page = school.paper("convocations", "s2.html");
  CHECK(says(page, "Roux Ana"));
  CHECK(says(page, "MATH.EF"));
  CHECK_FALSE(says(page, "Zola"));
  const std::string table = school.paper("convocations", "s2.csv");
  CHECK(says(table, "E4;Roux;Ana;MATH.EF;"));
}

TEST_CASE("exporter: two épreuves of one type under one UE bear their matière, titles are capitalised") {
  School school;
  const std::string page = school.paper("relevé de notes", "r.html", {"--etudiant", "zola"});
  CHECK(says(page, "MATH.EF"));
  CHECK(says(page, "PHYS.EF"));
  CHECK(says(page, "<th class=\"n\">Moyenne</th><th class=\"n\">Résultat</th>"));
}

TEST_CASE("exporter: every paper is the same, byte for byte, from two bases made of the same files") {
  const std::string name = std::to_string(std::random_device{}());  // a journal names the files it was given
  const auto papers = [&](const char* given) {
    School school(given, name);
    std::map<std::string, std::string> made;
    for (const char* paper : {"pv", "affichage", "attestation", "classement", "convocations"})
      for (const char* ending : {".html", ".json", ".csv", ".xlsx"}) {
        const bool ranks = std::string(paper) == "classement", calls = std::string(paper) == "convocations";
        if ((ranks && given == marks) || (calls && given == all_marks)) continue;
        made[std::string(paper) + ending] = school.paper(paper, std::string("p") + ending);
      }
    made["apogée.txt"] = school.paper("apogée", "p.txt");
    for (const char* ending : {".html", ".json"})
      made[std::string("relevé") + ending] = school.paper("relevé de notes", std::string("r") + ending);
    return made;
  };
  for (const char* given : {marks, all_marks}) {
    const auto first = papers(given), second = papers(given);
    REQUIRE(first.size() == second.size());
    for (const auto& [paper, bytes] : first) {
      INFO(paper);
      CHECK_FALSE(bytes.empty());
      CHECK((bytes == second.at(paper)));
    }
  }
}

TEST_CASE("exporter apogée: a mark is on the scale of its règlement") {
  CHECK(says(School(all_marks).paper("apogée", "a.txt"), "\t12,00\t20\t"));
  std::string out_of_100 = regulation;
  const auto exchange = [&](const std::string& before, const std::string& after) {
    for (std::size_t at = 0; (at = out_of_100.find(before, at)) != std::string::npos; at += after.size())
      out_of_100.replace(at, before.size(), after);
  };
  exchange("/20", "/100");
  exchange("structure\n", "structure\n  notes de 0 à 100\n");
  const std::string text = School("étudiant,MATH.EF,PHYS.EF,ANG.EF\nE1,75,75,75\nE2,50,50,50\nE3,17,17,17\nE4,5,9,12\n",
                                  std::to_string(std::random_device{}()), out_of_100)
                               .paper("apogée", "a.txt");
  CHECK(says(text, "\t75,00\t100\t"));
  CHECK_FALSE(says(text, "\t20\t"));
}

TEST_CASE("exporter classement: a workbook holds numbers a spreadsheet computes with") {
  School school(all_marks);
  school.paper("classement", "c.xlsx");
  CHECK(school.run({"controler", school.path("c.xlsx"), "--base", school.path("b.db")}) == 1);  // E4 is not in it
  CHECK(says(school.told, "3 lignes, 12 valeurs : 12 égales"));
}

TEST_CASE("exporter pv: a CSV holds every table of the procès-verbal, an object once") {
  School school(all_marks);
  const std::string table = school.paper("pv", "pv.csv");
  CHECK(says(table,
             "numéro;nom;prénom;UE1 moyenne;UE1 résultat;UE2 moyenne;UE2 résultat;A1 moyenne;A1 résultat;A1 rang;"
             "A1 mention;prononcé par le jury\r\n"));
  CHECK(says(table, "E4;Roux;Ana;7,00;AJ;12,00;ADM;9,50;AJ;4;P;\r\n"));
}

TEST_CASE("controler: who has no line in a sheet is told what only that sheet says") {
  School school(all_marks);
  const bareme::report::Sheet units{
      "UE", {"numéro", "UE1 moyenne"}, {{"E1", "17"}, {"E2", "12"}, {"E3", "17"}, {"E4", "7"}, {"X9", "8"}}, {}};
  const bareme::report::Sheet year{
      "A1", {"numéro", "UE1 moyenne", "résultat"}, {{"E1", "17", "ADM"}, {"X9", "8", "AJ"}}, {}};
  const bareme::report::Sheet others{"Groupe B", {"numéro", "A1 résultat"}, {{"E2", "ADM"}, {"E4", "AJ"}}, {}};
  REQUIRE(bareme::report::write_sheets(school.path("s.xlsx"), {units, year, others}).empty());
  CHECK(school.run({"controler", school.path("s.xlsx"), "--base", school.path("b.db")}) == 1);
  CHECK(says(school.told, "XLSX, 3 feuilles"));
  CHECK(says(school.told, "   A1  Zola Émile (E3)  A1.résultat"));
  CHECK(says(school.told, "sa ligne n'est pas dans cette feuille"));
  CHECK(says(school.told, "2 différences"));  // in « A1 » and in « Groupe B »
  CHECK(says(school.told, "1 étudiant du fichier que nous n'avons pas : X9 (ligne UE 6)"));
}
