// A CSV file left where it lies, however long it is: looked over once when it is opened (is it UTF-8, is it text at
// all), then read forward by CsvReader a piece at a time, and again around the few lines that are shown. Nothing of it
// is held that grows with it but one mark a megabyte, and it is not kept open: there may be a thousand of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/source_text.hpp"

namespace bareme::intake {

class CsvFile : public diagnostics::FarText {
 public:
  // Null: not a file one can read twice (a pipe, a device, none at all).
  static std::shared_ptr<const CsvFile> open(const std::string& path);

  std::string_view opening() const { return opening_; }  // its first bytes
  bool too_long() const;                                 // past what a place in a text can say (4 GiB)

  std::unique_ptr<Pieces> pieces() const override;
  diagnostics::Line line_at(std::uint32_t offset) const override;
  bool is_text() const override { return is_text_; }
  bool changed() const override;

 private:
  struct Mark {                        // the beginning of a line
    std::uint64_t raw = 0, latin = 0;  // in the file, and in its text when that is read as Latin-1
    std::size_t line = 1;
  };
  class Survey;
  class Forward;

  explicit CsvFile(std::string path) : path_(std::move(path)) {}
  std::string bytes(std::uint64_t from, std::size_t most) const;  // fewer at the end
  std::string decoded(std::string bytes) const;
  std::uint64_t offset_in_text(const Mark& mark) const { return utf8_ ? mark.raw - first_ : mark.latin; }

  std::string path_;
  mutable bool broken_ = false;                         // the disk gave less than the file holds
  std::uint64_t first_ = 0, size_ = 0, text_size_ = 0;  // first_: after the BOM
  std::filesystem::file_time_type written_;             // for the last time, at its opening
  bool utf8_ = true, is_text_ = true;
  std::string opening_;
  std::vector<Mark> marks_;
};

}  // namespace bareme::intake
