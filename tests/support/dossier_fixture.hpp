// A small school made by hand, as `check` would give it, for the tests of what enters and leaves the base: two
// semesters, one with MATH (EF, CC1, CC2) and INFO (EF), lines « cours » in S8, facts of every kind, one semester
// elsewhere.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/render.hpp"
#include "intake/csv.hpp"
#include "intake/intake.hpp"
#include "plan/batch.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::test {

struct DossierFixture {
  semantics::CheckedRegulation regulation;
  semantics::Curriculum curriculum;
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  intake::Context context;
  std::vector<std::uint32_t> files;

  DossierFixture() {
    using namespace semantics;
    using values::Kind;
    const LevelId promotion = level("promotion", {}), student = level("étudiant", promotion),
                  semester = level("semestre", student);
    const LevelId course = level("matière", semester), exam = level("épreuve", course);
    regulation.levels[promotion.index()].cohort = true;
    regulation.levels[level("cours", semester).index()].entered = true;
    regulation.student = student;
    regulation.lowest = exam;
    const ListId marks = codes("note", {"ABI", "ABJ", "DIS"}), grades = codes("grade", {"A", "B", "C"});
    codes("résultat", {"ADM", "ADJ", "AJ"});
    Type mark;
    mark.low = 0, mark.high = 20, mark.mark = true;
    quantity("note session 1", exam, mark, Quantity::Role::Mark, 1);
    quantity("note session 2", exam, mark, Quantity::Role::Mark, 2);
    quantity("moyenne", semester, {}, Quantity::Role::Value, 0);
    fact("année universitaire", student, of(Kind::Text));
    fact("spécialité", student, of(Kind::Text));
    fact("boursier", student, of(Kind::Truth));
    fact("arrivée", student, of(Kind::Date));
    Type actions;
    actions.low = 0, actions.high = 6;
    fact("actions", semester, actions);
    Type days;
    days.unit = values::Unit::of(values::Unit::Days);
    fact("retard", course, days);
    Type grade = of(Kind::Code);
    grade.list = grades;
    fact("grade", LevelId(5), grade);
    fact("note reçue", LevelId(5), mark);
    (void)marks;

    curriculum.title = "Informatique, 2e année";
    const ObjectId root = object("étudiant", student, {});
    const ObjectId s7 = object("S7", semester, root);
    object("S8", semester, root);
    const ObjectId math = object("MATH", course, s7), info = object("INFO", course, s7);
    for (const char* code : {"EF", "CC1", "CC2"})
      object(code, exam, math);
    object("EF", exam, info);
    curriculum.objects[object("S6", semester, root).index()].elsewhere = true;

    context.regulation = &regulation;
    context.curricula = {&curriculum};
    context.year = "2024-2025";
  }
  DossierFixture(const DossierFixture&) = delete;  // the context points into it
  DossierFixture& operator=(const DossierFixture&) = delete;

  void add(const std::string& path, const std::string& bytes) {
    files.push_back(intake::add_csv(sources, path, bytes));
  }
  plan::Batch read() { return intake::read_files(sources, files, context, problems); }
  plan::Batch read(const std::string& bytes) {  // the students are whoever the rows are about
    context.enrol_unknown = true;
    add("f.csv", bytes);
    return read();
  }
  std::vector<std::string> codes_of_problems() const {
    std::vector<std::string> codes;
    for (const auto& problem : problems.all())
      codes.push_back(problem.code());
    return codes;
  }
  std::string rendered() const { return diagnostics::render(problems, sources); }
  plan::Promotion promotion(const plan::Batch& batch) {
    extended = plan::with_lines(regulation, curriculum, plan::line_needs(batch, curriculum.title));
    return plan::to_promotion(batch, regulation, extended, problems);
  }
  semantics::Curriculum extended;  // with the lines of the last promotion

  semantics::ObjectId at(const std::string& address) const { return extended.find(address).at(0); }
  plan::InputKey mark_key(const std::string& address, std::uint8_t session = 1) const {
    return {plan::InputKey::Kind::Mark, at(address), {}, {}, session};
  }
  plan::InputKey fact_key(semantics::ObjectId object, const std::string& name) const {
    return {plan::InputKey::Kind::Fact, object, regulation.fact_named(extended.object(object).level, name), {}, 0};
  }

 private:
  semantics::LevelId level(const std::string& name, semantics::LevelId parent) {
    semantics::Level made;
    made.name = name;
    made.parent = parent;
    regulation.levels.push_back(made);
    return semantics::LevelId(regulation.levels.size() - 1);
  }
  semantics::ListId codes(const std::string& list, const std::vector<std::string>& names) {
    const semantics::ListId id(regulation.code_lists.size());
    regulation.code_lists.push_back({list, {}, false, {}});
    for (const std::string& name : names) {
      semantics::Code code;
      code.name = name;
      code.list = id;
      regulation.code_lists.back().codes.push_back(static_cast<values::CodeId>(regulation.codes.size()));
      regulation.codes.push_back(code);
    }
    return id;
  }
  static semantics::Type of(values::Kind kind) {
    semantics::Type type;
    type.kind = kind;
    return type;
  }
  void quantity(const std::string& name, semantics::LevelId level, semantics::Type type, semantics::Quantity::Role role,
                int session) {
    semantics::Quantity made;
    made.name = name;
    made.level = level;
    made.type = type;
    made.role = role;
    made.session = session;
    regulation.quantities.push_back(made);
  }
  void fact(const std::string& name, semantics::LevelId level, semantics::Type type) {
    semantics::Fact made;
    made.name = name;
    made.level = level;
    made.type = type;
    regulation.facts.push_back(made);
  }
  semantics::ObjectId object(const std::string& code, semantics::LevelId level, semantics::ObjectId parent) {
    semantics::Object made;
    made.code = code;
    made.level = level;
    made.parent = parent;
    curriculum.objects.push_back(made);
    const semantics::ObjectId id(curriculum.objects.size() - 1);
    if (parent.valid()) curriculum.objects[parent.index()].children.push_back(id);
    return id;
  }
};

}  // namespace bareme::test
