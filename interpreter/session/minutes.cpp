// The procès-verbal of a jury, gathered from what a Session holds: the results by columns, the acts of the base and
// those not saved yet, the exceptions that decided a value with what they say of themselves.
#include "report/minutes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "session/exceptions.hpp"
#include "session/minutes_acts.hpp"
#include "session/quantities.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"
#include "session/waits.hpp"

namespace bareme {
namespace {

using report::Measured;
using report::Minutes;
using semantics::ObjectId;
using values::State;
using values::Value;

class Gathering {
 public:
  Gathering(Session& session, Session::State& state)
      : session_(session),
        state_(state),
        rules_(session.regulation()),
        maquette_(session.curriculum()),
        rows_(session.promotion()) {
    for (const auto& [key, column] : session.promotion().columns())
      if (key.kind == plan::InputKey::Kind::Decision) decided_.emplace(key.object.index(), &column);
  }

  bool gather(Minutes& minutes, diagnostics::Diagnostics& diagnostics) {
    for (const std::size_t student : rows_.students) {
      const plan::Student& one = session_.promotion().students[student];
      minutes.students.push_back({one.number, one.name, one.first_name});
    }
    if (!session_.evaluate(cells(), diagnostics)) return false;
    for (const ObjectId object : shown_)
      minutes.tables.push_back(table(object));
    minutes.decisions = acts_decided(session_, rows_);
    minutes.grants = acts_granted(session_, state_.granted, rows_);
    minutes.awaited = awaited();
    minutes.calls = calls();
    return exceptions(minutes.exceptions, diagnostics);
  }

 private:
  bool has_result(ObjectId object) const {
    const semantics::Object& one = maquette_.object(object);
    if (one.elsewhere || one.filled || one.line) return false;
    const auto result = result_cell(rules_, maquette_, object);
    return result && !session_.is_moot(*result);
  }

  // An épreuve is no part of a procès-verbal, whatever its règlement calls its mark.
  bool has_mean(ObjectId object) const {
    const semantics::Object& one = maquette_.object(object);
    return !one.elsewhere && !one.filled && !one.line && one.level != rules_.lowest &&
           mean_cell(object).quantity.valid();
  }

  using Holds = bool (Gathering::*)(ObjectId) const;
  void collect(ObjectId object, Holds holds, std::vector<ObjectId>& found) const {
    for (const ObjectId child : maquette_.object(object).children)
      if ((this->*holds)(child))
        found.push_back(child);
      else
        collect(child, holds, found);
  }

  // The nearest objects inside that have a result; where none has, those that have a mean.
  std::vector<ObjectId> parts_of(ObjectId object) const {
    std::vector<ObjectId> parts;
    collect(object, &Gathering::has_result, parts);
    if (parts.empty()) collect(object, &Gathering::has_mean, parts);
    return parts;
  }

  plan::CellKey mean_cell(ObjectId object) const { return {object, leading_mean(rules_, maquette_, object), {}}; }

  plan::CellKey rank_cell(ObjectId object) const {
    for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
      if (const semantics::QuantityId id(i); rules_.quantity(id).level == maquette_.object(object).level &&
                                             is_rank(rules_.quantity(id)) &&
                                             maquette_.rule_for(rules_, id, object) >= 0)
        return {object, id, {}};
    return {object, {}, {}};
  }

  plan::CellKey mention_cell(ObjectId object) const {
    const semantics::QuantityId id = rules_.quantity_named(maquette_.object(object).level, "mention");
    return {object, id.valid() && maquette_.rule_for(rules_, id, object) >= 0 ? id : semantics::QuantityId{}, {}};
  }

  plan::CellKey proposition_cell(ObjectId object) const {
    const semantics::LevelId level = maquette_.object(object).level;
    return {object, quantity_of_role(rules_, level, semantics::Quantity::Role::Proposition), {}};
  }

