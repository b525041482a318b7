#include "support/random_author.hpp"

namespace support {

namespace {

std::string parenthesised(const std::string& text) { return "(" + text + ")"; }
// A ratio of marks is not a mark: it has no scale to leave.
std::string ratio(const std::string& mark) { return "((" + mark + ") / (20/20))"; }
std::string clamped(const std::string& text) { return "min(max(" + text + " ; 0/20) ; 20/20)"; }

}  // namespace

std::string RandomAuthor::literal(Kind kind) {
  switch (kind) {
    case Kind::Note:
      return dice_.word({"10/20", "9,995/20", "12,5/20", "0/20", "20/20", "6,66/20", "7/20"});
    case Kind::Number:
      return dice_.word({"0", "1", "2", "3,5", "0,333", "7", "100", "0,0000007"});
    case Kind::Credits:
      return dice_.word({"0 ECTS", "3 ECTS", "30 ECTS", "5,5 ECTS"});
    case Kind::Truth:
      return dice_.word({"oui", "non"});
    case Kind::Text:
      return dice_.word({"\"bien\"", "\"passable\"", "\"L'Hôpital–Nguyễn\""});
    case Kind::Date:
      return dice_.word({"01/03/2025", "31/12/2024", "29/02/2024"});
    case Kind::Days:
      return dice_.word({"0 jours", "2 jours", "10 jours"});
    default:
      return "sans objet";
  }
}

std::vector<std::string> RandomAuthor::readable(Kind kind, int level) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < visible_; ++i) {
    const Quantity& quantity = quantities_[i];
    if (quantity.kind != kind) continue;
    if (quantity.level == level) {
      names.push_back(quantity.name);
      names.push_back(quantity.name + " de l'acquis");
      if (level > 0) names.push_back(quantity.name + " " + levels_[static_cast<std::size_t>(level)].of + " précédent");
      if (level > 0) names.push_back(quantity.name + " " + levels_[static_cast<std::size_t>(level)].of + " suivant");
    } else if (contains(quantity.level, level)) {
      names.push_back(quantity.name + " " + levels_[static_cast<std::size_t>(quantity.level)].of);
    } else if (named_objects_ && quantity.level == 1 && level == 0) {
      names.push_back("S1." + quantity.name);
      names.push_back("S9." + quantity.name);
    }
  }
  for (const Fact& fact : facts_)
    if (fact.kind == kind && fact.source != "paramètre" && (fact.level == level || contains(fact.level, level)))
      names.push_back(fact.name);
  if (kind == Kind::Note && level == lowest_ && marks_) {
    for (int session = 1; session <= sessions_; ++session)
      names.push_back("note session " + std::to_string(session));
  }
  return names;
}

std::string RandomAuthor::read(Kind kind, int level) {
  const std::vector<std::string> names = readable(kind, level);
  return names.empty() || dice_.chance(8) ? literal(kind) : dice_.one_of(names);
}

std::string RandomAuthor::value(Kind kind, int level, int depth) {
  switch (kind) {
    case Kind::Note:
      return note(level, depth);
    case Kind::Number:
      return number(level, depth);
    case Kind::Credits:
      return credits(level, depth);
    case Kind::Truth:
      return condition(level, depth);
    default:
      return depth > 0 && dice_.chance(40)
                 ? literal(kind) + " si " + parenthesised(condition(level, depth - 1)) + " sinon " + literal(kind)
                 : literal(kind);
  }
}

// What may be a part of a mean with its weight behind: a name, or a parenthesis.
std::string RandomAuthor::part_value(int level, int depth) {
  if (level != lowest_ && visible_ > 0 && dice_.chance(45)) return dice_.word({"EF", "CC", "TP"});
  if (depth > 0 && dice_.chance(35)) return parenthesised(note(level, depth - 1));
  return parenthesised(read(Kind::Note, level));
}

