// A paper is there whole, or what was there before it is.
#include "repl/written_file.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace {

namespace fs = std::filesystem;
using bareme::repl::write_whole;

struct Folder {
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const char* name) const { return (path / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
  fs::path path = fs::temp_directory_path() / ("bareme-ecrit-" + std::to_string(std::random_device{}()));
};

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("written file: whole, and nothing beside it", "[repl]") {
  const Folder folder;
  CHECK(write_whole(folder.file("a"), "un"));
  CHECK(write_whole(folder.file("a"), "deux"));
  CHECK(content(folder.file("a")) == "deux");
  CHECK(folder.files() == 1);
}

TEST_CASE("written file: what cannot be is told, and leaves nothing", "[repl]") {
  const Folder folder;
  fs::create_directories(folder.file("dossier/dedans"));
  CHECK_FALSE(write_whole(folder.file("dossier"), "un"));
  CHECK_FALSE(write_whole(folder.file("absent/a"), "un"));
  CHECK(folder.files() == 1);
  if (fs::exists("/dev/full")) CHECK_FALSE(write_whole("/dev/full", "un"));
}

TEST_CASE("written file: a link stays a link, a device a device", "[repl]") {
  const Folder folder;
  CHECK(write_whole(folder.file("vrai"), "un"));
  fs::create_symlink(folder.file("vrai"), folder.file("lien"));
  CHECK(write_whole(folder.file("lien"), "deux"));
  CHECK(fs::is_symlink(fs::symlink_status(folder.file("lien"))));
  CHECK(content(folder.file("vrai")) == "deux");
  if (fs::exists("/dev/null")) {
    CHECK(write_whole("/dev/null", "un"));
    CHECK(fs::is_character_file("/dev/null"));
  }
}
