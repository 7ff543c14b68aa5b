/** Messages of all pages of a site, each once: what a list and the message's own page tell is put together. */
import { placeOf } from '../../lib/urls.ts';
import type { MessageFact } from '../../model/messages.ts';
import { evidenceOf, type SitePages } from './site-pages.ts';

export function deriveMessages({ read }: SitePages): MessageFact[] {
  const found = new Map<string, MessageFact>();
  for (const page of read) {
    const { messages = [], list, columnName } = page.facts;
    // A page that shows one message and no list is that message's own.
    const own = list === null && messages.length === 1 ? page.finalUrl : null;
    for (const message of messages) {
      const url = message.url ?? own;
      const key = url === null ? message.id : placeOf(url);
      const fact = { ...message, url, page: page.finalUrl, channel: columnName, at: evidenceOf(page) };
      const held = found.get(key);
      found.set(key, held === undefined ? fact : joined(held, fact));
    }
  }
  return [...found.values()];
}

/** One that is answered on either page is answered. */
function joined(a: MessageFact, b: MessageFact): MessageFact {
  const answered = a.answered === true || b.answered === true ? true : (a.answered ?? b.answered);
  return { ...a, askedAt: a.askedAt ?? b.askedAt, answeredAt: a.answeredAt ?? b.answeredAt, answered };
}
