#include "semantics/posed_once.hpp"

#include "diagnostics/diagnostic.hpp"
#include "syntax/problems.hpp"

namespace bareme::semantics {

void PosedOnce::hold(const std::vector<Posed>& posed, std::optional<std::size_t> student) {
  for (const Posed& one : posed) {
    if (one.kind == Posed::Kind::Decision) continue;  // a jury may decide, and decide again
    const View view = one.view.value_or(View{});
    const Key key{student, one.kind, one.object, one.fact, one.quantity, one.session, view.session, view.declared};
    const auto [first, once] = places_.try_emplace(key, one.place);
    if (!once) diagnostics_.add(syntax::said_twice(diagnostics::guillemets(one.label), one.place, first->second));
  }
}

}  // namespace bareme::semantics
