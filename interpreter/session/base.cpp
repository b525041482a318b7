// What a session does with a base: opens it to read. What the file itself refuses is caught here, once.
#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "records/base.hpp"
#include "records/fingerprint.hpp"
#include "session/as_closed.hpp"
#include "session/inside.hpp"
#include "session/problems.hpp"
#include "session/replacement.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"
#include "session/versions.hpp"
#include "session/yields.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Diagnostics;
using records::Base;

using problems::told;

std::vector<Document> documents_of(const records::Texts& texts) {
  std::vector<Document> documents{{fmt::format("{} {} (base)", texts.title, texts.version), texts.text}};
  for (const records::MaquetteText& maquette : texts.maquettes)
    if (maquette.text != texts.text) documents.push_back({maquette.path + " (base)", maquette.text});
  for (const records::Texts::File& file : texts.files)
    documents.push_back({file.path, file.text});
  return documents;
}

// A version that the one opened modifies is in the same base.
Reading reading_from(const Base& base, const std::string& version) {
  return {version, [&base](const std::string& title, const std::string& earlier, const std::string&) {
            const records::Texts texts = base.texts(title, earlier);
            if (texts.text.empty()) return FoundVersion{};
            return FoundVersion{"", Document{fmt::format("{} {} (base)", title, earlier), texts.text}};
          }};
}

std::vector<std::string> names_of(const std::vector<records::PromotionRow>& rows) {
  std::vector<std::string> names;
  for (const records::PromotionRow& row : rows)
    if (std::find(names.begin(), names.end(), row.name) == names.end()) names.push_back(row.name);
  return names;
}

}  // namespace

std::optional<records::PromotionRow> only_promotion(const Base& base, const Which& which, Diagnostics& diagnostics) {
  const std::vector<records::PromotionRow> all = base.promotions();
  std::vector<records::PromotionRow> rows = all;
  keep(rows, which);
  if (rows.size() == 1) return rows.front();
  if (all.empty())
    diagnostics.add(problems::empty_base());
  else if (rows.empty())
    diagnostics.add(
        problems::unknown_promotion(which.promotion.empty() ? which.maquette : which.promotion, names_of(all)));
  else
    diagnostics.add(which_of(rows));
  return std::nullopt;
}

bool load_version(const Base& base, const records::PromotionRow& row, Session& session, Diagnostics& diagnostics,
                  const std::string& read_by) {
  const std::string& version = read_by.empty() ? row.version : read_by;
  records::Texts texts = base.texts(row.regulation, version);
  if (texts.text.empty()) {
    diagnostics.add(problems::version_not_in_base(row.name, row.regulation, version));
    return false;
  }
  if (texts.maquettes.empty()) texts.maquettes = base.texts(row.regulation, row.version).maquettes;
  return session.load(documents_of(texts), diagnostics, reading_from(base, version));
}

records::Texts texts_of(const Session::State& state) {
  records::Texts texts{state.regulation->title,
                       state.regulation->version,
                       std::string(state.sources[state.version_sources.front()].text()),
                       {},
                       {}};
  for (const std::uint32_t source : state.lua_sources)
    texts.files.push_back({std::filesystem::path(state.sources[source].path()).filename().string(),
                           std::string(state.sources[source].text())});
  for (std::size_t i = 0; i < state.earlier_versions.size(); ++i)
    texts.earlier.push_back({state.earlier_versions[i], std::string(state.sources[state.version_sources[i + 1]].text()),
                             lua_files_alone(state, state.earlier_versions[i])});
  for (std::size_t i = 0; i < state.maquettes.size(); ++i) {
    const diagnostics::SourceText& source = state.sources[state.maquette_sources[i]];
    const auto same = std::find_if(texts.maquettes.begin(), texts.maquettes.end(),
                                   [&](const records::MaquetteText& text) { return text.text == source.text(); });
    if (same != texts.maquettes.end())
      same->titles.push_back(state.maquettes[i].title);
    else
      texts.maquettes.push_back({source.path(), std::string(source.text()), {state.maquettes[i].title}});
  }
  return texts;
}

