#include "semantics/assembly_problems.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;
using diagnostics::nearest_help;

constexpr std::size_t shown = 12;  // names listed before « … »

std::string list(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < shown; ++i)
    text += (i == 0 ? "" : ", ") + guillemets(words[i]);
  return words.size() > shown ? text + "…" : text;
}

std::string article(const std::string& number, const std::string& title) {
  return "article " + number + " " + guillemets(title);
}

std::string nearest_or_list(const std::string& wrong, const Words& known, const std::string& opening) {
  const std::string near = nearest_help(wrong, known);
  if (!near.empty()) return near;
  return known.empty() ? std::string() : opening + list(known);
}

}  // namespace

Diagnostic base_version_not_found(const std::string& title, const std::string& version, Span place, const Words& known,
                                  const std::string& looked_at) {
  return Diagnostic(
             "B130", place,
             "la version " + guillemets(version) + " de " + guillemets(title) + " n'est pas dans ce qui est donné")
      .help(nearest_help(version, known))
      .help("donner aussi son fichier" +
            (looked_at.empty() ? std::string() : ", ou le ranger en « " + looked_at + " »"));
}

Diagnostic base_of_other_title(const std::string& title, const std::string& version, Span place,
                               const std::string& found, Span there) {
  return Diagnostic("B130", place,
                    "la version " + guillemets(version) + " est celle d'un autre règlement, " + guillemets(found))
      .note(there, "il est ici")
      .help("une version ne modifie que son propre règlement : écrire le même titre, " + guillemets(title));
}

Diagnostic versions_in_a_circle(const Words& versions, Span place) {
  std::string chain;
  for (const std::string& version : versions)
    chain += (chain.empty() ? "" : " modifie ") + guillemets(version);
  if (versions.front() != versions.back() || versions.size() == 1) chain += " modifie " + guillemets(versions.front());
  return Diagnostic("B134", place, "ces versions se modifient en rond : " + chain)
      .help("la première de toutes ne modifie rien : y écrire tout le règlement");
}

Diagnostic no_such_article(const std::string& number, const std::string& title, Span place, const Words& titles,
                           const Words& numbers) {
  Diagnostic problem("B131", place, "la version modifiée n'a pas d'" + article(number, title));
  if (!titles.empty())
    return std::move(problem).help("l'article " + number + " s'y appelle " + list(titles) +
                                   " : un article est connu par son numéro et son titre");
  return std::move(problem)
      .help(nearest_help(number, numbers))
      .help("pour un article nouveau, écrire « ajoute article »");
}

Diagnostic article_exists(const std::string& number, const std::string& title, Span place, Span there) {
  return Diagnostic("B131", place, "l'" + article(number, title) + " existe déjà")
      .note(there, "il est ici")
      .help("pour le changer, écrire « remplace article »");
}

Diagnostic changed_twice(const std::string& what, Span place, Span first) {
  return Diagnostic("B131", place, what + " : changé deux fois par cette version")
      .note(first, "la première fois est ici")
      .help("ne garder que le changement voulu");
}

Diagnostic not_in_a_modifying_version(const std::string& what, const std::string& instead, Span place) {
  return Diagnostic("B132", place, "une version qui en modifie une autre ne contient pas " + what).help(instead);
}

Diagnostic change_without_base(const std::string& what, Span place) {
  return Diagnostic("B132", place, what + " dans une version qui n'en modifie aucune")
      .help("l'écrire sans ce mot, ou dire ce que cette version change : « modifie \"…\" » à la première ligne");
}

Diagnostic nothing_to_redeclare(const std::string& what, const std::string& name, Span place, const Words& known) {
  return Diagnostic("B133", place, "la version modifiée n'a pas de " + what + " " + guillemets(name))
      .help(nearest_help(name, known))
      .help("pour le déclarer à neuf, écrire « ajoute » devant");
}

Diagnostic already_there(const std::string& what, const std::string& name, Span place, Span there) {
  return Diagnostic("B133", place, what + " " + guillemets(name) + " existe déjà dans la version modifiée")
      .note(there, "il est ici")
      .help("pour le changer, enlever « ajoute »");
}

Diagnostic function_without_value(const std::string& name, Span place) {
  return Diagnostic("B135", place, "la fonction " + guillemets(name) + " ne donne rien")
      .help("écrire ce qu'elle donne, sous son nom : « " + name + " = … »");
}

Diagnostic function_of_other_value(const std::string& name, const std::string& found, Span place) {
  return Diagnostic("B135", place,
                    found == name ? "la fonction " + guillemets(name) + " donne deux fois sa valeur"
                                  : guillemets(found) + " n'est pas la valeur de la fonction " + guillemets(name))
      .help("une seule ligne « " + name + " = … » ; ce qui y mène s'écrit « soit … = … »");
}

Diagnostic function_reads_elsewhere(Span place) {
  return Diagnostic("B135", place, "une fonction ne lit que ses arguments")
      .help("lire cette valeur dans l'article, et la donner à la fonction");
}

Diagnostic function_in_a_circle(const std::string& name, Span place, Span there) {
  return Diagnostic("B135", place, "la fonction " + guillemets(name) + " s'appelle elle-même")
      .note(there, "elle est définie ici")
      .help("une fonction ne peut se rappeler, ni directement ni par une autre");
}

Diagnostic function_refuses(const std::string& name, const Diagnostic& why, Span place, Span inside) {
  std::string reason = why.message();
  if (!why.mark().empty()) reason += " (" + why.mark() + ")";
  Diagnostic problem = Diagnostic("B136", place, "la fonction " + guillemets(name) + " ne peut répondre à cet appel")
                           .note(inside, reason);
  for (const std::string& help : why.helps())
    (void)std::move(problem).help(help);
  return problem;
}

Diagnostic function_outside_bounds(const std::string& name, const std::string& bounds, const std::string& declared,
                                   Span place) {
  return Diagnostic("B136", place,
                    "ce que donne " + guillemets(name) +
                        (bounds.empty() ? " n'a pas de bornes connues" : " va " + bounds) + ", là où elle déclare " +
                        declared)
      .help("borner ce qu'elle donne : « min(… ; …) », « max(… ; …) », ou déclarer « donne nombre »");
}

Diagnostic too_many_calls(const std::string& name, Span place) {
  return Diagnostic("B136", place, "trop d'appels de fonctions les uns dans les autres, ici " + guillemets(name))
      .help("nommer les valeurs intermédiaires par « soit », ou par une grandeur de l'article");
}

Diagnostic unknown_library(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B137", place, "bibliothèque inconnue : " + guillemets(name))
      .help(nearest_or_list(name, known, "il y a "))
      .help("« bareme aide bibliothèques » en donne la liste");
}

Diagnostic not_in_a_library(const std::string& what, Span place) {
  return Diagnostic("B138", place, "une bibliothèque ne contient pas " + what)
      .help("ce qui décide d'un étudiant s'écrit dans un article du règlement");
}

Diagnostic unused_library(const std::string& name, Span place) {
  return Diagnostic("B139", place, "rien de la bibliothèque " + guillemets(name) + " ne sert")
      .help("enlever cette ligne")
      .warning();
}

}  // namespace bareme::semantics::problems
