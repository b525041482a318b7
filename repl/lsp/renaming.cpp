// A name changed everywhere. It is tried first on the texts as they would be: a change that would not leave the same
// règlement is refused.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "repl/lsp/inflected.hpp"
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

bool is_name(const std::string& text) {
  Session session;
  diagnostics::Diagnostics problems;
  const std::string essay = "règlement \"x\" version \"1\"\nparamètre " + text + " = 1\n";
  const bool one_line = text.find_first_of("\n\r=#") == text.npos;
  return !text.empty() && one_line && session.format({"essai", essay}, problems).has_value();
}

// Why it is no name, one or more words as the language writes it; empty: it is. In the place of a code of a maquette
// that is none (« 821330 »), any word: what reads it says.
std::string no_name(const std::string& text, const std::string& old) {
  if (is_name(text) || (!is_name(old) && text.find_first_of("\n\r=#;\"") == text.npos)) return "";
  std::istringstream words(text);
  for (std::string word; words >> word;)
    if (!is_name(word)) return guillemets(text) + " n'est pas un nom : " + guillemets(word) + " n'y a pas sa place";
  return guillemets(text) + " n'est pas un nom : un ou plusieurs mots qui ne sont pas du langage";
}

// « résultat », « validé », « note session 1 », « étudiant »: names the language gives.
bool is_given(const semantics::CheckedRegulation& rules, const Entity& entity) {
  using Role = semantics::Quantity::Role;
  if (entity.kind == Entity::Kind::Level) return semantics::LevelId(entity.id) == rules.student;
  if (entity.kind != Entity::Kind::Quantity) return false;
  const Role role = rules.quantities[entity.id].role;
  return role != Role::Value && role != Role::Local && role != Role::Predicate;
}

using Things = std::set<Entity>;

bool meet(const Things& things, const Meaning& meaning) {
  return std::any_of(meaning.of.begin(), meaning.of.end(), [&](const Entity& one) { return things.contains(one); });
}

// What changes of name with it: « arrondi de moyenne » is said of every level's, and stays so.
Things named_with(const Meanings& meanings, const Meaning& meaning) {
  Things things(meaning.of.begin(), meaning.of.end());
  for (std::size_t before = 0; before != things.size();) {
    before = things.size();
    for (const Meaning& one : meanings.all())
      if (meet(things, one)) things.insert(one.of.begin(), one.of.end());
  }
  return things;
}

// The name that changes; none where a name is no text of the author's (a library of the program).
std::optional<Workshop::Pointed> renamed(const Workshop& workshop, const std::optional<Spot>& spot) {
  if (!spot) return std::nullopt;
  const Together* const now = workshop.now(spot->path);
  if (now == nullptr || now != workshop.sound(spot->path)) return std::nullopt;
  auto pointed = workshop.pointed(spot->path, spot->offset);
  if (!pointed) return std::nullopt;
  const Meanings& meanings = pointed->together->meanings();
  const Things things = named_with(meanings, *pointed->meaning);
  for (const Entity& one : things)
    if (is_given(pointed->together->session.regulation(), one)) return std::nullopt;
  for (const Meaning& one : meanings.all())
    if (meet(things, one) && !workshop.text(pointed->together->session.sources()[one.name.source].path()))
      return std::nullopt;
  return pointed;
}

// What each name of a text stands for, an object by the name it has then.
struct Told {
  std::string path;
  std::size_t begin, end;
  std::vector<Entity> of;
  friend bool operator==(const Told&, const Told&) = default;
};

std::vector<Entity> folded(std::vector<Entity> of, const Things& renamed, const std::string& name) {
  for (Entity& one : of)
    one.code = text::fold_name(renamed.contains(one) && one.kind == Entity::Kind::Object ? name : one.code);
  std::sort(of.begin(), of.end());
  return of;
}

