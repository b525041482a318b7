// The only door for repl/, tests/ and benchmarks: a Session holds a règlement and its texts, one promotion in one
// maquette, the jury that asks, and the results; its methods are what a jury does with them. A verb that can fail takes
// the Diagnostics it adds to, and returns false or nothing when it added an error; what the outside world refuses (a
// file gone, a base locked) arrives there too, without a place. Nothing here prints, reads the terminal or the clock.
// How values and traces look is report/'s business.
//
//   Session session;
//   session.load({{"reglement.bareme"}, {"maquette.bareme"}}, problems) && session.enrol(tables, {}, problems) &&
//   session.evaluate({}, problems); session.value(student, *session.cell("S7.moyenne", problems));
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"
#include "evaluation/coverage.hpp"
#include "evaluation/explain.hpp"
#include "evaluation/trial.hpp"
#include "evaluation/why_not.hpp"
#include "plan/batch.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/check.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "session/answers.hpp"
#include "session/jury.hpp"
#include "values/value.hpp"

namespace bareme {

namespace report {
struct Minutes;      // report/minutes.hpp
struct Transcripts;  // report/transcript.hpp
}  // namespace report
struct ClosingOptions;
struct ClosingReport;
struct OpeningOptions;
struct OpeningReport;
struct Undecided;

struct Versions {
  std::string language;  // of the language this program reads: docs/changelog.md
  std::string engine;    // what keeps the bases, "SQLite 3.40.1"
};
Versions versions();

// When the students of a base that `which` means differ by nothing but the version of the règlement they follow: those
// versions, each to be opened by itself. Empty otherwise; a base that cannot be read is told by Session::open.
std::vector<std::string> versions_followed(const std::string& base, const Which& which);

// The page of a problem code, in Markdown, for `bareme aide B051`; none when there is no such code.
std::optional<std::string> error_page(const std::string& code);
std::vector<std::string> error_codes();
struct LibraryLine {
  std::string name, purpose;
};
// The libraries the program carries, and the text of one, empty when there is none of that name.
std::vector<LibraryLine> libraries();
std::string library_text(const std::string& name);
// The template of a document the program carries, « ecran » for stdlib/documents/ecran.html; empty: no such template.
std::string document_template(const std::string& name);
// Does this text hold libraries and nothing else?
bool is_library(const Document& document);

class Session {
 public:
  using Diagnostics = diagnostics::Diagnostics;
  using Progress = std::function<void(std::size_t done, std::size_t total)>;  // students evaluated

  Session();
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // ---- texts (load.cpp). One règlement, and the versions it modifies; maquettes, cas and libraries in the
  // same documents or beside it. Libraries alone are a règlement without articles.
  bool load(const std::vector<Document>& documents, Diagnostics& diagnostics, const Reading& reading = {});
  bool loaded() const;  // a checked règlement is there
  const diagnostics::Sources& sources() const;
  const semantics::CheckedRegulation& regulation() const;  // only when loaded()
  std::vector<std::string> maquette_titles() const;
  // What the maquettes are known to say that does not add up, as « vérifie … sinon écart connu » tells it.
  std::vector<semantics::KnownGap> known_gaps() const;
  std::size_t article_count() const;
  std::size_t case_count() const;
  std::size_t example_count() const;
  // Plans every maquette: what only a curriculum can show (cycles, objects no rule covers). Then what a sound règlement
  // says and its author may not have meant (semantics/advice.hpp): warnings.
  bool verify(Diagnostics& diagnostics);
  // What falls when a mark rises (evaluation/monotony.hpp): warnings, part of `verify`.
  void look_for_falls(Diagnostics& diagnostics) const;
  // The text of each document given, in canonical layout; none where it does not parse.
  std::optional<std::string> format(const Document& document, Diagnostics& diagnostics);

  // The règlement loaded as one text, the changes of its versions in their places. Only when loaded().
  std::string consolidated() const;

  // ---- trials (trial.cpp)
  // exemples, vérifie of barèmes, cas; what they went through goes to `coverage`, when there is one
  std::vector<evaluation::Trial> test(evaluation::Coverage* coverage = nullptr) const;
  evaluation::CoverageReport coverage(const evaluation::Coverage& seen) const;

