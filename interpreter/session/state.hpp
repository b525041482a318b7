// What a Session holds between two questions. For this folder only.
// Pointers into it stay good while the Session lives: it is made once and never copied.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "intake/intake.hpp"
#include "jury/log.hpp"
#include "records/base.hpp"
#include "semantics/check.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "session/columns.hpp"
#include "session/session.hpp"
#include "syntax/parse.hpp"

namespace bareme {

// The résultat of an object some verdict speaks of (question.cpp).
std::optional<plan::CellKey> result_cell(const semantics::CheckedRegulation& regulation,
                                         const semantics::Curriculum& curriculum, semantics::ObjectId object);

// « MAN7.EF@2 », as a file's title says it, in the words of the language: « MAN7.EF session 2 ». (question.cpp)
std::string with_sessions_in_words(std::string text, const std::string& words);

// Ranks and statistics as this student reads them (explain.cpp).
evaluation::CohortSource source_of(std::shared_ptr<CohortColumns> columns, std::size_t student);
evaluation::OthersSource others_of(std::shared_ptr<CohortColumns> columns, std::size_t student);

struct Session::State {
  // texts
  diagnostics::Sources sources;
  std::deque<syntax::Parsed> parsed;
  std::optional<semantics::CheckedRegulation> regulation;
  std::shared_ptr<const semantics::NamesRead> readings;  // what the names of the texts were read as
  std::optional<syntax::Regulation> tree;                // of the règlement: its versions and libraries put together
  std::vector<std::uint32_t> version_sources;            // the version asked first, then those it modifies
  std::vector<std::string> earlier_versions;
  struct UsedLibrary {
    syntax::Text name;  // where it is used
    std::vector<std::string> names;
    std::uint32_t source;
  };
  std::vector<UsedLibrary> used;
  std::vector<Document> lua_documents;     // Lua files given, else looked for beside the règlement
  std::vector<std::uint32_t> lua_sources;  // those its functions are in
  std::set<std::uint32_t> carried;         // the texts of libraries that nobody gave
  std::vector<semantics::Curriculum> maquettes;
  std::vector<std::uint32_t> maquette_sources;  // of each, the text it stands in
  std::vector<semantics::CheckedExample> examples;
  std::vector<semantics::TableExample> table_examples;
  struct HeldCase {
    std::size_t maquette;
    semantics::CheckedCase steps;
  };
  std::vector<HeldCase> cases;

  std::vector<Document> documents;  // as they were loaded and enrolled: another version reads them again
  Reading reading;
  Tables tables;
  Which enrolled;

  // the promotion
  std::optional<semantics::Curriculum> curriculum;
  plan::Promotion promotion;
  std::string base;
  std::optional<plan::Promotion> given;  // what the base or the files hold, once an act stands over it
  jury::Log log;
  Which selection;                          // exactly, of the base
  std::string base_regulation, base_texts;  // the fingerprint decisions are stored with; of all that was read as text
  std::vector<Taken> taken;
  std::vector<records::Granted> granted;  // likewise
  std::vector<std::size_t> labels;        // of each student, when names are hidden; empty: they are shown
  std::optional<std::size_t> labelled(const std::string& typed) const;
  std::set<std::string> closed;                               // numbers of those whose year is closed
  records::KeptByClosings kept;                               // to be read over what is computed (as_closed.hpp)
  std::size_t journal_seen = 0;                               // rows of the base's journal when it was last looked at
  bool saved = false;                                         // some acts of this session are in the base
  std::unordered_map<std::string, values::Value> parameters;  // those of the scenario one stands in
  void replay();  // promotion: what was given, the acts of the log over it, then the scenario one stands in
  // The maquette of that title, or the only one when it is empty; null and told otherwise.
  const semantics::Curriculum* maquette(const std::string& title, diagnostics::Diagnostics& diagnostics) const;
  // What intake needs to read tables, less who is enrolled already; none and told when the maquette is not known.
  std::optional<intake::Context> intake_context(const Which& which, diagnostics::Diagnostics& diagnostics) const;
  void stand(semantics::Curriculum in, plan::Promotion with);

  // The versions some scenario is read by, less the one that stands; « » the session's own. They go with the log.
  std::string version;
  std::map<std::string, std::unique_ptr<State>> elsewhere;

  // results
  plan::Jury jury;
  std::optional<Computed> computed;
  std::optional<bool> moot_result;                             // of the student's level, once one asks
  std::unordered_set<plan::CellKey, plan::CellKeyHash> cells;  // those computed
  std::shared_ptr<CohortColumns> cohorts;
  struct Reader {
    std::size_t student;
    evaluation::TreeEvaluator evaluator;
  };
  std::optional<Reader> reader;  // of the last student asked about: the next question of theirs finds what it computed
  // Likewise, to say what is awaited: what the columns know not to wait is not walked through again.
  std::optional<Reader> waiting;

  Grounds grounds() const { return {&*regulation, &*curriculum, &promotion}; }
  plan::Request setting() const {
    plan::Request request;
    request.jury = jury;
    request.parameters = parameters;
    return request;
  }
  // Over the acts; none: the base. What was computed is brought up to date where the rules are the same, else
  // forgotten.
  void stand_in(const jury::Scenario* scenario);
  void forget_results() {
    computed.reset();
    moot_result.reset();
    cells.clear();
    forget_readers();
  }
  void forget_readers() {
    cohorts.reset();
    reader.reset();
    waiting.reset();
  }
  evaluation::TreeEvaluator& evaluator(std::size_t student) {
    if (!reader || reader->student != student)
      reader.emplace(Reader{student, evaluation::TreeEvaluator(world(student))});
    return reader->evaluator;
  }
  evaluation::TreeEvaluator& evaluator_of_waits(std::size_t student);  // (waits.cpp)
  // What changes for this student when this is posed over what stands. (what_if.cpp)
  Hypothesis suppose(const Session& session, std::size_t student, const std::vector<semantics::Posed>& posed);
  // One student as the tree evaluator sees them; it borrows this State.
  evaluation::World world(std::size_t student);
};

}  // namespace bareme
