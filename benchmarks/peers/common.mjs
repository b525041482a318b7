// What every JavaScript peer shares: the small règlement as data, the promotion, the exact answer, the clock.
// The draw and the answer are those of ../promotion.hpp; `draw` refuses to run if they ever differ.
import fs from 'node:fs';

// Coefficients in halves of a point, so that the exact answer needs integers only.
export const UES = [
  { ects: 8, ecues: [['analyse', 4], ['algebre', 3], ['probas', 2]] },
  { ects: 12, ecues: [['prog', 6], ['bdd', 4], ['reseaux', 4], ['projet', 2]] },
  { ects: 10, ecues: [['anglais', 2], ['gestion', 2], ['sport', 4]] },
];
const ECUES = UES.flatMap((ue) => ue.ecues.map(([ecue]) => ecue));
const ROUNDS = 5;
const CHECKSUM = 1003403; // of the marks of the first 1 000 students, in tenths

const packages = JSON.parse(fs.readFileSync(new URL('./package.json', import.meta.url), 'utf8')).optionalDependencies;
export const named = (name) => `${name} ${packages[name]}`;

function draw(size, seed) {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  const mark = () => Math.floor((60 * (next() + next() + next())) / 2 ** 32 + 10.5);
  return Array.from({ length: size }, () => Object.fromEntries(ECUES.map((ecue) => [ecue, mark()])));
}

function decideExactly(tenths) {
  const ues = UES.map(({ ecues }) => {
    const total = ecues.reduce((sum, [, coefficient]) => sum + coefficient, 0);
    const numerator = ecues.reduce((sum, [ecue, coefficient]) => sum + coefficient * tenths[ecue], 0);
    return { total, numerator, valid: numerator >= 100 * total && ecues.every(([ecue]) => tenths[ecue] >= 50) };
  });
  const semester = UES.reduce((sum, { ects }, u) => sum + ects * (144 / ues[u].total) * ues[u].numerator, 0);
  return {
    decision: ues.every((ue) => ue.valid) ? 'ADM' : 'AJ',
    onTheEdge: ues.some((ue) => ue.numerator === 100 * ue.total) || semester === 100 * 144 * 30,
  };
}

function drawEdge(size) {
  const edge = [];
  for (let seed = 7; edge.length < size; seed++) edge.push(...draw(20000, seed).filter((tenths) => decideExactly(tenths).onTheEdge));
  return edge.slice(0, size);
}

function checkDraw() {
  const sum = draw(1000, 42).reduce((total, tenths) => total + ECUES.reduce((s, ecue) => s + tenths[ecue], 0), 0);
  if (sum !== CHECKSUM) throw new Error(`the draw differs from ../promotion.hpp: ${sum}`);
}

// Ways to decide a whole promotion, for engines called once per student.
export const each = (decide) => (students) => students.map((marks) => decide(marks));
export const eachAwaited = (decide) => async (students) => {
  const results = [];
  for (const marks of students) results.push(await decide(marks));
  return results;
};

// decideAll(students) → for each: { averages: [3], valid: [3], semester, decision }.
export async function bench(name, size, decideAll) {
  checkDraw();
  const tenths = process.env.EDGE ? drawEdge(+process.env.EDGE) : draw(size, 42);
  const students = tenths.map((marks) => Object.fromEntries(Object.entries(marks).map(([ecue, mark]) => [ecue, mark / 10])));
  await decideAll(students.slice(0, 500));
  const seconds = [];
  let results;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    results = await decideAll(students);
    const { user, system } = process.cpuUsage(start);
    seconds.push((user + system) / 1e6);
  }
  const median = seconds.sort((a, b) => a - b)[ROUNDS >> 1];
  console.log(JSON.stringify({
    name,
    n: students.length,
    students_per_s: Math.round(students.length / median),
    us_per_student: +((1e6 * median) / students.length).toFixed(4),
    wrong_decisions: results.filter(({ decision }, i) => decision !== decideExactly(tenths[i]).decision).length,
  }));
}
