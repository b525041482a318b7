// A checked expression: every name is an id, every type known, every code effect visible. Both evaluators read this:
// `plan` unrolls it over a curriculum into columns; `explain` walks it for one student and records the trace.
//
// "We stand on" an object of the curriculum, at the level of the rule. Meanings, for all nodes (decisions 1-5,
// R15-R20):
// * Present values compute; where absences meet, the strictest wins (State order). Lists (Mean, Aggregate, Extremum,
// Quantified) skip sans objet.
// * A code of « codes de note » met by a calculation (Arithmetic, Negate, Mean, Aggregate, Extremum, Function, Compare,
// Table) first takes its declared
//   effect (Code::effect): worth, neutral (sans objet), awaits, impossible. Case rows, Read and the value of a rule
//   carry the code along. A code that declares no effect is en erreur there.
// * Conditions are three-valued (Kleene): false wins over unknown in `et`, true in `ou`; otherwise the strictest
// unknown.
//   Compare with a sans objet side is sans objet; with an awaited side en attente, and so on.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source_text.hpp"
#include "semantics/ids.hpp"
#include "semantics/type.hpp"
#include "semantics/view.hpp"
#include "values/rounding.hpp"
#include "values/value.hpp"

namespace bareme::semantics {

struct Expression;
using ExpressionPtr =
    std::shared_ptr<const Expression>;  // shared: a heading's `lorsque` and view are added to each of its exceptions

// Which object, seen from the one we stand on. Curriculum::reach resolves it; no object there (first year has no
// previous) is sans objet.
struct Reach {
  enum class Kind {
    Self,
    Ancestor,  // the object of `level` that contains us
    Named,  // the object `code`, wherever it is in the curriculum: S7 (declared in `structure`), or any code in a query
            // or a case
    Next,   // the one after, likewise: « la compétence suivante »
    Previous  // the one before our container of `level` (us when not given), in the order of the whole structure: «
              // année précédente »
  };
  Kind kind = Kind::Self;
  LevelId level;
  std::string code;
  FactId same{};           // Previous, Next: only among those of our value of this attribute (de même filière) …
  bool same_code = false;  // … or of our code (de même code)
};

// A filter on what the maquette says, decided when planning.
struct StaticFilter {
  FactId
      attribute;  // valid: an attribute's value among `codes`/`texts`; not valid: the object's own code among `names`
  std::vector<values::CodeId> codes;
  std::vector<std::string>
      names;  // object codes (« parmi S9 », « sauf CING3 »), folded; of the object or of one that contains it
  bool negated = false;
};
// à égalité ects: of two equal values, the better is that of the object with more (or less) of this attribute; of two
// that have as much, or neither, the first of the maquette.
struct SetTie {
  FactId attribute;
  bool ascending = false;
};
struct Set {  // every object of `level` that the one we stand on contains, at any depth, in maquette order;
              // lines of the dossier the student has not are no members, for counting and quantifying too
  LevelId level;
  std::vector<StaticFilter> filters;
  ExpressionPtr condition;  // dont …: true keeps; false and sans objet leave out; awaited makes the whole aggregate
                            // wait; in Quantified such a member is one more unknown, which a decided answer ignores
  // What an aggregate keeps of the values present, those sans objet apart. Of equal values the first of the maquette is
  // the better: it is kept before the others, and left out after them.
  std::optional<int> best;      // des 3 meilleurs: the greatest, or the least where it is declared the best
  int lowest = 0, highest = 0;  // sans les 2 plus basses, sans la plus haute: left out; nothing may be left
  std::optional<SetTie> tie;    // the members are put in its order, which the choice then keeps
  bool selects() const { return best || lowest > 0 || highest > 0; }
};

struct Constant {
  values::Value value;
  std::string why = "";  // en erreur: what is said of it
};
struct ReadQuantity {
  Reach reach;
  QuantityId quantity;
};
// x de l'acquis: what a past jury left of the same object, in the view asked; sans objet when none did. `validé` that
// was not left follows from the résultat that was. Without a quantity: « ancienneté », in academic years.
struct ReadAcquired {
  Reach reach;
  LevelId level;
  QuantityId quantity;
};
// attribute, entry, act, parameter: read on the object reached, or on the one that contains it at the fact's own level
// (facts climb)
struct ReadFact {
  Reach reach;
  FactId fact;
};
enum class JuryFact { Session, Date };
struct ReadJury {
  JuryFact fact;
};  // not given on the command line: en attente ("non demandé")
struct Argument {
  int index = 0;
};  // of the barème we are in
enum class Operator { Add, Subtract, Multiply, Divide };
struct Arithmetic {
  Operator op;
  ExpressionPtr left, right;
};  // division by 0: en erreur; date ± jours or ans, date − date gives days
struct Negate {
  ExpressionPtr operand;
};
struct MeanPart {
  ExpressionPtr value;      // one part …
  std::optional<Set> each;  // … or, « chaque rapport 1 », each object of a set counts as a part (value is read on it)
  ExpressionPtr weight;     // a Constant
  std::string label;        // as written: "EF", "théorie"
};
struct Mean {
  std::vector<MeanPart> parts;
};  // sans objet parts drop out with their weight; nothing left: sans objet
enum class Operation {
  Mean,
  Sum,
  Count,
  Min,
  Max,
  Median,
  Product,
  Variance,  // of the whole, divided by n: exact
  First,
  Last  // of the values present, in the order of the maquette
};
struct Aggregate {  // over the objects of `set`; skips sans objet; Sum and Count of nothing are 0, Product 1, the
                    // others sans objet
  Operation operation;
  Set set;
  ExpressionPtr body;  // read on each object; null only for Count
  // Mean: read on each object; null: equal weights. A weight sans objet drops the part (a set of one object whose
  // weight the maquette does not give needs none: R4); total 0: sans objet.
  ExpressionPtr weight;
  std::string label;  // as written: "EF", "moyenne des ue par ects"
  // à hauteur de 36 ECTS (Mean with a weight): the greatest values first, until their weights make the amount; the last
  // one counts for what is left, or, `whole` (sans dépasser), it is left out with all that come after it. Read where we
  // stand; sans objet: sans objet.
  ExpressionPtr amount;
  bool whole = false;
};
// max(a ; b): skips sans objet; nothing left: sans objet. A literal or a parameter beside other items is a limit, not a
// value of its own: min(note session 2 ; 12/20) is sans objet where there is no session 2, not 12.
// liste des ue dont non validée: the objects, in the order of the maquette. True keeps; false and sans objet leave out;
// awaited makes the whole list wait. Of none: a list, empty.
struct Listing {
  Set set;
};
// liste des motifs: of the letters not met in the rows of a verdict that were read and not held, when what is proposed
// does not validate; each once, in the order of the text. What is awaited of them makes the whole list wait.
struct Reasons {
  QuantityId proposition;
};
struct Extremum {
  bool max;
  std::vector<ExpressionPtr> items;
  std::vector<bool> limits;  // parallel to items; empty when no item is one, or all are
};
enum class FunctionName {
  Round,
  Truncate,
  Absolute,
  Year,
  Month,
  MakeDate,
  Floor,
  Ceiling,
  Root,
  Age,
  YearsBetween,
  MonthsBetween
};
struct Function {
  FunctionName name;
  std::vector<ExpressionPtr> arguments;
  values::RoundingMode mode = values::RoundingMode::HalfUp;  // Round
};  // Round: (x ; step); MakeDate: (year ; month ; day); Root: (x ; step), en erreur below 0; Age, YearsBetween,
    // MonthsBetween: (from ; to), the most that can be added to the first day without passing the second
struct Apply {
  TableId table;
  std::vector<ExpressionPtr> arguments;
};
// A value; or a list, in the order of the maquette: `items` read on each object of `each`, or, without it, one after
// another. Of a list of objects, as many items as the function declares fields, on each of them. Objects that are no
// members (dont …: false, sans objet) are left out; awaited, the call waits.
struct LuaArgument {
  ExpressionPtr value;
  std::optional<Set> each;
  std::vector<ExpressionPtr> items;
};
// lua f(x ; liste des ecue): every argument as it is, absent ones too, codes of « codes de note » with their effect.
// What the function needs and is absent makes the result absent in the same way; it answers a value and its reason.
// Within what a condition gives (a row, an exception), called only where that condition holds.
struct CallLua {
  FunctionId function;
  std::vector<LuaArgument> arguments;
  int student = -1;  // exemple of a function « pour la promotion »: of which of those given the answer is
};
enum class Relation { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
struct TableRow {
  Relation relation;
  values::Value key;
  ExpressionPtr result;
};  // codes of an ordered list: their order (ids grow with merit). Equal with a code key: exact match on the code,
    // before any effect; a code no row names takes its effect and is looked for again
struct Table {  // selon x / barème: rows from the top, first that matches; a subject not present gives its state
  ExpressionPtr subject;
  std::vector<TableRow> rows;
  ExpressionPtr otherwise;  // null: outside every row is en erreur
};
struct CaseRow {
  ExpressionPtr condition;
  ExpressionPtr result;
  diagnostics::Span place;
};
// How a « répartition » is told: the rows of its Case compare a rank with the head-counts its shares make.
enum class QuantileRule { Up, Down, Nearest };
struct Bands {
  ExpressionPtr rank, size;            // of the student, of those who are ranked
  std::vector<values::Number> shares;  // cumulated, a row each; the last is 1
  QuantileRule rule = QuantileRule::Up;
};
struct Case {  // si … sinon, selon without subject: rows read from the top down to the one that holds; a row unknown or
               // sans objet gives its state
  std::vector<CaseRow> rows;
  ExpressionPtr otherwise;                  // null only when proved complete: reaching it is en erreur
  std::shared_ptr<const Bands> bands = {};  // of a « répartition »; changes the words, not the value
};
struct Compare {
  Relation relation;
  ExpressionPtr left, right;
};
struct Logic {
  bool all;
  std::vector<ExpressionPtr> items;
};
struct Not {
  ExpressionPtr operand;
};
struct Is {  // est ABI, est (A ; B), est un nombre, est absence, est validant, est impossible
  ExpressionPtr operand;
  std::vector<values::CodeId> codes;  // present code among these, or …
  std::vector<std::string> texts;     // … present text among these, or …
  bool number = false;                // … present and a number, or …
  bool impossible = false;            // … state impossible (which then does not propagate)
  std::vector<std::string> classes;   // only for messages; `codes` already lists the codes of these classes
  bool negated = false;               // sans objet: not one of them (answers false, true when negated); awaited: waits
};
struct Exists {
  ExpressionPtr operand;
  bool negated;
};  // false on sans objet, true on present and impossible, awaited waits
struct Quantified {
  enum class Kind { Every, None, Some, AtLeast, AtMost, Exactly, Share };
  Kind kind;
  int count = 0;
  Set set;
  ExpressionPtr
      condition;  // objects whose condition is sans objet are skipped; Kleene over the others; Every of nothing is true
  // Share: what the true ones weigh against `share` of what all weigh. Those whose weight is sans objet are skipped
  // too; at least or more than a share of nothing is false, at most or less than one true.
  Relation relation = Relation::GreaterEqual;
  values::Number share;
  ExpressionPtr weight;  // null: each weighs 1
};
// au moins 2 parmi (a ; b ; c): how many of these hold. Those sans objet do not; Kleene over the others, so that what
// is awaited waits only while it can change the answer.
struct Counted {
  Quantified::Kind kind = Quantified::Kind::AtLeast;  // or AtMost, Exactly
  int count = 0;
  std::vector<ExpressionPtr> items;
};
struct Letter {
  std::string letter;  // "b", or "b1": one of the Letters that b) is
  ExpressionPtr condition;
  std::string reason, reason_en;  // printed when it fails
};
struct Letters {  // toutes / l'une / au moins k. Any letter en attente, impossible or en erreur makes the whole so
                  // (each letter is printed,
  enum class Mode { All, Any, AtLeast };  // each needs its answer, R20); then Kleene with sans objet.
  Mode mode;
  int count = 0;
  std::vector<Letter> letters;
};
struct ObjectIs {  // année parmi (CING1 ; CING2), semestre est S9: known when planning; no object there is none of them
  Reach reach;
  std::vector<std::string> names;  // folded (text::fold_name)
  bool negated = false;
  bool existence =
      false;  // « année précédente existe »: whether there is an object at all (names empty); negated applies
};
struct ViewIs {
  ViewId view;
};  // known when planning
struct InView {
  View view;
  ExpressionPtr operand;
};
// What is left equal by every key: 1-2-2-4, 1-2,5-2,5-4, 1-2-2-3, 1-3-3-4, or each of them en erreur.
enum class TieRule { SameRank, MeanRank, DenseRank, LastRank, Refused };
struct RankKey {
  ExpressionPtr operand;
  bool ascending = false;  // the least first; else the greatest
  friend bool operator==(const RankKey&, const RankKey&) = default;
};
// attribution de (vœux) par clés: those a rank would rank, in its order, each have the first of their wishes that has
// room. A wish sans objet is passed over; one awaited makes her wait, and those after her whose place depends on it.
// Equals are served together; whose place depends on their order is en erreur (evaluation/allocation.hpp).
struct Opening {
  values::CodeId code = -1;
  ExpressionPtr room;  // null: as many as there are, and what is given to who has none of her wishes
  friend bool operator==(const Opening&, const Opening&) = default;
};
struct Allocation {
  enum class Told { Given, Seat, Filled };  // the code; which of its places she has; at which rank `about` was full
  std::vector<ExpressionPtr> wishes;        // codes of one list, the first wanted first
  std::vector<Opening> openings;            // in the order of the text; every code that can be wished is there
  Told told = Told::Given;
  int about = -1;  // Filled: which opening
  friend bool operator==(const Allocation&, const Allocation&) = default;
};
// lua f(x ; y) of a function « pour la promotion »: one call with what each member has, in the order of the first
// argument; each has their own answer, or its reason. Two whom nothing tells apart have the same, or both en erreur.
struct PromotionCall {
  FunctionId function;
  std::vector<ExpressionPtr> arguments;
  bool reason = false;
  friend bool operator==(const PromotionCall&, const PromotionCall&) = default;
};
struct Cohort {  // rang de x puis y dans la promotion dont c; nombre dans la promotion dont c; moyenne de x dans …
  bool rank = false;
  Operation operation = Operation::Count;
  ExpressionPtr operand;  // of a statistic, on each student's own object with the same path; null: whoever is a member
  // Of a rank, the first key decides who is ranked: sans objet or impossible there is not. In a later one such a
  // student comes after those who have a value; one awaited waits, and makes the others wait.
  std::vector<RankKey> keys;
  std::optional<TieRule> ties;           // none: the convention's
  std::optional<Allocation> allocation;  // with `rank`: what is given in its order
  std::optional<PromotionCall> lua;
  ExpressionPtr condition;   // read on each student's own object; null: everyone
  std::vector<FactId> same;  // de même …: students with our value of each
  bool without_pending =
      false;  // hors attente: awaited members are left out; otherwise one awaited member makes every result wait
  friend bool operator==(const Cohort&, const Cohort&) = default;
};

struct Call {  // a function of the règlement, whose body stands in its place
  std::string function;
  std::vector<std::string> names;        // of its arguments
  std::vector<ExpressionPtr> arguments;  // as they stand in the body
};

struct Expression {
  std::variant<Constant, ReadQuantity, ReadAcquired, ReadFact, ReadJury, Argument, Arithmetic, Negate, Mean, Aggregate,
               Listing, Reasons, Extremum, Function, Apply, CallLua, Table, Case, Compare, Logic, Not, Is, Exists,
               Quantified, Counted, Letters, ObjectIs, ViewIs, InView, Cohort>
      node;
  Type type;
  diagnostics::Span place;
  std::shared_ptr<const Call> call = nullptr;  // the call this is the body of: for whoever explains it, no one else
};

}  // namespace bareme::semantics
