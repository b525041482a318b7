#include "repl/lsp/inflected.hpp"

#include <catch2/catch.hpp>

namespace bareme::repl::lsp {

TEST_CASE("lsp: a name changed keeps the number it is written in", "[lsp]") {
  CHECK(inflected("domaine", "domaine", "bloc") == "bloc");
  CHECK(inflected("domaines", "domaine", "bloc") == "blocs");
  CHECK(inflected("blocs", "bloc", "domaine") == "domaines");
  CHECK(inflected("blocs", "bloc", "bureau") == "bureaux");
  CHECK(inflected("crédit", "crédits", "points") == "point");
  CHECK(inflected("notes retenues", "note retenue", "marque gardée") == "marques gardées");
  CHECK(inflected("crédits mission", "crédit mission", "point stage") == "points stage");  // each word as it was
  CHECK(inflected("crédits", "crédit", "point gagné") == "points gagnés");
  CHECK(inflected("validée", "validé", "acquitté") == "acquittée");
}

TEST_CASE("lsp: a plural that would be another name is not written", "[lsp]") {
  CHECK(inflected("domaines", "domaine", "ue") == "ue");  // « ues » is no « ue »
  CHECK(inflected("domaines", "domaine", "mois") == "mois");
  CHECK(inflected("validée", "validé", "fini") == "fini");
  CHECK(inflected("Domaine", "domaine", "bloc") == "bloc");
}

}  // namespace bareme::repl::lsp
