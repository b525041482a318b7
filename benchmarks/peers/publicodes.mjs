// publicodes: the règlement in reglement.publicodes.yaml, parsed once; a new situation for each student.
import fs from 'node:fs';
import Engine from 'publicodes';
import { parse } from 'yaml';
import { bench, each, named } from './common.mjs';

const silent = { log() {}, warn() {}, error() {} };
const source = fs.readFileSync(new URL('./reglement.publicodes.yaml', import.meta.url), 'utf8');
const engine = new Engine(parse(source), { logger: silent });
const value = (rule) => engine.evaluate(rule).nodeValue;

await bench(named('publicodes'), 2000, each((marks) => {
  engine.setSituation(Object.fromEntries(Object.entries(marks).map(([ecue, mark]) => [`ECUE . ${ecue}`, mark])));
  return {
    averages: [value('UE1'), value('UE2'), value('UE3')],
    valid: [value('UE1 validée'), value('UE2 validée'), value('UE3 validée')],
    semester: value('moyenne semestre'),
    decision: value('décision'),
  };
}));
