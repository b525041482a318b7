// A règlement as a page to read: its formulas say what is written, its ⚑ are all there, its exemples are played.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <catch2/catch.hpp>

#include "report/document.hpp"
#include "session/inside.hpp"
#include "session/weaver.hpp"
#include "session/woven.hpp"
#include "syntax/inside.hpp"
#include "syntax/outline_expression.hpp"
#include "syntax/parse.hpp"
#include "text/fold.hpp"

#include "support/source_dir.hpp"

namespace {

using bareme::Document;
using bareme::Session;
using bareme::diagnostics::Diagnostics;
using bareme::report::Woven;
using bareme::report::WovenElement;
using bareme::report::WovenPiece;
using bareme::report::WovenRun;
namespace report = bareme::report;

const std::string head = R"(règlement "École" version "1"
structure
  niveaux étudiant > ue > ecue > épreuve
  attribut type : type pour chaque épreuve
  attribut coefficient : nombre pour chaque ecue
fin
codes de type
  EF ; CC
fin
codes de résultat
  ADM "Admis"  : validant
  AJ "Ajourné" : refusant
fin
convention
  arrondi de moyenne : 0,01 au plus proche
  arrondi de note retenue : aucun
fin
article 1 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
)";

Session load(std::vector<Document> documents) {
  Session session;
  Diagnostics problems;
  const bool sound = session.load(documents, problems);
  for (const auto& problem : problems.all())
    UNSCOPED_INFO(problem.code() << " " << problem.message());
  REQUIRE(sound);
  return session;
}

Woven woven_of(const std::string& text) {
  const Session session = load({{"reglement.bareme", text}});
  return bareme::weave(session, "bareme");
}

std::string linear(const WovenRun& run) {
  std::string text;
  for (const WovenPiece& piece : run)
    text += piece.text;
  return text;
}

const WovenElement& article(const Woven& woven, const std::string& number) {
  const auto found = std::find_if(woven.elements.begin(), woven.elements.end(),
                                  [&](const WovenElement& one) { return one.number == number; });
  REQUIRE(found != woven.elements.end());
  return *found;
}

template <class Block>
std::vector<Block> blocks(const WovenElement& element) {
  std::vector<Block> found;
  for (const report::WovenBlock& block : element.blocks)
    if (const auto* one = std::get_if<Block>(&block)) found.push_back(*one);
  return found;
}

std::string formula(const std::string& written) {
  const Woven woven =
      woven_of(head + "article 2 \"F\" pour chaque ecue\n  entrée a ; b ; c : points de 1 à 9\n  moyenne = EF\n  " +
               written + "\nfin\n");
  return linear(blocks<report::WovenFormula>(article(woven, "2")).back().run);
}

std::string page(const Woven& woven) {
  const report::Document made = report::document(bareme::document_template("reglement"), report::woven_json(woven));
  REQUIRE(made.fault.empty());
  return made.text;
}

void replace(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

// Has it, or something in it, the form of a mean? Then what is printed is arithmetic, and what was written a word.
bool has_mean(const bareme::syntax::Expression& expression) {
  if (const auto* call = std::get_if<bareme::syntax::Call>(&expression.node))
    if (bareme::text::same_name(call->function.text, "moyenne")) return true;
  if (const auto* mean = std::get_if<bareme::syntax::Aggregate>(&expression.node))
    if (mean->operation == bareme::syntax::Operation::Mean) return true;
  bool found = false;
  bareme::syntax::inside(expression, [&](const bareme::syntax::Expression& one) { found = found || has_mean(one); });
  return found;
}

// What is printed, read again, is what was written; brackets that a fraction bar makes useless apart.
void check_faithful(const bareme::WovenText& text, const bareme::syntax::ExpressionPtr& expression) {
  if (!expression || has_mean(*expression)) return;
  std::string printed = linear(text.set(expression));
  for (const auto& [shown, typed] : {std::pair{"\u00a0", " "}, {"≥", ">="}, {"≤", "<="}, {"≠", "<>"}})
    replace(printed, shown, typed);
  INFO(printed);
  bareme::diagnostics::Sources sources;
  Diagnostics problems;
  const std::uint32_t source = sources.add("", printed);
  const bareme::syntax::ExpressionPtr read = bareme::syntax::parse_expression(sources, source, problems);
  CHECK_FALSE(problems.has_errors());
  CHECK(bareme::syntax::outline_of(read) == bareme::syntax::outline_of(expression));
}

void check_faithful(const bareme::WovenText& text, const bareme::syntax::Conditions& conditions) {
  check_faithful(text, conditions.single);
  for (const auto& letter : conditions.letters) {
    check_faithful(text, letter.condition);
    if (letter.nested) check_faithful(text, *letter.nested);
  }
}

}  // namespace

