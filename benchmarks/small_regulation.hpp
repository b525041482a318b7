// The small règlement in our language, ready to run: its two texts read through a Session, the eight values each engine
// returns planned, a promotion laid out in columns. In: benchmarks::Promotion. Out: what plan/ and evaluation/ take,
// and how many of the values computed differ from the exact answer. Leaves to others the clock.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "evaluation/evaluate.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "promotion.hpp"
#include "session/session.hpp"
#include "stop_on_error.hpp"

namespace benchmarks {

class SmallRegulation {
 public:
  SmallRegulation() {
    const std::string folder = BAREME_SOURCE_DIR "/benchmarks/";
    session_.load({{folder + "petit-reglement.bareme"}, {folder + "petite-maquette.bareme"}}, problems_) &&
        session_.choose_maquette("", problems_);
    stop_on_error(problems_, session_.sources());
    bareme::plan::Request request;
    for (std::size_t u = 0; u < ues.size(); ++u) {
      averages_[u] = asked(request, std::string(ues[u].code) + ".moyenne");
      verdicts_[u] = asked(request, std::string(ues[u].code) + ".résultat");
    }
    semester_ = asked(request, "S1.moyenne");
    decision_ = asked(request, "S1.résultat");
    plan_ = bareme::plan::plan(session_.regulation(), session_.curriculum(), request, problems_);
    stop_on_error(problems_, session_.sources());
    const auto& regulation = session_.regulation();
    admitted_code_ = *regulation.code_named(regulation.list_named("résultat"), "ADM");
  }

  bareme::plan::Promotion columns_of(const Promotion& promotion) const {
    bareme::plan::Promotion columns;
    columns.students.resize(promotion.size);
    for (std::size_t e = 0; e < ecues.size(); ++e) {
      const auto exams = session_.curriculum().find(std::string(ecues[e].code) + ".EF");
      bareme::plan::InputKey mark;
      mark.object = exams.at(0);
      mark.session = 1;
      bareme::plan::Column& column = columns.column(mark);
      column.denominator = 10;
      column.tags.assign(promotion.size, bareme::plan::Tag::Number);
      column.cells.assign(promotion.tenths[e].begin(), promotion.tenths[e].end());
    }
    return columns;
  }

  bareme::evaluation::Results evaluate(const bareme::plan::Promotion& columns,
                                       bareme::evaluation::Results reused = {}) const {
    return bareme::evaluation::evaluate(session_.regulation(), plan_, columns, {}, std::move(reused));
  }

  bool admitted(const bareme::evaluation::Results& results, std::size_t student) const {
    return is_admitted(results, decision_, student);
  }

  // Of the eight values of each student, how many are not exactly the right one.
  std::size_t wrong_values(const bareme::evaluation::Results& results, const Promotion& promotion) const {
    std::size_t wrong = 0;
    for (std::size_t student = 0; student < promotion.size; ++student) {
      const ExactOutcome exact = decide_exactly(promotion, student);
      for (std::size_t u = 0; u < ues.size(); ++u) {
        wrong += !is_tenths(results, averages_[u], student, exact.ue_numerators[u], denominators[u]);
        wrong += is_admitted(results, verdicts_[u], student) != exact.validated[u];
      }
      wrong += !is_tenths(results, semester_, student, exact.semester_numerator, common_denominator * ects_of_semester);
      wrong += admitted(results, student) != exact.admitted;
    }
    return wrong;
  }

 private:
  bareme::plan::CellKey asked(bareme::plan::Request& request, const std::string& address) {
    const auto cell = session_.cell(address, problems_);
    stop_on_error(problems_, session_.sources());
    request.cells.push_back(*cell);
    return *cell;
  }

  const bareme::plan::Column& column(const bareme::evaluation::Results& results,
                                     const bareme::plan::CellKey& cell) const {
    return results.column(*plan_.slot(cell));
  }

  bool is_admitted(const bareme::evaluation::Results& results, const bareme::plan::CellKey& cell,
                   std::size_t student) const {
    const bareme::plan::Column& codes = column(results, cell);
    return codes.tags[student] == bareme::plan::Tag::Code && codes.cells[student] == admitted_code_;
  }

  bool is_tenths(const bareme::evaluation::Results& results, const bareme::plan::CellKey& cell, std::size_t student,
                 std::int64_t numerator, std::int64_t denominator) const {
    const bareme::plan::Column& numbers = column(results, cell);
    return numbers.tags[student] <= bareme::plan::Tag::Aside &&
           numbers.number(student) == bareme::values::Number(numerator, 10 * denominator);
  }

  bareme::Session session_;
  bareme::diagnostics::Diagnostics problems_;
  bareme::plan::Plan plan_;
  std::array<bareme::plan::CellKey, ues.size()> averages_, verdicts_;
  bareme::plan::CellKey semester_, decision_;
  bareme::values::CodeId admitted_code_ = 0;
};

}  // namespace benchmarks
