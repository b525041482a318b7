#include "repl/lsp/server.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "support/editor.hpp"

namespace bareme {
namespace {

using tests::Editor;
using Json = nlohmann::json;

const std::string regulation = R"(règlement "École" version "1"

structure
  niveaux promotion > étudiant > ue > épreuve
  attribut ects : ECTS pour chaque ue
  attribut type : type pour chaque épreuve
fin
codes de type
  EF "Examen final" ; CC
fin
codes de résultat
  ADM "Admis" : validant
  AJ "Ajourné" : refusant
fin
convention
  arrondi de moyenne : 0,01 au plus proche
fin
paramètre seuil = 10/20

article 1 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
article 2 "Validation d'une UE" pour chaque ue
  « Une UE est validée à 10. »
  moyenne = moyenne(EF 2 ; CC 1)
  résultat ADM si moyenne >= seuil
  résultat AJ sinon
  crédits = ects si résultat est ADM sinon 0 ECTS
  exemple EF 9 ; CC 12 donne moyenne = 10 ; résultat = ADM
fin
)";
const std::string maquette = R"(maquette "Port" pour "École" version "1"
tableau
  ue  ; ects ; épreuves
  UE1 ; 6    ; EF + CC
fin
fin
)";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

struct School {  // two files in a folder of their own, whose name an URI has to escape
  School() {
    std::filesystem::create_directories(folder);
    std::ofstream(text) << regulation;
    std::ofstream(objects) << maquette;
  }
  ~School() { std::filesystem::remove_all(folder); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bareme écrit 100 % " + std::to_string(std::random_device{}()));
  std::string text = (folder / "reglement.bareme").string();
  std::string objects = (folder / "maquette.bareme").string();
};

Json document(const std::string& path) { return {{"textDocument", {{"uri", repl::lsp::uri_of(path)}}}}; }

}  // namespace

TEST_CASE("lsp: a sound règlement has no problem, and its faults are shown while it is typed", "[lsp]") {
  School school;
  Editor editor;
  editor.open(school.text, regulation);
  editor.change(school.text, replaced(regulation, "moyenne >= seuil", "moyene >= seuil"));
  CHECK(editor.hear() == 0);
  REQUIRE(editor.heard().size() >= 3);
  CHECK(editor.heard()[1]["params"]["diagnostics"].empty());
  const Json problems = editor.problems(school.text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0]["code"] == "B051");
  CHECK(problems[0]["severity"] == 1);
  CHECK(problems[0]["range"]["start"] == Json{{"line", 25}, {"character", 18}});
  CHECK(problems[0]["range"]["end"] == Json{{"line", 25}, {"character", 24}});
  CHECK(problems[0]["message"].get<std::string>().find("écrire «\u00A0moyenne\u00A0»") != std::string::npos);
}

TEST_CASE("lsp: what is wrong in a maquette beside is shown there, and gone when it is", "[lsp]") {
  School school;
  Editor editor;
  editor.open(school.text, regulation);
  editor.open(school.objects, replaced(maquette, "EF + CC", "EF + XX"));
  editor.change(school.objects, maquette);
  editor.hear();
  std::vector<std::size_t> counts;
  for (const Json& message : editor.heard())
    if (message.value("method", "") == "textDocument/publishDiagnostics" &&
        message["params"]["uri"] == repl::lsp::uri_of(school.objects))
      counts.push_back(message["params"]["diagnostics"].size());
  CHECK(counts == std::vector<std::size_t>{1, 0});
}

