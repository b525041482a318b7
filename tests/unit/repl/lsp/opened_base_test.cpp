#include "repl/lsp/opened_base.hpp"

#include <catch2/catch.hpp>

#include "support/editor.hpp"
#include "support/school_base.hpp"

namespace bareme {
namespace {

using test::School;
using tests::Editor;
using Json = nlohmann::json;

// The mean of an UE is its épreuve over 3. E1 has 10 and 5, E2 has 12 and 14: 3,33 and 1,66, 4 and 4,66. At 3/20 three
// of the four are validated, at 4/20 two: UE1 of E1 is lost, and her year was not validated before either.
const std::string regulation = test::two_year_school;
const std::string stricter = [] {
  std::string text = regulation;
  const std::string row = "moyenne >= 3/20";
  return text.replace(text.find(row), row.size(), "moyenne >= 4/20");
}();

Json settings(const School& school) { return {{"base", school.base}, {"session", "2"}, {"etudiant", "E1"}}; }
Json document(const School& school) {
  return {{"textDocument", {{"uri", repl::lsp::uri_of(school.path("r.bareme"))}}}};
}
Json everything(const School& school) {
  Json params = document(school);
  params["range"] = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 999}, {"character", 0}}}};
  return params;
}
// On that line of the text, counted from 0.
std::vector<std::string> titles(const Json& lenses, std::size_t line) {
  std::vector<std::string> all;
  for (const Json& lens : lenses)
    if (lens["range"]["start"]["line"] == line) all.push_back(lens["command"]["title"]);
  return all;
}
std::size_t line_of(const std::string& word) {
  const std::string before = regulation.substr(0, regulation.find(word));
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}
Json command(const School& school, const std::string& name, std::size_t line) {
  return {{"command", name},
          {"arguments", {repl::lsp::uri_of(school.path("r.bareme")), {{"line", line}, {"character", 0}}}}};
}

}  // namespace

TEST_CASE("lsp: over each article, how many of the promotion, and who an unsaved change decides otherwise", "[lsp]") {
  School school;
  Editor editor(settings(school));
  editor.open(school.path("r.bareme"), regulation);
  const int first = editor.ask("textDocument/codeLens", document(school));
  editor.change(school.path("r.bareme"), stricter);
  const int then = editor.ask("textDocument/codeLens", document(school));
  const int who = editor.ask("workspace/executeCommand", command(school, "bareme.quiChange", 0));
  editor.change(school.path("r.bareme"), stricter.substr(0, stricter.find("résultat AJ sinon")) + "résultat");
  const int half = editor.ask("textDocument/codeLens", document(school));
  CHECK(editor.hear() == 0);
  CHECK(titles(editor.answer(first), 0) ==
        std::vector<std::string>{"2 étudiants · aucun changé par rapport au règlement de la base"});
  CHECK(titles(editor.answer(first), line_of("article 1 "))[0] == "3 validés sur 4 (2 ue)");
  CHECK(titles(editor.answer(first), line_of("article 2 "))[0] == "1 validé sur 2");
  CHECK(titles(editor.answer(then), 0) ==
        std::vector<std::string>{"2 étudiants · 1 étudiant change de résultat par rapport au règlement de la base"});
  CHECK(titles(editor.answer(then), line_of("article 1 "))[0] == "2 validés sur 4, 1 changé (2 ue)");
  CHECK(titles(editor.answer(then), line_of("article 2 "))[0] == "1 validé sur 2");
  const std::string page = editor.answer(who);
  CHECK(test::has(page, "| Ana (E1) | UE1.résultat | ADM | AJ | article 1 \"UE\" |"));
  CHECK_FALSE(test::has(page, "Ben"));
  CHECK(titles(editor.answer(half), line_of("article 1 "))[0] == "2 validés sur 4, 1 changé (2 ue)");
}

TEST_CASE("lsp: a result the text takes away is told, and whose it was", "[lsp]") {
  School school;
  std::string shorter = regulation;
  const std::size_t taken = shorter.find("article 2 "), kept = shorter.find("maquette \"M1\"");
  shorter.erase(taken, kept - taken);
  Editor editor(settings(school));
  editor.open(school.path("r.bareme"), shorter);
  const int who = editor.ask("workspace/executeCommand", command(school, "bareme.quiChange", 0));
  CHECK(editor.hear() == 0);
  const std::string page = editor.answer(who);
  INFO(page);
  CHECK(test::has(page, "| Ana (E1) | A1.résultat | AJ | n'existe plus | article 2 \"Année\" |"));
  CHECK(test::has(page, "| Ben (E2) | A1.résultat | ADM | n'existe plus | article 2 \"Année\" |"));
}

