#include "session/control_file.hpp"

#include <fstream>
#include <iterator>
#include <memory>

#include "report/scodoc_jury.hpp"
#include "session/control_problems.hpp"

namespace bareme {

// JSON is small and held whole; anything else is read a row at a time.
std::optional<std::vector<intake::OfficialFile>> open_controlled(const std::string& path,
                                                                 Session::Diagnostics& diagnostics) {
  std::ifstream stream(path, std::ios::binary);
  std::string head(64, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  if (!report::is_json(head)) return intake::open_official(path, diagnostics);
  stream.clear();
  stream.seekg(0);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto jury = std::make_shared<report::ScodocJury>(report::read_scodoc_jury(text));
  if (!jury->fault.empty()) {
    diagnostics.add(intake::official_unreadable(path, jury->fault, "l'export « décisions de jury » de ScoDoc"));
    return std::nullopt;
  }
  if (jury->twice) {
    const auto& [number, title, first, other] = *jury->twice;
    diagnostics.add(problems::value_twice(path, number, title, first, other));
    return std::nullopt;
  }
  using Column = intake::OfficialColumn;
  intake::OfficialFile file{
      path, "ScoDoc", "", {{"etudid", Column::Kind::Number}, {"nom", Column::Kind::Name}}, nullptr};
  for (const auto& one : jury->columns) {
    const bool credits = !one.result && one.title.ends_with(" ects");
    file.columns.push_back({one.title,
                            credits      ? Column::Kind::Value
                            : one.result ? Column::Kind::Result
                                         : Column::Kind::Mark,
                            one.object});
  }
  file.next = [jury, at = std::size_t{0}](intake::OfficialRow& row) mutable {
    if (at == jury->rows.size()) return false;
    const report::ScodocJury::Row& one = jury->rows[at];
    row = {++at, {one.number, one.name}};
    row.cells.insert(row.cells.end(), one.cells.begin(), one.cells.end());
    return true;
  };
  return std::vector{std::move(file)};
}

}  // namespace bareme
