#include "repl/shell/problems.hpp"
#include "repl/shell/others.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/fold.hpp"

namespace bareme::repl::problems {
namespace {

using diagnostics::guillemets;

constexpr std::size_t shown = 12;  // names listed before « … »

// What is written as it but for its figures: of numbered things, none is guessed.
Words alike(const std::string& wrong, const Words& known) {
  const auto letters = [](const std::string& text) {
    std::string kept = text::fold_name(text);
    kept.erase(std::remove_if(kept.begin(), kept.end(), [](char c) { return c >= '0' && c <= '9'; }), kept.end());
    return kept;
  };
  Words same;
  for (const std::string& one : known)
    if (letters(one) == letters(wrong)) same.push_back(one);
  return same.empty() ? known : same;
}

std::string list(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < shown; ++i)
    text += (i == 0 ? "" : ", ") + words[i];
  return text + (words.size() > shown ? fmt::format(" et {}", others(words.size() - shown)) : "");
}

std::string nearest_or(const std::string& wrong, const Words& known, const std::string& otherwise) {
  const std::string near = diagnostics::nearest_help(wrong, known);
  return near.empty() ? otherwise : near;
}

Diagnostic problem(const char* code, std::string message) { return {code, std::nullopt, std::move(message)}; }

}  // namespace

Diagnostic unknown_command(const std::string& word, const Words& commands) {
  return problem("J201", "ni une commande, ni une expression, ni un étudiant : " + guillemets(word))
      .help(nearest_or(word, commands, "« ? » montre les commandes"));
}

Diagnostic act_without_its_verb(const std::string& word, const std::string& form) {
  return problem("J201", guillemets(word) + " n'est pas une commande : c'est ce que le jury accorde")
      .help("écrire " + guillemets(form));
}

Diagnostic ambiguous_command(const std::string& word, const Words& commands) {
  return problem("J202", "plusieurs commandes commencent par " + guillemets(word))
      .help("choisir parmi " + list(commands));
}

Diagnostic not_yet(const std::string& command) {
  return problem("J203", guillemets(command) + " n'est pas encore possible dans cette séance")
      .help("« ? » montre les commandes ; « et si » montre l'effet d'une note");
}

Diagnostic unknown_object(const std::string& word, const Words& known) {
  return problem("J204", "objet inconnu dans cette maquette : " + guillemets(word))
      .help(nearest_or(word, known, "choisir parmi " + list(alike(word, known))));
}

Diagnostic missing_word(const std::string& command, const std::string& form) {
  return problem("J205", "il manque quelque chose après " + guillemets(command)).help("écrire " + guillemets(form));
}

Diagnostic no_student_in_view(const std::string& command) {
  return problem("J206", "de quel étudiant ? aucun n'est en vue")
      .help(guillemets(command) + " suivi d'un nom ou d'un numéro met un étudiant en vue");
}

Diagnostic no_verdict(const std::string& object) {
  return problem("J207", "aucun article ne donne de résultat à " + guillemets(object))
      .help("demander l'objet qui le contient, ou « liste dont » avec une condition sur sa moyenne");
}

Diagnostic nothing_more() { return problem("J208", "rien à continuer : la dernière réponse était entière"); }

Diagnostic no_help(const std::string& word, const Words& known) {
  return problem("J209", "pas d'aide sur " + guillemets(word))
      .help(nearest_or(word, known, "« ? » montre les commandes"));
}

Diagnostic joined_hypotheses() {
  return problem("J211", "« et » joint des conditions, pas des hypothèses")
      .help("les séparer par « ; » : « et si E010 MAN7.EF = 10,5 ; DROIT7.EF = 11 »");
}

Diagnostic log_not_written(const std::string& why) {
  return problem("J221", "le journal de la séance ne s'écrit pas (" + why + ") : l'acte n'est pas retenu")
      .help("faire de la place, ou vérifier les droits du dossier, puis le refaire");
}

Diagnostic nothing_to_resume() {
  return problem("J222", "aucune séance interrompue sur cette base")
      .help("« reprendre FICHIER » refait les actes d'un journal de séance");
}

Diagnostic unreadable_log(const std::string& path) {
  return problem("J222", "journal de séance illisible : " + guillemets(path)).help("vérifier le chemin du fichier");
}

Diagnostic not_confirmed(const std::string& command, const std::string& expected) {
  return problem("J226", command == "enregistrer"
                             ? "pas confirmé : rien n'est enregistré, les actes restent dans la séance"
                             : "pas confirmé : rien n'est écrit")
      .help("« " + command + " », puis " + expected);
}

Diagnostic unwritable_file(const std::string& path, const std::string& why) {
  return problem("J246", guillemets(path) + " ne s'écrit pas (" + why + ")")
      .help("vérifier le dossier et ses droits, ou donner un autre nom");
}

Diagnostic unknown_exception(const std::string& label, const Words& known) {
  const std::string near = diagnostics::nearest_help(label, known);
  std::string all;
  for (const std::string& one : known)
    all += (all.empty() ? "" : ", ") + guillemets(one);
  return Diagnostic("L014", std::nullopt, "aucune exception ne s'appelle " + guillemets(label))
      .help(!near.empty()   ? near
            : known.empty() ? "ce règlement n'en a pas"
                            : "il y a " + all);
}

Diagnostic unknown_group(const std::string& word, const Words& known) {
  if (known.size() < 2)
    return problem("J210", "quels étudiants ? aucun article ne prononce de résultat")
        .help("écrire « liste dont » et une condition, comme « liste dont moyenne < 10 »");
  return problem("J210", "quels étudiants ? " + guillemets(word) + " n'est ni un résultat ni une condition")
      .help(nearest_or(word, known, "« liste dont » et une condition, ou « liste » et l'un de " + list(known)));
}

}  // namespace bareme::repl::problems
