/** Where an answer redirects to. */
import { httpUrl } from '../../lib/urls.ts';
import type { Answer } from './fetch.ts';
import { headerOf } from './headers.ts';

/** Null when it does not; `url` null when it leads nowhere that may be asked (`file:`, `javascript:`, nothing). */
export function redirectOf({ status, headers, url }: Answer): { url: string | null; to: string } | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const to = latin1ToUtf8(headerOf(headers, 'location') ?? '').trim();
  return { url: httpUrl(to, url), to };
}

/** Header bytes may arrive as Latin-1; addresses in them are often UTF-8, sometimes GBK. */
function latin1ToUtf8(text: string): string {
  if (!/^[\x00-\xff]*$/.test(text) || /^[\x00-\x7f]*$/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  const utf8 = bytes.toString('utf8');
  // A server that sends other bytes means just these bytes.
  return utf8.includes('\ufffd') ? text.replace(/[\x80-\xff]/g, byteAsPercent) : utf8;
}

function byteAsPercent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase()}`;
}
