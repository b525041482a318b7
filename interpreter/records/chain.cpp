#include "records/chain.hpp"

#include <array>

#include <fmt/format.h>

#include "records/closings.hpp"
#include "records/fingerprint.hpp"

namespace bareme::records {
namespace {

// What a row says, without two rows ever saying the same: each part with its length.
void say(std::string& text, const std::string& part) {
  text += std::to_string(part.size());
  text += ':';
  text += part;
}

constexpr const char* rows_in_order =
    "SELECT id, moment, author, operation, student, target, before, after, subject, proof, chain FROM journal ORDER BY "
    "id";

struct Read {
  std::string id, moment, author, subject, proof, chain;
  JournalRow row;
};

Read read(SQLite::Statement& query) {
  const auto text = [&](int column) { return query.getColumn(column).getString(); };
  return {text(0), text(1), text(2), text(8), text(9), text(10), {"", "", text(3), text(4), text(5), text(6), text(7)}};
}

struct Vouched {
  std::string_view kind, table;
};
constexpr std::array<Vouched, 4> vouched = {
    {{"décision", "decisions"}, {"acte", "grants"}, {"lot", "batches"}, {"clôture", "closings"}}};

// « clôture 3 »: its values are those whose fingerprint it bears.
bool holds(SQLite::Database& database, const std::string& subject) {
  const std::int64_t closing = std::stoll(subject.substr(subject.find(' ') + 1));
  SQLite::Statement query(database, "SELECT content FROM closings WHERE id = ?");
  query.bind(1, closing);
  return query.executeStep() && query.getColumn(0).getString() == content_of(database, closing);
}

}  // namespace

std::string link(const std::string& previous, const std::string& id, const std::string& moment,
                 const std::string& author, const JournalRow& row, const std::string& subject,
                 const std::string& proof) {
  std::string text;
  for (const std::string* part : {&previous, &id, &moment, &author, &row.operation, &row.student, &row.target,
                                  &row.before, &row.after, &subject, &proof})
    say(text, *part);
  return fingerprint(text);
}

std::string last_link(SQLite::Database& database) {
  SQLite::Statement last(database, "SELECT chain FROM journal ORDER BY id DESC LIMIT 1");
  if (!last.executeStep()) return "";
  if (const std::string chain = last.getColumn(0).getString(); !chain.empty()) return chain;
  std::string chain;
  SQLite::Statement query(database, rows_in_order);
  while (query.executeStep()) {
    const Read one = read(query);
    chain = link(chain, one.id, one.moment, one.author, one.row, one.subject, one.proof);
  }
  return chain;
}

void journalise(SQLite::Database& database, const Stamp& stamp, const JournalRow& row, const std::string& subject) {
  const std::string previous = last_link(database);
  const std::int64_t id = database.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM journal").getInt64();
  const std::string proof = subject.empty() ? "" : proof_of(database, subject);
  SQLite::Statement insert(database,
                           "INSERT INTO journal (id, moment, author, operation, student, target, before, after, "
                           "subject, proof, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::bind(insert, id, stamp.moment, stamp.author, row.operation, row.student, row.target, row.before, row.after,
               subject, proof, link(previous, std::to_string(id), stamp.moment, stamp.author, row, subject, proof));
  insert.exec();
}

std::string proof_of(SQLite::Database& database, const std::string& subject) {
  const std::size_t blank = subject.find(' ');
  if (blank == std::string::npos) return "";
  for (const Vouched& one : vouched) {
    if (subject.substr(0, blank) != one.kind) continue;
    SQLite::Statement query(database, fmt::format("SELECT * FROM {} WHERE id = ?", one.table));
    query.bind(1, subject.substr(blank + 1));
    if (!query.executeStep()) return "";
    std::string text;
    for (int column = 0; column < query.getColumnCount(); ++column) {
      say(text, query.getColumnName(column));
      say(text, query.getColumn(column).getString());
    }
    return fingerprint(text);
  }
  return "";
}

ChainReport Base::verify_journal() const {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    SQLite::Transaction snapshot(database);
    ChainReport report;
    std::array<std::size_t, vouched.size()> seen{};
    SQLite::Statement query(database, rows_in_order);
    while (query.executeStep()) {
      const Read one = read(query);
      const std::string chain = link(report.last, one.id, one.moment, one.author, one.row, one.subject, one.proof);
      ++report.rows;
      const auto broken = [&](ChainReport::Break kind) {
        report.broken = kind;
        report.row = one.id;
        report.told = {one.moment,     one.author,     one.row.operation, one.row.student,
                       one.row.target, one.row.before, one.row.after};
      };
      const bool unmarked = one.chain.empty() && report.chained == 0;
      if (!unmarked && one.chain != chain) {
        broken(ChainReport::Break::Link);
        return report;
      }
      const bool frozen = one.subject.rfind("clôture ", 0) != 0 || holds(database, one.subject);
      if (!frozen || (!one.subject.empty() && proof_of(database, one.subject) != one.proof)) {
        broken(ChainReport::Break::Subject);
        return report;
      }
      if (!unmarked) ++report.chained;
      for (std::size_t i = 0; i < vouched.size(); ++i)
        if (one.subject.rfind(vouched[i].kind, 0) == 0) ++seen[i];
      report.last = chain;
    }
    // Rows no line of the journal tells: written beside it. Decisions without a batch are older than the chain.
    for (std::size_t i = 0; i < vouched.size(); ++i) {
      const std::string where = vouched[i].table == "decisions" ? " WHERE batch IS NOT NULL" : "";
      const auto count =
          database.execAndGet(fmt::format("SELECT count(*) FROM {}{}", vouched[i].table, where)).getInt64();
      if (static_cast<std::size_t>(count) > seen[i]) {
        report.broken = ChainReport::Break::Untold;
        report.row = std::string(vouched[i].kind);
      }
    }
    return report;
  });
}

}  // namespace bareme::records
