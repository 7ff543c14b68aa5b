/** In which forms a page interprets a policy. */
import type { InterpretationForm } from '../model/facts.ts';
import type { PageFacts } from '../model/page.ts';

const inTitle: readonly [InterpretationForm, RegExp][] = [
  ['graphic', /图解|一图|长图|图读|图说|图文|图表|海报|图示|漫画|思维导图|图懂/],
  ['video', /视频|微视频|短视频|小视频|直播/],
  ['audio', /音频|语音|听读|广播|有声/],
  ['qa', /问答|答记者问|答问|百问|[一-龥\d]问[一-龥\d]?答|政策问/],
  ['press', /发布会|通气会|吹风会/],
  ['interview', /访谈|专访|做客|对话/],
  ['animation', /动漫|动画|漫画/],
];
/** A main text of fewer characters beside pictures is their caption. */
const captionOnly = 100;

/** `columns`: names of the columns that list the page, as 图片解读. */
export function formsOf(
  facts: Pick<PageFacts, 'title' | 'text' | 'media'>,
  columns: readonly string[],
): InterpretationForm[] {
  const named = `${facts.title ?? ''} ${columns.join(' ')}`;
  const forms = new Set(inTitle.filter(([, pattern]) => pattern.test(named)).map(([form]) => form));
  const short = facts.text.replace(/\s+/g, '').length < captionOnly;
  if (facts.media.videos > 0) forms.add('video');
  if (facts.media.audios > 0) forms.add('audio');
  if (short && facts.media.images > 0) forms.add('graphic');
  if (!short || forms.size === 0) forms.add('text');
  return [...forms];
}

/** Of a row whose page was not read: only what its title tells; empty means unknown. */
export function formsOfTitle(title: string): InterpretationForm[] {
  return inTitle.filter(([, pattern]) => pattern.test(title)).map(([form]) => form);
}
