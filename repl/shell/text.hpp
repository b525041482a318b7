// How the shell cuts what is typed and lays out what it answers: words of a line, columns, the marks ✓ ✗ ◌ and their
// colours. Parts of a line are views into it, so that a message can point at them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::repl {

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> words_of(std::string_view text);  // between blanks
std::string_view after(std::string_view text,
                       std::string_view part);  // what follows `part`, itself a view into `text`; trimmed
std::string_view between(std::string_view first,
                         std::string_view last);  // from the first letter of one word to the last of the other

// Never colour alone: what is painted also says it in words or by a mark.
class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}
  std::string good(const std::string& text) const { return painted("34", text); }
  std::string bad(const std::string& text) const { return painted("1;31", text); }
  std::string pending(const std::string& text) const { return painted("90", text); }
  std::string reverse(const std::string& text) const { return painted("7", text); }
  std::string faint(const std::string& text) const { return painted("2", text); }
  std::string marks(const std::string& line) const;  // ✓ ✗ ◌ wherever they stand

 private:
  std::string painted(const char* style, const std::string& text) const;
  bool colour_;
};

enum class Align { Left, Right };
using Row = std::vector<std::string>;
// Rows as lines, each column as wide as its widest cell, two blanks between; nothing is left at the end of a line.
std::vector<std::string> columns(const std::vector<Row>& rows, const std::vector<Align>& aligns,
                                 const std::string& margin = "  ");
// The same, or, on a page too narrow, a card a row: its first cell, then each other after its title (the first row,
// when `headed`) on lines of their own. Nothing is cut.
enum class Titles { First, None };
std::vector<std::string> table(const std::vector<Row>& rows, const std::vector<Align>& aligns, std::size_t width,
                               Titles titles = Titles::First);
// « title  a · b · c », on as many lines as `width` asks, continued under the first piece.
std::vector<std::string> listed(const std::string& title, const std::vector<std::string>& pieces, std::size_t width);

// Broken at blanks; a word wider than `width` stands alone on its line.
// A page of Markdown at this width: paragraphs broken anew, what stands between ``` left as it is.
std::vector<std::string> reflowed(std::string_view page, std::size_t width);
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace bareme::repl
