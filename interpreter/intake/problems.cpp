#include "intake/problems.hpp"

#include <fmt/format.h>

#include "text/fold.hpp"

namespace bareme::intake {

namespace {

using diagnostics::nearest_help;

// What a cell holds may be a whole file that lost its quotes.
std::string quoted(const std::string& text) { return diagnostics::guillemets(text::truncate(text, 60)); }

// « É1 » (U+00C9)
std::string spelled(const std::string& number) {
  const std::string characters = text::beyond_ascii(number);
  return quoted(number) + (characters.empty() ? "" : " (" + characters + ")");
}

std::string in_column(const std::string& column) { return "colonne " + quoted(column) + " : "; }

constexpr std::size_t few = 12;

// « écrire « X » » when one is near, else the candidates when they are few.
std::string help_towards(const std::string& wrong, const std::vector<std::string>& candidates) {
  const std::string near = nearest_help(wrong, candidates);
  if (!near.empty() || candidates.empty() || candidates.size() > few) return near;
  return fmt::format("écrire l'un de : {}", fmt::join(candidates, ", "));
}

// « A, B, C et 14 autres »
std::string some_of(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size() && i < few; ++i)
    text += (i == 0 ? "" : ", ") + items[i];
  return items.size() > few ? fmt::format("{} et {} autres", text, items.size() - few) : text;
}

// « ABX », and not « douze »: what a secretariat may have taken for a code.
bool looks_like_a_code(const std::string& text) {
  return text.size() <= 4 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
}

std::string to_declare(const std::string& code) {
  return "si " + quoted(code) + " doit exister, le faire déclarer au règlement : lui seul dit ce qu'il vaut";
}

// `curriculum` empty: none of those of the règlement.
std::string lacking(const std::string& curriculum) {
  return curriculum.empty() ? "aucune maquette n'a" : "la maquette " + quoted(curriculum) + " n'a pas";
}

}  // namespace

Diagnostic not_a_text(const std::string& path) {
  return Diagnostic("I001", std::nullopt, path + " n'est pas un texte : il contient des octets nuls")
      .help("l'enregistrer au format « CSV UTF-8 » (ni classeur, ni « texte Unicode »)");
}

Diagnostic misread_letters(Span place, const std::string& cell) {
  return Diagnostic("I060", place, quoted(cell) + " n'est pas ce qu'on y a écrit : le fichier est d'un autre encodage")
      .mark("ni UTF-8, ni Latin-1 (Windows-1252)")
      .help(
          "dans le tableur, « Enregistrer sous », format « CSV UTF-8 » : d'un Mac ou d'un terminal, les accents sont "
          "d'un autre encodage, et deux fichiers mis bout à bout peuvent en avoir deux");
}

Diagnostic other_kind_of_file(const std::string& path, const std::string& what, const std::string& remedy) {
  return Diagnostic("I031", std::nullopt, path + " n'est pas un tableau CSV : c'est " + what).help(remedy);
}

Diagnostic titles_alone(Span place, const std::string& path) {
  return Diagnostic("I032", place, path + " n'a que la ligne de titres")
      .help("vérifier que c'est le bon fichier : rien n'en est lu")
      .warning();
}

Diagnostic nobody(Span place) {
  return Diagnostic("I033", place, "aucun élève dans ces fichiers")
      .help("il leur faut une ligne par élève, sous la ligne de titres");
}

Diagnostic empty_file(Span place) {
  return Diagnostic("I002", place, "ce fichier est vide")
      .help("il lui faut une ligne de titres de colonnes, puis une ligne par élève");
}

Diagnostic unclosed_quote(Span place) {
  return Diagnostic("I003", place, "ce guillemet n'est jamais refermé ; la suite du fichier n'est pas lue")
      .help("le refermer, ou le doubler (\"\") s'il fait partie du texte");
}

Diagnostic text_after_quote(Span place) {
  return Diagnostic("I004", place, "du texte suit le guillemet qui ferme la cellule")
      .help("doubler (\"\") les guillemets qui font partie du texte");
}

