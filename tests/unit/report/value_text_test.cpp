#include <catch2/catch.hpp>

#include "report/value_text.hpp"
#include "support/tree_fixture.hpp"

using namespace bareme;
using namespace bareme::test;
using report::cell_text;
using report::CellStyle;
using report::value_text;

namespace {

const std::optional<values::Rounding> hundredths = values::Rounding{values::RoundingMode::HalfUp, Number(1, 100)};
const Value third = Value::of(Number(20, 3));

}  // namespace

TEST_CASE("a number reads at the decimals of its rounding, else in full or cut with « … »") {
  TreeFixture f;
  CHECK(value_text(f.regulation, mark("12"), {}, hundredths) == "12,00");
  CHECK(value_text(f.regulation, mark("9,995"), {}) == "9,995");
  CHECK(value_text(f.regulation, mark("9,995"), {}, hundredths) == "9,995");
  CHECK(value_text(f.regulation, third, {}) == "6,6666…");
  CHECK(value_text(f.regulation, Value::of(Number(-1, 30000)), {}) == "-0,0000…");
}

TEST_CASE("units agree with their number") {
  TreeFixture f;
  const auto text = [&](const char* number, values::Unit::Base base) {
    return value_text(f.regulation, mark(number), unit_type(base));
  };
  CHECK(text("3", values::Unit::Days) == "3 jours");
  CHECK(text("1", values::Unit::Days) == "1 jour");
  CHECK(text("1,5", values::Unit::Hours) == "1,5 heure");
  CHECK(text("30", values::Unit::Ects) == "30 ECTS");
}

TEST_CASE("truths, codes, dates and absences have words and symbols") {
  TreeFixture f;
  CHECK(value_text(f.regulation, Value::of_truth(true), truth_type()) == "oui");
  CHECK(value_text(f.regulation, Value::of_code(f.adm), {}) == "ADM");
  CHECK(value_text(f.regulation, Value::of(*values::Date::of(2027, 12, 31)), {}) == "31/12/2027");
  CHECK(value_text(f.regulation, Value::absent(State::EnAttente), {}) == "en attente");
  CHECK(report::symbol(f.regulation, Value::absent(State::EnAttente)) == std::string("◌"));
  CHECK(report::symbol(f.regulation, Value::of_code(f.aj)) == std::string("✗"));
  CHECK(report::symbol(f.regulation, Value::of_code(f.adj)) == std::string("✓"));
  CHECK(report::symbol(f.regulation, mark("12")) == std::string());
}

TEST_CASE("a spreadsheet takes numbers without unit, in its own notation") {
  TreeFixture f;
  CHECK(cell_text(f.regulation, mark("9,5"), hundredths, CellStyle::Csv) == "9.50");
  CHECK(cell_text(f.regulation, mark("9,5"), hundredths, CellStyle::CsvFrench) == "9,50");
  CHECK(cell_text(f.regulation, third, {}, CellStyle::Csv) == "6.666667");
  CHECK(cell_text(f.regulation, Value::of(*values::Date::of(2027, 12, 31)), {}, CellStyle::Csv) == "2027-12-31");
  CHECK(cell_text(f.regulation, Value(), {}, CellStyle::Csv).empty());
  CHECK(cell_text(f.regulation, Value::absent(State::EnAttente), {}, CellStyle::Csv) == "en attente");
}
