#include "session/replacement.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "session/saving.hpp"

namespace bareme {
namespace {

using values::Value;

// Values by what they are called: two texts do not number their grandeurs alike.
std::map<std::string, std::string> values_of(const Session& session, std::size_t student) {
  std::map<std::string, std::string> all;
  for (const plan::CellKey& cell : session.every_cell())
    all[session.label(cell)] = session.words(cell, session.value(student, cell));
  return all;
}

void add_differences(Session& before, Session& after, std::vector<plan::Difference>& differences) {
  for (std::size_t student = 0; student < before.promotion().size(); ++student) {
    const auto was = values_of(before, student), is = values_of(after, student);
    for (const auto& [name, value] : was) {
      const auto now = is.find(name);
      const std::string other = now == is.end() ? "rien" : now->second;
      if (other != value) differences.push_back({before.promotion().students[student].number, name, value, other, {}});
    }
  }
}

}  // namespace

std::vector<Document> read_again(const Session::State& state, const records::Base& base) {
  std::set<std::uint32_t> sources(state.version_sources.begin(), state.version_sources.end());
  sources.insert(state.lua_sources.begin(), state.lua_sources.end());
  sources.insert(state.maquette_sources.begin(), state.maquette_sources.end());
  for (const Session::State::UsedLibrary& library : state.used)
    if (!state.carried.contains(library.source)) sources.insert(library.source);
  std::vector<Document> documents;
  for (const std::uint32_t source : sources)
    documents.push_back({state.sources[source].path(), std::string(state.sources[source].text())});
  if (!state.maquettes.empty()) return documents;
  const records::Texts kept = base.texts(state.regulation->title, state.regulation->version);
  for (const records::MaquetteText& maquette : kept.maquettes)
    if (maquette.text != kept.text) documents.push_back({maquette.path, maquette.text});
  return documents;
}

bool is_another_text(const Session::State& state, const records::Base& base) {
  const records::Texts kept = base.texts(state.regulation->title, state.regulation->version);
  if (kept.text.empty()) return false;
  if (kept.text != state.sources[state.version_sources.front()].text()) return true;
  if (kept.files.size() != state.lua_sources.size()) return true;
  for (const std::uint32_t source : state.lua_sources) {
    const std::string name = std::filesystem::path(state.sources[source].path()).filename().string();
    const auto file =
        std::find_if(kept.files.begin(), kept.files.end(), [&](const auto& one) { return one.path == name; });
    if (file == kept.files.end() || file->text != state.sources[source].text()) return true;
  }
  return false;
}

std::optional<std::vector<plan::Difference>> changed_since_decided(const Session::State& state, const std::string& path,
                                                                   const records::Base& base,
                                                                   diagnostics::Diagnostics& diagnostics) {
  std::vector<plan::Difference> differences;
  bool decided = false;
  for (const records::PromotionRow& row : base.promotions()) {
    if (row.regulation != state.regulation->title || row.version != state.regulation->version) continue;
    if (decisions_of(base, {row.name, row.maquette, row.year, row.version}).empty()) continue;
    decided = true;
    const Which which{row.name, row.maquette, row.year, row.version};
    Session before, after;
    diagnostics::Diagnostics ignored;  // told when the base is opened
    if (!before.open(path, which, ignored) || !after.load(read_again(state, base), diagnostics, {row.version, {}}) ||
        !after.open(path, which, diagnostics))
      continue;
    if (before.evaluate({}, ignored) && after.evaluate({}, diagnostics)) add_differences(before, after, differences);
  }
  if (!decided) return std::nullopt;
  return differences;
}

namespace problems {

diagnostics::Diagnostic another_regulation(const std::string& title, std::size_t results, std::size_t students) {
  const auto counted = [](std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count > 1 ? "s" : "");
  };
  const std::string changes = results == 0 ? "aucune valeur ne change"
                                           : counted(results, "valeur") + " de " + counted(students, "étudiant") +
                                                 (results > 1 ? " changent" : " change");
  return diagnostics::Diagnostic("J292", std::nullopt,
                                 "le texte de " + diagnostics::guillemets(title) +
                                     " n'est pas celui de la base, et un jury a décidé par lui : " + changes)
      .help("remplacer ce texte, et l'écrire au journal : « --remplacer-reglement » ; les décisions restent");
}

}  // namespace problems
}  // namespace bareme
