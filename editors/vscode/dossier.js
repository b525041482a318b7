// The dossier of a file: its règlement, with the maquettes and the cas read with it. The same as the server's
// (repl/lsp/workshop.cpp).
const fs = require('fs');
const path = require('path');

const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

// The nearest folder above that holds a règlement; none: its own.
function dossierOf(file) {
  const own = path.dirname(file);
  for (let folder = own; ; folder = path.dirname(folder)) {
    if (isFile(path.join(folder, 'reglement.bareme'))) return folder;
    if (folder === path.dirname(folder)) return own;
  }
}

// Is the file in that folder, or below?
const isWithin = (file, folder) => !path.relative(folder, file).split(path.sep).includes('..') &&
    !path.isAbsolute(path.relative(folder, file));

// What the program reads of a folder or of a file.
const isReadFrom = (file, place) => /\.(bareme|lua)$/.test(file) && (file === place || isWithin(file, place));

module.exports = { dossierOf, isReadFrom };
