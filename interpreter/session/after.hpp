// What follows a jury, as a Session tells it: a year closed, opened again, and the next one made from its decisions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/batch.hpp"
#include "session/session.hpp"

namespace bareme {

struct Undecided {
  std::size_t student = 0;
  std::vector<std::string> why;  // « S8 en attente de MATH8.EF », « CING2 AJ : suite à décider »
};

struct ClosingOptions {
  std::vector<std::string> students;  // closing: those left open; opening again: those opened, none: all
  std::string motive;
  std::string author, moment, date;  // date ISO: of the jury, when --date does not say
};
// « sauf E012, E030 motif "…" », « E012 motif "…" »: the students and the motive. None: something else is said.
std::optional<ClosingOptions> read_closing(const std::string& typed, bool except);

struct ClosingReport {
  std::int64_t closing = 0;
  std::size_t students = 0, values = 0;
  std::size_t already = 0;             // closed before
  std::vector<std::string> left_open;  // numbers
  std::vector<std::string> views;      // those frozen besides the plain one
  std::string backup, mark, content;
  std::vector<Undecided> undecided;       // why nothing was written
  std::vector<plan::Difference> changed;  // the same
};

struct OpeningOptions {
  Which which;                       // the promotion whose decisions are read; empty: all those of the year before
  std::vector<std::string> towards;  // titles of maquettes, where several would do
  bool dry_run = false;
  std::string author, moment;
};
struct OpeningRow {
  std::string number, name;                  // of the student
  std::string from;                          // maquette
  std::string because;                       // "ADM", "AJ suite redoublement"
  std::string maquette, version, promotion;  // of the next inscription; empty: none
  std::string note;  // « sortie », « cycle terminé », why nothing can be said, « existe déjà »
  enum class Kind { New, Known, Leaves, Unsaid } kind = Kind::Unsaid;
};
struct OpeningReport {
  std::string year;
  std::vector<OpeningRow> rows;
  std::size_t written = 0;
};

std::size_t open_students(const Session& session);  // whose year is not closed

// What the verdict of an object compares one of its numbers to: a number, or a parameter; of a picture, the line.
std::optional<values::Number> threshold_of(const Session& session, const plan::CellKey& cell);

}  // namespace bareme
