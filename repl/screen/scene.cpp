#include "repl/screen/scene.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "report/document.hpp"

namespace bareme::repl {
namespace {

using report::Screen;
using semantics::ObjectId;
using values::Value;

constexpr std::size_t similar_shown = 3;

// The jury took an act on this student in this sitting or an earlier one of the same session.
std::vector<bool> acted(const Session& session) {
  std::vector<bool> found(session.promotion().size());
  for (const jury::Act& act : session.log().acts())
    found[act.student] = true;
  for (const Taken& one : session.taken()) {
    if (session.jury().session && one.session != *session.jury().session) continue;
    const auto& students = session.promotion().students;
    const auto at = std::find_if(students.begin(), students.end(),
                                 [&](const plan::Student& student) { return student.number == one.student; });
    if (at != students.end()) found[static_cast<std::size_t>(at - students.begin())] = true;
  }
  return found;
}

// Whose outermost result is there, with nothing left for the jury to choose, or about whom it took an act.
std::size_t decided(const Session& session) {
  const auto all = with_result(session, objects_below(session, session.curriculum().root()));
  if (all.empty()) return 0;
  const plan::CellKey result = *result_cell(session, all.front());
  const std::vector<bool> by_act = acted(session);
  std::size_t count = 0;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    count += session.value(student, result).is_code() && (by_act[student] || session.choices(student).empty()) ? 1 : 0;
  return count;
}

// A scenario: its name, and what it supposes where that is nobody's own affair.
std::string scenario_words(const jury::Scenes& scenes, const std::string& name) {
  const jury::Scenario* scenario = scenes.find(name);
  if (scenario == nullptr) return name;
  const bool of_somebody = std::any_of(scenario->inputs.begin(), scenario->inputs.end(), [](const auto& input) {
    return input.student || input.key.kind == plan::InputKey::Kind::Fact;
  });
  return of_somebody ? scenario->name : scenario->name + " : " + scenario->poses;
}

std::string hypothesis_of(const Session& session, const Scene& scene) {
  const jury::Scenes scenes = session.scenes();
  if (scene.compared)
    return scenario_words(scenes, scene.compared->to) + " · contre " + scenario_words(scenes, scene.compared->from);
  if (!scene.supposed.empty())  // over what the scenario supposes already
    return scenes.current.empty() ? scene.supposed : scenes.current + " ; " + scene.supposed;
  return scenario_words(scenes, scenes.current);
}

void add_similar(const Session& session, std::size_t student, ObjectId object, Screen& screen) {
  const auto result = result_cell(session, object);
  if (!result || outcome_of(session, session.value(student, *result)) == Screen::Outcome::Open) return;
  const auto proposed = proposition_cell(session, object);
  if (!proposed || outcome_of(session, session.value(student, *proposed)) != Screen::Outcome::Refused) return;
  const auto mean = mean_cell(session, object);
  for (const Similar& one : session.similar(student, object)) {
    if (screen.similar.size() == similar_shown) {
      ++screen.other_similar;
      continue;
    }
    const Value at = mean ? session.value(one.student, *mean) : Value();
    screen.similar.push_back(fmt::format("{}{} {}", session.student_name(one.student),
                                         at.is_number() ? " " + session.words(*mean, at) : "",
                                         marked_words(session, one.result, *result)));
  }
}

std::string jury_words(const Session& session) {
  return session.jury().session ? fmt::format("jury de session {}", *session.jury().session) : "jury";
}

}  // namespace

std::optional<ObjectId> object_shown(const Session& session, const Scene& scene) {
  for (ObjectId object = scene.object.value_or(ObjectId{}); object.valid();
       object = session.curriculum().object(object).parent)
    if (result_cell(session, object)) return object;
  const std::vector<ObjectId> all = with_result(session, objects_below(session, session.curriculum().root()));
  for (const ObjectId object : all)
    if (mean_cell(session, object)) return object;
  return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<Standing> standings(const Session& session) {
  std::vector<Standing> all;
  for (const ObjectId object : with_result(session, objects_below(session, session.curriculum().root())))
    all.push_back(standing_on(session, object));
  return all;
}

Screen screen_of(const Session& session, const Scene& scene) {
  Screen screen;
  const std::string& promotion = session.promotion().name;
  screen.promotion = promotion.empty() ? session.curriculum().title : promotion;
  screen.jury = jury_words(session);
  screen.version = session.regulation().version;
  screen.decided = decided(session);
  screen.size = session.promotion().size();
  screen.hypothesis = hypothesis_of(session, scene);
  const semantics::Type& marks = session.regulation().mark_type;
  if (marks.low && marks.high && *marks.low < *marks.high) screen.bars = {*marks.low, *marks.high};
  if (const std::vector<jury::Act> acts = session.log().acts(); !acts.empty())
    screen.act = act_shown(session, acts.back(), false);
  else if (scene.saved)
    screen.act = act_shown(session, *scene.saved, true);
  const std::optional<ObjectId> object = object_shown(session, scene);
  if (!object) return screen;
  if (scene.student) {
    screen.student = student_shown(session, scene, *object);
    if (scene.supposed.empty()) add_similar(session, *scene.student, *object, screen);
  }
  if (!scene.student) screen.shares = shares_shown(session);
  screen.plot = plot_shown(session, scene, *object);
  return screen;
}

std::string page_of(const Screen& screen, const std::string& follows) {
  return report::document(document_template("ecran"), report::screen_json(screen, follows)).text;
}

std::string black_page(const std::string& follows) {
  return report::document(document_template("ecran"), report::black_screen_json(follows)).text;
}

}  // namespace bareme::repl
