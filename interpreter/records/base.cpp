#include "records/base.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "records/connection.hpp"
#include "records/copy.hpp"
#include "records/fingerprint.hpp"
#include "records/problems.hpp"
#include "records/staged_writer.hpp"
#include "records/texts_writer.hpp"

namespace bareme::records {

namespace {

int last_version() { return migrations().back().version; }

// Ours, and of a schema we know? A file without a table is nobody's yet.
int version_of(SQLite::Database& database, const std::string& path) {
  const bool empty = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
  if (!empty && database.execAndGet("PRAGMA application_id").getInt() != application_id) throw foreign_base(path);
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version > last_version()) throw newer_base(path, version);
  return version;
}

// What a program that was killed, or a machine that stopped, left half written is undone before anything is read: it
// takes the right to write, which who only reads does not ask for.
void undo_interrupted(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path + "-journal", unknown)) return;
  SQLite::Database(path, SQLite::OPEN_READWRITE).tryExec("SELECT count(*) FROM sqlite_master");
}

std::int64_t next_use(SQLite::Database& database, const char* table) {
  return database.execAndGet(fmt::format("SELECT coalesce(max(used), 0) + 1 FROM {}", table)).getInt64();
}

// Of the text and of the files it calls: to change one of them changes the règlement.
std::string fingerprint_of(const Texts& texts) {
  std::string whole = texts.text;
  for (const Texts::File& file : texts.files)
    whole += file.text;
  return records::fingerprint(whole);
}

void store_files(SQLite::Database& database, std::int64_t regulation, const Texts& texts) {
  SQLite::Statement insert(database,
                           "INSERT OR REPLACE INTO regulation_files (regulation, path, text) VALUES (?, ?, ?)");
  for (const Texts::File& file : texts.files) {
    insert.reset();
    SQLite::bind(insert, regulation, file.path, file.text);
    insert.exec();
  }
}

std::vector<Texts::File> files_of(SQLite::Database& database, std::int64_t regulation) {
  SQLite::Statement query(database, "SELECT path, text FROM regulation_files WHERE regulation = ? ORDER BY rowid");
  query.bind(1, regulation);
  std::vector<Texts::File> files;
  while (query.executeStep())
    files.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
  return files;
}

std::int64_t store_regulation(SQLite::Database& database, const Texts& texts, const Stamp& stamp) {
  SQLite::Statement insert(
      database,
      "INSERT INTO regulations (title, version, text, fingerprint, used, moment) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (fingerprint) DO UPDATE SET used = excluded.used RETURNING id");
  SQLite::bind(insert, texts.title, texts.version, texts.text, fingerprint_of(texts), next_use(database, "regulations"),
               stamp.moment);
  insert.executeStep();
  const std::int64_t id = insert.getColumn(0).getInt64();
  insert.executeStep();  // to its end, or the statement would stay open
  store_files(database, id, texts);
  return id;
}

void store_maquettes(SQLite::Database& database, std::int64_t regulation, const MaquetteText& maquettes,
                     const Stamp& stamp) {
  SQLite::Statement insert(
      database,
      "INSERT INTO curriculum_texts (regulation, path, text, fingerprint, used, moment) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (regulation, fingerprint) DO UPDATE SET used = excluded.used RETURNING id");
  SQLite::bind(insert, regulation, maquettes.path, maquettes.text, records::fingerprint(maquettes.text),
               next_use(database, "curriculum_texts"), stamp.moment);
  insert.executeStep();
  const std::int64_t id = insert.getColumn(0).getInt64();
  insert.executeStep();
  SQLite::Statement title(database, "INSERT OR IGNORE INTO curricula (text, title) VALUES (?, ?)");
  for (const std::string& name : maquettes.titles) {
    title.reset();
    SQLite::bind(title, id, name);
    title.exec();
  }
}

