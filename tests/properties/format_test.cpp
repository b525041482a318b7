// What `formater` prints says the same thing, and formatting it again changes nothing: on every text of the repository.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "syntax/print.hpp"

#include "support/source_dir.hpp"

namespace bareme::syntax {
namespace {

std::vector<std::filesystem::path> texts_of_the_repository() {
  std::vector<std::filesystem::path> found;
  for (const char* folder : {"regulations", "benchmarks"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(support::source_dir()) / folder))
      if (entry.path().extension() == ".bareme") found.push_back(entry.path());
  return found;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Read {
  explicit Read(std::string text)
      : source(sources.add("essai.bareme", std::move(text))), parsed(parse(sources, source, diagnostics)) {}
  std::string formatted() const { return format(sources, source, parsed); }

  diagnostics::Sources sources;
  diagnostics::Diagnostics diagnostics;
  std::uint32_t source;
  Parsed parsed;
};

// The same text as people type it in a hurry: capitals without accents, ASCII signs, blanks anywhere.
std::string typed_in_a_hurry(std::string text) {
  const std::pair<std::string_view, std::string_view> changes[] = {{"\n  ", "\n\t  "},
                                                                   {" ; ", "  ;  "},
                                                                   {" × ", "*"},
                                                                   {" − ", "-"},
                                                                   {" >= ", "≥"},
                                                                   {"moyenne des ", "MOYENNE  des "},
                                                                   {"résultat ", "Resultat "}};
  for (const auto& [from, to] : changes)
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("formater: the same tree, once and for all, on every text of the repository") {
  const auto paths = texts_of_the_repository();
  REQUIRE(paths.size() >= 10);
  for (const auto& path : paths) {
    INFO(path.filename().string());
    const Read read(content(path));
    REQUIRE_FALSE(read.diagnostics.has_errors());
    const Read again(read.formatted());
    CHECK_FALSE(again.diagnostics.has_errors());
    CHECK(outline(again.parsed.file) == outline(read.parsed.file));
    CHECK(again.formatted() == read.formatted());
  }
}

TEST_CASE("formater: spelling and blanks do not reach the canonical text") {
  for (const auto& path : texts_of_the_repository()) {
    if (path.filename() != "reglement.bareme") continue;
    INFO(path.string());
    const std::string original = content(path);
    const std::string hurried = typed_in_a_hurry(original);
    REQUIRE(hurried != original);
    const Read read(hurried);
    REQUIRE_FALSE(read.diagnostics.has_errors());
    const Read canonical(read.formatted());
    CHECK(outline(canonical.parsed.file) == outline(read.parsed.file));
  }
}

}  // namespace bareme::syntax
