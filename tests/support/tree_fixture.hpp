// A règlement and a maquette made by hand, as `check` would give them, for the tests of the tree evaluator and of its
// explanations: one UE of three ECUE (BDD, RES and the project PRJ), the 70/30 of article 12, the verdict in three
// letters of article 13. Its pieces (tree_workshop.hpp) also serve tests that need another règlement.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "support/tree_workshop.hpp"

namespace bareme::test {

// The règlement, the maquette and one student's marks; every test gets its own and may change it before asking.
struct TreeFixture : TreeWorkshop {
  LevelId student, ue, ecue, exam;
  FactId coefficient, nature, type, floor;
  QuantityId first, second, kept, theory, practice, ecue_mean, ue_mean, proposition, decision, result, validated;
  values::CodeId abi = 0, abj = 0, adm = 0, adj = 0, aj = 0, project = 0;

  TreeFixture() {
    declare_levels();
    declare_codes();
    declare_facts();
    declare_quantities();
    lay_out();
  }

  ObjectId exam_of(ObjectId ecue, const std::string& code, const std::string& kind = "") {
    const ObjectId id = add(exam, ecue, code);
    const auto known = regulation.code_named(regulation.list_named("type"), kind.empty() ? code : kind);
    curriculum.objects[id.index()].attributes[type] = Value::of_code(*known);
    return id;
  }
  // « EF » in a formula: the mean of the note retenue of the épreuves of that type below us.
  ExpressionPtr marks_of(const std::string& kind) const {
    const auto code = regulation.code_named(regulation.list_named("type"), kind);
    return expression(
        Aggregate{Operation::Mean, all(exam, {of_kind(type, *code)}), read(kept), nullptr, kind, nullptr});
  }
  void give(std::initializer_list<std::pair<const char*, const char*>> given) {
    for (const auto& [address, text] : given)
      marks[{object(address), 1}] = mark(text);
  }
  // The marks of Camille MOREAU: BDD 9,48, RES 7,81, PRJ 12,00, hence UE72 9,72.
  void give_moreau() {
    give({{"BDD.EF", "8,5"},
          {"BDD.CC", "9,25"},
          {"BDD.DM", "11"},
          {"BDD.CR", "12"},
          {"BDD.CT", "9"},
          {"BDD.EI", "10,5"},
          {"BDD.PT", "11"}});
    give({{"RES.EF", "7"}, {"RES.CC", "9,43"}, {"PRJ.soutenance", "12"}});
  }

