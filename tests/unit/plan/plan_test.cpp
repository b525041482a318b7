#include <catch2/catch.hpp>

#include "support/one_instruction.hpp"

using namespace support;
using namespace semantics;
using Role = Quantity::Role;

namespace {

Aggregate mean(LevelId level, QuantityId of, ExpressionPtr weight = nullptr) {
  Aggregate made;
  made.operation = Operation::Mean;
  made.set = every(level);
  made.body = read(of);
  made.weight = std::move(weight);
  return made;
}

// One UE of two épreuves; note retenue = max(note session 1 ; note session 2); moyenne of the UE.
struct TwoExams : SmallRegulation {
  ObjectId maths = add_ue("MATH"), exam = add_exam(maths, "EF"), test = add_exam(maths, "CC");
  QuantityId kept = rule(mark_level, "note retenue", expr(Extremum{true, {read(session1), read(session2)}, {}}));
  QuantityId average = rule(ue, "moyenne", expr(mean(mark_level, kept)));

  Value value(const plan::Promotion& promotion, plan::CellKey key, values::Kind kind = values::Kind::Number,
              plan::Request request = {}, std::size_t student = 0) const {
    diagnostics::Diagnostics diagnostics;
    request.cells = {key};
    const auto made = plan::plan(regulation, curriculum, request, diagnostics);
    return evaluation::evaluate(regulation, made, promotion).value(*made.slot(key), student, kind);
  }
  std::vector<std::string> problems(plan::CellKey key) const {
    diagnostics::Diagnostics diagnostics;
    plan::Request request;
    request.cells = {key};
    plan::plan(regulation, curriculum, request, diagnostics);
    std::vector<std::string> codes;
    for (const auto& problem : diagnostics.all())
      codes.push_back(problem.code());
    return codes;
  }
};

View session(int number) { return {static_cast<std::uint8_t>(number), 0}; }
View declared(int bit) { return {0, 1U << bit}; }

}  // namespace

TEST_CASE("a mark not entered is awaited in session 1, sans objet in session 2") {
  TwoExams two;
  auto promotion = students(1);
  promotion.set(mark_of(two.exam), 0, val("8"));
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == en_attente());
  promotion.set(mark_of(two.test), 0, val("9,5"));
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == val("8,75"));
  promotion.set(mark_of(two.exam, 2), 0, en_attente());  // convened, not entered
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == en_attente());
  CHECK(two.value(promotion, {two.maths, two.average, session(1)}) == val("8,75"));
  promotion.set(mark_of(two.exam, 2), 0, val("12"));
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == val("10,75"));
  CHECK(two.value(promotion, {two.maths, two.average, session(1)}) == val("8,75"));
}

TEST_CASE("a view that changes nothing shares the columns of the plain value") {
  TwoExams two;
  const auto shared = two.planned({{two.maths, two.average, {}}, {two.maths, two.average, declared(0)}});
  CHECK(shared.slot({two.maths, two.average, {}}) == shared.slot({two.maths, two.average, declared(0)}));
  const auto differing = two.planned({{two.maths, two.average, {}}, {two.maths, two.average, session(1)}});
  CHECK(differing.slot({two.maths, two.average, {}}) != differing.slot({two.maths, two.average, session(1)}));
}

TEST_CASE("an exception may ask which view is on") {
  TwoExams two;
  two.except(two.kept, expr(ViewIs{ViewId(0)}), read(two.session2));
  auto promotion = students(1);
  for (const ObjectId exam : {two.exam, two.test}) {
    promotion.set(mark_of(exam), 0, val("4"));
    promotion.set(mark_of(exam, 2), 0, val("3"));
  }
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == val("4"));
  CHECK(two.value(promotion, {two.maths, two.average, declared(0)}) == val("3"));
}

