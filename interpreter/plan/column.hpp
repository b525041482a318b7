// A column: one value a student, exact. Numbers are kept as int64 over the column's denominator; a number that does not
// fit that (another denominator, or too large) stands aside in full and its cell points at it, so nothing is ever
// rounded or wrapped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "values/number.hpp"
#include "values/value.hpp"

namespace bareme::plan {

// What a cell holds. The four absences keep the order of values::State.
enum class Tag : std::uint8_t {
  Number = 0,
  Aside = 1,
  Code = 2,
  SansObjet = 3,
  EnAttente = 4,
  Impossible = 5,
  EnErreur = 6
};

// Truths are Number 0 or 1 over 1; dates are Number, days over 1; codes are Code with the code's id; texts are Code
// with an id of the TextPool.
class Column {
 public:
  explicit Column(std::size_t size = 0, std::int64_t denominator = 1, Tag fill = Tag::SansObjet);
  std::size_t size() const { return tags.size(); }
  void resize(std::size_t size, Tag fill);
  void set(std::size_t row, const values::Value& value);  // Kind::Text is refused (assert): texts go through a TextPool
  values::Number number(std::size_t row) const;           // Tag Number or Aside
  values::Value value(std::size_t row, values::Kind kind) const;
  values::State state(std::size_t row) const;
  void set_number(std::size_t row, const values::Number& number);
  // The same values over a multiple of the denominator, so that a finer mark fits in plainly (used while loading).
  void rescale(std::int64_t denominator);

  std::int64_t denominator = 1;
  std::vector<Tag> tags;
  std::vector<std::int64_t> cells;
  std::vector<values::Number> aside;
};

}  // namespace bareme::plan
