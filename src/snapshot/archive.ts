/** The bytes of every exchange: `archive.warc.gz`, one gzip member a record. */
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { UserError } from '../lib/errors.ts';
import { sha256 } from '../lib/hash.ts';
import { folderOf, offsetIn } from './origin.ts';
import { archiveName } from './schema.ts';
import { type ArchivedRecord, type Read, readAt } from './warc-read.ts';
import { answerRecord, askRecord, type Derived, type Exchange, infoRecord, madeRecord } from './warc-write.ts';

export interface Archive {
  /** Appends request and response; returns the locator of the response, `archive.warc.gz#OFFSET`. */
  write(exchange: Exchange): Promise<string>;
  /** Appends what is no exchange; returns its locator. */
  writeDerived(derived: Derived): Promise<string>;
  /** Appends an answer that is read from elsewhere, under its own name and time; returns its locator. */
  writeAnswer(answer: Omit<ArchivedRecord, 'id'>, id: string): Promise<string>;
  /** Appends a record as it lies in another archive; returns its locator. */
  writeMember(bytes: Uint8Array): string;
  /** WARC-Record-ID of a record that was written since it was opened. */
  idOf(locator: string): string;
  /** Bytes written so far. */
  size(): number;
  close(): void;
}

/** The length of an archived answer is written anew. */
function withoutLength(headers: readonly [string, string][]): [string, string][] {
  return headers.filter(([name]) => name.toLowerCase() !== 'content-length');
}

/** What is little more than headers is not made smaller: that would take longer than to write them. */
function packed(bytes: Uint8Array): Buffer {
  return bytes.length < 2_048 ? storedMember(bytes) : gzipSync(bytes, { level: 1 });
}

/** Head of a gzip member, and the mark of its only block, which is stored as it is (RFC 1951 and 1952). */
const memberHead = Buffer.from('1f8b080000000000000301', 'hex');

function storedMember(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  const start = memberHead.length + 4;
  const member = Buffer.allocUnsafe(start + length + 8);
  member.set(memberHead);
  member.writeUInt16LE(length, start - 4);
  member.writeUInt16LE(length ^ 0xffff, start - 2);
  member.set(bytes, start);
  member.writeUInt32LE(crc32(bytes), start + length);
  member.writeUInt32LE(length, start + length + 4);
  return member;
}

/** Names that no other record has: drawn once for each opening, with the place of the record in its file. */
function idsOf(): (at: number) => string {
  const drawn = randomUUID().slice(0, -12);
  return (at) => `<urn:uuid:${drawn}${at.toString(16).padStart(12, '0')}>`;
}

/**
 * Opens the archive of a folder; bytes behind `size` (a record that a killed run left half written) are cut off. Without
 * `software` a new one begins with what is written first.
 */
export async function openArchive(folder: string, software: string | null, size: number): Promise<Archive> {
  mkdirSync(folder, { recursive: true });
  const fd = openSync(join(folder, archiveName), 'a+');
  if (fstatSync(fd).size > size) ftruncateSync(fd, size);
  let end = fstatSync(fd).size;
  const idAt = idsOf();
  const append = (bytes: Uint8Array): number => appendMember(packed(bytes));
  const appendMember = (member: Uint8Array): number => {
    const at = end;
    for (let done = 0; done < member.length; ) done += writeSync(fd, member, done);
    end += member.length;
    return at;
  };
  if (end === 0 && software !== null) append(infoRecord(software, idAt(end), new Date().toISOString()));
  return {
    async write(exchange) {
      const id = idAt(end);
      const response = packed(answerRecord(exchange, id));
      const request = packed(askRecord(exchange, idAt(end + response.length), id));
      return `${archiveName}#${appendMember(Buffer.concat([response, request]))}`;
    },
    async writeDerived(derived) {
      return `${archiveName}#${append(madeRecord(derived, idAt(end)))}`;
    },
    async writeAnswer({ url, status, headers, body, fetchedAt }, id) {
      const exchange = {
        url,
        method: 'GET',
        requestHeaders: {},
        status,
        headers: withoutLength(headers),
        body,
        fetchedAt,
      };
      return `${archiveName}#${append(answerRecord(exchange, id))}`;
    },
    writeMember: (bytes) => `${archiveName}#${appendMember(bytes)}`,
    idOf: (locator) => idAt(offsetIn(locator)!),
    size: () => end,
    close: () => closeSync(fd),
  };
}

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
  const { body, contentType, headers, status } = found.record;
  if (found.standsOn !== null || found.digest !== digest || sha256(body) !== standsOn.sha256) throw missing();
  return notModified ? { ...record, status, contentType, headers, body } : { ...record, body };
}

async function readOne(folder: string, locator: string): Promise<Read> {
  const missing = (cause?: unknown) => new UserError(`存档中找不到该记录：${locator}`, undefined, { cause });
  const start = offsetIn(locator);
  if (start === null) throw missing();
  const read = await readAt(join(folder, archiveName), start).catch((error) => {
    throw missing(error);
  });
  if (read === null) throw missing();
  return read;
}