// The last text the base has of a version; 0: none.
std::int64_t known_version(SQLite::Database& database, const std::string& title, const std::string& version) {
  SQLite::Statement query(database,
                          "SELECT id FROM regulations WHERE title = ? AND version = ? ORDER BY used DESC LIMIT 1");
  SQLite::bind(query, title, version);
  return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

// A version the base has already stays as it is there, with the files it calls: students follow it. With the maquettes
// when one of these people does.
void store_earlier(SQLite::Database& database, const Texts::Earlier& earlier, StagedPeople* people, const Texts& texts,
                   const Stamp& stamp) {
  if (earlier.text == texts.text) return;  // one file holds both
  std::int64_t id = known_version(database, texts.title, earlier.version);
  if (id == 0) id = store_regulation(database, {texts.title, earlier.version, earlier.text, {}, earlier.files}, stamp);
  const bool followed = people != nullptr && people->follow(earlier.version);
  for (std::size_t i = 0; followed && i < texts.maquettes.size(); ++i)
    store_maquettes(database, id, texts.maquettes[i], stamp);
}

std::string summary(const Imported& imported) {
  return fmt::format("{} inscriptions, {} notes, {} convocations, {} faits, {} lignes, {} acquis, {} inchangés",
                     imported.students, imported.marks, imported.convocations, imported.facts, imported.lines,
                     imported.frozen, imported.unchanged);
}

// Of the text this version has in the base; empty: none.
std::string last_fingerprint(SQLite::Database& database, const Texts& texts) {
  SQLite::Statement query(
      database, "SELECT fingerprint FROM regulations WHERE title = ? AND version = ? ORDER BY used DESC LIMIT 1");
  SQLite::bind(query, texts.title, texts.version);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

// Of each maquette given that this version has with another text, what the journal will say.
std::vector<JournalRow> replaced_maquettes(SQLite::Database& database, const Texts& texts) {
  SQLite::Statement query(database,
                          "SELECT t.fingerprint FROM curricula c JOIN curriculum_texts t ON t.id = c.text "
                          "WHERE t.regulation = ? AND c.title = ? ORDER BY t.used DESC LIMIT 1");
  std::vector<JournalRow> rows;
  const std::int64_t regulation = known_version(database, texts.title, texts.version);
  for (const MaquetteText& maquette : texts.maquettes)
    for (const std::string& title : maquette.titles) {
      query.reset();
      SQLite::bind(query, regulation, title);
      const std::string now = records::fingerprint(maquette.text);
      if (query.executeStep() && query.getColumn(0).getString() != now)
        rows.push_back({"", "", "remplacer", "", fmt::format("maquette {} ({} {})", title, texts.title, texts.version),
                        query.getColumn(0).getString(), now});
    }
  return rows;
}

std::vector<std::string> titles_of(SQLite::Database& database, std::int64_t text) {
  SQLite::Statement query(database, "SELECT title FROM curricula WHERE text = ? ORDER BY title");
  query.bind(1, text);
  std::vector<std::string> titles;
  while (query.executeStep())
    titles.push_back(query.getColumn(0).getString());
  return titles;
}

}  // namespace

void store_texts(SQLite::Database& database, const Texts& texts, const Stamp& stamp) {
  for (const Texts::Earlier& earlier : texts.earlier)
    store_earlier(database, earlier, nullptr, texts, stamp);
  const std::int64_t regulation = store_regulation(database, texts, stamp);
  for (const MaquetteText& maquettes : texts.maquettes)
    store_maquettes(database, regulation, maquettes, stamp);
}

Base::Base(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Base::Base(Base&&) noexcept = default;
Base& Base::operator=(Base&&) noexcept = default;
Base::~Base() = default;

Base Base::open_existing(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) throw missing_base(path);
  return guarded(path, [&] {
    undo_interrupted(path);
    auto connection = std::make_unique<Connection>(path, SQLite::OPEN_READONLY);
    const int version = version_of(connection->database, path);
    if (version == 0) throw foreign_base(path);
    if (version < last_version()) throw older_base(path, version);
    return Base(std::move(connection));
  });
}

Base Base::open_for_writing(const std::string& path) try {
  return guarded(path, [&] {
    auto connection = std::make_unique<Connection>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const int version = version_of(connection->database, path);
    if (version < last_version()) {
      if (version != 0) copy_beside(path, fmt::format("schema-{}", last_version()));
      migrate(connection->database, migrations());
    }
    return Base(std::move(connection));
  });
} catch (const std::filesystem::filesystem_error& problem) {
  throw failing_disk(path, problem.what());
}

// A file of SQLite's own: what is imported into it may not hold in memory.
Base Base::temporary() { return open_for_writing(""); }

std::vector<PromotionRow> Base::promotions() const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT promotion, maquette, year, regulation, version, count(*) FROM inscriptions "
                            "GROUP BY promotion, maquette, year, regulation, version ORDER BY min(id)");
    std::vector<PromotionRow> rows;
    while (query.executeStep())
      rows.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                      query.getColumn(3).getString(), query.getColumn(4).getString(),
                      static_cast<std::size_t>(query.getColumn(5).getInt64())});
    return rows;
  });
}