 private:
  void declare_levels() {
    regulation.title = "École d'essai";
    const LevelId promotion = level("promotion", {});
    regulation.levels.back().cohort = true;
    student = level("étudiant", promotion);
    ue = level("ue", student);
    ecue = level("ecue", ue);
    exam = level("épreuve", ecue);
    regulation.student = student;
    regulation.lowest = exam;
  }
  void declare_codes() {
    const ListId note = list("note"), result = list("résultat"), kinds = list("type"), natures = list("");
    abi = code(note, "ABI", "absence injustifiée");
    regulation.codes.back().effect = MarkEffect::Worth;
    abj = code(note, "ABJ", "absence justifiée");
    regulation.codes.back().effect = MarkEffect::Neutral;
    adm = code(result, "ADM", "Admis");
    regulation.codes.back().kind = Code::Kind::Validating;
    adj = code(result, "ADJ", "Admis par décision de jury");
    regulation.codes.back().kind = Code::Kind::Validating;
    aj = code(result, "AJ", "Ajourné");
    regulation.codes.back().kind = Code::Kind::Refusing;
    for (const char* kind : {"EF", "CC", "DM", "CR", "CT", "EI", "PT", "soutenance"})
      code(kinds, kind);
    project = code(natures, "projet");
  }
  void declare_facts() {
    coefficient = fact("coefficient", ecue, FactSource::Attribute, {});
    nature = fact("nature", ecue, FactSource::Attribute, code_type(ListId(3)), nothing(State::SansObjet));
    type = fact("type", exam, FactSource::Attribute, code_type(ListId(2)));
    regulation.type_fact = type;
    floor = fact("plancher ecue", ecue, FactSource::Parameter, {}, literal("5"));
  }
  void declare_quantities() {
    const ArticleId eleven = article("11", "Note retenue"), twelve = article("12", "Moyenne d'une ECUE"),
                    thirteen = article("13", "Validation d'une UE");
    first = quantity("note session 1", exam, Quantity::Role::Mark, mark_type());
    at(first).session = 1;
    second = quantity("note session 2", exam, Quantity::Role::Mark, mark_type());
    at(second).session = 2;
    kept = value("note retenue", exam, eleven, nullptr, mark_type());
    at(kept).rules.front().body = expression(Extremum{true, {read(first), read(second)}, {}}, mark_type());
    theory = quantity("théorie", ecue, Quantity::Role::Local);
    rule(theory, twelve,
         expression(Mean{
             {part(marks_of("EF"), "4", "EF"), part(marks_of("CC"), "2", "CC"), part(marks_of("DM"), "1", "DM")}}));
    practice = quantity("pratique", ecue, Quantity::Role::Local);
    rule(practice, twelve,
         expression(Mean{{part(marks_of("CR"), "1", "CR"), part(marks_of("CT"), "2", "CT"),
                          part(marks_of("EI"), "2", "EI"), part(marks_of("PT"), "2", "PT")}}));
    ecue_mean = quantity("moyenne", ecue, Quantity::Role::Value);
    rule(ecue_mean, twelve,
         expression(Mean{{part(read(theory), "0,7", "théorie"), part(read(practice), "0,3", "pratique")}}));
    rounded(ecue_mean, "0,01");
    // A project is its defence: the first rule leaves it to the second.
    at(ecue_mean).rules.front().heading.scope.filters = {of_kind(nature, project, true)};
    rule(ecue_mean, twelve, marks_of("soutenance"));
    at(ecue_mean).rules.back().heading.scope.filters = {of_kind(nature, project)};
    ue_mean = value(
        "moyenne", ue, article("12", "Moyenne d'une UE"),
        aggregate(Operation::Mean, all(ecue), read(ecue_mean), read(coefficient), "moyenne des ecue par coefficient"));
    rounded(ue_mean, "0,01");
    declare_verdict(thirteen);
  }
  void declare_verdict(ArticleId article) {
    const Type results = code_type(ListId(1));
    proposition = quantity("proposition", ue, Quantity::Role::Proposition, results);
    decision = quantity("décision", ue, Quantity::Role::Decision, results);
    result = quantity("résultat", ue, Quantity::Role::Result, results);
    validated = quantity("validée", ue, Quantity::Role::Validated, truth_type());
    Letters letters;
    letters.mode = Letters::Mode::All;
    letters.letters.push_back({"a", comparison(read(ue_mean), Relation::GreaterEqual, literal("10")), "", ""});
    letters.letters.push_back({"b",
                               quantified(Quantified::Kind::Every, all(ecue, {of_kind(nature, project, true)}),
                                          comparison(read(ecue_mean), Relation::GreaterEqual, read(floor))),
                               "", ""});
    letters.letters.push_back({"c",
                               quantified(Quantified::Kind::Every, all(ecue, {of_kind(nature, project)}),
                                          comparison(read(ecue_mean), Relation::GreaterEqual, literal("12"))),
                               "", ""});
    Verdict verdict;
    verdict.article = article;
    verdict.heading.scope.level = ue;
    verdict.rows.push_back({adm, expression(letters, truth_type()), {}});
    verdict.otherwise = aj;
    at(proposition).verdicts.push_back(verdict);
  }
  void lay_out() {
    const ObjectId root = add(student, {}, "étudiant");
    const ObjectId ue72 = add(ue, root, "UE72");
    const ObjectId bdd = add(ecue, ue72, "BDD"), res = add(ecue, ue72, "RES"), prj = add(ecue, ue72, "PRJ");
    for (const char* kind : {"EF", "CC", "DM", "CR", "CT", "EI", "PT"})
      exam_of(bdd, kind);
    for (const char* kind : {"EF", "CC"})
      exam_of(res, kind);
    exam_of(prj, "soutenance");
    const auto weigh = [&](ObjectId id, const char* weight) {
      curriculum.objects[id.index()].attributes[coefficient] = mark(weight);
    };
    weigh(bdd, "3");
    weigh(res, "2");
    weigh(prj, "2");
    curriculum.objects[prj.index()].attributes[nature] = Value::of_code(project);
  }
};

}  // namespace bareme::test
