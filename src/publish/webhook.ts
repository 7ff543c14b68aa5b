/** A message to a chat robot or to an interface of the office, by one POST. */

/** Sends the body as JSON, follows no redirect, and gives the answer's status and beginning. */
export type Post = (url: string, body: string) => Promise<{ status: number; text: string }>;

/** 企业微信 takes no more bytes of Markdown. */
const maxMarkdown = 4096;

/** Null: taken. Else why not, in one sentence; the address is a secret and never part of it. */
export async function sendWebhook(
  { url, kind }: { url: string; kind: string },
  message: { markdown: string; data: unknown },
  post: Post,
): Promise<string | null> {
  const body = webhookBody(kind, message);
  let answer: { status: number; text: string };
  try {
    answer = await post(url, body);
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return code === 'EPRIVATE' ? '网址指向内网，确需发送请用 --allow-private' : `连不上（${code ?? name}）`;
  }
  const { status, text } = answer;
  if (status >= 300 && status < 400) return '网址转到别处，没有跟随；请填写最终的网址';
  if (status < 200 || status > 299) return `对方拒绝（HTTP ${status}）`;
  if (kind !== 'wecom') return null;
  const { errcode, errmsg } = errorOf(text);
  return errcode === 0 ? null : `对方拒绝（${errcode ?? '没有应答码'}${errmsg}）`;
}

export function webhookBody(kind: string, { markdown, data }: { markdown: string; data: unknown }): string {
  if (kind !== 'wecom') return JSON.stringify(data);
  return JSON.stringify({ msgtype: 'markdown', markdown: { content: clipped(markdown) } });
}

/** Whole lines only. */
function clipped(markdown: string): string {
  const more = '\n> ……';
  const lines = markdown.split('\n');
  const isFit = (text: string) => Buffer.byteLength(text) <= maxMarkdown;
  if (isFit(markdown)) return markdown;
  while (lines.length > 0 && !isFit(lines.join('\n') + more)) lines.pop();
  return lines.join('\n') + more;
}

function errorOf(text: string): { errcode: number | null; errmsg: string } {
  try {
    const { errcode, errmsg } = JSON.parse(text) as { errcode?: unknown; errmsg?: unknown };
    return {
      errcode: typeof errcode === 'number' ? errcode : null,
      errmsg: typeof errmsg === 'string' ? ` ${errmsg.replace(/\s+/g, ' ').slice(0, 100)}` : '',
    };
  } catch {
    return { errcode: null, errmsg: '' };
  }
}
