// The outline of a text, what folds in it, and the colour of each word.
#include <algorithm>
#include <array>
#include <set>

#include "repl/lsp/answers.hpp"
#include "session/written.hpp"
#include "text/fold.hpp"

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

  // `follows`: what stands right after it. « moyenne( », « année( » are called, whatever else has that name.
  Token of(const Word& word, char follows) const {
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
        if (follows == '(') return Function;
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

// Where blocks open: « article 4.3.1 » is read from afar, « si » is not.
std::set<std::uint32_t> heads_of(const std::vector<Block>& blocks) {
  std::set<std::uint32_t> heads;
  for (const Block& block : blocks) {
    heads.insert(block.head.begin);
    heads.merge(heads_of(block.inside));
  }
  return heads;
}

// The modifiers of a word, a bit each: only « declaration », of what opens a block, of its number, and of `fin`.
std::size_t modifiers_of(const Word& word, const std::string& text, const std::set<std::uint32_t>& heads) {
  if (word.kind != Word::Kind::Keyword) return 0;
  const std::string written = text.substr(word.place.begin, word.place.end - word.place.begin);
  const bool number = '0' <= written.front() && written.front() <= '9';
  return heads.contains(word.place.begin) || number || text::same_name(written, "fin") ? 1 : 0;
}

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

Json token_legend() { return {{"tokenTypes", legend}, {"tokenModifiers", {"declaration"}}}; }

// Each word from the one before: lines down, units from there on the same line or from the start, length, kind,
// modifiers.
Json tokens(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  const Lines lines(spot->text);
  const Colours colours(workshop, *spot);
  std::vector<std::size_t> data;
  Position last;
  const Written all = written(spot->path, spot->text);
  const std::set<std::uint32_t> heads = heads_of(all.blocks);
  for (const Word& word : all.words) {
    const Position begin = lines.position(word.place.begin), end = lines.position(word.place.end);
    if (begin.line != end.line) continue;
    const bool same = begin.line == last.line;
    const char follows = word.place.end < spot->text.size() ? spot->text[word.place.end] : '\n';
    data.insert(data.end(),
                {begin.line - last.line, begin.character - (same ? last.character : 0), end.character - begin.character,
                 static_cast<std::size_t>(colours.of(word, follows)), modifiers_of(word, spot->text, heads)});
    last = begin;
  }
  return {{"data", data}};
}

}  // namespace bareme::repl::lsp
