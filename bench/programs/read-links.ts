/** The least that a crawler must read of a page: links and text, by the fastest parser of the field. */
import { Parser } from 'htmlparser2';

export interface Read {
  links: string[];
  text: string;
}

export function readLinks(html: string, base: string): Read {
  const links: string[] = [];
  const text: string[] = [];
  let silent = 0;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (name === 'style' || name === 'script') silent++;
      else if (name === 'a' && href !== undefined) links.push(href);
    },
    ontext: (data) => void (silent === 0 && text.push(data)),
    onclosetag: (name) => void ((name === 'style' || name === 'script') && silent--),
  });
  parser.end(html);
  const urls = links.map((href) => new URL(href, base).href);
  return { links: urls, text: text.join(' ').replace(/\s+/g, ' ').trim() };
}

export function charsetOf(contentType: string): string {
  return /charset=([\w-]+)/.exec(contentType)?.[1] ?? 'utf-8';
}
