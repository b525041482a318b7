// A règlement, a maquette and a student's dossier laid piece by piece, as `check` would give them: levels, codes,
// facts, quantities, objects, what is read of them, and the evaluator of it all (expressions: tree_pieces.hpp). The
// school of the tests: tree_fixture.hpp.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "evaluation/explain.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "support/tree_pieces.hpp"

namespace bareme::test {

struct TreeWorkshop {
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
};

}  // namespace bareme::test
