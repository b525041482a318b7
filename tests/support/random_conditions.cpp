#include <algorithm>

#include "support/random_author.hpp"

namespace support {

namespace {

std::string parenthesised(const std::string& text) { return "(" + text + ")"; }

}  // namespace

bool RandomAuthor::has_verdict(int level) const {
  return std::any_of(verdicts_.begin(), verdicts_.end(), [&](const Verdict& one) { return one.level == level; });
}

std::string RandomAuthor::threshold(Kind kind, int level) {
  for (const Fact& fact : facts_)
    if (fact.source == "paramètre" && fact.kind == kind && (fact.level == level || contains(fact.level, level)) &&
        dice_.chance(20))
      return fact.name;
  return literal(kind);
}

// Where nothing is there to be compared, a test: two literals would be refused.
std::string RandomAuthor::comparison(int level, int depth) {
  const Kind kind =
      dice_.one_of<Kind>({Kind::Note, Kind::Note, Kind::Note, Kind::Number, Kind::Credits, Kind::Date, Kind::Days});
  const std::vector<std::string> names = readable(kind, level);
  if (names.empty()) return static_test(level);
  const std::string relation = dice_.word({">=", ">", "<", "<=", "=", "<>"});
  if (kind == Kind::Note && dice_.chance(15))
    return dice_.one_of(names) + " entre " + dice_.word({"8", "9,99"}) + " et " + dice_.word({"10", "12"});
  if (kind == Kind::Date || kind == Kind::Days) return dice_.one_of(names) + " " + relation + " " + literal(kind);
  if (dice_.chance(60)) return dice_.one_of(names) + " " + relation + " " + threshold(kind, level);
  return dice_.one_of(names) + " " + relation + " " + comparable(kind, level, depth);
}

std::string RandomAuthor::quantified(int level, int depth) {
  const std::vector<int> below = inside(level);
  if (below.empty()) return comparison(level, depth);
  const int at = dice_.one_of(below);
  if (depth <= 0) return comparison(level, 0);
  if (dice_.chance(35)) {
    const std::string share = dice_.word({"plus de ", "au moins ", "au plus ", "moins de ", "exactement "}) +
                              dice_.word({"la moitié", "2/3", "30 %", "1/4", "100 %"}) + " des ";
    const std::vector<std::string> weights = readable(dice_.chance(50) ? Kind::Number : Kind::Credits, at);
    const std::string by = weights.empty() || dice_.chance(50) ? "" : " par " + dice_.one_of(weights);
    return parenthesised(share + set(at, depth) + by + " : " + condition(at, depth - 1));
  }
  const std::string which =
      dice_.word({"chaque ", "aucune ", "une ", "au moins 2 ", "au plus 1 ", "exactement 1 ", "exactement 2 "});
  return parenthesised(which + set(at, depth) + " : " + condition(at, depth - 1));
}

std::string RandomAuthor::counted(int level, int depth) {
  const std::string which = dice_.word({"au moins 1", "au moins 2", "au moins 3", "au plus 0", "au plus 1", "au plus 2",
                                        "exactement 1", "exactement 0", "exactement 3"});
  return parenthesised(which + " parmi (" + condition(level, depth - 1) + " ; " + condition(level, depth - 1) + " ; " +
                       condition(level, depth - 1) + ")");
}

std::string RandomAuthor::verdict_test(int level) {
  std::vector<int> seen;
  for (const Verdict& one : verdicts_)
    if (one.after <= visible_ && (one.level == level || contains(one.level, level))) seen.push_back(one.level);
  if (seen.empty()) return test(level);
  const int at = dice_.one_of(seen);
  const std::string of = at == level ? "" : " " + levels_[static_cast<std::size_t>(at)].of;
  switch (dice_.below(6)) {
    case 0:
      return "validé" + of;
    case 4:
      return "validé de l'acquis" + of;
    case 5:
      return "ancienneté de l'acquis" + of + " <= 2 ans";
    case 1:
      return "décision" + of + dice_.word({" existe", " n'existe pas"});
    case 2:
      return "proposition" + of + " est " + dice_.word({"ADM", "AJ", "(ADM ; ADJ)"});
    default:
      return "résultat" + of + dice_.word({" est ADM", " est validant", " n'est pas AJ", " existe"});
  }
}

// What the maquette decides, the view in an exception, the jury's session in a choice.
std::string RandomAuthor::static_test(int level) {
  if (excepting_ && dice_.chance(50)) return "vue est délibération";
  if (choosing_ && dice_.chance(50)) return "jury.session = 1";
  if (level == lowest_ && dice_.chance(50)) return dice_.word({"type est EF", "type n'est pas CC"});
  if (level == natured_ || contains(natured_, level))
    return dice_.word({"nature est projet", "nature est (cm ; stage)"});
  if (level > 0) return levels_[static_cast<std::size_t>(level)].name + " précédent existe";
  return "groupe existe";
}

std::string RandomAuthor::test(int level) {
  if (level == lowest_ && marks_ && dice_.chance(60))
    return dice_.word({"note session 1", "note session 2"}) +
           dice_.word({" est ABI", " est (ABI ; ABJ)", " n'est pas ABJ", " est un nombre", " est absence", " existe",
                       " n'existe pas", " est impossible"});
  const std::vector<std::string> grades = readable(Kind::Grade, level), choices = readable(Kind::Choice, level);
  if (!grades.empty() && dice_.chance(25))
    return dice_.one_of(grades) + dice_.word({" est A", " est (B ; C)", " existe", " >= B", " < B", " entre C et B"});
  const std::vector<std::string> texts = readable(Kind::Text, level);
  if (!texts.empty() && dice_.chance(20))
    return dice_.one_of(texts) + dice_.word({" est \"oui\"", " n'est pas \"non\"", " est (\"oui\" ; \"Oui\")"});
  if (!grades.empty() && dice_.chance(10))
    return "la meilleure de (" + dice_.one_of(grades) + " ; " + dice_.word({"A", "B", "C"}) + ") > " +
           dice_.one_of(grades);
  if (!choices.empty() && dice_.chance(25))
    return dice_.one_of(choices) + dice_.word({" est rouge", " n'est pas vert"});
  if (dice_.chance(30)) return static_test(level);
  const Kind kind = dice_.one_of<Kind>({Kind::Note, Kind::Note, Kind::Number, Kind::Truth});
  return read(kind, level) + dice_.word({" existe", " n'existe pas", " est impossible", " existe"});
}

std::string RandomAuthor::condition(int level, int depth) {
  if (depth <= 0)
    return dice_.chance(40) ? test(level) : dice_.chance(30) ? read(Kind::Truth, level) : comparison(level, 0);
  switch (dice_.below(10)) {
    case 8:
      return counted(level, depth);
    case 0:
      return parenthesised(condition(level, depth - 1)) + " et " + parenthesised(condition(level, depth - 1));
    case 1:
      return parenthesised(condition(level, depth - 1)) + " ou " + parenthesised(condition(level, depth - 1));
    case 2:
      return "non " + parenthesised(condition(level, depth - 1));
    case 3:
    case 4:
      return quantified(level, depth);
    case 5:
      return verdict_test(level);
    case 6:
      return test(level);
    case 7:
      return read(Kind::Truth, level);
    default:
      return comparison(level, depth);
  }
}

}  // namespace support
