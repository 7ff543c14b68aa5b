/** Handlebars, and the only place that knows it: a template and plain data in, a whole page out. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { httpUrl } from '../lib/urls.ts';
import { beijingTime, chineseDay, exactPercent, percent, shortNumber, signed, twoDecimals } from './format.ts';

const folder = new URL('../../templates/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

const helpers = {
  /** An address that may be linked: http(s) or nothing. */
  safeUrl: (url: unknown) => (typeof url === 'string' ? (httpUrl(url) ?? '') : ''),
  /** A link to another of our own pages; `path` is one of reports/paths.ts. */
  link: (path: string) => path.split('/').map(encodeURIComponent).join('/'),
  twoDecimals,
  number: shortNumber,
  percent,
  exactPercent,
  signed,
  time: beijingTime,
  day: chineseDay,
  positive: (value: number | null) => value !== null && value > 0,
  opposite: (value: number) => -value,
  negative: (value: number | null) => value !== null && value < 0,
};

const env = Handlebars.create();
env.registerHelper(helpers);
const options = {
  strict: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
};
const templates = new Map<string, Handlebars.TemplateDelegate>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.hbs'))) {
  const template = env.compile(read(file), options);
  const name = file.slice(0, -'.hbs'.length);
  templates.set(name, template);
  env.registerPartial(name, template);
}

/** Style and script stand inside the page, allowed by their hash: a page opened from a folder has no origin that `self` could name. */
const style = [
  ...['base', 'page', 'words', 'figures', 'glance', 'charts', 'filter', 'tables', 'ranks', 'findings', 'method'],
  // What fits a narrow screen or paper has the last word.
  ...['phone', 'print'],
]
  .map((name) => read(`styles/${name}.css`))
  .join('\n');
const print = read('print.js');
const ranking = read('ranking.js');
const official = read('official.css');
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = (styles: string, script: string | null) =>
  [
    "default-src 'none'",
    `style-src ${hash(styles)}`,
    ...(script === null ? [] : [`script-src ${hash(script)}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** `root` leads from the page to the report's folder: '' or '../'; `sorts` where its tables are sorted and filtered. */
export function renderPage(template: string, data: object, root: string, sorts = false): string {
  const script = sorts ? print + ranking : print;
  const render = templates.get(template);
  if (render === undefined) throw new Error(`no template named ${template}`);
  return render({
    ...data,
    root,
    policy: policy(style, script),
    style: new Handlebars.SafeString(style),
    script: new Handlebars.SafeString(script),
  });
}

/** A notice as a page of its own, in the layout of official documents. */
export function renderOfficial(data: object): string {
  return templates.get('official-page')!({
    ...data,
    policy: policy(official, null),
    style: new Handlebars.SafeString(official),
  });
}

/** A template that an office may have written, filled in. Throws handlebars' errors, which carry the line. */
export function fillTemplate(source: string, data: object): string {
  return env.compile(source, options)(data);
}
