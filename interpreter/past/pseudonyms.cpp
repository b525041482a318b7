#include "past/pseudonyms.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

namespace bareme::past {
namespace {

constexpr std::array families = {
    "ADAM",    "BARON",  "BLANC",   "BOYER",    "BRUN",     "CARON",   "CHEVALIER", "COLIN",   "DUMONT", "DUPUIS",
    "DURAND",  "FABRE",  "FAURE",   "FLEURY",   "FOURNIER", "GARNIER", "GAUTIER",   "GIRARD",  "HUBERT", "JOLY",
    "LAMBERT", "LEROY",  "LUCAS",   "MARCHAND", "MASSON",   "MERCIER", "MEUNIER",   "MOULIN",  "NOEL",   "PERRIN",
    "PICARD",  "RENARD", "RIVIERE", "ROBIN",    "ROUX",     "ROYER",   "SIMON",     "VASSEUR", "VIDAL",  "VINCENT"};
constexpr std::array firsts = {"Alix",   "Andréa", "Ange",  "Camille", "Charlie", "Claude", "Dominique", "Eden",
                               "Élie",   "Gaby",   "Jo",    "Jules",   "Leslie",  "Lou",    "Louison",   "Mahé",
                               "Maxime", "Morgan", "Noa",   "Noé",     "Ollie",   "Paris",  "Robin",     "Romy",
                               "Sacha",  "Sam",    "Sasha", "Soa",     "Swann",   "Yaël"};

std::uint64_t number_in(const std::string& digits, std::size_t from) {
  std::uint64_t number = 0;
  for (std::size_t i = from; i < from + 12 && i < digits.size(); ++i)
    number = number * 16 + static_cast<std::uint64_t>(digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10);
  return number;
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// « 2024-2025 », wherever it stands in a text.
std::string moved_years(std::string text, int by) {
  for (std::size_t i = 0; i + 9 <= text.size(); ++i) {
    const std::string_view first = std::string_view(text).substr(i, 4),
                           second = std::string_view(text).substr(i + 5, 4);
    if (text[i + 4] != '-' || !is_year(first) || !is_year(second)) continue;
    const int year = std::stoi(std::string(first));
    if (std::stoi(std::string(second)) != year + 1) continue;
    text.replace(i, 9, fmt::format("{}-{}", year + by, year + by + 1));
    i += 8;
  }
  return text;
}

class Writer {
 public:
  Writer(Baseline& baseline, const Disguise& disguise, const Mark& mark)
      : baseline_(baseline), disguise_(disguise), mark_(mark) {
    const std::string digits = mark_(disguise.seed + "\ndates");
    by_ = disguise.move_dates ? -4 * static_cast<int>(1 + number_in(digits, 0) % 5) : 0;
  }

  void write() {
    who();
    order();
    Head& head = baseline_.head;
    head.pseudonyms = true;
    head.president.clear();
    head.promotion = moved_years(head.promotion, by_);
    head.year = moved_years(head.year, by_);
    if (head.date) head.date = head.date->plus_years(by_);
    for (plan::Enrolment& one : baseline_.batch.enrolments)
      one.year = head.year, one.promotion = head.promotion;
    for (plan::FrozenValue& one : baseline_.batch.frozen)
      one.year = moved_years(one.year, by_);
    for (Decision& one : baseline_.decisions)
      one.motive.clear();
    values();
  }

 private:
  std::string number_of(const std::string& real) {
    const std::string digits = mark_(disguise_.seed + "\n" + real);
    return fmt::format("P{:06}", number_in(digits, 0) % 1000000);
  }

  void who() {
    std::set<std::string> taken;
    for (plan::Enrolment& one : baseline_.batch.enrolments) {
      const std::string digits = mark_(disguise_.seed + "\n" + one.student.number);
      std::string number = number_of(one.student.number);
      for (int again = 2; !taken.insert(number).second; ++again)
        number = number_of(one.student.number + "\n" + std::to_string(again));
      one.student = {number, families[number_in(digits, 12) % families.size()],
                     firsts[number_in(digits, 24) % firsts.size()]};
    }
  }

  // By their new numbers: the order of a list of names tells names.
  void order() {
    plan::Batch& batch = baseline_.batch;
    std::vector<std::uint32_t> sorted(batch.enrolments.size()), place(sorted.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i)
      sorted[i] = i;
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      return batch.enrolments[a].student.number < batch.enrolments[b].student.number;
    });
    std::vector<plan::Enrolment> enrolments;
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
      place[sorted[i]] = i;
      enrolments.push_back(std::move(batch.enrolments[sorted[i]]));
    }
    batch.enrolments = std::move(enrolments);
    const auto move = [&](auto& all, auto owner) {
      for (auto& one : all)
        one.*owner = place[one.*owner];
      std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return a.*owner < b.*owner; });
    };
    move(batch.marks, &plan::GivenMark::enrolment);
    move(batch.convocations, &plan::Convocation::enrolment);
    move(batch.facts, &plan::GivenFact::enrolment);
    move(batch.lines, &plan::DossierLine::enrolment);
    move(batch.frozen, &plan::FrozenValue::enrolment);
    move(baseline_.decisions, &Decision::student);
    move(baseline_.results, &Result::student);
  }

  template <class Do>
  void each_datum(Do act) {
    for (plan::GivenFact& one : baseline_.batch.facts)
      act(one.value, one.enrolment);
    for (plan::DossierLine& one : baseline_.batch.lines)
      for (plan::LineFact& fact : one.facts)
        act(fact.value, one.enrolment);
    for (plan::FrozenValue& one : baseline_.batch.frozen)
      act(one.value, one.enrolment);
    for (Result& one : baseline_.results)
      if (one.state == values::State::Present) act(one.value, one.student);
  }

  void values() {
    plan::TextPool& names = baseline_.batch.names;
    std::map<plan::NameId, std::set<std::uint32_t>> holders;
    each_datum([&](plan::Datum& datum, std::uint32_t student) {
      if (datum.kind == values::Kind::Date)
        datum.number =
            values::Number(values::Date::from_days(datum.number.integer().value_or(0)).plus_years(by_).days());
      if (datum.kind != values::Kind::Text) return;
      datum.text = names.id(moved_years(names.text(datum.text), by_));
      holders[datum.text].insert(student);
    });
    std::map<plan::NameId, plan::NameId> hidden;
    each_datum([&](plan::Datum& datum, std::uint32_t) {
      if (datum.kind != values::Kind::Text || !disguise_.hide_texts || holders[datum.text].size() > 1) return;
      const auto known = hidden.find(datum.text);
      datum.text = known != hidden.end() ? known->second
                                         : hidden[datum.text] = names.id(fmt::format("texte {}", hidden.size() + 1));
    });
  }

  Baseline& baseline_;
  const Disguise& disguise_;
  const Mark& mark_;
  int by_ = 0;
};

}  // namespace

void pseudonymise(Baseline& baseline, const Disguise& disguise, const Mark& mark) {
  Writer(baseline, disguise, mark).write();
}

}  // namespace bareme::past
