// Starts `bareme lsp` for .bareme files, shows what it answers to its two commands, and runs the program's own commands
// on the dossier of the file shown.
const path = require('path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { dossierOf, isReadFrom } = require('./dossier');
const { asked, past } = require('./page');

let client;

const settings = () => vscode.workspace.getConfiguration('bareme');
const programme = () => settings().get('programme') || 'bareme';

// In a terminal of its own, so that what it says is read as anywhere else, and that what is under way in another (a jury)
// hears nothing of it.
function run(words, folder) {
  const scope = vscode.workspace.workspaceFolders?.length ? vscode.TaskScope.Workspace : vscode.TaskScope.Global;
  const task = new vscode.Task(
    { type: 'bareme', command: words[0] }, scope, words[0], 'Barème',
    new vscode.ProcessExecution(programme(), words, { cwd: folder }), []);
  task.presentationOptions = { clear: true, panel: vscode.TaskPanelKind.Dedicated };
  return vscode.tasks.executeTask(task);
}

function folderShown() {
  const editor = vscode.window.activeTextEditor;
  return editor && dossierOf(editor.document.uri.fsPath);
}

// The program reads the disk, and its author the editor: what it will read is saved first; false, and told: it is not.
async function saved(...places) {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== 'file') continue;
    if (!places.some((place) => isReadFrom(document.uri.fsPath, place)) || await document.save()) continue;
    vscode.window.showErrorMessage(
      `« ${path.basename(document.uri.fsPath)} » n'a pas pu être enregistré : la commande lirait la version d'avant.`);
    return false;
  }
  return true;
}

// On the dossier of the file shown.
async function runThere(...words) {
  const folder = folderShown();
  if (folder && await saved(folder)) await run([...words, folder], folder);
}

// Another version of the règlement, held against this one, over the base when one is opened; never where names are
// hidden: the program tells them.
async function compare() {
  const folder = folderShown();
  if (!folder) return;
  const other = await vscode.window.showOpenDialog({
    title: 'Le règlement à comparer avec celui-ci', canSelectMany: false, canSelectFiles: true, canSelectFolders: true,
    defaultUri: vscode.Uri.file(path.dirname(folder)), filters: { Règlements: ['bareme'] } });
  if (!other || !await saved(folder, other[0].fsPath)) return;
  const base = settings().get('base');
  const hidden = base && settings().get('anonymat');
  if (hidden)
    vscode.window.showWarningMessage(
      'Les noms sont cachés (réglage bareme.anonymat) : les textes sont comparés, sans la base.');
  await run(['comparer', other[0].fsPath, folder, ...(base && !hidden ? ['--base', absolute(base)] : [])], folder);
}

function absolute(file) {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return path.isAbsolute(file) || !root ? file : path.join(root, file);
}

// What the server's commands answer is read beside the text, and is nobody's to save: a page of Markdown, or an explanation
// as the shell shows it. Asked again, it takes the place of the one before. Who changes is said of the text as it was
// then: once it has changed, the page says so.
const answers = new Map();
const answered = new vscode.EventEmitter();
const pages = { 'bareme.quiChange': 'Qui change.md', 'bareme.pourquoi': 'Pourquoi.bareme-reponse' };

const changing = `/${pages['bareme.quiChange']}`;
let stale = false;

function changed({ document, contentChanges }) {
  if (stale || !contentChanges.length || document.languageId !== 'bareme' || !answers.has(changing)) return;
  stale = true;
  answers.set(changing, past(answers.get(changing), new Date()));
  answered.fire(vscode.Uri.from({ scheme: 'bareme', path: changing }));
}

async function shown(command, given, next) {
  const editor = vscode.window.activeTextEditor;
  const words = given.length || !editor ? given : [editor.document.uri.toString(), editor.selection.active];
  const text = words.length ? await next(command, words) : undefined;
  if (typeof text !== 'string' || !pages[command]) return text;
  const page = vscode.Uri.from({ scheme: 'bareme', path: `/${pages[command]}` });
  answers.set(page.path, page.path === changing ? asked(text, new Date()) : text);
  if (page.path === changing) stale = false;
  answered.fire(page);
  if (page.path.endsWith('.md')) await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  else await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  return text;
}

async function activate(context) {
  client = new LanguageClient(
    'bareme', 'Barème',
    { command: programme(), args: ['lsp'] },
    {
      documentSelector: [{ scheme: 'file', language: 'bareme' }],
      initializationOptions: JSON.parse(JSON.stringify(settings())),
      middleware: { executeCommand: shown },
      synchronize: {
        configurationSection: 'bareme',
        fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{bareme,lua}'),
      },
    });
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider('bareme', {
      onDidChange: answered.event,
      provideTextDocumentContent: (page) => answers.get(page.path) ?? '',
    }),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.commands.registerCommand('bareme.tester', () => runThere('tester', '--couverture')),
    vscode.commands.registerCommand('bareme.verifier', () => runThere('verifier')),
    vscode.commands.registerCommand('bareme.comparer', compare));
  try {
    await client.start();
  } catch (problem) {
    vscode.window.showErrorMessage(
      `Le programme « ${programme()} » ne démarre pas : l'installer, ou dire où il est (réglage bareme.programme).`);
  }
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
