/** The record of an earlier run that a revisit stands on: where it lies, and a look at its head without reading its body. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import type { Origin, StoredPage } from '../model/snapshot.ts';
import { archiveName } from './schema.ts';

export type { Origin } from '../model/snapshot.ts';

/** A snapshot lies in `DATA/snapshots/RUN/SITE`; names are encoded, since headers carry ASCII. */
export function archiveNameOf(folder: string): string {
  return `${resolve(folder).split(sep).slice(-3).map(encodeURIComponent).join('/')}/${archiveName}`;
}

/** The folder that `file` means for a snapshot in `folder`; null for a name that is none of ours. */
export function folderOf(folder: string, file: string): string | null {
  const parts = file.split('/');
  if (parts.length !== 4 || parts.pop() !== archiveName) return null;
  try {
    const names = parts.map(decodeURIComponent);
    if (names.some((name) => !/^[\w\p{Script=Han}-]{1,100}$/u.test(name))) return null;
    return join(resolve(folder, '..', '..', '..'), ...names);
  } catch {
    return null;
  }
}

type Told = Pick<StoredPage, 'record' | 'recordId' | 'standsOn' | 'finalUrl' | 'fetchedAt' | 'sha256'>;

/**
 * Looks up what pages of a snapshot folder stand on, as their rows tell it: of each archive it is seen once that it is there
 * and how long it is. Null where it does not hold the record.
 */
export function originsOf(folder: string): (page: Told) => Origin | null {
  const own = archiveNameOf(folder);
  const sizes = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const held = sizes.get(file);
    if (held !== undefined) return held;
    const earlier = folderOf(folder, file);
    const size = earlier === null ? 0 : (statSync(join(earlier, archiveName), { throwIfNoEntry: false })?.size ?? 0);
    sizes.set(file, size);
    return size;
  };
  return ({ record, recordId, standsOn, finalUrl, fetchedAt, sha256 }) => {
    const offset = offsetIn(record);
    // Rows of earlier versions do not tell.
    if (offset === null || (recordId === undefined && standsOn === undefined)) return originOf(folder, record);
    const url = URL.parse(finalUrl)?.href ?? finalUrl;
    const origin = standsOn ?? { file: own, offset, id: recordId!, url, date: fetchedAt, sha256 };
    return origin.offset < sizeOf(origin.file) ? origin : null;
  };
}

/** The record behind a locator of a snapshot folder, or the one that it stands on itself; null where either is not there. */
export function originOf(folder: string, locator: string): Origin | null {
  const start = offsetIn(locator);
  const head = start === null ? null : headAt(join(folder, archiveName), start);
  if (head === null) return null;
  if (head.get('warc-type') === 'response') return originFrom(head, archiveNameOf(folder), start!);
  const named = namedOrigin(head);
  if (named === null) return null;
  const earlier = folderOf(folder, named.file);
  const there = earlier === null ? null : headAt(join(earlier, archiveName), named.offset);
  return there?.get('warc-record-id') === named.id ? originFrom(there, named.file, named.offset) : null;
}

/** Byte offset that a locator names. */
export function offsetIn(locator: string): number | null {
  const digits = /^archive\.warc\.gz#(\d{1,15})$/.exec(locator)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** What a revisit record says that it stands on. `header` gives a WARC header by its name in lower case. */
export function namedOrigin(header: { get(name: string): string | null | undefined }): Origin | null {
  const offset = header.get('warc-refers-to-file-offset') ?? '';
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(header.get('warc-payload-digest') ?? '')?.[1];
  if (!/^\d{1,15}$/.test(offset) || sha256 === undefined) return null;
  const said = (name: string) => header.get(`warc-refers-to${name}`) ?? '';
  const names = { file: said('-filename'), id: said(''), url: said('-target-uri'), date: said('-date') };
  return { ...names, offset: Number(offset), sha256 };
}

function originFrom(head: ReadonlyMap<string, string>, file: string, offset: number): Origin | null {
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(head.get('warc-payload-digest') ?? '')?.[1];
  if (sha256 === undefined || head.get('warc-type') !== 'response') return null;
  const said = (name: string) => head.get(name) ?? '';
  return { file, offset, id: said('warc-record-id'), url: said('warc-target-uri'), date: said('warc-date'), sha256 };
}

/** Bytes that hold the WARC headers of nearly every record of ours, compressed; and of all of them. */
const peeks = [1_280, 8_192];

/** WARC headers of the record at an offset, names in lower case; null where none begins there. */
function headAt(path: string, offset: number): Map<string, string> | null {
  try {
    const file = openSync(path, 'r');
    try {
      for (const peek of peeks) {
        const head = headIn(file, offset, peek);
        if (head !== null) return new Map(head.split('\r\n').slice(1).map(headerOf));
      }
      return null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

function headIn(file: number, offset: number, peek: number): string | null {
  const bytes = Buffer.allocUnsafe(peek);
  const read = readSync(file, bytes, 0, peek, offset);
  const text = gunzipSync(bytes.subarray(0, read), { finishFlush: constants.Z_SYNC_FLUSH });
  const end = text.indexOf('\r\n\r\n');
  return end < 0 || !text.subarray(0, 7).equals(Buffer.from('WARC/1.')) ? null : text.toString('utf8', 0, end);
}

function headerOf(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
