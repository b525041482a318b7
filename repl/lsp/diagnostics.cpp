// Problems as an editor shows them: under the text they are about, with the code, the remedies and the other places.
#include <fmt/format.h>

#include "repl/lsp/answers.hpp"

namespace bareme::repl::lsp {
namespace {

using diagnostics::Diagnostic;

std::string message_of(const Diagnostic& problem) {
  std::string text = problem.message();
  if (!problem.mark().empty()) text += " — " + problem.mark();
  for (std::size_t i = 0; i < problem.helps().size(); ++i)
    text += fmt::format("\n{} : {}.", i == 0 ? "Remède" : "ou", problem.helps()[i]);
  return text;
}

Json related(const diagnostics::Sources& sources, const Diagnostic& problem) {
  Json all = Json::array();
  for (const diagnostics::Note& note : problem.notes()) {
    const diagnostics::SourceText& source = sources[note.place.source];
    all.push_back({{"message", note.text},
                   {"location",
                    {{"uri", uri_of(source.path())},
                     {"range", range_json(Lines(source.text()), note.place.begin, note.place.end)}}}});
  }
  return all;
}

// Nobody reads more of one text, and an editor slows down.
constexpr std::size_t shown_at_most = 500;

struct Shown {  // of one text
  explicit Shown(std::string_view said) : text(said), lines(said) {}
  std::string_view text;
  Lines lines;
  std::size_t count = 0;
};

}  // namespace

std::map<std::string, Json> diagnostics_of(const Workshop& workshop, const Together& together,
                                           const std::string& asked) {
  std::map<std::string, Json> all;
  for (const Document& document : together.documents)
    all.emplace(document.path, Json::array());
  all.emplace(asked, Json::array());
  const diagnostics::Sources& sources = together.session.sources();
  const std::string asked_text = workshop.text(asked).value_or("");
  std::map<std::string, Shown> shown;
  for (const Diagnostic& problem : together.problems.all()) {
    const std::string path = problem.place() ? sources[problem.place()->source].path() : asked;
    Shown& there =
        shown
            .try_emplace(path, problem.place() ? sources[problem.place()->source].text() : std::string_view(asked_text))
            .first->second;
    if (++there.count > shown_at_most) continue;
    const std::string_view text = there.text;
    const Lines& lines = there.lines;
    const std::size_t begin = problem.place() ? problem.place()->begin : 0;
    const std::size_t end = problem.place() ? problem.place()->end : std::min(text.find('\n'), text.size());
    Json one{{"range", range_json(lines, begin, end)},
             {"severity", problem.severity() == diagnostics::Severity::Error ? 1 : 2},
             {"code", problem.code()},
             {"source", "bareme"},
             {"message", message_of(problem)}};
    if (!problem.notes().empty()) one["relatedInformation"] = related(sources, problem);
    if (problem.code() == "B150" || problem.code() == "B151") one["tags"] = {1};  // nothing reads it: shown dimmed
    all.emplace(path, Json::array()).first->second.push_back(std::move(one));
  }
  for (const auto& [path, there] : shown)
    if (there.count > shown_at_most)
      all[path].push_back({{"range", range_json(there.lines, 0, 0)},
                           {"severity", 1},
                           {"source", "bareme"},
                           {"message", fmt::format("et {} autres fautes", there.count - shown_at_most)}});
  return all;
}

}  // namespace bareme::repl::lsp
