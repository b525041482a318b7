#include "support/random_regulation.hpp"

#include "support/random_author.hpp"

namespace support {

namespace {

std::string joined(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks)
    text += block.text();
  return text;
}

}  // namespace

std::string Block::text() const {
  std::string all = open + "\n";
  for (const std::string& statement : statements)
    all += "  " + statement + "\n";
  return close.empty() ? all : all + close + "\n";
}
std::string RandomTexts::regulation_text() const { return joined(regulation); }
std::string RandomTexts::maquette_text() const { return joined(maquette); }

RandomTexts random_texts(std::uint64_t seed) { return RandomAuthor(seed).write(); }

RandomTexts RandomAuthor::write() {
  RandomTexts texts;
  choose_levels();
  texts.regulation.push_back({"règlement \"R\" version \"1\"", {}, ""});
  texts.regulation.push_back(structure());
  for (Block& block : codes())
    texts.regulation.push_back(std::move(block));
  for (Block& block : tables())
    texts.regulation.push_back(std::move(block));
  for (Block& block : functions())
    texts.regulation.push_back(std::move(block));
  std::vector<Block> articles;
  write_articles(articles);
  texts.regulation.push_back(convention());
  for (Block& article : articles)
    texts.regulation.push_back(std::move(article));
  texts.maquette.push_back(maquette());
  return texts;
}

void RandomAuthor::choose_levels() {
  const std::vector<Level> middle = {
      {"semestre", "du semestre"}, {"ue", "de l'ue"}, {"ecue", "de l'ecue"}, {"matière", "de la matière"}};
  levels_.push_back({"étudiant", "de l'étudiant", -1, false});
  for (const Level& level : middle)
    if (dice_.chance(65)) {
      levels_.push_back(level);
      levels_.back().parent = static_cast<int>(levels_.size()) - 2;
    }
  if (levels_.size() == 1) levels_.push_back({"ue", "de l'ue", 0, false});
  levels_.push_back({"épreuve", "de l'épreuve", static_cast<int>(levels_.size()) - 1, false});
  lowest_ = static_cast<int>(levels_.size()) - 1;
  natured_ = static_cast<int>(dice_.below(static_cast<std::size_t>(lowest_)));
  if (natured_ == 0) natured_ = lowest_ > 1 ? 1 : 0;
  named_objects_ = lowest_ >= 3 && dice_.chance(50);
  if (dice_.chance(40)) {
    cours_ = static_cast<int>(levels_.size());
    levels_.push_back({"cours", "du cours", static_cast<int>(dice_.below(static_cast<std::size_t>(lowest_))), true});
  }
  if (lowest_ > 1 && dice_.chance(35)) group();
}

// A level across the tree: what the maquette says to be of one « voie ».
void RandomAuthor::group() {
  const int members = dice_.between(1, lowest_ - 1);
  parcours_ = static_cast<int>(levels_.size());
  levels_.push_back({"parcours", "du parcours", dice_.between(0, members - 1), false, members});
}

void RandomAuthor::add_fact(Block& block, const std::string& source, const std::string& name, Kind kind, int level,
                            const std::string& otherwise) {
  const char* type = kind == Kind::Note      ? "note"
                     : kind == Kind::Number  ? "nombre"
                     : kind == Kind::Credits ? "ECTS"
                     : kind == Kind::Truth   ? "oui ou non"
                     : kind == Kind::Date    ? "date"
                     : kind == Kind::Days    ? "jours"
                     : kind == Kind::Grade   ? "grade"
                     : kind == Kind::Choice  ? "(rouge ; vert)"
                                             : "texte";
  block.statements.push_back(source + " " + name + " : " + type + " pour chaque " +
                             levels_[static_cast<std::size_t>(level)].name +
                             (otherwise.empty() ? "" : " à défaut " + otherwise));
  facts_.push_back({name, kind, level, source});
}

