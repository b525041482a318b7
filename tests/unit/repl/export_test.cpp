// The procès-verbal: what it says of the results, the acts and the exceptions, and that the same promotion gives the
// same bytes.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include <nlohmann/json.hpp>

#include "repl/command_line.hpp"

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const char* const regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > ue > épreuve
  attribut type : type pour chaque épreuve
fin
codes de type
  EF
fin
codes de résultat
  ADM "Admis" "Passed"     : validant
  ADJ "Admis par le jury"  : validant
  AJ  "Ajourné" "Failed"   : refusant
fin
convention
  arrondi de moyenne : 0,01 au plus proche
  arrondi de note retenue : aucun
fin
fonction lua note mobilité(note : note) donne note
  motif "convention de mobilité"
  exemple note = 8 donne note mobilité = 9
fin
article 0 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
article 1 "UE" pour chaque ue
  entrée mobilité : oui ou non à défaut non
  acte points : points de 0 à 0,5 à défaut 0 points
  moyenne = min(EF + points ; 20/20)
  exception "mobilité" : moyenne = lua note mobilité(EF) lorsque mobilité
  résultat ADM si moyenne >= 10/20
  résultat AJ sinon
  au choix du jury lorsque proposition est AJ
    a) ADJ
fin
article 2 "Année" pour chaque année
  moyenne = moyenne des ue
  rang = rang de moyenne dans la promotion
  résultat ADM si chaque ue : validée
  résultat AJ sinon
  au choix du jury lorsque proposition est AJ
    a) ADJ
fin
document "relevé de notes" en ("français" ; "anglais") pour chaque année
  épreuve : note session 1 "Note" "Mark"
  ue      : moyenne ; résultat ; points
  année   : moyenne ; rang ; résultat
fin
document "bulletin" pour chaque ue
  ue    : moyenne
  année : résultat
fin
maquette "M" pour "École" version "1"
  année A1 "Première année"
  ue UE1 "Mathématiques" ; épreuves = (EF)
  ue UE2 "Physique" ; épreuves = (EF)
fin
)";
const char* const students =
    "étudiant,nom,prénom,promotion,année universitaire,maquette\n"
    "E1,Zola,Émile,P,2024-2025,M\n"
    "E2,L'Hôpital–Nguyễn,Anne <b>,P,2024-2025,M\n"
    "E3,Élias,Tom,P,2024-2025,M\n";
// E1: 9,8 and 12; E2 in mobility for UE1: 8 becomes 9; E3 awaits UE2.
const char* const marks = "étudiant,UE1.EF,UE2.EF\nE1,9.8,12\nE2,8,16\nE3,11,\n";
const char* const facts = "étudiant,objet,fait,valeur\nE2,UE1,mobilité,oui\n";

