// What is offered where one types, on lines that are never finished: what the grammar lets be written there.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "support/editor.hpp"

namespace bareme {
namespace {

using tests::Editor;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

const std::string path = "/nulle-part/suite/reglement.bareme";
const std::string regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > ue > épreuve
  année A1 : UE1 ; UE2
  attribut nature : (cours ; projet) pour chaque ue à défaut cours
  attribut type   : type             pour chaque épreuve
  $structure
fin
codes de type
  EF ; CC
fin
codes de résultat
  ADM : validant
  AJ  : refusant $effets
fin
convention
  arrondi de moyenne ; moyenne générale : 0,01 au plus proche
  $convention
fin
paramètre seuil = 10/20
article 1 "Note" pour chaque épreuve
  note retenue = note session 1
fin
article 2 "UE" pour chaque ue
  moyenne = moyenne(EF 2 ; CC 1)
  résultat ADM si moyenne >= seuil
  résultat AJ sinon
  $article
fin
article 3 "Année" pour chaque année
  entrée boursier : oui ou non à défaut non
  moyenne générale = moyenne des ue
  résultat ADM si chaque ue : validée
  résultat AJ sinon
  mention = selon moyenne générale
    >= 14 : "Bien"
    sinon : "sans"
    $lignes
  fin
fin
article 4 "Fin" $tête
fin
maquette "M1" pour "École" version "1"
  année A1
  ue UE1 ; épreuves = (EF ; CC)
  ue UE2 ; épreuves = (EF ; CC)
  $maquette
fin
cas "une année"
  UE1.EF 12
  UE1.CC 12
  UE2.EF 12
  UE2.CC 12
  donne A1.moyenne générale = 12 ; A1.résultat = ADM
  $cas
fin
)";

// The text with what is typed at one of its places, and nothing at the others.
std::string with(const std::string& place, const std::string& typed) {
  std::string text = regulation;
  for (const std::string one : {"structure", "effets", "convention", "article", "lignes", "tête", "maquette", "cas"}) {
    const std::string mark = "$" + one;
    text.replace(text.find(mark), mark.size(), one == place ? typed + "\x01" : "");
  }
  return text;
}

struct Offered {
  std::map<std::string, Json> items;  // by label
  bool has(const std::string& label) const { return items.contains(label); }
};

Offered offered(const std::string& place, const std::string& typed) {
  std::string text = with(place, typed);
  const std::size_t cursor = text.find('\x01');
  if (cursor != text.npos) text.erase(cursor, 1);
  Editor editor;
  editor.open(path, with("", ""));
  editor.change(path, text);
  const repl::lsp::Position at = repl::lsp::Lines(text).position(cursor);
  const int asked =
      editor.ask("textDocument/completion", {{"textDocument", {{"uri", repl::lsp::uri_of(path)}}},
                                             {"position", {{"line", at.line}, {"character", at.character}}}});
  editor.hear();
  for (const Json& problem : editor.heard().at(1)["params"]["diagnostics"])
    REQUIRE(problem["severity"] == 2);  // sound, but for what nothing reads yet
  Offered all;
  for (const Json& item : editor.answer(asked)["items"]) {
    CHECK_FALSE(all.has(item["label"]));
    all.items[item["label"]] = item;
  }
  return all;
}

struct Row {
  std::string place, typed;
  Words there, not_there;
};

const std::vector<Row> rows = {
    {"cas", "d", {"donne", "pose", "fin", "UE1", "A1"}, {"article", "résultat", "ADM", "au choix du jury"}},
    {"cas", "pose U", {"UE1", "UE2", "A1"}, {"donne", "article"}},
    {"cas", "donne UE1.moyenne = 12 ; A", {"A1"}, {"article"}},
    {"cas", "UE1.", {"moyenne", "résultat", "EF", "CC"}, {"moyenne générale", "UE1"}},
    {"cas", "pose A1.", {"moyenne générale", "boursier", "UE1"}, {"moyenne"}},
    {"cas", "donne A1.moyenne gén", {"moyenne générale"}, {"donne", "ADM"}},
    {"cas", "donne A1.résultat = A", {"ADM", "AJ", "en attente"}, {"UE1", "cours"}},
    {"cas", "pose A1.boursier = ", {"oui", "non"}, {"ADM"}},
    {"maquette", "", {"ue", "tableau", "vérifie", "fin"}, {"donne", "article", "ADM"}},
    {"maquette", "ue UE3 \"Projet\" ; na", {"nature", "épreuves"}, {"type", "moyenne", "ue"}},
    {"maquette", "ue UE3 ; nature = ", {"cours", "projet"}, {"ADM", "nature"}},
    {"maquette", "ue UE3 ; épreuves = (", {"EF", "CC"}, {"ADM"}},
    {"maquette", "tableau\n    ue ; na", {"nature", "épreuves", "ue"}, {"moyenne"}},
    {"maquette", "tableau\n    ue ; nature ; épreuves\n    UE3 ; ", {"cours", "projet"}, {"EF"}},
    {"maquette", "tableau\n    ue ; nature ; épreuves\n    UE3 ; cours ; ", {"EF", "CC"}, {"cours"}},
    {"tête", "po", {"pour chaque", "lorsque"}, {"résultat", "moyenne"}},
    {"tête", "pour chaque a", {"année", "ue"}, {"moyenne", "pour chaque"}},
    {"article", "r", {"résultat … si", "au choix du jury", "exemple", "fin"}, {"cas", "UE1"}},
    {"article", "résultat A", {"ADM", "AJ"}, {"moyenne", "EF"}},
    {"article", "résultat ADM s", {"si", "sinon"}, {"moyenne"}},
    {"article", "réussie si résultat est ", {"ADM", "AJ"}, {"cours", "moyenne"}},
    {"article", "réussie si nature n'est pas ", {"cours", "projet"}, {"ADM"}},
    {"article", "essai = mo", {"moyenne", "moyenne(", "médiane des", "nature", "seuil"}, {"moyenne générale", "fin"}},
    {"article", "essai = somme des ", {"ue", "EF", "moyenne"}, {"et", "article"}},
    {"article", "exemple EF 12 ; CC 9 donne m", {"moyenne", "résultat"}, {"article"}},
    {"lignes", "s", {"sinon", "moyenne générale", "fin"}, {"donne"}},
    {"structure", "", {"niveaux", "attribut", "ue", "fin"}, {"donne", "moyenne"}},
    {"structure", "attribut semestre : ", {"nombre", "oui ou non", "type"}, {"moyenne"}},
    {"structure", "attribut semestre : nombre pour chaque u", {"ue"}, {"nombre"}},
    {"effets", "\n  ABI : ", {"validant", "refusant", "année suivante"}, {"ADM", "moyenne"}},
    {"convention", "a", {"arrondi de", "vue", "fin"}, {"moyenne"}},
    {"convention", "arrondi de m", {"moyenne"}, {"arrondi de"}},
};

}  // namespace

