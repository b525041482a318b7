#include "support/random_author.hpp"

namespace support {

Block RandomAuthor::opened(const std::string& heading) {
  const std::string number = std::to_string(++articles_);
  return {"article " + number + " \"Article " + number + "\" pour chaque " + heading, {}, "fin"};
}

std::string RandomAuthor::heading_view() {
  return dice_.chance(10) ? dice_.word({" en session 1", " en session 2", " en délibération"}) : std::string();
}

std::string RandomAuthor::letters(int level) {
  std::string text = dice_.word({"toutes", "l'une", "au moins 2"});
  const int count = dice_.between(2, 3);
  for (int i = 0; i < count; ++i) {
    const std::string letter(1, static_cast<char>('a' + i));
    text += "\n    " + letter + ") ";
    if (!dice_.chance(20)) {
      text += condition(level, 2);
      continue;
    }
    text += dice_.word({"toutes", "l'une", "au moins 2"});
    for (const char* const point : {"1) ", "2) ", "3) "})
      text += "\n      " + letter + point + condition(level, 1);
  }
  return text;
}

// « n1 = … », « n1 = selon … fin », « p2 si … ».
std::string RandomAuthor::definition(const std::string& name, Kind kind, int level) {
  if (kind == Kind::Truth) return name + " si " + (dice_.chance(30) ? letters(level) : condition(level, 3));
  if (kind == Kind::Number && !levels_[static_cast<std::size_t>(level)].entered && dice_.chance(15))
    return name + " = répartition de " + ranked(level) + "\n    1 : 10 % ; 2 : 35 %" +
           dice_.word({" ; 3 : 55 %", "\n    sinon : 3"}) + "\n  fin";
  if (kind == Kind::Text || dice_.chance(15)) {
    const std::vector<std::string> notes = readable(Kind::Note, level);
    const std::string subject =
        kind != Kind::Credits && !notes.empty() && dice_.chance(50) ? dice_.one_of(notes) : std::string();
    std::string text = name + " = selon " + subject;
    if (subject.empty()) {
      const int rows = dice_.between(1, 3);
      for (int i = 0; i < rows; ++i)
        text += "\n    " + condition(level, 2) + " : " + value(kind, level, 1);
    } else {
      for (const char* step : {"16", "9,995", "0,01"})
        if (dice_.chance(70)) text += "\n    >= " + std::string(step) + " : " + value(kind, level, 1);
    }
    return text + "\n    sinon : " + value(kind, level, 1) + "\n  fin";
  }
  return name + " = " + value(kind, level, 3);
}

Block RandomAuthor::quantity_article(int level, Kind kind) {
  const Level& at = levels_[static_cast<std::size_t>(level)];
  const char* stem = kind == Kind::Note      ? "n"
                     : kind == Kind::Number  ? "x"
                     : kind == Kind::Credits ? "c"
                     : kind == Kind::Truth   ? "p"
                                             : "t";
  const std::string name = stem + std::to_string(quantities_.size());
  visible_ = quantities_.size();
  Block block = opened(at.name + (dice_.chance(20) ? filter(level) : "") + heading_view());
  if (dice_.chance(25)) {
    const std::string local = "z" + std::to_string(quantities_.size());
    block.statements.push_back("soit " + local + " = " + note(level, 2));
    // A local value is exact: its article gives one formula of it, which nothing compares.
    block.statements.push_back(name + " = " +
                               (kind == Kind::Note      ? "min(" + local + " ; 19/20)"
                                : kind == Kind::Credits ? "5 ECTS si " + local + " existe sinon 0 ECTS"
                                : kind == Kind::Text    ? "\"oui\" si " + local + " existe sinon \"non\""
                                                        : "abs((" + local + ") / (20/20) − 10)"));
    if (kind == Kind::Truth) block.statements.back() = name + " si " + local + " existe";
  } else {
    block.statements.push_back(definition(name, kind, level));
  }
  quantities_.push_back({name, kind, level});
  return block;
}

std::string RandomAuthor::result_row(const std::string& code, int level) {
  return "résultat " + code + " si " + (dice_.chance(50) ? letters(level) : condition(level, 2));
}

Block RandomAuthor::verdict_article(int level) {
  visible_ = quantities_.size();
  Block block = opened(levels_[static_cast<std::size_t>(level)].name + heading_view());
  block.statements.push_back("résultat DEF si " + read(Kind::Note, level) + " est impossible");
  for (const char* code : {"ADM", "ADJ", "AJ"})
    if (dice_.chance(60)) block.statements.push_back(result_row(code, level));
  block.statements.push_back("résultat AJ sinon");
  verdicts_.push_back({level, visible_});
  return block;
}

Block RandomAuthor::choice_article(int level) {
  visible_ = quantities_.size();
  Block block = opened(levels_[static_cast<std::size_t>(level)].name);
  choosing_ = true;
  std::string text = "au choix du jury" + (dice_.chance(60) ? " lorsque " + condition(level, 2) : std::string());
  text += "\n    a) ADJ suite passage si " + condition(level, 2);
  text += "\n    b) AJ" + (dice_.chance(50) ? " si " + condition(level, 1) : std::string());
  choosing_ = false;
  block.statements.push_back(text);
  return block;
}

// What nothing reads: a list of objects, or places given by merit.
Block RandomAuthor::output_article(int level) {
  visible_ = quantities_.size();
  Block block = opened(levels_[static_cast<std::size_t>(level)].name + heading_view());
  const std::string name = "o" + std::to_string(articles_);
  const std::vector<int> below = inside(level);
  if (!below.empty() && (!wishes_ || dice_.chance(50))) {
    block.statements.push_back(name + " = liste des " + set(dice_.one_of(below), 2));
  } else if (wishes_ && !levels_[static_cast<std::size_t>(level)].entered) {
    block.statements.push_back(name + " = attribution de (" + dice_.word({"vœu1", "vœu1 ; vœu2", "vœu2 ; vœu1"}) +
                               ") par " + ranked(level) + "\n    A : " + dice_.word({"0", "1", "2"}) +
                               " ; B : " + dice_.word({"1", "2", "plafond((nombre dans la promotion) / 3)"}) +
                               dice_.word({" ; C : 1", "\n    sinon : C"}) + "\n  fin");
  } else {
    block.statements.push_back(name + " si " + condition(level, 1));
  }
  return block;
}

// Exceptions to one quantity, which read only what it could have read. The target before the first is a mark.
Block RandomAuthor::exception_article(std::size_t target) {
  const bool mark = target >= quantities_.size();
  const int level = mark ? lowest_ : quantities_[target].level;
  const Kind kind = mark ? Kind::Note : quantities_[target].kind;
  const std::string name = mark ? dice_.word({"note session 1", "note session 2"}) : quantities_[target].name;
  visible_ = mark ? 0 : target;
  marks_ = !mark;
  Block block =
      opened(levels_[static_cast<std::size_t>(level)].name + (dice_.chance(30) ? filter(level) : "") + heading_view());
  const int count = dice_.between(1, 3);
  std::string before;
  for (int i = 0; i < count; ++i) {
    const std::string label = "e" + std::to_string(articles_) + "_" + std::to_string(i);
    const std::string over = before.empty() || dice_.chance(40) ? "" : " à \"" + before + "\"";
    const std::string given = dice_.chance(25) ? "sans objet" : value(kind, level, 1);
    excepting_ = true;
    block.statements.push_back("exception \"" + label + "\"" + over + " : " + name + " = " + given + " lorsque " +
                               condition(level, 2));
    excepting_ = false;
    before = label;
  }
  marks_ = true;
  return block;
}

void RandomAuthor::write_articles(std::vector<Block>& out) {
  visible_ = 0;
  Block retained = opened(levels_[static_cast<std::size_t>(lowest_)].name);
  const std::vector<std::string> ways = {"max(note session 1 ; note session 2)", "note session 1",
                                         "note session 2 si note session 2 existe sinon note session 1"};
  retained.statements.push_back("note retenue = " + dice_.one_of(ways));
  out.push_back(retained);
  quantities_.push_back({"note retenue", Kind::Note, lowest_});
  if (dice_.chance(35)) {  // reads nothing that it decides
    const int level = static_cast<int>(dice_.below(levels_.size()));
    Block capitalised = opened(levels_[static_cast<std::size_t>(level)].name);
    capitalised.statements.push_back("capitalisée si ancienneté de l'acquis <= " + dice_.word({"1 an", "2 ans"}) +
                                     (dice_.chance(40) ? " et " + static_test(level) : std::string()));
    out.push_back(capitalised);
  }

  const std::vector<Kind> kinds = {Kind::Note,   Kind::Note,    Kind::Note,  Kind::Note,  Kind::Number,
                                   Kind::Number, Kind::Credits, Kind::Truth, Kind::Truth, Kind::Text};
  const int count = dice_.between(4, 12);
  for (int i = 0; i < count; ++i) {
    const int lowest_first = static_cast<int>(levels_.size()) - 1 - i * static_cast<int>(levels_.size()) / count;
    const int level = dice_.chance(70) ? lowest_first : static_cast<int>(dice_.below(levels_.size()));
    out.push_back(quantity_article(level, dice_.one_of(kinds)));
    if (dice_.chance(25) && !has_verdict(level)) out.push_back(verdict_article(level));
    if (dice_.chance(12)) out.push_back(output_article(level));
    if (dice_.chance(25)) out.push_back(exception_article(dice_.below(quantities_.size() + 1)));
  }
  if (!verdicts_.empty() && dice_.chance(70)) out.push_back(choice_article(dice_.one_of(verdicts_).level));
}

}  // namespace support
