// Over every règlement, maquette, cas and library of the repository, a word has one colour: the one the grammar gives it
// before the server answers, and in the HTML documentation, is the one the server gives. Where a line alone cannot tell,
// the difference is below with its reason; one that is not there fails, and one that no longer happens fails too.
import assert from 'node:assert';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { coloured } from '../documentation/colours.mjs';

const protocol = createRequire(import.meta.url)('vscode-languageserver-protocol/node');
const [programme, root] = process.argv.slice(2);

const same = {
  commentaire: 'comment', texte: 'string', bloc: 'keyword', mot: 'keyword', signe: 'keyword', nombre: 'number', code: 'enumMember',
  fonction: 'function',
};
const capitals = 'en capitales, un code pour qui ne lit que la ligne ; le serveur sait ce que le règlement en a fait';
const named = 'un mot du langage, que ce règlement prend aussi dans un nom à lui';
const called = "un nom en deux mots qu'on appelle : la grammaire ne reconnaît que le dernier";
const differences = {  // grammar/server: { word: reason }, '*' every word
  'code/class': { '*': capitals },
  'code/property': { '*': capitals },
  'code/variable': { '*': capitals },
  'mot/enumMember': { suivi: named },
  'mot/function': { dernier: called, premier: called },
  'mot/property': { dernière: named, niveau: named, premier: named, refusé: named },
  'mot/variable': {
    applicable: named, dernier: named, 'ex æquo': named, inférieur: named, max: named, moyenne: named, même: named, non: named,
    'plus basse': named, premier: named, première: named, suivi: named, supérieur: named, vue: named,
  },
};

const server = spawn(programme, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = protocol.createProtocolConnection(
  new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
connection.listen();
const { capabilities } = await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
const legend = capabilities.semanticTokensProvider.legend.tokenTypes;
await connection.sendNotification('initialized', {});

// What the server calls each character of each line; '' where it says nothing.
async function told(file, text) {
  const textDocument = { uri: pathToFileURL(file).href };
  await connection.sendNotification('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'bareme', version: 1, text } });
  const { data } = await connection.sendRequest('textDocument/semanticTokens/full', { textDocument });
  await connection.sendNotification('textDocument/didClose', { textDocument });
  const lines = text.split('\n').map((line) => new Array(line.length).fill(''));
  for (let at = 0, line = 0, from = 0; at < data.length; at += 5) {
    from = data[at] ? data[at + 1] : from + data[at + 1];
    line += data[at];
    lines[line].fill(legend[data[at + 3]], from, from + data[at + 2]);
  }
  return lines;
}

const met = new Map();
const silent = [];
let words = 0;

function compare(place, piece, server) {
  if (!piece.kind || !server || !piece.text.trim() || same[piece.kind] === server) return;
  const pair = `${piece.kind}/${server}`, word = piece.text.trim();
  const known = differences[pair] ?? {};
  const key = word in known ? word : word.toLowerCase() in known ? word.toLowerCase() : '*' in known ? '*' : null;
  if (key === null) silent.push(`${place} ${pair} ${word}`);
  else met.set(`${pair} ${key}`, (met.get(`${pair} ${key}`) ?? 0) + 1);
}

const files = ['regulations', 'stdlib'].flatMap((folder) =>
  fs.readdirSync(path.join(root, folder), { recursive: true }).filter((name) => name.endsWith('.bareme')).sort()
    .map((name) => path.join(root, folder, name)));
for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const lines = await told(file, text);
  coloured(text).forEach((pieces, number) => {
    let at = 0;
    for (const { text: piece, kind } of pieces) {
      for (let from = 0; from < piece.length;) {  // each run the server gives one class
        let to = from + 1;
        while (to < piece.length && lines[number][at + to] === lines[number][at + from]) ++to;
        compare(`${path.relative(root, file)}:${number + 1}`, { text: piece.slice(from, to), kind }, lines[number][at + from]);
        ++words;
        from = to;
      }
      at += piece.length;
    }
  });
}
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');

assert.ok(files.length > 50 && words > 30000);
assert.deepEqual(silent, []);
for (const [pair, known] of Object.entries(differences))
  for (const word of Object.keys(known)) assert.ok(met.has(`${pair} ${word}`), `${pair} ${word} n'arrive plus`);
const others = [...met.values()].reduce((sum, count) => sum + count, 0);
console.log(`couleurs : ${files.length} textes, ${words} morceaux, ${others} autrement que le serveur, pour une raison dite`);