Diagnostic wrong_count(Span place, std::size_t cells, std::size_t columns, char separator) {
  Diagnostic problem(
      "I005", place,
      fmt::format("cette ligne a {} cellule{}, l'en-tête en a {}", cells, cells > 1 ? "s" : "", columns));
  if (cells < columns)
    return std::move(problem).help(fmt::format("une cellule manque : une case vide garde son {}, « 12{}{}14 »",
                                               separator == '\t' ? "tabulation" : "séparateur",
                                               separator == '\t' ? " → " : std::string(1, separator),
                                               separator == '\t' ? "→ " : std::string(1, separator)));
  if (separator == ',')
    return std::move(problem)
        .help("une cellule de trop : une virgule décimale non protégée ? Enregistrer en CSV séparé par « ; »")
        .help("mettre la cellule entre guillemets : \"12,5\"");
  return std::move(problem).help(
      "une cellule de trop : la vider, ou mettre entre guillemets celle qui contient le séparateur");
}

Diagnostic duplicate_column(Span place, const std::string& name, Span first) {
  return Diagnostic("I006", place, "la colonne " + quoted(name) + " est là deux fois")
      .note(first, "déjà ici")
      .help("garder une seule des deux");
}

Diagnostic missing_column(Span place, const std::string& name, const std::string& accepted, std::size_t titles_line) {
  Diagnostic problem("I007", place, "il manque la colonne " + quoted(name));
  if (titles_line != 0)
    return std::move(problem).help(
        fmt::format("la première ligne doit être celle des titres, qui semble être la ligne {} : supprimer ce qui est "
                    "au-dessus d'elle",
                    titles_line));
  return std::move(problem).help("la première ligne doit être celle des titres, dont l'un de : " + accepted);
}

Diagnostic unnamed_column(Span place) {
  return Diagnostic("I008", place, "cette cellule est dans une colonne sans titre")
      .help("donner un titre à la colonne, ou la vider");
}

Diagnostic unknown_column(Span place, const std::string& name, const std::vector<std::string>& facts,
                          const std::vector<std::string>& free) {
  return Diagnostic("I009", place,
                    "la colonne " + quoted(name) + " n'est ni une épreuve de la maquette ni une entrée du règlement")
      .help(nearest_help(name, facts))
      .help(free.empty() ? "" : "si c'est l'une des épreuves sans colonne, lui donner son titre : " + some_of(free))
      .help("pour l'ignorer, faire commencer son titre par « # »");
}

Diagnostic no_column(const std::vector<std::string>& exams) {
  return Diagnostic("I030", std::nullopt, "aucune colonne pour " + some_of(exams))
      .help(
          "la note en est attendue pour chaque élève ; ajouter la colonne, même vide, pour dire qu'elle n'est pas "
          "oubliée")
      .warning();
}

Diagnostic ignored_column(Span place, const std::string& name) {
  return Diagnostic(
             "I010", place,
             "la colonne " + quoted(name) + " est ignorée : le règlement n'a pas d'entrée de ce nom pour l'étudiant")
      .help("pour l'ignorer sans avertissement, faire commencer son titre par « # »")
      .warning();
}

Diagnostic empty_cell(Span place, const std::string& column) {
  return Diagnostic("I011", place, "la colonne " + quoted(column) + " est vide sur cette ligne")
      .help("la remplir, ou supprimer la ligne");
}

Diagnostic unknown_students(const UnknownStudents& unknown, bool nobody_known) {
  const std::string added = "ajouter --etudiants ETUDIANTS.csv (numéro ; nom ; prénom)";
  const std::vector<std::string>& first = unknown.first;
  const std::string told =
      unknown.count == 1 ? "aucun élève n'a le numéro " + quoted(first.front())
      : unknown.count <= first.size()
          ? fmt::format("{} élèves inconnus : {}", unknown.count, fmt::join(first, ", "))
          : fmt::format("{} élèves inconnus, de {} à {}", unknown.count, quoted(first.front()), quoted(unknown.last));
  return Diagnostic("I012", unknown.place, told)
      .help(nobody_known ? added : "corriger le numéro ; ou, pour un nouvel élève, " + added);
}

Diagnostic unknown_curriculum(Span place, const std::string& title, const std::vector<std::string>& titles) {
  return Diagnostic("I013", place, "aucune maquette ne s'appelle " + quoted(title))
      .help(titles.empty() ? "" : fmt::format("écrire l'une de : {}", some_of(titles)));
}

