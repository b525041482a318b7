#include "records/chain.hpp"

#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "records/closings.hpp"
#include "records/fingerprint.hpp"

namespace bareme::records {
namespace {

// What a row says, without two rows ever saying the same: each part with its length.
void say(std::string& text, const std::string& part) {
  text += std::to_string(part.size());
  text += ':';
  text += part;
}

constexpr const char* rows_in_order =
    "SELECT id, moment, author, operation, student, target, before, after, subject, proof, chain, salt FROM journal "
    "ORDER BY id";

struct Read {
  std::string id, moment, author, subject, proof, chain, salt;
  JournalRow row;
};

Read read(SQLite::Statement& query) {
  const auto text = [&](int column) { return query.getColumn(column).getString(); };
  return {text(0), text(1),  text(2),  text(8),
          text(9), text(10), text(11), {"", "", text(3), text(4), text(5), text(6), text(7)}};
}

struct Vouched {
  std::string_view kind, table;
};
constexpr std::array<Vouched, 5> vouched = {
    {{"décision", "decisions"}, {"acte", "grants"}, {"lot", "batches"}, {"clôture", "closings"}, {"ligne", "journal"}}};

// « clôture 3 »: its values are those whose fingerprint it bears.
bool holds(SQLite::Database& database, const std::string& subject) {
  const std::int64_t closing = std::stoll(subject.substr(subject.find(' ') + 1));
  SQLite::Statement query(database, "SELECT content FROM closings WHERE id = ?");
  query.bind(1, closing);
  return query.executeStep() && query.getColumn(0).getString() == content_of(database, closing);
}

}  // namespace

std::string link(const std::string& previous, const std::string& id, const std::string& moment,
                 const std::string& author, const JournalRow& row, const std::string& subject, const std::string& proof,
                 const std::string& salt) {
  std::string text;
  for (const std::string* part : {&previous, &id, &moment, &author, &row.operation, &row.student, &row.target,
                                  &row.before, &row.after, &subject, &proof})
    say(text, *part);
  if (!salt.empty()) say(text, salt);
  return fingerprint(text);
}

std::string fresh_salt(SQLite::Database& database) {
  return database.execAndGet("SELECT lower(hex(randomblob(16)))").getString();
}

std::string last_link(SQLite::Database& database) {
  SQLite::Statement last(database, "SELECT chain FROM journal ORDER BY id DESC LIMIT 1");
  if (!last.executeStep()) return "";
  if (const std::string chain = last.getColumn(0).getString(); !chain.empty()) return chain;
  std::string chain;
  SQLite::Statement query(database, rows_in_order);
  while (query.executeStep()) {
    const Read one = read(query);
    chain = link(chain, one.id, one.moment, one.author, one.row, one.subject, one.proof, one.salt);
  }
  return chain;
}

void journalise(SQLite::Database& database, const Stamp& stamp, const JournalRow& row, const std::string& subject) {
  const std::string previous = last_link(database);
  const std::int64_t id = database.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM journal").getInt64();
  // Of a row that names somebody, or vouches for one that does: the others are the same from the same files.
  const std::string salt = row.student.empty() && subject.empty() ? "" : fresh_salt(database);
  const std::string proof = subject.empty() ? "" : proof_of(database, subject, salt);
  SQLite::Statement insert(database,
                           "INSERT INTO journal (id, moment, author, operation, student, target, before, after, "
                           "subject, proof, chain, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::bind(insert, id, stamp.moment, stamp.author, row.operation, row.student, row.target, row.before, row.after,
               subject, proof,
               link(previous, std::to_string(id), stamp.moment, stamp.author, row, subject, proof, salt), salt);
  insert.exec();
}

std::string proof_of(SQLite::Database& database, const std::string& subject, const std::string& salt) {
  const std::size_t blank = subject.find(' ');
  if (blank == std::string::npos) return "";
  if (subject.substr(0, blank) == left_kind) return left_of(database, std::stoll(subject.substr(blank + 1)));
  for (const Vouched& one : vouched) {
    if (subject.substr(0, blank) != one.kind) continue;
    SQLite::Statement query(database, fmt::format("SELECT * FROM {} WHERE id = ?", one.table));
    query.bind(1, subject.substr(blank + 1));
    if (!query.executeStep()) return "";
    std::string text;
    for (int column = 0; column < query.getColumnCount(); ++column) {
      const std::string name = query.getColumnName(column), value = query.getColumn(column).getString();
      if (name == "salt" && value.empty()) continue;  // as it was before there were any
      say(text, name);
      say(text, value);
    }
    if (!salt.empty()) say(text, salt);
    return fingerprint(text);
  }
  return "";
}

namespace {

// Where a line « effacer » says last what is left of a row: the line's number, by the row's name. What the lines before
// said of that row is gone with its words.
std::unordered_map<std::string, std::int64_t> emptied(SQLite::Database& database) {
  std::unordered_map<std::string, std::int64_t> last;
  SQLite::Statement query(
      database, "SELECT subject, max(id) FROM journal WHERE operation = ? AND subject <> '' GROUP BY subject");
  query.bind(1, erasing);
  while (query.executeStep())
    last[query.getColumn(0).getString()] = query.getColumn(1).getInt64();
  return last;
}

class Verifier {
 public:
  explicit Verifier(SQLite::Database& database) : database_(database), emptied_(emptied(database)) {}

