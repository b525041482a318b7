#include "jury/replay.hpp"

namespace bareme::jury {

plan::Promotion replay(plan::Promotion base, const std::vector<Act>& acts) {
  for (const Act& act : acts)
    for (const Setting& setting : act.settings)
      base.set(setting.key, act.student, setting.value);
  return base;
}

}  // namespace bareme::jury
