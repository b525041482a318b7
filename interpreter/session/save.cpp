// enregistrer: the acts of the session into the base it was opened from, when nothing that was read has changed there.
#include <fmt/format.h>

#include "intake/exam_address.hpp"
#include "session/act_problems.hpp"
#include "session/comparison.hpp"
#include "session/saving.hpp"

namespace bareme {
namespace {

using jury::Act;
using values::Value;

// The values of the object and of all it contains, as they stand: « SH7.moyenne = 9,99 ; … ».
std::string snapshot_of(const Session& session, std::size_t student, semantics::ObjectId object) {
  const auto inside = [&](semantics::ObjectId one) {
    for (; one.valid(); one = session.curriculum().object(one).parent)
      if (one == object) return true;
    return false;
  };
  std::string text;
  for (const plan::CellKey& cell : session.every_cell()) {
    if (!inside(cell.object)) continue;
    const Value value = session.value(student, cell);
    if (value.state() == values::State::SansObjet) continue;
    text += (text.empty() ? "" : " ; ") + session.label(cell) + " = " +
            (value.is_number() ? value.number().exact_text() : session.words(cell, value));
  }
  return text;
}

std::string code_words(const semantics::CheckedRegulation& rules, const Value& value) {
  return value.is_code() ? rules.code(value.code()).name : values::describe(value.state());
}

std::string article_of(const semantics::CheckedRegulation& rules, const Act& act) {
  if (!act.article.valid()) return "";
  return rules.articles[act.article.index()].number + (act.letter != 0 ? std::string(" ") + act.letter : "");
}

struct Writer {
  const Session& session;
  const SaveOptions& options;
  const Which& selection;
  std::string fingerprint;

  records::Decision decision(const Act& act) const {
    const semantics::CheckedRegulation& rules = session.regulation();
    const semantics::Curriculum& maquette = session.curriculum();
    return {session.promotion().students[act.student].number,
            selection.year,
            selection.maquette,
            act.object == maquette.root() ? "" : maquette.address(act.object),
            rules.code(act.value.code()).name,
            act.next ? rules.code(*act.next).name : "",
            *session.jury().session,
            date(),
            options.author,
            act.motive,
            code_words(rules, act.proposition),
            snapshot_of(session, act.student, act.object),
            fingerprint,
            article_of(rules, act),
            act.forced};
  }
  records::Grant grant(const Act& act) const {
    const semantics::CheckedRegulation& rules = session.regulation();
    const semantics::Curriculum& maquette = session.curriculum();
    records::Grant grant;
    grant.student = session.promotion().students[act.student].number;
    grant.object = act.object == maquette.root() ? "" : maquette.address(act.object);
    grant.name = rules.fact(act.fact).name;
    grant.value.kind = act.value.kind();
    grant.value.number = act.value.number();
    if (act.value.is_code()) grant.word = rules.code(act.value.code()).name;
    if (values::is_textual(act.value.kind())) grant.word = act.value.text();
    grant.before = session.words(act.proposition, act.type);
    grant.motive = act.motive;
    grant.article = article_of(rules, act);
    grant.snapshot = snapshot_of(session, act.student, act.object);
    return grant;
  }
  records::Call call(const Act& act) const {
    records::Call call{
        session.promotion().students[act.student].number, {}, act.settings.front().key.session, act.motive};
    for (const jury::Setting& setting : act.settings)
      call.exams.push_back(intake::exam_address(session.curriculum(), setting.key.object));
    return call;
  }
  std::string date() const { return session.jury().date ? session.jury().date->iso() : options.date; }

  records::Sitting sitting(const std::vector<Act>& acts) const {
    records::Sitting sitting;
    for (const Act& act : acts) {
      switch (act.kind) {
        case Act::Kind::Decision:
          sitting.in_order.push_back(records::Sitting::Act::Decision);
          sitting.decisions.push_back(decision(act));
          break;
        case Act::Kind::Grant:
          sitting.in_order.push_back(records::Sitting::Act::Grant);
          sitting.grants.push_back(grant(act));
          break;
        case Act::Kind::Call:
          sitting.in_order.push_back(records::Sitting::Act::Call);
          sitting.calls.push_back(call(act));
          break;
      }
    }
    sitting.session = session.jury().session;
    sitting.date = date();
    sitting.seance = options.seance;
    sitting.events = options.events;
    sitting.fingerprint = fingerprint;
    return sitting;
  }
};

}  // namespace

std::optional<SaveReport> Session::save(const SaveOptions& options, Diagnostics& diagnostics) try {
  State& state = *state_;
  const std::vector<Act> acts = state.log.acts();
  if (const std::string scenario = scenes().current; !scenario.empty()) {
    diagnostics.add(problems::act_in_scenario(scenario));
    return std::nullopt;
  }
  const bool nothing = acts.empty() && options.composition.empty();
  if (nothing)
    diagnostics.add(problems::nothing_to_save());
  else if (state.base.empty())
    diagnostics.add(problems::no_base_to_save());
  else if (options.author.empty())
    diagnostics.add(problems::who_saves());
  if (nothing || state.base.empty() || options.author.empty()) return std::nullopt;

  const records::Selection selection{state.selection.promotion, state.selection.maquette, state.selection.year,
                                     state.selection.version};
  const Writer writer{*this, options, state.selection, state.base_regulation};
  records::Sitting sitting = writer.sitting(acts);
  sitting.composition = options.composition;
  SaveReport report;
  records::Base base = records::Base::open_for_writing(state.base);
  const records::Saved saved =
      base.save(sitting, selection, {options.author, options.moment}, [&](const records::Base& now) {
        report.changed = changed_since(*this, state, now);
        return report.changed.empty();
      });
  if (!saved.written) {
    diagnostics.add(problems::base_changed(report.changed.size()));
    return report;
  }
  report.acts = acts.size();
  report.batch = saved.batch;
  report.backup = saved.backup;
  report.mark = saved.mark;
  state.given = state.promotion;  // what the base now holds
  state.log.saved();
  state.saved = true;
  state.taken = decisions_of(base, selection);
  state.granted = base.granted(selection);
  state.journal_seen = base.journal_rows();
  return report;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

}  // namespace bareme
