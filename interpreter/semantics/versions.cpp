#include "semantics/versions.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "semantics/assembly_problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using diagnostics::Diagnostics;
using diagnostics::Span;
using syntax::Article;
using syntax::Element;
using text::same_name;
using Change = Article::Change;
using Words = std::vector<std::string>;

std::string folded(const std::optional<syntax::Set>& scope) {
  return scope ? text::fold_name(scope->level.text) : std::string();
}

// 4.3.10 after 4.3.9: runs of digits are numbers.
bool before(const std::string& left, const std::string& right) {
  const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::size_t i = 0, j = 0;
  while (i < left.size() && j < right.size()) {
    if (!digit(left[i]) || !digit(right[j])) {
      if (left[i] != right[j]) return left[i] < right[j];
      ++i, ++j;
      continue;
    }
    std::size_t end_i = i, end_j = j;
    while (end_i < left.size() && digit(left[end_i]))
      ++end_i;
    while (end_j < right.size() && digit(right[end_j]))
      ++end_j;
    const std::string a = left.substr(i, end_i - i), b = right.substr(j, end_j - j);
    if (a.size() != b.size()) return a.size() < b.size();
    if (a != b) return a < b;
    i = end_i, j = end_j;
  }
  return left.size() - i < right.size() - j;
}

// Applies one version to the elements of those before it.
class Applied {
 public:
  Applied(std::vector<Element>& base, Diagnostics& diagnostics) : base_(base), diagnostics_(diagnostics) {}

  void apply(syntax::Regulation& version) {
    for (Element& element : version.elements)
      std::visit([&](auto& node) { apply(node); }, element);
  }

 private:
  using Position = std::vector<Element>::iterator;

  template <class Node, class Test>
  Position find(Test test) {
    return std::find_if(base_.begin(), base_.end(), [&](const Element& element) {
      const Node* node = std::get_if<Node>(&element);
      return node && test(*node);
    });
  }
  template <class Node, class Name>
  Words names(Name name) const {
    Words all;
    for (const Element& element : base_)
      if (const Node* node = std::get_if<Node>(&element)) all.push_back(name(*node));
    return all;
  }
  void report(diagnostics::Diagnostic problem) { diagnostics_.add(std::move(problem)); }
  // Once a version: twice is told.
  bool first_change(const std::string& what, const std::string& key, Span place) {
    const auto [known, fresh] = changed_.try_emplace(key, place);
    if (!fresh) report(problems::changed_twice(what, place, known->second));
    return fresh;
  }

  // ---- articles
  Position article(const std::string& number, const std::string& title) {
    return find<Article>(
        [&](const Article& known) { return known.number == number && same_name(known.title.text, title); });
  }
  void no_such_article(const std::string& number, const std::string& title, Span place) {
    Words titles;
    for (const Element& element : base_)
      if (const Article* known = std::get_if<Article>(&element); known && known->number == number)
        titles.push_back(known->title.text);
    report(problems::no_such_article(number, title, place, titles,
                                     names<Article>([](const Article& known) { return known.number; })));
  }
  bool first_change_of_article(const std::string& number, const std::string& title, Span place) {
    return first_change("article " + number + " « " + title + " »", "article " + number + " " + text::fold_name(title),
                        place);
  }
  void apply(Article& node) {
    const auto there = article(node.number, node.title.text);
    if (node.change == Change::None)
      return report(problems::not_in_a_modifying_version(
          "d'article sans « remplace » ni « ajoute »",
          there == base_.end() ? "écrire « ajoute article »" : "écrire « remplace article »", node.place));
    if (!first_change_of_article(node.number, node.title.text, node.place)) return;
    const bool added = node.change == Change::Adds;
    node.change = Change::None;
    if (added && there != base_.end())
      return report(
          problems::article_exists(node.number, node.title.text, node.place, std::get<Article>(*there).place));
    if (!added && there == base_.end()) return no_such_article(node.number, node.title.text, node.place);
    if (!added) {
      *there = std::move(node);
      return;
    }
    const Position place = place_for(node.number);
    base_.insert(place, Element(std::move(node)));
  }
  // After the last article whose number comes before its own.
  Position place_for(const std::string& number) {
    Position first = base_.end(), after = base_.end();
    for (auto at = base_.begin(); at != base_.end(); ++at) {
      const Article* known = std::get_if<Article>(&*at);
      if (!known) continue;
      if (first == base_.end()) first = at;
      if (!before(number, known->number)) after = at;
    }
    return after == base_.end() ? first : after + 1;
  }
  void apply(syntax::Removal& node) {
    if (!first_change_of_article(node.number, node.title.text, node.title.place)) return;
    const auto there = article(node.number, node.title.text);
    if (there == base_.end()) return no_such_article(node.number, node.title.text, node.title.place);
    base_.erase(there);
  }

