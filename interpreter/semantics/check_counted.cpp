// Conditions that are counted: the letters of a rule, and « au moins 2 parmi (a ; b ; c) ».
#include <map>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"

namespace bareme::semantics {

// A count that no number of them can miss, or reach, is a slip.
bool Checker::can_be_counted(const std::string& words, const std::string& written, int count, std::size_t total,
                             Span place) {
  const auto most = static_cast<int>(total);
  const bool at_most = words == "au plus", exactly = words == "exactement";
  const bool always = at_most ? count >= most : !exactly && count < 1;
  const bool never = !at_most && count > most;
  if (!always && !never) return true;
  report(problems::impossible_count("« " + words + " " + written + " » parmi " + std::to_string(total) +
                                        (total > 1 ? " conditions" : " condition") +
                                        (always ? " est toujours vrai" : " n'arrive jamais"),
                                    place));
  return false;
}

ExpressionPtr Checker::counted(const syntax::Counted& tree, const Standing& standing, Span place) {
  Counted counted;
  counted.kind = static_cast<Quantified::Kind>(static_cast<int>(tree.kind));
  for (const auto& item : tree.items)
    counted.items.push_back(condition(*item, standing));
  for (const ExpressionPtr& item : counted.items)
    if (!item) return nullptr;
  const auto count = values::Number::parse(tree.count);
  if (!count || !count->integer()) {
    report(problems::impossible_count("un nombre de conditions est entier", place));
    return nullptr;
  }
  counted.count = static_cast<int>(*count->integer());
  const std::string words = counted.kind == Quantified::Kind::AtLeast  ? "au moins"
                            : counted.kind == Quantified::Kind::AtMost ? "au plus"
                                                                       : "exactement";
  if (!can_be_counted(words, tree.count, counted.count, tree.items.size(), place)) return nullptr;
  return make(std::move(counted), truth_type(), place);
}

void Checker::own_letter(const std::string& letter, Span place, std::map<std::string, Span>& known) {
  const auto [first, once] = known.try_emplace(letter, place);
  if (!once) report(problems::declared_twice("lettre", letter, place, first->second));
}

ExpressionPtr Checker::conditions(const syntax::Conditions& tree, const Standing& standing) {
  if (tree.mode == syntax::Conditions::Mode::Single) return tree.single ? condition(*tree.single, standing) : nullptr;
  return lettered(tree, standing, "", tree.place);
}

// `under`: the letter that these are the points of.
ExpressionPtr Checker::lettered(const syntax::Conditions& tree, const Standing& standing, const std::string& under,
                                Span place) {
  Letters letters;
  letters.mode = tree.mode == syntax::Conditions::Mode::All   ? Letters::Mode::All
                 : tree.mode == syntax::Conditions::Mode::Any ? Letters::Mode::Any
                                                              : Letters::Mode::AtLeast;
  if (const auto count = values::Number::parse(tree.count); count && count->integer())
    letters.count = static_cast<int>(*count->integer());
  if (letters.mode == Letters::Mode::AtLeast)
    can_be_counted("au moins", tree.count, letters.count, tree.letters.size(), place);
  bool sound = true;
  std::map<std::string, Span> known;
  for (const auto& letter : tree.letters) {
    own_letter(letter.letter, letter.place, known);
    if (!under.empty() && letter.letter.substr(0, 1) != under)
      report(problems::letter_of_another(letter.letter, under, letter.place));
    ExpressionPtr checked = letter.nested ? lettered(*letter.nested, standing, letter.letter, letter.nested->place)
                                          : condition(*letter.condition, standing);
    sound = sound && checked;
    letters.letters.push_back({letter.letter, std::move(checked), letter.reason ? letter.reason->text : "",
                               letter.reason_en ? letter.reason_en->text : ""});
  }
  return sound ? make(std::move(letters), truth_type(), place) : nullptr;
}

}  // namespace bareme::semantics
