// The arguments of a call are shown while it is typed: the text is then never sound.
#include <catch2/catch.hpp>

#include <algorithm>

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
barème part SMIC(âge : ans ; contrat : nombre) donne nombre
  tableau
    âge \ contrat ; 1    ; 2
    < 18          ; 27 % ; 39 %
    sinon         ; 43 % ; 51 %
  fin
fin
fonction double(x : note sur 20) donne points de 0 à 40 = 2 × x
article 0 "Note" pour chaque épreuve
  note retenue = note session 1
fin
article 1 "UE" pour chaque ue
)";
const std::string sound = head + "  moyenne = moyenne(EF 2 ; CC 1)\nfin\n";

struct Shown {
  std::string typed, label;  // nothing: no call is open there
  int argument = 0;
};

const std::vector<Shown> all = {
    {"  autre = part SMIC(", "part SMIC(âge : ans ; contrat : nombre)"},
    {"  autre = part SMIC(20 ; ", "part SMIC(âge : ans ; contrat : nombre)", 1},
    {"  résultat ADM si part smic(max(3 ; 4) ; ", "part SMIC(âge : ans ; contrat : nombre)", 1},
    {"  essai = double(", "double(x : note sur 20, de 0 à 20)"},
    {"  essai = max(", "max(valeur ; …)"},
    {"  essai = max(1 ; 2 ; 3 ; ", "max(valeur ; …)", 1},
    {"  essai = min((EF + 1) × 2 ; (", "min(valeur ; …)", 1},
    {"  essai = 2 × arrondi(EF ; ", "arrondi(x ; pas ; mode)", 1},
    {"  essai = moyenne(", "moyenne(note poids ; …)"},
    {"  essai = moyenne(EF 2 ;\n    ", "moyenne(note poids ; …)", 1},
    {"  essai = max(1 ; 2)", ""},
    {"  essai = (", ""},
    {"  essai = 3 # max(", ""},
    {"  « un texte qui dit max(", ""},
};

bool sound_at_first(const Editor& editor) {  // but for what nothing calls yet
  const Json problems = editor.heard().at(1)["params"]["diagnostics"];
  return std::all_of(problems.begin(), problems.end(), [](const Json& one) { return one["severity"] == 2; });
}

}  // namespace

TEST_CASE("lsp: the arguments of a call are told on a line that is not finished", "[lsp]") {
  const std::string path = "/nulle-part/arguments/reglement.bareme";
  for (const Shown& one : all) {
    for (const std::string after : {"", ")"}) {
      const std::string text = head + "  moyenne = moyenne(EF 2 ; CC 1)\n" + one.typed + after + "\nfin\n";
      Editor editor;
      editor.open(path, sound);
      editor.change(path, text);
      const int asked =
          editor.ask("textDocument/signatureHelp", Editor::at(path, text, one.typed, 1, one.typed.size()));
      editor.hear();
      INFO(one.typed << after);
      REQUIRE(sound_at_first(editor));
      const Json& shown = editor.answer(asked);
      REQUIRE(shown.is_null() == one.label.empty());
      if (one.label.empty()) continue;
      CHECK(shown["signatures"][0]["label"] == one.label);
      CHECK(shown["activeParameter"] == one.argument);
    }
  }
}

}  // namespace bareme
