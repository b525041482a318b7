#include "session/past_since.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "intake/exam_address.hpp"
#include "records/base.hpp"
#include "session/inside.hpp"
#include "session/past_problems.hpp"
#include "session/saving.hpp"

namespace bareme {
namespace {

using plan::InputKey;
using values::Kind;
using values::Value;

struct Changed {
  std::string before, after;  // as the jury saw it, as it is now
};

class Rewinder {
 public:
  Rewinder(const Session& session, Session::State& state)
      : session_(session), state_(state), rules_(*state.regulation) {
    for (std::size_t i = 0; i < state_.promotion.size(); ++i)
      rows_[state_.promotion.students[i].number] = i;
    for (const auto& [key, column] : state_.promotion.columns())
      if (key.kind == InputKey::Kind::Mark)
        inputs_.emplace(plan::describe_mark(intake::exam_address(*state_.curriculum, key.object), key.session), key);
      else if (key.kind == InputKey::Kind::Fact && !state_.curriculum->object(key.object).line)
        inputs_.emplace(plan::describe_fact(address(key.object), rules_.fact(key.fact).name), key);
  }

  // The first change says what the jury saw, the last one what stands.
  void rewind(const std::vector<records::JournalRow>& rows, int sat) {
    std::map<std::pair<std::string, std::string>, Changed> all;
    for (const records::JournalRow& row : rows) {
      if (!rows_.contains(row.student)) continue;
      const auto [found, fresh] = all.try_emplace({row.student, row.target}, Changed{row.before, row.after});
      if (!fresh) found->second.after = row.after;
    }
    for (const auto& [what, changed] : all)
      if (what.second != inscription()) put_back(what.first, what.second, changed, sat);
  }

  // Who came into the promotion after that jury: it did not see them, nor count them.
  void leave_newcomers_out(const std::vector<records::JournalRow>& rows) {
    std::set<std::size_t, std::greater<>> newcomers;
    for (const records::JournalRow& row : rows)
      if (row.target == inscription() && row.before.empty() && rows_.contains(row.student)) {
        newcomers.insert(rows_.at(row.student));
        restored.push_back(session_.student_name(rows_.at(row.student)) + " n'y était pas");
      }
    for (const std::size_t student : newcomers)
      state_.promotion.leave_out(student);
  }

  std::vector<std::string> restored, left;

 private:
  std::string inscription() const {
    return records::inscription_words(state_.selection.maquette, state_.selection.year);
  }

  std::string address(semantics::ObjectId object) const {
    return object == state_.curriculum->root() ? std::string() : state_.curriculum->address(object);
  }

  void put_back(const std::string& student, const std::string& what, const Changed& changed, int sat) {
    const std::size_t row = rows_.at(student);
    const std::string told = fmt::format("{} {} : {} → {}", session_.student_name(row), what,
                                         changed.before.empty() ? "rien" : changed.before, changed.after);
    const auto input = inputs_.find(what);
    if (input == inputs_.end()) {
      // Of a line brought to the dossier, or of an acquis: the journal keeps its words, not its values.
      if (what.find('.') != std::string::npos && of_this_promotion(what)) left.push_back(told);
      return;
    }
    const InputKey& key = input->second;
    if (key.kind == InputKey::Kind::Mark && key.session > sat) return;
    if (changed.before == changed.after) return;
    const Kind kind = key.kind == InputKey::Kind::Mark ? Kind::Number : rules_.fact(key.fact).type.kind;
    // Of another year of the same student, or under an act of the jury: it is not this cell.
    const auto now = value(key, kind, changed.after);
    if (!now || !(state_.promotion.given(key, row, kind) == *now)) return;
    if (changed.before.empty())
      state_.promotion.forget(key, row);
    else if (const auto then = value(key, kind, changed.before))
      state_.promotion.set(key, row, *then);
    else
      return left.push_back(told);
    restored.push_back(told);
  }

  bool of_this_promotion(const std::string& what) const {
    const std::string object = what.substr(0, what.rfind('.'));
    return !state_.curriculum->find(object).empty() || object.empty();
  }

  // As the journal writes it: the decimal comma, ISO dates.
  std::optional<Value> value(const InputKey& key, Kind kind, std::string text) {
    if (kind == Kind::Truth) return Value::of_truth(text == "oui");
    if (kind == Kind::Text) return Value::of(text);
    if (kind == Kind::Date) {
      const auto date = values::Date::parse(text);
      return date ? std::optional(Value::of(*date)) : std::nullopt;
    }
    std::string number = text;
    std::replace(number.begin(), number.end(), ',', '.');
    if (const auto exact = values::Number::from_fraction(number); exact && kind == Kind::Number)
      return Value::of(*exact);
    const semantics::ListId list = key.kind == InputKey::Kind::Fact && rules_.fact(key.fact).type.list.valid()
                                       ? rules_.fact(key.fact).type.list
                                       : rules_.list_named("note");
    const auto code = list.valid() ? rules_.code_named(list, text) : std::nullopt;
    return code ? std::optional(Value::of_code(*code)) : std::nullopt;
  }

  const Session& session_;
  Session::State& state_;
  const semantics::CheckedRegulation& rules_;
  std::map<std::string, std::size_t> rows_;
  std::map<std::string, InputKey> inputs_;
};

}  // namespace

void as_the_jury_saw(Session& session, int sat, Session::Diagnostics& diagnostics) try {
  Session::State& state = Inside::of(session);
  if (state.base.empty()) return;
  const Which& of = state.selection;
  const records::Since since =
      records::Base::open_existing(state.base).since({of.promotion, of.maquette, of.year, of.version}, sat);
  const auto other = [&](const std::string& text) { return text != state.base_regulation; };
  if (std::any_of(since.texts.begin(), since.texts.end(), other)) diagnostics.add(problems::decided_by_another_text());
  Rewinder rewinder(session, state);
  rewinder.rewind(since.granted, sat);
  rewinder.restored.clear();  // the acts of session 2 are not news to who freezes session 1
  rewinder.rewind(since.changes, sat);
  rewinder.leave_newcomers_out(since.changes);  // the last: rows move
  if (!rewinder.restored.empty()) diagnostics.add(problems::put_back(rewinder.restored));
  if (!rewinder.left.empty()) diagnostics.add(problems::not_put_back(rewinder.left));
  state.forget_results();
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
}

}  // namespace bareme
