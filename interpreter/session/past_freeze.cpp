// figer: the columns of a promotion, and what stands over them, as the text of a past jury.
#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "intake/exam_address.hpp"
#include "past/pseudonyms.hpp"
#include "records/fingerprint.hpp"
#include "session/as_closed.hpp"
#include "session/inside.hpp"
#include "session/past.hpp"
#include "session/past_as_of.hpp"
#include "session/past_choice.hpp"
#include "session/past_holds.hpp"
#include "session/past_problems.hpp"
#include "session/past_since.hpp"
#include "session/past_texts.hpp"
#include "session/saving.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using plan::InputKey;
using semantics::ObjectId;
using values::Value;

class Freezer {
 public:
  explicit Freezer(const Session& session)
      : session_(session), state_(Inside::of(session)), rules_(*state_.regulation), maquette_(*state_.curriculum) {}

  past::Baseline baseline(const FreezeOptions& options) {
    head(options);
    const std::vector<InputKey> keys = inputs();
    const std::vector<plan::CellKey> cells = shown();
    for (std::size_t student = 0; student < session_.promotion().size(); ++student) {
      enrol(student);
      for (const InputKey& key : keys)
        given(key, student);
      for (past::Decision& one : decisions_[session_.promotion().students[student].number]) {
        one.student = static_cast<std::uint32_t>(student);
        settle(one, student);
        baseline_.decisions.push_back(std::move(one));
      }
      for (const plan::CellKey& cell : cells)
        stands(cell, student);
    }
    return std::move(baseline_);
  }

 private:
  std::string year() const {
    if (!state_.selection.year.empty()) return state_.selection.year;
    if (!state_.enrolled.year.empty()) return state_.enrolled.year;
    const semantics::FactId fact = rules_.fact_named(rules_.student, "année universitaire");
    if (!fact.valid()) return "";
    const InputKey key{InputKey::Kind::Fact, maquette_.root(), fact, {}, 0};
    const Value first = session_.promotion().given(key, 0, values::Kind::Text);
    return first.present() ? first.text() : "";
  }

  void head(const FreezeOptions& options) {
    past::Head& head = baseline_.head;
    head.promotion = session_.promotion().name;
    head.year = year();
    head.session = session_.jury().session;
    head.date = session_.jury().date;
    head.president = options.president;
    head.title = rules_.title;
    head.version = rules_.version;
    head.maquette = maquette_.title;
    for (const Taken& taken : session_.taken()) {
      if (taken.session > *head.session) continue;
      decisions_[taken.student].push_back(decision(taken));
      const auto date = values::Date::parse(taken.date);
      if (taken.session == *head.session && date && !session_.jury().date && (!head.date || *head.date < *date))
        head.date = date;
    }
    for (const Granted& granted : session_.granted()) {  // a jury may grant points, and decide nothing
      const auto date = values::Date::parse(granted.date);
      const bool later = date && (!head.date || *head.date < *date);
      if (granted.session == *head.session && later && !session_.jury().date) head.date = date;
    }
  }

  // What is proposed once the jury is over, since that is what can be computed again: an act taken after this one, on
  // what the object contains, may have made it another.
  void settle(past::Decision& one, std::size_t student) const {
    const auto cell = proposition_at(session_, one.object);
    if (!cell || one.session != *baseline_.head.session) return;
    const std::string proposed = session_.words(*cell, session_.value(student, *cell));
    one.overtaken = (!one.proposition.empty() && one.proposition != proposed) ||
                    (!one.forced && !is_open_to(session_, one, student, cell->object));
    if (!one.overtaken) one.proposition = proposed;
  }

  static past::Decision decision(const Taken& taken) {
    past::Decision one;
    one.object = taken.object;
    one.session = taken.session;
    one.code = taken.code;
    const std::string suite = " suite ";
    if (taken.pronounced.size() > taken.code.size())
      one.suite = taken.pronounced.substr(taken.code.size() + suite.size());
    one.proposition = taken.proposition;
    one.article = taken.article;
    one.motive = taken.motive;
    one.forced = taken.forced;
    return one;
  }

  // In the order of the maquette; what a later session brought, the jury had not.
  std::vector<InputKey> inputs() const {
    std::vector<InputKey> keys;
    for (const auto& [key, column] : session_.promotion().columns())
      if (key.kind != InputKey::Kind::Decision && key.kind != InputKey::Kind::Age &&
          !(key.kind == InputKey::Kind::Mark && key.session > *baseline_.head.session))
        keys.push_back(key);
    const auto order = [](const InputKey& key) {
      return std::tuple(key.object, key.kind, key.fact, key.quantity, key.session);
    };
    std::sort(keys.begin(), keys.end(), [&](const InputKey& a, const InputKey& b) { return order(a) < order(b); });
    return keys;
  }

