// The texts of a supplément au diplôme: whose, in which language; what nobody says is not made up.
#include "report/supplement.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace bareme;  // NOLINT: tests read as the language of the house
using report::Language;

struct Read {
  explicit Read(const std::string& text)
      : texts(report::read_supplement_texts(sources, sources.add("s.txt", text), problems)) {}
  std::string of(const char* rubric, const char* student, Language language) const {
    const std::string* said = texts->of(rubric, student, language);
    return said == nullptr ? "(rien)" : *said;
  }
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  std::optional<report::SupplementTexts> texts;
};

}  // namespace

TEST_CASE("supplement: a text of the student comes before everybody's, a language before none", "[supplement]") {
  const Read read(
      "\xEF\xBB\xBF# texte\r\n2.1 fr : A\r\n  suite : B\r\n2.5 : C\n1.3 E1 : D\n1.3 E2 en : E\n\n6.1 E1 fr : F : G\n");
  REQUIRE(read.texts);
  CHECK(read.of("2.1", "E1", Language::French) == "A suite : B");
  CHECK(read.of("2.1", "E1", Language::English) == "(rien)");
  CHECK(read.of("2.5", "E1", Language::English) == "C");
  CHECK(read.of("1.3", "E1", Language::French) == "D");
  CHECK(read.of("1.3", "E2", Language::French) == "(rien)");
  CHECK(read.of("1.3", "E2", Language::English) == "E");
  CHECK(read.of("6.1", "E1", Language::French) == "F : G");
  CHECK(read.of("6.1", "E2", Language::French) == "(rien)");
}

TEST_CASE("supplement: what is not a document makes no booklet", "[supplement]") {
  CHECK(report::supplement_page("{}", {}, Language::French).students == 0);
  CHECK(report::supplement_page("", {}, Language::French).json.empty());
}
