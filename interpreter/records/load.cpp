// A selection of a base into a promotion: one ordered scan a table, names looked up once (plan/fill.hpp).
#include <optional>

#include <fmt/format.h>
#include <sqlite3.h>

#include "records/connection.hpp"
#include "records/history.hpp"

namespace bareme::records {

namespace {

using Given = plan::PromotionFiller::Given;

class Loader {
 public:
  Loader(SQLite::Database& database, const std::string& path, const Selection& selection, int sessions,
         plan::PromotionFiller& filler)
      : database_(database), path_(path), selection_(selection), sessions_(sessions), filler_(filler) {}

  void load(History& history) {
    students();
    convocations();
    marks();
    facts();
    grants();
    lines();
    line_facts();
    decisions();
    history.read(rows_, filler_);
    frozen();
    closed();
  }

 private:
  // Rows of the tables that hang on inscriptions, in the order of the students; the first column is the inscription.
  template <class Read>
  void each(const char* columns, const char* from, const char* order, Read read) {
    SQLite::Statement query(database_, fmt::format("SELECT i.id, {} FROM inscriptions i {} WHERE {} ORDER BY i.id{}",
                                                   columns, from, selected, order));
    bind_selection(query, selection_);
    std::int64_t inscription = 0;
    std::size_t row = 0;
    while (query.executeStep()) {
      if (const std::int64_t id = query.getColumn(0).getInt64(); id != inscription) row = rows_.at(inscription = id);
      read(row, query);
    }
  }

  void students() {
    SQLite::Statement query(database_,
                            fmt::format("SELECT i.id, s.number, s.name, s.first_name, i.year FROM inscriptions i "
                                        "JOIN students s ON s.id = i.student WHERE {} ORDER BY i.id",
                                        selected));
    bind_selection(query, selection_);
    while (query.executeStep()) {
      plan::Student student{query.getColumn(1).getString(), query.getColumn(2).getString(),
                            query.getColumn(3).getString()};
      rows_[query.getColumn(0).getInt64()] = filler_.add(std::move(student), query.getColumn(4).getString());
    }
  }

  void convocations() {
    each("c.exam, c.session", "CROSS JOIN convocations c ON c.inscription = i.id", "",
         [&](std::size_t row, SQLite::Statement& q) {
           filler_.convoke(row, view(q.getColumn(1)), q.getColumn(2).getInt());
         });
  }

  void marks() {
    each("m.exam, m.session, m.number, m.code", "CROSS JOIN marks m ON m.inscription = i.id", "",
         [&](std::size_t row, SQLite::Statement& q) {
           Given value;
           if (const SQLite::Column number = q.getColumn(3); !number.isNull()) {
             value.number = read_number(view(number), path_);
           } else {
             value.kind = values::Kind::Code;
             value.text = view(q.getColumn(4));
           }
           filler_.mark(row, view(q.getColumn(1)), q.getColumn(2).getInt(), value);
         });
  }

  void facts() {
    each("f.object, f.name, f.type, f.value", "CROSS JOIN facts f ON f.inscription = i.id", "",
         [&](std::size_t row, SQLite::Statement& q) {
           filler_.fact(row, view(q.getColumn(1)), view(q.getColumn(2)),
                        read_value(view(q.getColumn(3)), view(q.getColumn(4)), path_));
         });
  }

  void grants() {  // in the order they were made, over what was imported
    each("g.object, g.name, g.type, g.value", "JOIN grants g ON g.inscription = i.id", ", g.id",
         [&](std::size_t row, SQLite::Statement& q) {
           filler_.fact(row, view(q.getColumn(1)), view(q.getColumn(2)),
                        read_value(view(q.getColumn(3)), view(q.getColumn(4)), path_));
         });
  }

  void lines() {
    each("l.level, l.parent, l.rank", "JOIN lines l ON l.inscription = i.id", ", l.id",
         [&](std::size_t row, SQLite::Statement& q) {
           filler_.line(row, {view(q.getColumn(1)), view(q.getColumn(2)), q.getColumn(3).getInt()});
         });
  }

  void line_facts() {
    each("l.level, l.parent, l.rank, f.name, f.type, f.value",
         "JOIN lines l ON l.inscription = i.id JOIN line_facts f ON f.line = l.id", ", l.id",
         [&](std::size_t row, SQLite::Statement& q) {
           const plan::LineAddress line{view(q.getColumn(1)), view(q.getColumn(2)), q.getColumn(3).getInt()};
           filler_.line_fact(row, line, view(q.getColumn(4)),
                             read_value(view(q.getColumn(5)), view(q.getColumn(6)), path_));
         });
  }

  void decisions() {  // in the order they were taken: a later one of the same object stands
    each("d.object, d.session, d.code", "JOIN decisions d ON d.inscription = i.id", ", d.id",
         [&](std::size_t row, SQLite::Statement& q) {
           const std::string_view object = view(q.getColumn(1)), code = view(q.getColumn(3));
           filler_.decision(row, object, q.getColumn(2).getInt(), code);
           filler_.decision(row, object, 0, code);
         });
  }

