#include "records/staged_people.hpp"

#include <SQLiteCpp/VariadicBind.h>

#include <utility>

namespace bareme::records {
namespace {

constexpr std::uint32_t block_size = 64, inscriptions_at_once = 256;

constexpr const char* columns =
    "number, name, first_name, year, maquette, promotion, version, fresh, source, begin, end, curriculum, inscription, "
    "shared";

SQLite::Database& with_tables(SQLite::Database& database) {
  database.exec(std::string("CREATE TABLE people (id INTEGER PRIMARY KEY, ") + columns + ")");
  // A key is a number as written, or folded; `others`: those that have one which is somebody's already.
  database.exec("CREATE TABLE keys (key TEXT PRIMARY KEY, person INTEGER) WITHOUT ROWID");
  database.exec("CREATE TABLE others (key TEXT, person INTEGER, PRIMARY KEY (key, person)) WITHOUT ROWID");
  return database;
}

std::string select(const char* where) { return std::string("SELECT ") + columns + " FROM people WHERE " + where; }

std::int64_t key(std::uint32_t id) { return static_cast<std::int64_t>(id); }

}  // namespace

StagedPeople::StagedPeople(SQLite::Database& database)
    : database_(with_tables(database)),
      insert_(database, std::string("INSERT INTO people (id, ") + columns +
                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      update_(
          database,
          "UPDATE people SET number = ?, name = ?, first_name = ?, year = ?, maquette = ?, promotion = ?, version = "
          "?, fresh = ?, source = ?, begin = ?, end = ? WHERE id = ?"),
      claim_(database, "INSERT OR IGNORE INTO keys (key, person) VALUES (?, ?)"),
      owner_(database, "SELECT person FROM keys WHERE key = ?"),
      also_(database, "INSERT OR IGNORE INTO others (key, person) VALUES (?, ?)"),
      others_(database, "SELECT person FROM others WHERE key = ? ORDER BY person"),
      one_(database, select("id = ?")),
      several_(database, select("id >= ? AND id < ? ORDER BY id")),
      bind_(database, "UPDATE people SET inscription = ? WHERE id = ?"),
      inscriptions_of_(database, "SELECT inscription FROM people WHERE id >= ? AND id < ? ORDER BY id") {}

StagedPeople::Person StagedPeople::read(SQLite::Statement& query) {
  const auto text = [&](int column) { return query.getColumn(column).getString(); };
  const auto number = [&](int column) { return query.getColumn(column).getUInt(); };
  Person person;
  person.who.student = {text(0), text(1), text(2)};
  person.who.year = text(3);
  person.who.maquette = text(4);
  person.who.promotion = text(5);
  person.who.version = text(6);
  person.who.fresh = number(7) != 0;
  person.who.place = {number(8), number(9), number(10)};
  person.curriculum = number(11);
  person.who.inscription = query.getColumn(12).getInt64();
  person.shared = number(13) != 0;
  return person;
}

StagedPeople::Person StagedPeople::person(std::uint32_t id) {
  if (const Block* block = held(id)) return block->people[id % block_size];
  one_.reset();
  one_.bind(1, key(id));
  one_.executeStep();
  return read(one_);
}

StagedPeople::Block* StagedPeople::held(std::uint32_t id) {
  Block& block = blocks_[id / block_size % blocks_.size()];
  return block.number == id / block_size && id % block_size < block.people.size() ? &block : nullptr;
}

StagedPeople::Block& StagedPeople::block(std::uint32_t id) {
  if (Block* block = held(id)) return *block;
  Block& block = blocks_[id / block_size % blocks_.size()];
  block.number = id / block_size;
  block.people.clear();
  block.people.reserve(block_size);  // who is pointed at stays where it is
  several_.reset();
  several_.bind(1, key(id / block_size * block_size));
  several_.bind(2, key(id / block_size * block_size) + block_size);
  while (several_.executeStep())
    block.people.push_back(read(several_));
  several_.reset();
  return block;
}

plan::Enrolled StagedPeople::kept(std::uint32_t id, Person person) {
  const Person& one = answer_.emplace_back(std::move(person));
  return {id, one.curriculum, &one.who};
}

void StagedPeople::share(std::uint32_t id) {
  database_.exec("UPDATE people SET shared = 1 WHERE id = " + std::to_string(id));
  if (Block* block = held(id)) block->people[id % block_size].shared = true;
}

// False: it is another's.
bool StagedPeople::claim(const std::string& key, std::uint32_t id) {
  claim_.reset();
  claim_.bindNoCopy(1, key);
  claim_.bind(2, records::key(id));
  if (claim_.exec() == 1) return true;
  owner_.reset();
  owner_.bindNoCopy(1, key);
  owner_.executeStep();
  const std::uint32_t owner = owner_.getColumn(0).getUInt();
  owner_.reset();
  if (owner == id) return true;
  any_shared_ = true;
  share(owner);
  also_.reset();
  SQLite::bind(also_, key, records::key(id));
  also_.exec();
  return false;
}

plan::Enrolled StagedPeople::add(plan::Enrolment enrolment, std::size_t curriculum, const std::string& folded) {
  const std::uint32_t id = size_++;
  const std::string& number = enrolment.student.number;
  bool alone = claim(number, id);
  if (folded != number) alone = claim(folded, id) && alone;
  insert_.reset();
  SQLite::bind(insert_, key(id), number, enrolment.student.name, enrolment.student.first_name, enrolment.year,
               enrolment.maquette, enrolment.promotion, enrolment.version, enrolment.fresh ? 1 : 0,
               key(enrolment.place.source), key(enrolment.place.begin), key(enrolment.place.end),
               static_cast<std::int64_t>(curriculum), enrolment.inscription, alone ? 0 : 1);
  insert_.exec();
  Person person{std::move(enrolment), curriculum, !alone};
  Block& block = blocks_[id / block_size % blocks_.size()];
  if (id % block_size == 0) {
    block.number = id / block_size;
    block.people.clear();
    block.people.reserve(block_size);
  } else if (block.number != id / block_size || block.people.size() != id % block_size) {
    answer_.clear();
    return kept(id, std::move(person));
  }
  const Person& one = block.people.emplace_back(std::move(person));
  return {id, one.curriculum, &one.who};
}

plan::Enrolled StagedPeople::replace(const plan::Enrolled& known, plan::Enrolment enrolment) {
  Person now = person(known.id);
  enrolment.inscription = now.who.inscription;
  now.who = std::move(enrolment);
  const plan::Enrolment& who = now.who;
  update_.reset();
  SQLite::bind(update_, who.student.number, who.student.name, who.student.first_name, who.year, who.maquette,
               who.promotion, who.version, who.fresh ? 1 : 0, key(who.place.source), key(who.place.begin),
               key(who.place.end), key(known.id));
  update_.exec();
  if (Block* block = held(known.id)) block->people[known.id % block_size] = now;
  answer_.clear();
  return kept(known.id, std::move(now));
}

// The same as before, or the one after.
std::optional<plan::Enrolled> StagedPeople::guessed(const std::string& number) {
  for (const std::uint32_t id : {last_, last_ + 1 < size_ ? last_ + 1 : 0}) {
    if (id >= size_ || (!in_order_ && held(id) == nullptr)) continue;
    const Person& one = block(id).people[id % block_size];
    if (one.shared || one.who.student.number != number) continue;
    last_ = id;
    in_order_ = true;
    return plan::Enrolled{id, one.curriculum, &one.who};
  }
  return std::nullopt;
}

std::vector<plan::Enrolled> StagedPeople::numbered(const std::string& number) {
  answer_.clear();
  if (const auto found = guessed(number)) return {*found};
  owner_.reset();
  owner_.bindNoCopy(1, number);
  if (!owner_.executeStep()) return {};
  const std::uint32_t first = owner_.getColumn(0).getUInt();
  owner_.reset();
  in_order_ = first == last_ || first == (last_ + 1 < size_ ? last_ + 1 : 0);
  last_ = first;
  Person owner = person(first);
  const bool shared = owner.shared;
  std::vector<plan::Enrolled> found{kept(first, std::move(owner))};
  if (!shared) return found;
  std::vector<std::uint32_t> others;
  others_.reset();
  others_.bindNoCopy(1, number);
  while (others_.executeStep())
    others.push_back(others_.getColumn(0).getUInt());
  others_.reset();
  for (const std::uint32_t id : others)
    found.push_back(kept(id, person(id)));
  return found;
}

std::uint32_t StagedPeople::first_of_student(std::uint32_t id) {
  const Person one = person(id);
  if (!one.shared) return id;
  for (const plan::Enrolled& other : numbered(one.who.student.number))
    if (other.who->student.number == one.who.student.number) return other.id;
  return id;
}

std::string StagedPeople::number(std::uint32_t id) { return person(id).who.student.number; }

std::vector<plan::Enrolment> StagedPeople::from(std::uint32_t first) {
  std::vector<plan::Enrolment> people;
  several_.reset();
  several_.bind(1, key(first));
  several_.bind(2, key(first) + block_size);
  while (several_.executeStep())
    people.push_back(read(several_).who);
  several_.reset();
  return people;
}

void StagedPeople::bind(std::uint32_t id, std::int64_t inscription) {
  bind_.reset();
  SQLite::bind(bind_, inscription, key(id));
  bind_.exec();
  inscriptions_[id / inscriptions_at_once % inscriptions_.size()].number = -1;
}

// By blocks while they are asked in order, else one by one.
std::int64_t StagedPeople::inscription(std::uint32_t id) {
  const std::int64_t number = id / inscriptions_at_once, last = std::exchange(last_inscriptions_, number);
  Inscriptions& some = inscriptions_[static_cast<std::size_t>(number) % inscriptions_.size()];
  const bool in_order = number == last || number == last + 1 || number == 0;
  if (some.number != number) {
    inscriptions_of_.reset();
    inscriptions_of_.bind(1, in_order ? number * inscriptions_at_once : key(id));
    inscriptions_of_.bind(2, in_order ? (number + 1) * inscriptions_at_once : key(id) + 1);
    if (!in_order) {
      inscriptions_of_.executeStep();
      const std::int64_t one = inscriptions_of_.getColumn(0).getInt64();
      inscriptions_of_.reset();
      return one;
    }
    some.number = number;
    some.ids.clear();
    while (inscriptions_of_.executeStep())
      some.ids.push_back(inscriptions_of_.getColumn(0).getInt64());
    inscriptions_of_.reset();
  }
  return some.ids[id % inscriptions_at_once];
}

bool StagedPeople::follow(const std::string& version) {
  SQLite::Statement query(database_, "SELECT 1 FROM people WHERE fresh <> 0 AND version = ? LIMIT 1");
  query.bind(1, version);
  return query.executeStep();
}

}  // namespace bareme::records
