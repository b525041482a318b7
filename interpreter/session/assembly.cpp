#include "session/assembly.hpp"

#include <algorithm>

#include "semantics/assembly_problems.hpp"
#include "semantics/libraries.hpp"
#include "semantics/versions.hpp"
#include "session/documents.hpp"
#include "session/problems.hpp"
#include "syntax/problems.hpp"
#include "syntax/scan.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using text::same_name;
using Words = std::vector<std::string>;
using Chain = std::vector<syntax::Regulation*>;  // the version asked first, each followed by the one it modifies

void sort_tree(syntax::Regulation& tree, Trees& trees) { trees.versions.push_back(&tree); }
void sort_tree(syntax::Library& tree, Trees& trees) { trees.libraries.push_back(&tree); }
void sort_tree(syntax::Maquette& tree, Trees& trees) { trees.maquettes.push_back(&tree); }
void sort_tree(syntax::Case& tree, Trees& trees) { trees.cases.push_back(&tree); }

bool modifies(const syntax::Regulation& later, const syntax::Regulation& earlier) {
  return later.modifies && later.modifies->text == earlier.version.text &&
         same_name(later.title.text, earlier.title.text);
}

Words versions_of(const Chain& chain) {
  Words words;
  for (const syntax::Regulation* tree : chain)
    words.push_back(tree->version.text);
  return words;
}

// The one no other modifies, or the one asked; null and told when it is none or several.
syntax::Regulation* chosen(const Trees& trees, const std::string& asked, Diagnostics& diagnostics) {
  const Chain& all = trees.versions;
  if (!asked.empty()) {
    for (syntax::Regulation* tree : all)
      if (tree->version.text == asked) return tree;
    diagnostics.add(problems::unknown_version(asked, versions_of(all)));
    return nullptr;
  }
  Chain last;
  for (syntax::Regulation* tree : all)
    if (std::none_of(all.begin(), all.end(), [&](const auto* other) { return modifies(*other, *tree); }))
      last.push_back(tree);
  if (last.empty()) {
    diagnostics.add(semantics::problems::versions_in_a_circle(versions_of(all), all.front()->place));
    return nullptr;
  }
  for (std::size_t i = 1; i < last.size(); ++i)
    diagnostics.add(problems::two_regulations(last[i]->title.text, last[i]->place, last.front()->place));
  return last.size() == 1 ? last.front() : nullptr;
}

// Follows « modifie » down to the version that modifies none.
class Chained {
 public:
  Chained(Trees& trees, const Reading& reading, Session::State& state, Diagnostics& diagnostics)
      : trees_(trees), reading_(reading), state_(state), diagnostics_(diagnostics) {}

  // Empty, and told, when it cannot be followed.
  Chain follow(syntax::Regulation* top) {
    Chain chain{top};
    while (chain.back()->modifies) {
      syntax::Regulation* next = base_of(*chain.back());
      if (!next) return {};
      if (std::find(chain.begin(), chain.end(), next) != chain.end()) {
        chain.push_back(next);
        diagnostics_.add(semantics::problems::versions_in_a_circle(versions_of(chain), top->place));
        return {};
      }
      chain.push_back(next);
    }
    return chain;
  }

 private:
  syntax::Regulation* given(const syntax::Regulation& later) const {
    for (syntax::Regulation* tree : trees_.versions)
      if (modifies(later, *tree)) return tree;
    return nullptr;
  }

  syntax::Regulation* base_of(const syntax::Regulation& later) {
    if (syntax::Regulation* tree = given(later)) return tree;
    const std::string& version = later.modifies->text;
    const std::string beside = state_.sources[later.place.source].path();
    const FoundVersion found = reading_.find ? reading_.find(later.title.text, version, beside) : FoundVersion{};
    if (found.document) {
      Trees apart;  // what stands beside the règlement there is that version's own
      const std::size_t before = diagnostics_.error_count();
      read(*found.document, state_, apart, diagnostics_);
      if (diagnostics_.error_count() != before) return nullptr;
      trees_.versions.insert(trees_.versions.end(), apart.versions.begin(), apart.versions.end());
      if (syntax::Regulation* tree = given(later)) return tree;
    }
    return refuse(later, found.place);
  }

