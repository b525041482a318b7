// Declared and read by nothing: `soit`, facts, barèmes, lists of codes, codes of result nobody may pronounce, articles
// that rule nothing. A quantity nothing reads is an output: fine. One warning a kind, whatever the number.
#include <algorithm>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/walk.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using problems::Named;

class Uses {
 public:
  explicit Uses(const AdviceContext& context) : context_(context), regulation_(context.regulation) { gather(); }

  bool reads(FactId fact) const { return facts_.contains(fact) || mentioned_by_maquettes(regulation_.fact(fact).name); }
  bool reads(QuantityId quantity) const { return quantities_.contains(quantity); }
  bool applies(TableId table) const { return tables_.contains(table); }
  bool calls(FunctionId function) const { return functions_.contains(function); }
  bool pronounces(values::CodeId code) const { return pronounced_.contains(code); }
  bool rules(ArticleId article) const { return articles_.contains(article); }

 private:
  void gather() {
    for (const Quantity& quantity : regulation_.quantities) {
      for (const Rule& rule : quantity.rules) {
        in(rule.article, rule.heading);
        read(rule.body);
      }
      for (const Verdict& verdict : quantity.verdicts) {
        in(verdict.article, verdict.heading);
        pronounced_.insert(verdict.otherwise);
        for (const VerdictRow& row : verdict.rows) {
          pronounced_.insert(row.code);
          read(row.condition);
        }
      }
      for (const ExceptionRule& exception : quantity.exceptions) {
        in(exception.article, exception.heading);
        read(exception.condition);
        read(exception.body);
        if (quantity.role == Quantity::Role::Proposition) pronounce(exception.body);
      }
    }
    for (const Choice& choice : regulation_.choices) {
      in(choice.article, choice.heading);
      read(choice.condition);
      for (const ChoiceRow& row : choice.rows) {
        pronounced_.insert(row.code);
        read(row.condition);
      }
    }
    for (const HeldCheck& check : regulation_.checks) {
      if (check.heading) filters(check.heading->scope);
      read(check.condition);
    }
    for (const ScaleTable& table : regulation_.tables)
      read(table.body);
    for (const Fact& fact : regulation_.facts) {
      read(fact.otherwise);
      if (fact.article.valid()) articles_.insert(fact.article);
    }
    for (const Document& document : regulation_.documents)
      for (const Document::Line& line : document.lines)
        for (const Document::Shown& shown : line.items)
          if (shown.fact.valid()) facts_.insert(shown.fact);
    for (const Followed& followed : regulation_.followed)
      read(followed.condition);
    for (const Level& level : regulation_.levels)
      if (level.same.valid()) facts_.insert(level.same);
    facts_.insert(regulation_.population_keys.begin(), regulation_.population_keys.end());
    if (regulation_.type_fact) facts_.insert(*regulation_.type_fact);
  }

  void in(ArticleId article, const Heading& heading) {
    articles_.insert(article);
    filters(heading.scope);
  }

  void pronounce(const ExpressionPtr& body) {
    if (const auto* constant = body ? std::get_if<Constant>(&body->node) : nullptr)
      if (constant->value.is_code()) pronounced_.insert(constant->value.code());
  }

  void filters(const Set& set) {
    for (const StaticFilter& filter : set.filters)
      if (filter.attribute.valid()) facts_.insert(filter.attribute);
    if (set.tie) facts_.insert(set.tie->attribute);
  }

  void read(const ExpressionPtr& expression) {
    walk(expression, [&](const Expression& e) {
      if (const auto* node = std::get_if<ReadFact>(&e.node)) facts_.insert(node->fact);
      if (const auto* node = std::get_if<ReadQuantity>(&e.node)) {
        quantities_.insert(node->quantity);
        if (node->reach.same.valid()) facts_.insert(node->reach.same);
      }
      if (const auto* node = std::get_if<Apply>(&e.node)) tables_.insert(node->table);
      if (const auto* node = std::get_if<Aggregate>(&e.node)) filters(node->set);
      if (const auto* node = std::get_if<Quantified>(&e.node)) filters(node->set);
      if (const auto* node = std::get_if<Listing>(&e.node)) filters(node->set);
      if (const auto* node = std::get_if<Cohort>(&e.node)) {
        facts_.insert(node->same.begin(), node->same.end());
        if (node->lua) functions_.insert(node->lua->function);
      }
      if (const auto* node = std::get_if<CallLua>(&e.node)) {
        functions_.insert(node->function);
        for (const LuaArgument& argument : node->arguments)
          if (argument.each) filters(*argument.each);
      }
      if (const auto* node = std::get_if<Mean>(&e.node))
        for (const MeanPart& part : node->parts)
          if (part.each) filters(*part.each);
    });
  }

