// Scenarios: what is supposed, named; entered, every question speaks under it. Marks, entries and acts of a student or
// of everybody, parameters and attributes of an object or of all.
#include <algorithm>

#include "jury/replay.hpp"
#include "semantics/poses.hpp"
#include "session/act_problems.hpp"
#include "session/scenarios.hpp"
#include "session/state.hpp"
#include "syntax/parse.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using jury::Operation;
using jury::Scenario;
using semantics::FactSource;
using semantics::Posed;

std::string cut(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? ""
                                         : std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i)
    if (i == text.size() || text[i] == ';') {
      if (std::string piece = cut(std::string_view(text).substr(begin, i - begin)); !piece.empty())
        pieces.push_back(std::move(piece));
      begin = i + 1;
    }
  return pieces;
}

// « règlement "2023-2024" »: what follows the word.
std::optional<std::string> version_said(const std::string& piece) {
  const std::size_t blank = piece.find(' ');
  if (blank == std::string::npos || !text::same_name(piece.substr(0, blank), "règlement") ||
      piece.find('=') != std::string::npos)
    return std::nullopt;
  std::string version = cut(std::string_view(piece).substr(blank));
  for (const auto& [open, close] : {std::pair<std::string, std::string>{"\"", "\""}, {"« ", " »"}, {"«", "»"}})
    if (version.size() > open.size() + close.size() && version.starts_with(open) && version.ends_with(close)) {
      version = version.substr(open.size(), version.size() - open.size() - close.size());
      break;
    }
  return version;
}

// A place in the texts of a version where one no longer stands.
diagnostics::Diagnostic without_place(const diagnostics::Diagnostic& found) {
  diagnostics::Diagnostic made(found.code(), std::nullopt, found.message());
  for (const std::string& help : found.helps())
    std::move(made).help(help);
  return made;
}

bool is_fact(const semantics::CheckedRegulation& rules, const std::string& word) {
  return std::any_of(rules.facts.begin(), rules.facts.end(), [&](const semantics::Fact& fact) {
    const std::string name = text::fold_name(fact.name), typed = text::fold_name(word);
    return name == typed || name.compare(0, typed.size() + 1, typed + " ") == 0;
  });
}

}  // namespace

std::string version_of(const std::string& poses) {
  for (const std::string& piece : pieces_of(poses))
    if (auto version = version_said(piece)) return *std::move(version);
  return "";
}

// « E010 MAN7.EF », « E010.MAN7.EF », « moreau MAN7.EF »: the student, and what is left.
SupposedOf supposed_of(const Session& session, const std::string& piece) {
  const std::size_t end = piece.find_first_of(" .=");
  const std::string word = piece.substr(0, end);
  if (end == std::string::npos || piece[end] == '=' || !session.curriculum().find(word).empty() ||
      is_fact(session.regulation(), word))
    return {std::nullopt, piece};
  const Found found = session.find_students(word);
  if (!found.one()) return {std::nullopt, piece};
  return {found.students.front(), cut(std::string_view(piece).substr(end + 1))};
}

bool suppose(const Session& session, Session::State& state, const std::string& piece, Scenario& scenario,
             Diagnostics& diagnostics) {
  const SupposedOf of = supposed_of(session, piece);
  const std::size_t errors = diagnostics.error_count();
  const std::uint32_t source = state.sources.add("scénario", with_sessions_in_words(of.rest, " session "));
  const std::vector<syntax::Pose> trees = syntax::parse_poses(state.sources, source, diagnostics);
  if (diagnostics.error_count() != errors) return false;
  const std::vector<Posed> all =
      semantics::check_supposed(trees, *state.regulation, *state.curriculum, state.curriculum->root(), diagnostics);
  if (diagnostics.error_count() != errors) return false;
  for (const Posed& posed : all) {
    if (posed.kind == Posed::Kind::Mark) {
      scenario.inputs.push_back(
          {of.student,
           {plan::InputKey::Kind::Mark, posed.object, {}, {}, static_cast<std::uint8_t>(posed.session)},
           posed.value});
      continue;
    }
    if (posed.kind != Posed::Kind::Fact) {
      diagnostics.add(problems::not_supposable(posed.label));
      return false;
    }
    const FactSource source_of = state.regulation->fact(posed.fact).source;
    if (source_of == FactSource::Parameter || source_of == FactSource::Attribute) {
      const semantics::ObjectId object =
          posed.object == state.curriculum->root() ? semantics::ObjectId{} : posed.object;
      scenario.parameters[plan::parameter_key(posed.fact, object)] = posed.value;
    } else {
      const semantics::ObjectId object = posed.object.valid() ? posed.object : state.curriculum->root();
      scenario.inputs.push_back({of.student, {plan::InputKey::Kind::Fact, object, posed.fact, {}, 0}, posed.value});
    }
  }
  return true;
}

jury::Scenes Session::scenes() const { return jury::scenes(state_->log.operations()); }

bool Session::define(const std::string& name, const std::string& poses, Diagnostics& diagnostics) {
  Scenario scenario{name, cut(poses), {}, {}};
  const std::vector<std::string> pieces = pieces_of(poses);
  if (name.empty() || text::same_name(name, "base") || pieces.empty()) {
    diagnostics.add(problems::unknown_scenario("", {}));
    return false;
  }
  const std::string version = version_of(poses);
  const std::string standing = state_->version;
  if (!stand_in_version(version, diagnostics)) return false;  // what is posed is read by it
  bool read = true;
  Diagnostics found;
  for (const std::string& piece : pieces)
    read = read && (version_said(piece) || suppose(*this, *state_, piece, scenario, found));
  for (const diagnostics::Diagnostic& one : found.all())
    diagnostics.add(version == standing ? one : without_place(one));
  Diagnostics stood_there_before;
  if (!stand_in_version(standing, stood_there_before) || !read) return false;
  const std::string line = "scénario " + name + " : " + scenario.poses;
  state_->log.perform({Operation::Kind::Scenario, line, {}, std::move(scenario)});
  return settle(diagnostics);
}

namespace {

std::vector<std::string> names_of(const jury::Scenes& scenes) {
  std::vector<std::string> names;
  for (const Scenario& scenario : scenes.all)
    names.push_back(scenario.name);
  return names;
}

}  // namespace

bool Session::enter(const std::string& name, Diagnostics& diagnostics) {
  const jury::Scenes known = scenes();
  if (name.empty() || text::same_name(name, "base")) {
    state_->log.perform({Operation::Kind::Leave, "base", {}, {}});
  } else if (const Scenario* scenario = known.find(name)) {
    if (state_of(version_of(scenario->poses), diagnostics) == nullptr) return false;
    state_->log.perform({Operation::Kind::Enter, "dans " + scenario->name, {}, *scenario});
  } else {
    diagnostics.add(problems::unknown_scenario(name, names_of(known)));
    return false;
  }
  return settle(diagnostics);
}

bool Session::forget(const std::string& name, Diagnostics& diagnostics) {
  const jury::Scenes known = scenes();
  const Scenario* scenario = known.find(name);
  if (scenario == nullptr) {
    diagnostics.add(problems::unknown_scenario(name, names_of(known)));
    return false;
  }
  state_->log.perform({Operation::Kind::Forget, "oublier " + scenario->name, {}, *scenario});
  return settle(diagnostics);
}

}  // namespace bareme
