// What each instruction makes of the ways of not being a number: decisions 1 to 5, language-review R15 to R20, written
// by hand.
#include <catch2/catch.hpp>

#include "support/one_instruction.hpp"

using namespace support;
using plan::Op;

namespace {

Value code(values::CodeId id) { return Value::of_code(id); }

OneInstruction is(std::vector<values::CodeId> codes, int flag) {
  OneInstruction test(Op::IsCode);
  test.instruction.codes = std::move(codes);
  test.instruction.flag = flag;
  return test;
}

OneInstruction counted(Op op, int count) {
  OneInstruction test(op);
  test.instruction.count = count;
  return test;
}

OneInstruction weighted(std::vector<Number> weights) {
  OneInstruction mean(Op::WeightedMean);
  mean.instruction.weights = std::move(weights);
  return mean;
}

}  // namespace

TEST_CASE("a code takes its declared effect") {
  const OneInstruction effect(Op::Effect);
  CHECK(effect.one({val("12")}) == val("12"));
  CHECK(effect.one({code(Abi)}) == val("0"));
  CHECK(effect.one({code(Abj)}) == en_attente());
  CHECK(effect.one({code(Dis)}) == sans_objet());
  CHECK(effect.one({code(Excluded)}) == impossible());
  CHECK(effect.one({code(Adm)}) == code(Adm));
  CHECK(effect.one({code(Unstated)}) == en_erreur());
  CHECK(effect.one({en_attente()}) == en_attente());
}

TEST_CASE("in a formula the strictest absence stands") {
  for (const Op op : {Op::Add, Op::Subtract, Op::Multiply, Op::Divide}) {
    const OneInstruction calculation(op);
    CHECK(calculation.one({sans_objet(), val("5")}) == sans_objet());
    CHECK(calculation.one({sans_objet(), en_attente()}) == en_attente());
    CHECK(calculation.one({impossible(), en_attente()}) == impossible());
    CHECK(calculation.one({impossible(), en_erreur()}) == en_erreur());
    CHECK(calculation.one({code(Adm), val("1")}) == en_erreur());
  }
  CHECK(OneInstruction(Op::Add).one({val("9,5"), val("1/3")}) == val("59/6"));
  CHECK(OneInstruction(Op::Divide).one({val("1"), val("3")}) == val("1/3"));
  CHECK(OneInstruction(Op::Divide).one({val("1"), val("0")}) == en_erreur());
  CHECK(OneInstruction(Op::Negate).one({val("9,5")}) == val("-9,5"));
  CHECK(OneInstruction(Op::Negate).one({impossible()}) == impossible());
  CHECK(OneInstruction(Op::Absolute).one({val("-2,25")}) == val("2,25"));
}

TEST_CASE("a mean skips what is sans objet, with its weight, and nothing else") {
  const auto mean = weighted({num("4"), num("2"), num("1")});
  CHECK(mean.one({val("8,5"), val("9,25"), val("11")}) == val("127/14"));
  CHECK(mean.one({val("8,5"), val("9,25"), sans_objet()}) == val("35/4"));
  CHECK(mean.one({sans_objet(), sans_objet(), sans_objet()}) == sans_objet());
  CHECK(mean.one({val("8,5"), sans_objet(), en_attente()}) == en_attente());
  CHECK(mean.one({impossible(), sans_objet(), en_attente()}) == impossible());
  CHECK(mean.one({val("8"), code(Adm), val("8")}) == en_erreur());
  CHECK(weighted({num("0"), num("1")}).one({val("8"), sans_objet()}) == sans_objet());
  CHECK(weighted({num("0,7"), num("0,3")}).one({val("12"), val("9")}) == val("11,1"));
}

