// FEEL, the expression language of DMN, through feelin: one boxed context per student.
// feelin offers no compile step: the source is parsed again at each call, as any program using it must.
import { evaluate } from 'feelin';
import { bench, each, named } from './common.mjs';

const reglement = `{
  ue1: (2 * analyse + 1.5 * algebre + probas) / 4.5,
  ue2: (3 * prog + 2 * bdd + 2 * reseaux + projet) / 8,
  ue3: (anglais + gestion + 2 * sport) / 4,
  valid1: ue1 >= 10 and analyse >= 5 and algebre >= 5 and probas >= 5,
  valid2: ue2 >= 10 and prog >= 5 and bdd >= 5 and reseaux >= 5 and projet >= 5,
  valid3: ue3 >= 10 and anglais >= 5 and gestion >= 5 and sport >= 5,
  semester: (8 * ue1 + 12 * ue2 + 10 * ue3) / 30,
  decision: if valid1 and valid2 and valid3 then "ADM" else "AJ"
}`;

await bench(`${named('feelin')} (parses at each call)`, 1000, each((marks) => {
  const { value } = evaluate(reglement, marks);
  return {
    averages: [value.ue1, value.ue2, value.ue3],
    valid: [value.valid1, value.valid2, value.valid3],
    semester: value.semester,
    decision: value.decision,
  };
}));
