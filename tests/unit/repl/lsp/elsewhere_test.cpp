// From a name to what is not a text of the règlement: a function in its Lua file, a barème of a library of the program.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "session/session.hpp"
#include "support/editor.hpp"

namespace bareme {
namespace {

namespace fs = std::filesystem;
using tests::Editor;
using Json = nlohmann::json;

const std::string regulation = R"(règlement "École" version "1"
utilise "mentions"
structure
  niveaux promotion > étudiant > ue > épreuve
fin
convention
  arrondi de moyenne : 0,01 au plus proche
fin
fonction lua aligne(x : nombre) donne nombre
  motif "la grille est celle d'un ancien tableur"
  fichier "exceptions.lua"
  exemple x = 3 donne aligne = 3
fin
article 1 "Note" pour chaque épreuve
  note retenue = note session 1
fin
article 2 "UE" pour chaque ue
  moyenne = moyenne des épreuves
  aligné = lua aligne(nombre(moyenne))
  honneur = mention licence(moyenne)
fin
)";

struct Folder {
  Folder() {
    fs::create_directories(path / "cache");
    std::ofstream(path / "reglement.bareme") << regulation;
    std::ofstream(path / "exceptions.lua") << "-- la grille\n\nfunction aligne(x)\n  return x\nend\n";
    setenv("XDG_CACHE_HOME", (path / "cache").c_str(), 1);
  }
  ~Folder() {
    unsetenv("XDG_CACHE_HOME");
    fs::remove_all(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path path = fs::temp_directory_path() / ("bareme ailleurs " + std::to_string(std::random_device{}()));
};

}  // namespace

TEST_CASE("lsp: from a call to its function in the Lua file, and to the barème of a library", "[lsp]") {
  const Folder folder;
  const std::string text = (folder.path / "reglement.bareme").string();
  Editor editor;
  editor.open(text, regulation);
  const int lua = editor.ask("textDocument/definition", Editor::at(text, regulation, "aligne(nombre", 1, 2));
  const int library = editor.ask("textDocument/definition", Editor::at(text, regulation, "mention licence", 1, 2));
  editor.hear();
  INFO(editor.problems(text).dump(1));
  for (const Json& problem : editor.problems(text))
    REQUIRE(problem["severity"] != 1);
  const Json in_lua = editor.answer(lua);
  REQUIRE(in_lua.size() == 2);
  CHECK(in_lua[0]["range"]["start"]["line"] == 8);
  CHECK(in_lua[1]["uri"] == repl::lsp::uri_of((folder.path / "exceptions.lua").string()));
  CHECK(in_lua[1]["range"]["start"] == Json{{"line", 2}, {"character", 0}});
  REQUIRE(editor.answer(library).size() == 1);
  const Json there = editor.answer(library)[0];
  const std::string copy = repl::lsp::path_of(there["uri"]);
  CHECK(copy.rfind((folder.path / "cache").string(), 0) == 0);
  std::ifstream file(copy);
  const std::string carried(std::istreambuf_iterator<char>(file), {});
  CHECK(carried == library_text("mentions"));
  const std::size_t at =
      repl::lsp::Lines(carried).offset({there["range"]["start"]["line"], there["range"]["start"]["character"]});
  CHECK(carried.substr(at, std::string("mention licence").size()) == "mention licence");
  CHECK((fs::status(copy).permissions() & fs::perms::owner_write) == fs::perms::none);
}

}  // namespace bareme
