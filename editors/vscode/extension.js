// Starts `bareme lsp` for .bareme files, and runs the program's own commands on the folder of the file shown.
const path = require('path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function programme() {
  return vscode.workspace.getConfiguration('bareme').get('programme') || 'bareme';
}

// In a terminal of the editor, so that what it says is read as anywhere else.
function run(words) {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const folder = path.dirname(editor.document.uri.fsPath);
  const terminal = vscode.window.terminals.find((one) => one.name === 'Barème') ||
      vscode.window.createTerminal({ name: 'Barème', cwd: folder });
  const quoted = (text) => "'" + text.replace(/'/g, "'\\''") + "'";
  terminal.show(true);
  terminal.sendText([quoted(programme()), words, quoted(folder)].join(' '));
}

async function activate(context) {
  client = new LanguageClient(
    'bareme', 'Barème',
    { command: programme(), args: ['lsp'] },
    {
      documentSelector: [{ scheme: 'file', language: 'bareme' }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{bareme,lua}') },
    });
  context.subscriptions.push(
    vscode.commands.registerCommand('bareme.tester', () => run('tester --couverture')),
    vscode.commands.registerCommand('bareme.verifier', () => run('verifier')));
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