TEST_CASE("a cycle is reported once, with the objects it goes through") {
  TwoExams two;
  const QuantityId first = two.quantity(two.ue, "première"), second = two.quantity(two.ue, "seconde");
  two.define(first, read(second));
  two.define(second, read(first));
  two.add_ue("PHYS");
  diagnostics::Diagnostics diagnostics;
  plan::plan(two.regulation, two.curriculum, plan::everything(two.regulation, two.curriculum), diagnostics);
  std::vector<diagnostics::Diagnostic> cycles;
  for (const auto& problem : diagnostics.all())
    if (problem.code() == "B100") cycles.push_back(problem);
  REQUIRE(cycles.size() == 1);
  CHECK(cycles[0].message().find("MATH.première → MATH.seconde → MATH.première") != std::string::npos);
}

TEST_CASE("what cannot be read makes no cycle") {
  TwoExams two;
  const QuantityId careful = two.quantity(two.ue, "prudente");
  two.define(careful, expr(Case{{{expr(ObjectIs{{}, {"MATH"}, true}), read(careful), {}}}, constant("1")}));
  CHECK(two.problems({two.maths, careful, {}}).empty());
}

TEST_CASE("two base rules for one object are refused") {
  TwoExams two;
  two.define(two.average, constant("3"));
  CHECK(two.problems({two.maths, two.average, {}}) == std::vector<std::string>{"B101"});
}

TEST_CASE("a quantity read where no rule defines it is told, and sans objet") {
  TwoExams two;
  const QuantityId missing = two.quantity(two.ue, "bonus");
  const QuantityId reading = two.rule(two.student, "total", expr(mean(two.ue, missing)));
  CHECK(two.problems({two.curriculum.root(), reading, {}}) == std::vector<std::string>{"B103"});
  CHECK(two.value(students(1), {two.curriculum.root(), reading, {}}) == sans_objet());
  CHECK(two.problems({two.maths, missing, {}}).empty());  // asked for, not read
}

TEST_CASE("parts in percent that are rescaled are told where") {
  TwoExams two;
  const QuantityId nothing = two.rule(two.ue, "pratique", constant(sans_objet()));
  const MeanPart theory{read(two.average), std::nullopt, constant("0,7"), ""},
      practice{read(nothing), std::nullopt, constant("0,3"), ""};
  const QuantityId both = two.rule(two.ue, "moyenne pondérée", expr(Mean{{theory, practice}}));
  CHECK(two.problems({two.maths, both, {}}) == std::vector<std::string>{"B102"});
}

TEST_CASE("attributes, parameters and their overrides") {
  TwoExams two;
  const FactId weight = two.fact(two.mark_level, "coefficient", FactSource::Attribute, constant("1"));
  two.curriculum.objects[two.exam.index()].attributes[weight] = val("3");
  const QuantityId weighted = two.rule(two.ue, "pondérée", expr(mean(two.mark_level, two.kept, read(weight))));
  auto promotion = students(1);
  promotion.set(mark_of(two.exam), 0, val("8"));
  promotion.set(mark_of(two.test), 0, val("12"));
  CHECK(two.value(promotion, {two.maths, weighted, {}}) == val("9"));
  plan::Request changed;
  changed.parameters[plan::parameter_key(weight, two.exam)] = val("1");
  CHECK(two.value(promotion, {two.maths, weighted, {}}, values::Kind::Number, changed) == val("10"));
  changed.parameters[plan::parameter_key(weight, {})] = val("7");
  CHECK(two.value(promotion, {two.maths, weighted, {}}, values::Kind::Number, changed) ==
        val("11,5"));  // 8 × 1 + 12 × 7 over 8
}

TEST_CASE("an entry waits, an act does not, and an act is not seen in session 1") {
  TwoExams two;
  const FactId entry = two.fact(two.student, "sport", FactSource::Entry),
               act = two.fact(two.ue, "points", FactSource::Act, constant("0"));
  const QuantityId reads_entry = two.rule(two.ue, "e", read(entry)), reads_act = two.rule(two.ue, "a", read(act));
  auto promotion = students(1);
  CHECK(two.value(promotion, {two.maths, reads_entry, {}}) == en_attente());
  CHECK(two.value(promotion, {two.maths, reads_act, {}}) == val("0"));
  promotion.set(fact_of(two.curriculum.root(), entry), 0, val("15"));
  promotion.set(fact_of(two.maths, act), 0, val("0,5"));
  CHECK(two.value(promotion, {two.maths, reads_entry, {}}) == val("15"));
  CHECK(two.value(promotion, {two.maths, reads_act, {}}) == val("0,5"));
  CHECK(two.value(promotion, {two.maths, reads_act, session(1)}) == val("0"));
}

