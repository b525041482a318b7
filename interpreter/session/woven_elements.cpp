// The elements of a règlement that are no articles: structure, codes, convention, parameters, barèmes, functions,
// documents; and the heading of each.
#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "semantics/code_words.hpp"
#include "session/weaver.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using report::WovenBlock;
using report::WovenElement;
using report::WovenRun;
using report::WovenTable;

template <class Items, class Say>
WovenRun listed(const Items& items, const char* between, Say say) {
  WovenRun run;
  for (const auto& item : items) {
    if (!run.empty()) append(run, words(between));
    append(run, say(item));
  }
  return run;
}

constexpr const char* semicolon = "\u00a0; ";

class Elements {
 public:
  explicit Elements(const Weaver& weaver) : weaver_(weaver), text_(weaver.text) {}

  WovenElement made;

  void operator()(const syntax::Uses& node) {
    made.title = "Bibliothèques utilisées";
    WovenTable table{{}, {"Bibliothèque", "Ce qu'elle apporte"}, {}};
    const std::vector<LibraryLine> known = libraries();
    for (const syntax::Text& name : node.names) {
      const auto line = std::find_if(known.begin(), known.end(),
                                     [&](const LibraryLine& one) { return text::same_name(one.name, name.text); });
      table.rows.push_back({words(name.text), words(line == known.end() ? "" : line->purpose)});
    }
    add(std::move(table));
  }

  void operator()(const syntax::Structure& node) {
    made.title = "Structure des études";
    WovenTable contents{{}, {"Objet", "Ce qu'il contient"}, {}};
    std::vector<const syntax::Fact*> facts;
    report::WovenSource others;
    for (const auto& item : node.items) {
      if (const auto* chain = std::get_if<syntax::LevelChain>(&item))
        add(report::WovenFormula{
            "Niveaux", listed(chain->levels, " › ", [&](const syntax::Name& name) { return text_.run(name.place); })});
      else if (const auto* content = std::get_if<syntax::Content>(&item)) {
        WovenRun head = text_.run(content->level.place);
        append(head, words(" "));
        append(head, text_.run(content->object.place));
        contents.rows.push_back({head, listed(content->children, semicolon,
                                              [&](const syntax::Name& name) { return text_.run(name.place); })});
      } else if (const auto* fact = std::get_if<syntax::Fact>(&item))
        facts.push_back(fact);
      else
        append_lines(others, text_.lines(text_.line_of(place_of(item))));
    }
    if (!others.lines.empty()) add(std::move(others));
    if (!contents.rows.empty()) add(std::move(contents));
    if (!facts.empty()) add(woven_facts(weaver_, facts));
  }