Block RandomAuthor::structure() {
  Block block{"structure", {}, "fin"};
  std::string line = "niveaux promotion";
  for (const Level& level : levels_)
    if (!level.entered && level.members < 0) line += " > " + level.name;
  block.statements.push_back(line);
  if (cours_ >= 0)
    block.statements.push_back(
        "niveau cours dans " +
        levels_[static_cast<std::size_t>(levels_[static_cast<std::size_t>(cours_)].parent)].name);
  if (parcours_ >= 0) {
    const Level& group = levels_[static_cast<std::size_t>(parcours_)];
    const std::string& members = levels_[static_cast<std::size_t>(group.members)].name;
    block.statements.push_back("niveau parcours dans " + levels_[static_cast<std::size_t>(group.parent)].name +
                               " regroupe " + members + " de même voie");
    block.statements.push_back("attribut voie : texte pour chaque " + members + " à défaut sans objet");
  }
  if (dice_.chance(60)) block.statements.push_back("promotion de même filière");
  if (dice_.chance(30)) block.statements.push_back("notes de 0 à 20 du meilleur au moins bon");
  if (sessions_ != 2) block.statements.push_back("sessions " + std::to_string(sessions_));
  if (named_objects_)
    for (const char* line_of : {" S1 : D1 ; D2", " S9 : D8 ; D9"})
      block.statements.push_back(levels_[1].name + line_of);
  block.statements.push_back("entrée filière : texte pour chaque étudiant à défaut \"info\"");
  block.statements.push_back("entrée groupe : texte pour chaque étudiant" +
                             std::string(dice_.chance(50) ? " à défaut \"A\"" : ""));
  block.statements.push_back("attribut type : type pour chaque épreuve à défaut EF");
  block.statements.push_back("attribut nature : (cm ; projet ; stage) pour chaque " +
                             levels_[static_cast<std::size_t>(natured_)].name + " à défaut cm");
  for (int level = 1; level < static_cast<int>(levels_.size()); ++level) {
    if (levels_[static_cast<std::size_t>(level)].entered) continue;
    if (dice_.chance(50))
      add_fact(block, "attribut", level == lowest_ ? "coefficient" : "coef" + std::to_string(level), Kind::Number,
               level, dice_.word({"1", "sans objet", "0"}));
    if (level != lowest_ && dice_.chance(30))
      add_fact(block, "attribut", "ects" + std::to_string(level), Kind::Credits, level, "3 ECTS");
  }
  const std::vector<Kind> kinds = {Kind::Note, Kind::Number, Kind::Truth,  Kind::Truth,  Kind::Date,
                                   Kind::Days, Kind::Grade,  Kind::Choice, Kind::Credits};
  const int entries = dice_.between(1, 6);
  for (int i = 0; i < entries; ++i) {
    const Kind kind = dice_.one_of(kinds);
    const std::string none = dice_.chance(50) ? "sans objet" : literal(kind);
    add_fact(block, dice_.chance(20) ? "acte" : "entrée", "f" + std::to_string(i), kind,
             static_cast<int>(dice_.below(levels_.size())), dice_.chance(35) ? "" : none);
  }
  wishes_ = dice_.chance(40);
  if (wishes_)
    for (const char* wish : {"vœu1", "vœu2"})
      add_fact(block, "entrée", wish, Kind::Grade, 0, dice_.chance(70) ? "sans objet" : "");
  if (cours_ >= 0) {
    add_fact(block, "entrée", "ectscours", Kind::Credits, cours_, "");
    add_fact(block, "entrée", "notecours", Kind::Note, cours_, dice_.word({"", "sans objet"}));
  }
  follow(block);
  return block;
}

// What a student does not take: as an entry of the object, or of what contains it, says.
void RandomAuthor::follow(Block& block) {
  for (const Fact& fact : facts_) {
    if (fact.kind != Kind::Truth || fact.source == "attribut" || fact.level > lowest_ || !dice_.chance(50)) continue;
    const int level = dice_.between(std::max(1, fact.level), lowest_);
    block.statements.push_back(levels_[static_cast<std::size_t>(level)].name + " suivi si " + dice_.word({"", "non "}) +
                               fact.name);
  }
}

std::vector<Block> RandomAuthor::codes() const {
  return {{"codes de type", {"EF ; CC ; TP"}, "fin"},
          {"codes de note",
           {"ABI : absence ; vaut 0/20", "ABJ : absence ; neutralise", "ATT : attend", "EXC : rend impossible", "NUL",
            "DEM : compte comme ABI", "BON : vaut 9,995/20"},
           "fin"},
          {"codes de résultat", {"ADM : validant", "ADJ : validant", "AJ : refusant", "DEF : refusant"}, "fin"},
          {"codes de suite", {"passage ; redoublement"}, "fin"},
          {"codes de grade du meilleur au moins bon", {"A ; B ; C"}, "fin"}};
}

