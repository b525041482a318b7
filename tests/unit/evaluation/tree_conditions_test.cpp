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

TEST_CASE("a letter that is false does not hide one that is awaited") {
  TreeFixture f;
  f.give_moreau();
  f.give({{"RES.EF", "1"}, {"RES.CC", "1"}});
  f.marks.erase({f.object("PRJ.soutenance"), 1});
  CHECK(f.ask("UE72", f.proposition) == absent(State::EnAttente));
}

TEST_CASE("three-valued and, or: a decided answer ignores what is unknown") {
  TreeFixture f;
  for (const State one : absences) {
    const auto unknown = nothing(one, truth_type());
    CHECK(f.ask(logic(true, {unknown, truth(false)}), "UE72") == no);
    CHECK(f.ask(logic(true, {truth(true), unknown}), "UE72") == absent(one));
    CHECK(f.ask(logic(false, {unknown, truth(true)}), "UE72") == yes);
    CHECK(f.ask(logic(false, {truth(false), unknown}), "UE72") == absent(one));
    CHECK(f.ask(expression(Not{unknown}, truth_type()), "UE72") == absent(one));
  }
}

TEST_CASE("« est » and « existe » answer on what is sans objet and wait for what is awaited") {
  TreeFixture f;
  const auto exists = [&](ExpressionPtr operand, bool negated) {
    return f.ask(expression(Exists{operand, negated}, truth_type()), "UE72");
  };
  CHECK(exists(nothing(State::SansObjet), false) == no);
  CHECK(exists(nothing(State::SansObjet), true) == yes);
  CHECK(exists(nothing(State::Impossible), false) == yes);
  CHECK(exists(literal("0"), false) == yes);
  CHECK(exists(nothing(State::EnAttente), true) == absent(State::EnAttente));
  Is impossible;
  impossible.impossible = true;
  impossible.operand = nothing(State::Impossible);
  CHECK(f.ask(expression(impossible, truth_type()), "UE72") == yes);
  impossible.operand = nothing(State::EnAttente);
  CHECK(f.ask(expression(impossible, truth_type()), "UE72") == absent(State::EnAttente));
  impossible.operand = nothing(State::SansObjet);
  impossible.negated = true;
  CHECK(f.ask(expression(impossible, truth_type()), "UE72") == yes);
  CHECK(f.ask(f.is(f.read(f.first), f.abi), "RES.EF") == absent(State::EnAttente));
}

TEST_CASE("quantifiers over the ECUE of a UE") {
  TreeFixture f;
  f.give_moreau();
  const auto at_least = [&](const char* mark) {
    return comparison(f.read(f.ecue_mean), Relation::GreaterEqual, literal(mark));
  };
  const auto ask = [&](Quantified::Kind kind, const char* mark, int count = 0) {
    return f.ask(f.quantified(kind, f.all(f.ecue), at_least(mark), count), "UE72");
  };
  using Kind = Quantified::Kind;  // 9,48  7,81  12,00
  CHECK(ask(Kind::Every, "7,81") == yes);
  CHECK(ask(Kind::Every, "7,82") == no);
  CHECK(ask(Kind::Some, "12") == yes);
  CHECK(ask(Kind::None, "12,01") == yes);
  CHECK(ask(Kind::AtLeast, "9", 2) == yes);
  CHECK(ask(Kind::AtLeast, "9", 3) == no);
  CHECK(ask(Kind::AtMost, "9", 1) == no);
  CHECK(ask(Kind::Exactly, "9", 2) == yes);
  CHECK(ask(Kind::Exactly, "9", 1) == no);
  CHECK(ask(Kind::Share, "9") == yes);
  CHECK(ask(Kind::Share, "12") == no);
  f.marks.erase({f.object("RES.EF"), 1});
  CHECK(ask(Kind::Every, "10") == no);  // BDD decides
  CHECK(ask(Kind::Every, "9") == absent(State::EnAttente));
  CHECK(ask(Kind::Share, "9") == yes);
}

TEST_CASE("« chaque » of nothing is true, sums and counts of nothing are 0, means of nothing sans objet") {
  TreeFixture f;
  const ObjectId empty = f.add(f.ue, f.curriculum.root(), "UE99");
  const auto fold = [&](Operation operation) {
    return f.evaluator().value(*f.aggregate(operation, f.all(f.ecue), f.read(f.ecue_mean)), empty);
  };
  CHECK(f.ask(f.quantified(Quantified::Kind::Every, f.all(f.ecue), truth(false)), "UE99") == yes);
  CHECK(fold(Operation::Sum) == mark("0"));
  CHECK(fold(Operation::Count) == mark("0"));
  CHECK(fold(Operation::Product) == mark("1"));
  for (const Operation operation : {Operation::Mean, Operation::Min, Operation::Max, Operation::Median})
    CHECK(fold(operation) == absent(State::SansObjet));
}

TEST_CASE("rows: an unknown condition gives its state, none at all is an error") {
  TreeFixture f;
  Case rows;
  rows.rows = {{truth(false), literal("1"), {}},
               {nothing(State::SansObjet, truth_type()), literal("2"), {}},
               {truth(true), literal("3"), {}}};
  CHECK(f.ask(expression(rows), "UE72") == absent(State::SansObjet));
  rows.rows.erase(rows.rows.begin() + 1);
  CHECK(f.ask(expression(rows), "UE72") == mark("3"));
  rows.rows.pop_back();
  CHECK(f.ask(expression(rows), "UE72") == absent(State::EnErreur));
}

TEST_CASE("a table: first row met, a code row before the effect of the code, outside every row an error") {
  TreeFixture f;
  Table table;
  table.subject = literal(mark("12"), mark_type());
  table.rows = {{Relation::GreaterEqual, mark("16"), literal("1")},
                {Relation::GreaterEqual, mark("12"), literal("2")},
                {Relation::Equal, Value::of_code(f.abi), literal("3")}};
  CHECK(f.ask(expression(table), "UE72") == mark("2"));
  table.subject = literal("11,99");
  CHECK(f.ask(expression(table), "UE72") == absent(State::EnErreur));
  table.otherwise = literal("0");
  CHECK(f.ask(expression(table), "UE72") == mark("0"));
  table.subject = literal(Value::of_code(f.abi), mark_type());
  CHECK(f.ask(expression(table), "UE72") == mark("3"));
  table.subject = literal(Value::of_code(f.abj), mark_type());
  CHECK(f.ask(expression(table), "UE72") == absent(State::SansObjet));
}

TEST_CASE("an object is one of those named, or is there at all") {
  TreeFixture f;
  ObjectIs is;
  is.reach = {Reach::Kind::Ancestor, f.ue, ""};
  is.names = {"ue72"};
  CHECK(f.ask(expression(is, truth_type()), "BDD.EF") == yes);
  is.negated = true;
  CHECK(f.ask(expression(is, truth_type()), "BDD.EF") == no);
  ObjectIs before;
  before.reach = {Reach::Kind::Previous, f.ecue, ""};
  before.existence = true;
  CHECK(f.ask(expression(before, truth_type()), "BDD") == no);
  CHECK(f.ask(expression(before, truth_type()), "RES") == yes);
}