TEST_CASE("woven: a quotient is a fraction, and keeps what its brackets said") {
  CHECK(formula("x = a / b") == "x = (a) / (b)");
  CHECK(formula("x = a × [1 + (a − b) / (9 − b)]") == "x = a × [1 + (a − b) / (9 − b)]");
  CHECK(formula("x = (a + b) / c × 2") == "x = (a + b) / (c) × 2");
  CHECK(formula("x = a / (b / c)") == "x = (a) / ((b) / (c))");
  CHECK(formula("x = 10/20 + a") == "x = 10/20 + a");
  CHECK(formula("x = (a + b) * 2 - c") == "x = (a + b) × 2 − c");
}

TEST_CASE("woven: a weighted mean is a fraction, its weights above and below") {
  CHECK(formula("x = moyenne(EF 4 ; CC 2)") == "x = (4 × EF + 2 × CC) / (4 + 2)");
  CHECK(formula("x = moyenne(EF 70 % ; CC 30 %)") == "x = (70\u00a0% × EF + 30\u00a0% × CC) / (70\u00a0% + 30\u00a0%)");
  CHECK(formula("x = moyenne(EF 2 ; CC)") == "x = (2 × EF + CC) / (2 + 1)");
  CHECK(formula("x = moyenne(a + b 2 ; c 1)") == "x = (2 × (a + b) + c) / (2 + 1)");
  CHECK(formula("x = moyenne(EF ; CC)") == "x = moyenne(EF\u00a0; CC)");
  CHECK(formula("x = moyenne(chaque EF 1 ; CC 1)") == "x = moyenne(chaque EF 1\u00a0; CC 1)");
}

TEST_CASE("woven: a mean of objects is a quotient of sums, where nothing is chosen among them") {
  const auto of_ue = [](const std::string& mean) {
    const Woven woven = woven_of(head + "article 2 \"E\" pour chaque ecue\n  moyenne = moyenne des épreuves\nfin\n" +
                                 "article 3 \"U\" pour chaque ue\n  moyenne = " + mean + "\nfin\n");
    return std::pair{linear(blocks<report::WovenFormula>(article(woven, "2")).front().run),
                     linear(blocks<report::WovenFormula>(article(woven, "3")).front().run)};
  };
  CHECK(of_ue("moyenne des ecue par coefficient").first ==
        "moyenne = (∑épreuves note retenue) / (nombre des épreuves) (arrondi\u00a0: 0,01 au plus proche)");
  CHECK(of_ue("moyenne des ecue par coefficient").second ==
        "moyenne = (∑ecue coefficient × moyenne) / (∑ecue coefficient) (arrondi\u00a0: 0,01 au plus proche)");
  CHECK(of_ue("moyenne des 2 meilleures ecue par coefficient").second ==
        "moyenne = moyenne des 2 meilleures ecue par coefficient (arrondi\u00a0: 0,01 au plus proche)");
  CHECK(of_ue("moyenne des ecue sans la plus basse par coefficient").second.find("∑") == std::string::npos);
}

