// The base: one SQLite file that holds what a school knows of its students, with the règlement and maquettes that judge
// them. Opened read-only to evaluate. Whatever goes wrong with the file is thrown as a BaseProblem, whatever the data
// say is a value.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/batch.hpp"
#include "plan/promotion.hpp"
#include "records/problem.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::records {

std::string engine();  // "SQLite 3.40.1"

struct Selection {  // an empty field means any
  std::string promotion, maquette, year;
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
  struct Earlier {
    std::string version, text;
  };
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
  std::size_t unchanged = 0;                  // values the base already held
  std::vector<plan::Difference> differences;  // values it held otherwise
  bool written = false;                       // false: a dry run, or differences without `replace`
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
};

struct JournalRow {
  std::string moment, author, operation, student, target, before, after;
};

class Base {
 public:
  static Base open_existing(const std::string& path);     // read-only
  static Base open_for_writing(const std::string& path);  // made when missing, brought to the last schema
  static Base in_memory();                                // for a dry run without a base, and tests
  Base(Base&&) noexcept;
  Base& operator=(Base&&) noexcept;
  ~Base();

  std::vector<PromotionRow> promotions() const;
  // The texts last imported for a règlement: pick one with the `regulation` and `version` of a PromotionRow. Empty
  // text: not in the base.
  Texts texts(const std::string& regulation, const std::string& version) const;
  std::string fingerprint(const std::string& regulation,
                          const std::string& version) const;  // of that règlement; "" when not there

  std::vector<plan::Enrolment> enrolments(
      const Selection& selection = {}) const;  // `fresh` false: an intake::Context::enrolled
  // To load: extend the curriculum with plan::with_lines(regulation, curriculum, base.line_needs(selection)), then load
  // into it.
  std::vector<plan::LineNeed> line_needs(const Selection& selection) const;
  // And for « niveau inscription dans étudiant », of a règlement that has one: one a year the base knows the student
  // in.
  std::vector<plan::LineNeed> history_needs(const Selection& selection,
                                            const semantics::CheckedRegulation& regulation) const;
  plan::Promotion load(const Selection& selection, const semantics::CheckedRegulation& regulation,
                       const semantics::Curriculum& curriculum, diagnostics::Diagnostics& diagnostics) const;

  // All of it or nothing, in one transaction: the texts, the batch, the journal.
  Imported import(const plan::Batch& batch, const Texts& texts, const ImportOptions& options);

  void decide(const Decision& decision, const Stamp& stamp);
  std::vector<Decision> decisions(const Selection& selection = {}) const;  // in the order they were taken
  std::vector<JournalRow> journal() const;

  struct Connection;  // records/connection.hpp

 private:
  explicit Base(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace bareme::records
