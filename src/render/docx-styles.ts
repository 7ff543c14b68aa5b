/** The styles of a Word notice: fonts and sizes by the kind of paragraph. Sizes in half points, distances in twips. */
import { type ParagraphStyle, paragraphStyles } from './notice-blocks.ts';

/** Sizes as Chinese offices name them: 二号, 三号, 四号, 五号. */
export const size = { one: 52, two: 44, three: 32, four: 28, five: 21 } as const;

const latin = 'Times New Roman';
const font = (eastAsia: string) => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia });
export const fonts = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  black: font('黑体'),
  kai: font('楷体_GB2312'),
  song: font('宋体'),
};

/** What a machine without the font takes in its place. */
const fallbacks: Record<string, string> = {
  方正小标宋简体: '宋体',
  仿宋_GB2312: '仿宋',
  仿宋: 'FangSong',
  楷体_GB2312: '楷体',
  楷体: 'KaiTi',
  黑体: 'SimHei',
  宋体: 'SimSun',
};

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${Object.entries(
  fallbacks,
)
  .map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
  .join('')}</w:fonts>`;

/** 28 points, whatever the font. */
const exact = { line: 560, lineRule: 'exact' } as const;
const red = { style: 'single', size: 18, space: 6, color: 'C00000' } as const;
const rule = { style: 'single', size: 8, space: 4, color: '000000' } as const;
const twoChars = { firstLine: 640, firstLineChars: 200 };

interface Style {
  name: string;
  run: { font: ReturnType<typeof font>; size: number; color?: string; characterSpacing?: number };
  paragraph: {
    alignment?: 'left' | 'center' | 'right' | 'both';
    spacing: { line: number; lineRule: 'exact' | 'atLeast'; before?: number; after?: number };
    indent?: { left?: number; right?: number; firstLine?: number; firstLineChars?: number; hanging?: number };
    border?: { top?: typeof rule; bottom?: typeof red | typeof rule };
    keepNext?: boolean;
    outlineLevel?: number;
  };
}

/** 28 characters fill a line of 156 mm where each is a quarter of a point closer to the next. */
const closer = { characterSpacing: -5 };
const body = { font: fonts.body, size: size.three, ...closer };
const small = { font: fonts.body, size: size.four };

const styles: Record<ParagraphStyle, Omit<Style, 'name'>> = {
  mark: {
    run: { font: fonts.title, size: size.one, color: 'C00000' },
    paragraph: { alignment: 'center', spacing: { line: 800, lineRule: 'atLeast', after: 560 } },
  },
  number: { run: body, paragraph: { alignment: 'center', spacing: exact, border: { bottom: red } } },
  title: {
    run: { font: fonts.title, size: size.two },
    paragraph: { alignment: 'center', spacing: { line: 640, lineRule: 'exact', before: 560, after: 560 } },
  },
  to: { run: body, paragraph: { alignment: 'left', spacing: exact } },
  p: { run: body, paragraph: { alignment: 'both', spacing: exact, indent: twoChars } },
  h1: {
    run: { font: fonts.black, size: size.three, ...closer },
    paragraph: { alignment: 'left', spacing: exact, indent: twoChars, keepNext: true, outlineLevel: 0 },
  },
  h2: {
    run: { font: fonts.kai, size: size.three, ...closer },
    paragraph: { alignment: 'left', spacing: exact, indent: twoChars, keepNext: true, outlineLevel: 1 },
  },
  annexes: { run: body, paragraph: { alignment: 'left', spacing: exact, indent: { left: 640 }, keepNext: true } },
  sign: {
    run: body,
    paragraph: { alignment: 'right', spacing: { ...exact, before: 1120 }, indent: { right: 640 }, keepNext: true },
  },
  date: { run: body, paragraph: { alignment: 'right', spacing: exact, indent: { right: 1280 } } },
  note: { run: body, paragraph: { alignment: 'left', spacing: exact, indent: twoChars } },
  annex: { run: { font: fonts.black, size: size.three, ...closer }, paragraph: { alignment: 'left', spacing: exact } },
  cc: {
    run: small,
    paragraph: { spacing: { ...exact, before: 560 }, indent: { left: 280, right: 280 }, border: { top: rule } },
  },
  issued: {
    run: small,
    paragraph: {
      spacing: exact,
      indent: { left: 280, right: 280 },
      border: { top: rule, bottom: rule },
    },
  },
};

const cell = { spacing: { line: 300, lineRule: 'atLeast' } } as const;
/** By the id that paragraphs name; beside those of templates: cells of tables, page numbers. */
export const noticeStyles: Record<string, Style> = {
  ...Object.fromEntries(
    Object.entries(styles).map(([id, style]) => [id, { name: paragraphStyles[id as ParagraphStyle], ...style }]),
  ),
  th: { name: '表头', run: { font: fonts.black, size: size.five }, paragraph: { ...cell, alignment: 'center' } },
  td: { name: '表格文字', run: { font: fonts.body, size: size.five }, paragraph: { ...cell, alignment: 'left' } },
  page: {
    name: '页码',
    run: { font: fonts.song, size: size.four },
    paragraph: { spacing: { line: 280, lineRule: 'atLeast' } },
  },
};
