/** The rules of a robots.txt for one robot (RFC 9309). Linear in the file for every address, whatever the file holds. */

export interface Rules {
  /** Of path and query. */
  allows(path: string): boolean;
  count: number;
  /** Seconds, null where none is given. */
  crawlDelay: number | null;
}

interface Rule {
  allow: boolean;
  /** The pattern between its stars. */
  parts: string[];
  /** `$`: the address ends where the pattern ends. */
  ends: boolean;
  length: number;
}

interface Group {
  rules: Rule[];
  crawlDelay: number | null;
}

const maxText = 512 * 1024;
const maxLine = 2048;

/** The groups that name `agent` (lower case) count together; without one, those for everybody. */
export function parseRobots(text: string, agent: string): Rules {
  const own: Group = { rules: [], crawlDelay: null };
  const everybody: Group = { rules: [], crawlDelay: null };
  let named = false;
  let current: Group[] = [];
  let naming = false;
  for (const line of text.slice(0, maxText).split(/[\r\n]+/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*[:：]\s*([^#]*)/i.exec(line.slice(0, maxLine)) ?? [];
    const said = value.trim();
    switch (key.toLowerCase()) {
      case 'user-agent': {
        if (!naming) current = [];
        naming = true;
        if (said.startsWith('*')) current.push(everybody);
        if (/^[a-z_-]*/i.exec(said)?.[0].toLowerCase() === agent) {
          named = true;
          current.push(own);
        }
        break;
      }
      case 'allow':
      case 'disallow': {
        naming = false;
        const rule = ruleOf(said, key.toLowerCase() === 'allow');
        if (rule !== null) for (const group of current) group.rules.push(rule);
        break;
      }
      case 'crawl-delay': {
        naming = false;
        const seconds = Number(said);
        if (said !== '' && seconds >= 0) for (const group of current) group.crawlDelay = seconds;
        break;
      }
    }
  }
  const { rules, crawlDelay } = named ? own : everybody;
  // The longest pattern decides, and of two as long the one that allows.
  rules.sort((a, b) => b.length - a.length || Number(b.allow) - Number(a.allow));
  return {
    allows(path) {
      const asked = normal(path);
      return asked === '/robots.txt' || (rules.find((rule) => matches(rule, asked))?.allow ?? true);
    },
    count: rules.length,
    crawlDelay: crawlDelay === null || !Number.isFinite(crawlDelay) ? null : crawlDelay,
  };
}

function ruleOf(said: string, allow: boolean): Rule | null {
  if (said === '') return null;
  const pattern = normal(/^[/*]/.test(said) ? said : `/${said}`);
  const ends = pattern.endsWith('$');
  return { allow, parts: (ends ? pattern.slice(0, -1) : pattern).split(/\*+/), ends, length: pattern.length };
}

function matches({ parts, ends }: Rule, path: string): boolean {
  const first = parts[0]!;
  if (!path.startsWith(first)) return false;
  if (parts.length === 1) return !ends || path === first;
  let at = first.length;
  const last = parts.length - 1;
  for (const part of parts.slice(1, ends ? last : undefined)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !ends || (path.length - parts[last]!.length >= at && path.endsWith(parts[last]!));
}

/** One spelling of an address: other than ASCII as percent-encoded UTF-8, plain characters plain. */
function normal(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\x21-\x7e]+/g, encodeURIComponent)
    .replace(/%[\da-f]{2}/gi, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(char) ? char : code.toUpperCase();
    });
}
