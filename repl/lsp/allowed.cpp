#include "repl/lsp/allowed.hpp"

#include <algorithm>

#include "repl/lsp/phrases.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {
namespace {

using Kind = Place::Kind;
using semantics::LevelId;

constexpr std::size_t longest_name = 6;  // words

class Allowed {
 public:
  Allowed(Candidates& to, const Place& place, const std::vector<Piece>& said)
      : to_(to), place_(place), said_(said), level_(to.level(place.level)) {}

  void add() {
    if (after_a_dot() || after_pour_chaque()) return;
    switch (place_.kind) {
      case Kind::Top:
        return starts() ? add_blocks(to_) : at_top();
      case Kind::Structure:
        return in_structure();
      case Kind::Codes:
        return in_codes();
      case Kind::Convention:
        return in_convention();
      case Kind::Article:
        return place_.at_head ? in_heading() : in_article();
      case Kind::Rows:
        to_.words({"sinon", "fin"});
        return expression();
      case Kind::Table:
      case Kind::Function:
      case Kind::Lua:
        return in_function();
      case Kind::Document:
        return in_document();
      case Kind::Maquette:
        return in_maquette();
      case Kind::Grid:
        return place_.outer == Kind::Maquette ? in_grid() : expression();
      case Kind::Case:
        return in_case();
    }
  }

 private:
  // ---- the line
  bool starts() const { return said_.empty(); }
  std::string word(std::size_t from_end) const {
    return said_.size() < from_end ? "" : text::fold_word(said_[said_.size() - from_end].text);
  }
  bool ends(const std::vector<std::string>& words) const {
    for (std::size_t i = 0; i < words.size(); ++i)
      if (word(words.size() - i) != words[i]) return false;
    return true;
  }
  bool begins(const std::string& first) const { return !said_.empty() && text::fold_word(said_[0].text) == first; }
  bool has(const std::string& sign) const {
    return std::any_of(said_.begin(), said_.end(), [&](const Piece& one) { return text::fold_word(one.text) == sign; });
  }
  std::size_t last(const std::string& sign) const {  // its place in `said_`; as many as there are: none
    for (std::size_t i = said_.size(); i > 0; --i)
      if (said_[i - 1].text == sign) return i - 1;
    return said_.size();
  }

  // ---- what follows a word, wherever it is
  // « N1. », « N1.moyenne » whose name may have other words. « S1.C1. » is of C1.
  bool after_a_dot() {
    std::size_t words = 0;
    while (words < said_.size() && said_[said_.size() - 1 - words].word)
      ++words;
    if (words == said_.size() || said_[said_.size() - 1 - words].text != "." || words + 1 >= said_.size()) return false;
    const std::string begun = words_ending(said_, said_.size() - 1, words);
    const Piece& owner = said_[said_.size() - 2 - words];
    if (!owner.word && !owner.quoted) return false;
    const std::string name = owner.quoted ? owner.text.substr(1, owner.text.size() - 2) : owner.text;
    Candidates of(to_.together());
    of.of_object(name);
    if (words > 0 && !any_begins(of, begun)) return false;
    to_.of_object(name);
    return true;
  }
  static bool any_begins(const Candidates& among, const std::string& words) {
    const std::string begun = text::fold_word(words) + " ";
    return std::any_of(among.all().begin(), among.all().end(),
                       [&](const Candidate& one) { return text::fold_word(one.label).rfind(begun, 0) == 0; });
  }
  bool after_pour_chaque() {
    if (!ends({"pour", "chaque"})) return false;
    to_.levels(true);
    return true;
  }
  // « résultat est A », « statut parmi (B »: the codes of what is asked about.
  bool after_is() {
    const bool list = ends({"parmi", "("}) || ends({"est", "("});
    const std::size_t at = said_.size() - (list ? 2 : 1);
    if (!list && !ends({"est"}) && !ends({"parmi"}) && !ends({"est", "pas"})) return false;
    const std::size_t negation = ends({"n", "'", "est", "pas"}) ? 3 : 0;
    const bool known = at > negation && values_before(at - negation);
    if (!known) to_.codes();
    to_.words({"sans objet", "en attente", "en erreur"});
    return true;
  }
  // The values of the name that ends before that piece: the longest that is known.
  bool values_before(std::size_t piece) {
    for (std::size_t words = longest_name; words > 0; --words) {
      const std::string name = words_ending(said_, piece - 1, words);
      if (name.empty()) return false;
      if (to_.values_of(owner_level(piece, words), name)) return true;
    }
    return false;
  }
  // Of « S1.C1.résultat = », the level of C1; of « référence = » in a maquette, of the object of the line.
  LevelId owner_level(std::size_t piece, std::size_t words) const {
    const std::size_t first = piece >= words ? piece - words : 0;
    if (first < 2 || said_[first - 1].text != ".") return {};
    return to_.level_of(said_[first - 2].text);
  }