class School {
 public:
  explicit School(const std::string& rules = regulation, const std::string& given = marks,
                  const std::string& told_facts = facts)
      : folder_(fs::temp_directory_path() / ("bareme-pv-" + std::to_string(std::random_device{}()))) {
    fs::create_directory(folder_);
    write("reglement.bareme", rules);
    write("exceptions.lua",
          "function note_mobilité(note) return note + 1, 'un point de plus : convention <Turin>' end\n");
    write("etudiants.csv", students);
    write("notes.csv", given);
    write("faits.csv", told_facts);
    std::vector<std::string> words = {
        "importer", "--base",         path("b.db"), path("reglement.bareme"), "--etudiants", path("etudiants.csv"),
        "--notes",  path("notes.csv")};
    if (!told_facts.empty()) words.insert(words.end(), {"--faits", path("faits.csv")});
    REQUIRE(run(words) == 0);
  }
  ~School() { fs::remove_all(folder_); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  int run(const std::vector<std::string>& words, const std::string& typed = "") {
    std::istringstream in(typed);
    std::ostringstream out, err;
    bareme::repl::Terminal terminal{in, out, err};
    terminal.environment = [this](const std::string& name) -> std::optional<std::string> {
      if (name == "XDG_STATE_HOME") return path("state");
      return std::nullopt;
    };
    terminal.now = [] { return std::string("04/07/2025 10:48"); };
    const int code = bareme::repl::run(words, terminal);
    told = out.str() + err.str();
    return code;
  }
  void add_second_session() {
    write("session2.csv", "étudiant,UE1.EF@2\nE1,12\n");
    REQUIRE(run({"importer", "--base", path("b.db"), "--notes", path("session2.csv")}) == 0);
  }
  int sit(const std::string& typed) {
    return run({"jury", "--base", path("b.db"), "--session", "1", "--date", "04/07/2025", "--auteur", "jury",
                "--sans-question"},
               typed);
  }
  // Of the whole procès-verbal, a composition and a date given.
  std::string exported(const std::string& file, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"exporter", "pv",       "--base",     path("b.db"), "--session",
                                      "1",        "--date",   "04/07/2025", "--membre",   "Mme Durand, présidente",
                                      "--membre", "M. Petit", "--lieu",     "Calais",     "--sortie",
                                      path(file)};
    words.insert(words.end(), more.begin(), more.end());
    INFO(told);
    REQUIRE(run(words) == 0);
    return read(file);
  }
  std::string document(const std::string& name, const std::string& file, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"exporter", name, "--base", path("b.db"), "--sortie", path(file)};
    words.insert(words.end(), more.begin(), more.end());
    const int code = run(words);
    INFO(told);
    REQUIRE(code == 0);
    return read(file);
  }
  Json minutes() { return Json::parse(exported("pv.json")); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string read(const std::string& name) const {
    std::ifstream stream(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::string told;

 private:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  fs::path folder_;
};

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("exporter pv: results, ranks and what waits, a student a row, by name") {
  School school;
  const Json minutes = school.minutes();
  CHECK(minutes["format"] == "bareme/1");
  CHECK(minutes["jury"]["date"] == "2025-07-04");
  CHECK(minutes["jury"]["membres"][0] == Json{{"nom", "Mme Durand"}, {"qualite", "présidente"}});
  REQUIRE(minutes["tableaux"].size() == 1);
  const Json& year = minutes["tableaux"][0];
  CHECK(year["objet"] == "A1");
  REQUIRE(year["colonnes"].size() == 3);
  CHECK(year["colonnes"][1]["objet"] == "UE2");
  CHECK(year["colonnes"][2]["ensemble"] == true);
  CHECK(year["etudiants"][0]["nom"] == "Élias");
  CHECK(year["etudiants"][1]["nom"] == "L'Hôpital–Nguyễn");
  const Json& zola = year["etudiants"][2];
  CHECK(zola["valeurs"][0]["moyenne"]["exact"] == "9.8");
  CHECK(zola["valeurs"][0]["resultat"]["code"] == "AJ");
  CHECK(zola["valeurs"][2]["moyenne"]["texte"] == "10,90");
  CHECK(year["bilan"] ==
        Json::parse(R"([{"code":"AJ","libelle":"Ajourné","libelle_en":"Failed","etat":"présent","nombre":2},
                                         {"etat":"en attente","nombre":1}])"));
  REQUIRE(minutes["attentes"].size() == 1);
  CHECK(minutes["attentes"][0]["numero"] == "E3");
  CHECK(minutes["attentes"][0]["attend"] == Json{"UE2.EF"});
  CHECK(minutes["inacheve"] == Json{"1 étudiant attend une note ou une donnée"});
}

TEST_CASE("exporter pv: an exception written in Lua is there with its reason") {
  School school;
  const Json minutes = school.minutes();
  REQUIRE(minutes["exceptions"].size() == 1);
  const Json& exception = minutes["exceptions"][0];
  CHECK(exception["numero"] == "E2");
  CHECK(exception["objet"] == "UE1");
  CHECK(exception["exception"] == "mobilité");
  CHECK(exception["article"] == "1");
  CHECK(exception["valeur"]["texte"] == "9,00");
  CHECK(exception["motif"] == "un point de plus : convention <Turin> ; motif : convention de mobilité");
}

TEST_CASE("exporter pv: acts of the jury with author, motive and article, and what the règlement proposed") {
  School school;
  REQUIRE(school.sit("accorder E1 UE1 0,2 points motif \"assiduité\"\ndécider E2 UE1 ADJ motif \"bon niveau\"\n"
                     "enregistrer\nquitter\n") == 0);
  const Json minutes = school.minutes();
  REQUIRE(minutes["actes"].size() == 1);
  const Json& grant = minutes["actes"][0];
  CHECK(grant["numero"] == "E1");
  CHECK(grant["acte"] == "points");
  CHECK(grant["motif"] == "assiduité");
  CHECK(grant["auteur"] == "jury");
  CHECK(grant["article"] == "1");
  CHECK(says(grant["valeur"].get<std::string>(), "0,2"));
  REQUIRE(minutes["decisions"].size() == 1);
  const Json& decision = minutes["decisions"][0];
  CHECK(decision["prononce"] == "ADJ");
  CHECK(decision["proposition"] == "AJ");
  CHECK(decision["hors_reglement"] == false);
  const Json& nguyen = minutes["tableaux"][0]["etudiants"][1];
  CHECK(nguyen["valeurs"][0]["prononce"] == true);
  CHECK(nguyen["valeurs"][0]["resultat"]["code"] == "ADJ");
  CHECK(nguyen["valeurs"][0]["proposition"]["code"] == "AJ");
  CHECK(minutes["journal"]["empreinte"].get<std::string>().size() == 64);
  CHECK(says(school.exported("pv.html"), "<b>0,2</b>"));
  CHECK(says(school.exported("en.html", {"--langue", "en"}), "<b>0.2</b>"));
}

TEST_CASE("exporter pv: the page escapes every value, says it is a draft, and is the same twice") {
  School school;
  const std::string page = school.exported("pv.html");
  CHECK(says(page, "L&apos;Hôpital–Nguyễn Anne &lt;b&gt;"));
  CHECK(says(page, "un point de plus : convention &lt;Turin&gt;"));
  CHECK(says(page, "Séance du 4 juillet 2025, Calais"));
  CHECK(says(page, "PROJET"));
  CHECK(page == school.exported("again.html"));
  const std::string english = school.exported("en.html", {"--langue", "en"});
  CHECK(says(english, "Held on 4 July 2025"));
  CHECK(says(english, "10.90"));
  CHECK(says(english, "Minutes of the board of examiners"));
}

TEST_CASE("exporter pv: the columns have a width, and a wide bloc is two tables that repeat the names") {
  School narrow;
  CHECK(says(narrow.exported("pv.html"), "<col style=\"width: "));
  std::string units, given = "étudiant", row = "\nE1";
  for (int i = 1; i <= 16; ++i) {
    units += "  ue M" + std::to_string(i) + " \"Module\" ; épreuves = (EF)\n";
    given += ",M" + std::to_string(i) + ".EF";
    row += ",12";
  }
  const std::string maquette =
      "  ue UE1 \"Mathématiques\" ; épreuves = (EF)\n  ue UE2 \"Physique\" ; épreuves = (EF)\n";
  std::string rules = regulation;
  rules.replace(rules.find(maquette), maquette.size(), units);
  School wide(rules, given + row + "\n", "");
  const std::string page = wide.exported("pv.html");
  CHECK(says(page, "A1 — Première année (1 / 2)"));
  CHECK(says(page, "A1 — Première année (2 / 2)"));
  const auto count = [&](const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1))
      ++found;
    return found;
  };
  CHECK_FALSE(says(page, "en attente <b>en attente"));
  CHECK(count("Zola Émile") >= 2);
  CHECK(count("<b>ADM</b> Admis : 1") == 1);  // the count of results is told once
  CHECK(Json::parse(wide.exported("pv.json"))["tableaux"].size() == 1);
}

