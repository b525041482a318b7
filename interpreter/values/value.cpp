#include "values/value.hpp"

namespace bareme::values {

const char* describe(State state) {
  switch (state) {
    case State::Present:
      return "présent";
    case State::SansObjet:
      return "sans objet";
    case State::EnAttente:
      return "en attente";
    case State::Impossible:
      return "impossible";
    case State::EnErreur:
      return "en erreur";
  }
  return "";
}

}  // namespace bareme::values
