#include "session/people.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include "text/fold.hpp"

namespace bareme {
namespace {

using People = std::vector<plan::Student>;

// The words of a name, folded letter by letter only: « Martin » and « Martins » are two families.
std::vector<std::string> words_of(std::string_view name) {
  std::string folded = text::fold_word(name);
  for (char& c : folded)
    if (c == '-' || c == '\'' || c == ',' || c == '(' || c == ')') c = ' ';
  std::vector<std::string> words;
  for (std::size_t start = 0; (start = folded.find_first_not_of(' ', start)) != std::string::npos;) {
    const std::size_t end = std::min(folded.find(' ', start), folded.size());
    words.push_back(folded.substr(start, end - start));
    start = end;
  }
  return words;
}

std::vector<std::string> words_of(const plan::Student& student) {
  return words_of(student.number + " " + student.name + " " + student.first_name);
}

bool starts_with(const std::string& text, const std::string& opening) {
  return text.compare(0, opening.size(), opening) == 0;
}

template <class Match>  // every asked word matches one of the student's
bool answers(const std::vector<std::string>& asked, const std::vector<std::string>& own, Match match) {
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& word) {
    return std::any_of(own.begin(), own.end(), [&](const std::string& candidate) { return match(candidate, word); });
  });
}

template <class Match>
std::vector<std::size_t> matching(const People& people, const std::vector<std::string>& asked, Match match) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < people.size(); ++i)
    if (answers(asked, words_of(people[i]), match)) found.push_back(i);
  return found;
}

std::vector<std::size_t> of_number(const People& people, const std::string& folded) {
  for (std::size_t i = 0; i < people.size(); ++i)
    if (text::fold_word(people[i].number) == folded) return {i};
  return {};
}

std::vector<std::size_t> of_whole_name(const People& people, const std::vector<std::string>& asked) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < people.size(); ++i)
    if (words_of(people[i].name) == asked) found.push_back(i);
  return found;
}

}  // namespace

std::vector<std::size_t> people_called(const std::string& text, const People& people, NamedBy how) {
  const std::vector<std::string> asked = words_of(text);
  if (asked.empty()) return {};
  if (auto found = of_number(people, text::fold_word(text)); !found.empty()) return found;
  if (auto found = of_whole_name(people, asked); found.size() == 1) return found;
  auto found = matching(people, asked, std::equal_to<>());
  return found.empty() && how == NamedBy::Begins ? matching(people, asked, starts_with) : found;
}

}  // namespace bareme
