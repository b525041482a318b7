// A person forgotten, in one transaction: the detail deleted, what is append-only emptied of its words, and for each
// row left so, a line « effacer » of the journal that vouches for it (chain.cpp reads them).
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "records/chain.hpp"
#include "records/closings.hpp"
#include "records/connection.hpp"

namespace bareme::records {
namespace {

std::vector<std::int64_t> ids(SQLite::Database& database, const std::string& query, const std::string& value) {
  std::vector<std::int64_t> found;
  SQLite::Statement statement(database, query);
  statement.bind(1, value);
  while (statement.executeStep())
    found.push_back(statement.getColumn(0).getInt64());
  return found;
}

constexpr const char* of_student =
    "(SELECT i.id FROM inscriptions i JOIN students s ON s.id = i.student WHERE s.number = ?)";

class Eraser {
 public:
  Eraser(SQLite::Database& database, const Stamp& stamp, Erased& told)
      : database_(database), stamp_(stamp), told_(told) {}

  void forget(const std::string& number, bool identity) {
    const std::string theirs = fmt::format("SELECT id FROM inscriptions WHERE id IN {}", of_student);
    for (const std::int64_t inscription : ids(database_, theirs, number))
      forget_inscription(inscription);
    told_.values += run("DELETE FROM frozen WHERE student = (SELECT id FROM students WHERE number = ?)", number);
    empty_acts(number);
    empty_closings(number, identity);
    empty_journal(number);
    if (identity) forget_name(number);
    ++told_.students;
  }

  // Reasons a program older than this one left in the journal, though their closing had lost them.
  void empty_reasons_left() {
    SQLite::Statement query(
        database_,
        "SELECT j.subject FROM journal j JOIN closings k ON j.subject = 'clôture ' || k.id WHERE "
        "k.motive = '' AND j.operation <> 'effacer' AND coalesce(j.before, '') <> '' ORDER BY j.id");
    std::vector<std::string> subjects;
    while (query.executeStep())
      subjects.push_back(query.getColumn(0).getString());
    for (const std::string& subject : subjects)
      empty_lines(of_closing, subject);
  }

 private:
  std::size_t run(const std::string& order, const std::string& value) {
    SQLite::Statement statement(database_, order);
    statement.bind(1, value);
    return static_cast<std::size_t>(statement.exec());
  }

  // The results a closing froze stay: what was decided of each object, whether a jury had to act or not.
  void forget_inscription(std::int64_t inscription) {
    SQLite::Statement insert(database_, "INSERT OR IGNORE INTO erasures (inscription, moment) VALUES (?, ?)");
    SQLite::bind(insert, inscription, stamp_.moment);
    if (insert.exec() == 0) return;  // erased before
    ++told_.inscriptions;
    keep_digests(database_, inscription);
    const std::string id = std::to_string(inscription);
    run("DELETE FROM line_facts WHERE line IN (SELECT id FROM lines WHERE inscription = ?)", id);
    for (const char* table : {"marks", "facts", "convocations", "lines"})
      told_.values += run(fmt::format("DELETE FROM {} WHERE inscription = ?", table), id);
    told_.values +=
        run("DELETE FROM closed_values WHERE inscription = ? AND quantity NOT IN ('résultat', 'suite')", id);
    vouch(left_kind, inscription);
  }

  // Rows that stay, without their words; `vouch` says what is left of each. Those that had none too: the line that
  // vouched for them loses its salt with its own words, and proves nothing any more.
  void empty_acts(const std::string& number) {
    empty_rows("décision", "decisions", "motive || snapshot", "motive = '', snapshot = ''", number);
    empty_rows("acte", "grants", "value", "type = 'text', value = '', before = '', motive = '', snapshot = ''", number);
  }

  void empty_rows(const char* kind, const char* table, const char* words, const char* without,
                  const std::string& number) {
    const auto theirs = [&](const std::string& which) {
      return ids(database_,
                 fmt::format("SELECT id FROM {} WHERE inscription IN {} AND {} ORDER BY id", table, of_student, which),
                 number);
    };
    const auto told = theirs(fmt::format("{} <> ''", words));
    const auto silent =
        theirs(fmt::format("{} = '' AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.operation = '{}' "
                           "AND j.subject = '{} ' || {}.id)",
                           words, erasing, kind, table));
    for (const std::int64_t id : told) {
      run(fmt::format("UPDATE {} SET {} WHERE id = ?", table, without), std::to_string(id));
      vouch(kind, id);
    }
    for (const std::int64_t id : silent)
      vouch(kind, id);
    told_.acts += told.size();
  }

