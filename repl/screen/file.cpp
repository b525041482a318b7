#include "repl/screen/file.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include <unistd.h>

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view opening = "<!DOCTYPE html>";

bool is_page(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string first(opening.size(), '\0');
  return stream.read(first.data(), static_cast<std::streamsize>(first.size())) && first == opening;
}

std::string obstacle(const std::string& path) {
  std::error_code error;
  const fs::file_status there = fs::status(path, error);
  if (fs::is_directory(there)) return "c'est un dossier";
  if (fs::exists(there) && !is_page(path)) return "ce fichier existe et n'est pas une page";
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error)) return "ce dossier n'existe pas";
  return "";
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

std::string write_page(const std::string& path, const std::string& page) {
  if (const std::string why = obstacle(path); !why.empty()) return why;
  std::string beside = path + ".XXXXXX";  // in the same folder: renaming cannot cross a disk; mkstemp: 0600
  const int file = ::mkstemp(beside.data());
  if (file < 0) return "écriture refusée dans ce dossier";
  const bool written = write_all(file, page) && ::fsync(file) == 0;
  const bool closed = ::close(file) == 0;
  std::error_code error;
  if (written && closed) fs::rename(beside, path, error);
  if (written && closed && !error) return "";
  fs::remove(beside, error);
  return "le disque est plein, ou l'écriture refusée";
}

}  // namespace bareme::repl
