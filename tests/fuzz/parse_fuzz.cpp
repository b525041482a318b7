// Any bytes: the parser neither crashes nor loses a fault; what it accepts, `formater` writes with the same tree, and
// leaves alone afterwards.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "syntax/print.hpp"

namespace {

struct Read {
  explicit Read(std::string text)
      : source(sources.add("essai.bareme", std::move(text))),
        parsed(bareme::syntax::parse(sources, source, diagnostics)) {}
  std::string formatted() const { return bareme::syntax::format(sources, source, parsed); }

  bareme::diagnostics::Sources sources;
  bareme::diagnostics::Diagnostics diagnostics;
  std::uint32_t source;
  bareme::syntax::Parsed parsed;
};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Read first(std::string(reinterpret_cast<const char*>(data), size));
  const std::string outline = bareme::syntax::outline(first.parsed.file);
  if (first.diagnostics.has_errors()) return 0;
  const Read second(first.formatted());
  require(!second.diagnostics.has_errors());
  require(bareme::syntax::outline(second.parsed.file) == outline);
  require(second.formatted() == first.formatted());
  return 0;
}
