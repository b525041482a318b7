#include "plan/promotion.hpp"

namespace bareme::plan {

namespace {

constexpr std::int64_t finest_denominator = 1000000;

// Decimal marks stay plain cells: the column becomes as fine as the finest of them. Other fractions stand aside.
void make_room(Column& column, const values::Number& number) {
  if (number.scaled(column.denominator)) return;
  for (std::int64_t finer = column.denominator * 10; finer <= finest_denominator; finer *= 10)
    if (number.scaled(finer)) return column.rescale(finer);
}

}  // namespace

std::int32_t TextPool::id(const std::string& text) {
  const auto [found, added] = ids_.try_emplace(text, static_cast<std::int32_t>(texts_.size()));
  if (added) texts_.push_back(text);
  return found->second;
}

void TextPool::clear() {
  texts_.clear();
  ids_.clear();
}

std::size_t Promotion::add(Student student) {
  students.push_back(std::move(student));
  for (auto& [key, column] : columns_)
    column.resize(size(), Tag::SansObjet);
  return size() - 1;
}

void Promotion::set(const InputKey& key, std::size_t student, const values::Value& value) {
  Column& cells = column(key);
  if (value.present() && values::is_textual(value.kind()))
    return cells.set(student, values::Value::of_code(texts.id(value.text())));
  if (value.is_number()) make_room(cells, value.number());
  cells.set(student, value);
}

void Promotion::forget(const InputKey& key, std::size_t student) {
  if (const auto found = columns_.find(key); found != columns_.end()) found->second.set(student, values::Value());
}

void Promotion::leave_out(std::size_t student) {
  const auto row = static_cast<std::ptrdiff_t>(student);
  students.erase(students.begin() + row);
  for (auto& [key, column] : columns_) {
    if (student >= column.size()) continue;
    column.tags.erase(column.tags.begin() + row);
    column.cells.erase(column.cells.begin() + row);
  }
}

const Column* Promotion::find(const InputKey& key) const {
  const auto found = columns_.find(key);
  return found == columns_.end() ? nullptr : &found->second;
}

Column& Promotion::column(const InputKey& key) {
  Column& made = columns_[key];
  if (made.size() < size()) made.resize(size(), Tag::SansObjet);
  return made;
}

values::Value Promotion::given(const InputKey& key, std::size_t student, values::Kind kind) const {
  const Column* cells = find(key);
  if (!cells) return {};
  if (values::is_textual(kind) && cells->tags[student] == Tag::Code)
    return values::Value::of_textual(kind, texts.text(static_cast<std::int32_t>(cells->cells[student])));
  return cells->value(student, kind);
}

}  // namespace bareme::plan
