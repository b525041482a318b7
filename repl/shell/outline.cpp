#include "repl/shell/outline.hpp"

#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using semantics::Quantity;
using semantics::QuantityId;

template <class Accept>
std::optional<plan::CellKey> first_cell(const Session& session, ObjectId object, Accept accept) {
  const auto& quantities = session.regulation().quantities;
  for (std::size_t i = 0; i < quantities.size(); ++i)
    if (quantities[i].level == session.curriculum().object(object).level && accept(quantities[i], QuantityId(i)))
      return plan::CellKey{object, QuantityId(i), {}};
  return std::nullopt;
}

bool ruled(const Session& session, ObjectId object, QuantityId quantity) {
  return session.curriculum().rule_for(session.regulation(), quantity, object) >= 0;
}

void visit(const semantics::Curriculum& curriculum, ObjectId object, std::vector<ObjectId>& found) {
  const semantics::Object& here = curriculum.object(object);
  if (here.elsewhere || here.line) return;
  if (!here.filled) found.push_back(object);
  for (const ObjectId child : here.children)
    visit(curriculum, child, found);
}

}  // namespace

std::optional<plan::CellKey> mean_cell(const Session& session, ObjectId object) {
  for (const char* name : {"moyenne générale", "moyenne"})
    if (const auto cell = first_cell(session, object, [&](const Quantity& quantity, QuantityId id) {
          return text::same_name(quantity.name, name) && ruled(session, object, id);
        }))
      return cell;
  return std::nullopt;
}

std::optional<plan::CellKey> proposition_cell(const Session& session, ObjectId object) {
  return first_cell(session, object, [&](const Quantity& quantity, QuantityId id) {
    return quantity.role == Quantity::Role::Proposition && ruled(session, object, id);
  });
}

std::optional<plan::CellKey> result_cell(const Session& session, ObjectId object) {
  if (!proposition_cell(session, object)) return std::nullopt;
  const auto found = first_cell(
      session, object, [](const Quantity& quantity, QuantityId) { return quantity.role == Quantity::Role::Result; });
  return found && session.is_moot(*found) ? std::nullopt : found;
}

std::optional<plan::CellKey> credits_cell(const Session& session, ObjectId object) {
  const values::Unit ects = values::Unit::of(values::Unit::Ects);
  return first_cell(session, object, [&](const Quantity& quantity, QuantityId id) {
    return quantity.role == Quantity::Role::Value && quantity.type.unit == ects && ruled(session, object, id);
  });
}

std::vector<plan::CellKey> other_cells(const Session& session, ObjectId object) {
  const auto& quantities = session.regulation().quantities;
  std::vector<plan::CellKey> cells;
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const bool told = quantities[i].role == Quantity::Role::Value || quantities[i].role == Quantity::Role::Predicate;
    const plan::CellKey cell{object, QuantityId(i), {}};
    if (told && quantities[i].level == session.curriculum().object(object).level &&
        ruled(session, object, cell.quantity) && cell != mean_cell(session, object) &&
        cell != credits_cell(session, object))
      cells.push_back(cell);
  }
  return cells;
}

bool shows(const Session& session, ObjectId object) {
  if (mean_cell(session, object) || result_cell(session, object)) return true;
  const bool paper = session.curriculum().object(object).level == session.regulation().lowest;
  return !paper && (credits_cell(session, object) || !other_cells(session, object).empty());
}

std::vector<ObjectId> objects_below(const Session& session, ObjectId below) {
  std::vector<ObjectId> found;
  visit(session.curriculum(), below, found);
  return found;
}

std::vector<ObjectId> with_result(const Session& session, const std::vector<ObjectId>& objects) {
  std::vector<ObjectId> found;
  for (const ObjectId object : objects)
    if (result_cell(session, object)) found.push_back(object);
  return found;
}

std::size_t depth(const Session& session, ObjectId object) {
  std::size_t above = 0;
  const semantics::Curriculum& curriculum = session.curriculum();
  for (ObjectId at = curriculum.object(object).parent; at.valid() && at != curriculum.root();
       at = curriculum.object(at).parent)
    if (!curriculum.object(at).filled) ++above;
  return above;
}

std::string title(const Session& session, ObjectId object) {
  if (object == session.curriculum().root()) return "l'étudiant";
  const std::string& label = session.curriculum().object(object).label;
  const std::string address = session.curriculum().address(object);
  return label.empty() || text::same_name(label, address) ? address : address + " " + label;
}

}  // namespace bareme::repl