  // ---- the promotion (promotion.cpp)
  bool enrol(const Tables& tables, const Which& which, Diagnostics& diagnostics);  // from files, no base
  bool open(const std::string& base, const Which& which,
            Diagnostics& diagnostics);  // règlement and promotion from a base, read-only
  std::optional<Imported> import(const std::string& base, const Tables& tables, const ImportOptions& options,
                                 Diagnostics& diagnostics);
  bool choose_maquette(const std::string& title,
                       Diagnostics& diagnostics);   // no students: to ask about the maquette alone
  bool ready() const;                               // a promotion stands in a maquette
  const semantics::Curriculum& curriculum() const;  // with the slots of the lines students brought
  const plan::Promotion& promotion() const;
  std::string base() const;  // path of the base opened; empty: files
  Fingerprints fingerprints() const;

  // ---- who and what (names.cpp)
  Found find_students(
      const std::string& text) const;  // number, name, first name, « moreau camille », folded; else prefixes
  std::optional<std::size_t> student(const std::string& text,
                                     Diagnostics& diagnostics) const;  // J-coded when none or several
  std::string student_name(std::size_t student) const;                 // "MOREAU Camille (E096)", "Élève 12" hidden
  // In front of an audience (anonymity.cpp): « Élève 12 » wherever a name or a number is told, and for who types it.
  void hide_names(bool hidden);
  bool names_hidden() const;
  std::string student_number(std::size_t student) const;  // "E096", "Élève 12" hidden
  std::optional<Question> question(const std::string& text, Diagnostics& diagnostics, Alone alone = Alone::Average);
  Question asked(const plan::CellKey& cell) const;  // the question that asks it
  std::optional<plan::CellKey> cell(const std::string& text,
                                    Diagnostics& diagnostics);  // a question that must be one quantity
  std::string label(const plan::CellKey& cell) const;           // "S7.moyenne", "PROB5.moyenne en session 1"
  const semantics::Type& type(const plan::CellKey& cell) const;
  std::string words(const plan::CellKey& cell,
                    const values::Value& value) const;  // "9,72" at its rounding, "AJ", "en attente"
  std::string words(const values::Value& value, const semantics::Type& type) const;
  std::string described(const semantics::Code& code) const;      // "ABI (absence injustifiée, vaut 0/20)"
  std::string article_name(semantics::ArticleId article) const;  // "article 4.3.1 « Validation des UE »"
  std::string input_label(const plan::InputKey& input) const;    // "MATH5.EF", "MATH5.EF session 2", "CING2.actions"
  std::vector<std::string> addresses() const;                    // of every object, for completion
  std::vector<std::string> quantity_names() const;
  // The jury's table: for the first two levels from the student down that have a result, moyenne (générale) and
  // résultat of each object; then ranks.
  std::vector<plan::CellKey> summary_cells() const;
  // Is this result of the student sans objet for everybody? The diploma is, before the last year.
  bool is_moot(const plan::CellKey& result) const;
  std::vector<plan::CellKey> every_cell() const;  // of every object, in the plain view

  // ---- results (evaluate.cpp)
  void ask_as(plan::Jury jury);  // --session, --date; forgets results
  const plan::Jury& jury() const;
  // By columns. No cells: every_cell(). Also every choice. What is already there is kept.
  bool evaluate(const std::vector<plan::CellKey>& cells, Diagnostics& diagnostics, const Progress& progress = {});
  values::Value value(std::size_t student,
                      const plan::CellKey& cell) const;  // from the columns, or computed for that student alone
  Tally tally(const plan::CellKey& cell) const;
  std::vector<OpenChoice> choices(std::size_t student) const;  // of every object
  std::vector<OpenChoice> choices(std::size_t student, semantics::ObjectId object) const;
  std::vector<plan::InputKey> awaited(std::size_t student, const plan::CellKey& cell) const;
  // What can still come of a value that waits, whatever the awaited marks are, when something can be said.
  std::optional<evaluation::Prospect> foreseen(std::size_t student, const plan::CellKey& cell) const;
  // A question for one student, or for all by columns.
  values::Value value(std::size_t student, const Question& question) const;
  std::optional<std::vector<values::Value>> values_of(const Question& question, Diagnostics& diagnostics);
  // Students for whom a condition is true, and those for whom it is not known yet.
  struct Filtered {
    std::vector<std::size_t> students, unknown;
  };
  std::optional<Filtered> filter(const std::string& condition, Diagnostics& diagnostics);

