#include "session/past_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "records/fingerprint.hpp"
#include "session/documents.hpp"
#include "session/inside.hpp"
#include "session/past.hpp"
#include "session/past_problems.hpp"
#include "session/problems.hpp"
#include "session/saving.hpp"
#include "session/versions.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
namespace fs = std::filesystem;

// The one asked first: the versions it modifies are found after it. The same order always, since a fingerprint is of
// it.
void put_in_order(std::vector<Document>& texts) {
  const auto rank = [](const Document& text) {
    return std::pair(fs::path(text.path).filename() != "reglement.bareme.txt", text.path);
  };
  std::sort(texts.begin(), texts.end(), [&](const Document& a, const Document& b) { return rank(a) < rank(b); });
}

std::string file_of(const diagnostics::SourceText& source) { return fs::path(source.path()).filename().string(); }

class Named {
 public:
  explicit Named(const Session::State& state) : state_(state) {}

  void add(std::uint32_t source, std::string name) {
    if (std::find(seen_.begin(), seen_.end(), source) != seen_.end()) return;
    seen_.push_back(source);
    const std::size_t dot = std::min(name.find('.'), name.size());
    const std::string stem = name.substr(0, dot), end = name.substr(dot);
    for (int i = 2; taken(name); ++i)
      name = fmt::format("{}-{}{}", stem, i, end);
    texts.push_back({name, std::string(state_.sources[source].text())});
  }

  std::vector<Document> texts;

 private:
  bool taken(const std::string& name) const {
    return std::any_of(texts.begin(), texts.end(), [&](const Document& one) { return one.path == name; });
  }
  const Session::State& state_;
  std::vector<std::uint32_t> seen_;
};

}  // namespace

// Archives: « .txt », so that « bareme tester DOSSIER » does not take them for the school's texts, and that a double
// click opens them.
std::vector<Document> texts_in_force(const Session& session) {
  const Session::State& state = Inside::of(session);
  Named named(state);
  for (std::size_t i = 0; i < state.version_sources.size(); ++i)
    named.add(state.version_sources[i], i == 0 ? "reglement.bareme.txt" : "reglement-modifie.bareme.txt");
  for (const std::uint32_t source : state.lua_sources)
    named.add(source, file_of(state.sources[source]));
  for (const std::uint32_t source : state.maquette_sources)
    named.add(source, "maquette.bareme.txt");
  for (const Session::State::UsedLibrary& library : state.used)
    if (!state.carried.contains(library.source))
      named.add(library.source, file_of(state.sources[library.source]) + ".txt");
  put_in_order(named.texts);
  return std::move(named.texts);
}

TextMarks marks_of(const Session& session, const std::string& maquette) {
  const Session::State& state = Inside::of(session);
  TextMarks marks;
  marks.regulation = session.fingerprints().regulation;
  for (std::size_t i = 0; i < state.maquettes.size(); ++i)
    if (text::same_name(state.maquettes[i].title, maquette))
      marks.maquette = records::fingerprint(state.sources[state.maquette_sources[i]].text());
  return marks;
}

std::optional<TextMarks> marks_of(const std::vector<Document>& texts, const std::string& maquette,
                                  Diagnostics& diagnostics) {
  Session session;
  if (!session.load(texts, diagnostics)) return std::nullopt;
  TextMarks marks = marks_of(session, maquette);
  std::string all;
  for (const Document& text : texts)
    all += text.path + "\n" + *text.text + "\n";
  marks.all = records::fingerprint(all);
  return marks;
}

std::string PastJury::title() const {
  const past::Head& head = baseline.head;
  std::string title = head.promotion.empty() ? head.maquette : head.promotion;
  if (!head.year.empty() && title.find(head.year) == std::string::npos) title += " " + head.year;
  if (head.session) title += fmt::format(", session {}", *head.session);
  return title;
}

std::optional<PastJury> read_past_jury(const Document& document, diagnostics::Sources& sources,
                                       Diagnostics& diagnostics) {
  const auto text = text_of(document, problems::unreadable_text, diagnostics);
  if (!text) return std::nullopt;
  auto baseline = past::read_baseline(sources, sources.add(document.path, past::legible(*text)), diagnostics);
  if (!baseline) return std::nullopt;
  return PastJury{std::move(*baseline)};
}

std::optional<std::vector<Document>> texts_beside(const PastJury& past, Diagnostics& diagnostics) {
  const fs::path folder = fs::path(past.baseline.path).parent_path() / past.baseline.head.texts;
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error))
    names.push_back(file->path().filename().string());
  if (error || names.empty()) {
    diagnostics.add(
        problems::texts_missing(folder.generic_string(), error ? "ce dossier n'existe pas" : "il est vide"));
    return std::nullopt;
  }
  std::vector<Document> texts;
  for (const std::string& name : names) {
    Document text{(folder / name).generic_string()};
    text.text = text_of(text, problems::unreadable_text, diagnostics);
    if (!text.text) return std::nullopt;
    texts.push_back(std::move(text));
  }
  put_in_order(texts);
  return texts;
}

bool load_in_force(Session& session, const PastJury& past, const std::vector<Document>& texts,
                   Diagnostics& diagnostics) {
  if (!session.load(texts, diagnostics)) return false;
  const past::Head& head = past.baseline.head;
  const TextMarks marks = marks_of(session, head.maquette);
  const bool rules = marks.regulation == head.fingerprint;
  if (rules && marks.maquette == head.maquette_fingerprint) return true;
  diagnostics.add(problems::texts_changed(head.texts, rules ? "la maquette" : "le règlement"));
  return false;
}

std::vector<Which> promotions_of(const std::string& base, const Which& which, Diagnostics& diagnostics) try {
  std::vector<records::PromotionRow> rows = records::Base::open_existing(base).promotions();
  keep(rows, which);
  std::vector<Which> all;
  for (const records::PromotionRow& row : rows)
    all.push_back({row.name, row.maquette, row.year, row.version});
  return all;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return {};
}

}  // namespace bareme