TEST_CASE("woven: what is printed of every règlement, read again, is what was written") {
  namespace fs = std::filesystem;
  for (const char* folder : {"eil-cote-opale/2024-2025", "polytech-lille/2017-2020", "ensta-paris/2024",
                             "imt-mines-albi/alternance-2025", "ensiame-itii/rncp-10118", "essais/iut-marais"}) {
    const fs::path path = fs::path(support::source_dir()) / "regulations" / folder;
    INFO(path.string());
    const Session session = load({{(path / "reglement.bareme").string()}, {(path / "maquette.bareme").string()}});
    const bareme::Weaver weaver(session);
    for (const auto& element : bareme::Inside::of(session).tree->elements) {
      const auto* one = std::get_if<bareme::syntax::Article>(&element);
      if (one == nullptr) continue;
      for (const auto& statement : one->statements) {
        if (const auto* node = std::get_if<bareme::syntax::Quantity>(&statement.node))
          if (const auto* body = std::get_if<bareme::syntax::ExpressionPtr>(&node->definition.body))
            check_faithful(weaver.text, *body);
        if (const auto* node = std::get_if<bareme::syntax::Predicate>(&statement.node))
          check_faithful(weaver.text, node->conditions);
        if (const auto* node = std::get_if<bareme::syntax::ResultRow>(&statement.node))
          check_faithful(weaver.text, node->conditions);
        if (const auto* node = std::get_if<bareme::syntax::Exception>(&statement.node))
          check_faithful(weaver.text, node->condition);
      }
    }
    CHECK(report::woven_json(bareme::weave(session, "b")) == report::woven_json(bareme::weave(session, "b")));
  }
}

TEST_CASE("woven: results are a decision, their letters its conditions, and an exemple says what is computed") {
  const Woven woven = woven_of(
      head +
      "article 2 \"V\" pour chaque ecue\n  « Un texte. »\n  moyenne = EF\n  résultat ADM si "
      "toutes\n    a) moyenne >= 10/20\n    b) l'une motif \"les deux\"\n      b1) moyenne >= 8/20\n      b2) CC "
      "existe\n  résultat AJ sinon\n  exemple EF 12 donne moyenne = 12\n  exemple EF 12 "
      "donne moyenne = 13\nfin\n");
  const WovenElement& element = article(woven, "2");
  CHECK(linear(element.scope) == "pour chaque ecue");
  CHECK(blocks<report::WovenQuote>(element).front().text == "Un texte.");
  const report::WovenDecision decision = blocks<report::WovenDecision>(element).front();
  REQUIRE(decision.cases.size() == 2);
  CHECK(decision.cases[0].symbol + decision.cases[0].code == "✓ADM");
  CHECK(linear(decision.cases[0].when) == "si toutes ces conditions sont remplies :");
  REQUIRE(decision.cases[0].steps.size() == 4);
  CHECK(linear(decision.cases[0].steps[0].run) == "moyenne ≥ 10/20");
  CHECK(linear(decision.cases[0].steps[1].run) == "l'une de ces conditions est remplie :");
  CHECK(decision.cases[0].steps[1].reason == "les deux");
  CHECK((decision.cases[0].steps[2].below && decision.cases[0].steps[2].mark == "b1)"));
  CHECK(linear(decision.cases[1].when) == "sinon");
  const auto rows = blocks<report::WovenExamples>(element).front().rows;
  REQUIRE(rows.size() == 2);
  CHECK((rows[0].results.at(0).passed && rows[0].results.at(0).said == "12"));
  CHECK((!rows[1].results.at(0).passed && rows[1].results.at(0).said == "attendu 13, obtenu 12"));
  CHECK(woven.examples == 2);
  CHECK(woven.examples_failed == 1);
}

