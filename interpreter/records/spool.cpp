#include "records/spool.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "records/aside.hpp"

namespace bareme::records {
namespace {

constexpr std::size_t held_at_most = std::size_t{1} << 18;

// For its owner alone, and without a name once it is there: nothing of it stays, whatever happens.
std::FILE* temporary_file() {
  std::string path = aside_folder() + "/bareme-XXXXXX";
  const int descriptor = mkstemp(path.data());  // 0600
  if (descriptor < 0) throw not_put_aside(errno);
  std::FILE* const file = fdopen(descriptor, "w+b");
  if (file == nullptr || std::remove(path.c_str()) != 0) {
    const int code = errno;
    if (file != nullptr) std::fclose(file);
    throw not_put_aside(code);
  }
  std::setvbuf(file, nullptr, _IONBF, 0);  // ours are buffered already
  return file;
}

}  // namespace

Spool::~Spool() {
  if (file_ != nullptr) std::fclose(file_);
}

// Seven bits a byte, the last one without the eighth: most numbers are small.
void Spool::put(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    buffer_ += static_cast<char>((number & 0x7F) | 0x80);
  buffer_ += static_cast<char>(number);
}

void Spool::put(std::string_view text) {
  put(text.size());
  buffer_ += text;
}

void Spool::end() {
  ++records_;
  if (buffer_.size() >= held_at_most) flush();
}

void Spool::open() {
  if (file_ == nullptr) file_ = temporary_file();
}

void Spool::flush() {
  open();
  errno = 0;
  if (std::fseek(file_, 0, SEEK_END) != 0 || std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size())
    throw not_put_aside(errno);
  written_ += buffer_.size();
  buffer_.clear();
}

std::size_t Spool::read(std::uint64_t from, char* into, std::size_t most) const {
  if (from >= written_) {
    const std::size_t begin = std::min(static_cast<std::size_t>(from - written_), buffer_.size());
    const std::size_t count = std::min(most, buffer_.size() - begin);
    std::memcpy(into, buffer_.data() + begin, count);
    return count;
  }
  errno = 0;
  const std::size_t there = static_cast<std::size_t>(std::min<std::uint64_t>(most, written_ - from));
  if (std::fseek(file_, static_cast<long>(from), SEEK_SET) != 0 || std::fread(into, 1, there, file_) != there)
    throw not_put_aside(errno);
  return there;
}

bool Spool::Reader::next() {
  if (records_ == spool_.records_) return false;
  ++records_;
  return true;
}

void Spool::Reader::hold(std::size_t bytes) {
  if (held_.size() - at_ >= bytes) return;
  held_.erase(0, at_);
  at_ = 0;
  const std::size_t wanted = std::max(bytes, held_at_most);
  while (held_.size() < bytes) {
    const std::size_t before = held_.size();
    held_.resize(wanted);
    const std::size_t count = spool_.read(taken_, held_.data() + before, wanted - before);
    held_.resize(before + count);
    taken_ += count;
    if (count == 0) throw not_put_aside(0);
  }
}

std::uint64_t Spool::Reader::number() {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    hold(1);
    const auto byte = static_cast<unsigned char>(held_[at_++]);
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
}

std::string Spool::Reader::text() {
  const auto size = static_cast<std::size_t>(number());
  hold(size);
  at_ += size;
  return held_.substr(at_ - size, size);
}

}  // namespace bareme::records
