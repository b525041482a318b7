#include "records/staging.hpp"

#include <cerrno>

#include <sqlite3.h>

#include "records/aside.hpp"
#include "records/staged.hpp"

namespace bareme::records {
namespace {

SQLite::Database temporary() {
  put_aside_there();
  SQLite::Database database("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  // It is thrown away whatever happens; what does not fit in 4 MB is on the disk.
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096;");
  database.exec("CREATE TABLE met (person INTEGER PRIMARY KEY, source, begin, end)");
  database.exec(
      "CREATE TABLE ranks (person INTEGER, level INTEGER, parent INTEGER, rank INTEGER, PRIMARY KEY (person, level, "
      "parent)) WITHOUT ROWID");
  database.exec("CREATE TABLE doubles (kind, enrolment, text, object, name, session, source, begin, end)");
  database.exec("CREATE TABLE told (what TEXT PRIMARY KEY) WITHOUT ROWID");
  database.exec("BEGIN");  // or each row would be a transaction
  return database;
}

std::int64_t key(std::uint32_t id) { return static_cast<std::int64_t>(id); }
std::uint64_t pair_of(plan::NameId one, std::int32_t other) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(one)) << 32U) | static_cast<std::uint32_t>(other);
}

void put(Spool& spool, const plan::Datum& value, const plan::TextPool& words) {
  const Stored held = stored(value, words);
  spool.put(held.type);
  spool.put(held.value);
}

void put_id(Spool& spool, std::int64_t id) { spool.put(static_cast<std::uint64_t>(id)); }

}  // namespace

void rethrow_aside(const SQLite::Exception& exception, const SQLite::Database& database) {
  const int code = exception.getErrorCode() & 0xFF;
  if (code == SQLITE_FULL) throw not_put_aside(ENOSPC);
  if (code == SQLITE_IOERR || code == SQLITE_CANTOPEN) throw not_put_aside(sqlite3_system_errno(database.getHandle()));
  rethrow(exception, aside_folder());
}

Staging::Held::Held()
    : database(temporary()),
      people(database),
      met(database, "INSERT OR IGNORE INTO met (person, source, begin, end) VALUES (?, ?, ?, ?)"),
      met_first(database, "SELECT source, begin, end FROM met WHERE person = ?"),
      rank(
          database,
          "INSERT INTO ranks (person, level, parent, rank) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET rank = rank + "
          "1 RETURNING rank"),
      told(database, "SELECT 1 FROM told WHERE what = ?"),
      tell(database, "INSERT OR IGNORE INTO told (what) VALUES (?)") {}

std::uint64_t Staging::Held::kind_of_frozen(const std::string& year, plan::NameId object, plan::NameId quantity,
                                            int session) {
  return kinds_of_frozen.try_emplace({year, object, quantity, session}, kinds_of_frozen.size()).first->second;
}

Staging::Staging() : held_(guarded("", [] { return std::make_unique<Held>(); })) {}
Staging::~Staging() = default;

plan::TextPool& Staging::names() { return held_->names; }
plan::TextPool& Staging::words() { return held_->words; }
std::size_t Staging::enrolled() const { return held_->people.size(); }

plan::Enrolled Staging::enrol(plan::Enrolment enrolment, std::size_t curriculum, const std::string& folded) {
  return put_aside(held_->database, [&] { return held_->people.add(std::move(enrolment), curriculum, folded); });
}

plan::Enrolled Staging::enrol_again(const plan::Enrolled& known, plan::Enrolment enrolment) {
  return put_aside(held_->database, [&] { return held_->people.replace(known, std::move(enrolment)); });
}

std::vector<plan::Enrolled> Staging::numbered(const std::string& number) {
  return put_aside(held_->database, [&] { return held_->people.numbered(number); });
}