TEST_CASE("a mean by weights that depend on the student") {
  const OneInstruction mean(Op::MeanBy);
  CHECK(mean.one({val("10"), val("1"), val("16"), val("2")}) == val("14"));
  CHECK(mean.one({val("10"), val("1"), val("16"), sans_objet()}) == val("10"));
  CHECK(mean.one({val("10"), val("1"), sans_objet(), val("2")}) == val("10"));
  CHECK(mean.one({val("10"), val("1"), val("16"), en_attente()}) == en_attente());
  CHECK(mean.one({val("10"), val("0"), sans_objet(), val("2")}) == sans_objet());
}

TEST_CASE("lists skip sans objet, of nothing they have the value the règlement expects") {
  const Row nothing{sans_objet(), sans_objet()}, some{val("3"), sans_objet()}, both{val("3"), val("4,5")},
      pending{val("3"), en_attente()};
  struct Expected {
    Op op;
    Value nothing, some, both;
  };
  for (const auto& [op, of_nothing, of_some, of_both] :
       {Expected{Op::Sum, val("0"), val("3"), val("7,5")}, Expected{Op::Product, val("1"), val("3"), val("13,5")},
        Expected{Op::Count, val("0"), val("1"), val("2")}, Expected{Op::Min, sans_objet(), val("3"), val("3")},
        Expected{Op::Max, sans_objet(), val("3"), val("4,5")},
        Expected{Op::Median, sans_objet(), val("3"), val("3,75")}}) {
    const OneInstruction list(op);
    CHECK(list.one(nothing) == of_nothing);
    CHECK(list.one(some) == of_some);
    CHECK(list.one(both) == of_both);
    CHECK(list.one(pending) == en_attente());
    CHECK(list.one({impossible(), en_attente()}) == impossible());
  }
}

TEST_CASE("the best of several") {
  OneInstruction best(Op::Best);
  best.instruction.count = 2;
  best.instruction.flag = static_cast<int>(semantics::Operation::Mean);
  CHECK(best.one({val("8"), val("1"), val("12"), val("1"), val("10"), val("3")}) == val("21/2"));
  CHECK(best.one({val("8"), val("1"), sans_objet(), val("1"), sans_objet(), val("3")}) == val("8"));
  CHECK(best.one({val("8"), val("1"), en_attente(), val("1"), val("10"), val("3")}) == en_attente());
  best.instruction.flag = static_cast<int>(semantics::Operation::Sum);
  CHECK(best.one({val("8"), val("1"), val("12"), val("1"), val("10"), val("3")}) == val("22"));
}

TEST_CASE("rounding is applied to numbers only") {
  OneInstruction round(Op::Round);
  round.instruction.rounding = values::Rounding{values::RoundingMode::HalfUp, num("0,01")};
  CHECK(round.one({val("9,995")}) == val("10"));
  CHECK(round.one({val("1/3")}) == val("0,33"));
  CHECK(round.one({val("-0,005")}) == val("0"));
  CHECK(round.one({code(Adm)}) == code(Adm));
  CHECK(round.one({en_attente()}) == en_attente());
}

TEST_CASE("a comparison answers only on what is there") {
  const OneInstruction at_least(Op::GreaterEqual);
  CHECK(at_least.truth({val("10"), val("10")}) == yes());
  CHECK(at_least.truth({val("1/3"), val("0,3333")}) == yes());
  CHECK(at_least.truth({val("9,99"), val("10")}) == no());
  CHECK(at_least.truth({sans_objet(), val("10")}) == sans_objet());
  CHECK(at_least.truth({en_attente(), sans_objet()}) == en_attente());
  CHECK(at_least.truth({code(Adm), val("10")}) == en_erreur());
  CHECK(OneInstruction(Op::Equal).truth({code(Adm), code(Adm)}) == yes());
  CHECK(OneInstruction(Op::Equal).truth({code(Adm), code(Aj)}) == no());
  CHECK(OneInstruction(Op::NotEqual).truth({code(Adm), val("4")}) == en_erreur());
  CHECK(OneInstruction(Op::NotEqual).truth({code(Adm), impossible()}) == impossible());
}

