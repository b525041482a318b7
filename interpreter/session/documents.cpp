#include "session/documents.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace bareme {
namespace {

// Why it cannot be read, in French; empty when it looks readable. (The system's own messages follow the locale.)
std::string obstacle(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return "ce fichier n'existe pas";
  if (std::filesystem::is_directory(status)) return "c'est un dossier";
  return "";
}

}  // namespace

std::optional<std::string> text_of(const Document& document, Unreadable unreadable,
                                   diagnostics::Diagnostics& diagnostics) {
  if (document.text) return document.text;
  const std::string why = obstacle(document.path);
  std::ifstream stream;
  if (why.empty()) stream.open(document.path, std::ios::binary);
  if (!stream.is_open()) {
    diagnostics.add(unreadable(document.path, why.empty() ? "lecture refusée" : why));
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace bareme
