#include "session/convoke_problems.hpp"

#include <fmt/format.h>

namespace bareme::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

Diagnostic no_session_after(int session) {
  return Diagnostic("J242", std::nullopt,
                    fmt::format("le règlement n'a pas de session {} : on ne convoque pas après celle-ci", session + 1))
      .help("ouvrir la séance du jury qui convoque : « --session 1 »");
}

Diagnostic no_rule_to_call(const std::string& rule, const std::vector<std::string>& known) {
  std::string listed;
  for (const std::string& name : known)
    listed += (listed.empty() ? "" : ", ") + guillemets(name);
  Diagnostic problem =
      Diagnostic("J243", std::nullopt,
                 "aucun article ne dit qui passe : " + guillemets(rule) + " n'est pas un oui ou non de l'épreuve")
          .help("nommer les épreuves : « convoquer MOREAU MATH.EF »");
  if (known.empty()) return problem;
  return std::move(problem).help("convoquer selon l'un de " + listed);
}

Diagnostic not_an_exam(const std::string& typed) {
  return Diagnostic("J244", std::nullopt, guillemets(typed) + " n'est pas une épreuve de cette maquette")
      .help("écrire son adresse : « convoquer MOREAU MATH.EF ; PHYS.EF »");
}

Diagnostic not_to_be_called(const std::string& student, const std::string& exam, const std::string& rule) {
  return Diagnostic("J245", std::nullopt,
                    fmt::format("{} : {} n'est pas à repasser, « {} » y est faux", student, exam, rule))
      .help("« pourquoi " + student + " " + exam + "." + rule + " »")
      .help("convoquer quand même, compté à part : ajouter « hors règlement », puis un motif");
}

}  // namespace bareme::problems
