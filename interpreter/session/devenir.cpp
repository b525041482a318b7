#include "session/devenir.hpp"

#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {

using semantics::Code;
using semantics::ObjectId;
using values::Value;

std::vector<ObjectId> years_of(const semantics::CheckedRegulation& rules, const semantics::Curriculum& maquette) {
  std::vector<ObjectId> found;
  for (const ObjectId child : maquette.object(maquette.root()).children)
    if (!maquette.object(child).elsewhere && result_cell(rules, maquette, child)) found.push_back(child);
  return found;
}

namespace {

const Taken* last_taken(const Session& session, const std::string& number, const std::string& object) {
  const Taken* last = nullptr;
  for (const Taken& one : session.taken())
    if (one.student == number && one.object == object) last = &one;
  return last;
}

// Of the object: what the jury pronounced with its suite, else what its result says.
std::optional<Devenir> of_object(const Session& session, std::size_t student, ObjectId object) {
  const semantics::CheckedRegulation& rules = session.regulation();
  const auto cell = result_cell(rules, session.curriculum(), object);
  if (!cell || (object == session.curriculum().root() && session.is_moot(*cell))) return std::nullopt;
  const Value result = session.value(student, *cell);
  if (!result.is_code()) return std::nullopt;
  const Code& code = rules.code(result.code());
  Devenir found{code.afterwards, code.name, ""};
  const std::string address = object == session.curriculum().root() ? "" : session.curriculum().address(object);
  const Taken* taken = last_taken(session, session.promotion().students[student].number, address);
  if (taken == nullptr || taken->pronounced == taken->code || taken->code != code.name) return found;
  found.because = taken->pronounced;
  found.next = taken->pronounced.substr(taken->code.size() + std::string(" suite ").size());
  if (const auto next = rules.code_named(rules.list_named("suite"), found.next))
    if (rules.code(*next).afterwards.said()) found.afterwards = rules.code(*next).afterwards;
  return found;
}

}  // namespace

std::optional<Devenir> devenir_of(const Session& session, std::size_t student, const std::vector<ObjectId>& years) {
  std::vector<std::optional<Devenir>> all{of_object(session, student, session.curriculum().root())};
  for (const ObjectId year : years)
    all.push_back(of_object(session, student, year));
  for (const auto& one : all)
    if (one && !one->next.empty()) return one;
  for (std::size_t i = 1; i < all.size(); ++i)
    if (all[i]) return all[i];
  return all.front();
}

std::optional<std::string> year_after(const semantics::CheckedRegulation& rules, const std::string& code) {
  const auto level = [&](const std::string& name) {
    const auto found = rules.named_objects.find(text::fold_name(name));
    return found == rules.named_objects.end() ? semantics::LevelId() : found->second;
  };
  bool met = false;
  for (const std::vector<std::string>& one : rules.contents) {
    if (met && level(one.front()) == level(code)) return one.front();
    if (text::same_name(one.front(), code)) met = true;
  }
  return met ? std::optional<std::string>("") : std::nullopt;
}

}  // namespace bareme