  // A closing that left this student open says so, and why.
  void empty_closings(const std::string& number, bool identity) {
    const auto closings =
        ids(database_, "SELECT id FROM closings WHERE instr(' ' || left_open || ' ', ' ' || ? || ' ') > 0 ORDER BY id",
            number);
    for (const std::int64_t id : closings) {
      SQLite::Statement update(
          database_,
          "UPDATE closings SET motive = '', left_open = trim(replace(' ' || left_open || ' ', ' ' || ?2 || ' ', ?3)) "
          "WHERE id = ?1");
      SQLite::bind(update, id, number, identity ? std::string(" effacé ") : " " + number + " ");
      update.exec();
      vouch("clôture", id);
      ++told_.acts;
      // Its line of the journal says why in the same words.
      empty_lines(of_closing, fmt::format("clôture {}", id));
    }
  }

  void empty_journal(const std::string& number) { empty_lines("student = ?", number); }

  static constexpr const char* of_closing = "subject = ? AND operation <> 'effacer' AND target <> ''";

  void empty_lines(const char* which, const std::string& value) {
    const auto lines =
        ids(database_, fmt::format("SELECT id FROM journal WHERE {} AND chain <> '' ORDER BY id", which), value);
    for (const std::int64_t id : lines) {
      run("UPDATE journal SET student = '', target = '', before = NULL, after = NULL, salt = '' WHERE id = ?",
          std::to_string(id));
      vouch("ligne", id);
    }
    told_.journal_rows += lines.size();
  }

  void forget_name(const std::string& number) {
    run("UPDATE students SET number = 'effacé-' || id, name = '', first_name = '' WHERE number = ?", number);
  }

  void vouch(const char* kind, std::int64_t id) {
    journalise(database_, stamp_, {"", "", erasing, "", "", "", ""}, fmt::format("{} {}", kind, id));
  }

  SQLite::Database& database_;
  const Stamp& stamp_;
  Erased& told_;
};

std::vector<std::string> open_years(SQLite::Database& database, const std::vector<std::string>& numbers) {
  std::vector<std::string> open;
  SQLite::Statement query(
      database,
      "SELECT s.number, i.year FROM inscriptions i JOIN students s ON s.id = i.student WHERE s.number = ? "
      "AND i.id NOT IN (SELECT inscription FROM closed) AND i.id NOT IN (SELECT inscription FROM erasures) ORDER BY "
      "i.year");
  for (const std::string& number : numbers) {
    query.reset();
    query.bind(1, number);
    while (query.executeStep())
      open.push_back(fmt::format("{} ({})", query.getColumn(0).getString(), query.getColumn(1).getString()));
  }
  return open;
}

// « ing2.db.avant-lot-3 », beside the base.
std::vector<std::string> copies_of(const std::string& path) {
  namespace fs = std::filesystem;
  std::vector<std::string> copies;
  std::error_code unreadable;
  const std::string beginning = fs::path(path).filename().string() + ".avant-";
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  for (fs::directory_iterator file(folder, unreadable), end; !unreadable && file != end; file.increment(unreadable))
    if (file->path().filename().string().rfind(beginning, 0) == 0) copies.push_back(file->path().filename().string());
  std::sort(copies.begin(), copies.end());
  return copies;
}

}  // namespace

// The pages SQLite frees are overwritten (secure_delete), then given back to the disk (VACUUM).
Erased Base::erase(const Erasure& erasure, const Stamp& stamp) {
  return guarded(connection_->path, [&] {
    SQLite::Database& database = connection_->database;
    database.exec("PRAGMA secure_delete = ON");
    Erased told;
    {
      SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
      told.open = open_years(database, erasure.numbers);
      told.copies = copies_of(connection_->path);
      if (!told.open.empty()) return told;
      const std::string what = erasure.identity ? "détail, nom et numéro" : "détail";
      journalise(database, stamp,
                 {"", "", erasing, "", what, erasure.motive, fmt::format("{} étudiants", erasure.numbers.size())});
      Eraser eraser(database, stamp, told);
      for (const std::string& number : erasure.numbers)
        eraser.forget(number, erasure.identity);
      eraser.empty_reasons_left();
      told.mark = last_link(database);
      transaction.commit();
    }
    database.exec("VACUUM");
    return told;
  });
}

}  // namespace bareme::records
