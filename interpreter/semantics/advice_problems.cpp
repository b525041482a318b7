#include "semantics/advice_problems.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;

constexpr std::size_t shown_at_most = 6;

// The first where the message stands, the next ones as notes, the rest counted.
Diagnostic each_of(const std::string& code, const std::string& message, const Names& names) {
  Diagnostic diagnostic(code, names.front().place, message);
  for (std::size_t i = 1; i < names.size() && i < shown_at_most; ++i)
    std::move(diagnostic).note(names[i].place, guillemets(names[i].name) + " aussi");
  const std::size_t others = names.size() > shown_at_most ? names.size() - shown_at_most : 0;
  if (others > 0) std::move(diagnostic).mark("et " + std::to_string(others) + " de plus que ceux montrés");
  return std::move(diagnostic).warning();
}

}  // namespace

Diagnostic locals_never_read(const Names& names) {
  return each_of("B150", "rien ne lit " + guillemets("soit " + names.front().name), names)
      .help("le retirer, ou le lire ; un « soit » n'est connu que de son article");
}
Diagnostic facts_never_read(const Names& names) {
  return each_of("B151", guillemets(names.front().name) + " est déclaré, et aucune règle ne le lit", names)
      .help("le retirer, ou écrire la règle qui le lit");
}
Diagnostic tables_never_used(const Names& names) {
  return each_of("B152", "aucune règle n'applique le barème " + guillemets(names.front().name), names)
      .help("le retirer, ou l'appliquer : « " + names.front().name + "(…) »");
}
Diagnostic functions_never_called(const Names& names) {
  return each_of("B152", "aucune règle n'appelle la fonction " + guillemets(names.front().name), names)
      .help("la retirer, ou l'appeler : « " + names.front().name + "(…) »");
}
Diagnostic lua_never_called(const Names& names) {
  return each_of("L015", "aucune règle n'appelle la fonction lua " + guillemets(names.front().name), names)
      .help("la retirer, ou l'appeler : « lua " + names.front().name + "(…) »");
}
Diagnostic lists_never_used(const Names& names) {
  return each_of("B152", "rien n'est de type " + guillemets(names.front().name) + " : cette liste ne sert pas", names)
      .help("la retirer, ou déclarer une entrée de ce type");
}
Diagnostic codes_never_pronounced(const Names& names) {
  return each_of("B153", "aucune ligne ni aucun choix ne prononce " + guillemets(names.front().name), names)
      .help("le retirer de la liste, ou écrire « résultat " + names.front().name + " si … » ou un choix du jury");
}
Diagnostic articles_without_rule(const Names& names) {
  return each_of("B154", "l'article " + names.front().name + " ne règle rien", names)
      .help("écrire ce qu'il décide ; ce qui n'est qu'un rappel se met en commentaire, après #");
}

Diagnostic condition_never_holds(Span place, const std::string& why) {
  return Diagnostic("B155", place, "cette condition n'est jamais vraie")
      .mark(why)
      .help("corriger le seuil ou le sens de la comparaison ; si rien ne doit la remplir, retirer la ligne");
}
Diagnostic condition_always_holds(Span place, const std::string& why) {
  return Diagnostic("B156", place, "cette condition n'est jamais fausse")
      .mark(why)
      .help("corriger le seuil, ou la retirer ; pour demander qu'une valeur soit là, écrire « … existe »")
      .warning();
}
Diagnostic exceptions_may_meet(const std::string& quantity, const Named& first, const Named& second,
                               const std::string& values, const Names& others) {
  Diagnostic diagnostic =
      Diagnostic("B157", second.place,
                 "les exceptions " + guillemets(first.name) + " et " + guillemets(second.name) + " à " +
                     guillemets(quantity) + " peuvent s'appliquer ensemble")
          .mark("ensemble quand " + values)
          .note(first.place, "l'autre exception")
          .help("dire laquelle l'emporte : « exception \"" + second.name + "\" à \"" + first.name + "\" »")
          .warning();
  for (const Named& other : others)
    std::move(diagnostic).note(other.place, "elle peut aussi rencontrer " + guillemets(other.name));
  return diagnostic;
}

Diagnostic exceptions_not_told_apart(const std::string& quantity, const Named& first, const Named& second,
                                     const Names& others) {
  Diagnostic diagnostic =
      Diagnostic("B224", second.place,
                 "rien ne montre que les exceptions " + guillemets(first.name) + " et " + guillemets(second.name) +
                     " à " + guillemets(quantity) + " ne se rencontrent pas")
          .mark("ce qu'elles lisent se calcule")
          .note(first.place, "l'autre exception")
          .help("si elles le peuvent, dire laquelle l'emporte : « exception \"" + second.name + "\" à \"" + first.name +
                "\" »")
          .help("sinon, ajouter à l'une la condition contraire de l'autre")
          .warning();
  for (const Named& other : others)
    std::move(diagnostic).note(other.place, "de même de " + guillemets(other.name));
  return diagnostic;
}

