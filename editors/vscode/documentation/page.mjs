// One page of docs/, from its Markdown to a whole HTML file that needs nothing else than the style sheet beside it.
import path from 'node:path';
import { createRequire } from 'node:module';
import { coloured } from './colours.mjs';

const MarkdownIt = createRequire(import.meta.url)('markdown-it');

export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

// A sign that French sets apart never begins a line, nor does « end one.
const typeset = (text) => text.replace(/ (?=[;:!?»])/g, '\u00a0').replace(/« /g, '«\u00a0');

// « B054 — un code inconnu » is found by its code, any other heading by its words.
const slug = (heading) =>
  /^[BIJL]\d{3}\b/.test(heading)
    ? heading.slice(0, 4).toLowerCase()
    : heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replace(/ +/g, '-');

const spans = (line) =>
  line.map(({ text, kind }) => (kind ? `<span class="${kind}">${escaped(text)}</span>` : escaped(text))).join('');

// The first word of a block says what it is (tests/README.md); a file is called by its name.
const regulationTexts = ['règlement', 'maquette', 'cas', 'bareme'];
const named = { notes: 'notes.csv', étudiants: 'etudiants.csv', faits: 'faits.csv', cours: 'cours.csv', maquette: 'maquette', cas: 'cas' };

function block(token) {
  const [kind = '', ...words] = token.info.trim().split(/\s+/);
  const text = token.content.replace(/\n+$/, '');
  const name = kind === 'fichier' ? words[0] : named[kind];
  const caption = name ? `<figcaption>${escaped(name)}</figcaption>` : '';
  const ours = regulationTexts.includes(kind) || name?.endsWith('.bareme');
  const body = ours ? coloured(text).map(spans).join('\n') : escaped(text);
  const widest = Math.max(...text.split('\n').map((line) => [...line].length));
  const looks = [ours ? 'bareme' : kind === 'console' || kind === 'session' ? 'console' : 'brut'];
  if (widest > 100) looks.push('large');
  return `<figure class="bloc-de-texte">${caption}<pre class="${looks.join(' ')}"><code>${body}</code></pre></figure>\n`;
}

const wordsOf = (inline) =>
  inline.children.map((child) => (['text', 'code_inline'].includes(child.type) ? child.content : '')).join('');

function parser(site) {
  const markdown = new MarkdownIt({ html: true });
  const { rules } = markdown.renderer;
  rules.fence = (tokens, at) => block(tokens[at]);
  rules.code_block = (tokens, at) => block({ info: '', content: tokens[at].content });
  rules.table_open = () => '<div class="tableau"><table>\n';
  rules.table_close = () => '</table></div>\n';
  // « <!-- reprend … --> » speaks to who plays the page; docs/ holds no other HTML.
  rules.html_block = (tokens, at, _, env) => {
    if (!/^<!--.*-->\s*$/.test(tokens[at].content)) throw new Error(`${env.page} : du HTML : ${tokens[at].content}`);
    return '';
  };
  rules.html_inline = (tokens, at, _, env) => {
    throw new Error(`${env.page} : du HTML : ${tokens[at].content}`);
  };
  rules.code_inline = (tokens, at, _, env) => {
    const { content } = tokens[at];
    const code = `<code>${escaped(content)}</code>`;
    const page = /^docs\/(.*)\.md$/.exec(content)?.[1];
    return env.depth || !page || !site.pages.has(page) ? code : `<a href="${site.link(env.page, page)}">${code}</a>`;
  };
  // « (B054) » leads to the page of that error, wherever it stands in a sentence.
  rules.text = (tokens, at, _, env) => {
    const text = typeset(escaped(tokens[at].content));
    if (env.depth || env.heading) return text;
    return text.replace(/\b[BIJL]\d{3}\b/g, (code) =>
      site.codes.has(code) ? `<a class="erreur" href="${site.link(env.page, 'erreurs')}#${code.toLowerCase()}">${code}</a>` : code);
  };
  rules.heading_open = (tokens, at, options, env, self) => {
    env.heading = true;
    return self.renderToken(tokens, at, options);
  };
  rules.heading_close = (tokens, at, options, env, self) => {
    env.heading = false;
    return self.renderToken(tokens, at, options);
  };
  rules.link_open = (tokens, at, options, env, self) => {
    env.depth = true;
    return tokens[at].attrGet('href') === null ? '' : self.renderToken(tokens, at, options);
  };
  rules.link_close = (tokens, at, options, env, self) => {
    env.depth = false;
    let open = at;
    while (tokens[open].type !== 'link_open') --open;
    return tokens[open].attrGet('href') === null ? '' : self.renderToken(tokens, at, options);
  };
  return markdown;
}

// A link of the Markdown, as it is written there, to where that page is read here; null: it is not in the documentation.
function led(site, page, href) {
  if (/^https?:/.test(href)) return href;
  const [file, anchor = ''] = href.split('#');
  const target = file ? path.posix.normalize(path.posix.join(path.posix.dirname(page), decodeURI(file))) : `${page}.md`;
  const known = target.replace(/\.md$/, '');
  if (anchor && site.pages.has(known) && !site.anchors(known).has(decodeURI(anchor)))
    throw new Error(`docs/${page}.md : le lien ${href} ne mène à rien`);
  if (site.pages.has(known)) return site.link(page, known) + (anchor && `#${anchor}`);
  if (!site.exists(target)) throw new Error(`docs/${page}.md : le lien ${href} ne mène à rien`);
  return null;
}

export class Page {
  constructor(site, name, text) {
    this.site = site;
    this.name = name;
    this.markdown = parser(site);
    this.env = { page: name };
    this.tokens = this.markdown.parse(text, this.env);
    this.headings = [];
    const taken = new Set();
    this.tokens.forEach((token, at) => {
      if (token.type !== 'heading_open') return;
      const words = wordsOf(this.tokens[at + 1]);
      let id = slug(words);
      for (let count = 1; taken.has(id); ++count) id = `${slug(words)}-${count}`;
      taken.add(id);
      token.attrSet('id', id);
      this.headings.push({ level: Number(token.tag[1]), words, id });
    });
    this.title = this.headings.find((one) => one.level === 1).words;
  }

  body() {
    for (const token of this.tokens)
      for (const child of token.children ?? [])
        if (child.type === 'link_open') {
          const href = led(this.site, this.name, child.attrGet('href'));
          child.attrs = href === null ? [] : [['href', href]];
        }
    return this.markdown.renderer.render(this.tokens, this.markdown.options, this.env);
  }

  // Of the page: its parts, when it has several.
  table() {
    const parts = this.headings.filter((one) => one.level === 2);
    if (parts.length < 2) return '';
    const looks = parts.every((one) => /^[BIJL]\d{3} /.test(one.words)) ? ' class="codes"' : '';
    const rows = parts.map((one) => `<li><a href="#${escaped(one.id)}">${escaped(one.words)}</a></li>`).join('\n');
    return `<nav class="page-ici" aria-label="Dans cette page">\n<details open><summary>Dans cette page</summary>\n<ol${looks}>\n${rows}\n</ol>\n</details>\n</nav>\n`;
  }
}
