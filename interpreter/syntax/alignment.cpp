#include "syntax/alignment.hpp"

#include <algorithm>
#include <optional>

#include "text/fold.hpp"

namespace bareme::syntax {
namespace {

// A line much longer than the others would push them all aside: it stands as it is.
constexpr std::size_t most_blanks = 48;

struct Placed {  // a line being set: its text up to where it has been
  std::string text;
  std::size_t next = 1;  // piece
};

using Run = std::vector<Laid>::iterator;

bool together(const Laid& above, const Laid& below) {
  return !above.pieces.empty() && !below.pieces.empty() && above.indentation == below.indentation &&
         above.kind == below.kind;
}

// The lines that have this column, less those it would push too far.
std::optional<std::size_t> column(const std::vector<std::size_t>& widths) {
  if (widths.empty()) return std::nullopt;
  const std::size_t least = *std::min_element(widths.begin(), widths.end());
  std::size_t widest = 0;
  for (const std::size_t width : widths)
    if (width <= least + most_blanks) widest = std::max(widest, width);
  return widest;
}

void pad(std::string& text, std::size_t to) {
  const std::size_t width = text::display_width(text);
  if (width < to) text += std::string(to - width, ' ');
}

// One that some line has come to and that no line has further on: what they all have, they come to together.
std::string next_stop(Run first, const std::vector<Placed>& placed) {
  std::string any;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const std::vector<std::string>& stops = first[static_cast<std::ptrdiff_t>(i)].stops;
    if (placed[i].next > stops.size()) continue;
    const std::string& stop = stops[placed[i].next - 1];
    if (any.empty()) any = stop;
    bool later = false;
    for (std::size_t j = 0; j < placed.size(); ++j) {
      const std::vector<std::string>& other = first[static_cast<std::ptrdiff_t>(j)].stops;
      if (placed[j].next <= other.size())
        later = later || std::find(other.begin() + static_cast<std::ptrdiff_t>(placed[j].next), other.end(), stop) !=
                             other.end();
    }
    if (!later) return stop;
  }
  return any;
}

// Sets the pieces of the lines [first, last) under each other, stop by stop, in the order the lines have them.
void set_pieces(Run first, Run last, std::vector<Placed>& placed) {
  for (Run line = first; line != last; ++line)
    placed.push_back({std::string(line->indentation, ' ') + line->pieces.front()});
  for (;;) {
    const std::string stop = next_stop(first, placed);
    if (stop.empty()) return;
    const auto has = [&](std::size_t i) {
      const Laid& line = first[static_cast<std::ptrdiff_t>(i)];
      return placed[i].next < line.pieces.size() && line.stops[placed[i].next - 1] == stop;
    };
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < placed.size(); ++i)
      if (has(i)) widths.push_back(text::display_width(placed[i].text));
    const std::size_t target = *column(widths);
    for (std::size_t i = 0; i < placed.size(); ++i)
      if (has(i)) {
        pad(placed[i].text, target);
        placed[i].text += ' ' + first[static_cast<std::ptrdiff_t>(i)].pieces[placed[i].next++];
      }
  }
}

// Comments of lines that follow one another with the same indentation, whatever these say.
void set_comments(std::vector<Laid>& lines, std::vector<std::string>& texts) {
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto beside = [&](std::size_t i) { return !lines[i].comment.empty() && !lines[i].pieces.empty(); };
    std::size_t end = begin + 1;
    while (end < lines.size() && beside(begin) && beside(end) && lines[end].indentation == lines[begin].indentation)
      ++end;
    std::vector<std::size_t> widths;
    for (std::size_t i = begin; i < end; ++i)
      if (beside(i)) widths.push_back(text::display_width(texts[i]));
    const auto target = column(widths);
    for (std::size_t i = begin; i < end; ++i) {
      if (lines[i].comment.empty()) continue;
      if (lines[i].pieces.empty()) {
        texts[i] = std::string(lines[i].indentation, ' ') + lines[i].comment;
        continue;
      }
      if (target) pad(texts[i], *target);
      texts[i] += "  " + lines[i].comment;
    }
    begin = end;
  }
}

}  // namespace

std::string aligned(std::vector<Laid> lines) {
  std::vector<std::string> texts;
  for (Run first = lines.begin(); first != lines.end();) {
    Run last = first + 1;
    while (last != lines.end() && together(*(last - 1), *last))
      ++last;
    if (first->pieces.empty()) {
      texts.emplace_back();
    } else {
      std::vector<Placed> placed;
      set_pieces(first, last, placed);
      for (Placed& one : placed)
        texts.push_back(std::move(one.text));
    }
    first = last;
  }
  set_comments(lines, texts);
  std::string whole;
  for (const std::string& text : texts)
    whole += text + '\n';
  return whole;
}

}  // namespace bareme::syntax
