// The base: one SQLite file that holds what a school knows of its students, with the règlement and maquettes that judge
// them. Opened read-only to evaluate. Whatever goes wrong with the file is thrown as a BaseProblem, whatever the data
// say is a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/batch.hpp"
#include "plan/promotion.hpp"
#include "plan/receiver.hpp"
#include "records/closing.hpp"
#include "records/personal.hpp"
#include "records/problem.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::records {

class Staging;  // records/staging.hpp

std::string engine();  // "SQLite 3.40.1"

struct Selection {  // an empty field means any
  std::string promotion, maquette, year, version = {};
};

struct Stamp {  // who writes and when: given, since nothing here reads the clock
  std::string author, moment;
};

struct MaquetteText {  // one text may hold several maquettes
  std::string path, text;
  std::vector<std::string> titles;
};
struct Texts {  // a règlement and the maquettes used with it
  std::string title, version, text;
  std::vector<MaquetteText> maquettes;
  struct File {
    std::string path, text;
  };
  struct Earlier {
    std::string version, text;
    std::vector<File> files = {};  // those it calls, read alone
  };
  std::vector<File> files = {};       // Lua, which its functions are in; part of its fingerprint
  std::vector<Earlier> earlier = {};  // the versions it modifies, stored with it so that it can be read again
};

struct PromotionRow {
  std::string name, maquette, year, regulation, version;
  std::size_t students = 0;
};

struct ImportOptions {
  Stamp stamp;
  std::string origin;    // what the journal calls the import: the names of the files
  bool replace = false;  // values the base holds otherwise are replaced, each change journalled
  bool dry_run = false;  // everything is tried, nothing stays
};

struct Imported {  // new or changed
  std::size_t students = 0, marks = 0, convocations = 0, facts = 0, lines = 0, frozen = 0;
  std::size_t unchanged = 0;                             // values the base already held
  std::shared_ptr<const plan::Differences> differences;  // values it held otherwise
  std::vector<plan::Difference> closed;                  // of a year that is closed: the first; nothing is written
  std::size_t closed_count = 0;                          // all of them
  std::vector<plan::Difference> overridden;              // facts a jury has granted otherwise since: its act stands
  bool written = false;                                  // false: a dry run, or differences without `replace`
};

struct Decision {
  std::string student, year, maquette;  // the inscription; year and maquette may be empty when it is the only one
  std::string object;                   // address, "" for the student
  std::string code, suite;
  int session = 1;
  std::string date, author, motive;  // date ISO
  std::string proposition;           // the code the règlement proposed
  std::string snapshot;              // the values the jury saw, as text
  std::string fingerprint;           // of the règlement applied: one of this base
  std::string article = {};          // that lets the jury pronounce it
  bool forced = false;               // hors règlement
};

struct JournalRow {
  std::string moment, author, operation, student, target, before, after;
};

// The target of a row about an inscription itself: « ING2 2024-2025 ».
std::string inscription_words(const std::string& maquette, const std::string& year);

struct ChainReport {  // of the journal, from its first row
  enum class Break { None, Link, Subject, Untold };
  std::size_t rows = 0, chained = 0;  // those older than the chain have no mark of their own
  std::string last;  // the mark of the last row read: to be kept elsewhere, it says that none is missing
  Break broken = Break::None;
  std::string row;  // the first that does not hold; Untold: what the journal does not tell
  JournalRow told;  // what it says
};

struct Since {                      // what was written after a jury
  bool known = false;               // the base holds an act of that jury, or a closing
  std::vector<JournalRow> granted;  // by juries of later sessions: before them, and now
  std::vector<JournalRow> changes;  // values replaced, or come late; the oldest first
  std::vector<std::string> texts;   // fingerprints of the règlement its decisions were taken by
};

struct Grant {  // what a jury granted: the value of an « acte »
  std::string student, object, name;
  plan::Datum value;
  std::string word;  // of a code or a text
  std::string before, motive, article, snapshot;
};
struct Call {  // of a student to épreuves of a later session
  std::string student;
  std::vector<std::string> exams;
  int session = 2;
  std::string motive;  // of a call no rule makes
};

struct Granted {  // a grant the base holds; what was granted is the fact of that name, as `load` reads it
  std::string student, object, name;
  std::string before, motive, article, author, date;
  std::string value;  // as people write it
  int session = 0;    // of the jury; 0: not said
};

