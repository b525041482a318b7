// What may be written there: after « X. », what X has; elsewhere the names in sight of the article one stands in, the
// codes, the barèmes, and the turns of the language.
#include <algorithm>
#include <array>
#include <set>

#include "repl/lsp/answers.hpp"
#include "session/written.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using semantics::CheckedRegulation;

struct Phrase {
  const char* label;
  const char* text;  // a snippet of the protocol: $1, ${1:x}
  const char* what;
};

constexpr std::array phrases = {
    Phrase{"article", "article ${1:1} \"${2:Titre}\" pour chaque ${3:ue}\n  $0\nfin", "un article et ses règles"},
    Phrase{"résultat … si", "résultat ${1:ADM} si ${2:moyenne >= 10/20}\nrésultat ${3:AJ} sinon",
           "ce qui est proposé au jury"},
    Phrase{"si toutes", "si toutes\n  a) ${1:condition}\n  b) ${2:condition}",
           "toutes ces conditions, lettre à lettre"},
    Phrase{"au choix du jury", "au choix du jury lorsque ${1:condition}\n  a) ${2:ADM}", "ce que le jury peut décider"},
    Phrase{"exception", "exception \"${1:nom}\" : ${2:moyenne} = ${3:valeur} lorsque ${4:condition}",
           "ce qui l'emporte sur la règle"},
    Phrase{"exemple", "exemple ${1:EF 12} donne ${2:moyenne = 12}", "un exemple, qui sera joué"},
    Phrase{"selon", "selon ${1:note}\n  >= ${2:16} : ${3:valeur}\n  sinon : ${4:valeur}\nfin", "une table de lignes"},
    Phrase{"soit", "soit ${1:x} = ${2:valeur}", "un nom connu de cet article seul"},
    Phrase{"entrée", "entrée ${1:nom} : ${2:oui ou non} à défaut ${3:non}", "ce que la scolarité saisit"},
    Phrase{"paramètre", "paramètre ${1:seuil} = ${2:10/20}", "une valeur du règlement, qui a un nom"},
    Phrase{"codes de", "codes de ${1:résultat}\n  ${2:ADM} \"${3:Admis}\" : validant\nfin", "une liste de codes"},
    Phrase{"barème",
           "barème ${1:nom}(${2:x : points de 0 à 100}) donne ${3:note}\n  >= ${4:60} : ${5:10}\n  sinon : 0\nfin",
           "une conversion par lignes"},
    Phrase{"convention", "convention\n  arrondi de ${1:moyenne} : ${2:0,01 au plus proche}\nfin", "les arrondis"},
    Phrase{"structure", "structure\n  niveaux promotion > étudiant > ${1:semestre > ue > ecue > épreuve}\nfin",
           "les niveaux"},
    Phrase{"vérifie", "vérifie ${1:condition}", "ce que la maquette doit tenir"},
    Phrase{"cas", "cas \"${1:titre}\"\n  ${2:MATH.EF 12}\n  donne ${3:MATH.moyenne = 12}\nfin",
           "un dossier entier, joué"},
};

// CompletionItemKind of the protocol.
constexpr int function_kind = 3, variable = 6, class_kind = 7, property = 10, enum_member = 20, snippet = 15, type = 25;

class Candidates {
 public:
  explicit Candidates(const Together& together) : together_(together), rules_(together.session.regulation()) {}

