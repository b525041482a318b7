#include "diagnostics/source_text.hpp"

#include <catch2/catch.hpp>

using namespace bareme::diagnostics;

namespace {

std::pair<std::size_t, std::size_t> position(const SourceText& source, std::uint32_t offset) {
  const LineColumn found = source.position(offset);
  return {found.line, found.column};
}

using At = std::pair<std::size_t, std::size_t>;

}  // namespace

TEST_CASE("lines are read without their ends, columns counted in characters") {
  const SourceText source("a.bareme", "été\r\n≥ 10\n\nfin");
  CHECK(source.line_count() == 4);
  CHECK(source.line(1) == "été");
  CHECK(source.line(2) == "≥ 10");
  CHECK(source.line(3) == "");
  CHECK(source.line(4) == "fin");
  CHECK(source.line(5) == "");
  CHECK(source.line(0) == "");
  CHECK(position(source, 0) == At(1, 1));
  CHECK(position(source, 2) == At(1, 2));
  CHECK(position(source, 7) == At(2, 1));
  CHECK(position(source, 11) == At(2, 3));
  CHECK(position(source, 14) == At(3, 1));
}

TEST_CASE("what is missing at the end is placed after the last line one can read") {
  CHECK(position(SourceText("a", "fin\n"), 4) == At(1, 4));
  CHECK(position(SourceText("a", "fin"), 3) == At(1, 4));
  CHECK(position(SourceText("a", "fin"), 300) == At(1, 4));
  CHECK(position(SourceText("a", ""), 0) == At(1, 1));
  CHECK(SourceText("a", "fin\n").line_count() == 1);
}

TEST_CASE("texts keep their place when others are added") {
  Sources sources;
  const auto first = sources.add("a.bareme", "moyenne");
  const std::string_view before = sources.excerpt({first, 0, 4});
  for (int i = 0; i < 100; ++i)
    sources.add("b.bareme", "autre");
  CHECK(before == "moye");
  CHECK(before.data() == sources[first].text().data());
  CHECK(sources.size() == 101);
  CHECK(sources.excerpt({first, 4, 900}) == "nne");
  CHECK(sources.excerpt({first, 5, 2}) == "");
  CHECK(sources.excerpt({first, 900, 901}) == "");
}
