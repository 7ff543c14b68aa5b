/** Which policy an interpretation says it is about. */
import { oneLine } from '../../lib/chinese.ts';
import type { PageFacts } from '../../model/page.ts';
import { numberIn } from '../fields/doc-number.ts';
import { anchorsIn, type Box, type Flat, textOf } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { isBasis } from './basis.ts';

/** The 《title》 in the heading, else the first one of a document in the text; with number and link where they stand near. */
export function readInterprets(flat: Flat, title: string, body: Box | null, resolve: Resolve): PageFacts['interprets'] {
  const text = body === null ? '' : textOf(flat, body);
  const name = quoted(title) ?? documentIn(text.slice(0, 3_000));
  const link = linkedPolicy(flat, body, name, resolve);
  if (name === null && link === null) return null;
  const after =
    name === null ? '' : text.slice(text.indexOf(`《${name}》`), text.indexOf(`《${name}》`) + name.length + 60);
  const docNumber = /^《[^》]*》\s*[（(]/.test(after) ? numberIn(after.slice(name!.length + 2)) : null;
  return {
    ...(name === null ? {} : { title: name }),
    ...(docNumber === null ? {} : { docNumber }),
    ...(link === null ? {} : { url: link }),
  };
}

function quoted(title: string): string | null {
  const m = /《([^《》]{4,120}(?:〈[^〈〉]{1,80}〉[^《》]{0,60})?)》/.exec(title);
  return m === null ? null : oneLine(m[1]!);
}

const document =
  /(?:通知|意见|办法|方案|规定|决定|细则|条例|规划|计划|措施|法|纲要|目录|清单|标准|公告|指南|规则|制度|要点|批复|行动)(?:[（(][^（）()]{1,12}[）)])?$/;

const asSubject =
  /(?:制定|印发|出台|发布|起草|公布|修订|编制|下发|实施)(?:了|并印发|并发布|本|《|：|:)?[^。；;，,\n《》]{0,12}$/;

/** The first that is said to be issued, else the first that is no basis, else the first. */
function documentIn(text: string): string | null {
  const found = [...text.matchAll(/《([^《》\n]{6,120})》/g)].filter((m) => document.test(m[1]!)).slice(0, 20);
  const before = (m: RegExpExecArray) => text.slice(Math.max(0, m.index - 200), m.index);
  const named =
    found.find((m) => asSubject.test(before(m).slice(-20))) ?? found.find((m) => !isBasis(before(m))) ?? found[0];
  return named === undefined ? null : oneLine(named[1]!);
}

/** A link beside words like 政策原文 or 相关文件, or one whose text is the policy's title. */
function linkedPolicy(flat: Flat, body: Box | null, name: string | null, resolve: Resolve): string | null {
  const around =
    body === null ? undefined : (flat.boxes[flat.boxes[body.parent]?.parent ?? -1] ?? flat.boxes[body.parent]);
  if (around === undefined) return null;
  for (const index of anchorsIn(flat, around)) {
    const box = flat.boxes[index]!;
    const text = oneLine(textOf(flat, box));
    const before = flat.text.slice(Math.max(0, box.from - 20), box.from);
    const says = /(?:政策原文|原文链接|文件原文|相关文件|关联文件|相关政策|解读文件|政策文件)\s*[：:]?\s*[《\s]*$/.test(
      before,
    );
    if (says || /^(?:政策原文|原文链接|文件原文|查看原文件?)/.test(text) || (name !== null && text.includes(name))) {
      const url = resolve(box.attribs.href!);
      if (url !== null) return url;
    }
  }
  return null;
}
