/** Reading single records of a WARC file. Only importer of warcio. */
import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';
import { namedOrigin, type Origin } from './origin.ts';
import { profiles } from './warc-write.ts';

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