TEST_CASE("lsp: a student nobody is is told, and a command without its parameters in French", "[lsp]") {
  School school;
  Json nobody = settings(school);
  nobody["etudiant"] = "Personne";
  Editor editor(nobody);
  editor.open(school.path("r.bareme"), regulation);
  const int first = editor.ask("textDocument/codeLens", document(school));
  const int why = editor.ask("workspace/executeCommand", command(school, "bareme.pourquoi", 0));
  const int empty = editor.ask("workspace/executeCommand", {{"command", "bareme.pourquoi"}, {"arguments", {3}}});
  CHECK(editor.hear() == 0);
  CHECK(test::has(titles(editor.answer(first), 0).at(0), "aucun n'est «\u00A0Personne\u00A0» (bareme.etudiant)"));
  CHECK(test::has(editor.answer(why), "Personne"));
  CHECK(editor.answer(empty)["error"]["code"] == -32602);
  CHECK(test::has(editor.answer(empty)["error"]["message"], "un paramètre manque"));
}

TEST_CASE("lsp: what is typed right above an article leaves over it what it gives", "[lsp]") {
  School school;
  const std::size_t article = regulation.find("article 2 \"Année\"");
  const std::string wrong = "zzz (\n";
  std::string text = regulation;
  text.insert(article, wrong);
  Editor editor(settings(school));
  editor.open(school.path("r.bareme"), regulation);
  editor.change(school.path("r.bareme"), text);
  const int half = editor.ask("textDocument/codeLens", document(school));
  CHECK(editor.hear() == 0);
  CHECK(titles(editor.answer(half), line_of("article 2 \"Année\"")).empty());
  CHECK(titles(editor.answer(half), line_of("article 2 \"Année\"") + 1).size() == 1);
}

TEST_CASE("lsp: one student's values stand beside what defines them, and why", "[lsp]") {
  School school;
  Editor editor(settings(school));
  editor.open(school.path("r.bareme"), regulation);
  const int shown = editor.ask("textDocument/inlayHint", everything(school));
  const int why =
      editor.ask("workspace/executeCommand", command(school, "bareme.pourquoi", line_of("résultat AJ sinon")));
  const int above =
      editor.ask("workspace/executeCommand", command(school, "bareme.pourquoi", line_of("article 2 \"Année\"")));
  CHECK(editor.hear() == 0);
  std::map<std::size_t, std::string> labels;
  for (const Json& hint : editor.answer(shown))
    labels[hint["position"]["line"]] = hint["label"];
  CHECK(labels[line_of("moyenne = EF / 3")] == "= UE1 3,3333… · UE2 1,6666…");
  CHECK(labels[line_of("résultat ADM si moyenne")] == "= UE1 ADM · UE2 AJ");
  CHECK(labels[line_of("résultat ADM si chaque ue")] == "= AJ");
  const std::string page = editor.answer(why);
  CHECK(test::has(page, "Ana (E1)"));
  CHECK(test::has(page, "UE2"));
  CHECK(test::has(page, "1,6666…"));
  CHECK(test::has(editor.answer(above), "Ana (E1)\n\n✗ A1 "));
}

TEST_CASE("lsp: names are hidden, a base that changed is read again, and one that is not there is told", "[lsp]") {
  School school;
  Json hidden = settings(school);
  hidden["anonymat"] = true;
  Editor editor(hidden, {{"workspace", {{"codeLens", {{"refreshSupport", true}}}}}});
  editor.open(school.path("r.bareme"), stricter);
  const int who = editor.ask("workspace/executeCommand", command(school, "bareme.quiChange", 0));
  editor.between([&] {
    school.write("n2.csv", "numéro;UE1.EF@2\nE1;13\n");
    REQUIRE(school.run({"importer", "--base", school.base, "--notes", school.path("n2.csv"), "--remplacer"}) == 0);
  });
  const int better = editor.ask("textDocument/codeLens", document(school));
  editor.tell("workspace/didChangeConfiguration", {{"settings", {{"bareme", {{"base", "nulle-part.db"}}}}}});
  const int nowhere = editor.ask("textDocument/codeLens", document(school));
  editor.tell("workspace/didChangeConfiguration", {{"settings", {{"bareme", Json::object()}}}});
  const int none = editor.ask("textDocument/codeLens", document(school));
  const int missing = editor.ask("workspace/executeCommand", command(school, "bareme.quiChange", 0));
  CHECK(editor.hear() == 0);
  const std::string page = editor.answer(who);
  CHECK(test::has(page, "| Élève 1 | UE1.résultat | ADM | AJ |"));
  CHECK_FALSE(test::has(page, "Ana"));
  CHECK(titles(editor.answer(better), line_of("article 1 "))[0] == "3 validés sur 4 (2 ue)");
  REQUIRE(titles(editor.answer(nowhere), 0).size() == 1);
  CHECK(titles(editor.answer(nowhere), 0)[0].rfind("Base non ouverte : J0", 0) == 0);
  CHECK(editor.answer(none).empty());
  CHECK(test::has(editor.answer(missing), "Aucune base n'est ouverte"));
  const auto refreshed = std::count_if(editor.heard().begin(), editor.heard().end(), [](const Json& message) {
    return message.value("method", "") == "workspace/codeLens/refresh";
  });
  CHECK(refreshed == 2);
}

}  // namespace bareme
