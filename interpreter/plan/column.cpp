#include "plan/column.hpp"

#include <cassert>

namespace bareme::plan {

namespace {

using values::Kind;
using values::Number;
using values::State;
using values::Value;

Tag tag_of(State absence) { return static_cast<Tag>(static_cast<int>(Tag::SansObjet) + static_cast<int>(absence) - 1); }
State state_of(Tag absence) {
  return static_cast<State>(static_cast<int>(absence) - static_cast<int>(Tag::SansObjet) + 1);
}

}  // namespace

Column::Column(std::size_t size, std::int64_t denominator, Tag fill)
    : denominator(denominator), tags(size, fill), cells(size, 0) {}

void Column::resize(std::size_t size, Tag fill) {
  tags.resize(size, fill);
  cells.resize(size, 0);
}

void Column::set(std::size_t row, const Value& value) {
  if (value.is_number()) return set_number(row, value.number());
  assert(!value.present() || !values::is_textual(value.kind()));
  tags[row] = !value.present() ? tag_of(value.state()) : value.is_code() ? Tag::Code : Tag::Number;
  if (!value.present())
    cells[row] = 0;
  else if (value.is_code())
    cells[row] = value.code();
  else
    set_number(row, value.number());  // a truth or a date: the same number, whatever the denominator
}

void Column::set_number(std::size_t row, const Number& number) {
  if (const auto cell = number.scaled(denominator)) {
    tags[row] = Tag::Number;
    cells[row] = *cell;
  } else if (tags[row] == Tag::Aside) {
    aside[static_cast<std::size_t>(cells[row])] = number;
  } else {
    tags[row] = Tag::Aside;
    cells[row] = static_cast<std::int64_t>(aside.size());
    aside.push_back(number);
  }
}

Number Column::number(std::size_t row) const {
  assert(tags[row] == Tag::Number || tags[row] == Tag::Aside);
  return tags[row] == Tag::Number ? Number(cells[row], denominator) : aside[static_cast<std::size_t>(cells[row])];
}

State Column::state(std::size_t row) const {
  return tags[row] >= Tag::SansObjet ? state_of(tags[row]) : State::Present;
}

Value Column::value(std::size_t row, Kind kind) const {
  if (tags[row] >= Tag::SansObjet) return Value::absent(state_of(tags[row]));
  if (tags[row] == Tag::Code) return Value::of_code(static_cast<values::CodeId>(cells[row]));
  const Number found = number(row);
  if (kind == Kind::Truth) return Value::of_truth(found.sign() != 0);
  if (kind == Kind::Date) return Value::of(values::Date::from_days(*found.integer()));
  return Value::of(found);
}

void Column::rescale(std::int64_t finer) {
  assert(finer % denominator == 0);
  const std::int64_t factor = finer / denominator;
  const std::int64_t coarser = denominator;
  denominator = finer;
  for (std::size_t row = 0; row < size(); ++row) {
    const std::int64_t cell = cells[row];
    if (tags[row] == Tag::Aside)
      set_number(row, Number(aside[static_cast<std::size_t>(cell)]));
    else if (tags[row] == Tag::Number && __builtin_mul_overflow(cell, factor, &cells[row]))
      set_number(row, Number(cell, coarser));
  }
}

}  // namespace bareme::plan
