#include "diagnostics/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace bareme::diagnostics;

TEST_CASE("warnings are not errors") {
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic("B031", Span{}, "une ligne ne servira jamais").warning());
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.add(Diagnostic("B012", Span{}, "nom inconnu"));
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("diagnostics are sorted by place, those without one last, those of one place as they came") {
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic("sans lieu", std::nullopt, ""));
  diagnostics.add(Diagnostic("autre texte", Span{1, 0, 1}, ""));
  diagnostics.add(Diagnostic("plus loin", Span{0, 9, 10}, ""));
  diagnostics.add(Diagnostic("premier", Span{0, 2, 3}, ""));
  diagnostics.add(Diagnostic("second", Span{0, 2, 3}, ""));
  diagnostics.sort();
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.all())
    codes.push_back(diagnostic.code());
  CHECK(codes == std::vector<std::string>{"premier", "second", "plus loin", "autre texte", "sans lieu"});
}

TEST_CASE("the help names the word that was probably meant, and nothing when none is near") {
  CHECK(nearest_help("moyene", {"résultat", "moyenne"}) == "écrire «\u00A0moyenne\u00A0»");
  CHECK(nearest_help("zzz", {"résultat", "moyenne"}) == "");
  CHECK(Diagnostic("B012", Span{}, "nom inconnu").help(nearest_help("zzz", {"moyenne"})).helps().empty());
}