  ChainReport verify() {
    SQLite::Statement query(database_, rows_in_order);
    while (query.executeStep())
      if (!follow(read(query))) return report_;
    look_for_untold();
    return report_;
  }

 private:
  bool follow(const Read& one) {
    ++report_.rows;
    const bool unmarked = one.chain.empty() && report_.chained == 0;
    std::string chain = link(report_.last, one.id, one.moment, one.author, one.row, one.subject, one.proof, one.salt);
    const bool holds_itself = unmarked || one.chain == chain;
    if (!holds_itself && !emptied_since("ligne " + one.id, one)) return broken(ChainReport::Break::Link, one);
    if (!one.subject.empty() && !vouches(one)) return broken(ChainReport::Break::Subject, one);
    if (!unmarked) {
      ++report_.chained;
      chain = one.chain;
    }
    if (one.row.operation != erasing)
      for (std::size_t i = 0; i < vouched.size(); ++i)
        if (one.subject.rfind(vouched[i].kind, 0) == 0) ++seen_[i];
    report_.last = std::move(chain);
    return true;
  }

  // Later than this line: what is left of the row is vouched for there.
  bool emptied_since(const std::string& subject, const Read& one) const {
    const auto found = emptied_.find(subject);
    return found != emptied_.end() && found->second > std::stoll(one.id);
  }

  bool vouches(const Read& one) {
    if (one.subject.rfind("clôture ", 0) == 0 && !holds(database_, one.subject)) return false;
    return emptied_since(one.subject, one) || proof_of(database_, one.subject, one.salt) == one.proof;
  }

  bool broken(ChainReport::Break kind, const Read& one) {
    report_.broken = kind;
    report_.row = one.id;
    report_.told = {one.moment,     one.author,     one.row.operation, one.row.student,
                    one.row.target, one.row.before, one.row.after};
    return false;
  }

  // Rows no line of the journal tells: written beside it. Decisions without a batch are older than the chain.
  void look_for_untold() {
    for (std::size_t i = 0; i < vouched.size(); ++i) {
      if (vouched[i].table == "journal") continue;
      const std::string where = vouched[i].table == "decisions" ? " WHERE batch IS NOT NULL" : "";
      const auto count =
          database_.execAndGet(fmt::format("SELECT count(*) FROM {}{}", vouched[i].table, where)).getInt64();
      if (static_cast<std::size_t>(count) > seen_[i]) {
        report_.broken = ChainReport::Break::Untold;
        report_.row = std::string(vouched[i].kind);
      }
    }
  }

  SQLite::Database& database_;
  std::unordered_map<std::string, std::int64_t> emptied_;
  ChainReport report_;
  std::array<std::size_t, vouched.size()> seen_{};
};

}  // namespace

ChainReport Base::verify_journal() const {
  return guarded(connection_->path, [&] {
    SQLite::Transaction snapshot(connection_->database);
    return Verifier(connection_->database).verify();
  });
}

}  // namespace bareme::records
