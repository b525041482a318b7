// A promotion in memory: who the students are and one column for each input that was given. What records and intake
// fill, what both evaluators read. A key nobody gave has no column: its default applies to everyone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/column.hpp"
#include "plan/input.hpp"

namespace bareme::plan {

struct Student {
  std::string number;  // "E042"
  std::string name;    // "L'Hôpital–Nguyễn"
  std::string first_name;
};

class TextPool {
 public:
  std::int32_t id(const std::string& text);
  const std::string& text(std::int32_t id) const { return texts_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return texts_.size(); }
  void clear();

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::int32_t> ids_;
};

class Promotion {
 public:
  std::string name;  // "ING2 Informatique 2024-2025"
  std::vector<Student> students;
  TextPool texts;

  std::size_t size() const { return students.size(); }
  std::size_t add(Student student);
  // Present value, or en attente (a session-2 mark convened and not entered), for one student. Columns are made on
  // first use, sans objet elsewhere: a cell left sans objet means "not given".
  void set(const InputKey& key, std::size_t student, const values::Value& value);
  void forget(const InputKey& key, std::size_t student);
  void leave_out(std::size_t student);  // those after take the place before theirs
  const Column* find(const InputKey& key) const;
  // The column for a key, made when missing: how a loader fills many cells at once.
  Column& column(const InputKey& key);
  values::Value given(const InputKey& key, std::size_t student, values::Kind kind) const;  // sans objet when not given
  const std::unordered_map<InputKey, Column>& columns() const { return columns_; }

 private:
  std::unordered_map<InputKey, Column> columns_;
};

}  // namespace bareme::plan
