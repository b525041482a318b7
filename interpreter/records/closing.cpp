// A year closed or opened again: the writers kept out, what was read looked at again, a copy made, then the row, its
// inscriptions, the values they leave and their line of the journal, or nothing.
#include <filesystem>

#include <fmt/format.h>

#include "records/chain.hpp"
#include "records/closings.hpp"
#include "records/connection.hpp"
#include "records/copy.hpp"
#include "records/decisions.hpp"
#include "records/fingerprint.hpp"
#include "records/problems.hpp"

namespace bareme::records {
namespace {

constexpr const char* closes = "clôturer";
constexpr const char* opens = "rouvrir";

struct Row {
  const char* operation;
  std::string date, motive, left_open, fingerprint;
};

std::int64_t next_id(SQLite::Database& database) {
  return database.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM closings").getInt64();
}

std::string joined(const std::vector<std::string>& numbers) {
  std::string text;
  for (const std::string& number : numbers)
    text += (text.empty() ? "" : " ") + number;
  return text;
}

// Once its inscriptions and values are there: `content` is of them. Foreign keys are held at the commit only.
void insert_row(SQLite::Database& database, std::int64_t id, const Row& row, const Selection& selection,
                const Stamp& stamp, const std::string& content) {
  SQLite::Statement insert(database,
                           "INSERT INTO closings (id, moment, author, operation, promotion, maquette, year, version, "
                           "date, motive, left_open, content, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "?)");
  SQLite::bind(insert, id, stamp.moment, stamp.author, std::string(row.operation), selection.promotion,
               selection.maquette, selection.year, selection.version, row.date, row.motive, row.left_open, content,
               row.fingerprint);
  insert.exec();
}

void insert_inscription(SQLite::Database& database, std::int64_t closing, std::int64_t inscription) {
  SQLite::Statement insert(database, "INSERT INTO closed_inscriptions (inscription, closing, salt) VALUES (?, ?, ?)");
  SQLite::bind(insert, inscription, closing, fresh_salt(database));
  insert.exec();
}

void insert_values(SQLite::Database& database, std::int64_t closing, std::int64_t inscription,
                   const std::vector<ClosedValue>& values) {
  SQLite::Statement insert(database,
                           "INSERT INTO closed_values (inscription, closing, object, quantity, session, view, state, "
                           "type, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  plan::TextPool words;
  for (const ClosedValue& one : values) {
    plan::Datum datum = one.value;
    datum.text = words.id(one.word);
    const bool present = one.state == "present";
    const Stored value = present ? stored(datum, words) : Stored{"", ""};
    insert.reset();
    SQLite::bind(insert, inscription, closing, one.object, one.quantity, one.session, one.view, one.state,
                 std::string(value.type), value.value);
    insert.exec();
  }
}

void journalise_closing(SQLite::Database& database, std::int64_t id, const Row& row, const Selection& selection,
                        const Stamp& stamp, std::size_t students) {
  const std::string target = fmt::format("{} {}", selection.promotion, selection.year);
  journalise(database, stamp, {"", "", row.operation, "", target, row.motive, fmt::format("{} inscriptions", students)},
             fmt::format("clôture {}", id));
}

template <class Work>
Closed in_transaction(const std::string& path, SQLite::Database& database, Work work) {
  try {
    return guarded(path, [&] {
      SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
      database.exec("PRAGMA defer_foreign_keys = ON");
      Closed closed;
      if (!work(closed)) return Closed{};
      closed.mark = last_link(database);
      transaction.commit();
      return closed;
    });
  } catch (const std::filesystem::filesystem_error& problem) {
    throw failing_disk(path, problem.what());
  }
}

}  // namespace

namespace {

// Each part with its length, so that no two lists say the same.
void say(std::string& text, const std::string& part) { text += fmt::format("{}:{}", part.size(), part); }

std::string digest_of(SQLite::Database& database, std::int64_t closing, std::int64_t inscription) {
  std::string text;
  SQLite::Statement salt(database,
                         "SELECT salt FROM closed_inscriptions WHERE closing = ? AND inscription = ? AND salt <> ''");
  SQLite::bind(salt, closing, inscription);
  if (salt.executeStep()) say(text, salt.getColumn(0).getString());
  SQLite::Statement what(database,
                         "SELECT object, quantity, view, session, state, type, value FROM closed_values "
                         "WHERE closing = ? AND inscription = ? ORDER BY object, quantity, view, session");
  SQLite::bind(what, closing, inscription);
  while (what.executeStep())
    for (int column = 0; column < what.getColumnCount(); ++column)
      say(text, what.getColumn(column).getString());
  return fingerprint(text);
}

}  // namespace

std::string content_of(SQLite::Database& database, std::int64_t closing) {
  std::string text;
  SQLite::Statement who(database,
                        "SELECT inscription, digest FROM closed_inscriptions WHERE closing = ? ORDER BY inscription");
  who.bind(1, closing);
  while (who.executeStep()) {
    const std::string kept = who.getColumn(1).getString();
    say(text, who.getColumn(0).getString());
    say(text, kept.empty() ? digest_of(database, closing, who.getColumn(0).getInt64()) : kept);
  }
  return fingerprint(text);
}

std::string left_of(SQLite::Database& database, std::int64_t inscription) {
  std::string text;
  SQLite::Statement closings(database,
                             "SELECT closing FROM closed_inscriptions WHERE inscription = ? ORDER BY closing");
  closings.bind(1, inscription);
  while (closings.executeStep()) {
    say(text, closings.getColumn(0).getString());
    say(text, digest_of(database, closings.getColumn(0).getInt64(), inscription));
  }
  return fingerprint(text);
}

void keep_digests(SQLite::Database& database, std::int64_t inscription) {
  SQLite::Statement closings(database, "SELECT closing FROM closed_inscriptions WHERE inscription = ? AND digest = ''");
  closings.bind(1, inscription);
  std::vector<std::int64_t> about;
  while (closings.executeStep())
    about.push_back(closings.getColumn(0).getInt64());
  SQLite::Statement keep(database,
                         "UPDATE closed_inscriptions SET digest = ?, salt = '' WHERE inscription = ? AND closing = ?");
  for (const std::int64_t closing : about) {
    keep.reset();
    SQLite::bind(keep, digest_of(database, closing, inscription), inscription, closing);
    keep.exec();
  }
}

Closed Base::close(const Closing& closing, const Selection& selection, const Stamp& stamp, const Unchanged& unchanged) {
  SQLite::Database& database = connection_->database;
  return in_transaction(connection_->path, database, [&](Closed& closed) {
    if (!unchanged(*this)) return false;
    closed.id = next_id(database);
    if (!connection_->path.empty())
      closed.backup = copy_beside(connection_->path, fmt::format("cloture-{}", closed.id));
    for (const ClosedStudent& student : closing.students) {
      const std::int64_t inscription = inscription_of(database, student.number, selection.year, selection.maquette);
      insert_inscription(database, closed.id, inscription);
      insert_values(database, closed.id, inscription, student.values);
      closed.values += student.values.size();
    }
    closed.content = content_of(database, closed.id);
    const Row row{closes, closing.date, closing.motive, joined(closing.left_open), closing.fingerprint};
    insert_row(database, closed.id, row, selection, stamp, closed.content);
    journalise_closing(database, closed.id, row, selection, stamp, closing.students.size());
    return true;
  });
}

Closed Base::reopen(const Reopening& reopening, const Selection& selection, const Stamp& stamp) {
  SQLite::Database& database = connection_->database;
  return in_transaction(connection_->path, database, [&](Closed& opened) {
    opened.id = next_id(database);
    if (!connection_->path.empty())
      opened.backup = copy_beside(connection_->path, fmt::format("cloture-{}", opened.id));
    for (const std::string& number : reopening.students)
      insert_inscription(database, opened.id, inscription_of(database, number, selection.year, selection.maquette));
    opened.content = content_of(database, opened.id);
    const Row row{opens, reopening.date, reopening.motive, "", reopening.fingerprint};
    insert_row(database, opened.id, row, selection, stamp, opened.content);
    journalise_closing(database, opened.id, row, selection, stamp, reopening.students.size());
    return true;
  });
}

std::vector<ClosedInscription> Base::closed(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format("SELECT z.closing, s.number, k.moment, k.author FROM closed z JOIN inscriptions i ON i.id = "
                    "z.inscription JOIN students s ON s.id = i.student JOIN closings k ON k.id = z.closing WHERE {} "
                    "ORDER BY i.id",
                    selected));
    bind_selection(query, selection);
    std::vector<ClosedInscription> all;
    while (query.executeStep())
      all.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                     query.getColumn(3).getString()});
    return all;
  });
}

}  // namespace bareme::records