Diagnostic unsaid_curriculum(Span place) {
  return Diagnostic("I014", place, "rien ne dit dans quelle maquette cet élève est inscrit")
      .help("ajouter une colonne « maquette », ou n'importer que pour une maquette");
}

Diagnostic other_version(Span place, const std::string& version, const std::vector<std::string>& known, bool earlier) {
  return Diagnostic("I034", place,
                    "cet élève suit la version " + quoted(version) + " ; celles du règlement donné : " + some_of(known))
      .help(earlier ? "importer dans une base (« bareme importer --base … ») : chacun y est décidé sous sa version"
                    : "donner le règlement de cette version, ou corriger la cellule");
}

Diagnostic several_enrolments(Span place, const std::string& number) {
  return Diagnostic("I015", place, "l'élève " + quoted(number) + " a plusieurs inscriptions")
      .help("ajouter une colonne « année universitaire » ou « maquette » qui dit laquelle");
}

Diagnostic enrolled_twice(Span place, const std::string& number, Span first) {
  return Diagnostic("I016", place,
                    "l'élève " + quoted(number) + " est inscrit deux fois dans cette maquette la même année")
      .note(first, "déjà ici")
      .help("garder une seule des deux lignes");
}

Diagnostic alike_numbers(Span place, const std::string& number, const std::string& known) {
  return Diagnostic("I054", place,
                    "le numéro " + spelled(number) + " ressemble à " + spelled(known) + ", et n'est pas le même")
      .help("le même étudiant : écrire son numéro partout de la même façon")
      .help("deux étudiants : leur donner deux numéros qu'on ne puisse confondre");
}

Diagnostic scientific_number(Span place, const std::string& number) {
  return Diagnostic(
             "I056", place,
             quoted(number) + " n'est pas un numéro d'étudiant : un tableur l'a abrégé, et ses chiffres sont perdus")
      .help(
          "donner à la colonne le format « Texte » (ou « Nombre » sans décimale), y remettre les numéros, enregistrer");
}

Diagnostic not_said(Span place, const std::string& what, const std::string& number) {
  const bool year = what != "la promotion";
  return Diagnostic("I057", place,
                    "rien ne dit " + what + " de l'élève " + quoted(number) + ", et d'autres ont la leur")
      .help(year ? "ajouter une colonne « année universitaire », ou « --annee 2024-2025 » pour tout le fichier"
                 : "remplir la colonne « promotion », ou « --promotion \"…\" » pour tout le fichier");
}

Diagnostic row_twice(Span place, const std::string& number, Span first) {
  return Diagnostic("I028", place, "l'élève " + quoted(number) + " a deux lignes dans ce fichier")
      .note(first, "la première est ici")
      .help("garder une seule des deux");
}

Diagnostic unknown_exam(Span place, const std::string& address, const std::string& curriculum,
                        const std::vector<std::string>& candidates) {
  return Diagnostic("I017", place, lacking(curriculum) + " d'épreuve " + quoted(address))
      .help(candidates.empty() ? "" : "écrire l'une de : " + some_of(candidates));
}

Diagnostic unknown_object(Span place, const std::string& address, const std::string& curriculum) {
  return Diagnostic("I018", place, lacking(curriculum) + " d'objet " + quoted(address));
}

Diagnostic unknown_fact(Span place, const std::string& name, const std::string& of,
                        const std::vector<std::string>& candidates) {
  return Diagnostic("I019", place, "le règlement n'a pas d'entrée " + quoted(name) + " pour " + quoted(of))
      .help(help_towards(name, candidates));
}

Diagnostic not_an_academic_year(Span place, const std::string& text) {
  return Diagnostic("I040", place, quoted(text) + " n'est pas une année universitaire").help("écrire 2022-2023");
}

Diagnostic year_not_closed(Span place, const std::string& text, const std::string& student, const std::string& own) {
  return Diagnostic("I041", place,
                    fmt::format("l'année {} n'est pas passée pour l'élève {}, inscrit en {}", quoted(text),
                                quoted(student), quoted(own)))
      .help("un acquis vient d'une année close : corriger l'année, ou ôter la ligne");
}

