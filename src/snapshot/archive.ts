/** The bytes of every exchange: `archive.warc.gz` (ISO 28500, WARC 1.1), one gzip member a record. Only importer of warcio. */
import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { UserError } from '../lib/errors.ts';
import { sha256 } from '../lib/hash.ts';
import { folderOf, namedOrigin, type Origin, offsetIn } from './origin.ts';
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

export interface Archive {
  /** Appends request and response; returns the locator of the response, `archive.warc.gz#OFFSET`. */
  write(exchange: Exchange): Promise<string>;
  /** Appends what is no exchange; returns its locator. */
  writeDerived(derived: Derived): Promise<string>;
  /** Bytes written so far. */
  size(): number;
  close(): void;
}

/** Opens the archive of a folder; bytes behind `size` (a record that a killed run left half written) are cut off. */
export async function openArchive(folder: string, software: string, size: number): Promise<Archive> {
  mkdirSync(folder, { recursive: true });
  const fd = openSync(join(folder, archiveName), 'a+');
  if (fstatSync(fd).size > size) ftruncateSync(fd, size);
  let end = fstatSync(fd).size;
  const append = (bytes: Uint8Array): number => {
    const member = gzipSync(bytes, { level: 1 });
    const at = end;
    for (let done = 0; done < member.length; ) done += writeSync(fd, member, done);
    end += member.length;
    return at;
  };
  if (end === 0) {
    const info = WARCRecord.createWARCInfo(
      { filename: archiveName, warcVersion: 'WARC/1.1' },
      { software, format: 'WARC File Format 1.1' },
    );
    append(await serialize(info));
  }
  return {
    async write(exchange) {
      const id = `<urn:uuid:${randomUUID()}>`;
      const { same } = exchange;
      const response =
        same === undefined
          ? await serialize(responseRecord(exchange, id), exchange.body)
          : await serialize(revisitRecord(exchange, id, same), new Uint8Array(), same.sha256);
      const request = await serialize(requestRecord(exchange, id), new Uint8Array());
      const at = append(response);
      append(request);
      return `${archiveName}#${at}`;
    },
    async writeDerived(derived) {
      return `${archiveName}#${append(await serialize(derivedRecord(derived), derived.body))}`;
    },
    size: () => end,
    close: () => closeSync(fd),
  };
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
  return answerRecord('response', exchange, { 'WARC-Record-ID': id }, [exchange.body]);
}

const profiles = 'http://netpreserve.org/warc/1.1/revisit/';

/** Names what it stands on in the words of WARC 1.1, and by file and offset, so that the bytes are found without an index. */
function revisitRecord(exchange: Exchange, id: string, same: Origin): WARCRecord {
  const record = answerRecord('revisit', exchange, {
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

function answerRecord(
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

function derivedRecord({ type, url, contentType, body, at, of }: Derived): WARCRecord {
  const id = `<urn:uuid:${randomUUID()}>`;
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
  fetchedAt: string;
  body: Uint8Array;
}

const readable = new Set(['response', 'conversion', 'resource', 'revisit']);

/**
 * The archived answer, or what was made of one, behind a locator; of a revisit the bytes that it stands on, in the archive of
 * an earlier run beside this one. UserError when an archive does not hold them.
 */
export async function readRecord(folder: string, locator: string): Promise<ArchivedRecord> {
  const { record, digest, standsOn, notModified } = await readOne(folder, locator);
  if (standsOn === null) return record;
  const missing = (cause?: unknown) =>
    new UserError(`存档记录 ${locator} 依据的早期存档缺失或已改变：${standsOn.file}`, undefined, { cause });
  const earlier = folderOf(folder, standsOn.file);
  if (earlier === null) throw missing();
  const found = await readOne(earlier, `${archiveName}#${standsOn.offset}`).catch((error) => {
    throw missing(error);
  });
  const { body, contentType, status } = found.record;
  if (found.standsOn !== null || found.digest !== digest || sha256(body) !== standsOn.sha256) throw missing();
  return notModified ? { ...record, status, contentType, body } : { ...record, body };
}

interface Read {
  record: ArchivedRecord;
  /** WARC-Payload-Digest as written. */
  digest: string | null;
  standsOn: Origin | null;
  /** The answer told no type and no status of its own. */
  notModified: boolean;
}

async function readOne(folder: string, locator: string): Promise<Read> {
  const missing = (cause?: unknown) => new UserError(`存档中找不到该记录：${locator}`, undefined, { cause });
  const start = offsetIn(locator);
  if (start === null) throw missing();
  const stream = createReadStream(join(folder, archiveName), { start });
  try {
    const record = await new WARCParser(stream).parse();
    if (record === null || !readable.has(record.warcType ?? '')) throw missing();
    const answer = record.warcType === 'response' || record.warcType === 'revisit';
    const standsOn = record.warcType === 'revisit' ? namedOrigin(record.warcHeaders.headers) : null;
    if (record.warcType === 'revisit' && standsOn === null) throw missing();
    const body = standsOn === null ? await record.readFully(answer) : new Uint8Array();
    const headers = answer ? record.httpHeaders?.headers : record.warcHeaders.headers;
    const read: ArchivedRecord = {
      id: record.warcHeader('WARC-Record-ID') ?? '',
      url: record.warcTargetURI ?? '',
      status: answer ? Number(record.httpHeaders?.statusCode ?? 0) : 200,
      contentType: headers?.get('content-type') ?? null,
      fetchedAt: record.warcDate ?? '',
      body,
    };
    const notModified = record.warcHeader('WARC-Profile') === `${profiles}server-not-modified`;
    return { record: read, digest: record.warcPayloadDigest ?? null, standsOn, notModified };
  } catch (error) {
    throw error instanceof UserError ? error : missing(error);
  } finally {
    stream.destroy();
  }
}