TEST_CASE("woven: each ⚑ is told where it stands and in the annex, and goes with what a version replaces") {
  const std::string first = "# ⚑ : à voter.\n# ⚑ du texte entier\n\n" + head +
                            "# ⚑ au-dessus,\n# sur deux lignes\narticle 2 \"M\" pour chaque ecue  # E1 ; ⚑ au titre\n"
                            "  moyenne = EF  # ⚑ un ; ⚑ deux\n  # une remarque\nfin\n"
                            "article 3 \"X\" pour chaque ecue\n  x = 1  # ⚑ gardé\nfin\n";
  const auto texts = [](const Woven& woven) {
    std::vector<std::string> all;
    for (const report::WovenChoice& one : woven.choices)
      all.push_back(one.text + " | " + one.where.name);
    return all;
  };
  const Woven alone = woven_of(first);
  CHECK(alone.choices_lead == "à voter.");
  const std::string title = "article 2 « M »", kept = "article 3 « X »";
  const auto spaced = [](std::string name) {
    replace(name, "« ", "«\u00a0");
    replace(name, " »", "\u00a0»");
    return name;
  };
  CHECK(texts(alone) == std::vector<std::string>{"du texte entier | le texte entier",
                                                 "au-dessus, sur deux lignes | " + spaced(title),
                                                 "au titre | " + spaced(title), "un | " + spaced(title),
                                                 "deux | " + spaced(title), "gardé | " + spaced(kept)});
  CHECK(blocks<report::WovenFlag>(article(alone, "2")).size() == 4);
  const std::string second =
      "règlement \"École\" version \"2\" modifie \"1\"\n# ⚑ neuf\nremplace article 2 \"M\" pour chaque ecue\n  moyenne "
      "= "
      "CC\nfin\nsupprime article 3 \"X\"\n";
  const Session session = load({{"1.bareme", first}, {"2.bareme", second}});
  const Woven later = bareme::weave(session, "bareme");
  CHECK(texts(later) == std::vector<std::string>{"neuf | " + spaced(title)});
  CHECK(article(later, "2").change == "remplacé par la version 2");
  REQUIRE(later.changed.size() == 2);
  CHECK(later.changed[0].anchor == article(later, "2").anchor);
  CHECK(later.changed[0].name == "remplacé\u00a0: article 2 M");
  CHECK(later.changed[1].anchor.empty());
  CHECK(later.changed[1].name == "supprimé\u00a0: article 3 X");
}

TEST_CASE("woven: a rule says what other articles except from it, a verdict too") {
  const Woven woven = woven_of(
      head +
      "article 2 \"M\" pour chaque ecue\n  entrée absent : oui ou non à défaut non\n  moyenne = EF\n  "
      "résultat ADM si moyenne >= 10/20\n  résultat AJ sinon\n  exception \"ici\" : moyenne = 1/20 lorsque "
      "absent et EF existe\nfin\narticle 3 \"X\" pour chaque ecue\n  exception \"absent\" à \"ici\" : moyenne = 0/20 "
      "lorsque absent\n  exception \"jury\" : résultat ADM lorsque absent\nfin\n");
  std::vector<std::string> told;
  for (const report::WovenFormula& one : blocks<report::WovenFormula>(article(woven, "2")))
    if (one.label == "Sauf exception") told.push_back(linear(one.run));
  CHECK(told == std::vector<std::string>{"«\u00a0absent\u00a0», article 3", "«\u00a0jury\u00a0», article 3"});
  for (const report::WovenFormula& one : blocks<report::WovenFormula>(article(woven, "3")))
    CHECK(one.label != "Sauf exception");
}

TEST_CASE("woven: the index says where a quantity is defined, and who reads it") {
  const Woven woven = woven_of(head +
                               "article 2 \"M\" pour chaque ecue\n  moyenne = EF\nfin\narticle 3 \"V\" pour chaque "
                               "ecue\n  bien si moyenne >= 14/20\nfin\n");
  const auto mean =
      std::find_if(woven.index.begin(), woven.index.end(), [](const auto& one) { return one.name == "moyenne"; });
  REQUIRE(mean != woven.index.end());
  CHECK(mean->level == "ecue");
  CHECK(mean->nature == "note sur 20, de 0 à 20");
  CHECK(mean->rounding == "0,01 au plus proche");
  REQUIRE(mean->defined.size() == 1);
  CHECK(mean->defined[0].name == "2");
  REQUIRE(mean->used.size() == 1);
  CHECK(mean->used[0].name == "3");
  CHECK(mean->used[0].anchor == article(woven, "3").anchor);
}

