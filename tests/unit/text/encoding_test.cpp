#include <catch2/catch.hpp>

#include "text/fold.hpp"

using namespace bareme::text;

TEST_CASE("two ways to write an accent become one") {
  CHECK(nfc("e\u0301le\u0300ve") == "élève");
  CHECK(nfc("élève") == "élève");
  CHECK(nfc("Œuvre ½ ﬁn") == "Œuvre ½ ﬁn");
}

TEST_CASE("UTF-8 is recognised, and its forgeries are not") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("élève €𝄞"));
  CHECK_FALSE(is_valid_utf8("\xE9l\xE8ve"));
  CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // half of a surrogate pair
  CHECK_FALSE(is_valid_utf8("\xF5\x80\x80\x80"));  // past the last character
  CHECK_FALSE(is_valid_utf8("cut \xE2\x82"));
}

TEST_CASE("a file of an old spreadsheet is read as Windows wrote it") {
  CHECK(latin1_to_utf8("\xC9l\xE8ve") == "Élève");
  CHECK(latin1_to_utf8("\x9Cuvre d\x92\xE9t\xE9 : 3 \x80") == "œuvre d’été : 3 €");
  CHECK(is_valid_utf8(latin1_to_utf8("\x81\x8D\x8F\x90\x9D\xFF")));
}
