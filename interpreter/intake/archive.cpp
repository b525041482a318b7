#include "intake/archive.hpp"

#include <minizip/unzip.h>

namespace bareme::intake {
namespace {

constexpr std::size_t largest = std::size_t{256} << 20U;  // bytes: a file that says more was not made by a spreadsheet

}  // namespace

Archive::Archive(const std::string& path) : file_(unzOpen64(path.c_str())) {}
Archive::~Archive() {
  if (file_ != nullptr) unzClose(file_);
}

std::optional<std::string> Archive::part(const std::string& name) const {
  if (file_ == nullptr || unzLocateFile(file_, name.c_str(), 2) != UNZ_OK) return std::nullopt;
  unz_file_info64 info{};
  if (unzGetCurrentFileInfo64(file_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) return std::nullopt;
  if (info.uncompressed_size > largest || unzOpenCurrentFile(file_) != UNZ_OK) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(info.uncompressed_size), '\0');
  std::size_t read = 0;
  while (read < bytes.size()) {
    const int got = unzReadCurrentFile(file_, bytes.data() + read, static_cast<unsigned>(bytes.size() - read));
    if (got <= 0) break;
    read += static_cast<std::size_t>(got);
  }
  const bool whole = unzCloseCurrentFile(file_) == UNZ_OK && read == bytes.size();  // its checksum too
  return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace bareme::intake