std::string texts_mark(const Base& base, const semantics::CheckedRegulation& regulation) {
  const records::Texts texts = base.texts(regulation.title, regulation.version);
  std::string all = texts.text;
  for (const records::MaquetteText& maquette : texts.maquettes)
    all += maquette.text;
  for (const records::Texts::File& file : texts.files)
    all += file.text;
  return records::fingerprint(all);
}

namespace {

// `supposed`: what is read over it decides nobody, and the years it is for are no matter.
bool open_under(Session& session, Session::State& state, const std::string& path, const Which& which, bool supposed,
                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const Base base = Base::open_existing(path);
  const bool own_texts = !session.loaded();  // what a closing froze stands under the texts it was closed by
  const std::optional<records::PromotionRow> row = only_promotion(base, which, diagnostics);
  // What is read already stands in place of the texts of the base: what they would become.
  if (!row || (!session.loaded() && !load_version(base, *row, session, diagnostics, state.version))) return false;
  const bool renamed = supposed && state.maquettes.size() == 1;
  const semantics::Curriculum* maquette = state.maquette(renamed ? "" : row->maquette, diagnostics);
  if (maquette == nullptr) return false;
  if (!supposed && tell_year_outside(row->year, {}, *state.regulation, diagnostics)) return false;
  const records::Selection selection{row->name, row->maquette, row->year, row->version};
  std::vector<plan::LineNeed> needs = base.line_needs(selection);
  for (plan::LineNeed& need : base.history_needs(selection, *state.regulation))
    needs.push_back(std::move(need));
  semantics::Curriculum curriculum = plan::with_lines(*state.regulation, *maquette, needs);
  plan::Promotion promotion = base.load(selection, *state.regulation, curriculum, diagnostics);
  if (diagnostics.error_count() != before) return false;
  promotion.name = row->name;
  state.stand(std::move(curriculum), std::move(promotion));
  state.base = path;
  state.selection = {row->name, row->maquette, row->year, row->version};
  state.base_regulation = base.fingerprint(row->regulation, row->version);
  state.base_texts = texts_mark(base, *state.regulation);
  state.taken = decisions_of(base, selection);
  state.granted = base.granted(selection);
  state.closed = closed_of(base, selection);
  state.kept = own_texts && !supposed ? base.kept_by_closings(selection) : records::KeptByClosings{};
  state.journal_seen = base.journal_rows();
  return true;
}

}  // namespace

bool Session::open(const std::string& path, const Which& which, Diagnostics& diagnostics) try {
  if (!open_under(*this, *state_, path, which, !state_->version.empty(), diagnostics)) return false;
  tell_strays(diagnostics);
  const std::vector<NoLongerSo> otherwise = no_longer_as_closed(*this, *state_, diagnostics);
  if (!otherwise.empty()) diagnostics.add(problems::no_longer_so(*this, otherwise, *state_));
  return true;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(told(problem));
  return false;
}

bool stand_over(Session& session, const std::string& base, const Which& which, Diagnostics& diagnostics) try {
  return open_under(session, Inside::of(session), base, which, true, diagnostics);
} catch (const records::BaseProblem& problem) {
  diagnostics.add(told(problem));
  return false;
}

Fingerprints Session::fingerprints() const {
  const State& state = *state_;
  Fingerprints fingerprints;
  std::string texts;  // of all the versions it is made of: to change one of them changes the règlement
  for (const std::uint32_t source : std::set(state.version_sources.begin(), state.version_sources.end()))
    texts += state.sources[source].text();
  for (const std::uint32_t source : state.lua_sources)
    texts += state.sources[source].text();
  if (!texts.empty()) fingerprints.regulation = records::fingerprint(texts);
  for (std::size_t i = 0; ready() && i < state.maquettes.size(); ++i)
    if (state.maquettes[i].title == curriculum().title)
      fingerprints.maquette = records::fingerprint(state.sources[state.maquette_sources[i]].text());
  return fingerprints;
}

}  // namespace bareme
