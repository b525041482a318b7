// The ⚑ of the authors: remarks where the text is silent or contradicts itself, and a choice was made. Each is of the
// element it stands in, or of the one below it; what stands in an article that is no more goes with it.
#include <algorithm>

#include "session/weaver.hpp"
#include "syntax/scan.hpp"

namespace bareme {
namespace {

using diagnostics::Span;

constexpr std::string_view sign = "⚑";

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
  return first == std::string_view::npos ? "" : std::string(text.substr(first, last - first + 1));
}

class Flags {
 public:
  explicit Flags(Weaver& weaver) : weaver_(weaver) {}

  void find() {
    for (const syntax::Element& element : weaver_.state.tree->elements)
      owners_.push_back({whole_lines(head_of(element)), node_of(element)});
    // Of the version asked, what is above all its elements too; of those it modifies, only what it keeps.
    const auto& versions = weaver_.state.version_sources;
    for (const syntax::Element& element : weaver_.state.tree->elements)
      from_block(whole_lines(head_of(element)), node_of(element));
    if (!versions.empty()) at_the_head(versions.front());
    for (const std::uint32_t source : weaver_.state.maquette_sources)
      if (std::find(sources_.begin(), sources_.end(), source) == sources_.end()) {
        sources_.push_back(source);
        maquettes_of(source);
      }
    for (std::size_t i = 0; i < weaver_.flags.size(); ++i)
      weaver_.flags[i].number = i + 1;
  }

 private:
  struct Owner {
    Span lines;
    const void* node;
  };

  // From the remarks above its first line to the end of its last.
  Span whole_lines(const Span& head) const {
    Span lines = weaver_.whole(head);
    lines.begin = first_of_remarks(head.source, weaver_.text.line_of(head).begin);
    lines.end = weaver_.end_of_line({lines.source, lines.end, lines.end});
    return lines;
  }

  std::string_view all(std::uint32_t source) const { return weaver_.session.sources()[source].text(); }
  std::uint32_t line_start(std::uint32_t source, std::uint32_t at) const {
    const std::size_t previous = at == 0 ? std::string_view::npos : all(source).rfind('\n', at - 1);
    return previous == std::string_view::npos ? 0 : static_cast<std::uint32_t>(previous + 1);
  }
  bool only_remark(std::uint32_t source, std::uint32_t start) const {
    const std::string_view rest = all(source).substr(start);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '#';
  }
  // The remarks that touch it, no blank line between: what is farther is of nobody.
  std::uint32_t first_of_remarks(std::uint32_t source, std::uint32_t at) const {
    std::uint32_t first = line_start(source, at);
    while (first > 0) {
      const std::uint32_t above = line_start(source, first - 1);
      if (!only_remark(source, above)) break;
      first = above;
    }
    return first;
  }

  void from_block(const Span& lines, const void* owner) {
    if (weaver_.of_a_library(lines.source)) return;
    add_between(lines.source, lines.begin, lines.end, owner);
  }

  // Above the first element: of the whole text.
  void at_the_head(std::uint32_t source) {
    std::uint32_t end = static_cast<std::uint32_t>(all(source).size());
    for (const Owner& owner : owners_)
      if (owner.lines.source == source) end = std::min(end, owner.lines.begin);
    std::vector<Flagged> after = std::move(weaver_.flags);
    weaver_.flags.clear();
    add_between(source, 0, end, nullptr);
    weaver_.flags.insert(weaver_.flags.end(), after.begin(), after.end());
  }

  void maquettes_of(std::uint32_t source) {
    for (const auto& item : weaver_.state.parsed[source].file.items)
      if (const auto* maquette = std::get_if<syntax::Maquette>(&item)) {
        const Span lines = whole_lines(maquette->place);
        add_between(source, lines.begin, lines.end, maquette);
      }
  }

  void add_between(std::uint32_t source, std::uint32_t begin, std::uint32_t end, const void* owner) {
    const std::vector<Word>& words = weaver_.text.words(source);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      if (word.kind != Word::Kind::Comment || word.place.begin < begin || word.place.begin >= end) continue;
      std::string text = remark(source, word);
      // What goes on below a remark that has its line is the same remark.
      while (text.find(sign) != std::string::npos && alone(source, word) && i + 1 < words.size() &&
             goes_on(source, words[i], words[i + 1]))
        text += " " + remark(source, words[++i]);
      split(text, source, word, owner);
    }
  }

  bool alone(std::uint32_t source, const Word& word) const {
    return trimmed(all(source).substr(line_start(source, word.place.begin),
                                      word.place.begin - line_start(source, word.place.begin)))
        .empty();
  }
  bool goes_on(std::uint32_t source, const Word& word, const Word& next) const {
    return next.kind == Word::Kind::Comment && alone(source, next) &&
           line_start(source, next.place.begin) == weaver_.end_of_line({source, word.place.end, word.place.end}) + 1 &&
           remark(source, next).find(sign) == std::string::npos &&
           remark(source, next).find("---") == std::string::npos;
  }

  std::string remark(std::uint32_t source, const Word& word) const {
    std::string_view text = all(source).substr(word.place.begin, word.place.end - word.place.begin);
    while (!text.empty() && text.front() == '#')
      text.remove_prefix(1);
    return trimmed(text);
  }

  // « ⚑ : … » says what the sign is; each other ⚑ is a choice, up to the next.
  void split(const std::string& text, std::uint32_t source, const Word& word, const void* owner) {
    for (std::size_t at = text.find(sign); at != std::string::npos;) {
      const std::size_t next = text.find(sign, at + sign.size());
      std::string said = trimmed(
          std::string_view(text).substr(at + sign.size(), next == std::string::npos ? next : next - at - sign.size()));
      if (next != std::string::npos && said.ends_with(";"))
        said = trimmed(std::string_view(said).substr(0, said.size() - 1));
      at = next;
      if (said.starts_with(":"))
        weaver_.flags_lead = trimmed(std::string_view(said).substr(1));
      else if (!said.empty())
        weaver_.flags.push_back({0, {source, word.place.begin, word.place.end}, said, owner});
    }
  }

  Weaver& weaver_;
  std::vector<Owner> owners_;
  std::vector<std::uint32_t> sources_;
};

}  // namespace

void find_flags(Weaver& weaver) { Flags(weaver).find(); }

}  // namespace bareme
