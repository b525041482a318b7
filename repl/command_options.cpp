// Every command and option, with what is said of it.
#include "repl/command_options.hpp"

#include <memory>
#include <utility>

#include "repl/commands/commands.hpp"
#include "session/session.hpp"

namespace bareme::repl {

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
      "\n« bareme aide COMMANDE » montre les options d'une commande et des exemples ; « bareme aide B051 », une "
      "erreur et son remède.\n\n"
      "À la sortie, le code : 0, tout va bien ; 1, une différence (tester, formater --verifier) ; 2, la commande est "
      "mal écrite ; 3, une\nerreur dans un texte ; 4, dans les données ou un fichier ; 5, la base est occupée ou a "
      "changé ; 6, calculé, mais des valeurs sont\nen erreur (evaluer).");

  CLI::App* app = add("verifier", {"vérifier", "check"},
                      "Lit un règlement, sa maquette et ses cas, et dit ce qui ne va pas", &verify,
                      "  bareme verifier reglement.bareme maquette.bareme\n  bareme verifier "
                      "regulations/eil-cote-opale/2024-2025\n  bareme verifier --suivre mon-ecole\n");
  app->add_option("fichiers", options_.arguments,
                  "Les textes, ou un dossier qui les contient ; - pour l'entrée standard")
      ->type_name("");
  app->add_option("--maquette", options_.maquettes, "Le fichier de la maquette")
      ->type_name("FICHIER")
      ->allow_extra_args(false);
  app->add_flag("--suivre", options_.follow, "À chaque enregistrement, vérifier et jouer de nouveau, sur un écran");

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

  app = add("tisser", {"weave"},
            "Fait du règlement une page à lire : articles, formules, tableaux, exemples joués, choix à voter",
            &weave_page,
            "  bareme tisser regulations/eil-cote-opale/2024-2025 --sortie reglement.pdf\n  bareme tisser "
            "reglement.bareme maquette.bareme --sortie reglement.html\n");
  app->add_option("fichiers", options_.arguments,
                  "Le règlement, ses maquettes et ses cas, ou un dossier qui les contient ; - pour l'entrée standard")
      ->type_name("");
  app->add_option("--maquette", options_.maquettes, "Le fichier de la maquette")
      ->type_name("FICHIER")
      ->allow_extra_args(false);
  app->add_option("--sortie,-o", options_.output, "Le fichier, selon sa fin : .html, .pdf ou .json")
      ->type_name("FICHIER");

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
      "exporter", {"export"},
      "Tire un document d'une promotion : procès-verbal, affichage, attestations, classement, convocations, texte "
      "d'Apogée, ou un document du règlement",
      &export_paper,
      "  bareme exporter pv --base ing2.db --session 1 --date 04/07/2025 --membre \"Mme Durand, présidente\" --membre "
      "\"M. Petit\" --sortie pv.pdf\n  bareme exporter \"relevé de notes\" --base ing2.db --etudiant E042 --sortie "
      "releve.pdf\n");
  app->add_option(
         "quoi", options_.arguments,
         "pv, affichage, attestation, classement, convocations, apogée, ou le nom d'un document du règlement ; puis, "
         "sans base, le règlement, la maquette et les tables")
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
  app->add_option("--colonnes", options_.columns,
                  "apogée : le code d'un objet, quand ce n'est pas celui de la maquette")
      ->type_name("\"S7 = V1ING1 ; …\"");
  app->add_flag("--avec-perte", options_.lossy,
                "apogée : accepter que plusieurs codes partent sous un seul, ou qu'une lettre n'y soit pas");
  app->add_option("--tribunal", options_.court, "Le tribunal administratif que nomme l'affichage")->type_name("VILLE");
  app->add_option("--textes", options_.texts, "supplément : ce que l'école en écrit, rubrique par rubrique")
      ->type_name("FICHIER");
  app->add_option("--langue", options_.language, "La langue du document : fr ou en")->type_name("fr|en");
  app->add_option("--sortie,-o", options_.output,
                  "Le fichier, selon sa fin : .html, .pdf, .json, ou .csv et .xlsx pour un tableau ; .txt pour Apogée")
      ->type_name("FICHIER");

  app = add("verifier-journal", {"vérifier-journal"}, "Prouve que rien n'a changé dans le journal d'une base",
            &verify_journal, "  bareme verifier-journal ing2.db\n");
  app->add_option("base", options_.arguments, "La base")->type_name("");

  describe_papers();
  describe_after();
  describe_past();

  add("lsp", {}, "Répond à un éditeur de texte pendant qu'on écrit un règlement (Language Server Protocol)",
      &language_server, "  bareme lsp\n");

  app = add("aide", {"help"}, "La page d'une erreur, d'une commande ou d'une bibliothèque, ou cette aide", &help,
            "  bareme aide B051\n  bareme aide evaluer\n  bareme aide bibliothèques\n  bareme aide mentions\n");
  app->add_option("code", options_.arguments,
                  "Le code que montre un message, une commande, « bibliothèques », ou le nom de l'une")
      ->type_name("");
}

