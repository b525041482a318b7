#include "intake/intake.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "intake/batch_receiver.hpp"
#include "intake/problems.hpp"
#include "intake/readers.hpp"

namespace bareme::intake {

namespace {

struct File {
  std::uint32_t source = 0;
  Layout layout;
  diagnostics::Span titles;
  bool any_row = false;
};

diagnostics::Span titles_of(const CsvReader& rows) {
  const diagnostics::Span& first = rows.header().front().place;
  return {first.source, first.begin, rows.header().back().place.end};
}

// Its titles alone: there may be a thousand files, and each is read again when its turn comes, and its faults told
// then, unless there is no reading it.
std::optional<File> titled(const diagnostics::Sources& sources, std::uint32_t source, const Context& context,
                           diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics faults;
  const CsvReader rows(sources, source, faults);
  const auto& header = rows.header();
  std::optional<Layout> layout;
  if (!header.empty())
    layout = read_layout(header, rows.opening(), sources[source].position(header.front().place.begin).line,
                         *context.regulation, diagnostics);
  if (!layout) {
    for (const diagnostics::Diagnostic& fault : faults.all())
      diagnostics.add(fault);
    return std::nullopt;
  }
  const auto& rosters = context.rosters;
  const bool roster = std::find(rosters.begin(), rosters.end(), source) != rosters.end();
  if (layout->shape == Layout::Shape::Wide && roster) layout->enrols = true;
  return File{source, *std::move(layout), titles_of(rows)};
}

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
  const std::set<std::size_t>& concerned = reading.roster.curricula();
  std::map<std::size_t, std::set<std::string>> given;
  for (const auto& [curriculum, exam] : reading.given_exams)
    given[curriculum].emplace(reading.given.names().text(exam));
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

bool read_files(const diagnostics::Sources& sources, const std::vector<std::uint32_t>& files, const Context& context,
                plan::Receiver& into, diagnostics::Diagnostics& diagnostics) {
  const std::size_t faults = diagnostics.error_count();
  Reading reading(context, into, diagnostics);
  std::vector<File> tables;
  for (const std::uint32_t source : files)
    if (auto file = titled(sources, source, context, diagnostics)) tables.push_back(*std::move(file));
  for (const bool enrolling : {true, false})
    for (File& file : tables) {
      if (file.layout.enrols != enrolling) continue;
      CsvReader rows(sources, file.source, diagnostics);
      if (rows.header().size() != file.layout.roles.size()) {  // not the file it was
        diagnostics.add(file_changed(sources[file.source].path()));
        continue;
      }
      read_file(reading, rows, file.layout);
      file.any_row = rows.any();
    }
  reading.roster.report_unknown();
  const bool sound = diagnostics.error_count() == faults;
  if (sound && context.whole && into.enrolled() == 0 && !tables.empty())
    diagnostics.add(nobody(tables.front().titles));
  else if (sound)
    for (const File& file : tables)
      if (!file.any_row) diagnostics.add(titles_alone(file.titles, sources[file.source].path()));
  into.each_given_twice([&](const plan::GivenTwice& twice) { diagnostics.add(given_twice(twice)); });
  if (context.whole && sound) report_forgotten_exams(reading, diagnostics);
  for (const std::uint32_t source : files)
    if (const diagnostics::FarText* far = sources[source].far(); far != nullptr && far->changed())
      diagnostics.add(file_changed(sources[source].path()));
  return diagnostics.error_count() == faults;
}

plan::Batch read_files(const diagnostics::Sources& sources, const std::vector<std::uint32_t>& files,
                       const Context& context, diagnostics::Diagnostics& diagnostics) {
  BatchReceiver receiver;
  read_files(sources, files, context, receiver, diagnostics);
  return receiver.take();
}

void report(const plan::Differences& differences, diagnostics::Diagnostics& diagnostics) {
  differences.each([&](const plan::Difference& difference) { diagnostics.add(already_given(difference)); });
}

}  // namespace bareme::intake
