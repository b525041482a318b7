// The commands of the extension, in an editor that is played: on which folder the program is run, what is saved before
// it, and what a page says once the text has changed.
import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Module = require('node:module');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "règlement d'été "));
fs.mkdirSync(path.join(folder, 'cas'));
for (const file of ['reglement.bareme', 'maquette.bareme', 'cas/bonus.bareme']) fs.writeFileSync(path.join(folder, file), '');

// What the extension asks of an editor.
const commands = new Map(), told = [], played = [], pages = [];
const settings = { programme: 'bareme', base: '', anonymat: false };
let middleware, provider, changed, opened;
const document = (file, isDirty = false) => ({
  uri: { scheme: 'file', fsPath: file, toString: () => `file://${file}` }, languageId: 'bareme', isDirty,
  saves: 0, refuses: false,
  async save() { this.saves += 1; return !this.refuses; },
});
const editor = {
  workspace: {
    textDocuments: [], workspaceFolders: [{ uri: { fsPath: folder } }],
    getConfiguration: () => ({ ...settings, get: (name) => settings[name] }),
    createFileSystemWatcher: () => ({}),
    onDidChangeTextDocument: (heard) => { changed = heard; return {}; },
    registerTextDocumentContentProvider: (_, given) => { provider = given; return {}; },
  },
  window: {
    activeTextEditor: undefined,
    showErrorMessage: (text) => told.push(text), showWarningMessage: (text) => told.push(text),
    showOpenDialog: async () => opened && [{ fsPath: opened }],
    showTextDocument: async () => {},
  },
  commands: { registerCommand: (name, act) => { commands.set(name, act); return {}; }, executeCommand: async () => {} },
  Uri: { file: (fsPath) => ({ fsPath }), from: ({ scheme, path: at }) => ({ scheme, path: at }) },
  EventEmitter: class { event = () => {}; fire(page) { pages.push(page.path); } },
  ViewColumn: { Beside: 2 }, TaskScope: { Global: 1, Workspace: 2 }, TaskPanelKind: { Dedicated: 2 },
  Task: class { constructor(kind, scope, name, source, execution) { this.execution = execution; } },
  ProcessExecution: class { constructor(programme, words, { cwd }) { Object.assign(this, { programme, words, cwd }); } },
  tasks: { executeTask: async ({ execution }) => { played.push(execution); } },
};
const languages = { LanguageClient: class {
  constructor(name, title, server, options) { middleware = options.middleware; }
  async start() {}
} };
const load = Module._load;
Module._load = (name, ...rest) =>
  name === 'vscode' ? editor : name === 'vscode-languageclient/node' ? languages : load(name, ...rest);
await require('../extension.js').activate({ subscriptions: [] });

const inFolder = (file) => path.join(folder, file);
const play = async (name, shown, documents = []) => {
  played.length = told.length = 0;
  editor.window.activeTextEditor = { document: document(inFolder(shown)), selection: { active: {} } };
  editor.workspace.textDocuments = documents;
  await commands.get(name)();
};

// From a cas, the règlement above it.
for (const shown of ['cas/bonus.bareme', 'maquette.bareme']) {
  await play('bareme.tester', shown);
  assert.deepEqual({ ...played[0] }, { programme: 'bareme', words: ['tester', '--couverture', folder], cwd: folder });
  await play('bareme.verifier', shown);
  assert.deepEqual(played[0].words, ['verifier', folder]);
}
opened = inFolder('autre.bareme');
await play('bareme.comparer', 'cas/bonus.bareme');
assert.deepEqual(played[0].words, ['comparer', opened, folder]);

// What the program will read is saved, and nothing else; where it cannot be, nothing is run.
const [ours, beside, elsewhere] = [document(inFolder('maquette.bareme'), true), document(inFolder('notes.txt'), true),
  document(path.join(os.tmpdir(), 'autre', 'reglement.bareme'), true)];
await play('bareme.tester', 'reglement.bareme', [ours, beside, elsewhere]);
assert.deepEqual([ours.saves, beside.saves, elsewhere.saves, played.length], [1, 0, 0, 1]);
ours.refuses = true;
await play('bareme.verifier', 'reglement.bareme', [ours]);
assert.equal(played.length, 0);
assert.match(told[0], /maquette\.bareme/);

// Names that are hidden are not told by another way.
settings.base = 'ing2.db';
await play('bareme.comparer', 'reglement.bareme');
assert.deepEqual(played[0].words.slice(-2), ['--base', inFolder('ing2.db')]);
settings.anonymat = true;
await play('bareme.comparer', 'reglement.bareme');
assert.ok(!played[0].words.includes('--base'));
assert.equal(told.length, 1);

// Who changes: its hour, and that the text is no more the same.
const page = { path: '/Qui change.md' };
const read = () => provider.provideTextDocumentContent(page);
await middleware.executeCommand('bareme.quiChange', ['uri'], async () => '# 94 changés');
assert.match(read(), /^\*Demandé à \d\d:\d\d:\d\d\.\*\n\n# 94 changés$/);
pages.length = 0;
const edit = { document: document(inFolder('reglement.bareme')), contentChanges: [{}] };
changed({ ...edit, contentChanges: [] });
assert.equal(pages.length, 0);
changed(edit);
changed(edit);
assert.deepEqual(pages, [page.path]);
assert.match(read(), /^\*\*Le texte a changé depuis\*\*.*\n\n\*Demandé à [\s\S]*# 94 changés$/);
await middleware.executeCommand('bareme.quiChange', ['uri'], async () => '# 2 changés');
assert.match(read(), /^\*Demandé à .*\n\n# 2 changés$/);
fs.rmSync(folder, { recursive: true });
