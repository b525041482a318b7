// An open base and what every file of this folder does with one: prepared statements, values as texts, SQLite's
// complaints as ours. For the .cpp files of this folder only: SQLiteCpp does not leave it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include "plan/batch.hpp"
#include "records/base.hpp"
#include "records/migrations.hpp"

namespace bareme::records {

constexpr int application_id = 0x4241524D;  // "BARM": tells our files from other SQLite bases

struct Base::Connection {
  Connection(std::string path, int flags);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  std::string path;
  mutable SQLite::Database database;
};

[[noreturn]] void rethrow(const SQLite::Exception& exception, const std::string& path);

// Runs `work`; what SQLite throws leaves as a BaseProblem.
template <class Work>
auto guarded(const std::string& path, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    rethrow(exception, path);
  }
}

// Brings a base to the last version, each migration in a transaction of its own with its user_version.
void migrate(SQLite::Database& database, const std::vector<Migration>& list);

// Which inscriptions a selection means, as SQL over `i`; bind_selection gives the values.
inline constexpr std::string_view selected =
    "(?1 = '' OR i.promotion = ?1) AND (?2 = '' OR i.maquette = ?2) AND (?3 = '' OR i.year = ?3) AND "
    "(?4 = '' OR i.version = ?4) AND i.id NOT IN (SELECT inscription FROM erasures)";
inline constexpr std::string_view selected_and_erased =
    "(?1 = '' OR i.promotion = ?1) AND (?2 = '' OR i.maquette = ?2) AND (?3 = '' OR i.year = ?3) AND "
    "(?4 = '' OR i.version = ?4) AND i.id IN (SELECT inscription FROM erasures)";
inline constexpr int after_selection = 5;  // the number of the next parameter
// Of an inscription p and one i: years compare by the one they begin in. Written by an older program, « 2024 » and
// « 2024-2025 » may both be there: they are one.
inline constexpr std::string_view earlier_year =
    "iif(p.year GLOB '[0-9][0-9][0-9][0-9]*', substr(p.year, 1, 4), p.year) < "
    "iif(i.year GLOB '[0-9][0-9][0-9][0-9]*', substr(i.year, 1, 4), i.year)";
void bind_selection(SQLite::Statement& statement, const Selection& selection);

// A value and its type, as the columns `type` and `value` hold them.
struct Stored {
  std::string_view type;
  std::string value;
};
Stored stored(const plan::Datum& datum, const plan::TextPool& names);
std::string stored(const values::Number& number);  // "9.995", "1327/140"
values::Number read_number(std::string_view text, const std::string& path);
plan::PromotionFiller::Given read_value(std::string_view type, std::string_view value, const std::string& path);

inline std::string_view view(const SQLite::Column& column) {  // while the statement stays on its row
  const char* text = column.getText();
  return {text, static_cast<std::size_t>(column.getBytes())};
}

// The operation of a line that tells a value come after the jury of its session had sat: one it did not see.
inline constexpr const char* arriving = "ajouter";

// One more row, chained to those before (chain.hpp). subject: the row it vouches for, when there is one.
void journalise(SQLite::Database& database, const Stamp& stamp, const JournalRow& row, const std::string& subject = "");

}  // namespace bareme::records
