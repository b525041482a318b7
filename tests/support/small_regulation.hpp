// A règlement and a curriculum made by hand, without the parser: levels promotion > étudiant > ue > épreuve, quantities
// and expressions by short functions. For tests of plan/ and evaluation/; language behaviour is tested in pages.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/evaluate.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace support {

using namespace bareme;  // NOLINT: tests read as the language of the house
using semantics::Expression;
using semantics::ExpressionPtr;
using semantics::FactId;
using semantics::LevelId;
using semantics::ObjectId;
using semantics::QuantityId;
using values::Number;
using values::State;
using values::Value;

inline Number num(const std::string& text) { return *Number::from_fraction(text); }
inline Value val(const std::string& text) { return Value::of(num(text)); }
inline Value sans_objet() { return Value(); }
inline Value en_attente() { return Value::absent(State::EnAttente); }
inline Value impossible() { return Value::absent(State::Impossible); }
inline Value en_erreur() { return Value::absent(State::EnErreur); }
inline Value yes() { return Value::of_truth(true); }
inline Value no() { return Value::of_truth(false); }

template <class Node>
ExpressionPtr expr(Node node) {
  return std::make_shared<const Expression>(Expression{std::move(node), {}, {}});
}
inline ExpressionPtr constant(Value value) { return expr(semantics::Constant{std::move(value)}); }
inline ExpressionPtr constant(const std::string& number) { return constant(val(number)); }
inline ExpressionPtr read(QuantityId quantity, semantics::Reach reach = {}) {
  return expr(semantics::ReadQuantity{std::move(reach), quantity});
}
inline ExpressionPtr read(FactId fact, semantics::Reach reach = {}) {
  return expr(semantics::ReadFact{std::move(reach), fact});
}
inline ExpressionPtr compare(semantics::Relation relation, ExpressionPtr left, ExpressionPtr right) {
  return expr(semantics::Compare{relation, std::move(left), std::move(right)});
}
inline ExpressionPtr at_least(ExpressionPtr left, const std::string& number) {
  return compare(semantics::Relation::GreaterEqual, std::move(left), constant(number));
}
inline semantics::Set every(LevelId level, ExpressionPtr condition = nullptr) {
  return {level, {}, std::move(condition), std::nullopt, 0, 0, std::nullopt};
}

// The codes of every small règlement.
enum SmallCode : values::CodeId { Abi, Abj, Dis, Excluded, Unstated, Adm, Aj };

struct SmallRegulation {
  semantics::CheckedRegulation regulation;
  semantics::Curriculum curriculum;
  LevelId promotion, student, ue, mark_level;
  QuantityId session1, session2;

  SmallRegulation() {
    promotion = level("promotion", {});
    regulation.levels[0].cohort = true;
    student = level("étudiant", promotion);
    ue = level("ue", student);
    mark_level = level("épreuve", ue);
    regulation.student = student;
    regulation.lowest = mark_level;
    codes();
    session1 = mark("note session 1", 1);
    session2 = mark("note session 2", 2);
    add_object(student, {}, "étudiant", "");
  }

  void add_object(LevelId level, ObjectId parent, const std::string& code, const std::string& label) {
    semantics::Object made;
    made.level = level;
    made.parent = parent;
    made.code = code;
    made.label = label;
    curriculum.objects.push_back(std::move(made));
  }

  LevelId level(const std::string& name, LevelId parent) {
    regulation.levels.push_back({name, parent, false, false, {}});
    return LevelId(regulation.levels.size() - 1);
  }

  ObjectId object(LevelId level, ObjectId parent, const std::string& code) {
    const ObjectId id(curriculum.objects.size());
    add_object(level, parent, code, code);
    curriculum.objects[parent.index()].children.push_back(id);
    return id;
  }
  ObjectId add_ue(const std::string& code) { return object(ue, curriculum.root(), code); }
  ObjectId add_exam(ObjectId parent, const std::string& code) { return object(mark_level, parent, code); }

