// The head of a frozen jury, line by line: which promotion, which règlement, which texts. Each line is there once. For
// the .cpp files of this folder only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "past/baseline.hpp"
#include "past/lines.hpp"

namespace bareme::past {

std::optional<int> whole(std::string_view text);           // of at most six digits
std::optional<int> session_number(std::string_view text);  // 1 to 9, as a base keeps it
// The whole piece is one text between quotes.
bool text_into(std::string& into, const Piece& rest);

class HeadReader {
 public:
  HeadReader(Head& head, diagnostics::Diagnostics& diagnostics) : head_(head), diagnostics_(diagnostics) {}
  void line(const Piece& line);

 private:
  bool read(const std::string& word, const Piece& rest);

  Head& head_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::string> seen_;
};

}  // namespace bareme::past
