#include "intake/batch_receiver.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace bareme::intake {
namespace {

// Two equal keys in a list: the second is told, with the first beside it. Sorts indices, since there may be millions of
// marks.
template <class Item, class Key, class What>
void tell_doubles(const plan::Batch& batch, const std::vector<Item>& items, Key key, What what,
                  const std::function<void(const plan::GivenTwice&)>& tell) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t left, std::uint32_t right) {
    return std::tuple_cat(key(items[left]), std::tuple(left)) < std::tuple_cat(key(items[right]), std::tuple(right));
  };
  if (!std::is_sorted(order.begin(), order.end(), before)) std::sort(order.begin(), order.end(), before);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Item& first = items[order[i - 1]];
    const Item& second = items[order[i]];
    if (key(first) == key(second))
      tell({what(second), batch.enrolments[second.enrolment].student.number, first.place, second.place});
  }
}

// Known by its label, or by all it says; in one file a line may come twice.
void tell_lines(const plan::Batch& batch, const std::function<void(const plan::GivenTwice&)>& tell) {
  const auto known_by = [&](const plan::DossierLine& line) {
    std::string all = line.label.empty() ? "\n" : line.label;
    for (std::size_t i = 0; line.label.empty() && i < line.facts.size(); ++i)
      all += std::to_string(line.facts[i].fact) + " " + plan::describe(line.facts[i].value, batch.names) + "\n";
    return all;
  };
  const auto what = [&](const plan::DossierLine& line) {
    return plan::describe_line(batch.names.text(line.parent), batch.names.text(line.level), line.label);
  };
  const auto key = [&](const plan::DossierLine& line) {
    return std::tuple(line.enrolment, known_by(line), line.parent, line.level);
  };
  tell_doubles(batch, batch.lines, key, what, [&](plan::GivenTwice twice) {
    twice.line = true;
    if (twice.first.source != twice.second.source) tell(twice);
  });
}

}  // namespace

plan::Enrolled BatchReceiver::enrol(plan::Enrolment enrolment, std::size_t curriculum, const std::string& folded) {
  const auto id = static_cast<std::uint32_t>(batch_.enrolments.size());
  const std::string& number = enrolment.student.number;
  by_number_[number].push_back(id);
  if (folded != number) by_number_[folded].push_back(id);
  batch_.enrolments.push_back(std::move(enrolment));
  curricula_.push_back(curriculum);
  return at(id);
}

plan::Enrolled BatchReceiver::enrol_again(const plan::Enrolled& known, plan::Enrolment enrolment) {
  batch_.enrolments[known.id] = std::move(enrolment);
  return at(known.id);
}

std::vector<plan::Enrolled> BatchReceiver::numbered(const std::string& number) {
  std::vector<plan::Enrolled> all;
  if (const auto found = by_number_.find(number); found != by_number_.end())
    for (const std::uint32_t id : found->second)
      all.push_back(at(id));
  return all;
}

std::optional<diagnostics::Span> BatchReceiver::met(std::uint32_t enrolment, diagnostics::Span row) {
  if (met_in_ != row.source) met_.clear();
  met_in_ = row.source;
  const auto [first, added] = met_.emplace(enrolment, row);
  return added ? std::nullopt : std::optional(first->second);
}

int BatchReceiver::rank(std::uint32_t enrolment, plan::NameId level, plan::NameId parent) {
  return ++ranks_[{enrolment, level, parent}];
}

std::uint32_t BatchReceiver::first_of_student(std::uint32_t id) const {
  const std::string& number = batch_.enrolments[id].student.number;
  const std::vector<std::uint32_t>& all = by_number_.at(number);
  return *std::find_if(all.begin(), all.end(),
                       [&](std::uint32_t other) { return batch_.enrolments[other].student.number == number; });
}

void BatchReceiver::each_given_twice(const std::function<void(const plan::GivenTwice&)>& tell) {
  const plan::TextPool& names = batch_.names;
  tell_doubles(
      batch_, batch_.marks, [](const plan::GivenMark& m) { return std::tuple(m.enrolment, m.exam, m.session); },
      [&](const plan::GivenMark& m) { return plan::describe_mark(names.text(m.exam), m.session); }, tell);
  tell_doubles(
      batch_, batch_.facts, [](const plan::GivenFact& f) { return std::tuple(f.enrolment, f.object, f.fact); },
      [&](const plan::GivenFact& f) { return plan::describe_fact(names.text(f.object), names.text(f.fact)); }, tell);
  tell_doubles(
      batch_, batch_.frozen,
      [&](const plan::FrozenValue& f) {  // the student's, whichever inscription a row names
        return std::tuple(first_of_student(f.enrolment), f.year, f.object, f.quantity, f.session);
      },
      [&](const plan::FrozenValue& f) {
        return plan::describe_fact(names.text(f.object), names.text(f.quantity)) + " de l'acquis";
      },
      tell);
  tell_lines(batch_, tell);
}

}  // namespace bareme::intake
