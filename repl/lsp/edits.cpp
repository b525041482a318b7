// What the server writes in the author's place: a name changed everywhere, a remedy applied. Each is tried first on the
// texts as they would be: a change that would not leave a sound règlement is not offered.
#include <algorithm>

#include <fmt/format.h>

#include "repl/lsp/answers.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using diagnostics::Diagnostic;
using diagnostics::guillemets;
using diagnostics::Span;

struct Edit {
  std::size_t begin, end;
  std::string text;
};
using Edits = std::map<std::string, std::vector<Edit>>;  // by path, of the texts as they are now

std::string applied(std::string text, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) { return left.begin > right.begin; });
  for (const Edit& edit : edits)
    text.replace(edit.begin, edit.end - edit.begin, edit.text);
  return text;
}

Workshop with(const Workshop& workshop, const Edits& edits) {
  Workshop other = workshop;
  for (const auto& [path, changes] : edits)
    other.open(path, applied(workshop.text(path).value_or(""), changes));
  return other;
}

Json edits_json(const Workshop& workshop, const Edits& edits) {
  Json changes = Json::object();
  for (const auto& [path, list] : edits) {
    const std::string text = workshop.text(path).value_or("");
    const Lines lines(text);
    Json all = Json::array();
    for (const Edit& edit : list)
      all.push_back({{"range", range_json(lines, edit.begin, edit.end)}, {"newText", edit.text}});
    changes[uri_of(path)] = std::move(all);
  }
  return {{"changes", changes}};
}

std::size_t failing_trials(const Session& session) {
  const auto trials = session.test();
  return static_cast<std::size_t>(
      std::count_if(trials.begin(), trials.end(), [](const evaluation::Trial& trial) { return !trial.passed(); }));
}

// One or more words, as the language writes a name.
bool is_name(const std::string& text) {
  Session session;
  diagnostics::Diagnostics problems;
  const std::string essay = "règlement \"x\" version \"1\"\nparamètre " + text + " = 1\n";
  const bool one_line = text.find_first_of("\n\r=#") == text.npos;
  return !text.empty() && one_line && session.format({"essai", essay}, problems).has_value();
}

// The name that changes; none where a name is no text of the author's (a library of the program).
std::optional<Workshop::Pointed> renamed(const Workshop& workshop, const std::optional<Spot>& spot) {
  if (!spot) return std::nullopt;
  const Together* const now = workshop.now(spot->path);
  if (now == nullptr || now != workshop.sound(spot->path)) return std::nullopt;
  auto pointed = workshop.pointed(spot->path, spot->offset);
  if (!pointed) return std::nullopt;
  for (const Span& place : pointed->together->meanings().uses(*pointed->meaning))
    if (!workshop.text(pointed->together->session.sources()[place.source].path())) return std::nullopt;
  return pointed;
}

}  // namespace

Json rename_range(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = renamed(workshop, spot);
  if (!pointed) return nullptr;
  const Span name = pointed->meaning->name;
  return {{"range", range_json(Lines(spot->text), name.begin, name.end)},
          {"placeholder", spot->text.substr(name.begin, name.end - name.begin)}};
}

Json rename(const Workshop& workshop, const Json& params, std::string& fault) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = renamed(workshop, spot);
  if (!pointed) {
    fault = "rien ici ne se renomme : un nom du règlement, une fois le texte sans erreur";
    return nullptr;
  }
  const auto name = params.at("newName").get<std::string>();
  if (!is_name(name)) {
    fault = guillemets(name) + " n'est pas un nom : un ou plusieurs mots qui ne sont pas du langage";
    return nullptr;
  }
  for (const Meaning& one : pointed->together->meanings().all())
    for (const Entity& entity : one.of)
      if (text::same_name(pointed->together->meanings().name(entity), name) &&
          !text::same_name(pointed->together->meanings().name(pointed->meaning->of.front()), name)) {
        fault = guillemets(name) + " existe déjà";
        return nullptr;
      }
  Edits edits;
  for (const Span& place : pointed->together->meanings().uses(*pointed->meaning))
    edits[pointed->together->session.sources()[place.source].path()].push_back({place.begin, place.end, name});
  Workshop after = with(workshop, edits);
  const Together& read = after.read(spot->path, false);
  if (!read.session.loaded() || read.problems.has_errors() ||
      failing_trials(read.session) != failing_trials(pointed->together->session)) {
    fault = "le règlement ne serait plus le même";
    for (const Diagnostic& problem : read.problems.all())
      if (problem.severity() == diagnostics::Severity::Error) {
        fault += " : " + problem.code() + ", " + problem.message();
        break;
      }
    return nullptr;
  }
  return edits_json(workshop, edits);
}

namespace {

// « écrire « moyenne » »: what is to be written there.
std::optional<std::string> to_write(const std::string& help) {
  const std::string begin = "écrire «\u00A0", end = "\u00A0»";
  if (help.rfind(begin, 0) != 0) return std::nullopt;
  const std::size_t stop = help.find(end, begin.size());
  if (stop == help.npos || stop + end.size() != help.size()) return std::nullopt;
  return help.substr(begin.size(), stop - begin.size());
}

bool says(const Together& together, const std::string& path, const Diagnostic& problem) {
  return std::any_of(together.problems.all().begin(), together.problems.all().end(), [&](const Diagnostic& one) {
    return one.code() == problem.code() && one.place() &&
           together.session.sources()[one.place()->source].path() == path &&
           one.place()->begin == problem.place()->begin;
  });
}

std::size_t errors_at(const Together& together) { return together.problems.error_count(); }

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
    for (const std::string& help : problem.helps()) {
      const auto text = to_write(help);
      if (!text) continue;
      const Edits edits{{spot->path, {{problem.place()->begin, problem.place()->end, *text}}}};
      Workshop after = with(workshop, edits);
      const Together& read = after.read(spot->path, false);
      if (says(read, spot->path, problem) || errors_at(read) > errors_at(*now)) continue;
      all.push_back({{"title", "Écrire " + guillemets(*text)},
                     {"kind", "quickfix"},
                     {"isPreferred", true},
                     {"edit", edits_json(workshop, edits)}});
    }
  }
  return all;
}

}  // namespace bareme::repl::lsp
