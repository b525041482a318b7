// The rows of a file into the batch, one function a shape of file (layout.hpp).
#pragma once

#include <set>
#include <utility>

#include "intake/csv.hpp"
#include "intake/intake.hpp"
#include "intake/layout.hpp"
#include "intake/meaning.hpp"
#include "intake/roster.hpp"

namespace bareme::intake {

struct Reading {
  Reading(const Context& context, diagnostics::Diagnostics& diagnostics)
      : context(context),
        diagnostics(diagnostics),
        roster(context, batch, diagnostics),
        book(context, batch.names, diagnostics) {}
  Reading(const Reading&) = delete;  // roster and book point into the batch
  Reading& operator=(const Reading&) = delete;

  const Context& context;
  diagnostics::Diagnostics& diagnostics;
  plan::Batch batch;
  Roster roster;
  AddressBook book;
  std::set<std::pair<std::size_t, plan::NameId>> given_exams;  // by maquette: those a column or a row of marks gives
};

// A column nothing reads is told.
void warn_of_other_columns(Reading& reading, const CsvReader& rows, const Layout& layout);
void read_wide(Reading& reading, CsvReader& rows, const Layout& layout);
void read_marks(Reading& reading, CsvReader& rows, const Layout& layout);
void read_facts(Reading& reading, CsvReader& rows, const Layout& layout);
void read_acquired(Reading& reading, CsvReader& rows, const Layout& layout);
void read_lines(Reading& reading, CsvReader& rows, const Layout& layout);

// The student of a row; none: reported.
std::optional<std::uint32_t> student_of(Reading& reading, const Layout& layout, const std::vector<Cell>& row);
// What a cell gives, put in the batch. Empty: nothing given; `?`: convened, or for session 1 not yet marked. `written`:
// its address.
void take(Reading& reading, std::uint32_t enrolment, const Meanings& meanings, const std::string& written,
          const Cell& cell);

}  // namespace bareme::intake