// Where the edits leave what is read now, in the order of the texts.
std::vector<Told> expected(const Together& now, const Edits& edits, const Things& things, const std::string& name) {
  std::vector<Told> all;
  for (const Meaning& one : now.meanings().all()) {
    Told told{now.session.sources()[one.name.source].path(), one.name.begin, one.name.end,
              folded(one.of, things, name)};
    if (const auto changes = edits.find(told.path); changes != edits.end())
      for (const Edit& edit : changes->second) {
        const std::size_t grown = edit.text.size() + edit.begin - edit.end;  // modulo, when it shrinks
        if (edit.begin < one.name.begin) told.begin += grown;
        if (edit.begin < one.name.end) told.end += grown;
      }
    all.push_back(std::move(told));
  }
  return all;
}

std::vector<Told> read_as(const Together& after) {
  std::vector<Told> all;
  for (const Meaning& one : after.meanings().all())
    all.push_back(
        {after.session.sources()[one.name.source].path(), one.name.begin, one.name.end, folded(one.of, {}, "")});
  return all;
}

// Empty: every name stands for what it did. Else where the first that does not is.
std::string changed_reading(const std::vector<Told>& expected, const Together& after) {
  const std::vector<Told> read = read_as(after);
  const auto [left, right] = std::mismatch(expected.begin(), expected.end(), read.begin(), read.end());
  if (left == expected.end() && right == read.end()) return "";
  const Told& first = left == expected.end() ? *right : *left;
  const auto source = after.sources.find(first.path);
  if (source == after.sources.end()) return first.path;
  const std::string_view text = after.session.sources()[source->second].text();
  const std::size_t end = std::min(first.begin, text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  return fmt::format("{}, ligne {}", std::filesystem::path(first.path).filename().string(), line);
}

// Is it the name of something else?
bool taken(const Meanings& meanings, const std::string& name, const Things& but) {
  for (const Meaning& one : meanings.all())
    for (const Entity& entity : one.of)
      if (!but.contains(entity) && text::same_name(meanings.name(entity), name)) return true;
  return false;
}

// Why the texts as they would be do not say the same; empty: they do.
std::string not_the_same(const Together& now, const Together& after, const std::vector<Told>& expected) {
  for (const Diagnostic& problem : after.problems.all())
    if (problem.severity() == diagnostics::Severity::Error)
      return "le règlement ne serait plus le même : " + problem.code() + ", " + problem.message();
  if (!after.session.loaded()) return "le règlement ne serait plus le même";
  if (const std::string where = changed_reading(expected, after); !where.empty())
    return "un nom serait lu autrement : " + where;
  return failing_trials(after.session) == failing_trials(now.session)
             ? ""
             : "le règlement ne serait plus le même : un exemple ou un cas ne passerait plus";
}

}  // namespace

Json rename_range(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = renamed(workshop, spot);
  if (!pointed) return nullptr;
  const Span name = pointed->meaning->name;
  return {{"range", range_json(Lines(spot->text), name.begin, name.end)},
          {"placeholder", pointed->together->meanings().name(pointed->meaning->of.front())}};
}

Json rename(const Workshop& workshop, const Json& params, std::string& fault) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = renamed(workshop, spot);
  if (!pointed) {
    fault = "rien ici ne se renomme : un nom que donne le règlement, une fois le texte sans erreur";
    return nullptr;
  }
  const auto name = params.at("newName").get<std::string>();
  const Together& now = *pointed->together;
  const Meanings& meanings = now.meanings();
  const std::string old = meanings.name(pointed->meaning->of.front());
  if (fault = no_name(name, old); !fault.empty()) return nullptr;
  const Things things = named_with(meanings, *pointed->meaning);
  Edits edits;
  for (const Meaning& one : meanings.all())
    if (meet(things, one)) {
      const diagnostics::SourceText& text = now.session.sources()[one.name.source];
      const std::string written = std::string(text.text().substr(one.name.begin, one.name.end - one.name.begin));
      edits[text.path()].push_back({one.name.begin, one.name.end, inflected(written, old, name)});
    }
  Workshop after = with(workshop, edits);
  fault = not_the_same(now, after.read(spot->path, false), expected(now, edits, things, name));
  if (fault.empty()) return edits_json(workshop, edits);
  if (taken(meanings, name, things)) fault = guillemets(name) + " existe déjà : " + fault;
  return nullptr;
}

}  // namespace bareme::repl::lsp
