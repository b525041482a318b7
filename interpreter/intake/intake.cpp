#include "intake/intake.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <tuple>
#include <utility>

#include "intake/problems.hpp"
#include "intake/readers.hpp"

namespace bareme::intake {

namespace {

struct File {
  CsvReader rows;
  std::optional<Layout> layout;
};

void read_file(Reading& reading, CsvReader& rows, const Layout& layout) {
  switch (layout.shape) {
    case Layout::Shape::Wide:
      return read_wide(reading, rows, layout);
    case Layout::Shape::Marks:
      return read_marks(reading, rows, layout);
    case Layout::Shape::Facts:
      return read_facts(reading, rows, layout);
    case Layout::Shape::Lines:
      return read_lines(reading, rows, layout);
  }
}

// Two equal keys in a list: the second is reported, with the first beside it. Sorts indices, since there may be
// millions of marks.
template <class Item, class Key, class What>
void report_doubles(const Reading& reading, const std::vector<Item>& items, Key key, What what,
                    diagnostics::Diagnostics& diagnostics) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t left, std::uint32_t right) {
    return std::tuple_cat(key(items[left]), std::tuple(left)) < std::tuple_cat(key(items[right]), std::tuple(right));
  };
  if (!std::is_sorted(order.begin(), order.end(), before)) std::sort(order.begin(), order.end(), before);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Item& first = items[order[i - 1]];
    const Item& second = items[order[i]];
    if (key(first) != key(second)) continue;
    const std::string& student = reading.batch.enrolments[second.enrolment].student.number;
    diagnostics.add(given_twice(second.place, what(second), student, first.place));
  }
}

void report_doubles(const Reading& reading, diagnostics::Diagnostics& diagnostics) {
  const plan::TextPool& names = reading.batch.names;
  report_doubles(
      reading, reading.batch.marks, [](const plan::GivenMark& m) { return std::tuple(m.enrolment, m.exam, m.session); },
      [&](const plan::GivenMark& m) { return plan::describe_mark(names.text(m.exam), m.session); }, diagnostics);
  report_doubles(
      reading, reading.batch.facts, [](const plan::GivenFact& f) { return std::tuple(f.enrolment, f.object, f.fact); },
      [&](const plan::GivenFact& f) { return plan::describe_fact(names.text(f.object), names.text(f.fact)); },
      diagnostics);
}

}  // namespace

plan::Batch read_files(const diagnostics::Sources& sources, const std::vector<std::uint32_t>& files,
                       const Context& context, diagnostics::Diagnostics& diagnostics) {
  Reading reading(context, diagnostics);
  std::deque<File> open;  // a deque: a reader's cells point into it
  for (const std::uint32_t source : files) {
    File& file = open.emplace_back(File{CsvReader(sources, source, diagnostics), std::nullopt});
    if (!file.rows.header().empty()) file.layout = read_layout(file.rows.header(), *context.regulation, diagnostics);
    const auto& rosters = context.rosters;
    if (file.layout && file.layout->shape == Layout::Shape::Wide &&
        std::find(rosters.begin(), rosters.end(), source) != rosters.end())
      file.layout->enrols = true;
  }
  for (const bool enrolling : {true, false})
    for (File& file : open)
      if (file.layout && file.layout->enrols == enrolling) read_file(reading, file.rows, *file.layout);
  report_doubles(reading, diagnostics);
  return std::move(reading.batch);
}

void report(const std::vector<plan::Difference>& differences, diagnostics::Diagnostics& diagnostics) {
  for (const plan::Difference& difference : differences)
    diagnostics.add(
        already_given(difference.place, difference.what, difference.student, difference.before, difference.after));
}

}  // namespace bareme::intake
