#include "intake/csv.hpp"

#include <algorithm>

#include "intake/problems.hpp"
#include "text/fold.hpp"
#include "text/misread.hpp"

namespace bareme::intake {

namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

constexpr std::string_view no_break = "\xC2\xA0", narrow_no_break = "\xE2\x80\xAF";

// The bytes of the one it begins with: copied from a page or a document, and seen by nobody.
std::size_t no_break_space(std::string_view text) {
  return text.starts_with(no_break) ? no_break.size() : text.starts_with(narrow_no_break) ? narrow_no_break.size() : 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.ends_with(' ') || text.ends_with('\t')) return 1;
  return text.ends_with(no_break) ? no_break.size() : text.ends_with(narrow_no_break) ? narrow_no_break.size() : 0;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

constexpr std::size_t longest_row = std::size_t{2} << 20;  // of a text that is not held: a quote never closed would
                                                           // take it in whole

// The separator found most often in the header, outside quotes; of equals the one least likely inside a name. None
// while no line that has one is over.
std::optional<char> sniff(std::string_view text, bool whole) {
  std::size_t semicolons = 0, tabs = 0, commas = 0;
  bool quoted = false, over = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(c)) {
      if (over = semicolons + tabs + commas > 0; over) break;
      continue;  // a blank line, or a header of one column: the next line says no less
    }
    semicolons += c == ';';
    tabs += c == '\t';
    commas += c == ',';
  }
  if (!over && !whole) return std::nullopt;
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
  const diagnostics::FarText* far = sources[source].far();
  if (far != nullptr ? !far->is_text() : text_.find('\0') != std::string_view::npos) {
    diagnostics_.add(not_a_text(sources[source].path()));
    text_ = {};
    return;
  }
  if (far != nullptr) open(*far);
  skip_separator_line();
  if (separator)
    separator_ = *separator;
  else if (position_ == 0)
    find_separator();
  opening_ = text_.substr(0, std::size_t{1} << 16);
  const std::size_t faults = diagnostics_.error_count();
  while (is_blank(header_) && read_row(header_)) {
  }
  if (is_blank(header_)) header_.clear();
  std::swap(header_texts_, row_texts_);
  if (header_.empty()) {
    if (diagnostics_.error_count() == faults) diagnostics_.add(empty_file({source_, 0, 0}));
    text_ = {};
    pieces_.reset();
    position_ = 0;
  }
  while (!header_.empty() && header_.back().empty())
    header_.pop_back();
  if (far != nullptr)  // what the titles are views of will not be held
    for (Cell& cell : header_)
      cell.text = header_texts_.emplace_back(cell.text);
}

void CsvReader::open(const diagnostics::FarText& far) {
  constexpr std::size_t separator_line = 8;  // « sep=; » and its end are looked for before anything is read
  pieces_ = far.pieces();
  while (text_.size() < separator_line && more()) {
  }
}

void CsvReader::find_separator() {
  std::optional<char> found;
  while (!(found = sniff(text_, pieces_ == nullptr || text_.size() >= longest_row)))
    more();
  separator_ = *found;
}

