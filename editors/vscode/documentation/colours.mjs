// A text of Barème coloured by the grammar an editor has (syntaxes/bareme.tmLanguage.json), through the two libraries VS
// Code itself runs it with. What a scope is called on a page is said here, once.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

const classes = [
  ['comment', 'commentaire'],
  ['string', 'texte'],
  ['keyword.control', 'bloc'],
  ['keyword.operator', 'signe'],
  ['keyword', 'mot'],
  ['entity.name.function', 'fonction'],
  ['variable.other.enummember', 'code'],
  ['constant.numeric', 'nombre'],
  ['markup.list', 'lettre'],
];

function classOf(scopes) {
  const scope = scopes.at(-1);
  const known = classes.find(([prefix]) => scope.startsWith(`${prefix}.`));
  if (!known && scope !== 'source.bareme') throw new Error(`${scope} : sans couleur dans documentation/colours.mjs`);
  return known ? known[1] : '';
}

const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const file = new URL('../syntaxes/bareme.tmLanguage.json', import.meta.url);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file.pathname),
});
const grammar = await registry.loadGrammar('source.bareme');

// Line by line, the pieces of the text in order: { text, kind }, kind '' where the grammar says nothing.
export function coloured(text) {
  let state = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const read = grammar.tokenizeLine(line, state);
    state = read.ruleStack;
    return read.tokens
      .map((token) => ({ text: line.slice(token.startIndex, token.endIndex), kind: classOf(token.scopes) }))
      .filter((piece) => piece.text !== '');
  });
}
