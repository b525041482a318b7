#include "report/plot_svg.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "report/svg_text.hpp"

namespace bareme::report {
namespace {

using values::Number;

// In units of the picture, which has no size of its own.
constexpr std::int64_t width = 960, height = 540, left = 70, right = 30, top = 90, bottom = 130;
constexpr std::int64_t most_bins = 24;
constexpr std::int64_t base_line = height - bottom;
constexpr std::int64_t strip = base_line + 62;  // where the points are

// Only where a mark goes on a picture is it cut to a hundredth of a unit.
class Axis {
 public:
  Axis(Number low, Number high) : low_(std::move(low)), span_(high - low_) {}
  std::string at(const Number& number) const {
    const Number place = (number - low_) / span_ * Number(width - left - right) + Number(left);
    const std::int64_t hundredths = (place * Number(100)).floor().integer().value_or(0);
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  }

 private:
  Number low_, span_;
};

void text_at(std::string& svg, const std::string& x, std::int64_t y, const char* anchor, int size,
             const std::string& words, const char* more = "") {
  svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\"{}>{}</text>\n", x, y, anchor, size,
                     more, svg_escaped(words));
}

struct Bars {
  Number first, step;
  std::vector<std::size_t> counts;
  std::size_t most = 0;
};

Bars bars_of(const std::vector<Number>& numbers) {
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  Bars bars{Number(0), bin_of(*low, *high), {}, 0};
  bars.first = (*low / bars.step).floor() * bars.step;
  for (const Number& number : numbers) {
    const auto bin = static_cast<std::size_t>(((number - bars.first) / bars.step).floor().integer().value_or(0));
    if (bars.counts.size() <= bin) bars.counts.resize(bin + 1);
    bars.most = std::max(bars.most, ++bars.counts[bin]);
  }
  return bars;
}

void draw_bars(std::string& svg, const Bars& bars, const Axis& axis) {
  for (std::size_t i = 0; i < bars.counts.size(); ++i) {
    const Number from = bars.first + Number(static_cast<std::int64_t>(i)) * bars.step;
    const std::string x = axis.at(from), end = axis.at(from + bars.step);
    text_at(svg, x, base_line + 24, "middle", 18, from.exact_text());
    if (i + 1 == bars.counts.size()) text_at(svg, end, base_line + 24, "middle", 18, (from + bars.step).exact_text());
    if (bars.counts[i] == 0) continue;
    const auto tall =
        static_cast<std::int64_t>(bars.counts[i]) * (base_line - top) / static_cast<std::int64_t>(bars.most);
    svg += fmt::format(
        "<path d=\"M{0} {2} V{3} H{1} V{2} Z\" fill=\"url(#hachures)\" stroke=\"#000\" "
        "stroke-width=\"2\"/>\n",
        x, end, base_line, base_line - tall);
    text_at(svg, axis.at(from + bars.step / Number(2)), base_line - tall - 8, "middle", 20,
            std::to_string(bars.counts[i]));
  }
}

// A point a student; equal values are stacked.
void draw_strip(std::string& svg, std::vector<Number> numbers, const Axis& axis) {
  std::sort(numbers.begin(), numbers.end());
  std::int64_t stacked = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    stacked = i > 0 && numbers[i] == numbers[i - 1] ? stacked + 1 : 0;
    svg += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.5\"/>\n",
                       axis.at(numbers[i]), strip - std::min<std::int64_t>(stacked, 4) * 7);
  }
}

}  // namespace

Number bin_of(const Number& low, const Number& high) {
  Number step(1);
  for (std::int64_t i = 0; ((high - low) / step).floor().integer().value_or(most_bins) >= most_bins; ++i)
    step = step * (i % 3 == 1 ? Number(5, 2) : Number(2));
  return step;
}

std::string plot_svg(const Histogram& histogram) {
  const Bars bars = bars_of(histogram.numbers);
  Number low = bars.first, high = bars.first + Number(static_cast<std::int64_t>(bars.counts.size())) * bars.step;
  if (histogram.threshold) {
    low = std::min(low, *histogram.threshold);
    high = std::max(high, *histogram.threshold);
  }
  const Axis axis(low, high);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" "
      "font-family=\"sans-serif\">\n<title>{}</title>\n<desc>{}</desc>\n<rect width=\"100%\" height=\"100%\" "
      "fill=\"#fff\"/>\n<defs><pattern id=\"hachures\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"M0 0V8\" "
      "stroke=\"#555\" stroke-width=\"3\"/></pattern></defs>\n",
      width, height, svg_escaped(histogram.title), svg_escaped(histogram.title),
      svg_escaped(histogram.remark + (histogram.threshold_words.empty() ? "" : " ; " + histogram.threshold_words)));
  text_at(svg, std::to_string(left), 36, "start", 26, histogram.title, " font-weight=\"bold\"");
  text_at(svg, std::to_string(left), 62, "start", 18, histogram.remark);
  draw_bars(svg, bars, axis);
  svg += fmt::format("<path d=\"M{} {} H{}\" stroke=\"#000\" stroke-width=\"2\"/>\n", left, base_line, width - right);
  draw_strip(svg, histogram.numbers, axis);
  if (histogram.threshold) {
    const std::string x = axis.at(*histogram.threshold);
    svg += fmt::format("<path d=\"M{} {} V{}\" stroke=\"#000\" stroke-width=\"4\" stroke-dasharray=\"12 6\"/>\n", x,
                       top - 14, strip + 12);
    text_at(svg, x, strip + 36, "middle", 20, histogram.threshold_words, " font-weight=\"bold\"");
  }
  return svg + "</svg>\n";
}

}  // namespace bareme::report
