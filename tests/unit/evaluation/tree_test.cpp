#include <catch2/catch.hpp>

#include "support/tree_fixture.hpp"

using namespace bareme;
using namespace bareme::test;

namespace {

Value absent(State state) { return Value::absent(state); }
const Value yes = Value::of_truth(true), no = Value::of_truth(false);

// Every state a value can be in, as an operand.
const std::vector<State> absences = {State::SansObjet, State::EnAttente, State::Impossible, State::EnErreur};

}  // namespace

TEST_CASE("the averages and the verdict of the paper example") {
  TreeFixture f;
  f.give_moreau();
  auto evaluator = f.evaluator();
  CHECK(evaluator.value(f.object("BDD"), f.theory) == Value::of(Number(127, 14)));
  CHECK(evaluator.value(f.object("BDD"), f.practice) == Value::of(Number(73, 7)));
  CHECK(evaluator.value(f.object("BDD"), f.ecue_mean) == mark("9,48"));  // 1327/140
  CHECK(evaluator.value(f.object("RES"), f.ecue_mean) ==
        mark("7,81"));  // theory only: practice drops out with its weight
  CHECK(evaluator.value(f.object("UE72"), f.ue_mean) == mark("9,72"));  // from the rounded averages of its ECUE
  CHECK(evaluator.value(f.object("UE72"), f.proposition) == Value::of_code(f.aj));
  CHECK(evaluator.value(f.object("UE72"), f.validated) == no);
}

TEST_CASE("a mark not entered is awaited and named, never a zero") {
  TreeFixture f;
  f.give_moreau();
  f.marks.erase({f.object("BDD.EF"), 1});
  f.marks.erase({f.object("RES.CC"), 1});
  auto evaluator = f.evaluator();
  CHECK(evaluator.value(f.object("UE72"), f.ue_mean) == absent(State::EnAttente));
  CHECK(evaluator.value(f.object("UE72"), f.validated) == absent(State::EnAttente));
  const auto awaited = evaluator.awaited(f.object("UE72"), f.result);
  REQUIRE(awaited.size() == 2);
  CHECK(awaited[0].object == f.object("BDD.EF"));
  CHECK(awaited[1].object == f.object("RES.CC"));
  CHECK(evaluator.awaited(f.object("PRJ"), f.ecue_mean).empty());
}

TEST_CASE("mark codes take their effect where they meet a calculation") {
  TreeFixture f;
  f.give({{"RES.CC", "12"}});
  f.marks[{f.object("RES.EF"), 1}] = Value::of_code(f.abi);
  CHECK(f.ask("RES", f.ecue_mean) == mark("4"));             // (4 × 0 + 2 × 12) / 6
  CHECK(f.ask("RES.EF", f.first) == Value::of_code(f.abi));  // read as it is
  f.marks[{f.object("RES.EF"), 1}] = Value::of_code(f.abj);
  CHECK(f.ask("RES", f.ecue_mean) == mark("12"));
  f.marks[{f.object("RES.CC"), 1}] = Value::of_code(f.abj);
  CHECK(f.ask("RES", f.ecue_mean) == absent(State::SansObjet));  // everything neutralised
  f.regulation.codes[static_cast<std::size_t>(f.abj)].effect = MarkEffect::Awaits;
  CHECK(f.ask("RES", f.ecue_mean) == absent(State::EnAttente));
  CHECK(f.evaluator().awaited(f.object("RES"), f.ecue_mean).size() == 2);  // both marks are still to come
  f.regulation.codes[static_cast<std::size_t>(f.abj)].effect = MarkEffect::Impossible;
  CHECK(f.ask("RES", f.ecue_mean) == absent(State::Impossible));
  f.regulation.codes[static_cast<std::size_t>(f.abj)].effect = MarkEffect::None;
  CHECK(f.ask("RES", f.ecue_mean) == absent(State::EnErreur));
}

