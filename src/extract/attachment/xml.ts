/** A walk over the XML of a document, without a tree. Declarations are passed over, so that no entity can be made to grow. */

export interface XmlHandler {
  /** `name` is without its prefix; attributes are read only when asked for. */
  open?(name: string, attribute: (name: string) => string | null): void;
  close?(name: string): void;
  text?(text: string): void;
}

const token = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<(\/?)([^\s<>/!?]+)([^<>]*)>|<[!?][^<>]*>|([^<]+)/g;

export function walkXml(xml: string, handler: XmlHandler): void {
  for (const m of xml.matchAll(token)) {
    const [, cdata, closing, name, rest, plain] = m;
    if (cdata !== undefined) handler.text?.(cdata);
    else if (plain !== undefined) handler.text?.(decodeEntities(plain));
    else if (name === undefined) continue;
    else if (closing === '/') handler.close?.(local(name));
    else {
      handler.open?.(local(name), (wanted) => attributeOf(rest!, wanted));
      if (rest!.endsWith('/')) handler.close?.(local(name));
    }
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** `wanted` is a name of ours. */
function attributeOf(rest: string, wanted: string): string | null {
  const m = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(rest);
  return m === null ? null : decodeEntities(m[1] ?? m[2] ?? '');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, dec, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
}