  // The objects that have a table: those decided of parts that are decided too; then, of what no such table shows, what
  // holds it, or itself. A règlement that decides nothing has no table.
  void choose_tables() {
    const std::size_t count = maquette_.objects.size();
    std::vector<bool> told(count);
    const auto show = [&](ObjectId object) {
      if (std::find(shown_.begin(), shown_.end(), object) != shown_.end()) return;
      shown_.push_back(object);
      told[object.index()] = true;
      for (const ObjectId part : parts_of(object))
        told[part.index()] = true;
    };
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<ObjectId> decided;
      if (has_result(ObjectId(i))) collect(ObjectId(i), &Gathering::has_result, decided);
      if (!decided.empty()) show(ObjectId(i));
    }
    for (std::size_t i = 0; i < count; ++i) {
      const ObjectId object(i), above = maquette_.object(object).parent;
      if (told[i] || !has_result(object)) continue;
      show(above.valid() && above != maquette_.root() ? above : object);
    }
    // Innermost first; several of one level in the order of the maquette: S7 before S8, and both before their year.
    const auto depth = [&](ObjectId one) {
      long steps = 0;
      for (; one.valid(); one = maquette_.object(one).parent)
        ++steps;
      return steps;
    };
    std::stable_sort(shown_.begin(), shown_.end(), [&](ObjectId left, ObjectId right) {
      return std::pair(-depth(left), left) < std::pair(-depth(right), right);
    });
  }

  // What a procès-verbal reads.
  std::vector<plan::CellKey> cells() {
    choose_tables();
    std::set<ObjectId> read(shown_.begin(), shown_.end());
    for (const ObjectId object : shown_)
      for (const ObjectId part : parts_of(object))
        read.insert(part);
    for (std::size_t i = 0; i < maquette_.objects.size(); ++i)
      if (has_result(ObjectId(i))) read.insert(ObjectId(i));
    std::vector<plan::CellKey> asked;
    for (const ObjectId object : read) {
      for (const plan::CellKey& cell :
           {mean_cell(object), rank_cell(object), mention_cell(object), proposition_cell(object)})
        if (cell.quantity.valid()) asked.push_back(cell);
      if (has_result(object)) asked.push_back(*result_cell(rules_, maquette_, object));
    }
    return asked;
  }

  std::string name(const plan::CellKey& cell) const {
    return cell.quantity.valid() ? rules_.quantity(cell.quantity).name : "";
  }

  Measured measured(std::size_t student, const plan::CellKey& cell) const {
    return {session_.value(student, cell), session_.type(cell), rules_.quantity(cell.quantity).rounding};
  }

  Minutes::Cell cell(std::size_t student, ObjectId object) const {
    Minutes::Cell cell;
    if (const plan::CellKey mean = mean_cell(object); mean.quantity.valid()) cell.mean = measured(student, mean);
    if (const plan::CellKey rank = rank_cell(object); rank.quantity.valid()) cell.rank = measured(student, rank);
    if (const plan::CellKey said = mention_cell(object); said.quantity.valid()) cell.mention = measured(student, said);
    if (!has_result(object)) return cell;
    cell.result = session_.value(student, *result_cell(rules_, maquette_, object));
    cell.proposition = session_.value(student, proposition_cell(object));
    cell.pronounced = pronounced(student, object);
    return cell;
  }

  bool pronounced(std::size_t student, ObjectId object) const {
    const auto [first, last] = decided_.equal_range(object.index());
    return std::any_of(first, last,
                       [&](const auto& one) { return one.second->value(student, values::Kind::Code).present(); });
  }

