// verifier --suivre on a terminal: whatever is said, the heading and the first fault stay on the screen.
#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

#include "support/school_base.hpp"
#include "text/fold.hpp"

namespace bareme::test {
namespace {

constexpr std::size_t rows = 24, columns = 80;

// What a terminal is told once, less what clears it.
std::string followed(const School& school) {
  std::istringstream in;
  std::ostringstream out, err;
  repl::Terminal terminal{in, out, err};
  terminal.out_is_tty = true;
  terminal.width = columns;
  terminal.rows = [] { return rows; };
  repl::run({"verifier", "--suivre", school.path("r.bareme")}, terminal);
  const std::string said = out.str();
  return std::regex_replace(said.substr(said.find("──")), std::regex("\x1b\\[[0-9;]*m"), "");
}

std::size_t rows_taken(const std::string& said) {
  std::istringstream lines(said);
  std::size_t taken = 1;  // the row the cursor is left on
  for (std::string line; std::getline(lines, line);)
    taken += std::max<std::size_t>(1, (text::display_width(line) + columns - 1) / columns);
  return taken;
}

}  // namespace

TEST_CASE("follow: lines longer than the window count for the rows they take", "[follow]") {
  School school;
  const std::string regulation = two_year_school;
  for (const std::size_t faults : {1, 2, 3, 4, 5, 6, 7, 8, 30}) {
    std::string wrong;
    for (std::size_t i = 0; i < faults; ++i)
      wrong += "  zz " + std::string(90 + 7 * i, 'x') + " donne = é\n";
    std::string text = regulation;
    school.write("r.bareme", text.insert(text.find("  moyenne = EF / 3"), wrong));
    const std::string said = followed(school);
    INFO(said);
    CHECK(rows_taken(said) <= rows);
    CHECK(said.find("r.bareme:29:97  B001") != said.npos);  // the first of them
    if (faults == 30) CHECK(said.find("lignes de plus : bareme verifier") != said.npos);
  }
}

}  // namespace bareme::test
