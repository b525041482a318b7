// A batch: checked rows of a promotion as plain data, addresses and codes as text. What intake reads from files, what
// records store; `to_promotion` turns one into columns when there is no base. Whether a row is right is intake's
// business, not this file's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"
#include "plan/fill.hpp"
#include "plan/promotion.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::plan {

using NameId = std::int32_t;  // of Batch::names: an address, the name of a fact, a code, a text

struct Datum {
  values::Kind kind = values::Kind::Number;
  NameId text = -1;       // Code: its name; Text
  values::Number number;  // Number; Truth: 0 or 1; Date: days
};

// Inscription: a student, one academic year, in one maquette.
struct Enrolment {
  Student student;
  std::string year, maquette, promotion;
  bool fresh = true;  // read from a file; false: it was in the base already
  diagnostics::Span place;
  std::string version = {};      // of the règlement, when the file says it
  std::int64_t inscription = 0;  // what the base calls it; 0: it was not there
};

struct GivenMark {
  std::uint32_t enrolment = 0;
  NameId exam = -1;  // canonical address: "ALGO7.EF"
  std::uint8_t session = 1;
  Datum value;
  diagnostics::Span place;
};

struct Convocation {
  std::uint32_t enrolment = 0;
  NameId exam = -1;
  std::uint8_t session = 2;
  diagnostics::Span place;
};

struct GivenFact {
  std::uint32_t enrolment = 0;
  NameId object = -1;  // "" for the student
  NameId fact = -1;
  Datum value;
  diagnostics::Span place;
};

struct LineFact {
  NameId fact = -1;
  Datum value;
};

struct DossierLine {
  std::uint32_t enrolment = 0;
  NameId level = -1;   // "cours"
  NameId parent = -1;  // "S8"
  int rank = 1;        // from 1, under its parent
  std::string label;
  std::vector<LineFact> facts;
  diagnostics::Span place;
};

struct FrozenValue {  // what a past jury left, of an object elsewhere or to be had again: "S7.moyenne"
  std::uint32_t enrolment = 0;
  std::string year;  // the academic year that jury closed: "2022-2023"; "": not said
  NameId object = -1;
  NameId quantity = -1;
  std::uint8_t session = 0;  // of the view it was frozen in, 0: the plain one
  Datum value;
  diagnostics::Span place;
};

struct Batch {
  TextPool names;
  std::vector<Enrolment> enrolments;
  std::vector<GivenMark> marks;
  std::vector<Convocation> convocations;
  std::vector<GivenFact> facts;
  std::vector<DossierLine> lines;
  std::vector<FrozenValue> frozen;
};

std::string describe_mark(std::string_view exam, int session);              // "ALGO7.EF", "ALGO7.EF@2"
std::string describe_fact(std::string_view object, std::string_view fact);  // "CING2.actions", "mobilité"
std::string describe_line(std::string_view parent, std::string_view level, std::string_view line);  // "S8.cours 2"
std::string describe(const Datum& datum, const TextPool& names);  // "12,5", "ABI", "oui", "31/12/2027"

// A value of a batch that a base already holds, otherwise. `what` is an address as above, or "nom", "promotion"…
struct Difference {
  std::string student, what, before, after;
  diagnostics::Span place;
  bool line = false;  // of a dossier: known by its rank
};

// How many slots the lines of students need: Curriculum::with_lines is called with each before planning.
struct LineNeed {
  std::string level, parent;
  int count = 0;
};
std::vector<LineNeed> line_needs(const Batch& batch, std::string_view maquette);
semantics::Curriculum with_lines(const semantics::CheckedRegulation& regulation,
                                 const semantics::Curriculum& curriculum, const std::vector<LineNeed>& needs);

// The students of a batch who are in this maquette (or in none said), with all that was given for them.
Promotion to_promotion(const Batch& batch, const semantics::CheckedRegulation& regulation,
                       const semantics::Curriculum& curriculum, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::plan