  // ---- why (explain.cpp), and what if (what_if.cpp)
  evaluation::Trace explain(std::size_t student, const Question& question) const;
  // « BDD7.EF = 9 ; actions = 4 »: for this student alone, nothing is touched.
  std::optional<Hypothesis> what_if(std::size_t student, const std::string& poses, Diagnostics& diagnostics);

  // Why not « S5.résultat = ADM », « S5 » (its best result), « S5.moyenne >= 10 », and what would do
  // (why_not.cpp).
  std::optional<Refusal> why_not(std::size_t student, const std::string& goal, Diagnostics& diagnostics);

  // ---- an object at a glance (glance.cpp)
  // What its verdict compares its own mean with, for this student (« moyenne >= seuil ue »: 10); none: nothing.
  std::optional<values::Value> bar(std::size_t student, semantics::ObjectId object) const;
  // The first condition of the last row of its verdict that does not hold.
  std::optional<Missed> first_missed(std::size_t student, semantics::ObjectId object) const;

  // ---- exceptions (exception.cpp)
  struct Tried {  // an exception on one object of a student, whether it applies there or not
    plan::CellKey cell;
    evaluation::Trace condition;  // true when it always applies
    evaluation::Trace value;      // what it gives there
    bool applies = false;
  };
  // Of every object the exceptions of that label are about, in the order of the maquette; none: no such label.
  std::vector<Tried> try_exception(std::size_t student, const std::string& label) const;
  std::vector<std::string> exception_labels() const;
  struct ExceptionUse {  // over the promotion: an object of a student is a case
    std::string label;
    semantics::ArticleId article;
    std::size_t used = 0, cases = 0;  // of those whose condition is known
  };
  // Of every exception with a condition, in the order of the règlement.
  std::vector<ExceptionUse> exception_uses(Diagnostics& diagnostics);
  // Whether the exemples of the functions written in Lua hold; told otherwise (L013). Nothing else says what such a
  // file does: whoever decides by it asks first.
  bool hold_lua(Diagnostics& diagnostics) const;
  struct Reloaded {
    std::size_t files = 0;
    struct Change {
      std::size_t student;
      plan::CellKey cell;
      values::Value before, after;
    };
    std::vector<Change> changes;  // student by student
  };
  // Reads again the Lua files of the règlement, computes all again, and says what is otherwise. None, and told, when
  // one is wrong, when its exemples do not hold, when the règlement itself is not what it was: what was there stays.
  std::optional<Reloaded> reload_lua(Diagnostics& diagnostics);
  struct LuaText {  // of a function: what a tribunal reads
    std::string function, motive, file, text, fingerprint;
    int line = 0;  // where the function begins in the file
  };
  // Of the functions an exception of that label calls, or of that name; none: neither.
  std::vector<LuaText> lua_texts(const std::string& name) const;

