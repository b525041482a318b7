#include "records/standing.hpp"

namespace bareme::records {
namespace {

bool any(SQLite::Database& database, const char* table) {
  return database.execAndGet(std::string("SELECT EXISTS (SELECT 1 FROM ") + table + ")").getInt() != 0;
}

// Before anything is written: a promotion may be given another name by the same files.
SQLite::Database& with_juries(SQLite::Database& database, bool any_sat) {
  database.exec("DROP TABLE IF EXISTS temp.sat; CREATE TEMP TABLE sat (inscription INTEGER PRIMARY KEY, session)");
  if (any_sat)
    database.exec(
        "INSERT INTO temp.sat SELECT i.id, x.session FROM inscriptions i JOIN (SELECT p.promotion, p.maquette, p.year, "
        "max(d.session) AS session FROM (SELECT inscription, session FROM decisions UNION ALL SELECT g.inscription, "
        "coalesce(b.session, 0) FROM grants g JOIN batches b ON b.id = g.batch) d JOIN inscriptions p ON p.id = "
        "d.inscription GROUP BY p.promotion, p.maquette, p.year) x ON x.promotion = i.promotion AND x.maquette = "
        "i.maquette AND x.year = i.year");
  return database;
}

}  // namespace

Standing::Standing(SQLite::Database& database)
    : last_(database.execAndGet("SELECT coalesce(max(id), 0) FROM inscriptions").getInt64()),
      any_closed_(any(database, "closed_inscriptions")),
      any_sat_(any(database, "decisions") || any(database, "grants")),
      closed_(database, "SELECT 1 FROM closed WHERE inscription = ?"),
      sat_(with_juries(database, any_sat_), "SELECT session FROM temp.sat WHERE inscription = ?"),
      promotion_(
          database,
          "SELECT EXISTS (SELECT 1 FROM closed c JOIN inscriptions i ON i.id = c.inscription WHERE i.id <= ?4 AND "
          "i.promotion = ?1 AND i.maquette = ?2 AND i.year = ?3), coalesce((SELECT max(s.session) FROM temp.sat "
          "s JOIN inscriptions i ON i.id = s.inscription WHERE i.promotion = ?1 AND i.maquette = ?2 AND i.year = "
          "?3), 0)") {}

bool Standing::closed(std::int64_t inscription) {
  if (!any_closed_ || is_new(inscription)) return false;
  if (inscription == asked_) return is_closed_;
  closed_.reset();
  closed_.bind(1, inscription);
  is_closed_ = closed_.executeStep();
  closed_.reset();
  asked_ = inscription;
  return is_closed_;
}

int Standing::sat(std::int64_t inscription) {
  if (!any_sat_ || is_new(inscription)) return 0;
  sat_.reset();
  sat_.bind(1, inscription);
  const int session = sat_.executeStep() ? sat_.getColumn(0).getInt() : 0;
  sat_.reset();
  return session;
}

Standing::OfPromotion Standing::promotion(const plan::Enrolment& newcomer) {
  if (!any_closed_ && !any_sat_) return {};
  const auto [known, fresh] =
      promotions_.try_emplace(std::tuple(newcomer.promotion, newcomer.maquette, newcomer.year), OfPromotion{});
  if (!fresh) return known->second;
  promotion_.reset();
  SQLite::bind(promotion_, newcomer.promotion, newcomer.maquette, newcomer.year, last_);
  promotion_.executeStep();
  known->second = {promotion_.getColumn(0).getInt() != 0, promotion_.getColumn(1).getInt()};
  promotion_.reset();
  return known->second;
}

}  // namespace bareme::records
