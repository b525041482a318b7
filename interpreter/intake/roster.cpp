#include "intake/roster.hpp"

#include <algorithm>
#include <utility>

#include "intake/problems.hpp"
#include "semantics/years.hpp"
#include "text/fold.hpp"

namespace bareme::intake {

namespace {

std::string written(const Cell* cell, const std::string& otherwise = {}) {
  return cell == nullptr || cell->empty() ? otherwise : text::nfc(cell->text);
}

std::string key_of(std::string_view number) { return "élève " + std::string(number); }

bool given(const Cell* cell) { return cell != nullptr && !cell->empty(); }

// « 2,2E+07 »
bool is_scientific(std::string_view number) {
  const std::size_t exponent = number.find("E+");
  const auto digits = [](std::string_view text, std::string_view others) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
      return (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
    });
  };
  return exponent != std::string_view::npos && digits(number.substr(0, exponent), ",.") &&
         digits(number.substr(exponent + 2), "");
}

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

void Roster::Unsaid::see(const std::string& text, const plan::Enrolment& enrolment) {
  if (!text.empty()) {
    said = true;
  } else if (enrolment.fresh && !place) {
    place = enrolment.place;
    number = enrolment.student.number;
  }
}

plan::Enrolled Roster::add(plan::Enrolment enrolment, std::size_t curriculum) {
  curricula_.insert(curriculum);
  year_.see(enrolment.year, enrolment);
  promotion_.see(enrolment.promotion, enrolment);
  if (enrolment.fresh && context_.fresh) context_.fresh(enrolment);
  std::string folded = text::fold_word(enrolment.student.number);
  return given_.enrol(std::move(enrolment), curriculum, folded);
}

// Folded, numbers that differ by more than their case may be one: an accent, a dash, a character nobody sees. Whose
// they are is not guessed.
Roster::Numbered Roster::numbered(std::string_view number) const {
  Numbered answer;
  if (auto found = given_.numbered(std::string(number));
      found.size() == 1 && found.front().who->student.number == number) {
    answer.same = std::move(found);
    return answer;
  }
  const std::string composed = text::nfc(number), small = text::fold_case(composed);
  for (const std::string& key : {composed, text::fold_word(number)}) {
    std::vector<plan::Enrolled> found = given_.numbered(key);
    const auto written_so = [&](const plan::Enrolled& one) { return one.who->student.number == composed; };
    const bool exactly = std::any_of(found.begin(), found.end(), written_so);  // an old base may have « E1 » and « e1 »
    for (const plan::Enrolled& one : found) {
      const std::string& theirs = one.who->student.number;
      if (exactly ? theirs == composed : text::fold_case(theirs) == small)
        answer.same.push_back(one);
      else if (answer.alike.empty())
        answer.alike = theirs;
    }
    if (!answer.same.empty()) return answer;
  }
  return answer;
}

std::optional<std::string> Roster::year_of(const Identity& identity) {
  if (!given(identity.year)) return context_.year;
  if (const auto year = semantics::academic_year(identity.year->text)) return semantics::written_year(*year);
  if (first_fault(identity.number->text))
    diagnostics_.add(not_an_academic_year(identity.year->place, std::string(identity.year->text)));
  return std::nullopt;
}

void Roster::keep_fitting(std::vector<plan::Enrolled>& found, const Identity& identity, const std::string& year) {
  const auto other = [&](const plan::Enrolled& enrolled) {
    const plan::Enrolment& enrolment = *enrolled.who;
    return (!year.empty() && !enrolment.year.empty() && !semantics::same_year(enrolment.year, year)) ||
           (given(identity.maquette) && !same(enrolment.maquette, identity.maquette->text));
  };
  found.erase(std::remove_if(found.begin(), found.end(), other), found.end());
}

bool Roster::first_fault(std::string_view number) { return given_.first_told(key_of(number)); }

bool Roster::is_number(const Identity& identity) {
  const std::string_view number = identity.number->text;
  if (!is_scientific(number)) return true;
  if (first_fault(number)) diagnostics_.add(scientific_number(identity.number->place, std::string(number)));
  return false;
}

std::optional<plan::Enrolled> Roster::enrol(const Identity& identity) {
  if (!is_number(identity)) return std::nullopt;
  const auto curriculum = follows(identity) ? curriculum_of(identity) : std::nullopt;
  const auto year = curriculum ? year_of(identity) : std::nullopt;
  if (!curriculum || !year) {
    first_fault(identity.number->text);  // the other files about this student say nothing more
    return std::nullopt;
  }
  const Numbered known = numbered(identity.number->text);
  if (known.same.empty() && !known.alike.empty()) {
    tell_unknown(identity, known.alike);
    return std::nullopt;
  }
  plan::Enrolment enrolment;
  enrolment.student = {text::nfc(identity.number->text), written(identity.name), written(identity.first_name)};
  enrolment.year = *year;
  enrolment.maquette = context_.curricula[*curriculum]->title;
  enrolment.promotion = written(identity.promotion, context_.promotion);
  enrolment.place = identity.number->place;
  enrolment.version = written(identity.version);
  // One number, one year: as they were written first.
  if (!known.same.empty()) enrolment.student.number = known.same.front().who->student.number;
  for (const plan::Enrolled& one : known.same) {
    if (!semantics::same_year(one.who->year, enrolment.year) || one.who->maquette != enrolment.maquette) continue;
    if (one.who->fresh) {
      diagnostics_.add(enrolled_twice(enrolment.place, enrolment.student.number, one.who->place));
      return std::nullopt;
    }
    enrolment.year = one.who->year;
    if (context_.fresh) context_.fresh(enrolment);
    return given_.enrol_again(one, std::move(enrolment));  // the base will say what differs
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
  const auto year = is_number(identity) ? year_of(identity) : std::nullopt;
  if (!year) return std::nullopt;
  auto [found, alike] = numbered(number);
  keep_fitting(found, identity, *year);
  if (any && found.size() > 1) {
    const auto earlier = [](const plan::Enrolled& a, const plan::Enrolled& b) { return a.who->year < b.who->year; };
    found = {*std::max_element(found.begin(), found.end(), earlier)};
  }
  if (found.size() == 1) {
    check_name(identity, found.front());
    return found.front();
  }
  if (given_.told(key_of(number))) return std::nullopt;
  if (found.empty() && alike.empty() && context_.enrol_unknown) return enrol(identity);
  if (found.size() > 1) {
    first_fault(number);
    diagnostics_.add(several_enrolments(identity.number->place, std::string(number)));
  } else {
    tell_unknown(identity, alike);
  }
  return std::nullopt;
}

void Roster::tell_unknown(const Identity& identity, const std::string& alike) {
  constexpr std::size_t named = 4;
  const std::string_view number = identity.number->text;
  if (!first_fault(number)) return;
  if (!alike.empty()) return diagnostics_.add(alike_numbers(identity.number->place, text::nfc(number), alike));
  if (unknown_.count++ == 0) unknown_.place = identity.number->place;
  if (unknown_.first.size() < named) unknown_.first.emplace_back(number);
  unknown_.last = number;
}

void Roster::report_unknown() {
  if (unknown_.count != 0) diagnostics_.add(unknown_students(unknown_, given_.enrolled() == 0));
  // He would be of another promotion than theirs, without a word.
  if (year_.said && year_.place)
    diagnostics_.add(not_said(*year_.place, "l'année universitaire", year_.number));
  else if (promotion_.said && promotion_.place)
    diagnostics_.add(not_said(*promotion_.place, "la promotion", promotion_.number));
}

}  // namespace bareme::intake