TEST_CASE("proposition, decision, result") {
  TwoExams two;
  const QuantityId proposition = two.quantity(two.ue, "proposition", Role::Proposition);
  const QuantityId decision = two.quantity(two.ue, "décision", Role::Decision);
  const QuantityId result = two.quantity(two.ue, "résultat", Role::Result),
                   validated = two.quantity(two.ue, "validé", Role::Validated);
  two.at(proposition)
      .verdicts.push_back({{}, {every(two.ue), {}}, {{Adm, at_least(read(two.average), "10"), {}}}, Aj, {}});
  auto promotion = students(1);
  promotion.set(mark_of(two.exam), 0, val("8"));
  CHECK(two.value(promotion, {two.maths, result, {}}, values::Kind::Code) == en_attente());
  CHECK(two.value(promotion, {two.maths, validated, {}}, values::Kind::Truth) == en_attente());
  promotion.set(mark_of(two.test), 0, val("11,99"));
  CHECK(two.value(promotion, {two.maths, result, {}}, values::Kind::Code) == Value::of_code(Aj));
  promotion.set(decision_on(two.maths), 0, Value::of_code(Adm));
  promotion.set(decision_on(two.maths, 2), 0, Value::of_code(Adm));
  CHECK(two.value(promotion, {two.maths, proposition, {}}, values::Kind::Code) == Value::of_code(Aj));
  CHECK(two.value(promotion, {two.maths, decision, {}}, values::Kind::Code) == Value::of_code(Adm));
  CHECK(two.value(promotion, {two.maths, validated, {}}, values::Kind::Truth) == yes());
  CHECK(two.value(promotion, {two.maths, validated, session(1)}, values::Kind::Truth) == no());
  CHECK(two.value(promotion, {two.maths, validated, session(2)}, values::Kind::Truth) == yes());
}

TEST_CASE("a line the student has not is sans objet, facts and quantities") {
  TwoExams two;
  const LevelId course = two.level("cours", two.student);
  const FactId mark = two.fact(course, "note reçue", FactSource::Entry);
  const QuantityId line_mark = two.rule(course, "moyenne", read(mark));
  const QuantityId all = two.rule(two.student, "mobilité", expr(mean(course, line_mark)));
  two.curriculum = two.curriculum.with_lines(course, two.curriculum.root(), 2, "cours");
  const auto slots = two.curriculum.descendants(two.curriculum.root(), course);
  REQUIRE(slots.size() == 2);
  CHECK(two.curriculum.address(slots[1]) == "cours 2");
  auto promotion = students(2);
  plan::InputKey line;
  line.kind = plan::InputKey::Kind::Line;
  line.object = slots[0];
  promotion.set(line, 0, yes());
  CHECK(two.value(promotion, {two.curriculum.root(), all, {}}) == en_attente());
  promotion.set(fact_of(slots[0], mark), 0, val("14"));
  CHECK(two.value(promotion, {two.curriculum.root(), all, {}}) == val("14"));
  CHECK(two.value(promotion, {two.curriculum.root(), all, {}}, values::Kind::Number, {}, 1) == sans_objet());
  Aggregate count;
  count.operation = Operation::Count;
  count.set = every(course);
  const QuantityId courses = two.rule(two.student, "nombre de cours", expr(count));
  CHECK(two.value(promotion, {two.curriculum.root(), courses, {}}) == val("1"));
  CHECK(two.value(promotion, {two.curriculum.root(), courses, {}}, values::Kind::Number, {}, 1) == val("0"));
}

