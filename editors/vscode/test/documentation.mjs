// The documentation is made twice to the same bytes, every link in it leads somewhere, and nothing of it is fetched.
import assert from 'node:assert';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[3];
const build = fileURLToPath(new URL('../documentation/build.mjs', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'documentation-'));
const made = ['une', 'deux'].map((name) => {
  const into = path.join(folder, name);
  execFileSync('node', [build, root, into], { stdio: 'ignore' });
  const files = fs.readdirSync(into, { recursive: true }).filter((file) => fs.statSync(path.join(into, file)).isFile()).sort();
  return new Map(files.map((file) => [file, fs.readFileSync(path.join(into, file), 'utf8')]));
});
assert.deepEqual(made[0], made[1]);

const plain = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const all = (text, attribute) => [...text.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map((found) => plain(found[1]));
const anchors = new Map([...made[0]].map(([file, text]) => [file, new Set(all(text, 'id'))]));
let links = 0;
for (const [file, text] of made[0]) {
  assert.deepEqual(all(text, 'src'), []);
  assert.doesNotMatch(text, /<script|@import|url\(/);
  if (!file.endsWith('.html')) continue;
  for (const href of all(text, 'href')) {
    if (/^https:/.test(href)) continue;  // to be followed by who wants to
    const [page, anchor] = decodeURI(href).split('#');
    const target = page ? path.posix.normalize(path.posix.join(path.posix.dirname(file), page)) : file;
    assert.ok(made[0].has(target), `${file} : ${href}`);
    assert.ok(!anchor || anchors.get(target).has(anchor), `${file} : ${href}`);
    ++links;
  }
}
assert.ok(made[0].size > 50 && links > 3000);
fs.rmSync(folder, { recursive: true });
console.log(`documentation : ${made[0].size} fichiers, ${links} liens`);