TEST_CASE("lsp: a name says what it is, where it is declared and used", "[lsp]") {
  School school;
  Editor editor;
  editor.open(school.text, regulation);
  const int over = editor.ask("textDocument/hover", Editor::at(school.text, regulation, "moyenne >= seuil", 1, 2));
  const int code = editor.ask("textDocument/hover", Editor::at(school.text, regulation, "ADM si", 1, 1));
  const int go = editor.ask("textDocument/definition", Editor::at(school.text, regulation, ">= seuil", 1, 4));
  const int used = editor.ask("textDocument/references", Editor::at(school.text, regulation, "seuil = 10", 1, 1));
  const int level = editor.ask("textDocument/hover", Editor::at(school.text, regulation, "chaque ue\n  «", 1, 7));
  const int nothing = editor.ask("textDocument/hover", Editor::at(school.text, regulation, ">= seuil", 1, 0));
  editor.hear();
  const auto page = editor.answer(over)["contents"]["value"].get<std::string>();
  CHECK(page.find("**moyenne** — pour chaque ue") == 0);
  CHECK(page.find("arrondi à 0,01 au plus proche") != std::string::npos);
  CHECK(page.find("article 2 «\u00A0Validation d'une UE\u00A0»") != std::string::npos);
  CHECK(page.find("> Une UE est validée à 10.") != std::string::npos);
  CHECK(editor.answer(code)["contents"]["value"].get<std::string>().find("«\u00A0Admis\u00A0»") != std::string::npos);
  REQUIRE(editor.answer(go).size() == 1);
  CHECK(editor.answer(go)[0]["range"]["start"] == Json{{"line", 17}, {"character", 10}});
  CHECK(editor.answer(used).size() == 2);
  CHECK(editor.answer(level)["contents"]["value"].get<std::string>().find("**ue**") == 0);
  CHECK(editor.answer(nothing).is_null());
}

TEST_CASE("lsp: what is shown over a name has an exemple of it, and a parameter says its value", "[lsp]") {
  School school;
  const std::string cases = (school.folder / "cas.bareme").string();
  std::ofstream(cases) << "cas \"une UE\"\n  UE1.EF 12\n  UE1.CC 9\n  donne UE1.crédits = 6 ECTS\nfin\n";
  Editor editor;
  editor.open(school.text, regulation);
  const auto over = [&](const std::string& word, std::size_t after) {
    return editor.ask("textDocument/hover", Editor::at(school.text, regulation, word, 1, after));
  };
  const int awaited = over("moyenne >= seuil", 2), posed = over("note retenue = ", 2), code = over("ADM si", 1),
            in_a_case = over("crédits = ects", 1), parameter = over("seuil = 10/20", 1);
  editor.hear();
  CHECK(editor.problems(cases) == Json());
  const auto page = [&](int answer) { return editor.answer(answer)["contents"]["value"].get<std::string>(); };
  CHECK(page(awaited).ends_with("\n\nexemple : `EF 9 ; CC 12 donne moyenne = 10 ; résultat = ADM`"));
  CHECK(page(code).ends_with("\n\nexemple : `EF 9 ; CC 12 donne moyenne = 10 ; résultat = ADM`"));
  CHECK(page(in_a_case).ends_with("\n\ncas «\u00A0une UE\u00A0» : `UE1.crédits = 6 ECTS`"));
  CHECK(page(posed).find("exemple") == std::string::npos);
  CHECK(page(parameter).find("paramètre : 10") != std::string::npos);
  CHECK(page(parameter).find("de 10 à 10") == std::string::npos);
}

TEST_CASE("lsp: a word of the language says in one line what it means", "[lsp]") {
  School school;
  const std::string text = replaced(regulation, "  résultat ADM si", R"(  retenue = max(moyenne ; 0)
  résultat ADM si)");
  const std::string with_year = text + R"(article 3 "Année" pour chaque étudiant
  pire = min des moyenne des ue
  moyenne = moyenne des ue par ects
fin
)";
  Editor editor;
  editor.open(school.text, with_year);
  const auto over = [&](const std::string& word, std::size_t after) {
    return editor.ask("textDocument/hover", Editor::at(school.text, with_year, word, 1, after));
  };
  const int call = over("max(", 1), mean = over("= moyenne(", 3), set = over("min des", 1),
            of = over("moyenne des ue par", 1), word = over("sinon 0", 1);
  editor.hear();
  const auto page = [&](int answer) { return editor.answer(answer)["contents"]["value"].get<std::string>(); };
  CHECK(editor.problems(school.text).empty());
  CHECK(page(call).find("**max(valeur ; …)** — la plus grande") == 0);
  CHECK(page(mean).find("**moyenne(note poids ; …)** — ") == 0);  // not the quantity of that name
  CHECK(page(set).find("**min** — la plus petite") == 0);
  CHECK(page(of).find("**moyenne** — la moyenne de ce qui suit") == 0);
  CHECK(page(word).find("**sinon** — ") == 0);
}

