// The inscriptions of the next year, made from the decisions of the one before: their texts, the students in their
// maquettes, what is known of them already, and the journal, in one transaction.
#include <fmt/format.h>

#include "records/connection.hpp"
#include "records/texts_writer.hpp"

namespace bareme::records {
namespace {

// 0: it was there already.
std::int64_t enrol(SQLite::Database& database, const NextInscription& next, const Texts& texts) {
  const plan::Enrolment& one = next.enrolment;
  SQLite::Statement insert(
      database,
      "INSERT OR IGNORE INTO inscriptions (student, year, regulation, version, maquette, promotion) "
      "SELECT id, ?, ?, ?, ?, ? FROM students WHERE number = ?");
  SQLite::bind(insert, one.year, texts.title, texts.version, one.maquette, one.promotion, one.student.number);
  return insert.exec() == 1 ? database.getLastInsertRowid() : 0;
}

void give(SQLite::Database& database, std::int64_t inscription, const NextInscription::Given& given) {
  plan::TextPool words;
  plan::Datum datum = given.value;
  datum.text = words.id(given.word);
  const Stored value = stored(datum, words);
  SQLite::Statement insert(database,
                           "INSERT INTO facts (inscription, object, name, type, value) VALUES (?, '', ?, ?, ?)");
  SQLite::bind(insert, inscription, given.name, std::string(value.type), value.value);
  insert.exec();
}

}  // namespace

std::string inscription_words(const std::string& maquette, const std::string& year) { return maquette + " " + year; }

std::size_t Base::open_year(const std::vector<NextInscription>& next, const Texts& texts, const Stamp& stamp) {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    store_texts(database, texts, stamp);
    std::size_t made = 0;
    for (const NextInscription& one : next) {
      const std::int64_t inscription = enrol(database, one, texts);
      if (inscription == 0) continue;
      for (const NextInscription::Given& given : one.facts)
        give(database, inscription, given);
      journalise(database, stamp,
                 {"", "", "inscrire", one.enrolment.student.number,
                  inscription_words(one.enrolment.maquette, one.enrolment.year), one.because, one.enrolment.promotion});
      ++made;
    }
    if (made != 0) transaction.commit();
    return made;
  });
}

}  // namespace bareme::records
