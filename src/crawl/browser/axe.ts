/** axe-core with its Chinese texts, run in a page. Only importer of axe-core. */
import type { Page } from 'playwright-core';
import { cut, maskNumbers, oneLine } from '../../lib/chinese.ts';
import { sha256 } from '../../lib/hash.ts';
import type { AccessibilityFact } from '../../model/facts.ts';

type Violation = AccessibilityFact['violations'][number];

/** Loaded when first needed. */
async function setUp(): Promise<string> {
  const { default: axe } = await import('axe-core');
  const { default: chinese } = await import('axe-core/locales/zh_CN.json', { with: { type: 'json' } });
  return `${axe.source};axe.configure({ locale: ${JSON.stringify(chinese)} });`;
}

let rules: string | undefined;

/** Hash of the rules, of what is asked of them and of their texts. */
export async function axeRules(): Promise<string> {
  rules ??= sha256(`${await setUp()}\n${run}`);
  return rules;
}

/** WCAG 2.0 level A: structure, which needs neither images nor colours. What comes back is bounded inside the page. */
const run = `axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a'] }, resultTypes: ['violations'], iframes: false })
  .then(({ violations }) => violations.slice(0, 100).map(({ id, help, impact, nodes }) => ({
    rule: id, help, impact, nodes: nodes.length,
    target: String(nodes[0].target[0]).slice(0, 500), excerpt: String(nodes[0].html).slice(0, 1000) })))`;

/** What the rules find wrong on the page; rejects where the page does not let them run. */
export async function runAxe(page: Page): Promise<Violation[]> {
  await page.evaluate(await setUp());
  const found: unknown = await page.evaluate(run);
  if (!Array.isArray(found)) throw new Error('no result');
  return found.map(violation);
}

/** The page may have tampered with its result: nothing of it is taken on trust. */
function violation(found: Record<string, unknown>): Violation {
  const text = (value: unknown, max: number) => cut(maskNumbers(oneLine(String(value ?? '').slice(0, 1000))), max);
  const nodes = Number(found.nodes);
  return {
    rule: text(found.rule, 60),
    help: text(found.help, 200),
    impact: found.impact === null ? null : text(found.impact, 20),
    nodes: Number.isSafeInteger(nodes) && nodes > 0 ? nodes : 1,
    target: text(found.target, 200),
    excerpt: text(found.excerpt, 200),
  };
}
