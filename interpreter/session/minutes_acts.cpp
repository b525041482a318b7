#include "session/minutes_acts.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "records/fingerprint.hpp"
#include "session/inputs.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using report::Minutes;
using semantics::ObjectId;
using values::State;
using values::Value;

class Acts {
 public:
  Acts(const Session& session, const Rows& rows)
      : session_(session), rows_(rows), rules_(session.regulation()), maquette_(session.curriculum()) {}

  std::vector<Minutes::Decision> decisions() const {
    std::vector<Minutes::Decision> all;
    for (const Taken& taken : session_.taken())
      if (const auto row = row_of(taken.student); row && of_this_session(taken.session))
        all.push_back({*row, taken.object, taken.pronounced, taken.proposition, taken.motive, taken.author, taken.date,
                       taken.article, taken.forced, true});
    for (const jury::Act& act : session_.log().acts())
      if (act.kind == jury::Act::Kind::Decision)
        all.push_back({rows_.places[act.student], address(act.object), code(act.value) + next(act),
                       code(act.proposition), act.motive, "", "", article(act), act.forced, false});
    sort_by_student(all);
    return all;
  }

  std::vector<Minutes::Grant> grants(const std::vector<records::Granted>& granted) const {
    std::vector<Minutes::Grant> all;
    for (const records::Granted& one : granted)
      if (const auto row = row_of(one.student))
        replace(all, {*row, one.object, one.name, one.before, standing(one), one.motive, one.author, one.date,
                      one.article, true});
    for (const jury::Act& act : session_.log().acts())
      if (act.kind == jury::Act::Kind::Grant)
        replace(all, {rows_.places[act.student], address(act.object), rules_.fact(act.fact).name,
                      session_.words(act.proposition, act.type), session_.words(act.value, act.type), act.motive, "",
                      "", article(act), false});
    sort_by_student(all);
    return all;
  }

 private:
  std::optional<std::size_t> row_of(const std::string& number) const {
    const auto& students = session_.promotion().students;
    for (std::size_t i = 0; i < students.size(); ++i)
      if (students[i].number == number) return rows_.places[i];
    return std::nullopt;
  }

  // The last of the same stands.
  static void replace(std::vector<Minutes::Grant>& all, Minutes::Grant one) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const Minutes::Grant& other) {
      return other.student == one.student && other.object == one.object && other.act == one.act;
    });
    if (same == all.end())
      all.push_back(std::move(one));
    else
      *same = std::move(one);
  }

  std::string standing(const records::Granted& one) const {
    const std::vector<ObjectId> found =
        one.object.empty() ? std::vector<ObjectId>{maquette_.root()} : maquette_.find(one.object);
    if (found.size() != 1) return "";
    const semantics::FactId fact = rules_.fact_named(maquette_.object(found.front()).level, one.name);
    if (!fact.valid()) return "";
    plan::InputKey key;
    key.kind = plan::InputKey::Kind::Fact;
    key.object = found.front();
    key.fact = fact;
    const semantics::Type& type = rules_.fact(fact).type;
    return session_.words(session_.promotion().given(key, rows_.students[*row_of(one.student)], type.kind), type);
  }

  // Without --session, all are told.
  bool of_this_session(int session) const { return !session_.jury().session || session == *session_.jury().session; }
  std::string address(ObjectId object) const { return object == maquette_.root() ? "" : maquette_.address(object); }
  std::string code(const Value& value) const {
    return value.is_code() ? rules_.code(value.code()).name : values::describe(value.state());
  }
  std::string next(const jury::Act& act) const { return act.next ? " suite " + rules_.code(*act.next).name : ""; }
  std::string article(const jury::Act& act) const {
    if (!act.article.valid()) return "";
    return rules_.articles[act.article.index()].number + (act.letter != 0 ? std::string(" ") + act.letter : "");
  }
  template <class Acts>
  static void sort_by_student(Acts& acts) {
    std::stable_sort(acts.begin(), acts.end(),
                     [](const auto& left, const auto& right) { return left.student < right.student; });
  }

  const Session& session_;
  const Rows& rows_;
  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
};

}  // namespace

Rows::Rows(const plan::Promotion& promotion) : students(promotion.size()), places(promotion.size()) {
  std::iota(students.begin(), students.end(), std::size_t{0});
  std::vector<std::string> keys;
  for (const plan::Student& one : promotion.students)
    keys.push_back(text::fold_word(one.name) + '\1' + text::fold_word(one.first_name) + '\1' + one.number);
  std::sort(students.begin(), students.end(),
            [&](std::size_t left, std::size_t right) { return keys[left] < keys[right]; });
  for (std::size_t row = 0; row < students.size(); ++row)
    places[students[row]] = row;
}

std::vector<Minutes::Decision> acts_decided(const Session& session, const Rows& rows) {
  return Acts(session, rows).decisions();
}

std::vector<Minutes::Grant> acts_granted(const Session& session, const std::vector<records::Granted>& granted,
                                         const Rows& rows) {
  return Acts(session, rows).grants(granted);
}

std::string data_fingerprint(const Session& session) {
  std::vector<std::string> lines;
  for (const auto& [key, column] : session.promotion().columns()) {
    const std::string label = session.input_label(key) + (key.session > 0 ? fmt::format("@{}", key.session) : "");
    const semantics::Type type = input_type(session.regulation(), key);
    for (std::size_t student = 0; student < session.promotion().size(); ++student) {
      const Value value = session.promotion().given(key, student, type.kind);
      if (value.state() == State::SansObjet) continue;
      lines.push_back(fmt::format("{}\t{}\t{}", session.promotion().students[student].number, label,
                                  value.is_number() ? value.number().exact_text() : session.words(value, type)));
    }
  }
  for (const plan::Student& one : session.promotion().students)
    lines.push_back(fmt::format("{}\t{}\t{}", one.number, one.name, one.first_name));
  std::sort(lines.begin(), lines.end());  // columns come in no order
  return records::fingerprint(fmt::format("{}", fmt::join(lines, "\n")));
}

}  // namespace bareme
