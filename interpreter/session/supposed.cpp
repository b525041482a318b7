#include "session/supposed.hpp"

namespace bareme {
namespace {

using evaluation::Overlay;
using values::Value;

// This student alone was given something else.
void give(plan::Promotion& promotion, std::size_t student, const Overlay& overlay) {
  for (const auto& [key, value] : overlay.inputs) {
    const bool entered = value.present() || (value.state() == values::State::EnAttente && key.session > 1);
    if (entered)
      promotion.set(key, student, value);
    else
      promotion.forget(key, student);
  }
}

// And what is computed for the others is posed for this one.
void pose(plan::Promotion& promotion, plan::Request& request, std::size_t student, const Overlay& overlay) {
  for (const evaluation::World::Posed& posed : overlay.quantities)
    request.posed.push_back({posed.object, posed.quantity, posed.view});
  for (std::size_t i = 0; i < request.posed.size(); ++i) {
    promotion.set(plan::posed_flag(request, i), student, Value::of_truth(true));
    promotion.set(plan::posed_value(request, i), student, overlay.quantities[i].value);
  }
}

bool same_cell(const plan::Column& left, const plan::Column& right, std::size_t row) {
  const plan::Tag tag = left.tags[row];
  if (tag != right.tags[row] || tag == plan::Tag::Aside) return false;
  if (tag == plan::Tag::Number && left.denominator != right.denominator) return false;
  return tag >= plan::Tag::SansObjet || left.cells[row] == right.cells[row];
}

}  // namespace

Supposed::Supposed(Session::State& state, std::size_t student, const Overlay& overlay)
    : state_(state), setting_(state.setting()), promotion_(state.promotion) {
  evaluation::World world = evaluation::over(state.world(student), overlay);
  setting_.jury = world.jury;
  setting_.parameters = world.parameters;
  promotion_.texts = standing().results.texts;
  give(promotion_, student, overlay);
  pose(promotion_, setting_, student, overlay);
  const bool same_jury = world.jury.session == state.jury.session && world.jury.date == state.jury.date;
  if (overlay.quantities.empty() && overlay.parameters.empty() && same_jury)
    compute_touched(overlay);
  else
    compute_anew();
  const auto columns =
      std::make_shared<CohortColumns>(Grounds{&*state.regulation, &*state.curriculum, &promotion_}, setting_);
  world.cohort = source_of(columns, student);
  world.others = others_of(columns, student);
  alone_ = std::make_unique<evaluation::TreeEvaluator>(std::move(world));
}

void Supposed::compute_touched(const Overlay& overlay) {
  plan::Inputs given;
  for (const auto& [key, value] : overlay.inputs)
    given.insert(key);
  evaluation::EvaluateOptions options;
  options.known = standing().known_without(given);
  touched_ = evaluation::evaluate(*state_.regulation, standing().plan, promotion_, options);
}

void Supposed::compute_anew() {
  plan::Request request = setting_;
  request.cells.assign(state_.cells.begin(), state_.cells.end());
  diagnostics::Diagnostics told_at_the_opening;
  anew_ = compute({&*state_.regulation, &*state_.curriculum, &promotion_}, request, told_at_the_opening);
}

// Rules that cannot be planned under what is posed touch everything: it is en erreur.
bool Supposed::touches(const plan::CellKey& cell) const {
  if (anew_) return true;
  const auto slot = plan().slot(cell);
  return slot && results().has(*slot);
}

Value Supposed::value(std::size_t student, const plan::CellKey& cell) const {
  const auto kind = state_.regulation->quantity(cell.quantity).type.kind;
  const auto slot = plan().slot(cell);
  if (slot && results().has(*slot)) return results().value(*slot, student, kind);
  if (!anew_ && slot && standing().results.has(*slot)) return standing().results.value(*slot, student, kind);
  return Value::absent(values::State::EnErreur);
}

std::vector<std::size_t> Supposed::moved(const plan::CellKey& cell) const {
  std::vector<std::size_t> students;
  const plan::Column* before = standing().column(cell);
  const auto slot = plan().slot(cell);
  if (before == nullptr || !slot || !results().has(*slot)) return students;
  const plan::Column& after = results().column(*slot);
  for (std::size_t student = 0; student < after.size(); ++student)
    if (!same_cell(*before, after, student)) students.push_back(student);
  return students;
}

}  // namespace bareme
