// A window of forty columns: tables become cards, nothing runs over the edge, what is not shown is said.
#include "repl/shell/text.hpp"
#include "shell_fixture.hpp"
#include "text/fold.hpp"

namespace bareme::test {
namespace {

constexpr std::size_t columns_of_a_phone = 40;

std::string narrow(const std::string& lines) {
  repl::ShellOptions options;
  options.width = columns_of_a_phone;
  return answers(lines, options);
}

}  // namespace

TEST_CASE("narrow: no answer is wider than the page", "[narrow]") {
  for (const char* line : {"bilan", "bilan ue1", "liste", "liste AJ dont UE1.moyenne < 10", "fiche e01", "préparation",
                           "tracer UE1", "pourquoi e01 UE1", "semblables e01 UE1", "objectif e01 UE1 = ADM"}) {
    std::istringstream said(narrow(std::string(line) + "\n"));
    for (std::string one; std::getline(said, one);) {
      INFO(line << " : " << one);
      CHECK(text::display_width(one) <= columns_of_a_phone);
    }
  }
}

TEST_CASE("narrow: a table is a card a row, with its titles", "[narrow]") {
  const std::vector<repl::Row> rows = {{"", "moyenne", "résultat"},
                                       {"L'Hôpital–Nguyễn Marie-Antoinette (E012)", "9,72", "✗ AJ"}};
  const std::vector<repl::Align> aligns = {repl::Align::Left, repl::Align::Right, repl::Align::Left};
  CHECK(repl::table(rows, aligns, 80) == repl::columns(rows, aligns));
  CHECK(repl::table(rows, aligns, columns_of_a_phone) == std::vector<std::string>{"  L'Hôpital–Nguyễn Marie-Antoinette",
                                                                                  "  (E012)", "      moyenne 9,72",
                                                                                  "      résultat ✗ AJ"});
}

TEST_CASE("narrow: a summary as cards leaves nothing out", "[narrow]") {
  CHECK(contains(narrow("bilan ue1\n"), "UE1 Fondements\n      ADM 2\n"));
  CHECK(contains(narrow("bilan ue1\n"), "      max "));
}

TEST_CASE("narrow: no colour, the signs and the words are there", "[narrow]") {
  repl::ShellOptions options;
  options.colour = false;
  const std::string said = answers("fiche e01\nbilan ue1\n", options);
  CHECK_FALSE(contains(said, "\x1b["));
  CHECK(contains(said, "✗ AJ"));
}

}  // namespace bareme::test
