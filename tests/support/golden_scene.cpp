#include "support/golden_scene.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "support/golden_derived.hpp"
#include "support/golden_encoding.hpp"
#include "support/golden_prelude.hpp"
#include "support/golden_words.hpp"

namespace bareme::golden {
namespace {

namespace fs = std::filesystem;

constexpr const char* regulation_file = "reglement.bareme";
constexpr const char* maquette_file = "maquette.bareme";
constexpr const char* marks_file = "notes.csv";

// The blocks that are one file as they stand, and how a command that reads a promotion names it.
struct Laid {
  std::string_view kind, file, option;
};
constexpr std::array<Laid, 6> plain_files = {{{"maquette", maquette_file, "--maquette"},
                                              {"étudiants", "etudiants.csv", "--etudiants"},
                                              {"notes", marks_file, "--notes"},
                                              {"faits", "faits.csv", "--faits"},
                                              {"cours", "cours.csv", "--cours"},
                                              {"cas", "cas.bareme", ""}}};

fs::path new_folder() {
  std::string name = (fs::temp_directory_path() / "bareme-page-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("aucun dossier temporaire ne peut être créé");
  return name;
}

void write(const fs::path& file, const Lines& lines, std::string_view encoding = "utf-8") {
  std::ofstream(file, std::ios::binary) << encoded(joined(lines), encoding);
}

Lines read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("fichier illisible : " + file.string());
  return split_lines({std::istreambuf_iterator<char>(stream), {}});
}

// A name in the page's folder and nowhere else.
bool stays_inside(const fs::path& name) {
  return !name.empty() && name.is_relative() && name.lexically_normal().begin()->string() != "..";
}

// « fichier jury.csv », « fichier notes/jury.csv latin-1 ».
void lay_file(const Block& block) {
  const std::vector<std::string> words = words_of(block.argument);
  if (words.empty() || words.size() > 2 || !stays_inside(words.front()))
    throw std::runtime_error("un bloc « fichier » demande un nom : ```fichier jury.csv");
  const fs::path file = words.front();
  if (file.has_parent_path()) fs::create_directories(file.parent_path());
  write(file, block.lines, words.size() == 2 ? words[1] : "utf-8");
}

}  // namespace

Scene::Scene(const fs::path& root) : root_(root), folder_(new_folder()), before_(fs::current_path()) {
  for (const char* shared : {"regulations", "stdlib"})
    fs::create_directory_symlink(root_ / shared, folder_ / shared);
  fs::current_path(folder_);
}

Scene::~Scene() {
  std::error_code ignored;  // a folder left behind in /tmp is no reason to stop
  fs::current_path(before_, ignored);
  fs::remove_all(folder_, ignored);
}

bool Scene::lays(const Block& block) const {
  if (block.kind == "règlement" || block.kind == "fichier" || block.kind == "reprend") return true;
  for (const Laid& laid : plain_files)
    if (laid.kind == block.kind) return true;
  return false;
}

void Scene::lay(const Block& block) {
  if (block.kind == "règlement") lay_regulation(block);
  if (block.kind == "fichier") lay_file(block);
  if (block.kind == "reprend") return lay_page(block.argument);
  for (const Laid& laid : plain_files)
    if (laid.kind == block.kind) write(laid.file, block.lines);
  if (block.kind == "maquette") own_maquette_ = true;
  if (!own_maquette_ && fs::exists(regulation_file) && fs::exists(marks_file)) derive_maquette();
}

// A whole text starts anew; articles alone add to the articles before them, and to the whole text or the prelude. What
// they write again, under the same heading, they replace.
void Scene::lay_regulation(const Block& block) {
  if (is_whole_regulation(block.lines)) {
    fragment_.clear();
    whole_ = block.lines;
    return write(regulation_file, whole_);
  }
  if (!whole_.empty()) fragment_ = without(fragment_, block.lines);
  fragment_.insert(fragment_.end(), block.lines.begin(), block.lines.end());
  const Lines under = whole_.empty() ? read(root_ / "tests/support/prelude.bareme") : whole_;
  write(regulation_file, with_prelude(fragment_, under));
}

void Scene::lay_page(const std::string& name) {
  for (const Block& block : read_page(joined(read(root_ / name))).blocks)
    if (lays(block)) lay(block);
}

void Scene::derive_maquette() const {
  const Lines marks = read(marks_file);
  if (!marks.empty()) write(maquette_file, maquette_of_columns(marks.front(), read(regulation_file)));
}

std::vector<std::string> Scene::promotion() const {
  if (!fs::exists(regulation_file)) return {};
  std::vector<std::string> words = {regulation_file};
  for (const Laid& laid : plain_files)
    if (!laid.option.empty() && fs::exists(laid.file))
      words.insert(words.end(), {std::string(laid.option), std::string(laid.file)});
  return words;
}

}  // namespace bareme::golden
