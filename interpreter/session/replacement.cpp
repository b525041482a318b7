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

std::vector<records::Texts::File> lua_files(const Session::State& state) {
  std::vector<records::Texts::File> files;
  for (const std::uint32_t source : state.lua_sources)
    files.push_back({std::filesystem::path(state.sources[source].path()).filename().string(),
                     std::string(state.sources[source].text())});
  return files;
}

// In any order.
bool same_files(const std::vector<records::Texts::File>& some, const std::vector<records::Texts::File>& others) {
  return some.size() == others.size() && std::all_of(some.begin(), some.end(), [&](const auto& file) {
           return std::any_of(others.begin(), others.end(),
                              [&](const auto& other) { return other.path == file.path && other.text == file.text; });
         });
}

}  // namespace

std::vector<records::Texts::File> lua_files_alone(const Session::State& state, const std::string& version) {
  std::vector<Document> documents;
  for (const auto* sources : {&state.version_sources, &state.lua_sources})
    for (const std::uint32_t source : *sources)
      documents.push_back({state.sources[source].path(), std::string(state.sources[source].text())});
  for (const Session::State::UsedLibrary& library : state.used)
    if (!state.carried.contains(library.source))
      documents.push_back({state.sources[library.source].path(), std::string(state.sources[library.source].text())});
  Session alone;
  diagnostics::Diagnostics ignored;  // told when it is the version asked
  alone.load(documents, ignored, {version, {}});
  std::vector<records::Texts::File> files;
  for (std::uint32_t source = 0; source < alone.sources().size(); ++source)
    if (const std::filesystem::path path(alone.sources()[source].path()); path.extension() == ".lua")
      files.push_back({path.filename().string(), std::string(alone.sources()[source].text())});
  return files;
}

std::vector<Document> read_again(const Session::State& state, const records::Base& base) {
  std::set<std::uint32_t> sources(state.version_sources.begin(), state.version_sources.end());
  sources.insert(state.lua_sources.begin(), state.lua_sources.end());
  sources.insert(state.maquette_sources.begin(), state.maquette_sources.end());
  for (const Session::State::UsedLibrary& library : state.used)
    if (!state.carried.contains(library.source)) sources.insert(library.source);
  std::vector<Document> documents;
  for (const std::uint32_t source : sources)
    documents.push_back({state.sources[source].path(), std::string(state.sources[source].text())});
  for (const records::MaquetteText& maquette : maquettes_not_given(state, base))
    documents.push_back({maquette.path, maquette.text});
  return documents;
}

std::vector<records::MaquetteText> maquettes_not_given(const Session::State& state, const records::Base& base) {
  const records::Texts kept = base.texts(state.regulation->title, state.regulation->version);
  std::vector<records::MaquetteText> others;
  for (const records::MaquetteText& maquette : kept.maquettes) {
    const bool given = std::any_of(state.maquettes.begin(), state.maquettes.end(), [&](const auto& one) {
      return std::find(maquette.titles.begin(), maquette.titles.end(), one.title) != maquette.titles.end();
    });
    if (!given && maquette.text != kept.text) others.push_back(maquette);
  }
  return others;
}

Replaced replaced_by(const Session::State& state, const records::Base& base) {
  const records::Texts kept = base.texts(state.regulation->title, state.regulation->version);
  Replaced replaced;
  if (kept.text.empty()) return replaced;
  replaced.regulation =
      kept.text != state.sources[state.version_sources.front()].text() || !same_files(kept.files, lua_files(state));
  for (std::size_t i = 0; i < state.maquettes.size(); ++i) {
    const std::string& title = state.maquettes[i].title;
    const auto known = std::find_if(kept.maquettes.begin(), kept.maquettes.end(), [&](const auto& one) {
      return std::find(one.titles.begin(), one.titles.end(), title) != one.titles.end();
    });
    if (known != kept.maquettes.end() && known->text != state.sources[state.maquette_sources[i]].text())
      replaced.maquettes.push_back(title);
  }
  return replaced;
}

std::string Replaced::words() const {
  std::string text = regulation ? "le texte du règlement" : "";
  for (const std::string& title : maquettes)
    text += (text.empty() ? "" : " et ") + ("la maquette " + diagnostics::guillemets(title));
  return text;
}

void tell_other_earlier(const Session::State& state, const records::Base& base, diagnostics::Diagnostics& diagnostics) {
  const std::string& title = state.regulation->title;
  for (std::size_t i = 0; i < state.earlier_versions.size(); ++i) {
    const std::string_view text = state.sources[state.version_sources[i + 1]].text();
    if (text == state.sources[state.version_sources.front()].text()) continue;  // one file holds both
    const records::Texts kept = base.texts(title, state.earlier_versions[i]);
    if (kept.text.empty()) continue;
    const bool same = kept.text == text && same_files(kept.files, lua_files_alone(state, state.earlier_versions[i]));
    if (!same) diagnostics.add(problems::another_earlier(title, state.earlier_versions[i]));
  }
}

