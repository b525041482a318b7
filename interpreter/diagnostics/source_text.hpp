// The texts a run works on, and places in them.
// A Sources owns every text; a Span is a source and two byte offsets, cheap to keep in every tree node. Lines and
// columns (in characters, from 1) are computed only when something is shown. A text too long to be held stays where it
// lies (FarText): it is read forward a piece at a time, and again around what is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
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

struct Line {  // without its line end: whole, or of one that has no end what stands around the place asked
  std::size_t number = 1;
  std::size_t column = 1;   // of the first character held
  std::uint32_t begin = 0;  // where that one stands in the text
  std::string text;
  bool cut_before = false, cut_after = false;
};

class FarText {
 public:
  class Pieces {
   public:
    virtual ~Pieces() = default;
    virtual bool next(std::string& into) = 0;  // the next piece, put after what `into` holds; false: there is none
  };
  virtual ~FarText() = default;
  virtual std::unique_ptr<Pieces> pieces() const = 0;  // from the beginning
  virtual Line line_at(std::uint32_t offset) const = 0;
  virtual bool is_text() const = 0;  // false: it holds null bytes
  virtual bool changed() const = 0;  // since it was opened: what was read of it is not what it says now
};

class SourceText {
 public:
  SourceText(std::string path, std::string text);
  SourceText(std::string path, std::shared_ptr<const FarText> far);
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }    // empty when it is far
  const FarText* far() const { return far_.get(); }  // null when it is held
  LineColumn position(std::uint32_t offset) const;
  Line line_at(std::uint32_t offset) const;
  std::string_view line(std::size_t number) const;  // without its line end; empty past the end, and of a far text
  std::size_t line_count() const { return line_starts_.size(); }

 private:
  std::string path_;
  std::string text_;
  std::shared_ptr<const FarText> far_;
  std::vector<std::uint32_t> line_starts_;
};

class Sources {
 public:
  std::uint32_t add(std::string path, std::string text);  // the id used in Span::source
  std::uint32_t add(std::string path, std::shared_ptr<const FarText> far);
  const SourceText& operator[](std::uint32_t id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }
  std::string_view excerpt(const Span& span) const;

 private:
  std::deque<SourceText> texts_;  // a deque: views into a text stay valid when another is added
};

}  // namespace bareme::diagnostics
