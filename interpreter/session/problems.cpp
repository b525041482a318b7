#include "session/problems.hpp"

#include <fmt/format.h>

namespace bareme::problems {
namespace {

using diagnostics::guillemets;

constexpr std::size_t shown = 12;  // names listed before « … »

std::string list(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < shown; ++i)
    text += (i == 0 ? "" : ", ") + guillemets(words[i]);
  if (words.size() > shown)
    text += fmt::format(" et {} autre{}", words.size() - shown, words.size() - shown == 1 ? "" : "s");
  return text;
}

std::string nearest_or_list(const std::string& wrong, const Words& known, const char* opening) {
  const std::string near = diagnostics::nearest_help(wrong, known);
  if (!near.empty()) return near;
  return known.empty() ? "" : opening + list(known);
}

}  // namespace

Diagnostic unreadable_text(const std::string& path, const std::string& why) {
  return Diagnostic("B120", std::nullopt, fmt::format("fichier illisible : {} ({})", path, why))
      .help("vérifier le chemin et les droits de lecture");
}

Diagnostic no_regulation(const Words& paths) {
  return Diagnostic("B121", std::nullopt, "aucun règlement dans " + (paths.empty() ? "ce qui est donné" : list(paths)))
      .help("donner le fichier qui contient « règlement \"…\" version \"…\" »");
}

Diagnostic two_regulations(const std::string& title, Span place, Span first) {
  return Diagnostic("B122", place, "un second règlement : " + guillemets(title))
      .note(first, "le premier est ici")
      .help("donner un seul règlement à la fois");
}

Diagnostic unknown_version(const std::string& version, const Words& known) {
  return Diagnostic("J060", std::nullopt, "aucun texte n'est la version " + guillemets(version) + " du règlement")
      .help(nearest_or_list(version, known, "il y a "));
}

Diagnostic version_not_in_base(const std::string& promotion, const std::string& title, const std::string& version) {
  return Diagnostic("J060", std::nullopt,
                    "la promotion " + guillemets(promotion) + " suit la version " + guillemets(version) + " de " +
                        guillemets(title) + ", qui n'est pas dans la base")
      .help("la ranger dans la base : « bareme importer --base … --reglement FICHIER --maquette FICHIER … »");
}

Diagnostic two_maquettes_of_one_title(const std::string& title, Span place, Span first) {
  return Diagnostic("B123", place, "deux maquettes portent le titre " + guillemets(title))
      .note(first, "la première est ici")
      .help("changer un des deux titres");
}

Diagnostic case_of_unknown_maquette(const std::string& title, Span place, const Words& known) {
  return Diagnostic("B124", place, "maquette inconnue : " + guillemets(title))
      .help(nearest_or_list(title, known, "choisir parmi "));
}

Diagnostic case_without_maquette(const std::string& title, Span place, const Words& known) {
  return Diagnostic("B125", place, "le cas " + guillemets(title) + " ne dit pas sur quelle maquette il porte")
      .help(known.empty() ? "donner aussi le fichier de la maquette"
                          : "ajouter « maquette \"…\" » à son titre, parmi " + list(known));
}

Diagnostic unreadable_table(const std::string& path, const std::string& why) {
  return Diagnostic("J049", std::nullopt, fmt::format("fichier illisible : {} ({})", path, why))
      .help(why == "c'est un dossier"
                ? "donner un fichier de ce dossier, en CSV ; l'option se répète pour en donner plusieurs"
            : why.starts_with("trop")
                ? "fermer d'autres programmes, ou lever la limite (« ulimit -n 4096 ») et recommencer"
                : "vérifier le chemin et les droits de lecture");
}

Diagnostic no_maquette() {
  return Diagnostic("J040", std::nullopt, "aucune maquette n'est donnée").help("ajouter « --maquette FICHIER »");
}

Diagnostic unknown_maquette(const std::string& title, const Words& known) {
  return Diagnostic("J041", std::nullopt, "maquette inconnue : " + guillemets(title))
      .help(nearest_or_list(title, known, "choisir parmi "));
}

Diagnostic which_maquette(const Words& known) {
  return Diagnostic("J042", std::nullopt, "plusieurs maquettes : il faut dire laquelle")
      .help("ajouter « --maquette TITRE », parmi " + list(known));
}

Diagnostic unknown_promotion(const std::string& name, const Words& known) {
  return Diagnostic("J043", std::nullopt, "promotion inconnue : " + guillemets(name))
      .help(nearest_or_list(name, known, "choisir parmi "));
}

Diagnostic which_promotion(const Words& known) {
  return Diagnostic("J044", std::nullopt, "plusieurs promotions : il faut dire laquelle")
      .help("ajouter « --promotion \"" + known.front() + "\" » ; il y a " + list(known));
}

Diagnostic which_part(const std::string& promotion, const std::string& several, const std::string& option,
                      const Words& known) {
  return Diagnostic("J044", std::nullopt,
                    (promotion.empty() ? "la promotion a " : guillemets(promotion) + " a ") + several +
                        " : il faut dire laquelle")
      .help("ajouter « " + option + " », parmi " + list(known));
}