  // « 30 ECTS »; true: that is all there can be of a value posed.
  bool after_a_number() {
    if (said_.empty() || !std::isdigit(static_cast<unsigned char>(said_.back().text[0]))) return false;
    to_.words({"ECTS", "points", "heures", "jours", "ans", "mois"});
    return true;
  }

  // ---- expressions
  void expression() {
    if (after_is()) return;
    after_a_number();
    if (ends({"des"})) {
      to_.levels(false);
      to_.codes_of("type");
      to_.all_quantities();
      to_.attributes({}, "");
      return;
    }
    if (ends({"dans"}) || ends({"dans", "la"}) || ends({"dans", "l", "'"}) || ends({"dans", "le"}))
      return to_.levels(true);
    to_.quantities(level_);
    to_.facts(level_, true);
    to_.codes_of("type");
    to_.functions();
    to_.words({"moyenne des",
               "somme des",
               "nombre des",
               "min des",
               "max des",
               "médiane des",
               "la meilleure des",
               "la moins bonne des",
               "rang de",
               "liste des",
               "chaque",
               "aucune",
               "au moins",
               "au plus",
               "exactement",
               "plus de",
               "moins de",
               "la moitié des",
               "et",
               "ou",
               "non",
               "si",
               "sinon",
               "est",
               "n'est pas",
               "existe",
               "entre",
               "parmi",
               "dont",
               "sauf",
               "par",
               "de même",
               "sans objet",
               "en attente",
               "lorsque",
               "selon"});
    to_.levels(true);
    to_.codes();
  }

