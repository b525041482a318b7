#include "records/history.hpp"

#include <fmt/format.h>

namespace bareme::records {

namespace {

using Given = plan::PromotionFiller::Given;

// i: the inscription asked, p: one of the same student, no later.
constexpr std::string_view same_student =
    "inscriptions i JOIN inscriptions p ON p.student = i.student AND (p.id = i.id OR p.year <= i.year)";
// A dossier whose lines were entered says it all.
constexpr std::string_view not_entered =
    "NOT EXISTS (SELECT 1 FROM lines l WHERE l.inscription = i.id AND l.level = ?5)";

Given text(std::string_view value) { return {values::Kind::Text, values::State::Present, {}, value}; }

}  // namespace

History::History(SQLite::Database& database, const std::string& path, const Selection& selection,
                 const semantics::CheckedRegulation& regulation)
    : database_(database), path_(path), selection_(selection), regulation_(regulation) {
  const semantics::LevelId level = regulation.level_named("inscription");
  if (level.valid() && regulation.level(level).entered && regulation.level(level).parent == regulation.student)
    level_ = level;
}

std::string History::query(const std::string& columns, const std::string& joined, const std::string& order) const {
  return fmt::format("SELECT i.id, p.id, {} FROM {} {} WHERE {} AND {} ORDER BY i.id, p.year, p.id{}", columns,
                     same_student, joined, selected, not_entered, order);
}

void History::read(const EnrolledRows& rows, plan::PromotionFiller& filler) {
  decisions(rows, filler);
  if (!level_.valid()) return;
  lines(rows, filler);
  facts(rows, filler);
  verdicts(rows, filler);
}

// In the order they were taken: a later one of the same object stands.
void History::decisions(const EnrolledRows& rows, plan::PromotionFiller& filler) {
  SQLite::Statement found(database_,
                          fmt::format("SELECT i.id, p.year, d.object, d.session, d.code FROM {} JOIN decisions d ON "
                                      "d.inscription = p.id WHERE p.id <> i.id AND {} AND {} ORDER BY d.id",
                                      same_student, earlier_year, selected));
  bind_selection(found, selection_);
  while (found.executeStep())
    filler.earlier_decision(rows.at(found.getColumn(0).getInt64()), view(found.getColumn(1)), view(found.getColumn(2)),
                            found.getColumn(3).getInt(), view(found.getColumn(4)));
}

void History::give(plan::PromotionFiller& filler, std::size_t row, int rank, std::string_view name,
                   const Given& value) const {
  const std::string& level = regulation_.level(level_).name;
  const semantics::FactId fact = regulation_.fact_named(level_, std::string(name));
  if (fact.valid() && regulation_.fact(fact).type.kind == value.kind)
    filler.line_fact(row, {level, "", rank}, name, value);
}

void History::lines(const EnrolledRows& rows, plan::PromotionFiller& filler) {
  const std::string& level = regulation_.level(level_).name;
  SQLite::Statement found(database_, query("p.year, p.maquette, p.promotion, p.version", "", ""));
  bind_selection(found, selection_);
  found.bind(after_selection, level);
  std::int64_t inscription = 0;
  int rank = 0;
  while (found.executeStep()) {
    const std::int64_t id = found.getColumn(0).getInt64();
    rank = id == inscription ? rank + 1 : 1;
    inscription = id;
    ranks_[{id, found.getColumn(1).getInt64()}] = rank;
    const std::size_t row = rows.at(id);
    filler.line(row, {level, "", rank});
    int column = 2;
    for (const char* name : {"année universitaire", "maquette", "promotion", "version"})
      give(filler, row, rank, name, text(view(found.getColumn(column++))));
  }
}

// What was entered for the student that year: « redoublement », « congé ».
void History::facts(const EnrolledRows& rows, plan::PromotionFiller& filler) {
  SQLite::Statement found(
      database_, query("f.name, f.type, f.value", "JOIN facts f ON f.inscription = p.id AND f.object = ''", ""));
  bind_selection(found, selection_);
  found.bind(after_selection, regulation_.level(level_).name);
  while (found.executeStep())
    give(filler, rows.at(found.getColumn(0).getInt64()),
         ranks_.at({found.getColumn(0).getInt64(), found.getColumn(1).getInt64()}), view(found.getColumn(2)),
         read_value(view(found.getColumn(3)), view(found.getColumn(4)), path_));
}

// « décision »: the last one on the year itself, an object the maquette or the structure has.
void History::verdicts(const EnrolledRows& rows, plan::PromotionFiller& filler) {
  SQLite::Statement found(database_, query("d.object, d.code", "JOIN decisions d ON d.inscription = p.id", ", d.id"));
  bind_selection(found, selection_);
  found.bind(after_selection, regulation_.level(level_).name);
  while (found.executeStep()) {
    if (!filler.under_the_student(view(found.getColumn(2)))) continue;
    give(filler, rows.at(found.getColumn(0).getInt64()),
         ranks_.at({found.getColumn(0).getInt64(), found.getColumn(1).getInt64()}), "décision",
         {values::Kind::Code, values::State::Present, {}, view(found.getColumn(3))});
  }
}

std::size_t History::most_lines() {
  if (!level_.valid()) return 0;
  SQLite::Statement found(database_, fmt::format("SELECT count(*) AS lines FROM {} WHERE {} AND {} GROUP BY i.id ORDER "
                                                 "BY lines DESC LIMIT 1",
                                                 same_student, selected, not_entered));
  bind_selection(found, selection_);
  found.bind(after_selection, regulation_.level(level_).name);
  return found.executeStep() ? static_cast<std::size_t>(found.getColumn(0).getInt64()) : 0;
}

std::vector<plan::LineNeed> Base::history_needs(const Selection& selection,
                                                const semantics::CheckedRegulation& regulation) const {
  return guarded(connection_->path, [&] {
    const std::size_t most = History(connection_->database, connection_->path, selection, regulation).most_lines();
    const semantics::LevelId level = regulation.level_named("inscription");
    if (most == 0) return std::vector<plan::LineNeed>{};
    return std::vector<plan::LineNeed>{{regulation.level(level).name, "", static_cast<int>(most)}};
  });
}

}  // namespace bareme::records
