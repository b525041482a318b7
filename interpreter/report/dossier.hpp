// What `--json` says of a promotion: one versioned document, every value with its state, exact. In: facts already in words of the règlement
// (addresses, codes); out: JSON text, a student a line, so that a large promotion is written as it is read. Numbers are decimal texts with a
// point (`"9.72"`) or, when no decimal form is finite, a reduced fraction (`"1327/140"`): a JSON number would be read as a binary one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "values/value.hpp"

namespace bareme::report {

constexpr int dossier_version = 1;

struct DossierHead {
  std::string program;                                  // "bareme 0.1.0"
  std::string regulation, version, regulation_fingerprint;
  std::string maquette, maquette_fingerprint;
  std::string promotion;
  std::optional<int> session;                           // the jury that asks
  std::optional<values::Date> date;
  std::size_t students = 0;
};
struct DossierValue {
  std::string object, quantity;                         // "S7", "moyenne"; object "" for the student
  values::Value value;
  std::string code;                                     // when the value is one
  std::vector<std::string> awaited;                     // when en attente: "MATH5.EF", "MATH5.EF session 2"
};
struct DossierChoice {
  std::string object, code, next, article, letter;
  bool known = true;                                    // false: cannot be said yet
};
struct DossierStudent {
  std::string number, name, first_name;
  std::vector<DossierValue> values;
  std::vector<DossierChoice> choices;
};

std::string json_opening(const DossierHead& head);      // up to the bracket of the students
std::string json_student(const DossierStudent& student, bool first);
std::string json_closing();
// A number as JSON and CSV write it: "9.72", "1327/140".
std::string plain_number(const values::Number& number);

}  // namespace bareme::report