Block RandomAuthor::convention() {
  Block block{"convention", {"arrondi de note retenue : " + dice_.word({"aucun", "0,01 au plus proche"})}, "fin"};
  for (const Quantity& quantity : quantities_)
    if ((quantity.kind == Kind::Note || quantity.kind == Kind::Number) && quantity.name != "note retenue")
      block.statements.push_back("arrondi de " + quantity.name + " : " +
                                 dice_.word({"aucun", "0,01 au plus proche", "0,01 par défaut", "0,01 par excès",
                                             "0,001 tronqué", "0,25 au pair", "1 au plus proche", "0,5 tronqué"}));
  block.statements.push_back("ex æquo : " +
                             dice_.word({"même rang", "rang moyen", "rang dense", "dernier rang", "refusé"}));
  block.statements.push_back("répartition : effectifs cumulés arrondis au " +
                             dice_.word({"supérieur", "inférieur", "plus proche"}));
  block.statements.push_back("vue délibération \"ce que le jury examine\"");
  return block;
}

std::vector<Block> RandomAuthor::tables() {
  std::vector<Block> all;
  const int level = static_cast<int>(dice_.below(static_cast<std::size_t>(lowest_) + 1));
  all.push_back({"paramètre seuil = " + dice_.word({"10/20", "9,995/20", "12/20"}) + " pour chaque " +
                     levels_[static_cast<std::size_t>(level)].name,
                 {},
                 ""});
  facts_.push_back({"seuil", Kind::Note, level, "paramètre"});
  all.push_back({"barème palier(x : note) donne note", {">= 16 : 20 ; >= 9,995 : x ; >= 4 : 4,5 ; sinon : 0"}, "fin"});
  all.push_back({"barème croisement(x : note ; g : grade) donne note",
                 {"tableau\n    x \\ g ; >= B ; C\n    >= 12 ; x ; 11\n    < 12 ; 9,5 ; –\n  fin"},
                 "fin"});
  all.push_back({"barème conversion(g : grade) donne note", {"A : 18 ; B : 12,5 ; C : 3,333"}, "fin"});
  return all;
}

std::vector<Block> RandomAuthor::functions() {
  return {{"fonction douce(x : note ; y : note) donne note = min(max(x ; y) ; 19/20)", {}, ""},
          {"fonction taux(x : nombre ; g : grade) donne nombre",
           {"soit double = douce(10/20 ; 12/20) / (6/20)",
            "taux = selon g\n    A : x ; B : double × x\n    sinon : 0,5\n  fin"},
           "fin"}};
}

Block RandomAuthor::maquette() {
  Block block{"maquette \"M\" pour \"R\" version \"1\"", {}, "fin"};
  place(block, 1, 0);
  return block;
}

// Épreuves of an object that carries them: none, one, several of a type, with weights.
std::string RandomAuthor::exams() {
  if (dice_.chance(12)) return "";
  std::string list;
  for (const char* type : {"EF", "CC", "TP"})
    if (dice_.chance(60)) {
      list += (list.empty() ? "" : " ; ") + std::string(type);
      if (dice_.chance(35)) list += " × " + std::to_string(dice_.between(2, 4));
    }
  return list.empty() ? "" : " ; épreuves = (" + list + ")";
}

// One to three objects a level; a level may be left out, its objects then stand in the one above.
void RandomAuthor::place(Block& block, int level, int depth) {
  if (level >= lowest_) return;
  const bool skipped = level + 1 < lowest_ && dice_.chance(15);
  if (skipped) return place(block, level + 1, depth);
  const Level& at = levels_[static_cast<std::size_t>(level)];
  const int count = dice_.between(depth == 0 ? 1 : 0, 3);
  for (int i = 0; i < count; ++i) {
    const bool named = named_objects_ && level == 1 && i == 0;
    std::string line =
        at.name + " " +
        (named ? "S1" : at.name.substr(0, 1) + std::to_string(level) + "x" + std::to_string(block.statements.size()));
    for (const Fact& fact : facts_)
      if (fact.level == level && fact.source == "attribut" && dice_.chance(75))
        line += " ; " + fact.name + " = " +
                (fact.kind == Kind::Credits ? dice_.word({"6 ECTS", "4 ECTS", "0 ECTS", "2,5 ECTS"})
                                            : dice_.word({"1", "2", "0", "0,333", "1000000007"}));
    if (level == natured_ && dice_.chance(50)) line += " ; nature = " + dice_.word({"projet", "stage", "cm"});
    if (parcours_ >= 0 && level == levels_[static_cast<std::size_t>(parcours_)].members && dice_.chance(75))
      line += " ; voie = " + dice_.word({"\"nord\"", "\"sud\"", "\"L'Hôpital–Nguyễn\""});
    if (level + 1 == lowest_ || dice_.chance(8)) line += exams();
    block.statements.push_back(line);
    place(block, level + 1, depth + 1);
  }
}

}  // namespace support
