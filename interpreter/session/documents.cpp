#include "session/documents.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <ios>
#include <iterator>
#include <system_error>

namespace bareme {
namespace {

// Why it cannot be read, in French; empty when it looks readable. (The system's own messages follow the locale.)
std::string obstacle(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (error == std::errc::permission_denied) return "droits insuffisants sur son dossier";
  if (!std::filesystem::exists(status)) return "ce fichier n'existe pas";
  if (std::filesystem::is_directory(status)) return "c'est un dossier";
  return "";
}

// Why the system would not open it.
std::string refusal(int code) {
  switch (code) {
    case EACCES:
    case EPERM:
      return "droits de lecture insuffisants";
    case EMFILE:
    case ENFILE:
      return "trop de fichiers sont ouverts à la fois";
    case EIO:
      return "le disque ne répond pas";
    default:
      return "lecture refusée par le système, code " + std::to_string(code);
  }
}

}  // namespace

std::optional<std::string> text_of(const Document& document, Unreadable unreadable,
                                   diagnostics::Diagnostics& diagnostics) {
  if (document.text) return document.text;
  std::string why = obstacle(document.path);
  std::ifstream stream;
  errno = 0;
  if (why.empty()) stream.open(document.path, std::ios::binary);
  if (why.empty() && !stream.is_open()) why = refusal(errno);
  std::string text;
  try {
    if (why.empty()) text.assign(std::istreambuf_iterator<char>(stream), {});
  } catch (const std::ios_base::failure&) {
    why = "le disque ne l'a pas donné jusqu'au bout";
  }
  if (why.empty()) return text;
  diagnostics.add(unreadable(document.path, why));
  return std::nullopt;
}

}  // namespace bareme