Texts Base::texts(const std::string& regulation, const std::string& version) const {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    Texts texts{regulation, version, {}, {}, {}};
    SQLite::Statement query(
        database, "SELECT id, text FROM regulations WHERE title = ? AND version = ? ORDER BY used DESC LIMIT 1");
    SQLite::bind(query, regulation, version);
    if (!query.executeStep()) return texts;
    texts.text = query.getColumn(1).getString();
    texts.files = files_of(database, query.getColumn(0).getInt64());
    // Of several texts that hold the same maquettes, the last one imported.
    SQLite::Statement maquettes(
        database,
        "SELECT id, path, text FROM curriculum_texts t WHERE regulation = ?1 AND NOT EXISTS "
        "(SELECT 1 FROM curricula mine JOIN curricula other USING (title) JOIN curriculum_texts later ON later.id = "
        "other.text "
        "WHERE mine.text = t.id AND later.regulation = ?1 AND later.used > t.used) ORDER BY used");
    maquettes.bind(1, query.getColumn(0).getInt64());
    while (maquettes.executeStep())
      texts.maquettes.push_back({maquettes.getColumn(1).getString(), maquettes.getColumn(2).getString(),
                                 titles_of(database, maquettes.getColumn(0).getInt64())});
    return texts;
  });
}

std::string Base::fingerprint(const std::string& regulation, const std::string& version) const {
  const Texts stored = texts(regulation, version);
  return stored.text.empty() ? std::string() : fingerprint_of(stored);
}

Imported Base::import(Staging& staging, const Texts& texts, const ImportOptions& options) {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    database.exec("PRAGMA cache_size = -8192");  // in KB: the rows of a file may go anywhere in its tables
    Imported imported;
    SQLite::Transaction transaction(database,
                                    SQLite::TransactionBehavior::IMMEDIATE);  // left without commit: nothing stays
    const std::string known = last_fingerprint(database, texts), now = fingerprint_of(texts);
    const auto replaced = replaced_maquettes(database, texts);
    for (const Texts::Earlier& earlier : texts.earlier)
      store_earlier(database, earlier, &staging.held().people, texts, options.stamp);
    const std::int64_t regulation = store_regulation(database, texts, options.stamp);
    for (const MaquetteText& maquettes : texts.maquettes)
      store_maquettes(database, regulation, maquettes, options.stamp);
    StagedWriter(database, staging.held(), texts, options, imported).write();
    if (imported.closed_count != 0 || options.dry_run || (!options.replace && imported.differences->size() != 0))
      return imported;
    if (!known.empty() && known != now)  // fingerprints: the base keeps both texts
      journalise(database, options.stamp,
                 {"", "", "remplacer", "", fmt::format("règlement {} {}", texts.title, texts.version), known, now});
    for (const JournalRow& row : replaced)
      journalise(database, options.stamp, row);
    journalise(database, options.stamp, {"", "", "importer", "", options.origin, "", summary(imported)});
    transaction.commit();
    imported.written = true;
    return imported;
  });
}

std::vector<JournalRow> Base::journal() const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT moment, author, operation, student, target, coalesce(before, ''), coalesce(after, "
                            "'') FROM journal ORDER BY id");
    std::vector<JournalRow> rows;
    while (query.executeStep())
      rows.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                      query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
                      query.getColumn(6).getString()});
    return rows;
  });
}

}  // namespace bareme::records
