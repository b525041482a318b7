// The texts a run works on, and places in them.
// A Sources owns every text; a Span is a source and two byte offsets, cheap to keep in every tree node. Lines and
// columns (in characters, from 1) are computed only when something is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::diagnostics {

struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

struct LineColumn {
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in characters (code points), not bytes
};

class SourceText {
 public:
  SourceText(std::string path, std::string text);
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  LineColumn position(std::uint32_t offset) const;
  std::string_view line(std::size_t number) const;  // without its line end; empty past the end
  std::size_t line_count() const { return line_starts_.size(); }

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

class Sources {
 public:
  std::uint32_t add(std::string path, std::string text);  // the id used in Span::source
  const SourceText& operator[](std::uint32_t id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }
  std::string_view excerpt(const Span& span) const;

 private:
  std::deque<SourceText> texts_;  // a deque: views into a text stay valid when another is added
};

}  // namespace bareme::diagnostics
