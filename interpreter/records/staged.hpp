// What a staging holds, for who writes it: its people and its records, each read as it was put. For the .cpp files of
// this folder only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "records/connection.hpp"
#include "records/order_watch.hpp"
#include "records/spool.hpp"
#include "records/staged_people.hpp"
#include "records/staging.hpp"

namespace bareme::records {

// SQLite's complaints about its temporary base are about the room there is for it.
[[noreturn]] void rethrow_aside(const SQLite::Exception& exception, const SQLite::Database& database);
template <class Work>
auto put_aside(const SQLite::Database& database, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    rethrow_aside(exception, database);
  }
}

struct StagedValue {
  std::string type, value;  // as the columns of a base hold them
};
struct StagedMark {
  std::uint32_t enrolment = 0;
  plan::NameId exam = -1;
  int session = 1;
  bool code = false;
  std::string value;
  diagnostics::Span place;
};
struct StagedConvocation {
  std::uint32_t enrolment = 0;
  plan::NameId exam = -1;
  int session = 2;
  diagnostics::Span place;
};
struct StagedFact {
  std::uint32_t enrolment = 0;
  plan::NameId object = -1, fact = -1;
  StagedValue value;
  diagnostics::Span place;
};
struct StagedLine {
  std::uint32_t enrolment = 0;
  plan::NameId level = -1, parent = -1;
  int rank = 1;
  std::string label;
  std::vector<std::pair<plan::NameId, StagedValue>> facts;
  diagnostics::Span place;
};
struct StagedFrozen {
  std::uint32_t enrolment = 0;
  std::string year;
  plan::NameId object = -1, quantity = -1;
  int session = 0;
  StagedValue value;
  diagnostics::Span place;
};

void put(Spool& spool, diagnostics::Span place);
diagnostics::Span place_of(Spool::Reader& reader);
bool read(Spool::Reader& reader, StagedMark& mark);
bool read(Spool::Reader& reader, StagedConvocation& called);
bool read(Spool::Reader& reader, StagedFact& fact);
bool read(Spool::Reader& reader, StagedLine& line);
bool read(Spool::Reader& reader, StagedFrozen& frozen);

struct Staging::Held {
  Held();

  plan::TextPool names, words;
  SQLite::Database database;  // on the disk, its own, gone when it is closed
  StagedPeople people;
  SQLite::Statement met, met_first, rank, told, tell;
  std::uint32_t met_in = 0;  // the file these are of
  bool anything_told = false;
  std::set<std::uint32_t> lines_of_files;
  Spool marks, convocations, facts, lines, frozen;
  OrderWatch order_of_marks, order_of_facts, order_of_frozen;
  std::map<std::tuple<std::string, plan::NameId, plan::NameId, int>, std::uint64_t> kinds_of_frozen;

  std::uint64_t kind_of_frozen(const std::string& year, plan::NameId object, plan::NameId quantity, int session);
};

// Values that stand otherwise, put aside in their turn.
class SpooledDifferences : public plan::Differences {
 public:
  void add(const plan::Difference& difference);
  std::size_t size() const override { return spool_.size(); }
  void each(const std::function<void(const plan::Difference&)>& visit) const override;

 private:
  Spool spool_;
};

}  // namespace bareme::records
