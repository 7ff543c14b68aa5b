/** Waiting for what scripts make of a page, and taking it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Visit } from './browser.ts';

/** Nothing is asked for so long: the scripts have what they wanted. */
const quiet = 400;
/** Timers of the page may still be running; after so much quiet nothing more is waited for. */
const patience = 2_500;
/** A page that never comes to rest is looked at so often. */
const every = 1_500;
const maxHtml = 5_000_000;

/**
 * The document once `read` finds in it what is looked for (not null); null where that does not come. Waiting for the host's
 * turn is not the page's fault, so time is counted from the last answer; `longest` ms in all.
 */
export async function settled<T>(
  { page, quietFor }: Visit,
  longest: number,
  read: (html: Uint8Array) => T | null,
): Promise<{ html: Uint8Array; found: T } | null> {
  const end = performance.now() + longest;
  let looked = performance.now();
  for (;;) {
    await sleep(100);
    const resting = quietFor();
    const late = performance.now() > end;
    const rests = performance.now() - resting + quiet;
    const due = performance.now() - looked >= every || (resting >= quiet && looked < rests);
    if (!due && !late) continue;
    looked = performance.now();
    const html = await documentOf(page);
    const found = html === null ? null : read(html);
    // Rows that came while more is under way may be a part: the page is taken when it rests.
    if (html !== null && found !== null && (resting >= quiet || late)) return { html, found };
    if (late || resting >= patience) return null;
  }
}

/** The document as it is now, with what its frames show in their place; null where it is too large. */
async function documentOf(page: Visit['page']): Promise<Uint8Array | null> {
  const text: unknown = await page.evaluate(`(${takeDocument})(${maxHtml})`);
  return typeof text === 'string' && text.length <= maxHtml ? Buffer.from(text) : null;
}

/** Runs in the page. The copy is inert: nothing in it loads or runs. */
const takeDocument = `(max) => {
  const copy = document.implementation.createHTMLDocument('').importNode(document.documentElement, true);
  const frames = copy.querySelectorAll('iframe');
  document.querySelectorAll('iframe').forEach((frame, i) => {
    const inner = (() => { try { return frame.contentDocument && frame.contentDocument.body; } catch { return null; } })();
    if (!inner || !frames[i] || inner.childElementCount === 0) return;
    const place = copy.ownerDocument.createElement('div');
    const part = copy.ownerDocument.importNode(inner, true);
    const links = inner.querySelectorAll('a[href]');
    part.querySelectorAll('a[href]').forEach((link, n) => { if (links[n]) link.setAttribute('href', links[n].href); });
    while (part.firstChild) place.append(part.firstChild);
    frames[i].replaceWith(place);
  });
  const html = '<!doctype html>' + copy.outerHTML;
  return html.length > max ? null : html;
}`;

/** Presses what leads to the next page of a list or to more rows and has no address of its own, else scrolls to the end; false where neither is left. */
export async function pressNext(page: Visit['page']): Promise<boolean> {
  return (await page.evaluate(`(${findNext})()`)) === true;
}

const findNext = `() => {
  const words = /^(?:下一?页|后一?页|下页|next|[>›»]|(?:点击)?(?:加载|查看|显示)更多|更多加载|加载下一页|load more)$/i;
  const off = /disabled|disable|forbid|noclick/i;
  const all = document.querySelectorAll('a, button, li, span, input[type=button], i, div');
  for (let i = Math.min(all.length, 20000) - 1; i >= 0; i--) {
    const it = all[i];
    if (it.childElementCount > 1) continue;
    const text = (it.value || it.textContent || '').replace(/[\\s<>\\u00a0]+$/, '').trim() || (it.textContent || '').trim();
    const label = it.getAttribute('aria-label') || it.title || '';
    if (!words.test(text) && !/btn-next|next-page|layui-laypage-next/.test(it.className) && !/^(?:下一?页|next page)$/i.test(label)) continue;
    if (it.disabled || off.test(it.className) || off.test(it.parentElement ? it.parentElement.className : '')) continue;
    const href = it.getAttribute('href') || '';
    if (href !== '' && !/^(?:javascript:|#)/i.test(href)) continue;
    if (it.getClientRects().length === 0) continue;
    it.click();
    return true;
  }
  const before = window.scrollY;
  window.scrollTo(0, document.documentElement.scrollHeight);
  return window.scrollY > before;
}`;