TEST_CASE("woven: a maquette is tables a sheet of paper holds") {
  std::string text = head, attributes, columns, cells;
  for (char letter = 'a'; letter < 'a' + 20; ++letter) {
    const std::string name = std::string("n") + letter + letter;
    attributes += "  attribut " + name + " : nombre pour chaque ecue\n";
    columns += " ; " + name;
    cells += " ; " + std::to_string(letter);
  }
  text.insert(text.find("fin\n"), attributes);
  text += "article 2 \"M\" pour chaque ecue\n  moyenne = EF\nfin\n";
  const std::string of = " pour \"École\" version \"1\"\n";
  const std::string maquette = "maquette \"M\"" + of + "tableau\n  ue ; ecue ; libellé ; coefficient" + columns +
                               " ; épreuves\n  UE1 ; ; Une UE ; " + std::string(20, ';') + " ;\n ; E1 ; Un <ECUE> ; 3" +
                               cells + " ; EF + 2 CC\nfin\nfin\n";
  const Session session = load({{"reglement.bareme", text}, {"maquette.bareme", maquette}});
  const Woven woven = bareme::weave(session, "bareme");
  REQUIRE(woven.maquettes.size() == 1);
  const auto tables = blocks<report::WovenTable>(woven.maquettes[0]);
  REQUIRE(tables.size() == 3);
  CHECK(tables[0].titles.front() == "Code");
  CHECK(tables[0].titles.back() == "Épreuves");
  CHECK(tables[0].titles.size() == 10);
  CHECK(tables[2].titles.size() == 9);
  REQUIRE(tables[0].rows.size() == 2);
  CHECK(linear(tables[0].rows[1].back()) == "EF, CC1, CC2");
  CHECK(tables[1].rows.size() == 2);  // E1, under what contains it
  CHECK(page(woven).find("<ECUE>") == std::string::npos);
}

TEST_CASE("woven: a wide maquette is cut between its levels, and of a group each member is told with its weight") {
  std::string text =
      "règlement \"École\" version \"1\"\nstructure\n"
      "  niveaux promotion > étudiant > semestre > ressource > épreuve\n"
      "  niveau compétence dans semestre regroupe ressource\n"
      "  attribut poids : nombre pour chaque ressource dans compétence\n"
      "  attribut type : type pour chaque épreuve\n";
  std::string columns, cells;
  for (char letter = 'a'; letter < 'a' + 7; ++letter) {
    text += std::string("  attribut n") + letter + letter + " : nombre pour chaque ressource\n";
    columns += std::string(" ; n") + letter + letter;
    cells += " ; 1";
  }
  text +=
      "  attribut total : ECTS pour chaque semestre\nfin\ncodes de type\n  EF\nfin\n"
      "article 1 \"Note\" pour chaque épreuve\n  note retenue = note session 1\nfin\n"
      "convention\n  arrondi de note retenue : aucun\nfin\n";
  const std::string maquette =
      "maquette \"M\" pour \"École\" version \"1\"\nsemestre S1 ; total = 30\ncompétence C1 \"Développer\"\n"
      "tableau\n  ressource ; libellé" +
      columns + " ; épreuves\n  R1 ; Réseaux" + cells +
      " ; EF\nfin\n"
      "tableau poids\n  ressource ; C1\n  R1 ; 12\nfin\nfin\n";
  const Woven woven = bareme::weave(load({{"reglement.bareme", text}, {"maquette.bareme", maquette}}), "bareme");
  const auto tables = blocks<report::WovenTable>(woven.maquettes.at(0));
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].titles == std::vector<std::string>{"Code", "Libellé", "total (ECTS)"});
  CHECK(tables[0].rows.size() == 1);  // S1
  CHECK(tables[1].titles.back() == "Épreuves, ou ce qui est regroupé");
  REQUIRE(tables[1].rows.size() == 3);  // S1, C1, R1
  CHECK(linear(tables[1].rows[1].back()) == "R1\u00a0(poids\u00a012)");
  CHECK(linear(tables[1].rows[2].back()) == "EF");
}

