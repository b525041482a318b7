// Files into a base: read and checked row by row, put aside, and written when all of them are sound. What the base
// itself refuses is caught here, once.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "intake/intake.hpp"
#include "records/base.hpp"
#include "records/staging.hpp"
#include "session/problems.hpp"
#include "session/replacement.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"
#include "session/tables.hpp"
#include "session/versions.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Diagnostics;
using problems::told;
using records::Base;

constexpr std::size_t faults_kept = 1000;  // more than are ever shown

std::string origin_of(const Tables& tables) {
  std::string names;
  for (const auto* documents : {&tables.students, &tables.marks, &tables.facts, &tables.lines, &tables.acquired})
    for (const Document& document : *documents)
      names += (names.empty() ? "" : ", ") + document.path;
  return names;
}

// The règlement a base was made with, when no file gives one.
bool load_from(const Base& base, const Which& which, Session& session, Diagnostics& diagnostics) {
  std::vector<records::PromotionRow> rows = base.promotions();
  keep(rows, which);
  if (rows.empty())
    keep(rows = base.promotions(), {"", which.maquette, "", which.version});  // the one of the files is new
  const bool one = std::all_of(rows.begin(), rows.end(), [&](const records::PromotionRow& row) {
    return row.regulation == rows.front().regulation && row.version == rows.front().version;
  });
  if (rows.empty() || !one) return only_promotion(base, which, diagnostics).has_value();  // tells which it is
  return load_version(base, rows.front(), session, diagnostics);
}

Imported worded(const records::Imported& imported) {
  Imported told;
  told.students = imported.students;
  told.marks = imported.marks;
  told.convocations = imported.convocations;
  told.facts = imported.facts;
  told.lines = imported.lines;
  told.acquired = imported.frozen;
  told.unchanged = imported.unchanged;
  told.differences = imported.differences;
  told.overridden = imported.overridden;
  told.written = imported.written;
  return told;
}

// Each year an enrolment read from a file is of, told once when the règlement is not for it.
class YearsOutside {
 public:
  explicit YearsOutside(const semantics::CheckedRegulation& regulation) : regulation_(regulation) {}

  void operator()(const plan::Enrolment& enrolment) {
    const bool ours = enrolment.version.empty() || enrolment.version == regulation_.version;
    if (!ours || enrolment.year == last_ || told_.contains(enrolment.year)) return;
    last_ = enrolment.year;
    if (told_.size() < faults_kept && tell_year_outside(enrolment.year, enrolment.place, regulation_, found_))
      told_.insert(enrolment.year);
  }

  void tell(Diagnostics& diagnostics) const {
    for (const Diagnostic& problem : found_.all())
      diagnostics.add(problem);
  }

 private:
  const semantics::CheckedRegulation& regulation_;
  Diagnostics found_;
  std::string last_;
  std::set<std::string> told_;
};

// What the files say, row by row, to the staging: false when they are not sound. Nothing given: only the texts are.
bool stage(Session::State& state, const Tables& tables, const ImportOptions& options, const Base* base,
           records::Staging& staging, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (tables.empty() && base != nullptr) return true;
  const std::vector<std::uint32_t> files = add_tables(tables, Texts::LeftOnDisk, state.sources, diagnostics);
  std::optional<intake::Context> context = state.intake_context(options.which, diagnostics);
  if (!context || diagnostics.error_count() != before) return false;
  if (base != nullptr) context->enrolled = [base](const auto& visit) { base->each_enrolment(visit); };
  YearsOutside years(*state.regulation);
  context->fresh = std::ref(years);
  context->whole = base == nullptr;
  context->own_versions = true;
  context->rosters = rosters_of(tables, files);
  intake::read_files(state.sources, files, *context, staging, diagnostics);
  years.tell(diagnostics);
  return diagnostics.error_count() == before;
}