std::string RandomAuthor::parts(int level, int depth) {
  if (dice_.chance(35)) {
    const std::string share = dice_.word({"70 %;30 %", "50 %;50 %", "12,5 %;87,5 %", "100 %;0 %"});
    const std::size_t middle = share.find(';');
    return "moyenne(" + part_value(level, depth) + " " + share.substr(0, middle) + " ; " + part_value(level, depth) +
           " " + share.substr(middle + 1) + ")";
  }
  std::string text = "moyenne(";
  const int count = dice_.between(1, 3);
  for (int i = 0; i < count; ++i) {
    const bool each = level != lowest_ && visible_ > 0 && dice_.chance(25);
    text += (i > 0 ? " ; " : "") + (each ? "chaque " + dice_.word({"CC", "TP"}) : part_value(level, depth)) +
            dice_.word({"", " 1", " 2", " 0,5", " 4", " 0"});
  }
  return text + ")";
}

std::vector<std::string> RandomAuthor::weights(int level) const {
  std::vector<std::string> names;
  for (const Fact& fact : facts_)
    if ((fact.kind == Kind::Number || fact.kind == Kind::Credits) && fact.level == level) names.push_back(fact.name);
  for (std::size_t i = 0; i < visible_; ++i)
    if (quantities_[i].level == level && quantities_[i].kind == Kind::Credits) names.push_back(quantities_[i].name);
  return names;
}

// Over the objects of a level below. Exact ones (sum, min, max) may be compared where their values may.
std::string RandomAuthor::aggregate(int level, int depth, Kind kind, bool exact) {
  std::vector<int> levels;
  for (const int below : inside(level))
    for (std::size_t i = 0; i < visible_; ++i)
      if (quantities_[i].level == below && quantities_[i].kind == kind) {
        levels.push_back(below);
        break;
      }
  if (levels.empty()) return literal(kind);
  const int below = dice_.one_of(levels);
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i < visible_; ++i)
    if (quantities_[i].level == below && quantities_[i].kind == kind) bodies.push_back(quantities_[i].name);
  const bool sums = kind != Kind::Note;
  const std::string operation = sums ? dice_.word({"somme", "min", "max"})
                                : exact
                                    ? dice_.word({"min", "max", "premier", "dernier"})
                                    : dice_.word({"moyenne", "moyenne", "moyenne", "min", "max", "médiane", "premier"});
  const std::string body = dice_.one_of(bodies);
  std::string text = operation + " des " + (dice_.chance(20) ? parenthesised(body) : body) + " des ";
  const bool best = dice_.chance(15);
  if (best) text += dice_.word({"1", "2", "3"}) + " meilleures ";
  text += set(below, depth);
  const bool left_out = !best && dice_.chance(20);
  if (left_out)
    text += dice_.word({" sans la plus basse", " sans les 2 plus basses", " sans la plus haute",
                        " sans la plus haute sans la plus basse"});
  if ((best || left_out) && operation != "premier" && operation != "dernier" && dice_.chance(50)) text += tie(below);
  const std::vector<std::string> by = weights(below);
  if (operation != "moyenne" || by.empty() || dice_.chance(40)) return text;
  const std::string weight = dice_.one_of(by);
  text += " par " + (dice_.chance(20) ? "(2 × " + weight + ")" : weight);
  if (!best && !left_out && dice_.chance(25))
    text += " à hauteur de " + dice_.word({"1", "7", "12,5"}) + dice_.word({"", " sans dépasser"});
  return text;
}

// « à égalité ects », of a number the maquette gives.
std::string RandomAuthor::tie(int level) {
  for (const Fact& fact : facts_)
    if (fact.source == "attribut" && (fact.kind == Kind::Number || fact.kind == Kind::Credits) &&
        (fact.level == level || contains(fact.level, level)))
      return " à égalité " + fact.name + dice_.word({"", " croissant", " décroissant"});
  return "";
}

