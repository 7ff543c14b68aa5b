/** Messages of a mailbox, as its list or their own page shows them: day asked, day answered, state. */
import { sha256 } from '../../lib/hash.ts';
import type { Message } from '../../model/messages.ts';
import { fullDates } from '../dates/dates.ts';
import { anchorsIn, type Box, type Flat } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { dayIn, headedRows, wordsIn } from './headed-rows.ts';
import type { Row } from './rows.ts';

const asked = '(?:来信|写信|发信|去信|留言|提问|提交|咨询|投诉|诉求|信件|反映|投递|发表|提出)(?:时间|日期)';
/** 希望回复时间 is a wish, 要求办结时间 a deadline. */
const answered = '(?<!希望|要求|期望|规定|承诺)(?:回复|答复|回信|办结|反馈|解答|办复)(?:时间|日期)';
const state = '(?:办理|处理|回复|答复|信件|留言|当前|来信)?(?:状态|情况)|是否(?:回复|答复)';
const isAsked = new RegExp(`^${asked}$`);
const isAnswered = new RegExp(`^${answered}$`);
const isState = new RegExp(`^(?:${state})$`);
const isDay = /^(?:时间|日期|(?:发布|登记|受理)(?:时间|日期))$/;
const label = new RegExp(`(${asked})|(${answered})|(${state})`, 'g');
const done = /^[【[（(]?(?:已(?:经)?(?:回复|答复|办结|反馈|办理|处理|完成|解决)|办结|办理完毕|回复完毕|是$)/;
const open =
  /^[【[（(]?(?:[未待](?:回复|答复|办结|办理|处理|反馈|受理)|(?:办理|处理|受理|转办|承办|审核)中|正在(?:办理|处理)|否$)/;
/** 正在办理中 */
const longestState = 5;
const mostMessages = 300;

/** Names of columns and pages where messages of the public stand; elsewhere the same labels mean something else. */
const mailbox = /信箱|来信|留言|信件|写信|诉求|问政|邮箱|咨询|投诉/;

/** Empty on a page that shows none. `names`: of its column and of those above it. */
export function readMessages(flat: Flat, rows: readonly Row[], names: readonly string[], resolve: Resolve): Message[] {
  if (!names.some((name) => mailbox.test(name))) return [];
  for (const found of [fromTable(flat, resolve), fromLabels(flat)]) if (found.length > 0) return found;
  return fromRows(flat, rows);
}

type Role = 'asked' | 'answered' | 'state';

function fromTable(flat: Flat, resolve: Resolve): Message[] {
  return headedRows(flat, rolesOf).flatMap(({ box, cell }): Message[] => {
    const askedAt = dayIn(flat, cell('asked'));
    const answeredAt = dayIn(flat, cell('answered'));
    if (askedAt === null && answeredAt === null) return [];
    const told = cell('state');
    const anchor = anchorsIn(flat, box)[0];
    const url = anchor === undefined ? null : resolve(flat.boxes[anchor]!.attribs.href!);
    const words = told === null ? '' : wordsIn(flat, told);
    return [messageOf({ url, text: wordsIn(flat, box), askedAt, answeredAt, words })];
  });
}

/** A column of plain days is the one of asking only beside one of answers or a state. */
function rolesOf(names: readonly string[]): Map<Role, number> | null {
  const at = (test: RegExp) => names.findIndex((name) => test.test(name));
  const [ask, answer, told, day] = [at(isAsked), at(isAnswered), at(isState), at(isDay)];
  const first = ask >= 0 ? ask : answer >= 0 ? day : -1;
  if (first < 0 || (answer < 0 && told < 0)) return null;
  const roles: [Role, number][] = [
    ['asked', first],
    ['answered', answer],
    ['state', told],
  ];
  return new Map(roles.filter(([, place]) => place >= 0));
}

/** Blocks that label their days; a day of asking begins a new message. */
function fromLabels(flat: Flat): Message[] {
  const { plain } = flat;
  const found: { askedAt: string; answeredAt: string | null; words: string; text: string }[] = [];
  label.lastIndex = 0;
  for (let m = label.exec(plain), n = 0; m !== null && n < 2_000; m = label.exec(plain), n++) {
    const value = plain.slice(m.index + m[0].length, m.index + m[0].length + 60).replace(/^[\s：:】\]）)]+/, '');
    const day = /^\d/.test(value) ? (fullDates(value.slice(0, 24), 1)[0]?.day ?? null) : null;
    const last = found.at(-1);
    if (m[1] !== undefined) {
      if (day === null || found.length >= mostMessages) continue;
      found.push({ askedAt: day, answeredAt: null, words: '', text: plain.slice(Math.max(0, m.index - 80), m.index) });
    } else if (last !== undefined && m[2] !== undefined) last.answeredAt ??= day;
    else if (last !== undefined && last.words === '' && (done.test(value) || open.test(value))) last.words = value;
  }
  return found.map((message) => messageOf({ url: null, ...message }));
}

/** Rows whose state fills an element: of an open one the only day shown is the day of asking. */
function fromRows(flat: Flat, rows: readonly Row[]): Message[] {
  return rows.slice(0, mostMessages).flatMap((row): Message[] => {
    const words = stateIn(flat, row.box);
    if (words === null) return [];
    const askedAt = open.test(words) ? row.date : null;
    return [messageOf({ url: row.url, text: wordsIn(flat, row.box), askedAt, answeredAt: null, words })];
  });
}

function stateIn(flat: Flat, row: Box): string | null {
  for (let i = row.index + 1; i < row.end; i++) {
    const { from, to } = flat.boxes[i]!;
    if (to - from < 2 || to - from > 12) continue;
    const words = wordsIn(flat, flat.boxes[i]!).replace(/[[\]【】（）()]/g, '');
    // A title may begin with the same words.
    if (words.length <= longestState && (done.test(words) || open.test(words))) return words;
  }
  return null;
}

function messageOf(seen: {
  url: string | null;
  text: string;
  askedAt: string | null;
  answeredAt: string | null;
  words: string;
}): Message {
  const { url, text, askedAt, answeredAt, words } = seen;
  const told = done.test(words) ? true : open.test(words) ? false : null;
  const id = sha256(`${askedAt} ${text.replace(answeredAt ?? ' ', '').replace(words, '')}`).slice(0, 16);
  return { url, id, askedAt, answeredAt, answered: answeredAt !== null ? true : told };
}