TEST_CASE("false decides « et », true decides « ou », whatever is unknown") {
  const OneInstruction all(Op::And), any(Op::Or);
  CHECK(all.truth({yes(), yes()}) == yes());
  CHECK(all.truth({no(), en_attente()}) == no());
  CHECK(all.truth({no(), en_erreur()}) == no());
  CHECK(all.truth({yes(), en_attente()}) == en_attente());
  CHECK(all.truth({sans_objet(), en_attente()}) == en_attente());
  CHECK(all.truth({yes(), sans_objet()}) == sans_objet());
  CHECK(any.truth({yes(), en_attente()}) == yes());
  CHECK(any.truth({no(), sans_objet()}) == sans_objet());
  CHECK(any.truth({no(), no()}) == no());
  CHECK(OneInstruction(Op::Not).truth({no()}) == yes());
  CHECK(OneInstruction(Op::Not).truth({impossible()}) == impossible());
}

TEST_CASE("every letter needs its own answer") {
  const OneInstruction all(Op::AllLetters), any(Op::AnyLetter);
  CHECK(all.truth({no(), en_attente()}) == en_attente());
  CHECK(all.truth({no(), impossible()}) == impossible());
  CHECK(all.truth({no(), sans_objet()}) == no());
  CHECK(all.truth({yes(), sans_objet()}) == sans_objet());
  CHECK(any.truth({yes(), en_attente()}) == en_attente());
  CHECK(any.truth({yes(), sans_objet()}) == yes());
  const auto two = counted(Op::AtLeastLetters, 2);
  CHECK(two.truth({yes(), yes(), no()}) == yes());
  CHECK(two.truth({yes(), no(), no()}) == no());
  CHECK(two.truth({yes(), sans_objet(), no()}) == sans_objet());
  CHECK(two.truth({yes(), yes(), en_erreur()}) == en_erreur());
}

TEST_CASE("quantifiers skip sans objet") {
  CHECK(OneInstruction(Op::Every).truth({yes(), sans_objet()}) == yes());
  CHECK(OneInstruction(Op::Every).truth({sans_objet(), sans_objet()}) == yes());
  CHECK(OneInstruction(Op::Every).truth({no(), en_attente()}) == no());
  CHECK(OneInstruction(Op::Every).truth({yes(), en_attente()}) == en_attente());
  CHECK(OneInstruction(Op::None).truth({no(), sans_objet()}) == yes());
  CHECK(OneInstruction(Op::None).truth({yes(), en_attente()}) == no());
  CHECK(OneInstruction(Op::Some).truth({sans_objet(), no()}) == no());
  CHECK(OneInstruction(Op::Some).truth({en_attente(), yes()}) == yes());
  const auto two = counted(Op::AtLeast, 2);
  CHECK(two.truth({yes(), yes(), en_attente()}) == yes());
  CHECK(two.truth({yes(), no(), en_attente()}) == en_attente());
  CHECK(two.truth({yes(), no(), sans_objet()}) == no());
  const auto at_most = counted(Op::AtMost, 1);
  CHECK(at_most.truth({yes(), no(), no()}) == yes());
  CHECK(at_most.truth({yes(), no(), en_attente()}) == en_attente());
  CHECK(at_most.truth({yes(), yes(), en_attente()}) == no());
  const auto exactly = counted(Op::Exactly, 1);
  CHECK(exactly.truth({yes(), no(), sans_objet()}) == yes());
  CHECK(exactly.truth({yes(), no(), en_attente()}) == en_attente());
  CHECK(exactly.truth({yes(), yes(), en_attente()}) == no());
  CHECK(exactly.truth({no(), no(), sans_objet()}) == no());
  OneInstruction half(Op::Share);
  half.instruction.weights = {values::Number(1, 2)};
  half.instruction.flag = plan::ShareMoreThan;
  const auto one = val("1");
  CHECK(half.truth({yes(), one, no(), one}) == no());
  CHECK(half.truth({yes(), one, yes(), one, no(), one}) == yes());
  CHECK(half.truth({yes(), one, sans_objet(), one}) == yes());
  CHECK(half.truth({yes(), one, yes(), one, no(), one, en_attente(), one}) == en_attente());
  CHECK(half.truth({yes(), val("6"), no(), val("6,01")}) == no());
  CHECK(half.truth({yes(), val("6"), no(), en_attente()}) == en_attente());
  CHECK(half.truth({yes(), val("6"), no(), sans_objet()}) == yes());
  CHECK(half.truth({sans_objet(), one}) == no());
  half.instruction.flag = plan::ShareAtLeast;
  CHECK(half.truth({yes(), one, no(), one}) == yes());
}