  // ---- what has a name: found again by it, or added
  template <class Node, class Same>
  void redeclare(Node& node, const std::string& what, const std::string& key, Same same, const Words& known) {
    const bool added = std::exchange(node.added, false);
    if (!first_change(what + " « " + node.name.text + " »", what + " " + key, node.name.place)) return;
    const auto there = find<Node>(same);
    if (added && there != base_.end())
      return report(problems::already_there(what, node.name.text, node.name.place, std::get<Node>(*there).name.place));
    if (!added && there == base_.end())
      return report(problems::nothing_to_redeclare(what, node.name.text, node.name.place, known));
    if (added)
      base_.insert(find<Article>([](const Article&) { return true; }), Element(std::move(node)));
    else
      *there = std::move(node);
  }
  template <class Node>
  void redeclare_by_name(Node& node, const std::string& what) {
    redeclare(
        node, what, text::fold_name(node.name.text),
        [&](const Node& known) { return same_name(known.name.text, node.name.text); },
        names<Node>([](const Node& known) { return known.name.text; }));
  }
  void apply(syntax::Parameter& node) {
    redeclare(
        node, "paramètre", text::fold_name(node.name.text) + " " + folded(node.scope),
        [&](const syntax::Parameter& known) {
          return same_name(known.name.text, node.name.text) && folded(known.scope) == folded(node.scope);
        },
        names<syntax::Parameter>([](const syntax::Parameter& known) { return known.name.text; }));
  }
  // A paper has no legal effect of its own: one of the same name takes its place, another is added.
  void apply(syntax::Document& node) {
    const std::string what = "document « " + node.name.text + " »";
    if (!first_change(what, what, node.name.place)) return;
    const auto there = find<syntax::Document>(
        [&](const syntax::Document& known) { return same_name(known.name.text, node.name.text); });
    if (there != base_.end())
      *there = std::move(node);
    else
      base_.push_back(std::move(node));
  }
  void apply(syntax::Scale& node) { redeclare_by_name(node, "barème"); }
  void apply(syntax::Function& node) { redeclare_by_name(node, "fonction"); }

  // ---- codes, line by line
  void apply(syntax::CodeList& node) {
    const auto list = find<syntax::CodeList>(
        [&](const syntax::CodeList& known) { return same_name(known.name.text, node.name.text); });
    if (list == base_.end()) {
      if (!std::exchange(node.added, false))
        return report(problems::nothing_to_redeclare(
            "liste de codes", node.name.text, node.name.place,
            names<syntax::CodeList>([](const syntax::CodeList& known) { return known.name.text; })));
      base_.insert(find<Article>([](const Article&) { return true; }), Element(std::move(node)));
      return;
    }
    for (syntax::Code& code : node.codes)
      apply(code, node.added, std::get<syntax::CodeList>(*list));
  }
  void apply(syntax::Code& code, bool added, syntax::CodeList& list) {
    if (!first_change("code « " + code.name.text + " »",
                      "code " + text::fold_name(list.name.text) + " " + text::fold_name(code.name.text),
                      code.name.place))
      return;
    const auto known = std::find_if(list.codes.begin(), list.codes.end(),
                                    [&](const syntax::Code& one) { return same_name(one.name.text, code.name.text); });
    if (added && known != list.codes.end())
      return report(problems::already_there("code", code.name.text, code.name.place, known->name.place));
    if (!added && known == list.codes.end()) {
      Words names;
      for (const syntax::Code& one : list.codes)
        names.push_back(one.name.text);
      return report(problems::nothing_to_redeclare("code", code.name.text, code.name.place, names));
    }
    if (added)
      list.codes.push_back(std::move(code));
    else
      *known = std::move(code);
  }