TEST_CASE("session 2 is sans objet until convened, awaited then, and unseen in session 1") {
  TreeFixture f;
  f.give({{"RES.EF", "8"}, {"RES.CC", "8"}});
  CHECK(f.ask("RES.EF", f.second) == absent(State::SansObjet));
  f.marks[{f.object("RES.EF"), 2}] = absent(State::EnAttente);
  CHECK(f.ask("RES", f.ecue_mean) == absent(State::EnAttente));
  CHECK(f.ask("RES", f.ecue_mean, View{1, 0}) == mark("8"));
  f.marks[{f.object("RES.EF"), 2}] = mark("14");
  CHECK(f.ask("RES", f.ecue_mean) == mark("12"));
  CHECK(f.ask("RES", f.ecue_mean, View{1, 0}) == mark("8"));
  View first_session;
  first_session.session = 1;
  CHECK(f.ask(expression(InView{first_session, f.read(f.ecue_mean)}), "RES") == mark("8"));
}

TEST_CASE("absences meeting in a calculation: the strictest wins") {
  TreeFixture f;
  for (const State left : absences)
    for (const State right : absences) {
      const State expected = values::strictest(left, right);
      CHECK(f.ask(calculation(nothing(left), Operator::Add, nothing(right)), "UE72") == absent(expected));
      CHECK(f.ask(comparison(nothing(left), Relation::Less, nothing(right)), "UE72") == absent(expected));
    }
  for (const State one : absences)
    CHECK(f.ask(calculation(literal("3"), Operator::Multiply, nothing(one)), "UE72") == absent(one));
}

TEST_CASE("lists skip what is sans objet and nothing else") {
  TreeFixture f;
  const auto largest = [&](State other) {
    return f.ask(expression(Extremum{true, {literal("7"), nothing(other)}, {}}), "UE72");
  };
  CHECK(largest(State::SansObjet) == mark("7"));
  CHECK(largest(State::EnAttente) == absent(State::EnAttente));
  CHECK(largest(State::EnErreur) == absent(State::EnErreur));
  CHECK(f.ask(expression(Extremum{false, {nothing(State::SansObjet)}, {}}), "UE72") == absent(State::SansObjet));
  CHECK(f.ask(expression(Mean{{part(literal("8"), "0", "a"), part(nothing(State::SansObjet), "1", "b")}}), "UE72") ==
        absent(State::SansObjet));
}

TEST_CASE("the best two, of equals the first of the maquette") {
  TreeFixture f;
  f.give_moreau();
  Set best = f.all(f.ecue);
  best.best = 2;
  CHECK(f.ask(f.aggregate(Operation::Sum, best, f.read(f.ecue_mean)), "UE72") == mark("21,48"));
  const auto equal = f.aggregate(Operation::Mean, best, literal("7"), f.read(f.coefficient));
  CHECK(f.ask(equal, "UE72") == mark("7"));
  Set one = f.all(f.ecue);
  one.best = 1;
  CHECK(f.ask(f.aggregate(Operation::Sum, one, literal("7")), "UE72") == mark("7"));
}

TEST_CASE("exceptions replace the base value, one over another wins, two without order are an error") {
  TreeFixture f;
  f.give_moreau();
  f.exception(f.ecue_mean, "retard", truth(true), literal("3"));
  CHECK(f.ask("BDD", f.ecue_mean) == mark("3"));
  f.exception(f.ecue_mean, "hors délai", truth(true), literal("0"), 0);
  CHECK(f.ask("BDD", f.ecue_mean) == mark("0"));
  f.at(f.ecue_mean).exceptions[1].over = -1;
  CHECK(f.ask("BDD", f.ecue_mean) == absent(State::EnErreur));
}

TEST_CASE("an awaited exception makes the quantity wait, unless one that wins over it decides") {
  TreeFixture f;
  f.give_moreau();
  f.exception(f.ecue_mean, "retard", nothing(State::EnAttente, truth_type()), literal("3"));
  CHECK(f.ask("BDD", f.ecue_mean) == absent(State::EnAttente));
  f.exception(f.ecue_mean, "hors délai", truth(true), literal("0"), 0);
  CHECK(f.ask("BDD", f.ecue_mean) == mark("0"));
  f.at(f.ecue_mean).exceptions[0].condition = nothing(State::SansObjet, truth_type());
  f.at(f.ecue_mean).exceptions[1].condition = truth(false);
  CHECK(f.ask("BDD", f.ecue_mean) == mark("9,48"));
}

