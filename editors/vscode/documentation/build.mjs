// node documentation/build.mjs ROOT FOLDER: the pages of ROOT/docs as HTML in FOLDER, with a table of contents. The same
// texts give the same bytes: no date, no order but the one of contents.mjs. Nothing is fetched, then or when read.
import fs from 'node:fs';
import path from 'node:path';
import { leftOut, parts } from './contents.mjs';
import { Page, escaped } from './page.mjs';

const [root, folder] = process.argv.slice(2);
const docs = path.join(root, 'docs');
const read = (...names) => fs.readFileSync(path.join(root, ...names), 'utf8');

const listed = parts.flatMap((part) => part.pages);
for (const file of fs.readdirSync(docs, { recursive: true }).sort()) {
  const name = file.replace(/\.md$/, '');
  if (file.endsWith('.md') && !listed.includes(name) && !leftOut.includes(name))
    throw new Error(`docs/${file} : ni au sommaire (documentation/contents.mjs), ni écartée`);
}

const html = (name) => `${name.replace(/README$/, 'index')}.html`;
const site = {
  pages: new Set(listed),
  codes: new Set([...read('docs', 'erreurs.md').matchAll(/^## ([BIJL]\d{3})\b/gm)].map((found) => found[1])),
  exists: (file) => fs.existsSync(path.join(docs, file)),
  link: (from, to) => path.posix.relative(path.posix.dirname(from), html(to)) || html(to),
};
site.anchors = (name) => new Set(pages[listed.indexOf(name)].headings.map((one) => one.id));
const pages = listed.map((name) => new Page(site, name, read('docs', `${name}.md`)));
const version = /project\(bareme VERSION (\S+)/.exec(read('CMakeLists.txt'))[1];
const introduction = new Page(site, 'index', read('README.md').split('\n\n').slice(0, 2).join('\n\n'));  // its title, what it is

function contents(from, here) {
  const row = (name) => {
    const { title } = pages[listed.indexOf(name)];
    const now = name === here ? ' aria-current="page"' : '';
    return `<li><a href="${site.link(from, name)}"${now}>${escaped(title.replace(/^Recettes : ./, (found) => found.at(-1).toUpperCase()))}</a></li>`;
  };
  return parts
    .map((part) => `<section>\n<h2>${escaped(part.title)}</h2>\n<ul>\n${part.pages.map(row).join('\n')}\n</ul>\n</section>`)
    .join('\n');
}

function written(name, title, inside) {
  const up = path.posix.relative(path.posix.dirname(name), '.') || '.';
  const text = `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${up}/documentation.css">
</head>
<body>
${inside}
</body>
</html>
`;
  fs.mkdirSync(path.dirname(path.join(folder, html(name))), { recursive: true });
  fs.writeFileSync(path.join(folder, html(name)), text);
}

// Before and after it, in reading order.
function neighbours(at) {
  const link = (page, before, after) =>
    page ? `<a href="${site.link(listed[at], page.name)}">${before}${escaped(page.title)}${after}</a>` : '<span></span>';
  return `<nav class="voisines" aria-label="Pages voisines">${link(pages[at - 1], '← ', '')}${link(pages[at + 1], '', ' →')}</nav>`;
}

fs.rmSync(folder, { recursive: true, force: true });
pages.forEach((page, at) => {
  const up = path.posix.relative(path.posix.dirname(page.name), 'index.html');
  const [, heading, rest] = /^(<h1[^]*?<\/h1>\n)([^]*)$/.exec(page.body());
  written(page.name, `${page.title} · Barème`, `<nav class="sommaire" aria-label="Sommaire">
<p class="titre"><a href="${up}">Barème</a></p>
${contents(page.name, page.name)}
</nav>
<main>
${heading}${page.table()}${rest}${neighbours(at)}
<footer>Barème ${version}</footer>
</main>`);
});
written('index', 'Barème : la documentation', `<main class="accueil">
${introduction.body()}<p class="version">La documentation de la version ${version}</p>
<nav class="plan">
${contents('index', '')}
</nav>
</main>`);
fs.writeFileSync(path.join(folder, 'documentation.css'),
  read('stdlib', 'documents', 'papier.css') + fs.readFileSync(new URL('documentation.css', import.meta.url), 'utf8'));
console.error(`✓ ${pages.length} pages, ${path.join(folder, 'index.html')}`);
