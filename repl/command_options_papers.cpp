// The commands that hold papers against each other and count, with what is said of each.
#include "repl/command_options.hpp"
#include "repl/commands/commands.hpp"

namespace bareme::repl {

void Line::describe_papers() {
  CLI::App* app = add("controler", {"contrôler"},
                      "Confronte un PV ou un export officiel à notre recalcul ; 1 s'ils diffèrent", &control,
                      "  bareme controler pv.csv --base ing2.db --session 1\n"
                      "  bareme controler apogee.txt --base ing2.db --colonnes \"V1RT = CING1\" --tolerance 0,01\n");
  app->add_option("fichiers", options_.arguments,
                  "Le fichier officiel (CSV, XLSX, texte d'Apogée, JSON de ScoDoc) ; puis, sans base, le règlement, la "
                  "maquette et les tables")
      ->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  app->add_option("--colonnes", options_.columns,
                  "Ce qu'est une colonne que son titre ne dit pas ; ou un fichier qui le dit, une par ligne")
      ->type_name("\"TITRE = S7.moyenne ; …\"");
  app->add_option("--tolerance,--tolérance", options_.tolerance,
                  "L'écart au-dessous duquel deux nombres passent pour égaux ; ici seulement")
      ->type_name("0,01");
  app->add_option(
         "--arithmetique,--arithmétique", options_.arithmetic,
         "Sans fichier officiel : qui un tableur, qui calcule en binaire, déciderait autrement ; ne décide rien")
      ->type_name("double");
  app->add_flag("--json", options_.json, "Le contrôle entier, en JSON");

  app = add("statistiques", {"statistics"}, "Taux de réussite, répartitions par UE, passages d'une année à l'autre",
            &statistics,
            "  bareme statistiques --base ing2.db\n  bareme statistiques --base ing2.db --sortie bilan-2025\n");
  app->add_option("fichiers", options_.arguments, "Sans base : le règlement, la maquette et les tables")->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  app->add_option("--sortie,-o", options_.output,
                  "Un dossier, où vont les images (SVG) et les tableaux (CSV) ; ou un fichier .xlsx")
      ->type_name("DOSSIER");
  app->add_flag("--json", options_.json, "Les nombres, en JSON");
}

}  // namespace bareme::repl
