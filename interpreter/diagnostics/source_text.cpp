#include "diagnostics/source_text.hpp"

#include <algorithm>
#include <utility>

namespace bareme::diagnostics {

namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

LineColumn position_in(const Line& line, std::uint32_t offset) {
  const std::string_view before =
      std::string_view(line.text).substr(0, std::min<std::size_t>(offset - line.begin, line.text.size()));
  return {line.number,
          line.column + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), begins_character))};
}

}  // namespace

SourceText::SourceText(std::string path, std::shared_ptr<const FarText> far)
    : path_(std::move(path)), far_(std::move(far)), line_starts_{0} {}

SourceText::SourceText(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)), line_starts_{0} {
  // The line end that closes the text opens no further line: what is missing at the end is shown on the last line one
  // can read.
  for (std::size_t i = 0; i + 1 < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
}

std::string_view SourceText::line(std::size_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  const std::size_t end = number < line_starts_.size() ? line_starts_[number] : text_.size();
  std::string_view line = text().substr(begin, end - begin);
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Line SourceText::line_at(std::uint32_t offset) const {
  if (far_ != nullptr) return far_->line_at(offset);
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto number = static_cast<std::size_t>(after - line_starts_.begin());
  return {number, 1, *(after - 1), std::string(line(number))};
}

LineColumn SourceText::position(std::uint32_t offset) const { return position_in(line_at(offset), offset); }

std::uint32_t Sources::add(std::string path, std::string text) {
  texts_.emplace_back(std::move(path), std::move(text));
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::uint32_t Sources::add(std::string path, std::shared_ptr<const FarText> far) {
  texts_.emplace_back(std::move(path), std::move(far));
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::string_view Sources::excerpt(const Span& span) const {
  const std::string_view text = texts_[span.source].text();
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  return text.substr(begin, span.end > begin ? span.end - begin : 0);
}

}  // namespace bareme::diagnostics
