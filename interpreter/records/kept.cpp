// The values closings froze, read again for a promotion whose students are no longer all those they closed.
#include <fmt/format.h>

#include "records/connection.hpp"

namespace bareme::records {
namespace {

std::size_t count(SQLite::Database& database, const Selection& selection, std::string_view which) {
  SQLite::Statement query(database, fmt::format("SELECT count(*) FROM inscriptions i WHERE {}", which));
  bind_selection(query, selection);
  query.executeStep();
  return static_cast<std::size_t>(query.getColumn(0).getInt64());
}

ClosedValue value_of(SQLite::Statement& row, const std::string& path) {
  const auto text = [&](int column) { return row.getColumn(column).getString(); };
  ClosedValue value;
  value.object = text(1);
  value.quantity = text(2);
  value.session = row.getColumn(3).getInt();
  value.view = text(4);
  value.state = text(5);
  if (value.state != "present") return value;
  const plan::PromotionFiller::Given given = read_value(view(row.getColumn(6)), view(row.getColumn(7)), path);
  value.value.kind = given.kind;
  value.value.number = given.number;
  value.word = given.text;
  return value;
}

}  // namespace

KeptByClosings Base::kept_by_closings(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    KeptByClosings kept;
    const std::size_t closed = this->closed(selection).size();
    kept.erased = count(database, selection, selected_and_erased);
    kept.open = count(database, selection, selected) - closed;
    if (closed == 0 || kept.erased + kept.open == 0) return kept;
    SQLite::Statement rows(
        database,
        fmt::format("SELECT s.number, v.object, v.quantity, v.session, v.view, v.state, v.type, v.value FROM "
                    "inscriptions i JOIN closed z ON z.inscription = i.id JOIN students s ON s.id = i.student LEFT "
                    "JOIN closed_values v ON v.inscription = i.id AND v.closing = z.closing WHERE {} ORDER BY i.id",
                    selected));
    bind_selection(rows, selection);
    while (rows.executeStep()) {
      const std::string number = rows.getColumn(0).getString();
      if (kept.students.empty() || kept.students.back().number != number) kept.students.push_back({number, {}});
      if (!rows.isColumnNull(1)) kept.students.back().values.push_back(value_of(rows, connection_->path));
    }
    return kept;
  });
}

}  // namespace bareme::records
