// The projected page: what is on it, what never is.
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>

#include "shell_fixture.hpp"

namespace bareme::test {
namespace {

std::string page_after(const std::string& lines) {
  const std::string path = fmt::format("/tmp/bareme-page-{}.html", ::getpid());
  const std::string said = answers(lines + "exporter ecran " + path + "\n");
  INFO(said);
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  std::string page(std::istreambuf_iterator<char>(stream), {});
  ::unlink(path.c_str());
  return page;
}

}  // namespace

TEST_CASE("page: the promotion, the student in view, the first condition in the way, how far", "[page]") {
  const std::string page = page_after("fiche e01\nbilan ue1\n");
  CHECK(contains(page, "MARTIN Léa (E01)"));
  CHECK(contains(page, "✗ UE1 art. 3 a)"));
  CHECK(contains(page, "moyenne ≥ 10/20"));
  CHECK(contains(page, "manque 0,55"));  // MATH (2 × 7 + 9) / 3 = 7,67 ; UE1 (2 × 7,67 + 13) / 3 = 9,45
}

TEST_CASE("page: it needs nothing from elsewhere and runs nothing", "[page]") {
  const std::string page = page_after("fiche e01\n");
  for (const char* part : {"http:", "https:", "<script", "<link", "<img", "@import", "url("})
    CHECK_FALSE(contains(page, part));
}

TEST_CASE("page: a name is never markup", "[page]") {
  const std::string page = page_after("fiche o'brien\n");
  CHECK(contains(page, "O&apos;Brien Siobhán (E04)"));
}

TEST_CASE("page: names hidden, none is left on it", "[page]") {
  const std::string page = page_after("anonymat on\nfiche e01\nbilan ue1\nsemblables e01 ue1\n");
  for (const char* name : {"MARTIN", "Léa", "E01", "ALMEIDA", "Brien", "Nguy"})
    CHECK_FALSE(contains(page, name));
  CHECK(contains(page, "Élève "));
}

TEST_CASE("page: a hypothesis says so, and shows what it makes", "[page]") {
  const std::string page = page_after("bilan ue1\net si e01 MATH.EF = 12\n");
  CHECK(contains(page, "<b>HYPOTHÈSE</b> MARTIN Léa (E01) : MATH.EF 7 → 12"));
  CHECK(contains(page, "par hypothèse"));
  CHECK_FALSE(contains(page_after("et si e01 MATH.EF = 12\nbilan\n"), "<b>HYPOTHÈSE"));
}

TEST_CASE("page: the code of a mark is nobody's affair", "[page]") {
  const std::string page = page_after("et si e01 MATH.EF = ABI\n");
  CHECK(contains(page, "<b>HYPOTHÈSE</b> MARTIN Léa (E01) : MATH.EF<"));
  CHECK_FALSE(contains(page, "ABI"));
}

}  // namespace bareme::test
