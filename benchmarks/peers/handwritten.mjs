// The ceiling in the same runtime as the JavaScript peers: written out by hand, plain doubles.
import { bench, each } from './common.mjs';

await bench('hand-written JavaScript, doubles', 200000, each((m) => {
  const ue1 = (2 * m.analyse + 1.5 * m.algebre + m.probas) / 4.5;
  const ue2 = (3 * m.prog + 2 * m.bdd + 2 * m.reseaux + m.projet) / 8;
  const ue3 = (m.anglais + m.gestion + 2 * m.sport) / 4;
  const valid1 = ue1 >= 10 && m.analyse >= 5 && m.algebre >= 5 && m.probas >= 5;
  const valid2 = ue2 >= 10 && m.prog >= 5 && m.bdd >= 5 && m.reseaux >= 5 && m.projet >= 5;
  const valid3 = ue3 >= 10 && m.anglais >= 5 && m.gestion >= 5 && m.sport >= 5;
  return {
    averages: [ue1, ue2, ue3],
    valid: [valid1, valid2, valid3],
    semester: (8 * ue1 + 12 * ue2 + 10 * ue3) / 30,
    decision: valid1 && valid2 && valid3 ? 'ADM' : 'AJ',
  };
}));
