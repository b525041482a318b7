// A benchmark whose texts are refused has nothing to measure: it says why and stops.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "diagnostics/render.hpp"

namespace benchmarks {

inline void stop_on_error(const bareme::diagnostics::Diagnostics& problems,
                          const bareme::diagnostics::Sources& sources) {
  if (!problems.has_errors()) return;
  std::fputs(bareme::diagnostics::render(problems, sources).c_str(), stderr);
  std::exit(1);
}

}  // namespace benchmarks
