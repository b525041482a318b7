// Whatever the bytes of a file: no crash, and either every row was understood or a fault says why not.
#include <cstddef>
#include <cstdint>
#include <string>

#include "support/dossier_fixture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bareme::test::DossierFixture school;
  const auto batch = school.read(std::string(reinterpret_cast<const char*>(data), size));
  if (!school.problems.has_errors()) (void)school.promotion(batch);
  (void)school.rendered();
  return 0;
}
