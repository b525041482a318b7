// What a jury session writes: the writers kept out, what was read looked at again, a copy made, then all the acts and
// their rows of the journal, or nothing.
#include <filesystem>

#include <fmt/format.h>

#include "records/chain.hpp"
#include "records/connection.hpp"
#include "records/copy.hpp"
#include "records/decisions.hpp"
#include "records/problems.hpp"

namespace bareme::records {
namespace {

namespace fs = std::filesystem;

constexpr const char* composition_row = "composition";

// « Informatique 2024-2025 · session 2 »: whose jury, in the journal.
std::string jury_of(const Selection& selection, std::optional<int> session) {
  std::string of = selection.promotion;
  for (const std::string& part : {selection.maquette, selection.year, selection.version})
    of += " · " + part;
  return session ? fmt::format("{} · session {}", of, *session) : of;
}

std::int64_t insert_batch(SQLite::Database& database, const Sitting& sitting, const Stamp& stamp) {
  SQLite::Statement insert(database,
                           "INSERT INTO batches (moment, author, session, date, seance, events, acts, fingerprint) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const auto acts = static_cast<std::int64_t>(sitting.in_order.size());
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

void insert_call(SQLite::Database& database, const Call& call, const Selection& selection, const Stamp& stamp) {
  SQLite::Statement insert(database,
                           "INSERT OR IGNORE INTO convocations (inscription, exam, session) VALUES (?, ?, ?)");
  const std::int64_t inscription = inscription_of(database, call.student, selection.year, selection.maquette);
  for (const std::string& exam : call.exams) {
    insert.reset();
    SQLite::bind(insert, inscription, exam, call.session);
    if (insert.exec() == 1)
      journalise(database, stamp,
                 {"", "", "convoquer", call.student, plan::describe_mark(exam, call.session), "", call.motive});
  }
}

void insert_acts(SQLite::Database& database, const Sitting& sitting, const Selection& selection, const Stamp& stamp,
                 std::int64_t batch) {
  auto decision = sitting.decisions.begin();
  auto grant = sitting.grants.begin();
  auto call = sitting.calls.begin();
  for (const Sitting::Act act : sitting.in_order)
    switch (act) {
      case Sitting::Act::Decision:
        insert_decision(database, *decision++, stamp, batch);
        break;
      case Sitting::Act::Grant:
        insert_grant(database, *grant++, selection, stamp, batch);
        break;
      case Sitting::Act::Call:
        insert_call(database, *call++, selection, stamp);
        break;
    }
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
      const bool acts = !sitting.in_order.empty();
      const auto next = [&](const std::string& table) {
        return database.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM " + table).getInt64();
      };
      if (!path.empty())
        saved.backup = copy_beside(path, acts ? fmt::format("lot-{}", next("batches"))
                                              : fmt::format("{}-{}", composition_row, next("journal")));
      if (acts) saved.batch = insert_batch(database, sitting, stamp);
      if (!sitting.composition.empty())
        journalise(database, stamp,
                   {"", "", composition_row, "", jury_of(selection, sitting.session), "", sitting.composition});
      insert_acts(database, sitting, selection, stamp, saved.batch);
      saved.mark = last_link(database);
      transaction.commit();
      saved.written = true;
      return saved;
    });
  } catch (const fs::filesystem_error& problem) {
    throw failing_disk(path, problem.what());
  }
}

std::string Base::composition(const Selection& selection, std::optional<int> session) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT after FROM journal WHERE operation = ? AND target = ? ORDER BY id DESC LIMIT 1");
    SQLite::bind(query, composition_row, jury_of(selection, session));
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
  });
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
