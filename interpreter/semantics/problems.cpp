// What is named: levels, groups, names, codes, objects.
#include "semantics/problems.hpp"
#include "semantics/problems_words.hpp"
#include "text/fold.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;
using diagnostics::nearest_help;

// « du plus large au plus fin : année > ue »
std::string in_order(const Words& levels) {
  std::string text;
  for (const std::string& level : levels)
    text += (text.empty() ? "" : " > ") + level;
  return text;
}

}  // namespace

Diagnostic no_levels(Span place) {
  return Diagnostic("B050", place, "ce règlement ne dit pas ses niveaux")
      .mark("rien n'y est encore calculé : ses articles se lisent à un niveau")
      .help(
          "écrire ceux de l'école dans « structure », du plus large au plus fin : « niveaux promotion > étudiant > "
          "année "
          "> ue > épreuve » ; ou les prendre à une bibliothèque : « utilise \"ingénieur\" », « \"LMD\" » ou « \"BUT\" "
          "»");
}
Diagnostic no_student_level(const Words& known, Span place) {
  return Diagnostic("B050", place, "aucun niveau ne s'appelle « étudiant »")
      .mark(choice_of("niveaux", known))
      .help(
          "un des niveaux doit s'appeler étudiant : c'est lui qui a un dossier, quel que soit le nom que l'école lui "
          "donne");
}
Diagnostic unknown_level(const syntax::Name& name, const Words& known) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas un niveau de la structure")
      .mark(choice_of("niveaux", known))
      .help(text::nearest(name.text, known) ? nearest_help(name.text, known)
                                            : "écrire un de ces niveaux ; si l'école a celui-là aussi, l'ajouter à sa "
                                              "place dans la ligne « niveaux »");
}
Diagnostic level_not_inside(const syntax::Name& name, const std::string& standing, const Words& order) {
  const bool same = text::same_name(name.text, standing);
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas contenu dans " + guillemets(standing))
      .mark(in_order(order))
      .help(same ? "on est déjà sur " + with_article(standing) +
                       " : pour les parcourir tous, se tenir au-dessus (« pour chaque … » dans l'en-tête)"
                 : "« chaque » et « des » parcourent ce que l'objet contient ; pour ce qui le contient, écrire « … " +
                       of_the(name.text) + " »");
}
Diagnostic level_not_above(const syntax::Name& name, const std::string& standing, const Words& order) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas au-dessus de " + guillemets(standing))
      .mark(in_order(order))
      .help("« … " + of_the(name.text) + " » se lit d'en dessous ; d'ici, « moyenne des " + name.text +
            " », « chaque " + name.text + " : … »");
}
Diagnostic level_of_no_choice(const syntax::Name& name) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " ne se suit pas : personne ne le choisit")
      .help("nommer un niveau que la maquette range sous l'étudiant : « ue suivie si … »");
}
Diagnostic no_population(const syntax::Name& name) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas une population d'étudiants")
      .help("nommer un niveau écrit avant « étudiant » : « promotion de même … »");
}
Diagnostic level_without_content(const syntax::Name& object, const syntax::Name& level) {
  return Diagnostic("B050", level.place, guillemets(level.text) + " est le dernier niveau : il ne contient rien")
      .help("retirer cette ligne ; ce qui est dans " + object.text + " se dit d'un niveau plus haut");
}
Diagnostic not_a_group(const syntax::Name& grouped, const std::string& why) {
  return Diagnostic("B170", grouped.place, guillemets(grouped.text) + " ne peut pas être regroupé : " + why)
      .help(
          "« niveau filière dans année regroupe ue de même filière », ou « niveau compétence dans semestre regroupe "
          "ressource » et un tableau dans la maquette");
}
Diagnostic not_a_pair(const std::string& member, const syntax::Name& group) {
  return Diagnostic("B171", group.place, guillemets(group.text) + " ne regroupe pas " + guillemets(member))
      .help(
          "« pour chaque … dans … » déclare un attribut de chaque couple : le second niveau doit regrouper le premier");
}
Diagnostic pair_out_of_sight(const std::string& name, const std::string& member, const std::string& group, Span place) {
  return Diagnostic("B172", place, guillemets(name) + " est donné pour chaque " + member + " dans " + group)
      .mark("on ne sait pas dans quel objet du niveau " + guillemets(group))
      .help("le lire dans « pour chaque " + group + " », en parcourant ce qu'il regroupe : « moyenne des … par " +
            name + " »");
}
Diagnostic in_several_groups(const syntax::Name& group, const std::string& member) {
  return Diagnostic("B173", group.place,
                    guillemets(member) + " peut être dans plusieurs objets du niveau " + guillemets(group.text))
      .help("c'est un tableau de la maquette qui les regroupe ; se placer dans « pour chaque " + group.text + " »");
}
Diagnostic pair_given_twice(const std::string& pair, Span place, Span first) {
  return Diagnostic("B174", place, guillemets(pair) + " est déjà donné").note(first, "ici d'abord");
}
Diagnostic in_no_group(const std::string& level, const std::string& groups, const Words& members, Span place) {
  return std::move(Diagnostic("B175", place,
                              "niveau " + guillemets(level) + " : " + listed(members) +
                                  (members.size() == 1 ? " n'est" : " ne sont") + " dans aucun objet du niveau " +
                                  guillemets(groups))
                       .help("le dire dans le tableau, ou l'ignorer si c'est voulu"))
      .warning();
}
Diagnostic group_of_nothing(const std::string& level, const std::string& code, const Words& values, Span place) {
  return std::move(
             Diagnostic("B176", place, "niveau " + guillemets(level) + " : " + guillemets(code) + " ne regroupe rien")
                 .help(nearest_help(code, values)))
      .warning();
}
Diagnostic followed_by_results(const std::string& level, Span place) {
  return Diagnostic("B177", place, "« " + level + " suivi si » ne lit que la maquette et le dossier")
      .mark("se calcule")
      .help("ce qu'un étudiant suit est su avant ses notes : lire un attribut, une entrée, un acte ou un paramètre");
}
Diagnostic unknown_name(const std::string& name, const std::string& standing, Span place, const Words& known,
                        const Words& objects) {
  const std::string near = nearest_help(name, known);
  return Diagnostic("B051", place, guillemets(standing) + " n'a rien qui s'appelle " + guillemets(name))
      .mark("nom inconnu ici")
      .help(text::same_name(name, "note") ? "une note saisie s'écrit « note session 1 »"
            : !near.empty()               ? near
                                          : choice_of("la maquette a", alike(name, objects)));
}
// « notes retenues », « moyennes »; a name with a number keeps its other words: « notes session 1 ».
std::string plural(const std::string& name) {
  const bool numbered = name.find_first_of("0123456789") != std::string::npos;
  std::string made;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string word = name.substr(at, end - at);
    const bool varies = word.size() >= 2 && word.back() != 's' && word.back() != 'x' && word.back() != 'z';
    made +=
        (at == 0 ? "" : " ") + word + (varies && word != "ue" && word != "ecue" && (at == 0 || !numbered) ? "s" : "");
    at = end + 1;
  }
  return made;
}
Diagnostic result_of_other_level(const std::string& name, const std::string& standing, const std::string& owner,
                                 Inside inside, Span place) {
  const std::string above = "écrire « " + name + " " + of_the(owner) + " »",
                    below = "écrire « moyenne des " + plural(name) + " des " + plural(owner) +
                            " », ou « somme des … », « chaque " + owner + " : … »";
  return Diagnostic("B051", place,
                    guillemets(name) + " se calcule pour chaque " + owner + ", pas pour chaque " + standing)
      .mark("un résultat ne se voit que de son niveau")
      .help(inside == Inside::Standing ? above
            : inside == Inside::Owner  ? below
                                       : "");
}
Diagnostic of_which(const std::string& name, const Words& holders, Span place) {
  return Diagnostic("B051", place, guillemets(name) + " : de quoi ?")
      .mark("l'objet manque")
      .help(holders.empty() ? "" : "écrire de quel objet : " + listed(holders));
}
Diagnostic ambiguous_name(const std::string& name, Span place) {
  return Diagnostic("B052", place, guillemets(name) + " désigne ici deux choses")
      .help("renommer l'une des deux, ou préciser le niveau (« … de l'année »)");
}
Diagnostic verdict_out_of_order(const std::string& name, const std::string& code, Span place) {
  return Diagnostic("B214", place, guillemets(name) + " se lit comme un verdict, et n'en prononce aucun")
      .mark("une grandeur de ce nom")
      .help("écrire « résultat " + code + " si … », ou donner un autre nom à cette grandeur");
}
Diagnostic declared_twice(const std::string& what, const std::string& name, Span place, Span first) {
  return Diagnostic("B053", place, what + " " + guillemets(name) + " : déjà déclaré")
      .note(first, "première déclaration ici")
      .help("accents, majuscules, s ou x finals ne distinguent pas deux noms : en changer un");
}
Diagnostic unknown_code(const std::string& name, const std::string& list, Span place, const Words& known) {
  const bool decides =
      text::same_name(list, "note") || text::same_name(list, "résultat") || text::same_name(list, "suite");
  Diagnostic problem(
      "B054", place,
      (name.empty() ? "cette valeur" : guillemets(name)) +
          (list.empty() ? " n'est pas une de ces valeurs" : " n'est pas dans la liste " + guillemets(list)));
  if (decides)
    return std::move(problem).help(choice_of("choisir parmi les codes de " + list, known) +
                                   (known.empty() ? "déclarer « codes de " + list + " »" : "") +
                                   (name.empty() || known.empty() ? ""
                                                                  : " ; ou ajouter " + guillemets(name) +
                                                                        " à « codes de " + list + " » du règlement"));
  return std::move(problem).mark(choice_of("on y trouve", known)).help(nearest_help(name, known));
}
Diagnostic code_is_no_value(const std::string& name, const std::string& list, Span place, const std::string& instead) {
  return Diagnostic("B054", place, guillemets(name) + " est un code de " + list + ", pas une valeur")
      .mark("un code, là où une valeur est attendue")
      .help(instead);
}
Diagnostic unknown_object(const std::string& name, Span place, const Words& known) {
  const std::string near = nearest_help(name, known);
  return Diagnostic("B055", place, "aucun objet ne porte le code " + guillemets(name))
      .help(!near.empty() ? near : choice_of("la maquette a", alike(name, known)));
}
Diagnostic object_of_an_object(Span place) {
  return Diagnostic("B055", place, "une valeur se lit d'un seul objet")
      .mark("deux objets sont nommés")
      .help("n'en nommer qu'un : « moyenne de l'ue », « moyenne du semestre », « S5.moyenne »")
      .help("ce qui se dit de plusieurs se compte là où ils sont : « chaque ue : … », « somme des … des ue »");
}
Diagnostic object_not_declared(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B055", place, "la structure ne déclare aucun objet " + guillemets(name))
      .mark(choice_of("objets déclarés", known))
      .help(nearest_help(name, known))
      .help("un règlement ne nomme que ceux-là (« année A1 : S1 ») ; les autres se choisissent par leurs attributs");
}
Diagnostic object_not_unique(const std::string& name, Span place, const Words& paths) {
  return Diagnostic("B055", place, guillemets(name) + " désigne plusieurs objets")
      .mark(listed(paths))
      .help("écrire l'un de ces chemins");
}
Diagnostic two_rules(const std::string& quantity, const std::string& level, Span place, Span other) {
  return Diagnostic("B056", place,
                    "deux articles définissent " + guillemets(quantity) + " pour un même objet (" + level + ")")
      .note(other, "l'autre règle")
      .help(
          "rendre les deux en-têtes disjoints (« de », « sauf », « parmi »), ou écrire l'une comme une exception de "
          "l'autre");
}
Diagnostic name_at_two_levels(const std::string& name, const std::string& inner, const std::string& outer, Span place,
                              Span inner_place, Span outer_place) {
  return Diagnostic("B052", place, guillemets(name) + " est déclaré pour chaque " + inner + " et pour chaque " + outer)
      .mark("lequel des deux ?")
      .note(inner_place, "pour chaque " + inner)
      .note(outer_place, "pour chaque " + outer)
      .help("préciser le niveau : « " + name + " " + of_the(inner) + " »");
}

}  // namespace bareme::semantics::problems