TEST_CASE("lsp: names are still known while another line is half written", "[lsp]") {
  School school;
  Editor editor;
  const std::string broken =
      replaced(regulation, "paramètre seuil = 10/20\n", "paramètre seuil = 10/20\nparamètre é😀 =\n");
  editor.open(school.text, regulation);
  editor.change(school.text, broken);
  const int go = editor.ask("textDocument/definition", Editor::at(school.text, broken, ">= seuil", 1, 4));
  const int over = editor.ask("textDocument/hover", Editor::at(school.text, broken, "moyenne >= seuil", 1, 2));
  editor.hear();
  CHECK(!editor.problems(school.text).empty());
  REQUIRE(editor.answer(go).size() == 1);
  CHECK(editor.answer(go)[0]["range"]["start"] == Json{{"line", 17}, {"character", 10}});
  CHECK(editor.answer(over)["range"]["start"]["line"] == 26);
}

TEST_CASE("lsp: the outline is the articles, blocks fold, words have a colour", "[lsp]") {
  School school;
  Editor editor;
  editor.open(school.text, regulation);
  const int outline = editor.ask("textDocument/documentSymbol", document(school.text));
  const int folds = editor.ask("textDocument/foldingRange", document(school.text));
  const int colours = editor.ask("textDocument/semanticTokens/full", document(school.text));
  editor.hear();
  const Json& whole = editor.answer(outline);
  REQUIRE(whole.size() == 1);
  CHECK(whole[0]["name"] == "École 1");
  std::vector<std::string> names;
  for (const Json& one : whole[0]["children"])
    names.push_back(one["name"]);
  CHECK(names == std::vector<std::string>{"structure", "codes de type", "codes de résultat", "convention", "seuil",
                                          "1 Note retenue", "2 Validation d'une UE"});
  CHECK(whole[0]["children"][6]["range"]["end"]["line"] == 29);
  bool article = false;
  for (const Json& fold : editor.answer(folds))
    article = article || fold == Json{{"startLine", 22}, {"endLine", 29}};
  CHECK(article);
  CHECK(editor.answer(colours)["data"].size() > 5 * 80);
  CHECK(editor.answer(colours)["data"].size() % 5 == 0);
}

TEST_CASE("lsp: what is called is a function, and the digits of a code are no number", "[lsp]") {
  School school;
  Editor editor;
  editor.open(school.text, regulation);
  editor.open(school.objects, replaced(maquette, "6    ;", "6 ECTS ;"));
  const int rules = editor.ask("textDocument/semanticTokens/full", document(school.text));
  const int cells = editor.ask("textDocument/semanticTokens/full", document(school.objects));
  editor.hear();
  // What stands there, of that length: its place in the legend; -1: no colour.
  const auto colour = [&](int answer, std::size_t line, std::size_t from, std::size_t length) {
    const Json& data = editor.answer(answer)["data"];
    std::size_t row = 0, column = 0;
    for (std::size_t at = 0; at + 4 < data.size(); at += 5) {
      column =
          data[at].get<std::size_t>() != 0 ? data[at + 1].get<std::size_t>() : column + data[at + 1].get<std::size_t>();
      row += data[at].get<std::size_t>();
      if (row == line && column == from && data[at + 2] == length) return data[at + 3].get<int>();
    }
    return -1;
  };
  const Json& server = editor.answer(1)["capabilities"];
  const auto types = server["semanticTokensProvider"]["legend"]["tokenTypes"].get<std::vector<std::string>>();
  const auto called = [&](const std::string& name) {
    return static_cast<int>(std::find(types.begin(), types.end(), name) - types.begin());
  };
  CHECK(colour(rules, 24, 2, 7) == called("variable"));
  CHECK(colour(rules, 24, 12, 7) == called("function"));  // moyenne(
  CHECK(colour(cells, 3, 4, 1) == -1);                    // the 1 of UE1
  CHECK(colour(cells, 3, 8, 1) == called("number"));
  CHECK(editor.answer(rules)["data"][4] == 1);   // « règlement » opens a block
  CHECK(editor.answer(rules)["data"][14] == 0);  // « version » does not
}