struct Sitting {  // what a jury session writes at once
  std::vector<Decision> decisions;
  std::vector<Grant> grants;
  std::vector<Call> calls;
  enum class Act { Decision, Grant, Call };
  std::vector<Act> in_order;  // what each act is, in the order they were done
  std::optional<int> session;
  std::string date;         // ISO
  std::string seance;       // the session log
  std::size_t events = 0;   // how many of its events are in the base after this
  std::string fingerprint;  // of the règlement applied
  std::string composition;  // of the jury, as it was said; empty: it was not
};
struct Saved {
  bool written = false;      // false: something read has changed
  std::int64_t batch = 0;    // 0: no act, hence no batch: the composition of the jury alone
  std::string backup, mark;  // the copy made before; the mark of the journal's last row
};

class Base {
 public:
  static Base open_existing(const std::string& path);     // read-only
  static Base open_for_writing(const std::string& path);  // made when missing, brought to the last schema
  static Base temporary();                                // gone when it is closed: a dry run without a base, tests
  Base(Base&&) noexcept;
  Base& operator=(Base&&) noexcept;
  ~Base();

  std::vector<PromotionRow> promotions() const;
  // The texts last imported for a règlement: pick one with the `regulation` and `version` of a PromotionRow. Empty
  // text: not in the base.
  Texts texts(const std::string& regulation, const std::string& version) const;
  std::string fingerprint(const std::string& regulation,
                          const std::string& version) const;  // of that règlement; "" when not there

  std::vector<plan::Enrolment> enrolments(const Selection& selection = {}) const;  // `fresh` false
  void each_enrolment(const std::function<void(plan::Enrolment)>& visit) const;    // likewise: one at a time
  // To load: extend the curriculum with plan::with_lines(regulation, curriculum, base.line_needs(selection)), then load
  // into it.
  std::vector<plan::LineNeed> line_needs(const Selection& selection) const;
  // And for « niveau inscription dans étudiant », of a règlement that has one: one a year the base knows the student
  // in.
  std::vector<plan::LineNeed> history_needs(const Selection& selection,
                                            const semantics::CheckedRegulation& regulation) const;
  plan::Promotion load(const Selection& selection, const semantics::CheckedRegulation& regulation,
                       const semantics::Curriculum& curriculum, diagnostics::Diagnostics& diagnostics) const;

  // All of it or nothing, in one transaction: the texts, what was staged, the journal.
  Imported import(Staging& staging, const Texts& texts, const ImportOptions& options);

  void decide(const Decision& decision, const Stamp& stamp);
  std::vector<Decision> decisions(const Selection& selection = {}) const;  // in the order they were taken
  std::vector<Granted> granted(const Selection& selection = {}) const;     // likewise; the last of the same stands
  std::vector<JournalRow> journal() const;
  ChainReport verify_journal() const;

  // The composition of the jury a session last saved for this promotion; empty: none was said.
  std::string composition(const Selection& selection, std::optional<int> session) const;
  std::size_t journal_rows() const;
  std::vector<std::string> versions_of(const std::string& regulation) const;  // in the order they were imported

  // All the acts of a session or none: `unchanged` is shown the promotion as the base has it now, its writers kept out,
  // and answers whether it is what was read; then a copy of the base is made beside it, and the batch written.
  using Unchanged = std::function<bool(const Base& now)>;
  Saved save(const Sitting& sitting, const Selection& selection, const Stamp& stamp, const Unchanged& unchanged);
  std::size_t saved_events(const std::string& seance) const;  // of that session log

  // A year closed, and opened again: as `save` does (closing.cpp).
  Closed close(const Closing& closing, const Selection& selection, const Stamp& stamp, const Unchanged& unchanged);
  Closed reopen(const Reopening& reopening, const Selection& selection, const Stamp& stamp);
  std::vector<ClosedInscription> closed(const Selection& selection) const;
  KeptByClosings kept_by_closings(const Selection& selection) const;  // (kept.cpp)
  // The next inscriptions with their texts, in one transaction (opening.cpp); those there already are left.
  std::size_t open_year(const std::vector<NextInscription>& next, const Texts& texts, const Stamp& stamp);

  Since since(const Selection& selection, int session) const;  // the jury of that session sat (since.cpp)

  // Personal data: who is known, what is held on one, and one or several forgotten (held.cpp, erase.cpp).
  std::vector<Person> people() const;  // in the order of their numbers
  std::vector<HeldSection> held(const std::string& number) const;
  Erased erase(const Erasure& erasure, const Stamp& stamp);

  struct Connection;  // records/connection.hpp

 private:
  explicit Base(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace bareme::records
