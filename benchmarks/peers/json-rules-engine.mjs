// json-rules-engine has no arithmetic: the averages are functions of the host, its "dynamic facts".
import rules from 'json-rules-engine';
import { UES, bench, eachAwaited, named } from './common.mjs';

const atLeast = (fact, value) => ({ fact, operator: 'greaterThanInclusive', value });
const isTrue = (fact) => ({ fact, operator: 'equal', value: true });

async function weighted(almanac, parts) {
  let sum = 0, weights = 0;
  for (const [fact, weight] of parts) {
    sum += weight * await almanac.factValue(fact);
    weights += weight;
  }
  return sum / weights;
}

const engine = new rules.Engine();
UES.forEach(({ ecues }, u) => {
  const parts = ecues.map(([ecue, halves]) => [ecue, halves / 2]);
  engine.addFact(`ue${u}`, (_, almanac) => weighted(almanac, parts));
  engine.addRule({
    priority: 10,
    conditions: { all: [atLeast(`ue${u}`, 10), ...ecues.map(([ecue]) => atLeast(ecue, 5))] },
    event: { type: `valid${u}` },
    onSuccess: (_, almanac) => almanac.addRuntimeFact(`valid${u}`, true),
    onFailure: (_, almanac) => almanac.addRuntimeFact(`valid${u}`, false),
  });
});
engine.addFact('semester', (_, almanac) => weighted(almanac, UES.map(({ ects }, u) => [`ue${u}`, ects])));
engine.addRule({ conditions: { all: [0, 1, 2].map((u) => isTrue(`valid${u}`)) }, event: { type: 'ADM' } });

await bench(named('json-rules-engine'), 5000, eachAwaited(async (marks) => {
  const { events, almanac } = await engine.run(marks);
  const raised = new Set(events.map(({ type }) => type));
  return {
    averages: [await almanac.factValue('ue0'), await almanac.factValue('ue1'), await almanac.factValue('ue2')],
    valid: [raised.has('valid0'), raised.has('valid1'), raised.has('valid2')],
    semester: await almanac.factValue('semester'),
    decision: raised.has('ADM') ? 'ADM' : 'AJ',
  };
}));
