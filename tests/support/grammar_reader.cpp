#include "support/grammar_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "syntax/scan.hpp"

namespace bareme::golden {

namespace scan = syntax::scan;
using Kind = GrammarNode::Kind;

struct GrammarReader::Trail {
  std::size_t leaf = 0;
  std::vector<TrailPtr> parts;
};

namespace {

template <std::size_t Size>
std::size_t first_of(const std::array<std::string_view, Size>& signs, std::string_view text) {
  for (const std::string_view sign : signs)
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

// Texts and comments are passed over; the « ) » of « a) » closes nothing.
std::vector<bool> brackets_of(const std::string& text) {
  std::vector<bool> inside(text.size() + 1, false);
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    std::size_t step = scan::comment(rest);
    if (step == 0) step = scan::quoted(rest);
    if (rest.front() == '(' || rest.front() == '[') ++depth;
    if ((rest.front() == ')' || rest.front() == ']') && depth > 0) --depth;
    for (step = std::max<std::size_t>(step, 1); step > 0; --step)
      inside[at++] = depth > 0;
  }
  return inside;
}

}  // namespace

GrammarReader::GrammarReader(const std::map<std::string, GrammarNode>& rules, const std::string& text)
    : rules_(rules), text_(text), bracketed_(brackets_of(text)) {}

GrammarReading GrammarReader::read(const std::string& rule) {
  const Found found = named(rule, after_blanks(0));
  GrammarReading reading;
  reading.furthest = furthest_;
  reading.taken = found && found->end == text_.size();
  std::set<const Trail*> seen;
  if (reading.taken) collect(found->trail, reading.leaves, seen);
  return reading;
}

void GrammarReader::collect(const TrailPtr& trail, std::set<std::size_t>& leaves, std::set<const Trail*>& seen) {
  if (!trail || !seen.insert(trail.get()).second) return;
  if (trail->leaf != 0) leaves.insert(trail->leaf);
  for (const TrailPtr& part : trail->parts)
    collect(part, leaves, seen);
}

std::size_t GrammarReader::after_blanks(std::size_t at) const {
  const auto lines = at > 0 && bracketed_[at - 1] ? scan::Lines::Cross : scan::Lines::Keep;
  return at + scan::blanks(std::string_view(text_).substr(at), lines);
}

GrammarReader::Found GrammarReader::node(const GrammarNode& node, std::size_t at) {
  switch (node.kind) {
    case Kind::Choice:
      for (const GrammarNode& part : node.parts)
        if (Found found = this->node(part, at)) return found;
      return std::nullopt;
    case Kind::Sequence:
      return sequence(node, at);
    case Kind::Star:
    case Kind::Plus:
    case Kind::Optional:
      return repeated(node, at);
    case Kind::And:
    case Kind::Not: {
      const std::size_t furthest = furthest_;
      const bool there = this->node(node.parts.front(), at).has_value();
      furthest_ = furthest;
      return there == (node.kind == Kind::And) ? Found(Match{at, nullptr}) : std::nullopt;
    }
    default:
      return leaf(node, at);
  }
}

GrammarReader::Found GrammarReader::sequence(const GrammarNode& node, std::size_t at) {
  Trail trail;
  for (const GrammarNode& part : node.parts) {
    const Found found = this->node(part, at);
    if (!found) return std::nullopt;
    at = found->end;
    if (found->trail) trail.parts.push_back(found->trail);
  }
  return Match{at, std::make_shared<const Trail>(std::move(trail))};
}

GrammarReader::Found GrammarReader::repeated(const GrammarNode& node, std::size_t at) {
  Trail trail;
  std::size_t times = 0;
  for (const bool once = node.kind == Kind::Optional; !(once && times == 1); ++times) {
    const Found found = this->node(node.parts.front(), at);
    if (!found || (found->end == at && times > 0)) break;
    at = found->end;
    if (found->trail) trail.parts.push_back(found->trail);
  }
  if (node.kind == Kind::Plus && times == 0) return std::nullopt;
  return Match{at, std::make_shared<const Trail>(std::move(trail))};
}

GrammarReader::Found GrammarReader::leaf(const GrammarNode& node, std::size_t at) {
  const std::string_view rest = std::string_view(text_).substr(at);
  Found found;
  if (node.kind == Kind::Name) {
    found = named(node.text, at);
  } else {
    const std::size_t size = node.kind == Kind::Keyword    ? scan::keyword(scan::folded(node.text), rest)
                             : rest.starts_with(node.text) ? node.text.size()
                                                           : 0;
    if (size != 0) found = Match{after_blanks(at + size), nullptr};
  }
  if (!found) return std::nullopt;
  furthest_ = std::max(furthest_, found->end);
  Trail trail{node.leaf, {}};
  if (found->trail) trail.parts.push_back(found->trail);
  return Match{found->end, std::make_shared<const Trail>(std::move(trail))};
}

GrammarReader::Found GrammarReader::named(const std::string& name, std::size_t at) {
  const auto rule = rules_.find(name);
  if (rule == rules_.end()) {
    const auto end = terminal(name, at);
    return end ? Found(Match{*end, nullptr}) : std::nullopt;
  }
  const bool key = name == "cle" || (in_key_ && name != "groupe" && name != "appel" && name != "population");
  const auto place = std::make_tuple(name, at, key);
  if (const auto known = known_.find(place); known != known_.end()) return known->second;
  const bool before = std::exchange(in_key_, key);
  Found found = node(rule->second, at);
  in_key_ = before;
  known_.emplace(place, found);
  return found;
}

std::size_t GrammarReader::word(std::size_t at) const {
  const std::string_view rest = std::string_view(text_).substr(at);
  for (const std::string_view stop : {"puis", "croissant", "decroissant"})
    if (in_key_ && scan::keyword(stop, rest) != 0) return 0;
  return scan::word(rest);
}

// How the terminals that the page tells in words end; none: not there.
std::optional<std::size_t> GrammarReader::terminal(const std::string& name, std::size_t at) const {
  static constexpr std::array<std::string_view, 9> relations = {">=", "≥", "<=", "≤", "<>", "≠", ">", "<", "="};
  static constexpr std::array<std::string_view, 3> minus = {"-", "–", "−"};
  static constexpr std::array<std::string_view, 2> times = {"×", "*"}, over = {"/", "÷"};
  static constexpr std::array<std::string_view, 11> units = {"ects",  "points", "point", "jours", "jour", "heures",
                                                             "heure", "h",      "ans",   "an",    "mois"};
  const std::string_view rest = std::string_view(text_).substr(at);
  std::size_t size = 0;
  if (name == "EOF") return rest.empty() ? std::optional(at) : std::nullopt;
  if (name == "rien") return at;
  if (name == "NL") {
    if (rest.empty()) return at;
    return scan::line_end(rest) != 0 ? std::optional(at + scan::blanks(rest, scan::Lines::Cross)) : std::nullopt;
  }
  if (name == "FIN") {
    size = scan::keyword("fin", rest);
    if (size == 0) return std::nullopt;
    const std::size_t word = after_blanks(at + size);
    return terminal("NL", after_blanks(word + scan::letters(std::string_view(text_).substr(word))));
  }
  if (name == "BRUT") return at + scan::rest_of_line(rest);
  if (name == "TAB") return at > 0 && text_[at - 1] == '\t' ? std::optional(at) : std::nullopt;
  if (name == "MOT") size = word(at);
  if (name == "TEXTE") size = scan::quoted(rest);
  if (name == "NOMBRE")
    size =
        scan::digits(rest) != 0 && scan::grouped_digits(rest.substr(scan::digits(rest))) == 0 ? scan::digits(rest) : 0;
  if (name == "DATE") size = scan::date(rest);
  if (name == "NUMERO") size = scan::article_number(rest);
  if (name == "LETTRE") size = scan::letter_mark(rest);
  if (name == "POINT") size = scan::point_mark(rest);
  if (name == "COMPARE") size = first_of(relations, rest);
  if (name == "MOINS") size = first_of(minus, rest);
  if (name == "FOIS") size = first_of(times, rest);
  if (name == "SUR") size = first_of(over, rest);
  if (name == "epreuve") size = scan::raw_item(rest);
  if (name == "UNITE")
    for (const std::string_view unit : units)
      size = std::max(size, scan::keyword(unit, rest));
  return size != 0 ? std::optional(after_blanks(at + size)) : std::nullopt;
}

}  // namespace bareme::golden
