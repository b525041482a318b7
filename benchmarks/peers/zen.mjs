// GoRules ZEN: an expression node for the averages and verdicts, a decision table for the decision.
// Measured called once per student, the same with its trace, and called once for all through its own loop mode.
import { ZenEngine } from '@gorules/zen-engine';
import { bench, eachAwaited, named } from './common.mjs';

const expressions = {
  ue1: '(2 * analyse + 1.5 * algebre + probas) / 4.5',
  ue2: '(3 * prog + 2 * bdd + 2 * reseaux + projet) / 8',
  ue3: '(anglais + gestion + 2 * sport) / 4',
  valid1: '$.ue1 >= 10 and analyse >= 5 and algebre >= 5 and probas >= 5',
  valid2: '$.ue2 >= 10 and prog >= 5 and bdd >= 5 and reseaux >= 5 and projet >= 5',
  valid3: '$.ue3 >= 10 and anglais >= 5 and gestion >= 5 and sport >= 5',
  semester: '(8 * $.ue1 + 12 * $.ue2 + 10 * $.ue3) / 30',
};
const valid = ['valid1', 'valid2', 'valid3'];
const overStudents = { executionMode: 'loop', inputField: 'students', outputPath: 'students' };

const graph = (mode) => ({
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'marks', type: 'inputNode', name: 'marks' },
    { id: 'averages', type: 'expressionNode', name: 'averages', content: {
      ...mode,
      expressions: Object.entries(expressions).map(([key, value]) => ({ id: key, key, value })),
    } },
    { id: 'decision', type: 'decisionTableNode', name: 'decision', content: {
      ...mode,
      passThrough: true,
      hitPolicy: 'first',
      inputs: valid.map((field) => ({ id: field, name: field, field })),
      outputs: [{ id: 'decision', name: 'decision', field: 'decision' }],
      rules: [
        { _id: 'ADM', valid1: 'true', valid2: 'true', valid3: 'true', decision: '"ADM"' },
        { _id: 'AJ', valid1: '', valid2: '', valid3: '', decision: '"AJ"' },
      ],
    } },
    { id: 'results', type: 'outputNode', name: 'results' },
  ],
  edges: [['marks', 'averages'], ['averages', 'decision'], ['decision', 'results']]
    .map(([sourceId, targetId]) => ({ id: sourceId, type: 'edge', sourceId, targetId })),
});

const engine = new ZenEngine();
const one = engine.createDecision(graph({}));
const all = engine.createDecision(graph(overStudents));
const outcome = (result) => ({
  averages: [result.ue1, result.ue2, result.ue3],
  valid: valid.map((field) => result[field]),
  semester: result.semester,
  decision: result.decision,
});

const name = named('@gorules/zen-engine');
await bench(`${name}, one call per student`, 10000, eachAwaited(async (marks) => outcome((await one.evaluate(marks)).result)));
await bench(`${name}, one call per student, with trace`, 5000,
  eachAwaited(async (marks) => outcome((await one.evaluate(marks, { trace: true })).result)));
await bench(`${name}, one call for all (loop mode)`, 10000,
  async (students) => (await all.evaluate({ students })).result.students.map(outcome));
