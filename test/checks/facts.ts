/** Ordinary facts for the cases of checks; what a case does not name is unremarkable. Nothing here is a real site. */

import { titleStem } from '../../src/extract/policies/stem.ts';
import { newestOf } from '../../src/lib/dates.ts';
import type { DecisionFact } from '../../src/model/decisions.ts';
import type {
  AccessibilityFact,
  Column,
  DocumentFact,
  Evidence,
  FactMap,
  Gap,
  HomeFact,
  IdentityFact,
  LeakFact,
  LinkFact,
  PageFact,
  Post,
  Probe,
} from '../../src/model/facts.ts';
import type { InterpretationMatch } from '../../src/model/interpretation.ts';
import type { MessageFact } from '../../src/model/messages.ts';
import type { ListItem } from '../../src/model/page.ts';
import type { TextFact } from '../../src/model/texts.ts';

export const origin = 'https://www.qinghe.example.cn';

/** Evidence of an address or path of the site. */
export function seen(path: string): Evidence {
  const url = path.startsWith('http') ? path : origin + path;
  return { url, fetchedAt: '2023-08-01T02:00:00.000Z', sha256: 'f'.repeat(64), record: 'archive.warc.gz#0' };
}

export function gap(fact: Gap['fact'], place: string, reason: Gap['reason'] = 'timeout'): Gap {
  return { fact, place: place.startsWith('/') ? origin + place : place, reason };
}

/** Rows of a list, newest as given first; null is a row that shows no date. */
export function rows(...dates: (string | null)[]): ListItem[] {
  return dates.map((date, i) => ({ title: `第${i + 1}条消息`, url: `${origin}/n/${date ?? 'x'}-${i}.html`, date }));
}

export function column(cls: string | null, over: Partial<Column> = {}): Column {
  const items = over.items ?? rows('2023-07-20', '2023-07-03');
  const dates = items.map((i) => i.date).filter((d) => d !== null);
  const url = over.url ?? `${origin}/lm/${encodeURIComponent(cls ?? 'x')}/`;
  return {
    class: cls,
    name: cls ?? '某栏目',
    url,
    path: [],
    via: 'link',
    state: 'listed',
    reason: null,
    items,
    total: null,
    newest: newestOf(dates),
    oldestRead: [...dates].sort()[0] ?? null,
    complete: true,
    at: seen(url),
    ...over,
  };
}

export function unreadColumn(cls: string, over: Partial<Column> = {}): Column {
  return column(cls, { state: 'unread', reason: '列表由脚本生成', items: [], complete: false, ...over });
}

export function home(...dates: (string | null)[]): HomeFact {
  const items = rows(...dates).map((row) => ({ ...row, dateFrom: row.date === null ? null : ('home' as const) }));
  return { at: seen('/'), title: '青禾区人民政府', items, newest: newestOf(dates) };
}

export function policy(title: string, over: Partial<DocumentFact> = {}): DocumentFact {
  const url = over.url ?? `${origin}/zc/${encodeURIComponent(title)}.html`;
  return {
    url,
    kind: 'policy',
    title,
    stem: titleStem(title),
    docNumber: null,
    issuer: '青禾区人民政府办公室',
    byGovernment: true,
    publishedAt: '2023-07-10',
    source: null,
    columns: ['政策文件'],
    forms: [],
    interpretations: [],
    at: seen(url),
    ...over,
  };
}

export function interpretation(over: Partial<InterpretationMatch> = {}): InterpretationMatch {
  const url = over.url ?? `${origin}/jd/1.html`;
  return {
    url,
    title: '某办法解读',
    publishedAt: '2023-07-11',
    forms: ['text'],
    by: 'link',
    confidence: 1,
    at: seen(url),
    ...over,
  };
}

export function annualReport(title: string, over: Partial<DocumentFact> = {}): DocumentFact {
  return { ...policy(title), kind: 'annual-report', columns: ['政府信息公开年报'], ...over };
}

export function page(path: string, publishedAt: string | null, over: Partial<PageFact> = {}): PageFact {
  const at = seen(path);
  return { url: at.url, kind: 'article', title: '某页', publishedAt, source: null, columnName: null, at, ...over };
}

export function link(path: string, state: LinkFact['state'], over: Partial<LinkFact> = {}): LinkFact {
  const at = seen(path);
  const status = state === 'broken' ? 404 : state === 'ok' ? 200 : null;
  return { url: at.url, text: '某链接', from: [seen('/')], state, status, reason: null, external: false, at, ...over };
}

