#include "semantics/static_check.hpp"

#include <optional>
#include <utility>

#include "semantics/build.hpp"
#include "semantics/problems.hpp"
#include "semantics/relation.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

struct NotStatic {
  diagnostics::Span place;
};

struct Broken {
  KnownGap::Found found;
  diagnostics::Span place;
};

class Held {
 public:
  Held(const CheckedRegulation& regulation, const Curriculum& curriculum)
      : regulation_(regulation), curriculum_(curriculum) {}

  const std::vector<Broken>& broken() const { return broken_; }

  void hold(const ExpressionPtr& condition, ObjectId object) {
    if (const auto* every = as<Quantified>(condition); every && every->kind == Quantified::Kind::Every) {
      for (const ObjectId member : members(every->set, object))
        hold_on(member, object, every->condition);
    } else if (const auto* logic = as<Logic>(condition); logic && logic->all) {
      for (const ExpressionPtr& item : logic->items)
        hold(item, object);
    } else if (const auto* compare = as<Compare>(condition)) {
      held_comparison(*compare, condition, object);
    } else {
      throw NotStatic{condition->place};
    }
  }

 private:
  // A member of the set of `around`: the attributes of their pair are in sight.
  void hold_on(ObjectId member, ObjectId around, const ExpressionPtr& condition) {
    const ObjectId outer = std::exchange(around_, around);
    hold(condition, member);
    around_ = outer;
  }

  void held_comparison(const Compare& compare, const ExpressionPtr& condition, ObjectId object) {
    const auto left = number(compare.left, object), right = number(compare.right, object);
    if (!left || !right || holds(compare.relation, *left <=> *right)) return;
    static const char* const signs[] = {"=", "<>", "<", "<=", ">", ">="};
    broken_.push_back({{curriculum_.object(object).code, left->exact_text(), signs[static_cast<int>(compare.relation)],
                        right->exact_text()},
                       condition->place});
  }

  std::optional<Number> number(const ExpressionPtr& e, ObjectId object) {
    if (const auto* constant = as<Constant>(e))
      return constant->value.is_number() ? std::optional(constant->value.number()) : std::nullopt;
    if (const auto* fact = as<ReadFact>(e)) {
      const values::Value value = read(*fact, object);
      return value.is_number() ? std::optional(value.number()) : std::nullopt;
    }
    if (const auto* sum = as<Arithmetic>(e)) {
      const auto left = number(sum->left, object), right = number(sum->right, object);
      if (!left || !right) return std::nullopt;
      switch (sum->op) {
        case Operator::Add:
          return *left + *right;
        case Operator::Subtract:
          return *left - *right;
        case Operator::Multiply:
          return *left * *right;
        case Operator::Divide:
          return right->sign() == 0 ? std::nullopt : std::optional(*left / *right);
      }
    }
    if (const auto* aggregate = as<Aggregate>(e)) return folded(*aggregate, object);
    throw NotStatic{e->place};
  }

  values::Value read(const ReadFact& fact, ObjectId object) const {
    const ObjectId on = curriculum_.reach(object, fact.reach);
    if (!on.valid()) return {};
    const values::Value given = regulation_.fact(fact.fact).within.valid() ? curriculum_.of_pair(around_, on, fact.fact)
                                                                           : curriculum_.attribute(on, fact.fact);
    const auto* by_default = as<Constant>(regulation_.fact(fact.fact).otherwise);
    return given.present() || !by_default ? given : by_default->value;
  }

  std::optional<Number> folded(const Aggregate& aggregate, ObjectId object) {
    Number total;
    std::int64_t count = 0;
    const ObjectId outer = std::exchange(around_, object);
    for (const ObjectId member : members(aggregate.set, object)) {
      const auto value = aggregate.body ? number(aggregate.body, member) : std::optional(Number(1));
      if (!value) continue;
      total = total + *value;
      ++count;
    }
    around_ = outer;
    if (aggregate.operation == Operation::Count) return Number(count);
    if (aggregate.operation == Operation::Sum) return total;
    if (aggregate.operation == Operation::Mean && !aggregate.weight)
      return count == 0 ? std::nullopt : std::optional(total / Number(count));
    throw NotStatic{aggregate.body->place};
  }

  // What another year's maquette holds says nothing of this one.
  std::vector<ObjectId> members(const Set& set, ObjectId object) const {
    if (set.condition) throw NotStatic{set.condition->place};
    std::vector<ObjectId> objects = curriculum_.members(regulation_, object, set);
    std::erase_if(objects, [&](ObjectId id) { return curriculum_.object(id).elsewhere; });
    return objects;
  }

  const CheckedRegulation& regulation_;
  const Curriculum& curriculum_;
  std::vector<Broken> broken_;
  ObjectId around_;  // whose set we go through
};

std::vector<Broken> held(const ExpressionPtr& condition, const CheckedRegulation& regulation,
                         const Curriculum& curriculum, ObjectId object, diagnostics::Diagnostics& diagnostics) {
  Held all(regulation, curriculum);
  try {
    all.hold(condition, object);
  } catch (const NotStatic& problem) {
    diagnostics.add(problems::check_reads_a_student(problem.place));
  }
  return all.broken();
}

}  // namespace

void static_check(const ExpressionPtr& condition, const CheckedRegulation& regulation, const Curriculum& curriculum,
                  ObjectId object, diagnostics::Diagnostics& diagnostics) {
  for (const Broken& one : held(condition, regulation, curriculum, object, diagnostics))
    diagnostics.add(
        problems::check_fails(one.found.left, one.found.sign, one.found.right, one.found.object, one.place));
}

std::vector<KnownGap::Found> false_for(const ExpressionPtr& condition, const CheckedRegulation& regulation,
                                       const Curriculum& curriculum, ObjectId object,
                                       diagnostics::Diagnostics& diagnostics) {
  std::vector<KnownGap::Found> all;
  for (Broken& one : held(condition, regulation, curriculum, object, diagnostics))
    all.push_back(std::move(one.found));
  return all;
}

}  // namespace bareme::semantics
