// A text of cells read a record at a time, never more than one in memory: for files of any length. Quotes as RFC 4180,
// any line end, UTF-8 or Windows Latin-1 cell by cell. For the .cpp files of this folder only.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <vector>

namespace bareme::intake {

class RecordStream {
 public:
  explicit RecordStream(std::unique_ptr<std::istream> stream) : stream_(std::move(stream)) {}

  // The next record that is not blank, trimmed. False at the end, or at a fault.
  bool next(std::vector<std::string>& cells);
  void separate_by(char separator) { separator_ = separator; }  // else found on the first line
  std::size_t line() const { return begin_; }                   // where the record last given begins
  const std::string& fault() const { return fault_; }

 private:
  bool read_line(std::string& line);
  bool split(std::string& line, std::vector<std::string>& cells);
  bool quoted(std::string& line, std::size_t& at, std::string& cell);

  std::unique_ptr<std::istream> stream_;
  char separator_ = 0;
  std::size_t line_ = 0, begin_ = 0;
  std::string fault_;
};

}  // namespace bareme::intake
