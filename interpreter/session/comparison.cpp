#include "session/comparison.hpp"

#include <algorithm>
#include <tuple>

#include "session/inputs.hpp"
#include "session/saving.hpp"

namespace bareme {
namespace {

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

}  // namespace

records::Selection selected(const Session::State& state) {
  return {state.selection.promotion, state.selection.maquette, state.selection.year, state.selection.version};
}

std::vector<plan::Difference> changed_since(const Session& session, const Session::State& state,
                                            const records::Base& now) {
  std::vector<plan::Difference> changed;
  if (texts_mark(now, *state.regulation) != state.base_texts)
    changed.push_back({"", "règlement ou maquette", "tel qu'à l'ouverture", "changé depuis", {}});
  diagnostics::Diagnostics strange;
  const plan::Promotion promotion = now.load(selected(state), *state.regulation, *state.curriculum, strange);
  for (plan::Difference& one :
       Comparison(session, state.given ? *state.given : state.promotion, promotion).differences())
    changed.push_back(std::move(one));
  if (strange.has_errors() && changed.empty())
    changed.push_back({"", "dossiers", "tels qu'à l'ouverture", "changés depuis", {}});
  return changed;
}

}  // namespace bareme