std::string RandomAuthor::note(int level, int depth) {
  if (depth <= 0) return read(Kind::Note, level);
  switch (dice_.below(14)) {
    case 12:
      return "douce(" + note(level, depth - 1) + " ; " + note(level, depth - 1) + ")";
    case 0:
    case 1:
      return parts(level, depth - 1);
    case 2:
    case 3:
    case 4:
      return inside(level).empty() ? read(Kind::Note, level) : aggregate(level, depth - 1, Kind::Note, false);
    case 5:
      return dice_.word({"max(", "min("}) + note(level, depth - 1) + " ; " + note(level, depth - 1) + ")";
    case 6:
      return clamped(note(level, depth - 1) + " " + dice_.word({"+", "−"}) + " " + read(Kind::Number, level));
    case 7:
      return clamped(dice_.word({"0,5", "2", "1,1"}) + " × " + parenthesised(note(level, depth - 1)));
    case 8:
      return dice_.word({"70 %", "33,3 %", "100 %"}) + " de " + parenthesised(note(level, depth - 1));
    case 9:
      return note(level, depth - 1) + " si " + parenthesised(condition(level, depth - 1)) + " sinon " +
             note(level, depth - 1);
    case 10:
      return parenthesised(parenthesised(read(Kind::Note, level)) + " en " +
                           dice_.word({"session 1", "session 2", "délibération"}));
    case 11:
      return dice_.chance(50) ? "palier(" + comparable(Kind::Note, level, depth - 1) + ")"
                              : dice_.word({"arrondi(", "tronqué("}) + note(level, depth - 1) + " ; " +
                                    dice_.word({"0,5", "0,01", "1"}) + ")";
    default: {
      const std::vector<std::string> grades = readable(Kind::Grade, level);
      if (grades.empty()) return read(Kind::Note, level);
      return dice_.chance(50)
                 ? "conversion(" + dice_.one_of(grades) + ")"
                 : "croisement(" + comparable(Kind::Note, level, depth - 1) + " ; " + dice_.one_of(grades) + ")";
    }
  }
}

// « (x) croissant puis (y) »
std::string RandomAuthor::keys(int level) {
  std::string text = parenthesised(comparable(Kind::Note, level, 0)) + dice_.word({"", " croissant", " décroissant"});
  if (dice_.chance(40))
    text += " puis " + parenthesised(comparable(Kind::Note, level, 0)) + dice_.word({"", " croissant"});
  return text;
}

std::string RandomAuthor::population(int level, int depth) {
  std::string text = " dans la promotion";
  if (dice_.chance(40)) text += " dont " + parenthesised(condition(level, depth - 1));
  if (dice_.chance(25)) text += " de même groupe";
  if (dice_.chance(30)) text += " hors attente";
  return text;
}

std::string RandomAuthor::ranked(int level) { return keys(level) + population(level, 2); }

std::string RandomAuthor::cohort(int level, int depth) {
  const std::string operation =
      dice_.word({"rang", "rang", "nombre", "moyenne", "somme", "max", "médiane", "variance"});
  if (operation == "nombre") return operation + population(level, depth);
  if (operation != "rang")
    return operation + " de " + parenthesised(comparable(Kind::Note, level, 0)) + population(level, depth);
  std::string text = operation + " de " + keys(level) + population(level, depth);
  if (dice_.chance(40))
    text += " ex æquo " + dice_.word({"même rang", "rang moyen", "rang dense", "dernier rang", "refusé"});
  return text;
}