TEST_CASE("lsp: what is offered is what may be written in the block, and after what the line says", "[lsp]") {
  for (const Row& row : rows) {
    const Offered all = offered(row.place, row.typed);
    for (const std::string& label : row.there) {
      INFO(row.place << " « " << row.typed << " » : " << label);
      CHECK(all.has(label));
    }
    for (const std::string& label : row.not_there) {
      INFO(row.place << " « " << row.typed << " » sans : " << label);
      CHECK_FALSE(all.has(label));
    }
  }
}

TEST_CASE("lsp: a name of several words takes the place of those already typed", "[lsp]") {
  const Json in_a_case = offered("cas", "donne A1.moyenne gén").items.at("moyenne générale")["textEdit"];
  CHECK(in_a_case["newText"] == "moyenne générale");
  CHECK(in_a_case["range"]["start"]["character"] == 11);
  CHECK(in_a_case["range"]["end"]["character"] == 22);
  const Json heading = offered("tête", "pour ch").items.at("pour chaque")["textEdit"];
  CHECK(heading["range"]["start"]["character"] == 16);
  const Json one_word = offered("cas", "pose U").items.at("UE1")["textEdit"];
  CHECK(one_word["range"]["start"]["character"] == 7);
}

TEST_CASE("lsp: nothing is offered in a text nor in a comment, and words are without any sound text", "[lsp]") {
  CHECK(offered("article", "« un article qui ").items.empty());
  CHECK(offered("article", "# un ").items.empty());
  Editor editor;
  editor.open(path, "règlement \"x");
  const int asked = editor.ask("textDocument/completion", {{"textDocument", {{"uri", repl::lsp::uri_of(path)}}},
                                                           {"position", {{"line", 0}, {"character", 0}}}});
  editor.hear();
  CHECK(editor.answer(asked)["items"].size() > 5);
}

}  // namespace bareme
