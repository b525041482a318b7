#include "report/flow_svg.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace bareme::report {
namespace {

constexpr std::int64_t width = 960, top = 90, bottom = 30, inside = 480;  // in units of the picture
constexpr std::int64_t left = 260, right = 700, box = 18, gap = 14;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text)
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

struct Box {
  std::string name;
  std::int64_t count = 0, y = 0, taken = 0;
};

Box& box_of(std::vector<Box>& boxes, const std::string& name) {
  const auto found = std::find_if(boxes.begin(), boxes.end(), [&](const Box& one) { return one.name == name; });
  if (found != boxes.end()) return *found;
  boxes.push_back({name});
  return boxes.back();
}

class Picture {
 public:
  explicit Picture(const Flow& flow) : flow_(flow) {
    for (const Flow::Link& link : flow.links) {
      const auto count = static_cast<std::int64_t>(link.count);
      box_of(from_, link.from).count += count;
      box_of(to_, link.to).count += count;
      total_ += count;
    }
    for (std::vector<Box>* boxes : {&from_, &to_}) {
      std::int64_t y = top;
      for (Box& one : *boxes) {
        one.y = y;
        y += thick(one.count) + gap;
      }
      height_ = std::max(height_, y + bottom);
    }
  }

  std::string drawn() {
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"DejaVu Sans, sans-serif\" "
        "fill=\"#111\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        width, height_);
    text(svg, width / 2, 30, "middle", 20, flow_.title);
    text(svg, left, 70, "end", 14, flow_.from_title);
    text(svg, right, 70, "start", 14, flow_.to_title);
    for (const Flow::Link& link : flow_.links)
      band(svg, link);
    for (const Box& one : from_)
      draw(svg, one, left - box, left - box - 8, "end");
    for (const Box& one : to_)
      draw(svg, one, right, right + box + 8, "start");
    return svg + "</svg>\n";
  }

 private:
  // At least a line; the whole never fills more than the picture.
  std::int64_t thick(std::int64_t count) const {
    return total_ == 0 ? 1 : std::max<std::int64_t>(2, count * inside / total_);
  }

  static void text(std::string& svg, std::int64_t x, std::int64_t y, const char* anchor, int size,
                   const std::string& words) {
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\">{}</text>\n", x, y, anchor, size,
                       escaped(words));
  }

  void draw(std::string& svg, const Box& one, std::int64_t x, std::int64_t label, const char* anchor) const {
    svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#333\"/>\n", x, one.y, box,
                       thick(one.count));
    text(svg, label, one.y + thick(one.count) / 2 + 5, anchor, 14, fmt::format("{} : {}", one.name, one.count));
  }

  void band(std::string& svg, const Flow::Link& link) {
    Box &from = box_of(from_, link.from), &to = box_of(to_, link.to);
    const std::int64_t size = thick(static_cast<std::int64_t>(link.count));
    const std::int64_t y1 = from.y + from.taken, y2 = to.y + to.taken, middle = (left + right) / 2;
    from.taken += size, to.taken += size;
    svg += fmt::format(
        "<path d=\"M{} {} C{} {} {} {} {} {} L{} {} C{} {} {} {} {} {} Z\" fill=\"#999\" fill-opacity=\"0.45\" "
        "stroke=\"#666\" stroke-width=\"0.5\"/>\n",
        left, y1, middle, y1, middle, y2, right, y2, right, y2 + size, middle, y2 + size, middle, y1 + size, left,
        y1 + size);
    text(svg, left + 8, y1 + size / 2 + 4, "start", 11, std::to_string(link.count));
  }

  const Flow& flow_;
  std::vector<Box> from_, to_;
  std::int64_t total_ = 0, height_ = 200;
};

}  // namespace

std::string flow_svg(const Flow& flow) { return Picture(flow).drawn(); }

}  // namespace bareme::report
