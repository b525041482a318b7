// What a text says, before anything is known of its names: the tree of docs/langage.md's grammar, every node with its
// place. Names keep the author's spelling (folding happens in semantics). Comments and layout are not here: see
// parse.hpp for those.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source_text.hpp"

namespace bareme::syntax {

using diagnostics::Span;

struct Name {        // one or more words without article or preposition: « note retenue », « session 2 »
  std::string text;  // words joined by one blank
  Span place;
};
struct Text {  // "…" or « … », without its quotes, inner blanks trimmed at both ends
  std::string text;
  Span place;
};

// ---------------------------------------------------------------- expressions and conditions (one family)

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct NumberLiteral {
  std::string digits;
};  // "9,5" or "9.5", as typed
struct Percent {
  std::string digits;
};  // 70 %
struct Measure {
  std::string digits;
  std::string unit;
  std::string per;
};  // 3 jours; 2 points par jour (per = "jour"); per may be empty
struct Fraction {
  std::string numerator, denominator;
};  // 10/20
struct DateLiteral {
  int day = 0, month = 0, year = 0;
};
struct TextLiteral {
  std::string text;
};
struct Nothing {};  // sans objet
struct Truth {
  bool value = false;
};             // oui, non
struct Path {  // nom ('.' nom)* ('du' chemin)?
  struct Segment {
    Name name;
    bool quoted = false;
  };  // quoted: "PIC-Pro".moyenne
  std::vector<Segment> segments;
  std::unique_ptr<Path> owner;  // « bonus école de l'année » : segments = bonus école, owner = année
  Span place;
};
struct Negative {
  ExpressionPtr operand;
};
enum class Operator { Add, Subtract, Multiply, Divide };
struct Binary {
  Operator op = Operator::Add;
  ExpressionPtr left, right;
};
struct PercentOf {
  std::string digits;
  ExpressionPtr operand;
};  // 4 % de x
struct Part {
  bool each = false;
  ExpressionPtr value;
  ExpressionPtr weight;
  std::string mode;  // « au pair », of arrondi(x ; 0,1 ; au pair): value is null
};                   // weight: NumberLiteral or Percent, or null
struct Call {
  Name function;
  std::vector<Part> parts;
  bool lua = false;
  std::optional<Name> output;  // appréciation(x).lettre
};                             // moyenne(EF 4 ; CC 2), max(a ; b), canada(x), lua f(x)
struct BestOf {
  bool best = true;
  std::vector<ExpressionPtr> items;
};  // la meilleure de (a ; b), la moins bonne de (a ; b): codes of an ordered list
enum class Operation {
  Mean,
  Sum,
  Count,
  Min,
  Max,
  Median,
  Product,
  Variance,
  First,
  Last
};  // moyenne somme nombre min max médiane produit variance premier dernier
struct Filter {
  enum class Kind {
    Of,
    Except,
    Among,
    Where,
    Same
  };  // de nature projet | sauf domaine stage, sauf CING3 | parmi S9, parmi (a ; b) | dont … | de même x
  Kind kind = Kind::Of;
  std::optional<Name> attribute;      // nature; none for « parmi … » and for « sauf CING3 »
  std::vector<ExpressionPtr> values;  // literals or single-name paths
  ExpressionPtr condition;            // Where
  Span place;
};
struct LeftOut {  // sans les 2 plus basses; sans la plus haute (digits empty)
  bool highest = false;
  std::string digits;
  Span place;
};
struct Set {                        // (3 meilleures)? ue filtre* (sans la plus basse)*
  std::optional<std::string> best;  // "3"
  Name level;                       // the word as written: ue, ecue, épreuves, semestres…
  std::vector<Filter> filters;
  std::vector<LeftOut> left_out;
  Span place;
};
struct Aggregate {  // moyenne des ecue par coefficient; somme des crédits des ue; nombre des ue dont …
  Operation operation = Operation::Mean;
  ExpressionPtr body;  // « des crédits des ue », « des (note × heures) des ateliers »; null: the quantity `moyenne` (or
                       // a count)
  Set set;
  ExpressionPtr weight;  // par ects, par (coefficient × heures)
  ExpressionPtr amount;  // à hauteur de 36 ECTS
  bool whole = false;    // sans dépasser
  bool ordered = false;  // la meilleure des palmes des ue: Max or Min of codes
};
struct Listing {
  Set set;
};  // liste des ue dont non validée
struct Population {
  Name name;
  std::vector<Filter> filters;
  bool without_pending = false;
};  // dans la promotion dont … (hors attente)
enum class Direction { Default, Ascending, Descending };
struct RankKey {  // total; ancienneté croissant
  ExpressionPtr operand;
  Direction direction = Direction::Default;
};
enum class TiePolicy { SameRank, MeanRank, DenseRank, LastRank, Refused };
struct TieRule {  // ex æquo : même rang | rang moyen | rang dense | dernier rang | refusé
  TiePolicy policy = TiePolicy::SameRank;
};
struct Cohort {       // rang de x puis y dans la promotion; nombre dans la promotion dont …; moyenne de x dans …
  bool rank = false;  // true: rang; else `operation`
  Operation operation = Operation::Count;
  ExpressionPtr operand;      // of a statistic; null for `nombre dans …`
  std::vector<RankKey> keys;  // of a rank
  Population population;
  std::optional<TieRule> ties;  // … ex æquo rang dense
};
struct InView {
  ExpressionPtr operand;
  Name view;
};  // x en session 1; x en délibération; view.text = "session 1" | "délibération"
struct Conditional {
  ExpressionPtr then, condition, otherwise;
};  // A si c sinon B
struct Logic {
  bool all = true;
  std::vector<ExpressionPtr> items;
};  // et / ou
struct Not {
  ExpressionPtr operand;
};
enum class Relation { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
struct Comparison {
  ExpressionPtr first;
  struct Step {
    Relation relation;
    ExpressionPtr operand;
  };
  std::vector<Step> steps;
};  // chains
struct Is {
  ExpressionPtr operand;
  bool negated = false;
  std::vector<ExpressionPtr> values;
};  // est ABI; est (A ; B); n'est pas …; est un nombre (path "nombre")
struct Exists {
  ExpressionPtr operand;
  bool negated = false;
};
struct Between {
  ExpressionPtr operand, low, high;
};
struct AmongValues {
  ExpressionPtr operand;
  std::vector<ExpressionPtr> values;
};  // année parmi (CING1 ; CING2)
struct Quantified {
  enum class Kind {
    Every,
    None,
    Some,
    AtLeast,
    AtMost,
    Exactly,
    Share
  };  // chaque, aucun(e), un(e), au moins k, au plus k, exactement k, plus de 2/3 des
  Kind kind = Kind::Every;
  std::string count;                           // Share: its numerator, or the percents
  std::string whole;                           // Share: its denominator
  Relation relation = Relation::GreaterEqual;  // Share: au moins, plus de, au plus, moins de
  ExpressionPtr weight;                        // Share: par ects
  Set set;
  ExpressionPtr condition;
};

struct Expression {
  std::variant<NumberLiteral, Percent, Measure, Fraction, DateLiteral, TextLiteral, Nothing, Truth, Path, Negative,
               Binary, PercentOf, Call, BestOf, Aggregate, Listing, Cohort, InView, Conditional, Logic, Not, Comparison,
               Is, Exists, Between, AmongValues, Quantified>
      node;
  Span place;
};

// ---------------------------------------------------------------- statements of an article

struct Conditions {  // si toutes / l'une / au moins k, with letters; or one condition on the line (letters empty)
  enum class Mode { Single, All, Any, AtLeast };
  Mode mode = Mode::Single;
  std::string count;
  ExpressionPtr single;
  struct Letter {
    char letter = 'a';
    ExpressionPtr condition;
    std::optional<Text> reason, reason_en;  // motif "…" "…"
    Span place;
  };
  std::vector<Letter> letters;
  Span place;
};

struct Row {  // a row of selon, barème, répartition, attribution
  enum class Test {
    Otherwise,
    Threshold,
    Condition
  };  // sinon | >= 16 | a condition, or a value when the table has a subject
  Test test = Test::Condition;
  Relation relation = Relation::GreaterEqual;  // Threshold
  ExpressionPtr key;                           // Threshold, Condition
  ExpressionPtr result;
  Span place;
};
struct Selection {
  ExpressionPtr subject;
  std::vector<Row> rows;
};  // selon [sujet] … fin
struct Distribution {
  std::vector<RankKey> keys;
  Population population;
  std::vector<Row> rows;
};  // répartition de … fin
struct Allocation {
  std::vector<ExpressionPtr> wishes;
  std::vector<RankKey> keys;
  Population population;
  std::vector<Row> rows;
};  // attribution de (vœux) par … fin

struct Type {
  enum class Kind {
    YesNo,
    Points,
    Mark,
    List,
    Values,
    Named
  };  // oui ou non | points de 0 à 990 | note (sur 4,3) | liste de x | (a ; b) | ECTS, heures, texte, nombre, date,
      // grade…
  Kind kind = Kind::Named;
  std::string low, high;     // Points; Mark: high = "20" when not written
  std::string step;          // par pas de 0,5
  bool low_best = false;     // du meilleur au moins bon: the lowest is the best
  std::optional<Name> name;  // Named, List
  std::vector<Name> values;  // Values
  Span place;
};

struct Definition {
  Name name;
  std::variant<ExpressionPtr, Selection, Distribution, Allocation> body;
};  // nom = …

struct Citation {
  Text text;
};
struct LevelScope;  // pour chaque ensemble
struct Fact {
  enum class Source { Attribute, Entry, Act };
  Source source = Source::Entry;
  std::vector<Name> names;
  Type type;
  std::optional<Set> scope;   // pour chaque X, when written
  std::optional<Name> group;  // pour chaque ressource dans compétence: one value a pair
  ExpressionPtr otherwise;    // à défaut V
};
struct Local {
  Definition definition;
};  // soit x = …
struct Quantity {
  Definition definition;
};  // x = …
struct Predicate {
  Name name;
  Conditions conditions;
};                  // x si …
struct ResultRow {  // résultat ADM si toutes … / résultat AJ sinon
  Name code;
  bool otherwise = false;
  Conditions conditions;
};
struct Exception {
  Text label;
  std::optional<Text> over;               // à "retard"
  std::variant<Definition, Name> effect;  // nom = expression | résultat CODE
  ExpressionPtr condition;                // lorsque; null when only the heading has one
};
struct Choice {             // au choix du jury lorsque …
  ExpressionPtr condition;  // null when none
  struct Row {
    char letter = 'a';
    Name code;
    std::optional<Text> next;
    ExpressionPtr condition;
    Span place;
  };  // next: suite "session 2" or suite passage
  std::vector<Row> rows;
};
struct Pose {  // EF 8,5 · note session 1 = ABJ · (PROB5.moyenne en session 1) = 0 · X en attente de Y · X en erreur
  Path path;
  std::optional<Name> view;
  enum class Kind { Value, Awaiting, Failing } kind = Kind::Value;
  std::vector<ExpressionPtr> values;  // one, or a set « (AJ redoublement ; AJ réorientation) » : set = true
  bool set = false;  // an element « CODE suite » is a Path of two segments: AJAC, then enjambement (quoted when a text)
  std::optional<Path> awaited;  // none: « en attente », of whatever it is
  Span place;
};
struct Example {
  std::vector<Pose> given;
  std::vector<Pose> expected;
};
struct Check {
  ExpressionPtr condition;
};  // vérifie …
struct NotMonotone {
  Text motive;
};  // non monotone "motif"

struct Statement {
  std::variant<Citation, Fact, Local, Quantity, Predicate, ResultRow, Exception, Choice, Example, Check, NotMonotone>
      node;
  Span place;
};

// ---------------------------------------------------------------- top level

struct Article {
  enum class Change { None, Replaces, Adds };
  Change change = Change::None;
  std::string number;  // 4.3.1, 12 bis, L613-1
  Text title;
  std::optional<Set> scope;  // pour chaque …; none: nothing is selected (definitions of facts only)
  std::optional<Name> view;  // en délibération
  ExpressionPtr condition;   // lorsque
  std::vector<Statement> statements;
  Span place;  // of the heading line
};

struct LevelChain {
  std::vector<Name> levels;
};  // niveaux a > b > c
struct EnteredLevel {
  Name level;
  Name parent;
  std::optional<Name> grouped;  // niveau filière dans année regroupe ue de même filière
  std::optional<Name> same;
};  // niveau cours dans semestre
struct Followed {
  Name level;
  ExpressionPtr condition;
  Span place;
};  // ue suivie si option = option choisie
struct PopulationKey {
  Name level;
  std::vector<Name> attributes;
};  // promotion de même spécialité ; année universitaire
struct Content {
  Name level;
  Name object;
  std::vector<Name> children;
};                  // année CING1 : S5 ; S6
struct MarkScale {  // notes de 0 à 6 par pas de 0,5; notes de 0 à maximum
  std::string low, high, step;
  std::optional<Name> maximum;  // an attribute of the épreuve, in the place of `high`
  bool low_best = false;        // du meilleur au moins bon
  Span place;
};
struct Sessions {  // sessions 3
  std::string count;
  Span place;
};
struct Structure {
  std::vector<
      std::variant<LevelChain, EnteredLevel, Followed, PopulationKey, Content, MarkScale, Sessions, Fact, Check>>
      items;
  Span place;
};

struct Code {
  Name name;
  std::optional<Text> label, label_en;
  struct Effect {
    enum class Kind {
      Worth,
      CountsAs,
      Export,
      Word
    };  // vaut 0/20 | compte comme ABI | export "AJ" | neutralise, attend, rend impossible, absence, validant…
    Kind kind = Kind::Word;
    Name word;                 // Word, CountsAs
    ExpressionPtr value;       // Worth
    std::optional<Text> text;  // Export
  };
  std::vector<Effect> effects;
  Span place;
};
struct CodeList {
  bool added = false;  // « ajoute codes de … »
  enum class Order { None, BestFirst, BestLast };
  Name name;
  Order order = Order::None;  // du meilleur au moins bon, du moins bon au meilleur
  std::vector<Code> codes;
  Span place;
};  // codes de note … fin

struct RoundingRule {
  std::vector<Path> names;
  bool none = false;
  std::string step;
  std::string mode;  // as values::mode_named knows them: "au plus proche", "par défaut"…
  Span place;
};
struct ViewRule {
  Name view;
  Text label;
};
struct QuantileRule {
  std::string direction;
};  // supérieur, inférieur, plus proche
struct Convention {
  std::vector<std::variant<RoundingRule, ViewRule, TieRule, QuantileRule>> items;
  Span place;
};

struct Parameter {
  bool added = false;  // « ajoute paramètre … »
  Name name;
  ExpressionPtr value;
  std::optional<Set> scope;
  Span place;
};
struct Argument {
  Name name;
  Type type;
};
struct LuaFunction {
  Name name;
  std::vector<Argument> arguments;
  bool for_population = false;
  Type result;
  Text motive;
  std::optional<Text> file;
  std::vector<Example> examples;
  Span place;
};
struct CallExample {  // exemple canada(4) donne 17,27 · exemple part(1 ; 0) donne en erreur
  ExpressionPtr call;
  ExpressionPtr expected;
  bool failing = false;
  Span place;
};
struct Square {  // a case of the « tableau » of a barème
  enum class Kind {
    Blank,
    Outside,
    Names,
    Otherwise,
    Threshold,
    Value
  };  // nothing | – | âge \ année | sinon | >= 16 | a value
  Kind kind = Kind::Blank;
  Relation relation = Relation::GreaterEqual;  // Threshold
  ExpressionPtr value;                         // Threshold, Value
  Name row, column;                            // Names
  Span place;                                  // of the whole case
};
struct Grid {
  std::vector<std::vector<Square>> lines;  // the header first
  Span place;
};
struct Scale {  // barème f(x : type ; y : type) donne type … fin
  bool added = false;
  Name name;
  std::vector<Argument> arguments;
  Type result;
  std::vector<Argument> results;  // donne lettre : grade ; points : nombre
  std::optional<Grid> grid;
  std::vector<Row> rows;
  std::vector<Check> checks;
  std::vector<CallExample> examples;
  Span place;
};
struct FunctionBody {
  std::vector<Definition> locals;   // soit x = …
  std::vector<Definition> results;  // one, named as the function; more or none is refused later
};
struct Function {  // fonction f(x : type ; y : type) donne type … fin
  bool added = false;
  Name name;
  std::vector<Argument> arguments;
  Type result;
  std::shared_ptr<const FunctionBody> body;  // shared: a checked règlement keeps it, to be checked anew at each call
  std::vector<CallExample> examples;
  Span place;
};
struct Uses {
  std::vector<Text> names;
};
struct Removal {
  std::string number;
  Text title;
};

using Element =
    std::variant<Uses, Structure, CodeList, Convention, Parameter, LuaFunction, Function, Scale, Removal, Article>;

struct Regulation {
  Text title, version;
  std::optional<Text> modifies;
  ExpressionPtr voted;  // a DateLiteral
  std::vector<Element> elements;
  Span place;
};

struct Library {  // bibliothèque "mentions" "ce qu'elle apporte"
  Text name;
  std::optional<Text> purpose;
  std::vector<Element> elements;
  Span place;
};

struct Cell {
  std::string text;
  Span place;
};  // trimmed
struct Table {
  std::optional<Name> name;  // tableau poids: the attribute of the pairs it crosses
  std::vector<Cell> header;
  std::vector<std::vector<Cell>> rows;
  Span place;
};
struct Placement {  // semestre S5 "Semestre 5" ; ects = 30
  Name level;
  Name object;
  std::optional<Text> label;
  struct Setting {
    Name name;
    ExpressionPtr value;
    std::vector<Cell> list;
  };  // value: literal or name; list: « épreuves = (EF ; CC × 3 ; CT 2) » raw items
  std::vector<Setting> settings;
  Span place;
};
struct Maquette {
  Text title, regulation, version;
  std::vector<std::variant<Placement, Table, Check>> items;
  Span place;
};

struct ActPose {
  Pose pose;
  Text motive;
};  // acte SI5.résultat = ADJ motif "…"
struct MarkLine {
  Path path;
  std::vector<ExpressionPtr> values;
  Span place;
};  // MATH5.CC 11 ; 12 ; 9,5 · PROB5.EF session 2 = 9 (last segment "EF session 2")
struct Expectation {
  std::vector<Pose> expected;
  Span place;
};  // donne …
struct Given {
  std::vector<Pose> poses;
  Span place;
};  // pose …
struct StudentLine {
  Text name;
  Span place;
};  // étudiant Alice: what follows is hers
struct Case {
  Text title;
  std::optional<Text> maquette;
  std::vector<std::variant<Given, ActPose, MarkLine, Expectation, StudentLine>> steps;
  Span place;
};

struct File {
  std::vector<std::variant<Regulation, Maquette, Case, Library>> items;
};

// What a jury types in the shell or in a filter: an expression or a condition alone.
struct Query {
  ExpressionPtr expression;
};

}  // namespace bareme::syntax
