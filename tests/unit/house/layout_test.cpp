// The règlements and libraries of the repository are as `bareme formater` writes them: a difference between two of
// their versions is then a difference in what they say.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "session/session.hpp"

#include "support/source_dir.hpp"

namespace bareme {

TEST_CASE("house: the règlements and the libraries are in canonical layout") {
  namespace fs = std::filesystem;
  std::size_t read = 0;
  for (const char* folder : {"regulations", "stdlib"})
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(support::source_dir()) / folder)) {
      if (entry.path().extension() != ".bareme") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(file), {});
      diagnostics::Diagnostics problems;
      const auto formatted = Session().format({entry.path().string(), text}, problems);
      INFO(entry.path());
      REQUIRE(formatted);
      CHECK(*formatted == text);
      ++read;
    }
  CHECK(read > 50);
}

}  // namespace bareme
