// ouvrir-annee: from what the last jury of a year decided of each student, and from what the règlement says each code
// leads to, the inscriptions of the next.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "records/base.hpp"
#include "semantics/years.hpp"
#include "session/after.hpp"
#include "session/closing_problems.hpp"
#include "session/devenir.hpp"
#include "session/problems.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"
#include "session/versions.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using records::Base;
using records::PromotionRow;
using semantics::Code;
using semantics::ObjectId;
using values::Value;
using Kind = OpeningRow::Kind;

struct Target {
  std::string maquette;
  std::string problem;  // why there is none
};

class Opener {
 public:
  Opener(const Base& base, const std::string& path, Session& next, int first, const OpeningOptions& options)
      : base_(base), path_(path), next_(next), first_(first), options_(options) {
    for (const plan::Enrolment& one : base.enrolments({"", "", semantics::written_year(first)})) {
      known_[one.student.number].push_back(one.maquette);
      names_[one.maquette] = one.promotion;
    }
  }

  bool read(const PromotionRow& row, Diagnostics& diagnostics) {
    Session session;
    if (!session.open(path_, {row.name, row.maquette, row.year, row.version}, diagnostics)) return false;
    session.ask_as({session.regulation().sessions, std::nullopt});
    if (!session.evaluate({}, diagnostics)) return false;
    const std::vector<ObjectId> years = years_of(session.regulation(), session.curriculum());
    for (std::size_t student = 0; student < session.promotion().size(); ++student)
      place(session, student, years, row);
    return true;
  }

  OpeningReport report{};
  std::vector<records::NextInscription> made{};

 private:
  void place(const Session& session, std::size_t student, const std::vector<ObjectId>& years, const PromotionRow& row) {
    OpeningRow base;
    base.number = session.promotion().students[student].number;
    base.name = session.student_name(student);
    base.from = row.maquette;
    const auto unsaid = [&](const std::string& note) {
      base.note = note;
      base.kind = Kind::Unsaid;
      report.rows.push_back(base);
    };
    if (!session.is_closed(student)) return unsaid("année non close");
    const auto found = devenir_of(session, student, years);
    if (!found) return unsaid("sans résultat sur l'année");
    base.because = found->because;
    const Code::Afterwards& then = found->afterwards;
    if (!then.said()) return unsaid("le règlement ne dit pas ce qui suit « " + found->because + " »");
    if (then.leaves) {
      base.kind = Kind::Leaves;
      base.note = "sortie";
      report.rows.push_back(base);
      return;
    }
    const std::string code = years.empty() ? "" : session.curriculum().object(years.front()).code;
    if (then.same_year) {
      const Target target = maquette_of(code, row.maquette, false);
      enrol(session, student, base, target, *found, then.next_year ? "" : found->next);
    }
    if (!then.next_year) return;
    const auto wanted = year_after(next_.regulation(), code);
    if (wanted && wanted->empty()) {
      base.kind = Kind::Leaves;
      base.note = "cycle terminé";
      report.rows.push_back(base);
      return;
    }
    const Target target = wanted ? maquette_of(*wanted, row.maquette, true) : only_towards(code);
    enrol(session, student, base, target, *found, "");
  }

  Target only_towards(const std::string& code) const {
    if (options_.towards.size() == 1) return {options_.towards.front(), ""};
    return {"", fmt::format("le règlement ne dit pas quelle année suit {} : « --vers TITRE »", code)};
  }

  // The maquette of that year: the same as before where it is the same year, else the one that has it.
  Target maquette_of(const std::string& code, const std::string& own, bool further) {
    std::vector<std::string> titles;
    for (const std::string& title : next_.maquette_titles()) {
      Diagnostics ignored;
      if (!next_.choose_maquette(title, ignored)) continue;
      const auto objects = next_.curriculum().find(code);
      const bool has = std::any_of(objects.begin(), objects.end(),
                                   [&](ObjectId object) { return !next_.curriculum().object(object).elsewhere; });
      if (has) titles.push_back(title);
    }
    const auto is_one = [&](const std::string& title) {
      return std::find(titles.begin(), titles.end(), title) != titles.end();
    };
    if (!further && is_one(own)) return {own, ""};
    if (titles.size() == 1) return {titles.front(), ""};
    for (const std::string& title : options_.towards)
      if (is_one(title)) return {title, ""};
    if (titles.empty()) return {"", fmt::format("aucune maquette de {} pour {}", code, report.year)};
    return {"", fmt::format("plusieurs maquettes de {} : « --vers TITRE »", code)};
  }

  void enrol(const Session& session, std::size_t student, OpeningRow row, const Target& target, const Devenir& devenir,
             const std::string& repeats) {
    if (!target.problem.empty()) {
      row.kind = Kind::Unsaid;
      row.note = target.problem;
      report.rows.push_back(std::move(row));
      return;
    }
    row.maquette = target.maquette;
    row.version = next_.regulation().version;
    row.promotion = promotion_name(target.maquette);
    const auto already = known_.find(row.number);
    const bool there = already != known_.end() && std::find(already->second.begin(), already->second.end(),
                                                            target.maquette) != already->second.end();
    row.kind = there ? Kind::Known : Kind::New;
    if (there) row.note = "inscrit déjà";
    if (!there && already != known_.end()) row.note = "inscrit aussi en « " + already->second.front() + " »";
    if (!there) {
      records::NextInscription next;
      next.enrolment.student = session.promotion().students[student];
      next.enrolment.year = report.year;
      next.enrolment.maquette = target.maquette;
      next.enrolment.promotion = row.promotion;
      next.enrolment.version = row.version;
      next.because = devenir.because;
      next.facts = carried(session, student, repeats);
      made.push_back(std::move(next));
    }
    report.rows.push_back(std::move(row));
  }

