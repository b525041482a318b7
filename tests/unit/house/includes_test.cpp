#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "support/house_rules.hpp"
#include "support/source_dir.hpp"
#include "support/source_scan.hpp"

namespace {

using namespace bareme::house;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<SourceFile> source_files() {
  const fs::path root = support::source_dir();
  std::vector<SourceFile> files;
  for (const char* folder : {"interpreter", "repl"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".hpp") continue;
      files.push_back({entry.path().lexically_relative(root).generic_string(), read(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.path < right.path; });
  return files;
}

void require_none(const std::vector<std::string>& violations) {
  for (const std::string& violation : violations)
    FAIL_CHECK(violation);
}

std::set<std::string> names_in(const std::string& text) {
  std::set<std::string> names;
  for (const Word& word : words(text))
    names.insert(word.text);
  return names;
}

}  // namespace

TEST_CASE("house: the includes follow the table", "[house]") {
  const std::vector<SourceFile> files = source_files();
  REQUIRE(files.size() > 10);
  require_none(include_violations(files));
}

TEST_CASE("house: a third-party header stays in the folder that owns it", "[house]") {
  require_none(third_party_violations(source_files()));
}

TEST_CASE("house: no floating point between a mark and a decision", "[house]") {
  require_none(floating_point_violations(source_files()));
}

TEST_CASE("house: what computes as a spreadsheet is seen by the audit alone", "[house]") {
  for (const SourceFile& file : source_files())
    for (const Include& include : includes(file.text))
      if (include.header == "session/spreadsheet.hpp") {
        INFO(file.path);
        CHECK((file.path == "interpreter/session/spreadsheet.cpp" || file.path == "repl/commands/audit.cpp"));
      }
}

TEST_CASE("house: the only main is repl/main.cpp", "[house]") { require_none(main_violations(source_files())); }

TEST_CASE("house: CMake links what the table lets include", "[house]") {
  const std::string cmake = read(fs::path(support::source_dir()) / "interpreter/CMakeLists.txt");
  for (const auto& [unit, allowed] : include_table()) {
    if (unit == "repl" || unit == "embedded") continue;
    INFO("bareme_library(" << unit << " …) in interpreter/CMakeLists.txt");
    const std::size_t start = cmake.find("bareme_library(" + unit);
    REQUIRE(start != std::string::npos);
    std::string call = cmake.substr(start, cmake.find(')', start) - start);
    call = call.substr(0, call.find(" PRIVATE_LINK"));
    const std::size_t depends = call.find("DEPENDS ");
    CHECK(names_in(depends == std::string::npos ? "" : call.substr(depends + 8)) == allowed);
  }
}

TEST_CASE("house: docs/architecture.md shows the table", "[house]") {
  const std::string page = read(fs::path(support::source_dir()) / "docs/architecture.md");
  for (const auto& [unit, allowed] : include_table()) {
    const std::string opening = "| `" + unit + "` | ";
    INFO("the row that starts with " << opening << " in docs/architecture.md");
    const std::size_t start = page.find(opening);
    REQUIRE(start != std::string::npos);
    const std::size_t cell = start + opening.size();
    CHECK(names_in(page.substr(cell, page.find('|', cell) - cell)) == allowed);
  }
}

TEST_CASE("house: a forbidden include is told with its place and what is allowed", "[house]") {
  const std::vector<SourceFile> files = {
      {"interpreter/values/mark.cpp",
       "#include <vector>\n#include \"values/number.hpp\"\n#include \"plan/plan.hpp\"\n"},
      {"interpreter/syntax/parse.cpp", "// #include \"records/base.hpp\"\n#include \"values/number.hpp\"\n"},
      {"interpreter/utils/misc.hpp", ""},
  };
  CHECK(include_violations(files) ==
        std::vector<std::string>{
            "interpreter/values/mark.cpp:3: #include \"plan/plan.hpp\": values may include nothing of ours",
            "interpreter/utils/misc.hpp: \"utils\" has no row in the include table"});
}

TEST_CASE("house: a third party is refused elsewhere and in a public header", "[house]") {
  const std::vector<SourceFile> files = {
      {"interpreter/plan/plan.cpp", "#include <fmt/format.h>\n#include <lua.hpp>\n#include \"values/number.hpp\"\n"},
      {"interpreter/values/number.hpp", "#include \"values/big.hpp\"\n"},
      {"interpreter/values/big.hpp", "#include <gmpxx.h>\n"},
      {"interpreter/values/private.hpp", "#include <gmpxx.h>\n"},
      {"interpreter/report/table.cpp", "#include <iostream>\n#include <boost/any.hpp>\n"},
  };
  CHECK(third_party_violations(files) ==
        std::vector<std::string>{
            "interpreter/plan/plan.cpp:2: #include <lua.hpp>: only lua/ may include it",
            "interpreter/values/big.hpp:1: #include <gmpxx.h>: this header is seen by another folder: keep the third "
            "party in a .cpp",
            "interpreter/report/table.cpp:1: #include <iostream>: only repl/ may print or read the terminal and the "
            "locale",
            "interpreter/report/table.cpp:2: #include <boost/any.hpp>: an unknown third party: give it an owner in "
            "tests/support/house_rules.cpp"});
}

TEST_CASE("house: a double is seen in code and not in comments or texts", "[house]") {
  const std::vector<SourceFile> files = {
      {"interpreter/values/a.cpp",
       "// double\n/* float\n*/ auto s = \"double\"; int n = 1'000; char q = '\"'; double x;\n"},
      {"interpreter/evaluation/b.cpp", "auto s = R\"(double \" float)\";\nfloat y;\nint doubled;\n"},
      {"interpreter/report/c.cpp", "double width;\n"},
  };
  CHECK(floating_point_violations(files) ==
        std::vector<std::string>{
            "interpreter/values/a.cpp:3: `double` between a mark and a decision; use values::Number",
            "interpreter/evaluation/b.cpp:2: `float` between a mark and a decision; use values::Number"});
}

TEST_CASE("house: a second main is told", "[house]") {
  const std::vector<SourceFile> files = {{"repl/main.cpp", "int main() {}\n"},
                                         {"repl/shell.cpp", "\nint main(int, char**) {}\n"},
                                         {"interpreter/session/session.cpp", "int domain(); // int main\n"}};
  CHECK(main_violations(files) == std::vector<std::string>{"repl/shell.cpp:2: a `main` outside repl/main.cpp"});
}
