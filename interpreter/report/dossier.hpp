// What `--json` says of a promotion: one document of format "bareme/1", every value exact with its state. In: values
// with their addresses and codes in words; out: JSON text, a student a line, so that a large promotion is written as it
// goes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/prospect.hpp"
#include "semantics/regulation.hpp"

namespace bareme::report {

struct DossierHead {
  std::string program;  // "bareme 0.1.0"
  std::string regulation, version, regulation_fingerprint;
  std::string maquette, maquette_fingerprint;
  std::string promotion;
  std::optional<int> session;  // the jury that asks
  std::optional<values::Date> date;
  std::size_t students = 0;
};
struct DossierValue {
  std::string object, quantity, view;  // "S7", "moyenne", "en session 1"; object "" for the student
  values::Value value;
  semantics::Type type;
  std::optional<values::Rounding> rounding;
  std::vector<std::string> awaited;             // when en attente: "MATH5.EF", "MATH5.EF session 2"
  std::optional<evaluation::Prospect> to_come;  // likewise, when something can be said
  std::string stopped = {};                     // when en erreur: what did, where
};
struct DossierChoice {
  std::string object;
  values::CodeId code = 0;
  std::string next, article, letter;
  bool known = true;  // false: cannot be said yet
};
struct DossierStudent {
  std::string number, name, first_name;
  std::vector<DossierValue> values;
  std::vector<DossierChoice> choices;
};

std::string dossier_opening(const DossierHead& head);  // up to the bracket of the students
std::string dossier_student(const semantics::CheckedRegulation& regulation, const DossierStudent& student, bool first);
std::string dossier_closing();

}  // namespace bareme::report
