// What an editor shows over a name, in Markdown.
#include <algorithm>

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "semantics/code_words.hpp"
#include "session/inside.hpp"
#include "session/meanings.hpp"
#include "session/meanings_example.hpp"
#include "session/nature_words.hpp"

namespace bareme {
namespace {

using diagnostics::guillemets;
using semantics::CheckedRegulation;
using semantics::Quantity;

std::string of_level(const CheckedRegulation& rules, semantics::LevelId level) {
  return level.valid() ? " — pour chaque " + rules.level(level).name : "";
}

// The articles that define it, each once, with what they quote.
std::string articles(const CheckedRegulation& rules, const std::vector<semantics::ArticleId>& ids) {
  std::string text;
  std::vector<semantics::ArticleId> told;
  for (const semantics::ArticleId id : ids) {
    if (!id.valid() || std::find(told.begin(), told.end(), id) != told.end()) continue;
    told.push_back(id);
    const semantics::Article& article = rules.articles[id.index()];
    text += fmt::format("\n\narticle {} {}", article.number, guillemets(article.title));
    for (const std::string& quote : article.quotes)
      text += "\n> " + quote + "\n";
  }
  return text;
}

std::string quantity_page(const CheckedRegulation& rules, const Quantity& quantity) {
  std::string text =
      fmt::format("**{}**{}\n\n{}", quantity.name, of_level(rules, quantity.level), nature_words(rules, quantity.type));
  if (quantity.rounding) text += ", arrondi à " + values::describe(*quantity.rounding);
  if (quantity.role == Quantity::Role::Mark) text += "\n\nsaisi : la note de l'épreuve";
  if (quantity.role == Quantity::Role::Local) text += "\n\nconnu de son article seul (`soit`)";
  std::vector<semantics::ArticleId> ids;
  for (const semantics::Rule& rule : quantity.rules)
    ids.push_back(rule.article);
  for (const semantics::Verdict& verdict : quantity.verdicts)
    ids.push_back(verdict.article);
  text += articles(rules, ids);
  for (const semantics::ExceptionRule& exception : quantity.exceptions)
    text += fmt::format("\n\nexception {}, article {}", guillemets(exception.label),
                        rules.articles[exception.article.index()].number);
  return text;
}

std::string fact_page(const Session& session, const semantics::Fact& fact) {
  const CheckedRegulation& rules = session.regulation();
  static const char* const sources[] = {"attribut de la maquette", "entrée : saisie de l'étudiant", "acte du jury",
                                        "paramètre"};
  const auto* const constant = fact.otherwise ? std::get_if<semantics::Constant>(&fact.otherwise->node) : nullptr;
  const std::string value = constant != nullptr ? session.words(constant->value, fact.type) : "";
  std::string nature = nature_words(rules, fact.type);
  if (fact.source == semantics::FactSource::Parameter && !value.empty())
    nature = value;  // of one value, that it goes from itself to itself says nothing
  else if (!value.empty())
    nature += ", à défaut " + value;
  return fmt::format("**{}**{}\n\n{} : {}{}", fact.name, of_level(rules, fact.level),
                     sources[static_cast<std::size_t>(fact.source)], nature, articles(rules, {fact.article}));
}

std::string code_page(const CheckedRegulation& rules, const semantics::Code& code) {
  static const char* const kinds[] = {"", "validant", "refusant", "en attente", "état"};
  const std::string& list = code.list.valid() ? rules.code_lists[code.list.index()].name : "";
  std::string text = fmt::format("**{}** {}", code.name, code.label.empty() ? "" : guillemets(code.label));
  if (!code.label_en.empty()) text += fmt::format(" ({})", code.label_en);
  text += list.empty() ? "" : "\n\ncode de " + list;
  const std::string kind = kinds[static_cast<std::size_t>(code.kind)];
  if (!kind.empty()) text += ", " + kind;
  const std::string effect = semantics::effect_words(rules, code);
  if (!effect.empty()) text += ", " + effect;
  std::vector<semantics::ArticleId> given;
  for (const Quantity& quantity : rules.quantities)
    for (const semantics::Verdict& verdict : quantity.verdicts)
      for (const semantics::VerdictRow& row : verdict.rows)
        if (&rules.code(row.code) == &code || &rules.code(verdict.otherwise) == &code) given.push_back(verdict.article);
  const std::string where = articles(rules, given);
  return text + (where.empty() ? "" : "\n\ndonné par" + where);
}

std::string table_page(const CheckedRegulation& rules, const semantics::ScaleTable& table) {
  std::string arguments;
  for (const semantics::ScaleTable::Argument& argument : table.arguments)
    arguments += (arguments.empty() ? "" : " ; ") + argument.name + " : " + nature_words(rules, argument.type);
  return fmt::format("**{}**({})\n\nbarème, donne {}", table.name, arguments, nature_words(rules, table.result_type));
}

// In every maquette that has one of that code.
std::string object_page(const Session& session, const Entity& entity) {
  const CheckedRegulation& rules = session.regulation();
  std::string text;
  for (const semantics::Curriculum& maquette : Inside::of(session).maquettes)
    for (std::size_t i = 0; i < maquette.objects.size(); ++i) {
      const semantics::Object& object = maquette.objects[i];
      if (object.level.index() != entity.id || !maquette.bears(semantics::ObjectId(i), entity.code)) continue;
      text += fmt::format("{}**{}** {}\n\n{} de la maquette {}", text.empty() ? "" : "\n\n", object.code,
                          object.label.empty() ? "" : guillemets(object.label), rules.level(object.level).name,
                          guillemets(maquette.title));
      for (const auto& [fact, value] : object.attributes)
        text += fmt::format("\n- {} : {}", rules.fact(fact).name, session.words(value, rules.fact(fact).type));
      break;
    }
  return text;
}

}  // namespace

std::string Meanings::page(const Entity& entity) const {
  const std::string example = example_of(Inside::of(session_), entity, name(entity));
  return described(entity) + (example.empty() ? "" : "\n\n" + example);
}

std::string Meanings::described(const Entity& entity) const {
  const CheckedRegulation& rules = session_.regulation();
  switch (entity.kind) {
    case Entity::Kind::Level:
      return fmt::format("**{}**\n\nniveau{}", name(entity),
                         rules.levels[entity.id].parent.valid()
                             ? " de " + guillemets(rules.level(rules.levels[entity.id].parent).name)
                             : "");
    case Entity::Kind::Quantity:
      return quantity_page(rules, rules.quantities[entity.id]);
    case Entity::Kind::Fact:
      return fact_page(session_, rules.facts[entity.id]);
    case Entity::Kind::Code:
      return code_page(rules, rules.codes[entity.id]);
    case Entity::Kind::Table:
      return table_page(rules, rules.tables[entity.id]);
    case Entity::Kind::Function: {
      const semantics::Formula& formula = rules.formulas[entity.id];
      std::string arguments;
      for (std::size_t i = 0; i < formula.arguments.size(); ++i)
        arguments +=
            (i == 0 ? "" : " ; ") + formula.arguments[i] + " : " + nature_words(rules, formula.argument_types[i]);
      return fmt::format("**{}**({})\n\nfonction, donne {}", formula.name, arguments,
                         nature_words(rules, formula.result_type));
    }
    case Entity::Kind::Lua: {
      const semantics::LuaFunction& lua = rules.lua_functions[entity.id];
      std::string arguments;
      for (const semantics::LuaFunction::Argument& argument : lua.arguments)
        arguments += (arguments.empty() ? "" : " ; ") + argument.name;
      return fmt::format("**lua {}**({})\n\n{} ; fichier {}", lua.name, arguments, lua.motive, lua.file);
    }
    case Entity::Kind::Object:
      return object_page(session_, entity);
  }
  return "";
}

std::string Meanings::page(const Meaning& meaning) const {
  std::string text;
  for (const Entity& entity : meaning.of)
    text += (text.empty() ? "" : "\n\n---\n\n") + page(entity);
  return text;
}

}  // namespace bareme
