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
constexpr const char* no_break = "\u00a0";

class Maquette {
 public:
  Maquette(const Weaver& weaver, const semantics::Curriculum& maquette) : weaver_(weaver), maquette_(maquette) {
    for (const ObjectId child : maquette_.object(maquette_.root()).children)
      visit(child, 0);
  }

  void add_tables(std::vector<report::WovenBlock>& blocks) const {
    for (const Sheet& sheet : sheets())
      blocks.emplace_back(table(sheet));
  }

 private:
  struct Shown {
    ObjectId object;
    std::size_t depth;
  };
  struct Sheet {  // as many attributes as stand side by side
    std::vector<FactId> facts;
    bool lowest = false;  // where what is below is told too, and what has no attribute
  };

  void visit(ObjectId id, std::size_t depth) {
    const Object& object = maquette_.object(id);
    if (object.elsewhere || object.line || object.level == weaver_.rules.lowest) return;
    if (!object.filled) shown_.push_back({id, depth});
    for (const ObjectId child : object.children)
      visit(child, depth + (object.filled ? 0 : 1));
  }

  semantics::LevelId level(FactId fact) const { return weaver_.rules.fact(fact).level; }

  std::vector<FactId> facts() const {  // outermost level first
    std::vector<FactId> found;
    for (const Shown& one : shown_)
      for (const auto& [fact, value] : maquette_.object(one.object).attributes)
        if (std::find(found.begin(), found.end(), fact) == found.end()) found.push_back(fact);
    std::sort(found.begin(), found.end(),
              [&](FactId left, FactId right) { return std::pair(level(left), left) < std::pair(level(right), right); });
    return found;
  }

  // Too wide for one, a maquette is cut between two levels where it can be: years and semesters apart from what stands
  // in them, rather than columns that are blank for most of their lines.
  std::vector<Sheet> sheets() const {
    const std::vector<FactId> all = facts();
    std::vector<Sheet> made(1);
    std::size_t lowest = 0;
    for (auto from = all.begin(); from != all.end();) {
      const auto to = std::find_if(from, all.end(), [&](FactId fact) { return level(fact) != level(*from); });
      const std::size_t size = made.back().facts.size();
      if (size != 0 && size + static_cast<std::size_t>(to - from) > columns_at_most) made.emplace_back();
      lowest = made.size() - 1;
      for (; from != to; ++from) {
        if (made.back().facts.size() == columns_at_most) made.emplace_back();
        made.back().facts.push_back(*from);
      }
    }
    made[lowest].lowest = true;
    return made;
  }

  bool told(ObjectId id, const Sheet& sheet) const {
    const Object& object = maquette_.object(id);
    if (sheet.lowest && (object.attributes.empty() || !below(id).empty())) return true;
    return std::any_of(sheet.facts.begin(), sheet.facts.end(),
                       [&](FactId fact) { return object.attributes.contains(fact); });
  }

  // What the sheet says something of, under what contains it.
  std::vector<Shown> lines(const Sheet& sheet) const {
    std::vector<Shown> kept;
    std::size_t wanted = 0;  // the depth above which everything met going up contains what was kept
    for (auto one = shown_.rbegin(); one != shown_.rend(); ++one)
      if (one->depth < wanted || told(one->object, sheet)) {
        kept.push_back(*one);
        wanted = one->depth;
      }
    std::reverse(kept.begin(), kept.end());
    return kept;
  }

  WovenTable table(const Sheet& sheet) const {
    WovenTable made;
    made.titles = {"Code", "Libellé"};
    for (const FactId fact : sheet.facts)
      made.titles.push_back(titled(weaver_.rules.fact(fact)));
    const std::string title = sheet.lowest ? title_below() : "";
    if (!title.empty()) made.titles.push_back(title);
    for (const Shown& one : lines(sheet)) {
      const Object& object = maquette_.object(one.object);
      std::string indent;
      for (std::size_t i = 0; i < one.depth; ++i)
        indent += "\u00a0\u00a0\u00a0";
      WovenRun code = words(indent);
      const WovenRun name = words(object.code, one.depth < 2 ? "fort" : "objet");
      code.insert(code.end(), name.begin(), name.end());
      std::vector<WovenRun> row{code, words(object.label)};
      for (const FactId fact : sheet.facts)
        row.push_back(words(value(object, fact)));
      if (!title.empty()) row.push_back(words(below(one.object)));
      made.rows.push_back(std::move(row));
    }
    return made;
  }

  std::string title_below() const {
    bool marks = false, members = false;
    for (const Shown& one : shown_) {
      marks = marks || !below(one.object).empty();
      members = members || !maquette_.object(one.object).members.empty();
    }
    return members ? "Épreuves, ou ce qui est regroupé" : marks ? "Épreuves" : "";
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

  // « EF, CC1, CC2 »; of a group, what it is made of: « R101 (poids 12) ».
  std::string below(ObjectId id) const {
    std::vector<std::string> names;
    add_marks(id, names);
    for (const ObjectId member : maquette_.object(id).members)
      names.push_back(member_words(id, member));
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
  std::string member_words(ObjectId group, ObjectId member) const {
    std::vector<std::string> about;
    for (const auto& [pair, given] : maquette_.object(group).pairs)
      if (const semantics::Fact& fact = weaver_.rules.fact(pair.second); pair.first == member)
        about.push_back(fact.name + no_break + weaver_.session.words(given, fact.type));
    return with(maquette_.address(member), about);
  }
  // « EF (coefficient 2) », « oral (type EF) ».
  std::string mark(const Object& object) const {
    std::vector<std::string> about;
    for (const auto& [fact, given] : object.attributes) {
      const std::string words = weaver_.session.words(given, weaver_.rules.fact(fact).type);
      const bool type = weaver_.rules.type_fact && *weaver_.rules.type_fact == fact;
      if (!type || object.code.rfind(words, 0) != 0) about.push_back(weaver_.rules.fact(fact).name + no_break + words);
    }
    return with(object.code, about);
  }
  static std::string with(const std::string& name, const std::vector<std::string>& about) {
    return about.empty() ? name : fmt::format("{}{}({})", name, no_break, fmt::join(about, ", "));
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