  // The `vérifie` of a maquette reads attributes that no article may need.
  bool mentioned_by_maquettes(const std::string& name) const {
    const std::string wanted = " " + text::fold_name(name) + " ";
    return std::any_of(context_.maquette_checks.begin(), context_.maquette_checks.end(), [&](const Span& place) {
      std::string words(context_.sources.excerpt(place));
      std::replace_if(
          words.begin(), words.end(),
          [](char c) { return std::string_view("()[]:;<>=+*/.\n").find(c) != std::string_view::npos; }, ' ');
      return (" " + text::fold_name(words) + " ").find(wanted) != std::string::npos;
    });
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  std::set<FactId> facts_;
  std::set<QuantityId> quantities_;
  std::set<TableId> tables_;
  std::set<FunctionId> functions_;
  std::set<values::CodeId> pronounced_;
  std::set<ArticleId> articles_;
};

bool has_a_role(const std::string& list) {
  for (const char* role : {"type", "note", "résultat", "suite"})
    if (text::same_name(list, role)) return true;
  return false;
}

bool used_as_a_type(const CheckedRegulation& regulation, ListId list) {
  const auto is = [&](const Type& type) { return type.list == list; };
  return std::any_of(regulation.facts.begin(), regulation.facts.end(), [&](const Fact& f) { return is(f.type); }) ||
         std::any_of(regulation.quantities.begin(), regulation.quantities.end(),
                     [&](const Quantity& q) { return is(q.type); }) ||
         std::any_of(regulation.lua_functions.begin(), regulation.lua_functions.end(),
                     [&](const LuaFunction& f) {
                       return is(f.result_type) ||
                              std::any_of(f.arguments.begin(), f.arguments.end(),
                                          [&](const LuaFunction::Argument& argument) { return is(argument.type); });
                     }) ||
         std::any_of(regulation.tables.begin(), regulation.tables.end(), [&](const ScaleTable& t) {
           return is(t.result_type) ||
                  std::any_of(t.arguments.begin(), t.arguments.end(),
                              [&](const ScaleTable::Argument& argument) { return is(argument.type); });
         });
}

// An attribute of the structure that has a value by default is a word offered to maquettes, and may serve there alone.
bool offered_to_maquettes(const Fact& fact) {
  return fact.source == FactSource::Attribute && !fact.article.valid() && fact.otherwise;
}

// « vérifie » of what is written alone is held at once and leaves no trace: the article says something all the same.
bool holds_a_check(std::string_view article) {
  for (std::size_t at = 0; at < article.size();) {
    const std::size_t word = article.find_first_not_of(" \t\n", at);
    if (word == std::string_view::npos) break;
    const std::size_t end = std::min(article.find_first_of(" \t\n", word), article.size());
    const std::string first = text::fold_word(article.substr(word, end - word));
    if (first == text::fold_word("vérifie")) return true;
    if (first == "fin") return false;
    at = article.find('\n', word);
  }
  return false;
}

std::vector<Named> unused_codes(const CheckedRegulation& regulation, const Uses& uses) {
  std::vector<Named> names;
  const ListId results = regulation.list_named("résultat");
  if (!results.valid() || regulation.choices.empty()) return names;  // the jury may pronounce what it wants
  for (const values::CodeId code : regulation.code_lists[results.index()].codes)
    if (!uses.pronounces(code)) names.push_back({regulation.code(code).name, regulation.code(code).place});
  return names;
}

// A call leaves no trace in what is checked when the function only passes it on: the texts are read. Neither where it
// is declared nor its own examples call it.
bool calls(std::string line, const std::string& name) {
  line = text::fold_word(line.substr(0, line.find('#')));
  const std::size_t word = line.find_first_not_of(" \t");
  if (word == std::string::npos || line.compare(word, 7, "exemple") == 0) return false;
  const bool declares = line.compare(word, 8, "fonction") == 0 || line.compare(word, 15, "ajoute fonction") == 0;
  for (std::size_t at = declares ? line.find('=') : word; at < line.size(); ++at) {
    at = line.find(name, at);
    if (at == std::string::npos) return false;
    const bool begins = at == 0 || std::string_view(" \t(;[+-*/=:,").find(line[at - 1]) != std::string_view::npos;
    const std::size_t after = line.find_first_not_of(' ', at + name.size());
    if (begins && after != std::string::npos && line[after] == '(') return true;
  }
  return false;
}

bool is_called(const diagnostics::Sources& sources, const std::string& name) {
  const std::string folded = text::fold_word(name);
  for (std::uint32_t source = 0; source < sources.size(); ++source)
    for (std::size_t line = 1; line <= sources[source].line_count(); ++line)
      if (calls(std::string(sources[source].line(line)), folded)) return true;
  return false;
}

}  // namespace

