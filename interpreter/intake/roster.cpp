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

std::string key_of(std::string_view number) { return "élève " + std::string(number); }

bool given(const Cell* cell) { return cell != nullptr && !cell->empty(); }

bool same(std::string_view left, std::string_view right) { return left == right || text::same_name(left, right); }

}  // namespace

Roster::Roster(const Context& context, plan::Receiver& given, diagnostics::Diagnostics& diagnostics)
    : context_(context), given_(given), diagnostics_(diagnostics) {
  if (!context.enrolled) return;
  std::string title;  // of the one before: they come by hundreds
  std::optional<std::size_t> curriculum;
  context.enrolled([&](plan::Enrolment enrolment) {
    if (title != enrolment.maquette || title.empty()) curriculum = curriculum_titled(title = enrolment.maquette);
    if (curriculum) add(std::move(enrolment), *curriculum);
  });
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

plan::Enrolled Roster::add(plan::Enrolment enrolment, std::size_t curriculum) {
  curricula_.insert(curriculum);
  if (enrolment.fresh && context_.fresh) context_.fresh(enrolment);
  std::string folded = text::fold_word(enrolment.student.number);
  return given_.enrol(std::move(enrolment), curriculum, folded);
}

std::vector<plan::Enrolled> Roster::numbered(std::string_view number) const {
  const std::string as_written(number);
  std::vector<plan::Enrolled> found = given_.numbered(as_written);
  if (!found.empty()) return found;
  const std::string composed = text::nfc(number);
  if (composed != as_written) found = given_.numbered(composed);
  if (!found.empty()) return found;
  const std::string folded = text::fold_word(number);
  return folded == as_written || folded == composed ? found : given_.numbered(folded);
}

std::vector<plan::Enrolled> Roster::fitting(const Identity& identity) const {
  std::vector<plan::Enrolled> found = numbered(identity.number->text);
  const std::string year = written(identity.year, context_.year);
  const auto other = [&](const plan::Enrolled& enrolled) {
    const plan::Enrolment& enrolment = *enrolled.who;
    return (!year.empty() && !enrolment.year.empty() && enrolment.year != year) ||
           (given(identity.maquette) && !same(enrolment.maquette, identity.maquette->text));
  };
  found.erase(std::remove_if(found.begin(), found.end(), other), found.end());
  return found;
}

bool Roster::first_fault(std::string_view number) { return given_.first_told(key_of(number)); }

std::optional<plan::Enrolled> Roster::enrol(const Identity& identity) {
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
  for (const plan::Enrolled& known : numbered(identity.number->text)) {
    if (known.who->year != enrolment.year || known.who->maquette != enrolment.maquette) continue;
    if (known.who->fresh) {
      diagnostics_.add(enrolled_twice(enrolment.place, enrolment.student.number, known.who->place));
      return std::nullopt;
    }
    if (context_.fresh) context_.fresh(enrolment);
    return given_.enrol_again(known, std::move(enrolment));  // the base will say what differs
  }
  return add(std::move(enrolment), *curriculum);
}

// A row is its number's; that it bears the name of somebody else may be a slip of one line.
void Roster::check_name(const Identity& identity, const plan::Enrolled& enrolled) {
  const plan::Student& known = enrolled.who->student;
  if (!given(identity.name) || known.name.empty()) return;
  const std::string_view name = identity.name->text;
  if (same(name, known.name) || same(name, known.name + " " + known.first_name) ||
      same(name, known.first_name + " " + known.name))
    return;
  if (given_.first_told("nom " + std::to_string(enrolled.id)))
    diagnostics_.add(other_name(identity.name->place, known.number, std::string(name), known.name));
}

std::optional<plan::Enrolled> Roster::find(const Identity& identity, bool any) {
  const std::string_view number = identity.number->text;
  std::vector<plan::Enrolled> found = fitting(identity);
  if (any && found.size() > 1) {
    const auto earlier = [](const plan::Enrolled& a, const plan::Enrolled& b) { return a.who->year < b.who->year; };
    found = {*std::max_element(found.begin(), found.end(), earlier)};
  }
  if (found.size() == 1) {
    check_name(identity, found.front());
    return found.front();
  }
  if (given_.told(key_of(number))) return std::nullopt;
  if (found.empty() && context_.enrol_unknown) return enrol(identity);
  first_fault(number);
  if (found.size() > 1) {
    diagnostics_.add(several_enrolments(identity.number->place, std::string(number)));
    return std::nullopt;
  }
  constexpr std::size_t named = 4;
  if (unknown_.count++ == 0) unknown_.place = identity.number->place;
  if (unknown_.first.size() < named) unknown_.first.emplace_back(number);
  unknown_.last = number;
  return std::nullopt;
}

void Roster::report_unknown() {
  if (unknown_.count != 0) diagnostics_.add(unknown_students(unknown_, given_.enrolled() == 0));
}

}  // namespace bareme::intake
