#include <catch2/catch.hpp>

#include "report/table.hpp"

using namespace bareme::report;

namespace {

Table sample() {
  Table table;
  table.columns = {{"étudiant"}, {"moyenne", Column::Align::Right}, {"résultat"}};
  table.rows = {{"L'Hôpital–Nguyễn", "9,72", "AJ"}, {"Zoé", "12,00", "ADM"}, {"Li", "en attente"}};
  return table;
}

}  // namespace

TEST_CASE("columns are aligned by what is seen, numbers at the right") {
  CHECK("\n" + table_text(sample()) == R"(
étudiant             moyenne  résultat
L'Hôpital–Nguyễn        9,72  AJ
Zoé                    12,00  ADM
Li                en attente
)");
}

TEST_CASE("a table too wide cuts texts aloud and never a number") {
  CHECK("\n" + table_text(sample(), 30) == R"(
étudiant     moyenne  résultat
L'Hôpit…        9,72  AJ
Zoé            12,00  ADM
Li        en attente
)");
}

TEST_CASE("a column to keep readable is cut after the others") {
  Table table = sample();
  table.columns[0].readable = 12;
  CHECK("\n" + table_text(table, 30) == R"(
étudiant         moyenne  rés…
L'Hôpital–N…        9,72  AJ
Zoé                12,00  ADM
Li            en attente
)");
}

TEST_CASE("nothing is cut where there is room, however long") {
  Table table;
  table.columns = {{"nom"}, {"attend"}};
  table.rows = {{std::string(60, 'n'), std::string(90, 'a')}};
  CHECK(table_width(table) == 152);
  CHECK(table_text(table, 152).find("…") == std::string::npos);
}

TEST_CASE("what stands under a row is whole") {
  Table table = sample();
  table.under = {{}, {"      attend : MATH.EF, PHYS.EF et d'autres encore"}};
  CHECK(table_text(table, 30).find(
            "Zoé            12,00  ADM\n      attend : MATH.EF, PHYS.EF et d'autres encore\nLi") != std::string::npos);
}

TEST_CASE("CSV quotes what would break a line") {
  Table table;
  table.columns = {{"nom"}, {"note"}};
  table.rows = {{"Dupont, dit \"Le Bref\"", "9.5"}, {"deux\nlignes", ""}};
  CHECK(table_csv(table) == "nom,note\r\n\"Dupont, dit \"\"Le Bref\"\"\",9.5\r\n\"deux\nlignes\",\r\n");
}

TEST_CASE("the French CSV opens in a French spreadsheet") {
  Table table;
  table.columns = {{"nom"}, {"note"}};
  table.rows = {{"Dupont, Zoé", "9,5"}, {"a;b", "10"}};
  CHECK(table_csv_french(table) == "\xEF\xBB\xBFnom;note\r\nDupont, Zoé;9,5\r\n\"a;b\";10\r\n");
}