Diagnostic year_outside(const std::string& year, const std::string& version, const semantics::Years& years,
                        std::optional<Span> place) {
  const auto named = [](int first) { return fmt::format("{}-{}", first, first + 1); };
  std::string decided =
      years.first ? (years.said ? "dès " : "l'année en cours à son vote est ") + named(*years.first) : "";
  if (years.first && years.last) decided = "de " + named(*years.first) + " à " + named(*years.last);
  return Diagnostic("J231", place,
                    fmt::format("la version {} ne décide pas de l'année {} : {}", guillemets(version), year, decided))
      .help("prendre la version de cette année-là, ou corriger l'année")
      .help(fmt::format("si elle en décide, l'écrire : « version \"{}\" applicable dès \"{}\" »", version, year));
}

Diagnostic empty_base() {
  return Diagnostic("J050", std::nullopt, "cette base ne contient aucune promotion")
      .help("y importer des étudiants : « bareme importer --base … --etudiants … »");
}

Diagnostic new_base_without_regulation(const std::string& path) {
  return Diagnostic("J051", std::nullopt,
                    "la base " + path + " n'existe pas encore, et aucun règlement n'est donné pour la faire")
      .help("ajouter « --reglement FICHIER --maquette FICHIER »");
}

Diagnostic unknown_student(const std::string& text, const Words& near, const std::string& first,
                           const std::string& last) {
  const bool numbered = text.find_first_of("0123456789") != std::string::npos && !last.empty();
  return Diagnostic("J045", std::nullopt, "étudiant inconnu : " + guillemets(text))
      .help(numbered       ? fmt::format("les numéros vont de {} à {}", first, last)
            : near.empty() ? "donner le numéro, le nom, ou le début de l'un des deux"
                           : "les plus proches : " + list(near));
}

Diagnostic several_students(const std::string& text, const Words& students) {
  return Diagnostic("J046", std::nullopt, fmt::format("{} étudiants répondent à {}", students.size(), guillemets(text)))
      .help(students.size() > shown ? "taper quelques lettres de plus, ou le numéro"
                                    : "donner le numéro : " + list(students));
}

Diagnostic not_one_quantity(const std::string& text) {
  return Diagnostic("J047", std::nullopt, guillemets(text) + " n'est pas une valeur d'un objet de la maquette")
      .help("écrire un objet et une grandeur, comme « S7.moyenne »");
}

Diagnostic marks_not_followed(std::size_t count, const Words& first) {
  const std::string text =
      count == 1 ? "une note est saisie pour une épreuve que l'étudiant ne suit pas"
                 : fmt::format("{} notes sont saisies pour des épreuves que l'étudiant ne suit pas", count);
  return Diagnostic("B178", std::nullopt, text + " : " + list(first) + (count > first.size() ? "…" : ""))
      .help("rien ne compte ce qui est saisi là ; corriger la note, ou ce qui dit ce que l'étudiant suit")
      .warning();
}

Diagnostic condition_expected(const std::string& text) {
  return Diagnostic("J048", std::nullopt, guillemets(text) + " n'est pas une condition")
      .help("écrire une comparaison, comme « S7.moyenne < 10 »");
}

Diagnostic nothing_to_refuse(const std::string& text) {
  return Diagnostic("J080", std::nullopt, guillemets(text) + " n'est ni un résultat ni une condition")
      .help(
          "demander un résultat, « pourquoi pas MOREAU UE72 = ADM », ou une condition, « pourquoi pas MOREAU "
          "UE72.moyenne >= 10 »");
}

Diagnostic lua_file_missing(const std::string& path, const std::string& function, Span place) {
  return Diagnostic("L001", place, "le fichier de " + guillemets(function) + " n'est pas là : " + path)
      .help("l'écrire à côté du règlement, ou nommer le sien : « fichier \"…\" »");
}

Diagnostic lua_file_elsewhere(const std::string& file, Span place) {
  return Diagnostic("L001", place, "le fichier " + guillemets(file) + " n'est pas dans le dossier du règlement")
      .help("le poser à côté du règlement et ne donner que son nom");
}

Diagnostic lua_file_of_another_version(const std::string& file, Span place) {
  return Diagnostic("L001", place, "deux versions du règlement ont chacune leur " + guillemets(file))
      .help("donner à l'un des deux un autre nom : une base garde les fichiers d'un règlement par leur nom");
}

Diagnostic lua_text_wrong(const std::string& message, Span place) { return Diagnostic("L002", place, message); }

Diagnostic lua_function_not_as_declared(const std::string& message, Span place, Span declared) {
  return Diagnostic("L003", place, message).note(declared, "déclarée ici");
}

Diagnostic lua_example_fails(const std::string& whose, const std::string& expected, const std::string& obtained,
                             const std::string& why, Span place) {
  return Diagnostic("L013", place,
                    "l'exemple n'est pas tenu" + whose + " : attendu " + expected + ", obtenu " + obtained +
                        (why.empty() ? "" : " (" + why + ")"));
}

Diagnostic reload_of_a_base(const std::string& base) {
  return Diagnostic("J290", std::nullopt, "la séance lit les fichiers Lua que la base garde, et non ceux du dossier")
      .help("corriger la base, puis rouvrir la séance : « bareme importer --base " + base +
            " reglement.bareme --remplacer-reglement »");
}

Diagnostic regulation_changed_since(const std::string& path) {
  return Diagnostic("J291", std::nullopt, "le règlement a changé depuis l'ouverture de la séance : " + path)
      .help("rouvrir la séance : « recharger » ne relit que les fichiers Lua");
}

}  // namespace bareme::problems
