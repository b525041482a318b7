// What a base says was written after a jury sat: the values replaced and those that came late, by the journal, and the
// texts its decisions were taken by. A jury is over with its last act; one that did nothing, with the closing.
#include <fmt/format.h>

#include "records/chain.hpp"
#include "records/connection.hpp"

namespace bareme::records {
namespace {

constexpr std::string_view of_this_jury =
    "SELECT max(j.id) FROM journal j WHERE j.operation <> ?6 AND j.subject IN ("
    "SELECT 'décision ' || d.id FROM decisions d JOIN inscriptions i ON i.id = d.inscription WHERE d.session = ?5 AND "
    "{0} UNION ALL "
    "SELECT 'acte ' || g.id FROM grants g JOIN batches b ON b.id = g.batch JOIN inscriptions i ON i.id = g.inscription "
    "WHERE b.session = ?5 AND {0})";
constexpr std::string_view of_the_closing =
    "SELECT max(j.id) FROM journal j WHERE j.operation <> ?6 AND ?5 = ?5 AND j.subject IN ("
    "SELECT 'clôture ' || k.id FROM closings k JOIN closed_inscriptions c ON c.closing = k.id JOIN inscriptions i ON "
    "i.id = c.inscription WHERE k.operation = 'clôturer' AND {0})";

// What juries of later sessions granted: the value that stood without them (an act of this one or of one before, else
// the fact entered), and the one that stands.
constexpr std::string_view later_grants =
    "SELECT DISTINCT s.number, g.object, g.name, coalesce("
    "(SELECT e.value FROM grants e JOIN batches c ON c.id = e.batch WHERE e.inscription = g.inscription AND e.object = "
    "g.object AND e.name = g.name AND coalesce(c.session, 0) <= ?5 ORDER BY e.id DESC LIMIT 1), "
    "(SELECT f.value FROM facts f WHERE f.inscription = g.inscription AND f.object = g.object AND f.name = g.name), "
    "''), "
    "(SELECT e.value FROM grants e WHERE e.inscription = g.inscription AND e.object = g.object AND e.name = g.name "
    "ORDER BY e.id DESC LIMIT 1) FROM grants g JOIN batches b ON b.id = g.batch JOIN inscriptions i ON i.id = "
    "g.inscription JOIN students s ON s.id = i.student WHERE b.session > ?5 AND {}";

std::vector<JournalRow> granted_later(SQLite::Database& database, const Selection& selection, int session) {
  SQLite::Statement query(database, fmt::format(fmt::runtime(later_grants), selected));
  bind_selection(query, selection);
  query.bind(after_selection, session);
  std::vector<JournalRow> all;
  while (query.executeStep()) {
    const auto text = [&](int column) { return query.getColumn(column).getString(); };
    all.push_back({"", "", "", text(0), plan::describe_fact(text(1), text(2)), text(3), text(4)});
  }
  return all;
}

// The last line of the journal it wrote; 0: it wrote none.
std::int64_t last_line(SQLite::Database& database, std::string_view query, const Selection& selection, int session) {
  SQLite::Statement last(database, fmt::format(fmt::runtime(query), selected));
  bind_selection(last, selection);
  last.bind(after_selection, session);
  last.bind(after_selection + 1, erasing);
  return last.executeStep() ? last.getColumn(0).getInt64() : 0;
}

}  // namespace

Since Base::since(const Selection& selection, int session) const {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    Since since;
    since.granted = granted_later(database, selection, session);
    std::int64_t over = last_line(database, of_this_jury, selection, session);
    if (over == 0) over = last_line(database, of_the_closing, selection, session);
    if (over == 0) return since;
    since.known = true;
    SQLite::Statement rows(database,
                           "SELECT moment, author, operation, student, target, coalesce(before, ''), coalesce(after, "
                           "'') FROM journal WHERE id > ? AND operation IN ('remplacer', ?) AND student <> '' ORDER "
                           "BY id");
    SQLite::bind(rows, over, std::string(arriving));
    while (rows.executeStep()) {
      const auto text = [&](int column) { return rows.getColumn(column).getString(); };
      since.changes.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6)});
    }
    SQLite::Statement texts(database, fmt::format("SELECT DISTINCT d.fingerprint FROM decisions d JOIN inscriptions i "
                                                  "ON i.id = d.inscription WHERE d.session = ?5 AND {}",
                                                  selected));
    bind_selection(texts, selection);
    texts.bind(after_selection, session);
    while (texts.executeStep())
      since.texts.push_back(texts.getColumn(0).getString());
    return since;
  });
}

}  // namespace bareme::records