Diagnostic weights_all_zero(const std::string& object, Span place) {
  return Diagnostic("B158", place, "tous les poids de cette moyenne valent 0 pour " + guillemets(object))
      .mark("elle y est sans objet")
      .help("donner un poids à une part au moins, dans le règlement ou dans la maquette")
      .warning();
}
Diagnostic count_beyond_the_set(const std::string& asked, const std::string& there, Span place) {
  return Diagnostic("B159", place, asked).mark(there).help("corriger le nombre, ou la maquette").warning();
}
Diagnostic cap_never_reached(const std::string& cap, const std::string& reached, bool maximum, Span place) {
  return Diagnostic("B160", place, std::string(maximum ? "ce plancher" : "ce plafond") + " ne sert jamais : " + cap)
      .mark(reached)
      .help("corriger la borne, ou la retirer")
      .warning();
}
Diagnostic cap_off_the_step(const std::string& cap, const std::string& step, const std::string& shown, Span place) {
  return Diagnostic("B161", place, "la borne " + cap + " n'est pas un multiple du pas de l'arrondi qui suit, " + step)
      .mark("arrondie, elle donne " + shown)
      .help("choisir une borne qui tombe sur le pas, ou un pas plus fin")
      .warning();
}
Diagnostic rounded_twice(const std::string& example, bool by_convention, Span place) {
  return Diagnostic("B162", place,
                    by_convention ? "cette valeur est arrondie deux fois : ici, puis par sa convention"
                                  : "cette valeur est arrondie deux fois : ici, puis par l'arrondi qui l'entoure")
      .mark(example)
      .help(by_convention ? "retirer l'un des deux arrondis, ou déclarer « arrondi de … : aucun »"
                          : "retirer l'un des deux arrondis")
      .warning();
}

Diagnostic several_answers_for_one(const Names& answers, const std::string& selection, const std::string& codes) {
  Diagnostic diagnostic("B211", answers.front().place,
                        guillemets(answers.front().name) + " vraie, " + guillemets(answers.back().name) +
                            " l'est aussi : ce sont " + std::to_string(answers.size()) +
                            " réponses par oui ou non, et non une seule");
  for (std::size_t i = 1; i < answers.size() && i < shown_at_most; ++i)
    std::move(diagnostic).note(answers[i].place, "vraie en même temps");
  std::move(diagnostic)
      .help("pour une seule réponse, la première qui convient : " + guillemets(selection) +
            (codes.empty() ? "" : " ; et, pour déclarer ses codes, " + guillemets(codes)));
  return std::move(diagnostic).warning();
}
Diagnostic sum_without_a_term(const std::string& mark, const std::string& mean, bool whole, Span place) {
  return Diagnostic("B210", place, "cette somme est sans objet dès que l'un de ses termes l'est")
      .mark(mark)
      .help(whole ? "écrire " + guillemets(mean) + " : une part qui manque s'en va avec son poids"
                  : "au lieu de la somme et de ce qui la divise, " + guillemets(mean) +
                        " : une part qui manque s'en va avec son poids")
      .help("si c'est voulu, le dire : « … si … existe sinon sans objet »")
      .warning();
}
Diagnostic calculation_in_a_filter(const std::string& calculation, const std::string& apart, Span place) {
  return Diagnostic("B201", place, guillemets(calculation) + " est ici une seule valeur, dans la condition de « dont »")
      .mark("« dont » va jusqu'à la fin du calcul")
      .help("pour calculer sur le résultat : " + guillemets(apart))
      .help("si c'est bien ce que « dont » compare : " + guillemets("(" + calculation + ")"))
      .warning();
}
Diagnostic code_exists(const std::string& quantity, const std::string& code, bool negated, Span place) {
  return Diagnostic("B202", place, guillemets(quantity) + " existe aussi quand c'est un code")
      .mark(code + ", qui neutralise, en est un : la réponse est " + (negated ? "non" : "oui"))
      .help("pour demander une note chiffrée : " +
            guillemets(quantity + (negated ? " n'est pas un nombre" : " est un nombre")))
      .warning();
}
Diagnostic nothing_to_read(const std::vector<std::string>& objects, Span place) {
  std::string listed;
  for (std::size_t i = 0; i < objects.size() && i < shown_at_most; ++i)
    listed += (i == 0 ? "" : ", ") + objects[i];
  if (objects.size() > shown_at_most) listed += " et " + std::to_string(objects.size() - shown_at_most) + " autres";
  return Diagnostic("B203", place, "la maquette n'a rien de ce que lit cette règle pour " + listed)
      .mark("leur moyenne est sans objet")
      .help("compléter la maquette ; si rien n'y est noté, l'écrire dans un article à part : « moyenne = sans objet »")
      .warning();
}
Diagnostic mean_of_several_scales(const std::string& least, const std::string& greatest, const std::string& maximum,
                                  Span place) {
  return Diagnostic("B204", place, "cette moyenne mêle des notes dont chacune a son maximum")
      .mark(least.empty() ? "rien ne les met sur une même échelle"
                          : "sur " + least + " pour l'une, sur " + greatest + " pour une autre")
      .help("convertir d'abord chaque note : « note retenue = 20 × note session 1 / " + maximum + " »")
      .warning();
}

}  // namespace bareme::semantics::problems
