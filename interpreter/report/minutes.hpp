// A procès-verbal as data: what a jury saw and pronounced on one promotion, every value exact, ready for the papers
// that are drawn from it. In: values with their addresses; out: one JSON document of format "bareme/1", nature
// "procès-verbal". The same promotion, règlement and acts give the same bytes: nothing here reads the clock.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "semantics/regulation.hpp"
#include "values/value.hpp"

namespace bareme::report {

struct Measured {  // a value as it is shown: at its rounding
  values::Value value;
  semantics::Type type;
  std::optional<values::Rounding> rounding;
};

struct Member {            // who sat
  std::string name, role;  // "Mme Durand", "présidente" or ""
};

struct Minutes {
  std::string program;
  std::string regulation, version, regulation_fingerprint;
  std::string maquette, maquette_fingerprint;
  std::string promotion, year, data_fingerprint;
  std::string journal_mark;  // of the base's last row: what proves later that none is missing; "" without a base
  std::optional<int> session;
  std::optional<values::Date> date;
  std::string place;
  std::vector<Member> jury;
  std::vector<std::string> unfinished;  // why these are not the minutes yet; empty: they are

  struct Student {
    std::string number, name, first_name;
  };
  std::vector<Student> students;  // by name

  struct Cell {  // what an object is for a student
    std::optional<Measured> mean, rank, mention;
    values::Value result, proposition;
    bool pronounced = false;  // by the jury
  };
  struct Column {
    std::string object, label, label_en;
    bool whole = false;   // the object of the table itself
    bool decided = true;  // it has a result; else a mean alone
    // What its mean and its rank are named, « moyenne générale », and its mention; "": it has none.
    std::string mean = {}, rank = {}, mention = {};
  };
  struct Count {
    std::optional<values::CodeId> code;  // none: `state`
    values::State state = values::State::Present;
    std::size_t students = 0;
  };
  struct Table {  // an object and what it is made of, a student a row, in the order of `students`
    std::string object, label, label_en;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<Count> counts;  // of its result
    std::size_t population = 0;
  };
  std::vector<Table> tables;  // innermost first; the last is what the year comes to

  struct Decision {
    std::size_t student = 0;  // in `students`
    std::string object, pronounced, proposition, motive, author, date, article;
    bool forced = false, saved = true;
  };
  std::vector<Decision> decisions;

  struct Grant {
    std::size_t student = 0;
    std::string object, act, before, after, motive, author, date, article;
    bool saved = true;
  };
  std::vector<Grant> grants;

  struct Exception {  // that decided a value, with what it says of itself
    std::size_t student = 0;
    std::string object, quantity, label, article, reason;
    Measured value;
  };
  std::vector<Exception> exceptions;

  struct Awaited {
    std::size_t student = 0;
    std::vector<std::string> inputs;
  };
  struct Call {  // to épreuves of a later session
    std::size_t student = 0;
    int session = 2;
    std::vector<Column> exams;
  };
  std::vector<Call> calls;
  std::vector<Awaited> awaited;  // who has a result of a table that waits
};

std::string minutes_json(const semantics::CheckedRegulation& regulation, const Minutes& minutes);

}  // namespace bareme::report
