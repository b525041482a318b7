// CEL: one expression per value, compiled once. CEL has no `let`: the host passes averages from one expression to the next.
import { parse } from '@marcbachmann/cel-js';
import { bench, each, named } from './common.mjs';

const averages = [
  '(2.0 * analyse + 1.5 * algebre + probas) / 4.5',
  '(3.0 * prog + 2.0 * bdd + 2.0 * reseaux + projet) / 8.0',
  '(anglais + gestion + 2.0 * sport) / 4.0',
].map((source) => parse(source));
const valid = [
  'average >= 10.0 && analyse >= 5.0 && algebre >= 5.0 && probas >= 5.0',
  'average >= 10.0 && prog >= 5.0 && bdd >= 5.0 && reseaux >= 5.0 && projet >= 5.0',
  'average >= 10.0 && anglais >= 5.0 && gestion >= 5.0 && sport >= 5.0',
].map((source) => parse(source));
const semester = parse('(8.0 * ue1 + 12.0 * ue2 + 10.0 * ue3) / 30.0');
const decision = parse('valid1 && valid2 && valid3 ? "ADM" : "AJ"');

await bench(named('@marcbachmann/cel-js'), 20000, each((marks) => {
  const [ue1, ue2, ue3] = averages.map((average) => average(marks));
  const [valid1, valid2, valid3] = [ue1, ue2, ue3].map((average, u) => valid[u]({ ...marks, average }));
  return {
    averages: [ue1, ue2, ue3],
    valid: [valid1, valid2, valid3],
    semester: semester({ ue1, ue2, ue3 }),
    decision: decision({ valid1, valid2, valid3 }),
  };
}));
