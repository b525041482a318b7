// What a jury session writes: the writers kept out, what was read looked at again, a copy made, then all the acts and
// their rows of the journal, or nothing.
#include <filesystem>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>

#include "records/chain.hpp"
#include "records/connection.hpp"
#include "records/decisions.hpp"
#include "records/problems.hpp"

namespace bareme::records {
namespace {

namespace fs = std::filesystem;

std::int64_t insert_batch(SQLite::Database& database, const Sitting& sitting, const Stamp& stamp) {
  SQLite::Statement insert(database,
                           "INSERT INTO batches (moment, author, session, date, seance, events, acts, fingerprint) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const auto acts = static_cast<std::int64_t>(sitting.decisions.size() + sitting.grants.size());
  SQLite::bind(insert, stamp.moment, stamp.author);
  if (sitting.session) insert.bind(3, *sitting.session);
  insert.bind(4, sitting.date);
  insert.bind(5, sitting.seance);
  insert.bind(6, static_cast<std::int64_t>(sitting.events));
  insert.bind(7, acts);
  insert.bind(8, sitting.fingerprint);
  insert.exec();
  const std::int64_t id = database.getLastInsertRowid();
  journalise(database, stamp, {"", "", "enregistrer", "", fmt::format("lot {}", id), "", fmt::format("{} actes", acts)},
             fmt::format("lot {}", id));
  return id;
}

void insert_grant(SQLite::Database& database, const Grant& grant, const Selection& selection, const Stamp& stamp,
                  std::int64_t batch) {
  SQLite::Statement insert(database,
                           "INSERT INTO grants (batch, inscription, object, name, type, value, before, motive, "
                           "article, snapshot) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  plan::TextPool names;
  plan::Datum datum = grant.value;
  datum.text = names.id(grant.word);
  const Stored value = stored(datum, names);
  SQLite::bind(insert, batch, inscription_of(database, grant.student, selection.year, selection.maquette), grant.object,
               grant.name, std::string(value.type), value.value, grant.before, grant.motive, grant.article,
               grant.snapshot);
  insert.exec();
  const std::string target = grant.object.empty() ? grant.name : grant.object + "." + grant.name;
  journalise(database, stamp, {"", "", "accorder", grant.student, target, grant.before, value.value},
             fmt::format("acte {}", database.getLastInsertRowid()));
}

void insert_acts(SQLite::Database& database, const Sitting& sitting, const Selection& selection, const Stamp& stamp,
                 std::int64_t batch) {
  auto decision = sitting.decisions.begin();
  auto grant = sitting.grants.begin();
  for (const bool decides : sitting.in_order)
    if (decides)
      insert_decision(database, *decision++, stamp, batch);
    else
      insert_grant(database, *grant++, selection, stamp, batch);
}

// The base as it stands, read beside the writer who has not written yet. Put in place under its name only when whole.
std::string copy_of(const std::string& path, std::int64_t batch) {
  const std::string copy = fmt::format("{}.avant-lot-{}", path, batch), unfinished = copy + ".en-cours";
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  {
    SQLite::Database source(path, SQLite::OPEN_READONLY);
    SQLite::Database target(unfinished, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(unfinished, fs::status(path).permissions(), ignored);
    SQLite::Backup(target, source).executeStep();
  }
  fs::rename(unfinished, copy);
  return copy;
}

}  // namespace

Saved Base::save(const Sitting& sitting, const Selection& selection, const Stamp& stamp, const Unchanged& unchanged) {
  const std::string& path = connection_->path;
  try {
    return guarded(path, [&] {
      SQLite::Database& database = connection_->database;
      SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
      Saved saved;
      if (!unchanged(*this)) return saved;
      const std::int64_t next = database.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM batches").getInt64();
      if (path != ":memory:") saved.backup = copy_of(path, next);
      saved.batch = insert_batch(database, sitting, stamp);
      insert_acts(database, sitting, selection, stamp, saved.batch);
      saved.mark = last_link(database);
      transaction.commit();
      return saved;
    });
  } catch (const fs::filesystem_error& problem) {
    throw failing_disk(path, problem.what());
  }
}

std::size_t Base::saved_events(const std::string& seance) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(connection_->database, "SELECT coalesce(max(events), 0) FROM batches WHERE seance = ?");
    query.bind(1, seance);
    query.executeStep();
    return static_cast<std::size_t>(query.getColumn(0).getInt64());
  });
}

}  // namespace bareme::records
