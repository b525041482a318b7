// A name changed everywhere. It is tried first on the texts as they would be: a change that would not leave the same
// règlement is refused.
#include <algorithm>

#include <fmt/format.h>

#include "repl/lsp/tried.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using diagnostics::Diagnostic;
using diagnostics::guillemets;
using diagnostics::Span;

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

}  // namespace bareme::repl::lsp
