/** Feeds of the two accounts: one posts four times a week, one fell silent three weeks ago. */
import { weekday } from '../src/lib/dates.ts';
import { asOf, days } from './days.ts';
import { esc } from './html.ts';
import type { Pages } from './model.ts';

const host = 'media.yunlan.example';

export function feeds(): Pages {
  // Holidays too: people ask most when offices are closed.
  const frequent = days.filter((day) => [1, 2, 4, 6].includes(weekday(day)));
  const silent = days.filter((day) => day <= '2026-02-09' && [1, 3, 5].includes(weekday(day)));
  return new Map([
    ['/fgw.xml', { type: 'application/rss+xml; charset=utf-8', body: rss('云澜发改', frequent) }],
    ['/jtj.atom', { type: 'application/atom+xml; charset=utf-8', body: atom('云澜交通', silent) }],
  ]);
}

function rss(name: string, days: string[]): string {
  const items = days.map(
    (day, i) => `<item><title>${esc(`${name}第${days.length - i}期:办事与提醒`)}</title>
<link>http://${host}/fgw/${day}.html</link><guid isPermaLink="false">fgw-${day}</guid>
<pubDate>${new Date(`${day}T09:30:00+08:00`).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${name}</title><link>http://${host}/fgw</link><description>${name}</description>
<lastBuildDate>${new Date(`${asOf}T18:00:00+08:00`).toUTCString()}</lastBuildDate>
${items.join('\n')}
</channel></rss>`;
}

function atom(name: string, days: string[]): string {
  const entries = days.map(
    (day, i) => `<entry><title>${esc(`${name}播报第${days.length - i}期`)}</title><id>urn:yunlan:jtj:${day}</id>
<link href="http://${host}/jtj/${day}.html"/><published>${day}T10:00:00+08:00</published><updated>${day}T10:00:00+08:00</updated></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${name}</title><id>urn:yunlan:jtj</id>
<updated>${asOf}T18:00:00+08:00</updated>
${entries.join('\n')}
</feed>`;
}
