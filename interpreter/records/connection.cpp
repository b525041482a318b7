#include "records/connection.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <sqlite3.h>

#include "records/problems.hpp"

namespace bareme::records {

std::string engine() { return std::string("SQLite ") + sqlite3_libversion(); }

namespace {

constexpr int busy_milliseconds = 3000;

struct KindName {
  values::Kind kind;
  std::string_view name;
};
constexpr KindName kind_names[] = {{values::Kind::Number, "number"},
                                   {values::Kind::Truth, "truth"},
                                   {values::Kind::Code, "code"},
                                   {values::Kind::Date, "date"},
                                   {values::Kind::Text, "text"}};

std::string_view name_of(values::Kind kind) {
  if (kind == values::Kind::List) return "text";  // as it is held; the quantity it is of says that it is a list
  return std::find_if(std::begin(kind_names), std::end(kind_names), [&](const KindName& n) { return n.kind == kind; })
      ->name;
}

values::Kind kind_named(std::string_view name) {  // the schema holds no other name
  return std::find_if(std::begin(kind_names), std::end(kind_names), [&](const KindName& n) { return n.name == name; })
      ->kind;
}

bool is_full(const std::filesystem::path& folder) {
  constexpr std::uintmax_t little = std::uintmax_t{1} << 18;
  std::error_code unknown;
  const std::filesystem::space_info space = std::filesystem::space(folder.empty() ? "." : folder, unknown);
  return !unknown && space.available < little;
}

// Which disk is? A base has temporary tables, elsewhere. What is undone by now may have given back the place it took in
// the base; what was put aside is still there.
BaseProblem full(const std::string& path) {
  std::error_code unknown;
  const std::filesystem::path aside = std::filesystem::temp_directory_path(unknown);
  const bool elsewhere = !unknown && is_full(aside) && !is_full(std::filesystem::path(path).parent_path());
  return path.empty() || elsewhere ? full_temporary(aside.string()) : full_disk(path);
}

}  // namespace

Base::Connection::Connection(std::string path, int flags)
    : path(std::move(path)), database(this->path, flags, busy_milliseconds) {
  database.exec("PRAGMA foreign_keys = ON");
}

// A disk that filled stops SQLite as it is, and leaves what was begun to be undone by who reads next: be it this one.
Base::Connection::~Connection() {
  std::error_code unknown;
  if (!path.empty() && std::filesystem::exists(path + "-journal", unknown))
    database.tryExec("SELECT count(*) FROM sqlite_master");
}

void rethrow(const SQLite::Exception& exception, const std::string& path) {
  switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw locked_base(path);
    case SQLITE_CORRUPT:
      throw corrupt_base(path, exception.what());
    case SQLITE_NOTADB:
      throw foreign_base(path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw unwritable_base(path);
    case SQLITE_FULL:
      throw full(path);
    case SQLITE_IOERR:
      throw failing_disk(path, exception.what());
    case SQLITE_CONSTRAINT:
      throw refused_by_base(path, exception.what());
    default:
      throw unopenable_base(path, exception.what());
  }
}

void migrate(SQLite::Database& database, const std::vector<Migration>& list) {
  for (const Migration& migration : list) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (database.execAndGet("PRAGMA user_version").getInt() >= migration.version) continue;
    database.exec(std::string(migration.sql));
    database.exec(fmt::format("PRAGMA application_id = {}", application_id));
    database.exec(fmt::format("PRAGMA user_version = {}", migration.version));
    transaction.commit();
  }
}

void bind_selection(SQLite::Statement& statement, const Selection& selection) {
  statement.bind(1, selection.promotion);
  statement.bind(2, selection.maquette);
  statement.bind(3, selection.year);
  statement.bind(4, selection.version);
}

std::string stored(const values::Number& number) {
  std::string text = number.exact_text();
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

Stored stored(const plan::Datum& datum, const plan::TextPool& names) {
  const std::string_view type = name_of(datum.kind);
  switch (datum.kind) {
    case values::Kind::Number:
      return {type, stored(datum.number)};
    case values::Kind::Truth:
      return {type, datum.number.sign() != 0 ? "oui" : "non"};
    case values::Kind::Date:
      return {type, values::Date::from_days(datum.number.integer().value_or(0)).iso()};
    case values::Kind::Code:
    case values::Kind::Text:
    case values::Kind::List:
      break;
  }
  return {type, names.text(datum.text)};
}

values::Number read_number(std::string_view text, const std::string& path) {
  if (auto number = values::Number::from_fraction(text)) return std::move(*number);
  throw unreadable_number(path, std::string(text));
}

plan::PromotionFiller::Given read_value(std::string_view type, std::string_view value, const std::string& path) {
  plan::PromotionFiller::Given given;
  given.kind = kind_named(type);
  switch (given.kind) {
    case values::Kind::Number:
      given.number = read_number(value, path);
      break;
    case values::Kind::Truth:
      given.number = value == "oui" ? 1 : 0;
      break;
    case values::Kind::Date: {
      const auto date = values::Date::parse(value);
      if (!date) throw unreadable_number(path, std::string(value));
      given.number = date->days();
      break;
    }
    case values::Kind::Code:
    case values::Kind::Text:
    case values::Kind::List:
      given.text = value;
      break;
  }
  return given;
}

}  // namespace bareme::records
