// A text as an editor shows it while it is being written, faulty or not: its blocks, what folds, what each word is.
// Only the grammar is known here; what names stand for is session/meanings.hpp's business.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/source_text.hpp"

namespace bareme {

struct Block {
  enum class Kind {
    Regulation,
    Library,
    Maquette,
    Case,
    Structure,
    Codes,
    Convention,
    Parameter,
    Table,
    Function,
    Lua,
    Document,
    Article,
    Removal
  };
  Kind kind = Kind::Article;
  std::string name;    // « 4.3.1 Validation des UE », « codes de résultat », « seuil »
  std::string detail;  // of an article, its level: « pour chaque ue »; empty: none
  std::string level;   // « ue »: what its rules stand on; empty: unknown
  diagnostics::Span head, whole;
  std::vector<Block> inside;
};

struct Word {
  enum class Kind { Keyword, Name, Text, Number, Comment };
  Kind kind = Kind::Name;
  diagnostics::Span place;  // on one line
};

struct Written {
  std::vector<Block> blocks;
  std::vector<diagnostics::Span> folds;  // from the head of a block to its `fin`, several lines
  std::vector<Word> words;               // in order of place, apart from each other
};

Written written(const std::string& path, const std::string& text);
// The innermost block there; null: between two of them.
const Block* block_at(const std::vector<Block>& blocks, std::uint32_t offset);

}  // namespace bareme
