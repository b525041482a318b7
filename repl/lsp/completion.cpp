// What may be written there: what the grammar allows where the cursor stands, the names it knows by the last sound
// reading. A name of several words takes the place of those already typed.
#include <fmt/format.h>

#include "repl/lsp/allowed.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

constexpr std::size_t longest_name = 6;  // words

// Where what is typed of that label begins: « moyenne gén » of « moyenne générale »; else the last word.
std::size_t begun_at(const std::vector<Piece>& typed, std::size_t cursor, const std::string& label) {
  const std::string whole = text::fold_word(label);
  if (typed.empty()) return cursor;
  const bool in_a_word = typed.back().word && typed.back().end() == cursor;
  for (std::size_t words = longest_name; words > 0; --words) {
    std::string begun = text::fold_word(words_ending(typed, typed.size() - 1, words));
    if (!in_a_word) begun += ' ';
    const auto count = static_cast<std::size_t>(std::count(begun.begin(), begun.end(), ' ')) + (in_a_word ? 1 : 0);
    if (begun.size() > 1 && count == words && whole.rfind(begun, 0) == 0) return typed[typed.size() - words].begin;
  }
  return in_a_word ? typed.back().begin : cursor;
}

Json item_of(const Candidate& one, const Together* together, const Json& range, std::size_t order) {
  Json item{{"label", one.label},
            {"kind", one.kind},
            {"sortText", fmt::format("{:05}", order)},
            {"textEdit", {{"range", range}, {"newText", one.text.empty() ? one.label : one.text}}}};
  if (!one.detail.empty()) item["detail"] = one.detail;
  if (one.text.find('$') != one.text.npos) item["insertTextFormat"] = 2;
  if (one.entity && together != nullptr)
    item["documentation"] = {{"kind", "markdown"}, {"value", together->meanings().page(*one.entity)}};
  return item;
}

}  // namespace

Json completion(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  const Together* const together = workshop.sound(spot->path);
  const Typed typed = typed_before(spot->text, spot->offset);
  Json items = Json::array();
  if (!typed.inside_a_text) {
    std::vector<Piece> said = typed.before;
    if (!said.empty() && said.back().word && said.back().end() == spot->offset) said.pop_back();
    Candidates candidates(together);
    add_allowed(candidates, place_at(spot->text, spot->offset), said);
    const Lines lines(spot->text);
    for (const Candidate& one : candidates.all())
      items.push_back(item_of(one, together,
                              range_json(lines, begun_at(typed.before, spot->offset, one.label), spot->offset),
                              items.size()));
  }
  return {{"isIncomplete", false}, {"items", items}};
}

}  // namespace bareme::repl::lsp
