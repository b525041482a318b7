// What a text says, second part: the statements an article is made of (conditions with letters, tables of rows,
// declarations, results, exceptions, examples).
#pragma once

#include "syntax/tree_expressions.hpp"

namespace bareme::syntax {

struct Conditions {  // si toutes / l'une / au moins k, with letters; or one condition on the line (letters empty)
  enum class Mode { Single, All, Any, AtLeast };
  Mode mode = Mode::Single;
  std::string count;
  ExpressionPtr single;
  struct Letter {
    std::string letter;  // "b", or "b1" under b)
    ExpressionPtr condition;
    std::unique_ptr<Conditions> nested;     // b) l'une, and its b1), b2): then no condition
    std::optional<Text> reason, reason_en;  // motif "…" "…"
    Span place;
  };
  std::vector<Letter> letters;
  Span place;
};

struct Row {  // a row of selon, barème, répartition, attribution
  // sinon | >= 16 | a condition, or a value when the table has a subject
  enum class Test { Otherwise, Threshold, Condition };
  Test test = Test::Condition;
  Relation relation = Relation::GreaterEqual;  // Threshold
  ExpressionPtr key;                           // Threshold, Condition
  ExpressionPtr result;
  Span place;
};
// selon [sujet] … fin
struct Selection {
  ExpressionPtr subject;
  std::vector<Row> rows;
};
// répartition de … fin
struct Distribution {
  std::vector<RankKey> keys;
  Population population;
  std::vector<Row> rows;
};
// attribution de (vœux) par … fin
struct Allocation {
  std::vector<ExpressionPtr> wishes;
  std::vector<RankKey> keys;
  Population population;
  std::vector<Row> rows;
};

struct Type {
  // oui ou non | points de 0 à 990 | note (sur 4,3) | liste de x | (a ; b) | ECTS, heures, texte, nombre, date, grade…
  enum class Kind { YesNo, Points, Mark, List, Values, Named };
  Kind kind = Kind::Named;
  std::string low, high;     // Points; Mark: high = "20" when not written
  std::string step;          // par pas de 0,5
  bool low_best = false;     // du meilleur au moins bon: the lowest is the best
  std::optional<Name> name;  // Named, List
  std::vector<Name> values;  // Values; List: the fields of its objects
  Span place;
};

// nom = …
struct Definition {
  Name name;
  std::variant<ExpressionPtr, Selection, Distribution, Allocation> body;
};

struct Citation {
  Text text;
};
struct Fact {
  enum class Source { Attribute, Entry, Act };
  Source source = Source::Entry;
  std::vector<Name> names;
  Type type;
  std::optional<Set> scope;   // pour chaque X, when written
  std::optional<Name> group;  // pour chaque ressource dans compétence: one value a pair
  ExpressionPtr otherwise;    // à défaut V
};
// soit x = …
struct Local {
  Definition definition;
};
// x = …
struct Quantity {
  Definition definition;
};
// x si …
struct Predicate {
  Name name;
  Conditions conditions;
};
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
// vérifie … [ sinon écart connu "motif" ]
struct Check {
  ExpressionPtr condition;
  std::optional<Text> gap;  // why it is known not to hold
};
// non monotone "motif"
struct NotMonotone {
  Text motive;
};

struct Statement {
  std::variant<Citation, Fact, Local, Quantity, Predicate, ResultRow, Exception, Choice, Example, Check, NotMonotone>
      node;
  Span place;
};

}  // namespace bareme::syntax
