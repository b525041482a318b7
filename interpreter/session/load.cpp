#include <algorithm>
#include <map>
#include <utility>

#include "evaluation/monotony.hpp"
#include "evaluation/monotony_lua.hpp"
#include "evaluation/table_check.hpp"
#include "semantics/advice.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_years.hpp"
#include "session/assembly.hpp"
#include "session/documents.hpp"
#include "session/lua.hpp"
#include "session/problems.hpp"
#include "session/state.hpp"
#include "syntax/consolidated.hpp"
#include "syntax/print.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using semantics::CheckedRegulation;

std::vector<std::string> titles(const std::vector<semantics::Curriculum>& maquettes) {
  std::vector<std::string> all;
  for (const semantics::Curriculum& maquette : maquettes)
    all.push_back(maquette.title);
  return all;
}

// The maquette a cas stands on: the one it names, else the only one.
std::optional<std::size_t> maquette_of(const syntax::Case& tree, const std::vector<semantics::Curriculum>& maquettes,
                                       Diagnostics& diagnostics) {
  if (!tree.maquette) {
    if (maquettes.size() == 1) return 0;
    diagnostics.add(problems::case_without_maquette(tree.title.text, tree.place, titles(maquettes)));
    return std::nullopt;
  }
  for (std::size_t i = 0; i < maquettes.size(); ++i)
    if (text::same_name(maquettes[i].title, tree.maquette->text)) return i;
  diagnostics.add(problems::case_of_unknown_maquette(tree.maquette->text, tree.maquette->place, titles(maquettes)));
  return std::nullopt;
}

// Every fault of every text is told before anything is checked.
Trees parse_all(const std::vector<Document>& documents, Session::State& state, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  Trees trees;
  std::vector<std::string> paths;
  for (const Document& document : documents) {
    if (is_lua(document)) {
      state.lua_documents.push_back(document);
      continue;
    }
    paths.push_back(document.path);
    read(document, state, trees, diagnostics);
  }
  if (diagnostics.error_count() == before && trees.versions.empty() && trees.libraries.empty())
    diagnostics.add(problems::no_regulation(paths));
  return trees;
}

// What advice on a règlement looks at: its maquettes too, and what their `vérifie` read.
semantics::AdviceContext advice_context(const Session::State& state) {
  semantics::AdviceContext context{*state.regulation, state.sources, {}, {}};
  for (const semantics::Curriculum& maquette : state.maquettes)
    context.maquettes.push_back(&maquette);
  for (const syntax::Parsed& parsed : state.parsed)
    for (const auto& item : parsed.file.items)
      if (const auto* maquette = std::get_if<syntax::Maquette>(&item))
        for (const auto& line : maquette->items)
          if (const auto* check = std::get_if<syntax::Check>(&line))
            context.maquette_checks.push_back(check->condition->place);
  return context;
}

// Those of the libraries the program carries are its own tests.
void leave_out_carried(Session::State& state) {
  std::erase_if(state.table_examples,
                [&](const semantics::TableExample& example) { return state.carried.contains(example.place.source); });
}

// Where each element of every text ends.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> block_ends(const Session::State& state) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ends;
  for (std::uint32_t source = 0; source < state.parsed.size(); ++source)
    for (const auto& [begin, end] : state.parsed[source].blocks)
      ends[{source, begin}] = end;
  return ends;
}

// What is certain in a function at one call may not be at another, and a library is for several règlements: what is
// said inside them is left out.
void add_outside_functions(const Diagnostics& said, const Session::State& state, Diagnostics& diagnostics) {
  const auto ends = block_ends(state);
  const auto inside = [&](const diagnostics::Span& place) {
    for (const auto& library : state.used)
      if (library.source == place.source && state.carried.contains(place.source)) return true;
    for (const syntax::Element& element : state.tree->elements)
      if (const auto* function = std::get_if<syntax::Function>(&element)) {
        const auto end = ends.find({function->place.source, function->place.begin});
        if (function->place.source == place.source && place.begin >= function->place.begin && end != ends.end() &&
            place.end <= end->second)
          return true;
      }
    return false;
  };
  for (const diagnostics::Diagnostic& problem : said.all())
    if (!problem.place() || !inside(*problem.place())) diagnostics.add(problem);
}

// The règlement, then what stands on it, then the cas, which stand on a maquette: each phase only when the one before
// is sound.
bool check_all(const Trees& trees, Session::State& state, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto sound = [&] { return diagnostics.error_count() == before; };
  CheckedRegulation regulation = semantics::check(*state.tree, diagnostics);
  regulation.earlier_versions = state.earlier_versions;
  const bool applied = !trees.maquettes.empty() || !trees.cases.empty();
  if (sound() && applied && regulation.levels.empty())
    diagnostics.add(semantics::problems::no_levels(state.tree->title.place));
  if (!sound() || !bring_lua(regulation, state, diagnostics)) return false;
  Diagnostics contradictions;
  semantics::refuse_contradictions({regulation, state.sources, {}, {}}, contradictions);
  add_outside_functions(contradictions, state, diagnostics);
  if (!sound()) return false;
  tell_unused_libraries(state, diagnostics);
  for (const syntax::Maquette* tree : trees.maquettes) {
    state.maquettes.push_back(semantics::check_curriculum(*tree, regulation, diagnostics));
    state.maquette_sources.push_back(tree->place.source);
  }
  state.examples = semantics::check_examples(*state.tree, regulation, diagnostics);
  state.table_examples = semantics::check_table_examples(*state.tree, regulation, diagnostics);
  leave_out_carried(state);
  if (!sound()) return false;
  for (const syntax::Case* tree : trees.cases)
    if (const auto maquette = maquette_of(*tree, state.maquettes, diagnostics))
      state.cases.push_back(
          {*maquette, semantics::check_case(*tree, regulation, state.maquettes[*maquette], diagnostics)});
  state.readings = std::exchange(regulation.readings, nullptr);
  if (sound()) state.regulation = regulation;
  return sound();
}

}  // namespace

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

