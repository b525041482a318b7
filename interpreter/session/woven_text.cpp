#include "session/woven_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "session/inside.hpp"
#include "syntax/scan.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using report::WovenPiece;
using report::WovenRun;

constexpr const char* no_break = "\u00a0";

// Two words of the same nature are one piece.
void add(WovenRun& run, const std::string& text, const std::string& style = "", const std::string& link = "") {
  if (text.empty()) return;
  if (!run.empty() && run.back().kind == WovenPiece::Kind::Text && run.back().style == style &&
      run.back().link.empty() && link.empty())
    run.back().text += text;
  else
    run.push_back({WovenPiece::Kind::Text, text, style, link});
}

bool ends_with_blank(const WovenRun& run) {
  return run.empty() || (run.back().kind == WovenPiece::Kind::Text && run.back().text.ends_with(' '));
}

void add_blank(WovenRun& run) {
  if (!ends_with_blank(run)) add(run, " ");
}

// A sign as it is printed, and whether a line may begin with it.
std::string printed(std::string_view sign) {
  constexpr std::array<std::pair<std::string_view, const char*>, 6> signs = {
      {{">=", "≥"}, {"<=", "≤"}, {"<>", "≠"}, {"*", "×"}, {"-", "−"}, {"–", "−"}}};
  for (const auto& [typed, set] : signs)
    if (sign == typed) return set;
  return std::string(sign);
}

bool stays_behind(std::string_view sign) { return sign == ";" || sign == ":" || sign == "%"; }

void add_sign(WovenRun& run, std::string_view sign) {
  if (stays_behind(sign) && !run.empty() && run.back().kind == WovenPiece::Kind::Text && run.back().text == " ")
    run.back().text = no_break;
  else if (stays_behind(sign) && ends_with_blank(run) && !run.empty()) {
    run.back().text.pop_back();
    run.back().text += no_break;
  }
  const bool of_a_mark = sign == "/" && !run.empty() && run.back().style == "nombre";  // « 10/20 » stays on its line
  add(run, printed(sign), of_a_mark ? "nombre" : "");
}

// « 30 ECTS » stays on its line.
void stay_with_number(WovenRun& run, std::string_view word) {
  constexpr std::array<std::string_view, 10> units = {"ECTS", "heure", "heures", "jour",  "jours",
                                                      "mois", "an",    "ans",    "point", "points"};
  if (run.size() < 2 || run.back().text != " " || run[run.size() - 2].style != "nombre") return;
  if (std::find(units.begin(), units.end(), word) != units.end()) run.back().text = no_break;
}

void trim(WovenRun& run) {
  while (!run.empty() && run.back().kind == WovenPiece::Kind::Text && run.back().text.ends_with(' ')) {
    run.back().text.pop_back();
    if (!run.back().text.empty()) break;
    run.pop_back();
  }
}

const char* style_of(Entity::Kind kind) {
  switch (kind) {
    case Entity::Kind::Level:
      return "niveau";
    case Entity::Kind::Code:
      return "code";
    case Entity::Kind::Fact:
      return "donnee";
    case Entity::Kind::Table:
    case Entity::Kind::Function:
    case Entity::Kind::Lua:
      return "fonction";
    case Entity::Kind::Object:
      return "objet";
    case Entity::Kind::Quantity:
      break;
  }
  return "grandeur";
}

// « "Bien" » is printed « Bien », between French quotes.
std::string quoted(std::string_view text) {
  text.remove_prefix(syntax::scan::opening_quote(text));
  text.remove_suffix(syntax::scan::closing_quote_at_end(text));
  const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return diagnostics::guillemets(first == std::string_view::npos ? ""
                                                                 : std::string(text.substr(first, last - first + 1)));
}

}  // namespace

WovenRun words(const std::string& text, const std::string& style) {
  WovenRun run;
  add(run, text, style);
  return run;
}

void append(WovenRun& run, const WovenRun& more) { run.insert(run.end(), more.begin(), more.end()); }

WovenRun joined(WovenRun left, const WovenRun& right) {
  append(left, right);
  return left;
}

WovenText::WovenText(const Session& session, const Meanings& meanings, const Anchors& anchors)
    : session_(session), meanings_(meanings), anchors_(anchors) {
  const Session::State& state = Inside::of(session);
  for (std::uint32_t source = 0; source < state.parsed.size(); ++source) {
    const diagnostics::SourceText& text = state.sources[source];
    words_.emplace(source, written(text.path(), std::string(text.text())).words);
    for (const syntax::Keyword& keyword : state.parsed[source].keywords)
      keywords_.emplace(std::pair{source, keyword.place.begin}, keyword.canonical);
  }
}

std::string_view WovenText::text(const Span& place) const { return session_.sources().excerpt(place); }

WovenRun WovenText::run(const Span& place) const {
  WovenRun run;
  add_words(place, run);
  trim(run);
  return run;
}

std::string WovenText::said(const Span& place) const {
  std::string all;
  for (const WovenPiece& piece : run(place))
    all += piece.text;
  return all;
}