export function leak(path: string, over: Partial<LeakFact> = {}): LeakFact {
  const at = seen(path);
  const masked = '510***************1X';
  return { kind: 'id-number', masked, excerpt: `张某 ${masked}`, url: at.url, title: '某公示', at, ...over };
}

export function barrier(rule: string): AccessibilityFact['violations'][number] {
  return { rule, help: '按钮必须有可识别的文本', impact: 'critical', nodes: 2, target: 'button', excerpt: '<button>' };
}

export function template(path: string, ...rules: string[]): AccessibilityFact {
  const at = seen(path);
  return { template: `t${path}`, pages: 30, url: at.url, violations: rules.map(barrier), at };
}

/** `count` visits of a day, spread over it, of which the first `failed` fail. */
export function probes(day: string, count: number, failed = 0, ours = false): Probe[] {
  return Array.from({ length: count }, (_, i) => ({
    at: `${day}T${String(Math.floor((i * 24) / count)).padStart(2, '0')}:30:00+08:00`,
    ok: i >= failed,
    ours: ours && i < failed,
    status: i >= failed ? 200 : null,
    ms: 300,
    reason: i >= failed ? null : 'timeout',
  }));
}

/** Posts of an account, each its own push unless `push` says otherwise. */
export function posts(published: readonly (string | null)[], push?: string): Post[] {
  return published.map((publishedAt, i) => {
    const at = seen(`https://feed.example.cn/${i}`);
    return { id: String(i), url: at.url, title: `第${i + 1}篇`, publishedAt, push: push ?? String(i), at };
  });
}

/** Posts that the source surely tells for the whole of July 2023 and some days around it. */
export function feed(list: readonly Post[], coverage: Partial<FactMap['posts']['coverage']> = {}): FactMap['posts'] {
  const whole = { from: '2023-06-01T00:00:00+08:00', to: '2023-08-01T23:59:59+08:00', complete: true, reason: null };
  return { posts: [...list], coverage: { ...whole, ...coverage } };
}

export function identity(over: Partial<IdentityFact> = {}): IdentityFact {
  return {
    siteName: '青禾区人民政府',
    idCode: '5100000001',
    icp: '云ICP备00000001号',
    policeNo: '云公网安备 00000000000001号',
    conac: true,
    errorReport: true,
    at: [seen('/')],
    ...over,
  };
}

/** A text that was read whole and tells these elements. */
export function text(
  subject: TextFact['subject'],
  title: string,
  holds: string[],
  over: Partial<TextFact> = {},
): TextFact {
  const url = over.url ?? `${origin}/t/${encodeURIComponent(title)}.html`;
  const told = { publishedAt: '2023-07-10', source: null, whole: true, endsAt: null, report: null };
  return { subject, url, title, holds, ...told, at: seen(url), ...over };
}

/** A message that was answered after two days. */
export function message(id: string, over: Partial<MessageFact> = {}): MessageFact {
  const url = `${origin}/xx/${id}.html`;
  const told = { askedAt: '2023-07-03', answeredAt: '2023-07-05', answered: true };
  return { url, id, ...told, page: `${origin}/xx/`, channel: '县长信箱', at: seen('/xx/'), ...over };
}

/** A page of penalties that was published on 10 July 2023. */
export function decisions(id: string, rows: DecisionFact['rows'], over: Partial<DecisionFact> = {}): DecisionFact {
  const at = seen(`/cf/${id}.html`);
  return { kind: 'penalty', rows, url: at.url, source: null, publishedAt: '2023-07-10', at, ...over };
}

/** Every fact, read and unremarkable or empty. */
export function plainFacts(): FactMap {
  return {
    home: home('2023-07-31'),
    identity: identity(),
    columns: [],
    documents: [],
    pages: [],
    links: [],
    leaks: [],
    texts: [],
    messages: [],
    decisions: [],
    tags: [],
    planted: [],
    wording: [],
    attachments: [],
    accessibility: [],
    probes: [],
    ipv6: { host: 'www.qinghe.example.cn', addresses: ['2001:db8::1'], proven: true, at: seen('/') },
    https: { state: 'offered', reason: null, sure: true, at: seen('/') },
    search: [],
    posts: feed([]),
    register: { own: null, accounts: [] },
    portal: { texts: [] },
  };
}