  syntax::Regulation* refuse(const syntax::Regulation& later, const std::string& looked_at) {
    for (const syntax::Regulation* tree : trees_.versions)
      if (tree->version.text == later.modifies->text && !same_name(tree->title.text, later.title.text)) {
        diagnostics_.add(semantics::problems::base_of_other_title(
            later.title.text, tree->version.text, later.modifies->place, tree->title.text, tree->title.place));
        return nullptr;
      }
    Words known;
    for (const syntax::Regulation* tree : trees_.versions)
      if (tree != &later) known.push_back(tree->version.text);
    diagnostics_.add(semantics::problems::base_version_not_found(later.title.text, later.modifies->text,
                                                                 later.modifies->place, known, looked_at));
    return nullptr;
  }

  Trees& trees_;
  const Reading& reading_;
  Session::State& state_;
  Diagnostics& diagnostics_;
};

// Of two maquettes of one title, that of the nearer version; those of versions that are not asked are left out.
void keep_maquettes(Trees& trees, const Words& chain, Diagnostics& diagnostics) {
  const auto rank = [&](const syntax::Maquette* tree) {
    return std::find(chain.begin(), chain.end(), tree->version.text) - chain.begin();
  };
  const auto of_another = [&](const syntax::Maquette* tree) {
    return static_cast<std::size_t>(rank(tree)) == chain.size() &&
           std::any_of(trees.versions.begin(), trees.versions.end(),
                       [&](const auto* version) { return version->version.text == tree->version.text; });
  };
  std::vector<const syntax::Maquette*> kept;
  for (const syntax::Maquette* tree : trees.maquettes) {
    if (of_another(tree)) continue;
    const auto twin = std::find_if(kept.begin(), kept.end(), [&](const syntax::Maquette* other) {
      return same_name(other->title.text, tree->title.text);
    });
    if (twin == kept.end()) {
      kept.push_back(tree);
      continue;
    }
    if (rank(*twin) == rank(tree))
      diagnostics.add(problems::two_maquettes_of_one_title(tree->title.text, tree->place, (*twin)->place));
    else if (rank(tree) < rank(*twin))
      *twin = tree;
  }
  trees.maquettes = std::move(kept);
}

// ---------------------------------------------------------------- libraries

Words library_names(const Trees& trees) {
  Words names;
  for (const LibraryLine& line : libraries())
    names.push_back(line.name);
  for (const syntax::Library* library : trees.libraries)
    names.push_back(library->name.text);
  return names;
}

// Among the documents, else among those the program carries; null when there is none of that name.
syntax::Library* library_named(const std::string& name, Trees& trees, Session::State& state, Diagnostics& diagnostics) {
  for (syntax::Library* library : trees.libraries)
    if (same_name(library->name.text, name)) return library;
  const std::optional<Document> document = library_document(name);
  if (!document) return nullptr;
  Trees carried;
  read(*document, state, carried, diagnostics);
  if (carried.libraries.empty()) return nullptr;
  state.carried.insert(carried.libraries.front()->place.source);
  return carried.libraries.front();
}

void use_libraries(Trees& trees, Session::State& state, Diagnostics& diagnostics) {
  std::vector<syntax::Text> asked;
  for (const syntax::Element& element : state.tree->elements)
    if (const auto* uses = std::get_if<syntax::Uses>(&element))
      asked.insert(asked.end(), uses->names.begin(), uses->names.end());
  for (const syntax::Text& name : asked) {
    const auto used = std::find_if(state.used.begin(), state.used.end(),
                                   [&](const auto& one) { return same_name(one.name.text, name.text); });
    if (used != state.used.end()) {  // a version may ask for what the one it modifies has asked for
      if (used->name.place.source == name.place.source)
        diagnostics.add(syntax::said_twice("« utilise » de « " + name.text + " »", name.place, used->name.place));
      continue;
    }
    syntax::Library* library = library_named(name.text, trees, state, diagnostics);
    if (!library) {
      diagnostics.add(semantics::problems::unknown_library(name.text, name.place, library_names(trees)));
      continue;
    }
    state.used.push_back({name, semantics::names_of(*library), library->place.source});
    semantics::bring(*library, *state.tree, diagnostics);
  }
}

