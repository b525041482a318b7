#include "session/closing_cells.hpp"

#include "intake/exam_address.hpp"
#include "plan/fill.hpp"

namespace bareme {

using semantics::ObjectId;
using semantics::Quantity;

// As the next year finds it again, in a maquette that may have more of that code.
std::string stored_address(const semantics::CheckedRegulation& rules, const semantics::Curriculum& maquette,
                           ObjectId object) {
  if (object == maquette.root()) return "";
  return maquette.object(object).level == rules.lowest ? intake::exam_address(maquette, object)
                                                       : maquette.address(object);
}

// What a year leaves of its own: not the objects of other years, not what is known in one article only, and each under
// an address that leads back to it.
std::vector<plan::CellKey> cells_to_close(const Session& session) {
  const semantics::CheckedRegulation& rules = session.regulation();
  const semantics::Curriculum& maquette = session.curriculum();
  const auto found_again = [&](const plan::CellKey& cell) {
    for (const ObjectId object : plan::objects_at(maquette, stored_address(rules, maquette, cell.object)))
      if (const auto id = rules.quantity_named(maquette.object(object).level, rules.quantity(cell.quantity).name);
          id.valid())
        return object == cell.object && id == cell.quantity;
    return false;
  };
  std::vector<plan::CellKey> cells;
  for (const plan::CellKey& cell : session.every_cell()) {
    const Quantity::Role role = rules.quantity(cell.quantity).role;
    if (role == Quantity::Role::Local || role == Quantity::Role::Decision) continue;
    if (maquette.object(cell.object).elsewhere || maquette.object(cell.object).line) continue;
    if (found_again(cell)) cells.push_back(cell);
  }
  return cells;
}

std::vector<NamedView> views_of(const semantics::CheckedRegulation& rules) {
  std::vector<NamedView> views;
  for (int session = 1; session <= rules.sessions; ++session)
    views.push_back({{static_cast<std::uint8_t>(session), 0}, session, ""});
  for (std::size_t i = 0; i < rules.views.size(); ++i)
    views.push_back({{0, std::uint32_t{1} << i}, 0, rules.views[i].name});
  return views;
}

bool kept_by_a_closing(const values::Value& value) {
  return value.present() || value.state() == values::State::Impossible;
}

}  // namespace bareme
