// Workbooks as spreadsheets write them, made here part by part: what is read, and what is refused.
#include <filesystem>
#include <fstream>
#include <random>

#include <minizip/zip.h>
#include <catch2/catch.hpp>

#include "intake/sheet_number.hpp"
#include "intake/workbook.hpp"
#include "report/workbook.hpp"

namespace {

namespace fs = std::filesystem;
using bareme::diagnostics::Diagnostics;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("bareme-classeur-" + std::to_string(std::random_device{}()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path / name).string(); }
};

void add(zipFile zip, const char* name, const std::string& text) {
  REQUIRE(zipOpenNewFileInZip(zip, name, nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6) == ZIP_OK);
  REQUIRE(zipWriteInFileInZip(zip, text.data(), static_cast<unsigned>(text.size())) == ZIP_OK);
  REQUIRE(zipCloseFileInZip(zip) == ZIP_OK);
}

// A workbook of one sheet whose rows and what follows them are given.
std::string workbook(const Folder& folder, const std::string& rows, const std::string& after = "",
                     const std::string& state = "visible") {
  const std::string path = folder.file("a.xlsx");
  zipFile zip = zipOpen(path.c_str(), APPEND_STATUS_CREATE);
  REQUIRE(zip != nullptr);
  add(zip, "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Notes\" sheetId=\"1\" state=\"" + state +
          "\" r:id=\"rId1\"/></sheets></workbook>");
  add(zip, "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
  add(zip, "xl/sharedStrings.xml",
      "<sst><si><t>numéro</t></si><si><r><t>MATH</t></r><r><t>.EF</t></r></si><si><t>E1</t></si></sst>");
  add(zip, "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/><numFmt numFmtId=\"165\" "
      "formatCode=\"0.00&quot; dy&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
      "numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
  add(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
  REQUIRE(zipClose(zip, nullptr) == ZIP_OK);
  return path;
}

const std::string titles = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)";

std::string refusal(const std::string& path) {
  Diagnostics problems;
  CHECK_FALSE(bareme::intake::read_workbook(path, problems));
  REQUIRE(problems.all().size() == 1);
  return problems.all().front().code();
}

}  // namespace

TEST_CASE("workbook: a sheet is read as the spreadsheet shows it, a row a line", "[intake]") {
  const Folder folder;
  Diagnostics problems;
  const auto sheets = bareme::intake::read_workbook(
      workbook(folder, titles + R"(<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>9.9900000000000002</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>E2; dit 2</t></is></c><c r="B4"><f>5+5</f><v>10</v></c></row>
      <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" s="1"><v>45292</v></c></row>
      <row r="6"><c r="A6" s="3"><v>12.5</v></c><c r="B6" s="2"><v>45292</v></c></row>)"),
      problems);
  REQUIRE(sheets);
  REQUIRE(sheets->size() == 1);
  CHECK(sheets->front().name == "Notes");
  CHECK(sheets->front().text == "numéro;MATH.EF\n\nE1;9.99\n\"E2; dit 2\";10\noui;2024-01-01\n12.5;2024-01-01\n");
}

TEST_CASE("workbook: merged cells, formulas without value, errors, two titles, a cut file are refused", "[intake]") {
  const Folder folder;
  CHECK(refusal(workbook(folder, titles, R"(<mergeCells><mergeCell ref="A2:A3"/></mergeCells>)")) == "I051");
  CHECK(refusal(workbook(folder, titles + R"(<row r="2"><c r="B2"><f>A1+1</f></c></row>)")) == "I052");
  CHECK(refusal(workbook(folder, titles + R"(<row r="2"><c r="B2" t="e"><f>A1+1</f><v>#REF!</v></c></row>)")) ==
        "I052");
  const std::string again = R"(<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c></row>)";
  CHECK(refusal(workbook(folder, titles + again)) == "I053");
  CHECK(refusal(workbook(folder, titles + R"(<row r="2"><c r="B2" t="s"><v>7</v></c></row>)")) == "I050");
  CHECK(refusal(workbook(folder, titles, "", "hidden")) == "I055");
  CHECK(refusal(workbook(folder, titles, "", "veryHidden")) == "I055");
  const std::string path = workbook(folder, titles);
  for (const std::uintmax_t kept : {fs::file_size(path) - 30, fs::file_size(path) / 2, std::uintmax_t{10}}) {
    const std::string cut = folder.file("coupe.xlsx");
    fs::copy_file(path, cut, fs::copy_options::overwrite_existing);
    fs::resize_file(cut, kept);
    CHECK(refusal(cut) == "I050");
  }
}

TEST_CASE("workbook: a cell further than a sheet goes, or written twice, is refused at its place", "[intake]") {
  const Folder folder;
  const auto cell = [](const std::string& reference) { return "<row><c r=\"" + reference + "\"><v>7</v></c></row>"; };
  for (const char* beyond : {"A4000000000", "ZZZZZZZZ2", "XFE2", "A1048577", "B99999999999999999999999999",
                             "ZZZZZZZZZZZZZZZZZZZZZZZZ4000000000"})
    CHECK(refusal(workbook(folder, titles + cell(beyond))) == "I058");
  CHECK(refusal(workbook(folder, titles + cell("12"))) == "I050");
  CHECK(refusal(workbook(folder, titles + R"(<row r="2"><c r="B2"><v>7</v></c><c r="B2"><v>17</v></c></row>)")) ==
        "I059");
  CHECK(refusal(workbook(folder, titles + cell("B2") + cell("A2") + cell("B2"))) == "I059");
  Diagnostics problems;
  CHECK_FALSE(bareme::intake::read_workbook(workbook(folder, titles + cell("B2") + cell("B2")), problems));
  CHECK(problems.all().front().message().find(", B2 : cette cellule est écrite deux fois") != std::string::npos);
}

TEST_CASE("workbook: cells far to the right cost what they hold, not what lies between", "[intake]") {
  const Folder folder;
  std::string rows = titles, wide = R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)";
  for (int row = 2; row < 20000; ++row) {
    rows += "<row><c r=\"A" + std::to_string(row) + "\"><v>1</v></c><c r=\"XFD" + std::to_string(row) +
            "\"><v>2</v></c></row>";
    wide += "<row><c r=\"A" + std::to_string(row) + "\"><v>1</v></c></row>";
  }
  Diagnostics problems;
  const auto sheets = bareme::intake::read_workbook(workbook(folder, rows), problems);
  REQUIRE(sheets);
  CHECK(sheets->front().text.substr(0, 26) == "numéro;MATH.EF\n1;;2\n1;;2\n");
  CHECK(refusal(workbook(folder, wide)) == "I058");
}

