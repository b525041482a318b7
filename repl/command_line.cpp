#include "repl/command_line.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "diagnostics/diagnostic.hpp"
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/options.hpp"
#include "repl/help_layout.hpp"
#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using Command = Exit (*)(const Options&, Terminal&);

enum class Colour { Auto, Always, Never };

std::string variable(const Terminal& terminal, const std::string& name) {
  if (!terminal.environment) return "";
  return terminal.environment(name).value_or("");  // an empty variable is as if unset
}

bool coloured(Colour asked, bool tty, const Terminal& terminal) {
  if (asked != Colour::Auto) return asked == Colour::Always;
  if (!variable(terminal, "NO_COLOR").empty()) return false;
  if (!variable(terminal, "FORCE_COLOR").empty()) return true;
  return tty && variable(terminal, "TERM") != "dumb";
}

// Everything CLI11 would say of its own is said here, in French.
class Line {
 public:
  explicit Line(Options& options) : options_(options) { describe(); }

  Exit run(const std::vector<std::string>& arguments, Terminal& terminal);

 private:
  struct Known {
    CLI::App* app;
    Command command;
  };

  void describe();
  CLI::App* add(const char* name, std::vector<const char*> aliases, const char* description, Command command,
                const char* examples);
  void translate(CLI::App& app);
  void add_regulation_and_promotion(CLI::App* app);
  void add_jury(CLI::App* app);
  void add_formats(CLI::App* app);
  void add_files(CLI::App* app, const char* name, std::vector<std::string>& into, const char* description);
  const Known* asked() const;
  const CLI::App* command_asked_about() const;
  void name_the_base();
  std::string complaint() const;

  CLI::App app_{"Barème applique un règlement des études : moyennes, résultats proposés au jury, et pourquoi."};
  Options& options_;
  std::string colour_ = "auto";
  std::vector<Known> known_;
};

void Line::translate(CLI::App& app) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  for (const auto& [english, french] : {std::pair{"Usage", "Usage "},
                                        {"OPTIONS", "OPTIONS"},
                                        {"SUBCOMMAND", "COMMANDE"},
                                        {"SUBCOMMANDS", "COMMANDES"},
                                        {"Positionals", "Arguments"},
                                        {"REQUIRED", "obligatoire"},
                                        {"TEXT", "TEXTE"},
                                        {"Excludes", "Exclut"},
                                        {"Needs", "Demande"},
                                        {"Env", "Variable"}})
    formatter->label(english, french);
  formatter->column_width(34);
  app.formatter(formatter);
  app.option_defaults()->group("Options");
  app.set_help_flag("-h,--help,--aide", "Cette aide");
  app.get_help_ptr()->group("Options");
}

CLI::App* Line::add(const char* name, std::vector<const char*> aliases, const char* description, Command command,
                    const char* examples) {
  CLI::App* app = app_.add_subcommand(name, description)->group("Commandes")->fallthrough()->allow_extras();
  translate(*app);
  app->footer(std::string("\nExemples :\n") + examples);
  for (const char* alias : aliases)
    app->alias(alias);
  known_.push_back({app, command});
  return app;
}

void Line::add_files(CLI::App* app, const char* name, std::vector<std::string>& into, const char* description) {
  app->add_option(name, into, description)->type_name("FICHIER")->allow_extra_args(false)->group("Options");
}

void Line::add_regulation_and_promotion(CLI::App* app) {
  app->add_option("--reglement,--règlement", options_.regulation,
                  "Le règlement, quand il n'est pas le premier argument")
      ->type_name("FICHIER");
  app->add_option("--maquette", options_.maquettes, "La maquette : son fichier, ou son titre quand il y en a plusieurs")
      ->type_name("FICHIER|TITRE")
      ->allow_extra_args(false);
  app->add_option("--base", options_.base, "La base de la promotion")->type_name("BASE.db");
  app->add_option("--promotion", options_.promotion, "Quelle promotion, quand il y en a plusieurs")->type_name("NOM");
  app->add_option("--annee,--année", options_.year, "L'année universitaire, 2024-2025")->type_name("ANNÉE");
  app->add_option("--version-reglement,--version-règlement", options_.version,
                  "Les étudiants de cette version du règlement, quand la promotion en suit plusieurs")
      ->type_name("VERSION");
  add_files(app, "--etudiants,--étudiants", options_.students, "Les étudiants, en CSV ; se répète");
  add_files(app, "--notes", options_.marks,
            "Les notes, en CSV, larges ou longues ; se répète, ou les fichiers .csv se nomment sans option");
  add_files(app, "--faits", options_.facts, "Les faits : entrées et actes, en CSV");
  add_files(app, "--cours,--lignes", options_.lines, "Les lignes de dossier, en CSV");
  add_files(app, "--acquis", options_.acquired, "Ce que les jurys passés ont laissé, en CSV");
}

