#include "evaluation/lane.hpp"

#include <algorithm>

namespace bareme::evaluation {

void Target::copy(std::size_t row, const Lane& from) {
  const Tag tag = from.tags[row];
  std::int64_t scaled;
  if (tag == Tag::Number && denominator % from.denominator == 0 &&
      !__builtin_mul_overflow(from.cells[row], denominator / from.denominator, &scaled))
    return cell(row, tag, scaled);
  if (is_numeric(tag)) return number(row, from.number(row));
  cell(row, tag, tag == Tag::Code ? from.cells[row] : 0);
}

void Target::copy(const Lane& from) {
  if (from.denominator == denominator && !std::memchr(from.tags, static_cast<int>(Tag::Aside), rows)) {
    std::copy_n(from.tags, rows, tags);
    std::copy_n(from.cells, rows, cells);
    bound = std::max(bound, from.bound);
    uniform = from.uniform;
    return;
  }
  for (std::size_t row = 0; row < rows; ++row)
    copy(row, from);
  settle();
}

void Target::fill(Tag tag, std::int64_t value) {
  all_tags(tag);
  std::fill_n(cells, rows, value);
  widen(value);
}

std::int64_t bound_of(const std::int64_t* cells, std::size_t rows) {
  std::int64_t bits = 0;
  for (std::size_t row = 0; row < rows; ++row)
    bits |= cells[row];
  if (bits >= 0) return bits;  // no cell is negative, as marks are
  bits = 0;
  for (std::size_t row = 0; row < rows; ++row)
    bits |= cells[row] ^ (cells[row] >> 63);
  return bits == INT64_MAX ? bits : bits + 1;  // of a negative cell the bits are its magnitude less one
}

void mark_others(const Lanes& lanes, std::uint8_t* mask, std::size_t rows) {
  std::memset(mask, 0, rows);
  for (const Lane* lane : lanes) {
    if (lane->numbers()) continue;
    const Tag* tags = lane->tags;
    for (std::size_t row = 0; row < rows; ++row)
      mask[row] |= static_cast<std::uint8_t>(tags[row]);
  }
}

}  // namespace bareme::evaluation
