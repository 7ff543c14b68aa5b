/** `gongkai inspect` of a file that is no web page: PDF, Word, Excel, OFD and the like. */
import type { z } from 'zod';
import { openFileReader } from '../../crawl/files/read-file.ts';
import { containerOf } from '../../extract/attachment/format.ts';
import { cut, oneLine } from '../../lib/chinese.ts';
import { type FileRead, unreadWords } from '../../model/attachment.ts';
import type { inspectSchema } from '../../model/inspect.ts';
import type { PageKind } from '../../model/page.ts';

type FileContract = z.output<typeof inspectSchema>;

/** Plain text is taken for a page where it is sent as one or holds a tag. */
export function isFile(bytes: Uint8Array, contentType: string | null): boolean {
  const format = containerOf(bytes);
  if (format !== 'other') return format !== 'html' && format !== 'office-html';
  const head = Buffer.from(bytes.subarray(0, 4_000)).toString('latin1').replaceAll('\0', '');
  return !/html/i.test(contentType ?? '') && !/<[!?a-z]/i.test(head) && bytes.length > 0;
}

export async function readOneFile(bytes: Uint8Array): Promise<FileRead> {
  const reader = openFileReader();
  try {
    return await reader.read(bytes);
  } finally {
    await reader.close();
  }
}

/** The published fields. */
export function fileContract({ text, title, docNumber, ...file }: FileRead, url: string | null): FileContract {
  return {
    url,
    kind: kindOfFile(title, docNumber),
    title,
    publishedAt: null,
    publishedAtMeta: null,
    source: null,
    docNumber,
    issuer: null,
    columnName: null,
    breadcrumb: [],
    list: null,
    identity: { siteName: null, idCode: null, icp: null, policeNo: null, conac: false },
    attachments: [],
    interprets: null,
    charset: 'utf-8',
    text: text ?? '',
    file,
  };
}

function kindOfFile(title: string | null, docNumber: string | null): PageKind {
  if (title !== null && /信息公开/.test(title) && /年度?(?:工作)?(?:年度)?报告|年报/.test(title))
    return 'annual-report';
  return docNumber === null ? 'other' : 'policy';
}

export function fileInWords({ format, reason, text, names, ...file }: FileRead, url: string | null): string {
  const lines: [string, string | null][] = [
    ['网址', url],
    ['格式', `${format}${file.pages === null ? '' : `，${file.pages}页`}${file.signed ? '，有电子签名' : ''}`],
    ['标题', file.title],
    ['文号', file.docNumber],
    ['成文日期', file.finishedAt],
    ['日期', file.dates.slice(0, 10).join('、') || null],
    ...(names === undefined ? [] : [['清单', names.slice(0, 20).join('、')] as [string, string]]),
    ['正文', text === null ? `（${unreadWords[reason!]}）` : `${cut(oneLine(text), 120)}（${text.length}字）`],
  ];
  return lines.map(([name, value]) => `${name.padEnd(5, '　')}${oneLine(value ?? '（未读到）')}`).join('\n');
}