void Line::add_base_and_promotion(CLI::App* app) {
  app->add_option("--base", options_.base, "La base")->type_name("BASE.db");
  app->add_option("--promotion", options_.promotion, "Quelle promotion, quand il y en a plusieurs")->type_name("NOM");
  app->add_option("--maquette", options_.maquettes, "Ceux de cette maquette")
      ->type_name("TITRE")
      ->allow_extra_args(false);
  app->add_option("--version-reglement,--version-règlement", options_.version, "Ceux de cette version du règlement")
      ->type_name("VERSION");
  app->add_option("--auteur", options_.author, "Qui écrit ; à défaut, l'utilisateur de la machine")->type_name("NOM");
}

void Line::add_report(CLI::App* app) {
  app->add_flag("--json", options_.json, "Ce qui a été fait, en JSON ; ce qui se lit va sur la sortie d'erreur");
}

// What follows a jury.
void Line::describe_after() {
  CLI::App* app =
      add("cloturer", {"clôturer", "close"}, "Arrête une année : ses valeurs et ses décisions ne changent plus",
          &close_year,
          "  bareme cloturer ing2.db\n  bareme cloturer ing2.db --sauf E012,E030 --motif \"stage en cours\"\n");
  app->add_option("fichiers", options_.arguments, "La base")->type_name("");
  add_base_and_promotion(app);
  app->add_option("--annee,--année", options_.year, "L'année universitaire, 2024-2025")->type_name("ANNÉE");
  add_jury(app);
  app->add_option("--sauf", options_.except,
                  "Les étudiants laissés ouverts, séparés par des virgules ; demande --motif")
      ->type_name("E012,E030");
  app->add_option("--motif", options_.motive, "Pourquoi ; le journal le garde")->type_name("\"…\"");
  app->add_flag("--essai", options_.dry_run, "Tout vérifier, ne rien écrire");
  app->add_flag("--sans-question", options_.no_questions, "Ne rien demander : pour un script");
  add_report(app);

  app = add("rouvrir", {"reopen"}, "Rouvre une année close, avec un motif que le journal garde", &reopen_year,
            "  bareme rouvrir ing2.db E012 --motif \"note de stage corrigée\"\n");
  app->add_option("fichiers", options_.arguments, "La base, puis les étudiants ; aucun : tous")->type_name("");
  add_base_and_promotion(app);
  app->add_option("--annee,--année", options_.year, "L'année universitaire, 2024-2025")->type_name("ANNÉE");
  app->add_option("--motif", options_.motive, "Pourquoi")->type_name("\"…\"");
  add_report(app);

  app = add("ouvrir-annee", {"ouvrir-année", "open-year"},
            "Inscrit dans l'année suivante, d'après les décisions de celle qui est close", &open_year,
            "  bareme ouvrir-annee ing2.db 2025-2026 --essai\n"
            "  bareme ouvrir-annee ing2.db 2025-2026 2025-2026/reglement.bareme 2025-2026/maquette.bareme\n");
  app->add_option("fichiers", options_.arguments,
                  "La base, l'année à ouvrir, puis son règlement et ses maquettes si la base ne les a pas encore")
      ->type_name("");
  add_base_and_promotion(app);
  app->add_option("--vers", options_.towards, "La maquette où inscrire, quand plusieurs sont possibles ; se répète")
      ->type_name("TITRE")
      ->allow_extra_args(false);
  app->add_flag("--essai", options_.dry_run, "Montrer, ne rien écrire");
  app->add_flag("--sans-question", options_.no_questions, "Ne rien demander : pour un script");
  add_report(app);
  describe_personal();
}

}  // namespace bareme::repl
