// Each fault of a list, with the fix the server offers for it, applied: the text must then be sound, and be this one.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/editor.hpp"

namespace bareme {
namespace {

using tests::Editor;
using Json = nlohmann::json;

const std::string head = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > ue > épreuve
  attribut type : type pour chaque épreuve
fin
codes de type
  EF ; CC
fin
codes de résultat
  ADM : validant
  AJ  : refusant
fin
convention
  arrondi de moyenne : 0,01 au plus proche
fin
article 1 "Note" pour chaque épreuve
  note retenue = note session 1
fin
)";
const std::string verdict = "  résultat ADM si moyenne >= 10/20\n  résultat AJ sinon\nfin\n";
const std::string article = "article 2 \"UE\" pour chaque ue\n  moyenne = moyenne(EF 2 ; CC 1)\n";

struct Fix {
  std::string title, wrong, right;  // what follows `head`
};

const std::vector<Fix> fixes = {
    {"Écrire « moyenne »", article + "  résultat ADM si moyene >= 10/20\n  résultat AJ sinon\nfin\n",
     article + verdict},
    {"Écrire « résultat ADM si moyenne >= 10/20 »",
     article + "  si moyenne >= 10/20 alors résultat ADM\n  résultat AJ sinon\nfin\n", article + verdict},
    {"Écrire « moyenne >= 10/20 »",
     article + "  résultat ADM si moyenne est supérieure ou égale à 10/20\n  résultat AJ sinon\nfin\n",
     article + verdict},
    {"Écrire « >= »", article + "  résultat ADM si moyenne => 10/20\n  résultat AJ sinon\nfin\n", article + verdict},
    {"Écrire « >= »", article + "  résultat ADM si moyenne > = 10/20\n  résultat AJ sinon\nfin\n", article + verdict},
    {"Écrire « ADM »", article + "  résultat ADMM si moyenne >= 10/20\n  résultat AJ sinon\nfin\n", article + verdict},
    {"Écrire « ADM »", article + "  résultat ADN si moyenne >= 10/20\n  résultat AJ sinon\nfin\n", article + verdict},
    {"Écrire « exemple »", article + "  exmple EF 12 ; CC 12 donne moyenne = 12\n" + verdict,
     article + "  exemple EF 12 ; CC 12 donne moyenne = 12\n" + verdict},
    {"Finir par « résultat AJ sinon »", article + "  résultat ADM si moyenne >= 10/20\nfin\n", article + verdict},
    {"Placer cette ligne avant « résultat AJ sinon »",
     article + "  résultat AJ sinon\n  résultat ADM si moyenne >= 10/20\nfin\n", article + verdict},
    {"Placer cette ligne avant « >= 10 : \"Passable\" »",
     article +
         "  mention = selon moyenne\n    >= 10 : \"Passable\"\n    >= 12 : \"Assez bien\"\n    sinon : \"rien\"\n  "
         "fin\n" +
         verdict,
     article +
         "  mention = selon moyenne\n    >= 12 : \"Assez bien\"\n    >= 10 : \"Passable\"\n    sinon : \"rien\"\n  "
         "fin\n" +
         verdict},
    {"Ajouter « sinon : sans objet »",
     article + "  mention = selon moyenne\n    >= 12 : \"Assez bien\"\n  fin\n" + verdict,
     article + "  mention = selon moyenne\n    >= 12 : \"Assez bien\"\n    sinon : sans objet\n  fin\n" + verdict},
    {"Écrire « exception \"fraude\" : moyenne = 0/20 lorsque fraude »",
     article + "  entrée fraude : oui ou non à défaut non\n  exception \"fraude\" : moyenne = 0/20 si fraude\n" +
         verdict,
     article + "  entrée fraude : oui ou non à défaut non\n  exception \"fraude\" : moyenne = 0/20 lorsque fraude\n" +
         verdict},
    {"Citer ce texte", article + "  Une UE est validée à dix de moyenne.\n" + verdict,
     article + "  « Une UE est validée à dix de moyenne. »\n" + verdict},
    {"Fermer la citation à chaque ligne", article + "  « Une UE est validée\n  à dix, en\n  fin d'année. »\n" + verdict,
     article + "  « Une UE est validée »\n  « à dix, en »\n  « fin d'année. »\n" + verdict},
};

std::string applied(std::string text, const Json& edits) {
  const repl::lsp::Lines lines(text);
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> all;
  for (const Json& edit : edits) {
    const auto at = [&](const char* side) {
      return lines.offset({edit["range"][side]["line"], edit["range"][side]["character"]});
    };
    all.emplace_back(at("start"), at("end"), edit["newText"]);
  }
  std::sort(all.rbegin(), all.rend());
  for (const auto& [begin, end, by] : all)
    text.replace(begin, end - begin, by);
  return text;
}

std::string path() { return (std::filesystem::temp_directory_path() / "nulle part" / "r.bareme").string(); }

struct Offer {
  Json problems, fixes;
};
Offer offered_for(const std::string& text) {
  Editor editor;
  editor.open(path(), text);
  Json params{{"textDocument", {{"uri", repl::lsp::uri_of(path())}}}, {"context", {{"diagnostics", Json::array()}}}};
  params["range"] = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 999}, {"character", 0}}}};
  const int asked = editor.ask("textDocument/codeAction", params);
  editor.hear();
  return {editor.problems(path()), editor.answer(asked)};
}

}  // namespace

TEST_CASE("lsp: a remedy offered, applied, leaves a sound text", "[lsp]") {
  for (const Fix& fix : fixes) {
    INFO(fix.title);
    const Offer offer = offered_for(head + fix.wrong);
    const Json& offered = offer.fixes;
    INFO(offer.problems.dump(1));
    INFO(offered.dump(1));
    std::size_t found = offered.size();
    for (std::size_t i = 0; i < offered.size(); ++i) {
      std::string title = offered[i]["title"];
      for (std::size_t at = title.find("\u00A0"); at != title.npos; at = title.find("\u00A0"))
        title.replace(at, std::string("\u00A0").size(), " ");
      if (title == fix.title) found = i;
    }
    REQUIRE(found < offered.size());
    CHECK(applied(head + fix.wrong, offered[found]["edit"]["changes"][repl::lsp::uri_of(path())]) == head + fix.right);
  }
}

// The example of a remedy, written for her, would be somebody else's rule in the place of hers.
TEST_CASE("lsp: the example a remedy gives is never written in the author's place", "[lsp]") {
  const std::string forbidden = "codes de note\n  FRA \"fraude\" : rend impossible\nfin\n";
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"B077", forbidden + article + verdict},
      {"B015", article + "  la moyenne de = moyenne\n" + verdict},
      {"B064", article + "  résultat ADM si moyenne >= 10/30\n  résultat AJ sinon\nfin\n"},
  };
  for (const auto& [code, wrong] : examples) {
    const Offer offer = offered_for(head + wrong);
    INFO(offer.problems.dump(1));
    INFO(offer.fixes.dump(1));
    CHECK(std::any_of(offer.problems.begin(), offer.problems.end(),
                      [&, wanted = code](const Json& one) { return one["code"] == wanted; }));
    CHECK(offer.fixes.empty());
  }
}

}  // namespace bareme
