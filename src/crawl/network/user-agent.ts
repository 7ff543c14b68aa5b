import { oneLine } from '../../lib/chinese.ts';
import { version } from '../../lib/version.ts';

/** Says honestly who asks; characters that no header may carry are left out. */
export function userAgent(contact: string): string {
  const plain = oneLine(contact)
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()]/g, '')
    .trim();
  return plain === '' ? `Gongkai/${version}` : `Gongkai/${version} (+${plain})`;
}
