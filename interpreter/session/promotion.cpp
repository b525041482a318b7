#include <algorithm>
#include <utility>

#include "intake/intake.hpp"
#include "jury/replay.hpp"
#include "semantics/years.hpp"
#include "session/closing_problems.hpp"
#include "session/documents.hpp"
#include "session/problems.hpp"
#include "session/scenarios.hpp"
#include "session/state.hpp"
#include "session/tables.hpp"
#include "session/versions.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using semantics::Curriculum;

const Curriculum* maquette_titled(const std::vector<Curriculum>& maquettes, const std::string& title) {
  const auto found = std::find_if(maquettes.begin(), maquettes.end(),
                                  [&](const Curriculum& maquette) { return text::same_name(maquette.title, title); });
  return found == maquettes.end() ? nullptr : &*found;
}

// The maquettes the students of a batch are in.
std::vector<std::string> maquettes_of(const plan::Batch& batch) {
  std::vector<std::string> titles;
  for (const plan::Enrolment& enrolment : batch.enrolments)
    if (!enrolment.maquette.empty() && std::find(titles.begin(), titles.end(), enrolment.maquette) == titles.end())
      titles.push_back(enrolment.maquette);
  return titles;
}

}  // namespace

const Curriculum* Session::State::maquette(const std::string& title, Diagnostics& diagnostics) const {
  std::vector<std::string> known;
  for (const Curriculum& one : maquettes)
    known.push_back(one.title);
  if (maquettes.empty())
    diagnostics.add(problems::no_maquette());
  else if (title.empty() && maquettes.size() == 1)
    return &maquettes.front();
  else if (title.empty())
    diagnostics.add(problems::which_maquette(known));
  else if (const Curriculum* found = maquette_titled(maquettes, title))
    return found;
  else
    diagnostics.add(problems::unknown_maquette(title, known));
  return nullptr;
}

std::optional<intake::Context> Session::State::intake_context(const Which& which, Diagnostics& diagnostics) const {
  intake::Context context;
  context.regulation = &*regulation;
  const auto year = semantics::academic_year(which.year);
  if (!year && !which.year.empty()) {
    diagnostics.add(problems::not_a_year(which.year));
    return std::nullopt;
  }
  if (year) context.year = semantics::written_year(*year);
  context.promotion = which.promotion;
  if (!which.maquette.empty() || maquettes.size() <= 1) {
    const Curriculum* only = maquette(which.maquette, diagnostics);
    if (only == nullptr) return std::nullopt;
    context.curricula.push_back(only);
  } else {
    for (const Curriculum& one : maquettes)
      context.curricula.push_back(&one);
  }
  return context;
}

void Session::State::stand(semantics::Curriculum in, plan::Promotion with) {
  curriculum = std::move(in);
  promotion = std::move(with);
  given.reset();
  parameters.clear();
  log = {};
  forget_results();
}

void Session::State::replay() {
  if (!given) given = promotion;
  const jury::Scenes scenes = jury::scenes(log.operations());
  stand_in(scenes.current.empty() ? nullptr : scenes.find(scenes.current));
}

Scene scene_of(Session::State& state, const jury::Scenario* scenario) {
  Scene scene{jury::replay(state.given ? *state.given : state.promotion, state.log.acts()), state.setting()};
  scene.setting.parameters.clear();
  if (scenario == nullptr) return scene;
  scene.promotion = jury::suppose(std::move(scene.promotion), *scenario);
  scene.setting.parameters = scenario->parameters;
  return scene;
}

void Session::State::stand_in(const jury::Scenario* scenario) {
  if (!given) given = promotion;
  Scene scene = scene_of(*this, scenario);
  const plan::Promotion before = std::exchange(promotion, std::move(scene.promotion));
  const auto old_parameters = std::exchange(parameters, std::move(scene.setting.parameters));
  const auto changed =
      computed && parameters == old_parameters ? plan::changed_inputs(before, promotion) : std::nullopt;
  if (!changed) return forget_results();
  if (changed->empty()) return;
  computed->refresh(*regulation, promotion, *changed);
  moot_result.reset();
  forget_readers();
}

bool Session::choose_maquette(const std::string& title, Diagnostics& diagnostics) {
  const Curriculum* maquette = state_->maquette(title, diagnostics);
  if (maquette != nullptr) state_->stand(*maquette, {});
  return maquette != nullptr;
}

bool Session::enrol(const Tables& tables, const Which& which, Diagnostics& diagnostics) {
  State& state = *state_;
  const std::size_t before = diagnostics.error_count();
  state.tables = tables;
  state.enrolled = which;
  std::optional<intake::Context> context = state.intake_context(which, diagnostics);
  if (!context) return false;
  context->enrol_unknown = tables.students.empty();
  context->whole = true;
  const std::vector<std::uint32_t> files = add_tables(tables, Texts::Held, state.sources, diagnostics);
  if (diagnostics.error_count() != before) return false;
  context->rosters = rosters_of(tables, files);
  const plan::Batch batch = intake::read_files(state.sources, files, *context, diagnostics);
  if (state.version.empty()) tell_years_outside(batch, *state.regulation, diagnostics);
  if (diagnostics.error_count() != before) return false;

  const std::vector<std::string> titles = maquettes_of(batch);
  const std::string title = titles.size() == 1 ? titles.front() : which.maquette;
  const Curriculum* maquette = state.maquette(title, diagnostics);
  if (maquette == nullptr) return false;
  Curriculum with_lines = plan::with_lines(*state.regulation, *maquette, plan::line_needs(batch, maquette->title));
  plan::Promotion promotion = plan::to_promotion(batch, *state.regulation, with_lines, diagnostics);
  if (diagnostics.error_count() != before) return false;
  if (promotion.name.empty()) promotion.name = which.promotion;
  state.stand(std::move(with_lines), std::move(promotion));
  tell_strays(diagnostics);
  return true;
}

bool Session::ready() const { return state_->curriculum.has_value(); }
const Curriculum& Session::curriculum() const { return *state_->curriculum; }
const plan::Promotion& Session::promotion() const { return state_->promotion; }
std::string Session::base() const { return state_->base; }

}  // namespace bareme
