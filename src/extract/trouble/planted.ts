/** Things that attackers put into pages: hidden links, links and titles of gambling and pornography, code that leads visitors away. */
import { oneLine } from '../../lib/chinese.ts';
import { hostOf } from '../../lib/urls.ts';
import type { Planted } from '../../model/planted.ts';
import { anchorsIn, type Box, type Flat, textOf } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';

/** Words that no government page uses as a link to elsewhere. */
const spamWords =
  /时时彩|北京赛车|幸运飞艇|[Pp][Kk]10|六合彩|赌球|百家乐|老虎机|博彩|澳门(?:赌场|金沙|新?葡京|威尼斯人)|真人娱乐|娱乐城|体育投注|皇冠(?:体育|现金|投注)|彩票平台|注册送|(?:送|领)彩金|赌场|裸聊|约炮|成人(?:视频|电影|小说|网站)|激情(?:视频|小说)|色情(?:片|视频|网站)|黄色(?:网站|视频)|三级片|无码|迷(?:药|奸)|传奇私服|代开发票/;
const everySpam = new RegExp(spamWords, 'g');
/** An office warns of such things in its own titles. */
const warning =
  /打击|查处|整治|严禁|禁止|防范|宣传|警惕|警示|提醒|案|抓获|捣毁|破获|诈骗|涉赌|涉黄|扫黄|处罚|公告|通告|通知|举报/;
const offScreen =
  /text-indent\s*:\s*-\s*\d{3,}|(?:left|top|margin-left|margin-top)\s*:\s*-\s*\d{4,}|font-size\s*:\s*0(?:px)?\s*(?:;|$)/i;
const notShown = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const miner = /coinhive|coin-hive|cryptonight|coinimp|deepMiner|webminerpool/i;
const engines = /baidu|sogou|so\.com|haosou|google|bing|yahoo/gi;
const longestLink = 16;
const mostWords = 100;
const most = 10;

export function findPlanted(flat: Flat, resolve: Resolve, url: string): Planted[] {
  const away = (href: string | undefined): string | null => foreignHost(href, resolve, url);
  const found = [...linkFinds(flat, away), ...hiddenFinds(flat, away), ...titleFinds(flat), ...scriptFinds(flat)];
  return [...found, ...frameFinds(flat, away)].slice(0, most);
}

type Away = (href: string | undefined) => string | null;

/** Host of a link to a site of nobody's office; null for one's own and for offices. */
function foreignHost(href: string | undefined, resolve: Resolve, url: string): string | null {
  const target = href === undefined ? null : resolve(href);
  const host = target === null ? '' : hostOf(target);
  if (host === '' || /(?:^|\.)(?:gov|edu|mil)\.cn(?::\d+)?$/.test(host) || host.includes('conac.cn')) return null;
  return domainOf(host) === domainOf(hostOf(url)) ? null : host;
}

function domainOf(host: string): string {
  const parts = host.replace(/:\d+$/, '').split('.');
  const ends = /^(?:com|net|org|gov)$/.test(parts.at(-2) ?? '') ? 3 : 2;
  return parts.slice(-ends).join('.');
}

function wordsIn(text: string): string[] {
  return [...new Set(text.match(everySpam) ?? [])];
}

/** Short links that bear such a word, wherever they stand. */
function linkFinds(flat: Flat, away: Away): Planted[] {
  if (!spamWords.test(flat.text)) return [];
  const links = flat.anchors.flatMap((index) => {
    const box = flat.boxes[index]!;
    const text = oneLine(textOf(flat, box).slice(0, 200));
    if (text.length > longestLink || !spamWords.test(text) || warning.test(text)) return [];
    const host = away(box.attribs.href);
    return host === null ? [] : [{ host, text }];
  });
  const [first] = links;
  if (first === undefined) return [];
  const words = links.map(({ text }) => text).join('、');
  const isHidden = flat.boxes.some((box) => isOut(box) && spamWords.test(textOf(flat, box)));
  const sure = links.length >= 3 || (isHidden && links.length >= 2);
  return [{ kind: isHidden ? 'hidden' : 'spam', host: first.host, words: words.slice(0, mostWords), sure }];
}

/** Links to several sites pushed off the screen, or in a box that is not shown and that no script can open by its name. */
function hiddenFinds(flat: Flat, away: Away): Planted[] {
  for (const box of flat.boxes) {
    const { style } = box.attribs;
    if (style === undefined && box.name !== 'marquee') continue;
    const isPushed = offScreen.test(style ?? '') || isTiny(box, 'marquee');
    const isShut = box.label === '' && notShown.test(style ?? '');
    if (!isPushed && !isShut) continue;
    const anchors = anchorsIn(flat, box).flatMap((index) => flat.boxes[index]!.attribs.href ?? []);
    const foreign = anchors.flatMap((href) => away(href) ?? []);
    const hosts = new Set(foreign);
    const isFull = isPushed ? hosts.size >= 3 : hosts.size >= 5 && foreign.length >= anchors.length * 0.8;
    if (!isFull || spamWords.test(textOf(flat, box))) continue;
    const words = oneLine(textOf(flat, box)).slice(0, mostWords);
    return [{ kind: 'hidden', host: foreign[0]!, words, sure: false }];
  }
  return [];
}

function isOut(box: Box): boolean {
  const style = box.attribs.style ?? '';
  return style !== '' && (offScreen.test(style) || notShown.test(style));
}

function isTiny({ name, attribs }: Box, wanted: string): boolean {
  return name === wanted && [attribs.width, attribs.height].some((size) => /^[01](?:px)?$/.test(size ?? ''));
}

function titleFinds({ pageTitle, meta }: Flat): Planted[] {
  const title = oneLine(pageTitle ?? '');
  const told = `${title} ${meta.get('keywords') ?? ''} ${meta.get('description') ?? ''}`;
  const words = wordsIn(told);
  if (words.length === 0 || !spamWords.test(title) || warning.test(told)) return [];
  return [{ kind: 'title', host: '', words: title.slice(0, mostWords), sure: words.length >= 3 }];
}

function scriptFinds({ scripts }: Flat): Planted[] {
  for (const { text, attribs } of scripts) {
    const mined = miner.exec(attribs.src ?? '') ?? miner.exec(text.slice(0, 100_000));
    if (mined !== null) return [{ kind: 'script', host: '', words: mined[0], sure: true }];
    const leads =
      text.length < 5_000 &&
      text.includes('document.referrer') &&
      /location(?:\.href)?\s*=|location\.replace/.test(text);
    if (leads && new Set(text.match(engines)).size >= 2)
      return [{ kind: 'script', host: '', words: '按搜索引擎来源跳转', sure: false }];
  }
  return [];
}

function frameFinds(flat: Flat, away: Away): Planted[] {
  for (const box of flat.boxes) {
    if (!isTiny(box, 'iframe') && !(box.name === 'iframe' && isOut(box))) continue;
    const host = away(box.attribs.src);
    if (host !== null) return [{ kind: 'frame', host, words: '', sure: false }];
  }
  return [];
}
