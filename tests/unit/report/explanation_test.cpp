#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "report/explanation.hpp"
#include "report/explanation_json.hpp"
#include "support/tree_fixture.hpp"
#include "text/fold.hpp"

using namespace bareme;
using namespace bareme::test;

namespace {

std::string told(const TreeFixture& f, const std::string& address, QuantityId id,
                 const report::ExplanationOptions& options = {}) {
  return "\n" + report::explanation(f.regulation, f.evaluator().explain(f.object(address), id), options);
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    all.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a UE refused: the letter that failed is open, the others are folded") {
  TreeFixture f;
  f.give_moreau();
  CHECK(told(f, "UE72", f.result) == R"(
✗ UE72 résultat AJ (Ajourné)                                                                 art. 13
├─ ✗ a) moyenne 9,72 ≥ 10                    manque 0,28                                   art. 13 a
│    (3 × BDD 9,48 + 2 × RES 7,81 + 2 × PRJ 12,00) / 7 = 9,7228… → 9,72                      art. 12
│    ├─ BDD 9,48 = 70 % × théorie 9,0714… + 30 % × pratique 10,4285… = 9,4785… → 9,48 …      art. 12
│    ├─ RES 7,81 = théorie 7,81 …                                                            art. 12
│    └─ PRJ 12,00 = soutenance 12                                                            art. 12
├─ ✓ b) chaque ecue sauf nature projet : moyenne ≥ plancher ecue …                         art. 13 b
│    → au plus bas : RES 7,81
└─ ✓ c) chaque ecue de nature projet : moyenne ≥ 12 …  PRJ 12,00, exactement au seuil      art. 13 c
(… : replié ; tout montrer : --tout)
)");
}

TEST_CASE("an average: its formula with its marks, both sides of the rounding, what is not there") {
  TreeFixture f;
  f.give_moreau();
  CHECK(told(f, "BDD", f.ecue_mean) == R"(
BDD moyenne 9,48 = 70 % × théorie 9,0714… + 30 % × pratique 10,4285… = 9,4785… → 9,48        art. 12
├─ théorie 9,0714… = (4 × EF 8,5 + 2 × CC 9,25 + 1 × DM 11) / 7
└─ pratique 10,4285… = (1 × CR 12 + 2 × CT 9 + 2 × EI 10,5 + 2 × PT 11) / 7
)");
  CHECK(told(f, "RES", f.ecue_mean) == R"(
RES moyenne 7,81 = théorie 7,81                                                              art. 12
├─ théorie 7,81 = (4 × EF 7 + 2 × CC 9,43) / 6
│    └─ − DM sans objet                      non prévu
└─ − pratique sans objet                     non prévu
     ├─ − CR sans objet                      non prévu
     ├─ − CT sans objet                      non prévu
     ├─ − EI sans objet                      non prévu
     └─ − PT sans objet                      non prévu
)");
}

TEST_CASE("a mark awaited is named at the top and followed down") {
  TreeFixture f;
  f.give_moreau();
  f.marks.erase({f.object("BDD.EF"), 1});
  CHECK(told(f, "BDD", f.ecue_mean) == R"(
◌ BDD moyenne en attente = 70 % × théorie en attente + 30 % × pratique 10,4285…              art. 12
  → attend BDD.EF
├─ ◌ théorie en attente = (4 × EF en attente + 2 × CC 9,25 + 1 × DM 11) / 7
│    └─ ◌ EF en attente …                                                                    art. 11
└─ pratique 10,4285… = (1 × CR 12 + 2 × CT 9 + 2 × EI 10,5 + 2 × PT 11) / 7
(… : replié ; tout montrer : --tout)
)");
}

TEST_CASE("codes met say what they are worth, with their words") {
  TreeFixture f;
  f.marks[{f.object("RES.EF"), 1}] = Value::of_code(f.abi);
  f.marks[{f.object("RES.CC"), 1}] = Value::of_code(f.abj);
  const std::string text = told(f, "RES", f.ecue_mean);
  CHECK(holds(text, "EF 0 = note session 1 ABI (vaut 0)"));
  CHECK(holds(text, "− CC sans objet"));
  CHECK(holds(text, "ABJ (absence justifiée) : neutralise"));
}