Diagnostic unknown_quantity(Span place, const std::string& name, const std::string& of,
                            const std::vector<std::string>& candidates) {
  return Diagnostic("I042", place, "le règlement n'a pas de grandeur " + quoted(name) + " pour " + quoted(of))
      .help(help_towards(name, candidates));
}

Diagnostic ambiguous_address(Span place, const std::string& address, const std::vector<std::string>& meant) {
  return Diagnostic("I020", place, quoted(address) + " désigne plusieurs choses de la maquette")
      .help(fmt::format("écrire l'une de : {}", fmt::join(meant, ", ")));
}

Diagnostic bad_session(Span place, const std::string& text, int sessions) {
  return Diagnostic("I021", place, quoted(text) + " n'est pas une session")
      .help(sessions == 1 ? "écrire 1"
                          : "écrire " + std::string(sessions == 2 ? "1 ou 2" : "de 1 à " + std::to_string(sessions)));
}

Diagnostic given_twice(const plan::GivenTwice& twice) {
  return Diagnostic("I022", twice.second,
                    quoted(twice.what) + " est donné" + (twice.line ? "e dans deux fichiers" : " deux fois") +
                        " pour l'élève " + quoted(twice.student))
      .note(twice.first, "déjà ici")
      .help(twice.line ? "garder une seule des deux ; si ce sont deux lignes, les mettre dans un même fichier"
                       : "garder une seule des deux");
}

Diagnostic already_given(const plan::Difference& difference) {
  Diagnostic problem("I023", difference.place,
                     fmt::format("{} de l'élève {} vaut déjà {} dans la base, et {} ici", quoted(difference.what),
                                 quoted(difference.student), difference.before, difference.after));
  if (!difference.line) return std::move(problem).help("pour corriger la base, importer avec --remplacer");
  return std::move(problem)
      .help(
          "une ligne est connue par son rang : pour en ajouter une, donner celles de la base d'abord, dans leur ordre")
      .help("si celle de la base est fausse, importer avec --remplacer");
}

Diagnostic unreadable_number(Span place, const std::string& column, const std::string& text, const std::string& fault,
                             const std::string& remedy) {
  return Diagnostic("I024", place, in_column(column) + quoted(text) + " ne se lit pas : " + fault).help(remedy);
}

Diagnostic out_of_scale(Span place, const std::string& column, const std::string& text, const std::string& bounds) {
  return Diagnostic("I025", place, in_column(column) + quoted(text) + " est hors de l'échelle, " + bounds)
      .help("corriger la valeur ; une absence s'écrit par son code, une note non rendue par une cellule vide");
}

Diagnostic no_mark(Span place, const std::string& column, const std::string& text,
                   const std::vector<std::string>& codes) {
  const std::string code = codes.empty() ? " ; ce règlement n'a aucun code de note"
                                         : fmt::format(", ou l'un des codes de note : {}", fmt::join(codes, ", "));
  return Diagnostic("I026", place, in_column(column) + quoted(text) + " n'est ni un nombre ni un code du règlement")
      .help("écrire la note en chiffres, « 12,5 »" + code)
      .help(looks_like_a_code(text) ? to_declare(text) : "");
}

Diagnostic unknown_code(Span place, const std::string& column, const std::string& text,
                        const std::vector<std::string>& codes) {
  return Diagnostic("I026", place, in_column(column) + quoted(text) + " n'est pas un code du règlement")
      .help(codes.empty() ? "" : fmt::format("choisir parmi : {}", fmt::join(codes, ", ")))
      .help(looks_like_a_code(text) ? to_declare(text) : "");
}

Diagnostic wrong_kind(Span place, const std::string& column, const std::string& text, const std::string& expected) {
  return Diagnostic("I027", place, in_column(column) + quoted(text) + " n'est pas " + expected);
}

Diagnostic other_name(Span place, const std::string& number, const std::string& name, const std::string& known) {
  return Diagnostic("I029", place,
                    "l'élève " + quoted(number) + " s'appelle " + quoted(known) + ", et " + quoted(name) +
                        " ici : la ligne est prise pour " + quoted(number))
      .help("corriger le numéro ou le nom")
      .warning();
}

}  // namespace bareme::intake
