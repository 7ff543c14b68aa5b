/** The identity marks of one parsed page: its visible text, meta tags, links, images and inline scripts. */
import { oneLine } from '../../lib/chinese.ts';
import type { Identity } from '../../model/page.ts';
import type { Flat } from '../html/flat.ts';
import { identityInText, mergeIdentity } from './identity.ts';

/** `home`: the title and logo of a front page name the site where no tag does. */
export function readIdentity(flat: Flat, home = false): Identity {
  const code = flat.meta.get('siteidcode')?.trim() ?? '';
  const name = oneLine(flat.meta.get('sitename') ?? '');
  const tags: Identity = {
    siteName: name !== '' ? name : home ? nameShown(flat) : null,
    idCode: /^(?:\d{10}|bm\d{8})$/i.test(code) ? code.toLowerCase() : null,
    icp: null,
    policeNo: null,
    conac: false,
    errorReport: false,
  };
  return mergeIdentity(tags, mergeIdentity(identityInText(flat.text), identityInText(hidden(flat))));
}

const siteWord = /(?:政府|[局厅委部署院会办]|办公[室厅]|管委会|街道|[乡镇网]|网站|门户|平台)$/;

function nameShown(flat: Flat): string | null {
  const parts = oneLine(flat.pageTitle ?? '').split(/[\s_|｜—-]+/);
  const logos = flat.boxes.filter(
    ({ name, attribs }) => name === 'img' && /logo/i.test(`${attribs.class} ${attribs.src}`),
  );
  const names = [...parts, ...logos.map(({ attribs }) => oneLine(attribs.alt ?? ''))];
  const found = names
    .map((text) => text.replace(/^欢迎.{0,3}(?:访问|光临|来到|进入)|[！!。]+$/g, ''))
    .find(
      (text) =>
        siteWord.test(text) && text.length >= 4 && text.length <= 40 && !/首页|^门户网站$|^政府网站?$/.test(text),
    );
  return found ?? null;
}

const mark = /conac|jiucuo|kaipuyun|zfwzgl|errorInfo|找错|网安备|ICP|siteCode|recordcode/i;

/** Attributes of links, images and scripts, and the text of inline scripts that can hold marks. */
function hidden(flat: Flat): string {
  const parts: string[] = [];
  for (const { attribs, name } of flat.boxes) {
    if (name !== 'a' && name !== 'img' && name !== 'iframe') continue;
    const { href = '', src = '', title = '', alt = '' } = attribs;
    if ([href, src, title, alt].some((told) => told !== '' && mark.test(told)))
      parts.push(`${href} ${src} ${title} ${alt}`);
  }
  for (const { attribs, text } of flat.scripts) {
    if (/conac|jiucuo|kaipuyun|标识码|网安备|ICP备|sitecode/i.test(text)) parts.push(text);
    const own = `id=${attribs.id ?? ''} src=${attribs.src ?? ''} sitecode="${attribs.sitecode ?? ''}"`;
    if (/conac|jiucuo|kaipuyun/i.test(own)) parts.push(own);
  }
  return parts.join('\n');
}
