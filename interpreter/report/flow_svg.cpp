#include "report/flow_svg.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "report/svg_text.hpp"

namespace bareme::report {
namespace {

// In tenths of a unit of the picture, which has no size of its own: nothing here is a fraction.
constexpr std::int64_t width = 9600, top = 1300, bar = 260, gap = 240, left_bar = 2300, right_bar = 7040, room = 3600;
constexpr std::int64_t least = 30;  // a ribbon of one student can still be seen

std::string at(std::int64_t tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

struct Side {
  std::map<std::string, std::int64_t> begin, next;  // of each code: where it begins, where its next ribbon goes
  std::map<std::string, std::size_t> counts;
  std::int64_t end = top;
};

class Drawing {
 public:
  explicit Drawing(const Flow& flow) : flow_(flow) {
    for (const Flow::Ribbon& ribbon : flow.ribbons)
      all_ += ribbon.count;
    left_ = side(&Flow::Ribbon::from);
    right_ = side(&Flow::Ribbon::to);
  }

  std::string svg() {
    const std::int64_t height = std::max(left_.end, right_.end) + 500;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"DejaVu Sans, sans-serif\">\n"
        "<defs><pattern id=\"change\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#f0d9c0\"/><path d=\"M0 0V8\" "
        "stroke=\"#a0460a\" stroke-width=\"3\"/></pattern></defs>\n<rect width=\"100%\" height=\"100%\" "
        "fill=\"white\"/>\n",
        width / 10, height / 10);
    words(svg, width / 2, 400, "middle", 26, flow_.title, true);
    words(svg, width / 2, 720, "middle", 17, flow_.remark);
    words(svg, left_bar + bar, 1130, "end", 19, flow_.left, true);
    words(svg, right_bar, 1130, "start", 19, flow_.right, true);
    for (const bool changing : {false, true})  // what changes is over what stays
      ribbons(svg, changing);
    bars(svg, left_, left_bar, true);
    bars(svg, right_, right_bar, false);
    for (const std::string& label : labels_)
      svg += label;
    return svg + "</svg>\n";
  }

 private:
  std::int64_t thickness(std::size_t count) const {
    const std::int64_t wide = all_ == 0 ? 0 : static_cast<std::int64_t>(count) * room / static_cast<std::int64_t>(all_);
    return std::max(wide, least);
  }

  Side side(std::string Flow::Ribbon::*end) const {
    Side side;
    for (const std::string& code : flow_.codes) {
      std::int64_t tall = 0;
      for (const Flow::Ribbon& ribbon : flow_.ribbons)
        if (ribbon.*end == code) {
          tall += thickness(ribbon.count);
          side.counts[code] += ribbon.count;
        }
      if (tall == 0) continue;
      side.begin[code] = side.next[code] = side.end;
      side.end += tall + gap;
    }
    return side;
  }

  // In the order of the codes on both sides, so that ribbons cross as little as they can.
  void ribbons(std::string& svg, bool changing) {
    Side from = left_, to = right_;
    for (const std::string& left : flow_.codes)
      for (const std::string& right : flow_.codes)
        for (const Flow::Ribbon& ribbon : flow_.ribbons) {
          if (ribbon.from != left || ribbon.to != right) continue;
          const std::int64_t wide = thickness(ribbon.count), a = from.next[left], b = to.next[right];
          from.next[left] += wide;
          to.next[right] += wide;
          if ((left != right) == changing) draw(svg, ribbon, a, b, wide);
        }
  }

  void draw(std::string& svg, const Flow::Ribbon& ribbon, std::int64_t a, std::int64_t b, std::int64_t wide) {
    const std::int64_t x = left_bar + bar, y = right_bar, middle = (x + y) / 2;
    const bool changes = flow_.verdicts && ribbon.from != ribbon.to;
    svg += fmt::format(
        "<path d=\"M{} {} C{} {} {} {} {} {} V{} C{} {} {} {} {} {} Z\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"1\"><title>{} → {} : {}</title></path>\n",
        at(x), at(a), at(middle), at(a), at(middle), at(b), at(y), at(b), at(b + wide), at(middle), at(b + wide),
        at(middle), at(a + wide), at(x), at(a + wide), changes ? "url(#change)" : "#dfe5ea",
        changes ? "#7a3000" : "#b5c0c9", svg_escaped(ribbon.from), svg_escaped(ribbon.to), ribbon.count);
    if (changes || !flow_.verdicts) label(ribbon, a + (b - a) * 4 / 5 + wide / 2);
  }

  // Near where it arrives, on white, so that it is read over what it crosses.
  void label(const Flow::Ribbon& ribbon, std::int64_t y) {
    for (bool moved = true; moved;) {
      moved = false;
      for (const std::int64_t other : taken_)
        if (y - other < 230 && other - y < 230) {
          y = other + 230;
          moved = true;
        }
    }
    taken_.push_back(y);
    const std::string text = fmt::format("{} → {} : {}", ribbon.from, ribbon.to, ribbon.count);
    const std::int64_t wide = 100 * static_cast<std::int64_t>(text.size()) + 60, x = right_bar - 1500;
    std::string drawn =
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"21\" fill=\"white\" stroke=\"#7a3000\"/>\n",
                    at(x - wide / 2), at(y - 110), at(wide));
    words(drawn, x, y + 52, "middle", 14, text);
    labels_.push_back(drawn);
  }

  void bars(std::string& svg, const Side& side, std::int64_t x, bool left) const {
    for (const auto& [code, begin] : side.begin) {
      std::int64_t tall = 0;
      for (const Flow::Ribbon& ribbon : flow_.ribbons)
        if ((left ? ribbon.from : ribbon.to) == code) tall += thickness(ribbon.count);
      svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#30414f\"/>\n", at(x), at(begin),
                         at(bar), at(tall));
      const std::size_t count = side.counts.at(code);
      const std::int64_t place = left ? x - 100 : x + bar + 100;
      // One line a code: a bar of two students has no room for two.
      words(svg, place, begin + tall / 2 + 60, left ? "end" : "start", 17,
            fmt::format("{} · {} ({})", code, count, percentage(count, all_)));
    }
  }

  static void words(std::string& svg, std::int64_t x, std::int64_t y, const char* anchor, int size,
                    const std::string& text, bool bold = false) {
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\"{}>{}</text>\n", at(x), at(y),
                       anchor, size, bold ? " font-weight=\"bold\"" : "", svg_escaped(text));
  }

  const Flow& flow_;
  std::size_t all_ = 0;
  Side left_, right_;
  std::vector<std::string> labels_;
  std::vector<std::int64_t> taken_;
};

}  // namespace

std::string percentage(std::size_t part, std::size_t whole) {
  if (whole == 0) return "–";
  const std::size_t thousandths = (part * 2000 + whole) / (2 * whole);
  return fmt::format("{},{} %", thousandths / 10, thousandths % 10);
}

std::string flow_svg(const Flow& flow) { return Drawing(flow).svg(); }

}  // namespace bareme::report