TEST_CASE("est … answers on sans objet and waits on what is awaited") {
  const auto abi = is({Abi}, 0), not_abi = is({Abi}, plan::IsNegated), number = is({}, plan::IsNumber),
             stuck = is({}, plan::IsImpossible);
  CHECK(abi.truth({code(Abi)}) == yes());
  CHECK(abi.truth({code(Abj)}) == no());
  CHECK(abi.truth({val("12")}) == no());
  CHECK(abi.truth({sans_objet()}) == no());
  CHECK(not_abi.truth({sans_objet()}) == yes());
  CHECK(not_abi.truth({code(Abi)}) == no());
  CHECK(abi.truth({en_attente()}) == en_attente());
  CHECK(abi.truth({impossible()}) == impossible());
  CHECK(number.truth({val("12")}) == yes());
  CHECK(number.truth({code(Abi)}) == no());
  CHECK(stuck.truth({impossible()}) == yes());
  CHECK(stuck.truth({val("12")}) == no());
  CHECK(stuck.truth({en_attente()}) == en_attente());
}

TEST_CASE("existe answers on sans objet and on impossible") {
  const OneInstruction exists(Op::Exists);
  CHECK(exists.truth({val("0")}) == yes());
  CHECK(exists.truth({code(Dis)}) == yes());
  CHECK(exists.truth({sans_objet()}) == no());
  CHECK(exists.truth({impossible()}) == yes());
  CHECK(exists.truth({en_attente()}) == en_attente());
  CHECK(exists.truth({en_erreur()}) == en_erreur());
}

TEST_CASE("rows are read down to the one that holds, which carries codes along") {
  const OneInstruction select(Op::Select);
  CHECK(select.one({yes(), code(Abi), no(), val("2"), val("3")}) == code(Abi));
  CHECK(select.one({no(), val("1"), yes(), val("2"), val("3")}) == val("2"));
  CHECK(select.one({no(), val("1"), no(), val("2"), sans_objet()}) == sans_objet());
  CHECK(select.one({en_attente(), val("1"), yes(), val("2"), val("3")}) == en_attente());
  CHECK(select.one({sans_objet(), val("1"), yes(), val("2"), val("3")}) == sans_objet());
  CHECK(select.one({yes(), val("1"), en_erreur(), val("2"), val("3")}) == val("1"));
}

TEST_CASE("dont keeps what holds, leaves out what does not, waits for the rest") {
  const OneInstruction keep(Op::Keep);
  CHECK(keep.one({yes(), val("12")}) == val("12"));
  CHECK(keep.one({no(), val("12")}) == sans_objet());
  CHECK(keep.one({sans_objet(), val("12")}) == sans_objet());
  CHECK(keep.one({en_attente(), val("12")}) == en_attente());
}

TEST_CASE("an exception applies, does not, or makes its value wait") {
  OneInstruction one(Op::Exceptions);
  one.instruction.over = {-1};
  CHECK(one.one({val("8"), yes(), val("0")}) == val("0"));
  CHECK(one.one({val("8"), no(), val("0")}) == val("8"));
  CHECK(one.one({val("8"), sans_objet(), val("0")}) == val("8"));
  CHECK(one.one({val("8"), en_attente(), val("0")}) == en_attente());
  CHECK(one.one({code(Abi), no(), val("0")}) == code(Abi));
}

