#include "repl/lsp/builtins.hpp"

#include <algorithm>

#include "repl/lsp/typed.hpp"
#include "session/written.hpp"
#include "text/fold.hpp"

namespace bareme::repl::lsp {

const std::vector<Builtin>& builtins() {
  static const std::vector<Builtin> all = {
      {"moyenne", "la moyenne pondérée de ces notes : moyenne(EF 2 ; CC 1)", {"note poids", "…"}},
      {"max", "la plus grande de ces valeurs ; ce qui est sans objet ne compte pas", {"valeur", "…"}},
      {"min", "la plus petite de ces valeurs ; ce qui est sans objet ne compte pas", {"valeur", "…"}},
      {"arrondi", "au multiple du pas le plus proche, ou selon le mode dit", {"x", "pas", "mode"}},
      {"tronqué", "le multiple du pas juste en dessous, vers zéro", {"x", "pas"}},
      {"abs", "la valeur sans son signe", {"x"}},
      {"plancher", "le plus grand entier qui ne dépasse pas x", {"x"}},
      {"plafond", "le plus petit entier d'au moins x", {"x"}},
      {"racine", "la racine carrée, au multiple du pas le plus proche", {"x", "pas"}},
      {"année", "l'année d'une date", {"date"}},
      {"mois", "le mois d'une date, de 1 à 12", {"date"}},
      {"date", "le jour que disent ces trois nombres", {"année", "mois", "jour"}},
      {"âge", "en années révolues, à la seconde date", {"naissance", "date"}},
      {"ans écoulés", "les années entières d'une date à l'autre", {"début", "fin"}},
      {"mois écoulés", "les mois entiers d'une date à l'autre", {"début", "fin"}},

      {"moyenne", "la moyenne de ce qui suit : « moyenne des ue par ects », pondérée par les crédits", {}},
      {"somme", "la somme de ce qui suit : « somme des ects des ue dont validée »", {}},
      {"nombre", "combien il y en a : « nombre des ue dont moyenne < 8/20 »", {}},
      {"min", "la plus petite valeur de ce qui suit : « min des moyenne des ue »", {}},
      {"max", "la plus grande valeur de ce qui suit : « max des moyenne des ue »", {}},
      {"médiane", "la valeur du milieu : « médiane des moyenne des ue »", {}},
      {"produit", "le produit de ce qui suit", {}},
      {"variance", "la moyenne des carrés des écarts à la moyenne ; sa racine est l'écart type", {}},
      {"premier", "le premier, dans l'ordre de la maquette", {}},
      {"première", "la première, dans l'ordre de la maquette", {}},
      {"dernier", "le dernier, dans l'ordre de la maquette", {}},
      {"dernière", "la dernière, dans l'ordre de la maquette", {}},
      {"la meilleure", "de plusieurs valeurs ou codes, le plus favorable selon le sens de leur échelle", {}},
      {"le meilleur", "de plusieurs valeurs ou codes, le plus favorable selon le sens de leur échelle", {}},
      {"la moins bonne", "de plusieurs valeurs ou codes, le moins favorable selon le sens de leur échelle", {}},
      {"le moins bon", "de plusieurs valeurs ou codes, le moins favorable selon le sens de leur échelle", {}},
      {"rang", "la place parmi les autres étudiants : « rang de moyenne dans la promotion »", {}},
      {"liste", "les objets, dans l'ordre de la maquette : « liste des ue dont non validée »", {}},
      {"dont", "ne garde que ce qui remplit la condition qui suit", {}},
      {"sauf", "laisse de côté ce qui suit", {}},
      {"parmi", "l'une des valeurs qui suivent", {}},
      {"à hauteur de", "les meilleures d'abord, jusqu'à ce poids", {}},
      {"hors attente", "sans ceux dont la valeur est attendue", {}},
      {"sans objet", "il n'y a rien à dire : ne compte ni pour ni contre", {}},
      {"en attente", "une note ou une saisie manque encore", {}},
      {"selon", "une table de lignes, lues de haut en bas ; la première vraie donne la valeur", {}},
      {"sinon", "ce qui vaut quand rien de ce qui précède n'est vrai", {}},
      {"lorsque", "à quelle condition la règle s'applique", {}},
      {"soit", "un nom connu de cet article seul", {}},
      {"exception", "ce qui l'emporte sur la règle quand sa condition est vraie", {}},
      {"au choix du jury", "ce que le jury peut décider d'autre que ce qui est proposé", {}},
      {"exemple", "ce qui est posé et ce qui en résulte ; joué par « bareme tester »", {}},
      {"vérifie", "ce que la maquette doit tenir ; dit quand elle est lue", {}},
      {"attribut", "ce que la maquette dit de chaque objet", {}},
      {"entrée", "ce que la scolarité saisit pour un étudiant", {}},
      {"acte", "ce que le jury décide, avec un motif", {}},
      {"paramètre", "une valeur du règlement qui a un nom, et qu'un scénario peut changer", {}},
      {"convention", "les arrondis, les vues et les ex æquo qui valent partout", {}},
      {"pour chaque", "le niveau dont les objets suivent cet article", {}},
  };
  return all;
}

namespace {

const Builtin* named(const std::string& name, bool function) {
  const auto found = std::find_if(builtins().begin(), builtins().end(), [&](const Builtin& one) {
    return one.arguments.empty() != function && text::fold_word(one.name) == text::fold_word(name);
  });
  return found == builtins().end() ? nullptr : &*found;
}

bool called(const std::string& text, std::size_t after) {
  const std::size_t next = text.find_first_not_of(' ', after);
  return next != text.npos && text[next] == '(';
}

// Whether the word there is one of theirs, whatever it stands for: a whole text is not read again for the others.
bool may_be_one(const Spot& spot) {
  const Typed line = typed_before(spot.text, std::min(spot.text.find('\n', spot.offset), spot.text.size()));
  return std::any_of(line.before.begin(), line.before.end(), [&](const Piece& piece) {
    return piece.word && piece.begin <= spot.offset && spot.offset < piece.end() &&
           std::any_of(builtins().begin(), builtins().end(), [&](const Builtin& one) {
             return text::fold_word(one.name).find(text::fold_word(piece.text)) != std::string::npos;
           });
  });
}

}  // namespace

const Builtin* builtin_function(const std::string& name) { return named(name, true); }
const Builtin* builtin_word(const std::string& name) { return named(name, false); }

std::string call_of(const Builtin& builtin) {
  std::string arguments;
  for (const std::string& argument : builtin.arguments)
    arguments += (arguments.empty() ? "" : " ; ") + argument;
  return builtin.name + "(" + arguments + ")";
}

Json builtin_hover(const Spot& spot, bool called_in_the_text) {
  if (!may_be_one(spot)) return nullptr;
  const Written text = written(spot.path, spot.text);
  const auto word = std::find_if(text.words.begin(), text.words.end(), [&](const Word& one) {
    return one.place.begin <= spot.offset && spot.offset < one.place.end;
  });
  if (word == text.words.end() || (word->kind != Word::Kind::Keyword && word->kind != Word::Kind::Name)) return nullptr;
  const std::string name = spot.text.substr(word->place.begin, word->place.end - word->place.begin);
  const bool function = called(spot.text, word->place.end);
  const Builtin* found = function && !called_in_the_text ? builtin_function(name) : nullptr;
  if (found == nullptr && word->kind == Word::Kind::Keyword) found = builtin_word(name);
  if (found == nullptr) return nullptr;
  const std::string head = found->arguments.empty() ? found->name : call_of(*found);
  return {{"contents", {{"kind", "markdown"}, {"value", "**" + head + "** — " + found->meaning}}},
          {"range", range_json(Lines(spot.text), word->place.begin, word->place.end)}};
}

}  // namespace bareme::repl::lsp
