#include "session/written.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "syntax/parse.hpp"
#include "syntax/scan.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
namespace scan = syntax::scan;

// ---------------------------------------------------------------- blocks

struct BlockOf {  // of an element; without its whole
  Block made(Block::Kind kind, std::string name, Span place) const {
    Block block;
    block.kind = kind;
    block.name = std::move(name);
    block.head = block.whole = place;
    return block;
  }
  Block of_level(Block block, const std::optional<syntax::Set>& scope) const {
    if (!scope) return block;
    block.level = scope->level.text;
    block.detail = "pour chaque " + scope->level.text;
    return block;
  }

  Block operator()(const syntax::Uses& node) const {
    return node.names.empty() ? Block{} : made(Block::Kind::Library, "utilise", node.names.front().place);
  }
  Block operator()(const syntax::Structure& node) const {
    return made(Block::Kind::Structure, "structure", node.place);
  }
  Block operator()(const syntax::CodeList& node) const {
    return made(Block::Kind::Codes, "codes de " + node.name.text, node.place);
  }
  Block operator()(const syntax::Convention& node) const {
    return made(Block::Kind::Convention, "convention", node.place);
  }
  Block operator()(const syntax::Parameter& node) const {
    return made(Block::Kind::Parameter, node.name.text, node.place);
  }
  Block operator()(const syntax::LuaFunction& node) const {
    return made(Block::Kind::Lua, "lua " + node.name.text, node.place);
  }
  Block operator()(const syntax::Function& node) const {
    return made(Block::Kind::Function, node.name.text, node.place);
  }
  Block operator()(const syntax::Scale& node) const { return made(Block::Kind::Table, node.name.text, node.place); }
  Block operator()(const syntax::Removal& node) const {
    return made(Block::Kind::Removal, "article " + node.number + " " + node.title.text, node.title.place);
  }
  Block operator()(const syntax::Document& node) const {
    return of_level(made(Block::Kind::Document, node.name.text, node.place), node.scope);
  }
  Block operator()(const syntax::Article& node) const {
    return of_level(made(Block::Kind::Article, node.number + " " + node.title.text, node.place), node.scope);
  }
};

class Blocks {
 public:
  Blocks(const syntax::Parsed& parsed, std::string_view text) : parsed_(parsed), text_(text) {}

  std::vector<Block> all() const {
    std::vector<Block> found;
    for (const auto& item : parsed_.file.items)
      std::visit([&](const auto& node) { found.push_back(of(node)); }, item);
    return found;
  }

 private:
  Block whole(Block block) const {
    const auto end = parsed_.blocks.find(block.head.begin);
    if (end != parsed_.blocks.end()) block.whole.end = std::max(block.whole.end, without_blanks(end->second));
    return block;
  }
  // With its `fin`, not what follows it.
  std::uint32_t without_blanks(std::uint32_t end) const {
    while (end > 0 && (text_[end - 1] == '\n' || text_[end - 1] == '\r' || text_[end - 1] == ' '))
      --end;
    return end;
  }
  // A règlement or a library has no `fin`: it goes to the end of its last element.
  Block with(Block block, const std::vector<syntax::Element>& elements) const {
    block = whole(std::move(block));
    for (const syntax::Element& element : elements) {
      Block inner = whole(std::visit(BlockOf{}, element));
      if (inner.head.end == 0) continue;
      block.whole.end = std::max(block.whole.end, inner.whole.end);
      block.inside.push_back(std::move(inner));
    }
    return block;
  }
  Block of(const syntax::Regulation& node) const {
    return with(BlockOf{}.made(Block::Kind::Regulation, node.title.text + " " + node.version.text, node.place),
                node.elements);
  }
  Block of(const syntax::Library& node) const {
    return with(BlockOf{}.made(Block::Kind::Library, node.name.text, node.place), node.elements);
  }
  Block of(const syntax::Maquette& node) const {
    return whole(BlockOf{}.made(Block::Kind::Maquette, node.title.text, node.place));
  }
  Block of(const syntax::Case& node) const {
    return whole(BlockOf{}.made(Block::Kind::Case, node.title.text, node.place));
  }

  const syntax::Parsed& parsed_;
  std::string_view text_;
};

void add_folds(const diagnostics::SourceText& source, const std::vector<Block>& blocks, std::vector<Span>& folds) {
  for (const Block& block : blocks) {
    if (source.position(block.whole.begin).line < source.position(block.whole.end).line) folds.push_back(block.whole);
    add_folds(source, block.inside, folds);
  }
}

// ---------------------------------------------------------------- words

// What is between two words the grammar told: numbers, texts, comments.
void scan_gap(std::string_view text, std::uint32_t from, std::uint32_t to, std::uint32_t source,
              std::vector<Word>& words) {
  for (std::uint32_t at = from; at < to;) {
    const std::string_view rest = text.substr(at, to - at);
    const auto add = [&](Word::Kind kind, std::size_t size) {
      words.push_back({kind, {source, at, at + static_cast<std::uint32_t>(size)}});
      at += static_cast<std::uint32_t>(size);
    };
    if (const std::size_t comment = scan::comment(rest)) {
      const std::size_t sharp = rest.find('#');
      at += static_cast<std::uint32_t>(sharp);
      add(Word::Kind::Comment, comment - sharp);
    } else if (const std::size_t quoted = scan::quoted(rest)) {
      add(Word::Kind::Text, quoted);
    } else if (const std::size_t date = scan::date(rest)) {
      add(Word::Kind::Number, date);
    } else if (const std::size_t digits = scan::digits(rest)) {
      add(Word::Kind::Number, digits);
    } else {  // « EN305 » of a cell is no number
      const std::size_t letters = scan::letters(rest);
      at += static_cast<std::uint32_t>(std::max<std::size_t>(letters != 0 ? letters : scan::character(rest), 1));
    }
  }
}

std::vector<Word> words_of(const syntax::Parsed& parsed, const diagnostics::SourceText& source) {
  std::vector<Word> known;
  for (const syntax::Keyword& keyword : parsed.keywords)
    known.push_back({Word::Kind::Keyword, keyword.place});
  for (const syntax::Name& name : parsed.names)
    known.push_back({Word::Kind::Name, name.place});
  std::sort(known.begin(), known.end(),
            [](const Word& left, const Word& right) { return left.place.begin < right.place.begin; });
  std::vector<Word> words;
  std::uint32_t at = 0;
  for (const Word& word : known) {
    if (word.place.begin < at || word.place.end <= word.place.begin) continue;
    scan_gap(source.text(), at, word.place.begin, word.place.source, words);
    words.push_back(word);
    at = word.place.end;
  }
  scan_gap(source.text(), at, static_cast<std::uint32_t>(source.text().size()), 0, words);
  return words;
}

}  // namespace

Written written(const std::string& path, const std::string& text) {
  diagnostics::Sources sources;
  diagnostics::Diagnostics ignored;  // told when the texts are loaded
  const std::uint32_t source = sources.add(path, text);
  const syntax::Parsed parsed = syntax::parse(sources, source, ignored);
  Written made;
  made.blocks = Blocks(parsed, text).all();
  add_folds(sources[source], made.blocks, made.folds);
  made.words = words_of(parsed, sources[source]);
  return made;
}

const Block* block_at(const std::vector<Block>& blocks, std::uint32_t offset) {
  for (const Block& block : blocks) {
    if (offset < block.whole.begin || offset > block.whole.end) continue;
    const Block* const inner = block_at(block.inside, offset);
    return inner != nullptr ? inner : &block;
  }
  return nullptr;
}

}  // namespace bareme