TEST_CASE("an exception that wins over another decides even while the other waits") {
  OneInstruction ordered(Op::Exceptions);
  ordered.instruction.over = {-1, 0};
  CHECK(ordered.one({val("8"), yes(), val("1"), yes(), val("2")}) == val("2"));
  CHECK(ordered.one({val("8"), yes(), val("1"), no(), val("2")}) == val("1"));
  CHECK(ordered.one({val("8"), en_attente(), val("1"), yes(), val("2")}) == val("2"));
  CHECK(ordered.one({val("8"), yes(), val("1"), en_attente(), val("2")}) == en_attente());
  OneInstruction chained(Op::Exceptions);
  chained.instruction.over = {-1, 0, 1};
  CHECK(chained.one({val("8"), yes(), val("1"), no(), val("2"), yes(), val("3")}) == val("3"));
}

TEST_CASE("two exceptions without an order are an error where both apply") {
  OneInstruction two(Op::Exceptions);
  two.instruction.over = {-1, -1};
  CHECK(two.one({val("8"), yes(), val("1"), yes(), val("2")}) == en_erreur());
  CHECK(two.one({val("8"), no(), val("1"), yes(), val("2")}) == val("2"));
  CHECK(two.one({val("8"), en_attente(), val("1"), yes(), val("2")}) == en_attente());
}

TEST_CASE("a table matches a code before its effect, numbers after") {
  OneInstruction table(Op::Table);
  table.instruction.table = {{Op::Equal, Value::of_code(Abj)}, {Op::GreaterEqual, val("10")}};
  const Value high = val("1"), low = val("2"), by_code = val("3");
  const auto read = [&](Value subject, Value effect) { return table.one({subject, effect, by_code, high, low}); };
  CHECK(read(code(Abj), en_attente()) == by_code);
  CHECK(read(code(Abi), val("0")) == low);
  CHECK(read(val("10"), val("10")) == high);
  CHECK(read(code(Dis), sans_objet()) == sans_objet());
  CHECK(read(en_attente(), en_attente()) == en_attente());
}

TEST_CASE("the decision stands before the proposition, validated reads its kind") {
  CHECK(OneInstruction(Op::FirstPresent).one({sans_objet(), code(Aj)}) == code(Aj));
  CHECK(OneInstruction(Op::FirstPresent).one({code(Adm), code(Aj)}) == code(Adm));
  CHECK(OneInstruction(Op::FirstPresent).one({code(Adm), en_attente()}) == code(Adm));
  CHECK(OneInstruction(Op::Kind).truth({code(Adm)}) == yes());
  CHECK(OneInstruction(Op::Kind).truth({code(Aj)}) == no());
  CHECK(OneInstruction(Op::Kind).truth({en_attente()}) == en_attente());
}

TEST_CASE("dates are made and read by functions") {
  OneInstruction year(Op::Function), date(Op::Function);
  year.instruction.flag = static_cast<int>(semantics::FunctionName::Year);
  date.instruction.flag = static_cast<int>(semantics::FunctionName::MakeDate);
  const auto last_day = Value::of(*values::Date::of(2027, 12, 31));
  CHECK(year.one({last_day}) == val("2027"));
  CHECK(date.one({val("2027"), val("12"), val("31")}, values::Kind::Date) == last_day);
  CHECK(date.one({val("2027"), val("2"), val("30")}) == en_erreur());
  OneInstruction moved(Op::Function);
  moved.instruction.flag = plan::MoveByYears;
  CHECK(moved.one({Value::of(*values::Date::of(2024, 2, 29)), val("1")}, values::Kind::Date) ==
        Value::of(*values::Date::of(2025, 2, 28)));
  CHECK(moved.one({last_day, val("1/2")}) == en_erreur());
  moved.instruction.flag = plan::MoveByDays;
  CHECK(moved.one({last_day, val("1")}, values::Kind::Date) == Value::of(*values::Date::of(2028, 1, 1)));
  CHECK(date.one({val("2027"), en_attente(), val("30")}) == en_attente());
}