  void frozen() {
    each("z.object, z.quantity, z.session, z.state, z.type, z.value, z.year",
         "JOIN frozen z ON z.student = i.student AND z.view = ''", "", [&](std::size_t row, SQLite::Statement& q) {
           const std::string_view state = view(q.getColumn(4));
           Given value;
           if (state == "present")
             value = read_value(view(q.getColumn(5)), view(q.getColumn(6)), path_);
           else
             value.state = state == "impossible" ? values::State::Impossible : values::State::SansObjet;
           filler_.frozen(row, view(q.getColumn(7)), view(q.getColumn(1)), view(q.getColumn(2)),
                          q.getColumn(3).getInt(), value);
         });
  }

  // What closed years left: the plain value stands in every view, but those that say otherwise, read after it.
  void closed() {
    SQLite::Statement query(
        database_, fmt::format("SELECT i.id, v.object, v.quantity, v.session, v.state, v.type, v.value, p.year FROM "
                               "inscriptions i JOIN inscriptions p ON p.student = i.student AND {} JOIN "
                               "closed z ON z.inscription = p.id JOIN closed_values v ON v.inscription = p.id AND "
                               "v.closing = z.closing WHERE v.view = '' AND {} ORDER BY i.id, p.id, v.session",
                               earlier_year, selected));
    bind_selection(query, selection_);
    while (query.executeStep()) {
      const std::string_view state = view(query.getColumn(4));
      Given value;
      if (state == "present")
        value = read_value(view(query.getColumn(5)), view(query.getColumn(6)), path_);
      else
        value.state = state == "impossible" ? values::State::Impossible : values::State::SansObjet;
      const std::size_t row = rows_.at(query.getColumn(0).getInt64());
      const int said = query.getColumn(3).getInt();
      for (int session = said; session <= (said == 0 ? sessions_ : said); ++session)
        filler_.frozen(row, view(query.getColumn(7)), view(query.getColumn(1)), view(query.getColumn(2)), session,
                       value);
    }
  }

  SQLite::Database& database_;
  const std::string& path_;
  const Selection& selection_;
  int sessions_;
  plan::PromotionFiller& filler_;
  EnrolledRows rows_;
};

}  // namespace

plan::Promotion Base::load(const Selection& selection, const semantics::CheckedRegulation& regulation,
                           const semantics::Curriculum& curriculum, diagnostics::Diagnostics& diagnostics) const {
  return guarded(connection_->path, [&] {
    plan::PromotionFiller filler(regulation, curriculum, diagnostics);
    std::optional<SQLite::Transaction> snapshot;  // all tables as they stand at one moment; a writer's own is one
    if (sqlite3_get_autocommit(connection_->database.getHandle()) != 0) snapshot.emplace(connection_->database);
    History history(connection_->database, connection_->path, selection, regulation);
    Loader loader(connection_->database, connection_->path, selection, regulation.sessions, filler);
    loader.load(history);
    return filler.take(selection.promotion);
  });
}

namespace {

void visit_enrolments(SQLite::Database& database, const Selection& selection,
                      const std::function<void(plan::Enrolment)>& visit) {
  SQLite::Statement query(database,
                          fmt::format("SELECT s.number, s.name, s.first_name, i.year, i.maquette, i.promotion, i.id "
                                      "FROM inscriptions i JOIN students s ON s.id = i.student WHERE {} ORDER BY i.id",
                                      selected));
  bind_selection(query, selection);
  while (query.executeStep()) {
    const auto text = [&](int column) { return query.getColumn(column).getString(); };
    plan::Enrolment enrolment{{text(0), text(1), text(2)}, text(3), text(4), text(5), false, {}};
    enrolment.inscription = query.getColumn(6).getInt64();
    visit(std::move(enrolment));
  }
}

}  // namespace

std::vector<plan::Enrolment> Base::enrolments(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    std::vector<plan::Enrolment> enrolments;
    visit_enrolments(connection_->database, selection,
                     [&](plan::Enrolment enrolment) { enrolments.push_back(std::move(enrolment)); });
    return enrolments;
  });
}

void Base::each_enrolment(const std::function<void(plan::Enrolment)>& visit) const {
  guarded(connection_->path, [&] { visit_enrolments(connection_->database, {}, visit); });
}

std::vector<plan::LineNeed> Base::line_needs(const Selection& selection) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(connection_->database,
                            fmt::format("SELECT l.level, l.parent, max(l.rank) FROM inscriptions i "
                                        "JOIN lines l ON l.inscription = i.id WHERE {} GROUP BY l.level, l.parent",
                                        selected));
    bind_selection(query, selection);
    std::vector<plan::LineNeed> needs;
    while (query.executeStep())
      needs.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getInt()});
    return needs;
  });
}

}  // namespace bareme::records