  void add(const std::string& label, int kind, const Entity& entity) {
    if (!told_.insert(text::fold_name(label)).second) return;
    items_.push_back({{"label", label},
                      {"kind", kind},
                      {"documentation", {{"kind", "markdown"}, {"value", together_.meanings().page(entity)}}}});
  }
  void quantities(semantics::LevelId level) {
    for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
      if (rules_.quantities[i].level == level && !rules_.quantities[i].local_to.valid())
        add(rules_.quantities[i].name, variable, {Entity::Kind::Quantity, i, {}});
  }
  void facts(semantics::LevelId level, bool climbing) {
    for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
      const semantics::LevelId own = rules_.facts[i].level;
      if (own == level || !own.valid() || (climbing && level.valid() && rules_.encloses(own, level)))
        add(rules_.facts[i].name, property, {Entity::Kind::Fact, i, {}});
    }
  }
  void everything_else() {
    for (std::size_t i = 0; i < rules_.codes.size(); ++i)
      add(rules_.codes[i].name, enum_member, {Entity::Kind::Code, i, {}});
    for (std::size_t i = 0; i < rules_.levels.size(); ++i)
      add(rules_.levels[i].name, type, {Entity::Kind::Level, i, {}});
    for (std::size_t i = 0; i < rules_.tables.size(); ++i)
      add(rules_.tables[i].name, function_kind, {Entity::Kind::Table, i, {}});
    for (std::size_t i = 0; i < rules_.formulas.size(); ++i)
      add(rules_.formulas[i].name, function_kind, {Entity::Kind::Function, i, {}});
    for (std::size_t i = 0; i < rules_.lua_functions.size(); ++i)
      add("lua " + rules_.lua_functions[i].name, function_kind, {Entity::Kind::Lua, i, {}});
  }
  void objects() {
    for (const Meaning& meaning : together_.meanings().all())
      for (const Entity& entity : meaning.of)
        if (entity.kind == Entity::Kind::Object) add(entity.code, class_kind, entity);
  }
  void turns() {
    for (const Phrase& phrase : phrases)
      items_.push_back({{"label", phrase.label},
                        {"kind", snippet},
                        {"detail", phrase.what},
                        {"insertText", phrase.text},
                        {"insertTextFormat", 2}});
  }
  Json release() { return std::move(items_); }

 private:
  const Together& together_;
  const CheckedRegulation& rules_;
  std::set<std::string> told_;
  Json items_ = Json::array();
};

// « MATH » of « 2 × MATH.mo »; empty: no dot before what is being written.
std::string owner_before(const std::string& text, std::size_t offset) {
  std::size_t at = offset;
  const auto is_word = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    return c >= 0x80 || std::isalnum(c) != 0 || c == '-';
  };
  while (at > 0 && is_word(at - 1))
    --at;
  if (at == 0 || text[at - 1] != '.') return "";
  const std::size_t end = --at;
  while (at > 0 && is_word(at - 1))
    --at;
  return text.substr(at, end - at);
}

// The level of what bears that name: an object, a level.
semantics::LevelId level_of(const Together& together, const std::string& name) {
  const CheckedRegulation& rules = together.session.regulation();
  if (const semantics::LevelId level = rules.level_named(name); level.valid()) return level;
  const auto named = rules.named_objects.find(text::fold_name(name));
  if (named != rules.named_objects.end()) return named->second;
  for (const Meaning& meaning : together.meanings().all())
    for (const Entity& entity : meaning.of)
      if (entity.kind == Entity::Kind::Object && text::same_name(entity.code, name))
        return semantics::LevelId(entity.id);
  return {};
}

}  // namespace

Json completion(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  const Together* const together = workshop.sound(spot->path);
  if (together == nullptr) {
    Json items = Json::array();
    for (const Phrase& phrase : phrases)
      items.push_back(
          {{"label", phrase.label}, {"kind", snippet}, {"insertText", phrase.text}, {"insertTextFormat", 2}});
    return {{"isIncomplete", false}, {"items", items}};
  }
  Candidates candidates(*together);
  if (const std::string owner = owner_before(spot->text, spot->offset); !owner.empty()) {
    const semantics::LevelId level = level_of(*together, owner);
    candidates.quantities(level);
    if (level.valid()) candidates.facts(level, false);
    return {{"isIncomplete", false}, {"items", candidates.release()}};
  }
  const Written text = written(spot->path, spot->text);
  const Block* const block = block_at(text.blocks, static_cast<std::uint32_t>(spot->offset));
  const semantics::LevelId level =
      block != nullptr ? together->session.regulation().level_named(block->level) : semantics::LevelId();
  candidates.quantities(level);
  candidates.facts(level, true);
  candidates.everything_else();
  candidates.turns();
  return {{"isIncomplete", false}, {"items", candidates.release()}};
}

}  // namespace bareme::repl::lsp