std::optional<Rejudged> changed_since_decided(const Session::State& state, const Replaced& replaced,
                                              const std::string& path, const records::Base& base,
                                              diagnostics::Diagnostics& diagnostics) {
  Rejudged rejudged;
  bool decided = false;
  for (const records::PromotionRow& row : base.promotions()) {
    if (row.regulation != state.regulation->title || row.version != state.regulation->version) continue;
    const auto& maquettes = replaced.maquettes;
    if (!replaced.regulation && std::find(maquettes.begin(), maquettes.end(), row.maquette) == maquettes.end())
      continue;
    const Which which{row.name, row.maquette, row.year, row.version};
    const records::Selection selection{row.name, row.maquette, row.year, row.version};
    const std::vector<records::ClosedInscription> closed = base.closed(selection);
    if (closed.empty() && decisions_of(base, selection).empty()) continue;
    decided = true;
    Session before, after;
    diagnostics::Diagnostics ignored;  // told when the base is opened
    if (!before.open(path, which, ignored) || !before.evaluate({}, ignored)) {
      diagnostics.add(problems::nothing_to_compare_with(row.name, closed.size()));
      rejudged.whole = false;
      continue;
    }
    if (!after.load(read_again(state, base), diagnostics, {row.version, {}}) || !after.open(path, which, diagnostics))
      continue;
    const std::size_t known = rejudged.values.size();
    if (after.evaluate({}, diagnostics)) add_differences(before, after, rejudged.values);
    for (const records::ClosedInscription& one : closed)
      if (std::any_of(rejudged.values.begin() + static_cast<std::ptrdiff_t>(known), rejudged.values.end(),
                      [&](const plan::Difference& value) { return value.student == one.number; }))
        rejudged.closed.push_back(row.year.empty() ? one.number : one.number + " (" + row.year + ")");
  }
  if (!decided) return std::nullopt;
  return rejudged;
}

namespace problems {

diagnostics::Diagnostic another_text(const std::string& what, std::optional<std::size_t> results,
                                     std::size_t students) {
  const auto counted = [](std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count > 1 ? "s" : "");
  };
  const std::string changes = !results        ? "ce qui change n'est pas connu de tous"
                              : *results == 0 ? "aucune valeur ne change"
                                              : counted(*results, "valeur") + " de " + counted(students, "étudiant") +
                                                    (*results > 1 ? " changent" : " change");
  return diagnostics::Diagnostic(
             "J292", std::nullopt,
             what + " n'est pas ce que la base garde, et un jury a décidé, ou clos une année, par là : " + changes)
      .help("remplacer, et l'écrire au journal : « --remplacer-reglement » ; les décisions restent");
}

// What cannot be shown to stay is taken to change: a closed year is not put at stake by one option of a command.
diagnostics::Diagnostic nothing_to_compare_with(const std::string& promotion, std::size_t closed) {
  const std::string of = promotion.empty() ? "" : " pour " + diagnostics::guillemets(promotion);
  const std::string years = closed == 0   ? ""
                            : closed == 1 ? ", ni montrer que l'année close d'un étudiant reste ce qu'elle a laissé"
                                          : ", ni montrer que les années closes de " + std::to_string(closed) +
                                                " étudiants restent ce qu'elles ont laissé";
  diagnostics::Diagnostic problem(
      "J312", std::nullopt,
      "le texte que la base garde" + of + " ne se lit plus : on ne peut dire ce que le remplacer change" + years);
  if (closed == 0)
    return std::move(problem)
        .help(
            "comparer d'abord : une copie de la base d'avant, ouverte par la version de Barème qui l'a faite, puis "
            "« bareme figer » et « bareme rejouer » avec le texte nouveau")
        .warning();
  return std::move(problem)
      .help("donner une autre version au texte corrigé, pour les années qui suivent")
      .help(
          "si c'est l'année close qui est à corriger : la rouvrir par « bareme rouvrir », avec la version de Barème "
          "qui "
          "lit ce texte, puis remplacer");
}

namespace {

std::string some_of(const std::vector<std::string>& labels) {
  constexpr std::size_t shown = 6;
  std::string text;
  for (std::size_t i = 0; i < labels.size() && i < shown; ++i)
    text += (i == 0 ? "" : ", ") + labels[i];
  return labels.size() > shown ? text + " et " + std::to_string(labels.size() - shown) + " de plus" : text;
}

}  // namespace

diagnostics::Diagnostic closed_by_another_text(const std::string& what, const std::vector<std::string>& closed) {
  const bool one = closed.size() == 1;
  return diagnostics::Diagnostic(
             "J289", std::nullopt,
             what + " changerait " + (one ? "une année close" : "des années closes") + " : " + some_of(closed))
      .help(
          "ce qu'une année close a laissé ne change pas : donner une autre version au texte corrigé, pour les années "
          "qui suivent")
      .help(
          "si c'est l'année close qui est à corriger : « bareme rouvrir BASE.db ÉTUDIANT --motif \"…\" », remplacer, "
          "puis clôturer");
}

diagnostics::Diagnostic another_earlier(const std::string& title, const std::string& version) {
  return diagnostics::Diagnostic("J293", std::nullopt,
                                 "la version " + version + " de " + diagnostics::guillemets(title) +
                                     ", que celle-ci modifie, n'est pas ce que la base garde")
      .help("si la version " + version + " est corrigée, l'importer d'abord, seule")
      .help("sinon, donner le texte et les fichiers Lua par lesquels la base décide");
}

}  // namespace problems
}  // namespace bareme
