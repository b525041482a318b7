// The small règlement written out by hand in C++, three times: what an engine could at best cost.
//   exact integers   tenths and half coefficients, thresholds cross-multiplied: the reference of every ratio
//   doubles          the arithmetic of most peers
//   GMP rationals    exact without thinking, the arithmetic of Catala's runtimes
// All three are judged by the table-driven answer of promotion.hpp.
// g++ -std=c++20 -O2 -I benchmarks benchmarks/peers/handwritten.cpp -lgmpxx -lgmp
#include <gmpxx.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "measure.hpp"
#include "promotion.hpp"

namespace {

using namespace benchmarks;

template <class Number>
using Columns = std::array<std::vector<Number>, ecues.size()>;

template <class Number>
struct Outcome {
  std::array<Number, 3> averages;
  std::array<bool, 3> validated;
  Number semester;
  bool admitted;
};

// Joined by & and not by &&: one jump the processor mispredicts costs more than a whole student.
template <class... Conditions>
bool all(Conditions... conditions) {
  return (conditions & ...);
}

// Averages stay numerators: of the UEs over 9, 16 and 8, of the semester over 144 * 30; all in tenths of a point.
void decide_in_integers(const Columns<std::int16_t>& marks, std::size_t student, Outcome<std::int64_t>& outcome) {
  const auto mark = [&](std::size_t ecue) { return std::int64_t{marks[ecue][student]}; };
  const auto analyse = mark(0), algebre = mark(1), probas = mark(2);
  const auto prog = mark(3), bdd = mark(4), reseaux = mark(5), projet = mark(6);
  const auto anglais = mark(7), gestion = mark(8), sport = mark(9);
  const auto ue1 = 4 * analyse + 3 * algebre + 2 * probas;
  const auto ue2 = 6 * prog + 4 * bdd + 4 * reseaux + 2 * projet;
  const auto ue3 = 2 * anglais + 2 * gestion + 4 * sport;
  const bool valid1 = all(ue1 >= 100 * 9, analyse >= 50, algebre >= 50, probas >= 50);
  const bool valid2 = all(ue2 >= 100 * 16, prog >= 50, bdd >= 50, reseaux >= 50, projet >= 50);
  const bool valid3 = all(ue3 >= 100 * 8, anglais >= 50, gestion >= 50, sport >= 50);
  outcome = {{ue1, ue2, ue3},
             {valid1, valid2, valid3},
             8 * 16 * ue1 + 12 * 9 * ue2 + 10 * 18 * ue3,
             all(valid1, valid2, valid3)};
}

template <class Number>
const Number three_halves = Number(3) / 2;
template <class Number>
const Number nine_halves = Number(9) / 2;

template <class Number>
void decide(const Columns<Number>& marks, std::size_t student, Outcome<Number>& outcome) {
  const auto mark = [&](std::size_t ecue) -> const Number& { return marks[ecue][student]; };
  const Number &analyse = mark(0), &algebre = mark(1), &probas = mark(2);
  const Number &prog = mark(3), &bdd = mark(4), &reseaux = mark(5), &projet = mark(6);
  const Number &anglais = mark(7), &gestion = mark(8), &sport = mark(9);
  auto& [ue1, ue2, ue3] = outcome.averages;
  auto& [valid1, valid2, valid3] = outcome.validated;
  ue1 = (2 * analyse + three_halves<Number> * algebre + probas) / nine_halves<Number>;
  ue2 = (3 * prog + 2 * bdd + 2 * reseaux + projet) / 8;
  ue3 = (anglais + gestion + 2 * sport) / 4;
  valid1 = all(ue1 >= 10, analyse >= 5, algebre >= 5, probas >= 5);
  valid2 = all(ue2 >= 10, prog >= 5, bdd >= 5, reseaux >= 5, projet >= 5);
  valid3 = all(ue3 >= 10, anglais >= 5, gestion >= 5, sport >= 5);
  outcome.semester = (8 * ue1 + 12 * ue2 + 10 * ue3) / 30;
  outcome.admitted = all(valid1, valid2, valid3);
}

template <class Number>
Columns<Number> marks_as(const Promotion& promotion) {
  Columns<Number> columns;
  for (std::size_t ecue = 0; ecue < ecues.size(); ++ecue)
    for (const int tenths : promotion.tenths[ecue])
      columns[ecue].push_back(Number(tenths) / 10);
  return columns;
}

// What the engine under measure starts from (marks in its own numbers) and ends with is allocated before the clock
// starts.
template <class Mark, class Number, class Decide>
void measure_outcomes(const char* name, const Promotion& promotion, const Columns<Mark>& marks, Decide decide_one) {
  std::vector<Outcome<Number>> outcomes(promotion.size);
  const auto decide_all = [&] {
    for (std::size_t student = 0; student < promotion.size; ++student)
      decide_one(marks, student, outcomes[student]);
  };
  measure(name, promotion, decide_all, [&](std::size_t student) { return outcomes[student].admitted; });
}

void measure_integers(const char* name, std::size_t size) {
  const Promotion promotion = promotion_to_measure(size);
  measure_outcomes<std::int16_t, std::int64_t>(name, promotion, promotion.tenths, decide_in_integers);
}

template <class Number>
void measure_numbers(const char* name, std::size_t size) {
  const Promotion promotion = promotion_to_measure(size);
  measure_outcomes<Number, Number>(name, promotion, marks_as<Number>(promotion), decide<Number>);
}

}  // namespace

int main() {
  measure_integers("hand-written C++, exact integers", 1000000);
  measure_numbers<double>("hand-written C++, doubles", 1000000);
  measure_numbers<mpq_class>("hand-written C++, GMP rationals", 100000);
}