bool Session::load(const std::vector<Document>& documents, Diagnostics& diagnostics, const Reading& reading) {
  const std::size_t before = diagnostics.error_count();
  state_->documents = documents;
  state_->reading = reading;
  Trees trees = parse_all(documents, *state_, diagnostics);
  if (diagnostics.error_count() != before) return false;
  assemble(trees, reading, *state_, diagnostics);
  return diagnostics.error_count() == before && check_all(trees, *state_, diagnostics);
}

bool Session::loaded() const { return state_->regulation.has_value(); }
const diagnostics::Sources& Session::sources() const { return state_->sources; }
const CheckedRegulation& Session::regulation() const { return *state_->regulation; }
std::vector<std::string> Session::maquette_titles() const { return titles(state_->maquettes); }
std::size_t Session::article_count() const { return state_->regulation->articles.size(); }
std::size_t Session::case_count() const { return state_->cases.size(); }
std::size_t Session::example_count() const { return state_->examples.size() + state_->table_examples.size(); }

// A « vérifie » of the règlement is held on each of its maquettes: its gap is told once.
std::vector<semantics::KnownGap> Session::known_gaps() const {
  std::vector<semantics::KnownGap> all;
  for (const semantics::Curriculum& maquette : state_->maquettes)
    for (const semantics::KnownGap& gap : maquette.gaps) {
      const auto known = std::find_if(all.begin(), all.end(), [&](const semantics::KnownGap& other) {
        return other.place.source == gap.place.source && other.place.begin == gap.place.begin;
      });
      if (known == all.end())
        all.push_back(gap);
      else
        known->found.insert(known->found.end(), gap.found.begin(), gap.found.end());
    }
  return all;
}

bool Session::verify(Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  for (const semantics::KnownGap& gap : known_gaps())
    if (gap.found.empty()) diagnostics.add(semantics::problems::gap_no_more(gap.motive, gap.place));
  const CheckedRegulation& regulation = *state_->regulation;
  for (const semantics::Curriculum& maquette : state_->maquettes) {
    plan::Request request = plan::everything(regulation, maquette);
    request.choices = true;
    plan::plan(regulation, maquette, request, diagnostics);
  }
  tell_failing_lua(*state_, diagnostics);
  for (const semantics::TableExample& example : state_->table_examples)
    evaluation::hold_table(regulation, example, diagnostics);
  if (diagnostics.error_count() == before) {
    const bool alone = state_->version_sources.empty();  // libraries without a règlement, which will use them
    Diagnostics advice, kept;
    semantics::advise(advice_context(*state_), advice);
    for (const diagnostics::Diagnostic& problem : advice.all())
      if (!alone || problem.code() < "B151" || problem.code() > "B153") kept.add(problem);
    add_outside_functions(kept, *state_, diagnostics);
    std::set<std::uint32_t> libraries;
    for (const auto& library : state_->used)
      libraries.insert(library.source);
    if (!alone) semantics::advise_functions(advice_context(*state_), libraries, diagnostics);
    look_for_falls(diagnostics);
    evaluation::advise_untried(advice_context(*state_), diagnostics);
    evaluation::advise_lua_monotony(regulation, state_->table_examples, diagnostics);
  }
  return diagnostics.error_count() == before;
}

void Session::look_for_falls(Diagnostics& diagnostics) const {
  Diagnostics advice;
  evaluation::advise_monotony(advice_context(*state_), advice);
  add_outside_functions(advice, *state_, diagnostics);
}

std::string Session::consolidated() const {
  const State& state = *state_;
  const auto ends = block_ends(state);
  const auto block_end = [&](const diagnostics::Span& place) {
    const auto found = ends.find({place.source, place.begin});
    return found == ends.end() ? place.end : found->second;
  };
  const auto of_a_library = [&](std::uint32_t source) {
    return std::any_of(state.used.begin(), state.used.end(), [&](const auto& used) { return used.source == source; });
  };
  diagnostics::Sources sources;
  diagnostics::Diagnostics none;
  const std::uint32_t source =
      sources.add("", syntax::consolidated(state.sources, *state.tree, block_end, of_a_library));
  return syntax::format(sources, source, syntax::parse(sources, source, none));
}

std::optional<std::string> Session::format(const Document& document, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  std::optional<std::string> text = text_of(document, problems::unreadable_text, diagnostics);
  if (!text) return std::nullopt;
  const std::uint32_t source = state_->sources.add(document.path, std::move(*text));
  const syntax::Parsed parsed = syntax::parse(state_->sources, source, diagnostics);
  if (diagnostics.error_count() != before) return std::nullopt;
  return syntax::format(state_->sources, source, parsed);
}

}  // namespace bareme
