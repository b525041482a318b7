#include "report/column_fit.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace bareme::report {
namespace {

using Widths = std::vector<std::size_t>;

std::size_t sum(const Widths& widths) { return std::accumulate(widths.begin(), widths.end(), std::size_t{0}); }

// A point is 0.35278 mm. Rounded up: a column too narrow by a hair would cut a line.
std::size_t printed(std::size_t thousandths, std::size_t points, std::size_t padding) {
  return (thousandths * points * 35278 + 9999999) / 10000000 + padding;
}

class Fitting {
 public:
  explicit Fitting(const TableShape& shape) : shape_(shape) {}

  FittedTable made() const {
    for (const std::size_t points : shape_.types)
      if (groups(points).size() <= 1) return {points, {part(points, 0, shape_.columns.size())}};
    return cut(shape_.types.size() > 1 ? shape_.types[1] : shape_.types.front());
  }

 private:
  Widths least(const std::vector<PrintedColumn>& columns, std::size_t points) const {
    Widths all;
    for (const PrintedColumn& one : columns)
      all.push_back(printed(one.least, points, shape_.padding));
    return all;
  }

  std::size_t room(std::size_t points) const {
    const std::size_t taken = sum(least(shape_.leads, points));
    return taken < shape_.page ? shape_.page - taken : 0;
  }

  // How many columns each part holds when each is filled; a column wider than the page is alone on its own.
  Widths groups(std::size_t points, std::size_t at_most) const {
    Widths counts;
    std::size_t used = 0;
    const std::size_t all = room(points);
    for (const std::size_t width : least(shape_.columns, points)) {
      if (counts.empty() || used + width > all || counts.back() == at_most) {
        counts.push_back(0);
        used = 0;
      }
      ++counts.back();
      used += width;
    }
    return counts;
  }
  Widths groups(std::size_t points) const { return groups(points, shape_.columns.size()); }

  // As few parts as can be, of about as many columns: 17 columns are 9 and 8, not 16 and 1.
  FittedTable cut(std::size_t points) const {
    const std::size_t fewest = groups(points).size();
    std::size_t at_most = (shape_.columns.size() + fewest - 1) / fewest;
    while (groups(points, at_most).size() > fewest)
      ++at_most;
    FittedTable table{points, {}};
    std::size_t first = 0;
    for (const std::size_t count : groups(points, at_most)) {
      table.parts.push_back(part(points, first, count));
      first += count;
    }
    return table;
  }

  FittedTable::Part part(std::size_t points, std::size_t first, std::size_t count) const {
    const auto begin = shape_.columns.begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<PrintedColumn> own(begin, begin + static_cast<std::ptrdiff_t>(count));
    FittedTable::Part part{first, least(shape_.leads, points), least(own, points)};
    give(part.leads, shape_.leads, points, part.total());
    give(part.widths, own, points, part.total());
    while (part.total() > shape_.page)  // one column wider than the page: its words are cut, the frame is kept
      --*std::max_element(part.widths.begin(), part.widths.end());
    return part;
  }

  // What is left of the page, to each what it would be glad of, an equal share at most.
  void give(Widths& widths, const std::vector<PrintedColumn>& columns, std::size_t points, std::size_t total) const {
    if (columns.empty() || total >= shape_.page) return;
    std::vector<std::size_t> lacking;
    for (std::size_t i = 0; i < columns.size(); ++i)
      lacking.push_back(std::max(printed(columns[i].wanted, points, shape_.padding), widths[i]) - widths[i]);
    std::size_t left = shape_.page - total;
    for (std::size_t others = columns.size(), i = 0; i < columns.size(); ++i, --others) {
      const std::size_t given = std::min(lacking[i], left / others);
      widths[i] += given;
      left -= given;
    }
  }

  const TableShape& shape_;
};

}  // namespace

std::size_t FittedTable::Part::total() const { return sum(leads) + sum(widths); }

FittedTable fitted(const TableShape& shape) { return Fitting(shape).made(); }

std::string millimetres(std::size_t tenths) { return fmt::format("{}.{}mm", tenths / 10, tenths % 10); }

}  // namespace bareme::report
