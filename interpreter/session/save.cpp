// enregistrer: the acts of the session into the base it was opened from, when nothing that was read has changed there.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "session/act_problems.hpp"
#include "session/inputs.hpp"
#include "session/saving.hpp"

namespace bareme {
namespace {

using jury::Act;
using values::Value;

// What was read and is not there as it was: a mark, a fact, a decision, who is enrolled.
class Comparison {
 public:
  Comparison(const Session& session, const plan::Promotion& read, const plan::Promotion& now)
      : session_(session), rules_(session.regulation()), read_(read), now_(now) {}

  std::vector<plan::Difference> differences() {
    if (!same_students()) return found_;
    std::vector<plan::InputKey> keys;
    for (const auto& [key, column] : read_.columns())
      keys.push_back(key);
    for (const auto& [key, column] : now_.columns())
      if (read_.find(key) == nullptr) keys.push_back(key);
    for (const plan::InputKey& key : keys)
      compare(key);
    std::stable_sort(found_.begin(), found_.end(), [](const plan::Difference& left, const plan::Difference& right) {
      return std::tie(left.student, left.what) < std::tie(right.student, right.what);
    });
    // A decision is read in several views: it changed once.
    const auto same = [](const plan::Difference& left, const plan::Difference& right) {
      return std::tie(left.student, left.what, left.before, left.after) ==
             std::tie(right.student, right.what, right.before, right.after);
    };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return found_;
  }

 private:
  bool same_students() {
    const auto numbers = [](const plan::Promotion& promotion) {
      std::vector<std::string> all;
      for (const plan::Student& student : promotion.students)
        all.push_back(student.number);
      return all;
    };
    if (numbers(read_) == numbers(now_)) return true;
    found_.push_back({"", "étudiants inscrits", std::to_string(read_.size()), std::to_string(now_.size()), {}});
    return false;
  }

  void compare(const plan::InputKey& key) {
    const semantics::Type type = input_type(rules_, key);
    for (std::size_t student = 0; student < read_.size(); ++student) {
      const Value before = read_.given(key, student, type.kind), after = now_.given(key, student, type.kind);
      if (before == after) continue;
      found_.push_back(
          {read_.students[student].number, session_.input_label(key), words(before, type), words(after, type), {}});
    }
  }

  std::string words(const Value& value, const semantics::Type& type) const {
    return value.state() == values::State::SansObjet ? "rien" : session_.words(value, type);
  }

  const Session& session_;
  const semantics::CheckedRegulation& rules_;
  const plan::Promotion &read_, &now_;
  std::vector<plan::Difference> found_;
};

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
  std::string date() const { return session.jury().date ? session.jury().date->iso() : options.date; }

  records::Sitting sitting(const std::vector<Act>& acts) const {
    records::Sitting sitting;
    for (const Act& act : acts) {
      const bool decides = act.kind == Act::Kind::Decision;
      sitting.in_order.push_back(decides);
      if (decides)
        sitting.decisions.push_back(decision(act));
      else
        sitting.grants.push_back(grant(act));
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
  if (acts.empty())
    diagnostics.add(problems::nothing_to_save());
  else if (state.base.empty())
    diagnostics.add(problems::no_base_to_save());
  else if (options.author.empty())
    diagnostics.add(problems::who_saves());
  if (acts.empty() || state.base.empty() || options.author.empty()) return std::nullopt;

  const records::Selection selection{state.selection.promotion, state.selection.maquette, state.selection.year,
                                     state.selection.version};
  const Writer writer{*this, options, state.selection, state.base_regulation};
  const records::Sitting sitting = writer.sitting(acts);
  SaveReport report;
  records::Base base = records::Base::open_for_writing(state.base);
  const records::Saved saved =
      base.save(sitting, selection, {options.author, options.moment}, [&](const records::Base& now) {
        if (texts_mark(now, *state.regulation) != state.base_texts)
          report.changed.push_back({"", "règlement ou maquette", "tel qu'à l'ouverture", "changé depuis", {}});
        diagnostics::Diagnostics strange;
        const plan::Promotion promotion = now.load(selection, *state.regulation, *state.curriculum, strange);
        for (plan::Difference& one : Comparison(*this, *state.given, promotion).differences())
          report.changed.push_back(std::move(one));
        if (strange.has_errors() && report.changed.empty())
          report.changed.push_back({"", "dossiers", "tels qu'à l'ouverture", "changés depuis", {}});
        return report.changed.empty();
      });
  if (saved.batch == 0) {
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
  return report;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

}  // namespace bareme
