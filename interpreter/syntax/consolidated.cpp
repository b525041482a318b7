#include "syntax/consolidated.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "syntax/scan.hpp"

namespace bareme::syntax {
namespace {

class Writer {
 public:
  Writer(const diagnostics::Sources& sources, const BlockEnd& block_end, const IsLeftOut& left_out)
      : sources_(sources), block_end_(block_end), left_out_(left_out) {}

  std::string write(const Regulation& regulation) {
    out_ = "règlement " + quoted(regulation.title) + " version " + quoted(regulation.version);
    if (regulation.voted) out_ += " voté le " + std::string(slice(regulation.voted->place));
    if (regulation.years && regulation.years->last)
      out_ += " applicable de " + quoted(regulation.years->first) + " à " + quoted(*regulation.years->last);
    else if (regulation.years)
      out_ += " applicable dès " + quoted(regulation.years->first);
    out_ += "\n";
    for (const Element& element : regulation.elements)
      std::visit([&](const auto& node) { add(node); }, element);
    return std::move(out_);
  }

 private:
  // ---- pieces of text
  std::string_view text(std::uint32_t source) const { return sources_[source].text(); }
  std::string_view slice(const Span& place) const {
    return text(place.source).substr(place.begin, place.end - place.begin);
  }
  static std::string quoted(const Text& text) {
    return text.text.find('"') == std::string::npos ? "\"" + text.text + "\"" : "« " + text.text + " »";
  }
  static std::size_t line_start(std::string_view text, std::size_t at) {
    const std::size_t previous = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return previous == std::string_view::npos ? 0 : previous + 1;
  }
  static bool only_comment(std::string_view line) {
    const std::size_t size = scan::blanks(line);
    return size >= line.size() || scan::line_end(line.substr(size)) != 0;
  }
  // The blank and comment lines above the line of `at`.
  std::string_view comments_above(std::uint32_t source, std::size_t at) const {
    const std::string_view all = text(source);
    const std::size_t own = line_start(all, at);
    std::size_t first = own;
    while (first > 0) {
      const std::size_t before = line_start(all, first - 1);
      if (!only_comment(all.substr(before, first - before))) break;
      first = before;
    }
    return all.substr(first, own - first);
  }
  // To the end of the line, when nothing but a comment is left on it.
  std::size_t with_comment(std::uint32_t source, std::size_t end) const {
    const std::string_view all = text(source);
    const std::size_t stop = std::min(all.find('\n', end), all.size());
    return only_comment(all.substr(end, stop - end)) ? stop : end;
  }
  void piece(const Span& place, std::uint32_t end, std::size_t skipped = 0) {
    if (left_out_(place.source)) return;
    std::string_view body = text(place.source).substr(place.begin, with_comment(place.source, end) - place.begin);
    for (std::size_t last = body.rfind('\n'); last != std::string_view::npos && only_comment(body.substr(last + 1));
         last = body.rfind('\n'))
      body = body.substr(0, last);  // what follows belongs to what stands after it
    while (!body.empty() && body.back() == '\r')
      body.remove_suffix(1);
    body.remove_prefix(skipped);
    out_ += "\n";
    out_ += comments_above(place.source, place.begin);
    out_ += body;
    out_ += "\n";
  }
  // « remplace », « ajoute » are about the version that was modified: the words of the change are left out.
  std::size_t change_word(const Span& place) const {
    const std::string_view words = slice(place);
    for (const char* keyword : {"remplace", "ajoute"})
      if (const std::size_t size = scan::keyword(keyword, words); size != 0)
        return size + scan::blanks(words.substr(size));
    return 0;
  }
  template <class Block>
  void block(const Block& node) {
    piece(node.place, block_end_(node.place), change_word(node.place));
  }

