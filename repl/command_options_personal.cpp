// The commands of personal data, with what is said of them.
#include "repl/command_options.hpp"
#include "repl/commands/commands.hpp"

namespace bareme::repl {

void Line::describe_personal() {
  CLI::App* app = add("dossier", {}, "Écrit tout ce qu'une base sait d'un étudiant", &dossier,
                      "  bareme dossier ing2.db E042\n  bareme dossier ing2.db \"MARTIN Léa\" --sortie martin.md\n");
  app->add_option("fichiers", options_.arguments, "La base, et l'étudiant")->type_name("");
  app->add_option("--base", options_.base, "La base")->type_name("BASE.db");
  app->add_flag("--json", options_.json, "En JSON");
  app->add_option("--sortie,-o", options_.output, "Le fichier à écrire")->type_name("FICHIER");

  app = add("effacer", {"erase"}, "Efface ce qu'une base sait d'étudiants, décisions exceptées", &erase_people,
            "  bareme effacer ing2.db E042 --motif \"demande du 3 mars\"\n"
            "  bareme effacer ing2.db --jusqu-a 2014-2015 --identite --motif \"durée de conservation\"\n");
  app->add_option("fichiers", options_.arguments, "La base, puis les étudiants")->type_name("");
  app->add_option("--base", options_.base, "La base")->type_name("BASE.db");
  app->add_option("--jusqu-a,--jusqu-à", options_.until,
                  "Ceux dont la dernière inscription est de cette année, ou d'avant")
      ->type_name("ANNÉE");
  app->add_flag("--identite,--identité", options_.identity, "Effacer aussi le nom et le numéro");
  app->add_option("--motif", options_.motive, "Pourquoi ; le journal le garde")->type_name("\"…\"");
  app->add_option("--auteur", options_.author, "Qui efface ; à défaut, l'utilisateur de la machine")->type_name("NOM");
  app->add_flag("--essai", options_.dry_run, "Montrer, ne rien effacer");
  app->add_flag("--sans-question", options_.no_questions, "Ne rien demander : pour un script");
}

}  // namespace bareme::repl
