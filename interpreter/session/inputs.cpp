#include "session/inputs.hpp"

namespace bareme {

semantics::Type input_type(const semantics::CheckedRegulation& regulation, const plan::InputKey& key) {
  using Kind = plan::InputKey::Kind;
  if (key.kind == Kind::Fact) return regulation.fact(key.fact).type;
  if (key.kind == Kind::Frozen || key.kind == Kind::Posed) return regulation.quantity(key.quantity).type;
  semantics::Type type;
  type.kind = key.kind == Kind::Line ? values::Kind::Truth : values::Kind::Number;  // a code says that it is one
  return type;
}

}  // namespace bareme