// The next piece after what is held from the row being read on; false: there is none.
bool CsvReader::more() {
  if (pieces_ == nullptr) return false;
  held_.erase(0, position_);
  before_ += position_;
  position_ = 0;
  const bool found = pieces_->next(held_);
  if (!found) pieces_.reset();
  text_ = held_;
  return found;
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

// A row that goes on past what is held is read again from its beginning, with more of the text.
bool CsvReader::read_row(std::vector<Cell>& row) {
  for (std::size_t start = position_;;) {
    short_ = false;
    const bool found = try_row(row);
    if (!short_) {
      for (diagnostics::Diagnostic& fault : faults_)
        diagnostics_.add(std::move(fault));
      faults_.clear();
      tell_misread(row);
      return found;
    }
    faults_.clear();
    if (text_.size() - start >= longest_row) return without_end(row);
    position_ = start;
    more();  // or there is no more: what is held is then the end of the text
    start = 0;
  }
}

// Once: all the letters of the file are then wrong.
void CsvReader::tell_misread(const std::vector<Cell>& row) {
  const auto wrong =
      misread_ ? row.end()
               : std::find_if(row.begin(), row.end(), [](const Cell& cell) { return text::is_misread(cell.text); });
  if (wrong == row.end()) return;
  misread_ = true;
  diagnostics_.add(misread_letters(wrong->place, std::string(wrong->text)));
}

bool CsvReader::try_row(std::vector<Cell>& row) {
  open_quote_ = 0;
  row.clear();
  row_texts_.clear();
  if (at_end()) return false;
  while (read_cell(row)) {
  }
  return !row.empty();
}

// No end of row in all that may be held: nothing more is read of this text.
bool CsvReader::without_end(std::vector<Cell>& row) {
  if (open_quote_ != 0) {
    const diagnostics::Span quote = span(open_quote_ - 1, open_quote_);
    diagnostics_.add(closes_further() ? quote_without_end(quote) : unclosed_quote(quote));
  } else {
    diagnostics_.add(row_without_end(row.empty() ? span(0, 1) : row.front().place));
  }
  row.clear();
  pieces_.reset();
  text_ = {};
  position_ = 0;
  return false;
}

// Whether the quote that is open closes somewhere in what follows, however far: read, not held.
bool CsvReader::closes_further() {
  bool quote = false;  // the character before was one that may be the first of two
  std::string piece = std::string(text_.substr(open_quote_));
  do {
    for (const char c : piece) {
      if (quote && c != '"') return true;
      quote = c == '"' && !quote;
    }
    piece.clear();
  } while (pieces_ != nullptr && pieces_->next(piece));
  return quote;
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
  std::size_t begin = position_;
  while (!at_cell_end())
    ++position_;
  std::size_t end = position_;
  while (const std::size_t blank = blank_at_end(text_.substr(begin, end - begin)))
    end -= blank;
  while (const std::size_t blank = no_break_space(text_.substr(begin, end - begin)))
    begin += blank;
  row.push_back({text_.substr(begin, end - begin), span(begin, end)});
}

bool CsvReader::read_quoted(std::vector<Cell>& row) {
  const std::size_t open = position_;
  open_quote_ = open + 1;
  bool doubled = false;
  for (++position_; !at_end(); ++position_) {
    if (text_[position_] != '"') continue;
    if (position_ + 1 >= text_.size() && pieces_ != nullptr) short_ = true;  // it may be the first of two
    if (position_ + 1 >= text_.size() || text_[position_ + 1] != '"') break;
    doubled = true;
    ++position_;
  }
  if (at_end()) {  // where it should have closed is anyone's guess: nothing after it is read
    faults_.push_back(unclosed_quote(span(open, open + 1)));
    row.clear();
    return false;
  }
  open_quote_ = 0;
  const std::string_view inside = text_.substr(open + 1, position_ - open - 1);
  ++position_;
  row.push_back({doubled ? row_texts_.emplace_back(undoubled(inside)) : inside, span(open, position_)});
  skip_blanks();
  if (at_cell_end()) return true;
  const std::size_t after = position_;
  while (!at_cell_end())
    ++position_;
  faults_.push_back(text_after_quote(span(after, position_)));
  return true;
}

bool CsvReader::at_end() {
  if (position_ < text_.size()) return false;
  short_ = short_ || pieces_ != nullptr;
  return true;
}

bool CsvReader::at_cell_end() { return at_end() || text_[position_] == separator_ || is_line_end(text_[position_]); }

void CsvReader::skip_blanks() {
  while (!at_end() && text_[position_] != separator_ && (text_[position_] == ' ' || text_[position_] == '\t'))
    ++position_;
}

void CsvReader::skip_line_end() {
  const char first = text_[position_++];
  if (first == '\r' && !at_end() && text_[position_] == '\n') ++position_;
}

diagnostics::Span CsvReader::span(std::size_t begin, std::size_t end) const {
  return {source_, static_cast<std::uint32_t>(before_ + begin), static_cast<std::uint32_t>(before_ + end)};
}

}  // namespace bareme::intake
