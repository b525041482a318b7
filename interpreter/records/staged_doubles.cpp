// The values files give twice. Only those that did not come student after student are compared: SQLite sorts them, on
// the disk when they are many.
#include "records/staged.hpp"

namespace bareme::records {
namespace {

enum Kind { Mark, Fact, Frozen };

struct Double {
  int kind = Mark;
  std::uint32_t enrolment = 0;
  std::string year;
  plan::NameId object = -1, name = -1;
  int session = 0;
  diagnostics::Span place;

  bool same_as(const Double& other) const {
    return kind == other.kind && enrolment == other.enrolment && year == other.year && object == other.object &&
           name == other.name && session == other.session;
  }
};

class Comparison {
 public:
  explicit Comparison(Staging::Held& held)
      : held_(held),
        table_(held.database),
        insert_(held.database,
                "INSERT INTO doubles (kind, enrolment, year, object, name, session, source, begin, end) VALUES (?, ?, "
                "?, ?, ?, ?, ?, ?, ?)") {}

  void add_marks() {
    if (!held_.order_of_marks.broken()) return;
    StagedMark mark;
    for (Spool::Reader reader(held_.marks); read(reader, mark);) {
      const auto exam = static_cast<std::uint64_t>(static_cast<std::uint32_t>(mark.exam));
      if (held_.order_of_marks.broken((exam << 32U) | static_cast<std::uint32_t>(mark.session)))
        add({Mark, mark.enrolment, "", mark.exam, -1, mark.session, mark.place});
    }
  }

  void add_facts() {
    if (!held_.order_of_facts.broken()) return;
    StagedFact fact;
    for (Spool::Reader reader(held_.facts); read(reader, fact);) {
      const auto object = static_cast<std::uint64_t>(static_cast<std::uint32_t>(fact.object));
      if (held_.order_of_facts.broken((object << 32U) | static_cast<std::uint32_t>(fact.fact)))
        add({Fact, fact.enrolment, "", fact.object, fact.fact, 0, fact.place});
    }
  }

  void add_frozen() {
    if (!held_.order_of_frozen.broken()) return;
    StagedFrozen left;
    for (Spool::Reader reader(held_.frozen); read(reader, left);)
      if (held_.order_of_frozen.broken(held_.kind_of_frozen(left.year, left.object, left.quantity, left.session)))
        add({Frozen, left.enrolment, left.year, left.object, left.quantity, left.session, left.place});
  }

  void tell(const std::function<void(const plan::GivenTwice&)>& tell) {
    SQLite::Statement query(held_.database,
                            "SELECT kind, enrolment, year, object, name, session, source, begin, end FROM doubles "
                            "ORDER BY kind, enrolment, year, object, name, session, rowid");
    Double before;
    for (bool first = true; query.executeStep(); first = false) {
      Double now{query.getColumn(0).getInt(),
                 query.getColumn(1).getUInt(),
                 query.getColumn(2).getString(),
                 query.getColumn(3).getInt(),
                 query.getColumn(4).getInt(),
                 query.getColumn(5).getInt(),
                 {query.getColumn(6).getUInt(), query.getColumn(7).getUInt(), query.getColumn(8).getUInt()}};
      if (!first && now.same_as(before)) tell({what(now), held_.people.number(now.enrolment), before.place, now.place});
      before = std::move(now);
    }
  }

 private:
  struct Table {
    explicit Table(SQLite::Database& database) : database(database) {
      database.exec("CREATE TABLE doubles (kind, enrolment, year, object, name, session, source, begin, end)");
    }
    ~Table() { database.tryExec("DROP TABLE doubles"); }
    SQLite::Database& database;
  };

  void add(const Double& one) {
    insert_.reset();
    SQLite::bind(insert_, one.kind, static_cast<std::int64_t>(one.enrolment), one.year, static_cast<int>(one.object),
                 static_cast<int>(one.name), one.session, static_cast<std::int64_t>(one.place.source),
                 static_cast<std::int64_t>(one.place.begin), static_cast<std::int64_t>(one.place.end));
    insert_.exec();
  }

  std::string what(const Double& one) const {
    const std::string& object = held_.names.text(one.object);
    if (one.kind == Mark) return plan::describe_mark(object, one.session);
    const std::string fact = plan::describe_fact(object, held_.names.text(one.name));
    return one.kind == Fact ? fact : fact + " de l'acquis";
  }

  Staging::Held& held_;
  Table table_;
  SQLite::Statement insert_;
};

}  // namespace

void Staging::each_given_twice(const std::function<void(const plan::GivenTwice&)>& tell) {
  if (!held_->order_of_marks.broken() && !held_->order_of_facts.broken() && !held_->order_of_frozen.broken()) return;
  put_aside([&] {
    Comparison comparison(*held_);
    comparison.add_marks();
    comparison.add_facts();
    comparison.add_frozen();
    comparison.tell(tell);
  });
}

}  // namespace bareme::records
