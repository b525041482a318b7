#include "session/nature_words.hpp"

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "values/unit.hpp"

namespace bareme {
namespace {

std::string number(const values::Number& value) { return evaluation::number_words(value); }

}  // namespace

std::string nature_words(const semantics::CheckedRegulation& rules, const semantics::Type& type) {
  using values::Kind;
  switch (type.kind) {
    case Kind::Number: {
      std::string text = type.scale ? "note sur " + number(*type.scale) : "nombre";
      const std::string unit = values::describe(type.unit);
      if (!unit.empty()) text = unit;
      if (type.low && type.high && *type.low == *type.high) return text + ", valant " + number(*type.low);
      if (type.low && type.high) text += fmt::format(", de {} à {}", number(*type.low), number(*type.high));
      return text;
    }
    case Kind::Truth:
      return "oui ou non";
    case Kind::Code: {
      std::string text = "un code";
      if (!type.list.valid()) return text;
      const std::string& list = rules.code_lists[type.list.index()].name;
      if (!list.empty()) text += " de " + list;
      std::string codes;
      for (const values::CodeId code : rules.code_lists[type.list.index()].codes)
        codes += (codes.empty() ? "" : " ; ") + rules.code(code).name;
      return text + " : " + codes;
    }
    case Kind::Date:
      return "une date";
    default:
      return "un texte";
  }
}

}  // namespace bareme
