/** Records of a WARC file (ISO 28500, WARC 1.1) as they lie in it before packing. */
import { sha256 } from '../lib/hash.ts';
import type { Origin } from './origin.ts';
import { archiveName } from './schema.ts';

export interface Exchange {
  url: string;
  method: string;
  requestHeaders: Record<string, string>;
  status: number;
  /** Header lines as received, in order. */
  headers: readonly (readonly [string, string])[];
  /** The body with its content encoding removed. */
  body: Uint8Array;
  /** Of the body, where it is known. */
  sha256?: string;
  fetchedAt: string;
  /** The earlier record that holds these bytes: a revisit is written, which names it, and no body. */
  same?: Origin;
}

/** What was made of an answer, or beside it: the document as a browser shows it, a picture of it. */
export interface Derived {
  /** `conversion` is of the record that `of` names, `resource` of none. */
  type: 'conversion' | 'resource';
  url: string;
  contentType: string;
  body: Uint8Array;
  at: string;
  /** WARC-Record-ID of what it was made from. */
  of?: string;
}

/** The record that a file begins with. */
export function infoRecord(software: string, id: string, at: string): Uint8Array {
  const fields = { 'WARC-Type': 'warcinfo', 'WARC-Record-ID': id, 'WARC-Date': at, 'WARC-Filename': archiveName };
  const body = Buffer.from(`software: ${line(software)}\r\nformat: WARC File Format 1.1\r\n`);
  return recordOf({ ...fields, 'Content-Type': 'application/warc-fields' }, '', body, sha256(body));
}

/** The answer of an exchange: a revisit where an earlier record holds its bytes. */
export function answerRecord(exchange: Exchange, id: string): Uint8Array {
  const { status, body, same } = exchange;
  const lines = exchange.headers.map(
    ([name, value]): Field => (bodyEncoding.test(name) ? [`X-Archive-Orig-${name}`, value] : [name, value]),
  );
  if (status !== 304) lines.push(['Content-Length', String(body.length)]);
  const head = httpHead(`HTTP/1.1 ${status}`, lines);
  const fields = {
    'WARC-Type': same === undefined ? 'response' : 'revisit',
    'WARC-Record-ID': id,
    'WARC-Target-URI': hrefOf(exchange.url),
    'WARC-Date': exchange.fetchedAt,
    'Content-Type': 'application/http; msgtype=response',
  };
  if (same === undefined) return recordOf(fields, head, body, exchange.sha256 ?? sha256(body));
  return recordOf({ ...fields, ...standingOn(same, status) }, head, nothing, same.sha256);
}

export function askRecord(
  { url, method, requestHeaders, fetchedAt }: Exchange,
  id: string,
  answer: string,
): Uint8Array {
  const { href, host, pathname, search } = new URL(url);
  const head = httpHead(`${method} ${pathname}${search} HTTP/1.1`, Object.entries({ host, ...requestHeaders }));
  const fields = {
    'WARC-Type': 'request',
    'WARC-Record-ID': id,
    'WARC-Target-URI': href,
    'WARC-Date': fetchedAt,
    'WARC-Concurrent-To': answer,
    'Content-Type': 'application/http; msgtype=request',
  };
  return recordOf(fields, head, nothing, digestOfNothing);
}

export function madeRecord({ type, url, contentType, body, at, of }: Derived, id: string): Uint8Array {
  const fields = {
    'WARC-Type': type,
    'WARC-Record-ID': id,
    'WARC-Target-URI': hrefOf(url),
    'WARC-Date': at,
    ...(of && { 'WARC-Refers-To': of }),
    'Content-Type': contentType,
  };
  return recordOf(fields, '', body, sha256(body));
}

type Field = readonly [name: string, value: string];

const nothing = new Uint8Array();
const digestOfNothing = sha256(nothing);
const recordEnd = Buffer.from('\r\n\r\n');

/**
 * `digest` is that of the body, or of the body that a revisit stands on: evidence stands on it. The block, head and body, has
 * none of its own, which would be a second hash of every body: gzip tells where a record is damaged.
 */
function recordOf(fields: Record<string, string>, head: string, body: Uint8Array, digest: string): Uint8Array {
  const all = {
    ...fields,
    'WARC-Payload-Digest': `sha256:${digest}`,
    'Content-Length': String(Buffer.byteLength(head) + body.length),
  };
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${linesOf(Object.entries(all))}\r\n${head}`), body, recordEnd]);
}

const bodyEncoding = /^(content-encoding|transfer-encoding|content-length)$/i;

function httpHead(first: string, fields: readonly Field[]): string {
  return `${line(first)}\r\n${linesOf(fields.filter(([name]) => /^[!#$%&'*+.^_`|~\w-]+$/.test(name)))}\r\n`;
}

function linesOf(fields: readonly Field[]): string {
  return fields.map(([name, value]) => `${name}: ${line(value)}\r\n`).join('');
}

/** A header value that cannot start a line of its own. */
function line(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}

function hrefOf(url: string): string {
  return URL.parse(url)?.href ?? url;
}

export const profiles = 'http://netpreserve.org/warc/1.1/revisit/';

/** In the words of WARC 1.1, and by file and offset, so that the bytes are found without an index. */
function standingOn(same: Origin, status: number): Record<string, string> {
  return {
    'WARC-Profile': profiles + (status === 304 ? 'server-not-modified' : 'identical-payload-digest'),
    'WARC-Refers-To': same.id,
    'WARC-Refers-To-Target-URI': same.url,
    'WARC-Refers-To-Date': same.date,
    'WARC-Refers-To-Filename': same.file,
    'WARC-Refers-To-File-Offset': String(same.offset),
  };
}