  // Results, and what papers show; a school that declares none shows means.
  std::vector<plan::CellKey> shown() const {
    std::set<semantics::QuantityId> on_paper;
    for (const semantics::Document& document : rules_.documents)
      for (const semantics::Document::Line& line : document.lines)
        for (const semantics::Document::Shown& item : line.items)
          if (item.quantity.valid()) on_paper.insert(item.quantity);
    std::vector<plan::CellKey> cells;
    for (const plan::CellKey& cell : session_.every_cell()) {
      const semantics::Quantity& quantity = rules_.quantity(cell.quantity);
      const semantics::Object& object = maquette_.object(cell.object);
      using Role = semantics::Quantity::Role;
      if (object.filled || object.elsewhere || object.line || quantity.role == Role::Mark) continue;
      if (quantity.type.kind == values::Kind::List) continue;
      const bool mean = quantity.name == "moyenne" || quantity.name == "moyenne générale";
      if (quantity.role == Role::Result || (mean && object.level != rules_.lowest) || on_paper.contains(cell.quantity))
        cells.push_back(cell);
    }
    return cells;
  }

  void enrol(std::size_t student) {
    const past::Head& head = baseline_.head;
    baseline_.batch.enrolments.push_back(
        {session_.promotion().students[student], head.year, head.maquette, head.promotion, false, {}, head.version});
  }

  plan::NameId id(const std::string& name) { return baseline_.batch.names.id(name); }
  std::string address(ObjectId object) const {
    return object == maquette_.root() ? std::string() : maquette_.address(object);
  }

  plan::Datum datum(const Value& value) {
    plan::Datum datum;
    datum.kind = value.kind();
    if (value.is_code())
      datum.text = id(rules_.code(value.code()).name);
    else if (values::is_textual(value.kind()))
      datum.text = id(value.text());
    else
      datum.number = value.kind() == values::Kind::Date ? values::Number(value.date().days()) : value.number();
    return datum;
  }

  void given(const InputKey& key, std::size_t student) {
    using Kind = InputKey::Kind;
    const auto who = static_cast<std::uint32_t>(student);
    const values::Kind kind = key.kind == Kind::Fact     ? rules_.fact(key.fact).type.kind
                              : key.kind == Kind::Frozen ? rules_.quantity(key.quantity).type.kind
                              : key.kind == Kind::Line   ? values::Kind::Truth
                                                         : values::Kind::Number;
    const Value value = session_.promotion().given(key, student, kind);
    plan::Batch& batch = baseline_.batch;
    if (key.kind == Kind::Mark && value.state() == values::State::EnAttente)
      batch.convocations.push_back({who, id(intake::exam_address(maquette_, key.object)), key.session, {}});
    if (!value.present()) return;
    if (key.kind == Kind::Mark)
      batch.marks.push_back({who, id(intake::exam_address(maquette_, key.object)), key.session, datum(value), {}});
    else if (key.kind == Kind::Line)
      line_of(who, key.object);
    else if (key.kind == Kind::Frozen)
      batch.frozen.push_back({who,
                              acquired_year(key.object, student),
                              id(address(key.object)),
                              id(rules_.quantity(key.quantity).name),
                              key.session,
                              datum(value),
                              {}});
    else if (maquette_.object(key.object).line)
      of_line(who, key, value);
    else if (!is_own_year(key, value))
      batch.facts.push_back({who, id(address(key.object)), id(rules_.fact(key.fact).name), datum(value), {}});
  }

  // The head says it.
  bool is_own_year(const InputKey& key, const Value& value) const {
    return key.object == maquette_.root() && rules_.fact(key.fact).name == "année universitaire" &&
           value.text() == baseline_.head.year;
  }

  plan::DossierLine line(std::uint32_t student, ObjectId object) {
    const semantics::Object& own = maquette_.object(object);
    int rank = 0;
    for (const ObjectId sibling : maquette_.object(own.parent).children) {
      rank += maquette_.object(sibling).level == own.level && maquette_.object(sibling).line ? 1 : 0;
      if (sibling == object) break;
    }
    plan::DossierLine line;
    line.enrolment = student;
    line.level = id(rules_.level(own.level).name);
    line.parent = id(address(own.parent));
    line.rank = rank;
    return line;
  }

  // Made by the first that speaks of it: its facts are read before it, since Kind::Line sorts after Kind::Fact.
  plan::DossierLine& line_of(std::uint32_t student, ObjectId object) {
    const auto [known, fresh] = lines_.try_emplace({student, object}, baseline_.batch.lines.size());
    if (fresh) baseline_.batch.lines.push_back(line(student, object));
    return baseline_.batch.lines[known->second];
  }

  void of_line(std::uint32_t student, const InputKey& key, const Value& value) {
    line_of(student, key.object).facts.push_back({id(rules_.fact(key.fact).name), datum(value)});
  }

  // The year of the jury that left it, from how long ago it was.
  std::string acquired_year(ObjectId object, std::size_t student) const {
    const Value age =
        session_.promotion().given({InputKey::Kind::Age, object, {}, {}, 0}, student, values::Kind::Number);
    const auto own = plan::first_year(baseline_.head.year);
    if (!age.present() || !own || !age.number().integer()) return "";
    const int first = *own - static_cast<int>(*age.number().integer());
    return fmt::format("{}-{}", first, first + 1);
  }