TEST_CASE("woven: a maquette made for cas is not the school's, and a cas that differs says by what") {
  const std::string text = head + "article 2 \"M\" pour chaque ecue\n  moyenne = EF\nfin\n";
  const std::string of = " pour \"École\" version \"1\"\n";
  const std::string object = "ue UE1\necue E1 ; coefficient = 1 ; épreuves = (EF)\nfin\n";
  const std::string cas = "cas \"un cas\" maquette \"Essai\"\n  E1.EF 12\n  donne E1.moyenne = 13\nfin\n";
  const std::string tried = "maquette \"Essai\"" + of + object + cas;
  const Session both =
      load({{"reglement.bareme", text}, {"maquette.bareme", "maquette \"M\"" + of + object}, {"cas.bareme", tried}});
  const Woven woven = bareme::weave(both, "bareme");
  REQUIRE(woven.maquettes.size() == 1);
  CHECK(woven.maquettes[0].title == "M");
  REQUIRE(woven.cases.size() == 1);
  CHECK(woven.cases[0].differs == "E1.moyenne\u00a0: attendu 13, obtenu 12");
  const Session alone = load({{"reglement.bareme", text}, {"cas.bareme", tried}});
  CHECK(bareme::weave(alone, "bareme").maquettes.size() == 1);
}

TEST_CASE("woven: as JSON, its nature, its fingerprint, what holds") {
  const Session session = load({{"reglement.bareme", head + "article 2 \"M\" pour chaque ecue\n  moyenne = EF\n  "
                                                            "exemple EF 12 donne moyenne = 12\nfin\n"}});
  const std::string json = report::woven_json(bareme::weave(session, "bareme 0"));
  for (const std::string& said :
       {std::string("\"format\": \"bareme/1\""), std::string("\"nature\": \"règlement\""),
        std::string("\"programme\": \"bareme 0\""), "\"empreinte\": \"" + session.fingerprints().regulation + "\"",
        std::string("\"exemples\": 1"), std::string("\"tout_tient\": true")}) {
    INFO(said);
    CHECK(json.find(said) != std::string::npos);
  }
}

TEST_CASE("woven: what an article calls so for itself is nothing elsewhere") {
  const Woven woven =
      woven_of(head +
               "codes de grade\n  A ; B\nfin\narticle 2 \"M\" pour chaque ecue\n  soit B = 2\n  "
               "moyenne = min(EF + B ; 20/20)\nfin\nbarème conversion(g : grade) donne note\n  A : 18 ; "
               "B : 16\nfin\n");
  const auto table = blocks<report::WovenTable>(woven.elements.back()).front();
  CHECK(table.rows.at(1).front().front().style == "code");
  const auto formulas = blocks<report::WovenFormula>(article(woven, "2"));
  CHECK(formulas.front().run.front().style == "grandeur");
}

TEST_CASE("woven: every link of a page leads somewhere on it, and nothing an author writes is markup") {
  const std::string hostile = head +
                              "article 2 \"<script>alert(1)</script> & L'Hôpital–Nguyễn\" pour chaque ecue\n"
                              "  « <b>gras</b> \"et\" {{titre}} »\n  moyenne = EF  # ⚑ <i>choix</i>\nfin\n"
                              "article 3 \"Vide\" pour chaque ue\nfin\n";
  const std::string html = page(woven_of(hostile));
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<b>gras") == std::string::npos);
  CHECK(html.find("<i>choix") == std::string::npos);
  CHECK(html.find("{{titre}}") != std::string::npos);
  std::set<std::string> anchors;
  for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
    const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
    INFO(id);
    CHECK(anchors.insert(id).second);
  }
  for (std::size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1)) {
    const std::string id = html.substr(at + 7, html.find('"', at + 7) - at - 7);
    INFO(id);
    CHECK(anchors.contains(id));
  }
}
