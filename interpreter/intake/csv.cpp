#include "intake/csv.hpp"

#include <algorithm>

#include "intake/problems.hpp"
#include "text/fold.hpp"

namespace bareme::intake {

namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The separator found most often in the header, outside quotes; of equals the one least likely inside a name.
char sniff(std::string_view text) {
  std::size_t semicolons = 0, tabs = 0, commas = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(c)) {
      if (semicolons + tabs + commas > 0) break;
      continue;  // a blank line, or a header of one column: the next line says no less
    }
    semicolons += c == ';';
    tabs += c == '\t';
    commas += c == ',';
  }
  if (semicolons >= tabs && semicolons >= commas) return ';';
  return tabs >= commas ? '\t' : ',';
}

bool is_blank(const std::vector<Cell>& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return cell.empty(); });
}

std::string undoubled(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    text += quoted[i];
    if (quoted[i] == '"') ++i;
  }
  return text;
}

}  // namespace

std::uint32_t add_csv(diagnostics::Sources& sources, std::string path, std::string_view bytes) {
  if (bytes.substr(0, bom.size()) == bom) bytes.remove_prefix(bom.size());
  return sources.add(std::move(path), text::is_valid_utf8(bytes) ? std::string(bytes) : text::latin1_to_utf8(bytes));
}

CsvReader::CsvReader(const diagnostics::Sources& sources, std::uint32_t source, diagnostics::Diagnostics& diagnostics,
                     std::optional<char> separator)
    : text_(sources[source].text()), source_(source), diagnostics_(diagnostics) {
  if (const std::size_t nul = text_.find('\0'); nul != std::string_view::npos) {
    diagnostics_.add(not_a_text(sources[source].path()));
    text_ = {};
    return;
  }
  skip_separator_line();
  if (separator)
    separator_ = *separator;
  else if (position_ == 0)
    separator_ = sniff(text_);
  const std::size_t faults = diagnostics_.error_count();
  while (is_blank(header_) && read_row(header_)) {
  }
  if (is_blank(header_)) header_.clear();
  std::swap(header_texts_, row_texts_);
  if (header_.empty()) {
    if (diagnostics_.error_count() == faults) diagnostics_.add(empty_file(span(0, 0)));
    text_ = {};
    position_ = 0;
  }
  while (!header_.empty() && header_.back().empty())
    header_.pop_back();
}

// « sep=; », which Excel writes and reads.
void CsvReader::skip_separator_line() {
  if (text_.size() < 5 || text_.substr(0, 4) != "sep=" || is_line_end(text_[4])) return;
  separator_ = text_[4];
  position_ = 5;
  if (!at_end() && is_line_end(text_[position_])) return skip_line_end();
  position_ = 0;
}

bool CsvReader::next(std::vector<Cell>& row) {
  while (read_row(row)) {
    if (is_blank(row)) continue;
    any_ = true;
    if (fits(row)) return true;
  }
  return false;
}

bool CsvReader::fits(std::vector<Cell>& row) {
  while (row.size() > header_.size() && row.back().empty())
    row.pop_back();
  if (row.size() == header_.size()) return true;
  const diagnostics::Span place{source_, row.front().place.begin, row.back().place.end};
  diagnostics_.add(wrong_count(place, row.size(), header_.size(), separator_));
  return false;
}

bool CsvReader::read_row(std::vector<Cell>& row) {
  row.clear();
  row_texts_.clear();
  if (at_end()) return false;
  while (read_cell(row)) {
  }
  return !row.empty();
}

// One cell and what ends it; true when another follows on the same row.
bool CsvReader::read_cell(std::vector<Cell>& row) {
  skip_blanks();
  if (!at_end() && text_[position_] == '"') {
    if (!read_quoted(row)) return false;
  } else {
    read_plain(row);
  }
  if (at_end()) return false;
  if (text_[position_] == separator_) {
    ++position_;
    return true;
  }
  skip_line_end();
  return false;
}

void CsvReader::read_plain(std::vector<Cell>& row) {
  const std::size_t begin = position_;
  while (!at_cell_end())
    ++position_;
  std::size_t end = position_;
  while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t'))
    --end;
  row.push_back({text_.substr(begin, end - begin), span(begin, end)});
}

bool CsvReader::read_quoted(std::vector<Cell>& row) {
  const std::size_t open = position_;
  bool doubled = false;
  for (++position_; !at_end(); ++position_) {
    if (text_[position_] != '"') continue;
    if (position_ + 1 >= text_.size() || text_[position_ + 1] != '"') break;
    doubled = true;
    ++position_;
  }
  if (at_end()) {  // where it should have closed is anyone's guess: nothing after it is read
    diagnostics_.add(unclosed_quote(span(open, open + 1)));
    row.clear();
    return false;
  }
  const std::string_view inside = text_.substr(open + 1, position_ - open - 1);
  ++position_;
  row.push_back({doubled ? row_texts_.emplace_back(undoubled(inside)) : inside, span(open, position_)});
  skip_blanks();
  if (at_cell_end()) return true;
  const std::size_t after = position_;
  while (!at_cell_end())
    ++position_;
  diagnostics_.add(text_after_quote(span(after, position_)));
  return true;
}

bool CsvReader::at_cell_end() const {
  return at_end() || text_[position_] == separator_ || is_line_end(text_[position_]);
}

void CsvReader::skip_blanks() {
  while (!at_end() && text_[position_] != separator_ && (text_[position_] == ' ' || text_[position_] == '\t'))
    ++position_;
}

void CsvReader::skip_line_end() {
  const char first = text_[position_++];
  if (first == '\r' && !at_end() && text_[position_] == '\n') ++position_;
}

diagnostics::Span CsvReader::span(std::size_t begin, std::size_t end) const {
  return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace bareme::intake
