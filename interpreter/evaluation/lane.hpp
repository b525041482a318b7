// One batch of a column: what the kernels read (Lane) and write (Target). A lane carries a bound on its cells, so that
// a kernel can prove its integers cannot overflow before it runs; cells that are not plain numbers count in the bound,
// since loops run over every row. Inside evaluation/ only.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "plan/column.hpp"
#include "values/number.hpp"

namespace bareme::evaluation {

using plan::Tag;
using values::Int128;
using values::Number;
using values::State;

constexpr std::int64_t safe_bound = std::int64_t{1} << 62;  // sums under it, doubled, still fit

inline bool is_numeric(Tag tag) { return tag <= Tag::Aside; }
inline bool is_absent(Tag tag) { return tag >= Tag::SansObjet; }
inline Tag strictest(Tag left, Tag right) { return left < right ? right : left; }
// What a calculation makes of an operand that is not a number: a code without effect has no value.
inline Tag absence(Tag tag) { return tag == Tag::Code ? Tag::EnErreur : tag; }
inline Tag tag_of(State state) {
  return state == State::Present ? Tag::Number
                                 : static_cast<Tag>(static_cast<int>(Tag::SansObjet) + static_cast<int>(state) - 1);
}

struct Lane {
  const Tag* tags = nullptr;
  const std::int64_t* cells = nullptr;
  const std::vector<Number>* aside = nullptr;
  std::int64_t denominator = 1;
  std::int64_t bound = 0;  // no cell is larger, either way
  bool uniform = false;    // every row has the tag of the first

  bool all(Tag tag) const { return uniform && tags[0] == tag; }
  bool numbers() const { return all(Tag::Number); }
  Number number(std::size_t row) const {  // Tag Number or Aside
    return tags[row] == Tag::Number ? Number(cells[row], denominator) : (*aside)[static_cast<std::size_t>(cells[row])];
  }
  bool truth(std::size_t row) const { return cells[row] != 0; }
};

struct Target {
  Tag* tags = nullptr;
  std::int64_t* cells = nullptr;
  std::vector<Number>* aside = nullptr;
  std::uint8_t* mask = nullptr;  // scratch of `rows` bytes
  std::size_t rows = 0;
  std::int64_t denominator = 1;
  std::int64_t bound = 0;
  bool uniform = false;
  const Lane* alias = nullptr;  // set: the result is this lane as it stands

  void absent(std::size_t row, Tag tag) {
    tags[row] = tag;
    cells[row] = 0;
  }
  void cell(std::size_t row, Tag tag, std::int64_t value) {
    tags[row] = tag;
    cells[row] = value;
    widen(value);
  }
  void truth(std::size_t row, bool value) { cell(row, Tag::Number, value ? denominator : 0); }
  void number(std::size_t row, const Number& value) {
    if (const auto scaled = value.scaled(denominator)) return cell(row, Tag::Number, *scaled);
    cell(row, Tag::Aside, static_cast<std::int64_t>(aside->size()));
    aside->push_back(value);
  }
  void copy(std::size_t row, const Lane& from);
  void copy(const Lane& from);             // every row
  void fill(Tag tag, std::int64_t value);  // every row
  void all_tags(Tag tag) {
    std::memset(tags, static_cast<int>(tag), rows);
    uniform = true;
  }
  void settle() { uniform = std::memcmp(tags, tags + 1, rows - 1) == 0; }  // after rows were written one by one
  void widen(std::int64_t value) {
    const std::int64_t magnitude = value < 0 ? ~value + (value != INT64_MIN) : value;
    if (magnitude > bound) bound = magnitude;
  }
};

using Lanes = std::vector<const Lane*>;

std::int64_t bound_of(const std::int64_t* cells, std::size_t rows);

inline bool all_numbers(const Lanes& lanes) {
  for (const Lane* lane : lanes)
    if (!lane->numbers()) return false;
  return true;
}

// Marks the rows where some lane is not a plain number.
void mark_others(const Lanes& lanes, std::uint8_t* mask, std::size_t rows);

// A kernel that can has computed every row as if all were plain numbers (`proven`); the rows that are not are computed
// again by `slow`.
template <class Slow>
void complete(const Lanes& lanes, Target& out, bool proven, Slow slow) {
  if (proven) {
    out.all_tags(Tag::Number);
    if (all_numbers(lanes)) return;
    mark_others(lanes, out.mask, out.rows);
    for (std::size_t row = 0; row < out.rows; ++row)
      if (out.mask[row] != 0) slow(row);
  } else {
    for (std::size_t row = 0; row < out.rows; ++row)
      slow(row);
  }
  out.settle();
}

// The strictest absence among the lanes at this row; Tag::Number when every one is a number.
inline Tag strictest_at(const Lanes& lanes, std::size_t row) {
  Tag worst = Tag::Number;
  for (const Lane* lane : lanes)
    if (!is_numeric(lane->tags[row])) worst = strictest(worst, absence(lane->tags[row]));
  return worst;
}

}  // namespace bareme::evaluation
