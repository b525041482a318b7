// A promotion of five in one semester, and what the jury shell answers to lines: MARTIN Léa fails on her mean,
// D'ALMEIDA João on his project, two students are called MARTIN, and one mark of O'Brien is not entered.
#pragma once

#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "repl/shell/jury_shell.hpp"
#include "session/session.hpp"

namespace bareme::test {

inline const char* const shell_regulation = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > semestre > ue > ecue > épreuve
  attribut ects        : ECTS                   pour chaque ue
  attribut coefficient : nombre                 pour chaque ecue
  attribut nature      : (cours ; projet)       pour chaque ecue à défaut cours
  attribut type        : type                   pour chaque épreuve
fin
codes de type
  EF ; CC
fin
codes de note
  ABI "absence injustifiée" : vaut 0/20
fin
codes de résultat
  ADM "Admis" : validant
  AJ "Ajourné" : refusant
fin
convention
  arrondi de moyenne : 0,01 au plus proche
  arrondi de note retenue : aucun
fin
article 1 "Note retenue" pour chaque épreuve
  note retenue = note session 1
fin
article 2 "ECUE" pour chaque ecue
  moyenne = moyenne(EF 2 ; CC 1)
fin
article 3 "UE" pour chaque ue
  moyenne = moyenne des ecue par coefficient
  résultat ADM si toutes
    a) moyenne >= 10/20
    b) chaque ecue de nature projet : moyenne >= 12/20
  résultat AJ sinon
fin
article 4 "Semestre" pour chaque semestre
  moyenne = moyenne des ue par ects
  résultat ADM si chaque ue : validée
  résultat AJ sinon
fin
)";

inline const char* const shell_maquette = R"(maquette "Première année" pour "École" version "1"
semestre S1
tableau
  ue  ; ecue ; libellé          ; ects ; coefficient ; nature ; épreuves
  UE1 ;      ; Fondements       ; 30   ;             ;        ;
      ; MATH ; Mathématiques    ;      ; 2           ;        ; EF + CC
      ; PRJ  ; Projet           ;      ; 1           ; projet ; EF
fin
fin
)";

inline const char* const shell_students =
    "numéro;nom;prénom;année universitaire;maquette;promotion\n"
    "E01;MARTIN;Léa;2024-2025;Première année;P1\n"
    "E02;MARTIN;Paul;2024-2025;Première année;P1\n"
    "E03;D'ALMEIDA;João;2024-2025;Première année;P1\n"
    "E04;O'Brien;Siobhán;2024-2025;Première année;P1\n"
    "E05;Nguyễn;Anne;2024-2025;Première année;P1\n";
inline const char* const shell_marks =
    "étudiant;MATH.EF;MATH.CC;PRJ.EF\nE01;7;9;13\nE02;12;14;15\nE03;14;12;11\nE04;;12;14\nE05;16;15;17\n";

inline void require_none(const diagnostics::Diagnostics& problems) {
  for (const auto& problem : problems.all())
    UNSCOPED_INFO(problem.code() << " " << problem.message());
  REQUIRE_FALSE(problems.has_errors());
}

inline Session shell_session() {
  Session session;
  diagnostics::Diagnostics problems;
  session.load({{"reglement.bareme", shell_regulation}, {"maquette.bareme", shell_maquette}}, problems);
  require_none(problems);
  Tables tables;
  tables.students = {{"etudiants.csv", shell_students}};
  tables.marks = {{"notes.csv", shell_marks}};
  session.enrol(tables, {}, problems);
  require_none(problems);
  return session;
}

inline std::string answers(const std::string& lines, repl::ShellOptions options = {}) {
  Session session = shell_session();
  std::istringstream in(lines);
  std::ostringstream out;
  repl::run_shell(session, in, out, options);
  return out.str();
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace bareme::test