TEST_CASE("an exception that applies is named, one that does not shows only with everything") {
  TreeFixture f;
  f.give_moreau();
  f.exception(f.ecue_mean, "oubli", comparison(f.read(f.floor), Relation::Greater, literal("6")), literal("1"));
  f.exception(f.ecue_mean, "absent", comparison(f.read(f.floor), Relation::Equal, literal("5")), literal("0"));
  const std::string text = told(f, "BDD", f.ecue_mean);
  CHECK(text == R"(
BDD moyenne 0,00                             exception « absent »
└─ ✓ exception « absent » : plancher ecue 5 = 5
)");
  report::ExplanationOptions all;
  all.all = true;
  CHECK(holds(told(f, "BDD", f.ecue_mean, all), "✗ exception « oubli » : plancher ecue 5 > 6"));
}

TEST_CASE("a decision of the jury stands above the proposition it replaces") {
  TreeFixture f;
  f.give_moreau();
  f.decisions[f.object("UE72")] = Value::of_code(f.adj);
  const auto all = lines(told(f, "UE72", f.result));
  CHECK(all[1] == "✓ UE72 résultat ADJ (Admis par décision de jury)  décision du jury");
  CHECK(all[2] ==
        "└─ ✗ proposition AJ (Ajourné)                                                                art. 13");
}

TEST_CASE("with everything: every mark, the exact fraction") {
  TreeFixture f;
  f.give_moreau();
  report::ExplanationOptions all;
  all.all = true;
  all.width = 120;
  const std::string text = told(f, "UE72", f.result, all);
  CHECK(holds(text, "9,4785… → 9,48 [1327/140]"));
  CHECK(holds(text, "BDD.EF session 1 8,5"));
  CHECK(holds(text, "− BDD.EF session 2 sans objet"));
  CHECK_FALSE(holds(text, "replié"));
}

TEST_CASE("a value carried over the threshold by its rounding says so") {
  TreeFixture f;
  f.give_moreau();
  f.give({{"PRJ.soutenance", "12"}, {"RES.EF", "8,78"}, {"RES.CC", "8,78"}});
  f.at(f.ecue_mean).rounding.reset();  // UE: (3 × 1327/140 + 2 × 8,78 + 2 × 12) / 7 = 9,9993…
  f.rounded(f.ue_mean, "0,1");
  const std::string text = told(f, "UE72", f.proposition);
  CHECK(holds(text, "a) moyenne 10,0 ≥ 10"));
  CHECK(holds(text, "exactement au seuil ; 9,9993… avant arrondi"));
}

TEST_CASE("no line is wider than asked, and nothing is lost by wrapping") {
  TreeFixture f;
  f.give_moreau();
  report::ExplanationOptions narrow;
  narrow.width = 60;
  const std::string text = told(f, "UE72", f.result, narrow);
  for (const std::string& line : lines(text))
    CHECK(text::display_width(line) <= 60);
  for (const char* part : {"pratique", "10,4285…", "9,4785…", "exactement", "art. 13 c"})
    CHECK(holds(text, part));
}

TEST_CASE("colours add nothing that is not said in characters") {
  TreeFixture f;
  f.give_moreau();
  report::ExplanationOptions coloured;
  coloured.colour = true;
  std::string text = told(f, "UE72", f.result, coloured);
  CHECK(holds(text, "\033["));
  for (std::size_t at = text.find('\033'); at != std::string::npos; at = text.find('\033'))
    text.erase(at, text.find('m', at) - at + 1);
  CHECK(text == told(f, "UE72", f.result));
}

TEST_CASE("the same explanation as JSON keeps exact numbers") {
  TreeFixture f;
  f.give_moreau();
  const auto json = nlohmann::json::parse(
      report::explanation_json(f.regulation, f.evaluator().explain(f.object("BDD"), f.ecue_mean)));
  CHECK(json["format"] == "bareme/1");
  CHECK(json["explication"]["valeur"]["exact"] == "9.48");
  CHECK(json["explication"]["avant_arrondi"] == "1327/140");
  CHECK(json["explication"]["article"]["numero"] == "12");
  CHECK(json["explication"]["details"][0]["libelle"] == "théorie");
}