void WovenText::add_words(const Span& place, WovenRun& run) const {
  const std::vector<Word>& words = words_.at(place.source);
  auto word = std::lower_bound(words.begin(), words.end(), place.begin,
                               [](const Word& one, std::uint32_t offset) { return one.place.begin < offset; });
  std::uint32_t at = place.begin;
  for (; word != words.end() && word->place.begin < place.end; ++word) {
    add_signs(text({place.source, at, word->place.begin}), run);
    add_word(*word, place.source, run);
    at = std::max(at, word->place.end);
  }
  if (at < place.end) add_signs(text({place.source, at, place.end}), run);
}

void WovenText::add_word(const Word& word, std::uint32_t source, WovenRun& run) const {
  const std::string written(text({source, word.place.begin, word.place.end}));
  switch (word.kind) {
    case Word::Kind::Comment:
      return;
    case Word::Kind::Text:
      return add(run, quoted(written), "texte");
    case Word::Kind::Number:
      return add(run, written, "nombre");
    case Word::Kind::Keyword: {
      const auto known = keywords_.find({source, word.place.begin});
      const std::string canonical = known == keywords_.end() ? written : known->second;
      stay_with_number(run, canonical);
      return syntax::scan::letters(canonical) != 0 ? add(run, canonical, "mot") : add_sign(run, canonical);
    }
    case Word::Kind::Name:
      break;
  }
  std::string style, name;
  const std::string link = link_at(source, word.place.begin, style);
  for (const char c : written) {  // a name may go over a line end, inside brackets
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank || !name.ends_with(' ')) name += blank ? ' ' : c;
  }
  add(run, name, style, link);
}

void WovenText::add_signs(std::string_view gap, WovenRun& run) const {
  while (!gap.empty()) {
    std::size_t blanks = 0;
    while (blanks < gap.size() &&
           (syntax::scan::blank(gap.substr(blanks)) != 0 || gap[blanks] == '\n' || gap[blanks] == '\r'))
      blanks += std::max<std::size_t>(1, syntax::scan::blank(gap.substr(blanks)));
    if (blanks != 0) {
      add_blank(run);
      gap.remove_prefix(std::min(blanks, gap.size()));
      continue;
    }
    const std::size_t size = std::max<std::size_t>(1, syntax::scan::character(gap));
    add_sign(run, gap.substr(0, size));
    gap.remove_prefix(std::min(size, gap.size()));
  }
}

// Of several things of that name, the first: it stands beside the others in the index. What an article calls so for
// itself (« soit ») is none of them elsewhere.
const Entity& WovenText::meant(const Meaning& meaning) const {
  for (const Entity& one : meaning.of) {
    const bool own = one.kind == Entity::Kind::Quantity &&
                     session_.regulation().quantities[one.id].role == semantics::Quantity::Role::Local;
    const auto anchor = anchors_.find(one);
    if (!own || (anchor != anchors_.end() && anchor->second == here_)) return one;
  }
  return meaning.of.front();
}

std::string WovenText::link_at(std::uint32_t source, std::uint32_t offset, std::string& style) const {
  const Meaning* const meaning = meanings_.at(source, offset);
  if (meaning == nullptr) return "";
  const Entity& entity = meant(*meaning);
  style = style_of(entity.kind);
  const std::string_view after = session_.sources()[source].text().substr(meaning->name.end);
  if (after.starts_with("(") && style != style_of(Entity::Kind::Table)) {  // « moyenne( » is no quantity
    style.clear();
    return "";
  }
  const auto found = anchors_.find(entity);
  return found == anchors_.end() || found->second == here_ ? "" : found->second;
}

Span WovenText::line_of(const Span& place) const {
  const std::string_view all = session_.sources()[place.source].text();
  const std::size_t previous = place.begin == 0 ? std::string_view::npos : all.rfind('\n', place.begin - 1);
  std::size_t begin = previous == std::string_view::npos ? 0 : previous + 1;
  while (begin < place.begin && (all[begin] == ' ' || all[begin] == '\t'))
    ++begin;
  const std::size_t end = std::min(all.find('\n', place.begin), all.size());
  return {place.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<WovenRun> WovenText::lines(const Span& place) const {
  std::vector<std::pair<std::size_t, WovenRun>> found;
  const std::string_view all = session_.sources()[place.source].text();
  std::size_t least = std::string_view::npos;
  for (std::uint32_t at = line_of(place).begin; at < place.end;) {
    const std::size_t start = at == 0 ? 0 : all.rfind('\n', at - 1) + 1;
    std::size_t begin = start == std::string_view::npos ? 0 : start;
    const std::size_t margin = begin;
    while (begin < all.size() && (all[begin] == ' ' || all[begin] == '\t'))
      ++begin;
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    WovenRun line =
        run({place.source, static_cast<std::uint32_t>(begin),
             static_cast<std::uint32_t>(std::min<std::size_t>(end, std::max<std::size_t>(place.end, begin)))});
    if (!line.empty()) {
      least = std::min(least, begin - margin);
      found.emplace_back(begin - margin, std::move(line));
    }
    if (end >= all.size()) break;
    at = static_cast<std::uint32_t>(end + 1);
  }
  std::vector<WovenRun> lines;
  for (auto& [margin, line] : found) {
    std::string blanks;
    for (std::size_t i = least; i < margin; ++i)
      blanks += no_break;
    WovenRun whole = bareme::words(blanks);
    whole.insert(whole.end(), line.begin(), line.end());
    lines.push_back(std::move(whole));
  }
  return lines;
}

}  // namespace bareme
