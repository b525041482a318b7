// What the documentation holds, in reading order. A page of docs/ is either here or left out by name: a new one that
// nobody placed stops the build.
export const parts = [
  {
    title: 'Le guide',
    pages: [
      'guide/premiers-pas', 'guide/ecrire', 'guide/decider', 'guide/promotion-et-histoire', 'guide/eprouver',
      'guide/ecrire-un-reglement', 'guide/editeur', 'guide/tisser',
    ],
  },
  {
    title: 'Recettes',
    pages: [
      'guide/recettes/README', 'guide/recettes/structure', 'guide/recettes/calculs', 'guide/recettes/absences',
      'guide/recettes/decider', 'guide/recettes/sessions', 'guide/recettes/promotion', 'guide/recettes/dates',
    ],
  },
  {
    title: 'Le jury et le secrétariat',
    pages: [
      'guide/fichiers', 'guide/seance-de-jury', 'guide/une-session-de-jury', 'guide/apres-le-jury', 'guide/papiers',
      'guide/controler', 'guide/statistiques', 'guide/avant-le-vote', 'guide/donnees-personnelles',
    ],
  },
  {
    title: 'Le langage',
    pages: [
      'langage', 'langage/texte', 'langage/reglement', 'langage/structure', 'langage/codes', 'langage/faits',
      'langage/noms', 'langage/etats', 'langage/grandeurs', 'langage/calculs', 'langage/conditions',
      'langage/selon-et-baremes', 'langage/exceptions', 'langage/verdicts', 'langage/vues', 'langage/documents',
      'langage/promotion', 'langage/maquettes-et-cas', 'langage/autrement', 'langage/grammaire',
    ],
  },
  {
    title: 'À consulter',
    pages: ['erreurs', 'exceptions-lua', 'glossaire', 'regles', 'essais', 'changelog'],
  },
];

// Written in English, for who changes the program.
export const leftOut = ['architecture', 'records', 'adding-a-construct'];