  void operator()(const syntax::CodeList& node) {
    made.title = "Codes de " + node.name.text;
    if (node.order != syntax::CodeList::Order::None)
      made.scope = words(node.order == syntax::CodeList::Order::BestFirst ? "du meilleur au moins bon"
                                                                          : "du moins bon au meilleur");
    const semantics::ListId list = weaver_.rules.list_named(text::fold_name(node.name.text));
    WovenTable table{{}, {"Code", "Libellé", "En anglais", "Effet"}, {}};
    for (const syntax::Code& code : node.codes) {
      const auto id = list.valid() ? weaver_.rules.code_named(list, text::fold_name(code.name.text)) : std::nullopt;
      WovenRun name = words(code.name.text, "code");
      append(name, weaver_.flags_on(code.name.place));
      table.rows.push_back({std::move(name), words(code.label ? code.label->text : ""),
                            words(code.label_en ? code.label_en->text : ""),
                            words(id ? effect(weaver_.rules.code(*id)) : "")});
    }
    const bool bare = std::all_of(table.rows.begin(), table.rows.end(),
                                  [](const auto& row) { return row[1].empty() && row[2].empty() && row[3].empty(); });
    if (bare)
      return add(report::WovenFormula{"", listed(table.rows, semicolon, [](const auto& row) { return row.front(); })});
    for (std::size_t column = 4; column-- > 1;)
      if (std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[column].empty(); }))
        drop(table, column);
    add(std::move(table));
  }

  void operator()(const syntax::Convention& node) {
    made.title = "Convention";
    WovenTable roundings{{}, {"Arrondi de", "Comment"}, {}};
    for (const auto& item : node.items)
      if (const auto* rule = std::get_if<syntax::RoundingRule>(&item))
        roundings.rows.push_back(
            {listed(rule->names, semicolon, [&](const syntax::Path& path) { return text_.run(path.place); }),
             words(rule->none ? "aucun\u00a0: la valeur exacte" : rule->step + " " + rule->mode)});
    if (!roundings.rows.empty()) add(std::move(roundings));
    for (const auto& item : node.items) {
      if (const auto* view = std::get_if<syntax::ViewRule>(&item))
        add(report::WovenFormula{"Vue " + diagnostics::guillemets(view->view.text), words(view->label.text)});
      if (const auto* ties = std::get_if<syntax::TieRule>(&item)) {
        static const char* const policies[] = {"même rang", "rang moyen", "rang dense", "dernier rang", "refusés"};
        add(report::WovenFormula{"Ex æquo", words(policies[static_cast<std::size_t>(ties->policy)])});
      }
      if (const auto* quantile = std::get_if<syntax::QuantileRule>(&item))
        add(report::WovenFormula{"Répartition", words("effectifs cumulés arrondis au " + quantile->direction)});
    }
  }

  void operator()(const syntax::Parameter& node) {
    made.title = "Paramètres";
    WovenRun scope;
    if (node.scope) scope = text_.run(node.scope->place);
    WovenRun name = text_.run(node.name.place);
    append(name, weaver_.flags_on(node.name.place));
    add(WovenTable{{}, {"Paramètre", "Valeur", "Pour chaque"}, {{name, text_.set(node.value), scope}}});
  }

  void operator()(const syntax::Scale& node) { weave_scale(weaver_, node, made); }
  void operator()(const syntax::Function& node) { weave_function(weaver_, node, made); }
  void operator()(const syntax::LuaFunction& node) { weave_lua(weaver_, node, made); }

  void operator()(const syntax::Document& node) {
    made.title = "Document " + diagnostics::guillemets(node.name.text);
    if (node.scope) {
      made.scope = words("pour chaque ");
      append(made.scope, text_.run(node.scope->place));
    }
    WovenTable table{{}, {"Niveau", "Ce qui y figure"}, {}};
    for (const syntax::Document::Line& line : node.lines)
      table.rows.push_back({text_.run(line.level.place),
                            listed(line.items, semicolon,
                                   [&](const syntax::Document::Shown& shown) { return text_.run(shown.place); })});
    add(std::move(table));
  }

  void operator()(const syntax::Removal&) {}

  void operator()(const syntax::Article& node) {
    made.number = node.number;
    made.title = node.title.text;
    made.scope = text_.run({node.place.source, node.title.place.end, node.place.end});
    weave_statements(weaver_, node, made.blocks);
  }

 private:
  void add(WovenBlock block) { made.blocks.push_back(std::move(block)); }

  static void append_lines(report::WovenSource& source, std::vector<WovenRun> lines) {
    for (WovenRun& line : lines)
      source.lines.push_back(std::move(line));
  }

  static void drop(WovenTable& table, std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.titles.erase(table.titles.begin() + at);
    for (auto& row : table.rows)
      row.erase(row.begin() + at);
  }

  template <class... Kinds>
  static Span place_of(const std::variant<Kinds...>& item) {
    struct Place {
      Span operator()(const syntax::LevelChain& one) const {
        return one.levels.empty() ? Span{} : one.levels.front().place;
      }
      Span operator()(const syntax::EnteredLevel& one) const { return one.level.place; }
      Span operator()(const syntax::Followed& one) const { return one.place; }
      Span operator()(const syntax::PopulationKey& one) const { return one.level.place; }
      Span operator()(const syntax::Content& one) const { return one.level.place; }
      Span operator()(const syntax::MarkScale& one) const { return one.place; }
      Span operator()(const syntax::Sessions& one) const { return one.place; }
      Span operator()(const syntax::Fact& one) const { return one.names.empty() ? Span{} : one.names.front().place; }
      Span operator()(const syntax::Check& one) const { return one.condition ? one.condition->place : Span{}; }
    };
    return std::visit(Place{}, item);
  }

  std::string effect(const semantics::Code& code) const {
    std::vector<std::string> parts;
    if (code.absence) parts.emplace_back("absence");
    if (const std::string what = semantics::effect_words(weaver_.rules, code); !what.empty()) parts.push_back(what);
    if (code.kind == semantics::Code::Kind::State) parts.emplace_back("état");
    if (code.afterwards.next_year) parts.emplace_back("mène à l'année suivante");
    if (code.afterwards.same_year) parts.emplace_back("reste dans la même année");
    if (code.afterwards.leaves) parts.emplace_back("sortie");
    if (!code.export_code.empty() && code.export_code != code.name) parts.push_back("exporté " + code.export_code);
    return fmt::format("{}", fmt::join(parts, "\u00a0; "));
  }

  const Weaver& weaver_;
  const WovenText& text_;
};

// « remplacé », « ajouté », « changé » by the version that wrote it, « apporté » by its library.
std::string change_words(const Weaver& weaver, const Span& head) {
  if (weaver.of_a_library(head.source)) {
    for (const auto& used : weaver.state.used)
      if (used.source == head.source) return "apporté par la bibliothèque " + diagnostics::guillemets(used.name.text);
    return "";
  }
  const auto& versions = weaver.state.version_sources;
  if (versions.size() < 2 || head.source == versions.back()) return "";
  const std::string version = weaver.version_of(head.source);
  const std::string first = text::fold_word(
      std::string(weaver.session.sources().excerpt({head.source, head.begin, std::min(head.begin + 8, head.end)})));
  const char* what = first.rfind("remplace", 0) == 0 ? "remplacé" : first.rfind("ajoute", 0) == 0 ? "ajouté" : "changé";
  return fmt::format("{} par la version {}", what, version);
}

}  // namespace

const void* node_of(const syntax::Element& element) {
  return std::visit([](const auto& node) { return static_cast<const void*>(&node); }, element);
}

Span head_of(const syntax::Element& element) {
  return std::visit(
      [](const auto& node) {
        using Node = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<Node, syntax::Uses>)
          return node.names.empty() ? Span{} : node.names.front().place;
        else if constexpr (std::is_same_v<Node, syntax::Removal>)
          return node.title.place;
        else
          return node.place;
      },
      element);
}

WovenElement woven_element(const Weaver& weaver, const syntax::Element& element) {
  Elements elements(weaver);
  std::visit([&](const auto& node) { elements(node); }, element);
  WovenElement made = std::move(elements.made);
  const auto anchor = weaver.element_anchors.find(node_of(element));
  if (anchor != weaver.element_anchors.end()) made.anchor = anchor->second;
  const Span head = head_of(element);
  made.change = change_words(weaver, head);
  if (!std::holds_alternative<syntax::Article>(element)) {
    const Span whole = weaver.whole(head);
    const std::uint32_t begin = weaver.text.line_of(head).begin;
    weaver.add_flags(node_of(element), 0, std::max(weaver.end_of_line({whole.source, whole.end, whole.end}), begin) + 1,
                     made.blocks);
  }
  return made;
}

}  // namespace bareme
