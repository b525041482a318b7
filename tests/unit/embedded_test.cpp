#include "embedded.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;
const fs::path root = support::source_dir();

std::string on_disk(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("embedded: the pages of `aide` are those of docs/erreurs.md, byte for byte") {
  REQUIRE(bareme::embedded::errors_page().size() == on_disk(root / "docs/erreurs.md").size());
  CHECK((bareme::embedded::errors_page() == on_disk(root / "docs/erreurs.md")));
}

TEST_CASE("embedded: every file of stdlib/ is carried, byte for byte") {
  // git keeps no empty folder: without any file there is nothing to carry.
  if (!fs::exists(root / "stdlib")) return;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / "stdlib")) {
    if (!entry.is_regular_file() || entry.path().filename().string().front() == '.') continue;
    const std::string name = entry.path().lexically_relative(root).generic_string();
    INFO(name);
    CHECK((bareme::embedded::file(name) == on_disk(entry.path())));
  }
}

TEST_CASE("embedded: a file that is not carried is empty") { CHECK(bareme::embedded::file("docs/absent.md").empty()); }
