#include "intake/csv_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <system_error>

#include "text/fold.hpp"

namespace bareme::intake {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::size_t piece = std::size_t{1} << 18;
constexpr std::uint64_t between_marks = std::uint64_t{1} << 20;
constexpr std::size_t shown = std::size_t{1} << 16;  // of a line without end, on each side of the place asked

using Widths = std::array<std::uint8_t, 256>;

// How many bytes of UTF-8 a byte of Latin-1 becomes.
Widths latin_widths() {
  Widths widths{};
  for (std::size_t byte = 0; byte < widths.size(); ++byte)
    widths[byte] = static_cast<std::uint8_t>(text::latin1_to_utf8(std::string(1, static_cast<char>(byte))).size());
  return widths;
}

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes)
    all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// How much of it ends with a whole character: the rest may go on in the next piece.
std::size_t whole_characters(std::string_view bytes) {
  std::size_t lead = bytes.size();
  while (lead > 0 && bytes.size() - lead < 4) {
    --lead;
    if (continues(bytes[lead])) continue;
    const auto first = static_cast<unsigned char>(bytes[lead]);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    return bytes.size() - lead < length ? lead : bytes.size();
  }
  return bytes.size();
}

}  // namespace

// From the first byte to the last, once.
class CsvFile::Survey {
 public:
  explicit Survey(CsvFile& file) : file_(file), widths_(latin_widths()), at_{file.first_, 0, 1} {}

  void run() {
    file_.marks_.push_back(at_);
    for (std::string bytes; !(bytes = file_.bytes(at_.raw, piece)).empty();) {
      validate(bytes);
      if (bytes.find('\0') != std::string::npos) file_.is_text_ = false;
      walk(bytes);
    }
    if (!carried_.empty()) file_.utf8_ = false;
    file_.text_size_ = file_.utf8_ ? at_.raw - file_.first_ : at_.latin;
  }

 private:
  void validate(const std::string& bytes) {
    if (!file_.utf8_ || (carried_.empty() && is_ascii(bytes))) return;
    carried_ += bytes;
    const std::size_t whole = whole_characters(carried_);
    file_.utf8_ = text::is_valid_utf8(std::string_view(carried_).substr(0, whole));
    carried_.erase(0, whole);
  }

  void walk(const std::string& bytes) {
    for (const char c : bytes) {
      ++at_.raw;
      at_.latin += widths_[static_cast<unsigned char>(c)];
      if (c != '\n') continue;
      ++at_.line;
      if (at_.raw - file_.marks_.back().raw >= between_marks) file_.marks_.push_back(at_);
    }
  }

  CsvFile& file_;
  const Widths widths_;
  Mark at_;
  std::string carried_;
};

class CsvFile::Forward : public diagnostics::FarText::Pieces {
 public:
  explicit Forward(const CsvFile& file) : file_(file), at_(file.first_) {}

  bool next(std::string& into) override {
    std::string bytes = file_.bytes(at_, std::min<std::uint64_t>(piece, file_.size_ - at_));  // not what came since
    if (bytes.empty()) return false;
    at_ += bytes.size();
    into += file_.decoded(std::move(bytes));
    return true;
  }

 private:
  const CsvFile& file_;
  std::uint64_t at_;
};

std::shared_ptr<const CsvFile> CsvFile::open(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return nullptr;
  const std::shared_ptr<CsvFile> file(new CsvFile(path));
  file->size_ = std::filesystem::file_size(path, error);
  if (!error) file->written_ = std::filesystem::last_write_time(path, error);
  if (error) return nullptr;
  file->opening_ = file->bytes(0, 64);
  file->first_ = file->opening_.starts_with(bom) ? bom.size() : 0;
  Survey(*file).run();
  return file->broken_ ? nullptr : file;
}

bool CsvFile::too_long() const { return text_size_ > std::numeric_limits<std::uint32_t>::max(); }

bool CsvFile::changed() const {
  std::error_code error;
  return broken_ || std::filesystem::file_size(path_, error) != size_ || error ||
         std::filesystem::last_write_time(path_, error) != written_ || error;
}

std::string CsvFile::bytes(std::uint64_t from, std::size_t most) const {
  std::string read(most, '\0');
  std::ifstream stream(path_, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(from));
  stream.read(read.data(), static_cast<std::streamsize>(most));
  read.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  // A short read is no end of file: a disk that fails, a share that goes.
  const std::uint64_t there = from >= size_ ? 0 : std::min<std::uint64_t>(most, size_ - from);
  if (read.size() < there || !stream.is_open()) broken_ = true;
  return read;
}

std::string CsvFile::decoded(std::string bytes) const {
  return utf8_ || is_ascii(bytes) ? std::move(bytes) : text::latin1_to_utf8(bytes);
}

std::unique_ptr<diagnostics::FarText::Pieces> CsvFile::pieces() const { return std::make_unique<Forward>(*this); }

diagnostics::Line CsvFile::line_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset, [&](std::uint32_t asked, const Mark& mark) {
    return asked < offset_in_text(mark);
  });
  const Mark& mark = after == marks_.begin() ? *after : *(after - 1);
  const Widths widths = latin_widths();
  diagnostics::Line line{mark.line, 1, static_cast<std::uint32_t>(offset_in_text(mark)), {}};
  std::uint64_t raw = mark.raw, text = offset_in_text(mark), held = raw;  // held: what is shown begins there
  std::size_t column = 1;
  for (std::string read; text < offset && !(read = bytes(raw, piece)).empty();)
    for (const char c : read) {
      if (text >= offset) break;
      // Of a line without end, the beginning goes, at a character.
      if (raw - held >= 2 * shown && !(utf8_ && continues(c))) {
        held = raw;
        line.begin = static_cast<std::uint32_t>(text);
        line.column = column;
        line.cut_before = true;
      }
      ++raw;
      text += utf8_ ? 1 : widths[static_cast<unsigned char>(c)];
      column += utf8_ && continues(c) ? 0 : 1;
      if (c != '\n' || raw == size_) continue;  // the one that closes the file opens no further line
      line = {line.number + 1, 1, static_cast<std::uint32_t>(text), {}};
      held = raw;
      column = 1;
    }
  std::string read = bytes(held, static_cast<std::size_t>(raw - held) + shown);
  const std::size_t end = read.find('\n');
  line.cut_after = end == std::string::npos && held + read.size() < size_;
  if (end != std::string::npos) read.resize(end);
  if (line.cut_after && utf8_) read.resize(whole_characters(read));
  if (read.ends_with('\r')) read.pop_back();
  line.text = decoded(std::move(read));
  return line;
}

}  // namespace bareme::intake
