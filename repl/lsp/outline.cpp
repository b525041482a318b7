// The outline of a text, what folds in it, and the colour of each word.
#include <algorithm>
#include <array>

#include "repl/lsp/answers.hpp"
#include "session/written.hpp"

namespace bareme::repl::lsp {
namespace {

int symbol_kind(Block::Kind kind) {  // of the protocol
  switch (kind) {
    case Block::Kind::Regulation:
    case Block::Kind::Library:
      return 2;  // Module
    case Block::Kind::Maquette:
      return 5;  // Class
    case Block::Kind::Case:
      return 24;  // Event
    case Block::Kind::Codes:
      return 10;  // Enum
    case Block::Kind::Parameter:
      return 14;  // Constant
    case Block::Kind::Table:
    case Block::Kind::Function:
    case Block::Kind::Lua:
      return 12;  // Function
    case Block::Kind::Article:
      return 6;  // Method
    default:
      return 3;  // Namespace
  }
}

Json symbols_of(const std::vector<Block>& blocks, const Lines& lines) {
  Json all = Json::array();
  for (const Block& block : blocks)
    all.push_back({{"name", block.name.empty() ? "?" : block.name},
                   {"detail", block.detail},
                   {"kind", symbol_kind(block.kind)},
                   {"range", range_json(lines, block.whole.begin, block.whole.end)},
                   {"selectionRange", range_json(lines, block.head.begin, block.head.end)},
                   {"children", symbols_of(block.inside, lines)}});
  return all;
}

enum Token { Keyword, Quantity, Fact, Code, Level, Function, Object, Text, Number, Comment };
constexpr std::array<const char*, 10> legend = {"keyword",  "variable", "property", "enumMember", "type",
                                                "function", "class",    "string",   "number",     "comment"};

Token token_of(const Meaning& meaning) {
  switch (meaning.of.front().kind) {
    case Entity::Kind::Level:
      return Level;
    case Entity::Kind::Fact:
      return Fact;
    case Entity::Kind::Code:
      return Code;
    case Entity::Kind::Table:
    case Entity::Kind::Function:
    case Entity::Kind::Lua:
      return Function;
    case Entity::Kind::Object:
      return Object;
    default:
      return Quantity;
  }
}

// What the names of a text are, by the last sound reading of it.
class Colours {
 public:
  Colours(const Workshop& workshop, const Spot& spot) : known_(workshop.sound(spot.path)) {
    if (known_ == nullptr) return;
    const auto source = known_->sources.find(spot.path);
    if (source == known_->sources.end()) return;
    source_ = source->second;
    shift_.emplace(spot.text, known_->session.sources()[source_].text());
  }

  Token of(const Word& word) const {
    switch (word.kind) {
      case Word::Kind::Keyword:
        return Keyword;
      case Word::Kind::Text:
        return Text;
      case Word::Kind::Number:
        return Number;
      case Word::Kind::Comment:
        return Comment;
      case Word::Kind::Name:
        break;
    }
    const auto there = shift_ ? (*shift_)(word.place.begin) : std::nullopt;
    const Meaning* const meaning = there ? known_->meanings().at(source_, static_cast<std::uint32_t>(*there)) : nullptr;
    return meaning != nullptr ? token_of(*meaning) : Quantity;
  }

 private:
  const Together* known_;
  std::uint32_t source_ = 0;
  std::optional<Shift> shift_;
};

}  // namespace

Json symbols(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  return symbols_of(written(spot->path, spot->text).blocks, Lines(spot->text));
}

Json folds(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  const Lines lines(spot->text);
  Json all = Json::array();
  for (const diagnostics::Span& fold : written(spot->path, spot->text).folds)
    all.push_back({{"startLine", lines.position(fold.begin).line}, {"endLine", lines.position(fold.end).line}});
  return all;
}

Json token_legend() { return {{"tokenTypes", legend}, {"tokenModifiers", Json::array()}}; }

// Each word from the one before: lines down, units from there on the same line or from the start, length, kind.
Json tokens(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  const Lines lines(spot->text);
  const Colours colours(workshop, *spot);
  std::vector<std::size_t> data;
  Position last;
  for (const Word& word : written(spot->path, spot->text).words) {
    const Position begin = lines.position(word.place.begin), end = lines.position(word.place.end);
    if (begin.line != end.line) continue;
    const bool same = begin.line == last.line;
    data.insert(data.end(), {begin.line - last.line, begin.character - (same ? last.character : 0),
                             end.character - begin.character, static_cast<std::size_t>(colours.of(word)), 0});
    last = begin;
  }
  return {{"data", data}};
}

}  // namespace bareme::repl::lsp