  // ---- the convention, line by line
  void apply(syntax::Convention& node) {
    auto there = find<syntax::Convention>([](const syntax::Convention&) { return true; });
    if (there == base_.end()) {
      base_.insert(find<Article>([](const Article&) { return true; }), Element(std::move(node)));
      return;
    }
    for (auto& item : node.items)
      std::visit([&](auto& line) { apply(line, std::get<syntax::Convention>(*there)); }, item);
  }
  static bool same_path(const syntax::Path& left, const syntax::Path& right) {
    if (left.segments.size() != right.segments.size()) return false;
    for (std::size_t i = 0; i < left.segments.size(); ++i)
      if (!same_name(left.segments[i].name.text, right.segments[i].name.text)) return false;
    return true;
  }
  // The names it rounds leave the lines that rounded them; it stands where the first of these lines stood.
  void apply(syntax::RoundingRule& line, syntax::Convention& convention) {
    for (const syntax::Path& path : line.names) {
      std::string name;
      for (const auto& segment : path.segments)
        name += (name.empty() ? "" : ".") + text::fold_name(segment.name.text);
      if (!first_change("arrondi de « " + name + " »", "arrondi " + name, path.place)) return;
    }
    std::size_t at = convention.items.size();
    for (std::size_t i = 0; i < convention.items.size(); ++i) {
      auto* known = std::get_if<syntax::RoundingRule>(&convention.items[i]);
      if (!known) continue;
      const auto left = std::remove_if(known->names.begin(), known->names.end(), [&](const syntax::Path& name) {
        return std::any_of(line.names.begin(), line.names.end(),
                           [&](const syntax::Path& own) { return same_path(own, name); });
      });
      if (left == known->names.end()) continue;
      known->names.erase(left, known->names.end());
      at = std::min(at, i + 1);
    }
    convention.items.insert(convention.items.begin() + static_cast<std::ptrdiff_t>(at), std::move(line));
    std::erase_if(convention.items, [](const auto& item) {
      const auto* rule = std::get_if<syntax::RoundingRule>(&item);
      return rule && rule->names.empty();
    });
  }
  template <class Line>
  void replace_line(Line& line, syntax::Convention& convention, bool (*same)(const Line&, const Line&)) {
    for (auto& item : convention.items)
      if (auto* known = std::get_if<Line>(&item); known && same(*known, line)) {
        *known = std::move(line);
        return;
      }
    convention.items.push_back(std::move(line));
  }
  void apply(syntax::ViewRule& line, syntax::Convention& convention) {
    const std::string what = "vue « " + line.view.text + " »";
    if (!first_change(what, text::fold_name(what), line.view.place)) return;
    replace_line<syntax::ViewRule>(line, convention, [](const syntax::ViewRule& a, const syntax::ViewRule& b) {
      return same_name(a.view.text, b.view.text);
    });
  }
  void apply(syntax::TieRule& line, syntax::Convention& convention) {
    if (!first_change("« ex æquo »", "ex æquo", line.place)) return;
    replace_line<syntax::TieRule>(line, convention, [](const auto&, const auto&) { return true; });
  }
  void apply(syntax::QuantileRule& line, syntax::Convention& convention) {
    if (!first_change("« répartition »", "répartition", line.place)) return;
    replace_line<syntax::QuantileRule>(line, convention, [](const auto&, const auto&) { return true; });
  }

  // ---- the rest
  void apply(syntax::Uses& node) { base_.insert(base_.begin(), Element(std::move(node))); }
  void apply(syntax::Structure& node) {
    report(problems::not_in_a_modifying_version(
        "de structure", "une autre structure est un autre règlement : écrire une version entière, sans « modifie »",
        node.place));
  }
  void apply(syntax::LuaFunction& node) {
    const std::string what = "fonction lua « " + node.name.text + " »";
    if (!first_change(what, text::fold_name(what), node.name.place)) return;
    for (Element& element : base_)  // one more, or another text in the place of the one it names
      if (auto* known = std::get_if<syntax::LuaFunction>(&element);
          known && same_name(known->name.text, node.name.text)) {
        *known = std::move(node);
        return;
      }
    base_.emplace_back(std::move(node));
  }

  std::vector<Element>& base_;
  Diagnostics& diagnostics_;
  std::map<std::string, Span> changed_;
};

// « remplace », « ajoute » and « supprime » where there is nothing to change.
void refuse_changes(const syntax::Regulation& tree, Diagnostics& diagnostics) {
  const auto added = [&](const auto& node) {
    if (node.added) diagnostics.add(problems::change_without_base("« ajoute »", node.place));
  };
  for (const Element& element : tree.elements) {
    if (const auto* article = std::get_if<Article>(&element); article && article->change != Change::None)
      diagnostics.add(problems::change_without_base(
          article->change == Change::Adds ? "« ajoute article »" : "« remplace article »", article->place));
    if (const auto* removal = std::get_if<syntax::Removal>(&element))
      diagnostics.add(problems::change_without_base("« supprime article »", removal->title.place));
    if (const auto* node = std::get_if<syntax::Parameter>(&element)) added(*node);
    if (const auto* node = std::get_if<syntax::CodeList>(&element)) added(*node);
    if (const auto* node = std::get_if<syntax::Scale>(&element)) added(*node);
    if (const auto* node = std::get_if<syntax::Function>(&element)) added(*node);
  }
}

}  // namespace

syntax::Regulation consolidate(const std::vector<syntax::Regulation*>& chain, Diagnostics& diagnostics) {
  syntax::Regulation whole = std::move(*chain.front());
  refuse_changes(whole, diagnostics);
  for (std::size_t i = 1; i < chain.size(); ++i) {
    Applied(whole.elements, diagnostics).apply(*chain[i]);
    whole.version = chain[i]->version;
    whole.voted = std::move(chain[i]->voted);
    whole.years = std::move(chain[i]->years);
    whole.place = chain[i]->place;
  }
  whole.modifies.reset();
  return whole;
}

}  // namespace bareme::semantics
