// A golden page: a Markdown file a registrar can read, and the fenced blocks in it that say something to the program.
// In: the text of a page; out: its blocks with their line numbers, and the same text with the lines of some blocks
// replaced. What a block means is golden_scene's business.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::golden {

using Lines = std::vector<std::string>;

struct Block {
  std::string kind;       // "règlement", "session"…; empty for a fence without a word
  std::string argument;   // what follows it on the opening line: "fichier jury.csv" → "jury.csv"
  Lines lines;            // without the fences
  std::size_t first = 0;  // the page's line number of lines[0], counted from 1
};

struct Page {
  Lines lines;
  std::vector<Block> blocks;  // in order
};

Lines split_lines(const std::string& text);
std::string joined(const Lines& lines);  // each ended by a line break

Page read_page(const std::string& text);

struct Rewrite {
  std::size_t block;  // index in Page::blocks
  Lines lines;        // its new content
};
std::string rewritten(const Page& page, const std::vector<Rewrite>& rewrites);

}  // namespace bareme::golden
