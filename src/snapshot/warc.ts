/** Records of a WARC file (ISO 28500, WARC 1.1): making and reading single ones. Only importer of warcio. */
import { createReadStream } from 'node:fs';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { sha256 } from '../lib/hash.ts';
import { namedOrigin, type Origin } from './origin.ts';
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
export function infoRecord(software: string): Promise<Uint8Array> {
  return serialize(
    WARCRecord.createWARCInfo(
      { filename: archiveName, warcVersion: 'WARC/1.1' },
      { software, format: 'WARC File Format 1.1' },
    ),
  );
}

/** The answer of an exchange: a revisit where an earlier record holds its bytes. */
export function answerRecord(exchange: Exchange, id: string): Promise<Uint8Array> {
  const { same } = exchange;
  return same === undefined
    ? serialize(responseRecord(exchange, id), exchange.body)
    : serialize(revisitRecord(exchange, id, same), new Uint8Array(), same.sha256);
}

export function askRecord(exchange: Exchange, concurrentTo: string): Promise<Uint8Array> {
  return serialize(requestRecord(exchange, concurrentTo), new Uint8Array());
}

export function madeRecord(derived: Derived, id: string): Promise<Uint8Array> {
  return serialize(derivedRecord(derived, id), derived.body);
}

/** Digests are set beforehand: warcio would start a WebAssembly instance for each of them. */
function serialize(record: WARCRecord, payload?: Uint8Array, digest?: string): Promise<Uint8Array> {
  if (payload !== undefined) {
    const head = Buffer.from(record.httpHeaders === null ? '' : `${record.httpHeaders}\r\n`);
    record.warcHeaders.headers.set('WARC-Payload-Digest', `sha256:${digest ?? sha256(payload)}`);
    record.warcHeaders.headers.set('WARC-Block-Digest', `sha256:${sha256(Buffer.concat([head, payload]))}`);
  }
  return WARCSerializer.serialize(record, { gzip: false });
}

const bodyEncoding = /^(content-encoding|transfer-encoding|content-length)$/i;

function responseRecord(exchange: Exchange, id: string): WARCRecord {
  return headedRecord('response', exchange, { 'WARC-Record-ID': id }, [exchange.body]);
}

const profiles = 'http://netpreserve.org/warc/1.1/revisit/';

/** Names what it stands on in the words of WARC 1.1, and by file and offset, so that the bytes are found without an index. */
function revisitRecord(exchange: Exchange, id: string, same: Origin): WARCRecord {
  const record = headedRecord('revisit', exchange, {
    'WARC-Record-ID': id,
    'WARC-Refers-To': same.id,
    'WARC-Refers-To-Target-URI': same.url,
    'WARC-Refers-To-Date': same.date,
    'WARC-Refers-To-Filename': same.file,
    'WARC-Refers-To-File-Offset': String(same.offset),
  });
  const profile = exchange.status === 304 ? 'server-not-modified' : 'identical-payload-digest';
  record.warcHeaders.headers.set('WARC-Profile', profiles + profile);
  return record;
}

function headedRecord(
  type: 'response' | 'revisit',
  exchange: Exchange,
  warcHeaders: Record<string, string>,
  body: Uint8Array[] = [],
): WARCRecord {
  const headers = exchange.headers.map(([name, value]): [string, string] =>
    bodyEncoding.test(name) ? [`X-Archive-Orig-${name}`, line(value)] : [name, line(value)],
  );
  if (exchange.status !== 304) headers.push(['Content-Length', String(exchange.body.length)]);
  return WARCRecord.create(
    {
      type,
      url: exchange.url,
      date: exchange.fetchedAt,
      warcVersion: 'WARC/1.1',
      warcHeaders,
      statusline: `HTTP/1.1 ${exchange.status}`,
      httpHeaders: headers.filter(([name]) => /^[!#$%&'*+.^_`|~\w-]+$/.test(name)),
      keepHeadersCase: true,
    },
    body,
  );
}

function requestRecord(exchange: Exchange, concurrentTo: string): WARCRecord {
  const { host, pathname, search } = new URL(exchange.url);
  return WARCRecord.create(
    {
      type: 'request',
      url: exchange.url,
      date: exchange.fetchedAt,
      warcVersion: 'WARC/1.1',
      warcHeaders: { 'WARC-Concurrent-To': concurrentTo },
      statusline: `${exchange.method} ${pathname}${search} HTTP/1.1`,
      httpHeaders: { host, ...exchange.requestHeaders },
    },
    [],
  );
}

function derivedRecord({ type, url, contentType, body, at, of }: Derived, id: string): WARCRecord {
  const warcHeaders = {
    'WARC-Record-ID': id,
    'Content-Type': line(contentType),
    ...(of && { 'WARC-Refers-To': line(of) }),
  };
  return WARCRecord.create({ type, url, date: at, warcVersion: 'WARC/1.1', warcHeaders }, [body]);
}

/** A header value that cannot start a line of its own. */
function line(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}

export interface ArchivedRecord {
  /** Its WARC-Record-ID. */
  id: string;
  url: string;
  status: number;
  contentType: string | null;
  /** Header lines of the answer; none of what is no answer. */
  headers: [string, string][];
  fetchedAt: string;
  body: Uint8Array;
}

const readable = new Set(['response', 'conversion', 'resource', 'revisit']);

export interface Read {
  record: ArchivedRecord;
  /** WARC-Payload-Digest as written. */
  digest: string | null;
  /** Of a revisit. */
  standsOn: Origin | null;
  /** The answer told no type and no status of its own. */
  notModified: boolean;
}

/** The record that begins at an offset of a file; null where none of ours does. Throws what reading throws. */
export async function readAt(path: string, start: number): Promise<Read | null> {
  const stream = createReadStream(path, { start });
  try {
    const record = await new WARCParser(stream).parse();
    if (record === null || !readable.has(record.warcType ?? '')) return null;
    const answer = record.warcType === 'response' || record.warcType === 'revisit';
    const standsOn = record.warcType === 'revisit' ? namedOrigin(record.warcHeaders.headers) : null;
    if (record.warcType === 'revisit' && standsOn === null) return null;
    const body = standsOn === null ? await record.readFully(answer) : new Uint8Array();
    const headers = answer ? record.httpHeaders?.headers : record.warcHeaders.headers;
    const read: ArchivedRecord = {
      id: record.warcHeader('WARC-Record-ID') ?? '',
      url: record.warcTargetURI ?? '',
      status: answer ? Number(record.httpHeaders?.statusCode ?? 0) : 200,
      contentType: headers?.get('content-type') ?? null,
      headers: answer ? [...(record.httpHeaders?.headers ?? [])] : [],
      fetchedAt: record.warcDate ?? '',
      body,
    };
    const notModified = record.warcHeader('WARC-Profile') === `${profiles}server-not-modified`;
    return { record: read, digest: record.warcPayloadDigest ?? null, standsOn, notModified };
  } finally {
    stream.destroy();
  }
}

export interface Member {
  offset: number;
  length: number;
  isRevisit: boolean;
}

/** All records of a file, in order; a torn one ends it with an error. */
export async function* membersOf(path: string): AsyncGenerator<Member> {
  const stream = createReadStream(path);
  try {
    const parser = new WARCParser(stream);
    for await (const record of parser) {
      await record.skipFully();
      yield { offset: parser.offset, length: parser.recordLength, isRevisit: record.warcType === 'revisit' };
    }
  } finally {
    stream.destroy();
  }
}