  // ---- elements
  void add(const Article& node) { block(node); }
  void add(const Document& node) { block(node); }
  void add(const Structure& node) { block(node); }
  void add(const Scale& node) { block(node); }
  void add(const Function& node) { block(node); }
  void add(const LuaFunction& node) { block(node); }
  void add(const Parameter& node) { piece(node.place, node.place.end, change_word(node.place)); }
  void add(const Removal&) {}
  void add(const Uses& node) {
    if (node.names.empty() || left_out_(node.names.front().place.source)) return;
    out_ += "\nutilise ";
    for (std::size_t i = 0; i < node.names.size(); ++i)
      out_ += (i == 0 ? "" : " ; ") + quoted(node.names[i]);
    out_ += "\n";
  }
  void add(const CodeList& node) {
    std::vector<const Code*> codes;
    for (const Code& code : node.codes)
      if (!left_out_(code.place.source)) codes.push_back(&code);
    if (std::all_of(codes.begin(), codes.end(), [&](const Code* code) { return inside(code->place, node.place); }))
      return block(node);
    out_ +=
        "\n" + std::string(comments_above(node.place.source, node.place.begin)) + "codes de " + node.name.text + "\n";
    for (const Code* code : codes)
      line(code->place, line_of(*code));
    out_ += "fin\n";
  }
  void add(const Convention& node) {
    const bool whole = std::all_of(node.items.begin(), node.items.end(), [&](const auto& item) {
      const auto* rounding = std::get_if<RoundingRule>(&item);
      const auto* view = std::get_if<ViewRule>(&item);
      return (rounding && inside(rounding->place, node.place)) || (view && inside(view->view.place, node.place));
    });
    if (whole) return block(node);
    out_ += "\n" + std::string(comments_above(node.place.source, node.place.begin)) + "convention\n";
    for (const auto& item : node.items)
      std::visit([&](const auto& rule) { add_line(rule); }, item);
    out_ += "fin\n";
  }

  // ---- lines of several versions
  bool inside(const Span& place, const Span& block) const {
    return place.source == block.source && place.begin >= block.begin && place.end <= block_end_(block);
  }
  void line(const Span& place, const std::string& words) {
    const std::string_view all = text(place.source);
    const std::size_t start = line_start(all, place.begin), stop = std::min(all.find('\n', place.begin), all.size());
    const std::string_view written = all.substr(start, stop - start);
    std::string comment;
    if (const std::size_t at = written.find(" #"); at != std::string_view::npos)
      comment = "  " + std::string(written.substr(at + 1));
    if (told_.emplace(std::pair{place.source, start}, true).second) {
      out_ += comments_above(place.source, place.begin);
      out_ += words + comment + "\n";
    } else {
      out_ += words + "\n";  // a second code of the same line: its comment is told
    }
  }
  std::string line_of(const Code& code) const {
    std::string words(slice(code.name.place));
    if (words.empty()) words = code.name.text;
    for (const std::optional<Text>* label : {&code.label, &code.label_en})
      if (*label) words += " " + quoted(**label);
    for (std::size_t i = 0; i < code.effects.size(); ++i)
      words += (i == 0 ? " : " : " ; ") + effect(code.effects[i]);
    return words;
  }
  std::string effect(const Code::Effect& effect) const {
    switch (effect.kind) {
      case Code::Effect::Kind::Worth:
        return "vaut " + std::string(slice(effect.value->place));
      case Code::Effect::Kind::CountsAs:
        return "compte comme " + effect.word.text;
      case Code::Effect::Kind::Export:
        return "export " + quoted(*effect.text);
      case Code::Effect::Kind::Word:
        break;
    }
    return effect.word.text;
  }
  void add_line(const RoundingRule& rule) {
    std::string words = "arrondi de ";
    for (std::size_t i = 0; i < rule.names.size(); ++i)
      words += (i == 0 ? "" : " ; ") + std::string(slice(rule.names[i].place));
    line(rule.place, words + " : " + (rule.none ? std::string("aucun") : rule.step + " " + rule.mode));
  }
  void add_line(const ViewRule& rule) { line(rule.view.place, "vue " + rule.view.text + " " + quoted(rule.label)); }
  void add_line(const TieRule& rule) {
    constexpr std::array<std::string_view, 5> words = {"même rang", "rang moyen", "rang dense", "dernier rang",
                                                       "refusé"};
    out_ += "ex æquo : " + std::string(words[static_cast<std::size_t>(rule.policy)]) + "\n";
  }
  void add_line(const QuantileRule& rule) {
    out_ += "répartition : effectifs cumulés arrondis au " + rule.direction + "\n";
  }

  const diagnostics::Sources& sources_;
  const BlockEnd& block_end_;
  const IsLeftOut& left_out_;
  std::string out_;
  std::map<std::pair<std::uint32_t, std::size_t>, bool> told_;
};

}  // namespace

std::string consolidated(const diagnostics::Sources& sources, const Regulation& regulation, const BlockEnd& block_end,
                         const IsLeftOut& left_out) {
  return Writer(sources, block_end, left_out).write(regulation);
}

}  // namespace bareme::syntax
