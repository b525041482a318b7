// A maquette as tables: what stands in what, with its attributes and its épreuves.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "evaluation/wording.hpp"
#include "session/weaver.hpp"
#include "text/fold.hpp"
#include "values/unit.hpp"

namespace bareme {
namespace {

using report::WovenRun;
using report::WovenTable;
using semantics::FactId;
using semantics::Object;
using semantics::ObjectId;

constexpr std::size_t columns_at_most = 7;  // of attributes side by side on a sheet of paper

class Maquette {
 public:
  Maquette(const Weaver& weaver, const semantics::Curriculum& maquette) : weaver_(weaver), maquette_(maquette) {
    for (const ObjectId child : maquette_.object(maquette_.root()).children)
      visit(child, 0);
  }

  void add_tables(std::vector<report::WovenBlock>& blocks) const {
    std::vector<FactId> facts;
    for (const Shown& one : shown_)
      for (const auto& [fact, value] : maquette_.object(one.object).attributes)
        if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    std::sort(facts.begin(), facts.end());
    for (std::size_t first = 0; first == 0 || first < facts.size(); first += columns_at_most)
      blocks.emplace_back(
          table({facts.begin() + static_cast<std::ptrdiff_t>(std::min(first, facts.size())),
                 facts.begin() + static_cast<std::ptrdiff_t>(std::min(first + columns_at_most, facts.size()))},
                first == 0));
  }

 private:
  struct Shown {
    ObjectId object;
    std::size_t depth;
  };

  void visit(ObjectId id, std::size_t depth) {
    const Object& object = maquette_.object(id);
    if (object.elsewhere || object.line || object.level == weaver_.rules.lowest) return;
    if (!object.filled) shown_.push_back({id, depth});
    for (const ObjectId child : object.children)
      visit(child, depth + (object.filled ? 0 : 1));
  }

  WovenTable table(const std::vector<FactId>& facts, bool first) const {
    WovenTable made;
    made.titles = {"Code", "Libellé"};
    for (const FactId fact : facts)
      made.titles.push_back(titled(weaver_.rules.fact(fact)));
    const bool marks = first && std::any_of(shown_.begin(), shown_.end(),
                                            [&](const Shown& one) { return !below(one.object).empty(); });
    if (marks) made.titles.emplace_back("Épreuves");
    for (const Shown& one : shown_) {
      const Object& object = maquette_.object(one.object);
      std::string indent;
      for (std::size_t i = 0; i < one.depth; ++i)
        indent += "\u00a0\u00a0\u00a0";
      WovenRun code = words(indent);
      const WovenRun name = words(object.code, one.depth < 2 ? "fort" : "objet");
      code.insert(code.end(), name.begin(), name.end());
      std::vector<WovenRun> row{code, words(object.label)};
      for (const FactId fact : facts)
        row.push_back(words(value(object, fact)));
      if (marks) row.push_back(words(below(one.object)));
      const bool told =
          first || std::any_of(row.begin() + 2, row.end(), [](const WovenRun& cell) { return !cell.empty(); });
      if (told) made.rows.push_back(std::move(row));
    }
    return made;
  }

  // « crédits (ECTS) »: the unit once, above its column.
  static std::string titled(const semantics::Fact& fact) {
    const std::string unit = values::describe(fact.type.unit);
    return unit.empty() || text::same_name(unit, fact.name) ? fact.name : fact.name + " (" + unit + ")";
  }
  std::string value(const Object& object, FactId fact) const {
    const auto found = object.attributes.find(fact);
    if (found == object.attributes.end()) return "";
    const semantics::Type& type = weaver_.rules.fact(fact).type;
    std::string words = weaver_.session.words(found->second, type);
    if (type.kind != values::Kind::Number || found->second.state() != values::State::Present) return words;
    const std::string unit = evaluation::unit_words(found->second.number(), type.unit);
    if (!unit.empty() && words.ends_with(unit)) words.erase(words.size() - unit.size());
    return words;
  }

  // « EF, CC1, CC2 »; of a group, what it is made of.
  std::string below(ObjectId id) const {
    std::vector<std::string> names;
    add_marks(id, names);
    for (const ObjectId member : maquette_.object(id).members)
      names.push_back(maquette_.address(member));
    return fmt::format("{}", fmt::join(names, ", "));
  }
  void add_marks(ObjectId id, std::vector<std::string>& names) const {
    for (const ObjectId child : maquette_.object(id).children) {
      const Object& object = maquette_.object(child);
      if (object.level == weaver_.rules.lowest)
        names.push_back(mark(object));
      else if (object.filled)
        add_marks(child, names);
    }
  }
  // « EF (coefficient 2) », « oral (type EF) ».
  std::string mark(const Object& object) const {
    std::vector<std::string> about;
    for (const auto& [fact, given] : object.attributes) {
      const std::string words = weaver_.session.words(given, weaver_.rules.fact(fact).type);
      const bool type = weaver_.rules.type_fact && *weaver_.rules.type_fact == fact;
      if (!type || object.code.rfind(words, 0) != 0) about.push_back(weaver_.rules.fact(fact).name + " " + words);
    }
    return about.empty() ? object.code : fmt::format("{} ({})", object.code, fmt::join(about, ", "));
  }

  const Weaver& weaver_;
  const semantics::Curriculum& maquette_;
  std::vector<Shown> shown_;
};

const syntax::Maquette* tree_of(const Weaver& weaver, const semantics::Curriculum& maquette) {
  for (std::size_t i = 0; i < weaver.state.maquettes.size(); ++i)
    if (&weaver.state.maquettes[i] == &maquette)
      for (const auto& item : weaver.state.parsed[weaver.state.maquette_sources[i]].file.items)
        if (const auto* tree = std::get_if<syntax::Maquette>(&item))
          if (tree->title.text == maquette.title) return tree;
  return nullptr;
}

}  // namespace

report::WovenElement woven_maquette(const Weaver& weaver, const semantics::Curriculum& maquette) {
  report::WovenElement made;
  made.title = maquette.title;
  Maquette(weaver, maquette).add_tables(made.blocks);
  const syntax::Maquette* const tree = tree_of(weaver, maquette);
  if (tree == nullptr) return made;
  if (const auto anchor = weaver.element_anchors.find(tree); anchor != weaver.element_anchors.end())
    made.anchor = anchor->second;
  for (const auto& item : tree->items)
    if (const auto* check = std::get_if<syntax::Check>(&item))
      made.blocks.emplace_back(report::WovenFormula{check->gap ? "Écart connu : " + check->gap->text : "Vérifié",
                                                    weaver.text.set(check->condition)});
  const diagnostics::Span whole = weaver.whole(tree->place);
  weaver.add_flags(tree, 0, weaver.end_of_line({whole.source, whole.end, whole.end}) + 1, made.blocks);
  return made;
}

}  // namespace bareme