std::optional<diagnostics::Span> Staging::met(std::uint32_t enrolment, diagnostics::Span row) {
  return put_aside(held_->database, [&]() -> std::optional<diagnostics::Span> {
    if (held_->met_in != row.source) held_->database.exec("DELETE FROM met");
    held_->met_in = row.source;
    held_->met.reset();
    SQLite::bind(held_->met, key(enrolment), key(row.source), key(row.begin), key(row.end));
    if (held_->met.exec() == 1) return std::nullopt;
    SQLite::Statement& first = held_->met_first;
    first.reset();
    first.bind(1, key(enrolment));
    first.executeStep();
    const diagnostics::Span place{first.getColumn(0).getUInt(), first.getColumn(1).getUInt(),
                                  first.getColumn(2).getUInt()};
    first.reset();
    return place;
  });
}

int Staging::rank(std::uint32_t enrolment, plan::NameId level, plan::NameId parent) {
  return put_aside(held_->database, [&] {
    SQLite::Statement& query = held_->rank;
    query.reset();
    SQLite::bind(query, key(enrolment), static_cast<int>(level), static_cast<int>(parent));
    query.executeStep();
    const int rank = query.getColumn(0).getInt();
    query.executeStep();  // to its end, or the statement would stay open
    return rank;
  });
}

bool Staging::told(const std::string& what) {
  if (!held_->anything_told) return false;
  return put_aside(held_->database, [&] {
    held_->told.reset();
    held_->told.bind(1, what);
    const bool found = held_->told.executeStep();
    held_->told.reset();
    return found;
  });
}

bool Staging::first_told(const std::string& what) {
  held_->anything_told = true;
  return put_aside(held_->database, [&] {
    held_->tell.reset();
    held_->tell.bind(1, what);
    return held_->tell.exec() == 1;
  });
}

void Staging::receive(plan::GivenMark mark) {
  Spool& spool = held_->marks;
  held_->order_of_marks.see(pair_of(mark.exam, mark.session), mark.enrolment);
  put_id(spool, mark.enrolment);
  put_id(spool, mark.exam);
  put_id(spool, mark.session);
  put_id(spool, mark.value.kind == values::Kind::Code ? 1 : 0);
  spool.put(stored(mark.value, held_->words).value);
  records::put(spool, mark.place);
  spool.end();
  held_->words.clear();
}

void Staging::receive(plan::Convocation called) {
  Spool& spool = held_->convocations;
  put_id(spool, called.enrolment);
  put_id(spool, called.exam);
  put_id(spool, called.session);
  records::put(spool, called.place);
  spool.end();
}

void Staging::receive(plan::GivenFact fact) {
  Spool& spool = held_->facts;
  held_->order_of_facts.see(pair_of(fact.object, fact.fact), fact.enrolment);
  put_id(spool, fact.enrolment);
  put_id(spool, fact.object);
  put_id(spool, fact.fact);
  put(spool, fact.value, held_->words);
  records::put(spool, fact.place);
  spool.end();
  held_->words.clear();
}

void Staging::receive(plan::DossierLine line) {
  Spool& spool = held_->lines;
  held_->lines_of_files.insert(line.place.source);
  put_id(spool, line.enrolment);
  put_id(spool, line.level);
  put_id(spool, line.parent);
  put_id(spool, line.rank);
  spool.put(line.label);
  put_id(spool, static_cast<std::int64_t>(line.facts.size()));
  for (const plan::LineFact& fact : line.facts) {
    put_id(spool, fact.fact);
    put(spool, fact.value, held_->words);
  }
  records::put(spool, line.place);
  spool.end();
  held_->words.clear();
}

void Staging::receive(plan::FrozenValue value) {
  Spool& spool = held_->frozen;
  held_->order_of_frozen.see(held_->kind_of_frozen(value.year, value.object, value.quantity, value.session),
                             value.enrolment);
  put_id(spool, value.enrolment);
  spool.put(value.year);
  put_id(spool, value.object);
  put_id(spool, value.quantity);
  put_id(spool, value.session);
  put(spool, value.value, held_->words);
  records::put(spool, value.place);
  spool.end();
  held_->words.clear();
}

}  // namespace bareme::records