  // ---- acts (acts.cpp): what follows « décider ÉTU », « accorder ÉTU », « ajourner ÉTU ». What they leave is
  // seen by every question at once; nothing is in the base before `save`.
  enum class Verb { Decide, Grant, Adjourn };
  std::optional<Deed> act(Verb verb, std::size_t student, const std::string& order, Diagnostics& diagnostics);
  std::vector<jury::Operation> undo(std::size_t count, Diagnostics& diagnostics);  // the last first
  std::vector<jury::Operation> redo(std::size_t count, Diagnostics& diagnostics);
  const jury::Log& log() const;
  // All acts into the base, or none (save.cpp). What the base holds otherwise than when it was read is listed,
  // and nothing is written (J014).
  std::optional<SaveReport> save(const SaveOptions& options, Diagnostics& diagnostics);
  const std::vector<Taken>& taken() const;  // decisions of the base, in their order
  std::vector<Granted> granted() const;     // grants, likewise
  // What another session has written since this one read the base, once; none: nothing (meanwhile.cpp).
  std::optional<Meanwhile> meanwhile();
  // ---- convocations (convoke.cpp): of one student or all, to the épreuves named or to those the rule selects
  std::optional<Calling> convoke(std::optional<std::size_t> student, const std::string& order,
                                 Diagnostics& diagnostics);
  std::vector<Called> convoked() const;  // who is called, acts of the session included
  // ---- after the jury (close.cpp, session/after.hpp)
  std::vector<Undecided> undecided();  // students whose year cannot be closed
  std::optional<ClosingReport> close(const ClosingOptions& options, Diagnostics& diagnostics);
  std::optional<ClosingReport> reopen(const ClosingOptions& options, Diagnostics& diagnostics);
  bool is_closed(std::size_t student) const;
  // The inscriptions of `year` in a base, from the decisions of the one before; written unless it is a dry run. What is
  // loaded is the règlement of that year with its maquettes; nothing loaded: the version of the base that decides it.
  std::optional<OpeningReport> open_year(const std::string& base, const std::string& year,
                                         const OpeningOptions& options, Diagnostics& diagnostics);
  std::size_t saved_events(const std::string& seance) const;  // of that session log, how many the base holds
  // ---- scenarios (scenarios.cpp): what is supposed, over the base and the acts; never in the base.
  bool define(const std::string& name, const std::string& poses, Diagnostics& diagnostics);
  bool enter(const std::string& name, Diagnostics& diagnostics);  // « base », or nothing: leave
  bool forget(const std::string& name, Diagnostics& diagnostics);
  jury::Scenes scenes() const;
  // ---- papers (minutes.cpp): what a procès-verbal says, of the results, the acts and the exceptions.
  std::optional<report::Minutes> minutes(const MinutesHead& head, Diagnostics& diagnostics);
  // A « document » of the règlement, filled for these students, or for all (transcripts.cpp).
  const semantics::Document* document(const std::string& name) const;  // null: not declared
  report::Transcripts transcripts(const semantics::Document& document, const std::string& program,
                                  const std::vector<std::size_t>& students);

  // From one to another, « base » for none: the objects whose results differ (compare.cpp).
  std::optional<std::vector<Contrast>> compare(const std::string& from, const std::string& to,
                                               Diagnostics& diagnostics);
  struct Range {
    std::string lever, from, to, step, on;  // « seuil ue » de 9 à 10,5 pas 0,25 sur SH7
  };
  std::optional<Sweep> sweep(const Range& range, Diagnostics& diagnostics);
  // Whom the règlement puts in the same case on this object (similar.cpp).
  std::vector<Similar> similar(std::size_t student, semantics::ObjectId object) const;

  // Who these objects are validated for by the rounding of their mean only: what it is worth before (rounding.cpp). Of
  // everybody, or of one student.
  std::vector<ByRounding> by_rounding(const std::vector<semantics::ObjectId>& objects,
                                      std::optional<std::size_t> student = std::nullopt) const;

  // The least each mark, entry or grant of the jury would have to be (objective.cpp); `lever` empty: any;
  // « MAN7.EF et DROIT7.EF »: the two together.
  std::optional<Objective> objective(std::size_t student, const std::string& goal, const std::string& lever,
                                     Diagnostics& diagnostics);

  struct State;  // what is behind the door: state.hpp, for this folder only

 private:
  friend struct Inside;  // session/inside.hpp: verbs that are functions of their own
  void tell_strays(Diagnostics& diagnostics);
  bool compute_all(Diagnostics& diagnostics);
  // other_version.cpp: a scenario may be read by another version of the règlement; what stands is then its state.
  bool settle(Diagnostics& diagnostics);  // after the log changed: stands where it says, and computes
  bool stand_in_version(const std::string& version, Diagnostics& diagnostics);  // empty: the session's own
  State* state_of(const std::string& version, Diagnostics& diagnostics);        // null, and told: it cannot be read
  std::unique_ptr<State> open_version(const std::string& version, Diagnostics& diagnostics);
  std::unique_ptr<State> state_;  // a pointer, so that including this header does not include every folder
};

}  // namespace bareme
