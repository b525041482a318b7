#include "records/problems.hpp"

#include <fmt/format.h>

namespace bareme::records {

BaseProblem missing_base(const std::string& path) {
  return {"J001", fmt::format("il n'y a pas de base « {} »", path),
          "vérifier le chemin, ou la créer par `bareme importer --base`"};
}

BaseProblem unopenable_base(const std::string& path, const std::string& detail) {
  return {"J002", fmt::format("la base « {} » ne s'ouvre pas ({})", path, detail),
          "vérifier le dossier et les droits du fichier"};
}

BaseProblem foreign_base(const std::string& path) {
  return {"J003", fmt::format("« {} » n'est pas une base de Barème", path),
          "donner le fichier créé par `bareme importer --base`"};
}

BaseProblem newer_base(const std::string& path, int version) {
  return {"J004", fmt::format("la base « {} » a été écrite par un Barème plus récent (schéma {})", path, version),
          "mettre Barème à jour"};
}

BaseProblem older_base(const std::string& path, int version) {
  return {"J005", fmt::format("la base « {} » date d'un Barème plus ancien (schéma {})", path, version),
          "`bareme importer` la met à jour, et fait une copie d'avant à côté"};
}

BaseProblem locked_base(const std::string& path) {
  return {"J006", fmt::format("la base « {} » est occupée par un autre programme", path),
          "fermer ce programme, puis recommencer"};
}

BaseProblem corrupt_base(const std::string& path, const std::string& detail) {
  return {"J007", fmt::format("la base « {} » est abîmée ({})", path, detail), "reprendre la dernière sauvegarde"};
}

BaseProblem unwritable_base(const std::string& path) {
  return {"J008", fmt::format("la base « {} » ne peut pas être écrite", path),
          "vérifier les droits du fichier et de son dossier"};
}

BaseProblem full_disk(const std::string& path) {
  return {"J009", fmt::format("il n'y a plus de place pour écrire la base « {} » ; rien n'a été changé", path),
          "faire de la place sur le disque de la base, puis recommencer"};
}

BaseProblem full_temporary(const std::string& folder) {
  return {"J009",
          fmt::format("il n'y a plus de place dans « {} », où l'importation met de côté ce qu'elle lit ; rien n'a été "
                      "changé",
                      folder),
          "y faire de la place, ou nommer un dossier d'un autre disque par la variable TMPDIR, puis recommencer"};
}

BaseProblem unusable_temporary(const std::string& folder, const std::string& why) {
  return {"J317",
          fmt::format("l'importation ne peut pas mettre de côté ce qu'elle lit dans « {} » : {} ; rien n'a été changé",
                      folder, why),
          "y remédier, ou nommer un autre dossier par la variable TMPDIR, puis recommencer"};
}

BaseProblem changed_while_imported(const std::string& student) {
  return {
      "J316",
      fmt::format("l'inscription de « {} » n'est plus dans la base ce qu'elle était au début de l'importation ; rien "
                  "n'a été changé",
                  student),
      "la base a été écrite, effacée ou remplacée pendant ce temps : recommencer l'importation"};
}

BaseProblem refused_by_base(const std::string& path, const std::string& detail) {
  return {"J010", fmt::format("la base « {} » refuse cette écriture ({}) ; rien n'a été changé", path, detail), ""};
}

BaseProblem unreadable_number(const std::string& path, const std::string& text) {
  return {"J011", fmt::format("la base « {} » contient « {} », qui n'est pas une valeur", path, text),
          "la base a été modifiée hors de Barème : reprendre la dernière sauvegarde"};
}

BaseProblem failing_disk(const std::string& path, const std::string& detail) {
  return {"J013", fmt::format("le disque ne répond pas pour la base « {} » ({}) ; rien n'a été changé", path, detail),
          "vérifier la place, le disque ou le partage réseau, puis recommencer"};
}

BaseProblem unknown_enrolment(const std::string& student) {
  return {"J012", fmt::format("la base n'a pas une inscription, et une seule, de l'élève « {} »", student),
          "dire l'année universitaire et la maquette"};
}

}  // namespace bareme::records