TEST_CASE("rounding comes once, after the exceptions") {
  TreeFixture f;
  f.give_moreau();
  f.exception(f.ecue_mean, "tiers", truth(true), calculation(literal("20"), Operator::Divide, literal("3")));
  CHECK(f.ask("BDD", f.ecue_mean) == mark("6,67"));
}

TEST_CASE("the jury's decision counts in the result, upward, and not in a view before it") {
  TreeFixture f;
  f.give_moreau();
  f.decisions[f.object("UE72")] = Value::of_code(f.adj);
  CHECK(f.ask("UE72", f.proposition) == Value::of_code(f.aj));
  CHECK(f.ask("UE72", f.result) == Value::of_code(f.adj));
  CHECK(f.ask("UE72", f.validated) == yes);
}

TEST_CASE("dates move by days and by years, and differ in days") {
  TreeFixture f;
  const auto day = [](const char* text) {
    Type type;
    type.kind = values::Kind::Date;
    return literal(Value::of(*values::Date::parse(text)), type);
  };
  const auto years = literal(mark("3"), unit_type(values::Unit::Years));
  CHECK(f.ask(calculation(day("29/02/2024"), Operator::Add, years), "UE72") ==
        Value::of(*values::Date::parse("28/02/2027")));
  CHECK(f.ask(calculation(day("31/12/2024"), Operator::Add, literal(mark("1"), unit_type(values::Unit::Days))),
              "UE72") == Value::of(*values::Date::parse("01/01/2025")));
  CHECK(f.ask(calculation(day("01/03/2024"), Operator::Subtract, day("28/02/2024")), "UE72") == mark("2"));
  CHECK(f.ask(expression(Function{FunctionName::MakeDate, {literal("2025"), literal("2"), literal("30")}}), "UE72") ==
        absent(State::EnErreur));
}

TEST_CASE("division by zero is an error, not a number") {
  TreeFixture f;
  CHECK(f.ask(calculation(literal("1"), Operator::Divide, literal("0")), "UE72") == absent(State::EnErreur));
}

TEST_CASE("facts climb: default, entry awaited, parameter overridden for one object") {
  TreeFixture f;
  const FactId late = f.fact("retard", f.ecue, FactSource::Entry, unit_type(values::Unit::Days));
  const FactId waived = f.fact("dispense", f.ue, FactSource::Act, truth_type(), truth(false));
  CHECK(f.ask(f.read(late), "BDD.EF") == absent(State::EnAttente));
  f.facts[{f.object("BDD"), "retard"}] = mark("3");
  CHECK(f.ask(f.read(late), "BDD.EF") == mark("3"));
  f.facts[{f.object("UE72"), "dispense"}] = yes;
  CHECK(f.ask(f.read(waived), "BDD.EF") == yes);
  CHECK(f.ask(f.read(waived), "BDD.EF", View{1, 0}) == no);  // an act is not seen in session 1
  f.parameters[plan::parameter_key(f.floor, f.object("BDD"))] = mark("7");
  CHECK(f.ask(f.read(f.floor), "BDD.EF") == mark("7"));
  CHECK(f.ask(f.read(f.floor), "RES") == mark("5"));
  f.parameters[plan::parameter_key(f.floor, {})] = mark("6");
  CHECK(f.ask(f.read(f.floor), "RES") == mark("6"));
}

TEST_CASE("a line the student has not brought is left out of every list, a closed year gives what its jury froze") {
  TreeFixture f;
  f.give_moreau();
  f.curriculum.objects[f.object("RES").index()].line = true;
  CHECK(f.ask("RES", f.ecue_mean) == absent(State::SansObjet));
  CHECK(f.ask(f.aggregate(Operation::Count, f.all(f.ecue), nullptr), "UE72") == mark("2"));
  f.facts[{f.object("RES"), "ligne"}] = yes;
  CHECK(f.ask("RES", f.ecue_mean) == mark("7,81"));
  CHECK(f.ask(f.aggregate(Operation::Count, f.all(f.ecue), nullptr), "UE72") == mark("3"));
  f.curriculum.objects[f.object("BDD").index()].elsewhere = true;
  CHECK(f.ask("BDD", f.ecue_mean) == absent(State::SansObjet));
  f.facts[{f.object("BDD"), "moyenne"}] = mark("13,5");
  CHECK(f.ask("BDD", f.ecue_mean) == mark("13,5"));
}

