#include "intake/csv_file.hpp"

#include <random>

#include <filesystem>

#include <catch2/catch.hpp>

#include "diagnostics/render.hpp"
#include "intake/csv.hpp"
#include "intake/intake.hpp"
#include "support/temporary_file.hpp"

using namespace bareme;
using test::TemporaryFile;

namespace {

// A far text given a few bytes at a time: every row is cut somewhere.
class Crumbs : public diagnostics::FarText {
 public:
  Crumbs(std::string text, std::size_t size) : text_(std::move(text)), size_(size) {}

  class Forward : public Pieces {
   public:
    explicit Forward(const Crumbs& of) : of_(of) {}
    bool next(std::string& into) override {
      if (at_ >= of_.text_.size()) return false;
      into += of_.text_.substr(at_, of_.size_);
      at_ += of_.size_;
      return true;
    }

   private:
    const Crumbs& of_;
    std::size_t at_ = 0;
  };

  std::unique_ptr<Pieces> pieces() const override { return std::make_unique<Forward>(*this); }
  diagnostics::Line line_at(std::uint32_t offset) const override {
    return diagnostics::SourceText("", text_).line_at(offset);
  }
  bool is_text() const override { return text_.find('\0') == std::string::npos; }
  bool changed() const override { return false; }

 private:
  std::string text_;
  std::size_t size_;
};

// Every cell with its place, then every fault as it is shown.
std::string read_through(const diagnostics::Sources& sources, std::uint32_t source) {
  diagnostics::Diagnostics problems;
  intake::CsvReader reader(sources, source, problems);
  std::string all;
  const auto tell = [&](const std::vector<intake::Cell>& row) {
    for (const intake::Cell& cell : row)
      all +=
          std::string(cell.text) + "[" + std::to_string(cell.place.begin) + "," + std::to_string(cell.place.end) + "]";
    all += "\n";
  };
  std::vector<intake::Cell> row;
  const std::vector<intake::Cell> titles = reader.header();
  while (reader.next(row))
    tell(row);
  tell(reader.header());  // still there at the end
  return all + (reader.any() ? "any\n" : "none\n") + diagnostics::render(problems, sources);
}

std::string read_held(const std::string& bytes) {
  diagnostics::Sources sources;
  return read_through(sources, intake::add_csv(sources, "f.csv", bytes));
}

std::string read_far(const std::string& bytes) {
  const TemporaryFile file("lu.csv", bytes);
  diagnostics::Sources sources;
  return read_through(sources, sources.add("f.csv", intake::CsvFile::open(file.path())));
}

}  // namespace

TEST_CASE("property: a text read a few bytes at a time gives the rows and the faults of one that is held") {
  std::mt19937 random(20261123);
  const std::vector<std::string> pieces = {"a", "b;", "\"", "\"\"",    ";",    "\n", "\r\n",  "\r",
                                           "é", " ",  "\t", "sep=;\n", "12,5", ",",  "\"x\"", "\n\n"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto length = random() % 40; length > 0; --length)
      text += pieces[random() % pieces.size()];
    diagnostics::Sources held, far;
    const auto whole = held.add("f.csv", text);
    const auto crumbs = far.add("f.csv", std::make_shared<Crumbs>(text, 1 + random() % 7));
    INFO("round " << round << ": " << text);
    CHECK(read_through(far, crumbs) == read_through(held, whole));
  }
}

TEST_CASE("a file left where it lies reads as one that is held, in every encoding") {
  for (const std::string& bytes :
       {std::string("numéro;nom\nE1;L’Hôpital\n"), std::string("\xEF\xBB\xBFnuméro;nom\r\nE1;L’Hôpital;x\r\n"),
        std::string("num\xE9ro;nom\nE1;L\x92H\xF4pital\nE2;\xE9;trop\n"), std::string("a;b\n\"x;y\n"),
        std::string("\n"), std::string("a;b\n\0;x\n", 8), std::string("\xFF\xFE"), std::string("a;b\nfin sans \xC3")}) {
    INFO(bytes);
    CHECK(read_far(bytes) == read_held(bytes));
  }
}

TEST_CASE("a file of a few bytes is read whole") {  // as short as a string that holds its own characters
  CHECK(read_far("n;a\n1;2\n3;4\n") == read_held("n;a\n1;2\n3;4\n"));
}

TEST_CASE("a file of megabytes reads as one that is held, and its faults are shown at their line") {
  for (const std::string& name : {std::string("Noël"), std::string("No\xEBl")}) {
    std::string bytes = "numéro;nom;note\n";
    if (name.size() == 4) bytes = "num\xE9ro;nom;note\n";
    for (int i = 0; i < 120000; ++i)
      bytes += std::to_string(i) + ";" + name + (i % 30011 == 0 ? ";12;trop\n" : ";12\n");
    CHECK(read_far(bytes) == read_held(bytes));
  }
}

TEST_CASE("a line without end is shown around the place asked") {
  const TemporaryFile file("sans-fin.csv", "a\n" + std::string(300000, 'x') + "é" + std::string(300000, 'y'));
  const auto far = intake::CsvFile::open(file.path());
  const diagnostics::Line line = far->line_at(300002);
  CHECK(line.number == 2);
  CHECK(line.cut_before);
  CHECK(line.cut_after);
  CHECK(line.text.size() < 300000);
  CHECK(line.text.substr(300002 - line.begin, 2) == "é");
  CHECK(line.column + (300002 - line.begin) == 300001);
}

TEST_CASE("a quote that closes millions of bytes further, or a row that never ends, stops the reading there") {
  const auto codes = [](const std::string& bytes) {
    const std::string shown = read_far(bytes);
    std::string found;
    for (const char* code : {"J313", "I003", "I004", "I005"})
      if (shown.find(code) != std::string::npos) found += std::string(code) + " ";
    return found;
  };
  const std::string much(5 << 20, 'x');
  CHECK(codes("a;b\n1;\"" + much + "\"\n2;3\n") == "J313 ");
  CHECK(codes("a;b\n1;\"" + much) == "I003 ");
  CHECK(codes("a;b\n1;" + much + "\n2;3\n") == "J313 ");
  CHECK(codes("a;b\n1;" + std::string(1 << 20, 'x') + "\n2;3\n").empty());
}

TEST_CASE("a pipe is not read twice, and a file that changes is told") {
  CHECK(intake::CsvFile::open("/dev/null") == nullptr);
  CHECK(intake::CsvFile::open("/nulle/part.csv") == nullptr);
  const TemporaryFile file("change.csv", "a;b\n1;2\n");
  const auto far = intake::CsvFile::open(file.path());
  CHECK_FALSE(far->changed());
  file.write("a;b\n1;2\n3;4\n");
  CHECK(far->changed());
}

// As a disk that fails, or a share that goes and comes back: the file looks the same again, what was read is not it.
TEST_CASE("a file that gave less than it holds is told, whatever it looks like afterwards") {
  const std::string whole = "a;b\n1;" + std::string(1 << 20, 'x') + "\n2;3\n";
  const TemporaryFile file("court.csv", whole);
  const auto far = intake::CsvFile::open(file.path());
  REQUIRE(far != nullptr);
  const auto written = std::filesystem::last_write_time(file.path());
  std::filesystem::resize_file(file.path(), 1000);
  const auto pieces = far->pieces();
  std::string read;
  while (pieces->next(read)) {
  }
  CHECK(read.size() < whole.size());
  file.write(whole);
  std::filesystem::last_write_time(file.path(), written);
  CHECK(far->changed());
}
