/** What of a policy and of an interpretation is compared. */
import { squeeze } from '../../lib/chinese.ts';
import { addDays } from '../../lib/dates.ts';
import { placeOf } from '../../lib/urls.ts';
import { onlyBasis, withoutLead } from './basis.ts';
import type { Draft } from './document-matches.ts';
import { quotedTitles, titleStem } from './stem.ts';

export interface PolicyKeys extends Keys {
  /** The first day on which an interpretation of it appears, and the last on which a title alone is proof. */
  earliest: string | null;
  latest: string | null;
  /** Places of interpretations that its page links. */
  links: Set<string>;
}

interface Keys {
  place: string;
  number: string;
  stem: string;
  date: string | null;
  /** 征求意见稿, 草案: not the final text. */
  unfinal: boolean;
  /** It changes or ends another document. */
  amends: boolean;
}

export interface InterpretationKeys extends Keys {
  /** The policy page it says it explains. */
  link: string | null;
  numbers: ReadonlySet<string>;
  /** Stems of what it says it explains. */
  subject: ReadonlySet<string>;
  /** Stems of what its text quotes. */
  quoted: ReadonlySet<string>;
  /** Stems and numbers that its text names as the basis of something else and nothing more. */
  basis: ReadonlySet<string>;
  /** Start of its text, as stems are written. */
  text: string;
}

/** Interpretations appear with the policy, seldom before it, and a title alone fits longest within these days after. */
const daysBefore = 30;
const daysAfter = 180;
/** Where an interpretation says what it is about. */
const start = 3_000;
const unfinal = /征求意见|征集意见|公开征求|草案|送审稿|讨论稿/;
const amends = /(?:修改|修订|修正|废止|停止执行|宣布失效|调整)[^《〈]{0,12}[《〈].*(?:决定|通知|公告)|[》〉]修正案/;

export function policyKeys({ fact, page }: Draft): PolicyKeys {
  const named = /解读|图解|读懂|看懂|问答/;
  return {
    place: placeOf(fact.url),
    number: numberKey(fact.docNumber),
    stem: fact.stem,
    date: fact.publishedAt,
    earliest: fact.publishedAt && addDays(fact.publishedAt, -daysBefore),
    latest: fact.publishedAt && addDays(fact.publishedAt, daysAfter),
    unfinal: unfinal.test(fact.title),
    amends: amends.test(fact.title),
    links: new Set((page?.links ?? []).filter((l) => named.test(l.text)).map((l) => placeOf(l.url))),
  };
}

export function interpretationKeys({ fact, page }: Draft): InterpretationKeys {
  const says = page?.interprets ?? null;
  const text = squeeze((page?.text() ?? '').slice(0, start));
  const heading = quotedTitles(squeeze(fact.title));
  const subject = [...heading];
  if (says?.title !== undefined) subject.push(says.title, ...besides(text, squeeze(says.title)));
  const numbers = text.match(/[\p{Script=Han}]{1,10}[〔[【(（]\d{4}[〕\]】)）]第?\d{1,5}号/gu)?.map(withoutLead) ?? [];
  const quoted = quotedTitles(text);
  const basis = [
    ...quoted.filter((title) => !heading.includes(title) && onlyBasis(text, `《${title}》`)).map(titleStem),
    ...numbers.filter((number) => onlyBasis(text, number)).map(numberKey),
  ];
  return {
    place: placeOf(fact.url),
    number: numberKey(says?.docNumber ?? null),
    numbers: new Set(numbers.map(numberKey)),
    stem: fact.stem,
    subject: new Set(subject.map(titleStem)),
    quoted: new Set(quoted.map(titleStem)),
    basis: new Set(basis),
    text: text.normalize('NFKC'),
    date: fact.publishedAt,
    unfinal: unfinal.test(fact.title) || (says?.title !== undefined && unfinal.test(says.title)),
    amends: amends.test(fact.title) || (says?.title !== undefined && amends.test(says.title)),
    link: says?.url === undefined ? null : placeOf(says.url),
  };
}

/** 《甲》《乙》和《丙》: what stands in one row with the title. */
function besides(text: string, title: string): string[] {
  for (const m of text.matchAll(
    /《[^《》]{4,120}》(?:(?:[（(][^（）()]{1,40}[）)])?[、，和及与以]{0,2}《[^《》]{4,120}》){1,9}/g,
  ))
    if (m[0].includes(`《${title}》`)) return quotedTitles(m[0]);
  return [];
}

/** One form for 〔〕, [] and 【】. */
export function numberKey(number: string | null): string {
  return squeeze(number ?? '')
    .normalize('NFKC')
    .replace(/[〔[【(]/g, '〔')
    .replace(/[〕\]】)]/g, '〕')
    .replace(/〕第?0*/, '〕');
}