  QuantityId quantity(LevelId level, const std::string& name,
                      semantics::Quantity::Role role = semantics::Quantity::Role::Value) {
    semantics::Quantity made;
    made.name = name;
    made.level = level;
    made.role = role;
    regulation.quantities.push_back(std::move(made));
    return QuantityId(regulation.quantities.size() - 1);
  }
  semantics::Quantity& at(QuantityId id) { return regulation.quantities[id.index()]; }

  QuantityId rule(LevelId level, const std::string& name, ExpressionPtr body, semantics::View view = {}) {
    const QuantityId id = quantity(level, name);
    define(id, std::move(body), view);
    return id;
  }
  void define(QuantityId id, ExpressionPtr body, semantics::View view = {}) {
    at(id).rules.push_back({{}, {every(at(id).level), view}, std::move(body), {}});
  }
  void round(QuantityId id, const std::string& step) {
    at(id).rounding = values::Rounding{values::RoundingMode::HalfUp, num(step)};
  }
  void except(QuantityId id, ExpressionPtr condition, ExpressionPtr body, int over = -1) {
    at(id).exceptions.push_back({"", over, {}, {every(at(id).level), {}}, std::move(condition), std::move(body), {}});
  }

  FactId fact(LevelId level, const std::string& name, semantics::FactSource source, ExpressionPtr otherwise = nullptr) {
    semantics::Fact made;
    made.name = name;
    made.level = level;
    made.source = source;
    made.otherwise = std::move(otherwise);
    regulation.facts.push_back(std::move(made));
    return FactId(regulation.facts.size() - 1);
  }

  plan::Plan planned(std::initializer_list<plan::CellKey> cells) const {
    diagnostics::Diagnostics diagnostics;
    plan::Request request;
    request.cells = cells;
    return plan::plan(regulation, curriculum, request, diagnostics);
  }

 private:
  void codes() {
    using semantics::Code;
    using semantics::MarkEffect;
    regulation.code_lists = {{"note", {}, false, {}}, {"résultat", {}, false, {}}};
    const auto code = [&](const std::string& name, MarkEffect effect, Code::Kind kind) {
      Code made;
      made.name = name;
      made.list = semantics::ListId(kind == Code::Kind::None ? 0 : 1);
      made.effect = effect;
      made.kind = kind;
      regulation.code_lists[made.list.index()].codes.push_back(static_cast<values::CodeId>(regulation.codes.size()));
      regulation.codes.push_back(made);
    };
    code("ABI", MarkEffect::Worth, Code::Kind::None);
    code("ABJ", MarkEffect::Awaits, Code::Kind::None);
    code("DIS", MarkEffect::Neutral, Code::Kind::None);
    code("EXC", MarkEffect::Impossible, Code::Kind::None);
    code("NON", MarkEffect::None, Code::Kind::None);
    code("ADM", MarkEffect::None, Code::Kind::Validating);
    code("AJ", MarkEffect::None, Code::Kind::Refusing);
  }

  QuantityId mark(const std::string& name, int session) {
    const QuantityId id = quantity(mark_level, name, semantics::Quantity::Role::Mark);
    at(id).session = session;
    at(id).type.mark = true;
    return id;
  }
};

inline plan::InputKey mark_of(ObjectId exam, int session = 1) {
  plan::InputKey key;
  key.kind = plan::InputKey::Kind::Mark;
  key.object = exam;
  key.session = static_cast<std::uint8_t>(session);
  return key;
}
inline plan::InputKey fact_of(ObjectId object, FactId fact) {
  plan::InputKey key;
  key.kind = plan::InputKey::Kind::Fact;
  key.object = object;
  key.fact = fact;
  return key;
}
inline plan::InputKey decision_on(ObjectId object, int session = 0) {
  plan::InputKey key;
  key.kind = plan::InputKey::Kind::Decision;
  key.object = object;
  key.session = static_cast<std::uint8_t>(session);
  return key;
}

inline plan::Promotion students(std::size_t count) {
  plan::Promotion promotion;
  for (std::size_t i = 0; i < count; ++i)
    promotion.add({"E" + std::to_string(i + 1), "", ""});
  return promotion;
}

}  // namespace support
