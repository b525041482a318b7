#include <catch2/catch.hpp>

#include "report/plot_svg.hpp"

using bareme::report::Histogram;
using bareme::report::plot_svg;
using bareme::values::Number;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("picture: it stands alone, a point a student, the threshold where it is", "[report]") {
  Histogram histogram{"SH7.moyenne <b>",
                      "3 étudiants",
                      {Number(19, 2), Number(10), Number(12)},
                      Number(10),
                      "seuil 10 : 2 au moins, 1 au-dessous"};
  const std::string svg = plot_svg(histogram);
  CHECK(svg.rfind("<svg ", 0) == 0);
  CHECK(count(svg, "<circle") == 3);
  CHECK(count(svg, "http") == 1);  // the name of the format, never fetched
  CHECK(svg.find("SH7.moyenne &lt;b&gt;") != std::string::npos);
  CHECK(svg.find("stroke-dasharray") != std::string::npos);
  CHECK(count(svg, "seuil 10 : 2 au moins, 1 au-dessous") == 2);  // seen, and read aloud
  CHECK(svg == plot_svg(histogram));
  // Bars from 9 to 13: 10 is a quarter of the way, between 70 and 930.
  CHECK(svg.find("M285.00 76 V") != std::string::npos);
}

TEST_CASE("picture: everybody alike, or a threshold nobody is near, still makes one", "[report]") {
  CHECK(count(plot_svg({"x", "", {Number(10), Number(10), Number(10)}, std::nullopt, ""}), "<circle") == 3);
  const std::string far = plot_svg({"x", "", {Number(2)}, Number(10), "seuil 10"});
  CHECK(far.find("M930.00 76 V") != std::string::npos);
}