bool has_levels(const syntax::Library& library) {
  return std::any_of(library.elements.begin(), library.elements.end(),
                     [](const auto& element) { return std::holds_alternative<syntax::Structure>(element); });
}

// Libraries alone are checked and tested as if a règlement without articles used them.
void assemble_libraries(Trees& trees, Session::State& state, Diagnostics& diagnostics) {
  syntax::Regulation& whole = state.tree.emplace();
  whole.title = trees.libraries.front()->name;
  whole.place = trees.libraries.front()->place;
  if (std::none_of(trees.libraries.begin(), trees.libraries.end(),
                   [](const auto* library) { return has_levels(*library); })) {
    syntax::Structure structure;
    structure.items.emplace_back(syntax::LevelChain{{{"étudiant", whole.place}, {"épreuve", whole.place}}});
    structure.place = whole.place;
    whole.elements.emplace_back(std::move(structure));
  }
  for (syntax::Library* library : trees.libraries)
    semantics::bring(*library, whole, diagnostics);
}

bool of_a_library_alone(const Session::State& state, std::uint32_t source) {
  const auto& versions = state.version_sources;
  return std::find(versions.begin(), versions.end(), source) == versions.end() &&
         std::any_of(state.used.begin(), state.used.end(),
                     [&](const auto& library) { return library.source == source; });
}

// The words of a text, folded, a blank on each side of each.
std::string folded_words(std::string_view text) {
  std::string words = " ";
  while (!text.empty()) {
    const std::size_t size = syntax::scan::letters(text);
    if (size != 0) words += text::fold_word(text.substr(0, size)) + " ";
    text.remove_prefix(size != 0 ? size : std::max<std::size_t>(1, syntax::scan::character(text)));
  }
  return words;
}

}  // namespace

bool read(const Document& document, Session::State& state, Trees& trees, Diagnostics& diagnostics) {
  std::optional<std::string> text = text_of(document, problems::unreadable_text, diagnostics);
  if (!text) return false;
  const std::uint32_t source = state.sources.add(document.path, std::move(*text));
  state.parsed.push_back(syntax::parse(state.sources, source, diagnostics));
  for (auto& item : state.parsed.back().file.items)
    std::visit([&](auto& tree) { sort_tree(tree, trees); }, item);
  return true;
}

void assemble(Trees& trees, const Reading& reading, Session::State& state, Diagnostics& diagnostics) {
  if (trees.versions.empty()) return assemble_libraries(trees, state, diagnostics);
  syntax::Regulation* top = chosen(trees, reading.version, diagnostics);
  if (!top) return;
  Chain chain = Chained(trees, reading, state, diagnostics).follow(top);
  if (chain.empty()) return;
  const Words versions = versions_of(chain);
  state.earlier_versions.assign(versions.begin() + 1, versions.end());
  for (const syntax::Regulation* tree : chain)
    state.version_sources.push_back(tree->place.source);
  keep_maquettes(trees, versions, diagnostics);
  std::reverse(chain.begin(), chain.end());
  state.tree = semantics::consolidate(chain, diagnostics);
  use_libraries(trees, state, diagnostics);
}

void tell_unused_libraries(const Session::State& state, Diagnostics& diagnostics) {
  std::string words;
  for (std::uint32_t source = 0; source < state.sources.size(); ++source)
    if (!of_a_library_alone(state, source)) words += folded_words(state.sources[source].text());
  for (const Session::State::UsedLibrary& library : state.used)
    if (std::none_of(library.names.begin(), library.names.end(), [&](const std::string& name) {
          return words.find(" " + text::fold_name(name) + " ") != std::string::npos;
        }))
      diagnostics.add(semantics::problems::unused_library(library.name.text, library.name.place));
}

}  // namespace bareme