TEST_CASE("exporter pv: for the jury of session 1, once a mark of session 2 is there, it is a draft") {
  School school;
  school.add_second_session();
  CHECK(says(school.exported("pv.html"), "1 note de session 2 déjà saisie est comptée"));
  CHECK(school.run({"exporter", "relevé de notes", "--base", school.path("b.db"), "--session", "1", "--sortie",
                    school.path("r.html")}) == 0);
  CHECK(says(school.read("r.html"), "PROJET"));
}

TEST_CASE("exporter pv: what changes the data changes their fingerprint, and nothing else does") {
  School school;
  const Json before = school.minutes();
  REQUIRE(school.sit("décider E2 UE1 ADJ motif \"bon niveau\"\nenregistrer\nquitter\n") == 0);
  const Json after = school.minutes();
  CHECK(before["donnees"]["empreinte"] != after["donnees"]["empreinte"]);
  CHECK(before["reglement"]["empreinte"] == after["reglement"]["empreinte"]);
}

TEST_CASE("exporter pv: an unknown document, form or language is refused, and nothing is written") {
  School school;
  CHECK(school.run({"exporter", "facture"}) == 2);
  CHECK(school.run({"exporter", "pv", "--base", school.path("b.db"), "--sortie", school.path("pv.docx")}) == 2);
  CHECK(school.run({"exporter", "pv", "--base", school.path("b.db"), "--langue", "de"}) == 2);
  CHECK(school.run({"exporter", "pv", "--base", school.path("b.db"), "--sortie", school.path("no/pv.html")}) == 4);
  CHECK_FALSE(fs::exists(school.path("pv.docx")));
}

