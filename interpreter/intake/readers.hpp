// The rows of a file to the receiver, one function a shape of file (layout.hpp).
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "intake/csv.hpp"
#include "intake/intake.hpp"
#include "intake/layout.hpp"
#include "intake/meaning.hpp"
#include "intake/roster.hpp"

namespace bareme::intake {

struct Reading {
  Reading(const Context& context, plan::Receiver& given, diagnostics::Diagnostics& diagnostics)
      : context(context),
        given(given),
        diagnostics(diagnostics),
        roster(context, given, diagnostics),
        book(context, given.names(), diagnostics) {}

  const Context& context;
  plan::Receiver& given;
  diagnostics::Diagnostics& diagnostics;
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
std::optional<plan::Enrolled> student_of(Reading& reading, const Layout& layout, const std::vector<Cell>& row);
// What a cell gives, handed on. Empty: nothing given; `?`: convened, or for session 1 not yet marked. `written`: its
// address; `year`: the one a past jury closed.
void take(Reading& reading, const plan::Enrolled& enrolled, const Meanings& meanings, const std::string& written,
          const Cell& cell, const std::string& year = {});

// In long files an address comes once a row: what it means is looked up, and its fault told, once. A file where every
// row has a fault of its own is remembered by the receiver.
class LongAddresses {
 public:
  explicit LongAddresses(const Reading& reading) : given_(reading.given), none_(reading.context.curricula.size()) {}

  template <class Find>
  const Meanings& meanings(const std::string& written, Find find) {
    constexpr std::size_t held = std::size_t{1} << 14;
    if (const auto found = known_.find(written); found != known_.end()) return found->second;
    if (known_.size() < held) return known_.emplace(written, find()).first->second;
    const std::string fault = "adresse " + written;
    if (given_.told(fault)) return none_;
    last_ = find();
    if (!known(last_)) given_.first_told(fault);
    return last_;
  }

 private:
  plan::Receiver& given_;
  const Meanings none_;
  Meanings last_;
  std::unordered_map<std::string, Meanings> known_;
};

}  // namespace bareme::intake
