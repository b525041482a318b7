#include "session/woven.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "session/inside.hpp"
#include "session/trial_words.hpp"
#include "session/weaver.hpp"
#include "text/fold.hpp"

namespace bareme {

using diagnostics::Span;

Weaver::Weaver(const Session& opened)
    : session(opened),
      state(Inside::of(opened)),
      rules(opened.regulation()),
      meanings(opened),
      text(opened, meanings, anchors),
      trials(opened.test()) {
  for (const evaluation::Trial& trial : trials)
    trial_at.emplace(std::pair{trial.place.source, trial.place.begin}, &trial);
  find_anchors(*this);
  std::size_t count = 0;
  for (const syntax::Parsed& parsed : state.parsed)
    for (const auto& item : parsed.file.items)
      if (const auto* maquette = std::get_if<syntax::Maquette>(&item))
        element_anchors[maquette] = "m-" + std::to_string(++count);
  find_flags(*this);
}

// Less the blank lines and the remarks that follow it: they are of what stands below.
Span Weaver::whole(const Span& head) const {
  Span place = head;
  const auto& blocks = state.parsed[head.source].blocks;
  if (const auto end = blocks.find(head.begin); end != blocks.end()) place.end = std::max(place.end, end->second);
  const std::string_view all = session.sources()[head.source].text();
  for (;;) {
    while (place.end > place.begin && std::string_view(" \t\r\n").find(all[place.end - 1]) != std::string_view::npos)
      --place.end;
    const std::size_t line = all.rfind('\n', place.end - 1);
    if (line == std::string_view::npos || line < place.begin) return place;
    const std::size_t first = all.find_first_not_of(" \t", line + 1);
    if (first == std::string_view::npos || all[first] != '#') return place;
    place.end = static_cast<std::uint32_t>(line);
  }
}

report::WovenRun Weaver::flags_on(const Span& place) const {
  report::WovenRun run;
  for (const Flagged& flag : flags)
    if (flag.place.source == place.source && flag.place.begin >= text.line_of(place).begin &&
        flag.place.begin < end_of_line({place.source, place.begin, place.begin}))
      run.push_back({report::WovenPiece::Kind::Text, fmt::format(" ⚑\u00a0{}", flag.number), "drapeau",
                     fmt::format("choix-{}", flag.number)});
  return run;
}

std::uint32_t Weaver::end_of_line(const Span& place) const {
  const std::string_view all = session.sources()[place.source].text();
  return static_cast<std::uint32_t>(std::min(all.find('\n', place.end), all.size()));
}

std::string Weaver::version_of(std::uint32_t source) const {
  for (std::size_t i = 0; i < state.version_sources.size(); ++i)
    if (state.version_sources[i] == source) return i == 0 ? rules.version : state.earlier_versions[i - 1];
  return "";
}

const syntax::Article* Weaver::tree_of(semantics::ArticleId id) const {
  if (id.valid())
    for (const syntax::Element& element : state.tree->elements)
      if (const auto* article = std::get_if<syntax::Article>(&element);
          article != nullptr && article->place == rules.articles[id.index()].place)
        return article;
  return nullptr;
}

report::WovenLink Weaver::link_to(const syntax::Article& article) const {
  const auto same = std::count_if(rules.articles.begin(), rules.articles.end(),
                                  [&](const semantics::Article& one) { return one.number == article.number; });
  return {element_anchors.at(&article),
          article.number + (same > 1 ? " " + diagnostics::guillemets(article.title.text) : "")};
}

bool Weaver::of_a_library(std::uint32_t source) const {
  return version_of(source).empty() &&
         std::any_of(state.used.begin(), state.used.end(), [&](const auto& used) { return used.source == source; });
}

report::WovenRun Weaver::poses(const std::vector<syntax::Pose>& given) const {
  report::WovenRun run;
  for (const syntax::Pose& pose : given) {
    if (!run.empty()) run.push_back(words("\u00a0; ").front());
    const report::WovenRun one = text.run(pose.place);
    run.insert(run.end(), one.begin(), one.end());
  }
  return run;
}

std::string Weaver::said(const evaluation::Trial& trial, const evaluation::TrialCheck& check) const {
  const TrialWords words = trial_words(session, trial, check);
  std::string told =
      check.passed ? words.obtained : fmt::format("attendu {}, obtenu {}", words.expected, words.obtained);
  if (!check.missing.empty()) told += fmt::format(" (l'exemple ne pose pas {})", fmt::join(check.missing, ", "));
  return told;
}

report::WovenExample Weaver::played(report::WovenRun given, const Span& place) const {
  report::WovenExample made{std::move(given), {}};
  const auto found = trial_at.lower_bound({place.source, place.begin});
  if (found == trial_at.end() || found->first.first != place.source || found->first.second > place.end) return made;
  const evaluation::Trial& trial = *found->second;
  for (const evaluation::TrialCheck& check : trial.checks)
    made.results.push_back({check.label, said(trial, check), check.passed});
  return made;
}

void Weaver::add_flags(const void* owner, std::uint32_t from, std::uint32_t to,
                       std::vector<report::WovenBlock>& blocks) const {
  for (const Flagged& flag : flags)
    if (flag.owner == owner && flag.place.begin >= from && flag.place.begin < to)
      blocks.emplace_back(report::WovenFlag{flag.number, flag.text});
}

namespace {

using report::Woven;
using report::WovenElement;

std::string years_words(const semantics::Years& years) {
  if (!years.said) return "";
  const auto year = [](int first) { return fmt::format("{}-{}", first, first + 1); };
  if (years.first && years.last) return fmt::format("applicable de {} à {}", year(*years.first), year(*years.last));
  return years.first ? "applicable dès " + year(*years.first) : "";
}

// Parameters that follow each other are one table.
void add_element(const Weaver& weaver, const syntax::Element& element, std::vector<WovenElement>& elements) {
  if (std::holds_alternative<syntax::Removal>(element)) return;
  if (weaver.state.carried.contains(head_of(element).source) && std::holds_alternative<syntax::Structure>(element))
    return;
  WovenElement made = woven_element(weaver, element);
  if (std::holds_alternative<syntax::Parameter>(element)) {  // several are one table: its rows say what was changed
    auto& row = std::get<report::WovenTable>(made.blocks.front()).rows.front();
    if (!made.change.empty()) row.front().push_back(words(" (" + made.change + ")", "change").front());
    made.change.clear();
    if (!elements.empty() && elements.back().anchor == made.anchor) {
      std::get<report::WovenTable>(elements.back().blocks.front()).rows.push_back(std::move(row));
      elements.back().blocks.insert(elements.back().blocks.end(), std::make_move_iterator(made.blocks.begin() + 1),
                                    std::make_move_iterator(made.blocks.end()));
      return;
    }
  }
  elements.push_back(std::move(made));
}

// A maquette beside cas, where others stand apart from them, is made for these cas.
std::vector<const semantics::Curriculum*> of_the_school(const Weaver& weaver) {
  std::vector<const semantics::Curriculum*> all, apart;
  for (std::size_t i = 0; i < weaver.state.maquettes.size(); ++i) {
    const auto& items = weaver.state.parsed[weaver.state.maquette_sources[i]].file.items;
    all.push_back(&weaver.state.maquettes[i]);
    if (std::none_of(items.begin(), items.end(),
                     [](const auto& item) { return std::holds_alternative<syntax::Case>(item); }))
      apart.push_back(&weaver.state.maquettes[i]);
  }
  return apart.empty() ? all : apart;
}

// « article 4.3.1 Validation des UE », « paramètre seuil », « codes de note ».
std::string block_words(const Block& block) {
  switch (block.kind) {
    case Block::Kind::Article:
      return "article " + block.name;
    case Block::Kind::Parameter:
      return "paramètre " + block.name;
    case Block::Kind::Table:
      return "barème " + block.name;
    case Block::Kind::Function:
    case Block::Kind::Lua:
      return "fonction " + block.name;
    case Block::Kind::Document:
      return "document " + block.name;
    default:
      return block.name;
  }
}

// Where what a version writes stands on the page: its own block, or the lines of a block that was there.
std::string anchor_of(const Weaver& weaver, std::uint32_t source, const Block& block, const Woven& woven) {
  for (const syntax::Element& element : weaver.state.tree->elements)
    if (const Span head = head_of(element); head.source == source && head.begin == block.head.begin)
      return weaver.element_anchors.at(node_of(element));
  for (const WovenElement& element : woven.elements)
    if (element.number.empty() && text::same_name(element.title, block.name)) return element.anchor;
  return "";
}

// What the version asked says, block by block: all of it is a change.
void add_changes(const Weaver& weaver, Woven& woven) {
  const auto& versions = weaver.state.version_sources;
  if (versions.size() < 2) return;
  const diagnostics::SourceText& source = weaver.session.sources()[versions.front()];
  for (const Block& whole : written(source.path(), std::string(source.text())).blocks)
    for (const Block& block : whole.kind == Block::Kind::Regulation ? whole.inside : std::vector<Block>{}) {
      const std::string line(source.line(source.position(block.head.begin).line));
      const std::string first = text::fold_word(line.substr(0, line.find(' ')));
      const char* what = first == "remplace"   ? "remplacé"
                         : first == "ajoute"   ? "ajouté"
                         : first == "supprime" ? "supprimé"
                                               : "changé";
      woven.changed.push_back(
          {anchor_of(weaver, versions.front(), block, woven), fmt::format("{}\u00a0: {}", what, block_words(block))});
    }
}

void add_choices(const Weaver& weaver, Woven& woven) {
  woven.choices_lead = weaver.flags_lead;
  const auto name_of = [&](const std::string& anchor) {
    for (const auto* list : {&woven.elements, &woven.maquettes})
      for (const WovenElement& element : *list)
        if (element.anchor == anchor)
          return element.number.empty() ? element.title
                                        : "article " + element.number + " " + diagnostics::guillemets(element.title);
    return std::string();
  };
  for (const Flagged& flag : weaver.flags) {
    const auto anchor = weaver.element_anchors.find(flag.owner);
    report::WovenLink where;
    if (anchor != weaver.element_anchors.end()) where = {anchor->second, name_of(anchor->second)};
    if (where.name.empty()) where = {"", "le texte entier"};
    woven.choices.push_back({flag.number, flag.text, where});
  }
}

std::string differences(const Weaver& weaver, const evaluation::Trial& trial) {
  std::string told;
  for (const evaluation::TrialCheck& check : trial.checks)
    if (!check.passed) told += (told.empty() ? "" : "\u00a0; ") + check.label + "\u00a0: " + weaver.said(trial, check);
  return told;
}

void add_trials(const Weaver& weaver, Woven& woven) {
  for (const evaluation::Trial& trial : weaver.trials) {
    if (trial.kind == evaluation::Trial::Kind::Case) {
      woven.cases.push_back({trial.title, differences(weaver, trial), trial.passed()});
      continue;
    }
    ++woven.examples;
    if (!trial.passed()) ++woven.examples_failed;
  }
}

}  // namespace

Woven weave(const Session& session, const std::string& program) {
  Weaver weaver(session);
  Woven woven;
  woven.program = program;
  woven.title = weaver.rules.title;
  woven.version = weaver.rules.version;
  woven.years = years_words(weaver.rules.years);
  woven.fingerprint = session.fingerprints().regulation;
  woven.modifies = weaver.state.earlier_versions;
  if (weaver.state.tree->voted) {
    const auto& date = std::get<syntax::DateLiteral>(weaver.state.tree->voted->node);
    woven.voted = fmt::format("{:02}/{:02}/{}", date.day, date.month, date.year);
  }
  for (const syntax::Element& element : weaver.state.tree->elements) {
    weaver.text.stands_in(weaver.element_anchors[node_of(element)]);
    add_element(weaver, element, woven.elements);
  }
  weaver.text.stands_in("");
  for (const semantics::Curriculum* maquette : of_the_school(weaver))
    woven.maquettes.push_back(woven_maquette(weaver, *maquette));
  add_changes(weaver, woven);
  add_choices(weaver, woven);
  add_trials(weaver, woven);
  woven.index = woven_index(weaver);
  return woven;
}

}  // namespace bareme
