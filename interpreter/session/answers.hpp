// What a Session is given and what it answers: data, without behaviour. The verbs are session.hpp's.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/why_not.hpp"
#include "plan/batch.hpp"
#include "plan/plan.hpp"
#include "plan/receiver.hpp"
#include "semantics/regulation.hpp"
#include "values/value.hpp"

namespace bareme {

struct Document {  // a file to read, or a text already at hand (standard input, a page of the guide) under that name
  std::string path;
  std::optional<std::string> text = std::nullopt;
};
struct Tables {  // the CSV files of a promotion
  std::vector<Document> students, facts, marks, lines, acquired;
  bool empty() const { return students.empty() && facts.empty() && marks.empty() && lines.empty() && acquired.empty(); }
};
struct Which {  // which promotion, when there are several; empty: the only one
  std::string promotion, maquette, year;
  std::string version = {};  // of the règlement the students follow
};

enum class Alone {
  Average,
  Result
};  // what an object alone asks: its moyenne in a query (decisions 14), its résultat in « pourquoi »

struct Question {                       // what « S7.moyenne », « UE72 » or « moyenne des ue > 12 » asks
  std::string label;                    // "S7.moyenne" in canonical spelling, or the text as typed
  semantics::ExpressionPtr expression;  // standing on the student
  std::optional<plan::CellKey> cell;    // when it is one quantity of one object
  semantics::Type type;
};

struct Found {  // students that answer to a name: one, none or several
  std::vector<std::size_t> students;
  bool one() const { return students.size() == 1; }
};

struct Tally {  // how many students have each code, and each state, for one quantity
  struct Line {
    std::optional<values::CodeId> code;  // none: `state`
    values::State state = values::State::Present;
    std::size_t count = 0;
  };
  std::vector<Line> lines;  // codes in the order of the règlement, then states; none with a count of 0
};

struct OpenChoice {  // what the jury may pronounce on an object
  semantics::ObjectId object;
  values::CodeId code = 0;
  std::optional<values::CodeId> next;  // suite
  char letter = 'a';
  semantics::ArticleId article;
  values::State state = values::State::Present;  // Present: open; en attente: not known yet (or no jury asks)
};

struct Refusal {        // « pourquoi pas »
  Question question;    // the condition asked, or the verdict it is about
  std::string goal;     // of a verdict: the code that is not given
  values::Value found;  // and what stands
  evaluation::WhyNot why;
};

struct Objective {  // « objectif »: what each lever would have to be, alone
  struct Row {
    plan::InputKey input;
    semantics::Type type;
    values::Value before, after, mean;   // mean: of the object the goal is about, with `after`
    std::optional<values::Value> below;  // the value just before, which does not do; none: the end of the scale
    values::Value mean_below;
    std::optional<values::Value> exact;  // `mean` before its rounding, when the goal is reached by that rounding only
  };
  // Two levers moved together: each point reaches the goal, and neither lever may be worth less at it.
  struct Pair {
    plan::InputKey first, second;
    semantics::Type first_type, second_type;
    values::Value first_before, second_before;
    struct Point {
      values::Value first, second, mean;
      std::optional<values::Value> exact;  // as of a row
      // The second, then the first, at the value just before; none: the end of the scale.
      std::optional<values::Value> second_below, first_below;
      values::Value mean_second_below, mean_first_below;
    };
    std::vector<Point> points;  // the first lever growing
  };
  struct Interval {
    values::Value from, to;
  };
  Question goal;
  std::string code;  // of a verdict: the one wanted
  std::optional<plan::CellKey> mean;
  bool met = false, of_promotion = false;
  std::vector<Row> rows;
  std::vector<Interval> intervals;              // of the one lever asked: everywhere it does
  std::optional<Pair> pair;                     // of the two asked
  std::vector<evaluation::WhyNot::Lack> lacks;  // what stands in the way
};

struct Missed {  // a condition of a verdict that does not hold
  semantics::ArticleId article;
  std::string letter;                    // empty: the row has no letters
  std::string text;                      // as written: « moyenne >= seuil ue »
  std::optional<values::Number> lacks;   // how far a number is from what it is compared with
  std::optional<values::Rounding> step;  // at which that number is rounded
  values::Unit unit;
  bool private_matter = false;  // reads what was entered about the student, or what a mark is besides a number
};

struct Imported {
  std::size_t students = 0, marks = 0, convocations = 0, facts = 0, lines = 0,
              acquired = 0;                              // new or changed (or that would be: dry run)
  std::size_t unchanged = 0;                             // values the base already held
  std::shared_ptr<const plan::Differences> differences;  // values the base held otherwise: written only with `replace`
  std::vector<plan::Difference> overridden;  // facts the jury's act stands over: `before` is what it granted
  // Of a règlement whose text is another than the base's, once a jury has decided by it: what it changes. Written only
  // with `replace_regulation`.
  std::vector<plan::Difference> results;
  bool another_text = false;
  bool written = false;
};
struct ImportOptions {
  bool replace = false;             // --remplacer
  bool dry_run = false;             // --essai
  bool replace_regulation = false;  // --remplacer-reglement: another text for a règlement whose decisions are kept
  Which which;                      // for tables that do not say the maquette or the promotion
  std::string author, moment;       // what the journal says: nothing here knows who or when
};

// Where the text of a version that another modifies was looked for, and what was there.
struct FoundVersion {
  std::string place;  // named when nothing is there: « ../2024-2025/reglement.bareme »; may be empty
  std::optional<Document> document;
};
struct Reading {
  std::string version;  // of the règlement, when the documents hold several; empty: the one no other modifies
  // Asked for each version that is not among the documents. `beside`: the path of the text that modifies it. Nothing
  // here looks for files: without it, such a version is not found.
  std::function<FoundVersion(const std::string& title, const std::string& version, const std::string& beside)> find;
};

struct Fingerprints {
  std::string regulation, maquette;
};

}  // namespace bareme
