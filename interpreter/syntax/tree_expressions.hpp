// What a text says, before anything is known of its names, first part: expressions and conditions (one family), with
// the words they are made of. Every node has its place. Names keep the author's spelling (folding happens in
// semantics). Statements: tree_statements.hpp; whole files: tree.hpp.
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

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

// "9,5" or "9.5", as typed
struct NumberLiteral {
  std::string digits;
};
// 70 %
struct Percent {
  std::string digits;
};
// 3 jours; 2 points par jour (per = "jour"); per may be empty
struct Measure {
  std::string digits;
  std::string unit;
  std::string per;
};
// 10/20
struct Fraction {
  std::string numerator, denominator;
};
struct DateLiteral {
  int day = 0, month = 0, year = 0;
};
struct TextLiteral {
  std::string text;
};
struct Nothing {};  // sans objet
// oui, non
struct Truth {
  bool value = false;
};
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
// 4 % de x
struct PercentOf {
  std::string digits;
  ExpressionPtr operand;
};
// weight: NumberLiteral or Percent, or null
struct Part {
  bool each = false;
  ExpressionPtr value;
  ExpressionPtr weight;
  std::string mode;  // « au pair », of arrondi(x ; 0,1 ; au pair): value is null
};
// moyenne(EF 4 ; CC 2), max(a ; b), canada(x), lua f(x)
struct Call {
  Name function;
  std::vector<Part> parts;
  bool lua = false;
  std::optional<Name> output;  // appréciation(x).lettre
};
// la meilleure de (a ; b), la moins bonne de (a ; b): codes of an ordered list
struct BestOf {
  bool best = true;
  std::vector<ExpressionPtr> items;
};
enum class Operation { Mean, Sum, Count, Min, Max, Median, Product, Variance, First, Last };
struct Filter {
  // de nature projet | sauf domaine stage, sauf CING3 | parmi S9, parmi (a ; b) | dont … | de même x
  enum class Kind { Of, Except, Among, Where, Same };
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
struct TieKey {  // à égalité ects croissant: which of two equal values is the better
  Name attribute;
  bool ascending = false;
  Span place;
};
struct Set {                        // (3 meilleures)? ue filtre* (sans la plus basse)* (à égalité ects)?
  std::optional<std::string> best;  // "3"
  Name level;                       // the word as written: ue, ecue, épreuves, semestres…
  std::vector<Filter> filters;
  std::vector<LeftOut> left_out;
  std::optional<TieKey> tie;
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
// liste des ue dont non validée
struct Listing {
  ExpressionPtr body;  // liste des moyenne des ue; null: the objects themselves
  Set set;
};
// dans la promotion dont … (hors attente)
struct Population {
  Name name;
  std::vector<Filter> filters;
  bool without_pending = false;
};
enum class Direction { Default, Ascending, Descending };
struct RankKey {  // total; ancienneté croissant
  ExpressionPtr operand;
  Direction direction = Direction::Default;
};
enum class TiePolicy { SameRank, MeanRank, DenseRank, LastRank, Refused };
struct TieRule {  // ex æquo : même rang | rang moyen | rang dense | dernier rang | refusé
  TiePolicy policy = TiePolicy::SameRank;
  Span place;
};
struct Cohort {       // rang de x puis y dans la promotion; nombre dans la promotion dont …; moyenne de x dans …
  bool rank = false;  // true: rang; else `operation`
  Operation operation = Operation::Count;
  ExpressionPtr operand;      // of a statistic; null for `nombre dans …`
  std::vector<RankKey> keys;  // of a rank
  Population population;
  std::optional<TieRule> ties;  // … ex æquo rang dense
};
// x en session 1; x en délibération; view.text = "session 1" | "délibération"
struct InView {
  ExpressionPtr operand;
  Name view;
};
// A si c sinon B
struct Conditional {
  ExpressionPtr then, condition, otherwise;
};
// et / ou
struct Logic {
  bool all = true;
  std::vector<ExpressionPtr> items;
};
struct Not {
  ExpressionPtr operand;
};
enum class Relation { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
// 9 < x <= 10: a chain
struct Comparison {
  ExpressionPtr first;
  struct Step {
    Relation relation;
    ExpressionPtr operand;
  };
  std::vector<Step> steps;
};
// est ABI; est (A ; B); n'est pas …; est un nombre (path "nombre")
struct Is {
  ExpressionPtr operand;
  bool negated = false;
  std::vector<ExpressionPtr> values;
};
struct Exists {
  ExpressionPtr operand;
  bool negated = false;
};
struct Between {
  ExpressionPtr operand, low, high;
};
// année parmi (CING1 ; CING2)
struct AmongValues {
  ExpressionPtr operand;
  std::vector<ExpressionPtr> values;
};
struct Quantified {
  // chaque, aucun(e), un(e), au moins k, au plus k, exactement k, plus de 2/3 des
  enum class Kind { Every, None, Some, AtLeast, AtMost, Exactly, Share };
  Kind kind = Kind::Every;
  std::string count;                           // Share: its numerator, or the percents
  std::string whole;                           // Share: its denominator
  Relation relation = Relation::GreaterEqual;  // Share: au moins, plus de, au plus, moins de
  ExpressionPtr weight;                        // Share: par ects
  Set set;
  ExpressionPtr condition;
};
// au moins 2 parmi (a ; b ; c): conditions written one by one; of the kinds, AtLeast, AtMost and Exactly
struct Counted {
  Quantified::Kind kind = Quantified::Kind::AtLeast;
  std::string count;
  std::vector<ExpressionPtr> items;
};

struct Expression {
  std::variant<NumberLiteral, Percent, Measure, Fraction, DateLiteral, TextLiteral, Nothing, Truth, Path, Negative,
               Binary, PercentOf, Call, BestOf, Aggregate, Listing, Cohort, InView, Conditional, Logic, Not, Comparison,
               Is, Exists, Between, AmongValues, Quantified, Counted>
      node;
  Span place;
};

}  // namespace bareme::syntax