TEST_CASE("lsp: a name changed everywhere, its cells too, and a name taken is refused", "[lsp]") {
  School school;
  Editor editor;
  editor.open(school.text, regulation);
  const auto renaming = [&](const std::string& word, std::size_t after, const std::string& name) {
    Json params = Editor::at(school.text, regulation, word, 1, after);
    params["newName"] = name;
    return editor.ask("textDocument/rename", params);
  };
  const int code = renaming("EF 2", 0, "EX");
  const int taken = renaming("EF 2", 0, "CC");
  const int sentence = renaming("EF 2", 0, "si sinon");
  const int lines = renaming("EF 2", 0, "EX = 1\nparamètre EY");
  const int nothing = renaming(">= seuil", 0, "X");
  editor.hear();
  const Json& changes = editor.answer(code)["changes"];
  CHECK(changes[repl::lsp::uri_of(school.text)].size() == 3);
  CHECK(changes[repl::lsp::uri_of(school.objects)].size() == 1);
  for (const int refused : {taken, sentence, lines, nothing})
    CHECK(editor.answer(refused)["error"]["code"] == -32803);
}

// An attribute, the list of codes it takes and a unit may have one name; so may what a student brings under an object.
TEST_CASE("lsp: a name changed is that thing's alone, not its nature's nor another's", "[lsp]") {
  School school;
  std::string both =
      replaced(regulation, "  attribut ects",
               "  niveau cours dans ue\n  attribut domaine : domaine pour chaque ue à défaut INFO\n  attribut ects");
  both = replaced(both, "codes de type", "codes de domaine\n  INFO\nfin\ncodes de type");
  both = replaced(both, "fin\narticle 2", R"(fin
article 1 bis "Cours" pour chaque cours
  entrée ects : ECTS
  crédits = ects
fin
article 2)");
  std::ofstream(school.text) << both;
  std::ofstream(school.objects) << replaced(maquette, "fin\nfin", "fin\nvérifie chaque ue : ects = 6 ECTS\nfin");
  Editor editor;
  editor.open(school.text, both);
  const auto renaming = [&](const std::string& word, std::size_t after, const std::string& name) {
    Json params = Editor::at(school.text, both, word, 1, after);
    params["newName"] = name;
    return editor.ask("textDocument/rename", params);
  };
  const int attribute = renaming("ects : ECTS pour", 0, "créd"), entry = renaming("ects : ECTS\n", 0, "créd"),
            field = renaming("domaine : domaine", 0, "thème"), unit = renaming(": ECTS pour", 2, "créd"),
            list = renaming("codes de domaine", 9, "thème");
  editor.hear();
  CHECK(editor.problems(school.text).empty());
  const auto places = [&](int answer, const std::string& file) {
    INFO(editor.answer(answer).dump());
    const Json changes = editor.answer(answer).value("changes", Json::object());
    const auto found = changes.find(repl::lsp::uri_of(file));
    return found == changes.end() ? std::size_t{0} : found->size();
  };
  CHECK(places(attribute, school.text) == 2);
  CHECK(places(attribute, school.objects) == 2);
  CHECK(places(entry, school.text) == 2);
  CHECK(places(entry, school.objects) == 0);
  CHECK(places(field, school.text) == 1);
  for (const int refused : {unit, list})
    CHECK(editor.answer(refused)["error"]["code"] == -32803);
}

