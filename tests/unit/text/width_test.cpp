#include <catch2/catch.hpp>

#include <utf8proc.h>

#include <string>

#include "text/fold.hpp"

using namespace bareme::text;

TEST_CASE("a text is as wide as a terminal shows it") {
  CHECK(display_width("moyenne") == 7);
  CHECK(display_width("élève") == 5);
  CHECK(display_width("e\u0301le\u0300ve") == 5);
  CHECK(display_width("« ≥ »") == 5);
  CHECK(display_width("東京") == 4);
  CHECK(display_width("\xE9t\xE9") == 3);
  CHECK(display_width("") == 0);
}

// Those are not looked up.
TEST_CASE("letters and the branches of a tree are as wide as the tables of Unicode say") {
  const auto check = [](utf8proc_int32_t first, utf8proc_int32_t last) {
    for (utf8proc_int32_t value = first; value <= last; ++value) {
      utf8proc_uint8_t bytes[4];
      const auto length = static_cast<std::size_t>(utf8proc_encode_char(value, bytes));
      const std::string text(reinterpret_cast<const char*>(bytes), length);
      INFO(value);
      CHECK(display_width(text) == static_cast<std::size_t>(utf8proc_charwidth(value)));
    }
  };
  check(0x20, 0x7E);
  check(0xA0, 0x2FF);
  check(0x2500, 0x257F);
}

TEST_CASE("padding counts columns and never cuts") {
  CHECK(pad_right("été", 5) == "été  ");
  CHECK(pad_left("été", 5) == "  été");
  CHECK(pad_left("東京", 5) == " 東京");
  CHECK(pad_right("moyenne", 3) == "moyenne");
}

// Qualified throughout: the C library has a truncate of its own.
TEST_CASE("a text cut to a width says so and fits") {
  CHECK(bareme::text::truncate("élève", 5) == "élève");
  CHECK(bareme::text::truncate("élèves", 5) == "élèv…");
  CHECK(bareme::text::truncate("東京都", 4) == "東…");
  CHECK(bareme::text::truncate("e\u0301te\u0301s", 3) == "e\u0301t…");
  CHECK(bareme::text::truncate("note", 1) == "…");
  CHECK(bareme::text::truncate("note", 0) == "");
}
