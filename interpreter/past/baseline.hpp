// What a past jury saw and decided, as a text a secretary reads and git compares: one file a jury, one block a student.
// What was given is a plan::Batch, so that it stands in a promotion as the rows of any file do; names stay text, since
// the same file is read by the règlement in force then and by the ones that follow. Form: docs/guide/avant-le-vote.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"
#include "plan/batch.hpp"
#include "values/date.hpp"
#include "values/value.hpp"

namespace bareme::past {

struct Head {
  std::string promotion, year;
  std::optional<int> session;
  std::optional<values::Date> date;
  std::string president;
  std::string title, version, fingerprint;  // of the règlement
  std::string maquette, maquette_fingerprint;
  std::string texts;  // the folder that holds them, beside the file
  bool pseudonyms = false;
  std::size_t students = 0;
};

struct Decision {  // of a jury, on an object: « jury CING2 session 2 = AJAC suite enjambement »
  std::uint32_t student = 0;
  std::string object;  // "" for the student
  int session = 0;     // 0: not said
  std::string code, suite, proposition, article, motive;
  bool forced = false;     // hors règlement
  bool overtaken = false;  // an act of the same jury, after it, has changed what is proposed there
  diagnostics::Span place;
};

struct Result {  // what stood when the jury was over: « S7.moyenne = 11,33 »
  std::uint32_t student = 0;
  plan::NameId cell = -1;
  values::State state = values::State::Present;
  plan::Datum value;
  diagnostics::Span place;
};

struct Baseline {
  std::string path;
  Head head;
  plan::Batch batch;
  std::vector<Decision> decisions;  // student by student, in the order they were taken
  std::vector<Result> results;      // student by student
};

// A text of this folder as it is read: without the mark a Windows editor puts at the head, accents composed.
std::string legible(std::string text);

// The whole file, always the same for the same jury.
std::string text_of(const Baseline& baseline);

// None, and every fault told at its place, when one line cannot be read: a jury is replayed whole or not at all.
std::optional<Baseline> read_baseline(const diagnostics::Sources& sources, std::uint32_t source,
                                      diagnostics::Diagnostics& diagnostics);

// A value as a baseline writes it, and back. « ? » is en attente. None: it cannot be read.
std::string written(const plan::Datum& datum, const plan::TextPool& names);
std::string quoted(const std::string& text);

}  // namespace bareme::past
