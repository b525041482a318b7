// Who is enrolled: those of the base and those the files bring, found by the number a row gives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "intake/csv.hpp"
#include "intake/intake.hpp"

namespace bareme::intake {

struct Identity {  // what a row says of its student; a cell the file has no column for is null
  const Cell* number = nullptr;
  const Cell* name = nullptr;
  const Cell* first_name = nullptr;
  const Cell* year = nullptr;
  const Cell* maquette = nullptr;
  const Cell* promotion = nullptr;
  const Cell* version = nullptr;
};

class Roster {
 public:
  Roster(const Context& context, plan::Batch& batch, diagnostics::Diagnostics& diagnostics);
  // The enrolment of a row, none when a fault was reported (once for each number).
  std::optional<std::uint32_t> enrol(const Identity& identity);  // a row of a students' file
  // A row of any other. `any`: what it says is of the student, whichever his inscription.
  std::optional<std::uint32_t> find(const Identity& identity, bool any = false);
  void report_unknown();  // those no file nor base knows, together, once everything is read
  std::size_t curriculum(std::uint32_t enrolment) const {
    return curricula_[enrolment];
  }  // index in Context::curricula

 private:
  bool follows(const Identity& identity);
  std::optional<std::size_t> curriculum_of(const Identity& identity);
  std::optional<std::size_t> curriculum_titled(std::string_view title) const;
  std::uint32_t add(plan::Enrolment enrolment, std::size_t curriculum);
  std::vector<std::uint32_t> numbered(std::string_view number) const;
  std::vector<std::uint32_t> fitting(const Identity& identity) const;
  bool first_fault(std::string_view number);
  void check_name(const Identity& identity, std::uint32_t enrolment);

  const Context& context_;
  plan::Batch& batch_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<std::size_t> curricula_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_number_;  // as written, and folded
  std::unordered_set<std::string> faulty_;
  std::vector<std::string> unknown_;  // numbers, in the order met
  diagnostics::Span first_unknown_;
  std::unordered_set<std::uint32_t> doubted_;  // enrolments a row gave another name to, told once
};

}  // namespace bareme::intake
