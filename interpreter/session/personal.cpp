#include "session/personal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plan/acquired.hpp"
#include "records/base.hpp"
#include "session/closing_problems.hpp"
#include "session/people.hpp"
#include "session/personal_problems.hpp"
#include "session/problems.hpp"
#include "session/saving.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using records::Base;
using records::Person;

std::string shown(const Person& person) {
  const std::string name = person.name + (person.first_name.empty() ? "" : " " + person.first_name);
  return name.empty() ? person.number : name + " (" + person.number + ")";
}

std::optional<Person> find(const std::vector<Person>& people, const std::string& asked,
                           diagnostics::Diagnostics& diagnostics) {
  std::vector<plan::Student> students;
  for (const Person& person : people)
    students.push_back({person.number, person.name, person.first_name});
  const std::vector<std::size_t> found = people_called(asked, students, NamedBy::Whole);
  if (found.size() == 1) return people[found.front()];
  std::vector<std::string> names;
  for (const std::size_t one : found)
    names.push_back(shown(people[one]));
  if (!found.empty()) {
    diagnostics.add(problems::several_students(asked, names));
    return std::nullopt;
  }
  std::vector<std::string> candidates;
  for (const Person& person : people)
    for (const std::string& name : {person.number, person.name})
      candidates.push_back(name);
  if (const auto near = text::nearest(asked, candidates)) names.push_back(*near);
  diagnostics.add(problems::unknown_student(asked, names, people.empty() ? "" : people.front().number,
                                            people.empty() ? "" : people.back().number));
  return std::nullopt;
}

// « 2014-2015 »: years compare as they are written.
bool is_year(const std::string& text) {
  const auto first = plan::first_year(text);
  return first && text == fmt::format("{:04}-{:04}", *first, *first + 1);
}

std::vector<Person> gone_since(const std::vector<Person>& people, const std::string& until) {
  std::vector<Person> gone;
  std::copy_if(people.begin(), people.end(), std::back_inserter(gone),
               [&](const Person& person) { return !person.last_year.empty() && person.last_year <= until; });
  return gone;
}

bool may_erase(const ErasureRequest& request, diagnostics::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (request.motive.empty()) diagnostics.add(problems::exception_without_motive("effacer"));
  if (request.author.empty()) diagnostics.add(problems::who_saves());
  if (!request.until.empty() && !is_year(request.until)) diagnostics.add(problems::not_a_year(request.until));
  return diagnostics.error_count() == before;
}

}  // namespace

std::optional<HeldDossier> held_on(const std::string& path, const std::string& text,
                                   diagnostics::Diagnostics& diagnostics) try {
  const Base base = Base::open_existing(path);
  const auto person = find(base.people(), text, diagnostics);
  if (!person) return std::nullopt;
  return HeldDossier{*person, base.held(person->number)};
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

std::optional<std::vector<Person>> to_erase(const std::string& path, const ErasureRequest& request,
                                            diagnostics::Diagnostics& diagnostics) try {
  if (!may_erase(request, diagnostics)) return std::nullopt;
  const std::vector<Person> people = Base::open_existing(path).people();
  if (!request.until.empty()) {
    std::vector<Person> gone = gone_since(people, request.until);
    if (gone.empty()) diagnostics.add(problems::nobody_left_since(request.until));
    if (gone.empty()) return std::nullopt;
    return gone;
  }
  std::vector<Person> found;
  for (const std::string& asked : request.students) {
    const auto person = find(people, asked, diagnostics);
    if (!person) return std::nullopt;
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const Person& other) { return other.number == person->number; });
    if (!known) found.push_back(*person);
  }
  return found;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

std::optional<records::Erased> erase(const std::string& path, const ErasureRequest& request,
                                     const std::vector<Person>& people, diagnostics::Diagnostics& diagnostics) try {
  records::Erasure erasure{{}, request.identity, request.motive};
  for (const Person& person : people)
    erasure.numbers.push_back(person.number);
  records::Erased told = Base::open_for_writing(path).erase(erasure, {request.author, request.moment});
  if (told.open.empty()) return told;
  diagnostics.add(problems::years_still_open(told.open));
  return std::nullopt;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

}  // namespace bareme
