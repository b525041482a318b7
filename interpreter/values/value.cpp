#include "values/value.hpp"

namespace bareme::values {

Value Value::of_list(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes)
    text += code + "\n";
  return of_textual(Kind::List, std::move(text));
}

std::vector<std::string> Value::list() const {
  std::vector<std::string> codes;
  for (std::size_t begin = 0, end = 0; (end = text_.find('\n', begin)) != std::string::npos; begin = end + 1)
    codes.push_back(text_.substr(begin, end - begin));
  return codes;
}

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