TEST_CASE("lsp: completion after a dot and in an article, the arguments of a call, the layout, a fix", "[lsp]") {
  School school;
  Editor editor;
  const std::string wrong = replaced(regulation, "moyenne >= seuil", "moyene >= seuil");
  editor.open(school.text, regulation);
  const int inside = editor.ask("textDocument/completion", Editor::at(school.text, regulation, ">= seuil", 1, 3));
  const int tidy = editor.ask("textDocument/formatting", document(school.text));
  editor.change(school.text, replaced(regulation, "moyenne >= seuil", "moyenne    >= seuil"));
  const int untidy = editor.ask("textDocument/formatting", document(school.text));
  editor.change(school.text, wrong);
  Json params = document(school.text);
  params["range"] = {{"start", {{"line", 25}, {"character", 20}}}, {"end", {{"line", 25}, {"character", 20}}}};
  params["context"] = {{"diagnostics", Json::array()}};
  const int fix = editor.ask("textDocument/codeAction", params);
  editor.hear();
  std::vector<std::string> labels;
  for (const Json& item : editor.answer(inside)["items"])
    labels.push_back(item["label"]);
  for (const char* expected : {"moyenne", "résultat", "ects", "seuil", "ADM", "EF"})
    CHECK(std::find(labels.begin(), labels.end(), expected) != labels.end());
  CHECK(std::find(labels.begin(), labels.end(), "note retenue") == labels.end());      // of an épreuve, not of an ue
  CHECK(std::find(labels.begin(), labels.end(), "au choix du jury") == labels.end());  // begins a line
  CHECK(editor.answer(tidy).is_array());
  CHECK(editor.answer(untidy).size() == 1);
  REQUIRE(editor.answer(fix).size() == 1);
  const Json edit = editor.answer(fix)[0]["edit"]["changes"][repl::lsp::uri_of(school.text)][0];
  CHECK(edit["newText"] == "moyenne");
  CHECK(edit["range"]["end"] == Json{{"line", 25}, {"character", 24}});
}

TEST_CASE("lsp: traffic that makes no sense is answered or passed over, and the next message is heard", "[lsp]") {
  School school;
  Editor editor;
  editor.raw("n'importe quoi\r\nContent-Length: zut\r\n\r\n");
  editor.raw("Content-Length: 5\r\n\r\n{\"a\":");
  editor.raw("Content-Length: 2\r\n\r\n[]");
  const int unknown = editor.ask("textDocument/inconnue", Json::object());
  const int empty = editor.ask("textDocument/hover", Json::object());
  const int nowhere = editor.ask("textDocument/hover", {{"textDocument", {{"uri", "file:///nulle/part.bareme"}}},
                                                        {"position", {{"line", 9}, {"character", 9}}}});
  const int text = editor.ask("textDocument/hover", {{"textDocument", 3}, {"position", "x"}});
  editor.tell("textDocument/didChange", {{"textDocument", nullptr}});
  editor.raw("Content-Length: 3\r\n\r\n\"\xff\"");
  editor.open(school.text, "règlement \"x");
  editor.change(school.text, std::string(100000, '('));
  editor.change(school.text, regulation);
  const int alive = editor.ask("textDocument/hover", Editor::at(school.text, regulation, ">= seuil", 1, 4));
  CHECK(editor.hear() == 0);
  CHECK(editor.answer(unknown)["error"]["code"] == -32601);
  CHECK(editor.answer(empty)["error"]["code"] == -32602);
  CHECK(editor.answer(empty)["error"]["message"] ==
        "textDocument/hover : un paramètre manque ou n'est pas de la nature attendue");
  CHECK(editor.answer(text)["error"]["code"] == -32602);
  CHECK(editor.answer(nowhere).is_null());
  CHECK(editor.answer(alive)["contents"]["value"].get<std::string>().find("**seuil**") == 0);
}

// Advice is made at opening and saving; between the two it is carried from one reading to the next.
TEST_CASE("lsp: a warning keeps its code, its words and its remedies while the text is typed", "[lsp]") {
  School school;
  const std::string unused = replaced(regulation, "paramètre seuil", "paramètre oublié = 3\nparamètre seuil");
  Editor editor;
  editor.open(school.text, unused);
  editor.change(school.text, unused + "\n# x");
  editor.change(school.text, "# y\n" + unused + "\n# x");
  CHECK(editor.hear() == 0);
  std::vector<Json> shown;
  for (const Json& message : editor.heard())
    if (message.value("method", "") == "textDocument/publishDiagnostics" &&
        message["params"]["uri"] == repl::lsp::uri_of(school.text))
      shown.push_back(message["params"]["diagnostics"]);
  REQUIRE(shown.size() == 2);  // what is as it was is not sent again
  for (const Json& problems : shown) {
    REQUIRE(problems.size() == 1);
    CHECK(problems[0]["code"] == "B151");
    CHECK(problems[0]["severity"] == 2);
    CHECK(problems[0]["message"].get<std::string>().find("oublié") != std::string::npos);
    CHECK(problems[0]["message"] == shown[0][0]["message"]);
  }
}

