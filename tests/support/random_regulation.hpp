// A règlement and a maquette drawn at random, as text of the language: levels, facts, codes, roundings, views, barèmes,
// rules, verdicts, exceptions and choices. Out: pieces that can be taken away one by one, to shrink what fails.
//
// A rule reads only what was written before it, so nothing goes round; what the text gets wrong all the same (a row
// that is never read, two exceptions that always meet) `check` refuses, and another text is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace support {

struct Block {  // opening line, statements of one line or more, closing line
  std::string open;
  std::vector<std::string> statements;
  std::string close;
  std::string text() const;
};

struct RandomTexts {
  std::vector<Block> regulation;  // the first is the heading of the règlement
  std::vector<Block> maquette;    // one
  std::string regulation_text() const;
  std::string maquette_text() const;
};

RandomTexts random_texts(std::uint64_t seed);

}  // namespace support
