#include "repl/lsp/phrases.hpp"

namespace bareme::repl::lsp {

void add_blocks(Candidates& to) {
  to.phrase("article", "article ${1:1} \"${2:Titre}\" pour chaque ${3:ue}\n  $0\nfin", "un article et ses règles");
  to.phrase("paramètre", "paramètre ${1:seuil} = ${2:10/20}", "une valeur du règlement, qui a un nom");
  to.phrase("codes de", "codes de ${1:résultat}\n  ${2:ADM} \"${3:Admis}\" : validant\nfin", "une liste de codes");
  to.phrase("barème",
            "barème ${1:nom}(${2:x : points de 0 à 100}) donne ${3:note}\n  >= ${4:60} : ${5:10}\n  sinon : 0\nfin",
            "une conversion par lignes");
  to.phrase("fonction", "fonction ${1:nom}(${2:x : note sur 20}) donne ${3:note} = ${4:x}", "un calcul qui a un nom");
  to.phrase("convention", "convention\n  arrondi de ${1:moyenne} : ${2:0,01 au plus proche}\nfin", "les arrondis");
  to.phrase("structure", "structure\n  niveaux promotion > étudiant > ${1:semestre > ue > ecue > épreuve}\nfin",
            "les niveaux");
  to.phrase("document", "document \"${1:relevé}\" pour chaque ${2:étudiant}\n  ${3:ue} : ${4:moyenne}\nfin",
            "ce qu'un papier montre");
  to.phrase("utilise", "utilise \"${1:mentions}\"", "une bibliothèque");
  to.phrase("règlement", "règlement \"${1:École}\" version \"${2:2026-2027}\"", "un règlement et sa version");
  to.phrase("maquette", "maquette \"${1:Titre}\" pour \"${2:École}\" version \"${3:2026-2027}\"\n  $0\nfin",
            "les objets d'une année");
  to.phrase("cas", "cas \"${1:titre}\"\n  ${2:MATH.EF 12}\n  donne ${3:MATH.moyenne = 12}\nfin",
            "un dossier entier, joué");
}

void add_statements(Candidates& to) {
  to.phrase("résultat … si", "résultat ${1:ADM} si ${2:moyenne >= 10/20}\nrésultat ${3:AJ} sinon",
            "ce qui est proposé au jury");
  to.phrase("si toutes", "si toutes\n  a) ${1:condition}\n  b) ${2:condition}",
            "toutes ces conditions, lettre à lettre");
  to.phrase("au choix du jury", "au choix du jury lorsque ${1:condition}\n  a) ${2:ADM}",
            "ce que le jury peut décider");
  to.phrase("exception", "exception \"${1:nom}\" : ${2:moyenne} = ${3:valeur} lorsque ${4:condition}",
            "ce qui l'emporte sur la règle");
  to.phrase("exemple", "exemple ${1:EF 12} donne ${2:moyenne = 12}", "un exemple, qui sera joué");
  to.phrase("soit", "soit ${1:x} = ${2:valeur}", "un nom connu de cet article seul");
  to.phrase("entrée", "entrée ${1:nom} : ${2:oui ou non} à défaut ${3:non}", "ce que la scolarité saisit");
  to.phrase("acte", "acte ${1:nom} : ${2:oui ou non}", "ce que le jury décide, avec un motif");
  to.phrase("vérifie", "vérifie ${1:condition}", "ce que la maquette doit tenir");
  to.words({"résultat", "non monotone", "fin"});
}

}  // namespace bareme::repl::lsp