  Minutes::Table table(ObjectId object) const {
    Minutes::Table table;
    const auto named = [&](ObjectId one) {
      const semantics::Object& it = maquette_.object(one);
      return Minutes::Column{maquette_.address(one),
                             it.label,
                             it.label_en,
                             one == object,
                             has_result(one),
                             name(mean_cell(one)),
                             name(rank_cell(one)),
                             name(mention_cell(one))};
    };
    const Minutes::Column whole = named(object);
    table.object = whole.object, table.label = whole.label, table.label_en = whole.label_en;
    std::vector<ObjectId> parts = parts_of(object);
    parts.push_back(object);
    for (const ObjectId part : parts)
      table.columns.push_back(named(part));
    // Of an object nothing is decided of, who has a value in it; else who has its result.
    const bool decided = has_result(object);
    const auto concerns = [&](const Minutes::Cell& cell) {
      return cell.result.state() != State::SansObjet || (cell.mean && cell.mean->value.state() != State::SansObjet);
    };
    for (const std::size_t student : rows_.students) {
      std::vector<Minutes::Cell> row;
      for (const ObjectId part : parts)
        row.push_back(cell(student, part));
      table.population +=
          decided ? row.back().result.state() != State::SansObjet : std::any_of(row.begin(), row.end(), concerns);
      table.rows.push_back(std::move(row));
    }
    if (!has_result(object)) return table;
    for (const Tally::Line& line : session_.tally(*result_cell(rules_, maquette_, object)).lines)
      if (line.code || line.state != State::SansObjet) table.counts.push_back({line.code, line.state, line.count});
    return table;
  }

  std::string address(ObjectId object) const { return object == maquette_.root() ? "" : maquette_.address(object); }

  // What each table comes to: its own result, else those of its parts.
  std::vector<plan::CellKey> decided_cells() const {
    std::vector<plan::CellKey> all;
    for (const ObjectId object : shown_)
      for (const ObjectId one : has_result(object) ? std::vector<ObjectId>{object} : parts_of(object))
        if (has_result(one)) all.push_back(*result_cell(rules_, maquette_, one));
    return all;
  }

  std::vector<Minutes::Awaited> awaited() const {
    std::vector<Minutes::Awaited> all;
    for (std::size_t row = 0; row < rows_.students.size(); ++row) {
      Minutes::Awaited one{row, {}};
      for (const plan::CellKey& result : decided_cells()) {
        if (session_.value(rows_.students[row], result).state() != State::EnAttente) continue;
        for (const plan::InputKey& input : session_.awaited(rows_.students[row], result)) {
          const std::string label = awaited_from(session_, rows_.students[row], input);
          if (std::find(one.inputs.begin(), one.inputs.end(), label) == one.inputs.end()) one.inputs.push_back(label);
        }
      }
      if (!one.inputs.empty()) all.push_back(std::move(one));
    }
    return all;
  }

  // An épreuve that has no name of its own bears its matière's.
  std::vector<Minutes::Call> calls() const {
    std::vector<Minutes::Call> all;
    for (const Called& called : session_.convoked()) {
      Minutes::Call call{rows_.places[called.student], called.session, {}};
      for (const ObjectId exam : called.exams) {
        ObjectId named = exam;
        while (maquette_.object(named).label.empty() && maquette_.object(named).parent.valid())
          named = maquette_.object(named).parent;
        const semantics::Object& one = maquette_.object(named);
        call.exams.push_back({address(exam), one.label, one.label_en, false});
      }
      all.push_back(std::move(call));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& left, const auto& right) { return left.student < right.student; });
    return all;
  }

  // The condition by columns, then only those it holds for, one by one: what decided and what it says.
  bool exceptions(std::vector<Minutes::Exception>& all, diagnostics::Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    for_each_exception(
        rules_, maquette_, [&](ObjectId object, semantics::QuantityId quantity, const semantics::ExceptionRule& rule) {
          if (!rule.condition) return;
          const std::vector<Value> holds =
              values_of(state_.grounds(), rule.condition, object, rule.heading.view, state_.setting(), diagnostics);
          for (std::size_t student = 0; student < holds.size(); ++student)
            if (holds[student].is_truth() && holds[student].truth())
              told(all, student, {object, quantity, rule.heading.view}, rule);
        });
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& left, const auto& right) { return left.student < right.student; });
    return diagnostics.error_count() == before;
  }

  void told(std::vector<Minutes::Exception>& all, std::size_t student, const plan::CellKey& cell,
            const semantics::ExceptionRule& rule) {
    const evaluation::Trace trace = state_.evaluator(student).explain(cell.object, cell.quantity, cell.view);
    if (trace.value.state() == State::SansObjet || !decided_by(trace, rule.label)) return;
    all.push_back({rows_.places[student],
                   address(cell.object),
                   rules_.quantity(cell.quantity).name,
                   rule.label,
                   rules_.articles[rule.article.index()].number,
                   trace.reason,
                   {trace.value, trace.type, trace.rounding}});
  }

  // Another exception may win over it.
  static bool decided_by(const evaluation::Trace& trace, const std::string& label) {
    return std::any_of(trace.children.begin(), trace.children.end(), [&](const evaluation::Trace& child) {
      return child.kind == evaluation::Trace::Kind::Exception && child.decisive &&
             child.label.find("« " + label + " »") != std::string::npos;
    });
  }

  Session& session_;
  Session::State& state_;
  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
  const Rows rows_;
  std::multimap<std::size_t, const plan::Column*> decided_;  // by object: what juries pronounced there
  std::vector<ObjectId> shown_;
};

