// What was reviewed, as other hands give it back.
#include "past/reviews.hpp"

#include <catch2/catch.hpp>

#include "past/baseline.hpp"

namespace {

using namespace bareme;  // NOLINT: tests read as the language of the house

struct Read {
  explicit Read(const std::string& text)
      : reviews(past::read_reviews(sources, sources.add("x.revues", past::legible(text)), problems)) {}
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  std::optional<past::Reviews> reviews;
};

past::Reviews two() {
  past::Reviews all;
  all.put(
      {"E\"1;", "École \"du\" Cap", "2025-2026", "00", true, "Mme Durand", "hier", "voulu ; \"dit\"", {"a → b"}, {}});
  all.put({"E2", "École \"du\" Cap", "2025-2026", "00", false, "", "", "", {"c = 1 : 2 → 3", "d"}, {}});
  return all;
}

}  // namespace

TEST_CASE("reviews: what is read is written again as it was, saved by Windows or not", "[past]") {
  const std::string text = past::text_of(two(), "x.jury");
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text)
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (const std::string& one : {text, windows}) {
    const Read read(one);
    REQUIRE(read.reviews);
    CHECK(past::text_of(*read.reviews, "x.jury") == text);
  }
}

TEST_CASE("reviews: cut anywhere, nothing counts as accepted", "[past]") {
  const std::string text = past::text_of(two(), "x.jury");
  for (std::size_t length = 0; length + 4 < text.size(); ++length) {
    INFO(length);
    CHECK_FALSE(Read(text.substr(0, length)).reviews);
  }
  CHECK_FALSE(Read(text + "revue \"E3\"\nfin\n").reviews);
  CHECK_FALSE(Read("revue \"E\xE9\"\nfin\n").reviews);
}

TEST_CASE("reviews: the last word on a student by a version stands", "[past]") {
  past::Reviews all = two();
  past::Review again = all.all.front();
  again.accepted = false;
  all.put(again);
  CHECK(all.all.size() == 2);
  CHECK_FALSE(all.of("E\"1;", "École \"du\" Cap", "2025-2026")->accepted);
  CHECK(all.of("E2", "École \"du\" Cap", "2024-2025") == nullptr);
}
