// Levels of groups (niveau filière dans année regroupe ue de même filière), and what a student does not take (ue suivie
// si …): both say, before any mark, which objects are met.
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/walk.hpp"
#include "syntax/outline_expression.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

// What may say that a student follows an object: nothing that is calculated, and of the object or of what contains it,
// so that whether one is followed never asks whether another is.
bool known_beforehand(const Expression& e) {
  if (const auto* fact = std::get_if<ReadFact>(&e.node))
    return fact->reach.kind == Reach::Kind::Self || fact->reach.kind == Reach::Kind::Ancestor;
  return !std::holds_alternative<ReadQuantity>(e.node) && !std::holds_alternative<Cohort>(e.node) &&
         !std::holds_alternative<ReadJury>(e.node) && !std::holds_alternative<CallLua>(e.node) &&
         !std::holds_alternative<Aggregate>(e.node) && !std::holds_alternative<Quantified>(e.node) &&
         !std::holds_alternative<Mean>(e.node);
}

}  // namespace

// Every level has its name by now, so a level may group another one declared after it.
void Checker::groups(const syntax::Structure& tree) {
  for (const auto& item : tree.items) {
    const auto* line = std::get_if<syntax::EnteredLevel>(&item);
    if (!line || !line->grouped) continue;
    const LevelId level = regulation_.level_named(line->level.text);
    const LevelId grouped = level_at(regulation_, *line->grouped);
    if (!level.valid()) continue;
    if (!grouped.valid()) {
      report(problems::unknown_level(*line->grouped, level_names()));
    } else if (regulation_.level(grouped).entered) {
      report(problems::not_a_group(*line->grouped, "ses lignes viennent du dossier de chaque étudiant"));
    } else if (!regulation_.contains(regulation_.level(level).parent, grouped)) {
      report(problems::not_a_group(*line->grouped, "« " + line->parent.text + " » ne le contient pas"));
    } else if (grouped == level || regulation_.gathers(grouped, level)) {
      report(problems::not_a_group(*line->grouped, "il en est lui-même fait"));
    } else {
      regulation_.levels[level.index()].grouped = grouped;
    }
  }
}

// The attribute may be declared by an article: known once those have been gone through.
void Checker::grouping_attributes(const syntax::Structure& tree) {
  for (const auto& item : tree.items) {
    const auto* line = std::get_if<syntax::EnteredLevel>(&item);
    if (!line || !line->same) continue;
    const LevelId level = regulation_.level_named(line->level.text);
    if (!level.valid() || !regulation_.level(level).grouped.valid()) continue;
    const LevelId grouped = regulation_.level(level).grouped;
    const FactId same = fact_at(regulation_, grouped, *line->same);
    const bool told = same.valid() && regulation_.fact(same).source == FactSource::Attribute &&
                      !regulation_.fact(same).within.valid() && regulation_.fact(same).type.kind != values::Kind::Truth;
    if (told) {
      regulation_.levels[level.index()].same = same;
      continue;
    }
    std::vector<std::string> known;
    for (const Fact& fact : regulation_.facts)
      if (fact.source == FactSource::Attribute && !fact.within.valid() &&
          (fact.level == grouped || regulation_.contains(fact.level, grouped)))
        known.push_back(fact.name);
    report(problems::unknown_attribute(line->same->text, regulation_.level(grouped).name, line->same->place, known));
  }
}

void Checker::followed(const syntax::Structure& tree) {
  for (const auto& item : tree.items) {
    const auto* line = std::get_if<syntax::Followed>(&item);
    if (!line) continue;
    const LevelId level = level_at(regulation_, line->level);
    if (!level.valid()) {
      report(problems::unknown_level(line->level, level_names()));
      continue;
    }
    if (level == regulation_.student || regulation_.level(level).cohort || regulation_.level(level).grouped.valid()) {
      report(problems::level_of_no_choice(line->level));
      continue;
    }
    if (!first_said("« " + regulation_.level(level).name + " suivi si »", line->place,
                    syntax::outline_of(line->condition)))
      continue;
    const ExpressionPtr condition = this->condition(*line->condition, Standing{level, {}, {}, {}, nullptr});
    if (!condition) continue;
    const Expression* calculated = nullptr;
    walk(condition, [&](const Expression& e) {
      if (!calculated && !known_beforehand(e)) calculated = &e;
    });
    if (calculated)
      report(problems::followed_by_results(regulation_.level(level).name, calculated->place));
    else
      regulation_.followed.push_back({level, condition, line->place});
  }
}

}  // namespace bareme::semantics
