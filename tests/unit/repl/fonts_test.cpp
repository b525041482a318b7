#include "repl/commands/fonts.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

TEST_CASE("fonts: the letters of a name that no font of the machine has are told, each once", "[paper]") {
  using bareme::repl::letters_without_font;
  CHECK(letters_without_font("<p>L'Hôpital–Nguyễn « 12,5 » — œuvre …</p>").empty());
  CHECK(letters_without_font("").empty());
  if (std::system("fc-list > /dev/null 2>&1") != 0) {
    WARN("fontconfig is not there: what has no font is not tried");
    return;
  }
  // The last two characters of Unicode are for private use: nobody draws them.
  const std::string last = "\xF4\x8F\xBF\xBD", before = "\xF4\x8F\xBF\xBC";
  CHECK(letters_without_font("A" + last + "b" + before + last) == std::vector<std::string>{last, before});
}
