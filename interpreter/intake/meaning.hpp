// What an address of a file means in a maquette: the mark of an épreuve at a session, a fact of an object, or what a
// past jury left of an object elsewhere. One answer a maquette.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "intake/csv.hpp"
#include "intake/intake.hpp"

namespace bareme::intake {

struct Meaning {
  enum class Kind { None, Mark, Fact, Frozen };
  Kind kind = Kind::None;
  plan::NameId object = -1;  // canonical address
  plan::NameId fact = -1;    // Frozen: the quantity
  std::uint8_t session = 1;  // Frozen: of the view, 0 for the plain one
  const semantics::Type* type = nullptr;
  std::optional<values::Number> maximum;  // Mark: of this épreuve, when it has one of its own
};
using Meanings = std::vector<Meaning>;  // by index of Context::curricula
bool known(const Meanings& meanings);   // in one maquette at least

// What no maquette knows, or one knows twice, is reported; all answers are then None.
class AddressBook {
 public:
  AddressBook(const Context& context, plan::TextPool& names, diagnostics::Diagnostics& diagnostics);
  // The title of a column of a wide file: "MATH.EF", "MATH.EF@2", "CING2.actions", "mobilité", "S7.moyenne" in a
  // maquette that has not S7. None when unknown, and `unknown` says so: the remedy depends on the other columns.
  Meanings title(const Cell& title, bool& unknown);
  // In a students' file an unknown title that does not look like an address is only ignored. `given`: what the other
  // columns of the file mean.
  void report_title(const Cell& title, bool enrols, const std::vector<Meanings>& given);
  Meanings exam(const Cell& address, std::uint8_t session);
  Meanings fact(const Cell* object, const Cell& fact);  // `object` null or empty: the student
  // « objet ; grandeur » of a file of acquis; `object` null or empty: the student.
  Meanings acquired(const Cell* object, const Cell& quantity, std::uint8_t session);
  // Reported when the meaning for this student's maquette is None although another maquette knows the address.
  void report_elsewhere(const Cell& cell, const std::string& address, std::size_t curriculum);
  // Épreuves of a maquette, by canonical address, without those of objects of another year.
  std::vector<std::string> exams_of(std::size_t curriculum) const;

 private:
  class Search;
  const semantics::CheckedRegulation& regulation() const { return *context_.regulation; }
  std::string only_title() const;  // "" when there are several maquettes
  const std::vector<std::string>& exam_addresses();
  std::vector<std::string> facts_near(const std::string& object);

  const Context& context_;
  plan::TextPool& names_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<std::string> exam_addresses_;  // made the first time a remedy needs them
};

// Names of the entries and acts people may give at a level.
std::vector<std::string> fact_names(const semantics::CheckedRegulation& regulation, semantics::LevelId level);
// An entry or an act; not an attribute nor a parameter, which maquette and règlement give.
semantics::FactId given_fact(const semantics::CheckedRegulation& regulation, semantics::LevelId level,
                             const std::string& name);

}  // namespace bareme::intake