  // ---- règlement
  void at_top() {
    if (begins("reglement")) return to_.words({"version", "modifie", "voté le", "applicable dès", "applicable de"});
    if (begins("parametre") && !has("=")) return;
    if (begins("parametre")) to_.words({"pour chaque"});
    expression();
  }
  void in_heading() {
    if (has("lorsque")) return expression();
    if (has("en")) return;
    to_.words({"pour chaque", "lorsque", "en", "de", "sauf", "parmi"});
  }
  void in_article() {
    if (starts()) {
      add_statements(to_);
      to_.quantities(level_);
      return;
    }
    if (ends({"resultat"}) && (said_.size() == 1 || begins("exception"))) return to_.codes_of("résultat");
    if (ends({"suite"})) return to_.codes_of("suite");
    if (begins("resultat") && !has("si")) return to_.words({"si", "sinon", "si toutes", "si l'une", "si au moins"});
    if (declares()) return;
    if (begins("exemple")) return pose(level_, "donne");
    if (begins("exception") && !has(":")) return to_.words({"à"});
    expression();
  }
  // entrée x : …, attribut y : …
  bool declares() {
    if (!begins("entree") && !begins("attribut") && !begins("acte")) return false;
    if (has("defaut"))
      to_.words({"oui", "non", "sans objet"}), to_.codes();
    else if (ends({":"}))
      to_.kinds_of_values();
    else if (has(":"))
      to_.words({"pour chaque", "à défaut", "par pas de", "dans"}), to_.kinds_of_values();
    return true;
  }
  void in_structure() {
    if (starts()) {
      to_.words({"niveaux", "niveau", "attribut", "entrée", "sessions", "notes de", "vérifie", "fin"});
      return to_.levels(false);
    }
    if (declares()) return;
    if (begins("niveau")) return to_.words({"dans", "regroupe", "de même"}), to_.levels(true);
    if (begins("niveaux") || has(":")) return to_.levels(true);
    if (begins("notes")) return to_.words({"à", "par pas de", "du meilleur au moins bon", "du moins bon au meilleur"});
    if (!begins("verifie") && said_.size() == 1) to_.words({"suivie si", "suivi si", "de même"});
    expression();
  }
  void in_codes() {
    if (place_.at_head) return to_.words({"résultat", "suite", "type", "note"});
    if (ends({"compte", "comme"})) return to_.codes();
    if (starts()) return to_.words({"fin"});
    if (has(":"))
      to_.words({"validant", "refusant", "suspensif", "état", "année suivante", "même année", "sortie", "vaut",
                 "neutralise", "attend", "rend impossible", "compte comme", "absence", "export"});
  }
  void in_convention() {
    if (starts()) return to_.words({"arrondi de", "vue", "ex æquo :", "répartition :", "fin"});
    if (begins("arrondi") && !has(":")) return to_.all_quantities();
    if (begins("arrondi"))
      return to_.words({"aucun", "0,01 au plus proche", "0,1 au plus proche", "au plus proche",
                        "au plus proche vers le bas", "par défaut", "par excès", "au pair", "tronqué"});
    if (begins("repartition"))
      return to_.words({"effectifs cumulés arrondis au", "supérieur", "inférieur", "plus proche"});
    if (begins("ex")) return to_.words({"même rang", "rang moyen", "rang dense", "dernier rang", "refusés"});
  }
  void in_function() {
    if (place_.at_head) {
      if (!ends({")"})) to_.kinds_of_values();
      return to_.words({"donne", "pour la promotion"});
    }
    if (starts() && place_.kind == Kind::Lua) return to_.words({"motif", "fichier", "exemple", "fin"});
    arguments();
    if (starts()) {
      if (place_.kind == Kind::Table) to_.words({"sinon", "vérifie", "tableau"});
      if (place_.kind == Kind::Function) to_.words({"soit"});
      to_.words({"exemple", "fin"});
    }
    if (begins("exemple")) to_.words({"donne"});
    expression();
  }
  // The arguments its head names: « âge » of « barème part SMIC(âge : ans ; contrat : nombre) ».
  void arguments() {
    const std::string& head = place_.head;
    std::size_t at = head.find('(');
    const std::size_t close = head.find(')', at == head.npos ? 0 : at);
    while (at != head.npos && at < close) {
      const std::size_t colon = head.find(':', at), begin = head.find_first_not_of(" (;", at);
      if (colon == head.npos || colon > close || begin >= colon) break;
      to_.words({head.substr(begin, head.find_last_not_of(' ', colon - 1) + 1 - begin).c_str()});
      at = head.find(';', colon);
    }
  }
  void in_document() {
    if (place_.at_head) return to_.words({"pour chaque", "en"});
    if (starts()) return to_.levels(true), to_.words({"fin"});
    const LevelId level = to_.level(said_[0].text);
    to_.quantities(level);
    to_.facts(level, true);
  }

