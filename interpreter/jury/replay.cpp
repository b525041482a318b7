#include "jury/replay.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace bareme::jury {

plan::Promotion replay(plan::Promotion base, const std::vector<Act>& acts) {
  for (const Act& act : acts)
    for (const Setting& setting : act.settings)
      base.set(setting.key, act.student, setting.value);
  return base;
}

plan::Promotion suppose(plan::Promotion promotion, const Scenario& scenario) {
  for (const Scenario::Supposed& one : scenario.inputs)
    for (std::size_t student = one.student.value_or(0); student < (one.student ? *one.student + 1 : promotion.size());
         ++student)
      if (one.value.present())
        promotion.set(one.key, student, one.value);
      else
        promotion.forget(one.key, student);
  return promotion;
}

const Scenario* Scenes::find(const std::string& name) const {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Scenario& scenario) { return text::same_name(scenario.name, name); });
  return found == all.end() ? nullptr : &*found;
}

Scenes scenes(const std::vector<Operation>& operations) {
  Scenes left;
  for (const Operation& operation : operations) {
    if (operation.kind == Operation::Kind::Leave) left.current.clear();
    if (!operation.scenario) continue;
    const std::string& name = operation.scenario->name;
    const auto known = std::find_if(left.all.begin(), left.all.end(),
                                    [&](const Scenario& scenario) { return text::same_name(scenario.name, name); });
    if (operation.kind == Operation::Kind::Enter) left.current = name;
    if (operation.kind == Operation::Kind::Scenario) {
      if (known == left.all.end())
        left.all.push_back(*operation.scenario);
      else
        *known = *operation.scenario;
      continue;
    }
    if (operation.kind != Operation::Kind::Forget || known == left.all.end()) continue;
    left.all.erase(known);
    if (text::same_name(left.current, name)) left.current.clear();
  }
  return left;
}

}  // namespace bareme::jury
