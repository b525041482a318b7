// Where each thing is said on the page, and the index: every quantity and every datum, what it is, where it is defined,
// which articles read it.
#include <algorithm>
#include <set>

#include "session/meanings.hpp"
#include "session/nature_words.hpp"
#include "session/weaver.hpp"
#include "text/fold.hpp"
#include "values/rounding.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using report::WovenLink;

std::string index_anchor(const Entity& entity) {
  return (entity.kind == Entity::Kind::Fact ? "d-" : "g-") + std::to_string(entity.id + 1);
}

// The articles that define it, each once; exceptions are told apart, in their own articles.
std::vector<semantics::ArticleId> defining(const semantics::Quantity& quantity) {
  std::vector<semantics::ArticleId> ids;
  const auto add = [&](semantics::ArticleId id) {
    if (id.valid() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const semantics::Rule& rule : quantity.rules)
    add(rule.article);
  for (const semantics::Verdict& verdict : quantity.verdicts)
    add(verdict.article);
  for (const semantics::ExceptionRule& exception : quantity.exceptions)
    add(exception.article);
  return ids;
}

bool is_shown(const semantics::Quantity& quantity) {
  using Role = semantics::Quantity::Role;
  return quantity.role == Role::Mark || quantity.role == Role::Value || quantity.role == Role::Predicate ||
         quantity.role == Role::Proposition;
}

// Of a result, of « validé », of a decision: the verdict of that level.
Entity verdict_of(const semantics::CheckedRegulation& rules, const semantics::Quantity& quantity) {
  using Role = semantics::Quantity::Role;
  if (quantity.role == Role::Result || quantity.role == Role::Validated || quantity.role == Role::Decision)
    for (std::size_t i = 0; i < rules.quantities.size(); ++i)
      if (rules.quantities[i].level == quantity.level && rules.quantities[i].role == Role::Proposition)
        return {Entity::Kind::Quantity, i, {}};
  return {Entity::Kind::Object, 0, {}};
}

class Index {
 public:
  explicit Index(const Weaver& weaver) : weaver_(weaver), rules_(weaver.rules) {
    for (const syntax::Element& element : weaver.state.tree->elements)
      places_.push_back({weaver.whole(head_of(element)), &element});
    for (const Meaning& meaning : weaver.meanings.all())
      if (const syntax::Element* element = element_at(meaning.name); element != nullptr && meaning.of.size() == 1)
        if (const auto* article = std::get_if<syntax::Article>(element)) used_[meaning.of.front()].insert(article);
  }

  std::vector<report::WovenQuantity> all() const {
    std::vector<report::WovenQuantity> rows;
    for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
      if (is_shown(rules_.quantities[i])) rows.push_back(of_quantity(i));
    for (std::size_t i = 0; i < rules_.facts.size(); ++i)
      rows.push_back(of_fact(i));
    std::sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
      const std::string a = text::fold_name(left.name), b = text::fold_name(right.name);
      return a != b ? a < b : left.anchor < right.anchor;
    });
    return rows;
  }

 private:
  const syntax::Element* element_at(const Span& place) const {
    for (const auto& [whole, element] : places_)
      if (holds(whole, place)) return element;
    return nullptr;
  }

  std::vector<WovenLink> defined(const std::vector<semantics::ArticleId>& ids) const {
    std::vector<WovenLink> links;
    for (const semantics::ArticleId id : ids)
      if (const syntax::Article* article = weaver_.tree_of(id)) links.push_back(weaver_.link_to(*article));
    return links;
  }
  // In the order of the text, but where it is defined.
  std::vector<WovenLink> used(const Entity& entity, const std::vector<WovenLink>& but) const {
    std::vector<WovenLink> links;
    const auto found = used_.find(entity);
    if (found == used_.end()) return links;
    for (const auto& [whole, element] : places_) {
      const auto* article = std::get_if<syntax::Article>(element);
      if (article == nullptr || !found->second.contains(article)) continue;
      WovenLink link = weaver_.link_to(*article);
      if (std::none_of(but.begin(), but.end(), [&](const WovenLink& one) { return one.anchor == link.anchor; }))
        links.push_back(std::move(link));
    }
    return links;
  }

  report::WovenQuantity of_quantity(std::size_t id) const {
    const semantics::Quantity& quantity = rules_.quantities[id];
    const Entity entity{Entity::Kind::Quantity, id, {}};
    report::WovenQuantity row{index_anchor(entity),
                              name_of(quantity),
                              rules_.level(quantity.level).name,
                              nature_words(rules_, quantity.type),
                              quantity.rounding ? values::describe(*quantity.rounding) : "",
                              {},
                              {}};
    if (quantity.role == semantics::Quantity::Role::Mark)
      row.nature = "saisie : " + row.nature;
    else if (row.rounding.empty() && quantity.type.kind == values::Kind::Number)
      row.rounding = "exacte";
    row.defined = defined(defining(quantity));
    row.used = used(entity, row.defined);
    if (quantity.role == semantics::Quantity::Role::Proposition) add_readers(entity, row);
    return row;
  }

  static std::string name_of(const semantics::Quantity& quantity) {
    return quantity.role == semantics::Quantity::Role::Proposition ? "résultat" : quantity.name;
  }

  // A verdict is read under other names: « résultat », « validée ».
  void add_readers(const Entity& verdict, report::WovenQuantity& row) const {
    for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
      if (verdict_of(rules_, rules_.quantities[i]) == verdict)
        for (WovenLink& link : used({Entity::Kind::Quantity, i, {}}, row.defined))
          if (std::none_of(row.used.begin(), row.used.end(),
                           [&](const WovenLink& one) { return one.anchor == link.anchor; }))
            row.used.push_back(std::move(link));
  }

  report::WovenQuantity of_fact(std::size_t id) const {
    const semantics::Fact& fact = rules_.facts[id];
    const Entity entity{Entity::Kind::Fact, id, {}};
    static const char* const sources[] = {"attribut", "saisie", "acte du jury", "paramètre"};
    semantics::Type type = fact.type;
    if (fact.source == semantics::FactSource::Parameter) type.low = type.high = std::nullopt;  // it is one value
    report::WovenQuantity row{
        index_anchor(entity),
        fact.name,
        fact.level.valid() ? rules_.level(fact.level).name : "",
        std::string(sources[static_cast<std::size_t>(fact.source)]) + " : " + nature_words(rules_, type),
        "",
        {},
        {}};
    row.defined = defined({fact.article});
    row.used = used(entity, row.defined);
    return row;
  }

  const Weaver& weaver_;
  const semantics::CheckedRegulation& rules_;
  std::vector<std::pair<Span, const syntax::Element*>> places_;
  std::map<Entity, std::set<const syntax::Article*>> used_;
};

