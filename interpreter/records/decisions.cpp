#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "records/connection.hpp"
#include "records/decisions.hpp"
#include "records/problems.hpp"

namespace bareme::records {

std::int64_t inscription_of(SQLite::Database& database, const std::string& student, const std::string& year,
                            const std::string& maquette) {
  SQLite::Statement query(database,
                          "SELECT i.id FROM inscriptions i JOIN students s ON s.id = i.student "
                          "WHERE s.number = ?1 AND (?2 = '' OR i.year = ?2) AND (?3 = '' OR i.maquette = ?3)");
  SQLite::bind(query, student, year, maquette);
  if (!query.executeStep()) throw unknown_enrolment(student);
  const std::int64_t id = query.getColumn(0).getInt64();
  if (query.executeStep()) throw unknown_enrolment(student);
  return id;
}

std::int64_t insert_decision(SQLite::Database& database, const Decision& decision, const Stamp& stamp,
                             std::optional<std::int64_t> batch) {
  SQLite::Statement insert(database,
                           "INSERT INTO decisions (inscription, object, code, suite, session, date, author, motive, "
                           "proposition, snapshot, fingerprint, article, forced, batch) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::bind(insert, inscription_of(database, decision.student, decision.year, decision.maquette), decision.object,
               decision.code, decision.suite, decision.session, decision.date, decision.author, decision.motive,
               decision.proposition, decision.snapshot, decision.fingerprint, decision.article,
               decision.forced ? 1 : 0);
  if (batch) insert.bind(14, *batch);
  insert.exec();
  const std::int64_t id = database.getLastInsertRowid();
  const std::string pronounced = decision.code + (decision.suite.empty() ? "" : " suite " + decision.suite);
  journalise(database, stamp,
             {"", "", decision.forced ? "forcer" : "décider", decision.student, decision.object, decision.proposition,
              pronounced},
             fmt::format("décision {}", id));
  return id;
}

void Base::decide(const Decision& decision, const Stamp& stamp) {
  guarded(connection_->path, [&] {
    SQLite::Transaction transaction(connection_->database, SQLite::TransactionBehavior::IMMEDIATE);
    insert_decision(connection_->database, decision, stamp, std::nullopt);
    transaction.commit();
  });
}

std::vector<Decision> Base::decisions(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format(
            "SELECT s.number, i.year, i.maquette, d.object, d.code, d.suite, d.session, d.date, d.author, d.motive, "
            "d.proposition, d.snapshot, d.fingerprint, d.article, d.forced FROM inscriptions i JOIN students s ON s.id "
            "= i.student "
            "JOIN decisions d ON d.inscription = i.id WHERE {} ORDER BY d.id",
            selected));
    bind_selection(query, selection);
    const auto text = [&](int column) { return query.getColumn(column).getString(); };
    std::vector<Decision> decisions;
    while (query.executeStep())
      decisions.push_back({text(0), text(1), text(2), text(3), text(4), text(5), query.getColumn(6).getInt(), text(7),
                           text(8), text(9), text(10), text(11), text(12), text(13),
                           query.getColumn(14).getInt() != 0});
    return decisions;
  });
}

std::vector<Granted> Base::granted(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format(
            "SELECT s.number, g.object, g.name, g.before, g.motive, g.article, b.author, b.date, g.type, g.value, "
            "coalesce(b.session, 0) FROM inscriptions i JOIN students s ON s.id = i.student JOIN grants g ON "
            "g.inscription = i.id JOIN batches b ON b.id = "
            "g.batch WHERE {} ORDER BY g.id",
            selected));
    bind_selection(query, selection);
    const auto text = [&](int column) { return query.getColumn(column).getString(); };
    std::vector<Granted> all;
    while (query.executeStep()) {
      std::string value = text(9);
      if (text(8) == "number") std::replace(value.begin(), value.end(), '.', ',');
      all.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), std::move(value),
                     query.getColumn(10).getInt()});
    }
    return all;
  });
}

}  // namespace bareme::records