void Line::add_jury(CLI::App* app) {
  app->add_option("--session", options_.session,
                  "Le jury qui demande : 1, 2… ; les notes des sessions suivantes déjà saisies restent comptées")
      ->type_name("1|2");
  app->add_option("--date", options_.date, "Le jour de ce jury")->type_name("JJ/MM/AAAA");
}

void Line::add_formats(CLI::App* app) {
  app->add_flag("--json", options_.json, "Chaque valeur, exacte, en JSON");
  app->add_flag("--csv", options_.csv, "CSV : virgule, point décimal, UTF-8");
  app->add_flag("--csv-fr", options_.csv_fr, "CSV pour tableur français : point-virgule, virgule décimale");
}

void Line::describe() {
  app_.name("bareme");
  translate(app_);
  app_.allow_extras()->require_subcommand(0, 1);
  const Versions versions = bareme::versions();
  app_.set_version_flag("--version", "bareme " BAREME_VERSION "\nlangage " + versions.language + "\n" + versions.engine,
                        "Les versions du programme, du langage et de ce qui tient les bases");
  app_.add_option("--couleur,--color", colour_, "auto, toujours ou jamais")->type_name("QUAND");
  app_.footer(
      "\n« bareme aide COMMANDE » montre les options d'une commande et des exemples ; « bareme aide B031 », une "
      "erreur et son remède.");

  CLI::App* app = add(
      "verifier", {"vérifier", "check"}, "Lit un règlement, sa maquette et ses cas, et dit ce qui ne va pas", &verify,
      "  bareme verifier reglement.bareme maquette.bareme\n  bareme verifier regulations/eil-cote-opale/2024-2025\n");
  app->add_option("fichiers", options_.arguments,
                  "Les textes, ou un dossier qui les contient ; - pour l'entrée standard")
      ->type_name("");
  app->add_option("--maquette", options_.maquettes, "Le fichier de la maquette")
      ->type_name("FICHIER")
      ->allow_extra_args(false);

  app = add("evaluer", {"évaluer", "evaluate"}, "Calcule une promotion et montre le tableau du jury", &evaluate,
            "  bareme evaluer reglement.bareme --maquette maquette.bareme --notes notes.csv\n  bareme evaluer --base "
            "ing2.db --session 1\n"
            "  bareme evaluer --base ing2.db --colonnes \"S7.moyenne ; CING2.résultat\" --csv-fr\n");
  app->add_option("fichiers", options_.arguments,
                  "Le règlement, la maquette (.bareme) et les tables (.csv) ; rien avec --base")
      ->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  add_formats(app);
  app->add_option("--colonnes", options_.columns, "Les valeurs à montrer, séparées par des points-virgules")
      ->type_name("\"S7.moyenne ; …\"");

  app = add(
      "pourquoi", {"why"}, "Explique une valeur d'un étudiant, jusqu'aux notes et aux articles", &explain,
      "  bareme pourquoi --base ing2.db moreau UE72\n  bareme pourquoi reglement.bareme --maquette "
      "maquette.bareme --notes notes.csv E042 S7.moyenne\n  bareme pourquoi pas --base ing2.db moreau UE72 = ADM\n");
  app->add_option("quoi", options_.arguments, "[pas] [RÈGLEMENT] ÉTUDIANT VALEUR")->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  app->add_flag("--tout", options_.everything, "Tout déplier");
  app->add_flag("--json", options_.json, "L'explication entière, en JSON");

  app = add("tester", {"test"}, "Joue les exemples du règlement et les cas ; 1 si l'un diffère", &run_trials,
            "  bareme tester reglement.bareme maquette.bareme cas/*.bareme\n  bareme tester --couverture "
            "regulations/eil-cote-opale/2024-2025\n");
  app->add_option("fichiers", options_.arguments,
                  "Les textes, ou un dossier qui les contient ; des tables (.csv) : les exceptions y servent-elles ?")
      ->type_name("");
  app->add_option("--maquette", options_.maquettes, "Le fichier de la maquette")
      ->type_name("FICHIER")
      ->allow_extra_args(false);
  add_files(app, "--etudiants,--étudiants", options_.students, "Les étudiants d'une promotion, en CSV");
  add_files(app, "--notes", options_.marks, "Leurs notes, en CSV");
  add_files(app, "--faits", options_.facts, "Leurs faits, en CSV");
  app->add_flag("--tout", options_.everything, "Montrer aussi ce qui passe");
  app->add_flag("--couverture", options_.coverage, "Montrer, par article, ce qu'aucun exemple ni cas n'exerce");
  app->add_flag("--json", options_.json, "Les essais et la couverture, en JSON");

  app = add("formater", {"format"}, "Remet un texte en forme, accents compris", &format,
            "  bareme formater reglement.bareme\n  bareme formater --verifier *.bareme\n  bareme formater - < "
            "brouillon.bareme\n  bareme formater --consolide regulations/eil-cote-opale/2025-2026/reglement.bareme\n");
  app->add_option("fichiers", options_.arguments, "Les textes, réécrits sur place ; - : de l'entrée vers la sortie")
      ->type_name("");
  app->add_flag("--verifier,--vérifier", options_.check_only, "Ne rien écrire : 1 si un texte n'est pas en forme");

  app->add_flag("--consolide,--consolidé", options_.consolidated,
                "Montrer le règlement entier : la version donnée, ses changements mis en place");

  app = add("importer", {"import"}, "Range des fichiers CSV dans une base ; tout ou rien", &import_tables,
            "  bareme importer --base ing2.db --reglement reglement.bareme --maquette maquette.bareme --etudiants "
            "etudiants.csv --notes notes.csv\n"
            "  bareme importer --base ing2.db --notes corrections.csv --remplacer\n");
  app->add_option("fichiers", options_.arguments, "Le règlement, pour une base neuve ou pour en changer le texte")
      ->type_name("");
  add_regulation_and_promotion(app);
  app->add_flag("--remplacer", options_.replace, "Remplacer les valeurs que la base a autrement");
  app->add_flag("--remplacer-reglement,--remplacer-règlement", options_.replace_regulation,
                "Remplacer le texte d'un règlement par lequel un jury a décidé");
  app->add_flag("--essai", options_.dry_run, "Tout vérifier, ne rien écrire");

  app = add("jury", {}, "Ouvre la séance de jury : la base n'est écrite que par « enregistrer »", &jury,
            "  bareme jury ing2.db --session 1\n");
  app->add_option("fichiers", options_.arguments, "La base ; ou le règlement, la maquette et les tables")
      ->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  app->add_option("--auteur", options_.author, "Qui prend les actes ; à défaut, l'utilisateur de la machine")
      ->type_name("NOM");
  app->add_flag("--sans-question", options_.no_questions, "« enregistrer » ne demande rien : pour un script");
  app->add_flag("--sans-historique", options_.without_history,
                "Ne rien garder de ce qui est tapé : ni historique, ni journal de séance à reprendre");

  app = add(
      "exporter", {"export"}, "Tire un document d'une promotion : le procès-verbal, ou un document du règlement",
      &export_paper,
      "  bareme exporter pv --base ing2.db --session 1 --date 04/07/2025 --membre \"Mme Durand, présidente\" --membre "
      "\"M. Petit\" --sortie pv.pdf\n  bareme exporter \"relevé de notes\" --base ing2.db --etudiant E042 --sortie "
      "releve.pdf\n");
  app->add_option("quoi", options_.arguments,
                  "pv, ou le nom d'un document du règlement ; puis, sans base, le règlement, la maquette et les tables")
      ->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  app->add_option("--membre", options_.members, "Qui siège, et sa qualité, la présidence d'abord ; se répète")
      ->type_name("\"NOM, QUALITÉ\"")
      ->allow_extra_args(false);
  app->add_option("--etudiant,--étudiant", options_.of_students, "Pour qui, au lieu de tous ; se répète")
      ->type_name("NOM|N°")
      ->allow_extra_args(false);
  app->add_option("--lieu", options_.place, "Où siège le jury")->type_name("LIEU");
  app->add_option("--langue", options_.language, "La langue du document : fr ou en")->type_name("fr|en");
  app->add_option("--sortie,-o", options_.output, "Le fichier, selon sa fin : .html, .pdf ou .json")
      ->type_name("FICHIER");

  app = add("verifier-journal", {"vérifier-journal"}, "Prouve que rien n'a changé dans le journal d'une base",
            &verify_journal, "  bareme verifier-journal ing2.db\n");
  app->add_option("base", options_.arguments, "La base")->type_name("");

  app = add("aide", {"help"}, "La page d'une erreur, d'une commande ou d'une bibliothèque, ou cette aide", &help,
            "  bareme aide B031\n  bareme aide evaluer\n  bareme aide bibliothèques\n  bareme aide mentions\n");
  app->add_option("code", options_.arguments,
                  "Le code que montre un message, une commande, « bibliothèques », ou le nom de l'une")
      ->type_name("");
}

