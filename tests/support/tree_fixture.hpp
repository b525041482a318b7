// A règlement and a maquette made by hand, as `check` would give them, for the tests of the tree evaluator and of its
// explanations: one UE of three ECUE (BDD, RES and the project PRJ), the 70/30 of article 12, the verdict in three
// letters of article 13. Its pieces (levels, objects; expressions: tree_pieces.hpp) also serve tests that need another
// règlement.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/explain.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "support/tree_pieces.hpp"

namespace bareme::test {

// The règlement, the maquette and one student's marks; every test gets its own and may change it before asking.
struct TreeFixture {
  CheckedRegulation regulation;
  Curriculum curriculum;
  std::map<std::pair<ObjectId, int>, Value> marks;  // by session
  std::map<std::pair<ObjectId, std::string>, Value>
      facts;  // by name; « ligne »: the student has that line; the name of a frozen quantity
  std::map<ObjectId, Value> decisions;
  plan::Jury jury;
  std::vector<evaluation::World::Posed> posed;
  std::unordered_map<std::string, Value> parameters;
  bool strict = false;

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

  LevelId level(const std::string& name, LevelId parent) {
    Level made;
    made.name = name;
    made.parent = parent;
    regulation.levels.push_back(made);
    return LevelId(regulation.levels.size() - 1);
  }
  ListId list(const std::string& name) {
    regulation.code_lists.push_back({name, {}, false, {}});
    return ListId(regulation.code_lists.size() - 1);
  }
  values::CodeId code(ListId list, const std::string& name, const std::string& label = "") {
    Code made;
    made.name = name;
    made.list = list;
    made.label = label;
    regulation.codes.push_back(made);
    const auto id = static_cast<values::CodeId>(regulation.codes.size() - 1);
    regulation.code_lists[list.index()].codes.push_back(id);
    return id;
  }
  FactId fact(const std::string& name, LevelId level, FactSource source, Type type, ExpressionPtr otherwise = nullptr) {
    Fact made;
    made.name = name;
    made.level = level;
    made.source = source;
    made.type = type;
    made.otherwise = std::move(otherwise);
    regulation.facts.push_back(made);
    return FactId(regulation.facts.size() - 1);
  }
  ArticleId article(const std::string& number, const std::string& title) {
    Article made;
    made.number = number;
    made.title = title;
    regulation.articles.push_back(made);
    return ArticleId(regulation.articles.size() - 1);
  }
  QuantityId quantity(const std::string& name, LevelId level, Quantity::Role role, Type type = {}) {
    Quantity made;
    made.name = name;
    made.level = level;
    made.role = role;
    made.type = type;
    regulation.quantities.push_back(made);
    return QuantityId(regulation.quantities.size() - 1);
  }
  // A quantity with one base rule for every object of its level.
  QuantityId value(const std::string& name, LevelId level, ArticleId article, ExpressionPtr body, Type type = {}) {
    const QuantityId id = quantity(
        name, level, type.kind == values::Kind::Truth ? Quantity::Role::Predicate : Quantity::Role::Value, type);
    rule(id, article, std::move(body));
    return id;
  }
  void rule(QuantityId id, ArticleId article, ExpressionPtr body) {
    Rule made;
    made.article = article;
    made.heading.scope.level = at(id).level;
    made.body = std::move(body);
    at(id).rules.push_back(made);
  }
  ExceptionRule& exception(QuantityId id, const std::string& label, ExpressionPtr condition, ExpressionPtr body,
                           int over = -1) {
    ExceptionRule made;
    made.label = label;
    made.over = over;
    made.heading.scope.level = at(id).level;
    made.condition = std::move(condition);
    made.body = std::move(body);
    at(id).exceptions.push_back(made);
    return at(id).exceptions.back();
  }
  Quantity& at(QuantityId id) { return regulation.quantities[id.index()]; }
  void rounded(QuantityId id, const std::string& step) {
    at(id).rounding = values::Rounding{values::RoundingMode::HalfUp, number(step)};
  }