void advise_unused(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  const CheckedRegulation& regulation = context.regulation;
  const Uses uses(context);
  std::vector<Named> locals, facts, tables, lists;
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i) {
    const Quantity& quantity = regulation.quantities[i];
    if (quantity.role == Quantity::Role::Local && !uses.reads(QuantityId(i)))
      locals.push_back({quantity.name, quantity.place});
  }
  for (std::size_t i = 0; i < regulation.facts.size(); ++i)
    if (const Fact& fact = regulation.facts[i];
        !uses.reads(FactId(i)) && regulation.mark_maximum != FactId(i) && !offered_to_maquettes(fact))
      facts.push_back({fact.name, fact.place});
  for (std::size_t i = 0; i < regulation.tables.size(); ++i)
    if (const ScaleTable& table = regulation.tables[i]; !uses.applies(TableId(i)))
      tables.push_back({table.output.empty() ? table.name : table.name + "." + table.output, table.place});
  for (std::size_t i = 0; i < regulation.code_lists.size(); ++i)
    if (const CodeList& list = regulation.code_lists[i];
        !list.name.empty() && !has_a_role(list.name) && !used_as_a_type(regulation, ListId(i)))
      lists.push_back({list.name, list.place});
  std::vector<Named> functions;
  for (std::size_t i = 0; i < regulation.lua_functions.size(); ++i)
    if (const LuaFunction& function = regulation.lua_functions[i]; !uses.calls(FunctionId(i)))
      functions.push_back({function.name, function.place});
  if (!functions.empty()) diagnostics.add(problems::lua_never_called(functions));
  if (!locals.empty()) diagnostics.add(problems::locals_never_read(locals));
  if (!facts.empty()) diagnostics.add(problems::facts_never_read(facts));
  if (!tables.empty()) diagnostics.add(problems::tables_never_used(tables));
  if (!lists.empty()) diagnostics.add(problems::lists_never_used(lists));
  if (const auto codes = unused_codes(regulation, uses); !codes.empty())
    diagnostics.add(problems::codes_never_pronounced(codes));
  std::vector<Named> empty;
  for (std::size_t i = 0; i < regulation.articles.size(); ++i)
    if (const Article& article = regulation.articles[i];
        !uses.rules(ArticleId(i)) &&
        !holds_a_check(context.sources[article.place.source].text().substr(article.place.begin)))
      empty.push_back({article.number + " « " + article.title + " »", article.place});
  if (!empty.empty()) diagnostics.add(problems::articles_without_rule(empty));
}

void advise_functions(const AdviceContext& context, const std::set<std::uint32_t>& libraries,
                      diagnostics::Diagnostics& diagnostics) {
  std::vector<Named> names;
  for (const Formula& formula : context.regulation.formulas)
    if (!libraries.contains(formula.place.source) && !is_called(context.sources, formula.name))
      names.push_back({formula.name, formula.place});
  if (!names.empty()) diagnostics.add(problems::functions_never_called(names));
}

}  // namespace bareme::semantics
