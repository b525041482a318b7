#include "intake/record_stream.hpp"

#include <algorithm>
#include <array>

#include "text/fold.hpp"

namespace bareme::intake {
namespace {

constexpr std::size_t longest_record = std::size_t{1} << 20;  // a quote never closed must not take the whole file in
constexpr const char* too_long = "la ligne n'a pas de fin (plus d'un million de caractères)";

std::string cleaned(std::string cell) {
  const std::size_t first = cell.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  cell = cell.substr(first, cell.find_last_not_of(" \t") - first + 1);
  return text::is_valid_utf8(cell) ? cell : text::latin1_to_utf8(cell);
}

char separator_of(const std::string& line) {
  constexpr std::array<char, 3> candidates = {';', '\t', ','};
  return *std::max_element(candidates.begin(), candidates.end(), [&](char left, char right) {
    return std::count(line.begin(), line.end(), left) < std::count(line.begin(), line.end(), right);
  });
}

}  // namespace

bool RecordStream::read_line(std::string& line) {
  line.clear();
  std::streambuf& bytes = *stream_->rdbuf();
  int c = bytes.sbumpc();
  if (c == std::char_traits<char>::eof()) return false;
  ++line_;
  for (; c != std::char_traits<char>::eof() && c != '\n' && c != '\r'; c = bytes.sbumpc()) {
    if (c == 0) return fault_ = "ce n'est pas du texte en UTF-8 ni en Latin-1", false;
    if (line.size() == longest_record) return fault_ = too_long, false;
    line += static_cast<char>(c);
  }
  if (c == '\r' && bytes.sgetc() == '\n') bytes.sbumpc();
  if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  return true;
}

bool RecordStream::next(std::vector<std::string>& cells) {
  std::string line;
  while (fault_.empty() && read_line(line)) {
    begin_ = line_;
    if (line_ == 1 && line.size() == 5 && line.starts_with("sep=")) {
      separator_ = line[4];
      continue;
    }
    if (separator_ == 0 && line.find_first_not_of(" \t") != std::string::npos) separator_ = separator_of(line);
    if (!split(line, cells)) return false;
    if (std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); })) return true;
  }
  return false;
}

bool RecordStream::split(std::string& line, std::vector<std::string>& cells) {
  cells.clear();
  for (std::size_t at = 0;; ++at) {
    std::string cell;
    const std::size_t first = separator_ == '\t' ? at : std::min(line.find_first_not_of(" \t", at), line.size());
    if (first < line.size() && line[first] == '"' && separator_ != '\t') {
      at = first;
      if (!quoted(line, at, cell)) return false;
    } else {
      const std::size_t end = std::min(line.find(separator_, at), line.size());
      cell = line.substr(at, end - at);
      at = end;
    }
    cells.push_back(cleaned(std::move(cell)));
    if (at >= line.size()) return true;
  }
}

// A quoted cell may go on over the next lines.
bool RecordStream::quoted(std::string& line, std::size_t& at, std::string& cell) {
  for (++at;; ++at) {
    if (at >= line.size()) {
      std::string more;
      const bool there = read_line(more);
      if (!there || cell.size() > longest_record)
        return fault_ = fault_.empty() ? "un guillemet ouvert n'est jamais fermé" : fault_, false;
      cell += '\n';
      line = std::move(more);
      at = static_cast<std::size_t>(-1);
      continue;
    }
    if (line[at] != '"') {
      cell += line[at];
      continue;
    }
    if (at + 1 < line.size() && line[at + 1] == '"') {
      cell += line[++at];
      continue;
    }
    at = std::min(line.find_first_not_of(" \t", at + 1), line.size());
    if (at < line.size() && line[at] != separator_)
      return fault_ = "du texte suit le guillemet qui ferme une cellule", false;
    return true;
  }
}

}  // namespace bareme::intake
