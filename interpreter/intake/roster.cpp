#include "intake/roster.hpp"

#include <algorithm>
#include <utility>

#include "intake/problems.hpp"
#include "text/fold.hpp"

namespace bareme::intake {

namespace {

std::string written(const Cell* cell, const std::string& otherwise = {}) {
  return cell == nullptr || cell->empty() ? otherwise : text::nfc(cell->text);
}

bool given(const Cell* cell) { return cell != nullptr && !cell->empty(); }

bool same(std::string_view left, std::string_view right) { return left == right || text::same_name(left, right); }

}  // namespace

Roster::Roster(const Context& context, plan::Batch& batch, diagnostics::Diagnostics& diagnostics)
    : context_(context), batch_(batch), diagnostics_(diagnostics) {
  for (const plan::Enrolment& enrolment : context.enrolled)
    if (const auto curriculum = curriculum_titled(enrolment.maquette)) add(enrolment, *curriculum);
}

std::optional<std::size_t> Roster::curriculum_titled(std::string_view title) const {
  for (std::size_t i = 0; i < context_.curricula.size(); ++i)
    if (same(context_.curricula[i]->title, title)) return i;
  return std::nullopt;
}

std::optional<std::size_t> Roster::curriculum_of(const Identity& identity) {
  if (given(identity.maquette)) {
    const auto found = curriculum_titled(identity.maquette->text);
    if (found) return found;
    std::vector<std::string> titles;
    for (const semantics::Curriculum* curriculum : context_.curricula)
      titles.push_back(curriculum->title);
    diagnostics_.add(unknown_curriculum(identity.maquette->place, std::string(identity.maquette->text), titles));
    return std::nullopt;
  }
  if (context_.curricula.size() == 1) return 0;
  diagnostics_.add(unsaid_curriculum(identity.number->place));
  return std::nullopt;
}

// A student may follow an earlier version only where each is decided under his own: in a base.
bool Roster::follows(const Identity& identity) {
  if (!given(identity.version)) return true;
  const semantics::CheckedRegulation& regulation = *context_.regulation;
  std::vector<std::string> known{regulation.version};
  if (context_.own_versions)
    known.insert(known.end(), regulation.earlier_versions.begin(), regulation.earlier_versions.end());
  const std::string asked = written(identity.version);
  if (std::find(known.begin(), known.end(), asked) != known.end()) return true;
  const bool earlier = std::find(regulation.earlier_versions.begin(), regulation.earlier_versions.end(), asked) !=
                       regulation.earlier_versions.end();
  diagnostics_.add(other_version(identity.version->place, asked, known, earlier));
  return false;
}

std::uint32_t Roster::add(plan::Enrolment enrolment, std::size_t curriculum) {
  const auto index = static_cast<std::uint32_t>(batch_.enrolments.size());
  const std::string& number = enrolment.student.number;
  by_number_[number].push_back(index);
  if (const std::string folded = text::fold_word(number); folded != number) by_number_[folded].push_back(index);
  batch_.enrolments.push_back(std::move(enrolment));
  curricula_.push_back(curriculum);
  return index;
}

std::vector<std::uint32_t> Roster::numbered(std::string_view number) const {
  auto found = by_number_.find(std::string(number));
  if (found == by_number_.end()) found = by_number_.find(text::nfc(number));
  if (found == by_number_.end()) found = by_number_.find(text::fold_word(number));
  return found == by_number_.end() ? std::vector<std::uint32_t>() : found->second;
}

std::vector<std::uint32_t> Roster::fitting(const Identity& identity) const {
  std::vector<std::uint32_t> found = numbered(identity.number->text);
  const std::string year = written(identity.year, context_.year);
  const auto other = [&](std::uint32_t index) {
    const plan::Enrolment& enrolment = batch_.enrolments[index];
    return (!year.empty() && !enrolment.year.empty() && enrolment.year != year) ||
           (given(identity.maquette) && !same(enrolment.maquette, identity.maquette->text));
  };
  found.erase(std::remove_if(found.begin(), found.end(), other), found.end());
  return found;
}

bool Roster::first_fault(std::string_view number) { return faulty_.emplace(number).second; }

std::optional<std::uint32_t> Roster::enrol(const Identity& identity) {
  const auto curriculum = follows(identity) ? curriculum_of(identity) : std::nullopt;
  if (!curriculum) {
    first_fault(identity.number->text);  // the other files about this student say nothing more
    return std::nullopt;
  }
  plan::Enrolment enrolment;
  enrolment.student = {text::nfc(identity.number->text), written(identity.name), written(identity.first_name)};
  enrolment.year = written(identity.year, context_.year);
  enrolment.maquette = context_.curricula[*curriculum]->title;
  enrolment.promotion = written(identity.promotion, context_.promotion);
  enrolment.place = identity.number->place;
  enrolment.version = written(identity.version);
  for (const std::uint32_t index : numbered(identity.number->text)) {
    plan::Enrolment& known = batch_.enrolments[index];
    if (known.year != enrolment.year || known.maquette != enrolment.maquette) continue;
    if (known.fresh) {
      diagnostics_.add(enrolled_twice(enrolment.place, enrolment.student.number, known.place));
      return std::nullopt;
    }
    known = std::move(enrolment);  // the base will say what differs
    return index;
  }
  return add(std::move(enrolment), *curriculum);
}

// A row is its number's; that it bears the name of somebody else may be a slip of one line.
void Roster::check_name(const Identity& identity, std::uint32_t enrolment) {
  const plan::Student& known = batch_.enrolments[enrolment].student;
  if (!given(identity.name) || known.name.empty()) return;
  const std::string_view name = identity.name->text;
  if (same(name, known.name) || same(name, known.name + " " + known.first_name) ||
      same(name, known.first_name + " " + known.name))
    return;
  if (doubted_.insert(enrolment).second)
    diagnostics_.add(other_name(identity.name->place, known.number, std::string(name), known.name));
}

std::optional<std::uint32_t> Roster::find(const Identity& identity, bool any) {
  const std::string_view number = identity.number->text;
  std::vector<std::uint32_t> found = fitting(identity);
  if (any && found.size() > 1) {
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
      return batch_.enrolments[a].year < batch_.enrolments[b].year;
    };
    found = {*std::max_element(found.begin(), found.end(), earlier)};
  }
  if (found.size() == 1) {
    check_name(identity, found.front());
    return found.front();
  }
  if (faulty_.contains(std::string(number))) return std::nullopt;
  if (found.empty() && context_.enrol_unknown) return enrol(identity);
  first_fault(number);
  if (found.size() > 1) {
    diagnostics_.add(several_enrolments(identity.number->place, std::string(number)));
    return std::nullopt;
  }
  if (unknown_.empty()) first_unknown_ = identity.number->place;
  unknown_.emplace_back(number);
  return std::nullopt;
}

void Roster::report_unknown() {
  if (!unknown_.empty()) diagnostics_.add(unknown_students(first_unknown_, unknown_, batch_.enrolments.empty()));
}

}  // namespace bareme::intake