  // ---- maquettes
  void in_maquette() {
    if (place_.at_head) return to_.words({"pour", "version"});
    if (starts()) return to_.levels(false), to_.words({"tableau", "vérifie", "fin"});
    if (begins("verifie")) return expression();
    const LevelId level = to_.level(said_[0].text);
    if (said_.size() == 1) return to_.objects(level);
    const std::size_t equals = last("="), next = last(";"), open = last("(");
    const bool in_a_list = open != said_.size() && last(")") == said_.size();
    if (!in_a_list && next != said_.size() && (equals == said_.size() || equals < next)) {
      to_.attributes(level, " = ");
      return to_.phrase("épreuves", "épreuves = (${1:EF})", "");
    }
    if (equals == said_.size() || equals == 0 || after_a_number()) return;
    if (text::fold_word(said_[equals - 1].text).rfind("epreuve", 0) == 0) return to_.codes_of("type");
    to_.values_of(level, words_ending(said_, equals - 1, longest_name));
  }
  void in_grid() {
    if (place_.at_head) return to_.attributes({}, "");
    if (place_.first_row.empty()) {
      to_.levels(false);
      to_.attributes({}, "");
      return to_.words({"épreuves", "libellé"});
    }
    if (starts()) to_.words({"fin"});
    const std::string title = title_of_column();
    if (text::fold_word(title).rfind("epreuve", 0) == 0) return to_.codes_of("type");
    if (const LevelId level = to_.level(title); level.valid()) return to_.objects(level);
    to_.values_of({}, title);
  }
  std::string title_of_column() const {
    const auto column = std::count_if(said_.begin(), said_.end(), [](const Piece& one) { return one.text == ";"; });
    std::size_t begin = 0;
    for (std::ptrdiff_t i = 0; i < column && begin != place_.first_row.npos; ++i)
      begin = place_.first_row.find(';', begin) + 1;
    const std::size_t end = std::min(place_.first_row.find(';', begin), place_.first_row.size());
    std::string title = place_.first_row.substr(begin, end - begin);
    title.erase(0, std::min(title.find_first_not_of(' '), title.size()));
    title.erase(title.find_last_not_of(' ') + 1);
    return title;
  }

  // ---- cases
  void in_case() {
    if (place_.at_head) return to_.words({"maquette"});
    if (starts()) return to_.words({"donne", "pose", "étudiant", "acte", "fin"}), pose(to_.student(), nullptr);
    if (begins("etudiant") && said_.size() == 1) return;
    if (begins("acte")) to_.words({"motif"});
    pose(to_.student(), nullptr);
  }
  // « MATH.EF 12 », « moyenne = 10 », of what stands on that level. `then`: the word that may follow.
  void pose(LevelId level, const char* then) {
    const std::size_t equals = last("="), next = last(";");
    const bool value = equals != said_.size() && (next == said_.size() || next < equals);
    if (value) {
      if (said_.size() == equals + 1) values_before(equals), to_.words({"sans objet", "en attente", "en erreur"});
      after_a_number();
      if (then != nullptr) to_.words({then});
      return;
    }
    const bool begins = names_begin();
    if (!begins) after_a_name(level, then);
    if (!begins) return;
    names(level);
    if (then != nullptr) to_.words({then});
  }
  // What follows « MATH.EF », « EF »: its mark; or the other words of a name, « expérience maître ».
  void after_a_name(LevelId level, const char* then) {
    to_.words({"en attente", "session", "sans objet"});
    to_.codes_of("note");
    if (then != nullptr) to_.words({then});
    Candidates known(to_.together());
    Allowed(known, place_, said_).names(level);
    std::size_t words = 0;
    while (words < said_.size() && said_[said_.size() - 1 - words].word && words < longest_name)
      ++words;
    for (; words > 0; --words)
      if (any_begins(known, words_ending(said_, said_.size() - 1, words))) return names(level);
  }
  void names(LevelId level) {
    to_.objects({});
    if (place_.kind != Kind::Case) to_.codes_of("type");
    to_.quantities(level);
    to_.facts(level, place_.kind != Kind::Case);
  }
  bool names_begin() const {
    return starts() || ends({";"}) || (said_.size() == 1 && !last_is_a_name()) || ends({"donne"});
  }
  bool last_is_a_name() const {
    for (const char* opens : {"donne", "pose", "acte", "exemple"})
      if (word(1) == opens) return false;
    return true;
  }

  Candidates& to_;
  const Place& place_;
  const std::vector<Piece>& said_;
  LevelId level_;
};

}  // namespace

void add_allowed(Candidates& candidates, const Place& place, const std::vector<Piece>& said) {
  Allowed(candidates, place, said).add();
}

}  // namespace bareme::repl::lsp