  void stands(const plan::CellKey& cell, std::size_t student) {
    const Value value = session_.value(student, cell);
    if (value.state() == values::State::SansObjet) return;
    past::Result result;
    result.student = static_cast<std::uint32_t>(student);
    result.cell = id(plan::describe_fact(address(cell.object), rules_.quantity(cell.quantity).name));
    result.state = value.state();
    if (value.present()) result.value = datum(value);
    baseline_.results.push_back(std::move(result));
  }

  const Session& session_;
  const Session::State& state_;
  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
  past::Baseline baseline_;
  std::map<std::string, std::vector<past::Decision>> decisions_;
  std::map<std::pair<std::uint32_t, ObjectId>, std::size_t> lines_;
};

// « ING2 Informatique 2024-2025 » : ing2-informatique-2024-2025.
std::string slug(const std::string& text) {
  std::string made;
  for (const char c : text::fold_word(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      made += c;
    else if (!made.empty() && made.back() != '-')
      made += '-';
  }
  while (!made.empty() && made.back() == '-')
    made.pop_back();
  return made;
}

std::string file_name(const past::Head& head) {
  std::string name = slug(head.promotion.empty() ? head.maquette : head.promotion);
  if (!head.year.empty() && name.find(slug(head.year)) == std::string::npos) name = slug(head.year) + "-" + name;
  return name + fmt::format("-session-{}.jury", head.session.value_or(1));
}

// A rank or a median the jury read counted students who are erased now, or others than those there are: it cannot be
// had again.
bool is_as_closed(Session& session, Diagnostics& diagnostics) {
  Session::State& state = Inside::of(session);
  if (state.kept.students.empty()) return true;
  const plan::Jury asked = session.jury();
  session.ask_as({session.regulation().sessions, asked.date});
  const std::vector<NoLongerSo> otherwise = no_longer_as_closed(session, state, diagnostics);
  if (!otherwise.empty()) diagnostics.add(problems::not_frozen_as_closed(session, otherwise, state));
  session.ask_as(asked);
  return otherwise.empty();
}

// As much as can be hidden without another decision: a règlement that names a day, a year or a text reads those.
std::optional<FrozenJury> disguised(FrozenJury frozen, const past::Baseline& baseline, const std::string& seed,
                                    Diagnostics& diagnostics) {
  past::Disguise disguise{seed.empty() ? frozen.text : seed};
  for (const auto& [dates, texts] :
       {std::pair(true, true), std::pair(false, true), std::pair(true, false), std::pair(false, false)}) {
    disguise.move_dates = dates;
    disguise.hide_texts = texts;
    past::Baseline other = baseline;
    past::pseudonymise(other, disguise, [](std::string_view text) { return records::fingerprint(text); });
    frozen.name = file_name(other.head);
    frozen.text = past::text_of(other);
    frozen.dates_kept = !dates;
    frozen.texts_kept = !texts;
    Diagnostics tried;
    if (holds(frozen, tried)) return frozen;
    if (dates || texts) continue;
    for (const diagnostics::Diagnostic& one : tried.all())
      diagnostics.add(one);
  }
  return std::nullopt;
}

}  // namespace

std::optional<FrozenJury> freeze(Session& session, const FreezeOptions& options, Diagnostics& diagnostics) {
  if (session.promotion().size() == 0) {
    diagnostics.add(problems::nobody_to_freeze());
    return std::nullopt;
  }
  const std::size_t before = diagnostics.error_count();
  if (!is_as_closed(session, diagnostics)) return std::nullopt;
  if (const std::size_t erased = Inside::of(session).kept.erased; erased != 0)
    diagnostics.add(problems::frozen_without_the_erased(erased));
  const int sat = session_sat(session);
  const AsOf as_of(session, sat);
  as_the_jury_saw(session, sat, diagnostics);
  session.evaluate({}, diagnostics);
  if (diagnostics.error_count() != before) return std::nullopt;
  FrozenJury frozen;
  past::Baseline baseline = Freezer(session).baseline(options);
  frozen.texts = texts_in_force(session);
  const auto marks = marks_of(frozen.texts, baseline.head.maquette, diagnostics);
  if (!marks) return std::nullopt;
  baseline.head.fingerprint = marks->regulation;
  baseline.head.maquette_fingerprint = marks->maquette;
  baseline.head.texts = frozen.folder = "textes/" + slug(baseline.head.version) + "-" + marks->all.substr(0, 8);
  frozen.name = file_name(baseline.head);
  frozen.text = past::text_of(baseline);
  frozen.students = baseline.batch.enrolments.size();
  frozen.decisions = baseline.decisions.size();
  frozen.results = baseline.results.size();
  if (!options.pseudonyms) return holds(frozen, diagnostics) ? std::optional(frozen) : std::nullopt;
  return disguised(std::move(frozen), baseline, options.seed, diagnostics);
}

}  // namespace bareme
