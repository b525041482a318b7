#include "evaluation/monotony.hpp"
#include "semantics/advice.hpp"
#include "session_documents.hpp"
#include "session_problems.hpp"
#include "session_state.hpp"
#include "syntax/print.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using semantics::CheckedRegulation;

// The trees of every document, sorted by what they are. They point into State::parsed.
struct Trees {
  const syntax::Regulation* regulation = nullptr;
  std::vector<const syntax::Maquette*> maquettes;
  std::vector<const syntax::Case*> cases;
};

void sort_tree(const syntax::Regulation& tree, Trees& trees, Diagnostics& diagnostics) {
  if (trees.regulation != nullptr)
    diagnostics.add(problems::two_regulations(tree.title.text, tree.place, trees.regulation->place));
  else
    trees.regulation = &tree;
}

void sort_tree(const syntax::Maquette& tree, Trees& trees, Diagnostics& diagnostics) {
  for (const syntax::Maquette* other : trees.maquettes)
    if (text::same_name(other->title.text, tree.title.text))
      diagnostics.add(problems::two_maquettes_of_one_title(tree.title.text, tree.place, other->place));
  trees.maquettes.push_back(&tree);
}

void sort_tree(const syntax::Case& tree, Trees& trees, Diagnostics&) { trees.cases.push_back(&tree); }

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
    paths.push_back(document.path);
    std::optional<std::string> text = text_of(document, problems::unreadable_text, diagnostics);
    if (!text) continue;
    const std::uint32_t source = state.sources.add(document.path, std::move(*text));
    state.parsed.push_back(syntax::parse(state.sources, source, diagnostics));
    for (const auto& item : state.parsed.back().file.items)
      std::visit([&](const auto& tree) { sort_tree(tree, trees, diagnostics); }, item);
  }
  if (diagnostics.error_count() == before && trees.regulation == nullptr)
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

// The règlement, then what stands on it, then the cas, which stand on a maquette: each phase only when the one before
// is sound.
bool check_all(const Trees& trees, Session::State& state, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto sound = [&] { return diagnostics.error_count() == before; };
  const CheckedRegulation regulation = semantics::check(*trees.regulation, diagnostics);
  if (!sound()) return false;
  semantics::refuse_contradictions({regulation, state.sources, {}, {}}, diagnostics);
  if (!sound()) return false;
  state.regulation_source = trees.regulation->place.source;
  for (const syntax::Maquette* tree : trees.maquettes) {
    state.maquettes.push_back(semantics::check_curriculum(*tree, regulation, diagnostics));
    state.maquette_sources.push_back(tree->place.source);
  }
  state.examples = semantics::check_examples(*trees.regulation, regulation, diagnostics);
  state.table_examples = semantics::check_table_examples(*trees.regulation, regulation, diagnostics);
  if (!sound()) return false;
  for (const syntax::Case* tree : trees.cases)
    if (const auto maquette = maquette_of(*tree, state.maquettes, diagnostics))
      state.cases.push_back(
          {*maquette, semantics::check_case(*tree, regulation, state.maquettes[*maquette], diagnostics)});
  if (sound()) state.regulation = regulation;
  return sound();
}

}  // namespace

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

bool Session::load(const std::vector<Document>& documents, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const Trees trees = parse_all(documents, *state_, diagnostics);
  return diagnostics.error_count() == before && check_all(trees, *state_, diagnostics);
}

bool Session::loaded() const { return state_->regulation.has_value(); }
const diagnostics::Sources& Session::sources() const { return state_->sources; }
const CheckedRegulation& Session::regulation() const { return *state_->regulation; }
std::vector<std::string> Session::maquette_titles() const { return titles(state_->maquettes); }
std::size_t Session::article_count() const { return state_->regulation->articles.size(); }
std::size_t Session::case_count() const { return state_->cases.size(); }
std::size_t Session::example_count() const { return state_->examples.size() + state_->table_examples.size(); }

bool Session::verify(Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const CheckedRegulation& regulation = *state_->regulation;
  for (const semantics::Curriculum& maquette : state_->maquettes) {
    plan::Request request = plan::everything(regulation, maquette);
    request.choices = true;
    plan::plan(regulation, maquette, request, diagnostics);
  }
  if (diagnostics.error_count() == before) {
    semantics::advise(advice_context(*state_), diagnostics);
    evaluation::advise_monotony(advice_context(*state_), diagnostics);
  }
  return diagnostics.error_count() == before;
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