TEST_CASE("lsp: the places of a name in the text are marked, not what is only spelt alike", "[lsp]") {
  School school;
  const std::string two =
      replaced(regulation, "paramètre seuil = 10/20", "paramètre seuil = 10/20\nparamètre seuil fort = 12/20");
  const std::string both = replaced(two, "moyenne >= seuil", "moyenne >= seuil et moyenne <= seuil fort");
  Editor editor;
  editor.open(school.text, both);
  const int marked = editor.ask("textDocument/documentHighlight", Editor::at(school.text, both, ">= seuil", 1, 4));
  editor.hear();
  CHECK(editor.answer(1)["capabilities"]["documentHighlightProvider"] == true);
  REQUIRE(editor.answer(marked).size() == 2);
  CHECK(editor.answer(marked)[0]["range"]["start"] == Json{{"line", 17}, {"character", 10}});
  CHECK(editor.answer(marked)[1]["range"]["start"] == Json{{"line", 26}, {"character", 29}});
}

TEST_CASE("lsp: a line ends by LF, CR LF or CR", "[lsp]") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string text = "a" + end + end + "éb" + end + "c";
    const repl::lsp::Lines lines(text);
    const std::size_t b = text.find('b'), c = text.find('c');
    CHECK(lines.position(b).line == 2);
    CHECK(lines.position(b).character == 1);
    CHECK(lines.position(c).line == 3);
    CHECK(lines.offset({2, 1}) == b);
    CHECK(lines.offset({2, 9}) == b + 1);
    CHECK(lines.offset({1, 4}) == 1 + end.size());
    CHECK(lines.offset({3, 0}) == c);
  }
}

TEST_CASE("lsp: of a thousand faults, five hundred are shown and the others counted", "[lsp]") {
  School school;
  std::string wrong = regulation + "article 3 \"Bruit\" pour chaque ue\n";
  for (int i = 0; i < 1000; ++i)
    wrong += "  a b = = c\n";
  Editor editor;
  editor.open(school.text, wrong + "fin\n");
  CHECK(editor.hear() == 0);
  REQUIRE(editor.problems(school.text).size() == 501);
  CHECK(editor.problems(school.text).back()["message"] == "et 500 autres fautes");
}

TEST_CASE("lsp: a file deleted under the editor takes its problems with it", "[lsp]") {
  School school;
  const std::string deleted = (school.folder / "cas.bareme").string();
  std::ofstream(deleted) << "cas \"faux\"\n  MATH.EF 12\nfin\n";
  Editor editor;
  editor.open(school.text, regulation);
  editor.between([&] { std::filesystem::remove(deleted); });
  editor.tell("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  CHECK(editor.hear() == 0);
  std::vector<std::size_t> counts;
  for (const Json& message : editor.heard())
    if (message.value("method", "") == "textDocument/publishDiagnostics" &&
        message["params"]["uri"] == repl::lsp::uri_of(deleted))
      counts.push_back(message["params"]["diagnostics"].size());
  CHECK(counts == std::vector<std::size_t>{1, 0});
}

TEST_CASE("lsp: an editor that leaves without a word, or before it said hello", "[lsp]") {
  Editor editor;
  CHECK(editor.hear(false) == 1);
  std::istringstream in(
      "Content-Length: 58\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/hover\"}    ");
  std::ostringstream out;
  CHECK(repl::lsp::serve(in, out) == 1);
  CHECK(out.str().find("-32002") != std::string::npos);
}

}  // namespace bareme