TEST_CASE("what stands elsewhere gives what a past jury froze") {
  TwoExams two;
  two.curriculum.objects[two.maths.index()].elsewhere = true;
  auto promotion = students(1);
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == sans_objet());
  plan::InputKey frozen;
  frozen.kind = plan::InputKey::Kind::Frozen;
  frozen.object = two.maths;
  frozen.quantity = two.average;
  promotion.set(frozen, 0, val("13,2"));
  CHECK(two.value(promotion, {two.maths, two.average, {}}) == val("13,2"));
}

TEST_CASE("choices that read the jury are not asked for until one asks") {
  TwoExams two;
  const auto second = compare(Relation::Equal, expr(ReadJury{JuryFact::Session}), constant("2"));
  two.regulation.choices.push_back(
      {{},
       {every(two.ue), {}},
       second,
       {{'a', Adm, std::nullopt, nullptr, {}}, {'b', Aj, std::nullopt, at_least(read(two.average), "10"), {}}}});
  auto promotion = students(1);
  promotion.set(mark_of(two.exam), 0, val("8"));
  promotion.set(mark_of(two.test), 0, val("9"));
  const auto open = [&](std::optional<int> session) {
    plan::Request request;
    request.choices = true;
    request.jury.session = session;
    diagnostics::Diagnostics diagnostics;
    const auto made = plan::plan(two.regulation, two.curriculum, request, diagnostics);
    const auto results = evaluation::evaluate(two.regulation, made, promotion);
    std::vector<Value> rows;
    for (const plan::Slot slot : made.choices.at(0).rows)
      rows.push_back(results.value(slot, 0, values::Kind::Truth));
    return rows;
  };
  CHECK(open(std::nullopt) == std::vector<Value>{en_attente(), no()});
  CHECK(open(1) == std::vector<Value>{no(), no()});
  CHECK(open(2) == std::vector<Value>{yes(), no()});
}

TEST_CASE("a rank is read by what stands above it, in a stage of its own") {
  TwoExams two;
  Cohort cohort;
  cohort.rank = true;
  cohort.keys = {{read(two.average)}};
  const QuantityId rank = two.rule(two.ue, "rang", expr(cohort));
  const QuantityId first = two.rule(two.ue, "premier", compare(Relation::Equal, read(rank), constant("1")));
  auto promotion = students(3);
  const char* marks[] = {"12", "15", "9"};
  for (std::size_t i = 0; i < 3; ++i)
    for (const ObjectId exam : {two.exam, two.test})
      promotion.set(mark_of(exam), i, val(marks[i]));
  const auto made = two.planned({{two.maths, rank, {}}, {two.maths, first, {}}});
  CHECK(made.stages == 2);
  const auto results = evaluation::evaluate(two.regulation, made, promotion, {2, {}});
  CHECK(results.value(*made.slot({two.maths, rank, {}}), 1, values::Kind::Number) == val("1"));
  CHECK(results.value(*made.slot({two.maths, rank, {}}), 2, values::Kind::Number) == val("3"));
  CHECK(results.value(*made.slot({two.maths, first, {}}), 0, values::Kind::Truth) == no());
  CHECK(results.value(*made.slot({two.maths, first, {}}), 1, values::Kind::Truth) == yes());
}

TEST_CASE("a promotion of nobody has empty columns") {
  TwoExams two;
  const auto made = two.planned({{two.maths, two.average, {}}});
  CHECK(
      evaluation::evaluate(two.regulation, made, students(0)).column(*made.slot({two.maths, two.average, {}})).size() ==
      0);
}

TEST_CASE("a text a rule writes is read back from the results") {
  TwoExams two;
  const QuantityId mention =
      two.rule(two.ue, "mention",
               expr(Case{{{at_least(read(two.average), "16"), constant(Value::of(std::string("Très bien"))), {}}},
                         constant(Value::of(std::string("sans mention")))}));
  auto promotion = students(1);
  for (const ObjectId exam : {two.exam, two.test})
    promotion.set(mark_of(exam), 0, val("16"));
  CHECK(two.value(promotion, {two.maths, mention, {}}, values::Kind::Text) == Value::of(std::string("Très bien")));
}