TEST_CASE("workbook: what we write is read back, and the same sheets are the same bytes", "[intake]") {
  const Folder folder;
  const bareme::report::Sheet sheet{"MATH.EF@2",
                                    {"numéro", "nom", "MATH.EF@2"},
                                    {{"E1", "L'Hôpital ; \"dit\"", ""}, {"007", "Ben", ""}},
                                    {{2, "0", "20", {"ABI", "ABJ"}, "Une note de 0 à 20, ou ABI, ABJ"}}};
  REQUIRE(bareme::report::write_sheets(folder.file("a.xlsx"), {sheet, sheet}).empty());
  REQUIRE(bareme::report::write_sheets(folder.file("b.xlsx"), {sheet, sheet}).empty());
  const auto bytes = [&](const char* name) {
    std::ifstream stream(folder.file(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  CHECK(bytes("a.xlsx") == bytes("b.xlsx"));
  CHECK_FALSE(fs::exists(folder.file("a.xlsx.en-cours")));
  Diagnostics problems;
  const auto sheets = bareme::intake::read_workbook(folder.file("a.xlsx"), problems);
  REQUIRE(sheets);
  CHECK(sheets->front().text == "numéro;nom;MATH.EF@2\nE1;\"L'Hôpital ; \"\"dit\"\"\";\n007;Ben;\n");
  CHECK(bareme::report::write_sheets(folder.file("absent/a.xlsx"), {sheet}) != "");
}

TEST_CASE("workbook: a number is the fifteen digits a spreadsheet shows, in plain writing", "[intake]") {
  using bareme::intake::sheet_number;
  CHECK(sheet_number("9.9900000000000002") == "9.99");
  CHECK(sheet_number("9.9949999999999992") == "9.995");
  CHECK(sheet_number("0.29999999999999999") == "0.3");
  CHECK(sheet_number("99999999999999999") == "100000000000000000");
  CHECK(sheet_number("1.25E-2") == "0.0125");
  CHECK(sheet_number("1.5E+3") == "1500");
  CHECK(sheet_number("-0.5") == "-0.5");
  CHECK(sheet_number("-0") == "0");
  CHECK(sheet_number("12.50") == "12.5");
  CHECK_FALSE(sheet_number("1.2.3"));
  CHECK_FALSE(sheet_number("1E999999999"));
  CHECK_FALSE(sheet_number(""));
  CHECK_FALSE(sheet_number("abc"));
}
