// What a text says, third part and the whole: the elements of a règlement, a library, a maquette or a case, as
// docs/langage.md's grammar names them. Comments and layout are not here: see parse.hpp for those.
#pragma once

#include "syntax/tree_statements.hpp"

namespace bareme::syntax {

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

// niveaux a > b > c
struct LevelChain {
  std::vector<Name> levels;
};
// niveau cours dans semestre
struct EnteredLevel {
  Name level;
  Name parent;
  std::optional<Name> grouped;  // niveau filière dans année regroupe ue de même filière
  std::optional<Name> same;
};
// ue suivie si option = option choisie
struct Followed {
  Name level;
  ExpressionPtr condition;
  Span place;
};
// promotion de même spécialité ; année universitaire
struct PopulationKey {
  Name level;
  std::vector<Name> attributes;
};
// année CING1 : S5 ; S6
struct Content {
  Name level;
  Name object;
  std::vector<Name> children;
};
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
    // vaut 0/20 | compte comme ABI | export "AJ" | neutralise, attend, rend impossible, absence, validant…
    enum class Kind { Worth, CountsAs, Export, Word };
    Kind kind = Kind::Word;
    Name word;                 // Word, CountsAs
    ExpressionPtr value;       // Worth
    std::optional<Text> text;  // Export
  };
  std::vector<Effect> effects;
  Span place;
};
// codes de note … fin
struct CodeList {
  bool added = false;  // « ajoute codes de … »
  enum class Order { None, BestFirst, BestLast };
  Name name;
  Order order = Order::None;  // du meilleur au moins bon, du moins bon au meilleur
  std::vector<Code> codes;
  Span place;
};

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
// supérieur, inférieur, plus proche
struct QuantileRule {
  std::string direction;
  Span place;
};
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
  // nothing | – | âge \ année | sinon | >= 16 | a value
  enum class Kind { Blank, Outside, Names, Otherwise, Threshold, Value };
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

// document "relevé de notes" en ("français" ; "anglais") pour chaque semestre … fin: what a paper shows of each level.
struct Document {
  Text name;
  std::vector<Text> languages;
  std::optional<Set> scope;
  struct Shown {  // rang · (moyenne en session 1) "Session 1" "First session"
    ExpressionPtr value;
    std::optional<Text> label, label_en;
    Span place;
  };
  struct Line {  // ue : moyenne ; grade
    Name level;
    std::vector<Shown> items;
    Span place;
  };
  std::vector<Line> lines;
  Span place;
};

using Element = std::variant<Uses, Structure, CodeList, Convention, Parameter, LuaFunction, Function, Scale, Removal,
                             Document, Article>;

struct Years {  // applicable dès "2024-2025"; applicable de "2024-2025" à "2026-2027"
  Text first;
  std::optional<Text> last;
};
struct Regulation {
  Text title, version;
  std::optional<Text> modifies;
  ExpressionPtr voted;  // a DateLiteral
  std::optional<Years> years;
  std::vector<Element> elements;
  Span place;
};

struct Library {  // bibliothèque "mentions" "ce qu'elle apporte"
  Text name;
  std::optional<Text> purpose;
  std::vector<Element> elements;
  Span place;
};

// trimmed
struct Cell {
  std::string text;
  Span place;
};
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

// acte SI5.résultat = ADJ motif "…"
struct ActPose {
  Pose pose;
  Text motive;
};
// MATH5.CC 11 ; 12 ; 9,5 · PROB5.EF session 2 = 9 (last segment "EF session 2")
struct MarkLine {
  Path path;
  std::vector<ExpressionPtr> values;
  Span place;
};
// donne …
struct Expectation {
  std::vector<Pose> expected;
  Span place;
};
// pose …
struct Given {
  std::vector<Pose> poses;
  Span place;
};
// étudiant Alice: what follows is hers
struct StudentLine {
  Text name;
  Span place;
};
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
