// The values files give twice. Only those that did not come student after student are compared: SQLite sorts them, on
// the disk when they are many.
#include "records/staged.hpp"

namespace bareme::records {
namespace {

enum Kind { Mark, Fact, Frozen, Line };

struct Double {
  int kind = Mark;
  std::uint32_t enrolment = 0;
  std::string text;  // Frozen: the year; Line: its label, or all it says
  plan::NameId object = -1, name = -1;
  int session = 0;
  diagnostics::Span place;

  bool same_as(const Double& other) const {
    return kind == other.kind && enrolment == other.enrolment && text == other.text && object == other.object &&
           name == other.name && session == other.session;
  }
};

class Comparison {
 public:
  explicit Comparison(Staging::Held& held)
      : held_(held),
        insert_(held.database,
                "INSERT INTO doubles (kind, enrolment, text, object, name, session, source, begin, end) VALUES (?, ?, "
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

  // What a past jury left is the student's, whichever inscription a row names.
  void add_frozen() {
    const bool all = held_.people.any_shared();
    if (!all && !held_.order_of_frozen.broken()) return;
    StagedFrozen left;
    for (Spool::Reader reader(held_.frozen); read(reader, left);)
      if (all ||
          held_.order_of_frozen.broken(held_.kind_of_frozen(left.year, left.object, left.quantity, left.session)))
        add({Frozen, held_.people.first_of_student(left.enrolment), left.year, left.object, left.quantity, left.session,
             left.place});
  }

  void add_lines() {
    if (held_.lines_of_files.size() < 2) return;
    StagedLine line;
    for (Spool::Reader reader(held_.lines); read(reader, line);)
      add({Line, line.enrolment, known_by(line), line.parent, line.level, 0, line.place});
  }

  void tell(const std::function<void(const plan::GivenTwice&)>& tell) {
    SQLite::Statement query(held_.database,
                            "SELECT kind, enrolment, text, object, name, session, source, begin, end FROM doubles "
                            "ORDER BY kind, enrolment, text, object, name, session, rowid");
    Double before;
    for (bool first = true; query.executeStep(); first = false) {
      Double now{query.getColumn(0).getInt(),
                 query.getColumn(1).getUInt(),
                 query.getColumn(2).getString(),
                 query.getColumn(3).getInt(),
                 query.getColumn(4).getInt(),
                 query.getColumn(5).getInt(),
                 {query.getColumn(6).getUInt(), query.getColumn(7).getUInt(), query.getColumn(8).getUInt()}};
      // One file may say a line twice: two absences of a day. Two files that do are one of them too many.
      const bool told = now.kind != Line || now.place.source != before.place.source;
      if (!first && told && now.same_as(before))
        tell({what(now), held_.people.number(now.enrolment), before.place, now.place, now.kind == Line});
      before = std::move(now);
    }
  }

 private:
  static std::string known_by(const StagedLine& line) {
    if (!line.label.empty()) return line.label;
    std::string all = "\n";  // no label holds one at its beginning
    for (const auto& [name, value] : line.facts)
      all += std::to_string(name) + " " + value.type + " " + value.value + "\n";
    return all;
  }

  void add(const Double& one) {
    insert_.reset();
    SQLite::bind(insert_, one.kind, static_cast<std::int64_t>(one.enrolment), one.text, static_cast<int>(one.object),
                 static_cast<int>(one.name), one.session, static_cast<std::int64_t>(one.place.source),
                 static_cast<std::int64_t>(one.place.begin), static_cast<std::int64_t>(one.place.end));
    insert_.exec();
  }

  std::string what(const Double& one) const {
    const std::string& object = held_.names.text(one.object);
    if (one.kind == Mark) return plan::describe_mark(object, one.session);
    if (one.kind == Line)
      return plan::describe_line(object, held_.names.text(one.name), one.text.front() == '\n' ? "" : one.text);
    const std::string fact = plan::describe_fact(object, held_.names.text(one.name));
    return one.kind == Fact ? fact : fact + " de l'acquis";
  }

  Staging::Held& held_;
  SQLite::Statement insert_;
};

}  // namespace

void Staging::each_given_twice(const std::function<void(const plan::GivenTwice&)>& tell) {
  put_aside(held_->database, [&] {
    held_->database.exec("DELETE FROM doubles");
    Comparison comparison(*held_);
    comparison.add_marks();
    comparison.add_facts();
    comparison.add_frozen();
    comparison.add_lines();
    comparison.tell(tell);
  });
}

}  // namespace bareme::records
