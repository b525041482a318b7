#include "semantics/marks.hpp"

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

Type mark_type_of(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId paper) {
  Type type = regulation.mark_type;
  if (!regulation.mark_maximum || !paper.valid()) return type;
  const Fact& fact = regulation.fact(*regulation.mark_maximum);
  const ObjectId owner = curriculum.ancestor(paper, fact.level);
  const values::Value given = owner.valid() ? curriculum.attribute(owner, *regulation.mark_maximum) : values::Value();
  const auto* by_default = as<Constant>(fact.otherwise);
  const values::Value& maximum = given.present() || !by_default ? given : by_default->value;
  if (maximum.is_number()) type.high = maximum.number();
  return type;
}

bool is_to_be_replaced(const CheckedRegulation& regulation, const values::Value& mark) {
  if (!mark.is_code()) return false;
  const Code& code = regulation.code(mark.code());
  return code.effect == MarkEffect::Awaits && code.list == regulation.list_named("note");
}

bool on_the_step(const Type& type, const values::Number& value) {
  if (!type.step || type.step->sign() <= 0) return true;
  const values::Number steps = (value - type.low.value_or(values::Number(0))) / *type.step;
  return steps == steps.floor();
}

// « note session 3 », « en session 2 »: the digit is one, as in « EF@3 ».
void Checker::sessions(const syntax::Sessions& tree) {
  const auto count = values::Number::parse(tree.count);
  const auto whole = count ? count->integer() : std::nullopt;
  if (!whole || *whole < 1 || *whole > 9)
    return report(problems::not_on_the_marks("il y a de 1 à 9 sessions de notes", tree.place));
  if (first_said("« sessions »", tree.place)) regulation_.sessions = static_cast<int>(*whole);
}

// A scale is of 0 to its greatest mark: one that goes below 0 has bounds, and no scale to keep within.
void Checker::mark_scale(const syntax::MarkScale& tree) {
  Type type;
  type.mark = true;
  type.low = values::Number::parse(tree.low);
  if (!tree.maximum) type.high = values::Number::parse(tree.high);
  if (!tree.step.empty()) type.step = values::Number::parse(tree.step);
  type.low_best = tree.low_best;
  if (type.low && type.high && *type.low >= *type.high)
    return report(problems::not_on_the_marks("la plus haute note est plus grande que la plus basse", tree.place));
  if (type.step && type.step->sign() <= 0)
    return report(problems::not_on_the_marks("le pas est plus grand que 0", tree.place));
  if (type.high && type.low && type.low->sign() >= 0) type.scale = type.high;
  if (first_said("« notes de … à … »", tree.place)) regulation_.mark_type = type;
}

void Checker::attach_mark_maximum(const syntax::Structure& tree) {
  for (const auto& item : tree.items) {
    const auto* scale = std::get_if<syntax::MarkScale>(&item);
    if (!scale || !scale->maximum) continue;
    const FactId fact = fact_at(regulation_, regulation_.lowest, *scale->maximum);
    const bool fits = fact.valid() && regulation_.fact(fact).source == FactSource::Attribute &&
                      regulation_.fact(fact).type.kind == values::Kind::Number;
    if (fits)
      regulation_.mark_maximum = fact;
    else
      report(problems::not_on_the_marks(
          "« " + scale->maximum->text + " » n'est pas un nombre que la maquette donne (« attribut " +
              scale->maximum->text + " : nombre pour chaque " + regulation_.level(regulation_.lowest).name + " »)",
          scale->maximum->place));
  }
}

}  // namespace bareme::semantics
