#include "repl/lsp/candidates.hpp"

#include <algorithm>

#include "repl/lsp/builtins.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using semantics::LevelId;

// CompletionItemKind of the protocol.
constexpr int function_kind = 3, variable = 6, class_kind = 7, property = 10, keyword = 14, snippet = 15,
              enum_member = 20, type_kind = 25;

}  // namespace

Candidates::Candidates(const Together* together)
    : rules_(together == nullptr ? nullptr : &together->session.regulation()), together_(together) {
  if (together != nullptr) objects_ = objects_of(together->session);
}

bool Candidates::new_one(const std::string& label) { return told_.insert(text::fold_case(label)).second; }

void Candidates::add(const std::string& label, int kind, const Entity& entity) {
  if (new_one(label)) all_.push_back({label, kind, "", "", entity});
}

void Candidates::words(const std::vector<const char*>& words) {
  for (const char* word : words)
    if (new_one(word)) all_.push_back({word, keyword, "", "", std::nullopt});
}

void Candidates::phrase(const char* label, const char* text, const char* what) {
  if (new_one(label)) all_.push_back({label, snippet, what, text, std::nullopt});
}

void Candidates::functions() {
  if (rules_ != nullptr) {
    for (std::size_t i = 0; i < rules_->tables.size(); ++i)
      add(rules_->tables[i].name, function_kind, {Entity::Kind::Table, i, {}});
    for (std::size_t i = 0; i < rules_->formulas.size(); ++i)
      add(rules_->formulas[i].name, function_kind, {Entity::Kind::Function, i, {}});
    for (std::size_t i = 0; i < rules_->lua_functions.size(); ++i)
      add("lua " + rules_->lua_functions[i].name, function_kind, {Entity::Kind::Lua, i, {}});
  }
  for (const Builtin& builtin : builtins())
    if (!builtin.arguments.empty() && new_one(builtin.name + "("))
      all_.push_back({builtin.name + "(", function_kind, builtin.meaning, builtin.name + "($1)", std::nullopt});
}

void Candidates::quantities(LevelId level) {
  if (rules_ == nullptr) return;
  for (std::size_t i = 0; i < rules_->quantities.size(); ++i)
    if (rules_->quantities[i].level == level && !rules_->quantities[i].local_to.valid())
      add(rules_->quantities[i].name, variable, {Entity::Kind::Quantity, i, {}});
}

void Candidates::all_quantities() {
  if (rules_ == nullptr) return;
  for (std::size_t i = 0; i < rules_->quantities.size(); ++i)
    if (!rules_->quantities[i].local_to.valid())
      add(rules_->quantities[i].name, variable, {Entity::Kind::Quantity, i, {}});
}

void Candidates::facts(LevelId level, bool climbing) {
  if (rules_ == nullptr) return;
  for (std::size_t i = 0; i < rules_->facts.size(); ++i) {
    const LevelId own = rules_->facts[i].level;
    if (own == level || (climbing && (!own.valid() || (level.valid() && rules_->encloses(own, level)))))
      add(rules_->facts[i].name, property, {Entity::Kind::Fact, i, {}});
  }
}

void Candidates::attributes(LevelId level, const char* after) {
  if (rules_ == nullptr) return;
  for (std::size_t i = 0; i < rules_->facts.size(); ++i) {
    const semantics::Fact& fact = rules_->facts[i];
    const bool here = !level.valid() || fact.level == level;
    if (fact.source != semantics::FactSource::Attribute || !here || !new_one(fact.name)) continue;
    all_.push_back({fact.name, property, "", fact.name + after, Entity{Entity::Kind::Fact, i, {}}});
  }
}

void Candidates::levels(bool student) {
  if (rules_ == nullptr) return;
  for (std::size_t i = 0; i < rules_->levels.size(); ++i) {
    const bool holds_students = rules_->levels[i].cohort || LevelId(i) == rules_->student;
    if (student || !holds_students) add(rules_->levels[i].name, type_kind, {Entity::Kind::Level, i, {}});
  }
}

void Candidates::codes() {
  if (rules_ == nullptr) return;
  for (std::size_t i = 0; i < rules_->codes.size(); ++i)
    add(rules_->codes[i].name, enum_member, {Entity::Kind::Code, i, {}});
}

void Candidates::codes_of(const std::string& list) {
  if (rules_ == nullptr) return;
  const semantics::ListId id = rules_->list_named(list);
  if (!id.valid()) return;
  for (const values::CodeId code : rules_->code_lists[id.index()].codes)
    add(rules_->code(code).name, enum_member, {Entity::Kind::Code, static_cast<std::size_t>(code), {}});
}

void Candidates::kinds_of_values() {
  words({"oui ou non", "nombre", "note sur 20", "points de 0 à 100", "ECTS", "date", "texte", "heures", "ans", "mois",
         "jours"});
  if (rules_ == nullptr) return;
  for (const semantics::CodeList& list : rules_->code_lists)
    if (!list.name.empty() && new_one(list.name)) all_.push_back({list.name, type_kind, "", "", std::nullopt});
}

bool Candidates::values(const semantics::Type& type) {
  if (type.kind == values::Kind::Truth) {
    words({"oui", "non"});
    return true;
  }
  if (type.kind != values::Kind::Code || !type.list.valid()) return false;
  for (const values::CodeId code : rules_->code_lists[type.list.index()].codes)
    add(rules_->code(code).name, enum_member, {Entity::Kind::Code, static_cast<std::size_t>(code), {}});
  return true;
}

bool Candidates::values_of(LevelId level, const std::string& name) {
  if (rules_ == nullptr || name.empty()) return false;
  bool found = false;
  const auto look = [&](LevelId own, const std::string& known, const semantics::Type& type) {
    if ((!level.valid() || own == level) && text::same_name(known, name)) found = values(type) || found;
  };
  for (const semantics::Quantity& quantity : rules_->quantities)
    look(quantity.level, quantity.name, quantity.type);
  for (const semantics::Fact& fact : rules_->facts)
    look(fact.level, fact.name, fact.type);
  return found;
}

void Candidates::objects(LevelId level) {
  for (const MaquetteObject& object : objects_)
    if (level.valid() ? object.level == level : object.level != rules_->lowest)
      add(object.code, class_kind, {Entity::Kind::Object, object.level.index(), object.code});
}

void Candidates::of_object(const std::string& code) {
  if (rules_ == nullptr) return;
  const LevelId own = level_of(code);
  quantities(own);
  if (own.valid()) facts(own, false);
  for (const MaquetteObject& object : objects_)
    if (std::any_of(object.within.begin(), object.within.end(),
                    [&](const std::string& outer) { return text::same_name(outer, code); }))
      add(object.code, class_kind, {Entity::Kind::Object, object.level.index(), object.code});
}

LevelId Candidates::level(const std::string& name) const {
  return rules_ == nullptr || name.empty() ? LevelId() : rules_->level_named(name);
}

LevelId Candidates::level_of(const std::string& object) const {
  if (rules_ == nullptr) return {};
  if (const LevelId level = rules_->level_named(object); level.valid()) return level;
  const auto named = rules_->named_objects.find(text::fold_name(object));
  if (named != rules_->named_objects.end()) return named->second;
  const auto known = std::find_if(objects_.begin(), objects_.end(),
                                  [&](const MaquetteObject& one) { return text::same_name(one.code, object); });
  return known == objects_.end() ? LevelId() : known->level;
}

LevelId Candidates::student() const { return rules_ == nullptr ? LevelId() : rules_->student; }

}  // namespace bareme::repl::lsp
