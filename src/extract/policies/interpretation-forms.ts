/** In which forms a page interprets a policy. */
import { squeeze } from '../../lib/chinese.ts';
import type { InterpretationForm } from '../../model/interpretation.ts';
import type { PageFacts } from '../../model/page.ts';

/** Words of a heading or a column's name that stand for a form by themselves. */
const byName: readonly [InterpretationForm, RegExp][] = [
  ['graphic', /图解|一(?:张)?图|长图|图读|图说|图表|海报|图示|漫画|思维导图|图懂|图片解读|图文解读/],
  ['video', /微视频|短视频|小视频|直播/],
  [
    'qa',
    /政策问答|答记者问|答问|百问|有问有答|你问我答|[一二三四五六七八九十百\d]问(?:[一二三四五六七八九十百\d]?答)|问答(?:[）)】\]]|$)/,
  ],
  ['press', /发布会|通气会|吹风会/],
  ['interview', /访谈|专访|做客|对话/],
  ['animation', /动漫|动画|漫画|H5/i],
  ['expert', /专家(?:解读|谈|观点|说|视角|点评)|学者(?:解读|谈)/],
  ['media', /媒体(?:解读|报道|视角|聚焦|评论|关注)/],
];
/** Words that name a matter as often as a form: a form only as a label, as in 视频解读, 【音频】, 视频：, 视频版. */
const byLabel: readonly [InterpretationForm, string][] = [
  ['video', '视频'],
  ['audio', '音频|语音|听读|有声|广播'],
];
const labels = byLabel.map(([form, words]): [InterpretationForm, RegExp] => [
  form,
  new RegExp(`(?:^|[【\\[（(|丨:： ])(?:${words})(?:$|[】\\]）)|丨:： ])|(?:${words})(?:政策)?(?:解读|图解|版)`),
]);
/** A main text of fewer characters beside pictures is their caption. */
const captionOnly = 100;
/** Lines read for the structure of a talk. */
const mostLines = 2_000;

/** `columns`: names of the columns that list the page, as 图片解读. */
export function formsOf(
  facts: Pick<PageFacts, 'title' | 'text' | 'media'>,
  columns: readonly string[],
): InterpretationForm[] {
  const forms = new Set(formsOfTitle([facts.title ?? '', ...columns].join(' ')));
  const short = squeeze(facts.text).length < captionOnly;
  if (facts.media.videos > 0) forms.add('video');
  if (facts.media.audios > 0) forms.add('audio');
  if (short && facts.media.images > 0) forms.add('graphic');
  const talk = formOfTalk(facts.text);
  if (talk !== null) forms.add(talk);
  if (!short || forms.size === 0) forms.add('text');
  return [...forms];
}

/** Of a row whose page was not read: only what its title tells; empty means unknown. */
export function formsOfTitle(title: string): InterpretationForm[] {
  // What the policy is called tells nothing of the form: 《短视频管理办法》解读.
  const words = title.slice(0, 600).replace(/《[^《》]*(?:《[^《》]*》[^《》]*)*》/g, ' ');
  return [...byName, ...labels].filter(([, pattern]) => pattern.test(words)).map(([form]) => form);
}

/** Who speaks in turn: 问/答 lines, or a host and a guest. */
function formOfTalk(text: string): InterpretationForm | null {
  const lines = text.split('\n', mostLines).map((line) => squeeze(line.slice(0, 200)));
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  const host = count(/^[[【]?主持人[\]】]?[:：]/);
  if (host >= 2 && count(/^[[【]?(?!主持人|记者|问|答)[\p{Script=Han}·]{2,12}[\]】]?[:：]/u) >= 2) return 'interview';
  const asked = count(
    /^(?:[一二三四五六七八九十\d]{1,3}[、.．])?[[【]?(?:问|Q|记者|提问|网友|问题[一二三四五六七八九十\d]{1,3})\d{0,2}[\]】]?[:：]/,
  );
  const answered = count(/^[[【]?(?:答|A|回答|答复)\d{0,2}[\]】]?[:：]/);
  if (asked >= 2 && answered >= 2) return 'qa';
  // 一、哪些人可以申请？
  return count(
    /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}问).{4,80}[？?]$/,
  ) >= 3
    ? 'qa'
    : null;
}