std::string RandomAuthor::number(int level, int depth) {
  if (depth <= 0) return read(Kind::Number, level);
  switch (dice_.below(10)) {
    case 0:
      return read(Kind::Number, level) + " " + dice_.word({"+", "−", "×"}) + " " + ratio(note(level, depth - 1));
    case 1:
      return ratio(note(level, depth - 1)) + " / " + parenthesised(number(level, depth - 1));
    case 2:
      return inside(level).empty() ? read(Kind::Number, level)
                                   : "nombre des " + set(dice_.one_of(inside(level)), depth - 1);
    case 3:
      return inside(level).empty() ? read(Kind::Number, level) : aggregate(level, depth - 1, Kind::Number, false);
    case 4:
      if (dice_.chance(25))
        return "racine(" + number(level, depth - 1) + " ; " + dice_.word({"0,01", "1", "0,3"}) + ")";
      return dice_.chance(30) ? "arrondi(" + number(level, depth - 1) + " ; 0,5 ; " +
                                    dice_.word({"au pair", "par excès", "tronqué", "en s'éloignant de zéro",
                                                "au plus proche vers le bas"}) +
                                    ")"
                              : dice_.word({"abs(", "plancher(", "plafond("}) + number(level, depth - 1) + ")";
    case 5:
      return "−" + parenthesised(number(level, depth - 1));
    case 6:
      return parenthesised(number(level, depth - 1)) + " × " + parenthesised(number(level, depth - 1));
    case 7:
      return levels_[static_cast<std::size_t>(level)].entered ? read(Kind::Number, level) : ratio(cohort(level, depth));
    case 8:
      return dice_.word({"max(", "min("}) + number(level, depth - 1) + " ; " + number(level, depth - 1) + ")";
    default:
      break;
  }
  if (const std::vector<std::string> grades = readable(Kind::Grade, level); !grades.empty() && dice_.chance(30))
    return "taux(" + number(level, depth - 1) + " ; " + dice_.one_of(grades) + ")";
  if (dice_.chance(30))
    return "(mois écoulés(" + read(Kind::Date, level) + " ; " + read(Kind::Date, level) + ") / 1 mois)";
  return dice_.word({"année(", "mois("}) + read(Kind::Date, level) +
         dice_.word({"", " + 1 mois", " − 13 mois", " + 2 ans"}) + ")";
}

std::string RandomAuthor::credits(int level, int depth) {
  if (depth <= 0) return read(Kind::Credits, level);
  switch (dice_.below(4)) {
    case 0:
      return inside(level).empty() ? read(Kind::Credits, level) : aggregate(level, depth - 1, Kind::Credits, true);
    case 1:
      return credits(level, depth - 1) + " si " + parenthesised(condition(level, depth - 1)) + " sinon 0 ECTS";
    case 2:
      return parenthesised(credits(level, depth - 1)) + " + " + credits(level, depth - 1);
    default:
      return read(Kind::Credits, level);
  }
}

std::string RandomAuthor::comparable(Kind kind, int level, int depth) {
  if (depth > 0 && dice_.chance(30) && !inside(level).empty())
    return parenthesised(aggregate(level, depth, kind, true));
  if (dice_.chance(15))
    return parenthesised(read(kind, level) + " en " + dice_.word({"session 1", "session 2", "délibération"}));
  return read(kind, level);
}

std::string RandomAuthor::filter(int level) {
  if (level == lowest_) return dice_.word({" de type EF", " sauf type CC", " de type (CC ; TP)"});
  if (level == natured_ || contains(natured_, level))
    return dice_.word(
        {" de nature projet", " sauf nature projet", " de nature (cm ; projet)", " sauf nature (cm ; stage)"});
  if (named_objects_ && level == 1) return dice_.word({" parmi S1", " sauf S1", " sauf S9"});
  return "";
}

std::string RandomAuthor::set(int level, int depth) {
  std::string text = levels_[static_cast<std::size_t>(level)].name;
  if (dice_.chance(35)) text += filter(level);
  if (dice_.chance(30)) text += " dont " + parenthesised(condition(level, depth - 1));
  return text;
}

std::vector<int> RandomAuthor::inside(int level) const {
  std::vector<int> below;
  for (int i = 0; i < static_cast<int>(levels_.size()); ++i)
    if (contains(level, i)) below.push_back(i);
  return below;
}

bool RandomAuthor::contains(int outer, int inner) const {
  for (int at = levels_[static_cast<std::size_t>(inner)].parent; at >= 0;
       at = levels_[static_cast<std::size_t>(at)].parent)
    if (at == outer) return true;
  const int members = levels_[static_cast<std::size_t>(outer)].members;
  return members >= 0 && (inner == members || contains(members, inner));
}

}  // namespace support