// A base older than the program is brought to its form by the one command that says so (J005), beside a copy of before.
void bring_up_to_date(const std::string& path) try {
  Base::open_existing(path);
} catch (const records::BaseProblem& problem) {
  if (problem.code() != "J005") throw;
  Base::open_for_writing(path);
}

// Nobody is in it: what an import that failed has made. Another program may have written there meanwhile.
bool holds_nobody(const std::string& path) try {
  std::error_code ignored;
  return std::filesystem::file_size(path, ignored) == 0 || Base::open_existing(path).promotions().empty();
} catch (const records::BaseProblem& problem) {
  return problem.code() == "J005";  // stopped between two steps of its schema
}

// A base made for an import that wrote nothing goes with it: the next would find it without a règlement.
struct Unwritten {
  std::string path;
  ~Unwritten() {
    std::error_code ignored;
    if (!path.empty() && holds_nobody(path)) std::filesystem::remove(path, ignored);
  }
};

}  // namespace

std::optional<Imported> Session::import(const std::string& path, const Tables& tables, const ImportOptions& options,
                                        Diagnostics& diagnostics) try {
  const std::size_t before = diagnostics.error_count();
  const bool exists = std::filesystem::exists(path);
  diagnostics.keep_first(faults_kept);
  std::optional<Base> known;
  std::optional<Rejudged> rejudged;
  Replaced replaced;
  if (exists && !options.dry_run) bring_up_to_date(path);
  if (exists) {
    const Base& base = known.emplace(Base::open_existing(path));
    const bool given = loaded();
    if (!given && !load_from(base, options.which, *this, diagnostics)) return std::nullopt;
    if (given) replaced = replaced_by(*state_, base);
    if (given && (state_->maquettes.empty() || (replaced.regulation && !maquettes_not_given(*state_, base).empty()))) {
      Session whole;
      if (!whole.load(read_again(*state_, base), diagnostics, {state_->regulation->version, {}})) return std::nullopt;
      std::swap(state_, whole.state_);
    }
    if (replaced.any()) rejudged = changed_since_decided(*state_, replaced, path, base, diagnostics);
    if (given) tell_other_earlier(*state_, base, diagnostics);
  }
  if (!loaded()) {
    diagnostics.add(problems::new_base_without_regulation(path));
    return std::nullopt;
  }
  if (rejudged && !rejudged->closed.empty()) {
    diagnostics.add(problems::closed_by_another_text(replaced.words(), rejudged->closed));
  } else if (rejudged && !options.replace_regulation && diagnostics.error_count() == before) {
    std::set<std::string> students;
    for (const plan::Difference& one : rejudged->values)
      students.insert(one.student);
    const auto changed = rejudged->whole ? std::optional(rejudged->values.size()) : std::nullopt;
    diagnostics.add(problems::another_text(replaced.words(), changed, students.size()));
  }
  Imported told;
  told.another_text = replaced.any();
  if (rejudged) told.results = std::move(rejudged->values);
  if (diagnostics.error_count() != before) return told;

  records::Staging staging;
  if (!stage(*state_, tables, options, known ? &*known : nullptr, staging, diagnostics)) return std::nullopt;
  known.reset();
  Unwritten unwritten{exists || options.dry_run ? "" : path};  // outlives the base: it is closed when it goes
  Base base = options.dry_run && !exists ? Base::temporary() : Base::open_for_writing(path);
  const records::ImportOptions how{
      {options.author, options.moment}, origin_of(tables), options.replace, options.dry_run};
  const records::Imported imported = base.import(staging, texts_of(*state_), how);
  if (imported.written || !base.promotions().empty()) unwritten.path.clear();
  if (imported.closed_count != 0)
    diagnostics.add(problems::cells_of_closed_year(imported.closed, imported.closed_count));
  else if (!options.replace)
    intake::report(*imported.differences, diagnostics);
  Imported all = worded(imported);
  all.another_text = told.another_text;
  all.results = std::move(told.results);
  return all;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(told(problem));
  return std::nullopt;
}

}  // namespace bareme