const Line::Known* Line::asked() const {
  for (const Known& known : known_)
    if (known.app->parsed()) return &known;
  return nullptr;
}

// « aide evaluer » is « evaluer --help ».
const CLI::App* Line::command_asked_about() const {
  if (asked()->command != &help || options_.arguments.size() != 1) return nullptr;
  for (const Known& known : known_)
    if (known.app->check_name(options_.arguments.front())) return known.app;
  return nullptr;
}

// « jury ing2.db » is « jury --base ing2.db ».
void Line::name_the_base() {
  if (asked() == nullptr || asked()->app->get_option_no_throw("--base") == nullptr || !options_.base.empty()) return;
  auto& words = options_.arguments;
  const auto base = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return word.size() > 3 && word.compare(word.size() - 3, 3, ".db") == 0;
  });
  if (base == words.end()) return;
  options_.base = *base;
  words.erase(base);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
  return names;
}

// What is wrong with the words themselves; empty when nothing is.
std::string Line::complaint() const {
  const Known* known = asked();
  const std::vector<std::string> left = app_.remaining(true);
  if (!left.empty()) {
    const bool option = left.front().size() > 1 && left.front().front() == '-';
    std::vector<std::string> candidates;
    if (option)
      candidates = option_names(known != nullptr ? *known->app : app_);
    else
      for (const Known& one : known_)
        candidates.push_back(one.app->get_name());
    const std::string what = option             ? "option inconnue : "
                             : known != nullptr ? "argument inattendu : "
                                                : "commande inconnue : ";
    const std::string near = diagnostics::nearest_help(left.front(), candidates);
    return what + diagnostics::guillemets(left.front()) + (near.empty() ? "" : ". Remède : " + near);
  }
  if (known == nullptr) return "il manque une commande";
  return "";
}