  std::string promotion_name(const std::string& maquette) {
    const auto known = names_.find(maquette);
    return known != names_.end() && !known->second.empty() ? known->second : maquette + " " + report.year;
  }

  // What tells whose promotion he is in (« promotion de même spécialité »), as it was; and that he repeats, where the
  // règlement has an entry of that name.
  std::vector<records::NextInscription::Given> carried(const Session& session, std::size_t student,
                                                       const std::string& repeats) const {
    const semantics::CheckedRegulation& now = session.regulation();
    const semantics::CheckedRegulation& then = next_.regulation();
    std::vector<records::NextInscription::Given> facts;
    for (const semantics::FactId key : then.population_keys) {
      const semantics::Fact& fact = then.fact(key);
      if (text::same_name(fact.name, "année universitaire") || fact.level != then.student) continue;
      const semantics::FactId own = now.fact_named(now.student, fact.name);
      if (!own.valid() || now.fact(own).type.kind != fact.type.kind) continue;
      const Value value = session.promotion().given(
          {plan::InputKey::Kind::Fact, session.curriculum().root(), own, {}, 0}, student, fact.type.kind);
      if (!value.present()) continue;
      records::NextInscription::Given given{fact.name, {value.kind(), -1, value.number()}, ""};
      if (value.is_code()) given.word = now.code(value.code()).name;
      if (values::is_textual(value.kind())) given.word = value.text();
      facts.push_back(std::move(given));
    }
    const semantics::FactId said = repeats.empty() ? semantics::FactId() : then.fact_named(then.student, repeats);
    if (said.valid() && then.fact(said).type.kind == values::Kind::Truth)
      facts.push_back({then.fact(said).name, {values::Kind::Truth, -1, values::Number(1)}, ""});
    return facts;
  }

  const Base& base_;
  const std::string& path_;
  Session& next_;
  int first_;
  const OpeningOptions& options_;
  std::map<std::string, std::vector<std::string>> known_;  // maquettes of that year, by student
  std::map<std::string, std::string> names_;               // of promotions of that year, by maquette
};

// The last version imported among those that decide the year, read from the base.
bool load_deciding(const Base& base, const std::string& regulation, const std::string& year, int first,
                   Session& session, Diagnostics& diagnostics) {
  std::vector<std::string> versions = base.versions_of(regulation);
  std::string found;
  for (const std::string& version : versions) {
    Session candidate;
    Diagnostics ignored;
    if (load_version(base, {"", "", "", regulation, version, 0}, candidate, ignored) && candidate.loaded() &&
        candidate.regulation().years.holds(first))
      found = version;
  }
  if (found.empty()) {
    diagnostics.add(problems::no_version_for(regulation, year, versions));
    return false;
  }
  return load_version(base, {"", "", "", regulation, found, 0}, session, diagnostics);
}

}  // namespace

std::optional<OpeningReport> Session::open_year(const std::string& path, const std::string& year,
                                                const OpeningOptions& options, Diagnostics& diagnostics) try {
  const auto first = semantics::academic_year(year);
  if (!first) {
    diagnostics.add(problems::not_a_year(year));
    return std::nullopt;
  }
  const Base base = Base::open_existing(path);
  std::vector<PromotionRow> rows = base.promotions();
  std::vector<std::string> years;
  for (const PromotionRow& row : rows)
    if (std::find(years.begin(), years.end(), row.year) == years.end()) years.push_back(row.year);
  keep(rows, options.which);
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const PromotionRow& row) { return semantics::academic_year(row.year) != *first - 1; }),
             rows.end());
  if (rows.empty()) {
    diagnostics.add(problems::nothing_before(semantics::written_year(*first), years));
    return std::nullopt;
  }
  const std::string& title = rows.front().regulation;
  if (!loaded() && !load_deciding(base, title, semantics::written_year(*first), *first, *this, diagnostics))
    return std::nullopt;
  if (!text::same_name(regulation().title, title)) {
    diagnostics.add(problems::other_regulation(regulation().title, title));
    return std::nullopt;
  }
  if (tell_year_outside(semantics::written_year(*first), {}, regulation(), diagnostics)) return std::nullopt;

  Opener opener(base, path, *this, *first, options);
  opener.report.year = semantics::written_year(*first);
  std::size_t closed = 0, all = 0;
  for (const PromotionRow& row : rows) {
    if (row.regulation != title) continue;
    closed += base.closed({row.name, row.maquette, row.year, row.version}).size();
    all += row.students;
    if (!opener.read(row, diagnostics)) return std::nullopt;
  }
  if (closed == 0) {
    diagnostics.add(problems::still_open(rows.front().name, all));
    return std::nullopt;
  }
  if (options.dry_run || opener.made.empty()) return opener.report;
  opener.report.written =
      Base::open_for_writing(path).open_year(opener.made, texts_of(*state_), {options.author, options.moment});
  return opener.report;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

}  // namespace bareme
