// A checked règlement: what `check` gives and everything later reads. It cannot hold an unknown name or a wrong type.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source_text.hpp"
#include "semantics/expression.hpp"
#include "semantics/ids.hpp"
#include "semantics/lua_functions.hpp"
#include "semantics/names_read.hpp"
#include "semantics/type.hpp"
#include "values/rounding.hpp"

namespace bareme::syntax {
struct FunctionBody;
}

namespace bareme::semantics {

using diagnostics::Span;

struct Level {
  std::string name;      // "ue"
  LevelId parent;        // not valid for the outermost (promotion)
  bool entered = false;  // filled from the dossier (niveau cours dans semestre)
  bool cohort = false;   // above the student: la promotion
  Span place;
  // A level of groups (niveau filière dans année regroupe ue): its objects contain some of those of `grouped` that
  // their own container contains. By an attribute (`same` valid), each is in one at most; by the tables of the
  // maquette, an object may be in several.
  LevelId grouped{};
  FactId same{};
};

enum class MarkEffect { None, Worth, Neutral, Awaits, Impossible };
struct Code {
  std::string name;  // "ADM", "session 2", "projet"
  ListId list;
  std::string label, label_en, export_code;
  bool absence = false;                  // codes de note
  MarkEffect effect = MarkEffect::None;  // codes de note, « compte comme » already resolved
  values::Number worth;
  enum class Kind { None, Validating, Refusing, Waiting, State } kind = Kind::None;  // codes de résultat
  struct Afterwards {  // codes de résultat and de suite: where the next academic year finds the student
    bool next_year = false, same_year = false, leaves = false;
    bool said() const { return next_year || same_year || leaves; }
  } afterwards;
  Span place;
};
struct CodeList {
  std::string name;  // "note", "résultat", "type"; "" for an enumerated attribute
  std::vector<values::CodeId> codes;
  bool ordered = false;  // the better the code, the greater its id
  Span place;
  ListId part_of = {};  // « (F ; FX) » where both are codes of « grade »: its values are theirs
};

enum class FactSource { Attribute, Entry, Act, Parameter };
struct Fact {
  std::string name;
  LevelId level;
  Type type;
  FactSource source = FactSource::Entry;
  ExpressionPtr otherwise;  // à défaut V (a Constant or sans objet); Parameter: its value. Null: an entry not given is
                            // en attente, an attribute must be given
  ArticleId article;  // where declared, when in an article
  Span place;
  LevelId within{};  // valid: an attribute of each pair (pour chaque ressource dans compétence): the groups' level
};

struct Followed {  // ue suivie si …: a student for whom it is false, or sans objet, does not take the object: no member
                   // of any set, and all that is hers there is sans objet; awaited, what reads the object waits
  LevelId level;
  ExpressionPtr condition;  // reads attributes, parameters and the dossier, standing on the object
  Span place;
};

struct Article {
  std::string number, title;  // identity: both (R14)
  std::vector<std::string> quotes;
  std::optional<std::string> not_monotone;  // « non monotone "motif" »: what may fall when a mark rises is wanted
  Span place;
};

struct Heading {  // pour chaque ecue de modalité BE en délibération
  Set scope;      // scope.condition is always null: no student data in headings of base rules (R9)
  View view;
};
struct Rule {  // the base definition of a quantity for the objects its heading selects
  ArticleId article;
  Heading heading;
  ExpressionPtr body;
  Span place;
};
struct ExceptionRule {  // replaces the base value where its condition is true; sans objet: does not apply; awaited: the
                        // quantity waits
  std::string label;
  int over = -1;  // index in Quantity::exceptions of the one it wins over (à "retard"); two applicable ones without
                  // such order: en erreur
  ArticleId article;
  Heading heading;
  ExpressionPtr condition;  // heading's lorsque and its own, joined; null: always
  ExpressionPtr body;       // a Constant code for « exception … : résultat CODE »
  Span place;
};
struct VerdictRow {
  values::CodeId code;
  ExpressionPtr condition;  // Letters, or one condition. A row true gives its code; false: the next; unknown or sans
                            // objet: the verdict is that
  Span place;
};
struct Verdict {  // result rows of one article for the objects its heading selects
  ArticleId article;
  Heading heading;
  std::vector<VerdictRow> rows;
  values::CodeId otherwise;
  Span place;
};

struct Quantity {
  enum class Role {
    Mark,         // note session 1, note session 2: input of the lowest level; exceptions may replace it
    Value,        // x = …
    Local,        // soit x = …: exact, its article only
    Predicate,    // x si …
    Proposition,  // result rows; exceptions « résultat CODE » stand here
    Decision,     // the jury's act, an input
    Result,       // the decision where there is one, else the proposition
    Validated     // kind of the result is validating
  };
  std::string name;
  LevelId level;
  Type type;
  Role role = Role::Value;
  int session = 0;                           // Mark
  std::optional<values::Rounding> rounding;  // applied once, last, after exceptions; none: exact
  bool rounding_declared = false;            // by the convention (`aucun` included)
  ArticleId local_to;                        // Local
  std::vector<Rule> rules;                   // Value, Local, Predicate: at most one selects an object
  std::vector<Verdict> verdicts;             // Proposition: at most one selects an object
  std::vector<ExceptionRule> exceptions;
  Span place;
};

struct ChoiceRow {
  char letter;
  values::CodeId code;
  std::optional<values::CodeId> next;  // suite
  ExpressionPtr condition;             // null: always
  Span place;
};
struct Choice {  // au choix du jury
  ArticleId article;
  Heading heading;
  ExpressionPtr condition;  // heading's lorsque and its own, joined; null: always
  std::vector<ChoiceRow> rows;
};

struct HeldCheck {  // vérifie … in an article or in `structure`: reads the maquette only, held on each
  std::optional<Heading> heading;  // on the objects it selects; none: on the student
  ExpressionPtr condition;
  std::string gap = {};  // why it is known not to hold; empty: it must
};

// The academic years a version decides, by the year they begin in. A version that does not say them decides none that
// was over the day it was voted.
struct Years {
  std::optional<int> first, last;
  bool said = false;  // « applicable »; else they follow from the vote
  bool holds(int year) const { return (!first || year >= *first) && (!last || year <= *last); }
};

struct ScaleTable {  // barème: one for each of its results
  struct Argument {
    std::string name;
    Type type;
  };
  std::string name;
  std::string output;  // of a barème with several results: the name of this one
  std::vector<Argument> arguments;
  Type result_type;
  ExpressionPtr body;  // a Table whose subject is an Argument; of two arguments, a Table of Tables
  Span place;
};

struct Formula {  // fonction: kept as written, since each call is checked with what it gives
  std::string name;
  std::vector<std::string> arguments;
  std::vector<Type> argument_types;
  Type result_type;
  std::shared_ptr<const syntax::FunctionBody> body;
  Span place;
};

struct LuaFunction {  // fonction lua: its body is in a file beside the règlement
  struct Argument {
    std::string name;
    Type type;          // of a list: of its items
    bool list = false;  // liste de nombre
    LevelId objects;    // liste de ecue (moyenne ; ects): of that level, with these fields
    std::vector<std::string> fields;
    std::vector<Span> field_places;  // of each
    Span place;
  };
  std::string name;
  std::vector<Argument> arguments;
  Type result_type;
  bool for_promotion = false;  // one call for all, one answer each
  std::string motive, file;
  Span place, file_place;
};

struct Document {  // what a paper shows of each level, for each object of one: relevé de notes, bulletin
  struct Shown {
    ExpressionPtr value;  // read on an object of the level
    QuantityId quantity;  // the one it reads; or, not valid, this:
    FactId fact;
    std::string label, label_en;  // as written, else its name
  };
  struct Line {
    LevelId level;
    std::vector<Shown> items;
  };
  std::string name;
  std::vector<std::string> languages;  // "français", "anglais"; none: French
  Set scope;
  std::vector<Line> lines;
  Span place;
};

struct DeclaredView {
  std::string name, label;
  Span place;
};

struct CheckedRegulation {
  std::string title, version;
  Years years;
  std::vector<std::string> earlier_versions;  // those it modifies, the nearest first: their maquettes stay usable
  std::vector<Level> levels;                  // outermost first; an entered level comes after its parent, anywhere
  LevelId student;                            // the root of a curriculum
  LevelId lowest;                             // carries the marks (épreuve)
  std::optional<FactId> type_fact;      // attribute of the lowest level whose codes (EF, CC…) name marks in formulas
  Type mark_type;                       // of what is entered as a mark: notes de 0 à 20 where nothing says otherwise
  std::optional<FactId> mark_maximum;   // notes de 0 à maximum: the attribute of each épreuve
  int sessions = 2;                     // how many sessions of marks there may be
  std::vector<FactId> population_keys;  // promotion de même …
  std::vector<std::vector<std::string>> contents;  // année CING1 : S5 ; S6 -> {"CING1","S5","S6"}
  std::map<std::string, LevelId> named_objects;    // folded code -> level, of objects `structure` declares
  std::vector<std::string> named_object_codes;     // as written, same objects
  std::vector<Code> codes;
  std::vector<CodeList> code_lists;
  std::vector<Fact> facts;
  std::vector<Quantity> quantities;
  std::vector<Article> articles;
  std::vector<Choice> choices;
  std::vector<HeldCheck> checks;
  std::vector<Followed> followed;
  std::vector<ScaleTable> tables;
  std::vector<Formula> formulas;
  std::vector<LuaFunction> lua_functions;
  std::shared_ptr<const LuaFunctions> lua;  // what runs them; null when there are none
  std::vector<DeclaredView> views;
  std::vector<Document> documents;
  TieRule ties = TieRule::SameRank;
  bool ties_declared = false;
  std::optional<QuantileRule> quantiles;  // none: not declared, no « répartition » then
  // What names were read as. Shared: exemples, maquettes and cas are checked on copies of this. Null once the texts are
  // loaded: what is asked after is no text of theirs.
  std::shared_ptr<NamesRead> readings;

  // Look-ups, by folded name. Not found: an id that is not valid.
  LevelId level_named(const std::string& name) const;
  QuantityId quantity_named(LevelId level, const std::string& name) const;
  FactId fact_named(LevelId level, const std::string& name) const;   // declared at exactly this level
  FactId fact_visible(LevelId from, const std::string& name) const;  // at this level or one that contains it
  std::optional<values::CodeId> code_named(ListId list, const std::string& name) const;
  ListId list_named(const std::string& name) const;
  bool contains(LevelId outer, LevelId inner) const;  // strictly, in the tree of the levels
  bool gathers(LevelId outer, LevelId inner) const;   // contains, or groups: « des ue » of a filière
  bool encloses(LevelId outer, LevelId inner) const;  // contains, or groups each in one at most: « de la filière »
  const Level& level(LevelId id) const { return levels[id.index()]; }
  const Quantity& quantity(QuantityId id) const { return quantities[id.index()]; }
  const Fact& fact(FactId id) const { return facts[id.index()]; }
  const Code& code(values::CodeId id) const { return codes[static_cast<std::size_t>(id)]; }
};

}  // namespace bareme::semantics
