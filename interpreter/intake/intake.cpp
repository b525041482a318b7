#include "intake/intake.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <set>
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
    case Layout::Shape::Acquired:
      return read_acquired(reading, rows, layout);
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
  report_doubles(
      reading, reading.batch.frozen,
      [](const plan::FrozenValue& f) { return std::tuple(f.enrolment, f.year, f.object, f.quantity, f.session); },
      [&](const plan::FrozenValue& f) {
        return plan::describe_fact(names.text(f.object), names.text(f.quantity)) + " de l'acquis";
      },
      diagnostics);
}

diagnostics::Span titles_of(const File& file) {
  const diagnostics::Span& first = file.rows.header().front().place;
  return {first.source, first.begin, file.rows.header().back().place.end};
}

std::string container_of(const std::string& exam) { return exam.substr(0, exam.rfind('.')); }

// An épreuve beside others that are given, or one of the few that are not. Who gives two columns of fifty knows it.
std::vector<std::string> forgotten_among(const std::vector<std::string>& exams, const std::set<std::string>& given) {
  std::set<std::string> containers;
  for (const std::string& exam : given)
    containers.insert(container_of(exam));
  std::vector<std::string> missing, beside;
  for (const std::string& exam : exams) {
    if (given.count(exam) != 0) continue;
    missing.push_back(exam);
    if (containers.count(container_of(exam)) != 0) beside.push_back(exam);
  }
  return missing.size() <= given.size() ? missing : beside;
}

// Of the maquettes somebody is in, when there are marks at all.
void report_forgotten_exams(const Reading& reading, diagnostics::Diagnostics& diagnostics) {
  if (reading.given_exams.empty()) return;
  std::set<std::size_t> concerned;
  for (std::uint32_t i = 0; i < reading.batch.enrolments.size(); ++i)
    concerned.insert(reading.roster.curriculum(i));
  std::map<std::size_t, std::set<std::string>> given;
  for (const auto& [curriculum, exam] : reading.given_exams)
    given[curriculum].emplace(reading.batch.names.text(exam));
  std::vector<std::string> forgotten;
  for (const std::size_t curriculum : concerned)
    for (std::string& exam : forgotten_among(reading.book.exams_of(curriculum), given[curriculum]))
      if (std::find(forgotten.begin(), forgotten.end(), exam) == forgotten.end()) forgotten.push_back(std::move(exam));
  if (!forgotten.empty()) diagnostics.add(no_column(forgotten));
}

}  // namespace

std::optional<diagnostics::Diagnostic> not_a_table(const std::string& path, std::string_view bytes) {
  const auto opens = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  const std::string_view ours = ".bareme";
  if (opens("PK\x03\x04") || opens("\xD0\xCF\x11\xE0"))
    return other_kind_of_file(path, "un classeur de tableur",
                              "dans le tableur, Enregistrer sous, type « CSV UTF-8 », et donner le fichier .csv");
  if (opens("%PDF"))
    return other_kind_of_file(path, "un PDF", "demander le tableau d'origine, et l'enregistrer en CSV UTF-8");
  if (path.size() > ours.size() && path.compare(path.size() - ours.size(), ours.size(), ours) == 0)
    return other_kind_of_file(path, "un texte de Barème",
                              "une maquette se donne par « --maquette », un règlement en premier argument");
  return std::nullopt;
}

plan::Batch read_files(const diagnostics::Sources& sources, const std::vector<std::uint32_t>& files,
                       const Context& context, diagnostics::Diagnostics& diagnostics) {
  const std::size_t faults = diagnostics.error_count();
  Reading reading(context, diagnostics);
  std::deque<File> open;  // a deque: a reader's cells point into it
  for (const std::uint32_t source : files) {
    File& file = open.emplace_back(File{CsvReader(sources, source, diagnostics), std::nullopt});
    if (!file.rows.header().empty())
      file.layout = read_layout(file.rows.header(), sources[source], *context.regulation, diagnostics);
    const auto& rosters = context.rosters;
    if (file.layout && file.layout->shape == Layout::Shape::Wide &&
        std::find(rosters.begin(), rosters.end(), source) != rosters.end())
      file.layout->enrols = true;
  }
  for (const bool enrolling : {true, false})
    for (File& file : open)
      if (file.layout && file.layout->enrols == enrolling) read_file(reading, file.rows, *file.layout);
  reading.roster.report_unknown();
  const bool sound = diagnostics.error_count() == faults;
  if (sound && context.whole && reading.batch.enrolments.empty())
    diagnostics.add(nobody(titles_of(open.front())));
  else if (sound)
    for (const File& file : open)
      if (file.layout && !file.rows.any())
        diagnostics.add(titles_alone(titles_of(file), sources[titles_of(file).source].path()));
  report_doubles(reading, diagnostics);
  if (context.whole && sound) report_forgotten_exams(reading, diagnostics);
  return std::move(reading.batch);
}

void report(const std::vector<plan::Difference>& differences, diagnostics::Diagnostics& diagnostics) {
  for (const plan::Difference& difference : differences)
    diagnostics.add(
        already_given(difference.place, difference.what, difference.student, difference.before, difference.after));
}

}  // namespace bareme::intake
