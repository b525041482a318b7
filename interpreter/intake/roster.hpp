// Who is enrolled: those of the base and those the files bring, found by the number a row gives. They are kept by the
// receiver: there may be too many to be held.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "intake/csv.hpp"
#include "intake/intake.hpp"
#include "intake/problems.hpp"

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
  Roster(const Context& context, plan::Receiver& given, diagnostics::Diagnostics& diagnostics);
  // The enrolment of a row, none when a fault was reported (once for each number). Good until the next row's.
  std::optional<plan::Enrolled> enrol(const Identity& identity);  // a row of a students' file
  // A row of any other. `any`: what it says is of the student, whichever his inscription.
  std::optional<plan::Enrolled> find(const Identity& identity, bool any = false);
  void report_unknown();  // those no file nor base knows, together, once everything is read; what some do not say
  const std::set<std::size_t>& curricula() const { return curricula_; }  // that somebody is in

 private:
  // What some say and others do not: the first one new here that does not.
  struct Unsaid {
    bool said = false;
    std::optional<diagnostics::Span> place;
    std::string number;
    void see(const std::string& text, const plan::Enrolment& enrolment);
  };

  bool is_number(const Identity& identity);  // false: told
  bool follows(const Identity& identity);
  std::optional<std::size_t> curriculum_of(const Identity& identity);
  std::optional<std::size_t> curriculum_titled(std::string_view title) const;
  plan::Enrolled add(plan::Enrolment enrolment, std::size_t curriculum);
  // Those of a number, whatever the case of its letters; when there are none, the number of one that only looks like
  // it.
  struct Numbered {
    std::vector<plan::Enrolled> same;
    std::string alike;
  };
  Numbered numbered(std::string_view number) const;
  std::optional<std::string> year_of(const Identity& identity);  // none: told
  static void keep_fitting(std::vector<plan::Enrolled>& found, const Identity& identity, const std::string& year);
  void tell_unknown(const Identity& identity, const std::string& alike);
  bool first_fault(std::string_view number);
  void check_name(const Identity& identity, const plan::Enrolled& enrolled);

  const Context& context_;
  plan::Receiver& given_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::size_t> curricula_;
  UnknownStudents unknown_;
  Unsaid year_, promotion_;
};

}  // namespace bareme::intake
