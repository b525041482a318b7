// What a Lua exception costs a promotion of 100 000 students of whom 5 % have one: the same règlement evaluated with
// the exception, and with the same exception whose condition nobody meets; the difference is the calls. Beside it, the
// body alone, called as often on the same numbers. Promised: under 2 µs a call on top of its body. Prints a Markdown
// table.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "clock.hpp"
#include "evaluation/evaluate.hpp"
#include "lua/program.hpp"
#include "plan/plan.hpp"
#include "session/session.hpp"
#include "stop_on_error.hpp"

namespace {

using namespace bareme;

constexpr std::size_t students = 100'000, one_in = 20;
constexpr int rounds = 7;
constexpr const char* body =
    "function f(a, b)\n"
    "  if a < 10 and b > a then return (a * 3 + b * 2) / 5, 'compensée' end\n"
    "  return a\n"
    "end\n";
constexpr const char* text = R"(règlement "Coût" version "1"
structure
  niveaux promotion > étudiant > épreuve
fin
fonction lua f(a : points de 0 à 20 ; b : points de 0 à 20) donne points de 0 à 20
  motif "mesure"
  exemple a = 8 ; b = 13 donne f = 10
fin
article 1 "Mesure" pour chaque étudiant
  entrée a ; b : points de 0 à 20
  entrée mobilité : oui ou non à défaut non
  valeur = a + 0
  exception "mobilité" : valeur = lua f(a ; b) lorsque mobilité
fin
maquette "Vide" pour "Coût" version "1"
fin
)";

std::int64_t hundredths(std::size_t student, std::size_t which) {
  return static_cast<std::int64_t>((student * 7919 + which * 104729) % 2001);
}

// `concerned`: every 20th student is in mobility, or none.
plan::Promotion promotion_of(const Session& session, bool concerned) {
  plan::Promotion promotion;
  promotion.students.resize(students);
  const auto& regulation = session.regulation();
  const auto column = [&](const char* name, std::int64_t denominator) -> plan::Column& {
    plan::InputKey key;
    key.kind = plan::InputKey::Kind::Fact;
    key.object = session.curriculum().root();
    key.fact = regulation.fact_named(regulation.student, name);
    plan::Column& made = promotion.column(key);
    made.denominator = denominator;
    made.tags.assign(students, plan::Tag::Number);
    made.cells.assign(students, 0);
    return made;
  };
  plan::Column& mobility = column("mobilité", 1);
  for (std::size_t i = 0; i < students; i += one_in)
    mobility.cells[i] = concerned ? 1 : 0;
  for (std::size_t which = 0; which < 2; ++which) {
    plan::Column& made = column(which == 0 ? "a" : "b", 100);
    for (std::size_t i = 0; i < students; ++i)
      made.cells[i] = hundredths(i, which);
  }
  return promotion;
}

double seconds_of(const Session& session, const plan::Plan& plan, bool concerned) {
  const plan::Promotion promotion = promotion_of(session, concerned);
  evaluation::Results results;
  return benchmarks::median_seconds(
             rounds,
             [&] { results = evaluation::evaluate(session.regulation(), plan, promotion, {}, std::move(results)); })
      .cpu;
}

double seconds_of_bodies() {
  std::vector<lua::Fault> faults;
  auto program = lua::Program::compile("exceptions.lua", body, {{{"f", 2, {}}}, {}}, faults);
  if (!program) std::exit(1);
  return benchmarks::median_seconds(
             rounds,
             [&] {
               for (std::size_t i = 0; i < students; i += one_in)
                 program->call(0, {lua::Argument::of(values::Value::of(values::Number(hundredths(i, 0), 100))),
                                   lua::Argument::of(values::Value::of(values::Number(hundredths(i, 1), 100)))});
             })
      .cpu;
}

}  // namespace

int main() {
  Session session;
  diagnostics::Diagnostics problems;
  session.load({{"cout.bareme", text}, {"exceptions.lua", body}}, problems) && session.choose_maquette("", problems);
  benchmarks::stop_on_error(problems, session.sources());
  const auto cell = session.cell("valeur", problems);
  benchmarks::stop_on_error(problems, session.sources());
  plan::Request request;
  request.cells = {*cell};
  const plan::Plan plan = plan::plan(session.regulation(), session.curriculum(), request, problems);
  const double without = seconds_of(session, plan, false), with = seconds_of(session, plan, true);
  const double calls = static_cast<double>(students / one_in), body_alone = seconds_of_bodies();
  std::printf("| 100 000 students, one exception in Lua on 5 %% | CPU |\n| --- | ---: |\n");
  std::printf("| nobody concerned | %.2f ms |\n| 5 %% concerned | %.2f ms |\n", 1e3 * without, 1e3 * with);
  std::printf("| a call, all in | %.0f ns |\n", 1e9 * (with - without) / calls);
  std::printf("| its body, called alone | %.0f ns |\n", 1e9 * body_alone / calls);
  std::printf("| on top of its body | %.0f ns |\n", 1e9 * (with - without - body_alone) / calls);
  return 0;
}
