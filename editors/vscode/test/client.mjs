// The library VS Code itself speaks the protocol with drives `bareme lsp` over stdio, on a
// copy of a règlement of the repository, with its demonstration promotion repeated to 300 students in a base. Says how
// long each answer took; ends with 1 at the first that is wrong.
import assert from 'node:assert';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const protocol = createRequire(import.meta.url)('vscode-languageserver-protocol/node');
const [programme, root] = process.argv.slice(2);
const source = path.join(root, 'regulations/eil-cote-opale/2024-2025');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'règlement é😀-'));
fs.cpSync(source, folder, { recursive: true });
const file = path.join(folder, 'reglement.bareme');
const uri = pathToFileURL(file).href;
let text = fs.readFileSync(file, 'utf8');

// « E010 », then « E010-2 »: every line after the first begins with the number of a student.
const students = 300;
const tables = ['etudiants', 'faits', 'notes', 'cours'].map((name) => {
  const [heading, ...lines] = fs.readFileSync(path.join(source, 'demonstration', `${name}.csv`), 'utf8').trim().split('\n');
  const rows = [heading];
  for (let copy = 0; copy * 96 < students; ++copy)
    for (const line of lines) {
      const [number, ...cells] = line.split(';');
      if (Number(number.slice(1)) + copy * 96 <= students) rows.push([copy ? `${number}-${copy + 1}` : number, ...cells].join(';'));
    }
  fs.writeFileSync(path.join(folder, `${name}.csv`), rows.join('\n') + '\n');
  return [`--${name}`, path.join(folder, `${name}.csv`)];
});
execFileSync(programme, ['importer', '--base', path.join(folder, 'ing2.db'), '--reglement', file, '--maquette',
  path.join(folder, 'maquette.bareme'), ...tables.flat()]);

const server = spawn(programme, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
let stopped = false;
server.on('exit', (code, signal) => { stopped = true; if (signal) { console.error(`arrêté par ${signal}`); process.exit(1); } });
const connection = protocol.createProtocolConnection(
  new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
const problems = new Map();
connection.onNotification(protocol.PublishDiagnosticsNotification.type, (said) => problems.set(said.uri, said.diagnostics));
connection.listen();

const document = { textDocument: { uri } };
const ask = (method, params) => connection.sendRequest(`textDocument/${method}`, { ...document, ...params });
const settled = () => ask('hover', { position: { line: 0, character: 0 } });  // answered after what was told before
const timed = async (name, act) => {
  const start = performance.now();
  const answer = await act();
  console.log(`${name.padEnd(26)} ${(performance.now() - start).toFixed(1).padStart(8)} ms`);
  return answer;
};
const place = (offset) => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };  // JavaScript counts UTF-16 units, as the protocol does
};
let version = 1;
const replace = async (begin, end, by) => {
  const range = { start: place(begin), end: place(end) };
  text = text.slice(0, begin) + by + text.slice(end);
  await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type,
    { textDocument: { uri, version: ++version }, contentChanges: [{ range, text: by }] });
  await settled();
};

await timed('initialize', () => connection.sendRequest(protocol.InitializeRequest.type,
  { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {},
    initializationOptions: { base: 'ing2.db', session: '2', etudiant: 'E010' } }));
await connection.sendNotification(protocol.InitializedNotification.type, {});
await timed('ouvrir', async () => {
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type,
    { textDocument: { uri, languageId: 'bareme', version, text } });
  await settled();
});
assert.deepEqual((problems.get(uri) ?? []).filter((one) => one.severity === 1), []);

const code = text.search(/^  résultat ADM si/m) + '  résultat '.length;
for (let turn = 0; turn < 5; ++turn) {
  await timed('une faute', () => replace(code, code + 3, 'ADN'));
  const fault = problems.get(uri).find((one) => one.code === 'B054');
  assert.deepEqual(fault.range, { start: place(code), end: place(code + 3) });
  await timed('corrigée', () => replace(code, code + 3, 'ADM'));
  assert.deepEqual(problems.get(uri).filter((one) => one.severity === 1), []);
}
const range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
const titles = async (name) => (await timed(name, () => ask('codeLens'))).map((one) => one.command.title);
assert.match((await titles('ouvrir la base'))[0], /^300 étudiants · aucun changé/);
const threshold = text.search(/= 10\/20 +pour chaque ue/) + 2;
assert.ok(threshold > 2);
for (let turn = 0; turn < 3; ++turn) {
  await timed('un seuil changé', () => replace(threshold, threshold + 5, '9,5/20'));
  const lenses = await titles('qui change, par article');
  assert.match(lenses[0], /^300 étudiants · \d+ étudiants changent de résultat/);
  assert.ok(lenses.some((title) => /^\d+ validés sur 300, .*\d+ changés$/.test(title)), lenses.join('\n'));
  assert.ok((await timed("valeurs d'un étudiant", () => ask('inlayHint', { range }))).length > 20);
  const who = await timed('liste de qui change', () => connection.sendRequest('workspace/executeCommand',
    { command: 'bareme.quiChange', arguments: [uri] }));
  assert.match(who, /\| .* \(E010\) \| SH7.résultat \| AJ \| ADM \| paramètre seuil ue \|/);
  await replace(threshold, threshold + 6, '10/20');
}
assert.match(await connection.sendRequest('workspace/executeCommand', { command: 'bareme.pourquoi',
  arguments: [uri, place(text.search(/^  résultat ADM si/m))] }), /\(E010\)/);
const hover = await timed('pointer', () => ask('hover', { position: place(code + 1) }));
assert.match(hover.contents.value, /^\*\*ADM\*\*/);
assert.equal((await timed('définition', () => ask('definition', { position: place(code + 1) }))).length, 1);
assert.ok((await timed('références', () => ask('references',
  { position: place(code + 1), context: { includeDeclaration: true } }))).length > 10);
assert.ok((await timed('plan', () => ask('documentSymbol')))[0].children.length > 20);
assert.ok((await timed('couleurs', () => ask('semanticTokens/full'))).data.length > 5000);
assert.ok((await timed('pliage', () => ask('foldingRange'))).length > 20);
const offered = (await timed('complétion', () => ask('completion', { position: place(code + 1) }))).items;
assert.ok(offered.some((one) => one.label === 'ADM'), 'where a code is expected, the codes');
const renamed = await timed('renommer', () => ask('rename', { position: place(code + 1), newName: 'ADMIS' }).catch((e) => e));
console.log('  ', renamed.message ?? Object.entries(renamed.changes).map(([one, edits]) => `${path.basename(one)} : ${edits.length}`).join(', '));
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
await new Promise((done) => (stopped ? done() : server.on('exit', done)));
assert.equal(server.exitCode, 0);
fs.rmSync(folder, { recursive: true });
console.log('✓');
process.exit(0);
