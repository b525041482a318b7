#include "support/written_grammar.hpp"

#include <cctype>
#include <stdexcept>
#include <string_view>

#include "support/grammar_reader.hpp"

namespace bareme::golden {
namespace {

using Kind = GrammarNode::Kind;

bool names(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// « rule = … », its text up to the next rule, without comments. The terminals told in words are left out.
std::map<std::string, std::string> rule_texts(const Lines& lines) {
  std::map<std::string, std::string> texts;
  std::string rule;
  for (const std::string& line : lines) {
    if (line.empty() || line.front() == '#') continue;
    const std::string code = line.substr(0, std::min(line.find("  # "), line.size()));
    const std::size_t equals = code.find('=');
    if (line.front() != ' ' && equals != std::string::npos) {
      rule = code.substr(0, code.find_first_of(" ="));
      texts[rule] = code.substr(equals + 1);
    } else {
      texts[rule] += ' ' + code;
    }
  }
  return texts;
}

// Reads the right-hand side of one rule.
class RuleReader {
 public:
  RuleReader(std::string rule, std::string_view text, std::vector<GrammarLeaf>& leaves)
      : rule_(std::move(rule)), text_(text), leaves_(leaves) {}

  GrammarNode whole() {
    GrammarNode node = choice(true);
    blanks();
    if (at_ != text_.size())
      throw std::runtime_error("grammaire, règle « " + rule_ + " » : illisible après « " +
                               std::string(text_.substr(0, at_)) + " »");
    return node;
  }

 private:
  void blanks() {
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
  }
  bool ahead(char c) {
    blanks();
    return at_ < text_.size() && text_[at_] == c;
  }

  GrammarNode choice(bool counted) {
    GrammarNode node{Kind::Choice, "", {sequence(counted)}, 0};
    while (ahead('/')) {
      ++at_;
      node.parts.push_back(sequence(counted));
    }
    return node.parts.size() == 1 ? node.parts.front() : node;
  }

  GrammarNode sequence(bool counted) {
    GrammarNode node;
    for (blanks(); at_ < text_.size() && text_[at_] != '/' && text_[at_] != ')'; blanks())
      node.parts.push_back(repeated(counted));
    return node;
  }

  GrammarNode repeated(bool counted) {
    if (ahead('!') || ahead('&')) {
      const Kind kind = text_[at_++] == '!' ? Kind::Not : Kind::And;
      return {kind, "", {single(false)}, 0};
    }
    GrammarNode node = single(counted);
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c != '*' && c != '+' && c != '?') break;
      node = {c == '*' ? Kind::Star : c == '+' ? Kind::Plus : Kind::Optional, "", {node}, 0};
    }
    return node;
  }

  GrammarNode single(bool counted) {
    blanks();
    const char c = at_ < text_.size() ? text_[at_] : ' ';
    if (c == '(') {
      ++at_;
      GrammarNode node = choice(counted);
      if (!ahead(')')) throw std::runtime_error("grammaire, règle « " + rule_ + " » : une parenthèse reste ouverte");
      ++at_;
      return node;
    }
    if (c == '\'' || c == '"') {
      const std::size_t end = text_.find(c, at_ + 1);
      if (end == std::string_view::npos)
        throw std::runtime_error("grammaire, règle « " + rule_ + " » : apostrophe seule");
      const std::string word(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      const bool keyword = names(word.front()) || static_cast<unsigned char>(word.front()) == 0xC3;  // « à », « é »
      return leaf(keyword ? Kind::Keyword : Kind::Sign, word, counted);
    }
    std::size_t end = at_;
    while (end < text_.size() && names(text_[end]))
      ++end;
    if (end == at_)
      throw std::runtime_error("grammaire, règle « " + rule_ + " » : signe inconnu « " + std::string(1, c) + " »");
    const std::string name(text_.substr(at_, end - at_));
    at_ = end;
    return leaf(Kind::Name, name, counted);
  }

  GrammarNode leaf(Kind kind, const std::string& text, bool counted) {
    if (counted) leaves_.push_back({rule_, text});
    return {kind, text, {}, counted ? leaves_.size() : 0};
  }

  std::string rule_;
  std::string_view text_;
  std::vector<GrammarLeaf>& leaves_;
  std::size_t at_ = 0;
};

}  // namespace

WrittenGrammar::WrittenGrammar(const Lines& lines) {
  for (const auto& [rule, text] : rule_texts(lines)) {
    if (text.find("tout jusqu'à") != std::string::npos) continue;  // « epreuve », told in words
    rules_[rule] = RuleReader(rule, text, leaves_).whole();
  }
}

GrammarReading WrittenGrammar::read(const std::string& rule, const std::string& text) const {
  return GrammarReader(rules_, text).read(rule);
}

}  // namespace bareme::golden