  ObjectId add(LevelId level, ObjectId parent, const std::string& code) {
    Object made;
    made.level = level;
    made.parent = parent;
    made.code = code;
    curriculum.objects.push_back(made);
    const ObjectId id(curriculum.objects.size() - 1);
    if (parent.valid()) curriculum.objects[parent.index()].children.push_back(id);
    return id;
  }
  ObjectId exam_of(ObjectId ecue, const std::string& code, const std::string& kind = "") {
    const ObjectId id = add(exam, ecue, code);
    const auto known = regulation.code_named(regulation.list_named("type"), kind.empty() ? code : kind);
    curriculum.objects[id.index()].attributes[type] = Value::of_code(*known);
    return id;
  }
  ObjectId object(const std::string& address) const { return curriculum.find(address).front(); }

  ExpressionPtr read(QuantityId id, Reach reach = {}) const {
    return expression(ReadQuantity{std::move(reach), id}, regulation.quantity(id).type);
  }
  ExpressionPtr read(FactId id, Reach reach = {}) const {
    return expression(ReadFact{std::move(reach), id}, regulation.fact(id).type);
  }
  Set all(LevelId level, std::vector<StaticFilter> filters = {}) const {
    Set set;
    set.level = level;
    set.filters = std::move(filters);
    return set;
  }
  StaticFilter of_kind(FactId attribute, values::CodeId code, bool negated = false) const {
    StaticFilter f;
    f.attribute = attribute;
    f.codes = {code};
    f.negated = negated;
    return f;
  }
  // « EF » in a formula: the mean of the note retenue of the épreuves of that type below us.
  ExpressionPtr marks_of(const std::string& kind) const {
    const auto code = regulation.code_named(regulation.list_named("type"), kind);
    return expression(
        Aggregate{Operation::Mean, all(exam, {of_kind(type, *code)}), read(kept), nullptr, kind, nullptr});
  }
  ExpressionPtr aggregate(Operation operation, Set set, ExpressionPtr body, ExpressionPtr weight = nullptr,
                          const std::string& label = "") const {
    return expression(Aggregate{operation, std::move(set), std::move(body), std::move(weight), label, nullptr});
  }
  ExpressionPtr quantified(Quantified::Kind kind, Set set, ExpressionPtr condition, int count = 0) const {
    Quantified node;
    node.kind = kind;
    node.count = count;
    node.set = std::move(set);
    node.condition = std::move(condition);
    node.relation = Relation::Greater;  // of a share: more than half
    node.share = values::Number(1, 2);
    return expression(std::move(node), truth_type());
  }
  ExpressionPtr is(ExpressionPtr operand, values::CodeId code) const {
    Is node;
    node.operand = std::move(operand);
    node.codes = {code};
    return expression(node, truth_type());
  }

  evaluation::World world() const {
    evaluation::World made;
    made.regulation = &regulation;
    made.curriculum = &curriculum;
    made.jury = jury;
    made.posed = posed;
    made.parameters = parameters;
    made.strict = strict;
    made.inputs = [this](const plan::InputKey& key, values::Kind) { return given(key); };
    return made;
  }
  evaluation::TreeEvaluator evaluator() const { return evaluation::TreeEvaluator(world()); }
  Value ask(const std::string& address, QuantityId id, View view = {}) const {
    return evaluator().value(object(address), id, view);
  }
  Value ask(const ExpressionPtr& asked, const std::string& address, View view = {}) const {
    return evaluator().value(*asked, object(address), view);
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
  Value given(const plan::InputKey& key) const {
    const auto found = [](const auto& map, const auto& wanted) {
      const auto at = map.find(wanted);
      return at == map.end() ? Value() : at->second;
    };
    switch (key.kind) {
      case plan::InputKey::Kind::Mark:
        return found(marks, std::pair(key.object, static_cast<int>(key.session)));
      case plan::InputKey::Kind::Fact:
        return found(facts, std::pair(key.object, regulation.fact(key.fact).name));
      case plan::InputKey::Kind::Decision:
        return found(decisions, key.object);
      case plan::InputKey::Kind::Line:
        return found(facts, std::pair(key.object, std::string("ligne")));
      case plan::InputKey::Kind::Frozen:
      case plan::InputKey::Kind::Posed:
        return found(facts, std::pair(key.object, regulation.quantity(key.quantity).name));
      case plan::InputKey::Kind::Age:
        return found(facts, std::pair(key.object, std::string("ancienneté")));
    }
    return {};
  }

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
