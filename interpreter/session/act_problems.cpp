#include "session/act_problems.hpp"

#include <algorithm>

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

Diagnostic not_offered(diagnostics::Span place, const std::string& code, const std::string& object,
                       const Words& offered, const Words& awaited) {
  const bool asked = std::find(awaited.begin(), awaited.end(), code) != awaited.end();
  const std::string said = asked ? " n'est pas encore au choix du jury sur " : " n'est pas au choix du jury sur ";
  std::string opened = "le règlement n'y ouvre aucun choix";
  if (!awaited.empty()) opened = "ce que le règlement y ouvre attend encore une note ou une donnée : " + list(awaited);
  return Diagnostic("J213", place, guillemets(code) + said + object)
      .help(offered.empty() ? opened : "le règlement permet : " + list(offered))
      .help("le prononcer quand même, compté à part : ajouter « hors règlement » avant le motif");
}

Diagnostic beyond_limits(diagnostics::Span place, const std::string& amount, const std::string& what,
                         const std::string& limits, const std::string& article) {
  return Diagnostic("J214", place, fmt::format("{} : le règlement permet {} {}", amount, what, limits))
      .help(article.empty() ? "accorder ce qu'il permet" : "accorder ce que permet l'" + article);
}

Diagnostic nothing_to_grant(diagnostics::Span place, const std::string& object, const Words& declared) {
  return Diagnostic("J215", place, "aucun article ne laisse le jury accorder cela à " + object)
      .help(declared.empty() ? "des points de jury se déclarent dans un article : « acte points : points de 0 "
                               "à 0,5 pour chaque ue à défaut 0 points »"
                             : "ce que le règlement laisse accorder : " + list(declared));
}

Diagnostic unknown_decision(const std::string& word, const Words& codes) {
  const std::string near = diagnostics::nearest_help(word, codes);
  return Diagnostic("J216", std::nullopt,
                    word.empty() ? "quelle décision ?" : guillemets(word) + " n'est pas un code que le jury prononce")
      .help(!near.empty() ? near : "choisir parmi " + list(codes));
}

Diagnostic nothing_decided_on(const std::string& object, const std::string& container) {
  return Diagnostic("J263", std::nullopt, guillemets(object) + " n'a pas de résultat : rien ne s'y décide")
      .help(container.empty() ? "" : "décider de ce qui le contient : " + container);
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

Diagnostic acts_before_version(const std::string& version, std::size_t acts) {
  return Diagnostic("J261", std::nullopt,
                    fmt::format("la version {} du règlement ne lit pas {} que la base n'a pas encore",
                                guillemets(version), acts == 1 ? "un acte" : std::to_string(acts) + " actes"))
      .help("« enregistrer », ou « annuler », puis le scénario");
}

Diagnostic version_not_read(const std::string& version, const Words& known, const Words& why) {
  auto told = Diagnostic("J262", std::nullopt,
                         "la version " + guillemets(version) + " du règlement " +
                             (why.empty() ? "n'est ni dans la base ni dans les textes ouverts"
                                          : "ne lit pas cette promotion : " + why.front()));
  if (!why.empty())
    return std::move(told).help(
        "prendre une version qui connaît tout ce que la promotion a reçu : rien n'est laissé de côté");
  const std::string near = diagnostics::nearest_help(version, known);
  return std::move(told).help(near).help(
      near.empty() ? "versions connues ici : " + list(known) + " ; « bareme importer » en ajoute à la base" : "");
}

Diagnostic unknown_lever(const std::string& lever, const std::string& goal, const Words& known) {
  const std::string near = diagnostics::nearest_help(lever, known);
  const Words first(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(known.size(), 8)));
  return Diagnostic("J260", std::nullopt, guillemets(lever) + " n'est pas un levier de " + guillemets(goal))
      .help(!near.empty() ? near
                          : "en prendre un dans « objectif » sans « par », ou parmi : " + list(first) +
                                (known.size() > first.size() ? "…" : ""));
}

}  // namespace bareme::problems