TEST_CASE("exporter pv: a PDF, where WeasyPrint is there") {
  School school;
  if (std::system("weasyprint --version > /dev/null 2>&1") != 0) {
    WARN("WeasyPrint is not there: the PDF is not tried");
    return;
  }
  CHECK(school.exported("pv.pdf").substr(0, 5) == "%PDF-");
}

TEST_CASE("exporter a document of the règlement: a sheet a student, the lines in the order of the maquette") {
  School school;
  const Json all = Json::parse(school.document("releve de notes", "r.json"));
  CHECK(all["nature"] == "document");
  CHECK(all["document"] == "relevé de notes");
  REQUIRE(all["etudiants"].size() == 3);
  const Json& nguyen = all["etudiants"][1];
  CHECK(nguyen["objet"] == "A1");
  REQUIRE(nguyen["lignes"].size() == 4);
  CHECK(nguyen["lignes"][0]["objet"] == "UE1");
  CHECK(nguyen["lignes"][0]["valeurs"][0]["valeur"]["texte"] == "9,00");
  CHECK(nguyen["lignes"][1]["objet"] == "EF");
  CHECK(nguyen["lignes"][1]["rang"] == 2);
  CHECK(nguyen["lignes"][1]["valeurs"][0]["valeur"]["texte"] == "8");
  CHECK(nguyen["synthese"][0]["valeur"]["texte"] == "12,50");
  const Json& elias = all["etudiants"][0];  // awaits a mark
  CHECK(elias["synthese"][0]["valeur"]["etat"] == "en attente");
  CHECK(elias["synthese"][0]["attend"] == Json{"UE2.EF"});
}

TEST_CASE("exporter a document: one student, in English, with the titles the règlement gives or those of the trade") {
  School school;
  const std::string page = school.document("relevé de notes", "r.html", {"--etudiant", "zola", "--langue", "en"});
  for (const char* words : {"Transcript of records", "Mark", "Average", "Rank", "9.80", "Zola", "Mathématiques"})
    CHECK(says(page, words));
  CHECK_FALSE(says(page, "Hôpital"));
  CHECK(page == school.document("relevé de notes", "again.html", {"--etudiant", "zola", "--langue", "en"}));
}

TEST_CASE("exporter a document: one an object of its level, in the languages it says") {
  School school;
  const Json all = Json::parse(school.document("bulletin", "b.json", {"--etudiant", "E1"}));
  REQUIRE(all["etudiants"].size() == 2);
  CHECK(all["etudiants"][1]["objet"] == "UE2");
  CHECK(all["etudiants"][1]["synthese"][1]["valeur"]["texte"] == "AJ");
  CHECK(school.run({"exporter", "bulletin", "--base", school.path("b.db"), "--langue", "en"}) == 2);
  CHECK(says(school.told, "en anglais"));
  CHECK(school.run({"exporter", "diplôme", "--base", school.path("b.db")}) == 2);
  CHECK(says(school.told, "apogée, relevé de notes, bulletin"));
}
