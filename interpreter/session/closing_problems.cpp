#include "session/closing_problems.hpp"

#include <fmt/format.h>

#include "session/act_problems.hpp"
#include "session/saving.hpp"

namespace bareme::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

bool may_close(const Session& session, const ClosingOptions& options, diagnostics::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (const std::string scenario = session.scenes().current; !scenario.empty())
    diagnostics.add(act_in_scenario(scenario));
  else if (session.base().empty())
    diagnostics.add(no_base_to_save());
  else if (options.author.empty())
    diagnostics.add(who_saves());
  else if (const std::size_t acts = session.log().act_count(); acts != 0)
    diagnostics.add(unsaved_acts(acts));
  return diagnostics.error_count() == before;
}

Diagnostic unsaved_acts(std::size_t acts) {
  return Diagnostic("J232", std::nullopt,
                    acts == 1 ? "1 acte n'est pas enregistré" : fmt::format("{} actes ne sont pas enregistrés", acts))
      .help("« enregistrer », puis recommencer ; ou « annuler »");
}

Diagnostic undecided_students(std::size_t count) {
  return Diagnostic("J233", std::nullopt,
                    count == 1 ? "l'année ne se clôt pas : 1 étudiant n'est pas décidé"
                               : fmt::format("l'année ne se clôt pas : {} étudiants ne sont pas décidés", count))
      .help("saisir ce qui est attendu, décider, enregistrer")
      .help(
          "les laisser ouverts, avec un motif : « clôturer sauf E012, E030 motif \"…\" », hors de la séance « --sauf "
          "E012,E030 --motif \"…\" »");
}

Diagnostic nothing_to_close(std::size_t already) {
  return Diagnostic("J234", std::nullopt,
                    already == 0 ? "rien à clôturer"
                                 : fmt::format("rien à clôturer : {} déjà",
                                               already == 1 ? "l'année de l'étudiant l'est" : "l'année de tous l'est"))
      .help("« rouvrir », avec un motif, pour corriger une année close");
}

Diagnostic exception_without_motive(const std::string& what) {
  return Diagnostic("J235", std::nullopt, guillemets(what) + " demande un motif, que le journal garde")
      .help("bareme … --motif \"…\" ; dans la séance, finir par « motif \"…\" »");
}

Diagnostic nothing_to_reopen() {
  return Diagnostic("J236", std::nullopt, "rien à rouvrir : l'année n'est pas close")
      .help("elle prend encore des notes et des actes");
}

Diagnostic not_a_year(const std::string& typed) {
  return Diagnostic("J237", std::nullopt, guillemets(typed) + " n'est pas une année universitaire")
      .help("écrire les deux années : « 2025-2026 »");
}

Diagnostic nothing_before(const std::string& year, const std::vector<std::string>& known) {
  return Diagnostic("J237", std::nullopt, "la base n'a personne l'année d'avant " + guillemets(year))
      .help(known.empty() ? "importer d'abord une promotion" : "elle a : " + listed(known));
}

Diagnostic still_open(const std::string& promotion, std::size_t students) {
  return Diagnostic("J238", std::nullopt,
                    fmt::format("{} : {} pas close", guillemets(promotion),
                                students == 1 ? "l'année d'un étudiant n'est"
                                              : fmt::format("l'année de {} étudiants n'est", students)))
      .help("« bareme cloturer BASE.db », puis recommencer : les inscriptions viennent de décisions arrêtées");
}

Diagnostic no_version_for(const std::string& regulation, const std::string& year,
                          const std::vector<std::string>& known) {
  return Diagnostic("J239", std::nullopt,
                    fmt::format("aucune version de « {} » dans la base ne décide {}", regulation, year))
      .help("donner celle de cette année et ses maquettes : « bareme ouvrir-annee BASE.db " + year +
            " reglement.bareme maquette.bareme »")
      .help("la base a : " + listed(known));
}

Diagnostic other_regulation(const std::string& given, const std::string& wanted) {
  return Diagnostic("J241", std::nullopt,
                    fmt::format("le règlement donné est « {} », la promotion suit « {} »", given, wanted))
      .help("donner une version du même règlement ; un changement de règlement s'inscrit par « bareme importer »");
}

}  // namespace bareme::problems
