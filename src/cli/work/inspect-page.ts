/** The work of `gongkai inspect`: one page or file read and shown. */
import { readFileSync } from 'node:fs';
import { fetchOne } from '../../crawl/network/fetch-one.ts';
import { extractPage, type PageInput } from '../../extract/page.ts';
import { cut, inertJson, oneLine } from '../../lib/chinese.ts';
import { dayOf } from '../../lib/dates.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { gapWords } from '../../lib/gaps.ts';
import { httpUrl } from '../../lib/urls.ts';
import { loadSettings } from '../../load/settings.ts';
import type { PageFacts } from '../../model/page.ts';
import * as flag from '../flags.ts';
import type { InspectFlags } from '../inspect.ts';
import { fileContract, fileInWords, isFile, readOneFile } from './inspect-file.ts';

/** Base of links in a file whose address nobody told; not that of a home page, which is read otherwise. */
const unknownAddress = 'http://unknown.invalid/page.html';

/** In words, or as one line of JSON. */
export async function inspect(place: string, flags: InspectFlags, now: () => Date): Promise<string> {
  const at = flags.at === undefined ? dayOf(now().toISOString()) : flag.dayFlag(flags.at, '--at');
  const { body, url, contentType } = await receive(place, flags, now);
  const shownUrl = url === unknownAddress ? (httpUrl(place) ?? null) : url;
  if (isFile(body, contentType)) {
    const file = await readOneFile(body);
    return flags.json ? asJson(fileContract(file, shownUrl)) : fileInWords(file, shownUrl);
  }
  const facts = extractPage({ body, url, contentType, at });
  return flags.json ? asJson(contract(facts, shownUrl)) : inWords(facts);
}

function asJson(contract: object): string {
  return inertJson(JSON.stringify(contract));
}

type Received = Pick<PageInput, 'body' | 'url' | 'contentType'>;

async function receive(place: string, flags: InspectFlags, now: () => Date): Promise<Received> {
  if (!/^[a-z]+:\/\//i.test(place)) {
    const url = flags.url === undefined ? unknownAddress : httpUrl(flags.url);
    if (url === null) throw new UserError(`--url 应以 http:// 或 https:// 开头：${flags.url}`, exitCodes.usage);
    return { body: readLocal(place), url, contentType: null };
  }
  const url = httpUrl(place);
  if (url === null) throw new UserError(`网址应以 http:// 或 https:// 开头：${place}`, exitCodes.usage);
  const settings = loadSettings('.', { flags: flag.settingFlags(flags), env: process.env });
  const answer = await fetchOne(url, flag.networkOptions(flags, process.env), settings, now);
  if (!answer.ok) throw new UserError(`${url} 没有读到：${gapWords[answer.reason]}`, exitCodes.incomplete);
  return { body: answer.body, url: answer.finalUrl, contentType: answer.contentType };
}

function readLocal(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UserError(`文件读不了：${file}`, exitCodes.usage, { cause });
  }
}

/** The published fields, and a few optional ones. */
function contract(facts: PageFacts, url: string | null) {
  const { links: _, frames: __, scripts: ___, datedItems: ____, template: _____, ...shown } = facts;
  return { ...shown, url };
}

function inWords(facts: PageFacts): string {
  const { list, identity } = facts;
  const lines: [string, string | null][] = [
    ['网址', facts.url === unknownAddress ? null : facts.url],
    ['类型', facts.kind],
    ['标题', facts.title],
    ['发布日期', facts.publishedAt],
    ['来源', facts.source],
    ['文号', facts.docNumber],
    ['发文机关', facts.issuer],
    ['栏目', facts.columnName],
    ['位置', facts.breadcrumb.join(' > ') || null],
    [
      '列表',
      list === null
        ? null
        : `${list.items.length}条，共${list.pages ?? '?'}页${list.unread ? '（由脚本生成，未读到）' : ''}`,
    ],
    ...(list?.items.slice(0, 5).map((i): [string, string] => ['', `${i.date ?? '无日期'} ${i.title}`]) ?? []),
    ['标识码', identity.idCode],
    ['备案号', identity.icp],
    ['公安备案', identity.policeNo],
    ['附件', facts.attachments.map((a) => a.name).join('、') || null],
    ['编码', facts.charset],
    ['正文', `${cut(oneLine(facts.text), 120)}（${facts.text.length}字）`],
  ];
  return lines.map(([name, value]) => `${name.padEnd(5, '　')}${oneLine(value ?? '（未读到）')}`).join('\n');
}
