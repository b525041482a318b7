// Who is enrolled, while files are read: in a temporary base, found by number. Files follow the order of their roster,
// or nearly: the next one is guessed, and they are read by blocks. For the .cpp files of this folder only.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "plan/receiver.hpp"

namespace bareme::records {

class StagedPeople {
 public:
  explicit StagedPeople(SQLite::Database& database);

  plan::Enrolled add(plan::Enrolment enrolment, std::size_t curriculum, const std::string& folded);
  plan::Enrolled replace(const plan::Enrolled& known, plan::Enrolment enrolment);
  std::vector<plan::Enrolled> numbered(const std::string& number);
  std::uint32_t size() const { return size_; }
  std::string number(std::uint32_t id);
  bool any_shared() const { return any_shared_; }    // two have a number, or one that folds to the same
  std::uint32_t first_of_student(std::uint32_t id);  // the first enrolment of that number

  // For who writes them: those from one id on, as many as a block has; empty: there are no more.
  std::vector<plan::Enrolment> from(std::uint32_t first);
  void bind(std::uint32_t id, std::int64_t inscription);  // what the base calls it, once it is there
  std::int64_t inscription(std::uint32_t id);
  bool follow(const std::string& version);  // somebody a file brings does

 private:
  struct Person {
    plan::Enrolment who;
    std::size_t curriculum = 0;
    bool shared = false;  // others have one of its keys
  };
  struct Block {
    std::int64_t number = -1;
    std::vector<Person> people;
  };
  struct Inscriptions {
    std::int64_t number = -1;
    std::vector<std::int64_t> ids;
  };

  bool claim(const std::string& key, std::uint32_t id);
  void share(std::uint32_t id);
  Block* held(std::uint32_t id);  // null: its block is not
  Block& block(std::uint32_t id);
  std::optional<plan::Enrolled> guessed(const std::string& number);
  plan::Enrolled kept(std::uint32_t id, Person person);
  Person person(std::uint32_t id);
  static Person read(SQLite::Statement& query);

  SQLite::Database& database_;
  SQLite::Statement insert_, update_, claim_, owner_, also_, others_, one_, several_, bind_, inscriptions_of_;
  std::uint32_t size_ = 0, last_ = 0;
  bool in_order_ = false, any_shared_ = false;
  std::array<Block, 128> blocks_;
  std::array<Inscriptions, 256> inscriptions_;
  std::int64_t last_inscriptions_ = -1;  // the block last asked of
  std::deque<Person> answer_;            // those of the last question that no block holds
};

}  // namespace bareme::records
