/** The bytes of every exchange: `archive.warc.gz` (ISO 28500, WARC 1.1), one gzip member a record. Only importer of warcio. */
import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { UserError } from '../lib/errors.ts';
import { sha256 } from '../lib/hash.ts';
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
      const response = await serialize(responseRecord(exchange, id), exchange.body);
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
function serialize(record: WARCRecord, payload?: Uint8Array): Promise<Uint8Array> {
  if (payload !== undefined) {
    const head = Buffer.from(record.httpHeaders === null ? '' : `${record.httpHeaders}\r\n`);
    record.warcHeaders.headers.set('WARC-Payload-Digest', `sha256:${sha256(payload)}`);
    record.warcHeaders.headers.set('WARC-Block-Digest', `sha256:${sha256(Buffer.concat([head, payload]))}`);
  }
  return WARCSerializer.serialize(record, { gzip: false });
}

const bodyEncoding = /^(content-encoding|transfer-encoding|content-length)$/i;

function responseRecord(exchange: Exchange, id: string): WARCRecord {
  const headers = exchange.headers.map(([name, value]): [string, string] =>
    bodyEncoding.test(name) ? [`X-Archive-Orig-${name}`, line(value)] : [name, line(value)],
  );
  headers.push(['Content-Length', String(exchange.body.length)]);
  return WARCRecord.create(
    {
      type: 'response',
      url: exchange.url,
      date: exchange.fetchedAt,
      warcVersion: 'WARC/1.1',
      warcHeaders: { 'WARC-Record-ID': id },
      statusline: `HTTP/1.1 ${exchange.status}`,
      httpHeaders: headers.filter(([name]) => /^[!#$%&'*+.^_`|~\w-]+$/.test(name)),
      keepHeadersCase: true,
    },
    [exchange.body],
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

const readable = new Set(['response', 'conversion', 'resource']);

/** The archived answer, or what was made of one, behind a locator; UserError when the archive does not hold it. */
export async function readRecord(folder: string, locator: string): Promise<ArchivedRecord> {
  const missing = (cause?: unknown) => new UserError(`存档中找不到该记录：${locator}`, undefined, { cause });
  const start = /^archive\.warc\.gz#(\d{1,15})$/.exec(locator)?.[1];
  if (start === undefined) throw missing();
  const stream = createReadStream(join(folder, archiveName), { start: Number(start) });
  try {
    const record = await new WARCParser(stream).parse();
    if (record === null || !readable.has(record.warcType ?? '')) throw missing();
    const answer = record.warcType === 'response';
    const body = await record.readFully(answer);
    const headers = answer ? record.httpHeaders?.headers : record.warcHeaders.headers;
    return {
      id: record.warcHeader('WARC-Record-ID') ?? '',
      url: record.warcTargetURI ?? '',
      status: answer ? Number(record.httpHeaders?.statusCode ?? 0) : 200,
      contentType: headers?.get('content-type') ?? null,
      fetchedAt: record.warcDate ?? '',
      body,
    };
  } catch (error) {
    throw error instanceof UserError ? error : missing(error);
  } finally {
    stream.destroy();
  }
}
