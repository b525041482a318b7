// The commands on past juries, and their options, with what is said of them.
#include "repl/command_options.hpp"
#include "repl/commands/commands.hpp"

namespace bareme::repl {

void Line::describe_past() {
  CLI::App* app =
      add("figer", {"freeze"}, "Écrit ce qu'un jury a vu et décidé, pour le rejouer plus tard", &freeze_juries,
          "  bareme figer ing2.db --session 2 -o juries\n"
          "  bareme figer ing2.db --pseudonymes -o a-partager\n");
  app->add_option("fichiers", options_.arguments, "La base ; ou le règlement, la maquette et les tables")
      ->type_name("");
  add_regulation_and_promotion(app);
  add_jury(app);
  app->add_option("--sortie,-o", options_.output, "Le dossier, ou le fichier .jury")->type_name("DOSSIER|FICHIER");
  app->add_option("--membre", options_.members, "Qui présidait, et sa qualité")
      ->type_name("\"NOM, QUALITÉ\"")
      ->allow_extra_args(false);
  app->add_flag("--pseudonymes", options_.pseudonyms,
                "Sans noms ni motifs : noms, numéros et dates remplacés, toujours de la même façon");
  app->add_option("--graine", options_.seed, "Pour --pseudonymes : une autre graine, d'autres noms")->type_name("MOT");
  app->add_flag("--remplacer", options_.replace, "Écrire par-dessus un jury figé qui dit autre chose");

  const auto replayed = [this](CLI::App* of) {
    of->add_option("fichiers", options_.arguments, "Les jurys figés, ou les dossiers qui les contiennent")
        ->type_name("");
    of->add_option("--reglement,--règlement", options_.regulation, "Un autre règlement que celui en vigueur alors")
        ->type_name("FICHIER");
    of->add_option("--maquette", options_.maquettes, "Et sa maquette, quand elle n'est pas celle d'alors")
        ->type_name("FICHIER")
        ->allow_extra_args(false);
    of->add_option("--annee,--année", options_.year, "Ceux de cette année, ou de celles-ci : 2021..2024")
        ->type_name("ANNÉE|A..B");
  };
  app =
      add("rejouer", {"replay"}, "Rejoue des jurys figés : qui serait décidé autrement ; 1 s'il y en a", &replay_juries,
          "  bareme rejouer juries\n"
          "  bareme rejouer juries --reglement 2025-2026/reglement.bareme --annee 2021..2024\n");
  replayed(app);
  app->add_flag("--tout", options_.everything, "Nommer tous les étudiants, et les choix des jurys");
  app->add_flag("--json", options_.json, "Chaque étudiant, en JSON");

  app = add("revoir", {"review"}, "Montre une à une les différences de jurys rejoués, et garde ce qu'on en dit",
            &review_juries, "  bareme revoir juries --reglement 2025-2026/reglement.bareme\n");
  replayed(app);
  app->add_option("--auteur", options_.author, "Qui revoit ; à défaut, l'utilisateur de la machine")->type_name("NOM");
  app->add_flag("--tout", options_.everything, "Aussi celles déjà refusées");

  app = add("comparer", {"compare"}, "Deux versions : ce qui change dans le texte, qui serait décidé autrement",
            &compare_versions,
            "  bareme comparer 2024-2025/reglement.bareme 2025-2026/reglement.bareme juries --svg flux.svg\n"
            "  bareme comparer 2024-2025/reglement.bareme 2025-2026/reglement.bareme --base ing2.db\n");
  app->add_option("fichiers", options_.arguments, "Les deux règlements, puis les jurys figés, ou leurs dossiers")
      ->type_name("");
  app->add_option("--base", options_.base, "Sur les promotions d'une base, telles qu'elles sont")->type_name("BASE.db");
  app->add_option("--promotion", options_.promotion, "Laquelle")->type_name("NOM");
  app->add_option("--maquette", options_.maquettes, "Une maquette, quand celle d'alors ne convient pas")
      ->type_name("FICHIER")
      ->allow_extra_args(false);
  app->add_option("--annee,--année", options_.year, "Ceux de cette année, ou de celles-ci : 2021..2024")
      ->type_name("ANNÉE|A..B");
  app->add_option("--svg", options_.picture, "Dessiner comment vont les résultats de l'une à l'autre")
      ->type_name("FICHIER");
  app->add_flag("--tout", options_.everything, "Nommer tous les étudiants");
  app->add_flag("--json", options_.json, "Tout, en JSON");
}

}  // namespace bareme::repl
