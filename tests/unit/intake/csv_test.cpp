#include "intake/csv.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace bareme;
using Rows = std::vector<std::vector<std::string>>;

namespace {

struct Read {
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  Rows rows;  // the header first

  explicit Read(const std::string& bytes) {
    intake::CsvReader reader(sources, intake::add_csv(sources, "f.csv", bytes), problems);
    const auto keep = [&](const std::vector<intake::Cell>& row) {
      rows.emplace_back();
      for (const intake::Cell& cell : row)
        rows.back().emplace_back(cell.text);
    };
    if (!reader.header().empty()) keep(reader.header());
    std::vector<intake::Cell> row;
    while (reader.next(row))
      keep(row);
  }
  std::string codes() const {
    std::string all;
    for (const auto& problem : problems.all())
      all += problem.code() + " ";
    return all;
  }
};

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text)
    result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

}  // namespace

TEST_CASE("the separator of a file is the one its titles use") {
  const Rows expected = {{"numéro", "MATH.EF"}, {"E1", "12"}};
  CHECK(Read("numéro;MATH.EF\nE1;12\n").rows == expected);
  CHECK(Read("numéro,MATH.EF\nE1,12\n").rows == expected);
  CHECK(Read("numéro\tMATH.EF\nE1\t12").rows == expected);
  CHECK(Read("sep=,\r\nnuméro,MATH.EF\r\nE1,12\r\n").rows == expected);
  CHECK(Read("numéro;\"nom, prénom\"\nE1;x\n").rows == Rows{{"numéro", "nom, prénom"}, {"E1", "x"}});
}

TEST_CASE("blanks around cells, blank lines and trailing separators say nothing") {
  CHECK(Read("\n numéro ; MATH.EF ;;\n\n  E1 ;  12 ;;\r\n;;;\n").rows == Rows{{"numéro", "MATH.EF"}, {"E1", "12"}});
}

TEST_CASE("a quoted cell keeps separators, lines and doubled quotes") {
  const Read read("a;b\n\"x;\ny\";\"dit \"\"oui\"\"\"\n");
  CHECK(read.rows == Rows{{"a", "b"}, {"x;\ny", "dit \"oui\""}});
  CHECK(read.codes().empty());
}

TEST_CASE("every encoding of an export gives the same text") {
  const Rows expected = {{"numéro", "nom"}, {"E1", "L’Hôpital"}};
  CHECK(Read("numéro;nom\nE1;L’Hôpital").rows == expected);
  CHECK(Read("\xEF\xBB\xBFnuméro;nom\r\nE1;L’Hôpital\r\n").rows == expected);
  CHECK(Read("num\xE9ro;nom\nE1;L\x92H\xF4pital").rows == expected);
}

TEST_CASE("what is not a table is refused where it breaks") {
  CHECK(Read("a;b\n\"x;y\n").codes() == "I003 ");
  CHECK(Read("a;b\n\"x\"y;z\n").codes() == "I004 ");
  CHECK(Read("a;b\nx\n1;2;3\nok;ok\n").codes() == "I005 I005 ");
  CHECK(Read(std::string("a;b\n\0;x\n", 8)).codes() == "I001 ");
  CHECK(Read("\xFF\xFE" + std::string("a\0;\0", 4)).codes() == "I001 ");
  CHECK(Read("").codes() == "I002 ");
  CHECK(Read("\n\n  \n").codes() == "I002 ");
  CHECK(Read("\"").codes() == "I003 ");
}

TEST_CASE("a line of a megabyte is one cell") {
  const std::string long_cell(1 << 20, 'x');
  const Read read("a;b\n" + long_cell + ";1\n");
  REQUIRE(read.rows.size() == 2);
  CHECK(read.rows[1][0].size() == long_cell.size());
}

TEST_CASE("a faulty row does not hide the next one") {
  CHECK(Read("a;b\nx\nok;1\n").rows == Rows{{"a", "b"}, {"ok", "1"}});
}

TEST_CASE("the place of a cell is where it stands in the text") {
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  const auto source = intake::add_csv(sources, "f.csv", "a;b\n é ; 12,5 \n");
  intake::CsvReader reader(sources, source, problems);
  std::vector<intake::Cell> row;
  REQUIRE(reader.next(row));
  CHECK(sources.excerpt(row[1].place) == "12,5");
  const auto position = sources[source].position(row[1].place.begin);
  CHECK(position.line == 2);
  CHECK(position.column == 6);
}

TEST_CASE("property: cells written quoted are read back as they were") {
  std::mt19937 random(20250701);
  const std::vector<std::string> pieces = {"a", "\"", ";", ",", "\n", "\r\n", "é", " ", "\t", "’", "12,5"};
  for (int round = 0; round < 300; ++round) {
    INFO("round " << round);
    Rows rows(1 + random() % 5, std::vector<std::string>(1 + random() % 4));
    for (auto& row : rows)
      for (auto& cell : row = std::vector<std::string>(rows[0].size()))
        for (auto length = random() % 6; length > 0; --length)
          cell += pieces[random() % pieces.size()];
    for (auto& row : rows)
      row[0] += "x";  // no row is blank
    for (auto& cell : rows[0])
      cell += "t";  // no title is
    std::string text;
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        text += (i > 0 ? ";" : "") + quoted(row[i]);
      text += "\n";
    }
    const Read read("sep=;\n" + text);
    CHECK(read.codes().empty());
    CHECK(read.rows == rows);
  }
}