std::vector<std::string> unfinished(const Session& session, const Minutes& minutes) {
  std::vector<std::string> why;
  const auto counted = [](std::size_t count, const char* one, const char* several) {
    return fmt::format("{} {}", count, count < 2 ? one : several);
  };
  const std::size_t acts = session.log().acts().size();
  if (acts > 0) why.push_back(counted(acts, "acte n'est pas enregistré", "actes ne sont pas enregistrés"));
  if (const std::string scenario = session.scenes().current; !scenario.empty())
    why.push_back("HYPOTHÈSE « " + scenario + " »");
  if (minutes.jury.empty()) why.push_back("la composition du jury n'est pas donnée");
  if (!minutes.date) why.push_back("la date du jury n'est pas donnée");
  if (!minutes.awaited.empty())
    why.push_back(counted(minutes.awaited.size(), "étudiant attend une note ou une donnée",
                          "étudiants attendent une note ou une donnée"));
  return why;
}

std::string saved_composition(const Session::State& state, diagnostics::Diagnostics& diagnostics) try {
  const Which& which = state.selection;
  return records::Base::open_existing(state.base)
      .composition({which.promotion, which.maquette, which.year, which.version}, state.jury.session);
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return "";
}

std::string cut(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> read_composition(const std::string& typed) {
  std::vector<std::pair<std::string, std::string>> members;
  for (std::size_t begin = 0; begin <= typed.size();) {
    const std::size_t end = std::min(typed.find(';', begin), typed.size());
    const std::string one = cut(std::string_view(typed).substr(begin, end - begin));
    const std::size_t comma = std::min(one.find(','), one.size());
    if (!one.empty())
      members.emplace_back(cut(one.substr(0, comma)), comma == one.size() ? "" : cut(one.substr(comma + 1)));
    begin = end + 1;
  }
  return members;
}

std::optional<report::Minutes> Session::minutes(const MinutesHead& head, Diagnostics& diagnostics) {
  Minutes minutes;
  const Fingerprints prints = fingerprints();
  minutes.program = head.program;
  minutes.regulation = regulation().title, minutes.version = regulation().version;
  minutes.regulation_fingerprint = prints.regulation;
  minutes.maquette = curriculum().title, minutes.maquette_fingerprint = prints.maquette;
  minutes.promotion = promotion().name, minutes.year = state_->selection.year;
  minutes.session = jury().session, minutes.date = jury().date;
  minutes.place = head.place;
  auto members = head.members;
  if (members.empty() && !base().empty()) members = read_composition(saved_composition(*state_, diagnostics));
  for (const auto& [name, role] : members)
    minutes.jury.push_back({name, role});
  if (!Gathering(*this, *state_).gather(minutes, diagnostics)) return std::nullopt;
  minutes.data_fingerprint = data_fingerprint(*this);
  if (!base().empty())
    if (const auto journal = verify_journal(base(), diagnostics)) minutes.journal_mark = journal->last;
  if (diagnostics.has_errors()) return std::nullopt;
  minutes.unfinished = unfinished(*this, minutes);
  return minutes;
}

}  // namespace bareme