TEST_CASE("what is posed is not computed, an exemple tells what it forgot") {
  TreeFixture f;
  f.posed.push_back({f.object("BDD"), f.ecue_mean, std::nullopt, mark("15")});
  CHECK(f.ask("BDD", f.ecue_mean) == mark("15"));
  CHECK(f.ask("BDD", f.ecue_mean, View{1, 0}) == mark("15"));
  f.strict = true;
  auto evaluator = f.evaluator();
  CHECK(evaluator.value(f.object("PRJ"), f.ecue_mean) == absent(State::EnErreur));
  CHECK(evaluator.missing() == std::vector<std::string>{"PRJ.soutenance"});
}

TEST_CASE("a circle of values is an error that shows the circle, wherever one enters it") {
  TreeFixture f;
  const QuantityId one = f.quantity("un", f.ue, Quantity::Role::Value),
                   two = f.quantity("deux", f.ue, Quantity::Role::Value);
  f.rule(one, {}, f.read(two));
  f.rule(two, {}, calculation(f.read(one), Operator::Add, literal("1")));
  auto evaluator = f.evaluator();
  CHECK(evaluator.value(f.object("UE72"), two) == absent(State::EnErreur));
  CHECK(evaluator.explain(f.object("UE72"), one).remark.find("UE72.un → UE72.deux → UE72.un") != std::string::npos);
}

TEST_CASE("a calculation nested beyond reason stops with an error") {
  TreeFixture f;
  ExpressionPtr deep = literal("1");
  for (int i = 0; i < 1000; ++i)
    deep = calculation(deep, Operator::Add, literal("1"));
  CHECK(f.ask(deep, "UE72") == mark("1001"));
  for (int i = 0; i < 5000; ++i)
    deep = calculation(deep, Operator::Add, literal("1"));
  CHECK(f.ask(deep, "UE72") == absent(State::EnErreur));
}

TEST_CASE("explaining and asking give one value, in any order") {
  TreeFixture f;
  f.give_moreau();
  f.marks[{f.object("RES.EF"), 1}] = Value::of_code(f.abi);
  auto explained_first = f.evaluator(), asked_first = f.evaluator();
  const evaluation::Trace trace = explained_first.explain(f.object("UE72"), f.result);
  CHECK(trace.value == asked_first.value(f.object("UE72"), f.result));
  const evaluation::Trace again = asked_first.explain(f.object("UE72"), f.result);
  CHECK(again.children.size() == trace.children.size());
  CHECK(again.children.front().children.front().formula == trace.children.front().children.front().formula);
}

TEST_CASE("choices: open, awaited, and closed whatever is awaited") {
  TreeFixture f;
  f.give_moreau();
  Choice choice;
  choice.heading.scope.level = f.ue;
  choice.condition = f.is(f.read(f.proposition), f.aj);
  ReadJury session{JuryFact::Session};
  const auto second_jury = comparison(expression(session), Relation::Equal, literal("2"));
  choice.rows = {{'a', f.adj, std::nullopt, nullptr, {}},
                 {'b', f.aj, std::nullopt, second_jury, {}},
                 {'c', f.adm, std::nullopt, truth(false), {}}};
  f.regulation.choices.push_back(choice);
  const auto open = f.evaluator().choices(f.object("UE72"));
  REQUIRE(open.size() == 2);
  CHECK((open[0].row == 0 && open[0].state == State::Present));
  CHECK((open[1].row == 1 && open[1].state == State::EnAttente));
  f.jury.session = 2;
  CHECK(f.evaluator().choices(f.object("UE72"))[1].state == State::Present);
  CHECK(f.evaluator().choices(f.object("BDD")).empty());
}
