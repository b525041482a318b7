// A view (R29-R32): the same rules read as if later sessions were sans objet (`en session 1`), and/or with a declared
// view on
// (`en délibération`). Views add up. The empty view is the plain value.
#pragma once

#include <cstdint>
#include <functional>

#include "semantics/ids.hpp"

namespace bareme::semantics {

struct View {
  std::uint8_t session = 0;    // 0: every session; n: marks and acts of sessions after n are sans objet
  std::uint32_t declared = 0;  // bit i: declared view i is on
  bool holds(ViewId view) const { return (declared >> view.value & 1U) != 0; }
  View with(const View& inner) const {
    View v = *this;
    if (inner.session != 0 && (v.session == 0 || inner.session < v.session)) v.session = inner.session;
    v.declared |= inner.declared;
    return v;
  }
  friend bool operator==(const View&, const View&) = default;
};

}  // namespace bareme::semantics

template <>
struct std::hash<bareme::semantics::View> {
  std::size_t operator()(const bareme::semantics::View& v) const noexcept { return v.declared * 8U + v.session; }
};
