// Remedies offered: each is tried on the texts as they would be, and offered only when the problem is gone and none has
// come.
#include <algorithm>
#include <set>

#include "repl/lsp/remedies.hpp"

namespace bareme::repl::lsp {
namespace {

using diagnostics::Diagnostic;

bool says(const Together& together, const std::string& path, const Diagnostic& problem) {
  return std::any_of(together.problems.all().begin(), together.problems.all().end(), [&](const Diagnostic& one) {
    return one.code() == problem.code() && one.place() &&
           together.session.sources()[one.place()->source].path() == path &&
           one.place()->begin == problem.place()->begin;
  });
}

bool mends(const Workshop& workshop, const Edits& edits, const std::string& path, const Together& now,
           const Diagnostic& problem) {
  Workshop after = with(workshop, edits);
  const Together& read = after.read(path, false);
  if (problem.severity() != diagnostics::Severity::Error)
    return !says(read, path, problem) && read.problems.error_count() <= now.problems.error_count();
  return read.problems.error_count() < now.problems.error_count();
}

}  // namespace

Json fixes(const Workshop& workshop, const Json& params) {
  Json all = Json::array();
  const auto spot = spot_of(workshop, params);
  const Together* const now = spot ? workshop.now(spot->path) : nullptr;
  if (now == nullptr) return all;
  const Lines lines(spot->text);
  const auto at = [&](const char* side) {
    const Json& position = params.at("range").at(side);
    return lines.offset({position.at("line").get<std::size_t>(), position.at("character").get<std::size_t>()});
  };
  const std::size_t begin = at("start"), end = at("end");
  for (const Diagnostic& problem : now->problems.all()) {
    if (!problem.place()) continue;
    const diagnostics::SourceText& source = now->session.sources()[problem.place()->source];
    if (source.path() != spot->path || source.text() != spot->text) continue;
    if (problem.place()->end < begin || problem.place()->begin > end) continue;
    std::set<std::string> offered;  // of several ways to write the same words, the first that mends
    for (const Remedy& remedy : remedies(problem, spot->text)) {
      const Edits edits{{spot->path, remedy.edits}};
      if (offered.contains(remedy.title) || !mends(workshop, edits, spot->path, *now, problem)) continue;
      offered.insert(remedy.title);
      all.push_back({{"title", remedy.title},
                     {"kind", "quickfix"},
                     {"isPreferred", remedy.preferred},
                     {"edit", edits_json(workshop, edits)}});
    }
  }
  return all;
}

}  // namespace bareme::repl::lsp