std::string in_french(const CLI::ParseError& error) {
  const std::string message = error.what();
  const std::string option = message.substr(0, message.find(':'));
  if (error.get_name() == "ArgumentMismatch")
    return message.find("missing") != std::string::npos ? "il manque la valeur de " + option
                                                        : option + " est donné plusieurs fois";
  return "ligne de commande illisible : " + option;
}

std::optional<Colour> colour_named(const std::string& name) {
  if (name == "auto") return Colour::Auto;
  if (name == "toujours" || name == "always") return Colour::Always;
  if (name == "jamais" || name == "never") return Colour::Never;
  return std::nullopt;
}

Exit Line::run(const std::vector<std::string>& arguments, Terminal& terminal) {
  try {
    app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them last first
  } catch (const CLI::Success& asked_for_help) {
    std::ostringstream help;
    app_.exit(asked_for_help, help, terminal.err);
    terminal.out << laid_out(help.str(), terminal.columns());
    return Exit::Fine;
  } catch (const CLI::ParseError& error) {
    return usage(terminal, in_french(error));
  }
  if (const std::string wrong = complaint(); !wrong.empty()) {
    if (arguments.empty()) terminal.err << laid_out(app_.help(), terminal.columns()) << '\n';
    return usage(terminal, wrong);
  }
  const std::optional<Colour> colour = colour_named(colour_);
  if (!colour)
    return usage(terminal, "--couleur : auto, toujours ou jamais, et non " + diagnostics::guillemets(colour_));
  terminal.out_colour = coloured(*colour, terminal.out_is_tty, terminal);
  terminal.err_colour = coloured(*colour, terminal.err_is_tty, terminal);
  if (const CLI::App* command = command_asked_about()) {
    terminal.out << laid_out(command->help("bareme", CLI::AppFormatMode::Normal), terminal.columns());
    return Exit::Fine;
  }
  name_the_base();
  return asked()->command(options_, terminal);
}

}  // namespace

int run(const std::vector<std::string>& arguments, Terminal& terminal) {
  Options options;
  return Line(options).run(arguments, terminal);
}

}  // namespace bareme::repl
