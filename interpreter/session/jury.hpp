// What a hypothesis or an act changes, as a Session tells it: part of session.hpp, kept apart for its length.
// A hypothesis is forgotten at once; an act stands in the session until it is undone or saved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "evaluation/explain.hpp"
#include "jury/log.hpp"
#include "jury/operation.hpp"
#include "jury/replay.hpp"
#include "plan/batch.hpp"
#include "plan/plan.hpp"
#include "semantics/ids.hpp"
#include "semantics/type.hpp"
#include "values/value.hpp"

namespace bareme {

struct Change {  // a value before and under a hypothesis
  plan::CellKey cell;
  values::Value before, after;
  semantics::ArticleId article;  // of an épreuve's own quantity: what gives its value, which nothing above explains
  std::string because;           // and the case of it that applied: "note session 1 est ABI"
};
struct Verdict {  // a result that stands under the hypothesis, and why
  plan::CellKey cell;
  evaluation::Trace why;
};
struct PosedInput {                   // what the hypothesis itself changes
  std::string label;                  // "BDD7.EF", "BDD7.EF (session 1)" when the student sat session 2 as well
  std::optional<plan::CellKey> cell;  // the quantity posed; none: an input
  semantics::Type type;
  values::Value before, after;
};
struct Effect {  // what changes for a student nothing was posed for
  std::size_t student;
  std::vector<Change> changes;
};
struct Hypothesis {
  std::vector<PosedInput> posed;
  std::vector<Verdict> verdicts;  // of each object something changed in, whether or not its result did
  std::vector<Change> changes;  // every named quantity that changes for that student, from the épreuves up to the year
  std::vector<Effect> others;   // ranks, places, statistics of other students, and what follows from them
  bool for_all = false;         // a parameter is posed: the others change by themselves, and are not told
};

// A student the règlement puts in the same case as another on an object: the same result proposed for the same letters
// not met, before any act.
struct Similar {
  std::size_t student = 0;
  values::Value result;  // as it stands, acts included
  bool decided = false;  // an act was taken on that object
};

struct ByRounding {  // an object validated by the rounding of its mean: « 9,9971 avant arrondi »
  std::size_t student = 0;
  semantics::ObjectId object;
  values::Value exact;
};

struct Deed {  // an act just done
  jury::Act act;
  std::string what;    // "SH7", "SH7.points"
  std::string limits;  // "de 0 à 0,5 points": what the règlement lets the jury grant; empty: a decision
  Hypothesis effect;
  std::vector<Similar> uneven;  // in the same case, no further from the bar, and left without it
};

struct Mover {  // whose result is not the same in two scenarios
  std::size_t student = 0;
  values::Value before, after, mean;  // mean: of the object, before
  values::Value mean_after;
};
struct Contrast {  // of one object, a scenario against another
  plan::CellKey result;
  std::size_t validated_before = 0, validated_after = 0;
  std::vector<Mover> gained, lost, other;  // validated now, no more, or another code
  struct Blocked {                         // refused in both: by what, in the second
    std::string letters;                   // "a)", "a) et c)"
    std::vector<std::size_t> students;
  };
  std::vector<Blocked> blocked;
  // For a picture: of each student, in the first; what the mean is held against, in each.
  std::vector<values::Value> means, results;
  std::optional<values::Value> bar_before, bar_after;
};

struct Swept {  // one value of a parameter, and what it makes
  values::Value value;
  std::size_t validated = 0;   // of the promotion
  values::Value result, mean;  // of the student, when the lever is theirs
};
struct Sweep {
  std::string label;  // "SH7.seuil ue"
  semantics::Type type;
  plan::CellKey result;
  std::optional<std::size_t> student;
  values::Value base;  // what stands
  std::vector<Swept> steps;
};

struct Taken {                   // a decision the base holds
  std::string student, object;   // number; address, "" for the student
  std::string pronounced, code;  // "AJ suite redoublement", "AJ"
  std::string proposition;       // what the règlement proposed then
  std::string motive, author, date;
  int session = 1;
  bool forced = false;
  std::string article = {};  // that lets the jury pronounce it
};

struct Granted {                      // what the base holds of a jury's grants
  std::string student, object, name;  // number; address, "" for the student; of the act
  std::string value;
  std::string motive, author, date;
  int session = 0;  // 0: not said
};

struct Meanwhile {  // what another has written in the base since this session read it
  struct Row {
    std::string moment, author, operation, student, target;
  };
  std::vector<Row> rows;                  // of the journal
  std::vector<plan::Difference> changed;  // what that changes here
  bool taken_in = false;                  // this session now reads the base as it is; not while acts are unsaved
};

struct Called {  // « convoquer »: whom an act called, to which épreuves
  std::size_t student = 0;
  std::vector<semantics::ObjectId> exams;
  int session = 2;
};
struct Calling {
  std::vector<Called> called;
  std::vector<std::string> lines;        // the acts, as they may be typed again
  std::size_t already = 0, waiting = 0;  // calls there were; students whose results are not known
  std::string rule;                      // the predicate that selects; empty: none
};

struct SaveOptions {
  std::string author, moment;    // nothing here knows who or when
  std::string date;              // ISO: of the jury, when --date does not say
  std::string seance;            // the log of the session
  std::size_t events = 0;        // how many of its lines are then in the base
  std::string composition = {};  // of the jury, « Mme Durand, présidente ; M. Petit »; empty: not said
};
struct SaveReport {
  std::size_t acts = 0;
  std::int64_t batch = 0;                 // 0: no act, hence no batch: the composition of the jury alone
  std::string backup;                     // the copy made before
  std::string mark;                       // of the journal's last row
  std::vector<plan::Difference> changed;  // what the base holds otherwise than when it was read: nothing is written
};

struct MinutesHead {  // what a procès-verbal says that the base does not
  std::string program;
  std::string place;
  std::vector<std::pair<std::string, std::string>> members;  // name, role; none: those saved with the jury's acts
};
// « Mme Durand, présidente ; M. Petit, membre »: each name and its role.
std::vector<std::pair<std::string, std::string>> read_composition(const std::string& typed);

struct JournalReport {
  std::size_t rows = 0, chained = 0;
  std::string last;  // the mark of the last row
};
// The chain of a base's journal (J015 where it breaks).
std::optional<JournalReport> verify_journal(const std::string& base, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