// Of the element that holds that place.
std::string anchor_around(const Weaver& weaver, const Span& place) {
  if (place.end > place.begin)
    for (const syntax::Element& element : weaver.state.tree->elements)
      if (holds(weaver.whole(head_of(element)), place)) return weaver.element_anchors.at(node_of(element));
  return "";
}

}  // namespace

// To the article that says it, where only one does; else to its line of the index.
void find_anchors(Weaver& weaver) {
  const semantics::CheckedRegulation& rules = weaver.rules;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> heads;
  std::string parameters;
  std::size_t count = 0;
  for (const syntax::Element& element : weaver.state.tree->elements) {
    const bool parameter = std::holds_alternative<syntax::Parameter>(element);
    if (!parameter || parameters.empty())
      parameters = (std::holds_alternative<syntax::Article>(element) ? "a-" : "e-") + std::to_string(++count);
    const Span head = head_of(element);
    heads[{head.source, head.begin}] = parameters;
    weaver.element_anchors[node_of(element)] = parameters;
    const auto named = [&](const syntax::Name& name) { heads[{name.place.source, name.place.begin}] = parameters; };
    if (const auto* list = std::get_if<syntax::CodeList>(&element))
      for (const syntax::Code& code : list->codes)
        named(code.name);
    if (const auto* table = std::get_if<syntax::Scale>(&element)) named(table->name);
    if (const auto* function = std::get_if<syntax::Function>(&element)) named(function->name);
    if (const auto* function = std::get_if<syntax::LuaFunction>(&element)) named(function->name);
    if (!parameter) parameters.clear();
  }
  const auto head_at = [&](const Span& place) {
    const auto found = heads.find({place.source, place.begin});
    return found == heads.end() ? std::string() : found->second;
  };
  const auto article_anchor = [&](semantics::ArticleId id) {
    return id.valid() ? head_at(rules.articles[id.index()].place) : std::string();
  };
  for (std::size_t i = 0; i < rules.quantities.size(); ++i) {
    const semantics::Quantity& quantity = rules.quantities[i];
    const std::vector<semantics::ArticleId> ids = defining(quantity);
    const Entity entity{Entity::Kind::Quantity, i, {}};
    if (ids.size() == 1 && quantity.role != semantics::Quantity::Role::Mark)
      weaver.anchors[entity] = article_anchor(ids.front());
    else if (is_shown(quantity))
      weaver.anchors[entity] = index_anchor(entity);
  }
  // What comes of a verdict is said where the verdict is.
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (const auto verdict = weaver.anchors.find(verdict_of(rules, rules.quantities[i]));
        verdict != weaver.anchors.end())
      weaver.anchors[{Entity::Kind::Quantity, i, {}}] = verdict->second;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Entity entity{Entity::Kind::Fact, i, {}};
    const std::string declared = anchor_around(weaver, rules.facts[i].place);
    weaver.anchors[entity] = declared.empty() ? index_anchor(entity) : declared;
  }
  const auto add = [&](Entity::Kind kind, std::size_t id, const Span& place) {
    if (const std::string anchor = head_at(place); !anchor.empty()) weaver.anchors[{kind, id, {}}] = anchor;
  };
  for (std::size_t i = 0; i < rules.codes.size(); ++i)
    add(Entity::Kind::Code, i, rules.codes[i].place);
  for (std::size_t i = 0; i < rules.tables.size(); ++i)
    add(Entity::Kind::Table, i, rules.tables[i].place);
  for (std::size_t i = 0; i < rules.formulas.size(); ++i)
    add(Entity::Kind::Function, i, rules.formulas[i].place);
  for (std::size_t i = 0; i < rules.lua_functions.size(); ++i)
    add(Entity::Kind::Lua, i, rules.lua_functions[i].place);
}

std::vector<report::WovenQuantity> woven_index(const Weaver& weaver) { return Index(weaver).all(); }

}  // namespace bareme
