#include <fmt/format.h>

#include "records/connection.hpp"
#include "records/problems.hpp"

namespace bareme::records {

namespace {

std::int64_t inscription_of(SQLite::Database& database, const Decision& decision) {
  SQLite::Statement query(database,
                          "SELECT i.id FROM inscriptions i JOIN students s ON s.id = i.student "
                          "WHERE s.number = ?1 AND (?2 = '' OR i.year = ?2) AND (?3 = '' OR i.maquette = ?3)");
  SQLite::bind(query, decision.student, decision.year, decision.maquette);
  if (!query.executeStep()) throw unknown_enrolment(decision.student);
  const std::int64_t id = query.getColumn(0).getInt64();
  if (query.executeStep()) throw unknown_enrolment(decision.student);
  return id;
}

}  // namespace

void Base::decide(const Decision& decision, const Stamp& stamp) {
  guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement insert(database,
                             "INSERT INTO decisions (inscription, object, code, suite, session, date, author, motive, "
                             "proposition, snapshot, fingerprint) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::bind(insert, inscription_of(database, decision), decision.object, decision.code, decision.suite,
                 decision.session, decision.date, decision.author, decision.motive, decision.proposition,
                 decision.snapshot, decision.fingerprint);
    insert.exec();
    journalise(database, stamp,
               {"", "", "décider", decision.student, decision.object, decision.proposition, decision.code});
    transaction.commit();
  });
}

std::vector<Decision> Base::decisions(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format(
            "SELECT s.number, i.year, i.maquette, d.object, d.code, d.suite, d.session, d.date, d.author, d.motive, "
            "d.proposition, d.snapshot, d.fingerprint FROM inscriptions i JOIN students s ON s.id = i.student "
            "JOIN decisions d ON d.inscription = i.id WHERE {} ORDER BY d.id",
            selected));
    bind_selection(query, selection);
    const auto text = [&](int column) { return query.getColumn(column).getString(); };
    std::vector<Decision> decisions;
    while (query.executeStep())
      decisions.push_back({text(0), text(1), text(2), text(3), text(4), text(5), query.getColumn(6).getInt(), text(7),
                           text(8), text(9), text(10), text(11), text(12)});
    return decisions;
  });
}

}  // namespace bareme::records
