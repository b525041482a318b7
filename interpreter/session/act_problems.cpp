#include "session/act_problems.hpp"

#include <fmt/format.h>

namespace bareme::problems {
namespace {

using diagnostics::guillemets;

std::string list(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

Diagnostic motive_missing(const std::string& example) {
  return Diagnostic("J212", std::nullopt, "un acte du jury porte son motif, entre guillemets")
      .help("finir par « motif \"…\" » : « " + example + " »");
}

Diagnostic not_offered(const std::string& code, const std::string& object, const Words& offered, bool awaited) {
  const std::string said = awaited ? " n'est pas encore au choix du jury sur "  // a condition waits
                                   : " n'est pas au choix du jury sur ";
  return Diagnostic("J213", std::nullopt, guillemets(code) + said + object)
      .help(offered.empty() ? "le règlement n'y ouvre aucun choix" : "le règlement permet : " + list(offered))
      .help("le prononcer quand même, compté à part : ajouter « hors règlement » avant le motif");
}

Diagnostic beyond_limits(const std::string& amount, const std::string& what, const std::string& limits,
                         const std::string& article) {
  return Diagnostic("J214", std::nullopt, fmt::format("{} : le règlement permet {} {}", amount, what, limits))
      .help(article.empty() ? "accorder ce qu'il permet" : "accorder ce que permet l'" + article);
}

Diagnostic nothing_to_grant(const std::string& object, const Words& declared) {
  const Diagnostic found("J215", std::nullopt, "aucun article ne laisse le jury accorder cela à " + object);
  return Diagnostic(found).help(declared.empty()
                                    ? "des points de jury se déclarent dans un article : « acte points : points de 0 "
                                      "à 0,5 pour chaque ue à défaut 0 points »"
                                    : "ce que le règlement laisse accorder : " + list(declared));
}

Diagnostic unknown_decision(const std::string& word, const Words& codes) {
  const std::string near = diagnostics::nearest_help(word, codes);
  return Diagnostic("J216", std::nullopt,
                    word.empty() ? "quelle décision ?" : guillemets(word) + " n'est pas un code que le jury prononce")
      .help(!near.empty() ? near : "choisir parmi " + list(codes));
}

Diagnostic which_jury() {
  return Diagnostic("J217", std::nullopt, "une décision est d'un jury : celui de quelle session ?")
      .help("ouvrir la séance avec « --session 1 », « --session 2 »…");
}

Diagnostic nothing_to_undo(bool redo, bool saved) {
  return Diagnostic("J218", std::nullopt, redo ? "rien à rétablir" : "rien à annuler")
      .help(saved ? "ce qui est enregistré ne s'annule pas : une décision contraire, avec son motif, le corrige" : "");
}

Diagnostic act_changes_nothing(const std::string& what, const std::string& value) {
  return Diagnostic("J219", std::nullopt, fmt::format("{} est déjà {} par décision du jury", what, value));
}

Diagnostic not_an_act(const std::string& what, const Words& acts) {
  return Diagnostic("J220", std::nullopt, guillemets(what) + " n'est pas un acte du jury : le secrétariat le saisit")
      .help(acts.empty() ? "« et si » montre l'effet d'une autre valeur"
                         : "les actes de ce règlement : " + list(acts) + " ; « et si » montre l'effet du reste");
}

Diagnostic act_in_scenario(const std::string& scenario) {
  return Diagnostic("J227", std::nullopt,
                    "un acte ne se prend pas dans une hypothèse : on est dans " + guillemets(scenario))
      .help("« base », puis l'acte");
}

Diagnostic unknown_scenario(const std::string& name, const Words& known) {
  const std::string near = diagnostics::nearest_help(name, known);
  return Diagnostic("J228", std::nullopt, name.empty() ? "quel scénario ?" : "scénario inconnu : " + guillemets(name))
      .help(!near.empty()   ? near
            : known.empty() ? "en nommer un : « scénario s95 : seuil ue = 9,5 »"
                            : "choisir parmi base, " + list(known));
}

Diagnostic not_supposable(const std::string& what) {
  return Diagnostic("J229", std::nullopt, guillemets(what) + " se calcule : un scénario change ce dont cela vient")
      .help("poser une note, une entrée, un acte, un paramètre ou un attribut de la maquette ; « et si » pose tout");
}

Diagnostic no_sweep(const std::string& why) {
  return Diagnostic("J229", std::nullopt, "rien à balayer : " + why)
      .help("écrire « balayer UE72.seuil ue de 9 à 10,5 pas 0,25 »");
}

}  // namespace bareme::problems
