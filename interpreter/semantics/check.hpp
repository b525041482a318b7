// From trees to what is known: a règlement with every name resolved and every type checked, a curriculum, the exemples
// and cas, and the questions a jury types. Reports everything it finds in one run; what follows from a reported mistake
// stays silent.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

// A value posed by an exemple, a cas or « et si »: what stands there is not computed.
struct Posed {
  enum class Kind { Mark, Fact, Quantity, Acquired, Decision, JurySession, JuryDate };
  Kind kind = Kind::Quantity;
  ObjectId object;
  FactId fact;
  QuantityId quantity;       // Acquired: not valid, its age
  int session = 1;           // Mark
  std::optional<View> view;  // Quantity, Acquired: only in that view
  values::Value value;
  std::string motive;  // Decision
  std::string label;   // as written: "MATH5.EF"
  Span place;
};
struct ChoicePair {
  values::CodeId code;
  std::optional<values::CodeId> next;
  friend bool operator==(const ChoicePair&, const ChoicePair&) = default;
};
struct Expected {
  enum class Kind { Value, Awaiting, Choices };
  Kind kind = Kind::Value;
  ObjectId object;
  QuantityId quantity;  // Value, Awaiting
  View view;
  values::Value value;  // Value
  ObjectId awaited;     // Awaiting: the épreuve whose mark is waited for, or what has the entry; not valid: anything
  FactId awaited_fact;  // Awaiting: the entry waited for; not valid: a mark
  std::vector<ChoicePair> choices;
  std::string label;  // "MATH5.moyenne"
  Span place;
};
struct CheckedExample {  // exemple … donne …: a one-object curriculum made from what it poses (decisions 13)
  std::string title;     // "article 1.4.2 « Note de l'ECUE TOEIC », exemple 2"
  Curriculum curriculum;
  std::vector<Posed> given;
  std::vector<Expected> expected;
  Span place;
};
// vérifie … in a barème: its condition on each row, or on each case of a « tableau », the arguments bound to the
// entries of the case. exemple … donne …: the value of the barème for what is posed.
struct TableExample {
  struct Entry {
    std::vector<values::Value> arguments;
    std::string label;  // "ligne 2, colonne 3"
  };
  std::string title;
  TableId table;
  ExpressionPtr condition;  // reads Argument; null: an exemple, which is one call and its value
  std::vector<Entry> entries;
  ExpressionPtr call;
  values::Value expected;
  Span place;
};
// cas: poses accumulate, each `donne` is held at its place. With several students what is posed before the first is
// posed for all, and what is expected is computed over all those named so far.
struct CheckedCase {
  std::string title;
  std::string maquette;
  std::optional<Curriculum> widened;  // the maquette with the lines the case brings (« S8."cours 1".ects = 6 ECTS »)
  std::vector<std::string> students;  // empty: one, without a name
  struct Step {
    std::optional<std::size_t> student;  // none: every one of them
    std::vector<Posed> posed;
    std::vector<Expected> expected;
    Span place;
  };
  std::vector<Step> steps;
  Span place;
};

CheckedRegulation check(const syntax::Regulation& tree, diagnostics::Diagnostics& diagnostics);
Curriculum check_curriculum(const syntax::Maquette& tree, const CheckedRegulation& regulation,
                            diagnostics::Diagnostics& diagnostics);
std::vector<CheckedExample> check_examples(const syntax::Regulation& tree, const CheckedRegulation& regulation,
                                           diagnostics::Diagnostics& diagnostics);
std::vector<TableExample> check_table_examples(const syntax::Regulation& tree, const CheckedRegulation& regulation,
                                               diagnostics::Diagnostics& diagnostics);
CheckedCase check_case(const syntax::Case& tree, const CheckedRegulation& regulation, const Curriculum& curriculum,
                       diagnostics::Diagnostics& diagnostics);

// What is typed in the shell: an expression standing on an object; any code of the curriculum may be named, an object
// alone means its `moyenne`.
ExpressionPtr check_query(const syntax::Expression& tree, const CheckedRegulation& regulation,
                          const Curriculum& curriculum, ObjectId standing, diagnostics::Diagnostics& diagnostics);
std::vector<Posed> check_poses(const std::vector<syntax::Pose>& poses, const CheckedRegulation& regulation,
                               const Curriculum& curriculum, ObjectId standing, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
